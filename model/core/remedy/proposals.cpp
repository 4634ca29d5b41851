#include "core/remedy/proposals.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"

#include <algorithm>

namespace peerscape::remedy {

using azure::Document;
using check::Fix;
using net::Address;
using reach::Flow;
using reach::Host;
using reach::Path;
using reach::Reason;

namespace {

std::string nameIn(const Document& document, ObjectId id)
{
    return document.nameOf(id).str();
}

/// A change of one field as a step.
template<Kind K, class Change>
Step changing(Id<K> id, Message label, unsigned cost, Change change)
{
    return {
        {std::move(label), [id, change](const Document& d) { return edit::modify(d, id, change); }},
        cost};
}

/// Answers one verdict.
class Proposer
{
public:
    Proposer(const route::RouteEngine& routes, const Path& path, const Host& to,
             const Address& destination, const Flow& flow)
        : m_routes(routes)
        , m_document(routes.document())
        , m_path(path)
        , m_to(to)
        , m_destination(destination)
        , m_flow(flow)
    {
    }

    std::vector<Step> propose()
    {
        const reach::Verdict& verdict = m_path.verdict;
        const SubnetId at = m_path.hops.empty() ? SubnetId() : m_path.hops.back().subnet;
        switch (verdict.reason) {
        case Reason::ReservedPrefix:
        case Reason::NoRoute:
        case Reason::PrivateDestination:
        case Reason::NoConnection:
        case Reason::TransitNotInForce:
        case Reason::NotAdvertised:
        case Reason::NoGateway:
            dropUserRoutes();
            proposeLastWay(at);
            break;
        case Reason::LeftForInternet:
        case Reason::NoHost:
        case Reason::UserRouteNone:
        case Reason::RoutingLoop:
        case Reason::GatewayIgnoresUserRoutes:
        case Reason::DeliveredElsewhere:
            dropUserRoutes();
            proposeLastWay(at);
            break;
        case Reason::NextHopNotFound:
        case Reason::NextHopNotAppliance:
            dropUserRoutes();
            proposeLastWay(at);
            proposeNextHopNetwork();
            break;
        case Reason::IpForwardingDisabled:
        case Reason::GuestDoesNotForward:
            if (const auto nic = subject<Kind::NetworkInterface>())
                m_steps.push_back({check::fixes::enableForwarding(m_document, nic), 1});
            break;
        case Reason::ForwardedTrafficBlocked:
            if (const auto link = subject<Kind::Peering>())
                m_steps.push_back(
                    {check::fixes::setFlag(m_document, link, &azure::Peering::allowForwardedTraffic,
                                           true),
                     1});
            break;
        case Reason::SubnetNotPeered:
            listSubnet();
            break;
        case Reason::SecurityRuleDenies:
            openSecurity();
            break;
        case Reason::GuestFirewallDenies:
            openGuest();
            break;
        case Reason::MachineStopped:
            if (const auto machine = subject<Kind::VirtualMachine>())
                start(machine);
            break;
        case Reason::NoBackend:
            startBackends();
            break;
        case Reason::NoOutboundMethod:
            proposeOutbound();
            break;
        case Reason::SourceNotTranslated:
            if (const auto nic = subject<Kind::NetworkInterface>())
                m_steps.push_back(changing(
                    nic, {PEERSCAPE_TR_NOOP("Translate sources on {0}"), {nameIn(m_document, nic)}},
                    1, [](azure::NetworkInterface& n) { n.snat = true; }));
            break;
        case Reason::BasicLoadBalancer:
            if (const auto balancer = subject<Kind::LoadBalancer>())
                m_steps.push_back(changing(balancer,
                                           {PEERSCAPE_TR_NOOP("Make {0} a Standard load balancer"),
                                            {nameIn(m_document, balancer)}},
                                           2, [](azure::LoadBalancer& b) { b.sku = "Standard"; }));
            break;
        case Reason::NoPublicAddress:
            if (const auto nic = NicId::of(m_to.object))
                m_steps.push_back(
                    {{{PEERSCAPE_TR_NOOP("Give {0} a public address"), {nameIn(m_document, nic)}},
                      [nic](const Document& d) { return edit::addPublicIp(d, nic); }},
                     4});
            break;
        case Reason::BranchesNotConnected:
            joinBranches();
            break;
        case Reason::ReplyTakesAnotherPath:
            dropUserRoutes();
            break;
        case Reason::AsymmetricStateful:
        case Reason::Delivered:
            break;
        }
        return std::move(m_steps);
    }

private:
    template<Kind K>
    [[nodiscard]] Id<K> subject() const
    {
        for (const ObjectId id : m_path.verdict.subjects) {
            if (id.kind() == K && m_document.contains(id))
                return Id<K>::of(id);
        }
        return {};
    }

    /// The user routes that the packet followed, from the last on.
    void dropUserRoutes()
    {
        for (auto hop = m_path.hops.rbegin(); hop != m_path.hops.rend(); ++hop) {
            for (const route::EffectiveRoute& row : hop->routes) {
                const auto table = RouteTableId::of(row.origin);
                if (row.source == azure::RouteSource::User && m_document.find(table) != nullptr)
                    m_steps.push_back(dropRoute(m_document, table, row.name));
            }
        }
    }

    void proposeLastWay(SubnetId at)
    {
        if (at)
            proposeWays(m_routes, at, m_to, m_destination, m_steps);
        // An appliance or gateway on the way that knows no way on is no reason to go there; but
        // what stands before it may.
        if (m_path.hops.size() > 1 && m_path.hops.front().subnet
            && m_path.hops.front().subnet != at)
            proposeWays(m_routes, m_path.hops.front().subnet, m_to, m_destination, m_steps);
        proposeTransit();
        proposeConnections();
    }

    /// Gateway transit and propagation for the network at either end.
    void proposeTransit()
    {
        const Document& d = m_document;
        for (const SubnetId subnet :
             {m_path.hops.empty() ? SubnetId() : m_path.hops.front().subnet, m_to.subnet}) {
            const VnetId vnet = azure::vnetOf(d, subnet);
            if (!vnet)
                continue;
            for (const PeeringId link : azure::peeringsOf(d, vnet)) {
                const azure::Peering& own = *d.find(link);
                if (azure::hasOwnGateway(d, own.remoteVirtualNetwork)
                    && !azure::hasOwnGateway(d, vnet) && azure::transitPeering(d, vnet) != link)
                    m_steps.push_back(useGateway(d, link));
            }
            std::vector<VnetId> homes;
            d.all<azure::VirtualNetworkGateway>().forEach([&](GatewayId id, const auto&) {
                const VnetId home = azure::vnetOf(d, id);
                if (home && home != vnet
                    && std::find(homes.begin(), homes.end(), home) == homes.end())
                    homes.push_back(home);
            });
            for (const VnetId home : homes) {
                if (!azure::hasOwnGateway(d, vnet))
                    proposePeering(d, vnet, home, m_steps);
            }
            const auto* place = d.find(subnet);
            const auto* table = d.find(place->routeTable);
            if (table != nullptr && table->disableBgpRoutePropagation)
                m_steps.push_back(changing(
                    place->routeTable,
                    {PEERSCAPE_TR_NOOP("Propagate gateway routes on {0}"), {table->name.str()}}, 1,
                    [](azure::RouteTable& t) { t.disableBgpRoutePropagation = false; }));
        }
    }

    void proposeConnections()
    {
        std::vector<ObjectId> sites;
        for (const ObjectId id :
             {m_to.object, m_path.hops.empty() ? ObjectId() : m_path.hops.front().object}) {
            if (id.kind() == Kind::LocalNetworkGateway || id.kind() == Kind::ExpressRouteCircuit)
                sites.push_back(id);
        }
        for (const ObjectId site : sites) {
            for (const ObjectId id : m_document.referrers(site, Kind::Connection)) {
                const auto connection = ConnectionId::of(id);
                if (!m_document.find(connection)->up)
                    m_steps.push_back(changing(
                        connection,
                        {PEERSCAPE_TR_NOOP("Bring up {0}"), {nameIn(m_document, connection)}}, 1,
                        [](azure::Connection& c) { c.up = true; }));
            }
            if (m_document.referrers(site, Kind::Connection).empty())
                connect(site);
        }
    }

    void connect(ObjectId site)
    {
        const bool isCircuit = site.kind() == Kind::ExpressRouteCircuit;
        m_document.all<azure::VirtualNetworkGateway>().forEach(
            [&](GatewayId gateway, const azure::VirtualNetworkGateway& value) {
                if ((value.gatewayType == azure::GatewayType::ExpressRoute) != isCircuit)
                    return;
                m_steps.push_back({{{PEERSCAPE_TR_NOOP("Connect {0} and {1}"),
                                     {value.name.str(), nameIn(m_document, site)}},
                                    [gateway, site](const Document& d) {
                                        return edit::addConnection(d, gateway, site);
                                    }},
                                   4});
            });
    }

    /// The network that has the next hop's address may only lack a peering.
    void proposeNextHopNetwork()
    {
        const auto& hop = m_path.hops.back();
        if (hop.routes.empty() || hop.routes.front().nextHopIpAddresses.empty())
            return;
        const Address address = hop.routes.front().nextHopIpAddresses.front();
        m_document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId vnet, const azure::VirtualNetwork& value) {
                const bool holds =
                    std::any_of(value.addressPrefixes.begin(), value.addressPrefixes.end(),
                                [&](const net::Prefix& p) { return p.contains(address); });
                if (holds)
                    proposeWays(m_routes, hop.subnet, {{}, {}, address}, address, m_steps);
                (void)vnet;
            });
    }

    void listSubnet()
    {
        const auto link = subject<Kind::Peering>();
        const auto subnet = subject<Kind::Subnet>();
        if (!link || !subnet)
            return;
        const Text name = m_document.nameOf(subnet);
        m_steps.push_back(changing(
            link, {PEERSCAPE_TR_NOOP("List {0} in {1}"), {name.str(), nameIn(m_document, link)}}, 1,
            [name](azure::Peering& p) { p.remoteSubnetNames.push_back(name); }));
    }

    void openSecurity()
    {
        const reach::Hop& hop = m_path.hops.back();
        const auto& decisions =
            hop.arriving.empty() || hop.arriving.back().access == azure::RuleAccess::Allow
                ? hop.leaving
                : hop.arriving;
        if (decisions.empty())
            return;
        const reach::RuleDecision& denied = decisions.back();
        const auto* group = m_document.find(denied.group);
        if (group == nullptr)
            return;
        if (const auto priority = priorityBefore(*group, denied))
            m_steps.push_back(allow(denied, *priority, hop.source));
        if (!denied.isDefault) {
            const Text name = denied.rule;
            m_steps.push_back(changing(
                denied.group,
                {PEERSCAPE_TR_NOOP("Delete the rule {0} of {1}"), {name.str(), group->name.str()}},
                3, [name](azure::NetworkSecurityGroup& g) {
                    std::erase_if(g.securityRules, [&](const azure::SecurityRule& rule) {
                        return rule.name == name;
                    });
                }));
            return;
        }
        // Whatever leads to the far end brings it into the tag VirtualNetwork (7.4.3), which leaves
        // out peers without access (3.4).
        if (denied.direction == azure::RuleDirection::Outbound)
            proposeLastWay(hop.subnet);
        else
            proposeWays(m_routes, hop.subnet, {{}, {}, hop.source}, hop.source, m_steps);
        m_document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
            const VnetId here = azure::vnetOf(m_document, hop.subnet);
            if (!peering.allowVirtualNetworkAccess && peering.virtualNetwork == here)
                m_steps.push_back(
                    {check::fixes::setFlag(m_document, id,
                                           &azure::Peering::allowVirtualNetworkAccess, true),
                     1});
        });
    }

    /// A free priority before the rule that denies.
    static std::optional<std::int32_t> priorityBefore(const azure::NetworkSecurityGroup& group,
                                                      const reach::RuleDecision& denied)
    {
        std::int32_t below = 4097;
        const auto isTaken = [&](std::int32_t priority) {
            return std::any_of(group.securityRules.begin(), group.securityRules.end(),
                               [&](const azure::SecurityRule& rule) {
                                   return rule.direction == denied.direction
                                          && rule.priority == priority;
                               });
        };
        for (const azure::SecurityRule& rule : group.securityRules) {
            if (!denied.isDefault && rule.direction == denied.direction && rule.name == denied.rule)
                below = rule.priority;
        }
        if (denied.isDefault) { // none of the own rules is about it: after them all
            std::int32_t last = 90;
            for (const azure::SecurityRule& rule : group.securityRules) {
                if (rule.direction == denied.direction)
                    last = std::max(last, rule.priority);
            }
            below = std::min(last + 11, 4097);
        }
        for (std::int32_t priority = below - 1; priority >= 100; --priority) {
            if (!isTaken(priority))
                return priority;
        }
        return std::nullopt;
    }

    [[nodiscard]] Step allow(const reach::RuleDecision& denied, std::int32_t priority,
                             const Address& source) const
    {
        azure::SecurityRule rule;
        std::string what(toString(m_flow.protocol));
        if (m_flow.protocol != reach::Protocol::Icmp)
            what += std::to_string(m_flow.destinationPort);
        rule.priority = priority;
        rule.direction = denied.direction;
        rule.access = azure::RuleAccess::Allow;
        rule.protocol = toString(m_flow.protocol);
        const auto host = [](const Address& address) {
            return Text(net::Prefix::containing(address, 128).toString());
        };
        rule.sourceAddressPrefixes = {host(source)};
        rule.destinationAddressPrefixes = {host(m_destination)};
        rule.sourcePortRanges = {Text("*")};
        rule.destinationPortRanges = {m_flow.protocol == reach::Protocol::Icmp
                                          ? Text("*")
                                          : Text(std::to_string(m_flow.destinationPort))};
        rule.name = "Allow" + what
                    + (denied.direction == azure::RuleDirection::Inbound ? "In" : "Out")
                    + std::to_string(priority);
        return changing(
            denied.group,
            {PEERSCAPE_TR_NOOP("Allow {0} from {1} to {2} in {3}"),
             {what, source.toString(), m_destination.toString(), nameIn(m_document, denied.group)}},
            2, [rule](azure::NetworkSecurityGroup& g) { g.securityRules.push_back(rule); });
    }

    void openGuest()
    {
        const auto machine = subject<Kind::VirtualMachine>();
        if (!machine)
            return;
        azure::GuestFirewallRule rule;
        std::string what(toString(m_flow.protocol));
        rule.protocol = what;
        if (m_flow.protocol != reach::Protocol::Icmp) {
            rule.ports = {Text(std::to_string(m_flow.destinationPort))};
            what += ' ' + std::to_string(m_flow.destinationPort);
        }
        rule.name = "Allow " + what;
        m_steps.push_back(changing(machine,
                                   {PEERSCAPE_TR_NOOP("Allow {0} in the firewall of {1}"),
                                    {what, nameIn(m_document, machine)}},
                                   2, [rule](azure::VirtualMachine& m) {
                                       m.guestFirewallRules.insert(m.guestFirewallRules.begin(),
                                                                   rule);
                                   }));
    }

    void start(VmId machine)
    {
        m_steps.push_back(changing(machine,
                                   {PEERSCAPE_TR_NOOP("Start {0}"), {nameIn(m_document, machine)}},
                                   1, [](azure::VirtualMachine& m) { m.running = true; }));
    }

    void startBackends()
    {
        const auto* balancer = m_document.find(subject<Kind::LoadBalancer>());
        if (balancer == nullptr)
            return;
        for (const NicId id : balancer->backendNics) {
            const auto* nic = m_document.find(id);
            if (nic != nullptr && m_document.find(nic->virtualMachine) != nullptr)
                start(nic->virtualMachine);
        }
    }

    void proposeOutbound()
    {
        const auto subnet = subject<Kind::Subnet>();
        if (!subnet)
            return;
        m_steps.push_back({{{PEERSCAPE_TR_NOOP("Give {0} a NAT gateway"),
                             {azure::displayName(m_document, subnet)}},
                            [subnet](const Document& d) { return edit::addNatGateway(d, subnet); }},
                           3});
        m_steps.push_back(changing(subnet,
                                   {PEERSCAPE_TR_NOOP("Allow default outbound access from {0}"),
                                    {azure::displayName(m_document, subnet)}},
                                   4, [](azure::Subnet& s) { s.defaultOutboundAccess = true; }));
    }

    /// BGP on the gateway and its connections (7.5.4).
    void joinBranches()
    {
        const auto gateway = subject<Kind::VirtualNetworkGateway>();
        if (!gateway)
            return;
        const Message label{PEERSCAPE_TR_NOOP("Use BGP on {0} and its connections"),
                            {nameIn(m_document, gateway)}};
        m_steps.push_back(
            {{label,
              [gateway, label](const Document& d) {
                  edit::EditResult result = edit::modify(
                      d, gateway, [](azure::VirtualNetworkGateway& g) { g.enableBgp = true; });
                  for (const ObjectId id : d.referrers(gateway, Kind::Connection)) {
                      if (!result)
                          break;
                      result = edit::modify(result->next, ConnectionId::of(id),
                                            [](azure::Connection& c) { c.enableBgp = true; });
                  }
                  return result;
              }},
             2});
    }

    const route::RouteEngine& m_routes;
    const Document& m_document;
    const Path& m_path;
    const Host& m_to;
    Address m_destination;
    const Flow& m_flow;
    std::vector<Step> m_steps;
};

} // namespace

std::vector<Step> proposalsFor(const route::RouteEngine& routes, const Path& path, const Host& to,
                               const Address& destination, const Flow& flow)
{
    return Proposer(routes, path, to, destination, flow).propose();
}

} // namespace peerscape::remedy
