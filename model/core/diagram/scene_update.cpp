#include "core/azure/names.h"
#include "core/azure/references.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/scene.h"

#include <algorithm>
#include <optional>

namespace peerscape::diagram {

namespace {

/// More lines than this are routed again when somebody looks, not at once.
constexpr std::size_t kMostAtOnce = 64;
constexpr std::size_t kMostDetours = 8; ///< The same for lines that a moved box is in the way of.
constexpr std::size_t kMostAreas = 512; ///< More are not worth telling apart.
constexpr std::size_t kFew = 512;       ///< So many things are never worth a new scene.

/// Adds what an element of a line paints, part by part: its bounds would be far too much.
void addAreas(const Element& element, std::vector<Rect>& areas)
{
    for (const Primitive& primitive : element.primitives) {
        if (const auto* box = std::get_if<BoxShape>(&primitive.shape)) {
            areas.push_back(box->rect.grown(2));
        } else if (const auto* line = std::get_if<LineShape>(&primitive.shape)) {
            for (std::size_t i = 0; i + 1 < line->points.size(); ++i)
                areas.push_back(segmentArea(line->points, i));
        }
    }
}

/// How many boxes and lines a change concerns, as far as it says so itself.
std::size_t drawnThingsIn(const azure::Document& before, const azure::Document& next,
                          const azure::ChangeSet& changes)
{
    std::size_t count = 0;
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed})
        count +=
            static_cast<std::size_t>(std::count_if(list->begin(), list->end(), [](ObjectId id) {
                return azure::isPlaced(id.kind()) || azure::isLine(id.kind());
            }));
    // A lock changes nothing but itself.
    count += static_cast<std::size_t>(
        std::count_if(changes.moved.begin(), changes.moved.end(), [&](ObjectId id) {
            const azure::Placement* was = before.placement(id);
            const azure::Placement* is = next.placement(id);
            return was == nullptr || is == nullptr || !(was->position == is->position)
                   || was->collapsed != is->collapsed;
        }));
    if (showsPeerings(before) != showsPeerings(next))
        count += std::max(before.all<azure::Peering>().size(), next.all<azure::Peering>().size());
    return count;
}

/// Whether a change makes so much different that making everything anew takes less time than
/// looking at the surroundings of each.
bool isMostOf(std::size_t drawn, const azure::Document& before, const azure::Document& next,
              const azure::ChangeSet& changes)
{
    const std::size_t count = drawnThingsIn(before, next, changes);
    return count > kFew && count > drawn / 4;
}

/// Whether a box could stand where a tag of the line is, or would be.
bool passesNear(const SceneLine& line, const Rect& box)
{
    for (std::size_t i = 0; i + 1 < line.path.size(); ++i) {
        if (segmentArea(line.path, i).grown(kTagReach).intersects(box))
            return true;
    }
    return false;
}

} // namespace

/// One update of a scene, step by step.
class Diagram::Scene::Update
{
public:
    Update(Scene& scene, const azure::Document& next, const azure::ChangeSet& changes)
        : m_scene(scene)
        , m_before(scene.m_document)
        , m_next(next)
        , m_changes(changes)
    {
    }

    Damage run()
    {
        collectTouched();
        decideMoves();
        collectLines();
        m_scene.m_document = m_next;
        takeOutLines();
        changeBoxes();
        putBackLines();
        routeAround();
        if (m_everything)
            startOver();
        m_scene.m_bands.rebuild(m_damage.areas);
        m_damage.everything |= m_everything || m_damage.areas.size() > kMostAreas;
        return std::move(m_damage);
    }

    BoxMoves moves()
    {
        collectTouched();
        decideMoves();
        return std::move(m_moves);
    }

private:
    void collectTouched();
    void collect(const azure::Document& document, ObjectId id);
    void collectBoxes(const azure::Document& document, ObjectId id);
    /// The connections that run beside a line between two boxes.
    void collectBeside(const azure::Document& document, ObjectId a, ObjectId b);
    void collectHidden();
    void collectLinesOf(const azure::Document& document, ObjectId box);
    void decideMoves();
    /// The lines that may look different because of changed and moved boxes.
    void collectLines();
    void takeOutLines();
    void changeBoxes();
    void putBackLines();
    void routeAround();
    void routeAgain(SceneLine& line, bool tagsMayMove);
    void startOver();
    void damageLine(SceneLine& line);
    /// Looks again at a line that stands where it belongs, `isNew` when it did not before.
    void touch(SceneLine& line, bool isNew);

    Scene& m_scene;
    const azure::Document m_before;
    const azure::Document& m_next;
    const azure::ChangeSet& m_changes;
    Damage m_damage;
    bool m_everything = false;
    Touched m_touched;
    BoxMoves m_moves;
    std::set<SceneLine*> m_takenOut; ///< Lines whose ends, or bends, are moving.
};

void Diagram::Scene::Update::collect(const azure::Document& document, ObjectId id)
{
    if (!document.contains(id))
        return;
    if (const auto* peering = document.find(PeeringId::of(id))) {
        m_touched.pairs[std::minmax(peering->virtualNetwork, peering->remoteVirtualNetwork)] = true;
        collectBeside(document, peering->virtualNetwork, peering->remoteVirtualNetwork);
        return;
    }
    if (id.kind() == Kind::Connection) {
        m_touched.connections.insert(ConnectionId::of(id));
        const LineEnds ends = connectionEnds(document, ConnectionId::of(id));
        collectBeside(document, ends.from, ends.to);
        return;
    }
    if (azure::isPlaced(id.kind()))
        m_touched.boxes.insert(id);
    if (id.kind() == Kind::VirtualNetwork)
        return;
    collectBoxes(document, id);
    // Which of a machine's interfaces stands for it depends on the others.
    const auto* nic = document.find(NicId::of(id));
    const ObjectId shared = nic != nullptr ? ObjectId(nic->virtualMachine) : id;
    // What is shown in other places: a machine in its NIC's subnet, an address on its gateway's
    // chip, a table on its subnets.
    for (const ObjectId user : document.referrers(shared)) {
        if (user.kind() == Kind::Connection)
            collect(document, user);
        else
            collectBoxes(document, user);
    }
}

void Diagram::Scene::Update::collectBeside(const azure::Document& document, ObjectId a, ObjectId b)
{
    for (const ConnectionId id : connectionsBetween(document, a, b))
        m_touched.connections.insert(id);
}

void Diagram::Scene::Update::collectBoxes(const azure::Document& document, ObjectId id)
{
    if (const VnetId vnet = azure::vnetOf(document, id))
        m_touched.boxes.insert(vnet);
    // A gateway is drawn in every subnet in which it has an address.
    document.visit(id, [&](auto, const auto& resource) {
        azure::visitReferences(resource, [&](auto reference) {
            const auto* subnet = document.find(SubnetId::of(reference));
            if (subnet != nullptr && subnet->virtualNetwork)
                m_touched.boxes.insert(subnet->virtualNetwork);
        });
    });
}

void Diagram::Scene::Update::collectTouched()
{
    for (const auto* list :
         {&m_changes.added, &m_changes.updated, &m_changes.removed, &m_changes.moved}) {
        for (const ObjectId id : *list) {
            collect(m_before, id);
            collect(m_next, id);
            m_everything |= id.kind() == Kind::Subscription || id.kind() == Kind::ResourceGroup;
        }
    }
    m_everything |= m_changes.settingsChanged;
    collectHidden();
}

/// What comes or goes because a layer is shown or hidden.
void Diagram::Scene::Update::collectHidden()
{
    const azure::Layers before = m_before.settings().hiddenLayers;
    const azure::Layers next = m_next.settings().hiddenLayers;
    const auto changes = [&](azure::Layer layer) {
        return before.contains(layer) != next.contains(layer);
    };
    for (const azure::Document* document : {&m_before, &m_next}) {
        if (changes(azure::Layer::Notes))
            document->all<azure::Note>().forEach(
                [&](NoteId id, const auto&) { m_touched.boxes.insert(id); });
        if (changes(azure::Layer::Peerings))
            document->all<azure::Peering>().forEach(
                [&](PeeringId id, const auto&) { collect(*document, id); });
    }
}

void Diagram::Scene::Update::collectLinesOf(const azure::Document& document, ObjectId box)
{
    // What runs beside its peerings are its own connections.
    for (const ObjectId id : document.referrers(box, Kind::Peering)) {
        const azure::Peering& peering = *document.find(PeeringId::of(id));
        m_touched.pairs.try_emplace(
            std::minmax(peering.virtualNetwork, peering.remoteVirtualNetwork), false);
    }
    for (const ObjectId id : document.referrers(box, Kind::Connection))
        collect(document, id);
    if (const VnetId vnet = VnetId::of(box)) {
        for (const GatewayId gateway : azure::gatewaysOf(document, vnet)) {
            for (const ObjectId id : document.referrers(gateway, Kind::Connection))
                collect(document, id);
        }
    }
}

void Diagram::Scene::Update::decideMoves()
{
    for (const ObjectId id : m_touched.boxes) {
        BoxMove move;
        bool turned = false; // lines run round some notes and not round others
        if (const auto known = m_scene.m_boxes.find(id); known != m_scene.m_boxes.end()) {
            move.was = known->second.rect;
            turned = known->second.frame != isFrame(m_next, id)
                     || known->second.depth != azure::depthOf(m_next, id);
        }
        move.is = m_scene.rectIn(m_next, m_changes, id);
        if (turned || !(move.was == move.is))
            m_moves.emplace(id, move);
    }
}

void Diagram::Scene::Update::collectLines()
{
    // A changed network or a changed space can make the other sides of its peerings stale or live,
    // and their names are read aloud; regions decide about "global".
    std::set<ObjectId> changed;
    for (const ObjectId id : m_changes.updated) {
        if (azure::isPlaced(id.kind()))
            changed.insert(id);
    }
    for (const auto* list : {&m_changes.added, &m_changes.updated, &m_changes.removed}) {
        for (const ObjectId id : *list) {
            if (id.kind() == Kind::Subnet)
                changed.insert(azure::vnetOf(m_next.contains(id) ? m_next : m_before, id));
        }
    }
    for (const auto& [id, move] : m_moves)
        changed.insert(id);
    for (const ObjectId id : changed) {
        if (!m_changes.layoutOnly())
            collectLinesOf(m_before, id);
        collectLinesOf(m_next, id);
    }
}

void Diagram::Scene::Update::damageLine(SceneLine& line)
{
    if (line.path.empty())
        return;
    if (line.elements != nullptr) {
        for (const Element& element : *line.elements)
            addAreas(element, m_damage.areas);
        return;
    }
    // Its tags may have been painted and forgotten since.
    for (std::size_t i = 0; i + 1 < line.path.size(); ++i)
        m_damage.areas.push_back(segmentArea(line.path, i).grown(kTagReach));
}

void Diagram::Scene::Update::takeOutLines()
{
    const auto moveOf = [&](const SceneBox& box) {
        const auto found = m_moves.find(box.id);
        return found != m_moves.end() ? &found->second : nullptr;
    };
    const auto takeOut = [&](LineKey key, auto&& staysBetweenItsEnds) {
        const auto place = m_scene.m_lines.find(key);
        if (place == m_scene.m_lines.end())
            return;
        SceneLine& line = place->second;
        damageLine(line);
        const std::vector<Point> bends = bendsOf(m_before, line);
        const BoxMove* from = moveOf(*line.from);
        const BoxMove* to = moveOf(*line.to);
        const bool stays =
            staysBetweenItsEnds(line) && (from == nullptr || from->is) && (to == nullptr || to->is);
        if (stays && from == nullptr && to == nullptr && bends == bendsOf(m_next, line))
            return;
        m_damage.bundles = true;
        if (!stays) {
            m_scene.removeLine(place);
            return;
        }
        m_scene.takeOut(line);
        m_takenOut.insert(&line);
    };
    for (const auto& entry : m_touched.pairs) {
        const auto& [near, far] = entry.first;
        takeOut(pairKey(near, far), [&](auto& line) {
            if (entry.second) // some of it changed
                line.sides = sidesBetween(m_next, entry.first.first, entry.first.second);
            return showsPeerings(m_next) && !(line.sides == PeeringSides());
        });
    }
    for (const ConnectionId id : m_touched.connections)
        takeOut(connectionKey(id), [&](const SceneLine& line) {
            const LineEnds ends = connectionEnds(m_next, id);
            return ends.from == line.from->id && ends.to == line.to->id;
        });
}

void Diagram::Scene::Update::changeBoxes()
{
    for (const ObjectId id : m_touched.boxes) {
        const auto place = m_scene.m_boxes.find(id);
        if (place != m_scene.m_boxes.end())
            m_damage.areas.push_back(place->second.rect.grown(2));
        const auto move = m_moves.find(id);
        if (move != m_moves.end()) {
            m_damage.bundles = true;
            const std::optional<Rect>& is = move->second.is;
            if (is)
                m_damage.areas.push_back(is->grown(2));
            if (!is && place != m_scene.m_boxes.end())
                m_scene.removeBox(place);
            else if (is && place != m_scene.m_boxes.end())
                m_scene.moveBox(place->second, *is);
            else if (is)
                m_scene.addBox(id, *is);
        } else if (place != m_scene.m_boxes.end()) {
            m_scene.forget(place->second);
            if (id.kind() == Kind::VirtualNetwork)
                m_scene.m_bands.put(m_next, VnetId::of(id), place->second.rect);
        }
    }
}

void Diagram::Scene::Update::touch(SceneLine& line, bool isNew)
{
    const bool wasShown = !line.path.empty();
    const Strand before = line.strand;
    const double beside = line.beside;
    m_scene.forget(line);
    if (!isNew && m_scene.refresh(line)) {
        m_scene.m_overview.remove(before);
        m_scene.m_overview.add(line.strand);
        m_damage.bundles = true;
    }
    if (line.beside != beside)
        m_scene.unroute(line);
    if (!isNew && !wasShown)
        return;
    if (m_touched.pairs.size() + m_touched.connections.size() > kMostAtOnce) {
        m_damage.everything = true;
        return;
    }
    m_scene.elements(line);
    damageLine(line);
}

void Diagram::Scene::Update::putBackLines()
{
    const auto putBack = [&](SceneLine& line, bool isMade) {
        const bool isOut = isMade || m_takenOut.contains(&line);
        if (isMade) {
            m_scene.countLine(*line.from, 1);
            m_scene.countLine(*line.to, 1);
            m_damage.bundles = true;
        }
        if (isOut)
            m_scene.enter(line);
        touch(line, isOut);
    };
    for (const auto& [pair, changed] : m_touched.pairs) {
        const auto known = m_scene.m_lines.find(pairKey(pair.first, pair.second));
        if (known != m_scene.m_lines.end()) {
            putBack(known->second, false);
            continue;
        }
        const PeeringSides sides = showsPeerings(m_next) && m_scene.m_boxes.contains(pair.first)
                                           && m_scene.m_boxes.contains(pair.second)
                                       ? sidesBetween(m_next, pair.first, pair.second)
                                       : PeeringSides();
        if (sides == PeeringSides())
            continue;
        if (SceneLine* line = m_scene.makePair(pair.first, pair.second)) {
            line->sides = sides;
            putBack(*line, true);
        }
    }
    for (const ConnectionId id : m_touched.connections) {
        const auto known = m_scene.m_lines.find(connectionKey(id));
        if (known != m_scene.m_lines.end())
            putBack(known->second, false);
        else if (SceneLine* line = m_scene.makeConnection(id))
            putBack(*line, true);
    }
}

void Diagram::Scene::Update::routeAround()
{
    std::map<SceneLine*, bool> affected; // true: tags may move, even when the route stays
    for (const auto& [id, move] : m_moves) {
        for (const std::optional<Rect>& rect : {move.was, move.is}) {
            if (!rect)
                continue;
            m_scene.m_areas.query(*rect, [&](SceneLine* line) {
                if (line->path.empty())
                    return;
                const bool nearTags = passesNear(*line, *rect);
                if (nearTags || line->looked.intersects(*rect)
                    || mattersToRoute(line->from->rect, line->to->rect, *rect, line->beside))
                    affected[line] |= nearTags;
            });
        }
    }
    for (const auto& [line, tagsMayMove] : affected) {
        if (affected.size() > kMostDetours) {
            m_scene.unroute(*line);
            m_damage.everything = true;
        } else {
            routeAgain(*line, tagsMayMove);
        }
    }
}

void Diagram::Scene::Update::routeAgain(SceneLine& line, bool tagsMayMove)
{
    Route route = m_scene.routeOf(line);
    const bool same = route.points == line.path;
    if (same && !tagsMayMove && route.looked == line.looked)
        return;
    const bool made = line.elements != nullptr;
    damageLine(line);
    m_scene.unroute(line);
    m_scene.m_unrouted.remove(line.area, &line);
    m_scene.setRoute(line, std::move(route));
    if (made)
        m_scene.elements(line);
    damageLine(line);
}

void Diagram::Scene::Update::startOver()
{
    m_scene.trim(0);
    for (const auto& [id, box] : m_scene.m_boxes) {
        if (id.kind() == Kind::VirtualNetwork)
            m_scene.m_bands.put(m_next, VnetId::of(id), box.rect);
    }
}

std::optional<Rect> Diagram::Scene::rectIn(const azure::Document& next,
                                           const azure::ChangeSet& changes, ObjectId id) const
{
    if (!isShown(next, id))
        return std::nullopt;
    const auto known = m_boxes.find(id);
    const azure::Placement* was = m_document.placement(id);
    const azure::Placement* is = next.placement(id);
    if (changes.layoutOnly() && known != m_boxes.end() && was != nullptr && is != nullptr) {
        azure::Placement there = *was;
        there.position = is->position;
        const Rect& rect = known->second.rect;
        if (there == *is)
            return Rect{is->position.x, is->position.y, rect.width, rect.height};
    }
    return boxRect(next, id);
}

BoxMoves Diagram::Scene::movesOf(const azure::Document& next, const azure::ChangeSet& changes)
{
    return Update(*this, next, changes).moves();
}

Damage Diagram::Scene::update(const azure::Document& next, const azure::ChangeSet& changes)
{
    if (isMostOf(m_boxes.size() + m_lines.size(), m_document, next, changes)) {
        *this = Scene(next, m_words, [&](ObjectId id) { return rectIn(next, changes, id); });
        Damage damage;
        damage.bundles = damage.everything = true;
        return damage;
    }
    return Update(*this, next, changes).run();
}

} // namespace peerscape::diagram
