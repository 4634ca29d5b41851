#include "core/azure/peering_state.h"
#include "core/route/none_list.h"
#include "tests/support/test_registry.h"
#include "tests/unit/route_rows.h"

#include <QTest>

#include <set>

using namespace peerscape;
using azure::NextHopType;
using test::hop;
using test::hopType;
using test::HubAndSpoke;
using test::lines;
using test::NetworkBuilder;
using test::rows;

namespace {

/// The reserved prefixes among the rows.
std::set<std::string> reserved(NetworkBuilder& net, SubnetId subnet)
{
    std::set<std::string> prefixes;
    for (const auto& row : route::RouteEngine(net.document()).table(subnet).routes) {
        if (row.nextHopType == NextHopType::None && row.source == azure::RouteSource::Default)
            prefixes.insert(prefixesText(row));
    }
    return prefixes;
}

const std::set<std::string> kDoc4{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"};

std::set<std::string> without(std::set<std::string> prefixes, const char* prefix)
{
    prefixes.erase(prefix);
    return prefixes;
}

} // namespace

/// Sentences of azure-routing.md that neither the acceptance tests nor the examples show, by rule
/// number: chapters 2 (system routes) and 3 (peering).
class TestSystemRoutes : public QObject
{
    Q_OBJECT

private slots:
    // ---- 2. System default routes

    void r2_4_profiles()
    {
        const std::map<std::string, std::size_t> sizes{
            {"obs-2020", 3},    {"doc-4", 4},     {"obs-2021", 5},   {"obs-2022", 15},
            {"obs-netlab", 17}, {"obs-2026", 21}, {"obs-learn", 18}, {"hidden", 0}};
        QCOMPARE(route::noneLists().size(), sizes.size());
        for (const auto& [id, size] : sizes) {
            const route::NoneList* list = route::findNoneList(id);
            QVERIFY2(list != nullptr, id.c_str());
            QCOMPARE(list->prefixes.size(), size);
        }
        QCOMPARE(azure::DocumentSettings().noneList.str(), std::string("obs-2026"));
    }

    void r2_5_reservedDrops()
    {
        NetworkBuilder net("doc-4");
        const SubnetId subnet = net.subnet(net.vnet("v", {"10.1.0.0/16"}), "s", {"10.1.0.0/24"});
        QCOMPARE(hopType(net, subnet, "10.9.9.9"), std::string_view("None"));
        QCOMPARE(hopType(net, subnet, "10.1.9.9"), std::string_view("VnetLocal"));
        QCOMPARE(hopType(net, subnet, "8.8.8.8"), std::string_view("Internet"));
    }

    void r2_6_reservedRowsThatGo_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("learned");
        QTest::addColumn<QString>("gone");
        const auto add = [](const char* name, const char* space, const char* peer,
                            const char* learned, const char* gone) {
            QTest::newRow(name) << space << peer << learned << gone;
        };
        add("network inside", "10.1.0.0/16", "", "", "");
        add("network equal", "10.0.0.0/8", "", "", "10.0.0.0/8");
        add("network around", "172.0.0.0/11", "", "", "172.16.0.0/12");
        add("peer inside", "10.1.0.0/16", "192.168.1.0/24", "", "");
        add("peer equal", "10.1.0.0/16", "192.168.0.0/16", "", "192.168.0.0/16");
        add("peer around", "10.1.0.0/16", "192.168.0.0/15", "", "192.168.0.0/16");
        add("gateway inside", "10.1.0.0/16", "", "192.168.1.0/24", "");
        add("gateway equal", "10.1.0.0/16", "", "192.168.0.0/16", "192.168.0.0/16");
        add("gateway around", "10.1.0.0/16", "", "192.168.0.0/15", "");
    }
    void r2_6_reservedRowsThatGo()
    {
        QFETCH(QString, space);
        QFETCH(QString, peer);
        QFETCH(QString, learned);
        QFETCH(QString, gone);
        NetworkBuilder net("doc-4");
        const std::string own = space.toStdString();
        const VnetId vnet = net.vnet("v", {own});
        const SubnetId subnet = net.subnet(vnet, "s", {own});
        if (!peer.isEmpty()) {
            const std::string remote = peer.toStdString();
            net.peer(vnet, net.vnet("w", {remote}));
        }
        if (!learned.isEmpty()) {
            const std::string prefix = learned.toStdString();
            net.connect(net.vpnGateway(vnet, "gw", "20.0.0.1"), net.site("hq", {prefix}));
        }
        QVERIFY(reserved(net, subnet) == without(kDoc4, gone.toUtf8().constData()));
    }

    void r2_6_gatewayRowInvalidStillRemoves()
    {
        NetworkBuilder net("doc-4");
        const VnetId vnet = net.vnet("v", {"10.1.0.0/16"});
        const RouteTableId table = net.routeTable("rt");
        const SubnetId subnet = net.subnet(vnet, "s", {"10.1.0.0/24"}, table);
        net.connect(net.vpnGateway(vnet, "gw", "20.0.0.1"), net.site("hq", {"192.168.0.0/16"}));
        net.route(table, "r", "192.168.0.0/16", NextHopType::Internet);
        QVERIFY(reserved(net, subnet) == without(kDoc4, "192.168.0.0/16"));
        QCOMPARE(rows(net, subnet, "192.168.0.0/16"),
                 lines({"VirtualNetworkGateway Invalid 192.168.0.0/16 VirtualNetworkGateway "
                        "20.0.0.1",
                        "User Active 192.168.0.0/16 Internet"}));
    }

    void r2_6_defaultRouteDecides_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("stay");
        const auto add = [](NextHopType type, bool stay) {
            QTest::newRow(toString(type).data()) << static_cast<int>(type) << stay;
        };
        add(NextHopType::VirtualAppliance, false);
        add(NextHopType::VirtualNetworkGateway, false); // also without any gateway
        add(NextHopType::None, true);
        add(NextHopType::Internet, true);
        add(NextHopType::VnetLocal, true);
    }
    void r2_6_defaultRouteDecides()
    {
        QFETCH(int, type);
        QFETCH(bool, stay);
        NetworkBuilder net("doc-4");
        const RouteTableId table = net.routeTable("rt");
        const SubnetId subnet =
            net.subnet(net.vnet("v", {"10.1.0.0/16"}), "s", {"10.1.0.0/24"}, table);
        const auto next = static_cast<NextHopType>(type);
        net.route(table, "half", "0.0.0.0/1", next,
                  next == NextHopType::VirtualAppliance ? "10.1.0.9" : "");
        net.route(table, "other", "128.0.0.0/1", next,
                  next == NextHopType::VirtualAppliance ? "10.1.0.9" : "");
        QVERIFY(reserved(net, subnet) == kDoc4); // two halves remove none
        net.route(table, "default", "0.0.0.0/0", next,
                  next == NextHopType::VirtualAppliance ? "10.1.0.9" : "");
        QVERIFY(reserved(net, subnet) == (stay ? kDoc4 : std::set<std::string>()));
    }

    void r2_6_userNoneOverLearnedDefaultKeepsThem()
    {
        HubAndSpoke s;
        azure::DocumentSettings settings;
        settings.noneList = "doc-4";
        s.net.transaction().setSettings(settings);
        s.net.connect(s.gateway, s.net.site("hq", {"0.0.0.0/0"}, "192.168.0.1"), true);
        QVERIFY(reserved(s.net, s.inSpoke).empty());
        const RouteTableId table = s.net.routeTable("rt");
        s.net.route(table, "drop", "0.0.0.0/0", NextHopType::None);
        s.net.associate(s.inSpoke, table);
        QVERIFY(reserved(s.net, s.inSpoke) == kDoc4);
    }

    void r2_7_dualStack()
    {
        NetworkBuilder net("doc-4");
        const VnetId vnet = net.vnet("v", {"10.1.0.0/16", "fd00::/48"});
        const SubnetId four = net.subnet(vnet, "four", {"10.1.0.0/24"});
        const SubnetId both = net.subnet(vnet, "both", {"10.1.1.0/24", "fd00::/64"});
        QCOMPARE(rows(net, four).mid(0, 3), lines({"Default Active 10.1.0.0/16 VnetLocal",
                                                   "Default Active fd00::/48 VnetLocal",
                                                   "Default Active 0.0.0.0/0 Internet"}));
        QCOMPARE(rows(net, both).mid(2, 3),
                 lines({"Default Active 0.0.0.0/0 Internet", "Default Active ::/0 Internet",
                        "Default Active 10.0.0.0/8 None"}));
        QCOMPARE(hopType(net, both, "2001:db8::1"), std::string_view("Internet"));
        QVERIFY(hop(net, four, "2001:db8::1").routes.empty()); // nothing matches: None
    }

    void r2_8_privateSubnetKeepsTheRow()
    {
        NetworkBuilder net;
        const SubnetId subnet = net.subnet(net.vnet("v", {"10.1.0.0/16"}), "s", {"10.1.0.0/24"});
        net.update(subnet, [](azure::Subnet& s) { s.defaultOutboundAccess = false; });
        QCOMPARE(rows(net, subnet, "Internet"), lines({"Default Active 0.0.0.0/0 Internet"}));
    }

    // ---- 3. Peering

    void r3_3_2_regionsCompareWithoutCase()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"}, "westeurope");
        const SubnetId subnet = net.subnet(a, "s", {"10.1.0.0/24"});
        net.peer(a, net.vnet("b", {"10.2.0.0/16"}, "WestEurope"));
        net.peer(a, net.vnet("c", {"10.3.0.0/16"}, "eastus"));
        QCOMPARE(rows(net, subnet), lines({"Default Active 10.1.0.0/16 VnetLocal",
                                           "Default Active 10.2.0.0/16 VNetPeering",
                                           "Default Active 0.0.0.0/0 Internet",
                                           "Default Active 10.3.0.0/16 VNetGlobalPeering"}));
    }

    void r3_3_3_orderOfCreation()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(a, "s", {"10.0.0.0/24"});
        net.peer(a, net.vnet("late", {"192.168.0.0/22", "10.0.4.0/22"}));
        net.peer(a, net.vnet("early", {"10.1.0.0/16"}));
        QCOMPARE(rows(net, subnet, "VNetPeering"),
                 lines({"Default Active 192.168.0.0/22 VNetPeering",
                        "Default Active 10.0.4.0/22 VNetPeering",
                        "Default Active 10.1.0.0/16 VNetPeering"}));
    }

    void r3_4_accessAndForwardingChangeNoRow()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const SubnetId subnet = net.subnet(a, "s", {"10.1.0.0/24"});
        const auto sides = net.peer(a, net.vnet("b", {"10.2.0.0/16"}));
        const QStringList before = rows(net, subnet);
        for (const PeeringId side : {sides.first, sides.second}) {
            net.update(side, [](azure::Peering& p) {
                p.allowVirtualNetworkAccess = false;
                p.allowForwardedTraffic = true;
            });
        }
        QCOMPARE(rows(net, subnet), before);
    }

    void r3_6_syncLevels()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const PeeringId there = net.link(a, b);
        const auto level = [&](PeeringId side) {
            return toString(azure::peeringSyncLevel(net.document(), side));
        };
        QCOMPARE(level(there), std::string_view("RemoteNotInSync")); // Initiated
        const PeeringId back = net.link(b, a);
        QCOMPARE(level(there), std::string_view("FullyInSync"));
        for (const VnetId vnet : {a, b}) {
            net.update(vnet, [&](azure::VirtualNetwork& v) {
                v.addressPrefixes.push_back(
                    test::prefix(vnet == a ? "10.11.0.0/16" : "10.12.0.0/16"));
            });
        }
        QCOMPARE(level(there), std::string_view("LocalAndRemoteNotInSync"));
        QCOMPARE(level(back), std::string_view("LocalAndRemoteNotInSync"));
        net.sync(there);
        QCOMPARE(level(there), std::string_view("RemoteNotInSync"));
        QCOMPARE(level(back), std::string_view("LocalNotInSync"));
        net.update(there, [](azure::Peering& p) { p.disconnected = true; });
        QCOMPARE(level(there), std::string_view("RemoteNotInSync"));
    }

    void r3_6_3_deletedPrefixStaysUntilSync()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16", "10.2.0.0/16"});
        const VnetId b = net.vnet("b", {"10.9.0.0/16"});
        const SubnetId subnet = net.subnet(b, "s", {"10.9.0.0/24"});
        const PeeringId back = net.peer(a, b).second;
        net.update(a, [](azure::VirtualNetwork& v) {
            v.addressPrefixes = test::prefixes({"10.1.0.0/16"});
        });
        QCOMPARE(rows(net, subnet, "VNetPeering").size(), 2);
        net.sync(back);
        QCOMPARE(rows(net, subnet, "VNetPeering"),
                 lines({"Default Active 10.1.0.0/16 VNetPeering"}));
    }

    void r3_8_8_onlyIPv6()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16", "fd01::/48"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16", "fd02::/48"});
        const SubnetId one = net.subnet(a, "one", {"10.1.0.0/24", "fd01::/64"});
        const SubnetId two = net.subnet(b, "two", {"10.2.0.0/24", "fd02::/64"});
        net.privateEndpoint(two, "pe", "10.2.0.4");
        for (const PeeringId side :
             {net.subnetLink(a, b, {"one"}, {"two"}), net.subnetLink(b, a, {"two"}, {"one"})}) {
            net.update(side, [](azure::Peering& p) { p.enableOnlyIPv6Peering = true; });
            net.sync(side);
        }
        QCOMPARE(rows(net, one, "VNetPeering"), lines({"Default Active fd02::/64 VNetPeering"}));
        QVERIFY(rows(net, one, "InterfaceEndpoint").isEmpty());
    }
};

PEERSCAPE_TEST_CLASS(TestSystemRoutes)
#include "tst_system_routes.moc"
