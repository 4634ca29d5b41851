#include "core/route/affected.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/base/sort_unique.h"

#include <algorithm>

namespace peerscape::route {

using azure::Document;

namespace {

/// Appends the networks at the far ends of a gateway's Vnet2Vnet connections.
void appendPartnersOf(const Document& document, GatewayId gateway, std::vector<VnetId>& partners)
{
    for (const ObjectId id : document.referrers(gateway, Kind::Connection)) {
        const azure::Connection* connection = document.find(ConnectionId::of(id));
        for (const GatewayId end :
             {connection->virtualNetworkGateway1, connection->virtualNetworkGateway2}) {
            const VnetId vnet = azure::vnetOf(document, end);
            if (end != gateway && vnet)
                partners.push_back(vnet);
        }
    }
}

bool hasIPv6(const azure::Subnet& subnet)
{
    return std::any_of(subnet.addressPrefixes.begin(), subnet.addressPrefixes.end(),
                       [](const net::Prefix& prefix) { return !prefix.isV4(); });
}

/// Looks at one changed object after the other, in the version before and the one after.
class Finder
{
public:
    Finder(const Document& before, const Document& after)
        : m_documents{&before, &after}
    {
    }

    Affected find(const azure::ChangeSet& changes)
    {
        for (const auto* ids : {&changes.added, &changes.updated, &changes.removed}) {
            for (const ObjectId id : *ids)
                visit(id);
        }
        m_result.normalise();
        return std::move(m_result);
    }

private:
    void visit(ObjectId id)
    {
        switch (id.kind()) {
        case Kind::VirtualNetwork:
            visitVnet(VnetId::of(id));
            break;
        case Kind::Subnet:
            visitSubnet(SubnetId::of(id));
            break;
        case Kind::Peering:
            visitPeering(PeeringId::of(id));
            break;
        case Kind::NetworkInterface:
            visitNic(NicId::of(id));
            break;
        case Kind::RouteTable:
            m_result.routeTables.push_back(RouteTableId::of(id));
            break;
        case Kind::VirtualNetworkGateway:
            visitGateway(GatewayId::of(id));
            break;
        case Kind::PublicIpAddress:
            for (const Document* document : m_documents) {
                for (const ObjectId gateway : document->referrers(id, Kind::VirtualNetworkGateway))
                    markGateways(azure::vnetOf(*document, gateway));
            }
            break;
        case Kind::LocalNetworkGateway:
        case Kind::ExpressRouteCircuit:
            for (const Document* document : m_documents) {
                for (const ObjectId connection : document->referrers(id, Kind::Connection))
                    markConnection(*document, ConnectionId::of(connection));
            }
            break;
        case Kind::Connection:
            for (const Document* document : m_documents)
                markConnection(*document, ConnectionId::of(id));
            break;
        case Kind::RouteServer:
            for (const Document* document : m_documents)
                markGateways(azure::vnetOf(*document, id));
            break;
        case Kind::PrivateEndpoint:
            for (const Document* document : m_documents)
                markEndpoints(azure::vnetOf(*document, id));
            break;
        default:
            break; // no other kind has a part in routes
        }
    }

    void markGateways(VnetId vnet)
    {
        if (vnet)
            m_result.gateways.push_back(vnet);
    }
    void markEndpoints(VnetId vnet)
    {
        if (vnet)
            m_result.endpoints.push_back(vnet);
    }
    void markConnection(const Document& document, ConnectionId id)
    {
        if (const azure::Connection* connection = document.find(id)) {
            markGateways(azure::vnetOf(document, connection->virtualNetworkGateway1));
            markGateways(azure::vnetOf(document, connection->virtualNetworkGateway2));
        }
    }

    void visitVnet(VnetId id)
    {
        const azure::VirtualNetwork* before = m_documents[0]->find(id);
        const azure::VirtualNetwork* after = m_documents[1]->find(id);
        if (after == nullptr)
            m_result.removed.push_back(id);
        if (before == nullptr || after == nullptr || before->location != after->location)
            markLinksOf(id);
        if (before == nullptr || after == nullptr) {
            m_result.transit.push_back(id);
            markGateways(id);
        }
        if (before == nullptr || after == nullptr
            || before->addressPrefixes != after->addressPrefixes) {
            m_result.space.push_back(id);
            m_result.advertised.push_back(id);
            markEndpoints(id);
        } else if (before->summarizedGatewayPrefixes != after->summarizedGatewayPrefixes) {
            m_result.advertised.push_back(id);
        }
    }

    /// All peerings of a network and those towards it.
    void markLinksOf(VnetId id)
    {
        for (const Document* document : m_documents) {
            for (const ObjectId peering : document->referrers(id, Kind::Peering))
                markLink(*document, PeeringId::of(peering));
        }
    }

    void markLink(const Document& document, PeeringId id)
    {
        const VnetId owner = document.find(id)->virtualNetwork;
        if (owner)
            m_result.links.emplace_back(owner, id);
    }

    void visitPeering(PeeringId id)
    {
        const azure::Peering* before = m_documents[0]->find(id);
        const azure::Peering* after = m_documents[1]->find(id);
        const bool both = before != nullptr && after != nullptr;
        const auto differs = [&](auto member) {
            return !both || before->*member != after->*member;
        };
        using azure::Peering;
        const bool live = differs(&Peering::virtualNetwork) || differs(&Peering::disconnected)
                          || differs(&Peering::remoteVirtualNetwork);
        const bool listed =
            differs(&Peering::peerCompleteVnets) || differs(&Peering::remoteSubnetNames);
        const bool rows = live || listed || differs(&Peering::remoteAddressSpace)
                          || differs(&Peering::enableOnlyIPv6Peering);
        for (const Document* document : m_documents) {
            if (document->find(id) == nullptr)
                continue;
            if (rows)
                markLink(*document, id);
            if (!live)
                break; // it has the same ends in both
            markPair(*document->find(id));
        }
        if (both && before->allowGatewayTransit != after->allowGatewayTransit)
            m_result.offers.push_back(id);
        // With the flag set or cleared on one peering, another may come into force or lose it
        // (V04).
        for (const azure::Peering* peering : {before, after}) {
            if (peering != nullptr && peering->virtualNetwork
                && (peering->useRemoteGateways || differs(&Peering::useRemoteGateways)))
                m_result.transit.push_back(peering->virtualNetwork);
        }
    }

    /// The peerings between the two networks of `peering`, both ways, each to be looked at again,
    /// and the networks of those that use the other's gateway.
    void markPair(const azure::Peering& peering)
    {
        const Document& after = *m_documents[1];
        const VnetId a = peering.virtualNetwork;
        const VnetId b = peering.remoteVirtualNetwork;
        if (!a || !b)
            return;
        for (const ObjectId id : azure::peeringsOfEither(after, a, b)) {
            const azure::Peering& other = *after.find(PeeringId::of(id));
            const bool between = (other.virtualNetwork == a && other.remoteVirtualNetwork == b)
                                 || (other.virtualNetwork == b && other.remoteVirtualNetwork == a);
            if (!between)
                continue;
            m_result.links.emplace_back(other.virtualNetwork, PeeringId::of(id));
            if (other.useRemoteGateways)
                m_result.transit.push_back(other.virtualNetwork);
        }
    }

    void visitSubnet(SubnetId id)
    {
        const azure::Subnet* before = m_documents[0]->find(id);
        const azure::Subnet* after = m_documents[1]->find(id);
        const bool both = before != nullptr && after != nullptr;
        const auto differs = [&](auto member) {
            return !both || before->*member != after->*member;
        };
        using azure::Subnet;
        if (differs(&Subnet::virtualNetwork) || differs(&Subnet::routeTable)
            || differs(&Subnet::serviceEndpoints) || hasIPv6(*before) != hasIPv6(*after))
            m_result.subnets.push_back(id);
        const bool place = differs(&Subnet::virtualNetwork) || differs(&Subnet::addressPrefixes);
        const bool endpoints =
            place || differs(&Resource::name) || differs(&Subnet::privateEndpointNetworkPolicies);
        for (const Document* document : m_documents) {
            const azure::Subnet* subnet = document->find(id);
            if (subnet == nullptr)
                continue;
            if (place && azure::hasOwnGateway(*document, subnet->virtualNetwork)) {
                markGateways(subnet->virtualNetwork);
                for (const ObjectId gateway : document->referrers(id, Kind::VirtualNetworkGateway))
                    appendPartnersOf(*document, GatewayId::of(gateway), m_result.gateways);
            }
            if (endpoints && !document->referrers(id, Kind::PrivateEndpoint).empty())
                markEndpoints(subnet->virtualNetwork);
        }
    }

    /// An interface matters only for what it tells a route server.
    void visitNic(NicId id)
    {
        const azure::NetworkInterface* before = m_documents[0]->find(id);
        const azure::NetworkInterface* after = m_documents[1]->find(id);
        if ((before == nullptr || before->advertises.empty())
            && (after == nullptr || after->advertises.empty()))
            return;
        for (const Document* document : m_documents) {
            if (const azure::NetworkInterface* nic = document->find(id)) {
                for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations)
                    markGateways(azure::vnetOf(*document, configuration.subnet));
            }
        }
    }

    void visitGateway(GatewayId id)
    {
        for (const Document* document : m_documents) {
            const azure::VirtualNetworkGateway* gateway = document->find(id);
            if (gateway == nullptr)
                continue;
            for (const azure::GatewayIpConfiguration& configuration : gateway->ipConfigurations)
                markGateways(azure::vnetOf(*document, configuration.subnet));
            appendPartnersOf(*document, id, m_result.gateways);
        }
    }

    using Resource = azure::Resource;
    const Document* m_documents[2];
    Affected m_result;
};

} // namespace

void Affected::normalise()
{
    for (auto* list : {&removed, &space, &transit, &gateways, &advertised, &endpoints})
        sortUnique(*list);
    sortUnique(offers);
    sortUnique(links);
    sortUnique(routeTables);
    sortUnique(subnets);
}

Affected findAffected(const Document& before, const Document& after,
                      const azure::ChangeSet& changes)
{
    return Finder(before, after).find(changes);
}

void appendPartners(const Document& document, VnetId vnet, std::vector<VnetId>& partners)
{
    for (const GatewayId gateway : azure::gatewaysOf(document, vnet))
        appendPartnersOf(document, gateway, partners);
}

} // namespace peerscape::route
