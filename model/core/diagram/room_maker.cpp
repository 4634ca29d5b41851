#include "core/diagram/room_maker.h"

#include "core/diagram/clear_places.h"

#include <algorithm>
#include <cmath>

namespace peerscape::diagram {

namespace {

constexpr double kPushStep = 10; ///< Boxes are pushed in steps of the grid.
constexpr std::size_t kMostPushes = 20000;

} // namespace

RoomMaker::RoomMaker(const Diagram::Scene& scene, const azure::Document& next,
                     const BoxMoves& moves, Aside aside)
    : m_scene(scene)
    , m_next(next)
    , m_moves(moves)
    , m_aside(aside)
    , m_farRight(scene.bounds().right())
{
    for (const auto& [id, move] : moves) {
        if (move.is && keepsClear(id.kind()))
            enter(id, *move.is);
    }
}

void RoomMaker::enter(ObjectId id, const Rect& rect)
{
    m_rects[id] = rect;
    m_index.insert(rect, id.value);
    m_farRight = std::max(m_farRight, rect.right());
}

void RoomMaker::moveBox(ObjectId id, const Rect& rect)
{
    if (const auto known = m_rects.find(id); known != m_rects.end())
        m_index.remove(known->second, id.value);
    enter(id, rect);
    m_displaced.insert(id);
}

bool RoomMaker::isLocked(ObjectId id) const
{
    const azure::Placement* placement = m_next.placement(id);
    return placement != nullptr && placement->locked;
}

template<class Visit>
void RoomMaker::forBoxesIn(const Rect& area, Visit&& visit) const
{
    m_scene.forBoxesIn(area, [&](const SceneBox& box) {
        if (keepsClear(box.id.kind()) && !m_moves.contains(box.id) && !m_rects.contains(box.id))
            visit(box.id, box.rect);
    });
    m_index.query(area, [&](std::uint32_t value) {
        ObjectId id;
        id.value = value;
        const Rect& rect = m_rects.at(id);
        if (rect.intersects(area) && !m_waiting.contains(id))
            visit(id, rect);
    });
}

void RoomMaker::push(std::deque<Push>& waiting, const Push& push)
{
    const Rect by = m_rects.at(push.by);
    std::vector<std::pair<ObjectId, Rect>> hit;
    forBoxesIn(by, [&](ObjectId id, const Rect& rect) {
        if (id != push.by)
            hit.emplace_back(id, rect);
    });
    std::sort(hit.begin(), hit.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [id, rect] : hit) {
        const auto steps = [](double distance) {
            return std::ceil(distance / kPushStep) * kPushStep;
        };
        if (push.axis == Axis::Horizontal)
            rect.x += steps(by.right() + kClearGap - rect.x);
        else
            rect.y += steps(by.bottom() + kClearGap - rect.y);
        moveBox(id, rect);
        waiting.push_back({id, push.axis});
    }
}

void RoomMaker::pushNeighbours(ObjectId id, const Rect& was)
{
    const Rect grown = m_rects.at(id);
    std::vector<std::pair<ObjectId, Rect>> hit;
    bool lockedInTheWay = false;
    forBoxesIn(grown, [&](ObjectId other, const Rect& rect) {
        if (other == id)
            return;
        hit.emplace_back(other, rect);
        lockedInTheWay |= isLocked(other);
    });
    if (lockedInTheWay && !isLocked(id)) {
        settle({id}, Aside::Nearest);
        return;
    }
    std::sort(hit.begin(), hit.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::deque<Push> waiting;
    for (auto& [other, rect] : hit) {
        const double right = grown.right() + kClearGap - rect.x;
        const double down = grown.bottom() + kClearGap - rect.y;
        const bool wasRight = rect.x >= was.right();
        const bool wasBelow = rect.y >= was.bottom();
        const bool goesRight = wasRight != wasBelow ? wasRight : right < down;
        (goesRight ? rect.x : rect.y) +=
            std::ceil((goesRight ? right : down) / kPushStep) * kPushStep;
        moveBox(other, rect);
        waiting.push_back({other, goesRight ? Axis::Horizontal : Axis::Vertical});
    }
    for (std::size_t pushes = 0; !waiting.empty(); ++pushes) {
        const Push next = waiting.front();
        waiting.pop_front();
        if (pushes < kMostPushes)
            push(waiting, next);
        else
            settle({next.by}, Aside::Nearest);
    }
}

void RoomMaker::settle(const std::vector<ObjectId>& group, Aside aside)
{
    m_waiting.insert(group.begin(), group.end());
    std::vector<Rect> rects;
    for (const ObjectId id : group)
        rects.push_back(m_rects.at(id));
    const BoxQuery obstacles = [this](const Rect& area, const BoxVisitor& visit) {
        forBoxesIn(area, [&](ObjectId, const Rect& rect) { visit(rect); });
    };
    const Point by = clearShift(rects, obstacles, m_farRight, aside);
    for (std::size_t i = 0; i < group.size(); ++i) {
        m_waiting.erase(group[i]);
        if (by.x != 0 || by.y != 0)
            moveBox(group[i],
                    {rects[i].x + by.x, rects[i].y + by.y, rects[i].width, rects[i].height});
    }
}

Places RoomMaker::run()
{
    std::map<std::pair<double, double>, std::vector<ObjectId>> moved;
    std::vector<ObjectId> added;
    std::vector<std::pair<ObjectId, Rect>> grown;
    for (const auto& [id, rect] : m_rects) {
        const BoxMove& move = m_moves.at(id);
        if (!move.was) {
            added.push_back(id);
        } else if (rect.x != move.was->x || rect.y != move.was->y) {
            moved[{rect.x - move.was->x, rect.y - move.was->y}].push_back(id);
        } else if (rect.width > move.was->width || rect.height > move.was->height) {
            grown.emplace_back(id, *move.was);
            continue;
        } else {
            continue;
        }
        m_waiting.insert(id);
    }
    for (const auto& [id, was] : grown)
        pushNeighbours(id, was);
    for (const auto& [by, group] : moved)
        settle(group, Aside::Nearest);
    // What comes together, as copies do, stays together, unless it lies on each other itself.
    settle(added, m_aside);
    for (const ObjectId id : added) {
        bool covered = false;
        forBoxesIn(m_rects.at(id), [&](ObjectId other, const Rect&) { covered |= other != id; });
        if (covered)
            settle({id}, m_aside);
    }
    Places places;
    for (const ObjectId id : m_displaced) {
        const Rect& rect = m_rects.at(id);
        const azure::Placement* placement = m_next.placement(id);
        if (placement == nullptr)
            continue;
        places.emplace_back(id, *placement);
        places.back().second.position = {rect.x, rect.y};
    }
    return places;
}

} // namespace peerscape::diagram
