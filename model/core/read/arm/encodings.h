#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Encodings of text that template functions know.
namespace peerscape::read::arm {

/// Everything but letters, digits and `-._~` as `%XX`.
[[nodiscard]] std::string toUriComponent(std::string_view text);
/// Nothing when a `%` is not followed by two hexadecimal digits.
[[nodiscard]] std::optional<std::string> fromUriComponent(std::string_view text);

/// `relative` resolved against `base` as RFC 3986 does, dots in the path removed.
[[nodiscard]] std::string combineUri(std::string_view base, std::string_view relative);

/// 13 letters and digits that depend on the text alone. Azure's own cannot be computed without the
/// real resource group (import.md 3).
[[nodiscard]] std::string uniqueText(std::string_view seed);
/// Text in the form of a GUID that depends on `seed` alone.
[[nodiscard]] std::string guidText(std::string_view seed);

} // namespace peerscape::read::arm
