#include "core/route/routes_to.h"

#include "core/azure/names.h"
#include "core/net/internet.h"

#include <algorithm>

namespace peerscape::route {

std::optional<EffectiveRoute> routeTo(const RouteEngine& engine, SubnetId subnet,
                                      const net::Prefix& destination)
{
    EffectiveRouteTable table = engine.tableTowards(subnet, destination.first());
    std::erase_if(table.routes, [&](const EffectiveRoute& row) {
        return std::none_of(
            row.addressPrefixes.begin(), row.addressPrefixes.end(),
            [&](const net::Prefix& prefix) { return prefix.contains(destination); });
    });
    const NextHop hop = selectNextHop(table, destination.first());
    const bool isLost =
        hop.type == azure::NextHopType::Internet && !net::isPublic(destination.first());
    if (hop.routes.empty() || hop.type == azure::NextHopType::None || isLost)
        return std::nullopt;
    return std::move(table.routes[hop.routes.front()]);
}

void RoutesTo::update(const RouteEngine& engine)
{
    const azure::Document& document = engine.document();
    ++m_round;
    m_answers.clear();
    m_asked = 0;
    document.all<azure::NetworkInterface>().forEach([&](NicId nic, const auto&) {
        const SubnetId subnet = azure::subnetOf(document, nic);
        if (!subnet)
            return;
        ++m_asked;
        const auto [place, fresh] = m_subnets.try_emplace(subnet);
        Known& known = place->second;
        if (known.round != m_round) {
            const TableStamp stamp = engine.stamp(subnet);
            if (fresh || !(stamp == known.stamp)) {
                known.stamp = stamp;
                known.row = routeTo(engine, subnet, m_destination);
            }
            known.round = m_round;
        }
        if (known.row)
            m_answers.push_back({nic, subnet, &*known.row});
    });
    std::erase_if(m_subnets, [&](const auto& entry) { return entry.second.round != m_round; });
}

} // namespace peerscape::route
