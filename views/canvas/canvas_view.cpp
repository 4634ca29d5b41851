#include "views/canvas/canvas_view.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/theme/theme_manager.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kMinZoom = 0.01;
constexpr double kMaxZoom = 4;
constexpr double kMargin = 60; ///< Free space round the drawing when it is fitted, pixels.

} // namespace

CanvasView::CanvasView(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                       const ThemeManager& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Network canvas"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAcceptDrops(true);
    connect(&controller, &qtmodel::DocumentController::changed, this, &CanvasView::invalidate);
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        cancelGesture();
        invalidate();
        fitAll();
    });
    connect(&selection, &qtmodel::Selection::changed, viewport(), qOverload<>(&QWidget::update));
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
    m_content = QPixmap();
    updateScrollBars();
    viewport()->update();
}

void CanvasView::setTool(Tool tool)
{
    cancelGesture();
    m_tool = tool;
    viewport()->setCursor(tool == Tool::Pan      ? Qt::OpenHandCursor
                          : tool == Tool::Select ? Qt::ArrowCursor
                                                 : Qt::CrossCursor);
    setHint(
        tool == Tool::Connect
            ? tr("Click or drag from one network to another; Shift makes one side only. Esc ends.")
            : QString());
    emit toolChanged(tool);
}

void CanvasView::startPlacing(PlaceKind kind)
{
    setTool(Tool::Place);
    m_placeKind = kind;
    setHint(tr("Click where the new %1 goes. Esc ends.").arg(placeLabel(kind).toLower()));
}

void CanvasView::insert(PlaceKind kind)
{
    const diagram::Point middle = toCanvas(QRectF(viewport()->rect()).center());
    apply(placeEdit(m_controller.document(), kind, m_selection.single(),
                    {std::round(middle.x / 10) * 10, std::round(middle.y / 10) * 10}),
          true);
}

void CanvasView::setZoom(double zoom, QPointF anchor)
{
    zoom = std::clamp(zoom, kMinZoom, kMaxZoom);
    const diagram::Point fixed = toCanvas(anchor);
    m_zoom = zoom;
    m_origin = {fixed.x - anchor.x() / zoom, fixed.y - anchor.y() / zoom};
    invalidate();
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

namespace {

/// The zoom and origin at which `area` fills `size` with a margin; never larger than life.
std::pair<double, QPointF> fitted(const diagram::Rect& area, QSizeF size)
{
    const double zoom = std::clamp(std::min((size.width() - kMargin) / std::max(area.width, 1.0),
                                            (size.height() - kMargin) / std::max(area.height, 1.0)),
                                   kMinZoom, 1.0);
    return {zoom, QPointF(area.center().x - size.width() / zoom / 2,
                          area.center().y - size.height() / zoom / 2)};
}

} // namespace

void CanvasView::fitAll()
{
    const diagram::Rect bounds = m_controller.diagram().bounds();
    if (bounds.width <= 0)
        std::tie(m_zoom, m_origin) =
            std::pair(1.0, QPointF(-viewport()->width() / 2.0, -viewport()->height() / 2.0));
    else
        std::tie(m_zoom, m_origin) = fitted(bounds, viewport()->size());
    invalidate();
    emit zoomChanged(m_zoom);
}

void CanvasView::fitSelection()
{
    std::optional<diagram::Rect> area;
    for (const ObjectId id : m_selection.ids()) {
        if (const diagram::Element* element = m_controller.diagram().find(id))
            area = area ? area->united(element->bounds) : element->bounds;
    }
    if (!area) {
        fitAll();
        return;
    }
    std::tie(m_zoom, m_origin) = fitted(area->grown(20), viewport()->size());
    invalidate();
    emit zoomChanged(m_zoom);
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
    invalidate();
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
    m_controller.document().all<azure::Note>().forEach(
        [&](NoteId id, const auto&) { ids.push_back(id); });
    m_selection.set(std::move(ids));
}

void CanvasView::updateScrollBars()
{
    // The view is free to go anywhere; wheel and drag move the origin themselves.
    m_updatingScrollBars = true;
    horizontalScrollBar()->setRange(0, 0);
    verticalScrollBar()->setRange(0, 0);
    m_updatingScrollBars = false;
}

void CanvasView::scrollContentsBy(int, int) {}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    invalidate();
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

diagram::Hit CanvasView::hitAt(QPointF at) const
{
    return m_controller.diagram().hitTest(toCanvas(at), 6 / m_zoom);
}

void CanvasView::setHint(const QString& text)
{
    if (text == m_hint)
        return;
    m_hint = text;
    emit hint(text);
    viewport()->update();
}

void CanvasView::apply(const edit::EditResult& result, bool selectCreated)
{
    if (!m_controller.apply(result) || !selectCreated || result->created.empty())
        return;
    m_selection.set({result->created.front()});
    reveal(result->created.front());
}

} // namespace peerscape::views
