#include "tests/bench/reach_bench.h"

#include "core/edit/put.h"
#include "core/reach/matrix_keeper.h"
#include "tests/bench/clock.h"
#include "tests/bench/pairwise_tables.h"

#include <fmt/format.h>

#include <random>

namespace peerscape::bench {

using reach::MatrixBy;
using reach::MatrixColumns;
using reach::RoutingMatrix;
using reach::Word;

namespace {

std::shared_ptr<const MatrixColumns> subnetColumns(const route::RouteEngine& routes)
{
    return std::make_shared<const MatrixColumns>(routes.document(), MatrixBy::Subnet);
}

/// Makes the row of every end; how many bits are set in all.
std::size_t makeRows(RoutingMatrix& matrix)
{
    std::size_t words = 0;
    for (std::size_t end = 0; end < matrix.columns().ends().size(); ++end)
        words += matrix.row(end).size();
    return words;
}

bool isPairwise(RoutingMatrix& matrix, const PairwiseTables& tables)
{
    const std::size_t count = matrix.columns().ends().size();
    for (std::size_t from = 0; from < count; ++from) {
        for (std::size_t to = 0; to < count; ++to) {
            if (!matrix.isDecided(from, to) || matrix.arrives(from, to) != tables.arrives(from, to))
                return false;
        }
    }
    return true;
}

bool sameRows(RoutingMatrix& a, RoutingMatrix& b)
{
    for (std::size_t end = 0; end < a.columns().ends().size(); ++end) {
        const auto one = a.row(end);
        const auto other = b.row(end);
        if (!std::equal(one.begin(), one.end(), other.begin(), other.end()))
            return false;
    }
    return true;
}

/// Edits that cut a peering of a random spoke, or mend it again.
class PeeringEdits
{
public:
    PeeringEdits(const Estate& estate, std::uint32_t seed)
        : m_estate(estate)
        , m_document(estate.document)
        , m_routes(estate.document)
        , m_random(seed)
    {
    }
    [[nodiscard]] const route::RouteEngine& routes() const { return m_routes; }
    [[nodiscard]] const azure::Document& before() const { return m_before; }
    [[nodiscard]] const azure::ChangeSet& changes() const { return m_changes; }

    void next()
    {
        const PeeringId link = m_estate.spokeSides[m_random() % m_estate.spokeSides.size()];
        azure::Transaction transaction(m_document);
        transaction.update(link,
                           [](azure::Peering& side) { side.disconnected = !side.disconnected; });
        m_before = std::exchange(m_document, transaction.take());
        m_changes = azure::Document::diff(m_before, m_document);
        m_routes.update(m_document, m_changes);
    }

private:
    const Estate& m_estate;
    azure::Document m_document;
    azure::Document m_before;
    azure::ChangeSet m_changes;
    route::RouteEngine m_routes;
    std::mt19937 m_random;
};

/// A matrix with security groups that follows switches of forwarded traffic, beside a fresh one.
bool isKeptFresh(const Estate& estate, MatrixBy by, int edits)
{
    azure::Document document = estate.document;
    route::RouteEngine routes(document);
    reach::MatrixKeeper keeper(routes, by);
    std::mt19937 random(6);
    for (int i = 0; i < edits; ++i) {
        const PeeringId link = estate.spokeSides[random() % estate.spokeSides.size()];
        const auto edit = edit::modify(document, link, [](azure::Peering& peering) {
            peering.allowForwardedTraffic = !peering.allowForwardedTraffic;
        });
        if (!edit)
            continue;
        routes.update(edit->next, edit->changes);
        keeper.update(document, edit->changes, routes);
        document = edit->next;
        if (!(keeper.matrix() == reach::makeMatrix(routes, by)))
            return false;
    }
    return true;
}

/// Brings a matrix up to the last edit; false when it would have to be made anew.
bool isUpdated(RoutingMatrix& matrix, const PeeringEdits& edits)
{
    return matrix.update(edits.before(), edits.changes(), edits.routes(),
                         reach::impactOf(edits.before(), edits.routes().document(), edits.changes(),
                                         edits.routes().touchedVnets()));
}

} // namespace

bool checkMatrices(Report& report)
{
    Shape shape;
    shape.vnets = 40;
    shape.nics = 1;
    shape.hubs = 2;
    shape.onPremises = 10;
    const Estate estate = makeEstate(shape);
    PeeringEdits edits(estate, 3);
    RoutingMatrix matrix(edits.routes(), subnetColumns(edits.routes()));
    bool equal = isPairwise(matrix, {edits.routes(), matrix.columns()});
    for (int i = 0; i < 20; ++i) {
        edits.next();
        equal = isUpdated(matrix, edits) && isPairwise(matrix, {edits.routes(), matrix.columns()})
                && equal;
    }
    equal = isKeptFresh(estate, MatrixBy::Subnet, 5) && equal;
    report.add({fmt::format("reach/equality/subnets:{}", shape.vnets * shape.subnets),
                {{"equal", equal ? 1.0 : 0.0}}});
    return equal;
}

bool measurePairwise(const Shape& shape, Report& report)
{
    constexpr int kRounds = 7;
    constexpr std::size_t kScanEvery = 50;
    const Estate estate = makeEstate(shape);
    const route::RouteEngine routes(estate.document);
    const auto columns = subnetColumns(routes);
    double tablesMs = 0;
    const auto tables = [&] {
        const std::int64_t start = threadTime();
        PairwiseTables made(routes, *columns);
        tablesMs = milliseconds(threadTime() - start);
        return made;
    }();
    const std::size_t count = columns->ends().size();
    RoutingMatrix checked(routes, columns);
    const bool equal = isPairwise(checked, tables);
    std::size_t scanned = 0;
    bool scanEqual = true;
    std::vector<double> ours;
    std::vector<double> fromEngine;
    std::vector<double> places;
    std::vector<double> searches;
    std::vector<double> scans;
    std::vector<double> floors;
    std::vector<double> overSearch;
    std::vector<double> overFloor;
    std::vector<Word> bits(count * reach::wordsFor(count));
    for (int round = 0; round < kRounds; ++round) {
        checked.dropRows();
        ours.push_back(secondsOf([&] { keep(makeRows(checked)); }));
        fromEngine.push_back(secondsOf([&] {
            RoutingMatrix matrix(routes, columns);
            keep(makeRows(matrix));
        }));
        places.push_back(secondsOf([&] { keep(subnetColumns(routes)); }));
        searches.push_back(secondsOf([&] {
            std::size_t arriving = 0;
            for (std::size_t from = 0; from < count; ++from) {
                for (std::size_t to = 0; to < count; ++to)
                    arriving += tables.arrives(from, to) ? 1U : 0U;
            }
            keep(arriving);
        }));
        // A whole scan takes minutes: some senders stand for all.
        scanned = 0;
        const double sample = secondsOf([&] {
            for (std::size_t from = 0; from < count; from += kScanEvery, ++scanned) {
                for (std::size_t to = 0; to < count; ++to)
                    scanEqual =
                        tables.arrivesByScan(from, to) == checked.arrives(from, to) && scanEqual;
            }
        });
        scans.push_back(sample * static_cast<double>(count) / static_cast<double>(scanned));
        floors.push_back(secondsOf([&] {
            std::fill(bits.begin(), bits.end(), static_cast<Word>(round));
            keep(bits);
        }));
        overSearch.push_back(searches.back() / ours.back());
        overFloor.push_back(ours.back() / floors.back());
    }
    const auto add = [&](const char* kind, const std::vector<double>& seconds,
                         std::vector<std::pair<std::string, double>> more) {
        std::vector<std::pair<std::string, double>> counters{
            {"ms", ratioOf(seconds).median * 1000}};
        counters.insert(counters.end(), more.begin(), more.end());
        report.add({fmt::format("reach/{}/subnets:{}", kind, count), std::move(counters)});
    };
    add("columns", places, {});
    add("steps-and-bits", fromEngine,
        {{"search_over", ratioOf(searches).median / ratioOf(fromEngine).median}});
    add("bits", ours,
        {{"over_floor", ratioOf(overFloor).median}, {"equal", equal && scanEqual ? 1.0 : 0.0}});
    add("binary-search", searches,
        {{"ratio", ratioOf(overSearch).median},
         {"lowest", ratioOf(overSearch).lowest},
         {"highest", ratioOf(overSearch).highest}});
    report.add({fmt::format("reach/ready-tables/subnets:{}", count), {{"ms", tablesMs}}});
    add("linear-sampled", scans, {{"senders", static_cast<double>(scanned)}});
    add("write-floor", floors, {{"bytes", static_cast<double>(bits.size() * sizeof(Word))}});
    return equal && scanEqual;
}

bool measureIncremental(const Shape& shape, Report& report)
{
    constexpr int kRounds = 5;
    constexpr std::size_t kEdits = 300;
    const Estate estate = makeEstate(shape);
    PeeringEdits edits(estate, 7);
    const auto columns = subnetColumns(edits.routes());
    std::vector<double> full;
    for (int round = 0; round < kRounds; ++round) {
        full.push_back(secondsOf([&] {
            RoutingMatrix matrix(edits.routes(), columns);
            keep(makeRows(matrix));
        }));
    }
    RoutingMatrix matrix(edits.routes(), columns);
    keep(makeRows(matrix));
    Samples samples;
    bool kept = true;
    while (samples.count() < kEdits) {
        edits.next();
        const std::vector<VnetId> touched = edits.routes().touchedVnets();
        const long before = preemptions();
        const std::int64_t start = threadTime();
        kept = isUpdated(matrix, edits) && kept;
        for (const VnetId vnet : touched) { // rows that were forgotten
            for (const auto& [in, end] : columns->endsIn(vnet))
                keep(matrix.row(end));
        }
        const std::int64_t taken = threadTime() - start;
        if (preemptions() == before)
            samples.add(taken);
    }
    RoutingMatrix fresh(edits.routes(), columns);
    const bool equal = kept && sameRows(matrix, fresh);
    const double whole = ratioOf(full).median;
    const std::size_t count = columns->ends().size();
    report.add({fmt::format("reach/full/subnets:{}", count),
                {{"ms", whole * 1000}, {"lowest_ms", ratioOf(full).lowest * 1000}}});
    report.add({fmt::format("reach/incremental/subnets:{}", count),
                {{"p50_us", samples.percentile(0.5)},
                 {"p99_us", samples.percentile(0.99)},
                 {"max_us", samples.max()},
                 {"ratio", whole * 1e6 / samples.percentile(0.99)},
                 {"equal", equal ? 1.0 : 0.0}}});
    return equal;
}

void measureWalks(const Estate& estate, std::size_t questions, Report& report)
{
    const route::RouteEngine routes(estate.document);
    std::mt19937 random(5);
    Samples samples;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < questions; ++i) {
        const NicId from = estate.nics[random() % estate.nics.size()];
        const NicId to = estate.nics[random() % estate.nics.size()];
        const std::int64_t start = threadTime();
        const auto answer = reach::reach(routes, {from, {}}, {to, {}});
        samples.add(threadTime() - start);
        reached += answer && answer->reachable ? 1U : 0U;
    }
    report.add({fmt::format("reach/walk/vnets:{}", estate.hubs.size() + estate.spokes.size()),
                {{"p50_us", samples.percentile(0.5)},
                 {"p99_us", samples.percentile(0.99)},
                 {"max_us", samples.max()},
                 {"reached", static_cast<double>(reached) / static_cast<double>(questions)}}});
}

} // namespace peerscape::bench
