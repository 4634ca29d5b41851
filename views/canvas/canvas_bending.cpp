#include "core/azure/lines.h"
#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

/// Bending peerings and connections, by mouse and by keys.
namespace peerscape::views {

namespace {

constexpr double kGrip = 8; ///< A handle is taken from so many pixels away.
constexpr double kBendRadius = 5;
constexpr double kNewBendRadius = 3.5;

} // namespace

ObjectId CanvasView::selectedLine() const
{
    const ObjectId id = m_selection.single();
    return azure::isLine(id.kind()) ? id : ObjectId();
}

std::vector<diagram::BendHandle> CanvasView::bendHandles() const
{
    const ObjectId line = selectedLine();
    if (!line || m_viewOnly || diagram::levelAt(m_zoom) < diagram::kNormal)
        return {};
    return diagram::bendHandles(m_controller.diagram().pathOf(line),
                                azure::bendsOf(m_controller.document(), line));
}

std::optional<diagram::BendHandle> CanvasView::bendHandleAt(QPointF at) const
{
    std::optional<diagram::BendHandle> nearest;
    double best = kGrip;
    for (const diagram::BendHandle& handle : bendHandles()) {
        const QPointF away = toView(handle.at) - at;
        const double distance = std::hypot(away.x(), away.y());
        // Of two at one place the bend is meant.
        if (distance < best || (handle.isBend && distance == best)) {
            best = distance;
            nearest = handle;
        }
    }
    return nearest;
}

void CanvasView::beginBend(ObjectId line, const std::optional<diagram::BendHandle>& handle)
{
    m_gesture = Gesture::Bend;
    m_grabbed = line;
    m_bends = azure::bendsOf(m_controller.document(), line);
    const diagram::Point at = toCanvas(m_pressed);
    m_bend = handle ? handle->index
                    : diagram::newBendIndex(m_controller.diagram().pathOf(line), m_bends, at);
    if (!handle || !handle->isBend)
        m_bends.insert(m_bends.begin() + static_cast<std::ptrdiff_t>(m_bend), at);
    m_bendFrom = m_bends[m_bend];
}

void CanvasView::updateBend(QPointF at, Qt::KeyboardModifiers modifiers)
{
    const std::vector<diagram::Point> path = m_controller.diagram().pathOf(m_grabbed);
    if (path.empty())
        return;
    // It comes into line with its neighbours, where the line then needs no corner.
    const diagram::Point before = m_bend > 0 ? m_bends[m_bend - 1] : path.front();
    const diagram::Point after = m_bend + 1 < m_bends.size() ? m_bends[m_bend + 1] : path.back();
    const diagram::Snapping snapping = snappingNow(modifiers);
    std::vector<diagram::Rect> neighbours;
    if (snapping.guides)
        neighbours = {{before.x, before.y, 0, 0}, {after.x, after.y, 0, 0}};
    const QPointF delta = (at - m_pressed) / m_zoom;
    const diagram::Snapped snapped = diagram::snapMove(
        {m_bendFrom.x, m_bendFrom.y, 0, 0}, {delta.x(), delta.y()}, neighbours, snapping);
    m_guides = snapped.guides;
    m_bends[m_bend] = {m_bendFrom.x + snapped.by.x, m_bendFrom.y + snapped.by.y};
    m_preview = m_controller.diagram().previewBends(m_grabbed, m_bends);
    const edit::EditResult tried = edit::bendLine(m_controller.document(), m_grabbed, m_bends);
    setHint(tried ? tr("Esc gives up; a double click on a bend removes it.")
                  : refusalText(tried.error()));
    viewport()->update();
}

void CanvasView::removeBend(std::size_t index)
{
    const ObjectId line = selectedLine();
    std::vector<diagram::Point> bends = azure::bendsOf(m_controller.document(), line);
    if (index >= bends.size())
        return;
    bends.erase(bends.begin() + static_cast<std::ptrdiff_t>(index));
    apply(edit::bendLine(m_controller.document(), line, bends), false);
}

void CanvasView::bendSelection()
{
    if (m_heldBend) {
        holdBend({});
        return;
    }
    const std::vector<diagram::BendHandle> handles = bendHandles();
    if (handles.empty()) {
        setHint(selectedLine() ? tr("Zoom in to bend the line.")
                               : tr("Select a peering or a connection to bend its line."));
        return;
    }
    reveal(selectedLine());
    holdBend(handles.size() > 1 ? 1 : 0);
}

void CanvasView::rerouteSelection()
{
    apply(edit::reroute(m_controller.document(), m_selection.ids()), false);
}

bool CanvasView::isSelectionBent() const
{
    return std::any_of(m_selection.ids().begin(), m_selection.ids().end(), [this](ObjectId id) {
        return azure::isLine(id.kind()) && !azure::bendsOf(m_controller.document(), id).empty();
    });
}

void CanvasView::holdBend(std::optional<std::size_t> handle)
{
    m_heldBend = handle;
    ++m_nudges;
    sayBend();
    viewport()->update();
}

void CanvasView::sayBend()
{
    const std::vector<diagram::BendHandle> handles = bendHandles();
    if (!m_heldBend || handles.empty()) {
        m_heldBend.reset();
        setHint({});
        return;
    }
    m_heldBend = std::min(*m_heldBend, handles.size() - 1);
    const diagram::BendHandle& handle = handles[*m_heldBend];
    setHint(handle.isBend
                ? tr("Bend %1 of %2: arrows move it, Delete removes it, Tab goes on, Esc ends.")
                      .arg(handle.index + 1)
                      .arg(handles.size() / 2)
                : tr("Arrows make a bend here, Tab goes on, Esc ends."));
}

bool CanvasView::pressBendKey(const QKeyEvent& event)
{
    const std::vector<diagram::BendHandle> handles = bendHandles();
    if (!m_heldBend || handles.empty())
        return false;
    const std::size_t held = std::min(*m_heldBend, handles.size() - 1);
    const double step = (event.modifiers() & Qt::ControlModifier) != 0 ? 1 : kGridStep;
    switch (event.key()) {
    case Qt::Key_Tab:
        holdBend((held + 1) % handles.size());
        return true;
    case Qt::Key_Backtab:
        holdBend((held + handles.size() - 1) % handles.size());
        return true;
    case Qt::Key_Left:
        nudgeBend(handles[held], -step, 0);
        return true;
    case Qt::Key_Right:
        nudgeBend(handles[held], step, 0);
        return true;
    case Qt::Key_Up:
        nudgeBend(handles[held], 0, -step);
        return true;
    case Qt::Key_Down:
        nudgeBend(handles[held], 0, step);
        return true;
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        holdBend({});
        return true;
    default:
        return false;
    }
}

void CanvasView::nudgeBend(const diagram::BendHandle& handle, double dx, double dy)
{
    const ObjectId line = selectedLine();
    std::vector<diagram::Point> bends = azure::bendsOf(m_controller.document(), line);
    const auto place = bends.begin() + static_cast<std::ptrdiff_t>(handle.index);
    const diagram::Point from = handle.isBend ? handle.at : onGrid(handle.at);
    const diagram::Point to{from.x + dx, from.y + dy};
    if (handle.isBend)
        *place = to;
    else
        bends.insert(place, to);
    const edit::EditResult bent = edit::bendLine(m_controller.document(), line, bends);
    apply(bent, false, m_nudges);
    if (bent)
        m_heldBend = handle.index * 2 + 1;
    sayBend();
}

bool CanvasView::deleteHeldBend()
{
    const std::vector<diagram::BendHandle> handles = bendHandles();
    if (!m_heldBend || *m_heldBend >= handles.size())
        return false;
    const diagram::BendHandle handle = handles[*m_heldBend];
    if (handle.isBend) {
        removeBend(handle.index);
        holdBend(*m_heldBend - 1);
    }
    return true;
}

void CanvasView::paintBendHandles(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    const QColor accent = theme.color(ColorRole::Accent);
    const QColor ground = theme.color(ColorRole::Panel);
    const auto dot = [&](diagram::Point at, double radius, const QColor& fill, const QColor& line) {
        painter.setPen(QPen(line, 1.5 / m_zoom));
        painter.setBrush(fill);
        painter.drawEllipse(QPointF(at.x, at.y), radius / m_zoom, radius / m_zoom);
    };
    if (m_gesture == Gesture::Bend && m_moved) {
        for (const diagram::Point& bend : m_bends)
            dot(bend, kBendRadius, accent, ground);
        return;
    }
    const std::vector<diagram::BendHandle> handles = bendHandles();
    for (std::size_t i = 0; i < handles.size(); ++i) {
        if (handles[i].isBend)
            dot(handles[i].at, kBendRadius, accent, ground);
        else
            dot(handles[i].at, kNewBendRadius, ground, accent);
        if (m_heldBend == i)
            dot(handles[i].at, kGrip + 1, Qt::transparent, accent);
    }
}

} // namespace peerscape::views
