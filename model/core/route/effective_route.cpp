#include "core/route/effective_route.h"

#include <algorithm>
#include <unordered_map>

namespace peerscape::route {

using azure::NextHopType;
using azure::RouteSource;
using azure::RouteState;

namespace {

template<class List>
std::string join(const List& list, std::string_view separator)
{
    std::string text;
    for (const auto& item : list) {
        if (!text.empty())
            text += separator;
        text += item.toString();
    }
    return text;
}

/// Precedence at equal length (5.2.2): user, gateway, system.
int precedence(RouteSource source)
{
    switch (source) {
    case RouteSource::User:
        return 2;
    case RouteSource::VirtualNetworkGateway:
        return 1;
    case RouteSource::Default:
        break;
    }
    return 0;
}

/// The length of the row's prefix that contains the address, or -1.
int matchLength(const EffectiveRoute& row, const net::Address& destination)
{
    int length = -1;
    for (const net::Prefix& prefix : row.addressPrefixes) {
        if (prefix.contains(destination))
            length = std::max(length, static_cast<int>(prefix.length()));
    }
    return length;
}

/// What a row is matched by: exactly, or leaving type and next hop out.
std::string keyOf(const EffectiveRoute& row, bool exact)
{
    std::string key{static_cast<char>('0' + static_cast<int>(row.source))};
    key += prefixesText(row);
    key += '|';
    key += row.name.view();
    if (exact) {
        key += '|';
        key += static_cast<char>('0' + static_cast<int>(row.nextHopType));
        key += nextHopText(row);
    }
    return key;
}

/// Whether two rows say the same, wherever they stand in their tables.
bool sameRow(const EffectiveRoute& a, const EffectiveRoute& b)
{
    return a.source == b.source && a.state == b.state && a.nextHopType == b.nextHopType
           && a.lossReason == b.lossReason && a.addressPrefixes == b.addressPrefixes
           && a.prefixText == b.prefixText && a.nextHopIpAddresses == b.nextHopIpAddresses
           && a.name == b.name && a.origin == b.origin && a.via == b.via;
}

constexpr std::size_t kUnmatched = ~std::size_t{0};

/// Pairs rows that have no partner yet by their keys, equal keys in row order.
void matchByKey(const EffectiveRouteTable& before, const EffectiveRouteTable& after, bool exact,
                std::vector<std::size_t>& partner, std::vector<bool>& taken)
{
    std::unordered_map<std::string, std::vector<std::size_t>> waiting;
    for (std::size_t i = before.routes.size(); i-- > 0;) {
        if (!taken[i])
            waiting[keyOf(before.routes[i], exact)].push_back(i);
    }
    for (std::size_t j = 0; j < after.routes.size(); ++j) {
        if (partner[j] != kUnmatched)
            continue;
        const auto found = waiting.find(keyOf(after.routes[j], exact));
        if (found == waiting.end() || found->second.empty())
            continue;
        partner[j] = found->second.back();
        taken[partner[j]] = true;
        found->second.pop_back();
    }
}

/// Keeps the longest run of pairs that do not cross each other; others become unmatched.
void uncross(std::vector<std::size_t>& partner, std::vector<bool>& taken)
{
    std::vector<std::size_t> tails; // last row of the best run by length
    std::vector<std::size_t> previous(partner.size(), kUnmatched);
    for (std::size_t j = 0; j < partner.size(); ++j) {
        if (partner[j] == kUnmatched)
            continue;
        const auto place = std::lower_bound(
            tails.begin(), tails.end(), partner[j],
            [&](std::size_t tail, std::size_t value) { return partner[tail] < value; });
        if (place != tails.begin())
            previous[j] = *(place - 1);
        if (place == tails.end())
            tails.push_back(j);
        else
            *place = j;
    }
    std::vector<bool> kept(partner.size(), false);
    for (std::size_t j = tails.empty() ? kUnmatched : tails.back(); j != kUnmatched;
         j = previous[j])
        kept[j] = true;
    for (std::size_t j = 0; j < partner.size(); ++j) {
        if (partner[j] != kUnmatched && !kept[j]) {
            taken[partner[j]] = false;
            partner[j] = kUnmatched;
        }
    }
}

} // namespace

std::string prefixesText(const EffectiveRoute& route, std::string_view separator)
{
    return route.addressPrefixes.empty() ? route.prefixText.str()
                                         : join(route.addressPrefixes, separator);
}

std::string nextHopText(const EffectiveRoute& route, std::string_view separator)
{
    return join(route.nextHopIpAddresses, separator);
}

NextHop selectNextHop(const EffectiveRouteTable& table, const net::Address& destination)
{
    NextHop result;
    int bestLength = -1;
    int bestPrecedence = -1;
    for (std::size_t i = 0; i < table.routes.size(); ++i) {
        const EffectiveRoute& row = table.routes[i];
        // Gateway rows that E1 rules out are Invalid already (4.3.6), so is everything beaten.
        const int length = row.state == RouteState::Active ? matchLength(row, destination) : -1;
        if (length < 0)
            continue;
        const int rank = precedence(row.source);
        if (length < bestLength || (length == bestLength && rank < bestPrecedence))
            continue;
        if (length > bestLength || rank > bestPrecedence) {
            result = {};
            result.type = row.nextHopType;
            bestLength = length;
            bestPrecedence = rank;
        }
        if (row.nextHopType == result.type)
            result.routes.push_back(i);
    }
    for (const std::size_t i : result.routes) {
        const EffectiveRoute& row = table.routes[i];
        result.addresses.insert(result.addresses.end(), row.nextHopIpAddresses.begin(),
                                row.nextHopIpAddresses.end());
        if (row.source == RouteSource::User)
            result.routeTable = table.routeTable;
    }
    return result;
}

std::vector<RouteDifference> diffTables(const EffectiveRouteTable& before,
                                        const EffectiveRouteTable& after)
{
    std::vector<std::size_t> partner(after.routes.size(), kUnmatched);
    std::vector<bool> taken(before.routes.size(), false);
    matchByKey(before, after, true, partner, taken);
    matchByKey(before, after, false, partner, taken);
    uncross(partner, taken);

    std::vector<RouteDifference> differences;
    std::size_t next = 0;
    const auto removeUpTo = [&](std::size_t end) {
        for (; next < end; ++next) {
            if (!taken[next])
                differences.push_back({RouteDifference::Kind::Removed, next, 0});
        }
    };
    for (std::size_t j = 0; j < after.routes.size(); ++j) {
        if (partner[j] == kUnmatched) {
            differences.push_back({RouteDifference::Kind::Added, 0, j});
            continue;
        }
        removeUpTo(partner[j]);
        next = partner[j] + 1;
        if (!sameRow(before.routes[partner[j]], after.routes[j]))
            differences.push_back({RouteDifference::Kind::Changed, partner[j], j});
    }
    removeUpTo(before.routes.size());
    return differences;
}

} // namespace peerscape::route
