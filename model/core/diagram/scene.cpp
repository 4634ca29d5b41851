#include "core/diagram/scene.h"

#include "core/azure/names.h"
#include "core/diagram/box_builder.h"

namespace peerscape::diagram {

namespace {

constexpr std::uint32_t kHubLines = 5; ///< From so many lines on a network is named from far out.

std::int32_t whole(double value)
{
    return static_cast<std::int32_t>(std::clamp(value, -1e9, 1e9));
}

/// The state of one side of a peering whose other side may be missing.
azure::PeeringState stateOf(const azure::Peering& side, const azure::Peering* other)
{
    if (side.disconnected)
        return azure::PeeringState::Disconnected;
    return other != nullptr && !other->disconnected ? azure::PeeringState::Connected
                                                    : azure::PeeringState::Initiated;
}

LineState lineState(azure::PeeringState state)
{
    return state == azure::PeeringState::Connected   ? LineState::Live
           : state == azure::PeeringState::Initiated ? LineState::OneSided
                                                     : LineState::Broken;
}

} // namespace

Diagram::Scene::LineKey Diagram::Scene::pairKey(VnetId a, VnetId b)
{
    const std::uint64_t low = std::min(a.index, b.index);
    const std::uint64_t high = std::max(a.index, b.index);
    return (std::uint64_t{1} << 63U) | (low << 26U) | high;
}

Diagram::Scene::LineKey Diagram::Scene::connectionKey(ConnectionId id)
{
    return ObjectId(id).value;
}

Diagram::Scene::Scene(const azure::Document& document, Words words)
    : Scene(document, std::move(words), [&](ObjectId id) {
        return isShown(document, id) ? std::optional(boxRect(document, id)) : std::nullopt;
    })
{
}

Diagram::Scene::Scene(const azure::Document& document, Words words, const RectOf& rectOf)
    : m_document(document)
    , m_words(std::move(words))
    , m_bands(m_words)
{
    const auto add = [&](ObjectId id, const auto&) {
        if (const std::optional<Rect> rect = rectOf(id))
            addBox(id, *rect);
    };
    document.all<azure::VirtualNetwork>().forEach(add);
    document.all<azure::LocalNetworkGateway>().forEach(add);
    document.all<azure::ExpressRouteCircuit>().forEach(add);
    document.all<azure::UnknownResource>().forEach(add);
    document.all<azure::Note>().forEach(add);
    document.all<azure::Connection>().forEach(
        [&](ConnectionId id, const auto&) { makeConnection(id); });
    addPeerings();
    for (auto& [key, line] : m_lines) {
        countLine(*line.from, 1);
        countLine(*line.to, 1);
        enter(line);
    }
    std::vector<Rect> everything;
    m_bands.rebuild(everything);
}

void Diagram::Scene::addPeerings()
{
    if (!showsPeerings(m_document))
        return;
    struct Side
    {
        LineKey key = 0;
        VnetId from;
        VnetId to;
        PeeringId id;
    };
    std::vector<Side> sides;
    sides.reserve(m_document.all<azure::Peering>().size());
    m_document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
        const VnetId from = peering.virtualNetwork;
        const VnetId to = peering.remoteVirtualNetwork;
        sides.push_back({pairKey(from, to), from, to, id});
    });
    // Lines that are made in order lie in order: who visits all of them finds the next one near.
    std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) {
        return std::pair(a.key, a.id) < std::pair(b.key, b.id);
    });
    for (const Side& side : sides) {
        SceneLine* line = makePair(side.from, side.to);
        if (line == nullptr)
            continue;
        PeeringId& place = side.from < side.to ? line->sides.forward : line->sides.backward;
        if (!place)
            place = side.id;
    }
}

void Diagram::Scene::addBox(ObjectId id, const Rect& rect)
{
    SceneBox& box = m_boxes.try_emplace(m_boxes.end(), id)->second;
    box.id = id;
    enter(box, rect);
}

void Diagram::Scene::enter(SceneBox& box, const Rect& rect)
{
    box.rect = rect;
    box.frame = isFrame(m_document, box.id);
    box.depth = azure::depthOf(m_document, box.id);
    m_boxIndex.insert(rect, &box);
    addBounds(rect);
    if (box.id.kind() == Kind::VirtualNetwork)
        m_bands.put(m_document, VnetId::of(box.id), rect);
}

void Diagram::Scene::moveBox(SceneBox& box, const Rect& rect)
{
    forget(box);
    m_boxIndex.remove(box.rect, &box);
    removeBounds(box.rect);
    enter(box, rect);
}

void Diagram::Scene::removeBox(std::map<ObjectId, SceneBox>::iterator place)
{
    SceneBox& box = place->second;
    forget(box);
    m_boxIndex.remove(box.rect, &box);
    removeBounds(box.rect);
    if (box.id.kind() == Kind::VirtualNetwork)
        m_bands.remove(VnetId::of(box.id));
    m_hubs.erase(box.id);
    m_boxes.erase(place);
}

void Diagram::Scene::addBounds(const Rect& rect)
{
    if (m_boundsKnown)
        m_boxBounds = m_boxIndex.size() == 1 ? rect : m_boxBounds.united(rect);
}

void Diagram::Scene::removeBounds(const Rect& rect)
{
    // A box inside does not hold the bounds apart.
    m_boundsKnown &= rect.x > m_boxBounds.x && rect.y > m_boxBounds.y
                     && rect.right() < m_boxBounds.right() && rect.bottom() < m_boxBounds.bottom();
}

const Rect& Diagram::Scene::boxBounds() const
{
    if (!m_boundsKnown) {
        m_boxBounds = m_boxes.empty() ? Rect() : m_boxes.begin()->second.rect;
        for (const auto& [id, box] : m_boxes)
            m_boxBounds = m_boxBounds.united(box.rect);
        m_boundsKnown = true;
    }
    return m_boxBounds;
}

Rect Diagram::Scene::bounds() const
{
    if (m_boxes.empty())
        return {};
    Rect all = boxBounds();
    for (const Element& band : m_bands.elements())
        all = all.united(band.bounds);
    return all;
}

void Diagram::Scene::countLine(SceneBox& box, int by)
{
    box.lines += static_cast<std::uint32_t>(by);
    if (box.lines >= kHubLines)
        m_hubs.insert(box.id);
    else
        m_hubs.erase(box.id);
}

SceneLine* Diagram::Scene::makeLine(LineKey key, ObjectId from, ObjectId to)
{
    const auto known = m_lines.lower_bound(key);
    if (known != m_lines.end() && known->first == key)
        return &known->second;
    const auto start = m_boxes.find(from);
    const auto end = m_boxes.find(to);
    if (start == m_boxes.end() || end == m_boxes.end() || from == to)
        return nullptr;
    SceneLine& line = m_lines.try_emplace(known, key)->second;
    line.from = &start->second;
    line.to = &end->second;
    return &line;
}

SceneLine* Diagram::Scene::makePair(VnetId a, VnetId b)
{
    return makeLine(pairKey(a, b), std::min(a, b), std::max(a, b));
}

SceneLine* Diagram::Scene::makeConnection(ConnectionId id)
{
    const LineEnds ends = connectionEnds(m_document, id);
    SceneLine* line = makeLine(connectionKey(id), ends.from, ends.to);
    if (line != nullptr)
        line->connection = id;
    return line;
}

void Diagram::Scene::enter(SceneLine& line)
{
    refresh(line);
    line.area =
        routingArea(line.from->rect, line.to->rect, bendsOf(m_document, line)).grown(kTagReach);
    m_areas.insert(line.area, &line);
    m_unrouted.insert(line.area, &line);
    m_overview.add(line.strand);
}

void Diagram::Scene::takeOut(SceneLine& line)
{
    unroute(line);
    m_unrouted.remove(line.area, &line);
    m_areas.remove(line.area, &line);
    m_overview.remove(line.strand);
}

void Diagram::Scene::removeLine(std::map<LineKey, SceneLine>::iterator place)
{
    SceneLine& line = place->second;
    takeOut(line);
    countLine(*line.from, -1);
    countLine(*line.to, -1);
    m_lines.erase(place);
}

bool Diagram::Scene::refresh(SceneLine& line) const
{
    const Point from = line.from->rect.center();
    const Point to = line.to->rect.center();
    Strand strand{whole(from.x), whole(from.y), whole(to.x), whole(to.y)};
    if (line.connection) {
        const azure::Connection& connection = *m_document.find(line.connection);
        line.beside = besideOf(m_document, line.connection);
        strand.connection = true;
        strand.state = connection.up ? LineState::Live : LineState::Broken;
        line.look = lookOf(connection);
    } else {
        const azure::Peering* forward = m_document.find(line.sides.forward);
        const azure::Peering* backward = m_document.find(line.sides.backward);
        azure::PeeringState state = azure::PeeringState::Connected;
        for (const auto& [side, other] :
             {std::pair(forward, backward), std::pair(backward, forward)}) {
            if (side != nullptr && lineState(stateOf(*side, other)) >= lineState(state))
                state = stateOf(*side, other);
        }
        strand.state = lineState(state);
        line.look =
            lookOf(state, azure::isGlobal(m_document, forward != nullptr ? *forward : *backward));
    }
    const bool changed = !(strand == line.strand);
    line.strand = strand;
    return changed;
}

const std::vector<Point>& Diagram::Scene::path(SceneLine& line)
{
    if (line.path.empty()) {
        m_unrouted.remove(line.area, &line);
        setRoute(line, routeOf(line));
    }
    return line.path;
}

std::vector<Element> Diagram::Scene::build(const azure::Document& document, const SceneLine& line,
                                           const std::vector<Point>& path,
                                           const BoxQuery& boxes) const
{
    if (line.connection)
        return {buildConnection(document, line.connection, path, boxes, m_words)};
    return buildPeerings(document, line.sides, path, boxes, m_words);
}

std::vector<Point> Diagram::Scene::bendsOf(const azure::Document& document, const SceneLine& line)
{
    const std::vector<Point>* bends =
        line.connection ? document.bends(line.connection) : document.bends(line.sides.forward);
    if (bends != nullptr)
        return *bends;
    bends = document.bends(line.sides.backward);
    return bends != nullptr ? std::vector<Point>(bends->rbegin(), bends->rend())
                            : std::vector<Point>();
}

Route Diagram::Scene::routeOf(const SceneLine& line) const
{
    return routeThrough(line.from->rect, line.to->rect, bendsOf(m_document, line), boxQuery(),
                        line.beside);
}

void Diagram::Scene::setRoute(SceneLine& line, Route route)
{
    line.path = std::move(route.points);
    line.looked = route.looked;
    m_paths.insert(line.path, &line);
}

void Diagram::Scene::unroute(SceneLine& line)
{
    forget(line);
    if (line.path.empty())
        return;
    m_paths.remove(line.path, &line);
    line.path = {};
    m_unrouted.insert(line.area, &line);
}

bool Diagram::Scene::routeIn(const Rect& area, std::size_t most)
{
    std::vector<SceneLine*> waiting;
    const Rect wanted = area.grown(kTagReach);
    m_unrouted.query(wanted, [&](SceneLine* line) {
        if (line->area.intersects(wanted))
            waiting.push_back(line);
    });
    for (std::size_t i = 0; i < std::min(most, waiting.size()); ++i)
        path(*waiting[i]);
    return waiting.size() <= most;
}

const std::vector<Element>& Diagram::Scene::elements(SceneBox& box)
{
    if (box.elements == nullptr) {
        box.elements = std::make_unique<const std::vector<Element>>(
            box.id.kind() == Kind::VirtualNetwork
                ? buildNetwork(m_document, VnetId::of(box.id), box.rect, m_words)
                : buildFreeBox(m_document, box.id, box.rect, m_words));
        ++m_made;
    }
    return *box.elements;
}

const std::vector<Element>& Diagram::Scene::elements(SceneLine& line)
{
    if (line.elements == nullptr) {
        line.elements = std::make_unique<const std::vector<Element>>(
            build(m_document, line, path(line), boxQuery()));
        ++m_made;
    }
    return *line.elements;
}

void Diagram::Scene::forget(SceneBox& box)
{
    m_made -= box.elements != nullptr ? 1U : 0U;
    box.elements.reset();
}

void Diagram::Scene::forget(SceneLine& line)
{
    m_made -= line.elements != nullptr ? 1U : 0U;
    line.elements.reset();
}

void Diagram::Scene::trim(std::size_t keep)
{
    if (m_made <= keep)
        return;
    for (auto& [id, box] : m_boxes)
        forget(box);
    for (auto& [key, line] : m_lines)
        forget(line);
}

SceneBox* Diagram::Scene::boxOf(ObjectId id)
{
    if (!azure::isPlaced(id.kind())) {
        if (id.kind() == Kind::VirtualMachine) {
            const auto nics = m_document.referrers(id, Kind::NetworkInterface);
            id = nics.empty() ? ObjectId() : nics.front();
        }
        id = azure::vnetOf(m_document, id);
    }
    const auto found = m_boxes.find(id);
    return found != m_boxes.end() ? &found->second : nullptr;
}

SceneLine* Diagram::Scene::lineOf(ObjectId id)
{
    LineKey key = connectionKey(ConnectionId::of(id));
    if (const auto* peering = m_document.find(PeeringId::of(id)))
        key = pairKey(peering->virtualNetwork, peering->remoteVirtualNetwork);
    const auto found = m_lines.find(key);
    return found != m_lines.end() ? &found->second : nullptr;
}

std::vector<SceneLine*> Diagram::Scene::linesOf(const SceneBox& box)
{
    std::set<LineKey> keys;
    for (const ObjectId id : m_document.referrers(box.id, Kind::Peering)) {
        const azure::Peering& peering = *m_document.find(PeeringId::of(id));
        keys.insert(pairKey(peering.virtualNetwork, peering.remoteVirtualNetwork));
    }
    for (const ObjectId id : m_document.referrers(box.id, Kind::Connection))
        keys.insert(connectionKey(ConnectionId::of(id)));
    if (const VnetId vnet = VnetId::of(box.id)) {
        for (const GatewayId gateway : azure::gatewaysOf(m_document, vnet)) {
            for (const ObjectId id : m_document.referrers(gateway, Kind::Connection))
                keys.insert(connectionKey(ConnectionId::of(id)));
        }
    }
    std::vector<SceneLine*> lines;
    for (const LineKey key : keys) {
        const auto found = m_lines.find(key);
        if (found != m_lines.end())
            lines.push_back(&found->second);
    }
    return lines;
}

void Diagram::Scene::forLinesAmong(const std::vector<SceneBox*>& boxes,
                                   const std::function<void(const SceneLine&)>& visit)
{
    ++m_query;
    std::size_t ends = 0;
    for (SceneBox* box : boxes) {
        box->visited = m_query;
        ends += box->lines;
    }
    const auto look = [&](const SceneLine& line) {
        if (line.from->visited == m_query && line.to->visited == m_query)
            visit(line);
    };
    // Finding a line by its box costs much more than coming by.
    if (ends > m_lines.size() / 8) {
        for (const auto& [key, line] : m_lines)
            look(line);
        return;
    }
    for (const SceneBox* box : boxes) {
        for (const SceneLine* line : linesOf(*box))
            look(*line);
    }
}

} // namespace peerscape::diagram
