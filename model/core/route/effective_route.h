#pragma once

#include "core/azure/document.h"
#include "core/route/next_hops.h"

#include <string>
#include <string_view>
#include <vector>

namespace peerscape::route {

/// Why a row is Invalid.
enum class LossReason : std::uint8_t {
    None,                 ///< The row is Active.
    SamePrefix,           ///< Another source holds the identical prefix and wins (5.2.2, 5.3.1).
    PreferredSystemRoute, ///< A gateway row equal to or inside an Active network or peering row
                          ///< (4.3.6).
    NetworkPolicy,        ///< A private endpoint's row covered by a user route under network policy
                          ///< (6.2.4).
};

/// The prefix of a row, read like the list that Azure prints: one, or none of a text row.
class RowPrefix
{
public:
    using value_type = net::Prefix;
    using const_iterator = const net::Prefix*;

    RowPrefix() = default;
    RowPrefix(const net::Prefix& prefix)
        : m_prefix(prefix)
        , m_held(true)
    {
    }
    /// Member by member: a copy of both at once would wait for the two stores before it.
    RowPrefix& operator=(const net::Prefix& prefix)
    {
        m_prefix = prefix;
        m_held = true;
        return *this;
    }

    [[nodiscard]] const net::Prefix* begin() const { return &m_prefix; }
    [[nodiscard]] const net::Prefix* end() const { return begin() + size(); }
    [[nodiscard]] std::size_t size() const { return m_held ? 1 : 0; }
    [[nodiscard]] bool empty() const { return !m_held; }
    [[nodiscard]] const net::Prefix& front() const { return m_prefix; }
    bool operator==(const RowPrefix&) const = default;

private:
    [[no_unique_address]] net::Prefix m_prefix; // the flag stands in what it leaves free
    bool m_held = false;
};

/// One row of an effective route table, with what it came from. Thousands are made at once, so its
/// members stand in an order that leaves no gaps: 64 bytes.
struct EffectiveRoute
{
    // Not defaulted, which would set all members to zero first.
    EffectiveRoute() {} // NOLINT(modernize-use-equals-default)

    [[no_unique_address]] RowPrefix addressPrefixes;
    [[no_unique_address]] NextHops nextHopIpAddresses;
    azure::RouteSource source = azure::RouteSource::Default;
    azure::RouteState state = azure::RouteState::Active;
    azure::NextHopType nextHopType = azure::NextHopType::None;
    /// Why the row is Invalid; None while it is Active.
    LossReason lossReason = LossReason::None;

    // Provenance: what made the row. Everything else can be read from the document.

    /// The network (VnetLocal), the own peering, the connection, the VPN gateway (client pool), the
    /// network interface that speaks BGP with a route server, the route table, the subnet (service
    /// endpoint), the private endpoint; none for rows that every subnet has: 0.0.0.0/0 and ::/0 to
    /// the Internet and the reserved prefixes.
    ObjectId origin;
    /// Place in the origin's list: address prefix, `remoteAddressSpace`, route, service,
    /// `advertises` or pool prefix; for reserved prefixes the place in the profile. For
    /// connections: the place among the prefixes that the connection brings: those of the site, the
    /// circuit or the far network, then 0.0.0.0/0 of a Default Site, then the far BGP peers.
    std::uint32_t originIndex = 0;
    /// The peering with `useRemoteGateways` that brings a gateway row, or the own peering that
    /// shows a private endpoint; none else.
    ObjectId via;
    std::int32_t beatenBy = -1; ///< Index of the winning row in the same table, or -1.

    /// Instead of a prefix: a service tag or `(Storage prefixes)` (5.1.4, D10).
    Text prefixText;
    Text name; ///< Name of the user route; empty for others.

    bool operator==(const EffectiveRoute&) const = default;
};
static_assert(sizeof(EffectiveRoute) == 64);

/// The effective routes of a subnet (and so of each NIC in it), rows in the service's order (0.4).
struct EffectiveRouteTable
{
    SubnetId subnet;
    RouteTableId routeTable;
    bool disableBgpRoutePropagation = false; ///< Carried by every row (D15).
    std::vector<EffectiveRoute> routes;
    bool operator==(const EffectiveRouteTable&) const = default;
};

/// The prefixes of a row as Azure prints them, joined by `separator`.
[[nodiscard]] std::string prefixesText(const EffectiveRoute& route,
                                       std::string_view separator = " ");
/// The next hop addresses, joined by `separator`.
[[nodiscard]] std::string nextHopText(const EffectiveRoute& route,
                                      std::string_view separator = " ");

/// The answer to one look-up (5.2). `routes` are indices of the rows that win together (ECMP has
/// several); empty when no row matches, which means None (2.7).
struct NextHop
{
    azure::NextHopType type = azure::NextHopType::None;
    std::vector<net::Address> addresses; ///< Of all rows that win together, in row order.
    std::vector<std::size_t> routes;
    RouteTableId routeTable; ///< Set when a user route decided.
};

/// Looks up `destination` in a table by the rules of 5.2. O(rows).
[[nodiscard]] NextHop selectNextHop(const EffectiveRouteTable& table,
                                    const net::Address& destination);

/// One row that came, went or changed between two versions of a table.
struct RouteDifference
{
    enum class Kind : std::uint8_t { Added, Removed, Changed };
    Kind kind = Kind::Added;
    std::size_t before = 0; ///< Index in the old table (Removed, Changed).
    std::size_t after = 0;  ///< Index in the new table (Added, Changed).
    bool operator==(const RouteDifference&) const = default;
};
/// What changed from `before` to `after`. Rows are matched by source, prefix, type, name and next
/// hop, then those left over by source, prefix and name alone, so that a changed next hop is one
/// Changed; a matched row is Changed when anything but the places of rows differs. Matches never
/// cross: a row that moved is Removed and Added. In order of `after`, removals at the place where
/// they stood. O(rows log rows).
[[nodiscard]] std::vector<RouteDifference> diffTables(const EffectiveRouteTable& before,
                                                      const EffectiveRouteTable& after);

} // namespace peerscape::route
