#pragma once

#include "core/azure/document.h"

/// Who owns the address that a route sends packets to (5.4). Internal to `check`.
namespace peerscape::check {

/// Where a next hop address leads, seen from one network.
struct NextHopOwner
{
    VnetId vnet;     ///< The own or a live peered network that holds the address; none otherwise.
    SubnetId subnet; ///< The subnet that holds it.
    ObjectId owner;  ///< Interface, firewall, load balancer or VPN gateway; none when nobody.
};

/// Looks for `address` among the network and those peered with it (5.4.2). O(peerings + subnets of
/// the owning network + residents of one subnet).
[[nodiscard]] NextHopOwner findNextHopOwner(const azure::Document& document, VnetId from,
                                            const net::Address& address);

/// The distinct networks whose subnets use a route table, in document order.
[[nodiscard]] std::vector<VnetId> vnetsUsing(const azure::Document& document, RouteTableId table);

} // namespace peerscape::check
