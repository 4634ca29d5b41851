#include "core/azure/fields.h"
#include "core/azure/file_names.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/json_schema.h"
#include "tests/support/random_document.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace peerscape;
using test::readFile;

namespace {

constexpr std::uint32_t kDocuments = 300;

Result<read::ReadResult> readOwn(const std::string& text)
{
    return read::read({{"test.peerscape", text}});
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString nameText(std::string_view text)
{
    return QString::fromUtf8(bytes(text));
}

std::string messageOf(const Result<read::ReadResult>& result)
{
    return result ? std::string() : result.error().message;
}

QJsonObject schema()
{
    return QJsonDocument::fromJson(
               bytes(readFile(QStringLiteral("../resources/schema/peerscape.schema.json"))))
        .object();
}

QJsonObject reference(const QString& name)
{
    return {{QStringLiteral("$ref"), QStringLiteral("#/$defs/") + name}};
}

QJsonObject typed(const char* type)
{
    return {{QStringLiteral("type"), QLatin1String(type)}};
}

// What the schema should say of a field, by its type; the value is that of a fresh object.

QJsonObject expected(const Text& fresh)
{
    QJsonObject rule = typed("string");
    if (!fresh.empty())
        rule.insert(QStringLiteral("default"), nameText(fresh));
    return rule;
}
QJsonObject expected(bool fresh)
{
    QJsonObject rule = typed("boolean");
    rule.insert(QStringLiteral("default"), fresh);
    return rule;
}
QJsonObject expected(std::uint32_t fresh)
{
    QJsonObject rule = reference(QStringLiteral("unsignedNumber"));
    rule.insert(QStringLiteral("default"), static_cast<double>(fresh));
    return rule;
}
QJsonObject expected(std::int32_t fresh)
{
    QJsonObject rule = typed("integer");
    rule.insert(QStringLiteral("default"), fresh);
    return rule;
}
QJsonObject expected(const net::Address&)
{
    return reference(QStringLiteral("address"));
}
QJsonObject expected(const net::Prefix&)
{
    return reference(QStringLiteral("prefix"));
}
template<Kind K>
QJsonObject expected(Id<K>)
{
    return reference(nameText(azure::filePrefix(K)) + QStringLiteral("Id"));
}

template<class Enum>
constexpr const char* kEnumName = nullptr;
template<>
constexpr const char* kEnumName<azure::NextHopType> = "nextHopType";
template<>
constexpr const char* kEnumName<azure::GatewayType> = "gatewayType";
template<>
constexpr const char* kEnumName<azure::VpnType> = "vpnType";
template<>
constexpr const char* kEnumName<azure::ConnectionType> = "connectionType";
template<>
constexpr const char* kEnumName<azure::AllocationMethod> = "allocationMethod";
template<>
constexpr const char* kEnumName<azure::PrivateEndpointNetworkPolicies> =
    "privateEndpointNetworkPolicies";
template<>
constexpr const char* kEnumName<azure::RuleDirection> = "ruleDirection";
template<>
constexpr const char* kEnumName<azure::RuleAccess> = "ruleAccess";

template<class Enum>
    requires std::is_enum_v<Enum>
QJsonObject expected(Enum fresh)
{
    QJsonObject rule = reference(QLatin1String(kEnumName<Enum>));
    rule.insert(QStringLiteral("default"), nameText(azure::toString(fresh)));
    return rule;
}
template<class Enum>
QJsonArray spellings(Enum last)
{
    QJsonArray list;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        list.append(nameText(azure::toString(static_cast<Enum>(i))));
    return list;
}

template<class Part>
constexpr const char* kPartName = nullptr;
template<>
constexpr const char* kPartName<azure::NicIpConfiguration> = "nicIpConfiguration";
template<>
constexpr const char* kPartName<azure::Route> = "route";
template<>
constexpr const char* kPartName<azure::SecurityRule> = "securityRule";
template<>
constexpr const char* kPartName<azure::GuestFirewallRule> = "guestFirewallRule";
template<>
constexpr const char* kPartName<azure::GatewayIpConfiguration> = "gatewayIpConfiguration";
template<>
constexpr const char* kPartName<azure::RouteServerPeer> = "routeServerPeer";

template<azure::HasFields Part>
QJsonObject expected(const Part&)
{
    return reference(QLatin1String(kPartName<Part>));
}
template<class T>
QJsonObject expected(const std::optional<T>&)
{
    QJsonObject rule = expected(T());
    rule.remove(QStringLiteral("default"));
    return rule;
}
template<class T>
QJsonObject expected(const std::vector<T>&)
{
    QJsonObject item = expected(T());
    item.remove(QStringLiteral("default"));
    QJsonObject rule = typed("array");
    rule.insert(QStringLiteral("items"), item);
    return rule;
}

template<class T, class Storage>
QJsonObject expected(const PackedList<T, Storage>&)
{
    return expected(std::vector<T>());
}

/// The schema's definition of an object with these fields, without descriptions.
template<class T>
QJsonObject expectedObject(const T& fresh, QJsonObject properties)
{
    azure::visitFields(fresh, [&](const char* name, const auto& field) {
        properties.insert(QLatin1String(name), expected(field));
    });
    properties.insert(QStringLiteral("extra"), reference(QStringLiteral("extra")));
    QJsonArray required{QStringLiteral("name")};
    if (properties.contains(QStringLiteral("id")))
        required.prepend(QStringLiteral("id"));
    QJsonObject rule = typed("object");
    rule.insert(QStringLiteral("required"), required);
    rule.insert(QStringLiteral("properties"), properties);
    return rule;
}

QJsonValue withoutDescriptions(const QJsonValue& value)
{
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (object.value(QStringLiteral("description")).isString())
        object.remove(QStringLiteral("description"));
    for (auto member = object.begin(); member != object.end(); ++member)
        member.value() = withoutDescriptions(member.value());
    return object;
}

QByteArray printed(const QJsonValue& value)
{
    return QJsonDocument(value.isArray() ? QJsonDocument(value.toArray())
                                         : QJsonDocument(value.toObject()))
        .toJson();
}

void compareDefinition(const QString& name, const QJsonValue& rule)
{
    const QJsonValue found =
        withoutDescriptions(schema().value(QStringLiteral("$defs")).toObject().value(name));
    QVERIFY2(found == rule, qPrintable(QStringLiteral("%1 should be %2, but is %3")
                                           .arg(name, QString::fromUtf8(printed(rule)),
                                                QString::fromUtf8(printed(found)))));
}

template<class Part>
void comparePart()
{
    compareDefinition(QLatin1String(kPartName<Part>), expectedObject(Part(), {}));
}

QString faultOf(const std::string& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes(text));
    return document.isObject() ? test::schemaFault(schema(), document.object())
                               : QStringLiteral("no JSON object");
}

std::string firstDifference(const std::string& a, const std::string& b)
{
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto at = static_cast<std::size_t>(inA - a.begin());
    const std::size_t from = at < 80 ? 0 : at - 80;
    return "first:\n" + a.substr(from, 200) + "\nsecond:\n" + b.substr(from, 200);
}

QStringList linesOf(const std::string& text)
{
    return QString::fromStdString(text).split(QLatin1Char('\n'));
}

} // namespace

/// The `.peerscape` format: what is saved is what was opened, and the published schema agrees.
class TestPeerscapeFile : public QObject
{
    Q_OBJECT

private slots:
    void savesWhatItRead_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path;
    }

    void savesWhatItRead()
    {
        QFETCH(QString, path);
        const std::string text = readFile(path);
        const auto result = readOwn(text);
        QVERIFY2(result.has_value(), messageOf(result).c_str());
        const std::string written = write::writePeerscape(result->document);
        QVERIFY2(written == text, firstDifference(text, written).c_str());
        const QString fault = faultOf(text);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

    void savesAndReadsAnyDocument()
    {
        for (std::uint32_t seed = 0; seed < kDocuments; ++seed) {
            const azure::Document document = test::anyDocument(seed);
            const std::string written = write::writePeerscape(document);
            const auto again = readOwn(written);
            QVERIFY2(again.has_value(), (std::to_string(seed) + messageOf(again)).c_str());
            const std::string twice = write::writePeerscape(again->document);
            QVERIFY2(twice == written, firstDifference(written, twice).c_str());
            QVERIFY2(again->document == document, std::to_string(seed).c_str());
            document.forEachTable([&](const auto& table) {
                using IdType = typename std::decay_t<decltype(table)>::IdType;
                const auto& other =
                    again->document.all<std::remove_cvref_t<decltype(*table.find(IdType()))>>();
                QCOMPARE(other.nextIndex(), table.nextIndex());
            });
            if (seed % 10 == 0) {
                const QString fault = faultOf(written);
                QVERIFY2(fault.isEmpty(), qPrintable(QString::number(seed) + fault));
            }
        }
    }

    void schemaFollowsTheFields()
    {
        azure::Document().forEachTable([&](const auto& table) {
            using IdType = typename std::decay_t<decltype(table)>::IdType;
            using R = std::remove_cvref_t<decltype(*table.find(IdType()))>;
            const QString section = nameText(azure::fileSection(IdType::kKind));
            const QString id = nameText(azure::filePrefix(IdType::kKind)) + QStringLiteral("Id");
            QJsonObject list = typed("array");
            list.insert(QStringLiteral("items"),
                        expectedObject(R(), {{QStringLiteral("id"), reference(id)}}));
            compareDefinition(section, list);
            QJsonObject rule = typed("string");
            rule.insert(
                QStringLiteral("pattern"),
                QStringLiteral("^%1-[1-9][0-9]*$").arg(nameText(azure::filePrefix(IdType::kKind))));
            compareDefinition(id, rule);
            QCOMPARE(
                schema().value(QStringLiteral("properties")).toObject().value(section).toObject(),
                reference(section));
        });
        comparePart<azure::NicIpConfiguration>();
        comparePart<azure::Route>();
        comparePart<azure::SecurityRule>();
        comparePart<azure::GatewayIpConfiguration>();
        comparePart<azure::RouteServerPeer>();
        const auto compareEnum = [](auto last) {
            compareDefinition(QLatin1String(kEnumName<decltype(last)>),
                              QJsonObject{{QStringLiteral("enum"), spellings(last)}});
        };
        compareEnum(azure::NextHopType::VNetGlobalPeering);
        compareEnum(azure::GatewayType::ExpressRoute);
        compareEnum(azure::VpnType::PolicyBased);
        compareEnum(azure::ConnectionType::ExpressRoute);
        compareEnum(azure::AllocationMethod::Static);
        compareEnum(azure::PrivateEndpointNetworkPolicies::Enabled);
        compareEnum(azure::RuleDirection::Outbound);
        compareEnum(azure::RuleAccess::Deny);
    }

    void schemaRefusesWhatTheReaderRefuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a number for a name") << QByteArray(R"("notes":[{"id":"note-1","name":5}])");
        QTest::newRow("another kind's id") << QByteArray(R"("notes":[{"id":"vnet-1","name":"a"}])");
        QTest::newRow("a text for a flag")
            << QByteArray(R"("virtualMachines":[{"id":"vm-1","name":"a","running":"no"}])");
        QTest::newRow("an unknown layer") << QByteArray(R"("settings":{"hiddenLayers":["moon"]})");
        QTest::newRow("a number for a lock") << QByteArray(
            R"("notes":[{"id":"note-1","name":"a"}],"layout":{"note-1":{"locked":1}})");
        QTest::newRow("an unknown word") << QByteArray(
            R"("routeTables":[{"id":"routetable-1","name":"a","routes":[{"name":"r","nextHopType":"Moon"}]}])");
        QTest::newRow("three numbers for a prefix") << QByteArray(
            R"("virtualNetworks":[{"id":"vnet-1","name":"a","addressPrefixes":["10.0.0/8"]}])");
        QTest::newRow("an object for a list") << QByteArray(R"("notes":{})");
        QTest::newRow("a number in range")
            << QByteArray(R"("virtualNetworkGateways":[{"id":"gateway-1","name":"g","asn":-1}])");
        QTest::newRow("a list for extra")
            << QByteArray(R"("notes":[{"id":"note-1","name":"a","extra":[]}])");
        QTest::newRow("a place that is a word")
            << QByteArray(R"("notes":[{"id":"note-1","name":"a"}],"layout":{"note-1":"left"})");
        QTest::newRow("settings that are a list") << QByteArray(R"("settings":[])");
    }

    void schemaRefusesWhatTheReaderRefuses()
    {
        QFETCH(QByteArray, body);
        const std::string text = R"({"format":"peerscape","version":1,)" + body.toStdString() + '}';
        const auto result = readOwn(text);
        QVERIFY(!result.has_value());
        QVERIFY2(result.error().message.starts_with("test.peerscape:1:"),
                 result.error().message.c_str());
        QVERIFY(!faultOf(text).isEmpty());
    }

    void keepsUnknownMembersAtEveryLevel()
    {
        const std::string text = R"({
  "format": "peerscape",
  "version": 1,
  "generator": "Peerscape",
  "settings": { "noneList": "obs-2026", "grid": 10 },
  "nextIds": { "virtualNetworks": 2, "subnets": 2, "networkInterfaces": 2, "firewallPolicies": 4 },
  "virtualNetworks": [
    { "id": "vnet-1", "name": "a", "colour": "red" }
  ],
  "subnets": [
    { "id": "subnet-1", "name": "s", "virtualNetwork": "vnet-1" }
  ],
  "networkInterfaces": [
    { "id": "nic-1", "name": "n", "ipConfigurations": [{ "name": "c", "subnet": "subnet-1", "label": { "deep": [1] } }] }
  ],
  "layout": {
    "vnet-1": { "x": 1, "y": 2, "rotation": 90 },
    "policy-1": { "x": 5, "y": 6 }
  },
  "$schema": "peerscape.schema.json",
  "future": [{ "a": 1 }]
}
)";
        const auto result = readOwn(text);
        QVERIFY2(result.has_value(), messageOf(result).c_str());
        const std::string written = write::writePeerscape(result->document);
        QVERIFY2(written == text, firstDifference(text, written).c_str());
        QCOMPARE(faultOf(text), QString());
    }

    void refusesALaterVersionClearly_data()
    {
        QTest::addColumn<QByteArray>("version");
        for (const char* version : {"2", "10", "99999999999999", "1.5", "0"})
            QTest::newRow(version) << QByteArray(version);
    }

    void refusesALaterVersionClearly()
    {
        QFETCH(QByteArray, version);
        const auto result = readOwn(
            "{\n  \"format\": \"peerscape\",\n  \"version\": " + version.toStdString() + "\n}\n");
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, std::string("Version"));
        QCOMPARE(result.error().message, "test.peerscape:3:14: this file is of version "
                                             + version.toStdString()
                                             + "; this Peerscape reads version 1");
    }

    void refusesAMemberThatStandsTwice()
    {
        const auto result = readOwn("{\"format\":\"peerscape\",\"version\":1,\n\"notes\":[{\"id\":"
                                    "\"note-1\",\"name\":\"a\","
                                    "\n\"name\":\"b\"}]}");
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().message,
                 std::string("test.peerscape:3:8: the member \"name\" stands here twice"));
    }

    void movingChangesOneLine()
    {
        const auto result =
            readOwn(readFile(QStringLiteral("../resources/samples/gateway-transit.peerscape")));
        QVERIFY(result.has_value());
        azure::Transaction transaction(result->document);
        const ObjectId hub(Kind::VirtualNetwork, 1);
        azure::Placement place = *result->document.placement(hub);
        place.position.x += 37;
        transaction.place(hub, place);
        const QStringList before = linesOf(write::writePeerscape(result->document));
        const QStringList after = linesOf(write::writePeerscape(transaction.take()));
        QCOMPARE(after.size(), before.size());
        int changed = 0;
        for (int i = 0; i < after.size(); ++i)
            changed += after[i] != before[i] ? 1 : 0;
        QCOMPARE(changed, 1);
    }

    void keepsUnknownMembersThatStandTwiceOnce()
    {
        const auto result =
            readOwn(readFile(QStringLiteral("fuzz/corpus/peerscape/repeated-members.peerscape")));
        QVERIFY2(result.has_value(), messageOf(result).c_str());
        const std::string written = write::writePeerscape(result->document);
        for (const char* kept : {"\"colour\": \"red\"", "\"x\": 5", "\"rotation\": 90"})
            QVERIFY2(written.find(kept) != std::string::npos, kept);
        const auto again = readOwn(written);
        QVERIFY2(again.has_value(), messageOf(again).c_str());
        QVERIFY(again->document == result->document);
    }

    void namesStayWithTheirIdsWhenOthersGo()
    {
        const auto result =
            readOwn(readFile(QStringLiteral("../resources/samples/gateway-transit.peerscape")));
        QVERIFY(result.has_value());
        azure::Transaction transaction(result->document);
        transaction.remove(ObjectId(Kind::Note, 1));
        transaction.add(azure::Note{});
        const auto again = readOwn(write::writePeerscape(transaction.take()));
        QVERIFY2(again.has_value(), messageOf(again).c_str());
        QVERIFY(again->document == transaction.document());
        QVERIFY(!again->document.contains(ObjectId(Kind::Note, 1)));
    }
};

PEERSCAPE_TEST_CLASS(TestPeerscapeFile)
#include "tst_peerscape_file.moc"
