#pragma once

#include "core/compare/compare.h"

namespace peerscape::compare {

/// Leaves `kMostEnds` of the ends: those nearest to the touched networks, counted in peerings, in
/// their order; what is outside of networks counts as touched. Gives how many were left out.
/// O(peerings + ends × log ends).
std::size_t keepNearestEnds(std::vector<PairEnd>& ends, const azure::Document& after,
                            const std::vector<VnetId>& touched);

} // namespace peerscape::compare
