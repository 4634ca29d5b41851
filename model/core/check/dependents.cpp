#include "core/check/dependents.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/addresses.h"
#include "core/edit/platform_subnets.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using azure::Document;
using azure::Peering;

/// Collects units around one object in one document.
class Spread
{
public:
    Spread(const Document& document, const Document& other, const NextHopIndex& nextHops,
           std::set<ObjectId>& units)
        : m_document(document)
        , m_other(other)
        , m_nextHops(nextHops)
        , m_units(units)
    {
    }

    void from(ObjectId id)
    {
        add(id);
        switch (id.kind()) {
        case Kind::VirtualNetwork:
            return fromVnet(VnetId::of(id));
        case Kind::Subnet:
            return fromSubnet(SubnetId::of(id));
        case Kind::Peering:
            return fromPeering(PeeringId::of(id));
        case Kind::NetworkInterface:
        case Kind::AzureFirewall:
        case Kind::LoadBalancer:
        case Kind::PrivateEndpoint:
        case Kind::BastionHost:
            return fromResident(id);
        case Kind::VirtualMachine:
            for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
                fromResident(nic);
            return;
        case Kind::VirtualNetworkGateway:
        case Kind::RouteServer:
            return fromGateway(id);
        case Kind::RouteTable:
            return fromRouteTable(RouteTableId::of(id));
        case Kind::NetworkSecurityGroup:
        case Kind::ApplicationSecurityGroup:
        case Kind::NatGateway:
        case Kind::PublicIpAddress:
            for (const ObjectId user : m_document.referrers(id))
                add(user);
            return;
        case Kind::LocalNetworkGateway:
        case Kind::ExpressRouteCircuit:
            for (const ObjectId connection : m_document.referrers(id, Kind::Connection))
                add(connection);
            return;
        case Kind::Connection:
            return fromConnection(ConnectionId::of(id));
        default:
            return;
        }
    }

private:
    void add(ObjectId id)
    {
        if (id)
            m_units.insert(id);
    }

    template<class Visit>
    void forEachPeer(VnetId vnet, Visit&& visit)
    {
        for (const ObjectId id : m_document.referrers(vnet, Kind::Peering)) {
            const Peering* link = m_document.find(PeeringId::of(id));
            visit(link->virtualNetwork == vnet ? link->remoteVirtualNetwork : link->virtualNetwork);
        }
    }

    void addResidents(SubnetId subnet, Kind kind)
    {
        for (const ObjectId id : m_document.referrers(subnet, kind))
            add(id);
    }

    void addRouteTables(VnetId vnet)
    {
        for (const ObjectId subnet : azure::subnetsOf(m_document, vnet))
            add(m_document.find(SubnetId::of(subnet))->routeTable);
    }

    /// What reads the peerings of a network beside the peerings themselves.
    void addReadersOfPeerings(VnetId vnet)
    {
        add(vnet);
        addRouteTables(vnet);
        for (const ObjectId subnet : azure::subnetsOf(m_document, vnet)) {
            addResidents(SubnetId::of(subnet), Kind::PrivateEndpoint);
            addResidents(SubnetId::of(subnet), Kind::LoadBalancer);
        }
        addGateways(vnet);
    }

    void addGatewaysAlone(VnetId vnet)
    {
        for (const ObjectId subnet : azure::subnetsOf(m_document, vnet)) {
            for (const ObjectId id : m_document.referrers(subnet, Kind::VirtualNetworkGateway))
                add(id);
        }
    }

    void addGateways(VnetId vnet)
    {
        for (const ObjectId subnet : azure::subnetsOf(m_document, vnet)) {
            for (const ObjectId id : m_document.referrers(subnet, Kind::VirtualNetworkGateway)) {
                add(id);
                for (const ObjectId connection : m_document.referrers(id, Kind::Connection))
                    add(connection);
            }
        }
    }

    /// The hubs of two networks: what their appliances carry between the two hangs on whether these
    /// are peered (L07, L11). The peers of the one that has fewer are enough.
    void addCommonPeers(VnetId a, VnetId b)
    {
        const bool fewer = m_document.referrers(a, Kind::Peering).size()
                           < m_document.referrers(b, Kind::Peering).size();
        forEachPeer(fewer ? a : b, [&](VnetId peer) { add(peer); });
    }

    /// The peerings of a network, own and towards it, that are not Connected: whether they can be
    /// completed hangs on the spaces of all its peers (L01, L02, V06).
    void addIncomplete(VnetId vnet)
    {
        for (const ObjectId id : m_document.referrers(vnet, Kind::Peering)) {
            if (!azure::isLive(m_document, PeeringId::of(id)))
                add(id);
        }
    }

    /// The same for the networks that see listed subnets of `vnet` and not its whole space.
    void addIncompleteOfSubnetPeers(VnetId vnet)
    {
        for (const ObjectId id : m_document.referrers(vnet, Kind::Peering)) {
            const Peering* link = m_document.find(PeeringId::of(id));
            if (link->peerCompleteVnets)
                continue;
            addIncomplete(link->virtualNetwork == vnet ? link->remoteVirtualNetwork
                                                       : link->virtualNetwork);
        }
    }

    void addPeerings(VnetId vnet)
    {
        for (const ObjectId id : m_document.referrers(vnet, Kind::Peering))
            add(id);
    }

    void fromVnet(VnetId id)
    {
        if (m_document.find(id) == nullptr)
            return;
        addReadersOfPeerings(id);
        addPeerings(id);
        for (const ObjectId subnet : azure::subnetsOf(m_document, id)) {
            add(subnet);
            if (renamedOrReplaced(id)) {
                for (const ObjectId resident : m_document.referrers(subnet))
                    add(resident);
            }
        }
        forEachPeer(id, [&](VnetId peer) {
            addReadersOfPeerings(peer);
            addIncomplete(peer);
        });
        if (renamedOrReplaced(id))
            addNamedDeleted();
    }

    /// Whether names and ids in the texts of others change, or whether this is known at all.
    [[nodiscard]] bool renamedOrReplaced(VnetId id) const
    {
        const auto* a = m_document.find(id);
        const auto* b = m_other.find(id);
        return a == nullptr || b == nullptr || a->name != b->name
               || a->resourceGroup != b->resourceGroup || a->external != b->external;
    }

    /// Peerings towards deleted networks compare resource ids, which may have come to name another
    /// network (3.2.4).
    void addNamedDeleted()
    {
        m_document.all<Peering>().forEach([&](PeeringId id, const Peering& link) {
            if (!link.remoteVirtualNetwork)
                fromPeering(id);
        });
    }

    void fromSubnet(SubnetId id)
    {
        const azure::Subnet* subnet = m_document.find(id);
        if (subnet == nullptr)
            return;
        const azure::Subnet* other = m_other.find(id);
        const VnetId vnet = subnet->virtualNetwork;
        add(vnet);
        add(subnet->routeTable);
        for (const ObjectId resident : m_document.referrers(id))
            add(resident);
        const bool moved = other == nullptr || other->virtualNetwork != vnet;
        const bool reshaped = moved || other->addressPrefixes != subnet->addressPrefixes
                              || other->name != subnet->name;
        const bool rerouted = moved || other->routeTable != subnet->routeTable;
        if (reshaped) {
            for (const ObjectId sibling : azure::subnetsOf(m_document, vnet))
                add(sibling);
            for (const net::Prefix& prefix : subnet->addressPrefixes)
                m_nextHops.forEachInside(prefix, [&](RouteTableId table) { add(table); });
            addPeerings(vnet); // listed subnets, and the names of unlisted ones (L24)
            addIncompleteOfSubnetPeers(vnet);
        }
        if (moved) {
            // It comes or goes with what stands in it.
            for (const ObjectId resident : m_document.referrers(id))
                from(resident);
        }
        if (rerouted) {
            // Whether another subnet uses the table decides how GatewaySubnet is repaired (L13).
            for (const ObjectId user : m_document.referrers(subnet->routeTable, Kind::Subnet)) {
                if (m_document.nameOf(user) == Text(edit::kGatewaySubnet))
                    add(user);
            }
        }
        if (reshaped || rerouted) {
            addEndpoints(vnet);
            forEachPeer(vnet, [&](VnetId peer) {
                add(peer);
                addEndpoints(peer);
            });
        }
    }

    void addEndpoints(VnetId vnet)
    {
        for (const ObjectId subnet : azure::subnetsOf(m_document, vnet))
            addResidents(SubnetId::of(subnet), Kind::PrivateEndpoint);
    }

    void fromPeering(PeeringId id)
    {
        const Peering* link = m_document.find(id);
        if (link == nullptr)
            return;
        add(id);
        const Peering* other = m_other.find(id);
        const bool structural = other == nullptr || other->name != link->name
                                || other->virtualNetwork != link->virtualNetwork
                                || other->remoteVirtualNetwork != link->remoteVirtualNetwork
                                || other->disconnected != link->disconnected
                                || other->remoteResourceId != link->remoteResourceId;
        const bool reshaped = structural || other->remoteAddressSpace != link->remoteAddressSpace
                              || other->peerCompleteVnets != link->peerCompleteVnets
                              || other->enableOnlyIPv6Peering != link->enableOnlyIPv6Peering
                              || other->localSubnetNames != link->localSubnetNames
                              || other->remoteSubnetNames != link->remoteSubnetNames;
        if (reshaped)
            fromReshaped(*link, structural);
        if (other != nullptr)
            fromFlags(*link, *other);
    }

    /// A peering that came or went, or whose spaces changed.
    void fromReshaped(const Peering& link, bool structural)
    {
        for (const VnetId vnet : {link.virtualNetwork, link.remoteVirtualNetwork}) {
            if (m_document.find(vnet) == nullptr)
                continue;
            addReadersOfPeerings(vnet);
            addIncomplete(vnet);
            for (const ObjectId neighbour : m_document.referrers(vnet, Kind::Peering)) {
                const Peering* p = m_document.find(PeeringId::of(neighbour));
                // The two networks' sides; with transit in doubt every side of the spoke.
                if (structural || isBetween(*p, link) || p->useRemoteGateways
                    || !azure::hasOwnGateway(m_document, vnet))
                    add(neighbour);
            }
        }
        if (structural) {
            addCommonPeers(link.virtualNetwork, link.remoteVirtualNetwork);
            // V06 texts and deleted networks that bear a name again.
            addPeerings(link.virtualNetwork);
            if (link.remoteVirtualNetwork)
                add(link.remoteVirtualNetwork);
        }
    }

    /// A switch is read by few: the side itself, the other one, and whoever hangs on the gateway
    /// that the spoke of the two uses.
    void fromFlags(const Peering& link, const Peering& other)
    {
        const VnetId local = link.virtualNetwork;
        const VnetId remote = link.remoteVirtualNetwork;
        const bool remoteGateways = other.useRemoteGateways != link.useRemoteGateways;
        const bool transit = other.allowGatewayTransit != link.allowGatewayTransit;
        if (!remoteGateways && !transit)
            return;
        // A side refers to both of its networks, and to one alone when the other was deleted.
        const auto ofLocal = m_document.referrers(local, Kind::Peering);
        const auto ofRemote = m_document.referrers(remote, Kind::Peering);
        for (const ObjectId side : ofLocal.size() < ofRemote.size() ? ofLocal : ofRemote) {
            if (isBetween(*m_document.find(PeeringId::of(side)), link))
                add(side);
        }
        addGatewaysAlone(local);
        addGatewaysAlone(remote);
        if (remoteGateways)
            addReadersOfTransit(local);
        if (transit)
            addReadersOfTransit(remote);
    }

    /// What reads whose gateway a network uses.
    void addReadersOfTransit(VnetId vnet)
    {
        addRouteTables(vnet);
        addIncomplete(vnet);
        for (const ObjectId id : m_document.referrers(vnet, Kind::Peering)) {
            if (m_document.find(PeeringId::of(id))->virtualNetwork == vnet)
                add(id);
        }
    }

    [[nodiscard]] static bool isBetween(const Peering& p, const Peering& link)
    {
        return (p.virtualNetwork == link.virtualNetwork
                && p.remoteVirtualNetwork == link.remoteVirtualNetwork)
               || (p.virtualNetwork == link.remoteVirtualNetwork
                   && p.remoteVirtualNetwork == link.virtualNetwork);
    }

    void fromResident(ObjectId id)
    {
        std::vector<SubnetId> subnets{azure::subnetOf(m_document, id)};
        if (const auto* nic = m_document.find(NicId::of(id))) {
            add(nic->virtualMachine);
            for (const auto& configuration : nic->ipConfigurations)
                subnets.push_back(configuration.subnet);
        }
        for (const SubnetId subnet : subnets) {
            const azure::Subnet* found = m_document.find(subnet);
            if (found == nullptr)
                continue;
            add(subnet);
            for (const edit::AddressUse& use : edit::addressesOf(m_document, id, subnet))
                m_nextHops.forEach(use.address, [&](RouteTableId table) { add(table); });
            if (m_other.contains(id) && azure::subnetOf(m_other, id) == subnet)
                continue;
            // One more or one less: counts, and those who wait for an address.
            add(found->virtualNetwork);
            for (const ObjectId resident : m_document.referrers(subnet)) {
                if (edit::addressesOf(m_document, resident, subnet).empty())
                    add(resident);
            }
        }
        waiting(id);
    }

    /// An address given up may be what another resident waits for.
    void waiting(ObjectId id)
    {
        const auto* nic = m_document.find(NicId::of(id));
        const auto* other = m_other.find(NicId::of(id));
        if (nic == nullptr || other == nullptr || nic->ipConfigurations == other->ipConfigurations)
            return;
        for (const auto& configuration : nic->ipConfigurations) {
            for (const ObjectId resident : m_document.referrers(configuration.subnet)) {
                const auto uses = edit::addressesOf(m_document, resident, configuration.subnet);
                if (uses.empty())
                    add(resident);
            }
        }
    }

    void fromGateway(ObjectId id)
    {
        for (const ObjectId connection : m_document.referrers(id, Kind::Connection))
            fromConnection(ConnectionId::of(connection));
        // All configurations of a gateway should stand in one subnet; nothing keeps a file to it.
        std::set<SubnetId> subnets{azure::subnetOf(m_document, id)};
        if (const auto* gateway = m_document.find(GatewayId::of(id))) {
            for (const auto& configuration : gateway->ipConfigurations)
                subnets.insert(configuration.subnet);
        }
        for (const SubnetId subnet : subnets)
            fromGatewayIn(subnet);
    }

    void fromGatewayIn(SubnetId subnet)
    {
        const VnetId vnet = azure::vnetOf(m_document, subnet);
        add(subnet);
        if (m_document.find(vnet) == nullptr)
            return;
        addGateways(vnet);
        addPeerings(vnet);
        addRouteTables(vnet);
        forEachPeer(vnet, [&](VnetId peer) {
            addRouteTables(peer);
            addPeerings(peer);
        });
        if (const azure::Subnet* place = m_document.find(subnet)) {
            for (const net::Prefix& prefix : place->addressPrefixes)
                m_nextHops.forEachInside(prefix, [&](RouteTableId table) { add(table); });
        }
    }

    void fromConnection(ConnectionId id)
    {
        const azure::Connection* connection = m_document.find(id);
        if (connection == nullptr)
            return;
        add(id);
        for (const GatewayId gateway :
             {connection->virtualNetworkGateway1, connection->virtualNetworkGateway2}) {
            if (!gateway)
                continue;
            add(gateway);
            for (const ObjectId sibling : m_document.referrers(gateway, Kind::Connection))
                add(sibling);
        }
    }

    void fromRouteTable(RouteTableId id)
    {
        std::set<VnetId> vnets;
        for (const ObjectId subnet : m_document.referrers(id, Kind::Subnet)) {
            add(subnet);
            vnets.insert(azure::vnetOf(m_document, subnet));
        }
        for (const VnetId vnet : vnets) {
            addEndpoints(vnet);
            forEachPeer(vnet, [&](VnetId peer) {
                add(peer);
                addEndpoints(peer);
            });
        }
    }

    const Document& m_document;
    const Document& m_other;
    const NextHopIndex& m_nextHops;
    std::set<ObjectId>& m_units;
};

} // namespace

NextHopIndex::NextHopIndex(const Document& document)
{
    document.all<azure::RouteTable>().forEach(
        [&](RouteTableId id, const azure::RouteTable& table) { update(id, nullptr, &table); });
}

void NextHopIndex::update(RouteTableId id, const azure::RouteTable* before,
                          const azure::RouteTable* after)
{
    if (before != nullptr) {
        for (const azure::Route& route : before->routes) {
            if (!route.nextHopIpAddress)
                continue;
            const auto place = m_tables.find(*route.nextHopIpAddress);
            if (place == m_tables.end())
                continue;
            place->second.erase(id);
            if (place->second.empty())
                m_tables.erase(place);
        }
    }
    if (after != nullptr) {
        for (const azure::Route& route : after->routes) {
            if (route.nextHopIpAddress)
                m_tables[*route.nextHopIpAddress].insert(id);
        }
    }
}

void NextHopIndex::forEach(const net::Address& address,
                           const std::function<void(RouteTableId)>& visit) const
{
    const auto place = m_tables.find(address);
    if (place == m_tables.end())
        return;
    for (const RouteTableId id : place->second)
        visit(id);
}

void NextHopIndex::forEachInside(const net::Prefix& prefix,
                                 const std::function<void(RouteTableId)>& visit) const
{
    for (const auto& [address, tables] : m_tables) {
        if (!prefix.contains(address))
            continue;
        for (const RouteTableId id : tables)
            visit(id);
    }
}

void addDependents(const Document& document, const Document& other, const NextHopIndex& nextHops,
                   ObjectId id, std::set<ObjectId>& units)
{
    Spread(document, other, nextHops, units).from(id);
}

} // namespace peerscape::check
