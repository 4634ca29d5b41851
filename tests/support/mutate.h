#pragma once

#include <random>
#include <string>

namespace peerscape::test {

/// A copy of a JSON text with some harm done to it: bytes flipped, the end cut off, a part doubled
/// or taken out, two values swapped, a value replaced by one of another type or buried in brackets.
[[nodiscard]] std::string mutated(std::string text, std::mt19937& random);

} // namespace peerscape::test
