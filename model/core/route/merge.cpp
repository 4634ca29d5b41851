#include "core/route/merge.h"

#include "core/azure/names.h"

#include <algorithm>

namespace peerscape::route {

using azure::NextHopType;
using azure::RouteSource;
using azure::RouteState;

namespace {

const net::Prefix kDefaultV4 = net::Prefix::containing(net::Address::v4(0), 0);
const net::Prefix kDefaultV6 = net::Prefix::containing(net::Address::v6(0, 0), 0);

/// Merges one table. The steps of azure-routing.md 0.4, with the order of the groups built in.
class Merger
{
public:
    explicit Merger(const MergeInput& input)
        : m_in(input)
        , m_gateway(propagates() ? input.gateway : nullptr)
    {
    }

    void merge(EffectiveRouteTable& table)
    {
        m_table.routes = std::move(table.routes);
        m_table.routes.clear();
        m_table.subnet = m_in.subnetId;
        m_table.routeTable = m_in.routeTable != nullptr ? m_in.subnet.routeTable : RouteTableId();
        m_table.disableBgpRoutePropagation = !propagates();
        const DefaultRows defaults = defaultRows();
        m_table.routes.resize(count(defaults)); // all at once, which `emit` fills
        m_userRow.resize(m_in.routeTable != nullptr ? m_in.routeTable->routes.size() : 0);
        emitRows(defaults);
        applyUserRoutes();
        preferSystemRoutes();
        judgeEndpoints();
        table = std::move(m_table);
    }

    [[nodiscard]] std::size_t count() const { return count(defaultRows()); }

    [[nodiscard]] DefaultRows defaultRows() const
    {
        DefaultRows rows = internetRows();
        if (m_in.noneList == nullptr || leavesThroughHop())
            return rows;
        rows.none.reserve(m_in.noneList->prefixes.size());
        for (std::uint32_t i = 0; i < m_in.noneList->prefixes.size(); ++i) {
            if (lists(m_in.noneList->prefixes[i]))
                rows.none.push_back(i);
        }
        return rows;
    }
    [[nodiscard]] DefaultRows defaultRows(std::span<const std::uint32_t> places) const
    {
        DefaultRows rows = internetRows();
        if (places.empty() || leavesThroughHop())
            return rows;
        for (const std::uint32_t place : places) {
            if (lists(m_in.noneList->prefixes[place]))
                rows.none.push_back(place);
        }
        return rows;
    }

private:
    /// Rules 2.3 and 2.7.
    [[nodiscard]] DefaultRows internetRows() const
    {
        DefaultRows rows;
        rows.internetV4 = !gatewayHas(kDefaultV4);
        rows.internetV6 = hasIPv6(m_in.subnet) && !gatewayHas(kDefaultV6);
        return rows;
    }
    /// Rule 2.6 for one reserved prefix.
    [[nodiscard]] bool lists(const net::Prefix& reserved) const
    {
        const auto& own = m_in.vnet.addressPrefixes;
        const auto holds = [&](const net::Prefix& p) { return p.contains(reserved); };
        return !std::any_of(own.begin(), own.end(), holds) && !userHas(reserved)
               && !gatewayHas(reserved) && !m_in.peers.index.covers(reserved);
    }
    [[nodiscard]] bool propagates() const
    {
        return m_in.routeTable == nullptr || !m_in.routeTable->disableBgpRoutePropagation;
    }
    [[nodiscard]] bool userHas(const net::Prefix& prefix) const
    {
        return m_in.user != nullptr && m_in.user->index.has(prefix);
    }
    [[nodiscard]] bool gatewayHas(const net::Prefix& prefix) const
    {
        return m_gateway != nullptr && m_gateway->index.has(prefix);
    }

    [[nodiscard]] std::size_t count(const DefaultRows& defaults) const
    {
        return m_in.vnet.addressPrefixes.size() + m_in.peers.rows.size()
               + (m_gateway != nullptr ? m_gateway->rows.size() : 0)
               + (m_in.routeTable != nullptr ? m_in.routeTable->routes.size() : 0)
               + (defaults.internetV4 ? 1 : 0) + (defaults.internetV6 ? 1 : 0)
               + defaults.none.size() + m_in.subnet.serviceEndpoints.size()
               + (m_in.endpoints != nullptr ? m_in.endpoints->rows.size() : 0);
    }

    [[nodiscard]] static bool hasIPv6(const azure::Subnet& subnet)
    {
        return std::any_of(subnet.addressPrefixes.begin(), subnet.addressPrefixes.end(),
                           [](const net::Prefix& prefix) { return !prefix.isV4(); });
    }

    /// Whether the Active 0.0.0.0/0 leads to an appliance or a gateway: then no traffic to reserved
    /// prefixes would leave for the Internet, and they are not dropped (2.6).
    [[nodiscard]] bool leavesThroughHop() const
    {
        if (userHas(kDefaultV4)) {
            const auto routes = m_in.user->index.equal(kDefaultV4);
            return std::any_of(routes.begin(), routes.end(), [&](const auto& entry) {
                const NextHopType type = m_in.routeTable->routes[entry.place].nextHopType;
                return type == NextHopType::VirtualAppliance
                       || type == NextHopType::VirtualNetworkGateway;
            });
        }
        const auto& own = m_in.vnet.addressPrefixes;
        return gatewayHas(kDefaultV4) && !m_in.peers.index.has(kDefaultV4)
               && std::find(own.begin(), own.end(), kDefaultV4) == own.end();
    }

    EffectiveRoute& emit(RouteSource source, NextHopType type)
    {
        EffectiveRoute& row = m_table.routes[m_end++];
        row.source = source;
        row.nextHopType = type;
        return row;
    }

    EffectiveRoute& emitDefault(NextHopType type, const net::Prefix& prefix)
    {
        EffectiveRoute& row = emit(RouteSource::Default, type);
        row.addressPrefixes = prefix;
        return row;
    }

    /// The user routes of a type, in stored order (5.1.5).
    void emitUser(NextHopType type)
    {
        if (m_in.user == nullptr)
            return;
        for (const std::uint32_t place : m_in.user->ofType(type)) {
            const azure::Route& route = m_in.routeTable->routes[place];
            m_userRow[place] = static_cast<std::uint32_t>(m_end);
            EffectiveRoute& row = emit(RouteSource::User, type);
            if (route.addressPrefix)
                row.addressPrefixes = *route.addressPrefix;
            else
                row.prefixText = route.serviceTag;
            if (type == NextHopType::VirtualAppliance && route.nextHopIpAddress)
                row.nextHopIpAddresses.push_back(*route.nextHopIpAddress);
            else if (type == NextHopType::VirtualNetworkGateway && m_in.gateway != nullptr)
                row.nextHopIpAddresses = m_in.gateway->userRouteHops;
            row.name = route.name;
            row.origin = m_in.subnet.routeTable;
            row.originIndex = place;
        }
    }

    void emitPeers(bool global)
    {
        const NextHopType type = global ? NextHopType::VNetGlobalPeering : NextHopType::VNetPeering;
        (global ? m_firstGlobal : m_firstRegional) = m_end;
        if ((global ? m_in.peers.globalCount() : m_in.peers.regionalCount) == 0)
            return;
        for (const PeerLayer::Row& peer : m_in.peers.rows) {
            if (peer.global != global)
                continue;
            EffectiveRoute& row = emitDefault(type, peer.prefix);
            row.origin = peer.link;
            row.originIndex = peer.index;
        }
    }

    void emitGateway()
    {
        m_firstGateway = m_end;
        if (m_gateway == nullptr)
            return;
        for (const GatewayLayer::Row& learned : m_gateway->rows) {
            EffectiveRoute& row =
                emit(RouteSource::VirtualNetworkGateway, NextHopType::VirtualNetworkGateway);
            row.addressPrefixes = learned.prefix;
            row.nextHopIpAddresses = m_gateway->hops[learned.hops];
            row.origin = learned.origin;
            row.originIndex = learned.originIndex;
            row.via = m_in.through;
        }
    }

    void emitServiceEndpoints()
    {
        std::uint32_t index = 0;
        for (const Text& service : m_in.subnet.serviceEndpoints) {
            EffectiveRoute& row =
                emit(RouteSource::Default, NextHopType::VirtualNetworkServiceEndpoint);
            const std::string_view name = service.view();
            const std::size_t dot = name.rfind('.');
            const std::string_view word =
                dot == std::string_view::npos ? name : name.substr(dot + 1);
            row.prefixText = '(' + std::string(word) + " prefixes)"; // D10
            row.origin = m_in.subnetId;
            row.originIndex = index++;
        }
    }

    void emitEndpoints()
    {
        m_firstEndpoint = m_end;
        if (m_in.endpoints == nullptr)
            return;
        for (const EndpointLayer::Row& endpoint : m_in.endpoints->rows) {
            EffectiveRoute& row = emitDefault(NextHopType::InterfaceEndpoint, endpoint.prefix);
            row.origin = endpoint.endpoint;
            row.via = endpoint.via;
        }
    }

    /// All rows, still Active, in the order of 0.4.
    void emitRows(const DefaultRows& defaults)
    {
        std::uint32_t index = 0;
        for (const net::Prefix& prefix : m_in.vnet.addressPrefixes) {
            EffectiveRoute& row = emitDefault(NextHopType::VnetLocal, prefix);
            row.origin = m_in.subnet.virtualNetwork;
            row.originIndex = index++;
        }
        emitUser(NextHopType::VnetLocal);
        emitPeers(false);
        emitUser(NextHopType::VNetPeering);
        emitUser(NextHopType::ConnectedGroup);
        emitGateway();
        emitUser(NextHopType::VirtualNetworkGateway);
        emitUser(NextHopType::Internet);
        m_firstInternet = m_end;
        if (defaults.internetV4)
            emitDefault(NextHopType::Internet, kDefaultV4);
        if (defaults.internetV6)
            emitDefault(NextHopType::Internet, kDefaultV6);
        m_endInternet = m_end;
        for (const std::uint32_t place : defaults.none) {
            EffectiveRoute& row = emitDefault(NextHopType::None, m_in.noneList->prefixes[place]);
            row.originIndex = place;
        }
        emitUser(NextHopType::None);
        emitUser(NextHopType::VirtualAppliance);
        emitServiceEndpoints();
        emitUser(NextHopType::VirtualNetworkServiceEndpoint);
        emitEndpoints();
        emitUser(NextHopType::InterfaceEndpoint);
        emitPeers(true);
        emitUser(NextHopType::VNetGlobalPeering);
    }

    void lose(std::size_t loser, LossReason reason, std::size_t winner)
    {
        EffectiveRoute& row = m_table.routes[loser];
        row.state = RouteState::Invalid;
        row.lossReason = reason;
        row.beatenBy = static_cast<std::int32_t>(winner);
    }

    [[nodiscard]] std::size_t peerRow(std::uint32_t place) const
    {
        const PeerLayer::Row& row = m_in.peers.rows[place];
        return (row.global ? m_firstGlobal : m_firstRegional) + row.rank;
    }

    /// A user route makes every other row with the identical prefix Invalid (5.3.1).
    void applyUserRoutes()
    {
        if (m_in.user == nullptr)
            return;
        const auto& entries = m_in.user->index.entries();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (i > 0 && entries[i - 1].prefix == entries[i].prefix)
                continue; // the first of equal user routes is named as the winner
            const net::Prefix& prefix = entries[i].prefix;
            const std::size_t winner = m_userRow[entries[i].place];
            const auto& own = m_in.vnet.addressPrefixes;
            for (std::size_t row = 0; row < own.size(); ++row) {
                if (own[row] == prefix)
                    lose(row, LossReason::SamePrefix, winner);
            }
            for (const auto& entry : m_in.peers.index.equal(prefix))
                lose(peerRow(entry.place), LossReason::SamePrefix, winner);
            if (m_gateway != nullptr) {
                for (const auto& entry : m_gateway->index.equal(prefix))
                    lose(m_firstGateway + entry.place, LossReason::SamePrefix, winner);
            }
            for (std::size_t row = m_firstInternet; row < m_endInternet; ++row) {
                if (m_table.routes[row].addressPrefixes.front() == prefix)
                    lose(row, LossReason::SamePrefix, winner);
            }
        }
    }

    /// Exception E1: a gateway row equal to or inside an Active row of the own network or of a
    /// peering is Invalid (5.2.3, 4.3.6); the longest such row, the first of equals, is the winner.
    void preferSystemRoutes()
    {
        if (m_gateway == nullptr || m_gateway->rows.empty())
            return;
        const auto& learned = m_gateway->index.entries();
        const auto& own = m_in.vnet.addressPrefixes;
        for (std::size_t row = 0; row < own.size(); ++row) {
            const auto first = std::lower_bound(
                learned.begin(), learned.end(), own[row],
                [](const PrefixIndex::Entry& entry, const auto& p) { return entry.prefix < p; });
            preferOver(std::span(first, learned.end()), own[row], row);
        }
        std::span<const PrefixIndex::Entry> rest = learned;
        for (const PrefixIndex::Entry& peer : m_in.peers.index.entries()) {
            while (!rest.empty() && rest.front().prefix < peer.prefix)
                rest = rest.subspan(1);
            if (rest.empty())
                return;
            preferOver(rest, peer.prefix, peerRow(peer.place));
        }
    }

    /// The same for one such row; `learned` begins where its prefix would stand.
    void preferOver(std::span<const PrefixIndex::Entry> learned, const net::Prefix& prefix,
                    std::size_t winner)
    {
        for (const PrefixIndex::Entry& entry : learned) {
            if (!prefix.contains(entry.prefix)
                || m_table.routes[winner].state != RouteState::Active)
                return;
            const std::size_t loser = m_firstGateway + entry.place;
            const EffectiveRoute& row = m_table.routes[loser];
            if (row.lossReason == LossReason::SamePrefix)
                continue;
            if (row.lossReason == LossReason::PreferredSystemRoute) {
                const auto before = static_cast<std::size_t>(row.beatenBy);
                const unsigned length = m_table.routes[before].addressPrefixes.front().length();
                if (length > prefix.length() || (length == prefix.length() && before < winner))
                    continue;
            }
            lose(loser, LossReason::PreferredSystemRoute, winner);
        }
    }

    /// Rules 6.2.3 and 6.2.4, and 5.2.2 against a gateway row with the same prefix.
    void judgeEndpoints()
    {
        if (m_in.endpoints == nullptr)
            return;
        for (std::size_t i = 0; i < m_in.endpoints->rows.size(); ++i) {
            const EndpointLayer::Row& endpoint = m_in.endpoints->rows[i];
            const std::size_t row = m_firstEndpoint + i;
            if (userHas(endpoint.prefix)) {
                lose(row, LossReason::SamePrefix,
                     m_userRow[m_in.user->index.equal(endpoint.prefix).front().place]);
            } else if (const auto route = overridingRoute(m_in, endpoint)) {
                lose(row, LossReason::NetworkPolicy, m_userRow[*route]);
            } else if (m_gateway != nullptr) {
                for (const auto& entry : m_gateway->index.equal(endpoint.prefix)) {
                    const std::size_t winner = m_firstGateway + entry.place;
                    if (m_table.routes[winner].state == RouteState::Active
                        && m_table.routes[row].state == RouteState::Active)
                        lose(row, LossReason::SamePrefix, winner);
                }
            }
        }
    }

    const MergeInput& m_in;
    const GatewayLayer* m_gateway; ///< Null where the route table stops propagation (4.5.1).
    EffectiveRouteTable m_table;
    std::size_t m_end = 0;                ///< How many rows are made.
    std::vector<std::uint32_t> m_userRow; ///< Row of each route of the route table.
    std::size_t m_firstRegional = 0;
    std::size_t m_firstGlobal = 0;
    std::size_t m_firstGateway = 0;
    std::size_t m_firstInternet = 0;
    std::size_t m_endInternet = 0;
    std::size_t m_firstEndpoint = 0;
};

template<class T>
void prefetch(const std::vector<T>& list)
{
    constexpr std::size_t kLine = 64;
    const auto bytes = std::as_bytes(std::span(list));
    for (std::size_t at = 0; at < bytes.size(); at += kLine)
        __builtin_prefetch(bytes.data() + at, 1);
}

} // namespace

void prefetchLayers(const MergeInput& input)
{
    prefetch(input.peers.rows);
    prefetch(input.peers.index.entries());
    if (input.routeTable == nullptr)
        return;
    prefetch(input.routeTable->routes);
    prefetch(input.user->order);
    prefetch(input.user->index.entries());
}

void prefetchRows(const EffectiveRouteTable& table)
{
    prefetch(table.routes);
}

DefaultRows listedDefaults(const MergeInput& input)
{
    return Merger(input).defaultRows();
}

DefaultRows listedDefaults(const MergeInput& input, std::span<const std::uint32_t> places)
{
    return Merger(input).defaultRows(places);
}

Neighbour neighbourTowards(const MergeInput& input, const net::Address& address)
{
    Neighbour found;
    int longest = -1;
    for (const net::Prefix& prefix : input.vnet.addressPrefixes) {
        if (prefix.contains(address) && static_cast<int>(prefix.length()) > longest) {
            longest = static_cast<int>(prefix.length());
            found = {input.subnet.virtualNetwork, {}};
        }
    }
    const PeerLayer::Row* best = nullptr;
    const auto take = [&](const PeerLayer::Row& row) {
        const int length = static_cast<int>(row.prefix.length());
        if (length > longest
            || (length == longest && best != nullptr && best->global && !row.global)) {
            longest = length;
            best = &row;
        }
    };
    constexpr std::size_t kFew = 16;
    if (input.peers.rows.size() <= kFew) {
        for (const PeerLayer::Row& row : input.peers.rows) {
            if (row.prefix.contains(address))
                take(row);
        }
    } else {
        for (int length = address.isV4() ? 32 : 128; length > longest && best == nullptr;
             --length) {
            const auto prefix = net::Prefix::containing(address, static_cast<unsigned>(length));
            for (const PrefixIndex::Entry& entry : input.peers.index.equal(prefix))
                take(input.peers.rows[entry.place]);
        }
    }
    if (best != nullptr)
        found = {input.document.find(best->link)->remoteVirtualNetwork, best->link};
    return found;
}

std::optional<std::uint32_t> overridingRoute(const MergeInput& input,
                                             const EndpointLayer::Row& endpoint)
{
    if (input.user == nullptr || endpoint.shortestOverride == EndpointLayer::kNoPolicy)
        return std::nullopt;
    const unsigned shortest = std::max<unsigned>(endpoint.shortestOverride, 1);
    for (unsigned length = endpoint.prefix.length(); length >= shortest; --length) {
        const auto found =
            input.user->index.equal(net::Prefix::containing(endpoint.prefix.address(), length));
        if (!found.empty())
            return found.front().place;
    }
    return std::nullopt;
}

void mergeTable(const MergeInput& input, EffectiveRouteTable& table)
{
    Merger(input).merge(table);
}

std::size_t countRows(const MergeInput& input)
{
    return Merger(input).count();
}

} // namespace peerscape::route
