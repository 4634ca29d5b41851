#pragma once

#include "core/azure/document.h"
#include "core/edit/copying.h"

#include <memory>
#include <optional>

class QMimeData;

namespace peerscape::views {

/// What the clipboard carries of a selection: the part of the design itself for Peerscape's own
/// windows, and SVG, a picture and text for other programs.
[[nodiscard]] std::unique_ptr<QMimeData> clipboardData(const azure::Document& document,
                                                       const std::vector<ObjectId>& objects);

/// The part of a design that a clipboard carries; nothing when it carries none or a broken one.
[[nodiscard]] std::optional<edit::Fragment> fragmentFrom(const QMimeData& data);
/// Whether there is something of ours on it, without reading it.
[[nodiscard]] bool hasFragment(const QMimeData* data);

} // namespace peerscape::views
