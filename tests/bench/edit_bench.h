#pragma once

#include "core/route/route_engine.h"
#include "tests/bench/clock.h"
#include "tests/bench/edits.h"
#include "tests/bench/naive_round.h"
#include "tests/bench/report.h"

#include <functional>

namespace peerscape::bench {

/// The tables that a window shows: those of `count` subnets, kept current like a view does, by
/// comparing stamps and merging what is stale.
class ShownTables
{
public:
    ShownTables(const route::RouteEngine& engine, std::vector<SubnetId> subnets);
    /// Merges stale tables; gives the rows merged.
    std::size_t refresh(const route::RouteEngine& engine);
    /// Whether every table is what a recompute from first principles gives.
    [[nodiscard]] bool equalNaive(const azure::Document& document) const;
    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] std::size_t count() const { return m_shown.size(); }

private:
    struct Shown
    {
        SubnetId subnet;
        route::TableStamp stamp;
        route::EffectiveRouteTable table;
    };
    std::vector<Shown> m_shown;
};

/// One subnet of a hub and one of each of its first spokes: what a person looks at who works on
/// that hub.
[[nodiscard]] std::vector<SubnetId> shownSubnets(const Estate& estate, std::size_t count);

/// How often each kind of edit is measured.
struct EditRounds
{
    std::size_t hot = 200;
    std::size_t cold = 200;
};

/// Measures every kind of edit on an estate, whole: the edit function with all of Azure's rules,
/// the engine, the stale tables. Adds `edit/<kind>/vnets:<n>/cache:<hot|cold>` to the report. With
/// `naive`, which measures one round of the obvious other ways, cold edits take turns with it, and
/// `against/<hub-wide|one-vnet>/<per-nic|per-subnet>` hold the ratios of the rounds to the p99 of
/// the slowest kind in each.
void measureEdits(const Estate& estate, const Shape& shape, const EditRounds& rounds,
                  Report& report, const std::string& suffix = {},
                  const std::function<NaiveSeconds(std::size_t round)>& naive = {});

/// Drives `edits` random edits of all kinds through an engine, comparing every shown table now and
/// then, and at the end also every seventh subnet's, with the naive recompute (P16). Adds
/// `equality/...` to the report; false when something differs.
[[nodiscard]] bool checkEquality(const Estate& estate, std::size_t edits, Report& report);

} // namespace peerscape::bench
