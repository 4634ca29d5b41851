#pragma once

#include <string>
#include <string_view>

namespace peerscape::write {

/// A word as bash takes it, in single quotes where it needs some.
[[nodiscard]] std::string shellWord(std::string_view text);

/// A text as one word of PowerShell, always in single quotes.
[[nodiscard]] std::string powerShellWord(std::string_view text);

} // namespace peerscape::write
