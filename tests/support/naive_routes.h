#pragma once

#include "core/route/effective_route.h"

namespace peerscape::test {

/// The effective routes of a subnet worked out anew from the document alone: rows gathered step by
/// step as azure-routing.md 0.4 lists them, sorted, then judged. Shares no code with the engine
/// beyond the row type, so that the two check each other; also the baseline of the benchmarks.
[[nodiscard]] route::EffectiveRouteTable naiveTable(const azure::Document& document,
                                                    SubnetId subnet);

/// What the gateway of a network announces (4.4.5, 4.8).
[[nodiscard]] std::vector<net::Prefix> naiveAdvertised(const azure::Document& document,
                                                       VnetId vnet);

} // namespace peerscape::test
