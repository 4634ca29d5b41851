#pragma once

#include "core/diagram/arranging.h"
#include "core/diagram/connector_router.h"

namespace peerscape::diagram {

/// Whether things of this kind keep clear of each other on the canvas. Notes may lie on anything.
[[nodiscard]] constexpr bool keepsClear(Kind kind)
{
    return azure::isPlaced(kind) && kind != Kind::Note;
}

/// The shortest common shift in a direction after which none of `boxes` overlaps an obstacle; none
/// when they are clear already. What is moved out of the way ends `kClearGap` or a little more
/// beside the obstacle, so that places on the grid stay on it. `farRight` is a coordinate right of
/// which nothing stands. At most 24 boxes are looked at one by one, more are taken as one.
[[nodiscard]] Point clearShift(std::vector<Rect> boxes, const BoxQuery& obstacles, double farRight,
                               Aside aside = Aside::Nearest);

inline constexpr double kClearGap = 20;

} // namespace peerscape::diagram
