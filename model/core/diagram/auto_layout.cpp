#include "core/diagram/auto_layout.h"

#include "core/azure/names.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/connector_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace peerscape::diagram {

using azure::Placement;
using azure::Point;
using azure::Rect;
using azure::Size;

namespace {

constexpr double kColumnGap = 130; ///< Room for two arrows with their tags.
constexpr double kRowGap = 64;
constexpr double kClusterGap = 90;
constexpr double kRegionGap =
    130; ///< Between networks of two bands; the bands' own margins lie in it.
constexpr double kSiteGap = 90;
constexpr double kMargin = 30; ///< Free space round a box that is put by freePlace.

struct Box
{
    ObjectId id;
    Size size;
    Point at;
};

/// Boxes with places relative to a common origin.
struct Piece
{
    std::vector<Box> boxes;
    Size size;
};

/// The neighbours of each network in the same region, and who is whose hub.
class Neighbourhood
{
public:
    explicit Neighbourhood(const azure::Document& document)
    {
        document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
            if (peering.remoteVirtualNetwork
                && peering.remoteVirtualNetwork != peering.virtualNetwork) {
                m_neighbours[peering.virtualNetwork].push_back(peering.remoteVirtualNetwork);
                m_neighbours[peering.remoteVirtualNetwork].push_back(peering.virtualNetwork);
            }
        });
        for (auto& [id, list] : m_neighbours) {
            std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
        }
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
            m_weight[id] = static_cast<double>(of(id).size())
                           + (azure::gatewaysOf(document, id).empty() ? 0 : 0.5);
        });
    }
    [[nodiscard]] const std::vector<VnetId>& of(VnetId id) const
    {
        static const std::vector<VnetId> kNone;
        const auto found = m_neighbours.find(id);
        return found != m_neighbours.end() ? found->second : kNone;
    }
    [[nodiscard]] double weight(VnetId id) const { return m_weight.at(id); }
    /// The heaviest neighbour among `region`, if it is heavier than the network itself; the older
    /// one among equals.
    [[nodiscard]] VnetId hubOf(VnetId id, const std::map<VnetId, bool>& region) const
    {
        VnetId hub;
        double best = weight(id);
        for (const VnetId other : of(id)) {
            if (region.contains(other)
                && (weight(other) > best || (weight(other) == best && !hub && other < id))) {
                best = weight(other);
                hub = other;
            }
        }
        return hub;
    }

private:
    std::map<VnetId, std::vector<VnetId>> m_neighbours;
    std::map<VnetId, double> m_weight;
};

/// Stacks boxes in columns of at most `rows`; gives the columns' common size.
Piece stack(const std::vector<Box>& boxes, std::size_t rows)
{
    Piece block;
    double x = 0;
    for (std::size_t start = 0; start < boxes.size(); start += rows) {
        double width = 0;
        double y = 0;
        for (std::size_t i = start; i < std::min(boxes.size(), start + rows); ++i) {
            Box box = boxes[i];
            box.at = {x, y};
            y += box.size.height + kRowGap;
            width = std::max(width, box.size.width);
            block.boxes.push_back(box);
        }
        block.size.height = std::max(block.size.height, y - kRowGap);
        x += width + kColumnGap;
    }
    block.size.width = std::max(0.0, x - kColumnGap);
    return block;
}

void append(Piece& target, const Piece& block, double x, double y)
{
    for (Box box : block.boxes) {
        box.at = {box.at.x + x, box.at.y + y};
        target.boxes.push_back(box);
    }
    target.size.width = std::max(target.size.width, x + block.size.width);
    target.size.height = std::max(target.size.height, y + block.size.height);
}

/// A hub in the middle, its spokes in columns to the left and right.
Piece clusterBlock(const Box& hub, const std::vector<Box>& spokes)
{
    std::vector<Box> left;
    std::vector<Box> right;
    for (std::size_t i = 0; i < spokes.size(); ++i)
        (i % 2 == 0 ? left : right).push_back(spokes[i]);
    const double perSide = static_cast<double>(std::max(left.size(), right.size()));
    const auto rows = static_cast<std::size_t>(std::max(3.0, std::ceil(std::sqrt(perSide * 1.3))));
    const Piece leftBlock = stack(left, rows);
    const Piece rightBlock = stack(right, rows);
    const double height =
        std::max({leftBlock.size.height, rightBlock.size.height, hub.size.height});
    Piece block;
    double x = 0;
    if (!left.empty()) {
        append(block, leftBlock, x, (height - leftBlock.size.height) / 2);
        x += leftBlock.size.width + kColumnGap;
    }
    Piece middle;
    middle.boxes.push_back(hub);
    middle.size = hub.size;
    append(block, middle, x, (height - hub.size.height) / 2);
    x += hub.size.width + kColumnGap;
    if (!right.empty())
        append(block, rightBlock, x, (height - rightBlock.size.height) / 2);
    return block;
}

/// Blocks in rows whose width keeps the whole near the wished aspect ratio.
Piece shelf(const std::vector<Piece>& blocks, double aspect, double gapX, double gapY)
{
    double area = 0;
    double widest = 0;
    for (const Piece& block : blocks) {
        area += (block.size.width + gapX) * (block.size.height + gapY);
        widest = std::max(widest, block.size.width);
    }
    const double limit = std::max(widest, std::sqrt(area * aspect));
    Piece result;
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (const Piece& block : blocks) {
        if (x > 0 && x + block.size.width > limit * 1.05) {
            x = 0;
            y += rowHeight + gapY;
            rowHeight = 0;
        }
        append(result, block, x, y);
        x += block.size.width + gapX;
        rowHeight = std::max(rowHeight, block.size.height);
    }
    return result;
}

Piece regionBlock(const azure::Document& document, const std::vector<VnetId>& members,
                  const Neighbourhood& neighbourhood, double aspect)
{
    std::map<VnetId, bool> region;
    for (const VnetId id : members)
        region.emplace(id, true);
    std::map<VnetId, VnetId> hubs;
    for (const VnetId id : members)
        hubs[id] = neighbourhood.hubOf(id, region);
    // A hub of a hub stands for itself: one level is enough for a picture.
    std::map<VnetId, std::vector<Box>> spokes;
    std::vector<VnetId> centres;
    const auto boxOf = [&](VnetId id) { return Box{id, neededSize(document, id), {}}; };
    std::map<VnetId, bool> isHub;
    for (const auto& [id, hub] : hubs) {
        if (hub)
            isHub[hub] = true;
    }
    for (const VnetId id : members) {
        const VnetId hub = hubs[id];
        if (hub && !isHub.contains(id))
            spokes[hub].push_back(boxOf(id));
        else
            centres.push_back(id);
    }
    std::stable_sort(centres.begin(), centres.end(), [&](VnetId a, VnetId b) {
        return neighbourhood.weight(a) > neighbourhood.weight(b);
    });
    std::vector<Piece> clusters;
    for (const VnetId id : centres)
        clusters.push_back(clusterBlock(boxOf(id), spokes[id]));
    return shelf(clusters, aspect, kClusterGap, kClusterGap);
}

using Places = std::vector<std::pair<ObjectId, Placement>>;

/// The boxes that are placed so far, in a coarse grid, so that looking for a free place does not
/// look at all of them.
class Occupied
{
public:
    void add(const Rect& rect)
    {
        forCells(rect, [&](std::pair<int, int> cell) { m_cells[cell].push_back(rect); });
    }
    [[nodiscard]] bool isFree(const Rect& rect) const
    {
        bool free = true;
        forCells(rect, [&](std::pair<int, int> cell) {
            const auto found = m_cells.find(cell);
            if (!free || found == m_cells.end())
                return;
            for (const Rect& other : found->second)
                free &= !other.intersects(rect);
        });
        return free;
    }

private:
    template<class Visit>
    static void forCells(const Rect& rect, Visit&& visit)
    {
        const auto cell = [](double v) { return static_cast<int>(std::floor(v / 400)); };
        for (int y = cell(rect.y); y <= cell(rect.bottom()); ++y) {
            for (int x = cell(rect.x); x <= cell(rect.right()); ++x)
                visit({x, y});
        }
    }
    std::map<std::pair<int, int>, std::vector<Rect>> m_cells;
};

Point nearestFree(const Occupied& occupied, Size size, Point wanted)
{
    constexpr double kStep = 40;
    for (int ring = 0; ring < 4000; ++ring) {
        for (int i = -ring; i <= ring; ++i) {
            for (const auto& [dx, dy] : {std::pair(ring, i), std::pair(i, ring),
                                         std::pair(-ring, i), std::pair(i, -ring)}) {
                const Point at{wanted.x + dx * kStep, wanted.y + dy * kStep};
                if (occupied.isFree(Rect{at.x, at.y, size.width, size.height}.grown(kMargin)))
                    return at;
            }
        }
    }
    return wanted;
}

/// Things that stand freely and are no networks, in document order.
std::vector<ObjectId> others(const azure::Document& document)
{
    std::vector<ObjectId> ids;
    document.all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId id, const auto&) { ids.push_back(id); });
    document.all<azure::ExpressRouteCircuit>().forEach(
        [&](CircuitId id, const auto&) { ids.push_back(id); });
    document.all<azure::UnknownResource>().forEach(
        [&](UnknownId id, const auto&) { ids.push_back(id); });
    document.all<azure::Note>().forEach([&](NoteId id, const auto&) { ids.push_back(id); });
    return ids;
}

/// The network that a site or circuit is connected to; none when there is no connection.
VnetId connectedVnet(const azure::Document& document, ObjectId id)
{
    for (const ObjectId connection : document.referrers(id, Kind::Connection)) {
        const ConnectionEnds ends = connectionEnds(document, ConnectionId::of(connection));
        if (ends.from)
            return VnetId::of(ends.from);
    }
    return {};
}

/// Puts sites under the networks they connect to, the rest in a row below.
void placeOthers(const azure::Document& document, const std::vector<ObjectId>& ids,
                 const std::map<ObjectId, Rect>& rects, double bottom, Occupied& occupied,
                 Places& places)
{
    double x = 0;
    for (const ObjectId id : ids) {
        const Size size = neededSize(document, id);
        const auto anchor = rects.find(connectedVnet(document, id));
        Point wanted{x, bottom + kSiteGap + 120};
        if (anchor != rects.end())
            wanted = {std::round(anchor->second.center().x - size.width / 2), bottom + kSiteGap};
        // Sideways first: what stands beside keeps its line straight down.
        Point at = wanted;
        for (int step = 0; step < 400; ++step) {
            const double shift = (step % 2 == 0 ? 1 : -1) * std::ceil(step / 2.0) * 40;
            at = {wanted.x + shift, wanted.y};
            if (occupied.isFree(Rect{at.x, at.y, size.width, size.height}.grown(kMargin / 2)))
                break;
        }
        const Rect rect{at.x, at.y, size.width, size.height};
        occupied.add(rect);
        places.emplace_back(id, Placement{at, {}});
        x = std::max(x, rect.right() + kMargin);
    }
}

Places layoutAll(const azure::Document& document, double aspect)
{
    const Neighbourhood neighbourhood(document);
    std::vector<std::pair<std::string, std::vector<VnetId>>> regions;
    std::map<std::string, std::size_t> byName;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const azure::VirtualNetwork& vnet) {
            const std::string name = toLower(vnet.location.view());
            const auto [place, isNew] = byName.try_emplace(name, regions.size());
            if (isNew)
                regions.emplace_back(name, std::vector<VnetId>());
            regions[place->second].second.push_back(id);
        });
    std::vector<Piece> blocks;
    for (const auto& [name, members] : regions)
        blocks.push_back(regionBlock(document, members, neighbourhood, aspect));
    const Piece whole = shelf(blocks, aspect, kRegionGap, kRegionGap + 20);
    Places places;
    std::map<ObjectId, Rect> rects;
    Occupied occupied;
    for (const Box& box : whole.boxes) {
        const Rect rect{std::round(box.at.x / 10) * 10, std::round(box.at.y / 10) * 10,
                        box.size.width, box.size.height};
        rects[box.id] = rect;
        occupied.add(rect);
        places.emplace_back(box.id, Placement{{rect.x, rect.y}, {}});
    }
    placeOthers(document, others(document), rects, whole.size.height, occupied, places);
    return places;
}

} // namespace

Size contentSize(const azure::Document& document, ObjectId id)
{
    return neededSize(document, id);
}

Point freePlace(const azure::Document& document, Size size, Point wanted)
{
    Occupied occupied;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
        if (document.placement(id) != nullptr)
            occupied.add(boxRect(document, id));
    });
    for (const ObjectId id : others(document)) {
        if (document.placement(id) != nullptr)
            occupied.add(boxRect(document, id));
    }
    return nearestFree(occupied, size, wanted);
}

Places autoLayout(const azure::Document& document, bool onlyUnplaced, double aspect)
{
    if (!onlyUnplaced)
        return layoutAll(document, aspect);
    std::vector<ObjectId> unplaced;
    Occupied occupied;
    std::optional<Rect> all;
    const auto look = [&](ObjectId id) {
        if (document.placement(id) == nullptr) {
            unplaced.push_back(id);
            return;
        }
        const Rect rect = boxRect(document, id);
        occupied.add(rect);
        all = all ? all->united(rect) : rect;
    };
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) { look(id); });
    for (const ObjectId id : others(document))
        look(id);
    if (unplaced.empty())
        return {};
    if (!all)
        return layoutAll(document, aspect);
    Places places;
    for (const ObjectId id : unplaced) {
        const Size size = neededSize(document, id);
        // Beside the network it is peered with, under the one it connects to, else to the right of
        // everything.
        Point wanted{all->right() + kColumnGap, all->y};
        const VnetId anchor = connectedVnet(document, id);
        if (anchor && document.placement(anchor) != nullptr) {
            const Rect rect = boxRect(document, anchor);
            wanted = {rect.x, rect.bottom() + kSiteGap};
        }
        for (const ObjectId peering : document.referrers(id, Kind::Peering)) {
            const azure::Peering& link = *document.find(PeeringId::of(peering));
            const VnetId other = ObjectId(link.virtualNetwork) == id ? link.remoteVirtualNetwork
                                                                     : link.virtualNetwork;
            if (other && document.placement(other) != nullptr) {
                const Rect rect = boxRect(document, other);
                wanted = {rect.right() + kColumnGap, rect.y};
                break;
            }
        }
        const Point at = nearestFree(occupied, size, wanted);
        occupied.add({at.x, at.y, size.width, size.height});
        places.emplace_back(id, Placement{at, {}});
    }
    return places;
}

azure::Document withLayout(const azure::Document& document)
{
    const Places places = autoLayout(document, true);
    if (places.empty())
        return document;
    azure::Transaction transaction(document);
    for (const auto& [id, placement] : places)
        transaction.place(id, placement);
    return transaction.take();
}

} // namespace peerscape::diagram
