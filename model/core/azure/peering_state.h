#pragma once

#include "core/azure/document.h"

namespace peerscape::azure {

/// The state of one side of a peering (3.2, D3): Disconnected when it says so, Connected when both
/// sides exist and neither is disconnected, else Initiated. O(log peerings).
[[nodiscard]] PeeringState peeringState(const Document& document, PeeringId peering);

/// A peering is live when both sides exist and are Connected (3.2.5). Only live peerings give rows.
[[nodiscard]] bool isLive(const Document& document, PeeringId peering);

/// Whether both networks are in different regions (compared without case); a global peering.
[[nodiscard]] bool isGlobal(const Document& document, const Peering& peering);

/// What `peering` would copy now if it were created or synced (3.6, 3.8): the remote network's
/// address space, or with subnet peering the prefixes of the listed remote subnets in listed order
/// (only IPv6 ones with `enableOnlyIPv6Peering`). Empty when the remote network does not exist.
[[nodiscard]] std::vector<Prefix> currentRemoteSpace(const Document& document,
                                                     const Peering& peering);

/// Whether the copy that `peering` holds differs from `currentRemoteSpace`, order apart (3.6.1,
/// D4).
[[nodiscard]] bool isStale(const Document& document, const Peering& peering);

/// The sync level as Azure prints it (3.6.1).
[[nodiscard]] PeeringSyncLevel peeringSyncLevel(const Document& document, PeeringId peering);

/// The only peering of a network with `useRemoteGateways`, and its other side.
struct TransitPair
{
    PeeringId user;
    PeeringId reverse;
    bool operator==(const TransitPair&) const = default;
};
/// What `transitPeering` answers with once `reverse` allows gateway transit: none when two peerings
/// have `useRemoteGateways` (V04), when one of the sides is not live, or over a subnet peering that
/// does not list the remote GatewaySubnet (D6). O(peerings of the network).
[[nodiscard]] TransitPair transitPair(const Document& document, VnetId vnet);

/// The peering of a network through which it gets the routes of another network's gateway, should
/// that have one (4.4.1): the user of its `transitPair`, when the other side allows gateway
/// transit. Does not ask whether either network holds a gateway. O(peerings of the network).
[[nodiscard]] PeeringId transitPeering(const Document& document, VnetId vnet);

/// The gateway or route server whose routes a network gets (4.4.1): its own, else that of the
/// network behind its `transitPeering`. `vnet` is the network that holds it; none when no gateway
/// is in force.
struct EffectiveGateway
{
    VnetId vnet;
    PeeringId through; ///< The peering with `useRemoteGateways`; none for an own gateway.
    bool operator==(const EffectiveGateway&) const = default;
};
[[nodiscard]] EffectiveGateway effectiveGateway(const Document& document, VnetId vnet);

/// Whether a network holds a gateway (VPN or ExpressRoute) or a route server of its own.
[[nodiscard]] bool hasOwnGateway(const Document& document, VnetId vnet);

} // namespace peerscape::azure
