#pragma once

#include "core/base/result.h"
#include "core/write/picture_formats.h"

#include <QImage>
#include <QString>

#include <functional>

class QPainter;

namespace peerscape::views {

/// Hears how much is done, in percent, and says whether to go on. Called on the thread that works.
using KeepGoing = std::function<bool(int percent)>;

/// Paints a part of a picture, in canvas units: the drawing, or one of the things beneath it. The
/// drawing stays incomplete when `keepGoing` says no.
void paintDrawing(QPainter& painter, const write::Picture& picture,
                  const KeepGoing& keepGoing = {});
void paintFurniture(QPainter& painter, const write::Picture& picture, std::size_t index);

/// The picture as an image. Sides are capped at 32,000 pixels.
[[nodiscard]] QImage renderImage(const write::Picture& picture, const KeepGoing& keepGoing = {});

/// Writes the picture to a file in any format, whole or not at all. A PDF has a page as large as
/// the drawing with its legend and one for each table, a table of contents, and text as text in
/// embedded fonts. Can run on any thread. An error with the code `Cancelled` when `keepGoing` said
/// no; the file is then as it was.
[[nodiscard]] Result<void> writePicture(const QString& path, const write::Picture& picture,
                                        write::PictureFormat format,
                                        const KeepGoing& keepGoing = {});

} // namespace peerscape::views
