#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/reach/address_owner.h"
#include "core/remedy/proposals.h"

#include <algorithm>

namespace peerscape::remedy {

using azure::Document;
using azure::Peering;
using net::Address;
using net::Prefix;

namespace {

/// The network whose space holds an address; none when none does.
VnetId networkOf(const Document& document, const reach::Host& to, const Address& address)
{
    if (const VnetId vnet = azure::vnetOf(document, to.subnet))
        return vnet;
    VnetId found;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const azure::VirtualNetwork& vnet) {
            if (!found
                && std::any_of(vnet.addressPrefixes.begin(), vnet.addressPrefixes.end(),
                               [&](const Prefix& prefix) { return prefix.contains(address); }))
                found = id;
        });
    return found;
}

/// What a route towards an address should name: the space of its network, or the site's prefix.
Prefix spaceAround(const Document& document, VnetId vnet, const reach::Host& to,
                   const Address& address)
{
    const auto holding = [&](const std::vector<Prefix>& prefixes) {
        for (const Prefix& prefix : prefixes) {
            if (prefix.contains(address))
                return std::optional<Prefix>(prefix);
        }
        return std::optional<Prefix>();
    };
    std::optional<Prefix> found;
    if (const auto* network = document.find(vnet))
        found = holding(network->addressPrefixes);
    if (const auto* site = document.find(SiteId::of(to.object)))
        found = holding(site->addressPrefixes);
    if (const auto* circuit = document.find(CircuitId::of(to.object)))
        found = holding(circuit->advertises);
    return found.value_or(Prefix::containing(address, 128));
}

PeeringId linkBetween(const Document& document, VnetId from, VnetId to)
{
    for (const PeeringId id : azure::peeringsOf(document, from)) {
        if (document.find(id)->remoteVirtualNetwork == to)
            return id;
    }
    return {};
}

/// A forwarder and the network that it stands in.
struct Forwarder
{
    ObjectId object;
    VnetId vnet;
    Address address;
};

std::vector<Forwarder> forwardersOf(const Document& document)
{
    std::vector<Forwarder> forwarders;
    document.all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface& nic) {
            const Address address = reach::addressOf(nic, net::Family::IPv4);
            if ((nic.isAppliance || nic.enableIPForwarding) && !address.isNone())
                forwarders.push_back({id, azure::vnetOf(document, id), address});
        });
    document.all<azure::AzureFirewall>().forEach(
        [&](FirewallId id, const azure::AzureFirewall& firewall) {
            if (!firewall.privateIPAddress.isNone())
                forwarders.push_back({id, azure::vnetOf(document, id), firewall.privateIPAddress});
        });
    document.all<azure::LoadBalancer>().forEach([&](LoadBalancerId id,
                                                    const azure::LoadBalancer& balancer) {
        const bool forwards =
            std::any_of(balancer.backendNics.begin(), balancer.backendNics.end(), [&](NicId nic) {
                const auto* backend = document.find(nic);
                return backend != nullptr && backend->enableIPForwarding;
            });
        if (forwards && !balancer.privateIPAddress.isNone())
            forwarders.push_back({id, azure::vnetOf(document, id), balancer.privateIPAddress});
    });
    return forwarders;
}

bool isPeered(const Document& document, VnetId a, VnetId b)
{
    const PeeringId link = linkBetween(document, a, b);
    return link && azure::isLive(document, link);
}

/// A table that exists, is not on the subnet, and sends the address to a forwarder.
void proposeAssociations(const Document& document, SubnetId subnet, const Address& destination,
                         std::vector<Step>& steps)
{
    const azure::Subnet& place = *document.find(subnet);
    const auto* vnet = document.find(place.virtualNetwork);
    document.all<azure::RouteTable>().forEach([&](RouteTableId id, const azure::RouteTable& table) {
        if (id == place.routeTable || vnet == nullptr || table.location != vnet->location)
            return;
        const bool leads =
            std::any_of(table.routes.begin(), table.routes.end(), [&](const azure::Route& route) {
                return route.addressPrefix && route.addressPrefix->contains(destination)
                       && route.nextHopIpAddress;
            });
        if (!leads)
            return;
        steps.push_back({{{PEERSCAPE_TR_NOOP("Associate {0} with {1}"),
                           {table.name.str(), azure::displayName(document, subnet)}},
                          [subnet, id](const Document& d) {
                              return edit::modify(d, subnet,
                                                  [id](azure::Subnet& s) { s.routeTable = id; });
                          }},
                         place.routeTable ? 3U : 1U});
    });
}

} // namespace

void proposePeering(const Document& document, VnetId a, VnetId b, std::vector<Step>& steps)
{
    const PeeringId ours = linkBetween(document, a, b);
    const PeeringId theirs = linkBetween(document, b, a);
    if (!ours && !theirs) {
        steps.push_back({{{PEERSCAPE_TR_NOOP("Peer {0} and {1}"),
                           {document.nameOf(a).str(), document.nameOf(b).str()}},
                          [a, b](const Document& d) { return edit::addPeeringPair(d, a, b); }},
                         4});
        return;
    }
    for (const PeeringId side : {ours, theirs}) {
        const Peering* link = document.find(side);
        if (link == nullptr)
            continue;
        if (link->disconnected)
            steps.push_back({check::fixes::repairDisconnected(document, side), 2});
        else if (!azure::reverseOf(document, side))
            steps.push_back({check::fixes::createOtherSide(document, side), 1});
        else if (azure::isStale(document, *link))
            steps.push_back({check::fixes::sync(document, side), 1});
    }
}

Step sendThrough(const Document& document, SubnetId subnet, const Prefix& prefix,
                 const Address& hop)
{
    const Message label{PEERSCAPE_TR_NOOP("Route {0} from {1} to {2}"),
                        {prefix.toString(), azure::displayName(document, subnet), hop.toString()}};
    const auto addRoute = [prefix, hop](azure::RouteTable& table) {
        for (azure::Route& route : table.routes) {
            if (route.addressPrefix == prefix) {
                route.nextHopType = azure::NextHopType::VirtualAppliance;
                route.nextHopIpAddress = hop;
                return;
            }
        }
        azure::Route route;
        std::string name = "to-" + prefix.toString();
        std::replace(name.begin(), name.end(), '/', '-');
        std::replace(name.begin(), name.end(), ':', '-');
        route.name = name;
        route.addressPrefix = prefix;
        route.nextHopIpAddress = hop;
        table.routes.push_back(std::move(route));
    };
    const bool hasTable = static_cast<bool>(document.find(subnet)->routeTable);
    return {{label,
             [subnet, addRoute, label](const Document& d) -> edit::EditResult {
                 const auto* place = d.find(subnet);
                 if (place == nullptr)
                     return fail("ResourceNotFound", "The subnet was not found.", {subnet});
                 if (place->routeTable)
                     return edit::modify(d, place->routeTable, addRoute);
                 return edit::chain(
                     d, label,
                     [&](const Document& now) { return edit::addRouteTable(now, subnet); },
                     [&](const Document& now) {
                         return edit::modify(now, now.find(subnet)->routeTable, addRoute);
                     });
             }},
            hasTable ? 2U : 3U};
}

Step dropRoute(const Document& document, RouteTableId table, const Text& name)
{
    return {{{PEERSCAPE_TR_NOOP("Delete the route {0} of {1}"),
              {name.str(), document.nameOf(table).str()}},
             [table, name](const Document& d) {
                 return edit::modify(d, table, [&](azure::RouteTable& t) {
                     std::erase_if(t.routes,
                                   [&](const azure::Route& route) { return route.name == name; });
                 });
             }},
            2};
}

Step useGateway(const Document& document, PeeringId spokeSide)
{
    const Peering& link = *document.find(spokeSide);
    const auto* reverse = document.find(azure::reverseOf(document, spokeSide));
    if (reverse != nullptr && reverse->allowGatewayTransit)
        return {check::fixes::setFlag(document, spokeSide, &Peering::useRemoteGateways, true), 1};
    if (reverse != nullptr && link.useRemoteGateways)
        return {check::fixes::setFlag(document, azure::reverseOf(document, spokeSide),
                                      &Peering::allowGatewayTransit, true),
                1};
    return {check::fixes::useGatewayOf(document, spokeSide), 2};
}

void proposeAppliances(const route::RouteEngine& routes, SubnetId subnet, VnetId target,
                       const Address& destination, std::vector<Step>& steps)
{
    const Document& document = routes.document();
    const VnetId here = azure::vnetOf(document, subnet);
    const Prefix space = spaceAround(document, target, {}, destination);
    for (const Forwarder& forwarder : forwardersOf(document)) {
        if (azure::subnetOf(document, forwarder.object) == subnet
            || forwarder.address.family() != destination.family())
            continue;
        const bool near = forwarder.vnet == here || isPeered(document, here, forwarder.vnet);
        const bool leads = forwarder.vnet == target || isPeered(document, forwarder.vnet, target);
        if (near && leads)
            steps.push_back(sendThrough(document, subnet, space, forwarder.address));
    }
}

void proposeWays(const route::RouteEngine& routes, SubnetId subnet, const reach::Host& to,
                 const Address& destination, std::vector<Step>& steps)
{
    const Document& document = routes.document();
    const VnetId here = azure::vnetOf(document, subnet);
    const VnetId target = networkOf(document, to, destination);
    if (!here)
        return;
    proposeAssociations(document, subnet, destination, steps);
    if (!target || target == here)
        return;
    proposePeering(document, here, target, steps);
    proposeAppliances(routes, subnet, target, destination, steps);
    // A hub that has an appliance, whose peering with either side is broken.
    for (const Forwarder& forwarder : forwardersOf(document)) {
        for (const VnetId end : {here, target}) {
            if (forwarder.vnet && forwarder.vnet != end && !isPeered(document, end, forwarder.vnet)
                && (linkBetween(document, end, forwarder.vnet)
                    || linkBetween(document, forwarder.vnet, end)))
                proposePeering(document, end, forwarder.vnet, steps);
        }
    }
}

} // namespace peerscape::remedy
