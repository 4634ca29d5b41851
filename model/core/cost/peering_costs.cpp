#include "core/cost/peering_costs.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/azure/regions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <unordered_map>

namespace peerscape::cost {

namespace {

using azure::Document;
using azure::Peering;

/// The sum, or the largest there is. Neither is negative.
Money plus(Money a, Money b)
{
    constexpr Money kMost = std::numeric_limits<Money>::max();
    return a > kMost - b ? kMost : a + b;
}

/// Looks prices up by region (C2, C3).
class Rater
{
public:
    explicit Rater(const PriceTable& prices)
        : m_prices(prices)
    {
        for (const Zone& zone : prices.zones) {
            for (const std::string& region : zone.regions)
                m_zones.emplace(region, &zone);
        }
    }

    void rate(Direction& direction) const
    {
        const Zone* from = zoneOf(direction.fromRegion);
        const Zone* to = zoneOf(direction.toRegion);
        if (from == nullptr || to == nullptr)
            return;
        const bool within = direction.isWithinRegion();
        direction.outbound = (within ? m_prices.withinRegion : from->betweenRegions).outbound;
        direction.inbound = (within ? m_prices.withinRegion : to->betweenRegions).inbound;
    }

private:
    [[nodiscard]] const Zone* zoneOf(const std::string& region) const
    {
        const auto found = m_zones.find(region);
        return found != m_zones.end() ? found->second : nullptr;
    }

    const PriceTable& m_prices;
    std::unordered_map<std::string_view, const Zone*> m_zones;
};

std::string regionOf(const Document& document, VnetId id)
{
    const azure::VirtualNetwork* network = document.find(id);
    return network != nullptr ? azure::regionName(network->location) : std::string();
}

/// Of the two networks the one that uses the other's gateway, by the side that says so.
VnetId gatewayUser(const Document& document, PeeringId side)
{
    for (const PeeringId each : {side, azure::reverseOf(document, side)}) {
        const Peering* peering = document.find(each);
        if (peering != nullptr && peering->useRemoteGateways
            && azure::transitPeering(document, peering->virtualNetwork) == each
            && azure::hasOwnGateway(document, peering->remoteVirtualNetwork))
            return peering->virtualNetwork;
    }
    return {};
}

Direction directionOf(const Document& document, const Rater& rater, PeeringId side)
{
    const Peering& peering = *document.find(side);
    Direction direction;
    direction.side = side;
    direction.from = peering.virtualNetwork;
    direction.to = peering.remoteVirtualNetwork;
    direction.fromName = azure::displayName(document, direction.from);
    if (direction.to) {
        direction.toName = azure::displayName(document, direction.to);
    } else {
        const std::string_view id = peering.remoteResourceId.view();
        direction.toName = id.substr(id.rfind('/') + 1);
    }
    direction.fromRegion = regionOf(document, direction.from);
    direction.toRegion = regionOf(document, direction.to);
    direction.gigabytes = peering.monthlyGigabytes;
    direction.connected = azure::isLive(document, side);
    direction.gatewayUser = gatewayUser(document, side);
    rater.rate(direction);
    return direction;
}

void add(Total& total, const Direction& direction, Money money)
{
    ++total.directions;
    switch (direction.gap()) {
    case Gap::None:
        total.money = plus(total.money, money);
        break;
    case Gap::NotConnected:
        ++total.notConnected;
        break;
    case Gap::NotStated:
        ++total.notStated;
        break;
    case Gap::NoPrice:
        ++total.withoutPrice;
        break;
    }
}

/// Of both regions the one that comes first in the alphabet first.
std::string regionPair(const Direction& direction)
{
    const std::string& a = std::min(direction.fromRegion, direction.toRegion);
    const std::string& b = std::max(direction.fromRegion, direction.toRegion);
    const auto named = [](const std::string& region) { return region.empty() ? "?" : region; };
    return direction.isWithinRegion() ? a : named(a) + " - " + named(b);
}

/// By name, and by id where networks of two groups share one.
using Totals = std::map<std::pair<std::string, VnetId>, Total>;

std::vector<Group> listed(const Totals& totals)
{
    std::vector<Group> groups;
    for (const auto& [name, total] : totals)
        groups.push_back({name.first, total});
    return groups;
}

} // namespace

Price Direction::price() const
{
    return outbound && inbound ? Price(*outbound + *inbound) : std::nullopt;
}

Gap Direction::gap() const
{
    if (!connected)
        return Gap::NotConnected;
    if (!gigabytes)
        return Gap::NotStated;
    return price() ? Gap::None : Gap::NoPrice;
}

std::optional<Money> Direction::cost() const
{
    return gap() == Gap::None ? std::optional(*price() * *gigabytes) : std::nullopt;
}

Direction directionOf(const Document& document, const PriceTable& prices, PeeringId side)
{
    return directionOf(document, Rater(prices), side);
}

Estimate estimate(const Document& document, const PriceTable& prices)
{
    const Rater rater(prices);
    Estimate result;
    Totals networks;
    Totals regionPairs;
    const auto take = [&](PeeringId side) {
        const Direction direction = directionOf(document, rater, side);
        const bool counts = direction.gap() == Gap::None;
        const Money sent = counts ? *direction.outbound * *direction.gigabytes : 0;
        const Money received = counts ? *direction.inbound * *direction.gigabytes : 0;
        add(result.total, direction, plus(sent, received));
        add(networks[{direction.fromName, direction.from}], direction, sent);
        add(networks[{direction.toName, direction.to}], direction, received);
        add(regionPairs[{regionPair(direction), VnetId()}], direction, plus(sent, received));
        result.directions.push_back(direction);
    };
    document.all<Peering>().forEach([&](PeeringId side, const Peering&) {
        const PeeringId reverse = azure::reverseOf(document, side);
        if (reverse && reverse < side)
            return; // came with the other one
        take(side);
        if (reverse)
            take(reverse);
    });
    result.networks = listed(networks);
    result.regionPairs = listed(regionPairs);
    return result;
}

Message noteOf(const Document& document, const Direction& direction)
{
    if (!direction.connected)
        return {PEERSCAPE_TR_NOOP("Not Connected: carries nothing."), {}};
    for (const auto& [region, name] : {std::pair(&direction.fromRegion, &direction.fromName),
                                       std::pair(&direction.toRegion, &direction.toName)}) {
        if (region->empty())
            return {PEERSCAPE_TR_NOOP("No price: the region of {0} is not known."), {*name}};
    }
    if (!direction.price()) {
        // Without both zones neither end has a price.
        return direction.isWithinRegion()
                   ? Message{PEERSCAPE_TR_NOOP("No price within {0} in the table."),
                             {direction.fromRegion}}
               : direction.outbound || direction.inbound
                   ? Message{PEERSCAPE_TR_NOOP("No price for {0} in the table."),
                             {direction.outbound ? direction.toRegion : direction.fromRegion}}
                   : Message{PEERSCAPE_TR_NOOP("No price between {0} and {1} in the table."),
                             {direction.fromRegion, direction.toRegion}};
    }
    if (direction.gatewayUser)
        return {
            PEERSCAPE_TR_NOOP("At most: what goes on through the gateway is billed at {0} only."),
            {azure::displayName(document, direction.gatewayUser)}};
    return {};
}

Message gapsOf(const Total& total)
{
    std::vector<Message> parts;
    const auto add = [&](std::string_view text, std::size_t count) {
        if (count > 0)
            parts.push_back({text, {std::to_string(count)}});
    };
    add(PEERSCAPE_TR_NOOP("{0} not stated"), total.notStated);
    add(PEERSCAPE_TR_NOOP("{0} without a price"), total.withoutPrice);
    add(PEERSCAPE_TR_NOOP("{0} not Connected"), total.notConnected);
    constexpr std::array<std::string_view, 4> kTexts{
        "",
        PEERSCAPE_TR_NOOP("Not counted: {0}."),
        PEERSCAPE_TR_NOOP("Not counted: {0}, {1}."),
        PEERSCAPE_TR_NOOP("Not counted: {0}, {1}, {2}."),
    };
    return {kTexts[parts.size()], {}, std::move(parts)};
}

Message originOf(const PriceTable& prices)
{
    return {PEERSCAPE_TR_NOOP("An estimate, not an offer: list prices in {0} as of {1} from {2}."),
            {prices.currency, prices.date, prices.source}};
}

} // namespace peerscape::cost
