#pragma once

#include "core/check/check.h"

/// The repairs that findings and remedies offer. Each captures ids only and acts on
/// whatever document it is given; what no longer applies is refused.
namespace peerscape::check::fixes {

[[nodiscard]] Fix setFlag(const azure::Document& document, PeeringId peering,
                          bool azure::Peering::* flag, bool value);
[[nodiscard]] Fix createOtherSide(const azure::Document& document, PeeringId peering);
/// What brings a Disconnected side to life again, or, when its network is gone, deletes it (3.2.3).
[[nodiscard]] Fix repairDisconnected(const azure::Document& document, PeeringId peering);
[[nodiscard]] Fix sync(const azure::Document& document, PeeringId peering);
/// `allowGatewayTransit` on the hub's side, then `useRemoteGateways` on the spoke's.
[[nodiscard]] Fix useGatewayOf(const azure::Document& document, PeeringId spokeSide);
[[nodiscard]] Fix remove(const azure::Document& document, ObjectId id);
[[nodiscard]] Fix enableForwarding(const azure::Document& document, NicId nic);
[[nodiscard]] Fix letSystemForward(const azure::Document& document, NicId nic);
[[nodiscard]] Fix detachRouteTable(const azure::Document& document, SubnetId subnet);
[[nodiscard]] Fix detachNsg(const azure::Document& document, SubnetId subnet);
/// Takes the routes to 0.0.0.0/0 out of a GatewaySubnet's table and lets it propagate, or detaches
/// the table where others use it (L13).
[[nodiscard]] Fix repairGatewaySubnet(const azure::Document& document, SubnetId subnet);
[[nodiscard]] Fix assignAddress(const azure::Document& document, ObjectId owner);
/// Adds the route `prefix` to `hop` to every table in `tables` (L07).
[[nodiscard]] Fix addRoutes(const azure::Document& document, std::vector<RouteTableId> tables,
                            net::Prefix prefix, net::Address hop);

} // namespace peerscape::check::fixes
