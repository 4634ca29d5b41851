#pragma once

#include "core/azure/lines.h"
#include "core/azure/peering_state.h"
#include "core/diagram/connector_router.h"
#include "core/diagram/words.h"

namespace peerscape::diagram {

/// How far from its line a connector's arrows and tags reach, at most.
inline constexpr double kTagReach = 320;
/// How far each side of a peering runs from the line of both: the one of the older network to the
/// left.
inline constexpr double kSideSpread = 6;

using azure::LineEnds;
using azure::PeeringSides;

/// The elements of a peering along a routed line from its older network: one for each side that
/// exists, parallel, each with its state, its arrow and its tags.
[[nodiscard]] std::vector<Element> buildPeerings(const azure::Document& document,
                                                 PeeringSides sides, const std::vector<Point>& line,
                                                 const BoxQuery& boxes, const Words& words);

/// The colour and dash of one side: its state, and whether it joins two regions.
struct LineLook
{
    ColorRole color = ColorRole::Good;
    Dash dash = Dash::Solid;
};
[[nodiscard]] LineLook lookOf(azure::PeeringState state, bool global);
[[nodiscard]] LineLook lookOf(const azure::Connection& connection);

/// The element of a connection along a routed line from its gateway's network to the other end.
[[nodiscard]] Element buildConnection(const azure::Document& document, ConnectionId id,
                                      const std::vector<Point>& line, const BoxQuery& boxes,
                                      const Words& words);

/// The connections between two boxes, whichever way, in document order.
[[nodiscard]] std::vector<ConnectionId> connectionsBetween(const azure::Document& document,
                                                           ObjectId a, ObjectId b);

/// How far beside the straight way a connection runs because of the peering and the older
/// connections between the same two boxes: 0 for the first, then one side and the other in turn.
[[nodiscard]] double besideOf(const azure::Document& document, ConnectionId id);

} // namespace peerscape::diagram
