#pragma once

#include "core/diagram/connector_router.h"

#include <cstddef>
#include <vector>

namespace peerscape::diagram {

/// An orthogonal line from the edge of `a` to the edge of `b` through the points at which a person
/// bent it, with as few corners as that needs and, among those ways, clear of other boxes. Bends
/// inside `a` or `b` are passed over; without any others the line is routed as ever. Deterministic.
/// O(bends · boxes near).
[[nodiscard]] Route routeThrough(const Rect& a, const Rect& b, const std::vector<Point>& bends,
                                 const BoxQuery& boxes, double beside = 0);

/// The area outside which no box matters to `routeThrough`.
[[nodiscard]] Rect routingArea(const Rect& a, const Rect& b, const std::vector<Point>& bends);

/// Where a line can be taken hold of: at its bends, and half way between them for a new one.
struct BendHandle
{
    Point at;
    std::size_t index = 0; ///< Of the bend, or of the place in the list where a new one would go.
    bool isBend = false;
};
/// The handles along a line that runs through `bends`, from its beginning to its end: bends and
/// places for new ones in turn.
[[nodiscard]] std::vector<BendHandle> bendHandles(const std::vector<Point>& line,
                                                  const std::vector<Point>& bends);

/// Where in the list of bends one at `at`, beside the line, belongs.
[[nodiscard]] std::size_t newBendIndex(const std::vector<Point>& line,
                                       const std::vector<Point>& bends, Point at);

} // namespace peerscape::diagram
