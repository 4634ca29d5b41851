#pragma once

#include "core/diagram/arranging.h"
#include "core/diagram/scene.h"

#include <deque>
#include <map>
#include <set>

namespace peerscape::diagram {

/// Keeps boxes clear of each other after an edit: what was moved onto something goes to the nearest
/// free place, together with what was moved by the same distance, and what is new together; what
/// grows pushes its neighbours on in the direction in which it grew. Nothing else moves, and what
/// is locked stays as long as something else can give way.
class RoomMaker
{
public:
    /// `aside`: where what is new goes.
    RoomMaker(const Diagram::Scene& scene, const azure::Document& next, const BoxMoves& moves,
              Aside aside);

    /// The places that differ from those in `next`.
    [[nodiscard]] Places run();

private:
    struct Push
    {
        ObjectId by;
        Axis axis = Axis::Horizontal;
    };

    void enter(ObjectId id, const Rect& rect);
    void moveBox(ObjectId id, const Rect& rect);
    template<class Visit>
    void forBoxesIn(const Rect& area, Visit&& visit) const;
    void pushNeighbours(ObjectId id, const Rect& was);
    void push(std::deque<Push>& waiting, const Push& push);
    void settle(const std::vector<ObjectId>& group, Aside aside);
    [[nodiscard]] bool isLocked(ObjectId id) const;

    const Diagram::Scene& m_scene;
    const azure::Document& m_next;
    const BoxMoves& m_moves;
    Aside m_aside;
    std::map<ObjectId, Rect> m_rects; ///< Boxes that are not where the scene has them.
    AreaIndex<std::uint32_t> m_index; ///< Of those.
    std::set<ObjectId> m_waiting;     ///< Moved and not settled yet: no obstacles.
    std::set<ObjectId> m_displaced;   ///< What this moved.
    double m_farRight = 0;
};

} // namespace peerscape::diagram
