#pragma once

#include "core/edit/edit.h"
#include "tests/bench/estate.h"

#include <random>
#include <string>
#include <vector>

namespace peerscape::bench {

/// A kind of edit that is measured: what a person does, through the product's own edit functions.
struct EditKind
{
    std::string name;
    /// The next edit of this kind of `document`; kinds that add and remove take turns.
    std::function<edit::EditResult(const azure::Document& document)> next;
    bool hubWide = false; ///< Changes the tables of all networks of a hub.
};

/// All kinds of performance.md 4.2, on one estate. `seed` chooses the objects.
[[nodiscard]] std::vector<EditKind> editKinds(const Estate& estate, std::uint32_t seed);

} // namespace peerscape::bench
