#pragma once

#include "core/route/route_engine.h"

#include <string>

/// What one interface's namespace is set up with, worked out from the document and the computed
/// tables. Shares no code with `core/reach`, which it helps to judge.
namespace peerscape::test {

/// The interface's link-layer address.
[[nodiscard]] std::string labMac(NicId nic);

/// The Active rows of its table as `ip -batch` lines: next hops that nobody reachable holds,
/// reserved prefixes and the Internet are black holes.
[[nodiscard]] std::string labRoutes(const route::RouteEngine& routes, NicId nic);

/// nftables: the rules of its security groups, stateful, for what comes in and goes out; what a
/// peering without `allowForwardedTraffic` does not let in, told by the sender's link-layer
/// address; and source NAT.
[[nodiscard]] std::string labRules(const azure::Document& document, NicId nic);

} // namespace peerscape::test
