#pragma once

#include "core/azure/document.h"

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace peerscape::test {

/// The prefix written as `text`; the test program ends with a message when it is not one.
[[nodiscard]] net::Prefix prefix(std::string_view text);
[[nodiscard]] std::vector<net::Prefix> prefixes(std::initializer_list<std::string_view> texts);
/// The address written as `text`, checked likewise.
[[nodiscard]] net::Address address(std::string_view text);

/// Where a rule of a security group applies: everywhere but where it is told.
struct RuleScope
{
    std::string_view source = "*";
    std::string_view destination = "*";
    std::string_view port = "*"; ///< At the destination.
    std::string_view protocol = "*";
};
/// An inbound rule.
[[nodiscard]] azure::SecurityRule rule(std::string_view name, std::int32_t priority,
                                       azure::RuleAccess access, RuleScope scope = {});

using PrefixTexts = std::initializer_list<std::string_view>;

/// The flags of one side of a peering, named as in Azure.
struct Flags
{
    bool allowVirtualNetworkAccess = true;
    bool allowForwardedTraffic = false;
    bool allowGatewayTransit = false;
    bool useRemoteGateways = false;
};

/// Builds documents for tests in a few lines. It writes through azure::Transaction and checks no
/// rules, so that what Azure would refuse can be built as well. Resources stand in the group "rg1"
/// of the subscription "sub1" and in "westeurope" unless said otherwise.
///
///     NetworkBuilder net;
///     const auto hub = net.vnet("hub", {"10.0.0.0/16"});
///     const auto spoke = net.vnet("spoke", {"10.1.0.0/16"});
///     const auto apps = net.subnet(spoke, "apps", {"10.1.1.0/24"});
///     net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
///     const auto gateway = net.vpnGateway(hub, "gw", "20.0.0.1");   // makes GatewaySubnet
///     net.connect(gateway, net.site("hq", {"192.168.0.0/16"}));
///     const auto document = net.document();
class NetworkBuilder
{
public:
    /// Starts from an empty document with the reserved-prefix profile `noneList` (2.4).
    explicit NetworkBuilder(std::string_view noneList = "hidden");
    /// Goes on from a document; new resources join its first resource group.
    explicit NetworkBuilder(azure::Document document);

    [[nodiscard]] azure::Document document() { return m_transaction.take(); }
    [[nodiscard]] azure::Transaction& transaction() { return m_transaction; }
    [[nodiscard]] azure::ChangeSet changes() const { return m_transaction.changes(); }

    VnetId vnet(std::string_view name, PrefixTexts space, std::string_view location = "westeurope");
    /// IPv4 and IPv6 prefixes as given; the name decides about GatewaySubnet and its like.
    SubnetId subnet(VnetId vnet, std::string_view name, PrefixTexts space,
                    RouteTableId routeTable = {});
    /// A network interface with one configuration; without an address the lowest free one (1.7).
    NicId nic(SubnetId subnet, std::string_view name, std::string_view address = {});
    /// The same, forwarding, as an appliance.
    NicId appliance(SubnetId subnet, std::string_view name, std::string_view address = {});

    /// One side of a peering, named "from-To-to", in sync with the remote network as it is now.
    PeeringId link(VnetId from, VnetId to, Flags flags = {});
    /// Both sides.
    std::pair<PeeringId, PeeringId> peer(VnetId a, VnetId b, Flags onA = {}, Flags onB = {});
    /// One side of a subnet peering (3.8); the listed subnets must exist.
    PeeringId subnetLink(VnetId from, VnetId to, std::initializer_list<std::string_view> local,
                         std::initializer_list<std::string_view> remote, Flags flags = {});
    /// Copies the remote network's present space into the peering (3.6).
    void sync(PeeringId peering);

    RouteTableId routeTable(std::string_view name, bool disableBgpRoutePropagation = false);
    /// Appends a route; `hop` is an address for VirtualAppliance, else empty.
    void route(RouteTableId table, std::string_view name, std::string_view prefix,
               azure::NextHopType type, std::string_view hop = {});
    void associate(SubnetId subnet, RouteTableId table);

    PublicIpId publicIp(std::string_view name, std::string_view address = {});
    /// A VPN gateway in GatewaySubnet, which is made as the last /27 of the space when missing.
    GatewayId vpnGateway(VnetId vnet, std::string_view name, std::string_view publicAddress = {},
                         bool activeActive = false, bool enableBgp = false);
    GatewayId expressRouteGateway(VnetId vnet, std::string_view name);
    SiteId site(std::string_view name, PrefixTexts space, std::string_view bgpPeer = {});
    CircuitId circuit(std::string_view name, PrefixTexts advertises);
    ConnectionId connect(GatewayId gateway, SiteId site, bool enableBgp = false);
    ConnectionId connect(GatewayId one, GatewayId two, bool enableBgp = false);
    ConnectionId connect(GatewayId gateway, CircuitId circuit);

    PrivateEndpointId privateEndpoint(SubnetId subnet, std::string_view name,
                                      std::string_view address);
    /// A route server in RouteServerSubnet, made when missing, with these BGP peers.
    RouteServerId routeServer(VnetId vnet, std::string_view name, PrefixTexts peers = {});

    /// Changes a resource in place: `net.update(peering, [](azure::Peering& p) { … })`.
    template<Kind K, class Change>
    void update(Id<K> id, Change&& change)
    {
        m_transaction.update(id, std::forward<Change>(change));
    }

private:
    template<class R>
    R grouped(std::string_view name) const;
    /// The subnet of that name, made as the last prefix of `length` bits of the IPv4 space.
    SubnetId platformSubnet(VnetId vnet, std::string_view name, unsigned length);
    GatewayId gateway(VnetId vnet, std::string_view name, azure::VirtualNetworkGateway resource);
    ConnectionId connection(std::string name, azure::Connection resource);

    azure::Transaction m_transaction;
    ResourceGroupId m_group;
};

} // namespace peerscape::test
