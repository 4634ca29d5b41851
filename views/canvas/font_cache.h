#pragma once

#include "core/diagram/display_list.h"

#include <QFont>
#include <QFontMetricsF>

#include <map>
#include <utility>

namespace peerscape::views {

/// The faces that text on the canvas is drawn in, made once for each size. GUI thread only.
class FontCache
{
public:
    struct Face
    {
        QFont font;
        QFontMetricsF metrics;
    };
    /// A face at a whole number of pixels.
    [[nodiscard]] const Face& face(diagram::FontFace face, int pixelSize);

private:
    std::map<std::pair<diagram::FontFace, int>, Face> m_faces;
};

} // namespace peerscape::views
