#pragma once

#include "core/azure/document.h"

#include <cstdint>

namespace peerscape::test {

/// A document with several objects of every kind, every field filled with some value of its type
/// (references name objects that exist, or nothing), raw JSON kept here and there, gaps between the
/// ids, and places. It need not make sense: it is what a file can hold. The same seed gives the
/// same document.
[[nodiscard]] azure::Document anyDocument(std::uint32_t seed);

} // namespace peerscape::test
