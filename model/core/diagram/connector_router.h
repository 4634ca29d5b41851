#pragma once

#include "core/diagram/display_list.h"

#include <functional>
#include <vector>

namespace peerscape::diagram {

/// Visits the free-standing boxes that touch an area.
using BoxVisitor = std::function<void(const Rect& box)>;
using BoxQuery = std::function<void(const Rect& area, const BoxVisitor& visit)>;

/// An orthogonal line from the edge of `a` to the edge of `b` that leaves each box at the side
/// facing the other and crosses as few other boxes as its candidates allow (straight, then bends at
/// several places, horizontal or vertical first). Everything it looks at lies inside
/// `routingArea(a, b)`. Deterministic.
[[nodiscard]] std::vector<Point> routeConnector(const Rect& a, const Rect& b,
                                                const BoxQuery& boxes);

/// The same without looking at other boxes, for what is on the move.
[[nodiscard]] std::vector<Point> draftConnector(const Rect& a, const Rect& b);

/// Whether a box could change the route from `a` to `b`: whether one of the candidates passes it.
[[nodiscard]] bool mattersToRoute(const Rect& a, const Rect& b, const Rect& box);

/// The area outside which no box matters to the route from `a` to `b`.
[[nodiscard]] Rect routingArea(const Rect& a, const Rect& b);

/// An orthogonal line moved sideways by `distance` (positive: to the right of its direction), ends
/// staying on the edges.
[[nodiscard]] std::vector<Point> offsetLine(const std::vector<Point>& line, double distance);

/// The longest segment of a line.
struct Segment
{
    Point from;
    Point to;
    [[nodiscard]] Point middle() const { return {(from.x + to.x) / 2, (from.y + to.y) / 2}; }
    [[nodiscard]] bool horizontal() const;
    [[nodiscard]] double length() const;
};
[[nodiscard]] Segment longestSegment(const std::vector<Point>& line);

} // namespace peerscape::diagram
