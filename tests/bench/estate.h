#pragma once

#include "core/azure/document.h"

#include <string>
#include <vector>

namespace peerscape::bench {

/// The size of a hub-and-spoke estate (performance.md 3): hubs in a mesh, each with a gateway and
/// on-premises routes; every other network is the spoke of one hub, uses its gateway, and has one
/// route table on all of its subnets but the last; interfaces in every subnet.
struct Shape
{
    std::uint32_t vnets = 1000;
    std::uint32_t subnets = 3;
    std::uint32_t nics = 10; ///< In each subnet.
    std::uint32_t hubs = 0;  ///< 0: one for each thousand networks, at least one.
    std::uint32_t onPremises = 100;
    std::uint32_t userRoutes = 20;

    [[nodiscard]] std::uint32_t hubCount() const
    {
        const std::uint32_t usual = vnets / 1000 > 0 ? vnets / 1000 : 1;
        return hubs != 0 ? hubs : usual;
    }
    /// Of each network's space: a /22 as long as 10.0.0.0/8 holds as many, else a /24.
    [[nodiscard]] unsigned networkLength() const { return vnets <= 1U << 14U ? 22 : 24; }
    [[nodiscard]] std::size_t nicCount() const { return std::size_t{vnets} * subnets * nics; }
};

/// What there is of an estate beside the document.
struct Estate
{
    azure::Document document;
    std::vector<VnetId> hubs;
    std::vector<VnetId> spokes;            ///< The spokes of hub h are h, h + hubs, h + 2 hubs …
    std::vector<SubnetId> subnets;         ///< The ordinary ones, by network.
    std::vector<PeeringId> hubSides;       ///< By spoke: the hub's peering towards it.
    std::vector<PeeringId> spokeSides;     ///< By spoke.
    std::vector<RouteTableId> routeTables; ///< By spoke.
    std::vector<GatewayId> gateways;       ///< By hub.
    std::vector<SiteId> sites;             ///< By hub.
    std::vector<NicId> nics;               ///< By subnet.

    [[nodiscard]] std::size_t hubOf(std::size_t spoke) const { return spoke % hubs.size(); }
};

/// Builds the estate in memory. The same shape gives the same document. O(objects).
[[nodiscard]] Estate makeEstate(const Shape& shape);

/// An estate's document as one compact Resource Graph answer, as Azure prints it.
[[nodiscard]] std::string graphAnswer(const azure::Document& document);

} // namespace peerscape::bench
