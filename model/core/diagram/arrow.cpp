#include "core/diagram/arrow.h"

#include <cmath>

namespace peerscape::diagram {

namespace {

constexpr double kHeadLength = 11;
constexpr double kHeadHalfWidth = 5;

/// Puts a head at `tip`, coming from `from`, and moves `tip` back to where the line ends under the
/// head.
void addHead(Point from, Point& tip, std::vector<std::array<Point, 3>>& heads)
{
    const double dx = tip.x - from.x;
    const double dy = tip.y - from.y;
    const double length = std::hypot(dx, dy);
    if (length < 1e-6)
        return;
    const Point along{dx / length, dy / length};
    const Point base{tip.x - along.x * kHeadLength, tip.y - along.y * kHeadLength};
    heads.push_back({tip,
                     {base.x - along.y * kHeadHalfWidth, base.y + along.x * kHeadHalfWidth},
                     {base.x + along.y * kHeadHalfWidth, base.y - along.x * kHeadHalfWidth}});
    const double back = std::min(length, kHeadLength - 1);
    tip = {tip.x - along.x * back, tip.y - along.y * back};
}

} // namespace

ArrowedLine arrowed(const LineShape& shape)
{
    ArrowedLine result{shape.points, {}};
    const std::size_t count = shape.points.size();
    if (count < 2)
        return result;
    if (shape.arrowAtEnd)
        addHead(shape.points[count - 2], result.line.back(), result.heads);
    if (shape.arrowAtStart)
        addHead(shape.points[1], result.line.front(), result.heads);
    return result;
}

} // namespace peerscape::diagram
