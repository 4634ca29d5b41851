#include "core/reach/footprint.h"

#include "core/azure/names.h"
#include "core/base/sort_unique.h"

#include <algorithm>
#include <iterator>

namespace peerscape::reach {

using azure::Document;

namespace {

/// Collects the networks that one changed object stands in or acts on.
class ImpactFinder
{
public:
    ImpactFinder(const Document& document, Impact& impact)
        : m_document(document)
        , m_impact(impact)
    {
    }

    /// `isChanged`: the object itself, not one that refers to it.
    void visit(ObjectId id, bool isChanged = true)
    {
        switch (id.kind()) {
        case Kind::VirtualNetwork:
        case Kind::Subnet:
            m_impact.outside = true; // what gateways announce
            addVnetOf(id);
            break;
        case Kind::Peering:
            m_impact.outside = true;
            if (const auto* peering = m_document.find(PeeringId::of(id))) {
                add(peering->virtualNetwork);
                add(peering->remoteVirtualNetwork);
            }
            break;
        case Kind::NetworkInterface:
            visitNic(NicId::of(id), isChanged);
            break;
        case Kind::VirtualNetworkGateway:
        case Kind::RouteServer:
            m_impact.outside = true;
            addVnetOf(id);
            break;
        case Kind::LocalNetworkGateway:
        case Kind::ExpressRouteCircuit:
        case Kind::Connection:
            m_impact.outside = true;
            break;
        case Kind::LoadBalancer:
            addVnetOf(id);
            if (const auto* balancer = m_document.find(LoadBalancerId::of(id))) {
                for (const NicId nic : balancer->backendNics)
                    addVnetOf(nic);
            }
            break;
        case Kind::PrivateEndpoint:
        case Kind::AzureFirewall:
        case Kind::BastionHost:
            addVnetOf(id);
            break;
        case Kind::VirtualMachine:
        case Kind::RouteTable:
        case Kind::NetworkSecurityGroup:
        case Kind::ApplicationSecurityGroup:
        case Kind::PublicIpAddress:
        case Kind::NatGateway:
            for (const ObjectId user : m_document.referrers(id))
                visit(user, false);
            break;
        default:
            break;
        }
    }

private:
    void add(VnetId vnet)
    {
        if (vnet)
            m_impact.vnets.push_back(vnet);
    }
    void addVnetOf(ObjectId id) { add(azure::vnetOf(m_document, id)); }

    void visitNic(NicId id, bool isChanged)
    {
        const auto* nic = m_document.find(id);
        if (nic == nullptr)
            return;
        m_impact.outside = m_impact.outside || !nic->advertises.empty();
        for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations) {
            addVnetOf(configuration.subnet);
            if (!isChanged)
                continue;
            for (const AsgId group : configuration.applicationSecurityGroups) {
                for (const ObjectId rules : m_document.referrers(group, Kind::NetworkSecurityGroup))
                    visit(rules, false);
            }
        }
        for (const ObjectId balancer : m_document.referrers(id, Kind::LoadBalancer))
            addVnetOf(balancer);
    }

    const Document& m_document;
    Impact& m_impact;
};

} // namespace

void Footprint::add(VnetId vnet)
{
    if (!vnet)
        return;
    const auto place = std::lower_bound(vnets.begin(), vnets.end(), vnet);
    if (place == vnets.end() || *place != vnet)
        vnets.insert(place, vnet);
}

void Footprint::add(const Footprint& other)
{
    outside = outside || other.outside;
    for (const VnetId vnet : other.vnets)
        add(vnet);
}

bool Impact::touches(const Footprint& footprint) const
{
    if (everything || (outside && footprint.outside))
        return true;
    return std::any_of(footprint.vnets.begin(), footprint.vnets.end(), [&](VnetId vnet) {
        return std::binary_search(vnets.begin(), vnets.end(), vnet);
    });
}

Impact impactOf(const Document& before, const Document& after, const azure::ChangeSet& changes,
                const std::vector<VnetId>& touchedVnets)
{
    Impact impact;
    impact.everything = before.settings().noneList != after.settings().noneList;
    impact.vnets = touchedVnets;
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed}) {
        for (const ObjectId id : *list) {
            ImpactFinder(before, impact).visit(id);
            ImpactFinder(after, impact).visit(id);
        }
    }
    sortUnique(impact.vnets);
    return impact;
}

} // namespace peerscape::reach
