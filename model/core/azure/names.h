#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace peerscape::azure {

/// The ARM resource type of a kind ("Microsoft.Network/virtualNetworks"); empty for kinds that are
/// not ARM resources (notes) or whose type is stored (unknown resources).
[[nodiscard]] std::string_view armType(Kind kind);

/// The kind of an ARM resource type, compared without case; None for types that are not modelled.
[[nodiscard]] Kind kindOfArmType(std::string_view type);

/// The kind in words for people, in English and singular ("virtual network"); marked for
/// translation.
[[nodiscard]] std::string_view kindLabel(Kind kind);

/// The full resource id: `/subscriptions/S/resourceGroups/G/providers/Type/name[/child/name]`.
/// Empty when the object does not exist or is a note.
[[nodiscard]] std::string resourceId(const Document& document, ObjectId id);

/// The short name by which people and the command line know an object: `vnet/subnet` and
/// `vnet/peering` for children, else the bare name.
[[nodiscard]] std::string displayName(const Document& document, ObjectId id);

/// The pieces of a full resource id; views into the text that was split.
struct ResourceIdParts
{
    std::string_view subscription;
    std::string_view resourceGroup;
    std::string type;                    ///< "Microsoft.Network/virtualNetworks/subnets".
    std::vector<std::string_view> names; ///< One for each segment of the type after the provider.
};

/// Splits a full resource id; nothing when the text is not one. Segment names compare without case.
[[nodiscard]] std::optional<ResourceIdParts> splitResourceId(std::string_view text);

/// Finds the object of `kind` that a person named: by plain name, `group/name`, `vnet/child`,
/// `group/vnet/child` or full resource id, without case. Errors: `NotFound`; `Ambiguous`, whose
/// message lists the candidates. O(objects of that kind).
[[nodiscard]] Result<ObjectId> findByName(const Document& document, Kind kind,
                                          std::string_view name);

/// The virtual network that an object stands in: itself, a subnet's or peering's parent, the
/// network of a NIC's, gateway's, private endpoint's … subnet; none for others.
[[nodiscard]] VnetId vnetOf(const Document& document, ObjectId id);

/// The subnet that an object stands in: itself, or that of a NIC, gateway, private endpoint,
/// firewall, bastion host, internal load balancer, route server; none for others.
[[nodiscard]] SubnetId subnetOf(const Document& document, ObjectId id);

/// The subnets of a network in document order. O(1).
[[nodiscard]] std::span<const ObjectId> subnetsOf(const Document& document, VnetId vnet);

/// The peerings stored in a network (own links), in document order. O(peerings that name it).
[[nodiscard]] std::vector<PeeringId> peeringsOf(const Document& document, VnetId vnet);

/// The gateways whose first configuration stands in the network, in document order.
[[nodiscard]] std::vector<GatewayId> gatewaysOf(const Document& document, VnetId vnet);

/// The peerings of whichever of two networks fewer objects refer to: all between the two are among
/// them. A spoke's list is short where a hub's has hundreds. O(log of the list).
[[nodiscard]] std::span<const ObjectId> peeringsOfEither(const Document& document, VnetId a,
                                                         VnetId b);

/// The other side of a peering: the peering stored in the remote network that names this one; none
/// when there is none. O(log) of the peerings that name the network.
[[nodiscard]] PeeringId reverseOf(const Document& document, PeeringId peering);

/// The subnet of `vnet` with this name, compared without case; none when there is none.
[[nodiscard]] SubnetId findSubnet(const Document& document, VnetId vnet, std::string_view name);

} // namespace peerscape::azure
