#include "tests/bench/edit_bench.h"

#include "tests/support/naive_routes.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <deque>

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
    std::size_t rows = 0;
    for (Shown& shown : m_shown) {
        const route::TableStamp stamp = engine.stamp(shown.subnet);
        if (stamp == shown.stamp)
            continue;
        shown.stamp = stamp;
        engine.tableInto(shown.subnet, shown.table);
        rows += shown.table.routes.size();
    }
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

Series measure(Stage& stage, const EditKind& kind, std::size_t count, bool cold)
{
    Series series;
    std::size_t refused = 0;
    while (series.total.count() < count) {
        if (cold)
            emptyCaches();
        const Stage::Times times = stage.run(kind);
        if (!times.accepted) {
            if (++refused > count) {
                fmt::print(stderr, "bench: {} is refused: {}: {}\n", kind.name,
                           stage.refusal().code, stage.refusal().message);
                std::exit(2);
            }
            continue;
        }
        if (!times.undisturbed && series.disturbed < 20 * count) {
            ++series.disturbed;
            continue;
        }
        series.edit.add(times.edit);
        series.engine.add(times.engine);
        series.tables.add(times.tables);
        series.total.add(times.total());
        series.rows += static_cast<double>(times.rows);
        series.affected += static_cast<double>(stage.engine().touchedVnets().size());
    }
    series.rows /= static_cast<double>(count);
    series.affected /= static_cast<double>(count);
    return series;
}

} // namespace

void measureEdits(const Estate& estate, const Shape& shape, const EditRounds& rounds,
                  Report& report, const std::string& suffix)
{
    for (const EditKind& kind : editKinds(estate, 1)) {
        Stage stage(estate, 64); // each kind meets the estate as it was made
        for (const bool cold : {false, true}) {
            const std::size_t count = cold ? rounds.cold : rounds.hot;
            if (count == 0)
                continue;
            const Series series = measure(stage, kind, count, cold);
            report.add(
                {fmt::format("edit/{}/vnets:{}{}/cache:{}", kind.name, shape.vnets, suffix,
                             cold ? "cold" : "hot"),
                 {{"p50_us", series.total.percentile(0.5)},
                  {"p99_us", series.total.percentile(0.99)},
                  {"max_us", series.total.max()},
                  {"over_1ms", static_cast<double>(series.total.overMillisecond())},
                  {"affected_vnets", series.affected},
                  {"views", static_cast<double>(stage.shown().count())},
                  {"rows_out", series.rows},
                  {"edit_us", series.edit.percentile(0.5)},
                  {"model_us", series.engine.percentile(0.5)},
                  {"tables_us", series.tables.percentile(0.5)},
                  {"retaken", static_cast<double>(series.disturbed)},
                  {"equal", stage.shown().equalNaive(stage.engine().document()) ? 1.0 : 0.0}}});
        }
    }
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
