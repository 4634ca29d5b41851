#include "core/diagram/connector_router.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace peerscape::diagram {

namespace {

constexpr double kInset = 22;    ///< Lines leave a side at least this far from its corners.
constexpr double kClearance = 8; ///< Lines keep this far from boxes they pass.
constexpr double kDetour = 36;   ///< How far a line goes round outside both boxes.

double clampInto(double value, double low, double high)
{
    return low + kInset > high - kInset ? (low + high) / 2
                                        : std::clamp(value, low + kInset, high - kInset);
}

/// A line of at most four points, without memory of its own.
struct Candidate
{
    std::array<Point, 4> points;
    std::size_t size = 0;
    [[nodiscard]] Rect segment(std::size_t i) const
    {
        const Point a = points[i];
        const Point b = points[i + 1];
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    }
    /// What the line costs apart from the boxes it crosses: its length and its bends.
    [[nodiscard]] double cost() const
    {
        double total = static_cast<double>(size) * 60;
        for (std::size_t i = 0; i + 1 < size; ++i)
            total +=
                std::abs(points[i].x - points[i + 1].x) + std::abs(points[i].y - points[i + 1].y);
        return total;
    }
};

struct Candidates
{
    std::array<Candidate, 16> lines;
    std::size_t size = 0;
};

/// Number of boxes that a line crosses, its own ends apart.
int crossings(const Candidate& line, const Rect& a, const Rect& b, const BoxQuery& boxes)
{
    int count = 0;
    for (std::size_t i = 0; i + 1 < line.size; ++i) {
        const Rect segment = line.segment(i);
        boxes(segment.grown(kClearance), [&](const Rect& box) {
            // The clearance does not count against the line's own ends; running through them does.
            if (box == a || box == b)
                count += box.grown(-2).intersects(segment) ? 4 : 0;
            else
                count += box.grown(kClearance).intersects(segment) ? 1 : 0;
        });
    }
    return count;
}

Point flipped(Point p)
{
    return {p.y, p.x};
}
Rect flipped(const Rect& r)
{
    return {r.y, r.x, r.height, r.width};
}

/// Candidates that leave `a` at its left or right side. With `flip` x and y are exchanged, so that
/// one code serves both.
void addCandidates(const Rect& first, const Rect& second, bool flip, Candidates& out)
{
    const Rect a = flip ? flipped(first) : first;
    const Rect b = flip ? flipped(second) : second;
    const auto add = [&](std::initializer_list<Point> line) {
        Candidate& candidate = out.lines[out.size++];
        for (const Point& p : line)
            candidate.points[candidate.size++] = flip ? flipped(p) : p;
    };
    const double ya = clampInto(b.center().y, a.y, a.bottom());
    const double yb = clampInto(ya, b.y, b.bottom());
    const bool right = b.x >= a.right();
    const bool left = b.right() <= a.x;
    if (right || left) {
        const double xa = right ? a.right() : a.x;
        const double xb = right ? b.x : b.right();
        if (std::abs(ya - yb) < 0.5) {
            add({{xa, ya}, {xb, ya}});
        } else {
            for (const double share : {0.5, 0.3, 0.7, 0.15, 0.85}) {
                const double x = xa + (xb - xa) * share;
                add({{xa, ya}, {x, ya}, {x, yb}, {xb, yb}});
            }
        }
        // Round corners: out of the side, into the top or bottom of the other.
        const bool below = b.y >= a.bottom();
        if (below || b.bottom() <= a.y) {
            const double x = clampInto(a.center().x, b.x, b.right());
            add({{xa, ya}, {x, ya}, {x, below ? b.y : b.bottom()}});
        }
        // Over or under everything between.
        for (const double y :
             {std::min(a.y, b.y) - kDetour, std::max(a.bottom(), b.bottom()) + kDetour}) {
            const bool up = y < a.y;
            add({{a.center().x, up ? a.y : a.bottom()},
                 {a.center().x, y},
                 {b.center().x, y},
                 {b.center().x, up ? b.y : b.bottom()}});
        }
    }
}

Candidates candidatesFor(const Rect& a, const Rect& b)
{
    Candidates candidates;
    const double gapX = std::max(b.x - a.right(), a.x - b.right());
    const double gapY = std::max(b.y - a.bottom(), a.y - b.bottom());
    const bool horizontalFirst = gapX >= gapY;
    addCandidates(a, b, !horizontalFirst, candidates);
    addCandidates(a, b, horizontalFirst, candidates);
    return candidates;
}

} // namespace

Rect routingArea(const Rect& a, const Rect& b)
{
    return a.united(b).grown(kDetour + kClearance + 1);
}

std::vector<Point> routeConnector(const Rect& a, const Rect& b, const BoxQuery& boxes)
{
    const Candidates candidates = candidatesFor(a, b);
    if (candidates.size == 0) // the boxes lie over each other
        return {a.center(), b.center()};
    std::array<std::pair<double, std::size_t>, 16> order;
    for (std::size_t i = 0; i < candidates.size; ++i)
        order[i] = {candidates.lines[i].cost(), i};
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(candidates.size);
    std::stable_sort(order.begin(), end,
                     [](const auto& x, const auto& y) { return x.first < y.first; });
    const Candidate* best = &candidates.lines[order.front().second];
    double bestCost = 1e18;
    for (auto next = order.begin(); next != end; ++next) {
        // The rest is longer even without a box in its way.
        if (next->first >= bestCost)
            break;
        const Candidate& line = candidates.lines[next->second];
        const double cost = crossings(line, a, b, boxes) * 10000.0 + next->first;
        if (cost < bestCost - 0.001) {
            bestCost = cost;
            best = &line;
        }
    }
    return {best->points.begin(), best->points.begin() + static_cast<std::ptrdiff_t>(best->size)};
}

std::vector<Point> draftConnector(const Rect& a, const Rect& b)
{
    return routeConnector(a, b, [](const Rect&, const BoxVisitor&) {});
}

bool mattersToRoute(const Rect& a, const Rect& b, const Rect& box)
{
    const Candidates candidates = candidatesFor(a, b);
    for (std::size_t i = 0; i < candidates.size; ++i) {
        const Candidate& line = candidates.lines[i];
        for (std::size_t j = 0; j + 1 < line.size; ++j) {
            if (line.segment(j).grown(kClearance + 1).intersects(box))
                return true;
        }
    }
    return false;
}

std::vector<Point> offsetLine(const std::vector<Point>& line, double distance)
{
    std::vector<Point> result = line;
    const auto normal = [&](std::size_t i) -> Point {
        const double dx = line[i + 1].x - line[i].x;
        const double dy = line[i + 1].y - line[i].y;
        const double size = std::hypot(dx, dy);
        return size < 1e-9 ? Point{0, 0} : Point{-dy / size * distance, dx / size * distance};
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        Point shift{0, 0};
        // At a right angle both segments' shifts add up to the corner's; at an end one counts.
        if (i > 0)
            shift = normal(i - 1);
        if (i + 1 < line.size()) {
            const Point next = normal(i);
            const bool straight =
                i > 0 && std::abs(shift.x - next.x) < 1e-6 && std::abs(shift.y - next.y) < 1e-6;
            if (!straight)
                shift = {shift.x + next.x, shift.y + next.y};
        }
        result[i] = {line[i].x + shift.x, line[i].y + shift.y};
    }
    return result;
}

bool Segment::horizontal() const
{
    return std::abs(to.x - from.x) >= std::abs(to.y - from.y);
}

double Segment::length() const
{
    return std::hypot(to.x - from.x, to.y - from.y);
}

Segment longestSegment(const std::vector<Point>& line)
{
    Segment best;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Segment segment{line[i], line[i + 1]};
        if (i == 0 || segment.length() > best.length() + 0.001)
            best = segment;
    }
    return best;
}

} // namespace peerscape::diagram
