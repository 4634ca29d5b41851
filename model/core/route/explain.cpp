#include "core/route/explain.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/route/gateway_learning.h"
#include "core/route/none_list.h"

#include <algorithm>

namespace peerscape::route {

using azure::Document;
using azure::NextHopType;
using azure::RouteSource;
using azure::RouteState;

namespace {

/// An argument of a sentence: a name with the object behind it, or plain text.
struct Argument
{
    std::string text;
    ObjectId link;
};

/// Puts one explanation together.
class Explainer
{
public:
    Explainer(const Document& document, const EffectiveRouteTable& table, std::size_t index)
        : m_document(document)
        , m_table(table)
        , m_row(table.routes[index])
        , m_index(index)
        , m_vnet(azure::vnetOf(document, table.subnet))
    {
    }

    Explanation explain()
    {
        explainOrigin();
        explainStanding();
        m_result.beatenBy = m_row.beatenBy;
        for (std::size_t i = 0; i < m_table.routes.size(); ++i) {
            if (m_table.routes[i].beatenBy == static_cast<std::int32_t>(m_index))
                m_result.beats.push_back(i);
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] Argument named(ObjectId id) const { return {m_document.nameOf(id).str(), id}; }
    [[nodiscard]] static Argument plain(std::string text) { return {std::move(text), {}}; }
    [[nodiscard]] Argument prefix() const { return plain(prefixesText(m_row)); }

    void step(std::string_view text, const std::vector<Argument>& arguments)
    {
        Reason& reason = m_result.steps.emplace_back();
        reason.message.text = text;
        for (const Argument& argument : arguments) {
            reason.message.arguments.push_back(argument.text);
            reason.links.push_back(argument.link);
        }
    }

    void hangsOn(ObjectId object, std::string_view field, std::string_view text,
                 const std::vector<Argument>& arguments)
    {
        Dependence& dependence = m_result.dependences.emplace_back();
        dependence.object = object;
        dependence.field = field;
        dependence.message.text = text;
        for (const Argument& argument : arguments)
            dependence.message.arguments.push_back(argument.text);
    }

    void explainOrigin()
    {
        if (m_row.source == RouteSource::User) {
            explainUser();
            return;
        }
        switch (m_row.nextHopType) {
        case NextHopType::VnetLocal:
            explainOwnSpace();
            break;
        case NextHopType::VNetPeering:
        case NextHopType::VNetGlobalPeering:
            explainPeering();
            break;
        case NextHopType::VirtualNetworkGateway:
            explainGateway();
            break;
        case NextHopType::Internet:
            explainInternet();
            break;
        case NextHopType::None:
            explainReserved();
            break;
        case NextHopType::VirtualNetworkServiceEndpoint:
            explainService();
            break;
        case NextHopType::InterfaceEndpoint:
            explainEndpoint();
            break;
        default:
            break; // the others are made by user routes only
        }
    }

    void explainOwnSpace()
    {
        m_result.rule = "2.1";
        step(PEERSCAPE_TR_NOOP("{0} has {1} in its address space."),
             {named(m_row.origin), prefix()});
        step(PEERSCAPE_TR_NOOP("Every subnet of a network gets a route for each of its prefixes."),
             {});
        hangsOn(m_row.origin, "addressPrefixes", PEERSCAPE_TR_NOOP("{0} gives up {1}"),
                {named(m_row.origin), prefix()});
    }

    /// Both sides are there, and both hold the row.
    void explainLive(PeeringId link)
    {
        const PeeringId reverse = azure::reverseOf(m_document, link);
        step(PEERSCAPE_TR_NOOP("{0} and {1} are both Connected, so the peering is live."),
             {named(link), named(reverse)});
        for (const PeeringId side : {link, reverse})
            hangsOn(side, "peeringState", PEERSCAPE_TR_NOOP("{0} is deleted"), {named(side)});
    }

    void explainPeering()
    {
        const PeeringId link = PeeringId::of(m_row.origin);
        const azure::Peering* peering = m_document.find(link);
        if (peering == nullptr)
            return;
        const VnetId remote = peering->remoteVirtualNetwork;
        explainLive(link);
        if (peering->peerCompleteVnets) {
            m_result.rule = "3.3.1";
            step(PEERSCAPE_TR_NOOP("{0} holds {1} as the space of {2}."),
                 {named(link), prefix(), named(remote)});
            hangsOn(remote, "addressPrefixes",
                    PEERSCAPE_TR_NOOP("{0} gives up {1} and {2} is synced"),
                    {named(remote), prefix(), named(link)});
        } else {
            m_result.rule = "3.8.2";
            step(PEERSCAPE_TR_NOOP("{0} peers only listed subnets of {2}; {1} is one of them."),
                 {named(link), prefix(), named(remote)});
            hangsOn(link, "remoteSubnetNames",
                    PEERSCAPE_TR_NOOP("{0} no longer lists the subnet with {1}"),
                    {named(link), prefix()});
        }
        if (azure::isStale(m_document, *peering))
            step(PEERSCAPE_TR_NOOP("{0} is out of sync: {1} has changed since."),
                 {named(link), named(remote)});
        if (m_row.nextHopType == NextHopType::VNetGlobalPeering) {
            m_result.rule = "3.3.2";
            step(PEERSCAPE_TR_NOOP("{0} and {1} are in different regions: a global peering."),
                 {named(m_vnet), named(remote)});
        }
        if (!peering->allowVirtualNetworkAccess)
            step(PEERSCAPE_TR_NOOP("{0} does not allow virtual network access. The route stays; "
                                   "{1} is only left out of the VirtualNetwork tag (3.4.1)."),
                 {named(link), named(remote)});
    }

    void explainGateway()
    {
        m_result.rule = "4.3.1";
        const GatewayId gateway = explainLearned();
        if (m_row.via) {
            m_result.rule = "4.4.2";
            const PeeringId user = PeeringId::of(m_row.via);
            const PeeringId allowing = azure::reverseOf(m_document, user);
            step(PEERSCAPE_TR_NOOP("{0} allows gateway transit."), {named(allowing)});
            step(PEERSCAPE_TR_NOOP("{0} uses remote gateways."), {named(user)});
            hangsOn(allowing, "allowGatewayTransit",
                    PEERSCAPE_TR_NOOP("{0} no longer allows gateway transit"), {named(allowing)});
            hangsOn(user, "useRemoteGateways",
                    PEERSCAPE_TR_NOOP("{0} no longer uses remote gateways"), {named(user)});
        } else if (gateway) {
            step(PEERSCAPE_TR_NOOP("{0} stands in {1}, so its subnets get the route."),
                 {named(gateway), named(m_vnet)});
        }
        if (m_table.routeTable)
            hangsOn(m_table.routeTable, "disableBgpRoutePropagation",
                    PEERSCAPE_TR_NOOP("{0} stops the propagation of gateway routes"),
                    {named(m_table.routeTable)});
        else
            hangsOn(m_table.subnet, "routeTable",
                    PEERSCAPE_TR_NOOP("{0} gets a route table that stops the propagation of "
                                      "gateway routes"),
                    {named(m_table.subnet)});
    }

    /// How the row was learned; gives the gateway that learned it.
    GatewayId explainLearned()
    {
        if (const auto* pool = m_document.find(GatewayId::of(m_row.origin))) {
            m_result.rule = "4.3.2a";
            step(PEERSCAPE_TR_NOOP("{0} gives point-to-site clients addresses of {1}."),
                 {named(m_row.origin), prefix()});
            hangsOn(m_row.origin, "vpnClientAddressPool", PEERSCAPE_TR_NOOP("{0} loses this pool"),
                    {Argument{pool->name.str(), m_row.origin}});
            return GatewayId::of(m_row.origin);
        }
        if (m_document.find(NicId::of(m_row.origin)) != nullptr) {
            m_result.rule = "6.3.2";
            step(PEERSCAPE_TR_NOOP("{0} announces {1} to the route server by BGP."),
                 {named(m_row.origin), prefix()});
            hangsOn(m_row.origin, "advertises", PEERSCAPE_TR_NOOP("{0} no longer announces {1}"),
                    {named(m_row.origin), prefix()});
            return {};
        }
        const auto* connection = m_document.find(ConnectionId::of(m_row.origin));
        if (connection == nullptr)
            return {};
        const GatewayId gateway = learningGateway(*connection);
        explainConnection(*connection, gateway);
        hangsOn(m_row.origin, "connectionStatus", PEERSCAPE_TR_NOOP("{0} goes down"),
                {named(m_row.origin)});
        return gateway;
    }

    /// The end of a connection that stands in the network whose gateway is in force.
    [[nodiscard]] GatewayId learningGateway(const azure::Connection& connection) const
    {
        const azure::Peering* via = m_document.find(PeeringId::of(m_row.via));
        const VnetId hub = via != nullptr ? via->remoteVirtualNetwork : m_vnet;
        return azure::vnetOf(m_document, connection.virtualNetworkGateway1) == hub
                   ? connection.virtualNetworkGateway1
                   : connection.virtualNetworkGateway2;
    }

    void explainConnection(const azure::Connection& connection, GatewayId gateway)
    {
        const Argument up = named(m_row.origin);
        if (connection.connectionType == azure::ConnectionType::IPsec) {
            explainSite(connection, gateway);
        } else if (connection.connectionType == azure::ConnectionType::ExpressRoute) {
            const CircuitId circuit = connection.expressRouteCircuit;
            step(PEERSCAPE_TR_NOOP("{0} is up, so {1} knows what {2} announces."),
                 {up, named(gateway), named(circuit)});
            hangsOn(circuit, "advertises", PEERSCAPE_TR_NOOP("{0} no longer announces {1}"),
                    {named(circuit), prefix()});
        } else {
            const GatewayId far = connection.virtualNetworkGateway1 == gateway
                                      ? connection.virtualNetworkGateway2
                                      : connection.virtualNetworkGateway1;
            const VnetId farVnet = azure::vnetOf(m_document, far);
            if (isPeerAddress(bgpPeerAddresses(m_document, far)))
                step(
                    PEERSCAPE_TR_NOOP("{0} is up and speaks BGP, so {1} knows the address of {2}."),
                    {up, named(gateway), named(far)});
            else
                step(PEERSCAPE_TR_NOOP("{0} is up, so {1} knows what {2} announces: the space of "
                                       "{3} and of the networks that use its gateway."),
                     {up, named(gateway), named(far), named(farVnet)});
        }
    }

    void explainSite(const azure::Connection& connection, GatewayId gateway)
    {
        const SiteId siteId = connection.localNetworkGateway2;
        const azure::LocalNetworkGateway* site = m_document.find(siteId);
        if (site == nullptr)
            return;
        const std::vector<Argument> names{named(m_row.origin), named(gateway), named(siteId)};
        if (m_row.originIndex < site->addressPrefixes.size()) {
            step(PEERSCAPE_TR_NOOP("{0} is up, so {1} knows {2}’s prefix."), names);
            hangsOn(siteId, "localNetworkAddressSpace", PEERSCAPE_TR_NOOP("{0} gives up {1}"),
                    {named(siteId), prefix()});
        } else if (!m_row.addressPrefixes.empty()
                   && m_row.addressPrefixes.front().isDefaultRoute()) {
            m_result.rule = "4.6.3";
            step(PEERSCAPE_TR_NOOP("{0} is up and {2} is the Default Site of {1}, so everything "
                                   "without a better route goes there."),
                 names);
            hangsOn(gateway, "gatewayDefaultSite",
                    PEERSCAPE_TR_NOOP("{0} is no longer the Default Site of {1}"),
                    {named(siteId), named(gateway)});
        } else {
            step(PEERSCAPE_TR_NOOP("{0} is up and speaks BGP, so {1} knows the address of {2}’s "
                                   "BGP peer."),
                 names);
            hangsOn(m_row.origin, "enableBgp", PEERSCAPE_TR_NOOP("{0} stops speaking BGP"),
                    {named(m_row.origin)});
        }
    }

    [[nodiscard]] bool isPeerAddress(const std::vector<net::Address>& peers) const
    {
        return std::any_of(peers.begin(), peers.end(), [&](const net::Address& peer) {
            return !m_row.addressPrefixes.empty()
                   && m_row.addressPrefixes.front() == net::Prefix::containing(peer, 128);
        });
    }

    void explainInternet()
    {
        const bool v4 = m_row.addressPrefixes.front().isV4();
        m_result.rule = v4 ? "2.2" : "2.7";
        if (v4)
            step(PEERSCAPE_TR_NOOP("Every subnet has a default route to the Internet."), {});
        else
            step(PEERSCAPE_TR_NOOP("{0} has an IPv6 prefix, so it has a default route for IPv6."),
                 {named(m_table.subnet)});
        hangsOn(m_vnet, "", PEERSCAPE_TR_NOOP("a gateway in force learns {0}"), {prefix()});
    }

    void explainReserved()
    {
        m_result.rule = "2.4";
        const NoneList* list = findNoneList(m_document.settings().noneList);
        step(PEERSCAPE_TR_NOOP("Azure reserves {0}: what goes there without a better route is "
                               "dropped."),
             {prefix()});
        if (list != nullptr)
            step(PEERSCAPE_TR_NOOP("It is on the document’s list of reserved prefixes, {0}."),
                 {plain(std::string(list->id))});
        hangsOn({}, "noneList", PEERSCAPE_TR_NOOP("the document uses a list without it"), {});
        hangsOn(m_vnet, "addressPrefixes",
                PEERSCAPE_TR_NOOP("{0}, a peered network or a user route has this prefix"),
                {named(m_vnet)});
        hangsOn(m_table.subnet, "routeTable",
                PEERSCAPE_TR_NOOP("the Active 0.0.0.0/0 leads to an appliance or a gateway"), {});
    }

    void explainUser()
    {
        m_result.rule = "5.1.1";
        const Argument route{m_row.name.str(), m_row.origin};
        std::string hop(toString(m_row.nextHopType));
        if (!m_row.nextHopIpAddresses.empty())
            hop += ' ' + nextHopText(m_row);
        step(PEERSCAPE_TR_NOOP("{0} of {1} sends {2} to {3}."),
             {route, named(m_row.origin), prefix(), plain(hop)});
        step(PEERSCAPE_TR_NOOP("{0} is associated with {1}."),
             {named(m_row.origin), named(m_table.subnet)});
        hangsOn(m_row.origin, "routes", PEERSCAPE_TR_NOOP("{0} is taken out of {1}"),
                {route, named(m_row.origin)});
        hangsOn(m_table.subnet, "routeTable",
                PEERSCAPE_TR_NOOP("{0} is no longer associated with {1}"),
                {named(m_row.origin), named(m_table.subnet)});
    }

    void explainService()
    {
        m_result.rule = "6.1.1";
        const azure::Subnet* subnet = m_document.find(m_table.subnet);
        const bool known = subnet != nullptr && m_row.originIndex < subnet->serviceEndpoints.size();
        const Argument service =
            plain(known ? subnet->serviceEndpoints[m_row.originIndex].str() : std::string());
        step(PEERSCAPE_TR_NOOP("{0} has a service endpoint for {1}."),
             {named(m_table.subnet), service});
        step(PEERSCAPE_TR_NOOP("Only the subnet itself gets this route; peerings do not carry it."),
             {});
        hangsOn(m_table.subnet, "serviceEndpoints",
                PEERSCAPE_TR_NOOP("{0} no longer has a service endpoint for {1}"),
                {named(m_table.subnet), service});
    }

    void explainEndpoint()
    {
        m_result.rule = m_row.via ? "6.2.2" : "6.2.1";
        const SubnetId subnet = azure::subnetOf(m_document, m_row.origin);
        const VnetId home = azure::vnetOf(m_document, subnet);
        step(PEERSCAPE_TR_NOOP("{0} has the address {1} in {2} of {3}."),
             {named(m_row.origin), prefix(), named(subnet), named(home)});
        hangsOn(m_row.origin, "privateIPAddress", PEERSCAPE_TR_NOOP("{0} is deleted"),
                {named(m_row.origin)});
        if (m_row.via)
            explainLive(PeeringId::of(m_row.via));
        else
            step(PEERSCAPE_TR_NOOP("Every subnet of {0} gets a route to it."), {named(home)});
    }

    /// Whether the row holds, and against what.
    void explainStanding()
    {
        if (m_row.state == RouteState::Active) {
            explainMoreSpecific();
            return;
        }
        const EffectiveRoute& winner = m_table.routes[static_cast<std::size_t>(m_row.beatenBy)];
        const Argument name =
            winner.source == RouteSource::User
                ? Argument{winner.name.str(), winner.origin}
                : Argument{prefixesText(winner) + ' ' + std::string(toString(winner.nextHopType)),
                           winner.origin};
        switch (m_row.lossReason) {
        case LossReason::SamePrefix:
            m_result.rule = "5.3.1";
            step(PEERSCAPE_TR_NOOP("{0} has the same prefix and wins: user routes come before "
                                   "gateway routes, and those before system routes."),
                 {name});
            break;
        case LossReason::PreferredSystemRoute:
            m_result.rule = "4.3.6";
            step(PEERSCAPE_TR_NOOP("{0} covers it: routes of the network and its peerings are "
                                   "preferred to gateway routes, however specific those are."),
                 {name});
            break;
        case LossReason::NetworkPolicy:
            m_result.rule = "6.2.4";
            step(PEERSCAPE_TR_NOOP("{0} covers it, and {1} applies route tables to its private "
                                   "endpoints."),
                 {name, named(azure::subnetOf(m_document, m_row.origin))});
            break;
        case LossReason::None:
            break;
        }
    }

    void explainMoreSpecific()
    {
        if (m_row.addressPrefixes.empty())
            return;
        const net::Prefix& own = m_row.addressPrefixes.front();
        const auto inside = std::count_if(
            m_table.routes.begin(), m_table.routes.end(), [&](const EffectiveRoute& other) {
                return other.state == RouteState::Active && !other.addressPrefixes.empty()
                       && own.contains(other.addressPrefixes.front())
                       && own.length() < other.addressPrefixes.front().length();
            });
        if (inside == 0)
            step(PEERSCAPE_TR_NOOP("Nothing more specific covers it."), {});
        else if (inside == 1)
            step(PEERSCAPE_TR_NOOP("One row is more specific and wins for its own addresses."), {});
        else
            step(PEERSCAPE_TR_NOOP("{0} rows are more specific and win for their own addresses."),
                 {plain(std::to_string(inside))});
    }

    const Document& m_document;
    const EffectiveRouteTable& m_table;
    const EffectiveRoute& m_row;
    std::size_t m_index;
    VnetId m_vnet;
    Explanation m_result;
};

Message becauseOfGateway(const Document& document, const EffectiveRoute& route)
{
    if (const azure::Peering* via = document.find(PeeringId::of(route.via)))
        return {PEERSCAPE_TR_NOOP("gateway transit from {0}"),
                {document.nameOf(via->remoteVirtualNetwork).str()}};
    const std::string name = document.nameOf(route.origin).str();
    if (route.origin.kind() == Kind::VirtualNetworkGateway)
        return {PEERSCAPE_TR_NOOP("client pool of {0}"), {name}};
    if (route.origin.kind() == Kind::NetworkInterface)
        return {PEERSCAPE_TR_NOOP("BGP from {0}"), {name}};
    return {PEERSCAPE_TR_NOOP("connection {0}"), {name}};
}

} // namespace

Explanation explain(const Document& document, const EffectiveRouteTable& table, std::size_t index)
{
    return Explainer(document, table, index).explain();
}

Message because(const Document& document, const EffectiveRoute& route)
{
    const std::string name = document.nameOf(route.origin).str();
    if (route.source == RouteSource::User)
        return {PEERSCAPE_TR_NOOP("route table {0} / {1}"), {name, route.name.str()}};
    switch (route.nextHopType) {
    case NextHopType::VnetLocal:
        return {PEERSCAPE_TR_NOOP("address space of {0}"), {name}};
    case NextHopType::VNetPeering:
    case NextHopType::VNetGlobalPeering: {
        const azure::Peering* link = document.find(PeeringId::of(route.origin));
        const VnetId remote = link != nullptr ? link->remoteVirtualNetwork : VnetId();
        return {PEERSCAPE_TR_NOOP("peering with {0}"), {document.nameOf(remote).str()}};
    }
    case NextHopType::VirtualNetworkGateway:
        return becauseOfGateway(document, route);
    case NextHopType::Internet:
        return {PEERSCAPE_TR_NOOP("default route of every subnet"), {}};
    case NextHopType::None:
        return {PEERSCAPE_TR_NOOP("reserved by Azure"), {}};
    case NextHopType::VirtualNetworkServiceEndpoint:
        return {PEERSCAPE_TR_NOOP("service endpoint of {0}"), {name}};
    case NextHopType::InterfaceEndpoint:
        return {PEERSCAPE_TR_NOOP("private endpoint {0}"), {name}};
    default:
        return {PEERSCAPE_TR_NOOP("{0}"), {name}};
    }
}

} // namespace peerscape::route
