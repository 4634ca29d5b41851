#pragma once

#include "core/azure/document.h"

namespace peerscape::reach {

/// Who has a private address of a network.
struct AddressOwner
{
    ObjectId object; ///< Interface, firewall, load balancer, private endpoint or gateway; or none.
    SubnetId subnet; ///< The subnet that holds the address; none when none does.
};

/// Looks for the owner of `address` in one network. What nobody else has in a subnet with gateways
/// belongs to the VPN gateway: which addresses its instances have is not known for sure (4.3.4).
/// O(subnets + residents of one subnet).
[[nodiscard]] AddressOwner ownerOf(const azure::Document& document, VnetId vnet,
                                   const net::Address& address);

/// The address of an interface in a family: that of its primary configuration, else of the first
/// configuration that has one; none (`::`) without any.
[[nodiscard]] net::Address addressOf(const azure::NetworkInterface& nic, net::Family family);

/// The subnet of the configuration that holds the address, else the interface's subnet.
[[nodiscard]] SubnetId subnetOf(const azure::NetworkInterface& nic, const net::Address& address);

} // namespace peerscape::reach
