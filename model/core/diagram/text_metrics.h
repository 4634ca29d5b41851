#pragma once

#include "core/diagram/display_list.h"

namespace peerscape::diagram {

/// How wide text is. The core has no fonts: it uses a built-in table of advance widths, so that
/// every machine lays a document out alike; renderers elide what their font makes longer.
class TextMetrics
{
public:
    /// Width in canvas units of one line. O(length).
    [[nodiscard]] static double width(std::string_view text, FontFace face, double pixelSize);
    /// The same of so many letters of the fixed-width face. O(1).
    [[nodiscard]] static double monoWidth(std::size_t letters, double pixelSize);
    /// `text`, or its beginning with "…" when it is wider than `maxWidth`.
    [[nodiscard]] static std::string elided(std::string_view text, FontFace face, double pixelSize,
                                            double maxWidth);
};

} // namespace peerscape::diagram
