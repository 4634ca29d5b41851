#pragma once

#include "tests/bench/estate.h"

#include <QSize>

namespace peerscape::bench {

/// The viewport of toolchain.md 4.
inline const QSize kViewport(1200, 800);

/// An estate for the canvas: each network has one subnet, two boxes; hubs have a thousand peerings.
[[nodiscard]] inline Shape canvasShape(std::uint32_t networks)
{
    Shape shape;
    shape.vnets = networks;
    shape.subnets = 1;
    shape.nics = 0;
    shape.onPremises = 0;
    shape.userRoutes = 0;
    return shape;
}

} // namespace peerscape::bench
