#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace peerscape::shell {

/// A program with its words as one line of bash, in quotes where they need some; the values of
/// options that hold passwords and keys are `***`.
[[nodiscard]] std::string commandText(std::string_view program,
                                      const std::vector<std::string>& words);

} // namespace peerscape::shell
