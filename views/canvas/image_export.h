#pragma once

#include "core/base/result.h"
#include "core/write/picture_formats.h"

#include <QImage>
#include <QString>

class QPainter;

namespace peerscape::views {

/// Paints a part of a picture, in canvas units: the drawing, or one of the things beneath it.
void paintDrawing(QPainter& painter, const write::Picture& picture);
void paintFurniture(QPainter& painter, const write::Picture& picture, std::size_t index);

/// The picture as an image. Sides are capped at 32,000 pixels.
[[nodiscard]] QImage renderImage(const write::Picture& picture);

/// Writes the picture to a file in any format, whole or not at all. A PDF has a page as large as
/// the drawing with its legend and one for each table, a table of contents, and text as text in
/// embedded fonts.
[[nodiscard]] Result<void> writePicture(const QString& path, const write::Picture& picture,
                                        write::PictureFormat format);

} // namespace peerscape::views
