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

const Spoke* Spokes::at(VnetId hub, std::size_t place)
{
    Found& found = m_found[hub];
    const auto sides = m_document.referrers(hub, Kind::Peering);
    while (found.spokes.size() <= place && found.next < sides.size()) {
        const PeeringId side = PeeringId::of(sides[found.next++]);
        const azure::Peering* link = m_document.find(side);
        if (link->remoteVirtualNetwork == hub && link->virtualNetwork != hub
            && azure::isLive(m_document, side))
            found.spokes.push_back({link->virtualNetwork, side,
                                    routesThrough(m_document, link->virtualNetwork,
                                                  m_document.find(hub)->addressPrefixes)});
    }
    return place < found.spokes.size() ? &found.spokes[place] : nullptr;
}

const std::deque<Spoke>& Spokes::of(VnetId hub)
{
    (void)at(hub, m_document.referrers(hub, Kind::Peering).size());
    return m_found[hub].spokes;
}

void checkForwardedTraffic(const Context& context, PeeringId side, Findings& findings)
{
    const Document& document = context.document;
    const azure::Peering* link = document.find(side);
    if (link == nullptr || link->allowForwardedTraffic || !azure::isLive(document, side)
        || link->remoteVirtualNetwork == link->virtualNetwork)
        return;
    const VnetId hub = link->remoteVirtualNetwork;
    const VnetId target = link->virtualNetwork;
    const auto& space = document.find(target)->addressPrefixes;
    for (std::size_t i = 0; const Spoke* source = context.spokes.at(hub, i); ++i) {
        if (source->vnet == target)
            continue;
        const auto through =
            std::find_if(source->routes.begin(), source->routes.end(),
                         [&](const auto& route) { return overlapsAny(space, route.prefix); });
        if (through == source->routes.end() || arePeered(document, source->vnet, target))
            continue;
        Finding finding = lint(
            "8.4 L11", Severity::Warning,
            {PEERSCAPE_TR_NOOP("{0} does not allow forwarded traffic: packets from {1} that an "
                               "appliance in {2} forwards do not enter {3}."),
             {document.nameOf(side).str(), document.nameOf(source->vnet).str(),
              document.nameOf(hub).str(), document.nameOf(target).str()}},
            {side, target, source->vnet, hub});
        finding.fix = fixes::setFlag(document, side, &azure::Peering::allowForwardedTraffic, true);
        findings.push_back(std::move(finding));
        return;
    }
}

void checkReturnRoutes(const Context& context, VnetId hub, Findings& findings)
{
    const Document& document = context.document;
    const std::deque<Spoke>& spokes = context.spokes.of(hub);
    if (spokes.size() < 2 || std::all_of(spokes.begin(), spokes.end(), [](const Spoke& spoke) {
            return spoke.routes.empty();
        }))
        return;
    std::vector<std::pair<Prefix, const Spoke*>> bySpace;
    for (const Spoke& spoke : spokes) {
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
