#pragma once

#include "core/azure/document.h"

#include <utility>
#include <vector>

namespace peerscape::route {

/// The parts of the layers that a change may have made stale. Every list is sorted and without
/// duplicates. Too much in a list costs time, too little is wrong.
struct Affected
{
    std::vector<VnetId> removed; ///< Networks that are gone.
    std::vector<VnetId> space;   ///< Networks that came or whose address space changed.
    /// Peerings to look at again, with the network whose layer holds them.
    std::vector<std::pair<VnetId, PeeringId>> links;
    std::vector<VnetId> transit;    ///< Networks that may get their routes through another peering.
    std::vector<PeeringId> offers;  ///< Peerings that began or ceased to allow gateway transit.
    std::vector<VnetId> gateways;   ///< Networks whose gateways may have learned something else.
    std::vector<VnetId> advertised; ///< Networks whose gateways may announce something else.
    std::vector<VnetId> endpoints;  ///< Networks whose own private endpoints may show differently.
    std::vector<RouteTableId> routeTables;
    std::vector<SubnetId> subnets;

    void normalise();
};

/// What `changes`, which turned `before` into `after`, may have made stale. O(changes × what refers
/// to them).
[[nodiscard]] Affected findAffected(const azure::Document& before, const azure::Document& after,
                                    const azure::ChangeSet& changes);

/// Appends the networks at the other ends of the Vnet2Vnet connections of a network's gateways:
/// they learn what it announces. O(connections).
void appendPartners(const azure::Document& document, VnetId vnet, std::vector<VnetId>& partners);

} // namespace peerscape::route
