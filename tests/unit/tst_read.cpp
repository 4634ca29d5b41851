#include "core/azure/file_names.h"
#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using test::readFile;

namespace {

Result<read::ReadResult> readJson(const std::string& text)
{
    return read::read({{"test.json", text}});
}

std::string ownFile(const std::string& content)
{
    return "{\"format\":\"peerscape\",\"version\":1" + content + "}";
}

/// The design with resource ids in place of document ids, so that two ways of reading can be
/// compared.
std::string inventory(const azure::Document& document)
{
    std::string text;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id,
                                                      const azure::VirtualNetwork& vnet) {
        text += azure::resourceId(document, id);
        for (const net::Prefix& prefix : vnet.addressPrefixes)
            text += ' ' + prefix.toString();
        for (const ObjectId subnet : azure::subnetsOf(document, id)) {
            text += "\n  " + document.nameOf(subnet).str();
            for (const net::Prefix& prefix : document.find(SubnetId::of(subnet))->addressPrefixes)
                text += ' ' + prefix.toString();
        }
        text += '\n';
    });
    document.all<azure::NetworkInterface>().forEach([&](NicId, const azure::NetworkInterface& nic) {
        text += nic.name.str() + ' ' + azure::displayName(document, nic.subnet()) + ' '
                + document.nameOf(nic.virtualMachine).str()
                + (nic.enableIPForwarding ? " forwards" : "");
        for (const auto& configuration : nic.ipConfigurations)
            text += ' ' + configuration.privateIPAddress.toString();
        text += '\n';
    });
    document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
        text += azure::displayName(document, id) + " -> "
                + document.nameOf(peering.remoteVirtualNetwork).str() + ' '
                + std::string(azure::toString(azure::peeringState(document, id)))
                + (peering.allowGatewayTransit ? " transit" : "")
                + (peering.useRemoteGateways ? " remote" : "") + '\n';
    });
    document.all<azure::RouteTable>().forEach([&](RouteTableId id, const azure::RouteTable& table) {
        text += table.name.str();
        for (const azure::Route& route : table.routes)
            text +=
                ' ' + route.name.str() + '='
                + (route.addressPrefix ? route.addressPrefix->toString() : route.serviceTag.str())
                + '>' + std::string(azure::toString(route.nextHopType));
        for (const ObjectId subnet : document.referrers(id, Kind::Subnet))
            text += ' ' + azure::displayName(document, subnet);
        text += '\n';
    });
    document.all<azure::Connection>().forEach(
        [&](ConnectionId, const azure::Connection& connection) {
            text += connection.name.str() + ' '
                    + document.nameOf(connection.virtualNetworkGateway1).str() + ' '
                    + document.nameOf(connection.localNetworkGateway2).str() + '\n';
        });
    return text;
}

} // namespace

class TestRead : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsNoDesign_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("empty") << QByteArray("") << QByteArray("Syntax")
                               << QByteArray("test.json:1:1");
        QTest::newRow("a word") << QByteArray("hello") << QByteArray("Syntax")
                                << QByteArray("test.json");
        QTest::newRow("a number") << QByteArray("12") << QByteArray("Syntax")
                                  << QByteArray("an object or an array");
        QTest::newRow("unclosed") << QByteArray("{\"format\": \"peerscape\"")
                                  << QByteArray("Syntax") << QByteArray("test.json:");
        QTest::newRow("trailing") << QByteArray("{\"format\":\"peerscape\",\"version\":1} x")
                                  << QByteArray("Syntax") << QByteArray("test.json:");
        QTest::newRow("other json") << QByteArray("{\"a\": 1}") << QByteArray("UnknownFormat")
                                    << QByteArray("test.json:1:1");
        QTest::newRow("newer version") << QByteArray("{\"format\":\"peerscape\",\n\"version\":2}")
                                       << QByteArray("Version") << QByteArray("test.json:2:11");
        QTest::newRow("no version") << QByteArray("{\"format\":\"peerscape\"}")
                                    << QByteArray("Invalid") << QByteArray("version");
        QTest::newRow("wrong type")
            << QByteArray(
                   ownFile(",\n\"virtualNetworks\":[{\"id\":\"vnet-1\",\"name\":5}]").c_str())
            << QByteArray("Invalid") << QByteArray("test.json:2:42: a string was expected");
        QTest::newRow("host bits")
            << QByteArray(ownFile(",\"virtualNetworks\":[{\"id\":\"vnet-1\",\"name\":\"a\","
                                  "\"addressPrefixes\":[\"10.0.0.5/16\"]}]")
                              .c_str())
            << QByteArray("Invalid") << QByteArray("an address prefix");
        QTest::newRow("dangling") << QByteArray(
            ownFile(
                ",\"subnets\":[{\"id\":\"subnet-1\",\"name\":\"a\",\"virtualNetwork\":\"vnet-9\"}]")
                .c_str()) << QByteArray("Invalid")
                                  << QByteArray("no object with the id \"vnet-9\"");
        QTest::newRow("doubled id")
            << QByteArray(ownFile(",\"notes\":[{\"id\":\"note-1\",\"name\":\"a\"},{\"id\":\"note-"
                                  "1\",\"name\":\"b\"}]")
                              .c_str())
            << QByteArray("Invalid") << QByteArray("used twice");
        QTest::newRow("deep") << QByteArray("{\"a\":" + QByteArray(300, '[') + QByteArray(300, ']')
                                            + "}")
                              << QByteArray("Limit") << QByteArray("256 levels");
    }

    void refusesWhatIsNoDesign()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, message);
        const auto result = readJson(text.toStdString());
        QVERIFY(!result.has_value());
        QCOMPARE(QByteArray::fromStdString(result.error().code), code);
        QVERIFY2(QByteArray::fromStdString(result.error().message).contains(message),
                 result.error().message.c_str());
        QVERIFY(!QByteArray::fromStdString(result.error().message).contains('\n'));
    }

    void keepsUnknownMembersOfItsOwnFormat()
    {
        const std::string text =
            ownFile(",\"virtualNetworks\":[{\"id\":\"vnet-1\",\"name\":\"a\",\"colour\":\"red\","
                    "\"extra\":{\"tags\":{\"env\":\"prod\"}}}],\"future\":{\"a\":[1,2]}");
        const auto result = readJson(text);
        QVERIFY(result.has_value());
        const std::string written = write::writePeerscape(result->document);
        QVERIFY(written.find("\"colour\": \"red\"") != std::string::npos);
        QVERIFY(written.find("\"env\": \"prod\"") != std::string::npos);
        QVERIFY(written.find("\"future\": { \"a\": [1, 2] }") != std::string::npos);
        const auto again = readJson(written);
        QVERIFY(again.has_value());
        QCOMPARE(write::writePeerscape(again->document), written);
    }

    void readsEveryRecordedCaseWithoutLoss_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path :
             test::filesIn(QStringLiteral("golden/cases"), QStringLiteral("*.json")))
            QTest::newRow(qPrintable(path)) << path;
    }

    void readsEveryRecordedCaseWithoutLoss()
    {
        QFETCH(QString, path);
        const std::string topology = test::memberText(path, QStringLiteral("topology"));
        const auto result = readJson(topology);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        for (const read::ReportEntry& entry : result->report.entries)
            qWarning("%s: %s", entry.subject.c_str(), render(entry.message).c_str());
        // Only far ends outside the file may be approximated.
        const auto ignored =
            std::count_if(result->report.entries.begin(), result->report.entries.end(),
                          [](const auto& e) { return e.kind == read::ReportEntry::Kind::Ignored; });
        QCOMPARE(ignored, 0);

        // .peerscape: written and read again it is the same document, and the same bytes.
        const std::string written = write::writePeerscape(result->document);
        const auto again = readJson(written);
        QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
        QVERIFY(again->document == result->document);
        QCOMPARE(write::writePeerscape(again->document), written);

        // ARM: the same design.
        const auto arm = readJson(write::writeArm(result->document));
        QVERIFY2(arm.has_value(), arm ? "" : arm.error().message.c_str());
        QCOMPARE(inventory(arm->document), inventory(result->document));
    }

    void readsAzSetsAlike_data()
    {
        QTest::addColumn<QStringList>("files");
        const QStringList rest = QStringList{QStringLiteral("nic-list")} + test::azListsOfOthers();
        QTest::newRow("az lists") << QStringList(QStringList{QStringLiteral("vnet-list")} + rest);
        QTest::newRow("rest networks")
            << QStringList(QStringList{QStringLiteral("rest-virtualNetworks")} + rest);
        QTest::newRow("resource graph") << QStringList{QStringLiteral("graph-query")};
        QTest::newRow("resource graph, rest") << QStringList{QStringLiteral("graph-query-rest")};
    }

    void readsAzSetsAlike()
    {
        QFETCH(QStringList, files);
        std::vector<std::string> contents;
        for (const QString& file : files)
            contents.push_back(readFile(QStringLiteral("golden/corpus/az/%1.json").arg(file)));
        std::vector<read::Input> inputs;
        for (int i = 0; i < files.size(); ++i)
            inputs.push_back({files[i].toStdString(), contents[static_cast<std::size_t>(i)]});
        const auto result = read::read(inputs);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const azure::Document& document = result->document;
        QCOMPARE(document.all<azure::VirtualNetwork>().size(), std::size_t{3});
        QCOMPARE(document.all<azure::NetworkInterface>().size(), std::size_t{3});
        QCOMPARE(document.all<azure::Peering>().size(), std::size_t{4});
        QCOMPARE(document.all<azure::RouteTable>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::VirtualNetworkGateway>().size(), std::size_t{1});
        QCOMPARE(document.all<azure::VirtualMachine>().size(), std::size_t{3});
        const auto spoke = azure::findByName(document, Kind::Subnet, "spoke2-vnet/snet-app");
        QVERIFY(spoke.has_value());
        QCOMPARE(document.find(SubnetId::of(*spoke))->addressPrefixes.size(), std::size_t{2});
        const auto table = azure::findByName(document, Kind::RouteTable, "rt-spoke2");
        QVERIFY(table.has_value());
        QCOMPARE(document.find(RouteTableId::of(*table))->routes.size(), std::size_t{3});
        QCOMPARE(document.find(document.find(SubnetId::of(*spoke))->routeTable)->name.str(),
                 std::string("rt-spoke2"));
        const auto nic = azure::findByName(document, Kind::NetworkInterface, "nic-app1");
        QVERIFY(nic.has_value());
        QCOMPARE(document.find(NicId::of(*nic))->ipConfigurations.size(), std::size_t{2});
        const auto site = azure::findByName(document, Kind::LocalNetworkGateway, "lgw-onprem");
        QVERIFY(site.has_value());
        QCOMPARE(document.find(SiteId::of(*site))->addressPrefixes.front().toString(),
                 std::string("192.168.0.0/16"));
    }

    void reportsATruncatedAnswer()
    {
        const auto result =
            readJson("{\"count\":0,\"data\":[],\"skip_token\":\"x\",\"total_records\":5}");
        QVERIFY(result.has_value());
        QCOMPARE(result->report.entries.size(), std::size_t{1});
        QVERIFY(render(result->report.entries.front().message).find("more pages")
                != std::string::npos);
    }

    void reportsAListWithoutItsLastPage()
    {
        const auto page = [](const char* name, const char* more) {
            return "{\"value\":[{\"id\":\"/subscriptions/s/resourceGroups/g/providers/"
                   "Microsoft.Network/virtualNetworks/"
                   + std::string(name) + "\"}]" + more + "}";
        };
        const std::string first = page("a", ",\"nextLink\":\"https://x/?$skiptoken=1\"");
        const std::string last = page("b", "");
        const auto alone = read::read({{"first.json", first}});
        QVERIFY(alone.has_value());
        QCOMPARE(alone->report.entries.size(), std::size_t{1});
        QVERIFY(render(alone->report.entries.front().message).find("more pages")
                != std::string::npos);
        QCOMPARE(alone->report.entries.front().position.line, std::size_t{1});
        const auto both = read::read({{"first.json", first}, {"last.json", last}});
        QVERIFY(both.has_value());
        QCOMPARE(both->report.entries.size(), std::size_t{0});
        QCOMPARE(both->document.all<azure::VirtualNetwork>().size(), std::size_t{2});
    }

    void reportsAnObjectAmongListsThatIsNoResource()
    {
        const auto result = readJson(
            "{\"vnets\":[{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/"
            "virtualNetworks/v\"}],\"wan\":{\"name\":\"w\"}}");
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(result->report.entries.size(), std::size_t{1});
        QVERIFY(result->report.entries.front().kind == read::ReportEntry::Kind::Ignored);
    }

    void keepsTheIdOfAnUnknownChild()
    {
        const std::string id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/"
                               "virtualHubs/hub/hubRouteTables/table";
        const auto result = readJson("[{\"id\":\"" + id
                                     + "\",\"name\":\"table\",\"type\":\"Microsoft.Network/"
                                       "virtualHubs/hubRouteTables\",\"properties\":{}}]");
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(azure::resourceId(result->document, UnknownId(1)), id);
    }

    void keepsAMemberThatStandsThereTwiceOnce()
    {
        const auto result = readJson(
            "[{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualWans/"
            "w\",\"type\":\"Microsoft.Network/virtualWans\",\"name\":\"w\",\"etag2\":1,"
            "\"etag2\":2,\"inner\":{\"a\":1,\"b\":2,\"a\":3}}]");
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const std::string saved = write::writePeerscape(result->document);
        const auto again = read::read({{"again.peerscape", saved}});
        QVERIFY(again.has_value());
        QVERIFY(again->document == result->document);
        QVERIFY(result->document.find(UnknownId(1))->extra.str().find("{\"a\":1,\"b\":2}")
                != std::string::npos);
    }

    /// A load balancer that two files describe keeps each list once.
    void keepsAListOfTwoFilesOnce()
    {
        const auto balancer = [](const std::string& frontEnds) {
            return "[{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/"
                   "loadBalancers/b\",\"frontendIPConfigurations\":["
                   + frontEnds + "]}]";
        };
        const std::string first = balancer("{\"name\":\"a\"}");
        const std::string second = balancer("{\"name\":\"b\"},{\"name\":\"c\"}");
        const auto result = read::read({{"a.json", first}, {"b.json", second}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const std::string saved = write::writePeerscape(result->document);
        const auto again = read::read({{"again.peerscape", saved}});
        QVERIFY(again.has_value());
        QVERIFY(again->document == result->document);
        QCOMPARE(result->report.entries.size(), std::size_t{2}); // no subnet; said otherwise before
    }

    void evaluatesATemplate()
    {
        const std::string text =
            readFile(QStringLiteral("golden/templates/copies-and-conditions.json"));
        const auto result = readJson(text);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const azure::Document& document = result->document;
        QCOMPARE(document.all<azure::VirtualNetwork>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::NatGateway>().size(), std::size_t{0});
        QCOMPARE(document.all<azure::UnknownResource>().size(), std::size_t{1});
        const auto vnet = azure::findByName(document, Kind::VirtualNetwork, "vnet-a2");
        QVERIFY(vnet.has_value());
        QCOMPARE(document.find(VnetId::of(*vnet))->addressPrefixes.front().toString(),
                 std::string("10.7.1.0/24"));
        QCOMPARE(document.find(VnetId::of(*vnet))->location.str(), std::string("westeurope"));
        QVERIFY(azure::findByName(document, Kind::Subnet, "vnet-a1/app").has_value());
        bool saysUnknown = false;
        for (const read::ReportEntry& entry : result->report.entries)
            saysUnknown |= render(entry.message).find("reference") != std::string::npos
                           && entry.position.line == 16;
        QVERIFY(saysUnknown);
    }

    void survivesHostileTemplates_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("circle") << QByteArray(
            "\"variables\":{\"a\":\"[variables('b')]\",\"b\":\"[variables('a')]\"},\"resources\":[{"
            "\"type\":\"[variables('a')]\",\"name\":\"x\"}]");
        QTest::newRow("billion copies")
            << QByteArray("\"resources\":[{\"type\":\"A.B/"
                          "c\",\"name\":\"x\",\"copy\":{\"name\":\"l\",\"count\":1000000000}}]");
        QTest::newRow("doubling") << QByteArray(
            "\"variables\":{\"a\":\"[concat(variables('b'),variables('b'))]\",\"b\":\"[concat("
            "variables('c'),variables('c'))]\",\"c\":\"x\"},\"resources\":[{\"type\":\"A.B/"
            "c\",\"name\":\"[variables('a')]\"}]");
        QTest::newRow("deep expression") << QByteArray(
            "\"resources\":[{\"type\":\"A.B/c\",\"name\":\"[" + QByteArray(5000, '(') + "]\"}]");
        QTest::newRow("a name that does not end") << QByteArray(
            "\"variables\":{\"a\":\"[concat(variables('b'),variables('b'))]\",\"b\":\"[concat("
            "variables('c'),variables('c'))]\",\"c\":\"[padLeft('', 5000000)]\"},\"resources\":[{"
            "\"type\":\"A.B/c\",\"name\":\"[variables('a')]\"}]");
        QTest::newRow("an enormous width") << QByteArray(
            "\"resources\":[{\"type\":\"A.B/c\",\"name\":\"[format('{0,-2147483648}', 'a')]\"}]");
        QTest::newRow("many segments") << QByteArray("\"resources\":[{\"type\":\"A.B"
                                                     + QByteArray("/c").repeated(200'000) + "\"}]");
        QTest::newRow("deep calls") << QByteArray("\"resources\":[{\"type\":\"A.B/c\",\"name\":\"["
                                                  + QByteArray("concat(").repeated(3000) + "]\"}]");
    }

    void survivesHostileTemplates()
    {
        QFETCH(QByteArray, body);
        const auto result =
            readJson("{\"$schema\":\"x/deploymentTemplate.json#\"," + body.toStdString() + "}");
        // What asks for too much is an error with its place; what is merely wrong is reported.
        if (!result.has_value())
            QCOMPARE(result.error().code, std::string("Limit"));
        else
            QVERIFY(!result->report.entries.empty() || result->document.size() > 0);
    }
};

PEERSCAPE_TEST_CLASS(TestRead)
#include "tst_read.moc"
