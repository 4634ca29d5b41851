#pragma once

#include "core/write/picture.h"

#include <string>

namespace peerscape::write {

/// The picture as SVG 1.1 with presentation attributes only, so that Qt SVG, librsvg and browsers
/// agree: text as text, an `id` and a `<title>` for each element, valid XML for any names. The
/// source, if wanted, stands in its metadata.
[[nodiscard]] std::string writeSvg(const Picture& picture);

} // namespace peerscape::write
