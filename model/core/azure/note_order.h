#pragma once

#include "core/azure/document.h"

#include <compare>

/// What lies in front of what. Networks, sites and circuits never lie on each other: they are one
/// plane. Notes, frames and images lie before it or behind it, each at its Placement::order. One
/// whose order is negative lies behind, and so does a frame whose order is 0.
namespace peerscape::azure {

/// Where in the pile something that stands freely is drawn: what is less lies further behind.
struct Depth
{
    bool behind = false; ///< Behind the plane of the networks, and in no line's way.
    std::int32_t order = 0;
    ObjectId id; ///< Among those of one order the younger lies in front.

    friend bool operator==(const Depth&, const Depth&) = default;
    friend std::strong_ordering operator<=>(const Depth& a, const Depth& b)
    {
        if (a.behind != b.behind)
            return a.behind ? std::strong_ordering::less : std::strong_ordering::greater;
        const auto byOrder = a.order <=> b.order;
        return byOrder != 0 ? byOrder : a.id <=> b.id;
    }
};

[[nodiscard]] inline Depth depthOf(const Document& document, ObjectId id)
{
    const Note* note = document.find(NoteId::of(id));
    const Placement* placement = note != nullptr ? document.placement(id) : nullptr;
    const std::int32_t order = placement != nullptr ? placement->order : 0;
    return {order < 0 || (order == 0 && note != nullptr && note->frame), order, id};
}

} // namespace peerscape::azure
