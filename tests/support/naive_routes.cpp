#include "tests/support/naive_routes.h"

#include "core/route/none_list.h"
#include "tests/support/naive_network.h"

#include <algorithm>
#include <map>
#include <optional>

namespace peerscape::test {

using namespace azure;
using route::EffectiveRoute;
using route::EffectiveRouteTable;
using route::LossReason;

namespace {

/// Gathers, sorts and judges the rows of one subnet.
class NaiveTable
{
public:
    NaiveTable(const Document& document, SubnetId id)
        : m_document(document)
        , m_id(id)
        , m_subnet(*document.find(id))
        , m_vnetId(m_subnet.virtualNetwork)
        , m_vnet(*document.find(m_vnetId))
        , m_table(document.find(m_subnet.routeTable))
    {
    }

    EffectiveRouteTable make()
    {
        gather();
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
            return a.group != b.group ? a.group < b.group : a.late < b.late;
        });
        EffectiveRouteTable table;
        table.subnet = m_id;
        table.routeTable = m_table != nullptr ? m_subnet.routeTable : RouteTableId();
        table.disableBgpRoutePropagation =
            m_table != nullptr && m_table->disableBgpRoutePropagation;
        removeReserved();
        for (Row& row : m_rows)
            table.routes.push_back(std::move(row.route));
        judge(table);
        return table;
    }

private:
    struct Row
    {
        EffectiveRoute route;
        int group = 0;
        bool late = false; ///< After the other rows of its group.
    };

    EffectiveRoute& add(RouteSource source, NextHopType type)
    {
        Row& row = m_rows.emplace_back();
        row.route.source = source;
        row.route.nextHopType = type;
        row.group = static_cast<int>(type); // enumerated in the service's order of groups
        // User rows come last in their group, but first among those to the Internet.
        row.late = (source == RouteSource::User) != (type == NextHopType::Internet);
        return row.route;
    }

    EffectiveRoute& addPrefix(RouteSource source, NextHopType type, const Prefix& prefix,
                              ObjectId origin, std::uint32_t index)
    {
        EffectiveRoute& row = add(source, type);
        row.addressPrefixes = prefix;
        row.origin = origin;
        row.originIndex = index;
        return row;
    }

    void gather()
    {
        std::uint32_t index = 0;
        for (const Prefix& prefix : m_vnet.addressPrefixes)
            addPrefix(RouteSource::Default, NextHopType::VnetLocal, prefix, m_vnetId, index++);
        gatherPeerings();
        gatherGateway();
        gatherDefaults();
        gatherUser();
        index = 0;
        for (const Text& service : m_subnet.serviceEndpoints) {
            EffectiveRoute& row =
                add(RouteSource::Default, NextHopType::VirtualNetworkServiceEndpoint);
            std::string word = service.str();
            word = word.substr(word.find_last_of('.') + 1);
            row.prefixText = "(" + word + " prefixes)";
            row.origin = m_id;
            row.originIndex = index++;
        }
        gatherEndpoints(m_vnetId, {});
        for (const PeeringId link : liveLinks(m_document, m_vnetId))
            gatherEndpoints(m_document.find(link)->remoteVirtualNetwork, link);
    }

    void gatherPeerings()
    {
        for (const PeeringId id : liveLinks(m_document, m_vnetId)) {
            const Peering& link = *m_document.find(id);
            const VirtualNetwork* remote = m_document.find(link.remoteVirtualNetwork);
            const bool global =
                remote != nullptr && !sameName(remote->location, m_vnet.location.view());
            std::uint32_t index = 0;
            for (const Prefix& prefix : link.remoteAddressSpace)
                addPrefix(RouteSource::Default,
                          global ? NextHopType::VNetGlobalPeering : NextHopType::VNetPeering,
                          prefix, id, index++);
        }
    }

    void gatherGateway()
    {
        m_transit = transitLink(m_document, m_vnetId);
        const Peering* link = m_document.find(m_transit);
        m_gatewayVnet = hasGateway(m_document, m_vnetId) ? m_vnetId
                        : link != nullptr                ? link->remoteVirtualNetwork
                                                         : VnetId();
        if (!m_gatewayVnet || (m_table != nullptr && m_table->disableBgpRoutePropagation))
            return;
        for (const Learned& learned : learn(m_document, m_gatewayVnet)) {
            EffectiveRoute& row =
                addPrefix(RouteSource::VirtualNetworkGateway, NextHopType::VirtualNetworkGateway,
                          learned.prefix, learned.origin, learned.index);
            row.nextHopIpAddresses = learned.hops;
            row.via = m_transit;
        }
    }

    [[nodiscard]] bool rowHas(RouteSource source, const Prefix& prefix) const
    {
        return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            return row.route.source == source && !row.route.addressPrefixes.empty()
                   && row.route.addressPrefixes.front() == prefix;
        });
    }

    void gatherDefaults()
    {
        const Prefix v4 = *Prefix::parse("0.0.0.0/0");
        const Prefix v6 = *Prefix::parse("::/0");
        if (!rowHas(RouteSource::VirtualNetworkGateway, v4))
            addPrefix(RouteSource::Default, NextHopType::Internet, v4, {}, 0);
        const auto& own = m_subnet.addressPrefixes;
        if (std::any_of(own.begin(), own.end(), [](const Prefix& p) { return !p.isV4(); })
            && !rowHas(RouteSource::VirtualNetworkGateway, v6))
            addPrefix(RouteSource::Default, NextHopType::Internet, v6, {}, 0);
        const route::NoneList* list = route::findNoneList(m_document.settings().noneList);
        std::uint32_t index = 0;
        for (const Prefix& prefix : list->prefixes)
            addPrefix(RouteSource::Default, NextHopType::None, prefix, {}, index++);
    }

    void gatherUser()
    {
        std::uint32_t index = 0;
        for (const Route& route : m_table != nullptr ? m_table->routes : std::vector<Route>()) {
            EffectiveRoute& row = add(RouteSource::User, route.nextHopType);
            if (route.addressPrefix)
                row.addressPrefixes = *route.addressPrefix;
            else
                row.prefixText = route.serviceTag;
            if (route.nextHopType == NextHopType::VirtualAppliance && route.nextHopIpAddress)
                row.nextHopIpAddresses.push_back(*route.nextHopIpAddress);
            if (route.nextHopType == NextHopType::VirtualNetworkGateway && m_gatewayVnet)
                row.nextHopIpAddresses = userGatewayHops(m_document, m_gatewayVnet);
            row.name = route.name;
            row.origin = m_subnet.routeTable;
            row.originIndex = index++;
        }
    }

    void gatherEndpoints(VnetId home, PeeringId via)
    {
        const Peering* link = m_document.find(via);
        m_document.all<PrivateEndpoint>().forEach(
            [&](PrivateEndpointId id, const PrivateEndpoint& endpoint) {
                const Subnet* subnet = m_document.find(endpoint.subnet);
                if (subnet == nullptr || subnet->virtualNetwork != home
                    || m_document.find(home) == nullptr || endpoint.privateIPAddress.isNone())
                    return;
                const Prefix prefix = Prefix::containing(endpoint.privateIPAddress, 128);
                if (link != nullptr && !link->peerCompleteVnets) {
                    bool listed = false;
                    for (const Text& name : link->remoteSubnetNames)
                        listed = listed || sameName(name, subnet->name.view());
                    if (!listed || (link->enableOnlyIPv6Peering && prefix.isV4()))
                        return;
                }
                addPrefix(RouteSource::Default, NextHopType::InterfaceEndpoint, prefix, id, 0).via =
                    via;
            });
    }

    /// Rule 2.6.
    void removeReserved()
    {
        const Prefix byDefault = *Prefix::parse("0.0.0.0/0");
        bool user = false;
        bool gateway = false;
        bool system = false;
        bool leaves = false;
        for (const Row& row : m_rows) {
            if (row.route.addressPrefixes.empty() || row.route.addressPrefixes.front() != byDefault)
                continue;
            const NextHopType type = row.route.nextHopType;
            if (row.route.source == RouteSource::User) {
                user = true;
                leaves = leaves || type == NextHopType::VirtualAppliance
                         || type == NextHopType::VirtualNetworkGateway;
            }
            gateway = gateway || row.route.source == RouteSource::VirtualNetworkGateway;
            system = system
                     || (row.route.source == RouteSource::Default && type != NextHopType::Internet);
        }
        if (!user && gateway && !system)
            leaves = true;
        std::vector<Row> kept;
        for (const Row& row : m_rows) {
            if (!isReserved(row.route) || (!leaves && !displaced(row.route)))
                kept.push_back(row);
        }
        m_rows = std::move(kept);
    }

    static bool isReserved(const EffectiveRoute& row)
    {
        return row.source == RouteSource::Default && row.nextHopType == NextHopType::None;
    }

    [[nodiscard]] bool displaced(const EffectiveRoute& reserved) const
    {
        const Prefix& prefix = reserved.addressPrefixes.front();
        return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            if (row.route.addressPrefixes.empty())
                return false;
            const Prefix& other = row.route.addressPrefixes.front();
            switch (row.route.nextHopType) {
            case NextHopType::VnetLocal:
            case NextHopType::VNetPeering:
            case NextHopType::VNetGlobalPeering:
                if (row.route.source == RouteSource::Default && other.contains(prefix))
                    return true;
                break;
            default:
                break;
            }
            return row.route.source != RouteSource::Default && other == prefix;
        });
    }

    // ---- States (5.3)

    static bool isSystemSpace(const EffectiveRoute& row)
    {
        return row.source == RouteSource::Default
               && (row.nextHopType == NextHopType::VnetLocal
                   || row.nextHopType == NextHopType::VNetPeering
                   || row.nextHopType == NextHopType::VNetGlobalPeering);
    }

    static void lose(EffectiveRoute& row, LossReason reason, std::size_t winner)
    {
        row.state = RouteState::Invalid;
        row.lossReason = reason;
        row.beatenBy = static_cast<std::int32_t>(winner);
    }

    void judge(EffectiveRouteTable& table) const
    {
        auto& rows = table.routes;
        std::map<Prefix, std::size_t> userRows; // the first route stored with a prefix
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].source != RouteSource::User || rows[i].addressPrefixes.empty())
                continue;
            const auto [place, fresh] = userRows.emplace(rows[i].addressPrefixes.front(), i);
            if (!fresh && rows[i].originIndex < rows[place->second].originIndex)
                place->second = i;
        }
        for (EffectiveRoute& row : rows) {
            if (row.source == RouteSource::User || row.addressPrefixes.empty())
                continue;
            if (const auto user = userRows.find(row.addressPrefixes.front());
                user != userRows.end())
                lose(row, LossReason::SamePrefix, user->second);
        }
        std::vector<std::size_t> system;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (isSystemSpace(rows[i]) && rows[i].state == RouteState::Active)
                system.push_back(i);
        }
        for (EffectiveRoute& row : rows) {
            if (row.source == RouteSource::VirtualNetworkGateway && row.state == RouteState::Active)
                judgeGatewayRow(row, rows, system);
        }
        for (EffectiveRoute& row : rows) {
            if (row.nextHopType == NextHopType::InterfaceEndpoint
                && row.source == RouteSource::Default && row.state == RouteState::Active)
                judgeEndpoint(row, rows);
        }
    }

    static void judgeGatewayRow(EffectiveRoute& row, const std::vector<EffectiveRoute>& rows,
                                const std::vector<std::size_t>& system)
    {
        std::optional<std::size_t> best;
        for (const std::size_t i : system) {
            const Prefix& cover = rows[i].addressPrefixes.front();
            if (cover.contains(row.addressPrefixes.front())
                && (!best || cover.length() > rows[*best].addressPrefixes.front().length()))
                best = i;
        }
        if (best)
            lose(row, LossReason::PreferredSystemRoute, *best);
    }

    void judgeEndpoint(EffectiveRoute& row, const std::vector<EffectiveRoute>& rows) const
    {
        const Address address = row.addressPrefixes.front().address();
        const Subnet& subnet =
            *m_document.find(m_document.find(PrivateEndpointId::of(row.origin))->subnet);
        const auto policy = subnet.privateEndpointNetworkPolicies;
        const bool applies = policy == PrivateEndpointNetworkPolicies::Enabled
                             || policy == PrivateEndpointNetworkPolicies::RouteTableEnabled;
        std::optional<unsigned> least;
        for (const Prefix& space : m_document.find(subnet.virtualNetwork)->addressPrefixes) {
            if (applies && !least && space.contains(address))
                least = space.length();
        }
        std::optional<std::size_t> best;
        for (std::size_t i = 0; least && i < rows.size(); ++i) {
            if (rows[i].source != RouteSource::User || rows[i].addressPrefixes.empty())
                continue;
            const Prefix& prefix = rows[i].addressPrefixes.front();
            if (!prefix.contains(address) || prefix.length() < *least || prefix.isDefaultRoute())
                continue;
            const Prefix* champion = best ? &rows[*best].addressPrefixes.front() : nullptr;
            if (champion == nullptr || prefix.length() > champion->length()
                || (prefix.length() == champion->length()
                    && rows[i].originIndex < rows[*best].originIndex))
                best = i;
        }
        if (best) {
            lose(row, LossReason::NetworkPolicy, *best);
            return;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].source == RouteSource::VirtualNetworkGateway
                && rows[i].state == RouteState::Active
                && rows[i].addressPrefixes == row.addressPrefixes) {
                lose(row, LossReason::SamePrefix, i);
                return;
            }
        }
    }

    const Document& m_document;
    SubnetId m_id;
    const Subnet& m_subnet;
    VnetId m_vnetId;
    const VirtualNetwork& m_vnet;
    const RouteTable* m_table;
    PeeringId m_transit;
    VnetId m_gatewayVnet;
    std::vector<Row> m_rows;
};

} // namespace

EffectiveRouteTable naiveTable(const Document& document, SubnetId id)
{
    const Subnet* subnet = document.find(id);
    if (subnet == nullptr || document.find(subnet->virtualNetwork) == nullptr)
        return {};
    return NaiveTable(document, id).make();
}

} // namespace peerscape::test
