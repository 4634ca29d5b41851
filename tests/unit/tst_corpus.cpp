#include "core/azure/names.h"
#include "tests/support/files.h"
#include "tests/support/template_file.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

using namespace peerscape;

namespace {

std::optional<std::string> contentOf(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().toStdString();
}

QString text(const Text& name)
{
    return QString::fromStdString(name.str());
}

/// Prefixes as the expectation writes them: one as text, several as a list.
QStringList prefixes(const QJsonValue& value)
{
    QStringList list;
    const QJsonArray items = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue& item : items) {
        // A stand-in for a parameter without a default is no prefix; none can be invented.
        if (net::Prefix::parse(item.toString().toStdString()))
            list << QString::fromStdString(
                net::Prefix::parse(item.toString().toStdString())->toString());
    }
    list.sort();
    return list;
}

QStringList prefixes(const std::vector<net::Prefix>& values)
{
    QStringList list;
    for (const net::Prefix& prefix : values)
        list << QString::fromStdString(prefix.toString());
    list.sort();
    return list;
}

/// A network in one line; the name is a stand-in where Azure would compute it, so its letters are
/// left out then.
QString line(const QString& name, const QStringList& space, QStringList subnets, bool isExact)
{
    subnets.sort();
    return (isExact ? name : QString(name.size(), QLatin1Char('?'))) + QLatin1Char(' ')
           + space.join(QLatin1Char(',')) + QLatin1String(" [") + subnets.join(QLatin1String("; "))
           + QLatin1Char(']');
}

QStringList expectedNetworks(const QJsonObject& expected, bool isExact)
{
    QStringList lines;
    for (const QJsonValue& item : expected.value(QLatin1String("vnets")).toArray()) {
        const QJsonObject network = item.toObject();
        const QJsonObject subnets = network.value(QLatin1String("subnets")).toObject();
        QStringList names;
        for (auto subnet = subnets.begin(); subnet != subnets.end(); ++subnet)
            names << subnet.key() + QLatin1Char(' ')
                         + prefixes(subnet.value()).join(QLatin1Char(','));
        lines << line(network.value(QLatin1String("name")).toString(),
                      prefixes(network.value(QLatin1String("addressPrefixes"))), names, isExact);
    }
    lines.sort();
    return lines;
}

QStringList actualNetworks(const azure::Document& document, bool isExact)
{
    QStringList lines;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const azure::VirtualNetwork& network) {
            if (network.external)
                return;
            QStringList names;
            for (const ObjectId child : azure::subnetsOf(document, id)) {
                const azure::Subnet& subnet = *document.find(SubnetId::of(child));
                names << text(subnet.name) + QLatin1Char(' ')
                             + prefixes(subnet.addressPrefixes).join(QLatin1Char(','));
            }
            lines << line(text(network.name), prefixes(network.addressPrefixes), names, isExact);
        });
    lines.sort();
    return lines;
}

QStringList expectedPeerings(const QJsonObject& expected)
{
    QStringList lines;
    for (const QJsonValue& item : expected.value(QLatin1String("peerings")).toArray())
        lines << item.toArray().at(0).toString() + QLatin1String(" -> ")
                     + item.toArray().at(1).toString();
    lines.sort();
    return lines;
}

QStringList actualPeerings(const azure::Document& document)
{
    QStringList lines;
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
        lines << text(document.nameOf(peering.virtualNetwork)) + QLatin1String(" -> ")
                     + text(document.nameOf(peering.remoteVirtualNetwork));
    });
    lines.sort();
    return lines;
}

} // namespace

/// The templates of the shared corpus give what is expected of them, with their defaults and with
/// their parameters files.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatIsExpected_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QJsonObject>("expected");
        QTest::addColumn<bool>("exact");
        const QString folder = test::sharedFolder(QStringLiteral("corpus")) + QLatin1Char('/');
        const auto list = contentOf(folder + QLatin1String("arm-expected.json"));
        if (!list) {
            QTest::newRow("no corpus") << QString() << QString() << QJsonObject() << true;
            return;
        }
        const QJsonArray entries =
            QJsonDocument::fromJson(QByteArray::fromStdString(*list)).array();
        for (const QJsonValue& item : entries) {
            const QJsonObject entry = item.toObject();
            const QString path = entry.value(QLatin1String("path")).toString();
            const QString whole = folder + path;
            // What uniqueString() gives is Azure's secret.
            const bool isExact = !QString::fromStdString(contentOf(whole).value_or(std::string()))
                                      .contains(QLatin1String("uniqueString"), Qt::CaseInsensitive);
            if (entry.contains(QLatin1String("defaults")))
                QTest::newRow(qPrintable(path))
                    << whole << QString() << entry.value(QLatin1String("defaults")).toObject()
                    << isExact;
            QTest::newRow(qPrintable(path + QLatin1String(" with parameters")))
                << whole
                << QString(whole).replace(QLatin1String(".json"), QLatin1String(".parameters.json"))
                << entry.value(QLatin1String("withParametersFile")).toObject() << isExact;
        }
    }

    void givesWhatIsExpected()
    {
        QFETCH(QString, path);
        QFETCH(QString, parameters);
        QFETCH(QJsonObject, expected);
        QFETCH(bool, exact);
        if (path.isEmpty())
            QSKIP("the shared corpus is not there");
        const auto result = test::readTemplateFile(path, parameters);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const azure::Document& document = result->document;
        QCOMPARE(actualNetworks(document, exact), expectedNetworks(expected, exact));
        QCOMPARE(actualPeerings(document), expectedPeerings(expected));
        QCOMPARE(static_cast<int>(document.all<azure::NetworkInterface>().size()),
                 expected.value(QLatin1String("nics")).toInt());
        QCOMPARE(static_cast<int>(document.all<azure::RouteTable>().size()),
                 expected.value(QLatin1String("routeTables")).toInt());
        QCOMPARE(static_cast<int>(document.all<azure::VirtualNetworkGateway>().size()),
                 expected.value(QLatin1String("gateways")).toInt());
        for (const QJsonValue& name : expected.value(QLatin1String("existingVnets")).toArray()) {
            const auto found =
                azure::findByName(document, Kind::VirtualNetwork, name.toString().toStdString());
            QVERIFY2(found.has_value(), qPrintable(name.toString()));
            QVERIFY(document.find(VnetId::of(*found))->external);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestCorpus)
#include "tst_corpus.moc"
