#include "core/azure/resources.h"

namespace peerscape::azure {

const NicIpConfiguration* NetworkInterface::primaryConfiguration() const
{
    for (const NicIpConfiguration& configuration : ipConfigurations) {
        if (configuration.primary)
            return &configuration;
    }
    return ipConfigurations.empty() ? nullptr : ipConfigurations.data();
}

SubnetId NetworkInterface::subnet() const
{
    const NicIpConfiguration* configuration = primaryConfiguration();
    return configuration != nullptr ? configuration->subnet : SubnetId();
}

} // namespace peerscape::azure
