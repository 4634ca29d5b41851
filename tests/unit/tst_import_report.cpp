#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace peerscape;

namespace {

QString word(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString nameOf(const azure::Document& document, ObjectId id)
{
    return QString::fromStdString(azure::displayName(document, id));
}

template<class List>
QJsonArray words(const List& values)
{
    QJsonArray list;
    for (const auto& value : values)
        list.append(QString::fromStdString(value.toString()));
    return list;
}

QJsonArray sorted(const QJsonArray& list)
{
    QStringList texts;
    for (const QJsonValue& value : list)
        texts << QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    texts.sort();
    return QJsonArray::fromStringList(texts);
}

/// Lists whose order says nothing are sorted, at all depths but one: routes keep theirs.
QJsonObject comparable(QJsonObject summary)
{
    for (auto member = summary.begin(); member != summary.end(); ++member) {
        if (member.value().isArray())
            member.value() = sorted(member.value().toArray());
    }
    return summary;
}

QJsonArray networks(const azure::Document& document)
{
    QJsonArray list;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto& vnet) {
        QJsonObject subnets;
        for (const ObjectId child : azure::subnetsOf(document, id)) {
            const azure::Subnet& subnet = *document.find(SubnetId::of(child));
            const QJsonArray prefixes = words(subnet.addressPrefixes);
            subnets.insert(word(subnet.name),
                           prefixes.size() == 1 ? prefixes.first() : QJsonValue(prefixes));
        }
        list.append(QJsonObject{
            {QStringLiteral("name"), word(vnet.name)},
            {QStringLiteral("resourceGroup"), word(document.nameOf(vnet.resourceGroup))},
            {QStringLiteral("addressPrefixes"), words(vnet.addressPrefixes)},
            {QStringLiteral("subnets"), subnets}});
    });
    return list;
}

void addPeerings(const azure::Document& document, QJsonObject& summary)
{
    QJsonArray ends;
    QJsonArray transit;
    QJsonArray remote;
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
        ends.append(QJsonArray{nameOf(document, peering.virtualNetwork),
                               nameOf(document, peering.remoteVirtualNetwork)});
        if (peering.allowGatewayTransit)
            transit.append(word(peering.name));
        if (peering.useRemoteGateways)
            remote.append(word(peering.name));
    });
    summary.insert(QStringLiteral("peerings"), ends);
    summary.insert(QStringLiteral("gatewayTransit"), transit);
    summary.insert(QStringLiteral("useRemoteGateways"), remote);
}

void addInterfaces(const azure::Document& document, QJsonObject& summary)
{
    QJsonObject addresses;
    QJsonArray forwarding;
    document.all<azure::NetworkInterface>().forEach([&](NicId, const auto& nic) {
        QJsonArray list;
        for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations)
            list.append(QString::fromStdString(configuration.privateIPAddress.toString()));
        addresses.insert(word(nic.name), list);
        if (nic.enableIPForwarding)
            forwarding.append(word(nic.name));
    });
    summary.insert(QStringLiteral("nics"), addresses.size());
    summary.insert(QStringLiteral("nicAddresses"), addresses);
    summary.insert(QStringLiteral("ipForwarding"), forwarding);
}

void addPolicies(const azure::Document& document, QJsonObject& summary)
{
    QJsonObject routes;
    document.all<azure::RouteTable>().forEach([&](RouteTableId, const auto& table) {
        QJsonArray list;
        for (const azure::Route& route : table.routes)
            list.append(QJsonArray{
                word(route.name),
                route.addressPrefix ? QString::fromStdString(route.addressPrefix->toString())
                                    : word(route.serviceTag),
                word(azure::toString(route.nextHopType)),
                route.nextHopIpAddress
                    ? QJsonValue(QString::fromStdString(route.nextHopIpAddress->toString()))
                    : QJsonValue()});
        routes.insert(word(table.name), list);
    });
    QJsonObject tables;
    QJsonObject groups;
    document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
        if (subnet.routeTable)
            tables.insert(nameOf(document, id), nameOf(document, subnet.routeTable));
        if (subnet.networkSecurityGroup)
            groups.insert(nameOf(document, id), nameOf(document, subnet.networkSecurityGroup));
    });
    summary.insert(QStringLiteral("routeTables"), routes.size());
    summary.insert(QStringLiteral("routes"), routes);
    summary.insert(QStringLiteral("subnetRouteTable"), tables);
    summary.insert(QStringLiteral("subnetNsg"), groups);
}

void addHybrid(const azure::Document& document, QJsonObject& summary)
{
    QJsonArray gateways;
    document.all<azure::VirtualNetworkGateway>().forEach(
        [&](GatewayId, const auto& gateway) { gateways.append(word(gateway.name)); });
    QJsonObject sites;
    document.all<azure::LocalNetworkGateway>().forEach([&](SiteId, const auto& site) {
        sites.insert(word(site.name), words(site.addressPrefixes));
    });
    QJsonArray connections;
    document.all<azure::Connection>().forEach([&](ConnectionId, const azure::Connection& c) {
        connections.append(QJsonArray{nameOf(document, c.virtualNetworkGateway1),
                                      nameOf(document, c.localNetworkGateway2),
                                      word(azure::toString(c.connectionType))});
    });
    summary.insert(QStringLiteral("gateways"), gateways.size());
    summary.insert(QStringLiteral("gatewayNames"), gateways);
    summary.insert(QStringLiteral("onPremises"), sites);
    summary.insert(QStringLiteral("connections"), connections);
}

/// The estate in the words of expected-hub-spoke.json.
QJsonObject summaryOf(const azure::Document& document)
{
    QJsonObject summary;
    summary.insert(QStringLiteral("vnets"), networks(document));
    addPeerings(document, summary);
    addInterfaces(document, summary);
    addPolicies(document, summary);
    addHybrid(document, summary);
    summary.insert(QStringLiteral("virtualMachines"),
                   static_cast<int>(document.all<azure::VirtualMachine>().size()));
    return comparable(summary);
}

QByteArray printed(const QJsonObject& object)
{
    return QJsonDocument(object).toJson();
}

struct Files
{
    explicit Files(const QStringList& names)
    {
        for (const QString& name : names)
            contents.push_back(
                test::readFile(QStringLiteral("golden/corpus/az/%1.json").arg(name)));
        for (int i = 0; i < names.size(); ++i)
            inputs.push_back({names[i].toStdString(), contents[static_cast<std::size_t>(i)]});
    }
    std::vector<std::string> contents;
    std::vector<read::Input> inputs;
};

Result<read::ReadResult> readForReport(const std::string& text)
{
    return read::read({{"test.json", text}});
}

QStringList lines(const read::ImportReport& report)
{
    QStringList list;
    for (const read::ReportEntry& entry : report.entries)
        list << QStringLiteral("%1:%2:%3 %4: %5")
                    .arg(QString::fromStdString(entry.position.file))
                    .arg(entry.position.line)
                    .arg(entry.position.column)
                    .arg(entry.kind == read::ReportEntry::Kind::Ignored
                             ? QStringLiteral("ignored")
                             : QStringLiteral("approximated"),
                         QString::fromStdString(render(entry.message)));
    return list;
}

} // namespace

/// Everything in a file becomes an object, is kept as it is, or is listed with its place.
class TestImportReport : public QObject
{
    Q_OBJECT

private slots:
    void readsEverySetWhole_data()
    {
        QTest::addColumn<QStringList>("files");
        const QStringList rest{QStringLiteral("route-table-list"),
                               QStringLiteral("nsg-list"),
                               QStringLiteral("public-ip-list"),
                               QStringLiteral("vnet-gateway-list"),
                               QStringLiteral("local-gateway-list"),
                               QStringLiteral("vpn-connection-list"),
                               QStringLiteral("vm-list")};
        const auto with = [&](const QStringList& own) { return own + rest; };
        const QString vnets = QStringLiteral("vnet-list");
        const QString nics = QStringLiteral("nic-list");
        QTest::newRow("az lists") << with({vnets, nics});
        QTest::newRow("the other way round") << rest + QStringList{nics, vnets};
        QTest::newRow("an older az")
            << with({QStringLiteral("old-cli-vnet-list"), QStringLiteral("old-cli-nic-list")});
        QTest::newRow("REST") << with({QStringLiteral("rest-virtualNetworks"), nics});
        QTest::newRow("everything twice") << with(
            {vnets, QStringLiteral("rest-virtualNetworks"), nics,
             QStringLiteral("vnet-show-spoke1"), QStringLiteral("vnet-subnet-list-spoke1"),
             QStringLiteral("vnet-peering-list-hub"), QStringLiteral("vnet-peering-list-spoke1"),
             QStringLiteral("vnet-peering-list-spoke2"), QStringLiteral("rest-jsonview-hub-vnet")});
        QTest::newRow("Resource Graph") << QStringList{QStringLiteral("graph-query")};
        QTest::newRow("Resource Graph, REST") << QStringList{QStringLiteral("graph-query-rest")};
    }

    void readsEverySetWhole()
    {
        QFETCH(QStringList, files);
        const Files set(files);
        const auto result = read::read(set.inputs);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QJsonObject expected =
            QJsonDocument::fromJson(QByteArray::fromStdString(test::readFile(
                                        QStringLiteral("golden/corpus/expected-hub-spoke.json"))))
                .object();
        expected = comparable(expected);
        const QJsonObject found = summaryOf(result->document);
        QVERIFY2(found == expected, (printed(found) + printed(expected)).constData());
        // The one thing that these files say and no object keeps.
        QStringList report = lines(result->report);
        const qsizetype all = report.size();
        report.removeIf([](const QString& line) {
            return line.endsWith(
                QLatin1String("ignored: deleteOption is not modelled here and is left out"));
        });
        QCOMPARE(report.join(QLatin1Char('\n')), QString());
        QCOMPARE(all, qsizetype{3});
    }

    void writesBackWhatItDoesNotModel()
    {
        const Files set({QStringLiteral("rest-virtualNetworks"), QStringLiteral("vm-list"),
                         QStringLiteral("nic-list")});
        const auto result = read::read(set.inputs);
        QVERIFY(result.has_value());
        const auto again = readForReport(write::writePeerscape(result->document));
        QVERIFY(again.has_value());
        QVERIFY(again->document == result->document);
        for (const char* kept : {"\"imageReference\"", "\"adminUsername\"", "\"dnsSettings\""})
            QVERIFY2(write::writeArm(again->document).find(kept) != std::string::npos, kept);
    }

    void listsWhatIsLost_data()
    {
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QStringList>("report");
        const auto vnet = [](const QByteArray& properties) {
            return QByteArray("{\"id\":\"/subscriptions/s/resourceGroups/g/providers/"
                              "Microsoft.Network/virtualNetworks/v\",\n\"properties\":{")
                   + properties + "}}";
        };
        QTest::newRow("kept") << vnet("\"flowTimeoutInMinutes\":4") << QStringList();
        QTest::newRow("not a prefix")
            << vnet("\"addressSpace\":{\"addressPrefixes\":[\"10.0.0.0/8\",\"10.0.0.1/8\"]}")
            << QStringList{QStringLiteral("test.json:2:63 approximated: \"10.0.0.1/8\" is not an "
                                          "address prefix and is left out")};
        QTest::newRow("no name")
            << vnet("\"subnets\":[{}]")
            << QStringList{
                   QStringLiteral("test.json:2:26 ignored: an element of subnets has no name")};
        QTest::newRow("a far end")
            << vnet("\"virtualNetworkPeerings\":[{\"name\":\"p\",\"properties\":{"
                    "\"remoteVirtualNetwork\":{\"id\":\"/subscriptions/s/resourceGroups/g/"
                    "providers/Microsoft.Network/virtualNetworks/w\"}}}]")
            << QStringList{QStringLiteral(
                   "test.json:2:41 approximated: the virtual network w is not in the files; it is "
                   "drawn as existing elsewhere")};
        QTest::newRow("a part of a list")
            << vnet("\"subnets\":[{\"name\":\"s\",\"properties\":{\"delegations\":[{\"properties\":"
                    "{\"serviceName\":\"A\",\"moon\":1}}]}}]")
            << QStringList{QStringLiteral(
                   "test.json:2:107 ignored: moon is not modelled here and is left out")};
        QTest::newRow("another opinion")
            << QByteArray("[" + vnet("\"flowTimeoutInMinutes\":4") + ",\n"
                          + vnet("\"flowTimeoutInMinutes\":5") + "]")
            << QStringList{QStringLiteral(
                   "test.json:4:38 approximated: flowTimeoutInMinutes is described more than once "
                   "and otherwise before; what was read first is taken")};
        QTest::newRow("an unknown type")
            << QByteArray("{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/"
                          "virtualWans/w\",\"name\":\"w\",\"properties\":{\"type\":\"Standard\"}}")
            << QStringList{QStringLiteral("test.json:1:1 ignored: Microsoft.Network/virtualWans is "
                                          "not modelled; it is kept as it is")};
    }

    void listsWhatIsLost()
    {
        QFETCH(QByteArray, resource);
        QFETCH(QStringList, report);
        const auto result = readForReport(resource.toStdString());
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(lines(result->report).join(QLatin1Char('\n')), report.join(QLatin1Char('\n')));
    }
};

PEERSCAPE_TEST_CLASS(TestImportReport)
#include "tst_import_report.moc"
