#pragma once

#include "tests/bench/estate.h"

namespace peerscape::bench {

/// Seconds that recomputing every table of an estate from first principles takes.
struct NaiveSeconds
{
    double perNic = 0;    ///< Once for each interface.
    double perSubnet = 0; ///< Once for each subnet.
};

/// One round of every table of an estate from first principles, for an even sample of `sampleEvery`
/// and scaled up.
[[nodiscard]] NaiveSeconds naiveRound(const Estate& estate, const Shape& shape, std::size_t round,
                                      std::size_t sampleEvery);

} // namespace peerscape::bench
