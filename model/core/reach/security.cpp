#include "core/reach/security.h"

#include "core/net/internet.h"
#include "core/reach/address_owner.h"

#include <algorithm>
#include <charconv>

namespace peerscape::reach {

using azure::NextHopType;
using azure::RouteSource;
using azure::RuleAccess;
using azure::RuleDirection;
using azure::SecurityRule;
using net::Address;

namespace {

constexpr Address kPlatform = Address::v4(0xa83f8110); // 168.63.129.16

bool isPeering(NextHopType type)
{
    return type == NextHopType::VNetPeering || type == NextHopType::VNetGlobalPeering;
}

/// "*", "443" or "1000-2000".
bool portMatches(std::string_view range, std::uint16_t port)
{
    if (range == "*")
        return true;
    const auto number = [](std::string_view text) -> std::optional<unsigned> {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size())
            return std::nullopt;
        return value;
    };
    const std::size_t dash = range.find('-');
    const auto first = number(range.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number(range.substr(dash + 1));
    return first && last && *first <= port && port <= *last;
}

bool portsMatch(const std::vector<Text>& ranges, Protocol protocol, std::uint16_t port)
{
    if (protocol == Protocol::Icmp) // D17: a rule about ports is not about Icmp
        return std::all_of(ranges.begin(), ranges.end(), [](const Text& r) { return r == "*"; });
    return ranges.empty() || std::any_of(ranges.begin(), ranges.end(), [&](const Text& range) {
               return portMatches(range, port);
           });
}

bool protocolMatches(std::string_view rule, Protocol protocol)
{
    return rule == "*" || rule.empty() || equalsIgnoringCase(rule, "Any")
           || equalsIgnoringCase(rule, toString(protocol));
}

/// One of the rules that every group has (7.4.2).
struct DefaultRule
{
    std::string_view name;
    std::string_view source;
    std::string_view destination;
    RuleAccess access;
};
constexpr std::array<DefaultRule, 3> kInbound{{
    {"AllowVNetInBound", "VirtualNetwork", "VirtualNetwork", RuleAccess::Allow},
    {"AllowAzureLoadBalancerInBound", "AzureLoadBalancer", "*", RuleAccess::Allow},
    {"DenyAllInBound", "*", "*", RuleAccess::Deny},
}};
constexpr std::array<DefaultRule, 3> kOutbound{{
    {"AllowVnetOutBound", "VirtualNetwork", "VirtualNetwork", RuleAccess::Allow},
    {"AllowInternetOutBound", "*", "Internet", RuleAccess::Allow},
    {"DenyAllOutBound", "*", "*", RuleAccess::Deny},
}};

/// Judges one packet in one place; asks for each end's tag once.
class Judge
{
public:
    Judge(const route::RouteEngine& routes, SubnetId subnet, const FlowPacket& packet,
          const Options& options)
        : m_routes(routes)
        , m_subnet(subnet)
        , m_packet(packet)
        , m_options(options)
    {
    }

    RuleDecision judge(NsgId id, RuleDirection direction)
    {
        RuleDecision decision{id, direction, RuleAccess::Deny, {}, false};
        std::vector<const SecurityRule*> rules;
        for (const SecurityRule& rule : m_routes.document().find(id)->securityRules) {
            if (rule.direction == direction)
                rules.push_back(&rule);
        }
        std::stable_sort(rules.begin(), rules.end(),
                         [](const auto* a, const auto* b) { return a->priority < b->priority; });
        for (const SecurityRule* rule : rules) {
            if (!matches(*rule))
                continue;
            decision.access = rule->access;
            decision.rule = rule->name;
            return decision;
        }
        decision.isDefault = true;
        for (const DefaultRule& rule : direction == RuleDirection::Inbound ? kInbound : kOutbound) {
            if (matches(rule.source, m_packet.source)
                && matches(rule.destination, m_packet.destination)) {
                decision.access = rule.access;
                decision.rule = rule.name;
                break;
            }
        }
        return decision;
    }

private:
    [[nodiscard]] bool matches(const SecurityRule& rule)
    {
        const Flow& flow = m_packet.flow;
        return protocolMatches(rule.protocol, flow.protocol)
               && portsMatch(rule.sourcePortRanges, flow.protocol, flow.sourcePort)
               && portsMatch(rule.destinationPortRanges, flow.protocol, flow.destinationPort)
               && sideMatches(rule.sourceAddressPrefixes, rule.sourceApplicationSecurityGroups,
                              m_packet.source)
               && sideMatches(rule.destinationAddressPrefixes,
                              rule.destinationApplicationSecurityGroups, m_packet.destination);
    }

    [[nodiscard]] bool sideMatches(const std::vector<Text>& prefixes,
                                   const std::vector<AsgId>& groups, const Address& address)
    {
        return std::any_of(prefixes.begin(), prefixes.end(),
                           [&](const Text& text) { return matches(text, address); })
               || std::any_of(groups.begin(), groups.end(),
                              [&](AsgId group) { return isMember(group, address); });
    }

    [[nodiscard]] bool matches(std::string_view text, const Address& address)
    {
        if (text == "*" || equalsIgnoringCase(text, "Any"))
            return true;
        if (equalsIgnoringCase(text, "VirtualNetwork"))
            return isVirtualNetwork(address);
        if (equalsIgnoringCase(text, "Internet"))
            return net::isPublic(address) && !isVirtualNetwork(address); // 7.4.5
        if (equalsIgnoringCase(text, "AzureLoadBalancer"))
            return address == kPlatform;
        const auto prefix = net::Prefix::parse(text);
        return prefix && prefix->contains(address);
    }

    [[nodiscard]] bool isVirtualNetwork(const Address& address)
    {
        std::optional<bool>& known =
            address == m_packet.source ? m_sourceInTag : m_destinationInTag;
        if (!known)
            known = inVirtualNetworkTag(m_routes, m_subnet, address, m_options);
        return *known;
    }

    [[nodiscard]] bool isMember(AsgId group, const Address& address) const
    {
        const azure::Document& document = m_routes.document();
        const auto joins = [&](const azure::NicIpConfiguration& c) {
            const auto& groups = c.applicationSecurityGroups;
            return c.privateIPAddress == address
                   && std::find(groups.begin(), groups.end(), group) != groups.end();
        };
        const auto nics = document.referrers(group, Kind::NetworkInterface);
        return std::any_of(nics.begin(), nics.end(), [&](ObjectId id) {
            const auto& configurations = document.find(NicId::of(id))->ipConfigurations;
            return std::any_of(configurations.begin(), configurations.end(), joins);
        });
    }

    const route::RouteEngine& m_routes;
    SubnetId m_subnet;
    const FlowPacket& m_packet;
    const Options& m_options;
    std::optional<bool> m_sourceInTag;
    std::optional<bool> m_destinationInTag;
};

} // namespace

bool inVirtualNetworkTag(const route::RouteEngine& routes, SubnetId subnet, const Address& address,
                         const Options& options)
{
    if (address == kPlatform)
        return true;
    const azure::Document& document = routes.document();
    const azure::Subnet* resource = document.find(subnet);
    if (resource == nullptr)
        return false;
    for (const route::EffectiveRoute& row : routes.tableTowards(subnet, address).routes) {
        if (row.source == RouteSource::User && options.userRoutesInVirtualNetworkTag)
            return true;
        if (row.source != RouteSource::Default)
            continue;
        if (row.nextHopType == NextHopType::VnetLocal)
            return true;
        if (isPeering(row.nextHopType)
            && document.find(PeeringId::of(row.origin))->allowVirtualNetworkAccess)
            return true;
    }
    return !routes.learnedTowards(resource->virtualNetwork, address).empty();
}

RuleDecision judge(const route::RouteEngine& routes, NsgId group, RuleDirection direction,
                   SubnetId subnet, const FlowPacket& packet, const Options& options)
{
    return Judge(routes, subnet, packet, options).judge(group, direction);
}

std::vector<RuleDecision> judgeAll(const route::RouteEngine& routes, NicId nic, SubnetId subnet,
                                   RuleDirection direction, const FlowPacket& packet,
                                   const Options& options)
{
    const azure::Document& document = routes.document();
    const auto* resource = document.find(nic);
    const auto* place = document.find(subnet);
    NsgId groups[2] = {place != nullptr ? place->networkSecurityGroup : NsgId(),
                       resource != nullptr ? resource->networkSecurityGroup : NsgId()};
    if (direction == RuleDirection::Outbound)
        std::swap(groups[0], groups[1]);
    std::vector<RuleDecision> decisions;
    Judge judge(routes, subnet, packet, options);
    for (const NsgId group : groups) {
        if (document.find(group) == nullptr)
            continue;
        decisions.push_back(judge.judge(group, direction));
        if (decisions.back().access == RuleAccess::Deny)
            break;
    }
    return decisions;
}

bool guestTakes(const azure::VirtualMachine& machine, const Flow& flow)
{
    if (!machine.guestFirewall)
        return true;
    for (const azure::GuestFirewallRule& rule : machine.guestFirewallRules) {
        if (protocolMatches(rule.protocol, flow.protocol)
            && portsMatch(rule.ports, flow.protocol, flow.destinationPort))
            return rule.access == RuleAccess::Allow;
    }
    return false;
}

FlowVerdict verifyIpFlow(const route::RouteEngine& routes, NicId nic, RuleDirection direction,
                         const FlowPacket& packet, const Options& options)
{
    FlowVerdict verdict;
    const azure::NetworkInterface* resource = routes.document().find(nic);
    if (resource == nullptr)
        return verdict;
    const Address& own = direction == RuleDirection::Inbound ? packet.destination : packet.source;
    const auto decisions =
        judgeAll(routes, nic, subnetOf(*resource, own), direction, packet, options);
    if (!decisions.empty()) {
        verdict.decision = decisions.back();
        verdict.access = verdict.decision.access;
    }
    return verdict;
}

} // namespace peerscape::reach
