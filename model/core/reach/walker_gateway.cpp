#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/reach/walker.h"

#include <algorithm>

namespace peerscape::reach {

using azure::ConnectionType;
using azure::GatewayType;
using azure::NextHopType;
using azure::RouteSource;
using net::Prefix;
using route::EffectiveRoute;

namespace {

bool isExpressRoute(const azure::Document& document, GatewayId id)
{
    return document.find(id)->gatewayType == GatewayType::ExpressRoute;
}

/// The end of a connection that stands in a network; none when neither does.
GatewayId gatewayIn(const azure::Document& document, ConnectionId id, VnetId vnet)
{
    const azure::Connection& connection = *document.find(id);
    for (const GatewayId gateway :
         {connection.virtualNetworkGateway1, connection.virtualNetworkGateway2}) {
        if (gateway && azure::vnetOf(document, gateway) == vnet)
            return gateway;
    }
    return {};
}

int longestHolding(const std::vector<Prefix>& prefixes, const net::Address& address)
{
    int length = -1;
    for (const Prefix& prefix : prefixes) {
        if (prefix.contains(address))
            length = std::max(length, static_cast<int>(prefix.length()));
    }
    return length;
}

} // namespace

/// A row of type VirtualNetworkGateway leads from a station in Azure to a gateway (5.5.1, 7.5.1).
void Walker::toGateway(Way way, const Station& at, const EffectiveRoute& row)
{
    const VnetId here = azure::vnetOf(m_document, at.subnet);
    const azure::EffectiveGateway inForce = azure::effectiveGateway(m_document, here);
    noteOutside();
    noteRead(inForce.vnet);
    const std::vector<GatewayId> gateways = azure::gatewaysOf(m_document, inForce.vnet);
    GatewayId gateway;
    if (row.source == RouteSource::User) {
        const auto expressRoute = std::find_if(gateways.begin(), gateways.end(), [&](GatewayId id) {
            return isExpressRoute(m_document, id);
        });
        if (expressRoute != gateways.end()) {
            return end(std::move(way), Reason::GatewayIgnoresUserRoutes,
                       {PEERSCAPE_TR_NOOP("The route {0} leads to the gateway of {1}, but beside "
                                          "ExpressRoute user routes to a gateway do not work."),
                        {row.name.str(), name(inForce.vnet)}},
                       {row.origin, *expressRoute});
        }
        gateway = gateways.empty() ? GatewayId() : gateways.front();
    } else if (const auto connection = ConnectionId::of(row.origin)) {
        gateway = gatewayIn(m_document, connection, inForce.vnet);
    } else {
        gateway = GatewayId::of(row.origin);
    }
    if (!gateway) {
        return end(std::move(way), Reason::NoGateway,
                   {PEERSCAPE_TR_NOOP("The route leads to a gateway, but {0} has none in force."),
                    {name(here)}},
                   {row.origin, here});
    }
    const SubnetId subnet = azure::subnetOf(m_document, gateway);
    if (inForce.through && !cross(way, at, inForce.through, subnet))
        return;
    atGateway(
        std::move(way),
        {.kind = HopKind::Gateway, .object = gateway, .subnet = subnet, .needsTransit = true});
}

void Walker::atGateway(Way way, const Station& at)
{
    stop(way, at);
    leave(std::move(way), at);
}

/// What a network or peering row of GatewaySubnet covers stays in Azure, by the subnet's own rows;
/// everything else goes into a tunnel (7.5.1, 7.5.2).
void Walker::leaveGateway(Way way, const Station& at)
{
    const route::EffectiveRouteTable table = m_routes.tableTowards(at.subnet, destination());
    const EffectiveRoute* local = nullptr;
    for (const EffectiveRoute& row : table.routes) {
        const bool isLocal = row.nextHopType == NextHopType::VnetLocal
                             || row.nextHopType == NextHopType::VNetPeering
                             || row.nextHopType == NextHopType::VNetGlobalPeering;
        if (row.source == RouteSource::Default && isLocal
            && (local == nullptr
                || row.addressPrefixes.front().length() > local->addressPrefixes.front().length()))
            local = &row;
    }
    if (local == nullptr)
        return intoTunnel(std::move(way), at);
    if (const auto* link = m_document.find(PeeringId::of(local->origin));
        link != nullptr && at.needsTransit) {
        const PeeringId used = azure::transitPeering(m_document, link->remoteVirtualNetwork);
        if (!used || azure::reverseOf(m_document, used) != PeeringId::of(local->origin)) {
            return end(std::move(way), Reason::TransitNotInForce,
                       {PEERSCAPE_TR_NOOP("{0} does not carry it to {1}, which does not use this "
                                          "gateway: gateway transit is not in force."),
                        {name(at.object), name(link->remoteVirtualNetwork)}},
                       {local->origin, link->remoteVirtualNetwork, at.object});
        }
    }
    forward(std::move(way), at, table);
}

bool Walker::exchangesBranches(VnetId home) const
{
    for (const ObjectId subnet : azure::subnetsOf(m_document, home)) {
        for (const ObjectId id : m_document.referrers(subnet, Kind::RouteServer)) {
            if (m_document.find(RouteServerId::of(id))->allowBranchToBranchTraffic)
                return true;
        }
    }
    return false;
}

/// Whether the gateways of a network pass packets from one connection to another: two VPN ones
/// with BGP on both (7.5.4); ExpressRoute and VPN only with a route server's branch-to-branch and
/// an active-active VPN gateway with ASN 65515 (4.7.3); two circuits never.
bool Walker::joins(VnetId home, ConnectionId from, ConnectionId to) const
{
    const GatewayId first = gatewayIn(m_document, from, home);
    const GatewayId second = gatewayIn(m_document, to, home);
    if (!first || !second || from == to)
        return false;
    const bool firstIsCircuit = isExpressRoute(m_document, first);
    if (firstIsCircuit && isExpressRoute(m_document, second))
        return false;
    if (!firstIsCircuit && !isExpressRoute(m_document, second))
        return m_document.find(from)->enableBgp && m_document.find(to)->enableBgp
               && m_document.find(first)->enableBgp;
    const auto& vpn = *m_document.find(firstIsCircuit ? second : first);
    return vpn.activeActive && vpn.asn == 65515 && exchangesBranches(home);
}

void Walker::intoTunnel(Way way, const Station& at)
{
    const VnetId home = azure::vnetOf(m_document, at.subnet);
    std::vector<EffectiveRoute> rows;
    bool refusedBranch = false;
    for (EffectiveRoute& row : m_routes.learnedTowards(home, destination())) {
        if (!rows.empty()
            && rows.front().addressPrefixes.front().length()
                   != row.addressPrefixes.front().length())
            break;
        const auto connection = ConnectionId::of(row.origin);
        bool leads = false;
        if (connection && at.arrivedBy)
            leads = joins(home, at.arrivedBy, connection);
        else if (connection)
            leads = gatewayIn(m_document, connection, home) == GatewayId::of(at.object);
        else if (NicId::of(row.origin))
            leads = at.arrivedBy && exchangesBranches(home); // 6.3.5
        else
            leads = row.origin == at.object;
        if (leads)
            rows.push_back(std::move(row));
        else if (connection && at.arrivedBy && connection != at.arrivedBy)
            refusedBranch = true;
    }
    if (rows.empty()) {
        const std::vector<ObjectId> subjects{at.object};
        return refusedBranch
                   ? end(std::move(way), Reason::BranchesNotConnected,
                         {PEERSCAPE_TR_NOOP("{0} does not pass packets from one of its connections "
                                            "to another: that takes BGP on both."),
                          {name(at.object)}},
                         subjects)
                   : end(std::move(way), Reason::NoConnection,
                         {PEERSCAPE_TR_NOOP("No connection of {0} that is up leads to {1}."),
                          {name(at.object), destination().toString()}},
                         subjects);
    }
    for (const EffectiveRoute& row : rows) {
        if (const auto connection = ConnectionId::of(row.origin)) {
            intoConnection(way, at, connection);
        } else if (NicId::of(row.origin)) {
            Way next = way;
            next.path.hops.back().routes = {row};
            toAppliance(std::move(next), at, row.nextHopIpAddresses.front());
        } else {
            Way next = way;
            next.end = {.kind = HopKind::Client, .object = at.object, .address = destination()};
            stop(next, next.end);
            end(std::move(next), Reason::Delivered,
                {PEERSCAPE_TR_NOOP("It arrives at a client of {0}."), {name(at.object)}});
        }
    }
}

void Walker::intoConnection(Way way, const Station& at, ConnectionId id)
{
    const azure::Connection& connection = *m_document.find(id);
    way.path.hops.back().link = id;
    if (connection.connectionType == ConnectionType::Vnet2Vnet) {
        const GatewayId far = connection.virtualNetworkGateway1 == GatewayId::of(at.object)
                                  ? connection.virtualNetworkGateway2
                                  : connection.virtualNetworkGateway1;
        return atGateway(std::move(way), {.kind = HopKind::Gateway,
                                          .object = far,
                                          .subnet = azure::subnetOf(m_document, far),
                                          .arrivedBy = id});
    }
    const ObjectId site = connection.connectionType == ConnectionType::IPsec
                              ? ObjectId(connection.localNetworkGateway2)
                              : ObjectId(connection.expressRouteCircuit);
    way.end = {.kind = HopKind::Site, .object = site, .address = destination(), .arrivedBy = id};
    stop(way, way.end);
    if (m_target.object && m_target.object != site) {
        return end(std::move(way), Reason::DeliveredElsewhere,
                   {PEERSCAPE_TR_NOOP("{0} holds the address {1} as well, and gets the packet."),
                    {name(site), destination().toString()}},
                   {site, m_target.object});
    }
    end(std::move(way), Reason::Delivered, {PEERSCAPE_TR_NOOP("It arrives at {0}."), {name(site)}});
}

/// How long a prefix the far side of a connection knows for the destination, -1 for none: what the
/// gateway's network announces (4.4.5, 4.8), what BGP tells of its other connections (7.5.4), and
/// everything for a Default Site (D22).
int Walker::knownLength(ConnectionId id, GatewayId gateway) const
{
    const VnetId home = azure::vnetOf(m_document, gateway);
    int length = longestHolding(m_routes.advertisedPrefixes(home), destination());
    for (const EffectiveRoute& row : m_routes.learnedTowards(home, destination())) {
        const auto other = ConnectionId::of(row.origin);
        const bool told =
            other ? joins(home, id, other) : NicId::of(row.origin) && exchangesBranches(home);
        if (told)
            length = std::max(length, static_cast<int>(row.addressPrefixes.front().length()));
    }
    const SiteId site = m_document.find(id)->localNetworkGateway2;
    if (site && m_document.find(gateway)->gatewayDefaultSite == site)
        length = std::max(length, 0);
    return length;
}

/// A site sends into the connections whose gateway announces the longest prefix for the
/// destination.
void Walker::fromSite(Way way, const Station& site)
{
    std::vector<std::pair<ConnectionId, GatewayId>> best;
    int longest = -1;
    bool anyUp = false;
    for (const ObjectId object : m_document.referrers(site.object, Kind::Connection)) {
        const auto id = ConnectionId::of(object);
        const azure::Connection& connection = *m_document.find(id);
        const GatewayId gateway = connection.virtualNetworkGateway1;
        if (!connection.up || m_document.find(gateway) == nullptr
            || !azure::subnetOf(m_document, gateway))
            continue;
        anyUp = true;
        const int length = knownLength(id, gateway);
        if (length < longest || length < 0)
            continue;
        if (length > longest)
            best.clear();
        longest = length;
        best.emplace_back(id, gateway);
    }
    if (best.empty()) {
        return anyUp ? end(std::move(way), Reason::NotAdvertised,
                           {PEERSCAPE_TR_NOOP("No gateway announces a prefix with {0} to {1}."),
                            {destination().toString(), name(site.object)}},
                           {site.object})
                     : end(std::move(way), Reason::NoConnection,
                           {PEERSCAPE_TR_NOOP("No connection of {0} is up."), {name(site.object)}},
                           {site.object});
    }
    for (const auto& [connection, gateway] : best) {
        Way next = way;
        next.path.hops.back().link = connection;
        atGateway(std::move(next), {.kind = HopKind::Gateway,
                                    .object = gateway,
                                    .subnet = azure::subnetOf(m_document, gateway),
                                    .arrivedBy = connection});
    }
}

std::vector<Way> Walker::walkFromOutside(Station from, net::Address source)
{
    m_ways.clear();
    Way way;
    way.source = source;
    stop(way, from);
    if (from.kind != HopKind::Client) {
        fromSite(std::move(way), from);
        return std::move(m_ways);
    }
    const VnetId home = azure::vnetOf(m_document, from.object);
    if (longestHolding(m_routes.advertisedPrefixes(home), destination()) < 0)
        end(std::move(way), Reason::NotAdvertised,
            {PEERSCAPE_TR_NOOP("{0} tells its clients no prefix with {1}."),
             {name(from.object), destination().toString()}},
            {from.object});
    else
        atGateway(std::move(way), {.kind = HopKind::Gateway,
                                   .object = from.object,
                                   .subnet = azure::subnetOf(m_document, from.object)});
    return std::move(m_ways);
}

} // namespace peerscape::reach
