#include "core/check/check.h"
#include "core/write/write.h"
#include "tests/property/coverage.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/test_registry.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>

using namespace peerscape;
using check::Checker;
using check::Finding;
using test::Dice;

namespace {

std::string describe(const Finding& finding)
{
    std::string text = finding.code + ' ' + std::string(finding.rule) + ' '
                       + std::to_string(static_cast<int>(finding.severity)) + ' '
                       + render(finding.message) + " [" + finding.detail + ']';
    for (const ObjectId id : finding.subjects)
        text += ' ' + std::to_string(id.value);
    return finding.fix ? text + " fix: " + render(finding.fix->label) : text;
}

std::vector<std::string> describe(const std::vector<Finding>& findings)
{
    std::vector<std::string> lines;
    for (const Finding& finding : findings)
        lines.push_back(describe(finding));
    return lines;
}

/// The lines that only one of two lists has.
std::string difference(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    std::string text;
    for (const std::string& line : a)
        text += std::find(b.begin(), b.end(), line) == b.end() ? "followed: " + line + '\n' : "";
    for (const std::string& line : b)
        text += std::find(a.begin(), a.end(), line) == a.end() ? "fresh: " + line + '\n' : "";
    return text.empty() ? "the same in another order" : text;
}

/// Follows engine and checker through a sequence of versions.
class Follower
{
public:
    Follower(const azure::Document& document, test::Coverage& coverage)
        : m_document(document)
        , m_engine(document)
        , m_checker(document, m_engine)
        , m_coverage(coverage)
    {
        check();
    }

    void follow(const azure::Document& next, const azure::ChangeSet& changes)
    {
        m_coverage.countChanges(m_document, next, changes);
        m_engine.update(next, changes);
        m_checker.update(next, changes, m_engine);
        m_document = next;
        check();
    }

    [[nodiscard]] std::vector<Finding> findings() const { return m_checker.findings(); }

private:
    void check()
    {
        const Checker fresh(m_document, m_engine);
        const std::vector<Finding> now = m_checker.findings();
        const std::vector<std::string> lines = describe(now);
        const std::vector<std::string> wanted = describe(fresh.findings());
        if (lines != wanted)
            RC_FAIL(difference(lines, wanted));
        std::array<std::size_t, 3> counts{};
        for (const Finding& finding : now) {
            ++counts[static_cast<std::size_t>(finding.severity)];
            m_coverage.count(finding.code);
            RC_ASSERT(!finding.subjects.empty());
            const std::string own = describe(finding);
            for (const ObjectId id : finding.subjects) {
                const std::vector<Finding> of = m_checker.findingsOf(id);
                RC_ASSERT(std::any_of(of.begin(), of.end(),
                                      [&](const Finding& f) { return describe(f) == own; }));
            }
        }
        for (std::size_t i = 0; i < counts.size(); ++i)
            RC_ASSERT(m_checker.count(static_cast<check::Severity>(i)) == counts[i]);
    }

    azure::Document m_document;
    route::RouteEngine m_engine;
    Checker m_checker;
    test::Coverage& m_coverage;
};

/// Carries out every fix on its own: it must be accepted, take its finding away, name what it does,
/// leave the document it was applied to alone, and be taken back by the opposite change. Where
/// Azure would refuse the document as it is, other mistakes in it may stand in the way of a fix: it
/// is then refused as any edit is.
void tryFixes(const azure::Document& document, const std::vector<Finding>& findings,
              test::Coverage& coverage)
{
    const bool mayBeRefused =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.severity == check::Severity::Error;
        });
    const std::string bytes = write::writePeerscape(document);
    for (const Finding& finding : findings) {
        if (!finding.fix)
            continue;
        const edit::EditResult result = finding.fix->apply(document);
        if (!result) {
            if (!mayBeRefused || result.error().code.empty() || result.error().message.empty())
                RC_FAIL(describe(finding) + "\nrefused: " + result.error().message);
            continue;
        }
        RC_ASSERT(!render(finding.fix->label).empty());
        RC_ASSERT(!render(result->label).empty());
        RC_ASSERT(result->changes == azure::Document::diff(document, result->next));
        RC_ASSERT(!result->changes.empty());
        RC_ASSERT(azure::Document::diff(result->next, document) == result->changes.inverted());
        const auto after = check::checkDocument(result->next, route::RouteEngine(result->next));
        if (std::any_of(after.begin(), after.end(), [&](const Finding& f) {
                return f.code == finding.code && f.subjects == finding.subjects
                       && f.detail == finding.detail;
            }))
            RC_FAIL(describe(finding) + "\nis still there after its fix");
        coverage.count("fix of " + finding.code);
    }
    RC_ASSERT(write::writePeerscape(document) == bytes);
}

rc::Gen<std::vector<Dice>> anyCheckSteps()
{
    const auto die = rc::gen::inRange<std::uint32_t>(0, 4096);
    return rc::gen::container<std::vector<Dice>>(
        rc::gen::container<std::array<std::uint32_t, 4>>(die));
}

} // namespace

/// Findings follow any change and are those of a fresh check; what a fix promises, it does.
class TestCheckProperties : public QObject
{
    Q_OBJECT

private:
    test::Coverage m_coverage;

private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=300 max_size=150");
    }

    void followsAnyChange()
    {
        QVERIFY(rc::check("findings equal a fresh check after any change", [this] {
            azure::Document document = test::startingNetwork();
            Follower follower(document, m_coverage);
            for (const Dice& dice : *anyCheckSteps()) {
                azure::Transaction transaction(document);
                test::randomStep(transaction, dice);
                const azure::Document next = transaction.take();
                follower.follow(next, transaction.changes());
                document = next;
            }
        }));
    }

    void followsEveryEditAndFixesWhatItSays()
    {
        QVERIFY(rc::check("findings equal a fresh check after the edits of a person", [this] {
            azure::Document document = test::startingNetwork();
            Follower follower(document, m_coverage);
            for (const Dice& dice : *anyCheckSteps()) {
                const edit::EditResult result = test::randomEdit(document, dice);
                if (!result)
                    continue;
                follower.follow(result->next, result->changes);
                document = result->next;
            }
            tryFixes(document, follower.findings(), m_coverage);
        }));
    }

    void fixesOfBrokenDocuments()
    {
        QVERIFY(rc::check("fixes work in documents that Azure would refuse", [this] {
            azure::Transaction transaction(test::startingNetwork());
            for (const Dice& dice : *anyCheckSteps())
                test::randomStep(transaction, dice);
            const azure::Document document = transaction.take();
            tryFixes(document, check::checkDocument(document, route::RouteEngine(document)),
                     m_coverage);
        }));
    }

    /// Random input that never comes to a finding or a fix proves nothing about it.
    void reachesFindingsAndFixes()
    {
        const std::string findings = m_coverage.missing({
            "AnotherPeeringAlreadyReferencesRemoteVnet",
            "NetcfgSubnetRangeOutsideVnet",
            "NetcfgSubnetRangesOverlap",
            "PrivateIPAddressIsAllocated",
            "PrivateIPAddressNotInSubnet",
            "RemotePeeringIsDisconnected",
            "RemoteVnetHasNoGateways",
            "RouteConflict",
            "SIM-4.1.1",
            "SIM-4.1.2",
            "SIM-4.1.3",
            "SIM-V02",
            "SIM-V03",
            "SIM-V04",
            "SIM-V24",
            "SIM-V28",
            "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
            "VnetAddressSpacesOverlap",
            "L01",
            "L02",
            "L03",
            "L04",
            "L05",
            "L07",
            "L08",
            "L09",
            "L10",
            "L11",
            "L12",
            "L13",
            "L14",
            "L15",
            "L16",
            "L17",
            "L19",
            "L20",
            "L21",
            "L22",
            "L24",
            "L27",
            "fix of L01",
            "fix of L02",
            "fix of L03",
            "fix of L04",
            "fix of L05",
            "fix of L11",
            "fix of L13",
            "fix of L19",
            "fix of L20",
            "fix of L21",
            "fix of L27",
            "fix of SIM-V02",
            "fix of SIM-V04",
            "fix of RemotePeeringIsDisconnected",
        });
        QVERIFY2(findings.empty(), findings.c_str());
    }
};

PEERSCAPE_TEST_CLASS(TestCheckProperties)
#include "tst_check_properties.moc"
