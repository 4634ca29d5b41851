#pragma once

#include "core/route/layers.h"

#include <functional>

namespace peerscape::route {

/// What a network's gateway announces to the far side of a connection, as the engine knows it.
using Advertised = std::function<std::vector<net::Prefix>(VnetId)>;

/// The next hops that rows learned by a gateway show (4.3.2): the two instance addresses of an
/// active-active VPN gateway, else its public address, empty while unknown; for ExpressRoute an
/// address of Microsoft's edge, made up and outside every possible network (4.3.4).
[[nodiscard]] NextHops gatewayNextHops(const azure::Document& document, GatewayId gateway);

/// The addresses with which a gateway speaks BGP: those given, else the instance addresses of an
/// active-active gateway, else the last usable address of GatewaySubnet (4.3.2a).
[[nodiscard]] std::vector<net::Address> bgpPeerAddresses(const azure::Document& document,
                                                         GatewayId gateway);

/// Everything that the gateways and route servers standing in `vnet` have learned
/// (4.2, 4.6, 6.3.2), in row order (D18): per connection in document order first its prefixes, then
/// its far BGP peers; then what appliances tell a route server; client pools last. A prefix learned
/// twice by one gateway is one row; what ExpressRoute has learned, nothing else brings
/// (4.7.2, 6.3.5). O(rows log rows + interfaces of the network, those only beside a route server).
[[nodiscard]] GatewayLayer learnRoutes(const azure::Document& document, VnetId vnet,
                                       const Advertised& advertised);

} // namespace peerscape::route
