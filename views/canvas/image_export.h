#pragma once

#include "core/base/result.h"
#include "core/diagram/diagram.h"

#include <QImage>
#include <QString>

#include <vector>

namespace peerscape::views {

struct PictureOptions
{
    diagram::ThemeKind theme = diagram::ThemeKind::Light;
    double scale = 1;
    double border = 24; ///< Canvas units.
    bool background = true;
    std::vector<ObjectId>
        only; ///< These, what is in them and lines between them; empty: everything.
};

/// The drawing as an image. Sides are capped at 32,000 pixels.
[[nodiscard]] QImage renderImage(const diagram::Diagram& diagram, const azure::Document& document,
                                 const PictureOptions& options);
/// Writes a PNG file whole or not at all.
[[nodiscard]] Result<void> writePng(const QString& path, const diagram::Diagram& diagram,
                                    const azure::Document& document, const PictureOptions& options);
/// Writes a PDF of one page as large as the drawing, text as text; whole or not at all.
[[nodiscard]] Result<void> writePdf(const QString& path, const diagram::Diagram& diagram,
                                    const azure::Document& document, const PictureOptions& options);

} // namespace peerscape::views
