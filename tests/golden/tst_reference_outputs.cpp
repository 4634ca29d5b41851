#include "core/route/route_engine.h"
#include "core/write/route_tables.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using test::NetworkBuilder;

namespace {

QString written(const azure::Document& document, SubnetId subnet, write::TableFormat format)
{
    return QString::fromStdString(
        write::writeRouteTable(route::RouteEngine(document).table(subnet), format));
}

QString printedTable(const azure::Document& document, SubnetId subnet)
{
    return written(document, subnet, write::TableFormat::AzTable);
}

/// The rows of a table without its two header lines, runs of spaces as one: some examples are
/// printed with other column widths.
QStringList printedRows(const azure::Document& document, SubnetId subnet)
{
    QStringList rows;
    for (const QString& line : printedTable(document, subnet).split(QLatin1Char('\n')).mid(2))
        rows << line.simplified();
    rows.removeAll(QString());
    return rows;
}

QStringList lines(const char* text)
{
    QStringList rows;
    for (const QString& line : QString::fromUtf8(text).split(QLatin1Char('\n')))
        rows << line.simplified();
    rows.removeAll(QString());
    return rows;
}

} // namespace

/// The examples of azure-routing.md: those that 10.2.3 names byte for byte, of the others the rows
/// as printed. Examples that the acceptance tests hold are not repeated.
class TestReferenceOutputs : public QObject
{
    Q_OBJECT

private slots:
    void example2a()
    {
        NetworkBuilder net("obs-2021");
        const VnetId vnet = net.vnet("v", {"10.0.0.0/24"});
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/26"});
        QCOMPARE(printedTable(net.document(), subnet),
                 QString::fromUtf8(
                     R"(Source    State    Address Prefix    Next Hop Type    Next Hop IP
--------  -------  ----------------  ---------------  -------------
Default   Active   10.0.0.0/24       VnetLocal
Default   Active   0.0.0.0/0         Internet
Default   Active   10.0.0.0/8        None
Default   Active   100.64.0.0/10     None
Default   Active   192.168.0.0/16    None
Default   Active   25.33.80.0/20     None
Default   Active   25.41.3.0/25      None
)"));
    }

    void example2bNetworkOfAWholeReservedPrefix()
    {
        NetworkBuilder net("doc-4");
        const VnetId vnet = net.vnet("v", {"10.0.0.0/8"});
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/16"});
        QCOMPARE(printedRows(net.document(), subnet), lines(R"(
Default   Active   10.0.0.0/8        VnetLocal
Default   Active   0.0.0.0/0         Internet
Default   Active   172.16.0.0/12     None
Default   Active   192.168.0.0/16    None
Default   Active   100.64.0.0/10     None
)"));
    }

    void example2cNetworkAroundAReservedPrefix()
    {
        NetworkBuilder net("doc-4");
        const VnetId vnet = net.vnet("v", {"172.0.0.0/11"});
        const SubnetId subnet = net.subnet(vnet, "s", {"172.16.0.0/24"});
        QCOMPARE(printedRows(net.document(), subnet), lines(R"(
Default   Active   172.0.0.0/11      VnetLocal
Default   Active   0.0.0.0/0         Internet
Default   Active   10.0.0.0/8        None
Default   Active   192.168.0.0/16    None
Default   Active   100.64.0.0/10     None
)"));
    }

    /// The gateway's rows came in this order; the site here announces them so (4.3.5).
    void example4c()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.1.0/24"});
        const VnetId spoke = net.vnet("spoke", {"10.0.2.0/24"});
        net.subnet(hub, "first", {"10.0.1.0/27"});
        net.subnet(hub, "GatewaySubnet", {"10.0.1.192/26"});
        const SubnetId apps = net.subnet(spoke, "apps", {"10.0.2.0/26"});
        net.subnetLink(hub, spoke, {"first", "GatewaySubnet"}, {"apps"},
                       {.allowGatewayTransit = true});
        net.subnetLink(spoke, hub, {"apps"}, {"first", "GatewaySubnet"},
                       {.useRemoteGateways = true});
        net.connect(net.vpnGateway(hub, "gw", "20.0.0.1", true),
                    net.site("far", {"10.0.10.197/32", "10.0.10.196/32", "10.0.10.0/24"}));
        QCOMPARE(
            printedTable(net.document(), apps),
            QString::fromUtf8(
                R"(Source                 State    Address Prefix    Next Hop Type          Next Hop IP
---------------------  -------  ----------------  ---------------------  ---------------------
Default                Active   10.0.2.0/24       VnetLocal
Default                Active   10.0.1.0/27       VNetPeering
Default                Active   10.0.1.192/26     VNetPeering
VirtualNetworkGateway  Active   10.0.10.197/32    VirtualNetworkGateway  10.0.1.196 10.0.1.197
VirtualNetworkGateway  Active   10.0.10.196/32    VirtualNetworkGateway  10.0.1.196 10.0.1.197
VirtualNetworkGateway  Active   10.0.10.0/24      VirtualNetworkGateway  10.0.1.196 10.0.1.197
Default                Active   0.0.0.0/0         Internet
)"));
    }

    /// 10b: the least widths, and those with a gateway's row.
    void example10bColumnWidths()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("v", {"10.0.0.0/24"});
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/26"});
        const auto dashes = [&] {
            return printedTable(net.document(), subnet).section(QLatin1Char('\n'), 1, 1);
        };
        QCOMPARE(dashes(), QStringLiteral("--------  -------  ----------------  ---------------  "
                                          "-------------"));
        net.connect(net.vpnGateway(vnet, "gw", "40.127.161.185"),
                    net.site("hq", {"192.168.0.0/16"}));
        QCOMPARE(dashes(), QStringLiteral("---------------------  -------  ----------------  "
                                          "---------------------  --------------"));
    }

    void example5cExactPrefixOfTheHub()
    {
        NetworkBuilder net;
        const VnetId spoke = net.vnet("spoke", {"10.0.1.0/24"});
        net.peer(spoke, net.vnet("hub", {"10.0.0.0/24"}));
        const RouteTableId table = net.routeTable("rt");
        net.route(table, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.0.0.166");
        net.route(table, "hub", "10.0.0.0/16", NextHopType::VirtualAppliance, "10.0.0.166");
        const SubnetId subnet = net.subnet(spoke, "s", {"10.0.1.0/26"}, table);
        QCOMPARE(printedRows(net.document(), subnet), lines(R"(
Default   Active   10.0.1.0/24       VnetLocal
Default   Active   10.0.0.0/24       VNetPeering
Default   Invalid  0.0.0.0/0         Internet
User      Active   0.0.0.0/0         VirtualAppliance  10.0.0.166
User      Active   10.0.0.0/16       VirtualAppliance  10.0.0.166
)"));
        const auto hop = [&](std::string_view to) {
            return toString(route::selectNextHop(route::RouteEngine(net.document()).table(subnet),
                                                 test::address(to))
                                .type);
        };
        QCOMPARE(hop("10.0.2.4"), std::string_view("VirtualAppliance"));
        QCOMPARE(hop("10.0.0.10"), std::string_view("VNetPeering"));
    }

    /// Microsoft's routing example, Subnet1 with its service endpoint and Subnet2 without a table.
    void example5d()
    {
        NetworkBuilder net("doc-4");
        const VnetId vnet1 = net.vnet("VNet-1", {"10.0.0.0/16"});
        net.peer(vnet1, net.vnet("VNet-2", {"10.1.0.0/16", "10.2.0.0/16"}));
        net.connect(net.vpnGateway(vnet1, "gw", "20.0.0.1"), net.site("hq", {"10.10.0.0/16"}));
        const RouteTableId table = net.routeTable("rt");
        net.route(table, "Within-VNet1", "10.0.0.0/16", NextHopType::VirtualAppliance,
                  "10.0.100.4");
        net.route(table, "Within-Subnet1", "10.0.0.0/24", NextHopType::VnetLocal);
        net.route(table, "ToVNet2-1-Drop", "10.1.0.0/16", NextHopType::None);
        net.route(table, "ToVNet2-2-Drop", "10.2.0.0/16", NextHopType::None);
        net.route(table, "To-On-Prem", "10.10.0.0/16", NextHopType::VirtualAppliance, "10.0.100.4");
        net.route(table, "Default-NVA", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.0.100.4");
        const SubnetId subnet1 = net.subnet(vnet1, "Subnet1", {"10.0.0.0/24"}, table);
        net.update(subnet1, [](azure::Subnet& s) { s.serviceEndpoints = {"Microsoft.Storage"}; });
        const SubnetId subnet2 = net.subnet(vnet1, "Subnet2", {"10.0.1.0/24"});
        QCOMPARE(printedRows(net.document(), subnet1), lines(R"(
Default                Invalid  10.0.0.0/16       VnetLocal
User                   Active   10.0.0.0/24       VnetLocal
Default                Invalid  10.1.0.0/16       VNetPeering
Default                Invalid  10.2.0.0/16       VNetPeering
VirtualNetworkGateway  Invalid  10.10.0.0/16      VirtualNetworkGateway          20.0.0.1
Default                Invalid  0.0.0.0/0         Internet
User                   Active   10.1.0.0/16       None
User                   Active   10.2.0.0/16       None
User                   Active   10.0.0.0/16       VirtualAppliance               10.0.100.4
User                   Active   10.10.0.0/16      VirtualAppliance               10.0.100.4
User                   Active   0.0.0.0/0         VirtualAppliance               10.0.100.4
Default                Active   (Storage prefixes) VirtualNetworkServiceEndpoint
)"));
        QCOMPARE(printedRows(net.document(), subnet2), lines(R"(
Default                Active   10.0.0.0/16       VnetLocal
Default                Active   10.1.0.0/16       VNetPeering
Default                Active   10.2.0.0/16       VNetPeering
VirtualNetworkGateway  Active   10.10.0.0/16      VirtualNetworkGateway          20.0.0.1
Default                Active   0.0.0.0/0         Internet
Default                Active   10.0.0.0/8        None
Default                Active   172.16.0.0/12     None
Default                Active   192.168.0.0/16    None
Default                Active   100.64.0.0/10     None
)"));
    }

    void example5eLearnedAndUserDefault()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("v", {"10.100.200.0/21"});
        const NicId speaker =
            net.appliance(net.subnet(vnet, "bgp", {"10.100.203.64/26"}), "nva", "10.100.203.68");
        net.update(speaker, [](azure::NetworkInterface& nic) {
            nic.advertises = test::prefixes({"0.0.0.0/0"});
        });
        net.routeServer(vnet, "rs");
        const RouteTableId table = net.routeTable("rt");
        net.route(table, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.100.200.68");
        const SubnetId subnet = net.subnet(vnet, "apps", {"10.100.202.0/26"}, table);
        QCOMPARE(printedRows(net.document(), subnet).mid(1), lines(R"(
VirtualNetworkGateway  Invalid  0.0.0.0/0          VirtualNetworkGateway  10.100.203.68
User                   Active   0.0.0.0/0          VirtualAppliance       10.100.200.68
)"));
    }

    void example6bTwoAppliancesAndADroppedDefault()
    {
        NetworkBuilder net("obs-2021");
        const VnetId vnet = net.vnet("v", {"172.16.0.0/16"});
        const SubnetId nva = net.subnet(vnet, "nva", {"172.16.1.0/24"});
        for (const char* name : {"nva1", "nva2"}) {
            net.update(net.appliance(nva, name), [](azure::NetworkInterface& nic) {
                nic.advertises = test::prefixes({"172.22.2.0/24"});
            });
        }
        net.routeServer(vnet, "rs");
        const RouteTableId table = net.routeTable("rt");
        net.route(table, "no-internet", "0.0.0.0/0", NextHopType::None);
        const SubnetId subnet = net.subnet(vnet, "internal", {"172.16.2.0/24"}, table);
        QCOMPARE(printedRows(net.document(), subnet), lines(R"(
Default                Active   172.16.0.0/16     VnetLocal
VirtualNetworkGateway  Active   172.22.2.0/24     VirtualNetworkGateway  172.16.1.4
VirtualNetworkGateway  Active   172.22.2.0/24     VirtualNetworkGateway  172.16.1.5
Default                Invalid  0.0.0.0/0         Internet
Default                Active   10.0.0.0/8        None
Default                Active   100.64.0.0/10     None
Default                Active   192.168.0.0/16    None
Default                Active   25.33.80.0/20     None
Default                Active   25.41.3.0/25      None
User                   Active   0.0.0.0/0         None
)"));
    }

    /// 10a, and the route table's switch on every row (D15).
    void example10aJson()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("v", {"10.0.0.0/24"});
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/26"});
        net.peer(vnet, net.vnet("w", {"10.1.0.0/24"}));
        const QString text = written(net.document(), subnet, write::TableFormat::Json);
        QVERIFY2(text.startsWith(QLatin1String(R"({
  "value": [
    {
      "addressPrefix": [
        "10.0.0.0/24"
      ],
      "disableBgpRoutePropagation": false,
      "nextHopIpAddress": [],
      "nextHopType": "VnetLocal",
      "source": "Default",
      "state": "Active"
    },
    {
      "addressPrefix": [
        "10.1.0.0/24"
      ],
      "disableBgpRoutePropagation": false,
      "nextHopIpAddress": [],
      "nextHopType": "VNetPeering",
      "source": "Default",
      "state": "Active"
    },
)")),
                 qPrintable(text));
        const RouteTableId table = net.routeTable("rt", true);
        net.route(table, "to-hub", "10.9.0.0/16", NextHopType::VirtualAppliance, "10.1.0.4");
        net.associate(subnet, table);
        const QString changed = written(net.document(), subnet, write::TableFormat::Json);
        QCOMPARE(changed.count(QLatin1String("\"disableBgpRoutePropagation\": true")), 4);
        QVERIFY2(changed.endsWith(QLatin1String(R"(    {
      "addressPrefix": [
        "10.9.0.0/16"
      ],
      "disableBgpRoutePropagation": true,
      "name": "to-hub",
      "nextHopIpAddress": [
        "10.1.0.4"
      ],
      "nextHopType": "VirtualAppliance",
      "source": "User",
      "state": "Active"
    }
  ]
}
)")),
                 qPrintable(changed));
    }

    void emptyListInJson() // 10.1.2
    {
        QCOMPARE(QString::fromStdString(write::writeRouteTable({}, write::TableFormat::Json)),
                 QStringLiteral("{\n  \"value\": []\n}\n"));
    }
};

PEERSCAPE_TEST_CLASS(TestReferenceOutputs)
#include "tst_reference_outputs.moc"
