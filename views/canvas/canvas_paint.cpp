#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/element_painter.h"
#include "views/theme/theme_manager.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr int kMinimapObjects = 2; ///< Fewer networks need no overview.
constexpr double kMinimapWidth = 150;
constexpr double kMinimapHeight = 108;

} // namespace

void CanvasView::paintEvent(QPaintEvent*)
{
    const double ratio = viewport()->devicePixelRatioF();
    const Theme& theme = m_theme.theme();
    if (m_content.isNull()) {
        // The drawing is kept as it was painted; what moves above it does not cost painting it
        // again.
        m_content = QPixmap(viewport()->size() * ratio);
        m_content.setDevicePixelRatio(ratio);
        m_content.fill(theme.color(ColorRole::Canvas));
        QPainter painter(&m_content);
        paintGrid(painter);
        painter.scale(m_zoom, m_zoom);
        painter.translate(-m_origin);
        ElementPainter elements(painter, theme, diagram::levelAt(m_zoom));
        const diagram::Point corner = toCanvas({0, 0});
        const diagram::Rect area{corner.x, corner.y, viewport()->width() / m_zoom,
                                 viewport()->height() / m_zoom};
        m_controller.diagram().forEachIn(
            area, [&](const diagram::Element& element) { elements.paint(element); });
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_content);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.scale(m_zoom, m_zoom);
    painter.translate(-m_origin);
    paintSelection(painter);
    paintGesture(painter);
    painter.restore();
    if (m_gesture == Gesture::Marquee) {
        const QRectF box = QRectF(m_pressed, m_current).normalized();
        QColor fill = theme.color(ColorRole::Accent);
        fill.setAlpha(30);
        painter.setPen(QPen(theme.color(ColorRole::Accent), 1));
        painter.setBrush(fill);
        painter.drawRect(box);
    }
    paintMinimap(painter);
    if (!m_hint.isEmpty()) {
        painter.setFont(Theme::uiFont(12));
        const QRectF text = painter.fontMetrics().boundingRect(m_hint).adjusted(-10, -6, 10, 6);
        QRectF box(QPointF(0, 0), text.size());
        box.moveCenter({viewport()->width() / 2.0, viewport()->height() - 26.0});
        painter.setPen(QPen(theme.color(ColorRole::Line), 1));
        painter.setBrush(theme.color(ColorRole::Panel));
        painter.drawRoundedRect(box, 6, 6);
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(box, Qt::AlignCenter, m_hint);
    }
    if (m_controller.diagram().size() == 0) {
        painter.setPen(theme.color(ColorRole::MutedText));
        painter.setFont(Theme::uiFont(14));
        painter.drawText(viewport()->rect(), Qt::AlignCenter,
                         tr("Drag a virtual network here from Insert, press V,\nor open a sample "
                            "from the File menu."));
    }
}

void CanvasView::paintGrid(QPainter& painter)
{
    if (m_zoom < 0.35)
        return;
    const double step = m_zoom < 0.7 ? 40 : 20;
    painter.setPen(QPen(m_theme.theme().color(ColorRole::GridDot), 1));
    const diagram::Point from = toCanvas({0, 0});
    const diagram::Point to = toCanvas(
        {static_cast<double>(viewport()->width()), static_cast<double>(viewport()->height())});
    QPolygonF dots;
    for (double y = std::floor(from.y / step) * step; y <= to.y; y += step) {
        for (double x = std::floor(from.x / step) * step; x <= to.x; x += step)
            dots << toView({x, y});
    }
    painter.drawPoints(dots);
}

void CanvasView::paintSelection(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    const QPen pen(theme.color(ColorRole::Accent), 2 / m_zoom);
    painter.setBrush(Qt::NoBrush);
    const auto outline = [&](const diagram::Element& element) {
        painter.setPen(pen);
        if (element.path.empty()) {
            const QRectF box(element.box.x, element.box.y, element.box.width, element.box.height);
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6);
            return;
        }
        QColor halo = theme.color(ColorRole::Accent);
        halo.setAlpha(70);
        QPolygonF line;
        for (const diagram::Point& p : element.path)
            line << QPointF(p.x, p.y);
        painter.setPen(QPen(halo, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    };
    for (const ObjectId id : m_selection.ids()) {
        const diagram::Element* element = m_controller.diagram().find(id);
        if (element == nullptr)
            continue;
        outline(*element);
        const SubnetId subnet = azure::subnetOf(
            m_controller.document(),
            id.kind() == Kind::VirtualMachine
                    && !m_controller.document().referrers(id, Kind::NetworkInterface).empty()
                ? m_controller.document().referrers(id, Kind::NetworkInterface).front()
                : id);
        const bool chip = element->kind == diagram::ElementKind::Chip;
        if (chip && subnet && m_selection.ids().size() == 1 && m_zoom >= 0.7) {
            const QString text = tr("%n route(s)", nullptr,
                                    static_cast<int>(m_controller.routes().rowCount(subnet)));
            painter.setFont([] {
                QFont font = Theme::uiFont(11);
                font.setWeight(QFont::DemiBold);
                return font;
            }());
            const QRectF box(element->box.right() - 84, element->box.y, 76, element->box.height);
            const double width = painter.fontMetrics().horizontalAdvance(text) + 6;
            painter.fillRect(QRectF(box.right() - width, box.y() + 9, width, box.height() - 18),
                             theme.color(ColorRole::ChipFill));
            painter.setPen(theme.color(ColorRole::AccentText));
            painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
        }
    }
    if (m_target) {
        if (const diagram::Element* element = m_controller.diagram().find(m_target))
            outline(*element);
    }
}

void CanvasView::paintGesture(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    if ((m_gesture == Gesture::Move || m_gesture == Gesture::Resize) && m_moved) {
        painter.setOpacity(0.85);
        ElementPainter elements(painter, theme, diagram::levelAt(m_zoom));
        for (const diagram::Element& element : m_preview)
            elements.paint(element);
        painter.setOpacity(1);
    }
    if (m_gesture == Gesture::Connect || m_gesture == Gesture::MoveChip) {
        const diagram::Point from = toCanvas(m_pressed);
        const diagram::Point to = toCanvas(m_current);
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2 / m_zoom, Qt::DashLine));
        painter.drawLine(QPointF(from.x, from.y), QPointF(to.x, to.y));
    }
}

QRectF CanvasView::minimapRect() const
{
    if (m_controller.document().all<azure::VirtualNetwork>().size() < kMinimapObjects
        || viewport()->width() < 500)
        return {};
    return {viewport()->width() - kMinimapWidth - 16, viewport()->height() - kMinimapHeight - 16,
            kMinimapWidth, kMinimapHeight};
}

void CanvasView::paintMinimap(QPainter& painter)
{
    const QRectF map = minimapRect();
    if (map.isNull())
        return;
    const Theme& theme = m_theme.theme();
    const diagram::Rect bounds = m_controller.diagram().bounds().grown(30);
    const double scale = std::min(map.width() / bounds.width, map.height() / bounds.height);
    const auto place = [&](const diagram::Rect& r) {
        return QRectF(map.center().x() + (r.x - bounds.center().x) * scale,
                      map.center().y() + (r.y - bounds.center().y) * scale, r.width * scale,
                      r.height * scale);
    };
    painter.setPen(QPen(theme.color(ColorRole::Line), 1));
    painter.setBrush(theme.color(ColorRole::Panel));
    painter.drawRoundedRect(map, 6, 6);
    painter.save();
    painter.setClipRect(map.adjusted(1, 1, -1, -1));
    painter.setPen(Qt::NoPen);
    painter.setOpacity(0.55);
    const azure::Document& document = m_controller.document();
    const auto block = [&](ObjectId id, ColorRole role) {
        if (const diagram::Element* element = m_controller.diagram().find(id)) {
            painter.setBrush(theme.color(role));
            painter.drawRect(place(element->box));
        }
    };
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const auto&) { block(id, ColorRole::VnetLine); });
    document.all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId id, const auto&) { block(id, ColorRole::Site); });
    painter.setOpacity(1);
    const diagram::Point corner = toCanvas({0, 0});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(ColorRole::Accent), 1.5));
    painter.drawRect(
        place({corner.x, corner.y, viewport()->width() / m_zoom, viewport()->height() / m_zoom}));
    painter.restore();
}

} // namespace peerscape::views
