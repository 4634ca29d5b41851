#include "core/reach/address_owner.h"

#include "core/azure/names.h"
#include "core/edit/addresses.h"

#include <algorithm>

namespace peerscape::reach {

using azure::Document;
using net::Address;

AddressOwner ownerOf(const Document& document, VnetId vnet, const Address& address)
{
    AddressOwner result;
    for (const ObjectId id : azure::subnetsOf(document, vnet)) {
        if (!edit::holds(*document.find(SubnetId::of(id)), address))
            continue;
        result.subnet = SubnetId::of(id);
        for (const ObjectId resident : document.referrers(id)) {
            for (const edit::AddressUse& use :
                 edit::addressesOf(document, resident, result.subnet)) {
                if (use.address == address) {
                    result.object = resident;
                    return result;
                }
            }
        }
        for (const ObjectId gateway : document.referrers(id, Kind::VirtualNetworkGateway)) {
            if (!result.object
                || document.find(GatewayId::of(gateway))->gatewayType == azure::GatewayType::Vpn)
                result.object = gateway;
        }
        return result;
    }
    return result;
}

Address addressOf(const azure::NetworkInterface& nic, net::Family family)
{
    const auto* primary = nic.primaryConfiguration();
    if (primary != nullptr && !primary->privateIPAddress.isNone()
        && primary->privateIPAddress.family() == family)
        return primary->privateIPAddress;
    for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
        if (!configuration.privateIPAddress.isNone()
            && configuration.privateIPAddress.family() == family)
            return configuration.privateIPAddress;
    }
    return {};
}

SubnetId subnetOf(const azure::NetworkInterface& nic, const Address& address)
{
    for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
        if (configuration.privateIPAddress == address)
            return configuration.subnet;
    }
    return nic.subnet();
}

} // namespace peerscape::reach
