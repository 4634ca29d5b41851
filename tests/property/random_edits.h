#pragma once

#include "core/edit/edit.h"
#include "tests/property/random_network.h"

namespace peerscape::test {

/// Makes one random change of those a person can make; refused when Azure would.
[[nodiscard]] edit::EditResult randomEdit(const azure::Document& document, const Dice& dice);

/// A document that a person could have drawn: a network to start from and 40 edits. The same seed
/// gives the same document.
[[nodiscard]] azure::Document drawnDocument(std::uint32_t seed);

} // namespace peerscape::test
