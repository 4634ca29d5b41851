#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/check.h"
#include "core/route/route_engine.h"
#include "core/write/route_tables.h"
#include "tests/golden/case_file.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace peerscape;
using nlohmann::json;
using test::CaseFile;
using test::CaseRow;

namespace {

const CaseFile& fetchedCase()
{
    QFETCH(QString, name);
    return test::caseNamed(name);
}

route::EffectiveRouteTable tableOf(const CaseFile& file, const azure::Document& document)
{
    const auto nic =
        azure::findByName(document, Kind::NetworkInterface, std::string(file.query().at("nic")));
    if (!nic) {
        QTest::qFail(nic.error().message.c_str(), __FILE__, __LINE__);
        return {};
    }
    return route::RouteEngine(document).table(NicId::of(*nic));
}

/// The rows that count: without those of the types that a case leaves out.
std::vector<CaseRow> counted(std::vector<CaseRow> rows, const json& ignoredTypes)
{
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&](const CaseRow& row) {
                                  return std::find(ignoredTypes.begin(), ignoredTypes.end(),
                                                   row.nextHopType)
                                         != ignoredTypes.end();
                              }),
               rows.end());
    return rows;
}

/// The places at which the expected rows stand in the table; -1 for one that is missing.
std::vector<std::ptrdiff_t> placesOf(const std::vector<CaseRow>& wanted,
                                     const std::vector<CaseRow>& actual)
{
    std::vector<std::ptrdiff_t> places;
    for (const CaseRow& row : wanted) {
        const auto found = std::find_if(actual.begin(), actual.end(),
                                        [&](const CaseRow& other) { return row.matches(other); });
        places.push_back(found != actual.end() ? found - actual.begin() : -1);
    }
    return places;
}

/// Whether the expected rows stand in the order of the table. Rows of gateways stand in the order
/// in which they arrived (4.3.5), which no template tells: they count as one.
bool inOrder(const std::vector<CaseRow>& wanted, std::vector<std::ptrdiff_t> places)
{
    std::ptrdiff_t firstOfGateway = -1;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].source != "VirtualNetworkGateway")
            continue;
        firstOfGateway = firstOfGateway < 0 ? places[i] : std::min(firstOfGateway, places[i]);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].source == "VirtualNetworkGateway")
            places[i] = firstOfGateway;
    }
    return std::is_sorted(places.begin(), places.end());
}

} // namespace

/// What the real service answered (tests/golden/cases), asked of the engine and the checks.
class TestCases : public QObject
{
    Q_OBJECT

private slots:
    /// A kind of question that no test asks would pass unseen.
    void everyKindIsAsked()
    {
        const std::set<std::string> known{"effective-routes", "next-hop", "validate",
                                          "reachability"};
        std::map<std::string, std::size_t> count;
        for (const CaseFile& file : test::allCases()) {
            QVERIFY2(known.count(file.kind()) == 1, qPrintable(file.name));
            ++count[file.kind()];
        }
        QCOMPARE(count["effective-routes"], std::size_t{22});
        QCOMPARE(count["next-hop"], std::size_t{2});
        QCOMPARE(count["validate"], std::size_t{7});
        QCOMPARE(count["reachability"], std::size_t{7});
    }

    void effectiveRoutes_data() { test::addCaseRows("effective-routes"); }
    void effectiveRoutes()
    {
        const CaseFile& file = fetchedCase();
        const json& expect = file.expect();
        const std::vector<CaseRow> actual = test::caseRows(tableOf(file, file.document()));
        const std::vector<CaseRow> wanted = test::caseRows(expect.at("routes"));

        for (const json& pattern : expect.value("absent", json::array())) {
            for (const CaseRow& row : actual)
                QVERIFY2(!test::matchesPattern(pattern, row), row.text().c_str());
        }
        const std::vector<std::ptrdiff_t> places = placesOf(wanted, actual);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(places[i] >= 0,
                     (wanted[i].text() + "\nis missing from\n" + test::text(actual)).c_str());
        if (expect.value("ordered", true))
            QVERIFY2(inOrder(wanted, places), test::text(actual).c_str());
        if (expect.value("complete", false) || expect.contains("completeIgnoring")) {
            const json ignored = expect.value("completeIgnoring", json::array());
            QVERIFY2(counted(actual, ignored).size() == counted(wanted, ignored).size(),
                     test::text(actual).c_str());
        }
    }

    void nextHop_data() { test::addCaseRows("next-hop"); }
    void nextHop()
    {
        const CaseFile& file = fetchedCase();
        const azure::Document document = file.document();
        const route::EffectiveRouteTable table = tableOf(file, document);
        const auto to = net::Address::parse(std::string(file.query().at("destination")));
        QVERIFY(to);
        const write::NextHopAnswer answer =
            write::nextHopAnswer(document, table, route::selectNextHop(table, *to));
        const json& expect = file.expect();
        QCOMPARE(answer.nextHopType, std::string(expect.at("nextHopType")));
        QCOMPARE(answer.nextHopIpAddress, expect.value("nextHopIpAddress", ""));
        const std::string wanted = expect.at("routeTable");
        if (wanted == "System Route") {
            QCOMPARE(answer.routeTableId, wanted);
        } else {
            const auto id = azure::findByName(document, Kind::RouteTable, wanted);
            QVERIFY2(id, wanted.c_str());
            QCOMPARE(answer.routeTableId, azure::resourceId(document, *id));
        }
    }

    void validate_data() { test::addCaseRows("validate"); }
    void validate()
    {
        const CaseFile& file = fetchedCase();
        const json& expect = file.expect();
        const azure::Document document = file.document();
        std::set<std::string> codes;
        std::string messages;
        for (const check::Finding& finding :
             check::checkDocument(document, route::RouteEngine(document))) {
            if (finding.severity != check::Severity::Error)
                continue;
            codes.insert(finding.code);
            messages += render(finding.message) + '\n';
        }
        const json& errors = expect.at("errors");
        if (std::find(errors.begin(), errors.end(), "*") != errors.end())
            QVERIFY(!codes.empty());
        else
            QVERIFY2(codes == std::set<std::string>(errors.begin(), errors.end()),
                     messages.c_str());
        for (const json& part : expect.value("messageContains", json::array()))
            QVERIFY2(messages.find(std::string(part)) != std::string::npos, messages.c_str());

        const auto compare = [&](const char* field, const auto& valueOf) {
            const json states = expect.value(field, json::object());
            for (const auto& [name, wanted] : states.items()) {
                const auto peering = azure::findByName(document, Kind::Peering, name);
                QVERIFY2(peering, name.c_str());
                QCOMPARE(std::string(valueOf(PeeringId::of(*peering))), std::string(wanted));
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
