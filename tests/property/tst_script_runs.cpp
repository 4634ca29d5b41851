#include "core/read/read.h"
#include "core/replay/step_code.h"
#include "core/shell/session.h"
#include "core/write/code.h"
#include "tests/property/random_edits.h"
#include "tests/property/script_runs.h"
#include "tests/property/undeployable.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace peerscape;

namespace {

constexpr std::uint32_t kDrawings = 1000;
constexpr std::uint32_t kHistories = 60;

/// An exported PowerShell script run from nothing in the console.
QString powerShellFault(const azure::Document& document)
{
    shell::Session session(test::emptyLike(document), {}, shell::Language::PowerShell);
    const QString error =
        test::runScript(session, write::writePowerShell(document).files.front().text);
    return error.isEmpty() ? test::madeDifference(document, session.document()) : error;
}

/// The first object of a kind.
template<class R>
std::pair<Id<R::kKind>, R> firstOf(const azure::Document& document)
{
    std::pair<Id<R::kKind>, R> first;
    document.all<R>().forEach([&](auto id, const R& value) {
        if (!first.first)
            first = {id, value};
    });
    return first;
}

} // namespace

/// Scripts that the program writes, run in its own console: the same resources and the same routes.
class TestScriptRuns : public QObject
{
    Q_OBJECT

private slots:
    void movesToAnotherSubscription_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("form");
        QTest::addColumn<bool>("isGroup");
        for (const QString& path : test::sampleFiles()) {
            for (const auto form : {write::CodeForm::AzCli, write::CodeForm::PowerShell}) {
                for (const bool isGroup : {true, false})
                    QTest::addRow("%s of %s, %s", isGroup ? "a group" : "a subscription's id",
                                  qPrintable(path),
                                  form == write::CodeForm::AzCli ? "az" : "PowerShell")
                        << path << static_cast<int>(form) << isGroup;
            }
        }
    }
    /// A group goes to another subscription, or a subscription gets another id: as commands, alone
    /// and behind those that made the design.
    void movesToAnotherSubscription()
    {
        QFETCH(QString, path);
        QFETCH(int, form);
        QFETCH(bool, isGroup);
        const auto codeForm = static_cast<write::CodeForm>(form);
        const auto sample = read::read({{"sample", test::readFile(path)}});
        QVERIFY(sample.has_value());
        if (test::hasOldPeerings(sample->document))
            return;
        std::vector<replay::Step> steps;
        const azure::Document empty = test::emptyLike(sample->document);
        steps.push_back({empty, sample->document, "All"});
        azure::Transaction change(sample->document);
        if (isGroup) {
            azure::Subscription other;
            other.name = "Other";
            other.subscriptionId = "44444444-4444-4444-4444-444444444444";
            auto [id, group] = firstOf<azure::ResourceGroup>(sample->document);
            group.subscription = change.add(std::move(other));
            change.put(id, std::move(group));
        } else {
            auto [id, subscription] = firstOf<azure::Subscription>(sample->document);
            subscription.subscriptionId = "55555555-5555-5555-5555-555555555555";
            change.put(id, std::move(subscription));
        }
        steps.push_back({sample->document, change.take(), "Move"});
        for (const replay::Step& one : steps) {
            const replay::StepCode code = replay::codeOf(one, codeForm);
            QVERIFY2(code.isWhole, (one.label + '\n' + code.text).c_str());
        }
        shell::Session session(empty, {},
                               codeForm == write::CodeForm::AzCli ? shell::Language::Bash
                                                                  : shell::Language::PowerShell);
        const std::string script = replay::scriptOf(steps, codeForm);
        QString fault = test::runScript(session, script);
        if (fault.isEmpty())
            fault = test::madeDifference(test::withoutDrawingFacts(steps.back().after),
                                         test::withoutDrawingFacts(session.document()));
        QVERIFY2(fault.isEmpty(),
                 qPrintable(fault + QLatin1Char('\n') + QString::fromStdString(script)));
    }

    void powerShellOfSamples_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path;
    }
    void powerShellOfSamples()
    {
        QFETCH(QString, path);
        const auto result = read::read({{"sample", test::readFile(path)}});
        QVERIFY(result.has_value());
        if (!test::hasOldPeerings(result->document))
            QCOMPARE(powerShellFault(result->document), QString());
    }

    void powerShellOfRandomDrawings()
    {
        std::uint32_t run = 0;
        for (std::uint32_t seed = 0; seed < kDrawings; ++seed) {
            const azure::Document document = test::drawnDocument(seed);
            if (test::hasOldPeerings(document))
                continue;
            const QString fault = powerShellFault(document);
            if (test::isRefusedByAzure(fault.toStdString()))
                continue;
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(fault)));
            ++run;
        }
        QVERIFY(run > kDrawings / 5);
    }

    void histories_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("az") << static_cast<int>(write::CodeForm::AzCli);
        QTest::newRow("powershell") << static_cast<int>(write::CodeForm::PowerShell);
    }
    /// The edits of a drawing as one script, run in an empty design, give the drawing again.
    void histories()
    {
        QFETCH(int, form);
        const auto codeForm = static_cast<write::CodeForm>(form);
        std::uint32_t run = 0;
        for (std::uint32_t seed = 0; seed < kHistories; ++seed) {
            std::mt19937 random(seed);
            std::vector<replay::Step> steps;
            azure::Document document = test::startingNetwork();
            for (int i = 0; i < 12; ++i) {
                const auto die = [&] { return static_cast<std::uint32_t>(random() % 4096); };
                const edit::EditResult result =
                    test::randomEdit(document, {die(), die(), die(), die()});
                // What has no command is not asked for.
                if (!result || result->changes.layoutOnly())
                    continue;
                const replay::Step step{document, result->next, render(result->label)};
                if (!replay::codeOf(step, codeForm).isWhole)
                    continue;
                document = result->next;
                steps.push_back(step);
            }
            if (steps.empty())
                continue;
            // Subscriptions are there before; settings are no resources.
            azure::Transaction start(test::emptyLike(steps.front().before));
            start.setSettings(document.settings());
            shell::Session session(start.take(), {},
                                   codeForm == write::CodeForm::AzCli
                                       ? shell::Language::Bash
                                       : shell::Language::PowerShell);
            const std::string script = replay::scriptOf(steps, codeForm);
            QString fault = test::runScript(session, script);
            if (fault.isEmpty())
                fault = test::madeDifference(test::withoutDrawingFacts(document),
                                             test::withoutDrawingFacts(session.document()));
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1: %2\n%3")
                                                     .arg(seed)
                                                     .arg(fault, QString::fromStdString(script))));
            ++run;
        }
        QVERIFY(run > kHistories / 2);
    }
};

PEERSCAPE_TEST_CLASS(TestScriptRuns)
#include "tst_script_runs.moc"
