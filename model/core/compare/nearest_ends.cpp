#include "core/compare/nearest_ends.h"

#include "core/azure/names.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace peerscape::compare {

using azure::Document;

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

} // namespace

std::size_t keepNearestEnds(std::vector<PairEnd>& ends, const Document& after,
                            const std::vector<VnetId>& touched)
{
    if (ends.size() <= kMostEnds)
        return 0;
    const auto steps = distances(after, touched);
    const auto distanceOf = [&](const PairEnd& end) {
        const VnetId vnet = end.after ? azure::vnetOf(after, end.after) : VnetId();
        if (!vnet)
            return std::size_t(0);
        const auto known = steps.find(vnet);
        return known == steps.end() ? static_cast<std::size_t>(-1) : known->second;
    };
    std::vector<std::pair<std::size_t, std::size_t>> order; // distance, place
    for (std::size_t i = 0; i < ends.size(); ++i)
        order.emplace_back(distanceOf(ends[i]), i);
    std::sort(order.begin(), order.end());
    order.resize(kMostEnds);
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<PairEnd> near;
    for (const auto& [distance, place] : order)
        near.push_back(ends[place]);
    const std::size_t dropped = ends.size() - near.size();
    ends = std::move(near);
    return dropped;
}

} // namespace peerscape::compare
