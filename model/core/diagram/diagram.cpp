#include "core/diagram/diagram.h"

#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/clear_places.h"
#include "core/diagram/room_maker.h"
#include "core/diagram/scene.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace peerscape::diagram {

namespace {

Block blockOf(const SceneBox& box)
{
    Block block;
    block.object = box.id;
    block.rect = box.rect;
    block.lines = box.lines;
    if (box.id.kind() == Kind::VirtualNetwork)
        return block;
    block.fill = box.id.kind() == Kind::Note ? ColorRole::WarningTint : ColorRole::ChipFill;
    block.line = freeBoxColor(box.id.kind());
    block.frame = box.frame;
    block.depth = box.depth;
    return block;
}

bool liesBehind(const SceneBox* a, const SceneBox* b)
{
    return a->depth < b->depth;
}

/// Connections first, then peerings by their networks.
bool paintsBefore(const SceneLine* a, const SceneLine* b)
{
    const auto order = [](const SceneLine& line) {
        return std::tuple(!line.connection, line.connection, line.from->id, line.to->id);
    };
    return order(*a) < order(*b);
}

} // namespace

Diagram::Diagram(const azure::Document& document, Words words)
    : m_scene(std::make_unique<Scene>(document, std::move(words)))
{
}
Diagram::~Diagram() = default;
Diagram::Diagram(Diagram&&) noexcept = default;
Diagram& Diagram::operator=(Diagram&&) noexcept = default;

Damage Diagram::update(const azure::Document& next, const azure::ChangeSet& changes)
{
    return m_scene->update(next, changes);
}

const Words& Diagram::words() const
{
    return m_scene->words();
}

Rect Diagram::bounds() const
{
    return m_scene->bounds();
}

bool Diagram::empty() const
{
    return m_scene->boxes().empty();
}

const Element* Diagram::find(ObjectId object) const
{
    if (SceneLine* line = m_scene->lineOf(object)) {
        for (const Element& element : m_scene->elements(*line)) {
            if (element.object == object)
                return &element;
        }
        return nullptr;
    }
    SceneBox* box = m_scene->boxOf(object);
    if (box == nullptr)
        return nullptr;
    const ObjectId drawn = drawnAs(m_scene->document(), object);
    const Element* second = nullptr;
    for (const Element& element : m_scene->elements(*box)) {
        if (element.object == object)
            return &element;
        if (element.object == drawn)
            second = &element;
    }
    return second;
}

std::vector<Point> Diagram::pathOf(ObjectId object) const
{
    SceneLine* line = m_scene->lineOf(object);
    if (line == nullptr)
        return {};
    std::vector<Point> path = m_scene->path(*line);
    if (line->sides.backward && ObjectId(line->sides.backward) == object)
        std::reverse(path.begin(), path.end());
    return path;
}

std::optional<Rect> Diagram::boxOf(ObjectId object) const
{
    const auto found = m_scene->boxes().find(object);
    return found != m_scene->boxes().end() ? std::optional(found->second.rect) : std::nullopt;
}

std::vector<Rect> Diagram::boxesOf(const std::vector<ObjectId>& objects, const Rect& area) const
{
    std::vector<Rect> rects;
    auto object = objects.begin();
    for (const auto& [id, box] : m_scene->boxes()) {
        while (object != objects.end() && *object < id)
            ++object;
        if (object == objects.end())
            break;
        if (*object == id && box.rect.intersects(area))
            rects.push_back(box.rect);
    }
    return rects;
}

void Diagram::forEachIn(const Rect& area, const std::function<void(const Element&)>& visit) const
{
    const auto visitAll = [&](const std::vector<Element>& elements) {
        for (const Element& element : elements) {
            if (element.bounds.intersects(area))
                visit(element);
        }
    };
    visitAll(m_scene->bands().elements());
    std::vector<SceneBox*> boxes;
    m_scene->forBoxesIn(area, [&](SceneBox& box) { boxes.push_back(&box); });
    std::sort(boxes.begin(), boxes.end(), liesBehind);
    for (SceneBox* box : boxes)
        visitAll(m_scene->elements(*box));
    m_scene->routeIn(area, Scene::kAll);
    std::vector<SceneLine*> lines;
    m_scene->forLinesIn(area.grown(kTagReach), [&](SceneLine& line) { lines.push_back(&line); });
    std::sort(lines.begin(), lines.end(), paintsBefore);
    for (SceneLine* line : lines)
        visitAll(m_scene->elements(*line));
}

void Diagram::forEach(const std::function<void(const Element&)>& visit) const
{
    for (const Element& band : m_scene->bands().elements())
        visit(band);
    std::vector<SceneBox*> boxes;
    for (auto& [id, box] : m_scene->boxes())
        boxes.push_back(&box);
    std::sort(boxes.begin(), boxes.end(), liesBehind);
    for (SceneBox* box : boxes) {
        for (const Element& element : m_scene->elements(*box))
            visit(element);
    }
    for (auto& [key, line] : m_scene->lines()) {
        for (const Element& element : m_scene->elements(line))
            visit(element);
    }
}

void Diagram::forEachBand(
    const std::function<void(const Element&, std::size_t networks)>& visit) const
{
    const Bands& bands = m_scene->bands();
    for (std::size_t i = 0; i < bands.elements().size(); ++i)
        visit(bands.elements()[i], bands.networksIn(i));
}

void Diagram::forEachBlockIn(const Rect& area, const std::function<void(const Block&)>& visit) const
{
    m_scene->forBoxesIn(area, [&](const SceneBox& box) { visit(blockOf(box)); });
}

void Diagram::forEachWireIn(const Rect& area, const std::function<void(const Wire&)>& visit) const
{
    m_scene->routeIn(area, Scene::kAll);
    m_scene->forLinesIn(area, [&](const SceneLine& line) {
        visit({line.path, line.from->id, line.to->id, line.look.color, line.look.dash});
    });
}

void Diagram::forEachBundle(double zoom, const std::function<void(const Bundle&)>& visit) const
{
    for (const Bundle& bundle : m_scene->overview().bundles(Overview::levelAt(zoom)))
        visit(bundle);
}

void Diagram::forEachHub(const std::function<void(const Block&)>& visit) const
{
    for (const ObjectId id : m_scene->hubs())
        visit(blockOf(m_scene->boxes().at(id)));
}

Places Diagram::placesFor(const azure::Document& next, const azure::ChangeSet& changes) const
{
    std::vector<ObjectId> unplaced;
    for (const ObjectId id : changes.added) {
        if (azure::isPlaced(id.kind()) && next.placement(id) == nullptr)
            unplaced.push_back(id);
    }
    if (unplaced.empty())
        return {};
    if (m_scene->boxes().empty())
        return autoLayout(next, true);
    return placesBeside(next, unplaced, m_scene->boxBounds(), [&](const Rect& area) {
        bool free = true;
        m_scene->forBoxesIn(area, [&](const SceneBox& box) { free &= !box.isObstacle(); });
        return free;
    });
}

Places Diagram::roomFor(const azure::Document& next, const azure::ChangeSet& changes,
                        Aside aside) const
{
    const BoxMoves moves = m_scene->movesOf(next, changes);
    return moves.empty() ? Places() : RoomMaker(*m_scene, next, moves, aside).run();
}

Point Diagram::clearShiftOf(const Places& placements) const
{
    std::set<ObjectId> moving;
    std::vector<Rect> rects;
    azure::Transaction transaction(m_scene->document());
    for (const auto& [id, placement] : placements) {
        moving.insert(id);
        transaction.place(id, placement);
        if (keepsClear(id.kind()))
            rects.push_back(boxRect(transaction.document(), id));
    }
    const BoxQuery obstacles = [&](const Rect& area, const BoxVisitor& visit) {
        m_scene->forBoxesIn(area, [&](const SceneBox& box) {
            if (keepsClear(box.id.kind()) && !moving.contains(box.id))
                visit(box.rect);
        });
    };
    return clearShift(std::move(rects), obstacles, bounds().right());
}

bool Diagram::prepare(const Rect& area, std::size_t most) const
{
    return m_scene->routeIn(area, most);
}

bool Diagram::make(const Rect& area, std::size_t most) const
{
    std::size_t lacking = 0;
    const auto look = [&](auto& drawn) {
        if (drawn.elements == nullptr && lacking++ < most)
            m_scene->elements(drawn);
    };
    m_scene->forBoxesIn(area, look);
    m_scene->forLinesIn(area.grown(kTagReach), look);
    return lacking <= most;
}

void Diagram::trim(std::size_t keep) const
{
    m_scene->trim(keep);
}

} // namespace peerscape::diagram
