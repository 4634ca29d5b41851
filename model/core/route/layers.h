#pragma once

#include "core/azure/document.h"
#include "core/route/next_hops.h"

#include <bitset>
#include <memory>
#include <span>
#include <vector>

/// The immutable parts that route tables are merged from (performance.md 6). Each is shared by
/// every table, and every copy of the engine, that it is part of; an edit puts another one in its
/// place.
namespace peerscape::route {

/// Finds the places of a list's elements by prefix. Sorted by prefix, then by place, so that of
/// equal prefixes the first in the list comes first.
class PrefixIndex
{
public:
    struct Entry
    {
        [[no_unique_address]] net::Prefix prefix; // the place stands in what it leaves free
        std::uint32_t place = 0;
        bool operator==(const Entry&) const = default;
    };

    PrefixIndex() = default;
    /// O(n log n).
    explicit PrefixIndex(std::vector<Entry> entries);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// The entries with exactly this prefix. O(log n).
    [[nodiscard]] std::span<const Entry> equal(const net::Prefix& prefix) const;
    [[nodiscard]] bool has(const net::Prefix& prefix) const { return !equal(prefix).empty(); }
    /// Whether some entry is equal to `prefix` or contains it. O(log n) for each length that could.
    [[nodiscard]] bool covers(const net::Prefix& prefix) const;
    bool operator==(const PrefixIndex&) const = default;

private:
    [[nodiscard]] static std::size_t placeOf(bool isV4, unsigned length)
    {
        return isV4 ? length : 33 + length;
    }

    std::vector<Entry> m_entries;
    std::bitset<33 + 129> m_lengths; ///< Those that some entry has, IPv4 first.
};

/// What a network gets from its own live peerings (3.2.5, 3.3).
struct PeerLayer
{
    struct Link
    {
        PeeringId link;
        VnetId remote;
        bool global = false;
        bool operator==(const Link&) const = default;
    };
    struct Row
    {
        net::Prefix prefix;
        PeeringId link;
        std::uint32_t index = 0; ///< Place in `remoteAddressSpace`.
        std::uint32_t rank = 0;  ///< Place among the rows with the same `global`.
        bool global = false;
        bool operator==(const Row&) const = default;
    };
    std::vector<Link> links; ///< In order of creation, those without prefixes too.
    std::vector<Row> rows;   ///< By link, then by place.
    std::uint32_t regionalCount = 0;
    PrefixIndex index; ///< Places in `rows`.

    [[nodiscard]] std::uint32_t globalCount() const
    {
        return static_cast<std::uint32_t>(rows.size()) - regionalCount;
    }
    bool operator==(const PeerLayer& other) const
    {
        return links == other.links && rows == other.rows;
    }
};

/// `before` with the given peerings of `vnet` looked at again in `document`: what is live, and the
/// rows that it gives. `changed` is sorted. O(rows + changed log rows).
[[nodiscard]] std::shared_ptr<const PeerLayer> patchPeers(const azure::Document& document,
                                                          VnetId vnet, const PeerLayer& before,
                                                          std::span<const PeeringId> changed);

/// The private endpoints that a network sees (6.2.1, 6.2.2): its own, then those behind each live
/// peering, in document order (D18).
struct EndpointLayer
{
    /// In `shortestOverride`: no user route but that of the same /32 overrides the endpoint
    /// (6.2.3).
    static constexpr std::uint8_t kNoPolicy = 0xff;

    struct Row
    {
        PeeringId via; ///< None for an own endpoint.
        PrivateEndpointId endpoint;
        net::Prefix prefix;
        /// Under network policy: the length from which on a user route overrides the endpoint
        /// (6.2.4).
        std::uint8_t shortestOverride = kNoPolicy;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows; ///< By via, then by endpoint.
    bool operator==(const EndpointLayer&) const = default;
};

/// The rows of the endpoints of `vnet` itself, with `via` none. O(subnets + endpoints).
[[nodiscard]] std::vector<EndpointLayer::Row> ownEndpoints(const azure::Document& document,
                                                           VnetId vnet);
/// Whether the owner of `link` sees an endpoint of the remote network: over a subnet peering only
/// in listed subnets (D8), and only IPv6 when nothing else is peered (3.8.8).
[[nodiscard]] bool seesEndpoint(const azure::Document& document, const azure::Peering& link,
                                const EndpointLayer::Row& row);

/// What the gateways and the route server of one network have learned (4.2, 4.3, 6.3); shared by
/// that network and by every network with transit through it (4.4.2).
struct GatewayLayer
{
    struct Row
    {
        net::Prefix prefix;
        ObjectId origin;
        std::uint32_t originIndex = 0;
        std::uint32_t hops = 0; ///< Place in `hops`.
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    std::vector<NextHops> hops;
    /// Shown for user routes of type VirtualNetworkGateway (5.5.1): the VPN gateway's; empty
    /// without one and beside an ExpressRoute gateway (4.7.4).
    NextHops userRouteHops;
    PrefixIndex index; ///< Places in `rows`.
    bool operator==(const GatewayLayer& other) const
    {
        return rows == other.rows && hops == other.hops && userRouteHops == other.userRouteHops;
    }
};

/// A route table as the merge wants it; the routes themselves are read from the document.
struct UserLayer
{
    static constexpr std::size_t kTypes = 10;

    std::vector<std::uint32_t> order; ///< Places of the routes by next hop type, then stored order.
    std::array<std::uint32_t, kTypes + 1> firstOfType{}; ///< Into `order`; [type, type + 1).
    PrefixIndex index;                                   ///< Of the routes that have a prefix.

    [[nodiscard]] std::span<const std::uint32_t> ofType(azure::NextHopType type) const
    {
        const auto t = static_cast<std::size_t>(type);
        return std::span(order).subspan(firstOfType[t], firstOfType[t + 1] - firstOfType[t]);
    }
};

[[nodiscard]] std::shared_ptr<const UserLayer> makeUserLayer(const azure::RouteTable& table);

} // namespace peerscape::route
