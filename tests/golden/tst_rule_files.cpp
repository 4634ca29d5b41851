#include "core/azure/names.h"
#include "core/check/check.h"
#include "core/read/read.h"
#include "core/route/route_engine.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <set>

using namespace peerscape;
using check::Finding;
using nlohmann::json;

namespace {

const QString kFolder = QStringLiteral("golden/rules");

std::string_view severityName(check::Severity severity)
{
    switch (severity) {
    case check::Severity::Error:
        return "error";
    case check::Severity::Warning:
        return "warning";
    case check::Severity::Info:
        break;
    }
    return "info";
}

std::string text(const std::vector<Finding>& findings)
{
    std::string lines;
    for (const Finding& finding : findings)
        lines += finding.code + ": " + render(finding.message) + '\n';
    return lines;
}

} // namespace

/// What Azure refuses, met in a file instead of an edit: one file for each rule of azure-routing.md
/// 8.1–8.3 that a finished document can break, and for the other rules with a code. `document` is
/// read as any file is; the checks must report `code` with `message` about the object named
/// `about`, and nothing else as an error.
class TestRuleFiles : public QObject
{
    Q_OBJECT

private slots:
    void reports_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::filesIn(kFolder, QStringLiteral("*.json")))
            QTest::newRow(qPrintable(QFileInfo(path).completeBaseName())) << path;
    }
    void reports()
    {
        QFETCH(QString, path);
        const json wanted = json::parse(test::readFile(path));
        const std::string bytes = wanted.at("document").dump();
        const auto read = read::read({{"rule", bytes}});
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        const azure::Document& document = read->document;
        const std::vector<Finding> findings =
            check::checkDocument(document, route::RouteEngine(document));

        const std::string code = wanted.at("code");
        const auto found = std::find_if(findings.begin(), findings.end(),
                                        [&](const Finding& f) { return f.code == code; });
        QVERIFY2(found != findings.end(), text(findings).c_str());
        QCOMPARE(QString::fromStdString(render(found->message)),
                 QString::fromStdString(wanted.at("message")));
        QCOMPARE(std::string(severityName(found->severity)), std::string(wanted.at("severity")));
        QVERIFY(!found->subjects.empty());
        QCOMPARE(azure::displayName(document, found->subjects.front()),
                 std::string(wanted.at("about")));
        const auto other = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) {
            return f.severity == check::Severity::Error && f.code != code;
        });
        QVERIFY2(other == findings.end(), text(findings).c_str());
        // The rule that the finding names is the one that the file is about.
        const std::string rule =
            path.section(QLatin1Char('/'), -1).section(QLatin1Char('-'), 0, 0).toStdString();
        const bool numbered = found->rule.find(rule) != std::string_view::npos;
        QVERIFY2(numbered || rule == "V28" || rule == "V31", std::string(found->rule).c_str());
    }

    /// Refusals that only an edit can meet have no file; every other one has.
    void everyRuleHasAFile()
    {
        // V09, V14 and V21 refuse a change; V10, V23 and V33 need a live service.
        const std::set<int> withoutFile{9, 10, 14, 21, 23, 33};
        for (int number = 1; number <= 33; ++number) {
            const QString pattern =
                QStringLiteral("V%1*.json").arg(number, 2, 10, QLatin1Char('0'));
            QCOMPARE(test::filesIn(kFolder, pattern).isEmpty(), withoutFile.count(number) == 1);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestRuleFiles)
#include "tst_rule_files.moc"
