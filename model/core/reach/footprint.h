#pragma once

#include "core/azure/document.h"

#include <vector>

namespace peerscape::reach {

/// What the walks of one or more questions have read: the networks whose tables, residents, links
/// and security groups had a say, and whether gateways, connections, sites or circuits had.
struct Footprint
{
    std::vector<VnetId> vnets; ///< Sorted, without duplicates.
    bool outside = false;

    void add(VnetId vnet);
    void add(const Footprint& other);
};

/// What an edit may have changed for walks.
struct Impact
{
    bool everything = false;
    bool outside = false;
    std::vector<VnetId> vnets; ///< Sorted, without duplicates.

    /// Whether walks with this footprint may answer otherwise than before. Never wrongly no.
    [[nodiscard]] bool touches(const Footprint& footprint) const;
};

/// The impact of going from `before` to `after`. `touchedVnets` are those of the engine that has
/// just been updated. O(changes + what refers to them).
[[nodiscard]] Impact impactOf(const azure::Document& before, const azure::Document& after,
                              const azure::ChangeSet& changes,
                              const std::vector<VnetId>& touchedVnets);

} // namespace peerscape::reach
