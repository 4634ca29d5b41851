#include "core/azure/peering_state.h"
#include "core/route/none_list.h"
#include "core/route/route_engine.h"
#include "core/write/route_tables.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace peerscape;
using azure::NextHopType;
using test::NetworkBuilder;

namespace {

/// Rows of `az` without headers, runs of spaces as one; those of `type` only, when it is given.
QStringList rows(NetworkBuilder& net, SubnetId subnet, const char* type = nullptr)
{
    const route::EffectiveRouteTable table = route::RouteEngine(net.document()).table(subnet);
    QStringList lines;
    for (const QString& line :
         QString::fromStdString(write::writeRouteTable(table, write::TableFormat::AzTable))
             .split(QLatin1Char('\n'))
             .mid(2)) {
        const QString text = line.simplified();
        if (!text.isEmpty()
            && (type == nullptr || text.split(QLatin1Char(' ')).contains(QLatin1String(type))))
            lines << text;
    }
    return lines;
}

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* text : texts)
        list << QString::fromUtf8(text);
    return list;
}

route::NextHop hop(NetworkBuilder& net, SubnetId subnet, std::string_view to)
{
    return route::selectNextHop(route::RouteEngine(net.document()).table(subnet),
                                test::address(to));
}

std::string_view hopType(NetworkBuilder& net, SubnetId subnet, std::string_view to)
{
    return toString(hop(net, subnet, to).type);
}

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

/// A hub with an active-standby VPN gateway and a spoke with transit.
struct HubAndSpoke
{
    NetworkBuilder net{"hidden"};
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
    std::pair<PeeringId, PeeringId> sides =
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    SubnetId inHub = net.subnet(hub, "apps", {"10.0.1.0/24"});
    SubnetId inSpoke = net.subnet(spoke, "apps", {"10.1.1.0/24"});
};

} // namespace

/// Sentences of azure-routing.md that neither the acceptance tests nor the examples show, by rule
/// number.
class TestRouteRules : public QObject
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

    // ---- 4. Gateways

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

PEERSCAPE_TEST_CLASS(TestRouteRules)
#include "tst_route_rules.moc"
