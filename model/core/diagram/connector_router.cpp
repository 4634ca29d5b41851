#include "core/diagram/connector_router.h"

#include "core/diagram/connector_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace peerscape::diagram {

namespace {

constexpr double kInset = 22; ///< Lines leave a side at least this far from its corners.
constexpr double kArrowRoom = 26;
constexpr double kLaterCost = 0.5;  ///< Of equally long lines the first is meant.
constexpr double kHitCost = 10'000; ///< Of each box in the way.
constexpr double kDetour = 18;      ///< The least by which a line goes round outside both boxes.
/// Two peerings that leave a side shorter than this would run on each other: from the older box,
/// which is the hub more often, a line leaves at a longer one where it can.
constexpr double kShortSide = 104;
constexpr double kShortSideCost = 24;

/// 1 for a box right beside, falling slowly to 0 with the distance: tells lines of one box apart.
double nearness(double distance)
{
    constexpr double kNear = 100;
    constexpr double kFar = 4000;
    if (distance >= kFar)
        return 0;
    return 1 - std::log1p(std::max(0.0, distance) / kNear) / std::log1p(kFar / kNear);
}

/// How far lines that go beyond one end of a side are spread along it, for a `distance` beyond:
/// what goes farther comes farther out. Of a low box, all of whose lines leave at its two long
/// sides
/// (`crowded`), the next ones get room for a peering each, and the rest shares what is left.
double stepOnSide(double distance, double side, bool crowded)
{
    const double room = std::min(90.0, side / 2.2);
    if (!crowded)
        return room * (1 - nearness(distance));
    constexpr double kSlope = 24.0 / 130; // boxes stand some 130 apart, and a peering needs 24
    const double wide = 0.75 * room;
    if (distance * kSlope <= wide)
        return std::max(0.0, distance * kSlope);
    return wide + (room - wide) * (1 - nearness(distance - wide / kSlope));
}

/// Where a line to something at `value`, beyond one end of the side, leaves the side: the farther
/// it goes, the nearer to that end.
double spreadOnSide(double value, double low, double high, bool crowded)
{
    const double first = low + kInset;
    const double last = high - kInset;
    if (first > last)
        return (low + high) / 2;
    const double room = stepOnSide(1e9, last - first, crowded);
    if (value < first)
        return first + room - stepOnSide(first - value, last - first, crowded);
    if (value > last)
        return last - room + stepOnSide(value - last, last - first, crowded);
    return value;
}

/// Where a line that turns only once leaves a side, or comes to it: at the end that faces the other
/// box (`atHigh`: the one at `high`), the farther it runs beyond the turn, the farther from that
/// end, so that it runs round those that turn sooner.
double turnOnSide(bool atHigh, double low, double high, double distance, bool crowded)
{
    const double first = low + kInset;
    const double last = high - kInset;
    if (first > last)
        return (low + high) / 2;
    const double inwards = stepOnSide(distance, last - first, crowded);
    return atHigh ? last - inwards : first + inwards;
}

/// A line of at most four points, without memory of its own.
struct Candidate
{
    std::array<Point, 4> points;
    std::size_t size = 0;
    double crowding = 0; ///< What it costs that its ends are on short sides.
    [[nodiscard]] Rect segment(std::size_t i) const
    {
        const Point a = points[i];
        const Point b = points[i + 1];
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    }
    [[nodiscard]] std::vector<Point> line() const
    {
        return {points.begin(), points.begin() + static_cast<std::ptrdiff_t>(size)};
    }
    /// What the line costs apart from the boxes it crosses: its length, its bends and its ends.
    [[nodiscard]] double cost() const
    {
        double total = static_cast<double>(size) * 60 + crowding;
        for (std::size_t i = 0; i + 1 < size; ++i)
            total +=
                std::abs(points[i].x - points[i + 1].x) + std::abs(points[i].y - points[i + 1].y);
        return total;
    }
};

struct Candidates
{
    std::array<Candidate, 20> lines;
    std::size_t size = 0;
};

/// Number of boxes that a line crosses, its own ends apart; from `enough` on it may be too low.
int crossings(const Candidate& line, const Rect& a, const Rect& b, const BoxQuery& boxes,
              double enough)
{
    int count = 0;
    for (std::size_t i = 0; i + 1 < line.size && count < enough; ++i) {
        const Rect segment = line.segment(i);
        boxes(segment.grown(kLineClearance), [&](const Rect& box) {
            // The clearance does not count against the line's own ends; running through them does.
            if (box == a || box == b)
                count += box.grown(-2).intersects(segment) ? 4 : 0;
            else
                count += box.grown(kLineClearance).intersects(segment) ? 1 : 0;
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

/// Which lines are candidates: of those that bend alike, all or the one that is meant first,
/// without those that go round outside both boxes.
enum class Choice : std::uint8_t { All, Direct };

/// Candidates that leave `a` at its left or right side. With `flip` x and y are exchanged, so that
/// one code serves both.
void addCandidates(const Rect& first, const Rect& second, bool flip, double beside, Choice choice,
                   Candidates& out)
{
    const Rect a = flip ? flipped(first) : first;
    const Rect b = flip ? flipped(second) : second;
    const bool below = b.y >= a.bottom();
    const bool above = b.bottom() <= a.y;
    const auto isShort = [](double side) { return side < kShortSide; };
    // Of boxes beside each other there is no better side.
    const auto crowding = [&](double side) {
        return (below || above) && isShort(side) ? kShortSideCost : 0;
    };
    const auto add = [&](std::initializer_list<Point> line, double crowded) {
        Candidate& candidate = out.lines[out.size++];
        candidate.crowding = crowded;
        for (const Point& p : line)
            candidate.points[candidate.size++] = flip ? flipped(p) : p;
    };
    double ya = clampToSide(b.center().y + beside, a.y, a.bottom());
    double yb = clampToSide(ya, b.y, b.bottom());
    const bool right = b.x >= a.right();
    const bool left = b.right() <= a.x;
    if (right || left) {
        const double xa = right ? a.right() : a.x;
        const double xb = right ? b.x : b.right();
        if (std::abs(ya - yb) < 0.5) {
            add({{xa, ya}, {xb, ya}}, 0);
        } else {
            const double apart = std::abs(a.center().y - b.center().y);
            ya = clampToSide(spreadOnSide(b.center().y, a.y, a.bottom(), isShort(a.width)) + beside,
                             a.y, a.bottom());
            yb = clampToSide(spreadOnSide(a.center().y, b.y, b.bottom(), isShort(b.width)) + beside,
                             b.y, b.bottom());
            // The larger box is taken for the one with more lines.
            const double lane = 0.15 + 0.65 * nearness(apart);
            const bool fromA = a.width * a.height >= b.width * b.height;
            // Not so near to a box that the arrow has no room.
            const double least = std::min(kArrowRoom, std::abs(xb - xa) / 3);
            const double low = std::min(xa, xb) + least;
            const double high = std::max(xa, xb) - least;
            const double jitter = (static_cast<double>(choiceFor(first, second, 7)) - 3) * 13;
            const auto addBend = [&](double share, double shift) {
                const double x = std::clamp(xa + (xb - xa) * share + shift, low, high);
                add({{xa, ya}, {x, ya}, {x, yb}, {xb, yb}}, crowding(a.height));
            };
            addBend(fromA ? lane : 1 - lane, beside);
            if (choice == Choice::All) {
                for (const double share : {0.5, 0.3, 0.7, 0.15, 0.85})
                    addBend(share, jitter + beside);
            }
        }
        // Round corners: out of the side, into the top or bottom of the other.
        if (below || above) {
            const double apartX = std::abs(a.center().x - b.center().x);
            const double apartY = std::abs(a.center().y - b.center().y);
            const double y =
                clampToSide(turnOnSide(below, a.y, a.bottom(), apartX, isShort(a.width)) + beside,
                            a.y, a.bottom());
            const double x =
                clampToSide(turnOnSide(left, b.x, b.right(), apartY, isShort(b.height)) + beside,
                            b.x, b.right());
            add({{xa, y}, {x, y}, {x, below ? b.y : b.bottom()}}, crowding(a.height));
        }
        if (choice == Choice::Direct)
            return;
        // Over or under everything between.
        const double detour = std::min(
            kDetour + 9 * static_cast<double>(choiceFor(first, second, 4)) + std::abs(beside),
            kLargestDetour);
        const double from = clampToSide(
            spreadOnSide(b.center().x, a.x, a.right(), isShort(a.height)) + beside, a.x, a.right());
        const double into = clampToSide(b.center().x + beside, b.x, b.right());
        for (const double y :
             {std::min(a.y, b.y) - detour, std::max(a.bottom(), b.bottom()) + detour}) {
            const bool up = y < a.y;
            add({{from, up ? a.y : a.bottom()},
                 {from, y},
                 {into, y},
                 {into, up ? b.y : b.bottom()}},
                crowding(a.width));
        }
    }
}

Candidates candidatesFor(const Rect& a, const Rect& b, double beside, Choice choice)
{
    Candidates candidates;
    const double gapX = std::max(b.x - a.right(), a.x - b.right());
    const double gapY = std::max(b.y - a.bottom(), a.y - b.bottom());
    const bool horizontalFirst = gapX >= gapY;
    addCandidates(a, b, !horizontalFirst, beside, choice, candidates);
    addCandidates(a, b, horizontalFirst, beside, choice, candidates);
    return candidates;
}

} // namespace

Rect routingArea(const Rect& a, const Rect& b)
{
    return a.united(b).grown(kLargestDetour + kLineClearance + 1);
}

double clampToSide(double value, double low, double high)
{
    return low + kInset > high - kInset ? (low + high) / 2
                                        : std::clamp(value, low + kInset, high - kInset);
}

std::uint64_t choiceFor(const Rect& a, const Rect& b, std::uint64_t choices)
{
    const auto whole = [](double value) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::clamp(value, -1e9, 1e9)));
    };
    std::uint64_t key = whole(a.x) * 0x9e3779b97f4a7c15ULL + whole(a.y) * 0xbf58476d1ce4e5b9ULL
                        + whole(b.x) * 0x94d049bb133111ebULL + whole(b.y) * 0xd6e8feb86659fd93ULL;
    key = (key ^ (key >> 29U)) * 0xbf58476d1ce4e5b9ULL;
    return (key ^ (key >> 32U)) % choices;
}

std::vector<Point> withoutStraightPoints(const std::vector<Point>& line)
{
    std::vector<Point> result;
    for (const Point& p : line) {
        const std::size_t size = result.size();
        if (size > 0 && result.back() == p)
            continue;
        if (size > 1
            && ((result[size - 2].x == result[size - 1].x && result[size - 1].x == p.x)
                || (result[size - 2].y == result[size - 1].y && result[size - 1].y == p.y)))
            result.back() = p;
        else
            result.push_back(p);
    }
    return result;
}

Route routeConnector(const Rect& a, const Rect& b, const BoxQuery& boxes, double beside)
{
    const Candidates candidates = candidatesFor(a, b, beside, Choice::All);
    if (candidates.size == 0) // the boxes lie over each other
        return {{a.center(), b.center()}, {}};
    std::array<std::pair<double, std::size_t>, 20> order;
    for (std::size_t i = 0; i < candidates.size; ++i)
        order[i] = {candidates.lines[i].cost() + kLaterCost * static_cast<double>(i), i};
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(candidates.size);
    std::stable_sort(order.begin(), end,
                     [](const auto& x, const auto& y) { return x.first < y.first; });
    const Candidate* best = &candidates.lines[order.front().second];
    double bestCost = 1e18;
    for (auto next = order.begin(); next != end; ++next) {
        // The rest costs more even without a box in its way.
        if (next->first >= bestCost)
            break;
        const Candidate& line = candidates.lines[next->second];
        const double enough = (bestCost - next->first) / kHitCost;
        const double cost = crossings(line, a, b, boxes, enough) * kHitCost + next->first;
        if (cost < bestCost - 0.001) {
            bestCost = cost;
            best = &line;
        }
    }
    if (bestCost >= kHitCost) {
        Route found = searchConnector(a, b, boxes, beside);
        if (found.points.empty())
            found.points = best->line();
        return found;
    }
    return {best->line(), {}};
}

std::vector<Point> draftConnector(const Rect& a, const Rect& b)
{
    const Candidates candidates = candidatesFor(a, b, 0, Choice::Direct);
    if (candidates.size == 0)
        return {a.center(), b.center()};
    const Candidate* best = candidates.lines.data();
    for (std::size_t i = 1; i < candidates.size; ++i) {
        if (candidates.lines[i].cost() < best->cost() - 0.001)
            best = &candidates.lines[i];
    }
    return best->line();
}

bool mattersToRoute(const Rect& a, const Rect& b, const Rect& box, double beside)
{
    const Candidates candidates = candidatesFor(a, b, beside, Choice::All);
    for (std::size_t i = 0; i < candidates.size; ++i) {
        const Candidate& line = candidates.lines[i];
        for (std::size_t j = 0; j + 1 < line.size; ++j) {
            if (line.segment(j).grown(kLineClearance + 1).intersects(box))
                return true;
        }
    }
    return false;
}

std::vector<Point> offsetLine(const std::vector<Point>& line, double distance)
{
    std::vector<Point> result;
    offsetLine(line, distance, result);
    return result;
}

void offsetLine(const std::vector<Point>& line, double distance, std::vector<Point>& result)
{
    result = line;
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
