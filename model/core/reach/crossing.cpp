#include "core/reach/crossing.h"

#include <algorithm>

namespace peerscape::reach {

bool listsSubnet(const azure::Document& document, const azure::Peering& side, SubnetId subnet)
{
    if (side.peerCompleteVnets)
        return true;
    const Text name = document.nameOf(subnet);
    return std::any_of(side.remoteSubnetNames.begin(), side.remoteSubnetNames.end(),
                       [&](std::string_view listed) { return equalsIgnoringCase(listed, name); });
}

bool takesFrom(const azure::Peering& receiver, const net::Address& source)
{
    return receiver.allowForwardedTraffic
           || std::any_of(receiver.remoteAddressSpace.begin(), receiver.remoteAddressSpace.end(),
                          [&](const net::Prefix& prefix) { return prefix.contains(source); });
}

} // namespace peerscape::reach
