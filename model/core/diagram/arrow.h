#pragma once

#include "core/diagram/display_list.h"

#include <array>

namespace peerscape::diagram {

/// A line cut short where its arrow heads are, and the heads as triangles (tip first).
struct ArrowedLine
{
    std::vector<Point> line;
    std::vector<std::array<Point, 3>> heads;
};
/// What every renderer draws for a line with arrows. O(points).
[[nodiscard]] ArrowedLine arrowed(const LineShape& shape);

} // namespace peerscape::diagram
