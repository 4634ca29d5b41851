#include "core/reach/matrix_part.h"
#include "core/reach/walker.h"
#include "tests/property/design_twists.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <numeric>
#include <random>

using namespace peerscape;
using reach::Host;
using reach::MatrixBy;
using reach::MatrixColumns;
using reach::Reason;
using reach::RoutingMatrix;
using test::Dice;

namespace {

/// What the walk says of one packet when nothing but routes and machines has a say.
reach::Verdict walkedVerdict(const route::RouteEngine& routes, const Host& from, const Host& to)
{
    reach::Station station{.object = from.object, .subnet = from.subnet, .address = from.address};
    if (const auto* nic = routes.document().find(NicId::of(from.object)))
        station.subnet = nic->subnet();
    const reach::Target target{to.address, to.object, to.object ? SubnetId() : to.subnet};
    const reach::Terms terms{.flow = {}, .options = {}, .security = false};
    const auto ways = reach::Walker(routes, target, terms).walk(station, from.address);
    for (const reach::Way& way : ways) {
        if (!way.path.verdict.reachable())
            return way.path.verdict;
    }
    return ways.front().path.verdict;
}

/// How many pairs there were, and how many of them the bits left to the walk.
struct Tally
{
    std::size_t pairs = 0;
    std::size_t undecided = 0;
    std::size_t arriving = 0;
    std::map<Reason, std::size_t> refusals;
};

/// Whether every decided bit of a matrix is what the walk says, and every reason that it gives.
bool agreesWithWalks(const route::RouteEngine& routes, RoutingMatrix& matrix, Tally& tally)
{
    const auto& hosts = matrix.columns().hosts();
    for (std::size_t from = 0; from < hosts.size(); ++from) {
        for (std::size_t to = 0; to < hosts.size(); ++to) {
            if (from == to)
                continue;
            ++tally.pairs;
            if (!matrix.isDecided(from, to)) {
                ++tally.undecided;
                if (matrix.refusal(from, to) || !matrix.mayArrive(from, to))
                    return false;
                continue;
            }
            const reach::Verdict verdict = walkedVerdict(routes, hosts[from], hosts[to]);
            const auto refusal = matrix.refusal(from, to);
            tally.arriving += verdict.reachable() ? 1U : 0U;
            if (refusal)
                ++tally.refusals[*refusal];
            if (matrix.arrives(from, to) != verdict.reachable()
                || (refusal && *refusal != verdict.reason)) {
                qWarning("%s to %s: %s, bit %d, reason %s",
                         qPrintable(QString::fromStdString(hosts[from].address.toString())),
                         qPrintable(QString::fromStdString(hosts[to].address.toString())),
                         std::string(code(verdict.reason)).c_str(), matrix.arrives(from, to),
                         refusal ? std::string(code(*refusal)).c_str() : "none");
                return false;
            }
        }
    }
    return true;
}

RoutingMatrix freshMatrix(const route::RouteEngine& routes, MatrixBy by)
{
    return {routes, std::make_shared<const MatrixColumns>(routes.document(), by)};
}

bool sameBits(RoutingMatrix& a, RoutingMatrix& b)
{
    const std::size_t ends = b.columns().ends().size();
    if (a.columns().ends() != b.columns().ends() || a.columns().hosts() != b.columns().hosts())
        return false;
    for (std::size_t from = 0; from < ends; ++from) {
        for (std::size_t to = 0; to < ends; ++to) {
            if (a.isDecided(from, to) != b.isDecided(from, to)
                || a.arrives(from, to) != b.arrives(from, to)
                || a.refusal(from, to) != b.refusal(from, to))
                return false;
        }
    }
    return true;
}

Dice anyDice(std::mt19937& random)
{
    Dice dice;
    for (std::uint32_t& die : dice)
        die = static_cast<std::uint32_t>(random() % 4096);
    return dice;
}

/// An edit: a twist, one that a person can make, or one that Azure would refuse.
azure::Document edited(const azure::Document& document, std::uint32_t seed, std::mt19937& random)
{
    const Dice dice = anyDice(random);
    if (seed % 4 == 0) {
        azure::Transaction transaction(document);
        test::randomStep(transaction, dice);
        return transaction.take();
    }
    if (seed % 2 == 0)
        return test::twisted(document, dice);
    const auto edit = test::randomEdit(document, dice);
    return edit ? edit->next : document;
}

void report(const Tally& tally)
{
    qInfo("%zu pairs, %zu arrive, %zu undecided", tally.pairs, tally.arriving, tally.undecided);
}

} // namespace

/// The routing matrix against the walk, and edit by edit against one made afresh.
class TestRoutingMatrix : public QObject
{
    Q_OBJECT

private slots:
    /// Without gateways, load balancers and the like every pair is decided.
    void bitsAreWhatWalksSay()
    {
        Tally tally;
        for (std::uint32_t seed = 1; seed <= 200; ++seed) {
            const route::RouteEngine routes(test::randomDesign(seed));
            for (const auto by : {MatrixBy::Nic, MatrixBy::Subnet, MatrixBy::Vnet}) {
                RoutingMatrix matrix = freshMatrix(routes, by);
                if (!agreesWithWalks(routes, matrix, tally))
                    QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
            }
        }
        report(tally);
        QCOMPARE(tally.undecided, std::size_t{0});
        QVERIFY(tally.arriving * 10 > tally.pairs && tally.arriving * 10 < tally.pairs * 9);
        for (const Reason reason :
             {Reason::ReservedPrefix, Reason::UserRouteNone, Reason::PrivateDestination})
            QVERIFY2(tally.refusals[reason] > 100, std::string(code(reason)).c_str());
    }

    /// With all that is left to the walk in between.
    void bitsAreSoundInTwistedDesigns()
    {
        Tally tally;
        for (std::uint32_t seed = 1; seed <= 300; ++seed) {
            std::mt19937 random(seed);
            azure::Document document = test::randomDesign(seed);
            for (std::uint32_t twist = 0; twist < 1 + seed % 12; ++twist)
                document = test::twisted(document, anyDice(random));
            const route::RouteEngine routes(document);
            for (const auto by : {MatrixBy::Nic, MatrixBy::Subnet, MatrixBy::Site}) {
                RoutingMatrix matrix = freshMatrix(routes, by);
                if (!agreesWithWalks(routes, matrix, tally))
                    QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
            }
        }
        report(tally);
        QVERIFY(tally.undecided * 4 < tally.pairs);
        QVERIFY(tally.arriving * 10 > tally.pairs && tally.arriving * 10 < tally.pairs * 9);
    }

    /// Networks that break every rule, overlap, and have no addresses.
    void bitsAreSoundInAnyNetwork()
    {
        Tally tally;
        for (std::uint32_t seed = 1; seed <= 150; ++seed) {
            std::mt19937 random(seed);
            azure::Transaction transaction(test::startingNetwork());
            for (int step = 0; step < 5 + static_cast<int>(seed % 40); ++step)
                test::randomStep(transaction, anyDice(random));
            const route::RouteEngine routes(transaction.take());
            for (const auto by :
                 {MatrixBy::Nic, MatrixBy::Subnet, MatrixBy::Vnet, MatrixBy::Site}) {
                RoutingMatrix matrix = freshMatrix(routes, by);
                if (!agreesWithWalks(routes, matrix, tally))
                    QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
            }
        }
        report(tally);
        QVERIFY(tally.undecided < tally.pairs);
    }

    /// With security groups, too: what the bits decide is what walks say, reason by reason.
    void matrixIsThatOfWalksPairByPair()
    {
        std::size_t spared = 0;
        std::size_t pairs = 0;
        std::map<Reason, std::size_t> reasons;
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            azure::Document document = test::randomDesign(seed);
            for (std::uint32_t twist = 0; twist < seed % 8; ++twist)
                document = test::twisted(document, anyDice(random));
            const route::RouteEngine routes(document);
            const auto by = static_cast<MatrixBy>(seed % 4);
            RoutingMatrix bits = freshMatrix(routes, by);
            const reach::Matrix matrix = reach::makeMatrix(routes, by);
            QVERIFY(matrix.ends == bits.columns().ends());
            for (std::size_t from = 0; from < matrix.ends.size(); ++from) {
                for (std::size_t to = 0; to < matrix.ends.size(); ++to) {
                    if (from == to)
                        continue;
                    const auto& hosts = bits.columns().hosts();
                    const reach::MatrixCell walked =
                        reach::walkCell(routes, hosts[from], hosts[to], {});
                    ++pairs;
                    if (bits.refusal(from, to)) {
                        ++spared;
                        ++reasons[walked.reason];
                    }
                    if (matrix.at(from, to) != walked)
                        QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
                }
            }
        }
        qInfo("%zu of %zu pairs without a walk", spared, pairs);
        QVERIFY(spared * 6 > pairs);
        QVERIFY(reasons[Reason::SecurityRuleDenies] > 0);
        QVERIFY(reasons[Reason::MachineStopped] > 0);
    }

    /// Pairs that are looked at, edit by edit: refused ones do not arrive, the others are walked,
    /// and groups have as many as routes let pass.
    void partSaysWhatWalksSay()
    {
        std::size_t kept = 0;
        for (std::uint32_t seed = 1; seed <= 30; ++seed) {
            std::mt19937 random(seed);
            azure::Document document = test::randomDesign(seed);
            const auto by = static_cast<MatrixBy>(seed % 4);
            route::RouteEngine routes(document);
            auto part = std::make_unique<reach::MatrixPart>(routes, by);
            for (int step = 0; step < 40; ++step) {
                const azure::Document next = edited(document, 1 + seed % 3, random);
                const azure::ChangeSet changes = azure::Document::diff(document, next);
                routes.update(next, changes);
                document = next;
                if (part->update(changes, routes))
                    ++kept;
                else
                    part = std::make_unique<reach::MatrixPart>(routes, by);
                const std::size_t ends = part->ends().size();
                std::vector<std::uint32_t> all(ends);
                std::iota(all.begin(), all.end(), 0U);
                std::size_t open = 0;
                RoutingMatrix bits = freshMatrix(routes, by);
                for (std::size_t from = 0; from < ends; ++from) {
                    for (std::size_t to = 0; to < ends; ++to)
                        open += from != to && bits.mayArrive(from, to) ? 1U : 0U;
                }
                QCOMPARE(part->countOpen(all, all), open);
                for (int look = 0; look < 10 && ends > 1; ++look) {
                    const std::size_t from = random() % ends;
                    const std::size_t to = (from + 1 + random() % (ends - 1)) % ends;
                    const auto& hosts = bits.columns().hosts();
                    const reach::MatrixCell walked =
                        reach::walkCell(routes, hosts[from], hosts[to], {});
                    if (const auto known = part->known(from, to)) {
                        QCOMPARE(known->arrives, walked.arrives);
                        QCOMPARE(known->reachable(), walked.reachable());
                    }
                    QVERIFY(part->decide(from, to) == walked);
                    QVERIFY(part->known(from, to) == walked);
                }
            }
        }
        QVERIFY(kept > 400);
    }

    void everyEditGivesWhatAFreshMatrixSays()
    {
        std::size_t edits = 0;
        std::size_t kept = 0;
        for (std::uint32_t seed = 1; seed <= 90; ++seed) {
            std::mt19937 random(seed);
            azure::Document document =
                seed % 4 == 0 ? test::startingNetwork() : test::randomDesign(seed);
            const auto by = static_cast<MatrixBy>(seed % 3);
            route::RouteEngine routes(document);
            RoutingMatrix matrix = freshMatrix(routes, by);
            for (int step = 0; step < 60; ++step) {
                const azure::Document next = edited(document, seed, random);
                const azure::ChangeSet changes = azure::Document::diff(document, next);
                routes.update(next, changes);
                RoutingMatrix fresh = freshMatrix(routes, by);
                ++edits;
                if (step % 7 == 3)
                    matrix.dropRows();
                const reach::Impact impact =
                    reach::impactOf(document, next, changes, routes.touchedVnets());
                if (matrix.update(document, changes, routes, impact))
                    ++kept;
                else
                    matrix = freshMatrix(routes, by);
                document = next;
                if (!sameBits(matrix, fresh))
                    QFAIL(qPrintable(QStringLiteral("seed %1 step %2").arg(seed).arg(step)));
            }
        }
        qInfo("%zu of %zu edits kept the matrix", kept, edits);
        QVERIFY(kept * 3 > edits);
    }
};

PEERSCAPE_TEST_CLASS(TestRoutingMatrix)
#include "tst_routing_matrix.moc"
