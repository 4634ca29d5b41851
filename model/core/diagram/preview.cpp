#include "core/diagram/box_builder.h"
#include "core/diagram/connector_builder.h"
#include "core/diagram/scene.h"

#include <iterator>

/// What a drag shows before it is dropped.
namespace peerscape::diagram {

namespace {

/// More boxes or lines than this are shown as outlines and plain lines while they move.
constexpr std::size_t kMostInFull = 24;

Element draftBox(ObjectId id, const Rect& rect)
{
    Element element;
    element.kind =
        id.kind() == Kind::VirtualNetwork ? ElementKind::VirtualNetwork : ElementKind::FreeBox;
    element.object = id;
    element.bounds = element.box = rect;
    element.primitives.push_back(
        {BoxShape{rect, kBoxRadius, ColorRole::VnetFill, ColorRole::VnetLine, 1.5}, kAllLevels});
    return element;
}

Element draftLine(const SceneLine& line, const Rect& from, const Rect& to)
{
    Element element;
    element.kind = ElementKind::Connector;
    element.object = line.object();
    element.from = line.from->id;
    element.to = line.to->id;
    LineShape shape;
    shape.points = draftConnector(from, to);
    shape.color = line.look.color;
    element.box = from.united(to);
    element.bounds = element.box.grown(2);
    element.primitives.push_back({std::move(shape), kAllLevels});
    return element;
}

} // namespace

std::vector<Element>
Diagram::preview(const std::vector<std::pair<ObjectId, azure::Placement>>& placements) const
{
    azure::Transaction transaction(m_scene->document());
    azure::placeWithBends(transaction, placements);
    const azure::Document& document = transaction.document();
    std::vector<Element> elements;
    const auto append = [&](std::vector<Element> made) {
        std::move(made.begin(), made.end(), std::back_inserter(elements));
    };
    std::map<ObjectId, Rect> moved;
    std::set<SceneLine*> lines;
    for (const auto& [id, placement] : placements) {
        const auto box = m_scene->boxes().find(id);
        if (box == m_scene->boxes().end())
            continue;
        const Rect rect = boxRect(document, id);
        moved[id] = rect;
        for (SceneLine* line : m_scene->linesOf(box->second))
            lines.insert(line);
        if (placements.size() > kMostInFull)
            elements.push_back(draftBox(id, rect));
        else if (id.kind() == Kind::VirtualNetwork)
            append(buildNetwork(document, VnetId::of(id), rect, m_scene->words()));
        else
            append(buildFreeBox(document, id, rect, m_scene->words()));
    }
    const auto rectOf = [&](const SceneBox& box) {
        const auto found = moved.find(box.id);
        return found != moved.end() ? found->second : box.rect;
    };
    // Boxes that are being moved are no obstacles where they were.
    const BoxQuery boxes = [&](const Rect& area, const BoxVisitor& visit) {
        m_scene->forBoxesIn(area, [&](const SceneBox& box) {
            if (box.isObstacle() && !moved.contains(box.id))
                visit(box.rect);
        });
        for (const auto& [id, rect] : moved) {
            if (rect.intersects(area) && !isFrame(document, id)
                && !azure::depthOf(document, id).behind)
                visit(rect);
        }
    };
    for (const SceneLine* line : lines) {
        const Rect from = rectOf(*line->from);
        const Rect to = rectOf(*line->to);
        if (lines.size() > kMostInFull)
            elements.push_back(draftLine(*line, from, to));
        else
            append(m_scene->build(
                document, *line,
                routeThrough(from, to, Scene::bendsOf(document, *line), boxes, line->beside).points,
                boxes));
    }
    return elements;
}

std::vector<Element> Diagram::previewBends(ObjectId object, const std::vector<Point>& bends) const
{
    const SceneLine* line = m_scene->lineOf(object);
    if (line == nullptr)
        return {};
    azure::Transaction transaction(m_scene->document());
    azure::setBends(transaction, object, bends);
    const std::vector<Point> path = routeThrough(line->from->rect, line->to->rect,
                                                 Scene::bendsOf(transaction.document(), *line),
                                                 m_scene->boxQuery(), line->beside)
                                        .points;
    return m_scene->build(transaction.document(), *line, path, m_scene->boxQuery());
}

} // namespace peerscape::diagram
