#include "core/reach/reach.h"
#include "tests/golden/case_file.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;

/// The recorded answers to "does it reach": both directions must work, security groups as the
/// template has them. All recorded refusals are the same one: spokes without a peering between them
/// have the system's row for 10.0.0.0/8, both ways.
class TestReachCases : public QObject
{
    Q_OBJECT

private slots:
    void reachability_data() { test::addCaseRows("reachability"); }

    void reachability()
    {
        QFETCH(const QString, name);
        const test::CaseFile& file = test::caseNamed(name);
        const azure::Document document = file.document();
        const auto end = [&](const char* member) {
            const auto found =
                reach::parseEnd(document, file.query().at(member).get<std::string>());
            if (!found)
                qFatal("%s", found.error().message.c_str());
            return *found;
        };
        const auto answer = reach::reach(route::RouteEngine(document), end("from"), end("to"));
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().message.c_str());
        const bool expected = file.expect().at("reachable");
        QVERIFY2(answer->reachable == expected, render(answer->verdict().message).c_str());
        const auto reason = expected ? reach::Reason::Delivered : reach::Reason::ReservedPrefix;
        QVERIFY(answer->verdict().reason == reason);
        QVERIFY(answer->back.front().verdict.reason == reason);
    }
};

PEERSCAPE_TEST_CLASS(TestReachCases)
#include "tst_reach_cases.moc"
