#include "tests/bench/edit_bench.h"

#include "tests/support/naive_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <memory>

namespace peerscape::bench {

using azure::Document;
using route::RouteEngine;

ShownTables::ShownTables(const RouteEngine& engine, std::vector<SubnetId> subnets)
{
    for (const SubnetId subnet : subnets)
        m_shown.push_back({subnet, engine.stamp(subnet), engine.table(subnet)});
}

std::size_t ShownTables::refresh(const RouteEngine& engine)
{
    std::vector<RouteEngine::Wanted> stale;
    for (Shown& shown : m_shown) {
        const route::TableStamp stamp = engine.stamp(shown.subnet);
        if (stamp == shown.stamp)
            continue;
        shown.stamp = stamp;
        stale.push_back({shown.subnet, &shown.table});
    }
    engine.tablesInto(stale);
    std::size_t rows = 0;
    for (const RouteEngine::Wanted& one : stale)
        rows += one.table->routes.size();
    return rows;
}

bool ShownTables::equalNaive(const Document& document) const
{
    for (const Shown& shown : m_shown) {
        if (!(shown.table == test::naiveTable(document, shown.subnet)))
            return false;
    }
    return true;
}

std::size_t ShownTables::rows() const
{
    std::size_t rows = 0;
    for (const Shown& shown : m_shown)
        rows += shown.table.routes.size();
    return rows;
}

std::vector<SubnetId> shownSubnets(const Estate& estate, std::size_t count)
{
    const std::size_t perVnet = estate.subnets.size() / (estate.hubs.size() + estate.spokes.size());
    std::vector<SubnetId> subnets{estate.subnets.front()};
    for (std::size_t spoke = 0; spoke < estate.spokes.size() && subnets.size() < count;
         spoke += estate.hubs.size())
        subnets.push_back(estate.subnets[(estate.hubs.size() + spoke) * perVnet]);
    return subnets;
}

namespace {

/// An engine and the tables shown, going through edits like the window does, with the time that
/// each part takes.
class Stage
{
public:
    Stage(const Estate& estate, std::size_t shown)
        : m_engine(estate.document)
        , m_shown(m_engine, shownSubnets(estate, shown))
    {
    }

    struct Times
    {
        std::int64_t edit = 0;
        std::int64_t engine = 0;
        std::int64_t tables = 0;
        std::size_t rows = 0;
        bool accepted = false;
        bool undisturbed = false; ///< Nobody took the processor away meanwhile.
        [[nodiscard]] std::int64_t total() const { return edit + engine + tables; }
    };

    Times run(const EditKind& kind)
    {
        Times times;
        const long before = preemptions();
        const std::int64_t start = now();
        edit::EditResult result = kind.next(m_engine.document());
        const std::int64_t edited = now();
        if (!result) {
            m_refusal = result.error();
            return times;
        }
        m_engine.update(result->next, result->changes);
        const std::int64_t updated = now();
        times.rows = m_shown.refresh(m_engine);
        const std::int64_t shown = now();
        times.undisturbed = preemptions() == before;
        times.edit = edited - start;
        times.engine = updated - edited;
        times.tables = shown - updated;
        times.accepted = true;
        m_undo.push_back(std::move(result->next)); // as the undo stack keeps it
        if (m_undo.size() > 100)
            m_undo.pop_front();
        return times;
    }

    [[nodiscard]] const RouteEngine& engine() const { return m_engine; }
    [[nodiscard]] const ShownTables& shown() const { return m_shown; }
    [[nodiscard]] const Error& refusal() const { return m_refusal; }

private:
    RouteEngine m_engine;
    ShownTables m_shown;
    std::deque<Document> m_undo;
    Error m_refusal;
};

/// What the samples of one kind add up to.
struct Series
{
    Samples edit, engine, tables, total;
    double affected = 0;
    double rows = 0;
    std::size_t disturbed = 0;
};

/// Edits of one kind, measured some at a time; each kind meets the estate as it was made.
class KindRun
{
public:
    KindRun(const Estate& estate, EditKind kind)
        : m_kind(std::move(kind))
        , m_stage(estate, 64)
    {
    }

    /// Adds `count` samples; gives those of this call alone.
    Samples measure(std::size_t count, bool cold)
    {
        Series& series = cold ? m_cold : m_hot;
        Samples now;
        std::size_t refused = 0;
        std::size_t disturbed = 0;
        while (now.count() < count) {
            if (cold)
                emptyCaches();
            const Stage::Times times = m_stage.run(m_kind);
            if (!times.accepted) {
                if (++refused > count) {
                    fmt::print(stderr, "bench: {} is refused: {}: {}\n", m_kind.name,
                               m_stage.refusal().code, m_stage.refusal().message);
                    std::exit(2);
                }
                continue;
            }
            if (!times.undisturbed && disturbed < 20 * count) {
                ++disturbed;
                continue;
            }
            now.add(times.total());
            series.edit.add(times.edit);
            series.engine.add(times.engine);
            series.tables.add(times.tables);
            series.total.add(times.total());
            series.rows += static_cast<double>(times.rows);
            series.affected += static_cast<double>(m_stage.engine().touchedVnets().size());
        }
        series.disturbed += disturbed;
        return now;
    }

    void addTo(Report& report, std::uint32_t vnets, const std::string& suffix) const
    {
        const bool equal = m_stage.shown().equalNaive(m_stage.engine().document());
        for (const bool cold : {false, true}) {
            const Series& series = cold ? m_cold : m_hot;
            const auto count = static_cast<double>(series.total.count());
            if (count == 0)
                continue;
            report.add({fmt::format("edit/{}/vnets:{}{}/cache:{}", m_kind.name, vnets, suffix,
                                    cold ? "cold" : "hot"),
                        {{"p50_us", series.total.percentile(0.5)},
                         {"p99_us", series.total.percentile(0.99)},
                         {"max_us", series.total.max()},
                         {"over_1ms", static_cast<double>(series.total.overMillisecond())},
                         {"affected_vnets", series.affected / count},
                         {"views", static_cast<double>(m_stage.shown().count())},
                         {"rows_out", series.rows / count},
                         {"edit_us", series.edit.percentile(0.5)},
                         {"model_us", series.engine.percentile(0.5)},
                         {"tables_us", series.tables.percentile(0.5)},
                         {"retaken", static_cast<double>(series.disturbed)},
                         {"equal", equal ? 1.0 : 0.0}}});
        }
    }

    [[nodiscard]] const EditKind& kind() const { return m_kind; }

private:
    EditKind m_kind;
    Stage m_stage;
    Series m_hot;
    Series m_cold;
};

/// The ratios of P3 to P5, round by round.
struct Against
{
    std::vector<double> hubPerNic, hubPerSubnet, onePerNic;

    void addTo(Report& report) const
    {
        const auto add = [&](const char* name, const std::vector<double>& rounds) {
            const Ratio ratio = ratioOf(rounds);
            report.add({fmt::format("against/{}", name),
                        {{"ratio", ratio.median},
                         {"lowest", ratio.lowest},
                         {"highest", ratio.highest},
                         {"rounds", static_cast<double>(rounds.size())}}});
        };
        add("hub-wide/per-nic", hubPerNic);
        add("hub-wide/per-subnet", hubPerSubnet);
        add("one-vnet/per-nic", onePerNic);
    }
};

} // namespace

void measureEdits(const Estate& estate, const Shape& shape, const EditRounds& rounds,
                  Report& report, const std::string& suffix,
                  const std::function<NaiveSeconds(std::size_t)>& naive)
{
    std::vector<std::unique_ptr<KindRun>> runs;
    for (EditKind& kind : editKinds(estate, 1))
        runs.push_back(std::make_unique<KindRun>(estate, std::move(kind)));
    for (const auto& run : runs)
        run->measure(rounds.hot, false);
    constexpr std::size_t kTurns = 5;
    Against against;
    for (std::size_t turn = 0; turn < kTurns && rounds.cold > 0; ++turn) {
        const NaiveSeconds seconds = naive ? naive(turn) : NaiveSeconds();
        double hubWide = 0;
        double one = 0;
        for (const auto& run : runs) {
            const double p99 = run->measure(rounds.cold / kTurns, true).percentile(0.99) / 1e6;
            if (run->kind().hubWide)
                hubWide = std::max(hubWide, p99);
            else if (run->kind().name != "prefix-hub")
                one = std::max(one, p99);
        }
        against.hubPerNic.push_back(seconds.perNic / hubWide);
        against.hubPerSubnet.push_back(seconds.perSubnet / hubWide);
        against.onePerNic.push_back(seconds.perNic / one);
    }
    for (const auto& run : runs)
        run->addTo(report, shape.vnets, suffix);
    if (naive)
        against.addTo(report);
}

bool checkEquality(const Estate& estate, std::size_t edits, Report& report)
{
    Stage stage(estate, 64);
    const std::vector<EditKind> kinds = editKinds(estate, 16);
    std::mt19937 random(16);
    bool equal = true;
    std::size_t done = 0;
    std::size_t refused = 0;
    while (done < edits) {
        if (!stage.run(kinds[random() % kinds.size()]).accepted) {
            if (++refused > edits)
                break;
            continue;
        }
        if (++done % 500 == 0)
            equal = equal && stage.shown().equalNaive(stage.engine().document());
    }
    std::size_t tables = stage.shown().count();
    equal = equal && done == edits && stage.shown().equalNaive(stage.engine().document());
    for (std::size_t i = 0; i < estate.subnets.size() && equal; i += 7) {
        equal = stage.engine().table(estate.subnets[i])
                == test::naiveTable(stage.engine().document(), estate.subnets[i]);
        ++tables;
    }
    report.add({fmt::format("equality/edits:{}/vnets:{}", edits,
                            estate.hubs.size() + estate.spokes.size()),
                {{"equal", equal ? 1.0 : 0.0},
                 {"tables_compared", static_cast<double>(tables)},
                 {"refused", static_cast<double>(refused)}}});
    return equal;
}

} // namespace peerscape::bench
