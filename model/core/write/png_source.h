#pragma once

#include <string>
#include <string_view>

namespace peerscape::write {

/// A PNG image with `source` in a text chunk of its own after the header (see
/// read/embedded_source.h); the image itself is unchanged. Bytes that are no PNG come back as they
/// are. O(bytes).
[[nodiscard]] std::string pngWithSource(std::string_view png, std::string_view source);

} // namespace peerscape::write
