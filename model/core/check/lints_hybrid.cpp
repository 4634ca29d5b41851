#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/findings.h"
#include "core/check/fixes.h"
#include "core/edit/put.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using net::Prefix;

/// The spaces connected with a gateway's network: its own and that of live peered ones, with their
/// networks.
std::vector<std::pair<VnetId, Prefix>> connectedSpaces(const Document& document, VnetId vnet)
{
    std::vector<std::pair<VnetId, Prefix>> spaces;
    for (const Prefix& prefix : document.find(vnet)->addressPrefixes)
        spaces.emplace_back(vnet, prefix);
    for (const PeeringId id : azure::peeringsOf(document, vnet)) {
        const azure::Peering* link = document.find(id);
        if (!azure::isLive(document, id))
            continue;
        for (const Prefix& prefix : link->remoteAddressSpace)
            spaces.emplace_back(link->remoteVirtualNetwork, prefix);
    }
    return spaces;
}

/// L16 and L17 for one on-premises prefix.
void checkOnPremises(const Document& document, ConnectionId id, ObjectId farEnd, VnetId gatewayVnet,
                     const Prefix& prefix, Findings& findings)
{
    for (const auto& [vnet, space] : connectedSpaces(document, gatewayVnet)) {
        std::string_view rule;
        std::string_view text;
        Severity severity = Severity::Info;
        if (space.contains(prefix)) {
            const bool site = farEnd.kind() == Kind::LocalNetworkGateway;
            rule = site ? "8.4 L17" : "8.4 L16";
            severity = site ? Severity::Warning : Severity::Info;
            text =
                PEERSCAPE_TR_NOOP("{0} of {1} lies inside {2} of {3}: Azure prefers {3}, so that "
                                  "part of {1} cannot be reached.");
        } else if (prefix.contains(space) && prefix.length() > 1) {
            rule = "8.4 L16";
            text =
                PEERSCAPE_TR_NOOP("{0} of {1} contains {2} of {3}: packets for {3} stay in Azure, "
                                  "the rest goes to {1}.");
        } else {
            continue;
        }
        Finding finding = lint(rule, severity,
                               {text,
                                {prefix.toString(), document.nameOf(farEnd).str(), space.toString(),
                                 document.nameOf(vnet).str()}},
                               {id, farEnd, vnet});
        finding.detail = prefix.toString() + ' ' + space.toString();
        findings.push_back(std::move(finding));
    }
}

/// A route table in use on `vnet` that sends `address` to an appliance by a route shorter than a
/// host route (6.2.3) but at least as long as `space`, so that network policy would let it win
/// (6.2.4).
RouteTableId tableToAppliance(const Document& document, VnetId vnet, const net::Address& address,
                              const Prefix& space)
{
    for (const ObjectId subnetId : azure::subnetsOf(document, vnet)) {
        const RouteTableId id = document.find(SubnetId::of(subnetId))->routeTable;
        const azure::RouteTable* table = document.find(id);
        if (table == nullptr)
            continue;
        for (const azure::Route& route : table->routes) {
            if (route.nextHopType == azure::NextHopType::VirtualAppliance && route.addressPrefix
                && route.addressPrefix->contains(address)
                && route.addressPrefix->length() >= space.length()
                && route.addressPrefix->length() < route.addressPrefix->width())
                return id;
        }
    }
    return {};
}

} // namespace

void checkConnectionUnit(const Context& context, ConnectionId id, Findings& findings)
{
    const Document& document = context.document;
    const azure::Connection* connection = document.find(id);
    const VnetId vnet = azure::vnetOf(document, connection->virtualNetworkGateway1);
    if (!connection->up || document.find(vnet) == nullptr)
        return;
    if (const auto* site = document.find(connection->localNetworkGateway2)) {
        for (const Prefix& prefix : site->addressPrefixes)
            checkOnPremises(document, id, connection->localNetworkGateway2, vnet, prefix, findings);
    }
    if (const auto* circuit = document.find(connection->expressRouteCircuit)) {
        for (const Prefix& prefix : circuit->advertises)
            checkOnPremises(document, id, connection->expressRouteCircuit, vnet, prefix, findings);
    }
}

void checkGatewayUnit(const Context& context, GatewayId id, Findings& findings)
{
    const Document& document = context.document;
    const azure::VirtualNetworkGateway* gateway = document.find(id);
    const VnetId vnet = azure::vnetOf(document, id);
    if (document.find(vnet) == nullptr)
        return;
    if (gateway->gatewayType == azure::GatewayType::ExpressRoute) {
        std::size_t v4 = 0;
        std::size_t v6 = 0;
        for (const Prefix& prefix : context.routes.advertisedPrefixes(vnet))
            ++(prefix.isV4() ? v4 : v6);
        for (const auto& [count, limit] :
             {std::pair(v4, edit::limits::kExpressRouteIPv4Prefixes),
              std::pair(v6, edit::limits::kExpressRouteIPv6Prefixes)}) {
            if (count <= limit.warnAbove)
                continue;
            Finding finding =
                lint("8.4 L26", Severity::Warning,
                     {PEERSCAPE_TR_NOOP("{0} advertises {1} {4} to on-premises; the limit is {2}. "
                                        "Summarise them in {3}."),
                      {gateway->name.str(), std::to_string(count),
                       std::to_string(limit.refuseAbove), document.nameOf(vnet).str()},
                      {{limit.what, {}}}},
                     {id, vnet});
            finding.detail = std::string(limit.what);
            findings.push_back(std::move(finding));
        }
    }
    if (gateway->vpnClientAddressPool.empty())
        return;
    for (const PeeringId side : azure::peeringsOf(document, vnet)) {
        const azure::Peering* link = document.find(side);
        const azure::Peering* reverse = document.find(azure::reverseOf(document, side));
        if (!link->allowGatewayTransit || reverse == nullptr || !reverse->useRemoteGateways
            || !azure::isLive(document, side))
            continue;
        findings.push_back(lint(
            "8.4 L22", Severity::Info,
            {PEERSCAPE_TR_NOOP("Point-to-site clients of {0} learn the routes to {1} only when "
                               "they download their profile again."),
             {gateway->name.str(), document.nameOf(link->remoteVirtualNetwork).str()}},
            {id, link->remoteVirtualNetwork}));
    }
}

void checkPrivateEndpointUnit(const Context& context, PrivateEndpointId id, Findings& findings)
{
    using azure::PrivateEndpointNetworkPolicies;
    const Document& document = context.document;
    const azure::PrivateEndpoint* endpoint = document.find(id);
    const azure::Subnet* subnet = document.find(endpoint->subnet);
    if (subnet == nullptr || endpoint->privateIPAddress.isNone())
        return;
    const auto policies = subnet->privateEndpointNetworkPolicies;
    if (policies == PrivateEndpointNetworkPolicies::RouteTableEnabled
        || policies == PrivateEndpointNetworkPolicies::Enabled)
        return;
    VnetId from = subnet->virtualNetwork;
    const auto& spaces = document.find(from)->addressPrefixes;
    const auto space = std::find_if(spaces.begin(), spaces.end(), [&](const Prefix& prefix) {
        return prefix.contains(endpoint->privateIPAddress);
    });
    if (space == spaces.end())
        return;
    RouteTableId table = tableToAppliance(document, from, endpoint->privateIPAddress, *space);
    for (const PeeringId side : azure::peeringsOf(document, subnet->virtualNetwork)) {
        if (table)
            break;
        if (!azure::isLive(document, side))
            continue;
        from = document.find(side)->remoteVirtualNetwork;
        table = tableToAppliance(document, from, endpoint->privateIPAddress, *space);
    }
    if (!table)
        return;
    Finding finding = lint(
        "8.4 L19", Severity::Warning,
        {PEERSCAPE_TR_NOOP("{0} bypasses the appliance of {1}: its own route {2}/{3} is longer. "
                           "Network policy for route tables on {4} changes that for {5}."),
         {endpoint->name.str(), document.nameOf(table).str(), endpoint->privateIPAddress.toString(),
          endpoint->privateIPAddress.isV4() ? "32" : "128",
          azure::displayName(document, endpoint->subnet), document.nameOf(from).str()}},
        {id, endpoint->subnet, table});
    const bool nsgToo = policies == PrivateEndpointNetworkPolicies::NetworkSecurityGroupEnabled;
    finding.fix = Fix{
        {PEERSCAPE_TR_NOOP("Enable network policy for route tables on {0}"), {subnet->name.str()}},
        [subnetId = endpoint->subnet, nsgToo](const Document& d) {
            return edit::modify(d, subnetId, [&](azure::Subnet& s) {
                s.privateEndpointNetworkPolicies =
                    nsgToo ? PrivateEndpointNetworkPolicies::Enabled
                           : PrivateEndpointNetworkPolicies::RouteTableEnabled;
            });
        }};
    findings.push_back(std::move(finding));
}

void checkLoadBalancerUnit(const Context& context, LoadBalancerId id, Findings& findings)
{
    const Document& document = context.document;
    const azure::LoadBalancer* balancer = document.find(id);
    const VnetId vnet = azure::vnetOf(document, id);
    if (!vnet || !equalsIgnoringCase(balancer->sku, "Basic"))
        return;
    for (const PeeringId side : azure::peeringsOf(document, vnet)) {
        const azure::Peering* link = document.find(side);
        if (!azure::isGlobal(document, *link) || !azure::isLive(document, side))
            continue;
        Finding finding = lint(
            "8.4 L23", Severity::Warning,
            {PEERSCAPE_TR_NOOP("{0} is a Basic load balancer: {1}, in another region, does not "
                               "reach its front end over the peering."),
             {balancer->name.str(), document.nameOf(link->remoteVirtualNetwork).str()}},
            {id, link->remoteVirtualNetwork});
        finding.fix =
            Fix{{PEERSCAPE_TR_NOOP("Make {0} a Standard load balancer"), {balancer->name.str()}},
                [id](const Document& d) {
                    return edit::modify(d, id, [](azure::LoadBalancer& b) { b.sku = "Standard"; });
                }};
        findings.push_back(std::move(finding));
        return;
    }
}

void checkVmUnit(const Context& context, VmId id, Findings& findings)
{
    const azure::VirtualMachine* machine = context.document.find(id);
    if (machine->running)
        return;
    Finding finding =
        lint("8.4 L27", Severity::Info,
             {PEERSCAPE_TR_NOOP("{0} is stopped: the service shows effective routes of "
                                "running machines only."),
              {machine->name.str()}},
             {id});
    finding.fix =
        Fix{{PEERSCAPE_TR_NOOP("Start {0}"), {machine->name.str()}}, [id](const Document& d) {
                return edit::modify(d, id, [](azure::VirtualMachine& vm) { vm.running = true; });
            }};
    findings.push_back(std::move(finding));
}

} // namespace peerscape::check
