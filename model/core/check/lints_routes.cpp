#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/findings.h"
#include "core/check/fixes.h"
#include "core/check/next_hop_owner.h"
#include "core/net/internet.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using azure::NextHopType;
using azure::Route;
using azure::RouteTable;

struct TableContext
{
    const Document& document;
    RouteTableId id;
    const RouteTable& table;
    std::vector<VnetId> vnets;
};

/// A lint about one route; the route's name tells several apart.
Finding routeLint(const TableContext& c, const Route& route, std::string_view rule, Message message,
                  std::vector<ObjectId> others)
{
    std::vector<ObjectId> subjects{c.id};
    subjects.insert(subjects.end(), others.begin(), others.end());
    Finding finding = lint(rule, Severity::Warning, std::move(message), std::move(subjects));
    finding.detail = route.name.str();
    return finding;
}

/// L08: a route to a gateway that is not there or cannot be used so (4.7.4, 5.5.1).
void checkGatewayRoute(const TableContext& c, const Route& route, Findings& findings)
{
    for (const VnetId vnet : c.vnets) {
        const VnetId hub = azure::effectiveGateway(c.document, vnet).vnet;
        bool vpn = false;
        bool expressRoute = false;
        if (hub) {
            for (const GatewayId gateway : azure::gatewaysOf(c.document, hub)) {
                const auto type = c.document.find(gateway)->gatewayType;
                (type == azure::GatewayType::Vpn ? vpn : expressRoute) = true;
            }
        }
        std::string_view text;
        if (!vpn && !expressRoute)
            text =
                PEERSCAPE_TR_NOOP("Route {0} of {1} leads to a gateway, but {2} has none and uses "
                                  "none: packets are dropped.");
        else if (!vpn)
            text = PEERSCAPE_TR_NOOP("Route {0} of {1} leads to a gateway, but {2} has only an "
                                     "ExpressRoute gateway, which user routes cannot use.");
        else if (expressRoute)
            text =
                PEERSCAPE_TR_NOOP("Route {0} of {1} leads to a gateway, which Azure does not allow "
                                  "where {2} has both a VPN and an ExpressRoute gateway.");
        else
            continue;
        findings.push_back(routeLint(
            c, route, "8.4 L08",
            {text, {route.name.str(), c.table.name.str(), c.document.nameOf(vnet).str()}}, {vnet}));
        return;
    }
}

/// L09 for an address in no network that is in reach.
void reportUnreachable(const TableContext& c, const Route& route, VnetId vnet, Findings& findings)
{
    const std::string_view text =
        net::isPublic(*route.nextHopIpAddress)
            ? PEERSCAPE_TR_NOOP("{0}, the next hop of route {1} in {2}, is on the Internet side: a "
                                "next hop must be in {3} or in a network peered with it.")
            : PEERSCAPE_TR_NOOP("{0}, the next hop of route {1} in {2}, is neither in {3} nor in a "
                                "network peered with it: packets are dropped.");
    findings.push_back(routeLint(c, route, "8.4 L09",
                                 {text,
                                  {route.nextHopIpAddress->toString(), route.name.str(),
                                   c.table.name.str(), c.document.nameOf(vnet).str()}},
                                 {vnet}));
}

/// L09 for an address that an interface has which does not forward.
void reportNotForwarding(const TableContext& c, const Route& route, NicId nicId, Findings& findings)
{
    const azure::NetworkInterface* nic = c.document.find(nicId);
    const bool azureDrops = !nic->enableIPForwarding;
    if (!azureDrops && nic->osForwards)
        return;
    Finding finding = routeLint(
        c, route, "8.4 L09",
        {azureDrops
             ? std::string_view(PEERSCAPE_TR_NOOP(
                   "{0}, the next hop of route {1} in {2}, belongs to {3}, which has IP forwarding "
                   "disabled: packets are dropped."))
             : std::string_view(PEERSCAPE_TR_NOOP("{0}, the next hop of route {1} in {2}, belongs "
                                                  "to {3}, whose operating system does "
                                                  "not forward: packets are dropped.")),
         {route.nextHopIpAddress->toString(), route.name.str(), c.table.name.str(),
          nic->name.str()}},
        {nicId});
    finding.fix = azureDrops ? fixes::enableForwarding(c.document, nicId)
                             : fixes::letSystemForward(c.document, nicId);
    findings.push_back(std::move(finding));
}

/// L10: the appliance itself is subject to the table that points at it.
void checkLoop(const TableContext& c, const Route& route, const NextHopOwner& hop,
               Findings& findings)
{
    if (!hop.owner || c.document.find(hop.subnet)->routeTable != c.id)
        return;
    findings.push_back(routeLint(
        c, route, "8.4 L10",
        {PEERSCAPE_TR_NOOP("Route {0} of {1} sends packets to {2}, which stands in subnet "
                           "{3} with the same route table: its own packets loop."),
         {route.name.str(), c.table.name.str(), c.document.nameOf(hop.owner).str(),
          azure::displayName(c.document, hop.subnet)}},
        {hop.owner, hop.subnet}));
}

/// L09 and L10.
void checkApplianceRoute(const TableContext& c, const Route& route, Findings& findings)
{
    if (!route.nextHopIpAddress)
        return;
    NextHopOwner known;
    for (const VnetId vnet : c.vnets) {
        const NextHopOwner hop = findNextHopOwner(c.document, vnet, *route.nextHopIpAddress);
        if (!hop.vnet) {
            reportUnreachable(c, route, vnet, findings);
            return;
        }
        known = hop;
    }
    const azure::VirtualNetwork* vnet = c.document.find(known.vnet);
    if (vnet == nullptr || vnet->external)
        return;
    if (!known.owner)
        findings.push_back(routeLint(
            c, route, "8.4 L09",
            {PEERSCAPE_TR_NOOP("Nothing in {3} has the address {0}, the next hop of route "
                               "{1} in {2}: packets are dropped."),
             {route.nextHopIpAddress->toString(), route.name.str(), c.table.name.str(),
              vnet->name.str()}},
            {known.vnet}));
    else if (const auto nic = NicId::of(known.owner))
        reportNotForwarding(c, route, nic, findings);
    checkLoop(c, route, known, findings);
}

/// L14: what a default route to an appliance does not catch (5.5.4).
void checkDefaultRoute(const TableContext& c, const Route& route, Findings& findings)
{
    if (!route.addressPrefix || !route.addressPrefix->isDefaultRoute())
        return;
    const auto overridden = [&](const net::Prefix& prefix) {
        return std::any_of(c.table.routes.begin(), c.table.routes.end(), [&](const Route& other) {
            return other.addressPrefix && *other.addressPrefix == prefix;
        });
    };
    for (const VnetId vnet : c.vnets) {
        for (const PeeringId id : azure::peeringsOf(c.document, vnet)) {
            const azure::Peering* link = c.document.find(id);
            if (!azure::isLive(c.document, id))
                continue;
            for (const net::Prefix& prefix : link->remoteAddressSpace) {
                if (prefix.family() != route.addressPrefix->family() || overridden(prefix))
                    continue;
                findings.push_back(
                    routeLint(c, route, "8.4 L14",
                              {PEERSCAPE_TR_NOOP(
                                   "Route {0} of {1} does not catch traffic from {2} to {3}: the "
                                   "peering's {4} is longer than {5}. To inspect it as well, add "
                                   "a route for exactly {4}."),
                               {route.name.str(), c.table.name.str(), c.document.nameOf(vnet).str(),
                                c.document.nameOf(link->remoteVirtualNetwork).str(),
                                prefix.toString(), route.addressPrefix->toString()}},
                              {vnet, link->remoteVirtualNetwork}));
                return;
            }
        }
    }
}

} // namespace

void checkRouteTableUnit(const Context& context, RouteTableId id, Findings& findings)
{
    const RouteTable* table = context.document.find(id);
    checkNearLimit(id, table->name, table->routes.size(), edit::limits::kRoutesPerTable, findings);
    const TableContext c{context.document, id, *table, vnetsUsing(context.document, id)};
    if (c.vnets.empty())
        return;
    for (const Route& route : table->routes) {
        if (route.nextHopType == NextHopType::VirtualNetworkGateway)
            checkGatewayRoute(c, route, findings);
        if (route.nextHopType != NextHopType::VirtualAppliance)
            continue;
        checkApplianceRoute(c, route, findings);
        checkDefaultRoute(c, route, findings);
    }
}

void checkNsgUnit(const Context& context, NsgId id, Findings& findings)
{
    const azure::NetworkSecurityGroup* nsg = context.document.find(id);
    checkNearLimit(id, nsg->name, nsg->securityRules.size(), edit::limits::kRulesPerNsg, findings);
}

} // namespace peerscape::check
