#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace peerscape::shell {

/// A value in az's shorthand, `{name:apps,prefixes:[10.0.0.0/24,'a b']}`, or in JSON, of which the
/// shorthand knows no numbers and no true and false: those are texts. Nothing for what is neither.
/// O(length); nesting deeper than kDeepestShorthand, of JSON kMaxJsonDepth, is refused.
[[nodiscard]] std::optional<nlohmann::ordered_json> readShorthand(std::string_view text);

inline constexpr int kDeepestShorthand = 32;

} // namespace peerscape::shell
