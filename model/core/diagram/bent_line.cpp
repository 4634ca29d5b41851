#include "core/diagram/bent_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace peerscape::diagram {

namespace {

constexpr double kCornerCost = 60;
constexpr double kBackCost = 5'000;   ///< Of running back on itself at a bend.
constexpr double kBoxCost = 10'000;   ///< Of each box in the way.
constexpr double kWrongSideCost = 20; ///< Of leaving a box at a side that does not face the other.
constexpr double kEdge = 8; ///< A bend beside a box takes the line this near to its corners.

enum class Heading : std::uint8_t { Right, Left, Down, Up };

Heading headingOf(Point from, Point to)
{
    if (std::abs(to.x - from.x) >= std::abs(to.y - from.y))
        return to.x >= from.x ? Heading::Right : Heading::Left;
    return to.y >= from.y ? Heading::Down : Heading::Up;
}
bool isHorizontal(Heading heading)
{
    return heading == Heading::Right || heading == Heading::Left;
}

/// One way from a bend, or the first box, to the next.
struct Way
{
    std::vector<Point> points;
    double cost = 0;
    [[nodiscard]] Heading first() const { return headingOf(points[0], points[1]); }
    [[nodiscard]] Heading last() const
    {
        return headingOf(points[points.size() - 2], points.back());
    }
};

/// A coordinate at which a line may leave a side for a bend at `value`.
double leavingFor(double value, double low, double high)
{
    const bool beside = value >= low && value <= high && high - low > 2 * kEdge;
    return beside ? std::clamp(value, low + kEdge, high - kEdge) : clampToSide(value, low, high);
}

/// The ways from the edge of a box to a point outside it: out of a side, or of the top or bottom.
std::vector<Way> waysOut(const Rect& box, Point to)
{
    std::vector<Way> ways;
    const auto add = [&](Point start, Point corner) {
        Way way;
        way.points = withoutStraightPoints({start, corner, to});
        if (way.points.size() > 1)
            ways.push_back(std::move(way));
    };
    if (to.x > box.right() || to.x < box.x) {
        const double y = leavingFor(to.y, box.y, box.bottom());
        add({to.x > box.right() ? box.right() : box.x, y}, {to.x, y});
    }
    if (to.y > box.bottom() || to.y < box.y) {
        const double x = leavingFor(to.x, box.x, box.right());
        add({x, to.y > box.bottom() ? box.bottom() : box.y}, {x, to.y});
    }
    return ways;
}

std::vector<Way> waysBetween(Point from, Point to)
{
    std::vector<Way> ways;
    if (from.x == to.x || from.y == to.y) {
        ways.push_back({{from, to}, 0});
    } else {
        ways.push_back({{from, {to.x, from.y}, to}, 0});
        ways.push_back({{from, {from.x, to.y}, to}, 0});
    }
    return ways;
}

double costOf(const std::vector<Point>& line, const Rect& a, const Rect& b, const BoxQuery& boxes)
{
    double cost = kCornerCost * static_cast<double>(line.size() - 2);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Rect segment{std::min(line[i].x, line[i + 1].x), std::min(line[i].y, line[i + 1].y),
                           std::abs(line[i].x - line[i + 1].x),
                           std::abs(line[i].y - line[i + 1].y)};
        cost += segment.width + segment.height;
        boxes(segment.grown(kLineClearance), [&](const Rect& box) {
            // The ends may be touched, not crossed.
            const bool isEnd = box == a || box == b;
            if (box.grown(isEnd ? -2 : kLineClearance).intersects(segment))
                cost += kBoxCost;
        });
    }
    return cost;
}

double joinCost(Heading before, Heading after)
{
    if (before == after)
        return 0;
    return isHorizontal(before) == isHorizontal(after) ? kBackCost : kCornerCost;
}

Rect around(const Rect& a, const Rect& b, const std::vector<Point>& bends)
{
    Rect area = a.united(b);
    for (const Point& bend : bends)
        area = area.united({bend.x, bend.y, 0, 0});
    return area;
}

/// The bends through which the line really runs.
std::vector<Point> bendsOutside(const Rect& a, const Rect& b, const std::vector<Point>& bends)
{
    std::vector<Point> outside;
    for (const Point& bend : bends) {
        const bool again = !outside.empty() && outside.back() == bend;
        if (!again && !a.contains(bend) && !b.contains(bend))
            outside.push_back(bend);
    }
    return outside;
}

/// The cheapest line that takes one of the ways of each leg.
std::vector<Point> cheapest(const std::vector<std::vector<Way>>& legs)
{
    std::vector<std::vector<std::pair<double, std::size_t>>> best(legs.size());
    for (std::size_t i = 0; i < legs.size(); ++i) {
        for (const Way& way : legs[i]) {
            std::pair<double, std::size_t> choice{i == 0 ? way.cost : 1e18, 0};
            for (std::size_t j = 0; i > 0 && j < legs[i - 1].size(); ++j) {
                const double cost =
                    best[i - 1][j].first + way.cost + joinCost(legs[i - 1][j].last(), way.first());
                if (cost < choice.first - 0.001)
                    choice = {cost, j};
            }
            best[i].push_back(choice);
        }
    }
    std::size_t way = 0;
    for (std::size_t j = 1; j < best.back().size(); ++j) {
        if (best.back()[j].first < best.back()[way].first - 0.001)
            way = j;
    }
    std::vector<std::size_t> taken(legs.size());
    for (std::size_t i = legs.size(); i-- > 0;) {
        taken[i] = way;
        way = best[i][way].second;
    }
    std::vector<Point> line;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const std::vector<Point>& points = legs[i][taken[i]].points;
        line.insert(line.end(), points.begin(), points.end());
    }
    return withoutStraightPoints(line);
}

/// How far along a line the place nearest to a point is, at least `from`.
double distanceAlong(const std::vector<Point>& line, Point p, double from)
{
    double along = 0;
    double nearest = std::numeric_limits<double>::max();
    double found = from;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length > 0 && along + length >= from) {
            const double least = std::max(0.0, from - along) / length;
            const double t =
                ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length);
            const double share = std::clamp(t, least, 1.0);
            const double distance =
                std::hypot(p.x - a.x - share * (b.x - a.x), p.y - a.y - share * (b.y - a.y));
            if (distance < nearest - 0.001) {
                nearest = distance;
                found = along + share * length;
            }
        }
        along += length;
    }
    return found;
}

Point pointAlong(const std::vector<Point>& line, double distance)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
        if (distance <= length && length > 0) {
            const double share = distance / length;
            return {line[i].x + share * (line[i + 1].x - line[i].x),
                    line[i].y + share * (line[i + 1].y - line[i].y)};
        }
        distance -= length;
    }
    return line.back();
}

/// How far along the line its bends are.
std::vector<double> bendDistances(const std::vector<Point>& line, const std::vector<Point>& bends)
{
    std::vector<double> distances;
    for (const Point& bend : bends)
        distances.push_back(distanceAlong(line, bend, distances.empty() ? 0 : distances.back()));
    return distances;
}

} // namespace

Route routeThrough(const Rect& a, const Rect& b, const std::vector<Point>& bends,
                   const BoxQuery& boxes, double beside)
{
    const std::vector<Point> through = bendsOutside(a, b, bends);
    if (through.empty())
        return routeConnector(a, b, boxes, beside);
    std::vector<std::vector<Way>> legs;
    legs.push_back(waysOut(a, through.front()));
    for (std::size_t i = 0; i + 1 < through.size(); ++i)
        legs.push_back(waysBetween(through[i], through[i + 1]));
    legs.push_back(waysOut(b, through.back()));
    for (Way& way : legs.back())
        std::reverse(way.points.begin(), way.points.end());
    for (std::vector<Way>& leg : legs) {
        for (Way& way : leg)
            way.cost = costOf(way.points, a, b, boxes);
    }
    // A line leaves its boxes at the sides that face each other, as one without bends does.
    const bool horizontal =
        std::max(b.x - a.right(), a.x - b.right()) >= std::max(b.y - a.bottom(), a.y - b.bottom());
    for (Way& way : legs.front())
        way.cost += isHorizontal(way.first()) == horizontal ? 0 : kWrongSideCost;
    for (Way& way : legs.back())
        way.cost += isHorizontal(way.last()) == horizontal ? 0 : kWrongSideCost;
    return {cheapest(legs), around(a, b, bends).grown(kLineClearance + 1)};
}

Rect routingArea(const Rect& a, const Rect& b, const std::vector<Point>& bends)
{
    return routingArea(a, b).united(around(a, b, bends).grown(kLineClearance + 1));
}

std::vector<BendHandle> bendHandles(const std::vector<Point>& line, const std::vector<Point>& bends)
{
    std::vector<BendHandle> handles;
    if (line.size() < 2)
        return handles;
    const std::vector<double> distances = bendDistances(line, bends);
    double from = 0;
    for (std::size_t i = 0; i <= bends.size(); ++i) {
        double to = i < bends.size() ? distances[i] : 0;
        for (std::size_t j = 0; i == bends.size() && j + 1 < line.size(); ++j)
            to += std::hypot(line[j + 1].x - line[j].x, line[j + 1].y - line[j].y);
        handles.push_back({pointAlong(line, (from + to) / 2), i, false});
        if (i < bends.size())
            handles.push_back({bends[i], i, true});
        from = to;
    }
    return handles;
}

std::size_t newBendIndex(const std::vector<Point>& line, const std::vector<Point>& bends, Point at)
{
    const double place = distanceAlong(line, at, 0);
    const std::vector<double> distances = bendDistances(line, bends);
    return static_cast<std::size_t>(std::count_if(
        distances.begin(), distances.end(), [place](double distance) { return distance < place; }));
}

} // namespace peerscape::diagram
