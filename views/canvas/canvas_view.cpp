#include "views/canvas/canvas_view.h"

#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "qt/document_controller.h"
#include "qt/flow_board.h"
#include "qt/selection.h"
#include "views/canvas/canvas_accessible.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/announcement.h"

#include <QEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kMinZoom = 0.01; ///< Further out only where the whole drawing needs it.
constexpr double kMaxZoom = 4;
constexpr QSize kNewBox(220, 120); ///< About what a new box takes.
constexpr double kMargin = 60;     ///< Free space round the drawing when it is fitted, pixels.

/// The zoom and origin at which `area` fills `size` with a margin, at most so many times as large
/// as life.
std::pair<double, QPointF> fitted(const diagram::Rect& area, QSizeF size, double mostZoom)
{
    const double zoom = std::max(
        1e-6, std::min({(size.width() - kMargin) / std::max(area.width, 1.0),
                        (size.height() - kMargin) / std::max(area.height, 1.0), mostZoom}));
    return {zoom, QPointF(area.center().x - size.width() / zoom / 2,
                          area.center().y - size.height() / zoom / 2)};
}

} // namespace

CanvasView::CanvasView(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                       const ThemeManager& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_picture(theme.theme())
{
    CanvasAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Network canvas"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAcceptDrops(true);
    m_fillTimer.setSingleShot(true);
    connect(&m_fillTimer, &QTimer::timeout, this, &CanvasView::goOnFilling);
    connect(&controller, &qtmodel::DocumentController::changed, this,
            [this](const azure::ChangeSet& changes, const diagram::Damage& damage) {
                if (m_question != nullptr && !changes.layoutOnly())
                    followQuestion();
                m_refusals.clear();
                m_picture.damage(m_controller.diagram(), damage, canvasWindow());
                m_filledFor.reset(); // the next paint event shows what changed
                viewport()->update();
                CanvasAccessible::announceChange(*this);
            });
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        cancelGesture();
        endQuestion();
        m_isolated.clear();
        emit isolationChanged(false);
        invalidate();
        fitAll();
        CanvasAccessible::announceChange(*this);
    });
    connect(&selection, &qtmodel::Selection::changed, this, [this] {
        if (m_heldBend)
            holdBend({});
        if (m_gesture == Gesture::Connect)
            aimAtSelection();
        viewport()->update();
        CanvasAccessible::announceFocus(*this);
    });
    connect(&selection, &qtmodel::Selection::revealRequested, this, &CanvasView::reveal);
    connect(&theme, &ThemeManager::changed, this, &CanvasView::invalidate);
}

CanvasView::~CanvasView() = default;

QPointF CanvasView::toView(diagram::Point p) const
{
    return {(p.x - m_origin.x()) * m_zoom, (p.y - m_origin.y()) * m_zoom};
}

diagram::Point CanvasView::toCanvas(QPointF p) const
{
    return {p.x() / m_zoom + m_origin.x(), p.y() / m_zoom + m_origin.y()};
}

void CanvasView::invalidate()
{
    m_filledFor.reset();
    m_picture.clear();
    viewport()->update();
}

CanvasWindow CanvasView::canvasWindow() const
{
    return {m_zoom, m_origin, viewport()->size(), viewport()->devicePixelRatioF()};
}

void CanvasView::setTool(Tool tool)
{
    cancelGesture();
    m_tool = tool;
    m_oneSide = false;
    viewport()->setToolTip({});
    viewport()->setCursor(tool == Tool::Pan      ? Qt::OpenHandCursor
                          : tool == Tool::Select ? Qt::ArrowCursor
                                                 : Qt::CrossCursor);
    setHint(
        tool == Tool::Connect
            ? tr("Click or drag from one network to another; Shift makes one side only. Esc ends.")
        : tool == Tool::Trace
            ? tr("Click or drag from where the packet comes to where it goes. Esc ends.")
            : QString());
    emit toolChanged(tool);
}

void CanvasView::setFlows(const qtmodel::FlowBoard& board)
{
    m_flows = &board;
    connect(&board, &qtmodel::FlowBoard::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&board, &qtmodel::FlowBoard::stepChanged, viewport(), qOverload<>(&QWidget::update));
}

void CanvasView::startPlacing(PlaceKind kind)
{
    if (placeInfo(kind).target == PlaceTarget::Ends) {
        setTool(Tool::Connect);
        return;
    }
    setTool(Tool::Place);
    m_placeKind = kind;
    setHint(tr("Click where the new %1 goes. Esc ends.").arg(placeLabel(kind).toLower()));
}

void CanvasView::insert(PlaceKind kind)
{
    if (placeInfo(kind).target == PlaceTarget::Ends) {
        peerSelection(false);
        return;
    }
    apply(placeEdit(m_controller.document(), kind, m_selection.single(), placeByKey(kind)), true);
}

diagram::Point CanvasView::placeByKey(PlaceKind kind) const
{
    const diagram::Point middle = toCanvas(QRectF(viewport()->rect()).center());
    diagram::Point place{middle.x - kNewBox.width() / 2.0, middle.y - kNewBox.height() / 2.0};
    // Beside what is selected, where lines between the two have room for their words.
    const ObjectId selected = m_selection.single();
    const ObjectId network = networkAround(selected);
    auto beside = m_controller.diagram().boxOf(network ? network : selected);
    if (!beside)
        beside = lastBoxNear({place.x, place.y, kNewBox.width(), kNewBox.height()});
    if (beside && placeInfo(kind).target == PlaceTarget::Canvas)
        place = {beside->right() + diagram::kColumnGap, beside->y};
    return {std::round(place.x / 10) * 10, std::round(place.y / 10) * 10};
}

std::optional<diagram::Rect> CanvasView::lastBoxNear(const diagram::Rect& place) const
{
    bool taken = false;
    std::optional<diagram::Rect> last;
    const diagram::Rect around = place.grown(diagram::kColumnGap / 2);
    m_controller.diagram().forEachBlockIn(canvasWindow().area(), [&](const diagram::Block& block) {
        if (block.object.kind() == Kind::Note)
            return;
        taken |= block.rect.intersects(around);
        if (!last || block.rect.right() > last->right())
            last = block.rect;
    });
    return taken ? last : std::nullopt;
}

void CanvasView::setZoom(double zoom, QPointF anchor)
{
    const double whole = fitted(m_controller.diagram().bounds(), viewport()->size(), 1).first;
    zoom = std::clamp(zoom, std::min(kMinZoom, whole), kMaxZoom);
    const diagram::Point fixed = toCanvas(anchor);
    m_zoom = zoom;
    m_origin = {fixed.x - anchor.x() / zoom, fixed.y - anchor.y() / zoom};
    viewport()->update();
    emit zoomChanged(zoom);
}

void CanvasView::zoomIn()
{
    setZoom(m_zoom * 1.25, QRectF(viewport()->rect()).center());
}

void CanvasView::zoomOut()
{
    setZoom(m_zoom / 1.25, QRectF(viewport()->rect()).center());
}

void CanvasView::zoomReset()
{
    setZoom(1, QRectF(viewport()->rect()).center());
}

void CanvasView::fitAll()
{
    const diagram::Rect bounds = m_controller.diagram().bounds();
    if (bounds.width <= 0)
        std::tie(m_zoom, m_origin) =
            std::pair(1.0, QPointF(-viewport()->width() / 2.0, -viewport()->height() / 2.0));
    else
        fit(bounds, 1);
    viewport()->update();
    emit zoomChanged(m_zoom);
}

void CanvasView::fit(const diagram::Rect& area, double mostZoom)
{
    const QSizeF size = viewport()->size();
    std::tie(m_zoom, m_origin) = fitted(area, size, mostZoom);
    const QRectF map = minimapRect();
    if (map.isNull())
        return;
    const diagram::Point corner = toCanvas(map.topLeft());
    bool covers = false;
    m_controller.diagram().forEachBlockIn(
        {corner.x, corner.y, map.width() / m_zoom, map.height() / m_zoom},
        [&](const diagram::Block& block) { covers |= area.intersects(block.rect); });
    if (!covers)
        return;
    // The minimap has the corner; what is shown goes beside it or above it.
    const auto beside = fitted(area, {map.left(), size.height()}, mostZoom);
    const auto above = fitted(area, {size.width(), map.top()}, mostZoom);
    std::tie(m_zoom, m_origin) = beside.first >= above.first ? beside : above;
}

void CanvasView::showArea(const diagram::Rect& area, double mostZoom)
{
    fit(area, std::min(mostZoom, kMaxZoom));
    viewport()->update();
    emit zoomChanged(m_zoom);
}

void CanvasView::setMapShown(bool shown)
{
    m_showsMap = shown;
    viewport()->update();
}

void CanvasView::setViewOnly(bool viewOnly)
{
    setTool(Tool::Select);
    m_viewOnly = viewOnly;
    viewport()->setAcceptDrops(!viewOnly);
    viewport()->update();
}

void CanvasView::fitSelection()
{
    std::optional<diagram::Rect> area;
    for (const ObjectId id : m_selection.ids()) {
        std::optional<diagram::Rect> box = m_controller.diagram().boxOf(id);
        if (!box) {
            if (const diagram::Element* element = m_controller.diagram().find(id))
                box = element->bounds;
        }
        if (box)
            area = area ? area->united(*box) : box;
    }
    if (!area) {
        fitAll();
        return;
    }
    showArea(area->grown(20));
}

void CanvasView::reveal(ObjectId id)
{
    const diagram::Element* element = m_controller.diagram().find(id);
    if (element == nullptr)
        return;
    const QRectF view(viewport()->rect());
    const QRectF box(toView({element->bounds.x, element->bounds.y}),
                     QSizeF(element->bounds.width, element->bounds.height) * m_zoom);
    if (view.adjusted(10, 10, -10, -10).contains(box))
        return;
    m_origin += (box.center() - view.center()) / m_zoom;
    viewport()->update();
}

void CanvasView::selectAll()
{
    std::vector<ObjectId> ids;
    m_controller.document().all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const auto&) { ids.push_back(id); });
    m_controller.document().all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId id, const auto&) { ids.push_back(id); });
    m_controller.document().all<azure::ExpressRouteCircuit>().forEach(
        [&](CircuitId id, const auto&) { ids.push_back(id); });
    m_controller.document().all<azure::UnknownResource>().forEach([&](UnknownId id, const auto&) {
        if (m_controller.diagram().boxOf(id))
            ids.push_back(id);
    });
    m_controller.document().all<azure::Note>().forEach(
        [&](NoteId id, const auto&) { ids.push_back(id); });
    m_selection.set(std::move(ids));
}

void CanvasView::scrollContentsBy(int, int) {}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    viewport()->update();
}

void CanvasView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    CanvasAccessible::announceFocus(*this);
}

bool CanvasView::event(QEvent* event)
{
    // Tab walks the objects while there are any; the window gets it after the last one.
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            keyPressEvent(key);
            if (key->isAccepted())
                return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool CanvasView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        endHover();
    // Two fingers that come together or apart on a touchpad.
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setZoom(m_zoom * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

diagram::Hit CanvasView::hitAt(QPointF at) const
{
    const diagram::Hit hit = m_controller.diagram().hitTest(toCanvas(at), 6 / m_zoom);
    return hit.element != nullptr && isVeiled(*hit.element) ? diagram::Hit() : hit;
}

void CanvasView::setHint(const QString& text)
{
    if (text == m_hint)
        return;
    m_hint = text;
    setAccessibleDescription(text.isEmpty() && m_question != nullptr ? answersText() : text);
    announce(*this, text);
    emit hint(text);
    viewport()->update();
}

void CanvasView::apply(const edit::EditResult& result, bool selectCreated, quint64 gesture)
{
    if (!m_controller.apply(result, gesture) || !selectCreated || result->created.empty())
        return;
    m_selection.set({result->created.front()});
    reveal(result->created.front());
}

} // namespace peerscape::views
