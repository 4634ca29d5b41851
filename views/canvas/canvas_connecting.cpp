#include "core/azure/end_names.h"
#include "core/azure/names.h"
#include "core/edit/create.h"
#include "core/edit/peering_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

/// Drawing a line from one thing to another: a peering, a connection, or the way of a packet.
namespace peerscape::views {

namespace {

constexpr double kHandleSize = 24; ///< Pixels that take a press, on each side.
constexpr double kHandleRadius = 8;
constexpr double kLeastEdge = 24;        ///< Shorter edges have no handle.
constexpr qint64 kJudgeMilliseconds = 4; ///< For trying targets in one frame.

} // namespace

std::vector<CanvasView::LinkHandle> CanvasView::linkHandles() const
{
    if (m_tool != Tool::Select || m_viewOnly || m_gesture != Gesture::None || m_editor != nullptr
        || diagram::levelAt(m_zoom) < diagram::kNormal)
        return {};
    std::vector<LinkHandle> handles;
    const auto add = [&](ObjectId id) {
        const diagram::Element* element = id ? m_controller.diagram().find(id) : nullptr;
        if (element == nullptr || isVeiled(*element) || isLocked(id) || isLocked(networkAround(id)))
            return;
        const QRectF box(toView({element->box.x, element->box.y}),
                         QSizeF(element->box.width, element->box.height) * m_zoom);
        if (std::min(box.width(), box.height()) < kLeastEdge)
            return;
        // Outside, where they cover nothing of the box, and close enough to be reached from it.
        const double out = kHandleSize / 2;
        const QPointF middle = box.center();
        handles.push_back({id, {box.left() - out, middle.y()}, {-1, 0}});
        handles.push_back({id, {box.right() + out, middle.y()}, {1, 0}});
        handles.push_back({id, {middle.x(), box.top() - out}, {0, -1}});
        handles.push_back({id, {middle.x(), box.bottom() + out}, {0, 1}});
    };
    const ObjectId selected = m_selection.single();
    if (selected && !azure::isLine(selected.kind()) && connectable(selected) == selected)
        add(selected);
    if (m_hovered && m_hovered != selected)
        add(m_hovered);
    return handles;
}

std::optional<CanvasView::LinkHandle> CanvasView::linkHandleAt(QPointF at) const
{
    for (const LinkHandle& handle : linkHandles()) {
        const QPointF away = handle.at - at;
        if (std::max(std::abs(away.x()), std::abs(away.y())) <= kHandleSize / 2)
            return handle;
    }
    return std::nullopt;
}

void CanvasView::hover(QPointF at)
{
    ObjectId hovered;
    QPointF pointed;
    if (const auto handle = linkHandleAt(at)) {
        hovered = handle->from;
        pointed = handle->at;
    } else if (m_tool == Tool::Select && !m_viewOnly) {
        const diagram::Hit hit = hitAt(at);
        if (hit.element != nullptr && hit.part != diagram::HitPart::Line)
            hovered = connectable(hit.element->object);
    }
    if (hovered == m_hovered && pointed == m_pointedHandle)
        return;
    m_hovered = hovered;
    m_pointedHandle = pointed;
    viewport()->update();
}

void CanvasView::endHover()
{
    if (!m_hovered)
        return;
    m_hovered = {};
    m_pointedHandle = {};
    viewport()->update();
}

QString CanvasView::handleText(const LinkHandle& handle) const
{
    return tr("Join %1 with another: drag there, or click here and then there.")
        .arg(QString::fromStdString(azure::displayName(m_controller.document(), handle.from)));
}

void CanvasView::beginConnect(ObjectId from)
{
    setTool(Tool::Connect);
    m_grabbed = from;
    m_gesture = Gesture::Connect;
    m_fromHandle = true;
}

void CanvasView::beginAtPressed(ObjectId under)
{
    if (!m_pressedEnd || m_pressedEnd == m_grabbed || under == m_pressedEnd)
        return;
    m_grabbed = std::exchange(m_pressedEnd, {});
    if (const diagram::Element* element = m_controller.diagram().find(m_grabbed))
        m_pressed = toView(element->box.center());
    m_refusals.clear();
}

ObjectId CanvasView::connectable(ObjectId id) const
{
    if (m_tool == Tool::Trace)
        return azure::isEndKind(id.kind()) ? id : ObjectId();
    if (id.kind() == Kind::VirtualNetworkGateway || id.kind() == Kind::LocalNetworkGateway
        || id.kind() == Kind::ExpressRouteCircuit)
        return id;
    return networkAround(id);
}

ObjectId CanvasView::connectableAt(QPointF at) const
{
    const diagram::Hit hit = hitAt(at);
    return connectable(hit.element != nullptr ? hit.element->object : ObjectId());
}

edit::EditResult CanvasView::connectEdit(ObjectId from, ObjectId to, bool oneSide) const
{
    const azure::Document& document = m_controller.document();
    if (from.kind() == Kind::VirtualNetwork && to.kind() == Kind::VirtualNetwork)
        return oneSide ? edit::addPeering(document, VnetId::of(from), VnetId::of(to))
                       : edit::addPeeringPair(document, VnetId::of(from), VnetId::of(to));
    // A network stands for its gateway towards a site or a circuit.
    const auto gatewayOf = [&](ObjectId id) -> ObjectId {
        if (id.kind() != Kind::VirtualNetwork)
            return id;
        const std::vector<GatewayId> gateways = azure::gatewaysOf(document, VnetId::of(id));
        return gateways.empty() ? ObjectId() : ObjectId(gateways.front());
    };
    const ObjectId a = gatewayOf(from);
    const ObjectId b = gatewayOf(to);
    if (!a || !b)
        return fail("WrongPlace",
                    tr("The network has no gateway to connect the site to.").toStdString());
    return edit::addConnection(document, a, b);
}

void CanvasView::finishConnect(Qt::KeyboardModifiers modifiers)
{
    const ObjectId target = connectableAt(m_current);
    m_pressedEnd = {};
    // Released where it began: the next click says where to.
    const bool fromHandle = std::exchange(m_fromHandle, false);
    if (!m_moved && (fromHandle || (target && target == m_grabbed)))
        return;
    // A handle is taken for one line, the tool for as many tries as it needs.
    if (fromHandle && (!target || target == m_grabbed)) {
        setTool(Tool::Select);
        return;
    }
    connectTo(target, (modifiers & Qt::ShiftModifier) != 0);
}

void CanvasView::peerSelection(bool oneSide)
{
    std::vector<ObjectId> ends;
    for (const ObjectId id : m_selection.ids()) {
        if (id.kind() == Kind::VirtualNetwork)
            ends.push_back(id);
    }
    if (ends.size() == 2) {
        apply(connectEdit(ends[0], ends[1], oneSide), true);
        return;
    }
    connectFrom(m_selection.single(), Tool::Connect);
    m_oneSide = oneSide;
}

void CanvasView::traceSelection()
{
    const std::vector<ObjectId>& ids = m_selection.ids();
    if (ids.size() == 2 && azure::isEndKind(ids[0].kind()) && azure::isEndKind(ids[1].kind()))
        emit traceRequested(ids[0], ids[1]);
    else
        connectFrom(m_selection.single(), Tool::Trace);
}

void CanvasView::connectFrom(ObjectId from, Tool tool)
{
    setTool(tool);
    from = connectable(from);
    const diagram::Element* element = m_controller.diagram().find(from);
    if (!from || element == nullptr)
        return;
    m_grabbed = from;
    m_aimed = {};
    m_gesture = Gesture::Connect;
    m_pressed = m_current = toView(element->box.center());
    askForOtherEnd();
}

void CanvasView::askForOtherEnd()
{
    setHint(m_tool == Tool::Trace
                ? tr("Go to the receiver with Tab or Alt and arrows and press Enter, or click it. "
                     "Esc ends.")
                : tr("Go to the other network with Tab or Alt and arrows and press Enter, or click "
                     "it. Esc ends."));
}

void CanvasView::aimAt(ObjectId target)
{
    m_target = target == m_grabbed ? ObjectId() : target;
    m_refusedTarget = false;
    if (!m_target) {
        setHint({});
    } else if (m_tool == Tool::Trace) {
        setHint(
            tr("Packets from %1 to %2")
                .arg(
                    QString::fromStdString(azure::displayName(m_controller.document(), m_grabbed)),
                    QString::fromStdString(azure::displayName(m_controller.document(), m_target))));
    } else {
        const edit::EditResult tried = connectEdit(m_grabbed, m_target, m_oneSide);
        m_refusedTarget = !tried;
        hintAt(tried);
    }
    viewport()->setCursor(m_refusedTarget ? Qt::ForbiddenCursor : Qt::CrossCursor);
}

void CanvasView::aimAtSelection()
{
    const ObjectId target = connectable(m_selection.single());
    const diagram::Element* element = m_controller.diagram().find(target);
    if (element == nullptr)
        return;
    aimAt(target);
    if (!m_target)
        askForOtherEnd();
    m_current = toView(element->box.center());
    m_aimed = target;
}

std::pair<diagram::Point, diagram::Point> CanvasView::draftLine() const
{
    // By keyboard the view may have moved on the way to the other end.
    const diagram::Element* from = m_controller.diagram().find(m_grabbed);
    const diagram::Element* to = m_controller.diagram().find(m_aimed);
    if (from != nullptr && to != nullptr)
        return {from->box.center(), to->box.center()};
    return {toCanvas(m_pressed), toCanvas(m_current)};
}

bool CanvasView::judgeTargets(const diagram::Rect& view)
{
    const ObjectId own = networkAround(m_grabbed);
    std::vector<ObjectId> unknown;
    m_controller.diagram().forEachBlockIn(view, [&](const diagram::Block& block) {
        if (block.object != m_grabbed && block.object != own && connectable(block.object)
            && !m_refusals.contains(block.object))
            unknown.push_back(block.object);
    });
    QElapsedTimer clock;
    clock.start();
    for (const ObjectId id : unknown) {
        if (clock.elapsed() >= kJudgeMilliseconds)
            return false;
        m_refusals.emplace(id, !connectEdit(m_grabbed, id, m_oneSide));
    }
    return true;
}

void CanvasView::paintRefusals(QPainter& painter)
{
    if (m_gesture != Gesture::Connect || m_tool != Tool::Connect
        || diagram::levelAt(m_zoom) == diagram::kBlocks)
        return;
    const diagram::Rect view = canvasWindow().area();
    if (!judgeTargets(view))
        viewport()->update();
    QColor veil = m_theme.theme().color(ColorRole::Canvas);
    veil.setAlpha(150);
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    m_controller.diagram().forEachBlockIn(view, [&](const diagram::Block& block) {
        const auto refusal = m_refusals.find(block.object);
        if (refusal != m_refusals.end() && refusal->second)
            painter.drawRoundedRect(
                QRectF(block.rect.x, block.rect.y, block.rect.width, block.rect.height)
                    .adjusted(-1, -1, 1, 1),
                7, 7);
    });
    const diagram::Element* target =
        m_refusedTarget ? m_controller.diagram().find(m_target) : nullptr;
    if (target == nullptr)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.theme().color(ColorRole::Bad), 2 / m_zoom, Qt::DashLine));
    painter.drawRoundedRect(
        QRectF(target->box.x, target->box.y, target->box.width, target->box.height)
            .adjusted(-1.5, -1.5, 1.5, 1.5),
        6, 6);
}

void CanvasView::paintLinkHandles(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    for (const LinkHandle& handle : linkHandles()) {
        const bool taken = handle.at == m_pointedHandle;
        painter.setPen(QPen(theme.color(ColorRole::Accent), 1.5));
        painter.setBrush(theme.color(taken ? ColorRole::Accent : ColorRole::Panel));
        painter.drawEllipse(handle.at, kHandleRadius, kHandleRadius);
        // An arrow outwards, where the line will go.
        const QPointF across(handle.outwards.y(), handle.outwards.x());
        const QPointF tip = handle.at + handle.outwards * 3.5;
        painter.setPen(QPen(theme.color(taken ? ColorRole::OnAccent : ColorRole::Accent), 1.5,
                            Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(handle.at - handle.outwards * 3.5, tip);
        painter.drawPolyline(QPolygonF{tip - handle.outwards * 3 + across * 3, tip,
                                       tip - handle.outwards * 3 - across * 3});
    }
}

void CanvasView::connectTo(ObjectId target, bool oneSide)
{
    const ObjectId from = m_grabbed;
    const bool only = oneSide || m_oneSide;
    target = connectable(target);
    const bool connects = target && from && target != from;
    // Let go over nothing: the next try.
    const bool traces = m_tool == Tool::Trace;
    setTool(connects ? Tool::Select : m_tool);
    m_oneSide = !connects && only;
    if (connects && traces)
        emit traceRequested(from, target);
    else if (connects)
        apply(connectEdit(from, target, only), true);
}

} // namespace peerscape::views
