#include "tests/property/random_network.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/azure/references.h"
#include "core/edit/remove.h"
#include "core/route/none_list.h"
#include "tests/support/network_builder.h"

#include <algorithm>

namespace peerscape::test {

using namespace azure;

namespace {

// Few prefixes, many relations: equal, inside, around, of both families.
constexpr std::array kSpaces{"10.0.0.0/16",   "10.1.0.0/16",    "10.0.0.0/8",     "10.1.2.0/24",
                             "172.16.0.0/12", "192.168.0.0/16", "192.168.4.0/22", "20.35.252.0/22",
                             "25.4.0.0/14",   "fd00:1::/48",    "fd00:2::/48",    "0.0.0.0/0",
                             "10.1.2.4/32",   "100.64.0.0/10",  "::/0",           "128.0.0.0/1",
                             "10.1.2.0/27",   "10.0.5.0/24"};
constexpr std::array kAddresses{"10.1.2.4", "10.0.0.4", "192.168.4.9", "fd00:1::4", "10.1.2.30"};
constexpr std::array kRegions{"westeurope", "WestEurope", "eastus"};
constexpr std::array kSubnetNames{"GatewaySubnet", "a", "b", "RouteServerSubnet", "gatewaysubnet"};

/// Makes the choices of one step.
class Step
{
public:
    Step(Transaction& transaction, const Dice& dice)
        : m_transaction(transaction)
        , m_document(transaction.document())
        , m_dice(dice)
    {
    }

    void make()
    {
        switch (m_dice[0] % 29) {
        case 0:
            addVnet();
            break;
        case 1:
            changeSpace();
            break;
        case 2:
            changeVnet();
            break;
        case 3:
            addSubnet();
            break;
        case 4:
        case 5:
            changeSubnet();
            break;
        case 6:
        case 7:
            addLink();
            break;
        case 8:
        case 9:
        case 10:
            changeLink();
            break;
        case 11:
            changeSubnetLink();
            break;
        case 12:
            m_transaction.add(named<RouteTable>());
            break;
        case 13:
        case 14:
            changeRouteTable();
            break;
        case 15:
            addGateway();
            break;
        case 16:
        case 17:
            changeGateway();
            break;
        case 18:
            addFarEnd();
            break;
        case 19:
            changeFarEnd();
            break;
        case 20:
        case 21:
            addConnection();
            break;
        case 22:
            changeConnection();
            break;
        case 23:
            changePublicIp();
            break;
        case 24:
            changeEndpoint();
            break;
        case 25:
            changeRouteServer();
            break;
        case 26:
            changeNic();
            break;
        case 27:
            remove();
            break;
        default:
            changeSettings();
            break;
        }
    }

private:
    template<class List>
    auto pick(const List& list, std::size_t die) const
    {
        return list[m_dice[die] % list.size()];
    }
    [[nodiscard]] Prefix space(std::size_t die) const { return prefix(pick(kSpaces, die)); }
    [[nodiscard]] bool coin(std::size_t die) const { return (m_dice[die] / 64) % 2 == 0; }

    /// Some object of a kind; none when there is none.
    template<class R>
    Id<R::kKind> any(std::size_t die) const
    {
        std::vector<Id<R::kKind>> ids;
        m_document.all<R>().forEach([&](auto id, const auto&) { ids.push_back(id); });
        return ids.empty() ? Id<R::kKind>() : ids[m_dice[die] % ids.size()];
    }

    template<class R>
    R named() const
    {
        R resource;
        resource.name = "r" + std::to_string(m_document.all<R>().nextIndex());
        return resource;
    }

    /// Adds the prefix to a list, or takes it out.
    template<class List>
    static void toggle(List& list, const Prefix& value)
    {
        const auto place = std::find(list.begin(), list.end(), value);
        if (place == list.end())
            list.push_back(value);
        else
            list.erase(place);
    }

    void addVnet()
    {
        auto vnet = named<VirtualNetwork>();
        vnet.location = pick(kRegions, 1);
        vnet.addressPrefixes = {space(2)};
        m_transaction.add(vnet);
    }

    void changeSpace()
    {
        m_transaction.update(any<VirtualNetwork>(1), [&](VirtualNetwork& vnet) {
            if (vnet.addressPrefixes.size() > 1 && coin(3))
                std::rotate(vnet.addressPrefixes.begin(), vnet.addressPrefixes.begin() + 1,
                            vnet.addressPrefixes.end());
            else
                toggle(vnet.addressPrefixes, space(2));
        });
    }

    void changeVnet()
    {
        m_transaction.update(any<VirtualNetwork>(1), [&](VirtualNetwork& vnet) {
            if (coin(3))
                vnet.location = pick(kRegions, 2);
            else
                toggle(vnet.summarizedGatewayPrefixes, space(2));
        });
    }

    void addSubnet()
    {
        auto subnet = named<Subnet>();
        subnet.virtualNetwork = any<VirtualNetwork>(1);
        subnet.name = pick(kSubnetNames, 2);
        subnet.addressPrefixes = {space(3)};
        if (subnet.virtualNetwork)
            m_transaction.add(subnet);
    }

    void changeSubnet()
    {
        m_transaction.update(any<Subnet>(1), [&](Subnet& subnet) {
            switch (m_dice[2] % 7) {
            case 0:
                toggle(subnet.addressPrefixes, space(3));
                break;
            case 1:
                subnet.routeTable = RouteTableId();
                break;
            case 2:
                subnet.name = pick(kSubnetNames, 3);
                break;
            case 3:
                subnet.privateEndpointNetworkPolicies =
                    static_cast<PrivateEndpointNetworkPolicies>(m_dice[3] % 4);
                break;
            case 4:
                if (subnet.serviceEndpoints.size() > 1)
                    subnet.serviceEndpoints.clear();
                else
                    subnet.serviceEndpoints.push_back(coin(3) ? "Microsoft.Storage" : "Sql");
                break;
            case 5:
                subnet.virtualNetwork = any<VirtualNetwork>(3);
                break;
            default:
                subnet.routeTable = any<RouteTable>(3);
                break;
            }
        });
    }

    void addLink()
    {
        auto link = named<Peering>();
        link.virtualNetwork = any<VirtualNetwork>(1);
        link.remoteVirtualNetwork = any<VirtualNetwork>(2);
        if (!link.virtualNetwork || link.virtualNetwork == link.remoteVirtualNetwork)
            return;
        link.allowGatewayTransit = m_dice[3] % 2 == 0;
        link.useRemoteGateways = m_dice[3] % 3 == 0;
        link.remoteAddressSpace = currentRemoteSpace(m_document, link);
        auto back = link;
        std::swap(back.virtualNetwork, back.remoteVirtualNetwork);
        back.remoteAddressSpace = currentRemoteSpace(m_document, back);
        m_transaction.add(link);
        if (m_dice[3] % 4 != 0)
            m_transaction.add(back);
    }

    void changeLink()
    {
        const PeeringId id = any<Peering>(1);
        if (!id)
            return;
        const auto space = currentRemoteSpace(m_document, *m_document.find(id));
        m_transaction.update(id, [&](Peering& link) {
            switch (m_dice[2] % 8) {
            case 0:
                link.allowGatewayTransit = !link.allowGatewayTransit;
                break;
            case 1:
                link.useRemoteGateways = !link.useRemoteGateways;
                break;
            case 2:
                link.allowForwardedTraffic = !link.allowForwardedTraffic;
                break;
            case 3:
                link.disconnected = !link.disconnected;
                break;
            case 4:
                toggle(link.remoteAddressSpace, this->space(3));
                break;
            case 5:
                link.name = coin(3) ? "renamed" : "again";
                break;
            case 6:
                if (const VnetId other = any<VirtualNetwork>(3); other != link.virtualNetwork)
                    link.remoteVirtualNetwork = coin(3) ? other : VnetId();
                break;
            default:
                link.remoteAddressSpace = space;
                break;
            }
        });
    }

    void changeSubnetLink()
    {
        m_transaction.update(any<Peering>(1), [&](Peering& link) {
            switch (m_dice[2] % 4) {
            case 0:
                link.enableOnlyIPv6Peering = !link.enableOnlyIPv6Peering;
                break;
            case 1:
                link.remoteSubnetNames.clear();
                break;
            case 2:
                link.remoteSubnetNames.push_back(Text(pick(kSubnetNames, 3)));
                break;
            default:
                link.peerCompleteVnets = !link.peerCompleteVnets;
                break;
            }
        });
    }

    void changeRouteTable()
    {
        m_transaction.update(any<RouteTable>(1), [&](RouteTable& table) {
            if (m_dice[2] % 8 == 0) {
                table.disableBgpRoutePropagation = !table.disableBgpRoutePropagation;
            } else if (m_dice[2] % 8 == 1) {
                table.routes.clear();
            } else {
                constexpr std::array kTypes{NextHopType::VirtualAppliance, NextHopType::VnetLocal,
                                            NextHopType::Internet, NextHopType::None,
                                            NextHopType::VirtualNetworkGateway};
                Route route;
                route.name = "route" + std::to_string(table.routes.size());
                route.nextHopType = pick(kTypes, 2);
                if (m_dice[3] % 32 == 31)
                    route.serviceTag = "Storage";
                else
                    route.addressPrefix = space(3);
                if (route.nextHopType == NextHopType::VirtualAppliance)
                    route.nextHopIpAddress = address(pick(kAddresses, 3));
                table.routes.push_back(route);
            }
        });
    }

    void addGateway()
    {
        auto gateway = named<VirtualNetworkGateway>();
        gateway.gatewayType = m_dice[2] % 3 == 0 ? GatewayType::ExpressRoute : GatewayType::Vpn;
        gateway.enableBgp = m_dice[2] % 2 == 0;
        gateway.activeActive = coin(2);
        GatewayIpConfiguration configuration;
        configuration.subnet = any<Subnet>(1);
        configuration.publicIPAddress = any<PublicIpAddress>(3);
        gateway.ipConfigurations = {configuration};
        if (configuration.subnet)
            m_transaction.add(gateway);
    }

    void changeGateway()
    {
        m_transaction.update(any<VirtualNetworkGateway>(1), [&](VirtualNetworkGateway& gateway) {
            switch (m_dice[2] % 9) {
            case 0:
                gateway.activeActive = !gateway.activeActive;
                break;
            case 1:
                gateway.enableBgp = !gateway.enableBgp;
                break;
            case 2:
                gateway.gatewayDefaultSite = any<LocalNetworkGateway>(3);
                break;
            case 3:
                gateway.gatewayDefaultSite = SiteId();
                break;
            case 4:
                toggle(gateway.vpnClientAddressPool, space(3));
                break;
            case 5:
                gateway.bgpPeeringAddresses.push_back(address(pick(kAddresses, 3)));
                break;
            case 6:
                gateway.bgpPeeringAddresses.clear();
                break;
            case 7:
                gateway.ipConfigurations.front().subnet = any<Subnet>(3);
                break;
            default:
                gateway.ipConfigurations.front().publicIPAddress = any<PublicIpAddress>(3);
                break;
            }
        });
    }

    void addFarEnd()
    {
        if (coin(1)) {
            auto site = named<LocalNetworkGateway>();
            site.addressPrefixes = {space(2), space(3)};
            if (m_dice[3] % 2 == 0)
                site.bgpPeeringAddress = address(pick(kAddresses, 3));
            m_transaction.add(site);
        } else {
            auto circuit = named<ExpressRouteCircuit>();
            circuit.advertises = {space(2), space(3)};
            m_transaction.add(circuit);
        }
    }

    void changeFarEnd()
    {
        if (coin(1)) {
            m_transaction.update(any<LocalNetworkGateway>(2), [&](LocalNetworkGateway& site) {
                if (coin(3))
                    site.bgpPeeringAddress = address(pick(kAddresses, 3));
                else
                    toggle(site.addressPrefixes, space(3));
            });
        } else {
            m_transaction.update(any<ExpressRouteCircuit>(2), [&](ExpressRouteCircuit& circuit) {
                toggle(circuit.advertises, space(3));
            });
        }
    }

    void addConnection()
    {
        auto connection = named<Connection>();
        connection.virtualNetworkGateway1 = any<VirtualNetworkGateway>(1);
        connection.enableBgp = coin(3);
        connection.connectionType = static_cast<ConnectionType>(m_dice[2] % 3);
        switch (connection.connectionType) {
        case ConnectionType::IPsec:
            connection.localNetworkGateway2 = any<LocalNetworkGateway>(3);
            break;
        case ConnectionType::Vnet2Vnet:
            connection.virtualNetworkGateway2 = any<VirtualNetworkGateway>(3);
            break;
        case ConnectionType::ExpressRoute:
            connection.expressRouteCircuit = any<ExpressRouteCircuit>(3);
            break;
        }
        m_transaction.add(connection);
    }

    void changeConnection()
    {
        m_transaction.update(any<Connection>(1), [&](Connection& connection) {
            switch (m_dice[2] % 4) {
            case 0:
                connection.enableBgp = !connection.enableBgp;
                break;
            case 1:
                connection.virtualNetworkGateway1 = any<VirtualNetworkGateway>(3);
                break;
            default:
                connection.up = !connection.up;
                break;
            }
        });
    }

    void changePublicIp()
    {
        if (m_dice[1] % 4 == 0) {
            m_transaction.add(named<PublicIpAddress>());
        } else {
            m_transaction.update(any<PublicIpAddress>(2), [&](PublicIpAddress& ip) {
                ip.ipAddress = coin(3) ? Address::v4(0x14000000U + m_dice[3] % 4) : Address();
            });
        }
    }

    void changeEndpoint()
    {
        auto endpoint = named<PrivateEndpoint>();
        endpoint.subnet = any<Subnet>(2);
        endpoint.privateIPAddress = address(pick(kAddresses, 3));
        if (m_dice[1] % 2 == 0)
            m_transaction.add(endpoint);
        else
            m_transaction.update(any<PrivateEndpoint>(1), [&](PrivateEndpoint& old) {
                old.subnet = endpoint.subnet;
                old.privateIPAddress = coin(3) ? endpoint.privateIPAddress : Address();
            });
    }

    void changeRouteServer()
    {
        if (m_dice[1] % 2 == 0) {
            auto server = named<RouteServer>();
            server.subnet = any<Subnet>(2);
            m_transaction.add(server);
        } else {
            m_transaction.update(any<RouteServer>(2), [&](RouteServer& server) {
                RouteServerPeer peer;
                peer.peerIp = address(pick(kAddresses, 3));
                if (server.peers.size() > 2)
                    server.peers.clear();
                else
                    server.peers.push_back(peer);
            });
        }
    }

    void changeNic()
    {
        NicIpConfiguration configuration;
        configuration.subnet = any<Subnet>(2);
        configuration.privateIPAddress = address(pick(kAddresses, 3));
        auto nic = named<NetworkInterface>();
        nic.ipConfigurations = {configuration};
        switch (m_dice[1] % 4) {
        case 0:
            m_transaction.add(nic);
            break;
        case 1:
            m_transaction.update(any<NetworkInterface>(2), [&](NetworkInterface& old) {
                old.ipConfigurations = nic.ipConfigurations;
            });
            break;
        default:
            m_transaction.update(any<NetworkInterface>(2),
                                 [&](NetworkInterface& old) { toggle(old.advertises, space(3)); });
            break;
        }
    }

    /// Removes some object with everything that cannot live without it.
    void remove()
    {
        std::vector<ObjectId> ids;
        m_document.forEachTable([&](const auto& table) {
            table.forEach([&](auto id, const auto&) { ids.push_back(id); });
        });
        const ObjectId victim = pick(ids, 1);
        if (victim.kind() == Kind::Subscription || victim.kind() == Kind::ResourceGroup)
            return;
        const std::vector<ObjectId> gone = edit::removalClosure(m_document, {victim});
        for (const ObjectId id : gone)
            m_transaction.remove(id);
        for (const ObjectId id : gone)
            clearReferences(id);
    }

    /// Makes everything that refers to a removed object refer to nothing.
    void clearReferences(ObjectId gone)
    {
        const auto span = m_document.referrers(gone);
        const std::vector<ObjectId> referrers(span.begin(), span.end());
        m_document.forEachTable([&](const auto& table) {
            using IdType = typename std::decay_t<decltype(table)>::IdType;
            for (const ObjectId id : referrers) {
                if (id.kind() != IdType::kKind)
                    continue;
                m_transaction.update(IdType(id.index()), [&](auto& resource) {
                    visitReferences(resource, [&](auto& reference) {
                        if (ObjectId(reference) == gone)
                            reference = {};
                    });
                });
            }
        });
    }

    void changeSettings()
    {
        if (coin(1)) {
            m_transaction.place(any<VirtualNetwork>(2), {{1.0 * (m_dice[3] % 64), 0}, {}});
            if (const PeeringId peering = any<Peering>(3))
                m_transaction.bend(peering, {{5.0 * (m_dice[2] % 200), 5.0 * (m_dice[3] % 200)}});
            return;
        }
        DocumentSettings settings = m_document.settings();
        settings.noneList = route::noneLists()[m_dice[2] % route::noneLists().size()].id;
        m_transaction.setSettings(settings);
    }

    Transaction& m_transaction;
    const Document& m_document;
    const Dice& m_dice;
};

} // namespace

void randomStep(Transaction& transaction, const Dice& dice)
{
    Step(transaction, dice).make();
}

Document startingNetwork()
{
    NetworkBuilder net("obs-2026");
    const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16", "fd00:1::/48"});
    const VnetId other = net.vnet("other", {"192.168.0.0/16"}, "eastus");
    net.subnet(hub, "a", {"10.0.0.0/24"});
    const SubnetId apps = net.subnet(spoke, "a", {"10.1.2.0/24", "fd00:1::/64"});
    const SubnetId far = net.subnet(other, "b", {"192.168.4.0/24"});
    net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    net.peer(hub, other, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
    net.connect(gateway, net.site("hq", {"172.16.0.0/12"}, "172.16.0.1"), true);
    const VnetId partner = net.vnet("partner", {"172.20.0.0/16"});
    net.subnet(partner, "a", {"172.20.0.0/24"});
    net.connect(gateway, net.vpnGateway(partner, "gw2", "20.0.0.2", true, true), true);
    net.circuit("circuit", {"100.64.0.0/10"});
    const RouteTableId table = net.routeTable("rt");
    net.route(table, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.0.0.4");
    net.associate(apps, table);
    net.privateEndpoint(apps, "pe", "10.1.2.4");
    net.route(table, "six", "fd00:2::/48", NextHopType::VirtualAppliance, "fd00:1::4");
    const SubnetId links = net.subnet(hub, "links", {"10.0.5.0/24"});
    net.update(links, [](Subnet& subnet) {
        subnet.privateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies::RouteTableEnabled;
    });
    net.privateEndpoint(links, "vault", "10.0.5.4");
    net.route(table, "inspect", "10.0.5.0/24", NextHopType::VirtualAppliance, "10.0.0.4");
    net.nic(far, "nic");
    return net.document();
}

} // namespace peerscape::test
