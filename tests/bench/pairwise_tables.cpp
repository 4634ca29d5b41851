#include "tests/bench/pairwise_tables.h"

#include <algorithm>

namespace peerscape::bench {

using azure::NextHopType;

PairwiseTables::PairwiseTables(const route::RouteEngine& routes,
                               const reach::MatrixColumns& columns)
    : m_routes(routes)
{
    const azure::Document& document = routes.document();
    document.all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface& nic) {
            if (nic.enableIPForwarding)
                m_appliances.emplace(nic.ipConfigurations.front().privateIPAddress, id);
        });
    for (const reach::Host& host : columns.hosts()) {
        m_tableOf.push_back(tableOf(host.subnet));
        m_addresses.push_back(host.address.v4Value());
    }
}

std::int32_t PairwiseTables::tableOf(SubnetId id)
{
    const azure::Subnet& subnet = *m_routes.document().find(id);
    const auto [known, isNew] =
        m_known.try_emplace(std::pair(subnet.virtualNetwork, subnet.routeTable),
                            static_cast<std::int32_t>(m_tables.size()));
    if (!isNew)
        return known->second;
    const std::int32_t place = known->second;
    m_tables.emplace_back();
    Table table;
    const route::EffectiveRouteTable made = m_routes.table(id);
    for (const route::EffectiveRoute& row : made.routes) {
        if (row.state != azure::RouteState::Active || row.addressPrefixes.empty()
            || !row.addressPrefixes.front().isV4())
            continue;
        const net::Prefix& prefix = row.addressPrefixes.front();
        table.rows.push_back({prefix.first().v4Value(), prefix.last().v4Value(), prefix.length(),
                              actionOf(row, made)});
    }
    flatten(table);
    m_tables[static_cast<std::size_t>(place)] = std::move(table);
    return place;
}

std::int32_t PairwiseTables::actionOf(const route::EffectiveRoute& row,
                                      const route::EffectiveRouteTable& table)
{
    switch (row.nextHopType) {
    case NextHopType::VnetLocal:
    case NextHopType::VNetPeering:
    case NextHopType::VNetGlobalPeering:
        return kDelivered;
    case NextHopType::VirtualAppliance: {
        const net::Address& hop = row.nextHopIpAddresses.front();
        const auto appliance = m_appliances.find(hop);
        const bool isNear =
            std::any_of(table.routes.begin(), table.routes.end(), [&](const auto& other) {
                return (other.nextHopType == NextHopType::VnetLocal
                        || other.nextHopType == NextHopType::VNetPeering
                        || other.nextHopType == NextHopType::VNetGlobalPeering)
                       && other.addressPrefixes.front().contains(hop);
            });
        return !isNear || appliance == m_appliances.end()
                   ? kLost
                   : tableOf(m_routes.document().find(appliance->second)->subnet());
    }
    default:
        return kLost;
    }
}

/// Ranges without overlap: rows in order of address, those around before those inside.
void PairwiseTables::flatten(Table& table)
{
    std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
        return a.first != b.first ? a.first < b.first : a.length < b.length;
    });
    const auto start = [&](std::uint32_t first, std::int32_t action) {
        if (!table.starts.empty() && table.starts.back() == first) {
            table.actions.back() = action;
            return;
        }
        table.starts.push_back(first);
        table.actions.push_back(action);
    };
    std::vector<Row> open{{0, ~0U, 0, kLost}};
    start(0, kLost);
    const auto close = [&] {
        const std::uint32_t last = open.back().last;
        open.pop_back();
        if (last != ~0U)
            start(last + 1, open.back().action);
    };
    for (const Row& row : table.rows) {
        while (open.size() > 1 && open.back().last < row.first)
            close();
        start(row.first, row.action);
        open.push_back(row);
    }
    while (open.size() > 1)
        close();
}

std::int32_t PairwiseTables::search(const Table& table, std::uint32_t address)
{
    const std::uint32_t* base = table.starts.data();
    for (std::size_t count = table.starts.size(); count > 1;) {
        const std::size_t half = count / 2;
        base += base[half] <= address ? half : 0;
        count -= half;
    }
    return table.actions[static_cast<std::size_t>(base - table.starts.data())];
}

std::int32_t PairwiseTables::scan(const Table& table, std::uint32_t address)
{
    std::int32_t action = kLost;
    std::int64_t length = -1;
    for (const Row& row : table.rows) {
        if (row.first <= address && address <= row.last && row.length > length) {
            length = row.length;
            action = row.action;
        }
    }
    return action;
}

template<class LookUp>
bool PairwiseTables::follow(std::size_t from, std::size_t to, LookUp&& lookUp) const
{
    const std::uint32_t address = m_addresses[to];
    std::int32_t at = m_tableOf[from];
    for (int hop = 0; hop < 16 && at >= 0; ++hop)
        at = lookUp(m_tables[static_cast<std::size_t>(at)], address);
    return at == kDelivered;
}

bool PairwiseTables::arrives(std::size_t from, std::size_t to) const
{
    return follow(from, to, search);
}

bool PairwiseTables::arrivesByScan(std::size_t from, std::size_t to) const
{
    return follow(from, to, scan);
}

} // namespace peerscape::bench
