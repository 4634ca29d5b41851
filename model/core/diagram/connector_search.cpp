#include "core/diagram/connector_search.h"

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
constexpr std::array<int, 4> kStepX{1, 0, -1, 0};
constexpr std::array<int, 4> kStepY{0, 1, 0, -1};

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
    /// none.
    [[nodiscard]] std::vector<Point> shortest(const std::vector<Port>& starts,
                                              const std::vector<Port>& ends) const;

private:
    using State = std::size_t; ///< Node times four plus direction.

    static void tidy(std::vector<double>& list, double low, double high)
    {
        std::erase_if(list, [&](double v) { return v < low || v > high; });
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }

    [[nodiscard]] std::size_t node(std::size_t column, std::size_t row) const
    {
        return row * m_xs.size() + column;
    }
    [[nodiscard]] std::size_t nodeAt(Point p) const
    {
        return node(static_cast<std::size_t>(std::lower_bound(m_xs.begin(), m_xs.end(), p.x)
                                             - m_xs.begin()),
                    static_cast<std::size_t>(std::lower_bound(m_ys.begin(), m_ys.end(), p.y)
                                             - m_ys.begin()));
    }
    [[nodiscard]] Point pointOf(std::size_t node) const
    {
        return {m_xs[node % m_xs.size()], m_ys[node / m_xs.size()]};
    }
    /// Marks the steps to the right and downwards that would come too near to a box.
    void block();
    [[nodiscard]] bool isFree(std::size_t node, Direction direction) const;
    /// Whether the way from a box to where its port leads is free of the other boxes.
    [[nodiscard]] bool isOpen(const Port& port) const;

    const std::vector<Rect>& m_obstacles;
    std::vector<double> m_xs;
    std::vector<double> m_ys;
    std::vector<bool> m_blockedRight;
    std::vector<bool> m_blockedDown;
};

void LaneGrid::block()
{
    m_blockedRight.assign(m_xs.size() * m_ys.size(), false);
    m_blockedDown = m_blockedRight;
    for (const Rect& box : m_obstacles) {
        const Rect zone = box.grown(kLineClearance);
        for (std::size_t row = 0; row < m_ys.size(); ++row) {
            const double y = m_ys[row];
            for (std::size_t column = 0; column < m_xs.size(); ++column) {
                const double x = m_xs[column];
                if (y > zone.y && y < zone.bottom() && column + 1 < m_xs.size() && x < zone.right()
                    && m_xs[column + 1] > zone.x)
                    m_blockedRight[node(column, row)] = true;
                if (x > zone.x && x < zone.right() && row + 1 < m_ys.size() && y < zone.bottom()
                    && m_ys[row + 1] > zone.y)
                    m_blockedDown[node(column, row)] = true;
            }
        }
    }
}

bool LaneGrid::isFree(std::size_t at, Direction direction) const
{
    const std::size_t column = at % m_xs.size();
    const std::size_t row = at / m_xs.size();
    switch (direction) {
    case Right:
        return column + 1 < m_xs.size() && !m_blockedRight[at];
    case Down:
        return row + 1 < m_ys.size() && !m_blockedDown[at];
    case Left:
        return column > 0 && !m_blockedRight[at - 1];
    case Up:
        break;
    }
    return row > 0 && !m_blockedDown[at - m_xs.size()];
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
                                      const std::vector<Port>& ends) const
{
    constexpr double kFar = std::numeric_limits<double>::infinity();
    const std::size_t states = m_xs.size() * m_ys.size() * 4;
    constexpr State kNobody = std::numeric_limits<State>::max();
    std::vector<double> cost(states, kFar);
    std::vector<State> from(states, kNobody);
    std::vector<std::size_t> port(states, 0); // of the start
    std::vector<std::size_t> endAt(m_xs.size() * m_ys.size(), ends.size());
    const Rect& target = m_obstacles[1];
    const auto ahead = [&](Point p) {
        return std::max({target.x - p.x, 0.0, p.x - target.right()})
               + std::max({target.y - p.y, 0.0, p.y - target.bottom()});
    };
    using Entry = std::pair<double, State>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (isOpen(ends[i]))
            endAt[nodeAt(ends[i].out)] = i;
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (!isOpen(starts[i]))
            continue;
        const State state = nodeAt(starts[i].out) * 4 + starts[i].direction;
        if (cost[state] > 0) {
            cost[state] = 0;
            port[state] = i;
            open.emplace(ahead(starts[i].out), state);
        }
    }
    State best = kNobody;
    double bestCost = kFar;
    while (!open.empty()) {
        const auto [guess, state] = open.top();
        open.pop();
        if (guess >= bestCost)
            break;
        const std::size_t at = state / 4;
        const auto direction = static_cast<Direction>(state % 4);
        const Point here = pointOf(at);
        if (guess > cost[state] + ahead(here) + 1e-9)
            continue; // a better way was found since
        if (endAt[at] < ends.size()) {
            const Direction into = static_cast<Direction>((ends[endAt[at]].direction + 2) % 4);
            const bool reverse = (into + 2) % 4 == direction;
            const double total = cost[state] + (into == direction ? 0 : kBendCost);
            if (!reverse && total < bestCost) {
                bestCost = total;
                best = state;
            }
        }
        for (int turn = -1; turn <= 1; ++turn) {
            const auto next = static_cast<Direction>((direction + turn + 4) % 4);
            if (!isFree(at, next))
                continue;
            const std::size_t column = at % m_xs.size();
            const std::size_t row = at / m_xs.size();
            const std::size_t to =
                node(static_cast<std::size_t>(static_cast<int>(column) + kStepX[next]),
                     static_cast<std::size_t>(static_cast<int>(row) + kStepY[next]));
            const Point there = pointOf(to);
            const double total = cost[state] + std::abs(there.x - here.x)
                                 + std::abs(there.y - here.y) + (turn == 0 ? 0 : kBendCost);
            const State following = to * 4 + next;
            if (total < cost[following] - 1e-9) {
                cost[following] = total;
                from[following] = state;
                port[following] = port[state];
                open.emplace(total + ahead(there), following);
            }
        }
    }
    if (best == kNobody)
        return {};
    std::vector<Point> points{ends[endAt[best / 4]].edge};
    State state = best;
    for (;;) {
        points.push_back(pointOf(state / 4));
        if (from[state] == kNobody)
            break;
        state = from[state];
    }
    points.push_back(starts[port[best]].edge);
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
    for (const double lane : lanesOf(a, b)) {
        for (int round = 0; round < kMostRounds; ++round) {
            const double out = std::min(lane, kLongestStub);
            const std::vector<Port> starts = portsOf(a, b.center(), out, beside);
            const std::vector<Port> ends = portsOf(b, a.center(), out, beside);
            const std::vector<Point> points =
                LaneGrid(obstacles, starts, ends, lane).shortest(starts, ends);
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
