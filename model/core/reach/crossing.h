#pragma once

#include "core/azure/document.h"

/// Who may cross a peering, whatever its routes say.
namespace peerscape::reach {

/// Whether one side of a peering lets packets through to or from a subnet of its remote network:
/// all of them, or those that a subnet peering lists (3.8.4). O(listed subnets).
[[nodiscard]] bool listsSubnet(const azure::Document& document, const azure::Peering& side,
                               SubnetId subnet);

/// Whether a network takes a packet with this source over its own side of a peering: one from the
/// peered space always, another only with `allowForwardedTraffic` (3.5.1). Gateways are exempt
/// (3.5.3).
[[nodiscard]] bool takesFrom(const azure::Peering& receiver, const net::Address& source);

} // namespace peerscape::reach
