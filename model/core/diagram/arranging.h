#pragma once

#include "core/azure/document.h"

#include <cstdint>
#include <utility>
#include <vector>

/// Lining up free-standing boxes. Pure functions from boxes to their new places; what is locked or
/// does not stand freely is left out.
namespace peerscape::diagram {

using Places = std::vector<std::pair<ObjectId, azure::Placement>>;

enum class Alignment : std::uint8_t { Left, Center, Right, Top, Middle, Bottom };
enum class Axis : std::uint8_t { Horizontal, Vertical };
/// Where what is new gives way to what stands there: wherever it is nearest, or below or right, as
/// copies do.
enum class Aside : std::uint8_t { Nearest, BelowRight };

/// The boxes with the named edge or middle on one line, which is that of the rectangle round all of
/// them. Boxes that would then lie on each other are moved apart along that line, in the order in
/// which they stood. O(n log n).
[[nodiscard]] Places aligned(const azure::Document& document, const std::vector<ObjectId>& ids,
                             Alignment alignment);

/// The boxes with equal gaps along an axis. The outermost stay; where there is not room enough
/// between them, what lies behind moves on. Fewer than three boxes stay as they are. O(n log n).
[[nodiscard]] Places distributed(const azure::Document& document, const std::vector<ObjectId>& ids,
                                 Axis axis);

} // namespace peerscape::diagram
