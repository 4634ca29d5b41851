#pragma once

#include "core/route/effective_route.h"
#include "core/route/layers.h"
#include "core/route/none_list.h"

#include <optional>
#include <span>

namespace peerscape::route {

/// The layers of one subnet's table. Everything pointed at must outlive the call; a null gateway
/// layer means that no gateway is in force, a null user layer that no route table is associated.
struct MergeInput
{
    const azure::Document& document;
    SubnetId subnetId;
    const azure::Subnet& subnet;
    const azure::VirtualNetwork& vnet;
    const PeerLayer& peers;
    const EndpointLayer* endpoints = nullptr;
    const GatewayLayer* gateway = nullptr;
    PeeringId through; ///< The peering with transit; none for an own gateway.
    const azure::RouteTable* routeTable = nullptr;
    const UserLayer* user = nullptr;
    const NoneList* noneList = nullptr;
};

/// Which of the rows that every subnet has are listed in a table.
struct DefaultRows
{
    bool internetV4 = true;
    bool internetV6 = false;
    std::vector<std::uint32_t> none; ///< Places in the profile.
};
/// Rules 2.3, 2.6 and 2.7. O(reserved prefixes log rows).
[[nodiscard]] DefaultRows listedDefaults(const MergeInput& input);
/// The same with only some of the profile's places asked about.
[[nodiscard]] DefaultRows listedDefaults(const MergeInput& input,
                                         std::span<const std::uint32_t> places);

/// The network, own or peered, that holds an address: what the system rows say, whatever user
/// routes make of them (5.4.2).
struct Neighbour
{
    VnetId vnet;    ///< None when no such row holds the address.
    PeeringId link; ///< The own peering; none for the own network.
};
/// By the longest prefix; of equal ones by the row that the table shows first. O(own prefixes +
/// lengths log peerings).
[[nodiscard]] Neighbour neighbourTowards(const MergeInput& input, const net::Address& address);

/// The user route that overrides a private endpoint under network policy (6.2.4): the longest that
/// covers it; nothing when none does.
[[nodiscard]] std::optional<std::uint32_t> overridingRoute(const MergeInput& input,
                                                           const EndpointLayer::Row& endpoint);

/// Merges the layers into `table` in the service's order with states and winners (0.4, 5.3), using
/// its storage again. O(rows + routes log rows).
void mergeTable(const MergeInput& input, EffectiveRouteTable& table);

/// Has the processor fetch what `mergeTable` reads of a subnet's own layers, or the storage that it
/// uses again, when other tables are merged before. O(rows).
void prefetchLayers(const MergeInput& input);
void prefetchRows(const EffectiveRouteTable& table);

/// The number of rows that `mergeTable` gives, without making them. O(reserved prefixes log rows).
[[nodiscard]] std::size_t countRows(const MergeInput& input);

} // namespace peerscape::route
