#include "tests/support/test_registry.h"
#include "tests/unit/route_rows.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using test::hopType;
using test::HubAndSpoke;
using test::lines;
using test::NetworkBuilder;
using test::rows;

/// Sentences of azure-routing.md that neither the acceptance tests nor the examples show, by rule
/// number: chapter 4, gateways.
class TestGatewayRoutes : public QObject
{
    Q_OBJECT

private slots:
    void r4_2_onlyConnectionsThatAreUp()
    {
        HubAndSpoke s;
        const ConnectionId connection =
            s.net.connect(s.gateway, s.net.site("hq", {"192.168.0.0/16"}));
        QCOMPARE(rows(s.net, s.inHub, "192.168.0.0/16").size(), 1);
        s.net.update(connection, [](azure::Connection& c) { c.up = false; });
        QVERIFY(rows(s.net, s.inHub, "192.168.0.0/16").isEmpty());
    }

    void r4_2_bgpPeersAsHostRoutes()
    {
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("static", {"192.168.1.0/24"}, "192.168.1.1"));
        s.net.connect(s.gateway, s.net.site("bgp", {"192.168.2.0/24"}, "192.168.2.1"), true);
        QCOMPARE(rows(s.net, s.inHub, "VirtualNetworkGateway"),
                 lines({"VirtualNetworkGateway Active 192.168.1.0/24 VirtualNetworkGateway "
                        "20.0.0.1",
                        "VirtualNetworkGateway Active 192.168.2.0/24 VirtualNetworkGateway "
                        "20.0.0.1",
                        "VirtualNetworkGateway Active 192.168.2.1/32 VirtualNetworkGateway "
                        "20.0.0.1"}));
    }

    /// One resource is enough for both directions, and what is announced is the hub with its
    /// transit spokes.
    void r4_2_vnetToVnet()
    {
        HubAndSpoke s;
        const VnetId far = s.net.vnet("far", {"172.20.0.0/16"});
        const SubnetId inFar = s.net.subnet(far, "apps", {"172.20.1.0/24"});
        s.net.peer(s.hub, s.net.vnet("without-transit", {"10.2.0.0/16"}));
        s.net.connect(s.gateway, s.net.vpnGateway(far, "gw2", "20.0.0.2"));
        QCOMPARE(rows(s.net, inFar, "VirtualNetworkGateway"),
                 lines({"VirtualNetworkGateway Active 10.0.0.0/16 VirtualNetworkGateway 20.0.0.2",
                        "VirtualNetworkGateway Active 10.1.0.0/16 VirtualNetworkGateway "
                        "20.0.0.2"}));
        QCOMPARE(rows(s.net, s.inSpoke, "VirtualNetworkGateway"),
                 lines({"VirtualNetworkGateway Active 172.20.0.0/16 VirtualNetworkGateway "
                        "20.0.0.1"}));
    }

    void r4_3_2a_poolShowsThePublicAddress()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(hub, "apps", {"10.0.1.0/24"});
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", true);
        net.update(gateway, [](azure::VirtualNetworkGateway& g) {
            g.vpnClientAddressPool = test::prefixes({"172.30.0.0/24"});
        });
        net.connect(gateway, net.site("hq", {"192.168.0.0/16"}));
        QCOMPARE(rows(net, subnet, "VirtualNetworkGateway"), // pools last (D18)
                 lines({"VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway "
                        "10.0.255.228 10.0.255.229",
                        "VirtualNetworkGateway Active 172.30.0.0/24 VirtualNetworkGateway "
                        "20.0.0.1"}));
    }

    void r4_3_2_unknownPublicAddressIsEmpty()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(hub, "apps", {"10.0.1.0/24"});
        net.connect(net.vpnGateway(hub, "gw"), net.site("hq", {"192.168.0.0/16"}));
        QCOMPARE(rows(net, subnet, "VirtualNetworkGateway"),
                 lines({"VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway"}));
    }

    void r4_3_6_preferredSystemRoute()
    {
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("hq", {"10.0.7.0/24", "10.1.7.0/24", "10.0.0.0/8"}));
        QCOMPARE(rows(s.net, s.inHub, "VirtualNetworkGateway"),
                 lines({"VirtualNetworkGateway Invalid 10.0.7.0/24 VirtualNetworkGateway 20.0.0.1",
                        "VirtualNetworkGateway Invalid 10.1.7.0/24 VirtualNetworkGateway 20.0.0.1",
                        "VirtualNetworkGateway Active 10.0.0.0/8 VirtualNetworkGateway 20.0.0.1"}));
        QCOMPARE(hopType(s.net, s.inHub, "10.1.7.4"), std::string_view("VNetPeering"));
    }

    void r4_4_1_transitConditions_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"all", "no flag on the hub", "no flag on the spoke", "not live",
                                 "no gateway", "own gateway", "two hubs"})
            QTest::newRow(what) << QString::fromUtf8(what);
    }
    void r4_4_1_transitConditions()
    {
        QFETCH(QString, what);
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("hq", {"192.168.0.0/16"}));
        if (what == QLatin1String("no flag on the hub"))
            s.net.update(s.sides.first, [](azure::Peering& p) { p.allowGatewayTransit = false; });
        if (what == QLatin1String("no flag on the spoke"))
            s.net.update(s.sides.second, [](azure::Peering& p) { p.useRemoteGateways = false; });
        if (what == QLatin1String("not live"))
            s.net.update(s.sides.first, [](azure::Peering& p) { p.disconnected = true; });
        if (what == QLatin1String("no gateway")) {
            for (const ObjectId id : {ObjectId(ConnectionId(1)), ObjectId(s.gateway)})
                s.net.transaction().remove(id);
        }
        if (what == QLatin1String("own gateway"))
            s.net.vpnGateway(s.spoke, "own", "20.0.0.5");
        if (what == QLatin1String("two hubs"))
            s.net.peer(s.spoke, s.net.vnet("hub2", {"10.9.0.0/16"}), {.useRemoteGateways = true},
                       {.allowGatewayTransit = true});
        QCOMPARE(rows(s.net, s.inSpoke, "192.168.0.0/16").size(),
                 what == QLatin1String("all") ? 1 : 0);
    }

    void r4_4_6_transitOverGlobalPeering()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"}, "eastus");
        const SubnetId subnet = net.subnet(spoke, "s", {"10.1.0.0/24"});
        net.connect(net.vpnGateway(hub, "gw", "20.0.0.1"), net.site("hq", {"192.168.0.0/16"}));
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        QCOMPARE(rows(net, subnet),
                 lines({"Default Active 10.1.0.0/16 VnetLocal",
                        "VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway "
                        "20.0.0.1",
                        "Default Active 0.0.0.0/0 Internet",
                        "Default Active 10.0.0.0/16 VNetGlobalPeering"}));
    }

    void r4_6_3_defaultSite()
    {
        HubAndSpoke s;
        const SiteId site = s.net.site("hq", {"192.168.0.0/16"});
        s.net.connect(s.gateway, site);
        s.net.update(s.gateway,
                     [&](azure::VirtualNetworkGateway& g) { g.gatewayDefaultSite = site; });
        for (const SubnetId subnet : {s.inHub, s.inSpoke}) { // 4.6.4: spokes inherit it
            QCOMPARE(rows(s.net, subnet, "0.0.0.0/0"),
                     lines({"VirtualNetworkGateway Active 0.0.0.0/0 VirtualNetworkGateway "
                            "20.0.0.1"}));
        }
        const RouteTableId table = s.net.routeTable("rt");
        s.net.route(table, "exempt", "0.0.0.0/0", NextHopType::Internet);
        s.net.associate(s.inSpoke, table);
        QCOMPARE(hopType(s.net, s.inSpoke, "8.8.8.8"), std::string_view("Internet"));
        QCOMPARE(hopType(s.net, s.inHub, "8.8.8.8"), std::string_view("VirtualNetworkGateway"));
    }

    void r4_7_2_expressRouteWins()
    {
        HubAndSpoke s;
        s.net.connect(s.gateway, s.net.site("hq", {"192.168.0.0/16", "192.168.7.0/24"}));
        s.net.connect(s.net.expressRouteGateway(s.hub, "er"),
                      s.net.circuit("circuit", {"192.168.0.0/16"}));
        const QStringList learned = rows(s.net, s.inHub, "VirtualNetworkGateway");
        QCOMPARE(learned.size(), 2);
        QVERIFY(learned.contains(QStringLiteral(
            "VirtualNetworkGateway Active 192.168.7.0/24 VirtualNetworkGateway 20.0.0.1")));
        QCOMPARE(learned.filter(QStringLiteral("192.168.0.0/16")).size(), 1);
        QVERIFY(!learned.filter(QStringLiteral("192.168.0.0/16"))
                     .first()
                     .endsWith(QLatin1String("20.0.0.1")));
    }

    void r4_8_summarisedPrefixes()
    {
        HubAndSpoke s;
        s.net.peer(s.hub, s.net.vnet("other", {"172.20.0.0/16"}), {.allowGatewayTransit = true},
                   {.useRemoteGateways = true});
        const auto advertised = [&] {
            std::string text;
            for (const net::Prefix& prefix :
                 route::RouteEngine(s.net.document()).advertisedPrefixes(s.hub))
                text += prefix.toString() + ' ';
            return text;
        };
        QCOMPARE(advertised(), std::string("10.0.0.0/16 10.1.0.0/16 172.20.0.0/16 "));
        s.net.update(s.hub, [](azure::VirtualNetwork& v) {
            v.summarizedGatewayPrefixes = test::prefixes({"10.0.0.0/8"});
        });
        QCOMPARE(advertised(), std::string("10.0.0.0/8 172.20.0.0/16 "));
    }
};

PEERSCAPE_TEST_CLASS(TestGatewayRoutes)
#include "tst_gateway_routes.moc"
