#include "core/route/gateway_learning.h"

#include "core/azure/names.h"
#include "core/base/sort_unique.h"

#include <algorithm>

namespace peerscape::route {

using azure::ConnectionType;
using azure::Document;
using azure::GatewayType;

namespace {

/// The IPv4 prefix of the subnet that a gateway's first configuration stands in.
std::optional<net::Prefix> gatewaySubnetPrefix(const Document& document, GatewayId gateway)
{
    if (const azure::Subnet* subnet = document.find(azure::subnetOf(document, gateway))) {
        for (const net::Prefix& prefix : subnet->addressPrefixes) {
            if (prefix.isV4())
                return prefix;
        }
    }
    return std::nullopt;
}

/// The private addresses of both instances of an active-active gateway: those it speaks BGP with
/// where they are known, else the first that GatewaySubnet can give (4.3.4).
NextHops instanceAddresses(const Document& document, GatewayId gateway)
{
    NextHops hops;
    const auto prefix = gatewaySubnetPrefix(document, gateway);
    if (!prefix)
        return hops;
    for (const net::Address& known : document.find(gateway)->bgpPeeringAddresses) {
        if (prefix->contains(known))
            hops.push_back(known);
    }
    if (hops.size() >= 2)
        return hops;
    hops = {};
    for (const std::uint64_t offset : {4U, 5U}) {
        if (offset + 1 < prefix->addressCount())
            hops.push_back(prefix->first().plus(offset));
    }
    return hops;
}

/// The public address of a gateway's first configuration; empty while unknown (4.3.2a).
NextHops publicHops(const Document& document, const azure::VirtualNetworkGateway& gateway)
{
    if (gateway.ipConfigurations.empty())
        return {};
    const auto* ip = document.find(gateway.ipConfigurations.front().publicIPAddress);
    if (ip == nullptr || ip->ipAddress.isNone())
        return {};
    return {ip->ipAddress};
}

/// Collects the rows of one network's gateways.
class Learner
{
public:
    Learner(const Document& document, VnetId vnet, const Advertised& advertised)
        : m_document(document)
        , m_advertised(advertised)
        , m_vnet(vnet)
        , m_gateways(azure::gatewaysOf(document, vnet))
    {
    }

    GatewayLayer learn()
    {
        learnConnections();
        learnFromAppliances();
        learnPools();
        learnUserRouteHops();
        finish();
        return std::move(m_layer);
    }

private:
    /// Who told a row: a gateway, or an appliance by way of a route server.
    struct Speaker
    {
        ObjectId id;
        bool expressRoute = false;
    };

    void add(const net::Prefix& prefix, ObjectId origin, std::uint32_t index, std::uint32_t hops,
             Speaker speaker)
    {
        m_layer.rows.push_back({prefix, origin, index, hops});
        m_speakers.push_back(speaker);
    }

    std::uint32_t hopsPlace(const NextHops& hops)
    {
        const auto found = std::find(m_layer.hops.begin(), m_layer.hops.end(), hops);
        if (found == m_layer.hops.end()) {
            m_layer.hops.push_back(hops);
            return static_cast<std::uint32_t>(m_layer.hops.size() - 1);
        }
        return static_cast<std::uint32_t>(found - m_layer.hops.begin());
    }

    void learnConnections()
    {
        std::vector<std::pair<ConnectionId, GatewayId>> connections;
        for (const GatewayId gateway : m_gateways) {
            for (const ObjectId id : m_document.referrers(gateway, Kind::Connection))
                connections.emplace_back(ConnectionId::of(id), gateway);
        }
        std::sort(connections.begin(), connections.end());
        for (const auto& [id, gateway] : connections) {
            if (m_document.find(id)->up)
                learnConnection(id, gateway);
        }
    }

    void learnConnection(ConnectionId id, GatewayId gatewayId)
    {
        const azure::Connection& connection = *m_document.find(id);
        const azure::VirtualNetworkGateway& gateway = *m_document.find(gatewayId);
        const bool isVpn = gateway.gatewayType == GatewayType::Vpn;
        if (isVpn != (connection.connectionType != ConnectionType::ExpressRoute))
            return;
        std::vector<net::Prefix> prefixes;
        std::vector<net::Address> peers;
        const bool bgp = connection.enableBgp && gateway.enableBgp;
        if (connection.connectionType == ConnectionType::IPsec) {
            const auto* site = m_document.find(connection.localNetworkGateway2);
            if (site == nullptr || connection.virtualNetworkGateway1 != gatewayId)
                return;
            prefixes = site->addressPrefixes;
            if (gateway.gatewayDefaultSite == connection.localNetworkGateway2)
                prefixes.push_back(net::Prefix::containing(net::Address::v4(0), 0)); // 4.6.3
            if (bgp && site->bgpPeeringAddress)
                peers.push_back(*site->bgpPeeringAddress);
        } else if (connection.connectionType == ConnectionType::Vnet2Vnet) {
            const GatewayId other = connection.virtualNetworkGateway1 == gatewayId
                                        ? connection.virtualNetworkGateway2
                                        : connection.virtualNetworkGateway1;
            const auto* far = m_document.find(other);
            const VnetId farVnet = azure::vnetOf(m_document, other);
            if (far == nullptr || far->gatewayType != GatewayType::Vpn || !farVnet
                || farVnet == m_vnet)
                return;
            prefixes = m_advertised(farVnet);
            if (bgp && far->enableBgp)
                peers = bgpPeerAddresses(m_document, other);
        } else if (const auto* circuit = m_document.find(connection.expressRouteCircuit)) {
            prefixes = circuit->advertises;
        }
        for (const net::Address& peer : peers)
            prefixes.push_back(net::Prefix::containing(peer, 128));
        const std::uint32_t hops = hopsPlace(gatewayNextHops(m_document, gatewayId));
        std::uint32_t index = 0;
        for (const net::Prefix& prefix : prefixes)
            add(prefix, id, index++, hops, {gatewayId, !isVpn});
    }

    /// What appliances of this network tell a route server that stands in it: those it names as
    /// peers, or with no peer named every one that has something to tell (6.3.2, 6.3.6).
    void learnFromAppliances()
    {
        std::vector<const azure::RouteServer*> servers;
        std::vector<NicId> nics;
        for (const ObjectId subnet : azure::subnetsOf(m_document, m_vnet)) {
            for (const ObjectId id : m_document.referrers(subnet, Kind::RouteServer))
                servers.push_back(m_document.find(RouteServerId::of(id)));
        }
        if (servers.empty())
            return;
        for (const ObjectId subnet : azure::subnetsOf(m_document, m_vnet)) {
            for (const ObjectId id : m_document.referrers(subnet, Kind::NetworkInterface)) {
                if (!m_document.find(NicId::of(id))->advertises.empty())
                    nics.push_back(NicId::of(id));
            }
        }
        sortUnique(nics);
        for (const NicId id : nics) {
            const azure::NetworkInterface& nic = *m_document.find(id);
            const net::Address hop = nic.primaryConfiguration()->privateIPAddress;
            const bool known =
                std::any_of(servers.begin(), servers.end(), [&](const azure::RouteServer* server) {
                    return server->peers.empty() || namesPeer(*server, nic);
                });
            if (!known || hop.isNone())
                continue;
            const std::uint32_t hops = hopsPlace({hop});
            std::uint32_t index = 0;
            for (const net::Prefix& prefix : nic.advertises)
                add(prefix, id, index++, hops, {id});
        }
    }

    static bool namesPeer(const azure::RouteServer& server, const azure::NetworkInterface& nic)
    {
        return std::any_of(server.peers.begin(), server.peers.end(), [&](const auto& peer) {
            return std::any_of(nic.ipConfigurations.begin(), nic.ipConfigurations.end(),
                               [&](const auto& c) { return c.privateIPAddress == peer.peerIp; });
        });
    }

    void learnPools()
    {
        for (const GatewayId id : m_gateways) {
            const azure::VirtualNetworkGateway& gateway = *m_document.find(id);
            if (gateway.gatewayType != GatewayType::Vpn || gateway.vpnClientAddressPool.empty())
                continue;
            const std::uint32_t hops = hopsPlace(publicHops(m_document, gateway));
            std::uint32_t index = 0;
            for (const net::Prefix& prefix : gateway.vpnClientAddressPool)
                add(prefix, id, index++, hops, {id});
        }
    }

    /// Which of the rows with one prefix stay: the first of each speaker (D18), and beside
    /// ExpressRoute nothing else (4.7.2: only the winner is listed).
    void markDropped(std::span<const PrefixIndex::Entry> equal, std::vector<bool>& dropped) const
    {
        const bool expressRoute = std::any_of(equal.begin(), equal.end(), [&](const auto& entry) {
            return m_speakers[entry.place].expressRoute;
        });
        for (std::size_t i = 0; i < equal.size(); ++i) {
            const Speaker& speaker = m_speakers[equal[i].place];
            bool drop = expressRoute && !speaker.expressRoute;
            for (std::size_t j = 0; j < i && !drop; ++j)
                drop = m_speakers[equal[j].place].id == speaker.id;
            dropped[equal[i].place] = drop;
        }
    }

    void finish()
    {
        std::vector<PrefixIndex::Entry> entries;
        entries.reserve(m_layer.rows.size());
        for (std::uint32_t i = 0; i < m_layer.rows.size(); ++i)
            entries.push_back({m_layer.rows[i].prefix, i});
        const PrefixIndex all(std::move(entries));
        std::vector<bool> dropped(m_layer.rows.size(), false);
        const std::span<const PrefixIndex::Entry> sorted(all.entries());
        for (std::size_t first = 0; first < sorted.size();) {
            std::size_t last = first + 1;
            while (last < sorted.size() && sorted[last].prefix == sorted[first].prefix)
                ++last;
            if (last - first > 1)
                markDropped(sorted.subspan(first, last - first), dropped);
            first = last;
        }
        std::vector<GatewayLayer::Row> kept;
        std::vector<std::uint32_t> place(m_layer.rows.size());
        for (std::size_t i = 0; i < m_layer.rows.size(); ++i) {
            place[i] = static_cast<std::uint32_t>(kept.size());
            if (!dropped[i])
                kept.push_back(m_layer.rows[i]);
        }
        entries.clear();
        for (const PrefixIndex::Entry& entry : sorted) {
            if (!dropped[entry.place])
                entries.push_back({entry.prefix, place[entry.place]});
        }
        m_layer.rows = std::move(kept);
        m_layer.index = PrefixIndex(std::move(entries));
    }

    void learnUserRouteHops()
    {
        const auto isExpressRoute = [&](GatewayId id) {
            return m_document.find(id)->gatewayType == GatewayType::ExpressRoute;
        };
        if (!m_gateways.empty()
            && std::none_of(m_gateways.begin(), m_gateways.end(), isExpressRoute))
            m_layer.userRouteHops = gatewayNextHops(m_document, m_gateways.front());
    }

    const Document& m_document;
    const Advertised& m_advertised;
    VnetId m_vnet;
    std::vector<GatewayId> m_gateways;
    std::vector<Speaker> m_speakers; ///< One for each row.
    GatewayLayer m_layer;
};

} // namespace

NextHops gatewayNextHops(const Document& document, GatewayId id)
{
    const azure::VirtualNetworkGateway* gateway = document.find(id);
    if (gateway == nullptr)
        return {};
    if (gateway->gatewayType == GatewayType::ExpressRoute) {
        // No network may hold 169.254.0.0/16 (1.2), so the address is outside all of them.
        return {net::Address::v4(0xa9fe0001U + id.index % 0xfffdU)};
    }
    return gateway->activeActive ? instanceAddresses(document, id) : publicHops(document, *gateway);
}

std::vector<net::Address> bgpPeerAddresses(const Document& document, GatewayId id)
{
    const azure::VirtualNetworkGateway* gateway = document.find(id);
    if (gateway == nullptr)
        return {};
    if (!gateway->bgpPeeringAddresses.empty())
        return gateway->bgpPeeringAddresses;
    if (gateway->activeActive) {
        const NextHops hops = instanceAddresses(document, id);
        return {hops.begin(), hops.end()};
    }
    const auto prefix = gatewaySubnetPrefix(document, id);
    if (!prefix || prefix->addressCount() < 8)
        return {};
    return {prefix->first().plus(prefix->addressCount() - 2)};
}

GatewayLayer learnRoutes(const Document& document, VnetId vnet, const Advertised& advertised)
{
    return Learner(document, vnet, advertised).learn();
}

} // namespace peerscape::route
