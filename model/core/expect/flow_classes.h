#pragma once

#include "core/azure/document.h"
#include "core/reach/flow.h"

#include <vector>

namespace peerscape::expect {

/// Kinds of traffic of which each stands for all that no security rule and no guest firewall of the
/// design tells from it: protocols, and the first port of each range that a rule begins or ends.
[[nodiscard]] std::vector<reach::Flow> allFlows(const azure::Document& document);

/// The same of one protocol and destination port.
[[nodiscard]] std::vector<reach::Flow> flowsTo(const azure::Document& document,
                                               reach::Protocol protocol, std::uint16_t port);

} // namespace peerscape::expect
