#pragma once

#include "core/azure/document.h"
#include "core/edit/copying.h"

#include <memory>
#include <optional>

class QMimeData;

namespace peerscape::views {

/// What the clipboard carries of a selection: the part of the design itself for Peerscape's own
/// windows, and SVG, a picture and text for other programs. Null when nothing of it can be copied
/// alone, or when it was given up. Can run on any thread.
[[nodiscard]] std::unique_ptr<QMimeData> clipboardData(const azure::Document& document,
                                                       const std::vector<ObjectId>& objects,
                                                       const Progress& progress = {});

/// What a clipboard carries of ours; empty when nothing.
[[nodiscard]] QByteArray fragmentBytes(const QMimeData& data);
/// The part of a design in that; nothing when it is empty or broken, or when reading was given up.
/// Can run on any thread.
[[nodiscard]] std::optional<edit::Fragment> fragmentFrom(const QByteArray& bytes,
                                                         const Progress& progress = {});
/// Whether there is something of ours on it, without reading it.
[[nodiscard]] bool hasFragment(const QMimeData* data);

} // namespace peerscape::views
