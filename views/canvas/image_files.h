#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <QImage>
#include <QString>

#include <functional>

class QMimeData;

/// Pictures that a person puts beside the network: from files and other programs into a document,
/// and from there onto the screen.
namespace peerscape::views {

/// A picture as a document keeps it, and what to call it.
struct ImageFile
{
    Text url; ///< Of azure/image.h.
    QString description;
};

/// Whether this is a PNG, JPEG or SVG file with no design in it that could be opened. Reads it.
[[nodiscard]] bool isPlainImage(const QString& path);

/// Reads a PNG, JPEG or SVG file without a design in it. PNG and JPEG stay byte by byte what they
/// are, unless they are too large or lie on their side; SVG becomes a PNG that is sharp up to four
/// times its size. An error says why it cannot be shown. On any thread.
[[nodiscard]] Result<ImageFile> readImageFile(const QString& path);

/// Makes a picture ready; may take seconds, and is called on a thread of its own.
using ImageSource = std::function<Result<ImageFile>()>;

/// Whether another program has put a picture onto the clipboard: pixels, or one file with the name
/// of one. O(1).
[[nodiscard]] bool holdsImage(const QMimeData* data);
/// That picture; `data` may go before it is asked for.
[[nodiscard]] ImageSource imageFrom(const QMimeData& data);

/// The pixels of a picture's URL, kept for the next time; a null image when it is damaged. Every
/// thread keeps its own.
[[nodiscard]] const QImage& decodedImage(const Text& url);

} // namespace peerscape::views
