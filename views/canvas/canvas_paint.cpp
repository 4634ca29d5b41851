#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/element_painter.h"
#include "views/canvas/flow_painter.h"
#include "views/theme/theme_manager.h"

#include <QImage>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace peerscape::views {

namespace {

constexpr int kMinimapObjects = 2; ///< Fewer networks need no overview.
constexpr int kLeastMapped = 600;  ///< Pixels; in a narrower view it would take too much room.
constexpr double kMinimapWidth = 150;
constexpr double kMinimapHeight = 108;
constexpr std::size_t kMostLookedUp = 500; ///< More selected things are looked for in the view.
constexpr std::size_t kMostSmooth = 200;   ///< More outlines or dragged things are drawn plainly.
constexpr int kLeastOutlined = 8; ///< Pixels; what is smaller is filled when many are selected.
constexpr double kFrameMilliseconds = 4;  ///< For filling the picture in one frame.
constexpr double kFirstMilliseconds = 60; ///< While there is nothing to show meanwhile.

} // namespace

bool CanvasView::fillPicture()
{
    const bool changed = m_picture.fill(
        m_controller.diagram(), m_controller.document(), canvasWindow(), minimapRect().size(),
        m_picture.isEmpty() ? kFirstMilliseconds : kFrameMilliseconds);
    if (!m_picture.isFilled())
        m_fillTimer.start(0);
    return changed;
}

void CanvasView::goOnFilling()
{
    // A paint event that comes for another reason shows what there is: one go at it a frame.
    m_filledFor = canvasWindow();
    if (fillPicture())
        viewport()->update();
}

void CanvasView::completePicture()
{
    do {
        fillPicture();
    } while (!m_picture.isComplete());
    viewport()->update();
}

void CanvasView::paintEvent(QPaintEvent*)
{
    const CanvasWindow window = canvasWindow();
    if (m_filledFor != window)
        fillPicture();
    m_filledFor.reset();
    QPainter painter(viewport());
    m_picture.draw(painter, window);
    // Above outlines and what is dragged, but below what dims them.
    const bool dims = isIsolating() || m_question != nullptr;
    const auto drawWords = [&] {
        m_picture.drawWords(painter, m_controller.diagram(), m_controller.document(), window);
    };
    if (dims)
        drawWords();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.scale(m_zoom, m_zoom);
    painter.translate(-window.shownOrigin());
    if (isIsolating())
        paintVeil(painter);
    if (m_question != nullptr)
        paintAnswers(painter);
    paintRefusals(painter);
    paintSelection(painter);
    paintGesture(painter);
    painter.restore();
    if (!dims)
        drawWords();
    if (m_flows != nullptr)
        FlowPainter(painter, m_theme.theme(), m_controller.diagram(), m_controller.document(),
                    window)
            .paint(*m_flows);
    paintLinkHandles(painter);
    if (m_gesture == Gesture::Marquee && m_moved) {
        const Theme& theme = m_theme.theme();
        QColor fill = theme.color(ColorRole::Accent);
        fill.setAlpha(30);
        painter.setPen(QPen(theme.color(ColorRole::Accent), 1));
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressed, m_current).normalized());
    }
    if (const QRectF map = minimapRect(); !map.isNull())
        m_picture.map().draw(painter, map, window.area());
    if (m_question != nullptr)
        paintQuestion(painter);
    paintHint(painter);
}

void CanvasView::paintPill(QPainter& painter, const QString& text, QPointF middle)
{
    const Theme& theme = m_theme.theme();
    painter.setFont(Theme::uiFont(12));
    // As many lines as it takes: Azure's reasons name resources by their whole id.
    const QRect most(0, 0, viewport()->width() - 40, viewport()->height());
    constexpr int kHow = Qt::AlignCenter | Qt::TextWordWrap;
    QRectF box = painter.fontMetrics().boundingRect(most, kHow, text).adjusted(-10, -6, 10, 6);
    box.moveCenter(middle);
    box.moveBottom(std::min(box.bottom(), viewport()->height() - 10.0));
    painter.setPen(QPen(theme.color(ColorRole::Line), 1));
    painter.setBrush(theme.color(ColorRole::Panel));
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(box, kHow, text);
}

void CanvasView::paintHint(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    if (!m_hint.isEmpty())
        paintPill(painter, m_hint, {viewport()->width() / 2.0, viewport()->height() - 26.0});
    if (m_controller.diagram().empty()) {
        painter.setPen(theme.color(ColorRole::MutedText));
        painter.setFont(Theme::uiFont(14));
        // What has no place, such as a route table that no subnet uses, is in the outline.
        const azure::Document& document = m_controller.document();
        const std::size_t frames = document.all<azure::Subscription>().size()
                                   + document.all<azure::ResourceGroup>().size();
        painter.drawText(
            viewport()->rect(), Qt::AlignCenter,
            document.size() > frames
                ? tr("Nothing here has a place of its own: look at the outline,\nor drag a virtual "
                     "network here from Insert.")
                : tr("Drag a virtual network here from Insert, press V,\nor open a sample from the "
                     "File menu."));
    }
}

CanvasView::Selected CanvasView::selectedIn(const diagram::Rect& view) const
{
    const diagram::Diagram& diagram = m_controller.diagram();
    const diagram::Level level = diagram::levelAt(m_zoom);
    Selected selected;
    const auto add = [&](const diagram::Element& element) {
        if (element.path.empty())
            selected.boxes.push_back(element.box);
        else if (level != diagram::kBlocks)
            selected.lines.push_back(element.path);
    };
    if (m_selection.ids().size() < kMostLookedUp) {
        for (const ObjectId id : m_selection.ids()) {
            const bool line = id.kind() == Kind::Peering || id.kind() == Kind::Connection;
            if (line && level == diagram::kBlocks)
                continue;
            // Without making what is in them.
            if (const auto box = diagram.boxOf(id)) {
                if (box->intersects(view))
                    selected.boxes.push_back(*box);
                continue;
            }
            const diagram::Element* element = diagram.find(id);
            if (element != nullptr && element->bounds.intersects(view))
                add(*element);
        }
        return selected;
    }
    // Of a whole estate only what is in view is made, and from far out nothing but boxes.
    if (level == diagram::kBlocks || level == diagram::kNames) {
        selected.boxes = diagram.boxesOf(m_selection.ids(), view);
        return selected;
    }
    diagram.forEachIn(view, [&](const diagram::Element& element) {
        if (m_selection.contains(element.object))
            add(element);
    });
    return selected;
}

void CanvasView::paintSelection(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    auto [boxes, lines] = selectedIn(canvasWindow().area().grown(20 / m_zoom));
    if (const diagram::Element* target = m_controller.diagram().find(m_target);
        target != nullptr && !m_refusedTarget)
        boxes.push_back(target->box);
    painter.setRenderHint(QPainter::Antialiasing, boxes.size() + lines.size() < kMostSmooth);
    if (boxes.size() < kMostSmooth) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2 / m_zoom));
        for (const diagram::Rect& box : boxes)
            painter.drawRoundedRect(
                QRectF(box.x, box.y, box.width, box.height).adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6);
    } else {
        paintManyOutlines(painter, boxes);
    }
    QColor halo = theme.color(ColorRole::Accent);
    halo.setAlpha(70);
    painter.setPen(QPen(halo, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const std::vector<diagram::Point>& path : lines) {
        QPolygonF line;
        for (const diagram::Point& p : path)
            line << QPointF(p.x, p.y);
        painter.drawPolyline(line);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintRouteCount(painter);
}

void CanvasView::paintManyOutlines(QPainter& painter, const std::vector<diagram::Rect>& boxes) const
{
    const QPointF origin = canvasWindow().shownOrigin();
    QList<QRect> outlined;
    QList<QRect> filled;
    for (const diagram::Rect& box : boxes) {
        const QRect shown = QRectF((QPointF(box.x, box.y) - origin) * m_zoom,
                                   QSizeF(box.width, box.height) * m_zoom)
                                .toRect()
                                .adjusted(-1, -1, 1, 1);
        // Of a few pixels an outline would cover most.
        QList<QRect>& list =
            std::min(shown.width(), shown.height()) < kLeastOutlined ? filled : outlined;
        if (list.isEmpty() || list.back() != shown)
            list.push_back(shown);
    }
    painter.save();
    painter.resetTransform();
    QColor accent = m_theme.theme().color(ColorRole::Accent);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 0));
    painter.drawRects(outlined);
    accent.setAlpha(150);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRects(filled);
    painter.restore();
}

void CanvasView::paintRouteCount(QPainter& painter)
{
    const ObjectId id = m_selection.single();
    const diagram::Element* element = m_zoom >= 0.7 ? m_controller.diagram().find(id) : nullptr;
    if (element == nullptr || element->kind != diagram::ElementKind::Chip)
        return;
    const Theme& theme = m_theme.theme();
    const SubnetId subnet = azure::subnetOf(
        m_controller.document(),
        id.kind() == Kind::VirtualMachine
                && !m_controller.document().referrers(id, Kind::NetworkInterface).empty()
            ? m_controller.document().referrers(id, Kind::NetworkInterface).front()
            : id);
    if (!subnet)
        return;
    const QString text =
        tr("%n route(s)", nullptr, static_cast<int>(m_controller.routes().rowCount(subnet)));
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

void CanvasView::paintGesture(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    const bool reshapes =
        m_gesture == Gesture::Move || m_gesture == Gesture::Resize || m_gesture == Gesture::Bend;
    if (reshapes && m_moved) {
        if (m_preview.size() > kMostSmooth) {
            paintDrafts(painter);
        } else {
            painter.setOpacity(0.85);
            ElementPainter elements(painter, theme, diagram::levelAt(m_zoom), m_picture.fonts());
            for (const diagram::Element& element : m_preview)
                elements.paint(element);
            painter.setOpacity(1);
        }
        paintGuides(painter);
    }
    paintBendHandles(painter);
    if (m_gesture == Gesture::Connect || m_gesture == Gesture::MoveChip) {
        const auto [from, to] = draftLine();
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2 / m_zoom, Qt::DashLine));
        painter.drawLine(QPointF(from.x, from.y), QPointF(to.x, to.y));
    }
}

void CanvasView::paintDrafts(QPainter& painter)
{
    const Theme& theme = m_theme.theme();
    std::map<ColorRole, std::vector<QLineF>> lines;
    std::vector<const diagram::Element*> boxes;
    for (const diagram::Element& element : m_preview) {
        if (element.kind != diagram::ElementKind::Connector) {
            boxes.push_back(&element);
            continue;
        }
        for (const diagram::Primitive& primitive : element.primitives) {
            const auto* shape = std::get_if<diagram::LineShape>(&primitive.shape);
            if (shape == nullptr)
                continue;
            std::vector<QLineF>& strokes = lines[shape->color];
            for (std::size_t i = 0; i + 1 < shape->points.size(); ++i)
                strokes.emplace_back(shape->points[i].x, shape->points[i].y, shape->points[i + 1].x,
                                     shape->points[i + 1].y);
        }
    }
    painter.save();
    ElementPainter elements(painter, theme, diagram::kBlocks, m_picture.fonts());
    for (const auto& [color, strokes] : lines) {
        painter.setPen(QPen(theme.color(color), 0));
        painter.drawLines(strokes.data(), static_cast<int>(strokes.size()));
    }
    for (const diagram::Element* box : boxes)
        elements.paint(*box);
    painter.restore();
}

void CanvasView::dimAllBut(QPainter& painter, const std::vector<diagram::Rect>& shown, int alpha)
{
    // Cut out of a picture: subtracting thousands of boxes from a path takes seconds.
    QColor color = m_theme.theme().color(ColorRole::Canvas);
    color.setAlpha(alpha);
    QImage veil(viewport()->size() * viewport()->devicePixelRatioF(),
                QImage::Format_ARGB32_Premultiplied);
    veil.setDevicePixelRatio(viewport()->devicePixelRatioF());
    veil.fill(color);
    QPainter holes(&veil);
    holes.setTransform(painter.worldTransform());
    holes.setCompositionMode(QPainter::CompositionMode_Source);
    for (const diagram::Rect& rect : shown) {
        const diagram::Rect hole = rect.grown(2);
        holes.fillRect(QRectF(hole.x, hole.y, hole.width, hole.height), Qt::transparent);
    }
    holes.end();
    painter.save();
    painter.resetTransform();
    painter.drawImage(0, 0, veil);
    painter.restore();
}

void CanvasView::paintVeil(QPainter& painter)
{
    constexpr int kDim = 225;
    const diagram::Rect view = canvasWindow().area();
    dimAllBut(painter, m_controller.diagram().boxesOf({m_isolated.begin(), m_isolated.end()}, view),
              kDim);
    if (diagram::levelAt(m_zoom) < diagram::kNormal)
        return;
    // Lines between what is isolated lie under the veil; they are drawn again above it.
    ElementPainter lines(painter, m_theme.theme(), diagram::levelAt(m_zoom), m_picture.fonts());
    m_controller.diagram().forEachIn(view, [&](const diagram::Element& element) {
        if (element.kind == diagram::ElementKind::Connector && !isVeiled(element))
            lines.paint(element);
    });
}

void CanvasView::paintGuides(QPainter& painter)
{
    const double pixel = 1 / m_zoom;
    painter.setPen(QPen(m_theme.theme().color(ColorRole::Accent), pixel));
    for (const diagram::Guide& guide : m_guides) {
        const QPointF from(guide.from.x, guide.from.y);
        const QPointF to(guide.to.x, guide.to.y);
        painter.drawLine(from, to);
        if (!guide.gap)
            continue;
        // A gap ends in short strokes, as a measure does.
        const QPointF across =
            guide.from.y == guide.to.y ? QPointF(0, 5 * pixel) : QPointF(5 * pixel, 0);
        painter.drawLine(from - across, from + across);
        painter.drawLine(to - across, to + across);
    }
}

QRectF CanvasView::minimapRect() const
{
    if (m_viewOnly || !m_showsMap
        || m_controller.document().all<azure::VirtualNetwork>().size() < kMinimapObjects
        || viewport()->width() < kLeastMapped)
        return {};
    return {viewport()->width() - kMinimapWidth - 16, viewport()->height() - kMinimapHeight - 16,
            kMinimapWidth, kMinimapHeight};
}

} // namespace peerscape::views
