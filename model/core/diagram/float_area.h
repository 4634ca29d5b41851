#pragma once

#include "core/azure/layout.h"

#include <algorithm>
#include <cstdint>

namespace peerscape::diagram {

/// Everything further out counts as there.
inline constexpr double kFarthest = 1e9;

/// The largest whole number that a coordinate is not below: std::floor without a call of a library,
/// as pointing asks for it many times.
template<class Real>
[[nodiscard]] constexpr std::int64_t roundedDown(Real v)
{
    const auto towardsZero = static_cast<std::int64_t>(v);
    return towardsZero - (static_cast<Real>(towardsZero) > v ? 1 : 0);
}

/// An area in half the bytes, for indexes: rounded outwards, so that what touches the exact area
/// touches this one.
struct FloatArea
{
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    FloatArea() = default;
    explicit FloatArea(const azure::Rect& area)
        : left(cut(area.x - kSlack))
        , top(cut(area.y - kSlack))
        , right(cut(area.right() + kSlack))
        , bottom(cut(area.bottom() + kSlack))
    {
    }
    [[nodiscard]] bool touches(const FloatArea& o) const
    {
        return left <= o.right && o.left <= right && top <= o.bottom && o.top <= bottom;
    }

private:
    /// More than a float loses at the size of the largest drawings.
    static constexpr double kSlack = 0.25;
    static float cut(double v) { return static_cast<float>(std::clamp(v, -kFarthest, kFarthest)); }
};

} // namespace peerscape::diagram
