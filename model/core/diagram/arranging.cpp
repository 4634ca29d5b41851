#include "core/diagram/arranging.h"

#include "core/diagram/box_builder.h"

#include <algorithm>
#include <cmath>

namespace peerscape::diagram {

namespace {

constexpr double kLeastGap = 30; ///< Between boxes that are moved apart.

struct Standing
{
    ObjectId id;
    azure::Placement placement;
    Rect rect;
};

std::vector<Standing> standing(const azure::Document& document, const std::vector<ObjectId>& ids)
{
    std::vector<Standing> boxes;
    for (const ObjectId id : ids) {
        const azure::Placement* placement = document.placement(id);
        if (placement != nullptr && !placement->locked)
            boxes.push_back({id, *placement, boxRect(document, id)});
    }
    return boxes;
}

/// A box seen along one axis, whichever it is.
double start(const Rect& rect, Axis axis)
{
    return axis == Axis::Horizontal ? rect.x : rect.y;
}
double length(const Rect& rect, Axis axis)
{
    return axis == Axis::Horizontal ? rect.width : rect.height;
}
void moveTo(Standing& box, Axis axis, double at)
{
    (axis == Axis::Horizontal ? box.rect.x : box.rect.y) = at;
}

void sortAlong(std::vector<Standing>& boxes, Axis axis)
{
    std::stable_sort(boxes.begin(), boxes.end(), [axis](const Standing& a, const Standing& b) {
        return start(a.rect, axis) < start(b.rect, axis);
    });
}

Places placesOf(const std::vector<Standing>& boxes)
{
    Places places;
    for (const Standing& box : boxes) {
        const azure::Point at{box.rect.x, box.rect.y};
        if (!(at == box.placement.position)) {
            places.emplace_back(box.id, box.placement);
            places.back().second.position = at;
        }
    }
    return places;
}

} // namespace

Places aligned(const azure::Document& document, const std::vector<ObjectId>& ids,
               Alignment alignment)
{
    std::vector<Standing> boxes = standing(document, ids);
    if (boxes.size() < 2)
        return {};
    Rect all = boxes.front().rect;
    for (const Standing& box : boxes)
        all = all.united(box.rect);
    // The axis that the edges are moved along, and the one that the line runs along.
    const bool columns = alignment == Alignment::Left || alignment == Alignment::Center
                         || alignment == Alignment::Right;
    const Axis across = columns ? Axis::Horizontal : Axis::Vertical;
    const Axis along = columns ? Axis::Vertical : Axis::Horizontal;
    sortAlong(boxes, along);
    double end = start(boxes.front().rect, along);
    for (Standing& box : boxes) {
        const double room = length(all, across) - length(box.rect, across);
        double shift = 0;
        if (alignment == Alignment::Center || alignment == Alignment::Middle)
            shift = std::round(room / 2);
        else if (alignment == Alignment::Right || alignment == Alignment::Bottom)
            shift = room;
        moveTo(box, across, start(all, across) + shift);
        if (start(box.rect, along) < end)
            moveTo(box, along, end + kLeastGap);
        end = start(box.rect, along) + length(box.rect, along);
    }
    return placesOf(boxes);
}

Places distributed(const azure::Document& document, const std::vector<ObjectId>& ids, Axis axis)
{
    std::vector<Standing> boxes = standing(document, ids);
    if (boxes.size() < 3)
        return {};
    sortAlong(boxes, axis);
    double taken = 0;
    for (const Standing& box : boxes)
        taken += length(box.rect, axis);
    const Rect& last = boxes.back().rect;
    const double span = start(last, axis) + length(last, axis) - start(boxes.front().rect, axis);
    const double gap = std::max(0.0, (span - taken) / static_cast<double>(boxes.size() - 1));
    const bool narrow = gap < 1;
    double at = start(boxes.front().rect, axis);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (i + 1 < boxes.size() || narrow)
            moveTo(boxes[i], axis, std::round(at));
        at += length(boxes[i].rect, axis) + (narrow ? kLeastGap : gap);
    }
    return placesOf(boxes);
}

} // namespace peerscape::diagram
