#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// Reading the Resource Graph answer of an estate, from bytes in memory to the linked document,
/// against other parsers that only parse: adds `load/<peerscape|qjson|nlohmann>/mb:<n>`. Compares
/// what was read with what was written; false when it differs.
[[nodiscard]] bool measureLoad(const Shape& shape, bool baselines, std::size_t rounds,
                               Report& report);

} // namespace peerscape::bench
