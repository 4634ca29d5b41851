#pragma once

#include "core/azure/document.h"

#include <string_view>
#include <vector>

/// The parts of naive_routes.h that look beyond the own network: which peerings are live, whose
/// gateway is in force, what it has learned. Plain scans of the document.
namespace peerscape::test {

[[nodiscard]] bool sameName(const Text& a, std::string_view b);
/// The own peerings of a network that are live, in document order (3.2.5).
[[nodiscard]] std::vector<PeeringId> liveLinks(const azure::Document& document, VnetId vnet);
[[nodiscard]] bool hasGateway(const azure::Document& document, VnetId vnet);
/// The peering that brings another network's gateway routes; none when nothing does (4.4.1).
[[nodiscard]] PeeringId transitLink(const azure::Document& document, VnetId vnet);

/// One row learned by the gateways or the route server of a network.
struct Learned
{
    net::Prefix prefix;
    ObjectId origin;
    std::uint32_t index = 0;
    std::vector<net::Address> hops;
    ObjectId speaker;
    bool expressRoute = false;
};

/// All of them in row order (D18).
[[nodiscard]] std::vector<Learned> learn(const azure::Document& document, VnetId vnet);
/// What a user route of type VirtualNetworkGateway shows as its next hop (5.5.1).
[[nodiscard]] std::vector<net::Address> userGatewayHops(const azure::Document& document,
                                                        VnetId vnet);

} // namespace peerscape::test
