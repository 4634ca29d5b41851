#pragma once

#include <QPainterPath>

#include <string_view>

namespace peerscape::views {

/// The path of a glyph of core/diagram/glyphs.h on its 20 × 20 grid, to be stroked. Made once for
/// each glyph; empty for an unknown name. GUI thread only.
[[nodiscard]] const QPainterPath& glyphPainterPath(std::string_view name);

} // namespace peerscape::views
