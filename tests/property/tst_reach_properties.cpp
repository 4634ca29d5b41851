#include "core/azure/names.h"
#include "core/azure/regions.h"
#include "core/reach/matrix_groups.h"
#include "core/reach/matrix_keeper.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <rapidcheck.h>

#include <QTest>

#include <random>
#include <set>
#include <string>

using namespace peerscape;
using reach::Answer;
using reach::End;
using reach::Path;
using test::Dice;

namespace {

/// Every object that can be an end, the Internet, and an address that nobody may have.
std::vector<End> endsOf(const azure::Document& document)
{
    std::vector<End> ends{{}, {{}, net::Address::v4(0x0a090909)}};
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto&) {
            if (reach::hostOf(document, {id, {}}))
                ends.push_back({id, {}});
        });
    });
    return ends;
}

void checkPath(const azure::Document& document, const Path& path)
{
    RC_ASSERT(!render(path.verdict.message).empty());
    RC_ASSERT(!code(path.verdict.reason).empty());
    RC_ASSERT(path.verdict.reachable() == issueType(path.verdict.reason).empty());
    for (const ObjectId id : path.verdict.subjects)
        RC_ASSERT(!id || document.contains(id));
    for (const reach::Hop& hop : path.hops)
        RC_ASSERT(!hop.object || document.contains(hop.object));
}

void checkAnswer(const azure::Document& document, const Answer& answer)
{
    RC_ASSERT(!answer.forward.empty());
    RC_ASSERT(!answer.back.empty());
    for (const auto* paths : {&answer.forward, &answer.back}) {
        for (const Path& path : *paths)
            checkPath(document, path);
    }
    RC_ASSERT(
        answer.reachable
        == (answer.forward.front().verdict.reachable() && answer.back.front().verdict.reachable()));
    for (const Path& path : answer.forward)
        RC_ASSERT(path.hops.size() <= 18U); // at most 16 stations and an end
}

/// Small numbers shrink well and reach every choice.
rc::Gen<std::vector<Dice>> anyReachSteps()
{
    const auto die = rc::gen::inRange<std::uint32_t>(0, 4096);
    return rc::gen::container<std::vector<Dice>>(
        rc::gen::container<std::array<std::uint32_t, 4>>(die));
}

/// What an end is put together by, spelt out.
std::string groupKey(const azure::Document& document, ObjectId end, reach::GroupBy by)
{
    const VnetId vnet = azure::vnetOf(document, end);
    if (by == reach::GroupBy::Region)
        return vnet ? azure::regionLabel(document.find(vnet)->location) : std::string();
    const SubnetId subnet = azure::subnetOf(document, end);
    const ObjectId in = by == reach::GroupBy::Subnet && subnet ? ObjectId(subnet)
                        : vnet                                 ? ObjectId(vnet)
                                                               : end;
    return std::to_string(in.value);
}

/// Pair by pair, of the ends with one key to those with another.
reach::GroupCell countOf(const reach::Matrix& matrix, const std::vector<std::string>& keys,
                         const std::string& from, const std::string& to)
{
    reach::GroupCell cell;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        for (std::size_t j = 0; j < keys.size(); ++j) {
            if (i == j || keys[i] != from || keys[j] != to)
                continue;
            ++cell.pairs;
            if (matrix.at(i, j).reachable())
                ++cell.working;
            else if (matrix.at(i, j).arrives)
                ++cell.oneWay;
        }
    }
    return cell;
}

} // namespace

/// What holds of walks whatever the design: they end, they say why, and they name what exists.
class TestReachProperties : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=150 max_size=120");
    }

    void walksEndInAnyNetwork()
    {
        QVERIFY(rc::check("walks end in networks that break every rule", [] {
            azure::Transaction transaction(test::startingNetwork());
            const std::vector<Dice> steps = *anyReachSteps();
            for (const Dice& dice : steps)
                test::randomStep(transaction, dice);
            const azure::Document document = transaction.take();
            const route::RouteEngine routes(document);
            const std::vector<End> ends = endsOf(document);
            for (std::size_t i = 0; i < ends.size(); ++i) {
                for (std::size_t j = 0; j < ends.size(); j += 3) {
                    const End& to = ends[(i + j) % ends.size()];
                    if (const auto answer = reach::reach(routes, ends[i], to))
                        checkAnswer(document, *answer);
                }
            }
        }));
    }

    /// Edit by edit a kept matrix equals one that is made afresh, and most pairs are left alone.
    void keptMatrixIsAFreshOne()
    {
        std::size_t walked = 0;
        std::size_t pairs = 0;
        for (std::uint32_t seed = 1; seed <= 16; ++seed) {
            std::mt19937 random(seed);
            azure::Document document =
                seed % 2 == 0 ? test::startingNetwork() : test::randomDesign(seed);
            const auto by = static_cast<reach::MatrixBy>(seed % 4);
            route::RouteEngine routes(document);
            reach::MatrixKeeper keeper(routes, by);
            for (int step = 0; step < 60; ++step) {
                Dice dice;
                for (std::uint32_t& die : dice)
                    die = static_cast<std::uint32_t>(random() % 4096);
                azure::Transaction transaction(document);
                if (seed % 3 == 0) { // also what Azure would refuse
                    test::randomStep(transaction, dice);
                } else {
                    const auto edited = test::randomEdit(document, dice);
                    if (!edited)
                        continue;
                    transaction = azure::Transaction(edited->next);
                }
                const azure::Document next = transaction.take();
                const azure::ChangeSet changes = azure::Document::diff(document, next);
                routes.update(next, changes);
                walked += keeper.update(document, changes, routes);
                document = next;
                const reach::Matrix fresh = reach::makeMatrix(routes, by);
                pairs += fresh.ends.size() * fresh.ends.size();
                if (!(keeper.matrix() == fresh))
                    qWarning("seed %u step %d", seed, step);
                QVERIFY(keeper.matrix() == fresh);
            }
        }
        qInfo("%zu of %zu pairs walked again", walked, pairs);
        QVERIFY(walked * 2 < pairs);
    }

    /// Groups of any coarseness count what the pairs of the whole matrix say.
    void groupsCountThePairs()
    {
        std::size_t pairs = 0;
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            const azure::Document document =
                seed % 4 == 0 ? test::startingNetwork() : test::randomDesign(seed);
            const route::RouteEngine routes(document);
            const auto by = static_cast<reach::MatrixBy>(seed % 4);
            const reach::Matrix matrix = reach::makeMatrix(routes, by);
            for (const auto group :
                 {reach::GroupBy::Subnet, reach::GroupBy::Vnet, reach::GroupBy::Region}) {
                const reach::GroupMatrix grouped = reach::groupMatrix(document, matrix, group);
                std::vector<std::string> keys;
                for (const ObjectId end : matrix.ends)
                    keys.push_back(groupKey(document, end, group));
                std::size_t ends = 0;
                for (std::size_t from = 0; from < grouped.groups.size(); ++from) {
                    ends += grouped.groups[from].ends.size();
                    for (std::size_t to = 0; to < grouped.groups.size(); ++to) {
                        const auto& first = keys[grouped.groups[from].ends.front()];
                        const auto& second = keys[grouped.groups[to].ends.front()];
                        QVERIFY(grouped.at(from, to) == countOf(matrix, keys, first, second));
                        pairs += grouped.at(from, to).pairs;
                    }
                }
                QCOMPARE(ends, matrix.ends.size());
                QCOMPARE(grouped.groups.size(), std::set(keys.begin(), keys.end()).size());
            }
        }
        QVERIFY(pairs > 1000);
    }

    void matrixSaysWhatTheWalksSay()
    {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const azure::Document document = test::randomDesign(seed);
            const route::RouteEngine routes(document);
            const reach::Matrix matrix = reach::makeMatrix(routes, reach::MatrixBy::Nic);
            QVERIFY(matrix.ends.size() > 3);
            for (std::size_t from = 0; from < matrix.ends.size(); ++from) {
                for (std::size_t to = 0; to < matrix.ends.size(); ++to) {
                    if (from == to)
                        continue;
                    const auto answer =
                        reach::reach(routes, {matrix.ends[from], {}}, {matrix.ends[to], {}});
                    QCOMPARE(matrix.at(from, to).reachable(), answer->reachable);
                    QCOMPARE(matrix.at(from, to).arrives,
                             answer->forward.front().verdict.reachable());
                }
            }
        }
    }
};

PEERSCAPE_TEST_CLASS(TestReachProperties)
#include "tst_reach_properties.moc"
