#pragma once

#include "core/diagram/diagram.h"

#include <string>
#include <vector>

namespace peerscape::write {

struct SvgOptions
{
    diagram::ThemeKind theme = diagram::ThemeKind::Light;
    double scale = 1;       ///< Of the width and height in pixels; the viewBox stays.
    double border = 24;     ///< Free space around the drawing, canvas units.
    bool background = true; ///< Paint the canvas colour; else transparent.
    std::vector<ObjectId>
        only; ///< Draw only these, what is in them and connectors between them; empty: everything.
};

/// The elements to draw when only some objects are wanted: those, what is in them, and lines
/// between them; all when `only` is empty. In painting order.
[[nodiscard]] std::vector<const diagram::Element*>
chosenElements(const diagram::Diagram& diagram, const azure::Document& document,
               const std::vector<ObjectId>& only);
/// What the elements cover together; a small rectangle when there are none.
[[nodiscard]] diagram::Rect boundsOf(const std::vector<const diagram::Element*>& elements);

/// The drawing as SVG 1.1 with presentation attributes only, so that Qt SVG, librsvg and browsers
/// agree: text as text, an `id` and a `<title>` for each element, valid XML for any names.
[[nodiscard]] std::string writeSvg(const diagram::Diagram& diagram, const azure::Document& document,
                                   const SvgOptions& options);

} // namespace peerscape::write
