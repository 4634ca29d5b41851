#include "core/azure/names.h"
#include "core/check/findings.h"
#include "core/check/fixes.h"
#include "core/edit/addresses.h"
#include "core/edit/create.h"
#include "core/edit/overlaps.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/rules.h"
#include "core/net/internet.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using azure::NextHopType;
using azure::Route;
using azure::RouteTable;
using azure::Subnet;
using net::Prefix;

/// V06 for all neighbours of a network at once (D5).
void checkNeighbours(const Context& context, VnetId id, Findings& findings)
{
    const auto neighbours = edit::rules::neighboursOf(context.document, id);
    for (const auto& pair : edit::rules::overlappingNeighbours(neighbours))
        findings.push_back(errorFinding(context.document,
                                        edit::rules::overlapWithPeered(context.document, id,
                                                                       neighbours[pair.later],
                                                                       neighbours[pair.earlier])));
}

/// L15: public addresses used as private ones (1.3).
void checkPublicSpace(VnetId id, const azure::VirtualNetwork& vnet, Findings& findings)
{
    for (const Prefix& prefix : vnet.addressPrefixes) {
        if (!net::isPublic(prefix.first()) && !net::isPublic(prefix.last()))
            continue;
        Finding finding = lint(
            "8.4 L15", Severity::Warning,
            {PEERSCAPE_TR_NOOP("{0} uses {1}, a public range: its owner on the Internet cannot "
                               "be reached from here."),
             {vnet.name.str(), prefix.toString()}},
            {id});
        finding.detail = prefix.toString();
        findings.push_back(std::move(finding));
    }
}

/// V16 for all residents of a subnet at once.
void checkAddresses(const Context& context, SubnetId id, Findings& findings)
{
    const std::vector<edit::AddressUse> uses = edit::addressesIn(context.document, id);
    for (std::size_t i = 1; i < uses.size(); ++i) {
        if (uses[i].address == uses[i - 1].address)
            findings.push_back(
                errorFinding(context.document,
                             edit::rules::addressAllocated(context.document, uses[i].owner,
                                                           uses[i].address, uses[i - 1].owner)));
    }
}

const Route* defaultRouteOf(const RouteTable& table)
{
    const auto place =
        std::find_if(table.routes.begin(), table.routes.end(), [](const Route& route) {
            return route.addressPrefix && route.addressPrefix->isV4()
                   && route.addressPrefix->isDefaultRoute();
        });
    return place != table.routes.end() ? &*place : nullptr;
}

/// L13: what breaks a gateway.
void checkGatewaySubnetTable(const Context& context, SubnetId id, const Subnet& subnet,
                             const RouteTable& table, Findings& findings)
{
    if (subnet.name != edit::kGatewaySubnet)
        return;
    const Route* route = defaultRouteOf(table);
    if (route == nullptr && !table.disableBgpRoutePropagation)
        return;
    const std::string vnet = context.document.nameOf(subnet.virtualNetwork).str();
    Finding finding = lint(
        "8.4 L13", Severity::Warning,
        {route != nullptr
             ? std::string_view(PEERSCAPE_TR_NOOP("Route {2} of {1} takes 0.0.0.0/0 away from "
                                                  "GatewaySubnet of {0}: the gateway breaks."))
             : std::string_view(PEERSCAPE_TR_NOOP("{1} stops gateway route propagation on "
                                                  "GatewaySubnet of {0}: the gateway breaks.")),
         {vnet, table.name.str(), route != nullptr ? route->name.str() : std::string()}},
        {id, subnet.routeTable});
    finding.fix = fixes::repairGatewaySubnet(context.document, id);
    findings.push_back(std::move(finding));
}

/// Whether a group leaves inbound traffic that no rule names to the default rules.
bool reliesOnDefaultRules(const azure::NetworkSecurityGroup& nsg)
{
    return std::none_of(
        nsg.securityRules.begin(), nsg.securityRules.end(), [](const azure::SecurityRule& rule) {
            return rule.direction == azure::RuleDirection::Inbound && rule.protocol == "*"
                   && std::any_of(rule.sourceAddressPrefixes.begin(),
                                  rule.sourceAddressPrefixes.end(),
                                  [](const Text& source) { return source == "*"; });
        });
}

/// L12: the VirtualNetwork tag grows with a default route (7.4.3).
void checkTagWithDefaultRoute(const Context& context, SubnetId id, const Subnet& subnet,
                              const RouteTable& table, Findings& findings)
{
    const azure::NetworkSecurityGroup* nsg = context.document.find(subnet.networkSecurityGroup);
    const Route* route = defaultRouteOf(table);
    if (nsg == nullptr || route == nullptr || route->nextHopType == NextHopType::Internet
        || route->nextHopType == NextHopType::None || !reliesOnDefaultRules(*nsg))
        return;
    findings.push_back(lint(
        "8.4 L12", Severity::Warning,
        {PEERSCAPE_TR_NOOP("With the route {0} for 0.0.0.0/0 the VirtualNetwork tag may stand for "
                           "every address: the default rules of {1} then allow everything into "
                           "{2}."),
         {route->name.str(), nsg->name.str(), azure::displayName(context.document, id)}},
        {id, subnet.networkSecurityGroup, subnet.routeTable}));
}

/// L21: machines in a private subnet whose default route leads to the Internet, without a way out.
void checkOutbound(const Context& context, SubnetId id, const Subnet& subnet, Findings& findings)
{
    if (subnet.defaultOutboundAccess || subnet.natGateway)
        return;
    const auto residents = context.document.referrers(id, Kind::NetworkInterface);
    const auto stranded = std::find_if(residents.begin(), residents.end(), [&](ObjectId resident) {
        const auto* nic = context.document.find(NicId::of(resident));
        return nic->virtualMachine && nic->subnet() == id
               && std::none_of(nic->ipConfigurations.begin(), nic->ipConfigurations.end(),
                               [](const auto& c) { return bool(c.publicIPAddress); });
    });
    if (stranded == residents.end())
        return;
    const route::EffectiveRouteTable table = context.routes.table(id);
    const bool toInternet =
        std::any_of(table.routes.begin(), table.routes.end(), [](const auto& row) {
            return row.state == azure::RouteState::Active && row.addressPrefixes.size() == 1
                   && row.addressPrefixes.front().isV4()
                   && row.addressPrefixes.front().isDefaultRoute()
                   && row.nextHopType == NextHopType::Internet;
        });
    if (!toInternet)
        return;
    Finding finding =
        lint("8.4 L21", Severity::Warning,
             {PEERSCAPE_TR_NOOP("{0} is a private subnet without NAT gateway: {1} has no public IP "
                                "address and does not reach the Internet."),
              {azure::displayName(context.document, id), context.document.nameOf(*stranded).str()}},
             {id, *stranded});
    finding.fix = Fix{{PEERSCAPE_TR_NOOP("Add a NAT gateway to {0}"), {subnet.name.str()}},
                      [id](const Document& d) { return edit::addNatGateway(d, id); }};
    findings.push_back(std::move(finding));
}

/// 1.4 and 1.9: sizes that Azure takes but nobody should choose.
void checkAdvisedSize(SubnetId id, const Subnet& subnet, Findings& findings)
{
    const unsigned longest = edit::advisedSubnetLength(subnet.name);
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (!prefix.isV4())
            continue;
        std::string_view text;
        std::string_view code;
        if (prefix.length() < 8 && prefix.length() >= 2) {
            code = "1.4";
            text = PEERSCAPE_TR_NOOP("{0} has the prefix {1}, larger than a /8.");
        } else if (longest != 29 && prefix.length() > longest && prefix.length() <= 29) {
            code = "1.9";
            text = PEERSCAPE_TR_NOOP("{0} has the prefix {1}; a /{2} or larger is advised.");
        } else {
            continue;
        }
        Finding finding =
            lint(code, Severity::Warning,
                 {text, {subnet.name.str(), prefix.toString(), std::to_string(longest)}}, {id});
        finding.code = "SIM-" + std::string(code);
        findings.push_back(std::move(finding));
    }
}

} // namespace

void checkVnetUnit(const Context& context, VnetId id, Findings& findings)
{
    const azure::VirtualNetwork* vnet = context.document.find(id);
    checkNeighbours(context, id, findings);
    if (vnet->external)
        return;
    checkPublicSpace(id, *vnet, findings);
    const auto subnets = azure::subnetsOf(context.document, id);
    checkNearLimit(id, vnet->name, subnets.size(), edit::limits::kSubnetsPerVnet, findings);
    if (context.document.referrers(id, Kind::Peering).size()
        > edit::limits::kPeeringsPerVnet.warnAbove)
        checkNearLimit(id, vnet->name, azure::peeringsOf(context.document, id).size(),
                       edit::limits::kPeeringsPerVnet, findings);
    std::size_t interfaces = 0;
    for (const ObjectId subnet : subnets)
        interfaces += context.document.referrers(subnet, Kind::NetworkInterface).size();
    checkNearLimit(id, vnet->name, interfaces, edit::limits::kPrivateIpsPerVnet, findings);
}

void checkSubnetUnit(const Context& context, SubnetId id, Findings& findings)
{
    const Subnet* subnet = context.document.find(id);
    checkAddresses(context, id, findings);
    checkAdvisedSize(id, *subnet, findings);
    checkOutbound(context, id, *subnet, findings);
    if (const RouteTable* table = context.document.find(subnet->routeTable)) {
        checkGatewaySubnetTable(context, id, *subnet, *table, findings);
        checkTagWithDefaultRoute(context, id, *subnet, *table, findings);
    }
}

} // namespace peerscape::check
