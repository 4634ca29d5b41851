#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// Next hops in one hot table: the product's finder, a linear scan of the table, and rte_lpm where
/// libdpdk was there at build time. Adds `lookup/<kind>/rows:<n>` with million look-ups a second.
void measureHotLookups(const Estate& estate, Report& report);

/// Next hops of random interfaces to random addresses of the estate: batched, one by one, tables
/// kept and scanned, and the floor of only touching the memory. Adds `lookup/random-…`.
void measureRandomLookups(const Estate& estate, const Shape& shape, Report& report);

} // namespace peerscape::bench
