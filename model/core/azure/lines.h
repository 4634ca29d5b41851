#pragma once

#include "core/azure/document.h"

#include <utility>
#include <vector>

/// What is drawn as one line between two free-standing boxes: a peering, both sides together, or a
/// connection.
namespace peerscape::azure {

/// A line keeps no more bends than this.
inline constexpr std::size_t kMostBends = 32;

/// The sides of a peering between two networks that exist: from the older one to the younger one
/// and back.
struct PeeringSides
{
    PeeringId forward;
    PeeringId backward;
    friend bool operator==(const PeeringSides&, const PeeringSides&) = default;
};
/// The sides between `a` and `b`, the older one first. O(peerings of the one that has fewer).
[[nodiscard]] PeeringSides sidesBetween(const Document& document, VnetId a, VnetId b);

/// The free-standing boxes that a line joins; none where an end is missing.
struct LineEnds
{
    ObjectId from;
    ObjectId to;
};
[[nodiscard]] LineEnds connectionEnds(const Document& document, ConnectionId id);
/// The same for a side of a peering, from its network to the remote one, or a connection.
[[nodiscard]] LineEnds lineEnds(const Document& document, ObjectId line);

/// The points through which a line was bent, in the direction of `line`, whichever side of a
/// peering keeps them; empty when it runs as it is routed.
[[nodiscard]] std::vector<Point> bendsOf(const Document& document, ObjectId line);

/// Bends a line, in the direction of `line`; of a peering one side keeps the bends for both.
void setBends(Transaction& transaction, ObjectId line, const std::vector<Point>& bends);

/// To be called before one side of a peering is removed: the other side keeps the bends.
void handOverBends(Transaction& transaction, PeeringId leaving);

/// Places things, and takes the bends of lines along whose both ends move alike. O(placements +
/// bent lines).
void placeWithBends(Transaction& transaction,
                    const std::vector<std::pair<ObjectId, Placement>>& placements);

} // namespace peerscape::azure
