#pragma once

#include "core/reach/footprint.h"
#include "core/reach/security.h"

/// Follows one packet through a design (azure-routing.md 7.2, 7.5, 7.6). Internal to `reach`.
namespace peerscape::reach {

/// Where a packet is.
struct Station
{
    HopKind kind = HopKind::Source;
    ObjectId object = {};
    SubnetId subnet = {}; ///< Whose table decides; none outside of Azure.
    net::Address address = {};
    LoadBalancerId balancer = {};
    ConnectionId arrivedBy = {}; ///< At a gateway or site: the connection that brought it.
    bool needsTransit = false;   ///< At a gateway: a route of type VirtualNetworkGateway led here.
};

/// An appliance that put its own address in place of the packet's source.
struct Translation
{
    Station at;
    net::Address original;
};

/// One way of the packet so far.
struct Way
{
    Path path;
    net::Address source;
    std::vector<Translation> translations; ///< In the order in which they were made.
    /// What forwarded it, in order: interfaces, firewalls, and in place of a load balancer's
    /// backends the load balancer, which sends both directions of a flow to the same one.
    std::vector<ObjectId> appliances;
    Station end;    ///< Where it arrived.
    Station device; ///< What sent it to the Internet, when it went there.
};

/// Who is meant to get the packet.
struct Target
{
    net::Address address;
    ObjectId object; ///< None when any owner will do.
    SubnetId subnet; ///< Where an imagined host has the address.
};

/// What the walk is to heed.
struct Terms
{
    Flow flow;
    Options options;
    /// Off for answers: security groups and guests remember the flow (7.3.3).
    bool security = true;
    Footprint* footprint = nullptr; ///< Learns what the walk reads, when given.
};

/// Finds every way of one packet: ECMP and load balancers make several. A walk ends after at most
/// `kMaxHops` stations, and at once when a station sees the same packet again.
class Walker
{
public:
    static constexpr std::size_t kMaxHops = 16;
    static constexpr std::size_t kMaxWays = 64;

    Walker(const route::RouteEngine& routes, const Target& target, const Terms& terms)
        : m_routes(routes)
        , m_document(routes.document())
        , m_target(target)
        , m_terms(terms)
    {
    }

    /// From a station in Azure; its hop is the first.
    [[nodiscard]] std::vector<Way> walk(Station from, net::Address source);
    /// From a site, a circuit's far side or a client of `gateway` (none for others).
    [[nodiscard]] std::vector<Way> walkFromOutside(Station from, net::Address source);
    /// From the Internet to the public address of an interface.
    [[nodiscard]] std::vector<Way> walkFromInternet(net::Address source);

private:
    // walker.cpp: stations and rows.
    void leave(Way way, const Station& at);
    void forward(Way way, const Station& at, const route::EffectiveRouteTable& table);
    void deliver(Way way, const Station& at, VnetId vnet, PeeringId link);
    /// Whether the packet may cross from `at` over its own side of a peering to a subnet; else the
    /// way has ended.
    bool cross(Way& way, const Station& at, PeeringId link, SubnetId to);
    void toBackends(Way way, LoadBalancerId balancer, bool asAppliance);
    void toAppliance(Way way, const Station& at, const net::Address& address);
    void throughNic(Way way, NicId nic, const net::Address& address, LoadBalancerId balancer);
    void throughFirewall(Way way, FirewallId firewall);
    void toEndpoint(Way way, const Station& at, PrivateEndpointId endpoint, PeeringId via);
    void toInternet(Way way, const Station& at);
    void arrive(Way way, const Station& at);
    [[nodiscard]] bool isGuarded(const Station& at) const;
    [[nodiscard]] bool hasOutboundMethod(const Station& at) const;

    // walker_gateway.cpp: gateways, tunnels, sites.
    void toGateway(Way way, const Station& at, const route::EffectiveRoute& row);
    void atGateway(Way way, const Station& at);
    void leaveGateway(Way way, const Station& at);
    void intoTunnel(Way way, const Station& at);
    void intoConnection(Way way, const Station& at, ConnectionId connection);
    void fromSite(Way way, const Station& site);
    [[nodiscard]] bool joins(VnetId home, ConnectionId from, ConnectionId to) const;
    [[nodiscard]] bool exchangesBranches(VnetId home) const;
    [[nodiscard]] int knownLength(ConnectionId connection, GatewayId gateway) const;

    // Common.
    Hop& stop(Way& way, const Station& at) const;
    /// Notes that a network, or what lies outside of them, has a say.
    void noteRead(VnetId vnet) const;
    void noteOutside() const;
    void end(Way way, Reason reason, Message message, std::vector<ObjectId> subjects = {});
    /// Judges and stores; whether the packet passes. Else the way has ended.
    bool pass(Way& way, const Station& at, azure::RuleDirection direction);
    bool runs(Way& way, NicId nic);
    [[nodiscard]] std::string name(ObjectId id) const;
    [[nodiscard]] const net::Address& destination() const { return m_target.address; }

    const route::RouteEngine& m_routes;
    const azure::Document& m_document;
    const Target& m_target;
    const Terms& m_terms;
    std::vector<Way> m_ways;
};

} // namespace peerscape::reach
