#pragma once

#include "core/diagram/display_list.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace peerscape::diagram {

/// Visits the free-standing boxes that touch an area.
using BoxVisitor = std::function<void(const Rect& box)>;
using BoxQuery = std::function<void(const Rect& area, const BoxVisitor& visit)>;

/// Lines keep this far from boxes they pass.
inline constexpr double kLineClearance = 8;
/// How far outside both of its boxes a line may run.
inline constexpr double kLargestDetour = 200;

/// A line and what it depends on.
struct Route
{
    std::vector<Point> points;
    /// Where boxes mattered besides those for which `mattersToRoute` holds; empty (no width) when
    /// one of the simple lines was free.
    Rect looked;
};

/// An orthogonal line from the edge of `a` to the edge of `b` that keeps clear of other boxes: the
/// best of a few simple ones (straight, then bends at several places, horizontal or vertical
/// first), which leave each box at the side facing the other; where all of them hit something, a
/// searched one (connector_search.h); where there is no way at all, the simple one that hits least.
/// Lines of one box to others on one side leave it at different places and bend at different
/// distances, the farther ones nearer to it, so that they neither cross nor run on each other.
/// `beside` puts the line that far to one side of where it would run, for several lines between the
/// same two boxes. Deterministic.
[[nodiscard]] Route routeConnector(const Rect& a, const Rect& b, const BoxQuery& boxes,
                                   double beside = 0);

/// The simple line that is meant first, without looking at other boxes, for what is on the move.
[[nodiscard]] std::vector<Point> draftConnector(const Rect& a, const Rect& b);

/// Whether a box could change the route from `a` to `b`: whether one of the candidates passes it.
[[nodiscard]] bool mattersToRoute(const Rect& a, const Rect& b, const Rect& box, double beside = 0);

/// The area outside which no box matters to the route from `a` to `b`.
[[nodiscard]] Rect routingArea(const Rect& a, const Rect& b);

/// `value`, or the nearest place on a side from `low` to `high` where a line may leave it.
[[nodiscard]] double clampToSide(double value, double low, double high);

/// A number below `choices` that depends on two boxes alone and looks random: what tells lines
/// apart that would otherwise run alike.
[[nodiscard]] std::uint64_t choiceFor(const Rect& a, const Rect& b, std::uint64_t choices);

/// The line without points that lie between two others on one straight.
[[nodiscard]] std::vector<Point> withoutStraightPoints(const std::vector<Point>& line);

/// An orthogonal line moved sideways by `distance` (positive: to the right of its direction), ends
/// staying on the edges.
[[nodiscard]] std::vector<Point> offsetLine(const std::vector<Point>& line, double distance);
/// The same into a line that is made anew, for those who ask for many.
void offsetLine(const std::vector<Point>& line, double distance, std::vector<Point>& result);

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
