#pragma once

#include "core/azure/layout.h"

#include <vector>

namespace peerscape::diagram {

/// A line that shows why a box snapped: along edges or middles that are in line, or across a gap
/// that is as wide as another one.
struct Guide
{
    azure::Point from;
    azure::Point to;
    bool gap = false;
    bool operator==(const Guide&) const = default;
};

struct Snapped
{
    azure::Point by; ///< How far the box really moves.
    std::vector<Guide> guides;
};

/// What the moves of a box snap to.
struct Snapping
{
    double grid = 10;   ///< Distance of the lines of the grid; zero: none.
    bool guides = true; ///< Edges, middles and gaps of other boxes.
    double reach = 6;   ///< From how far away guides attract, in canvas units.
};

/// Where a box goes that somebody moves by `by`: in either direction to the nearest edge, middle or
/// equal gap of `others` within reach, else to the grid. Gaps are those between neighbours in one
/// row or column. O(n log n).
[[nodiscard]] Snapped snapMove(const azure::Rect& box, azure::Point by,
                               const std::vector<azure::Rect>& others, const Snapping& snapping);

/// The same for the lower right corner of a box that somebody resizes by `by`; `by` of the result
/// is how far the corner moves.
[[nodiscard]] Snapped snapResize(const azure::Rect& box, azure::Point by,
                                 const std::vector<azure::Rect>& others, const Snapping& snapping);

} // namespace peerscape::diagram
