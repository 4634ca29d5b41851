#include "tests/property/lab_rules.h"

#include "core/azure/peering_state.h"

#include <algorithm>
#include <cstdio>

namespace peerscape::test {

using azure::Document;
using azure::NextHopType;
using azure::RouteSource;
using azure::RouteState;
using azure::RuleAccess;
using azure::RuleDirection;

namespace {

using Texts = std::vector<std::string>;

Texts textsOf(const std::vector<net::Prefix>& prefixes)
{
    Texts texts;
    for (const net::Prefix& prefix : prefixes)
        texts.push_back(prefix.toString());
    return texts;
}

VnetId vnetOf(const Document& document, NicId nic)
{
    return document.find(document.find(nic)->subnet())->virtualNetwork;
}

bool isNear(NextHopType type)
{
    return type == NextHopType::VnetLocal || type == NextHopType::VNetPeering
           || type == NextHopType::VNetGlobalPeering;
}

/// Whether the own network or a peered one holds a next hop address, as the table's system rows
/// say.
bool isNear(const route::EffectiveRouteTable& table, const net::Address& hop)
{
    return std::any_of(table.routes.begin(), table.routes.end(), [&](const auto& row) {
        return row.source == RouteSource::Default && isNear(row.nextHopType)
               && row.addressPrefixes.front().contains(hop);
    });
}

/// The live peerings of a network.
std::vector<const azure::Peering*> linksOf(const Document& document, VnetId vnet)
{
    std::vector<const azure::Peering*> links;
    document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& link) {
        if (link.virtualNetwork == vnet && azure::isLive(document, id))
            links.push_back(&link);
    });
    return links;
}

/// The prefixes of a side of a security rule (7.4.3) for a group that acts in a subnet.
Texts prefixesOf(const Document& document, const azure::Subnet& subnet, const Text& side)
{
    if (side == "*")
        return {"0.0.0.0/0"};
    if (side != "VirtualNetwork")
        return {side.str()};
    Texts tag = textsOf(document.find(subnet.virtualNetwork)->addressPrefixes);
    for (const azure::Peering* link : linksOf(document, subnet.virtualNetwork)) {
        const Texts space = textsOf(link->remoteAddressSpace);
        if (link->allowVirtualNetworkAccess)
            tag.insert(tag.end(), space.begin(), space.end());
    }
    if (const azure::RouteTable* table = document.find(subnet.routeTable)) {
        for (const azure::Route& route : table->routes)
            tag.push_back(route.addressPrefix->toString());
    }
    return tag;
}

std::string matchOf(const azure::SecurityRule& rule)
{
    const std::string ports = rule.destinationPortRanges.front().str();
    const std::string protocol = toLower(rule.protocol.view());
    if (ports == "*")
        return protocol == "*" ? "" : "meta l4proto " + protocol + ' ';
    return protocol == "*" ? "meta l4proto { tcp, udp } th dport " + ports + ' '
                           : protocol + " dport " + ports + ' ';
}

/// One group as a chain: `return` lets a packet go on to the next group.
std::string chainOf(const Document& document, const azure::Subnet& subnet, NsgId group,
                    RuleDirection direction, const std::string& name)
{
    std::string chain = "chain " + name + " {\n";
    std::vector<azure::SecurityRule> rules;
    for (const azure::SecurityRule& rule : document.find(group)->securityRules) {
        if (rule.direction == direction)
            rules.push_back(rule);
    }
    std::sort(rules.begin(), rules.end(),
              [](const auto& a, const auto& b) { return a.priority < b.priority; });
    azure::SecurityRule within; // AllowVNetInBound, AllowVnetOutBound
    within.sourceAddressPrefixes = {"VirtualNetwork"};
    within.destinationAddressPrefixes = {"VirtualNetwork"};
    within.destinationPortRanges = {"*"};
    rules.push_back(within);
    for (const azure::SecurityRule& rule : rules) {
        const auto& to = rule.destinationAddressPrefixes.front();
        for (const std::string& source :
             prefixesOf(document, subnet, rule.sourceAddressPrefixes.front())) {
            for (const std::string& destination : prefixesOf(document, subnet, to))
                chain += "ip saddr " + source + " ip daddr " + destination + ' ' + matchOf(rule)
                         + (rule.access == RuleAccess::Allow ? "return\n" : "drop\n");
        }
    }
    return chain + "drop\n}\n";
}

/// What peerings do not let in: packets that machines of the network beyond send on for others.
std::string forwardedRules(const Document& document, NicId nic)
{
    std::string rules;
    for (const azure::Peering* link : linksOf(document, vnetOf(document, nic))) {
        if (link->allowForwardedTraffic)
            continue;
        document.all<azure::NetworkInterface>().forEach([&](NicId other, const auto&) {
            if (vnetOf(document, other) == link->remoteVirtualNetwork)
                rules += "ether saddr " + labMac(other) + " ip saddr != "
                         + link->remoteAddressSpace.front().toString() + " drop\n";
        });
    }
    return rules;
}

} // namespace

std::string labMac(NicId nic)
{
    char text[18];
    std::snprintf(text, sizeof text, "02:00:00:00:%02x:%02x", (nic.index >> 8U) & 0xffU,
                  nic.index & 0xffU);
    return text;
}

std::string labRoutes(const route::RouteEngine& routes, NicId nic)
{
    const route::EffectiveRouteTable table = routes.table(nic);
    // Linux refuses a way over oneself, which leads nowhere anyway.
    const net::Address own = routes.document().find(nic)->ipConfigurations.front().privateIPAddress;
    std::string batch;
    for (const route::EffectiveRoute& row : table.routes) {
        if (row.state != RouteState::Active || row.addressPrefixes.empty())
            continue;
        const std::string prefix = row.addressPrefixes.front().toString();
        if (isNear(row.nextHopType))
            batch += "route add " + prefix + " dev eth0\n";
        else if (row.nextHopType == NextHopType::VirtualAppliance
                 && isNear(table, row.nextHopIpAddresses.front())
                 && row.nextHopIpAddresses.front() != own)
            batch += "route add " + prefix + " via " + row.nextHopIpAddresses.front().toString()
                     + " dev eth0 onlink\n";
        else
            batch += "route add blackhole " + prefix + '\n';
    }
    return batch;
}

std::string labRules(const Document& document, NicId id)
{
    const azure::NetworkInterface& nic = *document.find(id);
    const azure::Subnet& subnet = *document.find(nic.subnet());
    std::string chains;
    std::string in;
    std::string out;
    int number = 0;
    for (const NsgId group : {subnet.networkSecurityGroup, nic.networkSecurityGroup}) {
        if (!group)
            continue;
        const std::string name = "group" + std::to_string(number++);
        chains += chainOf(document, subnet, group, RuleDirection::Inbound, name + "in");
        chains += chainOf(document, subnet, group, RuleDirection::Outbound, name + "out");
        in += "jump " + name + "in\n";
        out = "jump " + name + "out\n" + out;
    }
    std::string text = "table ip lab {\n" + chains
                       + "chain arriving {\ntype filter hook prerouting priority mangle;\n"
                         "iifname != \"eth0\" accept\n"
                       + forwardedRules(document, id) + "ct state established,related accept\n" + in
                       + "}\nchain leaving {\ntype filter hook postrouting priority mangle;\n"
                         "oifname != \"eth0\" accept\nct state established,related accept\n"
                       + out + "}\n";
    if (nic.snat)
        text += "chain translating {\ntype nat hook postrouting priority srcnat;\nip saddr != "
                + nic.ipConfigurations.front().privateIPAddress.toString()
                + " oifname \"eth0\" masquerade\n}\n";
    return text + "}\n";
}

} // namespace peerscape::test
