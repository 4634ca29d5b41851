#include "tests/property/random_edits.h"

#include "core/azure/peering_state.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/route/none_list.h"
#include "tests/support/network_builder.h"

#include <random>
#include <string>

namespace peerscape::test {

using namespace azure;
using edit::EditResult;

namespace {

constexpr std::array kPrefixes{"10.0.0.0/16",    "10.1.0.0/16",    "10.64.0.0/10", "10.7.0.0/24",
                               "192.168.0.0/24", "172.16.4.0/22",  "0.0.0.0/0",    "10.0.0.0/8",
                               "10.0.1.4/32",    "192.168.1.0/24", "fd00:1::/48",  "20.0.0.0/8"};
constexpr std::array kEditedSubnetNames{"GatewaySubnet", "", "apps", "AzureFirewallSubnet"};
constexpr std::array kEditedRegions{"westeurope", "eastus"};

/// Chooses the arguments of one edit.
class Edits
{
public:
    Edits(const Document& document, const Dice& dice)
        : m_document(document)
        , m_dice(dice)
    {
    }

    [[nodiscard]] EditResult make() const
    {
        switch (m_dice[0] % 6) {
        case 0:
            return create();
        case 1:
            return createBeside();
        case 2:
            return peer();
        case 3:
            return change();
        case 4:
            return tune();
        default:
            return reshape();
        }
    }

private:
    template<class List>
    auto pick(const List& list, std::size_t die) const
    {
        return list[m_dice[die] % list.size()];
    }

    template<class R>
    Id<R::kKind> any(std::size_t die) const
    {
        std::vector<Id<R::kKind>> ids;
        m_document.all<R>().forEach([&](auto id, const auto&) { ids.push_back(id); });
        return ids.empty() ? Id<R::kKind>() : ids[m_dice[die] % ids.size()];
    }

    [[nodiscard]] ObjectId anything(std::size_t die) const
    {
        std::vector<ObjectId> ids;
        m_document.forEachTable([&](const auto& table) {
            table.forEach([&](auto id, const auto&) { ids.push_back(id); });
        });
        return ids.empty() ? ObjectId() : pick(ids, die);
    }

    [[nodiscard]] EditResult create() const
    {
        const VnetId vnet = any<VirtualNetwork>(2);
        const SubnetId subnet = any<Subnet>(2);
        switch (m_dice[1] % 8) {
        case 0: {
            edit::NewVnet what;
            if (m_dice[2] % 2 == 0)
                what.addressPrefixes = {prefix(pick(kPrefixes, 3))};
            what.location = pick(kEditedRegions, 2);
            return edit::addVnet(m_document, what);
        }
        case 1:
            return edit::addSubnet(m_document, vnet, pick(kEditedSubnetNames, 3));
        case 2:
            return edit::addVm(m_document, subnet);
        case 3:
            return edit::addAppliance(m_document, subnet);
        case 4:
            return edit::addGateway(m_document, vnet,
                                    m_dice[3] % 3 == 0 ? GatewayType::ExpressRoute
                                                       : GatewayType::Vpn);
        case 5:
            return edit::addPrivateEndpoint(m_document, subnet);
        case 6:
            return edit::addRouteTable(m_document, subnet);
        default:
            return edit::addRouteServer(m_document, vnet);
        }
    }

    [[nodiscard]] EditResult createBeside() const
    {
        const SubnetId subnet = any<Subnet>(2);
        switch (m_dice[1] % 9) {
        case 0:
            return edit::addSite(m_document);
        case 1:
            return edit::addCircuit(m_document);
        case 2:
            return edit::addConnection(m_document, anything(2), anything(3));
        case 3:
            return edit::addFirewall(m_document, any<VirtualNetwork>(2));
        case 4:
            return edit::addBastion(m_document, any<VirtualNetwork>(2));
        case 5:
            return edit::addNsg(m_document, subnet);
        case 6:
            return edit::addNatGateway(m_document, subnet);
        case 7:
            return edit::addPublicIp(m_document, any<NetworkInterface>(2));
        default:
            return edit::addConnection(m_document, any<VirtualNetworkGateway>(2),
                                       m_dice[3] % 2 == 0
                                           ? ObjectId(any<LocalNetworkGateway>(3))
                                           : ObjectId(any<VirtualNetworkGateway>(3)));
        }
    }

    [[nodiscard]] EditResult peer() const
    {
        const VnetId a = any<VirtualNetwork>(2);
        const VnetId b = any<VirtualNetwork>(3);
        const PeeringId peering = any<Peering>(2);
        switch (m_dice[1] % 10) {
        case 0:
        case 1:
        case 2:
        case 3:
            return edit::addPeeringPair(m_document, a, b);
        case 4:
            return edit::addPeering(m_document, a, b);
        case 5:
            return edit::addReciprocal(m_document, peering);
        case 6:
            return edit::removePeering(m_document, peering);
        case 7:
            return edit::removePeeringPair(m_document, peering);
        case 8:
            return edit::syncPeering(m_document, stale(peering));
        default:
            return edit::resetPeering(m_document, peering);
        }
    }

    /// A peering that can be synced, if there is one, else `otherwise`.
    [[nodiscard]] PeeringId stale(PeeringId otherwise) const
    {
        PeeringId found = otherwise;
        m_document.all<Peering>().forEach([&](PeeringId id, const Peering& peering) {
            if (isLive(m_document, id) && isStale(m_document, peering))
                found = id;
        });
        return found;
    }

    [[nodiscard]] EditResult change() const
    {
        switch (m_dice[1] % 7) {
        case 0:
            return edit::modify(m_document, any<Peering>(2), [](Peering& link) {
                link.useRemoteGateways = !link.useRemoteGateways;
            });
        case 1:
            return edit::modify(m_document, any<Peering>(2),
                                [&](Peering& link) { link.allowGatewayTransit = m_dice[3] % 2; });
        case 2:
            return edit::modify(m_document, any<VirtualNetwork>(2), [&](VirtualNetwork& vnet) {
                vnet.addressPrefixes.push_back(prefix(pick(kPrefixes, 3)));
            });
        case 3:
            return edit::modify(m_document, any<RouteTable>(2), [&](RouteTable& table) {
                Route route;
                route.name = "r" + std::to_string(table.routes.size());
                route.addressPrefix = prefix(pick(kPrefixes, 3));
                route.nextHopType =
                    m_dice[2] % 2 == 0 ? NextHopType::VirtualAppliance : NextHopType::None;
                if (m_dice[2] % 2 == 0)
                    route.nextHopIpAddress = address("10.0.0.4");
                table.routes.push_back(route);
            });
        case 4:
            return edit::modify(m_document, any<LocalNetworkGateway>(2),
                                [&](LocalNetworkGateway& site) {
                                    site.addressPrefixes = {prefix(pick(kPrefixes, 3))};
                                });
        case 5:
            return edit::modify(m_document, any<Connection>(2),
                                [&](Connection& connection) { connection.up = m_dice[3] % 2; });
        default:
            return edit::modify(m_document, any<Subnet>(2),
                                [&](Subnet& subnet) { subnet.routeTable = any<RouteTable>(3); });
        }
    }

    /// Changes that matter to the checks alone.
    [[nodiscard]] EditResult tune() const
    {
        const bool on = m_dice[3] % 2 == 0;
        switch (m_dice[1] % 12) {
        case 0:
            return edit::modify(m_document, any<Peering>(2),
                                [&](Peering& link) { link.allowForwardedTraffic = on; });
        case 1:
            return edit::modify(m_document, any<Peering>(2),
                                [&](Peering& link) { link.allowVirtualNetworkAccess = on; });
        case 2:
            return edit::modify(m_document, any<NetworkInterface>(2),
                                [&](NetworkInterface& nic) { nic.enableIPForwarding = on; });
        case 3:
            return edit::modify(m_document, any<NetworkInterface>(2),
                                [&](NetworkInterface& nic) { nic.osForwards = on; });
        case 4:
            return edit::modify(m_document, any<VirtualMachine>(2),
                                [&](VirtualMachine& machine) { machine.running = on; });
        case 5:
            return edit::modify(m_document, any<Subnet>(2),
                                [&](Subnet& subnet) { subnet.defaultOutboundAccess = on; });
        case 6:
            return edit::modify(m_document, any<Subnet>(2), [&](Subnet& subnet) {
                subnet.privateEndpointNetworkPolicies =
                    static_cast<PrivateEndpointNetworkPolicies>(m_dice[3] % 4);
            });
        case 7:
            return edit::modify(m_document, any<Subnet>(2), [&](Subnet& subnet) {
                subnet.networkSecurityGroup = on ? any<NetworkSecurityGroup>(3) : NsgId();
            });
        case 8:
            return edit::modify(m_document, any<NetworkSecurityGroup>(2),
                                [&](NetworkSecurityGroup& group) {
                                    SecurityRule rule;
                                    rule.name = "rule" + std::to_string(m_dice[3] % 4);
                                    rule.priority = 100 + static_cast<int>(m_dice[3] % 4);
                                    rule.sourceAddressPrefixes = {on ? "*" : "Internet"};
                                    rule.destinationAddressPrefixes = {"*"};
                                    rule.sourcePortRanges = {"*"};
                                    rule.destinationPortRanges = {on ? "*" : "443"};
                                    group.securityRules.push_back(rule);
                                });
        case 9:
            return edit::modify(m_document, any<VirtualNetworkGateway>(2),
                                [&](VirtualNetworkGateway& gateway) {
                                    gateway.vpnClientAddressPool = {prefix(pick(kPrefixes, 3))};
                                });
        case 10:
            return edit::modify(m_document, any<RouteTable>(2),
                                [&](RouteTable& table) { table.disableBgpRoutePropagation = on; });
        default:
            return edit::addLoadBalancer(m_document, any<Subnet>(2));
        }
    }

    [[nodiscard]] EditResult reshape() const
    {
        switch (m_dice[1] % 6) {
        case 0:
            return edit::removeObjects(m_document, {anything(2)});
        case 1:
            return edit::removeStrict(m_document, anything(2));
        case 2:
            return edit::setRegion(m_document, any<VirtualNetwork>(2), pick(kEditedRegions, 3));
        case 3:
            return edit::moveToSubnet(m_document, any<NetworkInterface>(2), any<Subnet>(3));
        case 4:
            return edit::rename(m_document, anything(2), "name" + std::to_string(m_dice[3] % 8));
        default: {
            DocumentSettings settings = m_document.settings();
            settings.noneList = route::noneLists()[m_dice[2] % route::noneLists().size()].id;
            return edit::setSettings(m_document, settings);
        }
        }
    }

    const Document& m_document;
    const Dice& m_dice;
};

} // namespace

EditResult randomEdit(const Document& document, const Dice& dice)
{
    return Edits(document, dice).make();
}

azure::Document drawnDocument(std::uint32_t seed)
{
    std::mt19937 random(seed);
    azure::Document document = startingNetwork();
    for (int i = 0; i < 40; ++i) {
        const auto die = [&] { return static_cast<std::uint32_t>(random() % 4096); };
        if (const edit::EditResult result = randomEdit(document, {die(), die(), die(), die()}))
            document = result->next;
    }
    return document;
}

} // namespace peerscape::test
