#pragma once

#include "core/diagram/icon.h"

class QSvgRenderer;

namespace peerscape::views {

/// What paints an icon of a person's set. Every thread keeps the last ones that it painted; valid
/// until the next call.
[[nodiscard]] QSvgRenderer& iconRenderer(const diagram::Icon& icon);

} // namespace peerscape::views
