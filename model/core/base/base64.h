#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peerscape {

/// Bytes as base64 (RFC 4648) with padding, in one line.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// The bytes again; nothing when it is not base64.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace peerscape
