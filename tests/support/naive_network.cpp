#include "tests/support/naive_network.h"

#include "tests/support/naive_routes.h"

#include <algorithm>
#include <map>
#include <optional>

namespace peerscape::test {

using namespace azure;

bool sameName(const Text& a, std::string_view b)
{
    return equalsIgnoringCase(a.view(), b);
}

namespace {

VnetId vnetOfSubnet(const Document& document, SubnetId id)
{
    const Subnet* subnet = document.find(id);
    return subnet != nullptr ? subnet->virtualNetwork : VnetId();
}

/// The first link stored in `from` towards `to`.
const Peering* firstLink(const Document& document, VnetId from, VnetId to)
{
    for (const ObjectId id : document.referrers(from, Kind::Peering)) {
        const Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == from && link->remoteVirtualNetwork == to)
            return link;
    }
    return nullptr;
}

bool live(const Document& document, const Peering& link)
{
    if (link.disconnected || !link.remoteVirtualNetwork)
        return false;
    const Peering* reverse = firstLink(document, link.remoteVirtualNetwork, link.virtualNetwork);
    return reverse != nullptr && !reverse->disconnected;
}

} // namespace

std::vector<PeeringId> liveLinks(const Document& document, VnetId vnet)
{
    std::vector<PeeringId> links;
    for (const ObjectId id : document.referrers(vnet, Kind::Peering)) {
        const Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == vnet && live(document, *link))
            links.push_back(PeeringId::of(id));
    }
    return links;
}

bool hasGateway(const Document& document, VnetId vnet)
{
    bool found = false;
    document.all<VirtualNetworkGateway>().forEach(
        [&](GatewayId, const VirtualNetworkGateway& gateway) {
            for (const GatewayIpConfiguration& configuration : gateway.ipConfigurations)
                found = found || (vnet && vnetOfSubnet(document, configuration.subnet) == vnet);
        });
    document.all<RouteServer>().forEach([&](RouteServerId, const RouteServer& server) {
        found = found || (vnet && vnetOfSubnet(document, server.subnet) == vnet);
    });
    return found;
}

/// The peering that brings another network's gateway routes, when that network has any (4.4.1).
PeeringId transitLink(const Document& document, VnetId vnet)
{
    if (hasGateway(document, vnet))
        return {};
    std::vector<PeeringId> flagged;
    for (const ObjectId id : document.referrers(vnet, Kind::Peering)) {
        const Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == vnet && link->useRemoteGateways)
            flagged.push_back(PeeringId::of(id));
    }
    if (flagged.size() != 1)
        return {};
    const Peering& link = *document.find(flagged.front());
    if (!live(document, link)
        || !firstLink(document, link.remoteVirtualNetwork, vnet)->allowGatewayTransit
        || !hasGateway(document, link.remoteVirtualNetwork))
        return {};
    const auto& listed = link.remoteSubnetNames;
    if (!link.peerCompleteVnets && std::none_of(listed.begin(), listed.end(), [](const Text& name) {
            return sameName(name, "GatewaySubnet");
        }))
        return {}; // D6
    return flagged.front();
}

namespace {

std::optional<Prefix> subnetPrefix(const Document& document, const VirtualNetworkGateway& gateway)
{
    const Subnet* subnet = gateway.ipConfigurations.empty()
                               ? nullptr
                               : document.find(gateway.ipConfigurations.front().subnet);
    if (subnet != nullptr) {
        for (const Prefix& prefix : subnet->addressPrefixes) {
            if (prefix.isV4())
                return prefix;
        }
    }
    return std::nullopt;
}

std::vector<Address> instances(const Document& document, const VirtualNetworkGateway& gateway)
{
    const auto prefix = subnetPrefix(document, gateway);
    std::vector<Address> known;
    if (!prefix)
        return known;
    for (const Address& address : gateway.bgpPeeringAddresses) {
        if (prefix->contains(address))
            known.push_back(address);
    }
    if (known.size() >= 2)
        return known;
    known.clear();
    for (std::uint64_t offset = 4; offset <= 5; ++offset) {
        const Address address = prefix->first().plus(offset);
        if (prefix->contains(address) && address != prefix->last())
            known.push_back(address);
    }
    return known;
}

std::vector<Address> publicAddress(const Document& document, const VirtualNetworkGateway& gateway)
{
    if (gateway.ipConfigurations.empty())
        return {};
    const PublicIpAddress* ip = document.find(gateway.ipConfigurations.front().publicIPAddress);
    return ip != nullptr && !ip->ipAddress.isNone() ? std::vector<Address>{ip->ipAddress}
                                                    : std::vector<Address>{};
}

std::vector<Address> hopsOf(const Document& document, GatewayId id)
{
    const VirtualNetworkGateway& gateway = *document.find(id);
    if (gateway.gatewayType == GatewayType::ExpressRoute)
        return {Address::v4(0xa9fe0001U + id.index % 0xfffdU)};
    return gateway.activeActive ? instances(document, gateway) : publicAddress(document, gateway);
}

std::vector<Address> bgpPeers(const Document& document, const VirtualNetworkGateway& gateway)
{
    if (!gateway.bgpPeeringAddresses.empty())
        return gateway.bgpPeeringAddresses;
    if (gateway.activeActive)
        return instances(document, gateway);
    const auto prefix = subnetPrefix(document, gateway);
    if (!prefix || prefix->length() > 29)
        return {};
    return {Address::v4(prefix->last().v4Value() - 1)};
}

VnetId homeOf(const Document& document, const VirtualNetworkGateway* gateway)
{
    return gateway == nullptr || gateway->ipConfigurations.empty()
               ? VnetId()
               : vnetOfSubnet(document, gateway->ipConfigurations.front().subnet);
}

/// The prefixes that one connection brings to the gateway, far BGP peers at the end.
std::vector<Prefix> broughtBy(const Document& document, const Connection& connection,
                              GatewayId gatewayId, VnetId vnet)
{
    const VirtualNetworkGateway& gateway = *document.find(gatewayId);
    std::vector<Prefix> prefixes;
    std::vector<Address> peers;
    const bool vpn = gateway.gatewayType == GatewayType::Vpn;
    if (connection.connectionType == ConnectionType::IPsec && vpn
        && connection.virtualNetworkGateway1 == gatewayId) {
        if (const LocalNetworkGateway* site = document.find(connection.localNetworkGateway2)) {
            prefixes = site->addressPrefixes;
            if (gateway.gatewayDefaultSite == connection.localNetworkGateway2)
                prefixes.push_back(*Prefix::parse("0.0.0.0/0"));
            if (site->bgpPeeringAddress)
                peers.push_back(*site->bgpPeeringAddress);
        }
    } else if (connection.connectionType == ConnectionType::Vnet2Vnet && vpn) {
        const VirtualNetworkGateway* far = document.find(
            connection.virtualNetworkGateway1 == gatewayId ? connection.virtualNetworkGateway2
                                                           : connection.virtualNetworkGateway1);
        const VnetId there = homeOf(document, far);
        if (there && there != vnet && far->gatewayType == GatewayType::Vpn) {
            prefixes = naiveAdvertised(document, there);
            if (far->enableBgp)
                peers = bgpPeers(document, *far);
        }
    } else if (connection.connectionType == ConnectionType::ExpressRoute && !vpn) {
        if (const auto* circuit = document.find(connection.expressRouteCircuit))
            prefixes = circuit->advertises;
    }
    if (connection.enableBgp && gateway.enableBgp) {
        for (const Address& peer : peers)
            prefixes.push_back(Prefix::containing(peer, 128));
    }
    return prefixes;
}

void learnFromAppliances(const Document& document, VnetId vnet, std::vector<Learned>& learned)
{
    document.all<NetworkInterface>().forEach([&](NicId id, const NetworkInterface& nic) {
        bool here = false;
        bool peers = false;
        for (const NicIpConfiguration& configuration : nic.ipConfigurations)
            here = here || vnetOfSubnet(document, configuration.subnet) == vnet;
        document.all<RouteServer>().forEach([&](RouteServerId, const RouteServer& server) {
            if (vnetOfSubnet(document, server.subnet) != vnet)
                return;
            peers = peers || server.peers.empty();
            for (const RouteServerPeer& peer : server.peers) {
                for (const NicIpConfiguration& configuration : nic.ipConfigurations)
                    peers = peers || configuration.privateIPAddress == peer.peerIp;
            }
        });
        if (!here || !peers || nic.primaryConfiguration()->privateIPAddress.isNone())
            return;
        std::uint32_t index = 0;
        for (const Prefix& prefix : nic.advertises)
            learned.push_back(
                {prefix, id, index++, {nic.primaryConfiguration()->privateIPAddress}, id, false});
    });
}

} // namespace

std::vector<Learned> learn(const Document& document, VnetId vnet)
{
    std::vector<GatewayId> gateways;
    document.all<VirtualNetworkGateway>().forEach(
        [&](GatewayId id, const VirtualNetworkGateway& gateway) {
            if (homeOf(document, &gateway) == vnet)
                gateways.push_back(id);
        });
    std::vector<Learned> all;
    document.all<Connection>().forEach([&](ConnectionId id, const Connection& connection) {
        for (const GatewayId gateway : gateways) {
            const bool named = connection.virtualNetworkGateway1 == gateway
                               || connection.virtualNetworkGateway2 == gateway;
            if (!connection.up || !named)
                continue;
            std::uint32_t index = 0;
            const bool expressRoute =
                document.find(gateway)->gatewayType == GatewayType::ExpressRoute;
            for (const Prefix& prefix : broughtBy(document, connection, gateway, vnet))
                all.push_back(
                    {prefix, id, index++, hopsOf(document, gateway), gateway, expressRoute});
        }
    });
    if (document.all<RouteServer>().size() > 0)
        learnFromAppliances(document, vnet, all);
    for (const GatewayId id : gateways) {
        const VirtualNetworkGateway& gateway = *document.find(id);
        std::uint32_t index = 0;
        for (const Prefix& prefix : gateway.vpnClientAddressPool) {
            if (gateway.gatewayType == GatewayType::Vpn)
                all.push_back({prefix, id, index++, publicAddress(document, gateway), id, false});
        }
    }
    std::map<Prefix, std::vector<ObjectId>> speakers;
    std::map<Prefix, bool> byExpressRoute;
    for (const Learned& row : all)
        byExpressRoute[row.prefix] = byExpressRoute[row.prefix] || row.expressRoute;
    std::vector<Learned> listed;
    for (const Learned& row : all) {
        auto& known = speakers[row.prefix];
        if ((byExpressRoute[row.prefix] && !row.expressRoute)
            || std::find(known.begin(), known.end(), row.speaker) != known.end())
            continue;
        known.push_back(row.speaker);
        listed.push_back(row);
    }
    return listed;
}

/// What a user route of type VirtualNetworkGateway shows as its next hop (5.5.1).
std::vector<Address> userGatewayHops(const Document& document, VnetId vnet)
{
    std::vector<GatewayId> gateways;
    bool expressRoute = false;
    document.all<VirtualNetworkGateway>().forEach(
        [&](GatewayId id, const VirtualNetworkGateway& gateway) {
            if (homeOf(document, &gateway) != vnet)
                return;
            gateways.push_back(id);
            expressRoute = expressRoute || gateway.gatewayType == GatewayType::ExpressRoute;
        });
    return gateways.empty() || expressRoute ? std::vector<Address>()
                                            : hopsOf(document, gateways.front());
}

std::vector<Prefix> naiveAdvertised(const Document& document, VnetId id)
{
    const VirtualNetwork* vnet = document.find(id);
    if (vnet == nullptr)
        return {};
    const auto& summary = vnet->summarizedGatewayPrefixes;
    std::vector<Prefix> prefixes = summary.empty() ? vnet->addressPrefixes : summary;
    for (const PeeringId linkId : liveLinks(document, id)) {
        const Peering& link = *document.find(linkId);
        const Peering* transit = document.find(transitLink(document, link.remoteVirtualNetwork));
        if (transit == nullptr || transit->remoteVirtualNetwork != id)
            continue;
        for (const Prefix& prefix : link.remoteAddressSpace) {
            if (std::none_of(summary.begin(), summary.end(),
                             [&](const Prefix& p) { return p.contains(prefix); }))
                prefixes.push_back(prefix);
        }
    }
    return prefixes;
}

} // namespace peerscape::test
