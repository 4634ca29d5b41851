#include "core/azure/lines.h"

#include "core/azure/names.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace peerscape::azure {

namespace {

std::vector<Point> reversed(std::vector<Point> points)
{
    std::reverse(points.begin(), points.end());
    return points;
}

} // namespace

PeeringSides sidesBetween(const Document& document, VnetId a, VnetId b)
{
    if (b < a)
        std::swap(a, b);
    const auto here = document.referrers(a, Kind::Peering);
    const auto there = document.referrers(b, Kind::Peering);
    PeeringSides sides;
    for (const ObjectId id : here.size() < there.size() ? here : there) {
        const Peering& peering = *document.find(PeeringId::of(id));
        if (!sides.forward && peering.virtualNetwork == a && peering.remoteVirtualNetwork == b)
            sides.forward = PeeringId::of(id);
        if (!sides.backward && peering.virtualNetwork == b && peering.remoteVirtualNetwork == a)
            sides.backward = PeeringId::of(id);
    }
    return sides;
}

LineEnds connectionEnds(const Document& document, ConnectionId id)
{
    const Connection* connection = document.find(id);
    if (connection == nullptr)
        return {};
    LineEnds ends;
    ends.from = vnetOf(document, connection->virtualNetworkGateway1);
    if (connection->localNetworkGateway2)
        ends.to = connection->localNetworkGateway2;
    else if (connection->expressRouteCircuit)
        ends.to = connection->expressRouteCircuit;
    else
        ends.to = vnetOf(document, connection->virtualNetworkGateway2);
    return ends.from && ends.to && ends.from != ends.to ? ends : LineEnds();
}

LineEnds lineEnds(const Document& document, ObjectId line)
{
    if (const Peering* peering = document.find(PeeringId::of(line)))
        return {peering->virtualNetwork, peering->remoteVirtualNetwork};
    return connectionEnds(document, ConnectionId::of(line));
}

std::vector<Point> bendsOf(const Document& document, ObjectId line)
{
    const PeeringId other = reverseOf(document, PeeringId::of(line));
    const std::vector<Point>* own = document.bends(line);
    const std::vector<Point>* others = other ? document.bends(other) : nullptr;
    // A foreign file may say both: the older network's side counts, whichever is asked.
    const LineEnds ends = lineEnds(document, line);
    if (own != nullptr && (others == nullptr || ends.from < ends.to))
        return *own;
    return others != nullptr ? reversed(*others) : std::vector<Point>();
}

void setBends(Transaction& transaction, ObjectId line, const std::vector<Point>& bends)
{
    if (const PeeringId other = reverseOf(transaction.document(), PeeringId::of(line)))
        transaction.bend(other, {});
    transaction.bend(line, bends);
}

void handOverBends(Transaction& transaction, PeeringId leaving)
{
    const std::vector<Point>* bends = transaction.document().bends(leaving);
    const PeeringId other =
        bends != nullptr ? reverseOf(transaction.document(), leaving) : PeeringId();
    if (other)
        setBends(transaction, other, reversed(*bends));
}

void placeWithBends(Transaction& transaction,
                    const std::vector<std::pair<ObjectId, Placement>>& placements)
{
    std::unordered_map<ObjectId, Point> moves;
    std::vector<std::pair<ObjectId, std::vector<Point>>> bent;
    const Document before = transaction.document();
    before.forEachBent(
        [&](ObjectId line, const std::vector<Point>& bends) { bent.emplace_back(line, bends); });
    for (const auto& [id, placement] : placements) {
        const Placement* was = bent.empty() ? nullptr : before.placement(id);
        if (was != nullptr)
            moves[id] = {placement.position.x - was->position.x,
                         placement.position.y - was->position.y};
        transaction.place(id, placement);
    }
    for (auto& [line, bends] : bent) {
        const LineEnds ends = lineEnds(before, line);
        const auto from = moves.find(ends.from);
        const auto to = moves.find(ends.to);
        if (from == moves.end() || to == moves.end() || !(from->second == to->second))
            continue;
        for (Point& bend : bends)
            bend = {bend.x + from->second.x, bend.y + from->second.y};
        transaction.bend(line, std::move(bends));
    }
}

} // namespace peerscape::azure
