#include "core/azure/names.h"
#include "core/base/sort_unique.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

/// Pointing at a diagram and walking through it.
namespace peerscape::diagram {

namespace {

/// Six pixels at 15 %: with a larger tolerance lines are drawn in bundles.
constexpr double kMostTolerance = 40;
constexpr double kFrameTitle = 26; ///< Height of a frame's title.
constexpr double kLineReach = 8;   ///< How far a side of a peering runs from the path of both.

double distanceToLine(Point p, const std::vector<Point>& line)
{
    double best = 1e36; // its square, as no root of it changes which is nearest
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double size = dx * dx + dy * dy;
        const double t =
            size > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / size, 0.0, 1.0) : 0;
        const double x = p.x - a.x - t * dx;
        const double y = p.y - a.y - t * dy;
        best = std::min(best, x * x + y * y);
    }
    return std::sqrt(best);
}

/// Of a frame only the outline and the title can be pointed at.
bool isPointedAt(const SceneBox& box, Point point, double tolerance)
{
    if (!box.rect.contains(point))
        return false;
    if (!box.frame)
        return true;
    const double edge = std::max(tolerance, 4.0);
    const Rect inside{box.rect.x + edge, box.rect.y + kFrameTitle, box.rect.width - 2 * edge,
                      box.rect.height - kFrameTitle - edge};
    return !inside.contains(point)
           || (point.x > box.rect.right() - 12 && point.y > box.rect.bottom() - 12);
}

HitPart partOf(const Element& element, Point point)
{
    const bool resizable = azure::isPlaced(element.object.kind());
    if (resizable && point.x > element.box.right() - 12 && point.y > element.box.bottom() - 12)
        return HitPart::ResizeHandle;
    if (element.kind == ElementKind::VirtualNetwork && point.y < element.box.y + kHeaderHeight)
        return point.x < element.box.center().x ? HitPart::Title : HitPart::Header;
    if (element.kind == ElementKind::Subnet && point.y < element.box.y + 28)
        return HitPart::Header;
    return HitPart::Body;
}

} // namespace

Hit Diagram::hitTest(Point point, double tolerance) const
{
    const Rect around = Rect{point.x, point.y, 0, 0}.grown(std::max(tolerance, 0.01));
    m_scene->prefetch(point);
    // A box that is hit squarely wins over a line that passes near.
    SceneBox* top = nullptr;
    m_scene->forBoxesIn(around, [&](SceneBox& box) {
        if (isPointedAt(box, point, tolerance) && (top == nullptr || top->depth < box.depth))
            top = &box;
    });
    if (top != nullptr) {
        Hit hit;
        for (const Element& element : m_scene->elements(*top)) {
            if (element.object && element.box.contains(point))
                hit = {partOf(element, point), &element};
        }
        return hit;
    }
    if (tolerance > kMostTolerance)
        return {};
    m_scene->routeIn(around, Scene::kAll);
    return lineAt(point, tolerance);
}

Hit Diagram::lineAt(Point point, double tolerance) const
{
    std::pair<double, ObjectId> best{tolerance, ObjectId(Kind::Note, ObjectId::kMaxIndex)};
    SceneLine* nearest = nullptr;
    const auto consider = [&](SceneLine& line, ObjectId object, const std::vector<Point>& path) {
        if (!object)
            return;
        const std::pair candidate(distanceToLine(point, path), object);
        if (candidate < best) {
            best = candidate;
            nearest = &line;
        }
    };
    // Of all lines but the nearest nothing is looked at but where they run: what is drawn along
    // them lies elsewhere in memory. Segments stand in the index with room on both sides.
    const double reach = std::max(tolerance + kLineReach - kSegmentReach, 0.01);
    std::vector<Point> side;
    m_scene->forLinesIn(Rect{point.x, point.y, 0, 0}.grown(reach), [&](SceneLine& line) {
        if (distanceToLine(point, line.path) > best.first + kLineReach)
            return;
        if (line.connection) {
            consider(line, line.connection, line.path);
            return;
        }
        offsetLine(line.path, -kSideSpread, side);
        consider(line, line.sides.forward, side);
        offsetLine(line.path, kSideSpread, side);
        consider(line, line.sides.backward, side);
    });
    if (nearest == nullptr)
        return {};
    const std::vector<Element>& elements = m_scene->elements(*nearest);
    const auto hit = std::find_if(elements.begin(), elements.end(), [&](const Element& element) {
        return element.object == best.second;
    });
    return hit != elements.end() ? Hit{HitPart::Line, &*hit} : Hit();
}

namespace {

/// Whether an area covers a good part of another one.
bool isMuchOf(const Rect& area, const Rect& all)
{
    const double width = std::min(area.right(), all.right()) - std::max(area.x, all.x);
    const double height = std::min(area.bottom(), all.bottom()) - std::max(area.y, all.y);
    return width > 0 && height > 0 && width * height > all.width * all.height / 8;
}

/// Sorts ids and drops doubles. Thousands are not compared with each other but marked, kind by
/// kind. O(ids + the largest number).
void sortDistinct(std::vector<ObjectId>& ids)
{
    constexpr std::size_t kFewIds = 1024;
    if (ids.size() < kFewIds) {
        sortUnique(ids);
        return;
    }
    std::array<std::vector<bool>, kKindCount> marked;
    for (const ObjectId id : ids) {
        std::vector<bool>& marks = marked[static_cast<std::size_t>(id.kind())];
        if (marks.size() <= id.index())
            marks.resize(std::size_t{2} * id.index() + 1);
        marks[id.index()] = true;
    }
    ids.clear();
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
        for (std::uint32_t index = 0; index < marked[kind].size(); ++index) {
            if (marked[kind][index])
                ids.emplace_back(static_cast<Kind>(kind), index);
        }
    }
}

} // namespace

std::vector<ObjectId> Diagram::objectsIn(const Rect& area, bool touching) const
{
    std::vector<ObjectId> ids;
    std::vector<SceneBox*> taken;
    const auto takes = [&](const Rect& rect) {
        return area.contains(rect) || (touching && area.intersects(rect));
    };
    const auto look = [&](SceneBox& box) {
        if (takes(box.rect)) {
            ids.push_back(box.id);
            taken.push_back(&box);
            return;
        }
        for (const Element& element : m_scene->elements(box)) {
            if (element.object && element.parent && takes(element.box))
                ids.push_back(element.object);
        }
    };
    // Of many boxes finding each in the index costs much more than coming by all of them.
    if (isMuchOf(area, m_scene->boxBounds())) {
        for (auto& [id, box] : m_scene->boxes()) {
            if (box.rect.intersects(area))
                look(box);
        }
    } else {
        m_scene->forBoxesIn(area, look);
    }
    m_scene->forLinesAmong(taken, [&](const SceneLine& line) {
        for (const ObjectId id : {ObjectId(line.connection), ObjectId(line.sides.forward),
                                  ObjectId(line.sides.backward)}) {
            if (id)
                ids.push_back(id);
        }
    });
    sortDistinct(ids);
    return ids;
}

std::string Diagram::regionAt(Point point) const
{
    for (const Element& band : m_scene->bands().elements()) {
        if (band.kind == ElementKind::RegionBand && band.box.contains(point))
            return band.band.str();
    }
    return {};
}

namespace {

/// The first or the last object of some elements; none when they name none.
ObjectId outermost(const std::vector<Element>& elements, bool last)
{
    ObjectId found;
    for (const Element& element : elements) {
        if (element.object && (last || !found))
            found = element.object;
    }
    return found;
}

/// The object after or before `object` among some elements; none at the end.
ObjectId beside(const std::vector<Element>& elements, ObjectId object, bool backwards)
{
    ObjectId previous;
    bool passed = false;
    for (const Element& element : elements) {
        if (!element.object)
            continue;
        if (passed)
            return element.object;
        if (element.object == object) {
            if (backwards)
                return previous;
            passed = true;
        }
        previous = element.object;
    }
    return {};
}

} // namespace

ObjectId Diagram::nextTo(ObjectId object, bool backwards) const
{
    // Boxes in order of their ids, then lines in order of their keys.
    auto& boxes = m_scene->boxes();
    auto& lines = m_scene->lines();
    if (boxes.empty())
        return {};
    const auto firstOf = [&](auto& map, auto place) -> ObjectId {
        return place == map.end() ? ObjectId()
                                  : outermost(m_scene->elements(place->second), backwards);
    };
    const auto edge = [&](auto& map) {
        return map.empty() ? map.end() : backwards ? std::prev(map.end()) : map.begin();
    };
    const auto step = [&](auto& map, auto place) {
        if (backwards)
            return place == map.begin() ? map.end() : std::prev(place);
        return std::next(place);
    };
    const Element* element = find(object);
    if (element == nullptr) {
        const ObjectId line = backwards ? firstOf(lines, edge(lines)) : ObjectId();
        return line ? line : firstOf(boxes, edge(boxes));
    }
    const ObjectId drawn = element->object;
    if (SceneLine* line = m_scene->lineOf(drawn)) {
        if (const ObjectId id = beside(m_scene->elements(*line), drawn, backwards))
            return id;
        const auto place = std::find_if(lines.begin(), lines.end(),
                                        [&](const auto& entry) { return &entry.second == line; });
        const ObjectId id = firstOf(lines, step(lines, place));
        return id ? id : firstOf(boxes, edge(boxes));
    }
    SceneBox* box = m_scene->boxOf(drawn);
    if (const ObjectId id = beside(m_scene->elements(*box), drawn, backwards))
        return id;
    if (const ObjectId id = firstOf(boxes, step(boxes, boxes.find(box->id))))
        return id;
    const ObjectId line = firstOf(lines, edge(lines));
    return line ? line : firstOf(boxes, edge(boxes));
}

ObjectId Diagram::nearest(ObjectId object, int dx, int dy) const
{
    const Element* from = find(object);
    if (from == nullptr)
        return {};
    const Point start = from->box.center();
    const ObjectId self = from->object;
    const ElementKind kind = from->kind;
    std::pair<double, ObjectId> best{1e18, ObjectId()};
    const auto consider = [&](ObjectId id, const Rect& rect) {
        const double x = rect.center().x - start.x;
        const double y = rect.center().y - start.y;
        const double along = x * dx + y * dy;
        const double cost = along + 2 * (std::abs(x * dy) + std::abs(y * dx));
        if (along > 1 && id && id != self)
            best = std::min(best, std::pair(cost, id));
    };
    if (kind == ElementKind::VirtualNetwork || kind == ElementKind::FreeBox) {
        const bool networks = kind == ElementKind::VirtualNetwork;
        for (const auto& [id, box] : m_scene->boxes()) {
            if ((id.kind() == Kind::VirtualNetwork) == networks)
                consider(id, box.rect);
        }
        return best.second;
    }
    // What stands in boxes, and lines, are looked for nearby first: they have to be made.
    for (const double reach : {1000.0, 4000.0, 16000.0}) {
        forEachIn(Rect{start.x, start.y, 0, 0}.grown(reach), [&](const Element& element) {
            if (element.kind == kind)
                consider(element.object, element.box);
        });
        if (best.second)
            break;
    }
    return best.second;
}

ObjectId Diagram::firstInside(ObjectId object) const
{
    SceneBox* box = m_scene->lineOf(object) == nullptr ? m_scene->boxOf(object) : nullptr;
    if (box == nullptr)
        return {};
    for (const Element& element : m_scene->elements(*box)) {
        if (element.object && element.parent == object)
            return element.object;
    }
    return {};
}

} // namespace peerscape::diagram
