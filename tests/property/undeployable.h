#pragma once

#include "core/azure/peering_state.h"

#include <string_view>

/// Designs that no deployment from nothing gives.
namespace peerscape::test {

/// Whether a peering has a past: a copy of an older address space, or a side whose other side is
/// gone.
[[nodiscard]] inline bool hasOldPeerings(const azure::Document& document)
{
    bool has = false;
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
        has = has || peering.disconnected || azure::isStale(document, peering);
    });
    return has;
}

/// Whether a command was refused for a link that uses a gateway which is gone, elsewhere or not
/// offered.
[[nodiscard]] inline bool isRefusedByAzure(std::string_view refusal)
{
    return refusal.find("RemoteVnetHasNoGateways") != std::string_view::npos
           || refusal.find("SIM-V02") != std::string_view::npos;
}

} // namespace peerscape::test
