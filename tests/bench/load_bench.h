#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// Reading the Resource Graph answer of an estate, from bytes in memory to the linked document,
/// against other parsers that only parse: adds `load/<peerscape|qjson|nlohmann>/mb:<n>`. Compares
/// what was read with what was written; false when it differs.
[[nodiscard]] bool measureLoad(const Shape& shape, bool baselines, std::size_t rounds,
                               Report& report);

/// Seconds that reading an estate's answer takes, the quickest of three: adds `load/slope/mb:<n>`.
void measureLoadSeconds(const Shape& shape, Report& report);

/// Everything between the bytes of a Resource Graph answer and a window that can be used: reading,
/// layout, routes, findings, drawing, each in seconds, and what all of it holds for each interface.
/// Of the file at `path`, or of an estate when that is empty. Adds `open/vnets:<n>/nics:<n>`.
void measureOpening(const std::string& path, const Shape& shape, Report& report);

} // namespace peerscape::bench
