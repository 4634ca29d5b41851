#pragma once

#include "core/azure/document.h"
#include "core/diagram/connector_router.h"

namespace peerscape::diagram {

/// The elements of the peerings between two networks along a routed line from `a` to `b`: one for
/// each side that exists, parallel, each with its state, its arrow and its tags.
[[nodiscard]] std::vector<Element> buildPeerings(const azure::Document& document, VnetId a,
                                                 VnetId b, const std::vector<Point>& line,
                                                 const BoxQuery& boxes);

/// The element of a connection along a routed line from its gateway's network to the other end.
[[nodiscard]] Element buildConnection(const azure::Document& document, ConnectionId id,
                                      const std::vector<Point>& line, const BoxQuery& boxes);

/// The free-standing boxes that a connection joins; none where an end is missing.
struct ConnectionEnds
{
    ObjectId from;
    ObjectId to;
};
[[nodiscard]] ConnectionEnds connectionEnds(const azure::Document& document, ConnectionId id);

} // namespace peerscape::diagram
