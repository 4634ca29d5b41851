#pragma once

#include "core/diagram/diagram.h"

#include <memory>

class QGraphicsView;

namespace peerscape::bench {

/// The naive canvas to compare with: a graphics scene with one item for every box and one for every
/// line, as much of the vocabulary as rectangles, names and straight lines; nothing is kept from
/// one frame to the next.
[[nodiscard]] std::unique_ptr<QGraphicsView> makeSceneBaseline(const diagram::Diagram& diagram);

} // namespace peerscape::bench
