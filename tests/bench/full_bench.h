#pragma once

#include "tests/bench/edit_bench.h"
#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// Measures what the machine can do at best, for the ratios of P9 to P12: adds `calibrate/…`.
void calibrate(Report& report);

/// Every table of an estate, from first principles for each interface, for each subnet, and from
/// the layers, in turn: adds `full/<naive|subnet|layers>/vnets:<n>` with seconds. The naive ones
/// are those of `naiveRound`.
void measureFull(const Estate& estate, const Shape& shape, std::size_t rounds,
                 std::size_t sampleEvery, Report& report);

/// Merging a table into storage again against copying its rows, hot: adds `materialise/rows:<n>`.
void measureRows(const Estate& estate, Report& report);

/// Bytes of a document and its engine, by the allocator's own accounts: adds `memory/vnets:<n>`.
void measureMemory(const Shape& shape, Report& report);

/// Overlapping prefixes by comparing each with each and by the product's sweep: adds
/// `overlap/<all-pairs|sweep>/n:<n>`.
void measureOverlaps(std::size_t count, Report& report);

/// Whether a prefix that comes to a spoke meets any of what its hub has, a thousand networks: what
/// an edit asks. Adds `overlap/insert/vnets:<n>`.
void measureOverlapInsert(const Estate& estate, const Shape& shape, Report& report);

} // namespace peerscape::bench
