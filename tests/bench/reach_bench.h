#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// Whether the routing matrix of a small estate is bit by bit what look-ups for each pair say, also
/// after edits, and a kept matrix the one that is made afresh.
[[nodiscard]] bool checkMatrices(Report& report);

/// The routing matrix of all subnets beside a look-up for each pair in ready tables, by binary
/// search and by scan (a sample of senders), and the floor of only writing as many bits. Adds
/// `reach/<kind>/subnets:<n>`; false when the bits differ.
[[nodiscard]] bool measurePairwise(const Shape& shape, Report& report);

/// The routing matrix of all subnets made afresh, and after edits that cut and mend peerings. Adds
/// `reach/full/subnets:<n>` and `reach/incremental/subnets:<n>`; false when the bits differ.
[[nodiscard]] bool measureIncremental(const Shape& shape, Report& report);

/// Questions between interfaces at random, each one way there and back with security groups. Adds
/// `reach/walk/vnets:<n>`.
void measureWalks(const Estate& estate, std::size_t questions, Report& report);

} // namespace peerscape::bench
