#pragma once

#include "core/route/merge.h"

/// Tables cut down to one destination: what a packet's way needs of a table with a thousand rows.
namespace peerscape::route {

/// The rows of `mergeTable(input)` whose prefixes hold `destination`, in the same order and with
/// the same states; `beatenBy` counts within the result. Text rows are left out. Rows depend only
/// on rows that hold the same addresses, so merging the few layers' rows that hold the destination
/// gives what cutting down the whole table would (property-tested). O(log rows + own prefixes +
/// routes + endpoints).
[[nodiscard]] EffectiveRouteTable mergeTowards(const MergeInput& input,
                                               const net::Address& destination);

/// The rows that `layer` gives and that hold `destination`, the longest prefix first, then in row
/// order; all Active. `through` is the peering with transit, none for an own gateway.
[[nodiscard]] std::vector<EffectiveRoute>
learnedTowards(const GatewayLayer& layer, PeeringId through, const net::Address& destination);

} // namespace peerscape::route
