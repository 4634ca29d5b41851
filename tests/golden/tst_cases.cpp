#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/validate.h"
#include "core/read/read.h"
#include "core/route/none_list.h"
#include "core/route/route_engine.h"
#include "core/write/route_tables.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace peerscape;
using nlohmann::json;

namespace {

/// One row in the form of the cases: a row with two addresses equals two rows with one each.
struct CaseRow
{
    std::string source;
    std::string state;
    std::set<std::string> prefixes;
    std::string type;
    std::set<std::string> hops;
    bool anyHop = false;

    [[nodiscard]] bool sameBut(const CaseRow& other) const
    {
        return source == other.source && state == other.state && prefixes == other.prefixes
               && type == other.type;
    }
};

std::set<std::string> strings(const json& list)
{
    std::set<std::string> result;
    for (const json& item : list)
        result.insert(item.get<std::string>());
    return result;
}

CaseRow expectedRow(const json& row)
{
    CaseRow result;
    result.source = row.value("source", "");
    result.state = row.value("state", "");
    result.prefixes = strings(row.value("addressPrefix", json::array()));
    result.type = row.value("nextHopType", "");
    result.anyHop = !row.contains("nextHopIpAddress");
    if (!result.anyHop)
        result.hops = strings(row["nextHopIpAddress"]);
    return result;
}

CaseRow actualRow(const route::EffectiveRoute& row)
{
    CaseRow result;
    result.source = toString(row.source);
    result.state = toString(row.state);
    for (const net::Prefix& prefix : row.addressPrefixes)
        result.prefixes.insert(prefix.toString());
    if (row.addressPrefixes.empty())
        result.prefixes.insert(row.prefixText.str());
    result.type = toString(row.nextHopType);
    for (const net::Address& hop : row.nextHopIpAddresses)
        result.hops.insert(hop.toString());
    return result;
}

/// Folds rows that differ only in their next hop into one.
std::vector<CaseRow> folded(const std::vector<CaseRow>& rows)
{
    std::vector<CaseRow> result;
    for (const CaseRow& row : rows) {
        const auto same = std::find_if(result.begin(), result.end(),
                                       [&](const CaseRow& other) { return other.sameBut(row); });
        if (same != result.end() && !row.hops.empty() && !same->hops.empty())
            same->hops.insert(row.hops.begin(), row.hops.end());
        else
            result.push_back(row);
    }
    return result;
}

bool matches(const CaseRow& expected, const CaseRow& actual)
{
    return expected.sameBut(actual) && (expected.anyHop || expected.hops == actual.hops);
}

/// A pattern of `absent`: only the members it has are compared.
bool matchesPattern(const json& pattern, const CaseRow& row)
{
    const auto field = [&](const char* name, const std::string& value) {
        return !pattern.contains(name) || pattern[name] == value;
    };
    return field("source", row.source) && field("state", row.state)
           && field("nextHopType", row.type)
           && (!pattern.contains("addressPrefix")
               || strings(pattern["addressPrefix"]) == row.prefixes)
           && (!pattern.contains("nextHopIpAddress")
               || strings(pattern["nextHopIpAddress"]) == row.hops);
}

/// The profile that stands for a case's own name of the list its source printed.
std::string profileOf(const std::string& noneList)
{
    static const std::map<std::string, std::string> profiles{
        {"long-2026", "obs-2026"},   {"17-rows-2023", "obs-netlab"},
        {"5-rows-2021", "obs-2021"}, {"3-rows-module / 18-rows-replay", "obs-learn"},
        {"3-rows-docs", "obs-2020"}, {"none-rows-removed", "obs-2026"}};
    const auto found = profiles.find(noneList);
    return found != profiles.end() ? found->second : "obs-2026";
}

QString describe(const CaseRow& row)
{
    QStringList parts{QString::fromStdString(row.source), QString::fromStdString(row.state)};
    for (const std::string& prefix : row.prefixes)
        parts << QString::fromStdString(prefix);
    parts << QString::fromStdString(row.type);
    for (const std::string& hop : row.hops)
        parts << QString::fromStdString(hop);
    return parts.join(QLatin1Char(' '));
}

QByteArray describe(const std::vector<CaseRow>& rows)
{
    QStringList lines;
    for (const CaseRow& row : rows)
        lines << describe(row);
    return lines.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

/// What the real service answered (tests/golden/cases). Questions about reachability belong to path
/// evaluation, which is not there yet.
class TestCases : public QObject
{
    Q_OBJECT

private:
    std::map<QString, json> m_cases;

    void addCases(const char* kind)
    {
        QTest::addColumn<QString>("file");
        for (const auto& [file, content] : m_cases) {
            if (content["query"]["kind"] == kind)
                QTest::newRow(file.toUtf8().constData()) << file;
        }
    }

    /// The topology as the ARM reader understands it, with the list of the source.
    static azure::Document documentOf(const json& content)
    {
        const std::string bytes = content["topology"].dump();
        const auto result = read::read({{"case", bytes}});
        if (!result) {
            QTest::qFail(result.error().message.c_str(), __FILE__, __LINE__);
            return {};
        }
        azure::Transaction transaction(result->document);
        azure::DocumentSettings settings = result->document.settings();
        settings.noneList = profileOf(content.value("noneList", ""));
        transaction.setSettings(settings);
        return transaction.take();
    }

    static route::EffectiveRouteTable tableOf(const json& content, const azure::Document& document)
    {
        const auto nic = azure::findByName(document, Kind::NetworkInterface,
                                           content["query"]["nic"].get<std::string>());
        if (!nic) {
            QTest::qFail(nic.error().message.c_str(), __FILE__, __LINE__);
            return {};
        }
        return route::RouteEngine(document).table(NicId::of(*nic));
    }

private slots:
    void initTestCase()
    {
        QDirIterator files(QStringLiteral(PEERSCAPE_TEST_DATA "/golden/cases"),
                           {QStringLiteral("*.json")});
        int skipped = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            json content = json::parse(file.readAll().toStdString());
            skipped += content["query"]["kind"] == "reachability" ? 1 : 0;
            m_cases.emplace(files.fileName(), std::move(content));
        }
        QVERIFY(m_cases.size() >= 37);
        qInfo("%d of %zu cases ask for reachability, which is not evaluated yet", skipped,
              m_cases.size());
    }

    void effectiveRoutes_data() { addCases("effective-routes"); }
    void effectiveRoutes()
    {
        QFETCH(QString, file);
        const json& content = m_cases[file];
        const json& expect = content["expect"];
        const azure::Document document = documentOf(content);
        std::vector<CaseRow> actual;
        for (const route::EffectiveRoute& row : tableOf(content, document).routes)
            actual.push_back(actualRow(row));
        actual = folded(actual);
        for (const json& pattern : expect.value("absent", json::array())) {
            for (const CaseRow& row : actual)
                QVERIFY2(!matchesPattern(pattern, row), describe(row).toUtf8().constData());
        }
        std::vector<CaseRow> wanted;
        for (const json& row : expect["routes"])
            wanted.push_back(expectedRow(row));
        wanted = folded(wanted);
        for (const CaseRow& row : wanted) {
            const auto found =
                std::find_if(actual.begin(), actual.end(),
                             [&](const CaseRow& other) { return matches(row, other); });
            QVERIFY2(
                found != actual.end(),
                (describe(row).toUtf8() + " is missing from\n" + describe(actual)).constData());
        }
        if (!expect.value("complete", false) && !expect.contains("completeIgnoring"))
            return;
        const std::set<std::string> ignored =
            strings(expect.value("completeIgnoring", json::array()));
        const auto counted = [&](const std::vector<CaseRow>& rows) {
            return std::count_if(rows.begin(), rows.end(),
                                 [&](const CaseRow& row) { return ignored.count(row.type) == 0; });
        };
        QVERIFY2(counted(actual) == counted(wanted), describe(actual).constData());
    }

    void nextHop_data() { addCases("next-hop"); }
    void nextHop()
    {
        QFETCH(QString, file);
        const json& content = m_cases[file];
        const json& expect = content["expect"];
        const azure::Document document = documentOf(content);
        const route::EffectiveRouteTable table = tableOf(content, document);
        const auto destination =
            net::Address::parse(content["query"]["destination"].get<std::string>());
        QVERIFY(destination);
        const write::NextHopAnswer answer =
            write::nextHopAnswer(document, table, route::selectNextHop(table, *destination));
        QCOMPARE(answer.nextHopType, expect["nextHopType"].get<std::string>());
        if (expect.contains("nextHopIpAddress"))
            QCOMPARE(answer.nextHopIpAddress, expect["nextHopIpAddress"].get<std::string>());
        const std::string routeTable = expect["routeTable"];
        const std::string name =
            answer.routeTableId == "System Route"
                ? answer.routeTableId
                : answer.routeTableId.substr(answer.routeTableId.rfind('/') + 1);
        QCOMPARE(name, routeTable);
    }

    void validate_data() { addCases("validate"); }
    void validate()
    {
        QFETCH(QString, file);
        const json& content = m_cases[file];
        const json& expect = content["expect"];
        const azure::Document document = documentOf(content);
        std::set<std::string> codes;
        std::string messages;
        document.forEachTable([&](const auto& table) {
            table.forEach([&](auto id, const auto&) {
                for (const Error& error : edit::validate(document, id)) {
                    codes.insert(error.code);
                    messages += error.message + '\n';
                }
            });
        });
        if (expect["errors"].empty())
            QVERIFY2(codes.empty(), messages.c_str());
        for (const json& code : expect["errors"])
            QVERIFY2(code == "*" ? !codes.empty() : codes.count(code) == 1, messages.c_str());
        for (const json& part : expect.value("messageContains", json::array()))
            QVERIFY2(messages.find(part.get<std::string>()) != std::string::npos, messages.c_str());
        const auto compare = [&](const char* field, const auto& value) {
            const json wanted = expect.value(field, json(json::value_t::object));
            for (const auto& [name, state] : wanted.items()) {
                const auto peering = azure::findByName(document, Kind::Peering, name);
                QVERIFY2(peering, name.c_str());
                QCOMPARE(std::string(value(PeeringId::of(*peering))), std::string(state));
            }
        };
        compare("peeringState",
                [&](PeeringId id) { return toString(azure::peeringState(document, id)); });
        compare("peeringSyncLevel",
                [&](PeeringId id) { return toString(azure::peeringSyncLevel(document, id)); });
    }
};

PEERSCAPE_TEST_CLASS(TestCases)
#include "tst_cases.moc"
