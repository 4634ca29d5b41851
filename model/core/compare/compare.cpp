#include "core/compare/compare.h"

#include "core/azure/names.h"
#include "core/compare/nearest_ends.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace peerscape::compare {

using azure::Document;
using reach::MatrixBy;
using route::EffectiveRoute;
using route::EffectiveRouteTable;
using route::RouteDifference;
using route::RouteEngine;

namespace {

void addSetting(std::vector<FieldChange>& changes, const char* name, const Text& before,
                const Text& after)
{
    if (before != after)
        changes.push_back({name, before.str(), after.str()});
}

/// What Azure shows of a table: where its rows come from and what beat them is left out. Sorted,
/// because the order of rows follows the order in which peerings were made.
EffectiveRouteTable shown(EffectiveRouteTable table)
{
    table.subnet = {};
    table.routeTable = {};
    for (EffectiveRoute& row : table.routes) {
        row.origin = {};
        row.originIndex = 0;
        row.via = {};
        row.beatenBy = -1;
        row.lossReason = {};
    }
    const auto key = [](const EffectiveRoute& row) {
        return std::make_tuple(row.source, route::prefixesText(row), row.nextHopType,
                               row.name.view(), route::nextHopText(row), row.state);
    };
    std::stable_sort(
        table.routes.begin(), table.routes.end(),
        [&](const EffectiveRoute& a, const EffectiveRoute& b) { return key(a) < key(b); });
    return table;
}

std::vector<RowChange> changedRows(const RouteEngine& before, SubnetId first,
                                   const RouteEngine& after, SubnetId second)
{
    EffectiveRouteTable one = shown(before.table(first));
    EffectiveRouteTable other = shown(after.table(second));
    std::vector<RowChange> rows;
    for (const RouteDifference& difference : route::diffTables(one, other)) {
        RowChange& row = rows.emplace_back();
        if (difference.kind != RouteDifference::Kind::Added)
            row.before = one.routes[difference.before];
        if (difference.kind != RouteDifference::Kind::Removed)
            row.after = other.routes[difference.after];
        row.change = difference.kind == RouteDifference::Kind::Added     ? Change::Added
                     : difference.kind == RouteDifference::Kind::Removed ? Change::Removed
                                                                         : Change::Changed;
    }
    return rows;
}

template<class R>
void appendCommon(const Document& before, const Document& after, const Counterparts& counterparts,
                  std::vector<PairEnd>& ends)
{
    before.all<R>().forEach([&](auto id, const R&) {
        const ObjectId other = counterparts.after(id);
        if (other && reach::hostOf(before, {id, {}}) && reach::hostOf(after, {other, {}}))
            ends.push_back({id, other});
    });
}

/// How a pair stands in one document.
struct Standing
{
    bool known = false; ///< There is an answer: the ends have addresses of one family.
    bool reachable = false;
    reach::Verdict verdict;
};

Standing standing(const RouteEngine& routes, ObjectId from, ObjectId to, const reach::Flow& flow)
{
    const auto answer = reach::reach(routes, {from, {}}, {to, {}}, flow);
    if (!answer)
        return {};
    return {true, answer->reachable, answer->verdict()};
}

/// The networks of the second document in which something differs.
std::vector<VnetId> touchedNetworks(const Document& before, const Document& after,
                                    const Counterparts& counterparts, const Comparison& comparison)
{
    std::vector<VnetId> touched;
    const auto add = [&](VnetId vnet) {
        if (vnet)
            touched.push_back(vnet);
    };
    for (const ResourceChange& change : comparison.resources) {
        add(azure::vnetOf(after, change.after));
        add(VnetId::of(counterparts.after(azure::vnetOf(before, change.before))));
    }
    for (const RouteChange& change : comparison.routes)
        add(azure::vnetOf(after, change.subnet));
    return touched;
}

MatrixBy sidesFor(const Document& before, const Document& after, const Options& options)
{
    if (options.by)
        return *options.by;
    const auto fits = [](std::size_t a, std::size_t b) { return std::max(a, b) <= kMostEnds; };
    if (fits(before.all<azure::NetworkInterface>().size(),
             after.all<azure::NetworkInterface>().size()))
        return MatrixBy::Nic;
    return fits(before.all<azure::Subnet>().size(), after.all<azure::Subnet>().size())
               ? MatrixBy::Subnet
               : MatrixBy::Vnet;
}

} // namespace

std::vector<ResourceChange> compareResources(const Document& before, const Document& after,
                                             const Counterparts& counterparts)
{
    std::vector<ResourceChange> changes;
    before.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        using R = std::decay_t<decltype(*table.find(IdType()))>;
        if constexpr (IdType::kKind == Kind::Note)
            return;
        table.forEach([&](IdType id, const R& resource) {
            const ObjectId other = counterparts.after(id);
            // Parts that both versions share are the same object in memory.
            if (other == id && after.find(id) == &resource)
                return;
            auto fields = changedFields(before, id, after, other, counterparts);
            if (!other || !fields.empty())
                changes.push_back(
                    {other ? Change::Changed : Change::Removed, id, other, std::move(fields)});
        });
        after.all<R>().forEach([&](IdType id, const R&) {
            if (!counterparts.before(id))
                changes.push_back(
                    {Change::Added, {}, id, changedFields(before, {}, after, id, counterparts)});
        });
    });
    return changes;
}

std::vector<RouteChange> compareRoutes(const RouteEngine& before, const RouteEngine& after,
                                       const Counterparts& counterparts)
{
    // Interfaces of one subnet share its table.
    struct Both
    {
        std::vector<NicId> before;
        std::vector<NicId> after;
    };
    std::map<std::pair<SubnetId, SubnetId>, Both> places;
    before.document().all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface& nic) {
            const NicId other = NicId::of(counterparts.after(id));
            const auto* counterpart = after.document().find(other);
            if (counterpart == nullptr || !nic.subnet() || !counterpart->subnet())
                return;
            Both& both = places[{nic.subnet(), counterpart->subnet()}];
            both.before.push_back(id);
            both.after.push_back(other);
        });
    std::vector<RouteChange> changes;
    for (auto& [subnets, nics] : places) {
        auto rows = changedRows(before, subnets.first, after, subnets.second);
        if (!rows.empty())
            changes.push_back(
                {std::move(nics.before), std::move(nics.after), subnets.second, std::move(rows)});
    }
    return changes;
}

std::vector<PairEnd> commonEnds(const Document& before, const Document& after,
                                const Counterparts& counterparts, MatrixBy by)
{
    std::vector<PairEnd> ends;
    for (const ObjectId id : reach::matrixEnds(before, by)) {
        const ObjectId other = counterparts.after(id);
        if (other && reach::hostOf(after, {other, {}}))
            ends.push_back({id, other});
    }
    if (by != MatrixBy::Site) {
        appendCommon<azure::LocalNetworkGateway>(before, after, counterparts, ends);
        appendCommon<azure::ExpressRouteCircuit>(before, after, counterparts, ends);
    }
    ends.emplace_back(); // the Internet
    return ends;
}

std::vector<PairChange> compareReachability(const RouteEngine& before, const RouteEngine& after,
                                            const std::vector<PairEnd>& ends,
                                            const reach::Flow& flow,
                                            const std::function<bool()>& goOn)
{
    std::vector<PairChange> changes;
    for (const PairEnd& from : ends) {
        if (goOn && !goOn())
            break;
        for (const PairEnd& to : ends) {
            if (from == to)
                continue;
            const Standing one = standing(before, from.before, to.before, flow);
            const Standing other = standing(after, from.after, to.after, flow);
            if (one.known && other.known && one.reachable != other.reachable)
                changes.push_back(
                    {from, to, other.reachable, other.reachable ? one.verdict : other.verdict});
        }
    }
    return changes;
}

Comparison compare(const Document& before, const Document& after, const Options& options)
{
    const Counterparts counterparts(before, after, options.matching);
    Comparison result;
    addSetting(result.settings, "noneList", before.settings().noneList, after.settings().noneList);
    result.resources = compareResources(before, after, counterparts);
    const RouteEngine one(before);
    const RouteEngine other(after);
    result.routes = compareRoutes(one, other, counterparts);
    result.by = sidesFor(before, after, options);
    result.isCoarser = !options.by && result.by != MatrixBy::Nic;
    std::vector<PairEnd> ends = commonEnds(before, after, counterparts, result.by);
    if (!options.by)
        result.endsLeftOut =
            keepNearestEnds(ends, after, touchedNetworks(before, after, counterparts, result));
    result.pairs = ends.size() * (ends.size() - 1);
    result.reachability = compareReachability(one, other, ends, options.flow);
    return result;
}

} // namespace peerscape::compare
