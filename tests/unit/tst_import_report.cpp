#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"
#include "tests/unit/hub_and_spoke.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;

namespace {

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
        const QStringList rest = test::azListsOfOthers();
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
        QTest::newRow("machines three times")
            << QStringList{QStringLiteral("graph-query"), QStringLiteral("graph-query-rest"),
                           QStringLiteral("vm-list")};
    }

    void readsEverySetWhole()
    {
        QFETCH(QStringList, files);
        const Files set(files);
        const auto result = read::read(set.inputs);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(test::hubAndSpokeFault(result->document), QString());
        QCOMPARE(lines(result->report).join(QLatin1Char('\n')), QString()); // nothing is lost
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
            << QStringList();
        QTest::newRow("the name of a delegation")
            << vnet("\"subnets\":[{\"name\":\"s\",\"properties\":{\"delegations\":[{\"name\":\"a\","
                    "\"properties\":{\"serviceName\":\"A\"}},{\"name\":\"own\",\"properties\":{"
                    "\"serviceName\":\"B\"}}]}}]")
            << QStringList();
        QTest::newRow("what only templates have")
            << QByteArray("{\"$schema\":\"https://x/deploymentTemplate.json#\",\n\"metadata\":{"
                          "\"_generator\":{\"name\":\"bicep\"},\"author\":\"me\"},\"resources\":[],"
                          "\n\"outputs\":{\"one\":{\"type\":\"int\",\"value\":1},\"two\":{}}}")
            << QStringList{QStringLiteral("test.json:3:11 ignored: outputs are left out: one, two"),
                           QStringLiteral("test.json:2:12 ignored: metadata is left out: author")};
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
