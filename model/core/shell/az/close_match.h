#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace peerscape::shell {

/// How alike two words are, from 0 to 1, by the longest common parts on both sides of each other,
/// as az measures it for "Did you mean". O(length²) for words, at most 200 characters each count.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

/// The candidate most like `word`, if it is alike enough (0.7); else empty.
[[nodiscard]] std::string closeMatch(std::string_view word, const std::vector<std::string>& from);

} // namespace peerscape::shell
