#pragma once

#include "core/azure/layout.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace peerscape::diagram {

/// A picture of a resource out of a person's own set, checked (write/svg_icon.h), which stands in a
/// glyph's place in exports. Never on the canvas.
struct Icon
{
    std::string_view glyph;   ///< The glyph of glyphs.h in whose place it stands.
    std::string_view product; ///< What Microsoft calls the kind of resource.
    std::string body;         ///< SVG shapes and gradients; their ids begin with `icon-GLYPH-`.
    azure::Rect view;         ///< The part of the body's plane that is to be seen.
};

/// Icons by the glyph in whose place they stand.
using IconSet = std::map<std::string_view, std::shared_ptr<const Icon>>;

} // namespace peerscape::diagram
