#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/findings.h"
#include "core/check/fixes.h"

#include <algorithm>
#include <map>

namespace peerscape::check {

namespace {

using azure::NextHopType;
using azure::Route;
using net::Prefix;

/// A network peered with the hub, and the routes by which it sends packets to appliances there.
struct Spoke
{
    VnetId vnet;
    PeeringId side; ///< Its own peering towards the hub.
    struct Through
    {
        Prefix prefix;
        net::Address hop;
    };
    std::vector<Through> routes;
};

bool holdsAddress(const std::vector<Prefix>& spaces, const net::Address& address)
{
    return std::any_of(spaces.begin(), spaces.end(),
                       [&](const Prefix& space) { return space.contains(address); });
}

std::vector<Spoke::Through> routesThrough(const Document& document, VnetId vnet,
                                          const std::vector<Prefix>& hubSpace)
{
    std::vector<Spoke::Through> result;
    std::vector<RouteTableId> tables;
    for (const ObjectId subnet : azure::subnetsOf(document, vnet)) {
        const RouteTableId table = document.find(SubnetId::of(subnet))->routeTable;
        if (table && std::find(tables.begin(), tables.end(), table) == tables.end())
            tables.push_back(table);
    }
    for (const RouteTableId id : tables) {
        const azure::RouteTable* table = document.find(id);
        if (table == nullptr)
            continue;
        for (const Route& route : table->routes) {
            if (route.nextHopType == NextHopType::VirtualAppliance && route.addressPrefix
                && route.nextHopIpAddress && holdsAddress(hubSpace, *route.nextHopIpAddress))
                result.push_back({*route.addressPrefix, *route.nextHopIpAddress});
        }
    }
    return result;
}

std::vector<Spoke> spokesOf(const Document& document, VnetId hub)
{
    const std::vector<Prefix>& hubSpace = document.find(hub)->addressPrefixes;
    std::vector<Spoke> spokes;
    for (const ObjectId id : document.referrers(hub, Kind::Peering)) {
        const PeeringId side = PeeringId::of(id);
        const azure::Peering* link = document.find(side);
        if (link->remoteVirtualNetwork != hub || link->virtualNetwork == hub
            || !azure::isLive(document, side))
            continue;
        spokes.push_back(
            {link->virtualNetwork, side, routesThrough(document, link->virtualNetwork, hubSpace)});
    }
    return spokes;
}

bool arePeered(const Document& document, VnetId a, VnetId b)
{
    for (const ObjectId id : document.referrers(a, Kind::Peering)) {
        const azure::Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == a && link->remoteVirtualNetwork == b)
            return azure::isLive(document, PeeringId::of(id));
    }
    return false;
}

bool overlapsAny(const std::vector<Prefix>& spaces, const Prefix& prefix)
{
    return std::any_of(spaces.begin(), spaces.end(),
                       [&](const Prefix& space) { return space.overlaps(prefix); });
}

/// L11: packets that an appliance of the hub forwards to a spoke come from a third network, so the
/// spoke's own side must allow forwarded traffic (3.5.1). Named with the first network that sends
/// such packets.
void checkForwardedTraffic(const Document& document, VnetId hub, const Spoke& target,
                           const std::vector<Spoke>& spokes, Findings& findings)
{
    if (document.find(target.side)->allowForwardedTraffic)
        return;
    const auto& space = document.find(target.vnet)->addressPrefixes;
    for (const Spoke& source : spokes) {
        if (source.vnet == target.vnet)
            continue;
        const auto through =
            std::find_if(source.routes.begin(), source.routes.end(),
                         [&](const auto& route) { return overlapsAny(space, route.prefix); });
        if (through == source.routes.end() || arePeered(document, source.vnet, target.vnet))
            continue;
        Finding finding = lint(
            "8.4 L11", Severity::Warning,
            {PEERSCAPE_TR_NOOP("{0} does not allow forwarded traffic: packets from {1} that an "
                               "appliance in {2} forwards do not enter {3}."),
             {document.nameOf(target.side).str(), document.nameOf(source.vnet).str(),
              document.nameOf(hub).str(), document.nameOf(target.vnet).str()}},
            {target.side, target.vnet, source.vnet, hub});
        finding.fix =
            fixes::setFlag(document, target.side, &azure::Peering::allowForwardedTraffic, true);
        findings.push_back(std::move(finding));
        return;
    }
}

/// The prefix of a network that holds `prefix`, or null.
const Prefix* prefixHolding(const std::vector<Prefix>& spaces, const Prefix& prefix)
{
    const auto place = std::find_if(spaces.begin(), spaces.end(),
                                    [&](const Prefix& space) { return space.contains(prefix); });
    return place != spaces.end() ? &*place : nullptr;
}

/// L07: one network sends its packets to another through an appliance of the hub, and the other has
/// no route back through any appliance there, nor a peering.
void checkReturnRoute(const Document& document, VnetId hub, const Spoke& source,
                      const Spoke& target, Findings& findings)
{
    const auto& targetSpace = document.find(target.vnet)->addressPrefixes;
    const auto& sourceSpace = document.find(source.vnet)->addressPrefixes;
    const auto there =
        std::find_if(source.routes.begin(), source.routes.end(), [&](const auto& route) {
            return prefixHolding(targetSpace, route.prefix) != nullptr;
        });
    if (there == source.routes.end() || sourceSpace.empty()
        || std::any_of(target.routes.begin(), target.routes.end(),
                       [&](const auto& route) { return overlapsAny(sourceSpace, route.prefix); })
        || arePeered(document, source.vnet, target.vnet))
        return;
    Finding finding = lint(
        "8.4 L07", Severity::Warning,
        {PEERSCAPE_TR_NOOP("{0} sends packets for {1} through {2} in {3}, but {1} has no route "
                           "back to {0}: answers are lost."),
         {document.nameOf(source.vnet).str(), document.nameOf(target.vnet).str(),
          there->hop.toString(), document.nameOf(hub).str()}},
        {source.vnet, target.vnet, hub});
    // With a table on every subnet of the other network the way back is one route in each.
    std::vector<RouteTableId> tables;
    bool everywhere = true;
    for (const ObjectId subnet : azure::subnetsOf(document, target.vnet)) {
        const RouteTableId table = document.find(SubnetId::of(subnet))->routeTable;
        if (!table)
            everywhere = false;
        else if (std::find(tables.begin(), tables.end(), table) == tables.end())
            tables.push_back(table);
    }
    if (everywhere && !tables.empty())
        finding.fix =
            fixes::addRoutes(document, std::move(tables), sourceSpace.front(), there->hop);
    findings.push_back(std::move(finding));
}

} // namespace

void checkForwarding(const Context& context, VnetId hub, Findings& findings)
{
    const Document& document = context.document;
    const std::vector<Spoke> spokes = spokesOf(document, hub);
    if (spokes.size() < 2 || std::all_of(spokes.begin(), spokes.end(), [](const Spoke& spoke) {
            return spoke.routes.empty();
        }))
        return;
    std::vector<std::pair<Prefix, const Spoke*>> bySpace;
    for (const Spoke& spoke : spokes) {
        checkForwardedTraffic(document, hub, spoke, spokes, findings);
        for (const Prefix& prefix : document.find(spoke.vnet)->addressPrefixes)
            bySpace.emplace_back(prefix, &spoke);
    }
    std::sort(bySpace.begin(), bySpace.end());
    for (const Spoke& source : spokes) {
        std::vector<const Spoke*> targets;
        for (const auto& route : source.routes) {
            // The network whose space holds the route's prefix: the last that starts no later.
            auto place = std::upper_bound(
                bySpace.begin(), bySpace.end(), route.prefix,
                [](const Prefix& prefix, const auto& entry) { return prefix < entry.first; });
            if (place == bySpace.begin() || !(--place)->first.contains(route.prefix)
                || place->second == &source)
                continue;
            if (std::find(targets.begin(), targets.end(), place->second) == targets.end())
                targets.push_back(place->second);
        }
        for (const Spoke* target : targets)
            checkReturnRoute(document, hub, source, *target, findings);
    }
}

} // namespace peerscape::check
