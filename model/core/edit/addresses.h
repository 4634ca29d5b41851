#pragma once

#include "core/azure/document.h"

#include <optional>
#include <vector>

/// Private addresses of a subnet (1.6, 1.7, D1).
namespace peerscape::edit {

/// A private address in a subnet and the object that holds it.
struct AddressUse
{
    net::Address address;
    ObjectId owner;
    azure::AllocationMethod method = azure::AllocationMethod::Dynamic;
};

/// The private addresses that an object holds in a subnet; none (`::`) ones are left out.
[[nodiscard]] std::vector<AddressUse> addressesOf(const azure::Document& document, ObjectId owner,
                                                  SubnetId subnet);
/// All addresses in use in a subnet, sorted by address, then owner. O(n log n).
[[nodiscard]] std::vector<AddressUse> addressesIn(const azure::Document& document, SubnetId subnet);

/// Whether Azure keeps this address of a subnet for itself: the first four and, in IPv4, the last
/// of the prefix that holds it (1.6).
[[nodiscard]] bool isReserved(const azure::Subnet& subnet, const net::Address& address);
/// Whether one of the subnet's prefixes holds the address.
[[nodiscard]] bool holds(const azure::Subnet& subnet, const net::Address& address);

/// The lowest free address of `family` (1.7); nothing when the subnet is full.
[[nodiscard]] std::optional<net::Address> lowestFree(const azure::Subnet& subnet,
                                                     const std::vector<AddressUse>& used,
                                                     net::Family family = net::Family::IPv4);

/// Number of addresses of a family that a subnet can give to interfaces (1.6), saturated.
[[nodiscard]] std::uint64_t usableAddresses(const azure::Subnet& subnet,
                                            net::Family family = net::Family::IPv4);

/// Gives every interface, firewall, internal load balancer and private endpoint that has none an
/// address, in the order of D1: firewalls, load balancers, interfaces, private endpoints, each in
/// document order, the lowest free. Those in a full subnet stay without. For readers.
void assignMissingAddresses(azure::Transaction& transaction);

} // namespace peerscape::edit
