#include "tests/property/design_twists.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "tests/support/network_builder.h"

namespace peerscape::test {

using azure::NextHopType;

namespace {

template<class R>
std::vector<Id<R::kKind>> allOf(const azure::Document& document)
{
    std::vector<Id<R::kKind>> ids;
    document.all<R>().forEach([&](auto id, const R&) { ids.push_back(id); });
    return ids;
}

class Twister
{
public:
    Twister(const azure::Document& document, const Dice& dice)
        : m_document(document)
        , m_net(document)
        , m_dice(dice)
    {
    }

    azure::Document twist()
    {
        switch (m_dice[0] % 16) {
        case 0:
        case 1:
            twistPeering();
            break;
        case 2:
        case 3:
            twistNic();
            break;
        case 4:
        case 5:
        case 6:
            addRoute();
            break;
        case 7:
            associate();
            break;
        case 8:
            if (const auto table = any<azure::RouteTable>(1))
                m_net.update(table, [](azure::RouteTable& t) {
                    t.disableBgpRoutePropagation = !t.disableBgpRoutePropagation;
                });
            break;
        case 9:
            addGateway();
            break;
        case 10:
            addFirewall();
            break;
        case 11:
            addBalancer();
            break;
        case 12:
            if (const auto subnet = any<azure::Subnet>(1))
                m_net.privateEndpoint(subnet, "pe", host(subnet, 40).toString());
            break;
        case 13:
            stopOrStart();
            break;
        case 14:
            addEmptySubnet();
            break;
        default:
            dropRoute();
            break;
        }
        return m_net.document();
    }

private:
    template<class R>
    Id<R::kKind> any(std::size_t die) const
    {
        const auto ids = allOf<R>(m_document);
        return ids.empty() ? Id<R::kKind>() : ids[m_dice[die] % ids.size()];
    }

    [[nodiscard]] net::Address host(SubnetId subnet, std::uint64_t offset) const
    {
        return m_document.find(subnet)->addressPrefixes.front().first().plus(offset);
    }

    void twistPeering()
    {
        const auto id = any<azure::Peering>(1);
        if (!id)
            return;
        const auto subnets = azure::subnetsOf(m_document, m_document.find(id)->virtualNetwork);
        m_net.update(id, [&](azure::Peering& side) {
            switch (m_dice[2] % 6) {
            case 0:
                side.disconnected = !side.disconnected;
                break;
            case 1: // a copy from when the other network was another
                side.remoteAddressSpace = {net::Prefix::containing(
                    net::Address::v4(0x0a000000U + ((m_dice[3] % 6) << 16U)), 15 + m_dice[3] % 3)};
                break;
            case 2:
                side.peerCompleteVnets = !side.peerCompleteVnets;
                side.remoteSubnetNames = {"s1", "nva"};
                break;
            default:
                side.allowForwardedTraffic = !side.allowForwardedTraffic;
                break;
            }
        });
    }

    void twistNic()
    {
        m_net.update(any<azure::NetworkInterface>(1), [&](azure::NetworkInterface& nic) {
            switch (m_dice[2] % 8) {
            case 0:
                nic.osForwards = !nic.osForwards;
                break;
            case 1:
                nic.snat = !nic.snat;
                break;
            case 2:
                nic.advertises = {net::Prefix::containing(net::Address::v4(0x0a010000U), 24)};
                break;
            default:
                nic.enableIPForwarding = !nic.enableIPForwarding;
                break;
            }
        });
    }

    void addRoute()
    {
        const auto table = any<azure::RouteTable>(1);
        const auto nic = any<azure::NetworkInterface>(2);
        if (!table || !nic)
            return;
        net::Address hop = m_document.find(nic)->ipConfigurations.front().privateIPAddress;
        if (const auto subnet = any<azure::Subnet>(2); m_dice[2] / 8 % 4 == 0)
            hop = host(subnet, 4); // where there may be nobody yet
        const net::Address towards = m_dice[3] % 2 == 0 ? hop : host(any<azure::Subnet>(3), 4);
        constexpr unsigned kLengths[] = {0, 8, 14, 16, 24, 28, 32};
        const auto prefix = net::Prefix::containing(towards, kLengths[m_dice[3] / 7 % 7]);
        for (const azure::Route& route : m_document.find(table)->routes) {
            if (route.addressPrefix == prefix)
                return;
        }
        const std::string name = "twist" + std::to_string(m_document.find(table)->routes.size());
        constexpr NextHopType kOthers[] = {NextHopType::None, NextHopType::VnetLocal,
                                           NextHopType::Internet,
                                           NextHopType::VirtualNetworkGateway};
        if (m_dice[2] % 5 != 0)
            m_net.route(table, name, prefix.toString(), NextHopType::VirtualAppliance,
                        hop.toString());
        else
            m_net.route(table, name, prefix.toString(), kOthers[m_dice[3] % 4]);
    }

    /// One more subnet in a network, in which a host is imagined.
    void addEmptySubnet()
    {
        const auto vnet = any<azure::VirtualNetwork>(1);
        const auto count = azure::subnetsOf(m_document, vnet).size();
        const net::Address first = m_document.find(vnet)->addressPrefixes.front().first();
        m_net.subnet(vnet, "empty" + std::to_string(count), {});
        m_net.update(SubnetId::of(azure::subnetsOf(m_net.transaction().document(), vnet).back()),
                     [&](azure::Subnet& subnet) {
                         subnet.addressPrefixes = {
                             net::Prefix::containing(first.plus((32 + count) << 8U), 24)};
                     });
    }

    void dropRoute()
    {
        if (const auto table = any<azure::RouteTable>(1)) {
            m_net.update(table, [](azure::RouteTable& t) {
                if (!t.routes.empty())
                    t.routes.pop_back();
            });
        }
    }

    void associate()
    {
        const auto subnet = any<azure::Subnet>(1);
        if (const auto table = any<azure::RouteTable>(2); subnet && table)
            m_net.associate(subnet, m_dice[3] % 3 == 0 ? RouteTableId() : table);
    }

    void addGateway()
    {
        const auto vnet = any<azure::VirtualNetwork>(1);
        if (azure::hasOwnGateway(m_document, vnet))
            return;
        const GatewayId gateway = m_net.vpnGateway(vnet, "gw", "20.0.0.1", false, true);
        const char* const kSites[] = {"10.0.0.0/8", "10.1.1.0/24", "172.16.0.0/16", "0.0.0.0/1"};
        m_net.connect(gateway, m_net.site("hq", {kSites[m_dice[2] % 4]}));
    }

    void addFirewall()
    {
        const auto subnet = any<azure::Subnet>(1);
        azure::AzureFirewall firewall;
        firewall.name = "fw";
        firewall.resourceGroup = m_document.find(any<azure::VirtualNetwork>(1))->resourceGroup;
        firewall.subnet = subnet;
        firewall.privateIPAddress = host(subnet, 50);
        m_net.transaction().add(std::move(firewall));
        if (const auto table = any<azure::RouteTable>(2)) {
            m_net.update(table, [&](azure::RouteTable& t) {
                for (azure::Route& route : t.routes) {
                    if (route.nextHopType == NextHopType::VirtualAppliance)
                        route.nextHopIpAddress = host(subnet, 50);
                }
            });
        }
    }

    void addBalancer()
    {
        const auto nic = any<azure::NetworkInterface>(1);
        const SubnetId subnet = m_document.find(nic)->subnet();
        azure::LoadBalancer balancer;
        balancer.name = "lb";
        balancer.resourceGroup = m_document.find(nic)->resourceGroup;
        balancer.subnet = subnet;
        balancer.privateIPAddress = host(subnet, 60);
        balancer.backendNics = {nic};
        m_net.transaction().add(std::move(balancer));
        if (const auto table = any<azure::RouteTable>(2);
            table && !m_document.find(table)->routes.empty()) {
            m_net.update(table, [&](azure::RouteTable& t) {
                t.routes.front().nextHopType = NextHopType::VirtualAppliance;
                t.routes.front().nextHopIpAddress = host(subnet, 60);
            });
        }
    }

    void stopOrStart()
    {
        const auto nic = any<azure::NetworkInterface>(1);
        if (const VmId machine = m_document.find(nic)->virtualMachine) {
            m_net.update(machine, [](azure::VirtualMachine& m) { m.running = !m.running; });
            return;
        }
        azure::VirtualMachine machine;
        machine.name = "vm";
        machine.resourceGroup = m_document.find(nic)->resourceGroup;
        machine.running = false;
        const VmId id = m_net.transaction().add(std::move(machine));
        m_net.update(nic, [id](azure::NetworkInterface& n) { n.virtualMachine = id; });
    }

    const azure::Document& m_document;
    NetworkBuilder m_net;
    const Dice& m_dice;
};

} // namespace

azure::Document twisted(const azure::Document& document, const Dice& dice)
{
    return Twister(document, dice).twist();
}

} // namespace peerscape::test
