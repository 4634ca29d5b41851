#pragma once

#include <cstddef>
#include <string_view>

namespace peerscape {

/// What a text from outside may nest: the parser keeps no track of depth, and those that copy,
/// walk or write what it read do so by recursion.
inline constexpr int kMaxJsonDepth = 100;

/// Where a JSON text nests deeper than kMaxJsonDepth; its length when it does not. To be asked
/// before it is parsed. O(length).
[[nodiscard]] std::size_t tooDeepAt(std::string_view text);

} // namespace peerscape
