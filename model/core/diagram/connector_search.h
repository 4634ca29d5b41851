#pragma once

#include "core/diagram/connector_router.h"

namespace peerscape::diagram {

/// Searches the shortest orthogonal line with few bends from the edge of `a` to the edge of `b`
/// that keeps clear of all other boxes. It looks only at boxes that stand in its way: each round
/// finds the best line past the boxes known so far and learns those which that line would hit.
/// `points` is empty when there is none or it would take too many boxes to find; `looked` is the
/// area outside which no box mattered; `beside` as for routeConnector. Deterministic.
[[nodiscard]] Route searchConnector(const Rect& a, const Rect& b, const BoxQuery& boxes,
                                    double beside);

} // namespace peerscape::diagram
