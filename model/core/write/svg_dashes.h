#pragma once

#include "core/diagram/display_list.h"

#include <string_view>

namespace peerscape::write {

/// The attribute that dashes a stroke of this width in SVG, with a blank before it; empty for a
/// solid one.
[[nodiscard]] constexpr std::string_view svgDashes(diagram::Dash dash, double width)
{
    switch (dash) {
    case diagram::Dash::Solid:
        return {};
    case diagram::Dash::Dashed:
        return width > 1.5 ? " stroke-dasharray=\"7 4\"" : " stroke-dasharray=\"4 3\"";
    case diagram::Dash::Dotted:
        return " stroke-dasharray=\"1.5 4\"";
    case diagram::Dash::Broken:
        return " stroke-dasharray=\"14 9\"";
    }
    return {};
}

} // namespace peerscape::write
