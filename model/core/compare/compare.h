#pragma once

#include "core/compare/field_changes.h"
#include "core/reach/matrix.h"

#include <functional>
#include <optional>

/// What differs between two designs, or two versions of one: resources, routes, reachability.
namespace peerscape::compare {

enum class Change : std::uint8_t { Added, Removed, Changed };

/// A resource that came, went or has other fields.
struct ResourceChange
{
    Change change = Change::Changed;
    ObjectId before; ///< In the first document; none when it was added.
    ObjectId after;  ///< In the second; none when it was removed.
    std::vector<FieldChange> fields;
};

/// A row that came, went or changed in what Azure shows of it.
struct RowChange
{
    Change change = Change::Changed;
    route::EffectiveRoute before; ///< Means nothing when the row was added.
    route::EffectiveRoute after;  ///< Means nothing when it was removed.
};

/// The interfaces of both documents whose tables changed in the same way: those that stand in one
/// subnet before and in one after.
struct RouteChange
{
    std::vector<NicId> nicsBefore; ///< In the first document, one for each of `nics`.
    std::vector<NicId> nics;       ///< In the second document.
    SubnetId subnet;               ///< In the second document.
    std::vector<RowChange> rows;
};

/// One end of a pair in both documents; both none for the Internet.
struct PairEnd
{
    ObjectId before;
    ObjectId after;
    bool operator==(const PairEnd&) const = default;
};

/// A pair of ends that could talk and cannot any more, or the other way round.
struct PairChange
{
    PairEnd from;
    PairEnd to;
    bool gained = false;
    reach::Verdict why; ///< Of the document in which it fails; its subjects are of that document.
};

struct Options
{
    Matching matching = Matching::ByName;
    /// What stands for the ends beside sites, circuits and the Internet; without it interfaces,
    /// or, when there are more than `kMostEnds`, subnets, or networks, of which the nearest to the
    /// changes.
    std::optional<reach::MatrixBy> by;
    reach::Flow flow;
};

/// Beyond so many ends the pairs are not those of interfaces: a pair costs some ten microseconds.
inline constexpr std::size_t kMostEnds = 400;

struct Comparison
{
    /// The reserved-prefix profile, when it differs.
    std::vector<FieldChange> settings;
    std::vector<ResourceChange>
        resources;                   ///< By kind; removed and changed ones as before, then added.
    std::vector<RouteChange> routes; ///< In document order of the subnets.
    std::vector<PairChange> reachability;      ///< By sender, then receiver, in document order.
    reach::MatrixBy by = reach::MatrixBy::Nic; ///< What the pairs are of.
    std::size_t pairs = 0;                     ///< How many were compared.
    /// The pairs are not those of interfaces, because there are more than `kMostEnds`.
    bool isCoarser = false;
    /// Ends whose pairs were not compared, because even networks are more than `kMostEnds`: the
    /// farthest from what changed, counted in peerings.
    std::size_t endsLeftOut = 0;

    /// Nothing differs; where things are drawn does not count.
    [[nodiscard]] bool empty() const
    {
        return settings.empty() && resources.empty() && routes.empty() && reachability.empty();
    }
};

/// Compares two documents. Routes are compared for interfaces that both have, reachability for ends
/// that both have. O(objects + tables + 2 × ends² walks).
[[nodiscard]] Comparison compare(const azure::Document& before, const azure::Document& after,
                                 const Options& options = {});

/// The pairs that differ alone, between documents that were compared before or whose engines exist.
/// `goOn` is asked before each sender; when it says no, the pairs so far are given.
[[nodiscard]] std::vector<PairChange> compareReachability(const route::RouteEngine& before,
                                                          const route::RouteEngine& after,
                                                          const std::vector<PairEnd>& ends,
                                                          const reach::Flow& flow = {},
                                                          const std::function<bool()>& goOn = {});

/// The ends of both documents that `by` asks for, then sites, circuits and the Internet.
[[nodiscard]] std::vector<PairEnd> commonEnds(const azure::Document& before,
                                              const azure::Document& after,
                                              const Counterparts& counterparts, reach::MatrixBy by);

/// The changed resources alone.
[[nodiscard]] std::vector<ResourceChange> compareResources(const azure::Document& before,
                                                           const azure::Document& after,
                                                           const Counterparts& counterparts);

/// The changed tables alone.
[[nodiscard]] std::vector<RouteChange> compareRoutes(const route::RouteEngine& before,
                                                     const route::RouteEngine& after,
                                                     const Counterparts& counterparts);

} // namespace peerscape::compare
