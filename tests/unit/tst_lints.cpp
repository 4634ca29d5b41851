#include "core/azure/names.h"
#include "core/check/check.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using azure::NextHopType;
using azure::Peering;
using check::Finding;
using check::Severity;
using test::NetworkBuilder;

namespace {

std::vector<Finding> findings(NetworkBuilder& net, std::string_view code)
{
    const azure::Document document = net.document();
    std::vector<Finding> found = check::checkDocument(document, route::RouteEngine(document));
    std::erase_if(found, [&](const Finding& finding) { return finding.code != code; });
    return found;
}

/// "severity: message" of the findings with a code, in their order, one a line.
QString text(NetworkBuilder& net, std::string_view code)
{
    QStringList lines;
    for (const Finding& finding : findings(net, code)) {
        const char* severity = finding.severity == Severity::Error     ? "error: "
                               : finding.severity == Severity::Warning ? "warning: "
                                                                       : "info: ";
        lines << QLatin1String(severity) + QString::fromStdString(render(finding.message));
    }
    return lines.join(QLatin1Char('\n'));
}

/// A hub with a VPN gateway to a site, a spoke, and both sides of their peering.
struct HubAndSpoke
{
    NetworkBuilder net;
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
    SiteId site = net.site("hq", {"192.168.0.0/16"});
    ConnectionId connection = net.connect(gateway, site);
    std::pair<PeeringId, PeeringId> sides =
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    SubnetId apps = net.subnet(spoke, "apps", {"10.1.1.0/24"});
};

/// Two spokes whose packets for each other go through an appliance of the hub.
struct TwoSpokes
{
    NetworkBuilder net;
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId one = net.vnet("one", {"10.1.0.0/16"});
    VnetId two = net.vnet("two", {"10.2.0.0/16"});
    NicId nva = net.appliance(net.subnet(hub, "nva", {"10.0.1.0/24"}), "nva", "10.0.1.4");
    RouteTableId tableOne = net.routeTable("rt-one");
    RouteTableId tableTwo = net.routeTable("rt-two");
    SubnetId appsOne = net.subnet(one, "apps", {"10.1.1.0/24"}, tableOne);
    SubnetId appsTwo = net.subnet(two, "apps", {"10.2.1.0/24"}, tableTwo);
    std::pair<PeeringId, PeeringId> withOne =
        net.peer(hub, one, {}, {.allowForwardedTraffic = true});
    std::pair<PeeringId, PeeringId> withTwo =
        net.peer(hub, two, {}, {.allowForwardedTraffic = true});

    TwoSpokes()
    {
        net.route(tableOne, "to-two", "10.2.0.0/16", NextHopType::VirtualAppliance, "10.0.1.4");
        net.route(tableTwo, "to-one", "10.1.0.0/16", NextHopType::VirtualAppliance, "10.0.1.4");
    }
};

} // namespace

#define COMPARE_LINTS(net, code, expected) QCOMPARE(text(net, code), QString::fromUtf8(expected))

/// Every lint of azure-routing.md 8.4 that does not need paths or expectations: when it is given,
/// with its severity and words, and when it is not.
class TestLints : public QObject
{
    Q_OBJECT

private slots:
    void l01_initiated()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        const VnetId b = net.vnet("b", {"10.1.0.0/16"});
        net.link(a, b);
        COMPARE_LINTS(net, "L01",
                      "warning: a-To-b is Initiated: b has no peering to a yet, so neither network "
                      "reaches the other.");
        net.link(b, a);
        COMPARE_LINTS(net, "L01", "");
    }

    void l02_disconnected()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        const PeeringId side = net.link(a, net.vnet("b", {"10.1.0.0/16"}));
        COMPARE_LINTS(net, "L02", "");
        net.update(side, [](Peering& p) { p.disconnected = true; });
        COMPARE_LINTS(net, "L02",
                      "warning: a-To-b is Disconnected: the other side was deleted. a and b "
                      "exchange no routes until both sides are made again.");
        COMPARE_LINTS(net, "L01", "");
        net.update(side, [](Peering& p) { // 3.7.3: the network is gone as well
            p.remoteVirtualNetwork = VnetId();
            p.remoteResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/"
                                 "virtualNetworks/gone";
        });
        COMPARE_LINTS(net, "L02",
                      "warning: a-To-b is Disconnected: gone was deleted. The side left in a still "
                      "occupies its address space.");
    }

    void l03_notInSync()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        const VnetId b = net.vnet("b", {"10.1.0.0/16"});
        const PeeringId back = net.peer(a, b).second;
        COMPARE_LINTS(net, "L03", "");
        net.update(a, [](azure::VirtualNetwork& v) {
            v.addressPrefixes.push_back(test::prefix("10.9.0.0/16"));
        });
        COMPARE_LINTS(net, "L03",
                      "warning: b-To-a still uses the old address space of a: b does not see the "
                      "change until the peering is synced.");
        net.sync(back);
        COMPARE_LINTS(net, "L03", "");
    }

    void l04_transitNotInForce()
    {
        HubAndSpoke s;
        COMPARE_LINTS(s.net, "L04", "");
        s.net.update(s.sides.second, [](Peering& p) { p.useRemoteGateways = false; });
        COMPARE_LINTS(s.net, "L04",
                      "warning: spoke does not use the gateway of hub: sites behind it and spoke "
                      "do not reach each other.");
        s.net.vpnGateway(s.spoke, "own");
        COMPARE_LINTS(s.net, "L04", "");
    }

    void l05_transitWithoutEffect()
    {
        HubAndSpoke s;
        COMPARE_LINTS(s.net, "L05", "");
        s.net.update(s.sides.second, [](Peering& p) { p.useRemoteGateways = false; });
        COMPARE_LINTS(s.net, "L05",
                      "info: hub-To-spoke allows gateway transit, but spoke does not use remote "
                      "gateways: no effect.");
        NetworkBuilder net;
        net.peer(net.vnet("a", {"10.0.0.0/16"}), net.vnet("b", {"10.1.0.0/16"}),
                 {.allowGatewayTransit = true});
        COMPARE_LINTS(net, "L05",
                      "info: a-To-b allows gateway transit, but a has no gateway to share: no "
                      "effect.");
    }

    void l07_routeOneWayOnly()
    {
        TwoSpokes s;
        COMPARE_LINTS(s.net, "L07", "");
        s.net.update(s.tableTwo, [](azure::RouteTable& t) { t.routes.clear(); });
        COMPARE_LINTS(s.net, "L07",
                      "warning: one sends packets for two through 10.0.1.4 in hub, but two has no "
                      "route back to one: answers are lost.");
        const auto found = findings(s.net, "L07");
        QVERIFY(found.front().fix);
        const auto fixed = found.front().fix->apply(s.net.document());
        QVERIFY(fixed);
        const azure::Route& back = fixed->next.find(s.tableTwo)->routes.back();
        QVERIFY(back.addressPrefix == test::prefix("10.1.0.0/16"));
        QVERIFY(back.nextHopIpAddress == test::address("10.0.1.4"));
        NetworkBuilder repaired(fixed->next);
        COMPARE_LINTS(repaired, "L07", "");
        s.net.peer(s.one, s.two);
        COMPARE_LINTS(s.net, "L07", "");
    }

    void l08_gatewayRoute()
    {
        HubAndSpoke s;
        const RouteTableId table = s.net.routeTable("rt");
        s.net.route(table, "home", "172.16.0.0/12", NextHopType::VirtualNetworkGateway);
        s.net.associate(s.apps, table);
        COMPARE_LINTS(s.net, "L08", "");
        s.net.expressRouteGateway(s.hub, "er");
        COMPARE_LINTS(s.net, "L08",
                      "warning: Route home of rt leads to a gateway, which Azure does not allow "
                      "where spoke has both a VPN and an ExpressRoute gateway.");
        s.net.transaction().remove(s.connection);
        s.net.transaction().remove(s.gateway);
        COMPARE_LINTS(s.net, "L08",
                      "warning: Route home of rt leads to a gateway, but spoke has only an "
                      "ExpressRoute gateway, which user routes cannot use.");
        s.net.update(s.sides.second, [](Peering& p) { p.useRemoteGateways = false; });
        COMPARE_LINTS(s.net, "L08",
                      "warning: Route home of rt leads to a gateway, but spoke has none and uses "
                      "none: packets are dropped.");
    }

    void l09_nextHop_data()
    {
        QTest::addColumn<QString>("hop");
        QTest::addColumn<QString>("expected");
        QTest::newRow("forwards") << "10.0.1.4" << "";
        QTest::newRow("nobody") << "10.0.1.9"
                                << "warning: Nothing in hub has the address 10.0.1.9, the next hop "
                                   "of route r in rt-one: packets are dropped.";
        QTest::newRow("out of reach") << "172.16.0.4"
                                      << "warning: 172.16.0.4, the next hop of route r in rt-one, "
                                         "is neither in one nor in a network peered with it: "
                                         "packets are dropped.";
        QTest::newRow("not transitive") << "10.2.1.4"
                                        << "warning: 10.2.1.4, the next hop of route r in rt-one, "
                                           "is neither in one nor in a network peered with it: "
                                           "packets are dropped.";
        QTest::newRow("Internet") << "20.1.2.3"
                                  << "warning: 20.1.2.3, the next hop of route r in rt-one, is on "
                                     "the Internet side: a next hop must be in one or in a network "
                                     "peered with it.";
        QTest::newRow("no forwarding") << "10.0.1.7"
                                       << "warning: 10.0.1.7, the next hop of route r in rt-one, "
                                          "belongs to plain, which has IP forwarding disabled: "
                                          "packets are dropped.";
        QTest::newRow("system") << "10.0.1.8"
                                << "warning: 10.0.1.8, the next hop of route r in rt-one, belongs "
                                   "to dull, whose operating system does not forward: packets are "
                                   "dropped.";
        QTest::newRow("gateway instance") << "10.0.255.228" << "";
    }
    void l09_nextHop()
    {
        QFETCH(QString, hop);
        QFETCH(QString, expected);
        TwoSpokes s;
        const SubnetId hubSubnet = s.net.document().find(s.nva)->subnet();
        s.net.nic(hubSubnet, "plain", "10.0.1.7");
        s.net.update(s.net.appliance(hubSubnet, "dull", "10.0.1.8"),
                     [](azure::NetworkInterface& nic) { nic.osForwards = false; });
        s.net.vpnGateway(s.hub, "gw", "20.0.0.1", true);
        s.net.route(s.tableOne, "r", "172.20.0.0/16", NextHopType::VirtualAppliance,
                    hop.toStdString());
        COMPARE_LINTS(s.net, "L09", expected.toUtf8());
        for (const Finding& finding : findings(s.net, "L09")) {
            // Only a wrong interface can be put right by one edit.
            QCOMPARE(finding.fix.has_value(),
                     hop == QLatin1String("10.0.1.7") || hop == QLatin1String("10.0.1.8"));
            if (!finding.fix)
                continue;
            const auto fixed = finding.fix->apply(s.net.document());
            QVERIFY(fixed);
            NetworkBuilder repaired(fixed->next);
            COMPARE_LINTS(repaired, "L09", "");
        }
    }

    void l10_loop()
    {
        TwoSpokes s;
        COMPARE_LINTS(s.net, "L10", "");
        s.net.appliance(s.appsOne, "local", "10.1.1.4");
        s.net.route(s.tableOne, "r", "172.20.0.0/16", NextHopType::VirtualAppliance, "10.1.1.4");
        COMPARE_LINTS(s.net, "L10",
                      "warning: Route r of rt-one sends packets to local, which stands in subnet "
                      "one/apps with the same route table: its own packets loop.");
    }

    void l11_forwardedTraffic()
    {
        TwoSpokes s;
        COMPARE_LINTS(s.net, "L11", "");
        s.net.update(s.withTwo.second, [](Peering& p) { p.allowForwardedTraffic = false; });
        COMPARE_LINTS(s.net, "L11",
                      "warning: two-To-hub does not allow forwarded traffic: packets from one that "
                      "an appliance in hub forwards do not enter two.");
        // The hub's own side does not matter (3.5.2).
        QVERIFY(!s.net.document().find(s.withTwo.first)->allowForwardedTraffic);
    }

    void l12_tagWithDefaultRoute()
    {
        TwoSpokes s;
        azure::NetworkSecurityGroup group;
        group.name = "nsg";
        const NsgId nsg = s.net.transaction().add(group);
        s.net.update(s.appsOne, [&](azure::Subnet& v) { v.networkSecurityGroup = nsg; });
        COMPARE_LINTS(s.net, "L12", "");
        s.net.route(s.tableOne, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.0.1.4");
        COMPARE_LINTS(s.net, "L12",
                      "warning: With the route default for 0.0.0.0/0 the VirtualNetwork tag may "
                      "stand for every address: the default rules of nsg then allow everything "
                      "into one/apps.");
        s.net.update(nsg, [](azure::NetworkSecurityGroup& g) {
            azure::SecurityRule rule;
            rule.name = "deny-rest";
            rule.access = azure::RuleAccess::Deny;
            rule.sourceAddressPrefixes = {"*"};
            g.securityRules.push_back(rule);
        });
        COMPARE_LINTS(s.net, "L12", "");
    }

    void l13_gatewaySubnetTable()
    {
        HubAndSpoke s;
        const RouteTableId table = s.net.routeTable("rt");
        s.net.associate(azure::findSubnet(s.net.document(), s.hub, "GatewaySubnet"), table);
        COMPARE_LINTS(s.net, "L13", "");
        s.net.update(table, [](azure::RouteTable& t) { t.disableBgpRoutePropagation = true; });
        COMPARE_LINTS(s.net, "L13",
                      "warning: rt stops gateway route propagation on GatewaySubnet of hub: the "
                      "gateway breaks.");
        s.net.route(table, "default", "0.0.0.0/0", NextHopType::Internet);
        COMPARE_LINTS(s.net, "L13",
                      "warning: Route default of rt takes 0.0.0.0/0 away from GatewaySubnet of "
                      "hub: the gateway breaks.");
    }

    void l14_defaultRouteDoesNotCatchPeering()
    {
        TwoSpokes s;
        COMPARE_LINTS(s.net, "L14", "");
        s.net.route(s.tableOne, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.0.1.4");
        COMPARE_LINTS(s.net, "L14",
                      "warning: Route default of rt-one does not catch traffic from one to hub: "
                      "the peering's 10.0.0.0/16 is longer than 0.0.0.0/0. To inspect it as well, "
                      "add a route for exactly 10.0.0.0/16.");
        s.net.route(s.tableOne, "hub", "10.0.0.0/16", NextHopType::VirtualAppliance, "10.0.1.4");
        COMPARE_LINTS(s.net, "L14", "");
    }

    void l15_publicSpace()
    {
        NetworkBuilder net;
        net.vnet("private",
                 {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fd00::/48"});
        COMPARE_LINTS(net, "L15", "");
        net.vnet("public", {"20.0.0.0/16"});
        COMPARE_LINTS(net, "L15",
                      "warning: public uses 20.0.0.0/16, a public range: its owner on the Internet "
                      "cannot be reached from here.");
    }

    void l16_largerOnPremises()
    {
        HubAndSpoke s;
        COMPARE_LINTS(s.net, "L16", "");
        s.net.update(s.site, [](azure::LocalNetworkGateway& site) {
            site.addressPrefixes = test::prefixes({"10.0.0.0/15"});
        });
        COMPARE_LINTS(s.net, "L16",
                      "info: 10.0.0.0/15 of hq contains 10.0.0.0/16 of hub: packets for hub stay "
                      "in Azure, the rest goes to hq.\n"
                      "info: 10.0.0.0/15 of hq contains 10.1.0.0/16 of spoke: packets for spoke "
                      "stay in Azure, the rest goes to hq.");
    }

    void l17_siteInsideANetwork()
    {
        HubAndSpoke s;
        COMPARE_LINTS(s.net, "L17", "");
        s.net.update(s.site, [](azure::LocalNetworkGateway& site) {
            site.addressPrefixes = test::prefixes({"10.1.7.0/24"});
        });
        COMPARE_LINTS(s.net, "L17",
                      "warning: 10.1.7.0/24 of hq lies inside 10.1.0.0/16 of spoke: Azure prefers "
                      "spoke, so that part of hq cannot be reached.");
        s.net.update(s.connection, [](azure::Connection& c) { c.up = false; });
        COMPARE_LINTS(s.net, "L17", "");
    }

    void l19_endpointBypassesAppliance()
    {
        TwoSpokes s;
        const SubnetId links = s.net.subnet(s.one, "links", {"10.1.2.0/24"});
        s.net.privateEndpoint(links, "vault", "10.1.2.4");
        COMPARE_LINTS(s.net, "L19", "");
        s.net.route(s.tableOne, "inspect", "10.1.2.0/24", NextHopType::VirtualAppliance,
                    "10.0.1.4");
        COMPARE_LINTS(s.net, "L19",
                      "warning: vault bypasses the appliance of rt-one: its own route 10.1.2.4/32 "
                      "is longer. Network policy for route tables on one/links changes that for "
                      "one.");
        s.net.update(links, [](azure::Subnet& v) {
            v.privateEndpointNetworkPolicies =
                azure::PrivateEndpointNetworkPolicies::RouteTableEnabled;
        });
        COMPARE_LINTS(s.net, "L19", "");
    }

    void l20_accessSwitchedOff()
    {
        HubAndSpoke s;
        COMPARE_LINTS(s.net, "L20", "");
        s.net.update(s.sides.first, [](Peering& p) { p.allowVirtualNetworkAccess = false; });
        COMPARE_LINTS(s.net, "L20",
                      "info: hub-To-spoke blocks default access from spoke to hub. This takes "
                      "spoke out of the VirtualNetwork tag; it does not cut traffic that a "
                      "security rule allows.");
    }

    void l21_privateSubnet()
    {
        HubAndSpoke s;
        azure::VirtualMachine machine;
        machine.name = "vm";
        const VmId vm = s.net.transaction().add(machine);
        const NicId nic = s.net.nic(s.apps, "nic");
        s.net.update(nic, [&](azure::NetworkInterface& n) { n.virtualMachine = vm; });
        s.net.update(s.apps, [](azure::Subnet& v) { v.defaultOutboundAccess = true; });
        COMPARE_LINTS(s.net, "L21", "");
        s.net.update(s.apps, [](azure::Subnet& v) { v.defaultOutboundAccess = false; });
        COMPARE_LINTS(s.net, "L21",
                      "warning: spoke/apps is a private subnet without NAT gateway: nic has no "
                      "public IP address and does not reach the Internet.");
        const PublicIpId address = s.net.publicIp("ip", "20.0.0.9");
        s.net.update(nic, [&](azure::NetworkInterface& n) {
            n.ipConfigurations.front().publicIPAddress = address;
        });
        COMPARE_LINTS(s.net, "L21", "");
    }

    void l22_clientProfiles()
    {
        HubAndSpoke s;
        COMPARE_LINTS(s.net, "L22", "");
        s.net.update(s.gateway, [](azure::VirtualNetworkGateway& g) {
            g.vpnClientAddressPool = test::prefixes({"172.30.0.0/24"});
        });
        COMPARE_LINTS(s.net, "L22",
                      "info: Point-to-site clients of gw learn the routes to spoke only when they "
                      "download their profile again.");
    }

    void l23_basicLoadBalancer()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        net.peer(a, net.vnet("near", {"10.1.0.0/16"}));
        azure::LoadBalancer balancer;
        balancer.name = "lb";
        balancer.sku = "Basic";
        balancer.subnet = net.subnet(a, "apps", {"10.0.1.0/24"});
        balancer.privateIPAddress = test::address("10.0.1.4");
        const LoadBalancerId id = net.transaction().add(balancer);
        COMPARE_LINTS(net, "L23", "");
        net.peer(a, net.vnet("far", {"10.2.0.0/16"}, "eastus"));
        COMPARE_LINTS(net, "L23",
                      "warning: lb is a Basic load balancer: far, in another region, does not "
                      "reach its front end over the peering.");
        net.update(id, [](azure::LoadBalancer& b) { b.sku = "Standard"; });
        COMPARE_LINTS(net, "L23", "");
    }

    void l24_unlistedSubnets()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        const VnetId b = net.vnet("b", {"10.1.0.0/16"});
        net.subnet(a, "one", {"10.0.1.0/24"});
        net.subnet(b, "two", {"10.1.1.0/24"});
        net.subnetLink(a, b, {"one"}, {"two"});
        net.subnetLink(b, a, {"two"}, {"one"});
        COMPARE_LINTS(net, "L24", "");
        net.subnet(a, "three", {"10.0.3.0/24"});
        net.subnet(a, "four", {"10.0.4.0/24"});
        COMPARE_LINTS(net, "L24",
                      "info: a-To-b does not list three, four: these subnets of a have routes to "
                      "b, but their packets are not delivered.");
    }

    void l25_nearLimits_data()
    {
        QTest::addColumn<int>("routes");
        QTest::addColumn<QString>("warning");
        QTest::addColumn<QString>("error");
        QTest::newRow("400") << 400 << "" << "";
        QTest::newRow("401") << 401 << "warning: rt has 401 routes; the limit is 1000." << "";
        QTest::newRow("1000") << 1000 << "warning: rt has 1000 routes; the limit is 1000." << "";
        QTest::newRow("1001") << 1001 << ""
                              << "error: Route table /subscriptions/sub1/resourceGroups/rg1/"
                                 "providers/Microsoft.Network/routeTables/rt has 1001 routes; 1000 "
                                 "are allowed.";
    }
    void l25_nearLimits()
    {
        QFETCH(int, routes);
        QFETCH(QString, warning);
        QFETCH(QString, error);
        NetworkBuilder net;
        const RouteTableId table = net.routeTable("rt");
        net.update(table, [&](azure::RouteTable& t) {
            for (int i = 0; i < routes; ++i) {
                azure::Route route;
                route.name = "r" + std::to_string(i);
                route.nextHopType = NextHopType::None;
                route.addressPrefix = net::Prefix::containing(
                    net::Address::v4(0x0a000000U + static_cast<std::uint32_t>(i) * 256U), 24);
                t.routes.push_back(std::move(route));
            }
        });
        COMPARE_LINTS(net, "L25", warning.toUtf8());
        COMPARE_LINTS(net, "SIM-9", error.toUtf8());
    }

    void l25_peeringsOfOneNetwork()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto peerUpTo = [&](unsigned count, unsigned from) {
            for (unsigned i = from; i < count; ++i) {
                const std::string space =
                    "172." + std::to_string(16 + i / 256) + '.' + std::to_string(i % 256) + ".0/24";
                net.peer(hub, net.vnet("s" + std::to_string(i), {space}));
            }
        };
        peerUpTo(500, 0);
        COMPARE_LINTS(net, "L25", "");
        peerUpTo(501, 500);
        COMPARE_LINTS(net, "L25", "warning: hub has 501 peerings; the limit is 650.");
        peerUpTo(651, 501);
        COMPARE_LINTS(net, "L25", "");
        COMPARE_LINTS(net, "SIM-9",
                      "error: Virtual network /subscriptions/sub1/resourceGroups/rg1/providers/"
                      "Microsoft.Network/virtualNetworks/hub cannot have more than 650 peerings.");
    }

    void l26_advertisedByExpressRoute()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        net.expressRouteGateway(hub, "er");
        const auto summarise = [&](unsigned count) {
            net.update(hub, [&](azure::VirtualNetwork& v) {
                v.summarizedGatewayPrefixes.clear();
                for (unsigned i = 0; i < count; ++i)
                    v.summarizedGatewayPrefixes.push_back(
                        net::Prefix::containing(net::Address::v4(0xac100000U + i * 256U), 24));
            });
        };
        summarise(900);
        COMPARE_LINTS(net, "L26", "");
        summarise(901);
        COMPARE_LINTS(net, "L26",
                      "warning: er advertises 901 IPv4 prefixes to on-premises; the limit is 1000. "
                      "Summarise them in hub.");
    }

    void l27_stoppedMachine()
    {
        NetworkBuilder net;
        azure::VirtualMachine machine;
        machine.name = "vm";
        const VmId vm = net.transaction().add(machine);
        COMPARE_LINTS(net, "L27", "");
        net.update(vm, [](azure::VirtualMachine& v) { v.running = false; });
        COMPARE_LINTS(net, "L27",
                      "info: vm is stopped: the service shows effective routes of running machines "
                      "only.");
    }

    /// 1.4, 1.9: sizes that Azure accepts but does not advise.
    void advisedSizes()
    {
        NetworkBuilder net;
        const VnetId v = net.vnet("v", {"10.0.0.0/8"});
        net.subnet(v, "GatewaySubnet", {"10.0.0.0/27"});
        net.subnet(v, "AzureFirewallSubnet", {"10.0.1.0/26"});
        net.subnet(v, "apps", {"10.0.2.0/29"});
        COMPARE_LINTS(net, "SIM-1.9", "");
        net.subnet(net.vnet("w", {"10.0.0.0/8"}), "AzureFirewallSubnet", {"10.0.1.0/27"});
        net.subnet(net.vnet("x", {"10.0.0.0/8"}), "GatewaySubnet", {"10.0.1.0/29"});
        COMPARE_LINTS(net, "SIM-1.9",
                      "warning: AzureFirewallSubnet has the prefix 10.0.1.0/27; a /26 or larger is "
                      "advised.\n"
                      "warning: GatewaySubnet has the prefix 10.0.1.0/29; a /27 or larger is "
                      "advised.");
        COMPARE_LINTS(net, "SIM-1.4", "");
        net.subnet(net.vnet("y", {"8.0.0.0/6"}), "huge", {"8.0.0.0/7"});
        COMPARE_LINTS(net, "SIM-1.4", "warning: huge has the prefix 8.0.0.0/7, larger than a /8.");
    }

    /// Keys tell findings apart and do not depend on wording.
    void keysAreUnique()
    {
        HubAndSpoke s;
        s.net.update(s.site, [](azure::LocalNetworkGateway& site) {
            site.addressPrefixes = test::prefixes({"10.0.0.0/15", "10.1.7.0/24", "10.1.8.0/24"});
        });
        const azure::Document document = s.net.document();
        std::vector<std::string> keys;
        for (const Finding& finding : check::checkDocument(document, route::RouteEngine(document)))
            keys.push_back(finding.key(document));
        QVERIFY(keys.size() >= 4);
        std::sort(keys.begin(), keys.end());
        QVERIFY(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
    }
};

PEERSCAPE_TEST_CLASS(TestLints)
#include "tst_lints.moc"
