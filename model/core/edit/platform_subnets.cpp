#include "core/edit/platform_subnets.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace peerscape::edit {

namespace {

using azure::RuleAccess;
using azure::RuleDirection;
using azure::SecurityRule;

/// Traffic that must be allowed, named by the far end's service tag.
struct Required
{
    RuleDirection direction;
    std::string_view farEnd;
    unsigned port;
    bool allowedByDefault; ///< By the default rules at the end of every group.
};
constexpr std::array kBastionTraffic{
    Required{RuleDirection::Inbound, "Internet", 443, false},
    Required{RuleDirection::Inbound, "GatewayManager", 443, false},
    Required{RuleDirection::Inbound, "AzureLoadBalancer", 443, true},
    Required{RuleDirection::Inbound, "VirtualNetwork", 8080, true},
    Required{RuleDirection::Inbound, "VirtualNetwork", 5701, true},
    Required{RuleDirection::Outbound, "VirtualNetwork", 22, true},
    Required{RuleDirection::Outbound, "VirtualNetwork", 3389, true},
    Required{RuleDirection::Outbound, "VirtualNetwork", 8080, true},
    Required{RuleDirection::Outbound, "VirtualNetwork", 5701, true},
    Required{RuleDirection::Outbound, "AzureCloud", 443, true},
};

bool isAnything(std::string_view prefix)
{
    return prefix == "*" || equalsIgnoringCase(prefix, "Any") || prefix == "0.0.0.0/0";
}

bool coversPort(std::string_view range, unsigned port)
{
    if (range == "*")
        return true;
    const std::size_t dash = range.find('-');
    const auto number = [](std::string_view text) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size() ? value : 65536U;
    };
    const unsigned first = number(range.substr(0, dash));
    const unsigned last = dash == std::string_view::npos ? first : number(range.substr(dash + 1));
    return first <= port && port <= last;
}

bool covers(const SecurityRule& rule, const Required& traffic)
{
    if (rule.direction != traffic.direction
        || (rule.protocol != "*" && !equalsIgnoringCase(rule.protocol, "Tcp")))
        return false;
    const auto& ends = traffic.direction == RuleDirection::Inbound
                           ? rule.sourceAddressPrefixes
                           : rule.destinationAddressPrefixes;
    const auto& ports = rule.destinationPortRanges;
    return std::any_of(ends.begin(), ends.end(),
                       [&](const Text& end) {
                           return isAnything(end) || equalsIgnoringCase(end, traffic.farEnd);
                       })
           && std::any_of(ports.begin(), ports.end(),
                          [&](const Text& range) { return coversPort(range, traffic.port); });
}

} // namespace

unsigned usualSubnetLength(std::string_view name)
{
    if (name == kGatewaySubnet || name == kRouteServerSubnet)
        return 27;
    const bool platform =
        name == kFirewallSubnet || name == kFirewallManagementSubnet || name == kBastionSubnet;
    return platform ? 26 : 24;
}

unsigned advisedSubnetLength(std::string_view name)
{
    const unsigned usual = usualSubnetLength(name);
    return usual == 24 ? 29 : usual;
}

bool allowsBastion(const azure::NetworkSecurityGroup& nsg)
{
    return std::all_of(kBastionTraffic.begin(), kBastionTraffic.end(),
                       [&](const Required& traffic) {
                           const SecurityRule* decides = nullptr;
                           for (const SecurityRule& rule : nsg.securityRules) {
                               if (covers(rule, traffic)
                                   && (decides == nullptr || rule.priority < decides->priority))
                                   decides = &rule;
                           }
                           return decides != nullptr ? decides->access == RuleAccess::Allow
                                                     : traffic.allowedByDefault;
                       });
}

} // namespace peerscape::edit
