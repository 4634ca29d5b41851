#include "core/azure/peering_state.h"

#include "core/azure/names.h"

#include <algorithm>

namespace peerscape::azure {

PeeringState peeringState(const Document& document, PeeringId peering)
{
    const Peering* link = document.find(peering);
    if (link == nullptr || link->disconnected)
        return PeeringState::Disconnected;
    const Peering* reverse = document.find(reverseOf(document, peering));
    return reverse != nullptr && !reverse->disconnected ? PeeringState::Connected
                                                        : PeeringState::Initiated;
}

bool isLive(const Document& document, PeeringId peering)
{
    return peeringState(document, peering) == PeeringState::Connected;
}

bool isGlobal(const Document& document, const Peering& peering)
{
    const VirtualNetwork* local = document.find(peering.virtualNetwork);
    const VirtualNetwork* remote = document.find(peering.remoteVirtualNetwork);
    return local != nullptr && remote != nullptr
           && !equalsIgnoringCase(local->location, remote->location);
}

std::vector<Prefix> currentRemoteSpace(const Document& document, const Peering& peering)
{
    const VirtualNetwork* remote = document.find(peering.remoteVirtualNetwork);
    if (remote == nullptr)
        return {};
    if (peering.peerCompleteVnets)
        return remote->addressPrefixes;
    std::vector<Prefix> space;
    for (const Text& name : peering.remoteSubnetNames) {
        const Subnet* subnet =
            document.find(findSubnet(document, peering.remoteVirtualNetwork, name));
        if (subnet == nullptr)
            continue;
        for (const Prefix& prefix : subnet->addressPrefixes) {
            if (!peering.enableOnlyIPv6Peering || !prefix.isV4())
                space.push_back(prefix);
        }
    }
    return space;
}

bool isStale(const Document& document, const Peering& peering)
{
    std::vector<Prefix> held = peering.remoteAddressSpace;
    std::vector<Prefix> current = currentRemoteSpace(document, peering);
    std::sort(held.begin(), held.end());
    std::sort(current.begin(), current.end());
    return held != current;
}

PeeringSyncLevel peeringSyncLevel(const Document& document, PeeringId peering)
{
    const Peering* link = document.find(peering);
    if (link == nullptr || !isLive(document, peering))
        return PeeringSyncLevel::RemoteNotInSync;
    const bool local = isStale(document, *link);
    const bool remote = isStale(document, *document.find(reverseOf(document, peering)));
    if (local && remote)
        return PeeringSyncLevel::LocalAndRemoteNotInSync;
    if (local)
        return PeeringSyncLevel::LocalNotInSync;
    return remote ? PeeringSyncLevel::RemoteNotInSync : PeeringSyncLevel::FullyInSync;
}

bool hasOwnGateway(const Document& document, VnetId vnet)
{
    for (const ObjectId subnet : subnetsOf(document, vnet)) {
        if (!document.referrers(subnet, Kind::VirtualNetworkGateway).empty()
            || !document.referrers(subnet, Kind::RouteServer).empty())
            return true;
    }
    return false;
}

TransitPair transitPair(const Document& document, VnetId vnet)
{
    PeeringId user;
    for (const ObjectId id : document.referrers(vnet, Kind::Peering)) {
        const Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork != vnet || !link->useRemoteGateways)
            continue;
        if (user)
            return {}; // V04: with two, neither is in force
        user = PeeringId::of(id);
    }
    const Peering* link = document.find(user);
    if (link == nullptr || link->disconnected || !link->remoteVirtualNetwork)
        return {};
    const auto& listed = link->remoteSubnetNames;
    if (!link->peerCompleteVnets
        && std::none_of(listed.begin(), listed.end(), [](std::string_view name) {
               return equalsIgnoringCase(name, "GatewaySubnet");
           }))
        return {};
    const PeeringId reverse = reverseOf(document, user);
    const Peering* other = document.find(reverse);
    return other != nullptr && !other->disconnected ? TransitPair{user, reverse} : TransitPair{};
}

PeeringId transitPeering(const Document& document, VnetId vnet)
{
    const TransitPair pair = transitPair(document, vnet);
    const Peering* reverse = document.find(pair.reverse);
    return reverse != nullptr && reverse->allowGatewayTransit ? pair.user : PeeringId();
}

EffectiveGateway effectiveGateway(const Document& document, VnetId vnet)
{
    if (hasOwnGateway(document, vnet))
        return {vnet, {}};
    const PeeringId through = transitPeering(document, vnet);
    const Peering* link = document.find(through);
    if (link == nullptr || !hasOwnGateway(document, link->remoteVirtualNetwork))
        return {};
    return {link->remoteVirtualNetwork, through};
}

} // namespace peerscape::azure
