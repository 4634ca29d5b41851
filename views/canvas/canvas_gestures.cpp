#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

bool isMachine(ObjectId id)
{
    return id.kind() == Kind::NetworkInterface || id.kind() == Kind::VirtualMachine;
}

const QString kPlaceMime = QStringLiteral("application/x-peerscape-place");

} // namespace

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_current = event->position();
    m_moved = false;
    m_toggles = false;
    m_copying = false;
    m_copyInto.reset();
    m_region.clear();
    m_regionBelow.clear();
    m_regionHint.clear();
    // The second click of a connection: its line still begins at the first one.
    if (m_gesture == Gesture::Connect && event->button() == Qt::LeftButton) {
        m_pressedEnd = connectableAt(m_current);
        return;
    }
    m_pressed = m_current;
    if (event->button() == Qt::MiddleButton
        || (event->button() == Qt::LeftButton && (m_space || m_tool == Tool::Pan))) {
        m_gesture = Gesture::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() == Qt::LeftButton && minimapRect().contains(event->position())) {
        const diagram::Point middle = m_picture.map().toCanvas(minimapRect(), event->position());
        m_origin = QPointF(middle.x, middle.y)
                   - QPointF(viewport()->width(), viewport()->height()) / m_zoom / 2;
        viewport()->update();
        return;
    }
    if (event->button() == Qt::LeftButton)
        beginGesture(event);
}

void CanvasView::beginGesture(QMouseEvent* event)
{
    if (m_tool == Tool::Place) {
        placeAt(event->position());
        return;
    }
    const diagram::Hit hit = hitAt(event->position());
    m_grabbed = hit.element != nullptr ? hit.element->object : ObjectId();
    if (m_viewOnly) {
        if (m_grabbed)
            m_selection.set({m_grabbed});
        else
            m_selection.clear();
        m_gesture = Gesture::Pan;
        return;
    }
    if (m_tool == Tool::Connect || m_tool == Tool::Trace) {
        m_grabbed = connectable(m_grabbed);
        m_gesture = m_grabbed ? Gesture::Connect : Gesture::None;
        return;
    }
    const bool adding = (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    if (const auto handle = adding ? std::nullopt : bendHandleAt(event->position())) {
        beginBend(selectedLine(), handle);
        return;
    }
    const auto link = (event->modifiers() & Qt::ControlModifier) != 0
                          ? std::nullopt
                          : linkHandleAt(event->position());
    if (link) {
        beginConnect(link->from);
        return;
    }
    if (!m_grabbed) {
        m_gesture = Gesture::Marquee;
        if (!adding)
            m_selection.clear();
        return;
    }
    // With Ctrl it is a copy as soon as it is dragged; until then it only is selected or not.
    m_toggles = event->modifiers() == Qt::ControlModifier && hit.part != diagram::HitPart::Line;
    if (adding && !m_toggles) {
        m_selection.toggle(m_grabbed);
        return;
    }
    if (m_toggles) {
        m_gesture = azure::isPlaced(m_grabbed.kind()) ? Gesture::Move : Gesture::MoveChip;
        return;
    }
    if (!m_selection.contains(m_grabbed))
        m_selection.set({m_grabbed});
    if (hit.part == diagram::HitPart::ResizeHandle && m_selection.single() == m_grabbed
        && canResize(m_grabbed))
        m_gesture = Gesture::Resize;
    else if (isMachine(m_grabbed))
        m_gesture = Gesture::MoveChip;
    else if (hit.part == diagram::HitPart::Line)
        beginBend(m_grabbed, {});
    else {
        // A subnet or anything fixed in it drags its network.
        const VnetId vnet = azure::vnetOf(m_controller.document(), m_grabbed);
        if (!azure::isPlaced(m_grabbed.kind()) && vnet)
            m_grabbed = vnet;
        m_gesture = Gesture::Move;
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF before = m_current;
    m_current = event->position();
    if (m_gesture == Gesture::None) {
        if (m_tool == Tool::Place)
            hintAt(placeEditAt(m_placeKind, m_current));
        if (m_tool == Tool::Select) {
            hover(m_current);
            const diagram::Hit hit = hitAt(m_current);
            const auto bend = bendHandleAt(m_current);
            const auto link = bend ? std::nullopt : linkHandleAt(m_current);
            viewport()->setCursor(bend   ? Qt::SizeAllCursor
                                  : link ? Qt::CrossCursor
                                  : !m_viewOnly && hit.part == diagram::HitPart::ResizeHandle
                                          && m_selection.contains(hit.element->object)
                                          && canResize(hit.element->object)
                                      ? Qt::SizeFDiagCursor
                                      : Qt::ArrowCursor);
            viewport()->setToolTip(link                     ? handleText(*link)
                                   : hit.element != nullptr ? toQString(hit.element->accessibleName)
                                                            : QString());
        }
        return;
    }
    if (!m_moved && (m_current - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_moved = true;
    if (m_toggles && !m_selection.contains(m_grabbed))
        m_selection.set({m_grabbed});
    m_toggles = false;
    switch (m_gesture) {
    case Gesture::Pan:
        m_origin -= (m_current - before) / m_zoom;
        viewport()->update();
        return;
    case Gesture::Move:
    case Gesture::MoveChip:
        updateDrag(m_current, event->modifiers());
        return;
    case Gesture::Resize:
        updateMove(m_current, event->modifiers());
        return;
    case Gesture::Bend:
        updateBend(m_current, event->modifiers());
        return;
    case Gesture::Connect:
        updateConnect(m_current);
        return;
    case Gesture::Marquee:
    case Gesture::None:
        break;
    }
    viewport()->update();
}

void CanvasView::updateConnect(QPointF at)
{
    if (std::exchange(m_aimed, {})) {
        if (const diagram::Element* from = m_controller.diagram().find(m_grabbed))
            m_pressed = toView(from->box.center());
    }
    const diagram::Hit hit = hitAt(at);
    const ObjectId under = hit.element != nullptr ? hit.element->object : ObjectId();
    const azure::Document& document = m_controller.document();
    if (m_gesture == Gesture::Connect) {
        beginAtPressed(connectable(under));
        aimAt(connectable(under));
    } else {
        const SubnetId subnet = azure::subnetOf(document, under);
        m_target = subnet;
        if (m_copying) {
            const bool isSubnet = m_grabbed.kind() == Kind::Subnet;
            m_target = isSubnet ? ObjectId(azure::vnetOf(document, under)) : ObjectId(subnet);
            updateCopy(m_target);
        } else if (!isMachine(m_grabbed)) {
            setHint({}); // without Ctrl it goes nowhere
        } else if (!subnet) {
            setHint(tr("A machine stands in a subnet: drop it on one."));
        } else {
            const edit::EditResult tried = edit::moveToSubnet(document, m_grabbed, subnet);
            hintAt(tried);
        }
    }
    viewport()->update();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    m_current = event->position();
    const Gesture gesture = m_gesture;
    switch (gesture) {
    case Gesture::Pan:
        viewport()->setCursor(m_tool == Tool::Pan ? Qt::OpenHandCursor : Qt::ArrowCursor);
        break;
    case Gesture::Marquee:
        finishMarquee(event->modifiers());
        break;
    case Gesture::Move:
        if (m_moved)
            updateDrag(m_current, event->modifiers());
        if (m_copying)
            finishCopy();
        else if (m_moved)
            finishMove();
        else if (m_toggles)
            m_selection.toggle(m_grabbed);
        else
            m_selection.set({hitAt(m_pressed).element != nullptr ? hitAt(m_pressed).element->object
                                                                 : m_grabbed});
        break;
    case Gesture::Resize:
        if (m_moved)
            finishResize();
        break;
    case Gesture::Connect:
        finishConnect(event->modifiers());
        if (m_gesture == Gesture::Connect)
            return; // click, then click: the line follows the pointer
        break;
    case Gesture::MoveChip:
        if (m_moved)
            updateDrag(m_current, event->modifiers());
        if (m_copying)
            finishCopy();
        else if (m_moved)
            finishMoveChip();
        else if (m_toggles)
            m_selection.toggle(m_grabbed);
        break;
    case Gesture::Bend:
        if (m_moved)
            apply(edit::bendLine(m_controller.document(), m_grabbed, m_bends), false);
        break;
    case Gesture::None:
        break;
    }
    if (m_copying)
        viewport()->setCursor(Qt::ArrowCursor);
    m_copying = false;
    m_gesture = Gesture::None;
    m_target = {};
    m_preview.clear();
    m_guides.clear();
    m_placements.clear();
    if (m_tool == Tool::Select)
        setHint({});
    hover(m_current); // what is under the pointer now is not what was when the gesture began
    viewport()->update();
}

void CanvasView::finishMarquee(Qt::KeyboardModifiers modifiers)
{
    if (!m_moved)
        return;
    const QRectF box = QRectF(m_pressed, m_current).normalized();
    const diagram::Point corner = toCanvas(box.topLeft());
    std::vector<ObjectId> ids = m_controller.diagram().objectsIn(
        {corner.x, corner.y, box.width() / m_zoom, box.height() / m_zoom},
        (modifiers & Qt::AltModifier) != 0);
    if ((modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0)
        ids.insert(ids.end(), m_selection.ids().begin(), m_selection.ids().end());
    m_selection.set(std::move(ids));
}

void CanvasView::updateDrag(QPointF at, Qt::KeyboardModifiers modifiers)
{
    const bool copies = (modifiers & Qt::ControlModifier) != 0;
    if (copies != m_copying) {
        m_copying = copies;
        m_copyInto.reset();
        viewport()->setCursor(Qt::ArrowCursor);
    }
    if (m_gesture == Gesture::Move)
        updateMove(at, modifiers);
    else
        updateConnect(at);
}

void CanvasView::finishMoveChip()
{
    if (!isMachine(m_grabbed))
        return;
    const diagram::Hit hit = hitAt(m_current);
    const SubnetId subnet = azure::subnetOf(
        m_controller.document(), hit.element != nullptr ? hit.element->object : ObjectId());
    if (!subnet)
        return;
    const ObjectId nic =
        m_grabbed.kind() == Kind::VirtualMachine
            ? m_controller.document().referrers(m_grabbed, Kind::NetworkInterface).front()
            : m_grabbed;
    if (azure::subnetOf(m_controller.document(), nic) != subnet)
        apply(edit::moveToSubnet(m_controller.document(), m_grabbed, subnet), false);
}

void CanvasView::cancelGesture()
{
    m_aimed = {};
    m_fromHandle = false;
    m_refusedTarget = false;
    m_refusals.clear();
    m_copying = false;
    m_toggles = false;
    m_gesture = Gesture::None;
    m_target = {};
    m_preview.clear();
    m_guides.clear();
    m_placements.clear();
    setHint({});
    viewport()->update();
}

edit::EditResult CanvasView::placeEditAt(PlaceKind kind, QPointF at) const
{
    const diagram::Hit hit = hitAt(at);
    const diagram::Point point = toCanvas(at);
    return placeEdit(m_controller.document(), kind,
                     hit.element != nullptr ? hit.element->object : ObjectId(), onGrid(point));
}

void CanvasView::placeAt(QPointF at)
{
    const PlaceKind kind = m_placeKind;
    const bool again = (QApplication::keyboardModifiers() & Qt::ShiftModifier) != 0;
    const edit::EditResult placed = placeEditAt(kind, at);
    if (!again)
        setTool(Tool::Select);
    apply(placed, true);
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(kPlaceMime))
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event)
{
    if (!event->mimeData()->hasFormat(kPlaceMime))
        return;
    const auto kind = static_cast<PlaceKind>(event->mimeData()->data(kPlaceMime).toInt());
    if (placeInfo(kind).target == PlaceTarget::Ends && connectableAt(event->position())) {
        setHint(tr("Drop it here, then click the other network."));
        event->accept();
        return;
    }
    const edit::EditResult tried = placeEditAt(kind, event->position());
    hintAt(tried);
    event->setAccepted(tried.has_value());
}

void CanvasView::dropEvent(QDropEvent* event)
{
    if (!event->mimeData()->hasFormat(kPlaceMime))
        return;
    m_placeKind = static_cast<PlaceKind>(event->mimeData()->data(kPlaceMime).toInt());
    setHint({});
    setFocus(Qt::MouseFocusReason);
    if (placeInfo(m_placeKind).target == PlaceTarget::Ends)
        connectFrom(connectableAt(event->position()), Tool::Connect);
    else
        placeAt(event->position());
    event->acceptProposedAction();
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    const bool zooms = ((event->modifiers() & Qt::ControlModifier) != 0) != m_wheelZooms;
    if (zooms) {
        setZoom(m_zoom * std::pow(1.0015, event->angleDelta().y()), event->position());
    } else {
        QPointF delta = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2
                                                     : QPointF(event->pixelDelta());
        if ((event->modifiers() & Qt::ShiftModifier) != 0)
            delta = {delta.y(), delta.x()};
        m_origin -= delta / m_zoom;
        viewport()->update();
    }
    event->accept();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_tool != Tool::Select)
        return;
    if (const auto handle = bendHandleAt(event->position()); handle && handle->isBend)
        removeBend(handle->index);
    else if (hitAt(event->position()).element != nullptr)
        renameSelection();
}

void CanvasView::selectNext(bool backwards)
{
    const diagram::Diagram& diagram = m_controller.diagram();
    ObjectId next = diagram.nextTo(m_selection.single(), backwards);
    if (m_gesture == Gesture::Connect) {
        // On to the next thing that can be the other end.
        const ObjectId first = next;
        while (next && (next == m_grabbed || connectable(next) != next)) {
            next = diagram.nextTo(next, backwards);
            if (next == first)
                return;
        }
    }
    if (!next)
        return;
    m_selection.set({next});
    reveal(next);
}

void CanvasView::selectNearest(int dx, int dy)
{
    if (!m_selection.single()) {
        selectNext(false);
        return;
    }
    const ObjectId next = m_controller.diagram().nearest(m_selection.single(), dx, dy);
    if (!next)
        return;
    m_selection.set({next});
    reveal(next);
}

void CanvasView::selectContainer(bool inwards)
{
    const diagram::Element* from = m_controller.diagram().find(m_selection.single());
    if (from == nullptr)
        return;
    const ObjectId next = inwards ? m_controller.diagram().firstInside(from->object) : from->parent;
    if (next)
        m_selection.set({next});
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    const double step = control ? 1 : kGridStep;
    if (m_viewOnly
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Escape)) {
        event->ignore();
        return;
    }
    const bool movable = !m_viewOnly
                         && std::any_of(m_selection.ids().begin(), m_selection.ids().end(),
                                        [](ObjectId id) { return azure::isPlaced(id.kind()); });
    if (pressBendKey(*event)) {
        event->accept();
        return;
    }
    const auto arrow = [&](int dx, int dy) {
        if (movable && (event->modifiers() & Qt::AltModifier) == 0)
            nudge(dx * step, dy * step);
        else
            selectNearest(dx, dy);
    };
    switch (event->key()) {
    case Qt::Key_Control:
        if (m_moved && (m_gesture == Gesture::Move || m_gesture == Gesture::MoveChip))
            updateDrag(m_current, event->modifiers() | Qt::ControlModifier);
        break;
    case Qt::Key_Space:
        m_space = true;
        break;
    case Qt::Key_Escape:
        if (m_gesture != Gesture::None || m_tool != Tool::Select) {
            setTool(Tool::Select);
        } else if (m_question != nullptr) {
            endQuestion();
        } else if (isIsolating()) {
            isolateSelection();
        } else {
            m_selection.clear();
        }
        break;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        // The ring of objects has an end, where the keyboard goes on to what is next in the window.
        const bool backwards = event->key() == Qt::Key_Backtab;
        if (m_gesture != Gesture::Connect && m_selection.single()
            && m_selection.single() == m_controller.diagram().nextTo({}, !backwards)) {
            event->ignore();
            return;
        }
        selectNext(backwards);
        break;
    }
    case Qt::Key_Left:
        arrow(-1, 0);
        break;
    case Qt::Key_Right:
        arrow(1, 0);
        break;
    case Qt::Key_Up:
        arrow(0, -1);
        break;
    case Qt::Key_Down:
        arrow(0, 1);
        break;
    case Qt::Key_BracketLeft:
        selectContainer(false);
        break;
    case Qt::Key_BracketRight:
        selectContainer(true);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_gesture != Gesture::Connect)
            openSelection();
        else if (const ObjectId end = connectable(m_selection.single()); end && end != m_grabbed)
            connectTo(end, (event->modifiers() & Qt::ShiftModifier) != 0);
        else
            askForOtherEnd(); // the first one is no other end: the line goes on
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_space = false;
    if (event->key() == Qt::Key_Control && m_moved
        && (m_gesture == Gesture::Move || m_gesture == Gesture::MoveChip))
        updateDrag(m_current, event->modifiers() & ~Qt::ControlModifier);
    QAbstractScrollArea::keyReleaseEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const diagram::Hit hit = hitAt(event->pos());
        if (hit.element != nullptr && hit.element->object
            && !m_selection.contains(hit.element->object))
            m_selection.set({hit.element->object});
    }
    // By key it opens where the selected thing is, not where the pointer happens to be.
    const diagram::Element* selected = event->reason() == QContextMenuEvent::Keyboard
                                           ? m_controller.diagram().find(m_selection.single())
                                           : nullptr;
    if (selected != nullptr) {
        const QPoint middle = toView(selected->box.center()).toPoint();
        if (viewport()->rect().contains(middle)) {
            emit contextMenuRequested(viewport()->mapToGlobal(middle));
            return;
        }
    }
    emit contextMenuRequested(event->globalPos());
}

} // namespace peerscape::views
