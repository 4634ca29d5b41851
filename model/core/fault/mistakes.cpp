#include "core/fault/mistakes.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/fixes.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/security_edits.h"

#include <algorithm>

namespace peerscape::fault {

using azure::Document;
using azure::Peering;

namespace {

/// Collects what can be got wrong with each thing of a design.
class Collector
{
public:
    Collector(const Document& document, Level level)
        : m_document(document)
        , m_level(level)
    {
    }

    std::vector<Mistake> collect()
    {
        m_document.all<Peering>().forEach(
            [this](PeeringId id, const Peering& link) { peering(id, link); });
        m_document.all<azure::Subnet>().forEach(
            [this](SubnetId id, const azure::Subnet& place) { subnet(id, place); });
        m_document.all<azure::NetworkInterface>().forEach(
            [this](NicId id, const azure::NetworkInterface& nic) { forwarder(id, nic); });
        m_document.all<azure::RouteTable>().forEach(
            [this](RouteTableId id, const azure::RouteTable& table) { routeTable(id, table); });
        m_document.all<azure::Connection>().forEach(
            [this](ConnectionId id, const azure::Connection& connection) {
                if (connection.up)
                    change(Level::NetworkEngineer,
                           PEERSCAPE_TR_NOOP("{0} lost its tunnel: it is down."), id,
                           [](azure::Connection& c) { c.up = false; });
            });
        m_document.all<azure::LocalNetworkGateway>().forEach(
            [this](SiteId id, const azure::LocalNetworkGateway& site) { spaceOf(id, site); });
        return std::move(m_mistakes);
    }

private:
    using Make = std::function<edit::EditResult(const Document&)>;

    void add(Level level, Message what, ObjectId subject, Make make)
    {
        if (level <= m_level)
            m_mistakes.push_back({level, std::move(what), subject, std::move(make)});
    }

    [[nodiscard]] std::string name(ObjectId id) const { return azure::displayName(m_document, id); }

    /// A mistake in one field of an object; `text` names the object as {0}.
    template<Kind K, class Change>
    void change(Level level, std::string_view text, Id<K> id, Change make)
    {
        add(level, {text, {name(id)}}, id,
            [id, make](const Document& d) { return edit::modify(d, id, make); });
    }

    void peering(PeeringId id, const Peering& link)
    {
        if (!azure::isLive(m_document, id))
            return;
        add(Level::Fundamentals,
            {PEERSCAPE_TR_NOOP("{0} was deleted; a peering needs both of its sides."), {name(id)}},
            link.virtualNetwork, [id](const Document& d) { return edit::removePeering(d, id); });
        if (link.allowVirtualNetworkAccess)
            flag(id, &Peering::allowVirtualNetworkAccess,
                 PEERSCAPE_TR_NOOP("Allow virtual network access on {0} was switched off."));
        if (link.allowForwardedTraffic)
            flag(id, &Peering::allowForwardedTraffic,
                 PEERSCAPE_TR_NOOP("Allow forwarded traffic on {0} was switched off."));
        if (link.useRemoteGateways)
            flag(id, &Peering::useRemoteGateways,
                 PEERSCAPE_TR_NOOP("Use remote gateways on {0} was switched off."));
    }

    void flag(PeeringId id, bool Peering::* member, std::string_view text)
    {
        add(Level::Administrator, {text, {name(id)}}, id,
            check::fixes::setFlag(m_document, id, member, false).apply);
    }

    void subnet(SubnetId id, const azure::Subnet& place)
    {
        if (place.routeTable)
            add(Level::Administrator,
                {PEERSCAPE_TR_NOOP("Route table {0} was taken off {1}."),
                 {name(place.routeTable), name(id)}},
                id, check::fixes::detachRouteTable(m_document, id).apply);
        if (m_document.referrers(id, Kind::NetworkInterface).empty())
            return;
        const Message what{
            PEERSCAPE_TR_NOOP("A security rule at {0} denies everything from VirtualNetwork."),
            {name(id)}};
        add(Level::Administrator, what, id, [id, what](const Document& d) {
            return edit::denyInbound(d, id, "Deny-VirtualNetwork", {Text("VirtualNetwork")}, what);
        });
    }

    void forwarder(NicId id, const azure::NetworkInterface& nic)
    {
        if (!nic.enableIPForwarding)
            return;
        change(Level::NetworkEngineer, PEERSCAPE_TR_NOOP("IP forwarding on {0} was switched off."),
               id, [](azure::NetworkInterface& n) { n.enableIPForwarding = false; });
        if (nic.osForwards)
            change(Level::NetworkEngineer,
                   PEERSCAPE_TR_NOOP("The system behind {0} does not forward packets."), id,
                   [](azure::NetworkInterface& n) { n.osForwards = false; });
    }

    void routeTable(RouteTableId id, const azure::RouteTable& table)
    {
        if (!table.disableBgpRoutePropagation)
            change(Level::NetworkEngineer,
                   PEERSCAPE_TR_NOOP("Propagation of gateway routes was switched off in {0}."), id,
                   [](azure::RouteTable& t) { t.disableBgpRoutePropagation = true; });
        for (std::size_t i = 0; i < table.routes.size(); ++i) {
            const azure::Route& route = table.routes[i];
            add(Level::Administrator,
                {PEERSCAPE_TR_NOOP("Route {0} is missing in {1}."), {route.name.str(), name(id)}},
                id, [id, i](const Document& d) {
                    return edit::modify(d, id, [i](azure::RouteTable& t) {
                        t.routes.erase(t.routes.begin() + static_cast<std::ptrdiff_t>(i));
                    });
                });
            if (route.nextHopIpAddress)
                misdirect(id, i, route);
        }
    }

    /// One address further, where nobody forwards.
    void misdirect(RouteTableId id, std::size_t i, const azure::Route& route)
    {
        const net::Address next = route.nextHopIpAddress->plus(1);
        add(Level::NetworkEngineer,
            {PEERSCAPE_TR_NOOP("Route {0} of {1} leads to {2} instead of {3}."),
             {route.name.str(), name(id), next.toString(), route.nextHopIpAddress->toString()}},
            id, [id, i, next](const Document& d) {
                return edit::modify(
                    d, id, [&](azure::RouteTable& t) { t.routes[i].nextHopIpAddress = next; });
            });
    }

    /// A site that is known by its prefixes, of which one was forgotten.
    void spaceOf(SiteId id, const azure::LocalNetworkGateway& site)
    {
        for (std::size_t i = 0; i < site.addressPrefixes.size(); ++i)
            add(Level::NetworkEngineer,
                {PEERSCAPE_TR_NOOP("{0} is missing in the address space of {1}."),
                 {site.addressPrefixes[i].toString(), name(id)}},
                id, [id, i](const Document& d) {
                    return edit::modify(d, id, [i](azure::LocalNetworkGateway& s) {
                        s.addressPrefixes.erase(s.addressPrefixes.begin()
                                                + static_cast<std::ptrdiff_t>(i));
                    });
                });
    }

    const Document& m_document;
    Level m_level;
    std::vector<Mistake> m_mistakes;
};

} // namespace

std::string_view nameOf(Level level)
{
    return kLevels[static_cast<std::size_t>(level)].name;
}

std::optional<Level> levelOfName(std::string_view name)
{
    for (const LevelName& known : kLevels) {
        if (equalsIgnoringCase(known.name, name))
            return known.level;
    }
    return std::nullopt;
}

std::vector<Mistake> mistakesIn(const Document& document, Level level)
{
    return Collector(document, level).collect();
}

} // namespace peerscape::fault
