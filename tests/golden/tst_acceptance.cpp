#include "core/azure/peering_state.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/route/route_engine.h"
#include "core/write/route_tables.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using test::NetworkBuilder;

namespace {

/// The table as `az` prints it, without the None rows of the profile.
std::string azTable(const azure::Document& document, SubnetId subnet)
{
    return write::writeRouteTable(route::RouteEngine(document).table(subnet),
                                  write::TableFormat::AzTable);
}

/// One line a row, "source state prefix type hop", for tables whose padding is not the point.
QStringList rowsOf(const azure::Document& document, SubnetId subnet)
{
    QStringList rows;
    for (const route::EffectiveRoute& row : route::RouteEngine(document).table(subnet).routes) {
        QStringList cells{
            QString::fromUtf8(toString(row.source).data()),
            QString::fromUtf8(toString(row.state).data()),
            QString::fromStdString(prefixesText(row)),
            QString::fromUtf8(toString(row.nextHopType).data()),
        };
        if (!row.nextHopIpAddresses.empty())
            cells << QString::fromStdString(nextHopText(row));
        rows << cells.join(QLatin1Char(' '));
    }
    return rows;
}

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* text : texts)
        list << QString::fromUtf8(text);
    return list;
}

std::string_view nextHop(const azure::Document& document, SubnetId subnet, std::string_view to)
{
    const route::EffectiveRouteTable table = route::RouteEngine(document).table(subnet);
    return toString(route::selectNextHop(table, test::address(to)).type);
}

/// The document after an edit that must be accepted.
azure::Document next(const edit::EditResult& result)
{
    if (!result) {
        QTest::qFail(result.error().message.c_str(), __FILE__, __LINE__);
        return {};
    }
    return result->next;
}

/// The exercise of the Learn module (3a).
struct LearnExercise
{
    NetworkBuilder net{"obs-learn"};
    VnetId sales = net.vnet("SalesVNet", {"10.1.0.0/16"}, "northeurope");
    VnetId marketing = net.vnet("MarketingVNet", {"10.2.0.0/16"}, "northeurope");
    VnetId research = net.vnet("ResearchVNet", {"10.3.0.0/16"}, "westeurope");
    SubnetId salesApps = net.subnet(sales, "Apps", {"10.1.1.0/24"});
    SubnetId marketingApps = net.subnet(marketing, "Apps", {"10.2.1.0/24"});
    SubnetId researchData = net.subnet(research, "Data", {"10.3.1.0/24"});
};

} // namespace

/// The acceptance checks T1–T10 and T12–T15 of azure-routing.md 12, as far as routes decide them.
class TestAcceptance : public QObject
{
    Q_OBJECT

private slots:
    void t1_learnModuleTableByteForByte()
    {
        LearnExercise x;
        x.net.peer(x.sales, x.marketing);
        x.net.peer(x.marketing, x.research);
        const azure::Document document = x.net.document();
        const char* const expected =
            R"(Source    State    Address Prefix    Next Hop Type      Next Hop IP
--------  -------  ----------------  -----------------  -------------
Default   Active   10.2.0.0/16       VnetLocal
Default   Active   10.1.0.0/16       VNetPeering
Default   Active   0.0.0.0/0         Internet
Default   Active   10.0.0.0/8        None
Default   Active   127.0.0.0/8       None
Default   Active   100.64.0.0/10     None
Default   Active   172.16.0.0/12     None
Default   Active   25.48.0.0/12      None
Default   Active   25.4.0.0/14       None
Default   Active   25.30.0.0/15      None
Default   Active   198.18.0.0/15     None
Default   Active   25.33.0.0/16      None
Default   Active   40.109.0.0/16     None
Default   Active   192.168.0.0/16    None
Default   Active   104.147.0.0/16    None
Default   Active   157.59.0.0/16     None
Default   Active   40.108.0.0/17     None
Default   Active   104.146.0.0/17    None
Default   Active   23.103.0.0/18     None
Default   Active   25.41.0.0/20      None
Default   Active   20.35.252.0/22    None
Default   Active   10.3.0.0/16       VNetGlobalPeering
)";
        QCOMPARE(azTable(document, x.marketingApps), std::string(expected));

        const QStringList sales = rowsOf(document, x.salesApps);
        QCOMPARE(sales.size(), 21);
        QCOMPARE(sales.mid(0, 3), lines({"Default Active 10.1.0.0/16 VnetLocal",
                                         "Default Active 10.2.0.0/16 VNetPeering",
                                         "Default Active 0.0.0.0/0 Internet"}));
        QVERIFY(sales.filter(QStringLiteral("10.3.0.0/16")).isEmpty()); // 3.3.4
        const QStringList research = rowsOf(document, x.researchData);
        QCOMPARE(research.size(), 21);
        QCOMPARE(research.last(), QStringLiteral("Default Active 10.2.0.0/16 VNetGlobalPeering"));
    }

    void t2_oneSidedPeeringGivesNoRows()
    {
        LearnExercise x;
        const PeeringId link = x.net.link(x.marketing, x.sales);
        const azure::Document document = x.net.document();
        QCOMPARE(toString(azure::peeringState(document, link)), std::string_view("Initiated"));
        QCOMPARE(rowsOf(document, x.salesApps).size(), 20);
        QCOMPARE(rowsOf(document, x.marketingApps).size(), 20);
    }

    void t3_deletingOneSideTakesBothRows()
    {
        LearnExercise x;
        const auto [there, back] = x.net.peer(x.sales, x.marketing);
        const azure::Document document = next(edit::removePeering(x.net.document(), back));
        QCOMPARE(toString(azure::peeringState(document, there)), std::string_view("Disconnected"));
        QCOMPARE(rowsOf(document, x.salesApps).size(), 20);
        QCOMPARE(rowsOf(document, x.marketingApps).size(), 20);

        const auto again = edit::addPeering(document, x.marketing, x.sales);
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("RemotePeeringIsDisconnected")); // V07
        const azure::Document put = next(edit::put(document, there, *document.find(there)));
        QCOMPARE(toString(azure::peeringState(put, there)), std::string_view("Initiated"));
        const azure::Document whole = next(edit::addPeering(put, x.marketing, x.sales));
        QCOMPARE(toString(azure::peeringState(whole, there)), std::string_view("Connected"));
        QCOMPARE(rowsOf(whole, x.salesApps).size(), 21);
    }

    void t4_userRoutesAndReservedPrefixes()
    {
        NetworkBuilder net("obs-netlab");
        const VnetId hub = net.vnet("hub", {"10.4.0.0/16"});
        const VnetId spoke1 = net.vnet("spoke1", {"10.1.0.0/16"});
        const VnetId spoke2 = net.vnet("spoke2", {"10.2.0.0/16"});
        const VnetId spoke3 = net.vnet("spoke3", {"10.3.0.0/16"}, "eastus");
        for (const VnetId spoke : {spoke1, spoke2, spoke3})
            net.peer(hub, spoke);
        const RouteTableId rfc1918 = net.routeTable("rt1");
        net.route(rfc1918, "rfc1918-1", "10.0.0.0/8", NextHopType::VirtualAppliance, "10.4.2.101");
        const RouteTableId byDefault = net.routeTable("rt2");
        net.route(byDefault, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.4.2.101");
        const SubnetId subnet1 = net.subnet(spoke1, "s", {"10.1.1.0/24"}, rfc1918);
        const SubnetId subnet2 = net.subnet(spoke2, "s", {"10.2.1.0/24"}, byDefault);
        const SubnetId subnet3 = net.subnet(spoke3, "s", {"10.3.1.0/24"}, byDefault);
        const azure::Document document = net.document();

        const QStringList rows = rowsOf(document, subnet1); // example 5a
        QCOMPARE(rows.size(), 3 + 16 + 1);
        QCOMPARE(
            rows.mid(0, 5),
            lines({"Default Active 10.1.0.0/16 VnetLocal", "Default Active 10.4.0.0/16 VNetPeering",
                   "Default Active 0.0.0.0/0 Internet", "Default Active 127.0.0.0/8 None",
                   "Default Active 100.64.0.0/10 None"}));
        QCOMPARE(rows.last(), QStringLiteral("User Active 10.0.0.0/8 VirtualAppliance 10.4.2.101"));
        QVERIFY(!rows.contains(QStringLiteral("Default Active 10.0.0.0/8 None")));

        QCOMPARE(rowsOf(document, subnet2), lines({"Default Active 10.2.0.0/16 VnetLocal", // 5b
                                                   "Default Active 10.4.0.0/16 VNetPeering",
                                                   "Default Invalid 0.0.0.0/0 Internet",
                                                   "User Active 0.0.0.0/0 VirtualAppliance "
                                                   "10.4.2.101"}));
        QCOMPARE(
            rowsOf(document, subnet3),
            lines({"Default Active 10.3.0.0/16 VnetLocal", "Default Invalid 0.0.0.0/0 Internet",
                   "User Active 0.0.0.0/0 VirtualAppliance 10.4.2.101",
                   "Default Active 10.4.0.0/16 VNetGlobalPeering"}));
    }

    void t5_gatewayTransitOffAndOn()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.1.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.8.0.0/16"});
        const SubnetId subnet = net.subnet(spoke, "s", {"10.8.0.0/24"});
        net.subnet(hub, "GatewaySubnet", {"10.1.0.0/27"});
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", true);
        net.connect(gateway, net.site("zscaler", {"0.0.0.0/1", "128.0.0.0/1"}));
        const auto [toSpoke, toHub] = net.peer(hub, spoke);
        QCOMPARE(rowsOf(net.document(), subnet).size(), 3);

        net.update(toSpoke, [](azure::Peering& p) { p.allowGatewayTransit = true; });
        QCOMPARE(rowsOf(net.document(), subnet).size(), 3);
        net.update(toHub, [](azure::Peering& p) { p.useRemoteGateways = true; });
        // Example 4b shows four gateway rows; the one-row rendering of 4.3.3 folds them in pairs.
        QCOMPARE(
            rowsOf(net.document(), subnet),
            lines({"Default Active 10.8.0.0/16 VnetLocal", "Default Active 10.1.0.0/16 VNetPeering",
                   "VirtualNetworkGateway Active 0.0.0.0/1 VirtualNetworkGateway 10.1.0.4 "
                   "10.1.0.5",
                   "VirtualNetworkGateway Active 128.0.0.0/1 VirtualNetworkGateway 10.1.0.4 "
                   "10.1.0.5",
                   "Default Active 0.0.0.0/0 Internet"}));
    }

    void t6_learnedDefaultRoute()
    {
        NetworkBuilder net("obs-2026");
        const VnetId hub = net.vnet("hub", {"10.1.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.8.0.0/16"});
        const SubnetId subnet = net.subnet(spoke, "s", {"10.8.0.0/24"});
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
        net.connect(gateway, net.site("hq", {"0.0.0.0/0"}, "192.168.0.1"), true);
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        const QStringList learned =
            lines({"Default Active 10.8.0.0/16 VnetLocal", "Default Active 10.1.0.0/16 VNetPeering",
                   "VirtualNetworkGateway Active 0.0.0.0/0 VirtualNetworkGateway 20.0.0.1",
                   "VirtualNetworkGateway Active 192.168.0.1/32 VirtualNetworkGateway 20.0.0.1"});
        QCOMPARE(rowsOf(net.document(), subnet), learned);

        const RouteTableId table = net.routeTable("rt");
        net.route(table, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.1.9.4");
        net.associate(subnet, table);
        const QStringList overridden = rowsOf(net.document(), subnet);
        QCOMPARE(overridden.size(), 5);
        QCOMPARE(overridden[2], QStringLiteral("VirtualNetworkGateway Invalid 0.0.0.0/0 "
                                               "VirtualNetworkGateway 20.0.0.1"));
        QCOMPARE(overridden[4], QStringLiteral("User Active 0.0.0.0/0 VirtualAppliance 10.1.9.4"));
    }

    void t7_twoSpokesOfOneHubCannotShareASpace()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/24"});
        const VnetId one = net.vnet("one", {"10.1.0.0/24"});
        const VnetId two = net.vnet("two", {"10.1.0.0/24"});
        const azure::Document first = next(edit::addPeeringPair(net.document(), hub, one));
        const auto second = edit::addPeeringPair(first, hub, two);
        QVERIFY(!second);
        QCOMPARE(second.error().code, std::string("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet"));
        const std::string vnets =
            "/subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.Network/virtualNetworks/";
        QCOMPARE(QString::fromStdString(second.error().message),
                 QString::fromStdString(
                     "Cannot create or update peering " + vnets
                     + "hub/virtualNetworkPeerings/hub-To-two. Virtual networks " + vnets
                     + "two and " + vnets
                     + "hub cannot be peered because address space of the first virtual network "
                       "overlaps with address space of virtual network "
                     + vnets
                     + "one already peered with the second virtual network. Overlapping address "
                       "prefixes: 10.1.0.0/24. For more information please refer to "
                       "https://aka.ms/VnetPeeringInfo"));
    }

    void t8_newPrefixOnlyAfterSync()
    {
        LearnExercise x;
        const auto [there, back] = x.net.peer(x.sales, x.marketing);
        azure::Document document =
            next(edit::modify(x.net.document(), x.sales, [](azure::VirtualNetwork& vnet) {
                vnet.addressPrefixes.push_back(test::prefix("10.99.0.0/16"));
            }));
        QCOMPARE(toString(azure::peeringSyncLevel(document, there)),
                 std::string_view("RemoteNotInSync"));
        QCOMPARE(toString(azure::peeringSyncLevel(document, back)),
                 std::string_view("LocalNotInSync"));
        QVERIFY(rowsOf(document, x.salesApps)
                    .contains(QStringLiteral("Default Active 10.99.0.0/16 VnetLocal")));
        const QString row = QStringLiteral("Default Active 10.99.0.0/16 VNetPeering");
        QVERIFY(!rowsOf(document, x.marketingApps).contains(row));
        document = next(edit::syncPeering(document, back));
        for (const PeeringId side : {there, back})
            QCOMPARE(toString(azure::peeringSyncLevel(document, side)),
                     std::string_view("FullyInSync"));
        QVERIFY(rowsOf(document, x.marketingApps).contains(row));
    }

    void t9_peeringBeatsVpnBetweenTheSameNetworks()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const SubnetId subnet = net.subnet(a, "s", {"10.1.0.0/24"});
        net.connect(net.vpnGateway(a, "gwA", "20.0.0.1"), net.vpnGateway(b, "gwB", "20.0.0.2"));
        QCOMPARE(nextHop(net.document(), subnet, "10.2.0.4"),
                 std::string_view("VirtualNetworkGateway"));
        net.peer(a, b);
        QCOMPARE(
            rowsOf(net.document(), subnet),
            lines({"Default Active 10.1.0.0/16 VnetLocal", "Default Active 10.2.0.0/16 VNetPeering",
                   "VirtualNetworkGateway Invalid 10.2.0.0/16 VirtualNetworkGateway 20.0.0.1",
                   "Default Active 0.0.0.0/0 Internet"}));
        QCOMPARE(nextHop(net.document(), subnet, "10.2.0.4"), std::string_view("VNetPeering"));
    }

    void t10_privateEndpointOverride()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("v", {"10.0.0.0/16"});
        const RouteTableId table = net.routeTable("rt");
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/24"}, table);
        net.privateEndpoint(net.subnet(vnet, "plink", {"10.0.1.0/24"}), "pe", "10.0.1.4");
        const QString active = QStringLiteral("Default Active 10.0.1.4/32 InterfaceEndpoint");
        const QString invalid = QStringLiteral("Default Invalid 10.0.1.4/32 InterfaceEndpoint");
        QCOMPARE(rowsOf(net.document(), subnet).last(), active);
        net.route(table, "wide", "10.0.1.0/24", NextHopType::VirtualAppliance, "10.0.2.4");
        QCOMPARE(rowsOf(net.document(), subnet).last(), active);
        net.route(table, "narrow", "10.0.1.4/32", NextHopType::VirtualAppliance, "10.0.2.4");
        QCOMPARE(rowsOf(net.document(), subnet),
                 lines({"Default Active 10.0.0.0/16 VnetLocal", "Default Active 0.0.0.0/0 Internet",
                        "User Active 10.0.1.0/24 VirtualAppliance 10.0.2.4",
                        "User Active 10.0.1.4/32 VirtualAppliance 10.0.2.4",
                        "Default Invalid 10.0.1.4/32 InterfaceEndpoint"}));
        QCOMPARE(rowsOf(net.document(), subnet).last(), invalid);
    }

    void t12_subnetPeeringRowsOnUnlistedSubnets()
    {
        NetworkBuilder net;
        const VnetId left = net.vnet("vnet-left", {"10.0.0.0/16", "172.16.0.0/24"});
        const VnetId right = net.vnet("vnet-right", {"10.1.0.0/16", "172.16.0.0/24"});
        net.subnet(left, "subnet1", {"10.0.1.0/24"});
        const SubnetId unlisted = net.subnet(left, "subnet9", {"10.0.9.0/24"});
        const SubnetId far = net.subnet(right, "subnet0", {"10.1.0.0/24"});
        net.subnet(right, "subnet2", {"10.1.2.0/24"});
        net.subnetLink(left, right, {"subnet1"}, {"subnet0", "subnet2"});
        net.subnetLink(right, left, {"subnet0", "subnet2"}, {"subnet1"});
        QCOMPARE(
            rowsOf(net.document(), unlisted),
            lines({"Default Active 10.0.0.0/16 VnetLocal", "Default Active 172.16.0.0/24 VnetLocal",
                   "Default Active 10.1.0.0/24 VNetPeering",
                   "Default Active 10.1.2.0/24 VNetPeering", "Default Active 0.0.0.0/0 Internet"}));
        QCOMPARE(
            rowsOf(net.document(), far),
            lines({"Default Active 10.1.0.0/16 VnetLocal", "Default Active 172.16.0.0/24 VnetLocal",
                   "Default Active 10.0.1.0/24 VNetPeering", "Default Active 0.0.0.0/0 Internet"}));
    }

    void t13_networkEqualToReservedPrefix()
    {
        NetworkBuilder net("doc-4");
        const VnetId vnet = net.vnet("v", {"192.168.0.0/16"});
        const SubnetId subnet = net.subnet(vnet, "s", {"192.168.0.0/24"});
        QCOMPARE(rowsOf(net.document(), subnet),
                 lines({"Default Active 192.168.0.0/16 VnetLocal",
                        "Default Active 0.0.0.0/0 Internet", "Default Active 10.0.0.0/8 None",
                        "Default Active 172.16.0.0/12 None", "Default Active 100.64.0.0/10 None"}));
    }

    void t14_propagationOffOnOneSubnet()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.1.0.0/16"});
        const VnetId other = net.vnet("other", {"10.2.0.0/16"});
        const SubnetId on = net.subnet(hub, "on", {"10.1.1.0/24"});
        const SubnetId off = net.subnet(hub, "off", {"10.1.2.0/24"}, net.routeTable("rt", true));
        net.connect(net.vpnGateway(hub, "gw", "20.0.0.1"), net.site("hq", {"192.168.0.0/16"}));
        net.peer(hub, other);
        const QString learned = QStringLiteral(
            "VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway 20.0.0.1");
        const QString peered = QStringLiteral("Default Active 10.2.0.0/16 VNetPeering");
        QVERIFY(rowsOf(net.document(), on).contains(learned));
        QVERIFY(!rowsOf(net.document(), off).contains(learned));
        QVERIFY(rowsOf(net.document(), on).contains(peered));
        QVERIFY(rowsOf(net.document(), off).contains(peered));
        QVERIFY(route::RouteEngine(net.document()).table(off).disableBgpRoutePropagation); // D15
    }

    void t15_activeActiveGatewayShowsBothInstances()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.1.0.0/16"});
        net.subnet(hub, "GatewaySubnet", {"10.1.0.0/27"});
        const SubnetId subnet = net.subnet(hub, "s", {"10.1.1.0/24"});
        net.connect(net.vpnGateway(hub, "gw", "20.0.0.1", true),
                    net.site("hq", {"192.168.0.0/16"}));
        QVERIFY(rowsOf(net.document(), subnet)
                    .contains(QStringLiteral("VirtualNetworkGateway Active 192.168.0.0/16 "
                                             "VirtualNetworkGateway 10.1.0.4 10.1.0.5")));
    }
};

PEERSCAPE_TEST_CLASS(TestAcceptance)
#include "tst_acceptance.moc"
