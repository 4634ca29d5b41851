#include "core/route/towards.h"

#include <algorithm>

namespace peerscape::route {

namespace {

/// Calls `visit(entry)` for every entry that holds the address, the shortest prefix first.
template<class Visit>
void forEachHolding(const PrefixIndex& index, const net::Address& address, Visit&& visit)
{
    if (index.entries().empty())
        return;
    const unsigned width = address.isV4() ? 32 : 128;
    for (unsigned length = 0; length <= width; ++length) {
        for (const auto& entry : index.equal(net::Prefix::containing(address, length)))
            visit(entry);
    }
}

/// The places of a list whose prefixes hold the address, in the list's order.
std::vector<std::uint32_t> placesHolding(const PrefixIndex& index, const net::Address& address)
{
    std::vector<std::uint32_t> places;
    forEachHolding(index, address, [&](const auto& entry) { places.push_back(entry.place); });
    std::sort(places.begin(), places.end());
    return places;
}

template<class Row>
PrefixIndex indexOf(const std::vector<Row>& rows)
{
    std::vector<PrefixIndex::Entry> entries;
    for (const Row& row : rows)
        entries.push_back({row.prefix, static_cast<std::uint32_t>(entries.size())});
    return PrefixIndex(std::move(entries));
}

PeerLayer cut(const PeerLayer& layer, const net::Address& address)
{
    PeerLayer result;
    std::uint32_t ranks[2] = {0, 0};
    for (const std::uint32_t place : placesHolding(layer.index, address)) {
        PeerLayer::Row row = layer.rows[place];
        row.rank = ranks[row.global ? 1 : 0]++;
        result.rows.push_back(row);
    }
    result.regionalCount = ranks[0];
    result.index = indexOf(result.rows);
    return result;
}

GatewayLayer cut(const GatewayLayer& layer, const net::Address& address)
{
    GatewayLayer result;
    for (const std::uint32_t place : placesHolding(layer.index, address))
        result.rows.push_back(layer.rows[place]);
    result.hops = layer.hops;
    result.userRouteHops = layer.userRouteHops;
    result.index = indexOf(result.rows);
    return result;
}

UserLayer cut(const UserLayer& layer, const azure::RouteTable& table, const net::Address& address)
{
    const auto holds = [&](std::uint32_t place) {
        const auto& prefix = table.routes[place].addressPrefix;
        return prefix && prefix->contains(address);
    };
    UserLayer result;
    std::vector<PrefixIndex::Entry> entries;
    for (std::size_t type = 0; type < UserLayer::kTypes; ++type) {
        result.firstOfType[type] = static_cast<std::uint32_t>(result.order.size());
        for (const std::uint32_t place : layer.ofType(static_cast<azure::NextHopType>(type))) {
            if (!holds(place))
                continue;
            result.order.push_back(place);
            entries.push_back({*table.routes[place].addressPrefix, place});
        }
    }
    result.firstOfType[UserLayer::kTypes] = static_cast<std::uint32_t>(result.order.size());
    result.index = PrefixIndex(std::move(entries));
    return result;
}

EndpointLayer cut(const EndpointLayer& layer, const net::Address& address)
{
    EndpointLayer result;
    for (const EndpointLayer::Row& row : layer.rows) {
        if (row.prefix.contains(address))
            result.rows.push_back(row);
    }
    return result;
}

/// Removes the rows that do not hold the address, and counts `beatenBy` anew.
void removeOthers(EffectiveRouteTable& table, const net::Address& address)
{
    const auto holds = [&](const EffectiveRoute& row) {
        return !row.addressPrefixes.empty() && row.addressPrefixes.front().contains(address);
    };
    std::vector<std::int32_t> place(table.routes.size(), -1);
    std::int32_t next = 0;
    for (std::size_t i = 0; i < table.routes.size(); ++i) {
        if (holds(table.routes[i]))
            place[i] = next++;
    }
    for (EffectiveRoute& row : table.routes) {
        if (row.beatenBy >= 0)
            row.beatenBy = place[static_cast<std::size_t>(row.beatenBy)];
    }
    std::erase_if(table.routes, [&](const EffectiveRoute& row) { return !holds(row); });
}

} // namespace

EffectiveRouteTable mergeTowards(const MergeInput& input, const net::Address& destination)
{
    const PeerLayer peers = cut(input.peers, destination);
    EndpointLayer endpoints;
    GatewayLayer gateway;
    UserLayer user;
    MergeInput small{.document = input.document,
                     .subnetId = input.subnetId,
                     .subnet = input.subnet,
                     .vnet = input.vnet,
                     .peers = peers,
                     .endpoints = nullptr,
                     .gateway = nullptr,
                     .through = input.through,
                     .routeTable = input.routeTable,
                     .user = nullptr,
                     .noneList = input.noneList};
    if (input.endpoints != nullptr) {
        endpoints = cut(*input.endpoints, destination);
        small.endpoints = &endpoints;
    }
    if (input.gateway != nullptr) {
        gateway = cut(*input.gateway, destination);
        small.gateway = &gateway;
    }
    if (input.user != nullptr && input.routeTable != nullptr) {
        user = cut(*input.user, *input.routeTable, destination);
        small.user = &user;
    }
    EffectiveRouteTable table;
    mergeTable(small, table);
    removeOthers(table, destination);
    return table;
}

std::vector<EffectiveRoute> learnedTowards(const GatewayLayer& layer, PeeringId through,
                                           const net::Address& destination)
{
    std::vector<EffectiveRoute> rows;
    for (const std::uint32_t place : placesHolding(layer.index, destination)) {
        const GatewayLayer::Row& learned = layer.rows[place];
        EffectiveRoute& row = rows.emplace_back();
        row.source = azure::RouteSource::VirtualNetworkGateway;
        row.nextHopType = azure::NextHopType::VirtualNetworkGateway;
        row.addressPrefixes = learned.prefix;
        row.nextHopIpAddresses = layer.hops[learned.hops];
        row.origin = learned.origin;
        row.originIndex = learned.originIndex;
        row.via = through;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.addressPrefixes.front().length() > b.addressPrefixes.front().length();
    });
    return rows;
}

} // namespace peerscape::route
