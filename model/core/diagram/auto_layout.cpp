#include "core/diagram/auto_layout.h"

#include "core/azure/names.h"
#include "core/azure/note_order.h"
#include "core/base/sort_unique.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/connector_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace peerscape::diagram {

using azure::Placement;
using azure::Point;
using azure::Rect;
using azure::Size;

namespace {

constexpr double kRowGap = 64;
constexpr double kLineGap = 16; ///< What another pair of arrows takes.
constexpr double kClusterGap = 90;
constexpr double kRegionGap =
    130; ///< Between networks of two bands; the bands' own margins lie in it.
constexpr double kSiteGap = 90;
constexpr double kMargin = 30; ///< Free space round a box that is put beside others.

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

/// The neighbours of each network, its region, and who is whose hub. Lists by the number of a
/// network.
class Neighbourhood
{
public:
    explicit Neighbourhood(const azure::Document& document)
        : m_neighbours(document.all<azure::VirtualNetwork>().nextIndex())
        , m_weight(m_neighbours.size(), 0)
        , m_region(m_neighbours.size(), 0)
    {
        document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
            const VnetId a = peering.virtualNetwork;
            const VnetId b = peering.remoteVirtualNetwork;
            if (b && a != b && document.find(b) != nullptr) {
                m_neighbours[a.index].push_back(b);
                m_neighbours[b.index].push_back(a);
            }
        });
        std::map<std::string, std::size_t> byName;
        document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const azure::VirtualNetwork& vnet) {
                std::vector<VnetId>& list = m_neighbours[id.index];
                sortUnique(list);
                m_weight[id.index] = static_cast<double>(list.size());
                const auto [place, isNew] =
                    byName.try_emplace(toLower(vnet.location.view()), m_members.size());
                if (isNew)
                    m_members.emplace_back();
                m_members[place->second].push_back(id);
                m_region[id.index] = place->second;
            });
        document.all<azure::VirtualNetworkGateway>().forEach([&](GatewayId id, const auto&) {
            if (const VnetId vnet = azure::vnetOf(document, id))
                m_weight[vnet.index] = static_cast<double>(m_neighbours[vnet.index].size()) + 0.5;
        });
    }
    /// The networks of each region, in document order like the regions themselves.
    [[nodiscard]] const std::vector<std::vector<VnetId>>& regions() const { return m_members; }
    [[nodiscard]] double weight(VnetId id) const { return m_weight[id.index]; }
    /// The heaviest neighbour in the same region, if it is heavier than the network itself; the
    /// older one among equals.
    [[nodiscard]] VnetId hubOf(VnetId id) const
    {
        VnetId hub;
        double best = weight(id);
        for (const VnetId other : m_neighbours[id.index]) {
            if (m_region[other.index] == m_region[id.index]
                && (weight(other) > best || (weight(other) == best && !hub && other < id))) {
                best = weight(other);
                hub = other;
            }
        }
        return hub;
    }

private:
    std::vector<std::vector<VnetId>> m_neighbours;
    std::vector<double> m_weight;
    std::vector<std::size_t> m_region;
    std::vector<std::vector<VnetId>> m_members;
};

/// Stacks boxes in columns of at most `rows`; gives the columns' common size. The lines to outer
/// columns run between the rows of the inner ones.
Piece stack(const std::vector<Box>& boxes, std::size_t rows)
{
    const std::size_t columns = (boxes.size() + rows - 1) / std::max<std::size_t>(rows, 1);
    const double rowGap = kRowGap
                          + kLineGap
                                * static_cast<double>(std::min<std::size_t>(columns, 8)
                                                      - std::min<std::size_t>(columns, 1));
    Piece block;
    double x = 0;
    for (std::size_t start = 0; start < boxes.size(); start += rows) {
        double width = 0;
        double y = 0;
        for (std::size_t i = start; i < std::min(boxes.size(), start + rows); ++i) {
            Box box = boxes[i];
            box.at = {x, y};
            y += box.size.height + rowGap;
            width = std::max(width, box.size.width);
            block.boxes.push_back(box);
        }
        block.size.height = std::max(block.size.height, y - rowGap);
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

/// How far a shape is from the wished ratio of width to height; 0: it has it.
double aspectError(double width, double height, double aspect)
{
    return std::abs(std::log(std::max(width, 1.0) / std::max(height, 1.0) / aspect));
}

/// In how many rows spokes stand on each side of their hub so that the whole comes near the wished
/// aspect ratio; three at least, which stand round the hub.
std::size_t rowsFor(const Box& hub, const std::vector<Box>& spokes, double aspect)
{
    const std::size_t side = (spokes.size() + 1) / 2;
    double width = 0;
    double height = 0;
    for (const Box& box : spokes) {
        width += (box.size.width + kColumnGap) / static_cast<double>(spokes.size());
        height += (box.size.height + kRowGap) / static_cast<double>(spokes.size());
    }
    std::size_t best = 3;
    double least = 1e18;
    for (std::size_t rows = 3; rows <= std::max<std::size_t>(side, 3); ++rows) {
        const auto columns = static_cast<double>((side + rows - 1) / rows);
        const double error = aspectError(hub.size.width + 2 * columns * width,
                                         static_cast<double>(rows) * height, aspect);
        if (error < least - 1e-9) {
            least = error;
            best = rows;
        }
    }
    return best;
}

/// A hub in the middle, its spokes in columns to the left and right.
Piece clusterBlock(const Box& hub, const std::vector<Box>& spokes, double aspect)
{
    std::vector<Box> left;
    std::vector<Box> right;
    for (std::size_t i = 0; i < spokes.size(); ++i)
        (i % 2 == 0 ? left : right).push_back(spokes[i]);
    const std::size_t rows = rowsFor(hub, spokes, aspect);
    const Piece leftBlock = stack(left, rows);
    const Piece rightBlock = stack(right, rows);
    const double height =
        std::max({leftBlock.size.height, rightBlock.size.height, hub.size.height});
    // Between the hub and its spokes a line for each row bends, each at its own distance.
    const double gap =
        kColumnGap + kLineGap * static_cast<double>(std::max<std::size_t>(rows, 3) - 3);
    Piece block;
    double x = 0;
    if (!left.empty()) {
        append(block, leftBlock, x, (height - leftBlock.size.height) / 2);
        x += leftBlock.size.width + gap;
    }
    Piece middle;
    middle.boxes.push_back(hub);
    middle.size = hub.size;
    append(block, middle, x, (height - hub.size.height) / 2);
    x += hub.size.width + gap;
    if (!right.empty())
        append(block, rightBlock, x, (height - rightBlock.size.height) / 2);
    return block;
}

/// Puts blocks into rows of at most `limit`: `place` gets each with its corner. The size of the
/// whole.
template<class Place>
Size intoRows(const std::vector<Piece>& blocks, double limit, double gapX, double gapY, Place place)
{
    Size size;
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (const Piece& block : blocks) {
        if (x > 0 && x + block.size.width > limit * 1.05) {
            x = 0;
            y += rowHeight + gapY;
            rowHeight = 0;
        }
        place(block, x, y);
        rowHeight = std::max(rowHeight, block.size.height);
        size.width = std::max(size.width, x + block.size.width);
        size.height = std::max(size.height, y + rowHeight);
        x += block.size.width + gapX;
    }
    return size;
}

/// Blocks in rows whose width, `least` or more, keeps the whole near the wished aspect ratio.
Piece shelf(const std::vector<Piece>& blocks, double aspect, double gapX, double gapY,
            double least = 0)
{
    double area = 0;
    double widest = 0;
    for (const Piece& block : blocks) {
        area += (block.size.width + gapX) * (block.size.height + gapY);
        widest = std::max(widest, block.size.width);
    }
    const double wished = std::max({widest, least, std::sqrt(area * aspect)});
    // Rows are never full: of several widths take the one whose whole comes nearest.
    double limit = wished;
    double error = 1e18;
    for (const double share : {1.0, 0.7, 0.85, 1.2, 1.45, 1.8}) {
        const double width = std::max({widest, least, wished * share});
        const Size size = intoRows(blocks, width, gapX, gapY, [](const Piece&, double, double) {});
        const double found = aspectError(std::max(size.width, least), size.height, aspect);
        if (found < error - 1e-9) {
            error = found;
            limit = width;
        }
    }
    Piece result;
    intoRows(blocks, limit, gapX, gapY,
             [&](const Piece& block, double x, double y) { append(result, block, x, y); });
    return result;
}

Piece regionBlock(const azure::Document& document, const std::vector<VnetId>& members,
                  const Neighbourhood& neighbourhood, double aspect)
{
    // A hub of a hub stands for itself: one level is enough for a picture.
    std::vector<VnetId> hubs;
    for (const VnetId id : members)
        hubs.push_back(neighbourhood.hubOf(id));
    std::vector<VnetId> sorted = hubs;
    std::sort(sorted.begin(), sorted.end());
    const auto isHub = [&](VnetId id) {
        return std::binary_search(sorted.begin(), sorted.end(), id);
    };
    const auto boxOf = [&](VnetId id) { return Box{id, neededSize(document, id), {}}; };
    std::unordered_map<std::uint32_t, std::vector<Box>> spokes;
    std::vector<VnetId> centres;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (hubs[i] && !isHub(members[i]))
            spokes[hubs[i].index].push_back(boxOf(members[i]));
        else
            centres.push_back(members[i]);
    }
    std::stable_sort(centres.begin(), centres.end(), [&](VnetId a, VnetId b) {
        return neighbourhood.weight(a) > neighbourhood.weight(b);
    });
    std::vector<Piece> clusters;
    for (const VnetId id : centres)
        clusters.push_back(clusterBlock(boxOf(id), spokes[id.index], aspect));
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

Point nearestFree(const IsFree& isFree, Size size, Point wanted)
{
    constexpr double kStep = 40;
    for (int ring = 0; ring < 4000; ++ring) {
        for (int i = -ring; i <= ring; ++i) {
            for (const auto& [dx, dy] : {std::pair(ring, i), std::pair(i, ring),
                                         std::pair(-ring, i), std::pair(i, -ring)}) {
                const Point at{wanted.x + dx * kStep, wanted.y + dy * kStep};
                if (isFree(Rect{at.x, at.y, size.width, size.height}.grown(kMargin)))
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
    document.all<azure::Note>().forEach([&](NoteId id, const azure::Note& note) {
        // What lies behind, as a frame does, stays where somebody drew it.
        if (document.placement(id) == nullptr
            || !(note.frame || azure::depthOf(document, id).behind))
            ids.push_back(id);
    });
    return ids;
}

/// The network that a site or circuit is connected to; none when there is no connection.
VnetId connectedVnet(const azure::Document& document, ObjectId id)
{
    for (const ObjectId connection : document.referrers(id, Kind::Connection)) {
        const LineEnds ends = connectionEnds(document, ConnectionId::of(connection));
        if (ends.from)
            return VnetId::of(ends.from);
    }
    return {};
}

/// Puts sites and circuits in a row under the networks, each as near below the one it connects to
/// as its neighbours allow; under them what is connected to nothing, in rows.
void placeOthers(const azure::Document& document, const std::vector<ObjectId>& ids,
                 const std::unordered_map<ObjectId, Rect>& rects, Size networks, double aspect,
                 Places& places)
{
    std::vector<std::pair<double, Box>> row; // with the place wished for
    std::vector<Piece> loose;
    for (const ObjectId id : ids) {
        // A note or an image stays as large as somebody made it.
        const Rect drawn = boxRect(document, id);
        const Size size =
            id.kind() == Kind::Note ? Size{drawn.width, drawn.height} : neededSize(document, id);
        const Box box{id, size, {}};
        const auto anchor = rects.find(connectedVnet(document, id));
        if (anchor != rects.end())
            row.emplace_back(std::round(anchor->second.center().x - box.size.width / 2), box);
        else
            loose.push_back({{box}, box.size});
    }
    std::stable_sort(row.begin(), row.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const double top = rects.empty() ? 0 : networks.height + kSiteGap;
    double right = -1e18;
    double bottom = top;
    for (const auto& [wanted, box] : row) {
        const double x = std::max(wanted, right);
        places.emplace_back(box.id, Placement{{x, top}, {}});
        right = x + box.size.width + kMargin;
        bottom = std::max(bottom, top + box.size.height + kSiteGap);
    }
    for (const Box& box : shelf(loose, aspect, kMargin, kMargin, networks.width).boxes)
        places.emplace_back(box.id,
                            Placement{{std::round(box.at.x), std::round(bottom + box.at.y)}, {}});
}

Places layoutAll(const azure::Document& document, double aspect)
{
    const Neighbourhood neighbourhood(document);
    std::vector<Piece> blocks;
    for (const std::vector<VnetId>& members : neighbourhood.regions())
        blocks.push_back(regionBlock(document, members, neighbourhood, aspect));
    const Piece whole = shelf(blocks, aspect, kRegionGap, kRegionGap + 20);
    Places places;
    std::unordered_map<ObjectId, Rect> rects;
    for (const Box& box : whole.boxes) {
        const Rect rect{std::round(box.at.x / 10) * 10, std::round(box.at.y / 10) * 10,
                        box.size.width, box.size.height};
        rects[box.id] = rect;
        places.emplace_back(box.id, Placement{{rect.x, rect.y}, {}});
    }
    placeOthers(document, others(document), rects, whole.size, aspect, places);
    return places;
}

} // namespace

Size contentSize(const azure::Document& document, ObjectId id)
{
    return neededSize(document, id);
}

Places placesBeside(const azure::Document& document, const std::vector<ObjectId>& unplaced,
                    const Rect& drawn, const IsFree& isFree)
{
    Occupied occupied;
    Places places;
    for (const ObjectId id : unplaced) {
        const Size size = neededSize(document, id);
        // Beside the network it is peered with, under the one it connects to, else to the right of
        // everything.
        Point wanted{drawn.right() + kColumnGap, drawn.y};
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
        const Point at = nearestFree(
            [&](const Rect& rect) { return occupied.isFree(rect) && isFree(rect); }, size, wanted);
        occupied.add({at.x, at.y, size.width, size.height});
        places.emplace_back(id, Placement{at, {}});
    }
    return places;
}

Places autoLayout(const azure::Document& document, bool onlyUnplaced, double aspect)
{
    if (!onlyUnplaced) {
        Places places = layoutAll(document, aspect);
        std::erase_if(places, [&](const auto& place) {
            const Placement* placement = document.placement(place.first);
            return placement != nullptr && placement->locked;
        });
        for (auto& [id, place] : places) {
            if (const Placement* before = document.placement(id)) {
                place.collapsed = before->collapsed;
                place.order = before->order;
                if (id.kind() == Kind::Note)
                    place.size = before->size;
            }
        }
        return places;
    }
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
    return placesBeside(document, unplaced, *all,
                        [&](const Rect& rect) { return occupied.isFree(rect); });
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
