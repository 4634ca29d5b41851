#include "core/diagram/connector_search.h"

#include "core/base/sort_unique.h"

#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>

namespace peerscape::diagram {

namespace {

constexpr double kBendCost = 60;
constexpr std::size_t kMostObstacles = 150;
constexpr int kMostRounds = 100;
constexpr double kNarrowLane = 10;  ///< From a box, where there is no room for more.
constexpr double kLongestStub = 27; ///< Before the first bend, unless there is reason for more.

enum Direction : std::uint8_t { Right, Down, Left, Up };

bool hits(const Rect& segment, const Rect& box)
{
    return box.grown(kLineClearance).intersects(segment);
}

Rect segmentBetween(Point a, Point b)
{
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

/// A place on a box where a line may leave it: on the edge, and a little way out.
struct Port
{
    Point edge;
    Point out;
    Direction direction = Right; ///< Away from the box.
};

std::vector<Port> portsOf(const Rect& box, Point towards, double lane, double beside)
{
    std::vector<Port> ports;
    const double x = clampToSide(towards.x + beside, box.x, box.right());
    const double y = clampToSide(towards.y + beside, box.y, box.bottom());
    const double middleX = clampToSide(box.center().x + beside, box.x, box.right());
    const double middleY = clampToSide(box.center().y + beside, box.y, box.bottom());
    for (const double at : {y, middleY}) {
        ports.push_back({{box.right(), at}, {box.right() + lane, at}, Right});
        ports.push_back({{box.x, at}, {box.x - lane, at}, Left});
    }
    for (const double at : {x, middleX}) {
        ports.push_back({{at, box.bottom()}, {at, box.bottom() + lane}, Down});
        ports.push_back({{at, box.y}, {at, box.y - lane}, Up});
    }
    return ports;
}

/// Where the best way to a place of a LaneGrid comes from. Kept from one round to the next, so that
/// a round touches only the places it reaches.
struct Reached
{
    double cost = 0;
    std::uint32_t from = 0;
    std::uint16_t port = 0;  ///< Of the start.
    std::uint16_t round = 0; ///< In which it was reached; 0: never.
};

/// The lines along which a route may run: beside the boxes that are known and through the ports.
class LaneGrid
{
public:
    LaneGrid(const std::vector<Rect>& obstacles, const std::vector<Port>& starts,
             const std::vector<Port>& ends, double lane)
        : m_obstacles(obstacles)
    {
        for (const Rect& box : obstacles) {
            m_xs.insert(m_xs.end(), {box.x - lane, box.right() + lane});
            m_ys.insert(m_ys.end(), {box.y - lane, box.bottom() + lane});
        }
        const Rect& a = obstacles[0];
        const Rect& b = obstacles[1];
        m_xs.push_back((a.center().x + b.center().x) / 2);
        m_ys.push_back((a.center().y + b.center().y) / 2);
        for (const auto* ports : {&starts, &ends}) {
            for (const Port& port : *ports) {
                m_xs.push_back(port.out.x);
                m_ys.push_back(port.out.y);
            }
        }
        const Rect reach = a.united(b).grown(kLargestDetour);
        tidy(m_xs, reach.x, reach.right());
        tidy(m_ys, reach.y, reach.bottom());
        block();
    }

    /// The best line between two sets of ports with its ends on the boxes; empty when there is
    /// none. `reached` is scratch, `round` a number that was not used with it before.
    [[nodiscard]] std::vector<Point> shortest(const std::vector<Port>& starts,
                                              const std::vector<Port>& ends,
                                              std::vector<Reached>& reached,
                                              std::uint16_t round) const;

private:
    using Node = std::uint32_t;
    using State = std::uint32_t; ///< Node times four plus direction.

    static void tidy(std::vector<double>& list, double low, double high)
    {
        std::erase_if(list, [&](double v) { return v < low || v > high; });
        sortUnique(list);
    }
    /// The first of a sorted list that is not below, or that is above `value`.
    static std::size_t notBelow(const std::vector<double>& list, double value)
    {
        return static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), value)
                                        - list.begin());
    }
    static std::size_t above(const std::vector<double>& list, double value)
    {
        return static_cast<std::size_t>(std::upper_bound(list.begin(), list.end(), value)
                                        - list.begin());
    }

    [[nodiscard]] Node node(std::size_t column, std::size_t row) const
    {
        return static_cast<Node>(row * m_xs.size() + column);
    }
    [[nodiscard]] Node nodeAt(Point p) const
    {
        return node(notBelow(m_xs, p.x), notBelow(m_ys, p.y));
    }
    [[nodiscard]] Point pointOf(Node node) const
    {
        const auto columns = static_cast<Node>(m_xs.size());
        return {m_xs[node % columns], m_ys[node / columns]};
    }
    /// Marks the steps to the right and downwards that would come too near to a box.
    void block();
    [[nodiscard]] bool isFree(Node node, Direction direction) const;
    /// Whether the way from a box to where its port leads is free of the other boxes.
    [[nodiscard]] bool isOpen(const Port& port) const;

    static constexpr std::uint8_t kRightBlocked = 1;
    static constexpr std::uint8_t kDownBlocked = 2;

    const std::vector<Rect>& m_obstacles;
    std::vector<double> m_xs;
    std::vector<double> m_ys;
    std::vector<std::uint8_t> m_blocked; ///< By node.
};

void LaneGrid::block()
{
    // The last step in each direction leads nowhere.
    m_blocked.assign(m_xs.size() * m_ys.size(), 0);
    for (std::size_t row = 0; row < m_ys.size(); ++row)
        m_blocked[node(m_xs.size() - 1, row)] |= kRightBlocked;
    for (std::size_t column = 0; column < m_xs.size(); ++column)
        m_blocked[node(column, m_ys.size() - 1)] |= kDownBlocked;
    for (const Rect& box : m_obstacles) {
        const Rect zone = box.grown(kLineClearance);
        const auto mark = [&](std::size_t left, std::size_t right, std::size_t top,
                              std::size_t bottom, std::uint8_t step) {
            for (std::size_t row = top; row < bottom; ++row) {
                for (std::size_t column = left; column < right; ++column)
                    m_blocked[node(column, row)] |= step;
            }
        };
        const auto before = [](std::size_t i) { return i - std::min<std::size_t>(i, 1); };
        const std::size_t left = above(m_xs, zone.x);
        const std::size_t right = notBelow(m_xs, zone.right());
        const std::size_t top = above(m_ys, zone.y);
        const std::size_t bottom = notBelow(m_ys, zone.bottom());
        // A step into the zone begins before it.
        mark(before(left), right, top, bottom, kRightBlocked);
        mark(left, right, before(top), bottom, kDownBlocked);
    }
}

bool LaneGrid::isFree(Node at, Direction direction) const
{
    switch (direction) {
    case Right:
        return (m_blocked[at] & kRightBlocked) == 0;
    case Down:
        return (m_blocked[at] & kDownBlocked) == 0;
    case Left:
        return at > 0 && (m_blocked[at - 1] & kRightBlocked) == 0;
    case Up:
        break;
    }
    return at >= m_xs.size() && (m_blocked[at - m_xs.size()] & kDownBlocked) == 0;
}

bool LaneGrid::isOpen(const Port& port) const
{
    const Rect way = segmentBetween(port.edge, port.out);
    return std::none_of(m_obstacles.begin(), m_obstacles.end(), [&](const Rect& box) {
        const bool own = box.grown(0.5).contains(port.edge);
        return !own && hits(way, box);
    });
}

std::vector<Point> LaneGrid::shortest(const std::vector<Port>& starts,
                                      const std::vector<Port>& ends, std::vector<Reached>& reached,
                                      std::uint16_t round) const
{
    constexpr State kNobody = std::numeric_limits<State>::max();
    const std::size_t states = m_xs.size() * m_ys.size() * 4;
    if (reached.size() < states)
        reached.resize(states);
    // Says whether it is better than what is known, and notes it.
    const auto reach = [&](State state, double cost, State from, std::uint16_t port) {
        Reached& known = reached[state];
        if (known.round == round && cost >= known.cost - 1e-9)
            return false;
        known = {cost, from, port, round};
        return true;
    };
    const Rect& target = m_obstacles[1];
    const auto ahead = [&](Point p) {
        return std::max({target.x - p.x, 0.0, p.x - target.right()})
               + std::max({target.y - p.y, 0.0, p.y - target.bottom()});
    };
    using Entry = std::pair<double, State>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    std::vector<std::pair<Node, const Port*>> goals; // the last of a node counts
    for (const Port& end : ends) {
        if (isOpen(end))
            goals.insert(goals.begin(), {nodeAt(end.out), &end});
    }
    const auto goalAt = [&](Node at) -> const Port* {
        const auto found = std::find_if(goals.begin(), goals.end(),
                                        [&](const auto& goal) { return goal.first == at; });
        return found != goals.end() ? found->second : nullptr;
    };
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (!isOpen(starts[i]))
            continue;
        const State state = nodeAt(starts[i].out) * 4 + starts[i].direction;
        if (reach(state, 0, kNobody, static_cast<std::uint16_t>(i)))
            open.emplace(ahead(starts[i].out), state);
    }
    State best = kNobody;
    double bestCost = std::numeric_limits<double>::infinity();
    const std::array<std::int64_t, 4> steps{1, static_cast<std::int64_t>(m_xs.size()), -1,
                                            -static_cast<std::int64_t>(m_xs.size())};
    while (!open.empty()) {
        const auto [guess, state] = open.top();
        open.pop();
        if (guess >= bestCost)
            break;
        const Node at = state / 4;
        const auto direction = static_cast<Direction>(state % 4);
        const Point here = pointOf(at);
        const Reached known = reached[state];
        if (guess > known.cost + ahead(here) + 1e-9)
            continue; // a better way was found since
        if (const Port* end = goalAt(at)) {
            const Direction into = static_cast<Direction>((end->direction + 2) % 4);
            const bool reverse = (into + 2) % 4 == direction;
            const double total = known.cost + (into == direction ? 0 : kBendCost);
            if (!reverse && total < bestCost) {
                bestCost = total;
                best = state;
            }
        }
        for (int turn = -1; turn <= 1; ++turn) {
            const auto next = static_cast<Direction>((direction + turn + 4) % 4);
            if (!isFree(at, next))
                continue;
            const auto to = static_cast<Node>(at + steps[next]);
            const Point there = pointOf(to);
            const double total = known.cost + std::abs(there.x - here.x)
                                 + std::abs(there.y - here.y) + (turn == 0 ? 0 : kBendCost);
            const State following = to * 4 + next;
            if (reach(following, total, state, known.port))
                open.emplace(total + ahead(there), following);
        }
    }
    if (best == kNobody)
        return {};
    std::vector<Point> points{goalAt(best / 4)->edge};
    State state = best;
    for (;;) {
        points.push_back(pointOf(state / 4));
        if (reached[state].from == kNobody)
            break;
        state = reached[state].from;
    }
    points.push_back(starts[reached[best].port].edge);
    std::reverse(points.begin(), points.end());
    return withoutStraightPoints(points);
}

/// How far a route keeps from the boxes it goes round, the distances to try in turn. They depend
/// on where its ends are, so that routes past the same box seldom run on each other.
std::array<double, 2> lanesOf(const Rect& a, const Rect& b)
{
    return {14 + 12 * static_cast<double>(choiceFor(a, b, 3)), kNarrowLane};
}

} // namespace

Route searchConnector(const Rect& a, const Rect& b, const BoxQuery& boxes, double beside)
{
    Route route;
    route.looked = a.united(b);
    std::vector<Rect> obstacles{a, b};
    std::vector<Reached> reached;
    std::uint16_t rounds = 0;
    for (const double lane : lanesOf(a, b)) {
        for (int round = 0; round < kMostRounds; ++round) {
            const double out = std::min(lane, kLongestStub);
            const std::vector<Port> starts = portsOf(a, b.center(), out, beside);
            const std::vector<Port> ends = portsOf(b, a.center(), out, beside);
            const std::vector<Point> points =
                LaneGrid(obstacles, starts, ends, lane).shortest(starts, ends, reached, ++rounds);
            if (points.empty())
                break; // the boxes known already leave no way
            const std::size_t known = obstacles.size();
            for (std::size_t i = 0; i + 1 < points.size(); ++i) {
                const Rect segment = segmentBetween(points[i], points[i + 1]);
                route.looked = route.looked.united(segment.grown(kLineClearance + 1));
                boxes(segment.grown(kLineClearance), [&](const Rect& box) {
                    if (hits(segment, box)
                        && std::find(obstacles.begin(), obstacles.end(), box) == obstacles.end())
                        obstacles.push_back(box);
                });
            }
            if (obstacles.size() == known) {
                route.points = points;
                return route;
            }
            if (obstacles.size() > kMostObstacles)
                return route;
            // What the query gives comes in no particular order.
            std::sort(obstacles.begin() + static_cast<std::ptrdiff_t>(known), obstacles.end(),
                      [](const Rect& x, const Rect& y) {
                          return std::tie(x.x, x.y, x.width, x.height)
                                 < std::tie(y.x, y.y, y.width, y.height);
                      });
        }
    }
    return route;
}

} // namespace peerscape::diagram
