#include "core/azure/names.h"
#include "core/azure/regions.h"
#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/canvas/canvas_view.h"

#include <algorithm>
#include <cmath>

/// Moving and resizing what stands freely, by mouse and by keys.
namespace peerscape::views {

namespace {

constexpr double kReach = 6; ///< From so many pixels away guides attract.
constexpr std::size_t kMostSnapped =
    300; ///< With more boxes in view nobody sees to what one snaps.
constexpr double kMinWidth = 60;
constexpr double kMinHeight = 40;
constexpr std::size_t kMostCleared = 24; ///< More are told apart when they are dropped.

} // namespace

bool CanvasView::isLocked(ObjectId id) const
{
    const azure::Placement* placement = m_controller.document().placement(id);
    return placement != nullptr && placement->locked;
}

bool CanvasView::canResize(ObjectId id) const
{
    return azure::isPlaced(id.kind()) && !isLocked(id) && !isCollapsed(id);
}

void CanvasView::setSnapping(bool grid, bool guides)
{
    m_snapToGrid = grid;
    m_snapToGuides = guides;
}

std::vector<std::pair<ObjectId, azure::Placement>>
CanvasView::movedPlacements(diagram::Point by) const
{
    std::vector<std::pair<ObjectId, azure::Placement>> placements;
    const auto add = [&](ObjectId id) {
        const azure::Placement* placement = m_controller.document().placement(id);
        if (placement == nullptr || (placement->locked && !m_copying))
            return;
        placements.emplace_back(id, *placement);
        placements.back().second.position = {placement->position.x + by.x,
                                             placement->position.y + by.y};
    };
    if (m_selection.contains(m_grabbed)) {
        for (const ObjectId id : m_selection.ids())
            add(id);
    } else {
        add(m_grabbed);
    }
    return placements;
}

diagram::Snapping CanvasView::snappingNow(Qt::KeyboardModifiers modifiers) const
{
    if ((modifiers & Qt::AltModifier) != 0)
        return {0, false, 0};
    return {m_snapToGrid ? kGridStep : 0, m_snapToGuides, kReach / m_zoom};
}

std::vector<diagram::Rect> CanvasView::snapTargets() const
{
    std::vector<diagram::Rect> rects;
    if (!m_snapToGuides || diagram::levelAt(m_zoom) < diagram::kNormal)
        return rects;
    const bool together = m_gesture == Gesture::Move && m_selection.contains(m_grabbed);
    m_controller.diagram().forEachBlockIn(canvasWindow().area(), [&](const diagram::Block& block) {
        if (block.object != m_grabbed && !(together && m_selection.contains(block.object)))
            rects.push_back(block.rect);
    });
    if (rects.size() > kMostSnapped)
        rects.clear();
    return rects;
}

void CanvasView::updateMove(QPointF at, Qt::KeyboardModifiers modifiers)
{
    const azure::Placement* placement = m_controller.document().placement(m_grabbed);
    const auto box = m_controller.diagram().boxOf(m_grabbed);
    if (placement == nullptr || !box)
        return;
    if (placement->locked && !m_copying) {
        setHint(tr("%1 is locked. Unlock it in the Arrange menu to move it.")
                    .arg(toQString(azure::displayName(m_controller.document(), m_grabbed))));
        return;
    }
    const QPointF delta = (at - m_pressed) / m_zoom;
    const diagram::Snapping snapping = snappingNow(modifiers);
    if (m_gesture == Gesture::Move) {
        // The thing that was grabbed snaps; the others keep their distance to it.
        const diagram::Snapped snapped =
            diagram::snapMove(*box, {delta.x(), delta.y()}, snapTargets(), snapping);
        m_guides = snapped.guides;
        m_placements = movedPlacements(snapped.by);
        if (m_copying) {
            updateCopy({});
        } else {
            const bool clear = keepClear();
            updateRegion(at);
            if (m_regionHint.isEmpty() && !clear)
                setHint(tr("Something stands there: it goes to the nearest free place."));
            else
                setHint(m_regionHint);
        }
    } else {
        const diagram::Snapped snapped =
            diagram::snapResize(*box, {delta.x(), delta.y()}, snapTargets(), snapping);
        m_guides = snapped.guides;
        azure::Placement resized = *placement;
        resized.size = {std::max(kMinWidth, box->width + snapped.by.x),
                        std::max(kMinHeight, box->height + snapped.by.y)};
        m_placements = {{m_grabbed, resized}};
    }
    m_preview = m_controller.diagram().preview(m_placements);
    // The lines of the original stay with it.
    if (m_copying)
        std::erase_if(m_preview, [](const diagram::Element& element) {
            return element.kind == diagram::ElementKind::Connector;
        });
    viewport()->update();
}

bool CanvasView::keepClear()
{
    if (m_placements.size() > kMostCleared)
        return true;
    const diagram::Point by = m_controller.diagram().clearShiftOf(m_placements);
    if (by.x == 0 && by.y == 0)
        return true;
    for (auto& [id, placement] : m_placements) {
        placement.position.x += by.x;
        placement.position.y += by.y;
    }
    m_guides.clear();
    return false;
}

std::vector<VnetId> CanvasView::networksFor(const std::string& region) const
{
    std::vector<VnetId> networks;
    for (const auto& [id, placement] : m_placements) {
        const auto* vnet = m_controller.document().find(VnetId::of(id));
        if (vnet != nullptr && !equalsIgnoringCase(region, vnet->location))
            networks.push_back(VnetId::of(id));
    }
    return networks;
}

void CanvasView::updateRegion(QPointF at)
{
    std::string region;
    if (m_grabbed.kind() == Kind::VirtualNetwork)
        region = m_controller.diagram().regionAt(toCanvas(at));
    if (region == m_regionBelow)
        return;
    m_regionBelow = region;
    // A band goes where its networks go: when all of them are on the way, nothing can enter it.
    const auto staysBehind = [&] {
        bool found = false;
        m_controller.document().all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const azure::VirtualNetwork& vnet) {
                found = found
                        || (equalsIgnoringCase(region, vnet.location) && id != m_grabbed
                            && !m_selection.contains(id));
            });
        return found;
    };
    if (!region.empty() && !staysBehind())
        region.clear();
    if (region == m_region)
        return;
    m_region = region;
    m_regionHint.clear();
    if (region.empty())
        return;
    const std::vector<VnetId> networks = networksFor(region);
    if (networks.empty())
        return;
    const edit::EditResult tried = edit::setRegion(m_controller.document(), networks, region);
    m_regionHint = tried
                       ? tr("Drop here to move it to %1").arg(toQString(azure::regionLabel(region)))
                       : refusalText(tried.error());
}

void CanvasView::finishMove()
{
    const azure::Document& document = m_controller.document();
    const auto placements = m_placements;
    if (placements.empty())
        return;
    const std::string region = m_region;
    const std::vector<VnetId> networks =
        region.empty() ? std::vector<VnetId>() : networksFor(region);
    Message label{PEERSCAPE_TR_NOOP("Move {0}"),
                  {azure::displayName(document, placements.front().first)}};
    if (placements.size() > 1)
        label = {PEERSCAPE_TR_NOOP("Move {0} {0|object|objects}"),
                 {std::to_string(placements.size())}};
    if (networks.empty()) {
        apply(edit::place(document, placements, label), false);
        return;
    }
    const edit::EditResult moved = edit::setRegion(document, networks, region);
    apply(moved ? edit::chain(
                      document, moved->label, [&](const azure::Document&) { return moved; },
                      [&](const azure::Document& current) {
                          return edit::place(current, placements, label);
                      })
                : moved,
          false);
}

void CanvasView::finishResize()
{
    if (!m_placements.empty())
        apply(edit::place(m_controller.document(), m_placements,
                          {PEERSCAPE_TR_NOOP("Resize {0}"),
                           {azure::displayName(m_controller.document(), m_grabbed)}}),
              false);
}

void CanvasView::nudge(double dx, double dy)
{
    m_grabbed = m_selection.ids().empty() ? ObjectId() : m_selection.ids().front();
    if (m_nudged != m_selection.ids()) {
        m_nudged = m_selection.ids();
        ++m_nudges;
    }
    const auto placements = movedPlacements({dx, dy});
    if (placements.empty()) {
        setHint(tr("What is locked stays where it is."));
        return;
    }
    const diagram::Point by = m_controller.diagram().clearShiftOf(placements);
    if (by.x != 0 || by.y != 0) {
        setHint(tr("Something stands there."));
        return;
    }
    setHint({});
    Message label{PEERSCAPE_TR_NOOP("Move {0}"),
                  {azure::displayName(m_controller.document(), placements.front().first)}};
    if (placements.size() > 1)
        label = {PEERSCAPE_TR_NOOP("Move {0} {0|object|objects}"),
                 {std::to_string(placements.size())}};
    apply(edit::place(m_controller.document(), placements, std::move(label)), false, m_nudges);
}

void CanvasView::alignSelection(diagram::Alignment alignment)
{
    const azure::Document& document = m_controller.document();
    const diagram::Places places = diagram::aligned(document, m_selection.ids(), alignment);
    apply(edit::place(document, places,
                      {PEERSCAPE_TR_NOOP("Align {0} {0|object|objects}"),
                       {std::to_string(m_selection.ids().size())}}),
          false);
}

void CanvasView::distributeSelection(diagram::Axis axis)
{
    const azure::Document& document = m_controller.document();
    const diagram::Places places = diagram::distributed(document, m_selection.ids(), axis);
    apply(edit::place(document, places,
                      {PEERSCAPE_TR_NOOP("Distribute {0} {0|object|objects}"),
                       {std::to_string(m_selection.ids().size())}}),
          false);
}

void CanvasView::lockSelection()
{
    const std::vector<ObjectId>& ids = m_selection.ids();
    const bool lock =
        !std::any_of(ids.begin(), ids.end(), [this](ObjectId id) { return isLocked(id); });
    apply(edit::setLocked(m_controller.document(), ids, lock), false);
}

std::size_t CanvasView::movableCount() const
{
    return static_cast<std::size_t>(
        std::count_if(m_selection.ids().begin(), m_selection.ids().end(),
                      [this](ObjectId id) { return azure::isPlaced(id.kind()) && !isLocked(id); }));
}

} // namespace peerscape::views
