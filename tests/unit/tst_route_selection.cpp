#include "tests/support/test_registry.h"
#include "tests/unit/route_rows.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using test::hop;
using test::hopType;
using test::HubAndSpoke;
using test::lines;
using test::NetworkBuilder;
using test::rows;

/// Sentences of azure-routing.md that neither the acceptance tests nor the examples show, by rule
/// number: chapters 5 (user routes and selection) and 6 (what adds rows), and decisions.
class TestRouteSelection : public QObject
{
    Q_OBJECT

private slots:
    // ---- 5. User routes and selection

    void r5_1_4_serviceTag()
    {
        NetworkBuilder net;
        const RouteTableId table = net.routeTable("rt");
        const SubnetId subnet =
            net.subnet(net.vnet("v", {"10.1.0.0/16"}), "s", {"10.1.0.0/24"}, table);
        net.update(table, [](azure::RouteTable& t) {
            azure::Route route;
            route.name = "storage";
            route.serviceTag = "Storage.WestEurope";
            route.nextHopType = NextHopType::Internet;
            t.routes.push_back(route);
        });
        QCOMPARE(rows(net, subnet), // user rows to the Internet before the default one (0.4)
                 lines({"Default Active 10.1.0.0/16 VnetLocal",
                        "User Active Storage.WestEurope Internet",
                        "Default Active 0.0.0.0/0 Internet"}));
    }

    void r5_2_longestPrefixThenSource()
    {
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("hq", {"192.168.0.0/16", "172.16.0.0/16"}));
        const RouteTableId table = s.net.routeTable("rt");
        s.net.route(table, "same", "192.168.0.0/16", NextHopType::None);
        s.net.route(table, "longer", "10.0.9.0/24", NextHopType::VirtualAppliance, "10.0.1.9");
        s.net.associate(s.inSpoke, table);
        QCOMPARE(hopType(s.net, s.inSpoke, "192.168.1.1"), std::string_view("None"));
        QCOMPARE(hopType(s.net, s.inSpoke, "172.16.1.1"),
                 std::string_view("VirtualNetworkGateway"));
        QCOMPARE(hopType(s.net, s.inSpoke, "10.0.9.4"), std::string_view("VirtualAppliance")); // E2
        QCOMPARE(hopType(s.net, s.inSpoke, "10.0.8.4"), std::string_view("VNetPeering"));
        QVERIFY(hop(s.net, s.inSpoke, "192.168.1.1").routeTable == table);
        QVERIFY(!hop(s.net, s.inSpoke, "172.16.1.1").routeTable);
    }

    /// The system row that would protect from the gateway's is itself overridden.
    void r5_2_6_gatewayRowInsideAnOverriddenNetwork()
    {
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("hq", {"10.0.7.0/24"}));
        QCOMPARE(hopType(s.net, s.inHub, "10.0.7.4"), std::string_view("VnetLocal"));
        const RouteTableId table = s.net.routeTable("rt");
        s.net.route(table, "own", "10.0.0.0/16", NextHopType::VirtualAppliance, "10.0.1.9");
        s.net.associate(s.inHub, table);
        QCOMPARE(hopType(s.net, s.inHub, "10.0.7.4"), std::string_view("VirtualNetworkGateway"));
        QCOMPARE(hopType(s.net, s.inHub, "10.0.8.4"), std::string_view("VirtualAppliance"));
    }

    void r5_2_7_equalRowsShare()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const SubnetId subnet = net.subnet(a, "s", {"10.1.0.0/24"});
        net.peer(a, net.vnet("b", {"10.2.0.0/16"}));
        net.peer(a, net.vnet("c", {"10.2.0.0/16"})); // D7; Azure refuses it
        QCOMPARE(rows(net, subnet, "VNetPeering"),
                 lines({"Default Active 10.2.0.0/16 VNetPeering",
                        "Default Active 10.2.0.0/16 VNetPeering"}));
        QCOMPARE(hop(net, subnet, "10.2.0.4").routes.size(), std::size_t{2});
    }

    void r5_3_3_userRoutesAreAlwaysActive()
    {
        NetworkBuilder net;
        const RouteTableId table = net.routeTable("rt");
        const SubnetId subnet =
            net.subnet(net.vnet("v", {"10.1.0.0/16"}), "s", {"10.1.0.0/24"}, table);
        net.route(table, "nowhere", "172.16.0.0/16", NextHopType::VirtualAppliance, "203.0.113.9");
        net.route(table, "gateway", "172.17.0.0/16", NextHopType::VirtualNetworkGateway);
        QCOMPARE(rows(net, subnet).filter(QStringLiteral("User")),
                 lines({"User Active 172.17.0.0/16 VirtualNetworkGateway",
                        "User Active 172.16.0.0/16 VirtualAppliance 203.0.113.9"}));
    }

    void r5_3_4_localRouteInsideAnAppliance()
    {
        NetworkBuilder net;
        const RouteTableId table = net.routeTable("rt");
        const SubnetId subnet =
            net.subnet(net.vnet("v", {"10.0.0.0/16"}), "s", {"10.0.0.0/24"}, table);
        net.route(table, "inspect", "10.0.0.0/16", NextHopType::VirtualAppliance, "10.0.9.4");
        net.route(table, "direct", "10.0.0.0/24", NextHopType::VnetLocal);
        QCOMPARE(hopType(net, subnet, "10.0.0.9"), std::string_view("VnetLocal"));
        QCOMPARE(hopType(net, subnet, "10.0.1.9"), std::string_view("VirtualAppliance"));
    }

    void r5_5_1_gatewayAddressOfAUserRoute()
    {
        HubAndSpoke s;
        const RouteTableId table = s.net.routeTable("rt", true); // even without propagation
        s.net.route(table, "home", "172.16.0.0/12", NextHopType::VirtualNetworkGateway);
        s.net.associate(s.inSpoke, table);
        QCOMPARE(rows(s.net, s.inSpoke, "User"),
                 lines({"User Active 172.16.0.0/12 VirtualNetworkGateway 20.0.0.1"}));
        s.net.expressRouteGateway(s.hub, "er"); // 4.7.4
        QCOMPARE(rows(s.net, s.inSpoke, "User"),
                 lines({"User Active 172.16.0.0/12 VirtualNetworkGateway"}));
    }

    // ---- 6. Service endpoints, private endpoints, route server

    void r6_1_serviceEndpoints()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const SubnetId with = net.subnet(a, "with", {"10.1.0.0/24"});
        const SubnetId beside = net.subnet(a, "beside", {"10.1.1.0/24"});
        const SubnetId peered = net.subnet(b, "peered", {"10.2.0.0/24"});
        net.peer(a, b);
        net.update(with, [](azure::Subnet& s) {
            s.serviceEndpoints = {"Microsoft.Storage", "Microsoft.Sql"};
        });
        QCOMPARE(rows(net, with, "VirtualNetworkServiceEndpoint"),
                 lines({"Default Active (Storage prefixes) VirtualNetworkServiceEndpoint",
                        "Default Active (Sql prefixes) VirtualNetworkServiceEndpoint"}));
        QVERIFY(rows(net, beside, "VirtualNetworkServiceEndpoint").isEmpty());
        QVERIFY(rows(net, peered, "VirtualNetworkServiceEndpoint").isEmpty());
    }

    void r6_2_2_endpointsOfDirectPeersOnly()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"}, "eastus");
        const VnetId c = net.vnet("c", {"10.3.0.0/16"});
        const SubnetId inA = net.subnet(a, "s", {"10.1.0.0/24"});
        const SubnetId inB = net.subnet(b, "s", {"10.2.0.0/24"});
        const SubnetId inC = net.subnet(c, "s", {"10.3.0.0/24"});
        net.privateEndpoint(inA, "vault", "10.1.0.9");
        net.peer(a, b);
        net.peer(b, c);
        const QStringList row = lines({"Default Active 10.1.0.9/32 InterfaceEndpoint"});
        QCOMPARE(rows(net, inA, "InterfaceEndpoint"), row);
        QCOMPARE(rows(net, inB, "InterfaceEndpoint"), row); // over global peering as well
        QVERIFY(rows(net, inC, "InterfaceEndpoint").isEmpty());
    }

    void r6_2_4_networkPolicy_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<bool>("overrides");
        QTest::newRow("default") << "0.0.0.0/0" << false;
        QTest::newRow("shorter than the network") << "10.0.0.0/8" << false;
        QTest::newRow("as long as the network") << "10.1.0.0/16" << true;
        QTest::newRow("longer") << "10.1.0.0/24" << true;
        QTest::newRow("elsewhere") << "10.1.9.0/24" << false;
    }
    void r6_2_4_networkPolicy()
    {
        QFETCH(QString, route);
        QFETCH(bool, overrides);
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const RouteTableId table = net.routeTable("rt");
        const SubnetId links = net.subnet(a, "links", {"10.1.0.0/24"});
        const SubnetId apps = net.subnet(a, "apps", {"10.1.1.0/24"}, table);
        net.privateEndpoint(links, "vault", "10.1.0.9");
        net.route(table, "r", route.toStdString(), NextHopType::VirtualAppliance, "10.1.2.4");
        const auto endpoint = [&] { return rows(net, apps, "InterfaceEndpoint"); };
        const QStringList active = lines({"Default Active 10.1.0.9/32 InterfaceEndpoint"});
        const QStringList invalid = lines({"Default Invalid 10.1.0.9/32 InterfaceEndpoint"});
        using azure::PrivateEndpointNetworkPolicies;
        for (const auto policy : {PrivateEndpointNetworkPolicies::Disabled,
                                  PrivateEndpointNetworkPolicies::NetworkSecurityGroupEnabled,
                                  PrivateEndpointNetworkPolicies::RouteTableEnabled,
                                  PrivateEndpointNetworkPolicies::Enabled}) {
            net.update(links, [&](azure::Subnet& s) { s.privateEndpointNetworkPolicies = policy; });
            const bool forRoutes = policy == PrivateEndpointNetworkPolicies::RouteTableEnabled
                                   || policy == PrivateEndpointNetworkPolicies::Enabled;
            QCOMPARE(endpoint(), overrides && forRoutes ? invalid : active);
        }
    }

    void d8_endpointOverSubnetPeering()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const SubnetId listed = net.subnet(a, "listed", {"10.1.0.0/24"});
        const SubnetId other = net.subnet(a, "other", {"10.1.1.0/24"});
        const SubnetId inB = net.subnet(b, "s", {"10.2.0.0/24"});
        net.subnetLink(a, b, {"listed"}, {"s"});
        net.subnetLink(b, a, {"s"}, {"listed"});
        net.privateEndpoint(listed, "seen", "10.1.0.9");
        net.privateEndpoint(other, "unseen", "10.1.1.9");
        QCOMPARE(rows(net, inB, "InterfaceEndpoint"),
                 lines({"Default Active 10.1.0.9/32 InterfaceEndpoint"}));
    }

    void d6_transitOverSubnetPeering()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        net.subnet(hub, "first", {"10.0.1.0/24"});
        const SubnetId apps = net.subnet(spoke, "apps", {"10.1.0.0/24"});
        net.connect(net.vpnGateway(hub, "gw", "20.0.0.1"), net.site("hq", {"192.168.0.0/16"}));
        net.subnetLink(hub, spoke, {"first"}, {"apps"}, {.allowGatewayTransit = true});
        const PeeringId side =
            net.subnetLink(spoke, hub, {"apps"}, {"first"}, {.useRemoteGateways = true});
        QVERIFY(rows(net, apps, "192.168.0.0/16").isEmpty());
        net.update(side, [](azure::Peering& p) { p.remoteSubnetNames.push_back("GatewaySubnet"); });
        QCOMPARE(rows(net, apps, "192.168.0.0/16").size(), 1);
        // 3.8.7: the hub announces its whole space, and of the spoke what is listed.
        std::string advertised;
        for (const net::Prefix& prefix : route::RouteEngine(net.document()).advertisedPrefixes(hub))
            advertised += prefix.toString() + ' ';
        QCOMPARE(advertised, std::string("10.0.0.0/16 10.1.0.0/24 "));
    }

    void r6_3_3_routeServerWithTransit()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const SubnetId apps = net.subnet(spoke, "apps", {"10.1.0.0/24"});
        const NicId nva = net.appliance(net.subnet(hub, "nva", {"10.0.1.0/24"}), "nva", "10.0.1.4");
        net.update(nva, [](azure::NetworkInterface& nic) {
            nic.advertises = test::prefixes({"192.168.0.0/16", "10.1.7.0/24"});
        });
        net.routeServer(hub, "rs");
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        QCOMPARE(rows(net, apps, "VirtualNetworkGateway"), // 6.3.4: not what is inside a network
                 lines({"VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway "
                        "10.0.1.4",
                        "VirtualNetworkGateway Invalid 10.1.7.0/24 VirtualNetworkGateway "
                        "10.0.1.4"}));
    }

    /// A gateway does not list what one connection told it again for another (D16), and a prefix
    /// learned twice is one row at its first place (D18).
    void d16_d18_learnedTwice()
    {
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("one", {"192.168.0.0/16", "172.16.0.0/16"}));
        s.net.connect(s.gateway, s.net.site("two", {"172.16.0.0/16", "192.168.9.0/24"}));
        QCOMPARE(rows(s.net, s.inHub, "VirtualNetworkGateway"),
                 lines({"VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway "
                        "20.0.0.1",
                        "VirtualNetworkGateway Active 172.16.0.0/16 VirtualNetworkGateway 20.0.0.1",
                        "VirtualNetworkGateway Active 192.168.9.0/24 VirtualNetworkGateway "
                        "20.0.0.1"}));
    }
};

PEERSCAPE_TEST_CLASS(TestRouteSelection)
#include "tst_route_selection.moc"
