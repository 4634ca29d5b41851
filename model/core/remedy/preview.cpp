#include "core/azure/names.h"
#include "core/reach/footprint.h"
#include "core/remedy/remedies.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace peerscape::remedy {

using azure::Document;
using compare::PairEnd;
using route::RouteEngine;

namespace {

/// How many peerings away from the touched networks each network is.
std::unordered_map<VnetId, std::size_t> distances(const Document& document,
                                                  const std::vector<VnetId>& touched)
{
    std::unordered_map<VnetId, std::size_t> steps;
    std::deque<VnetId> next;
    const auto take = [&](VnetId vnet, std::size_t distance) {
        if (document.find(vnet) != nullptr && steps.try_emplace(vnet, distance).second)
            next.push_back(vnet);
    };
    for (const VnetId vnet : touched)
        take(vnet, 0);
    while (!next.empty()) {
        const VnetId vnet = next.front();
        next.pop_front();
        for (const PeeringId link : azure::peeringsOf(document, vnet))
            take(document.find(link)->remoteVirtualNetwork, steps.at(vnet) + 1);
    }
    return steps;
}

/// Leaves the ends that are nearest to what an edit touches, in their order. What is outside of
/// networks counts as touched.
std::size_t dropFarEnds(std::vector<PairEnd>& ends, const Document& document,
                        const std::vector<VnetId>& touched)
{
    if (ends.size() <= compare::kMostEnds)
        return 0;
    const auto steps = distances(document, touched);
    const auto distanceOf = [&](const PairEnd& end) {
        const VnetId vnet = end.after ? azure::vnetOf(document, end.after) : VnetId();
        if (!vnet)
            return std::size_t(0);
        const auto known = steps.find(vnet);
        return known == steps.end() ? static_cast<std::size_t>(-1) : known->second;
    };
    std::vector<std::pair<std::size_t, std::size_t>> order; // distance, place
    for (std::size_t i = 0; i < ends.size(); ++i)
        order.emplace_back(distanceOf(ends[i]), i);
    std::sort(order.begin(), order.end());
    order.resize(compare::kMostEnds);
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<PairEnd> near;
    for (const auto& [distance, place] : order)
        near.push_back(ends[place]);
    const std::size_t dropped = ends.size() - near.size();
    ends = std::move(near);
    return dropped;
}

} // namespace

Preview previewOf(const RouteEngine& routes, const Remedy& remedy, const reach::Flow& flow,
                  const std::function<bool()>& goOn)
{
    RouteEngine after = routes;
    after.update(remedy.edit.next, remedy.edit.changes);
    const Document& before = routes.document();
    const compare::Counterparts same(before, after.document(), compare::Matching::ById);
    Preview preview;
    preview.by = before.all<azure::NetworkInterface>().size() <= compare::kMostEnds
                     ? reach::MatrixBy::Nic
                     : reach::MatrixBy::Vnet;
    preview.resources = compare::compareResources(before, after.document(), same);
    preview.routes = compare::compareRoutes(routes, after, same);
    const reach::Impact impact =
        reach::impactOf(before, after.document(), remedy.edit.changes, after.touchedVnets());
    std::vector<PairEnd> ends = compare::commonEnds(before, after.document(), same, preview.by);
    preview.endsLeftOut = dropFarEnds(ends, after.document(), impact.vnets);
    preview.reachability = compare::compareReachability(routes, after, ends, flow, goOn);
    return preview;
}

} // namespace peerscape::remedy
