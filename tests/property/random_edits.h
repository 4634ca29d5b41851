#pragma once

#include "core/edit/edit.h"
#include "tests/property/random_network.h"

namespace peerscape::test {

/// Makes one random change of those a person can make; refused when Azure would.
[[nodiscard]] edit::EditResult randomEdit(const azure::Document& document, const Dice& dice);

} // namespace peerscape::test
