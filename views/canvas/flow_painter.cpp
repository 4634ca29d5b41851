#include "views/canvas/flow_painter.h"

#include "qt/document_controller.h"
#include "qt/flow_board.h"
#include "qt/text.h"
#include "views/theme/glyph_path.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kWayWidth = 3;
constexpr double kBackWidth = 2;
constexpr double kPinnedWidth = 1.6;
constexpr double kAside = 3.5;     ///< From the middle of the line that it follows.
constexpr double kHalo = 3;        ///< Of the ground's colour round a line.
constexpr double kRadius = 9;      ///< Of numbers and signs.
constexpr double kMarkOutside = 6; ///< Their middles stand that far outside of a station.
constexpr double kArrow = 9;
constexpr double kReasonWidth = 270;
constexpr double kReasonGap = 12;

/// Where the number of a station stands: in the middle of a side, clear of names and prefixes,
/// which stand at both ends, and of the words inside; there above, back below.
QPointF markAt(const QRectF& station, bool back)
{
    return {station.center().x(),
            back ? station.bottom() + kMarkOutside : station.top() - kMarkOutside};
}

} // namespace

FlowPainter::FlowPainter(QPainter& painter, const Theme& theme, const diagram::Diagram& diagram,
                         const azure::Document& document, const CanvasWindow& window)
    : m_painter(painter)
    , m_theme(theme)
    , m_diagram(diagram)
    , m_document(document)
    , m_zoom(window.zoom)
    , m_origin(window.shownOrigin())
    , m_size(window.size)
{
}

QPointF FlowPainter::toView(QPointF canvas) const
{
    return (canvas - m_origin) * m_zoom;
}

QRectF FlowPainter::toView(const QRectF& canvas) const
{
    return {toView(canvas.topLeft()), canvas.size() * m_zoom};
}

FlowGeometry FlowPainter::geometryOf(const reach::Path& path) const
{
    FlowGeometry geometry = flowGeometry(m_diagram, m_document, path, m_zoom);
    for (QRectF& station : geometry.stations)
        station = toView(station);
    for (QPolygonF& leg : geometry.legs) {
        for (QPointF& point : leg)
            point = toView(point);
    }
    return geometry;
}

void FlowPainter::paint(const qtmodel::FlowBoard& board)
{
    const qtmodel::TracedFlow* current = board.current();
    if (current == nullptr)
        return;
    m_painter.save();
    for (const qtmodel::TracedFlow& flow : board.flows()) {
        if (&flow != current)
            paintPinned(flow);
    }
    if (current->answer) {
        const qtmodel::FlowStep& step = board.step();
        for (const bool back : {true, false}) {
            for (const reach::Path& path : board.ways(back)) {
                const FlowGeometry geometry = geometryOf(path);
                paintLegs(geometry, ColorRole::Accent, back ? kBackWidth : kWayWidth, back);
                paintOutside(path, geometry);
            }
        }
        // Signs and words above all lines. The ways that decide are the first ones.
        for (const bool back : {true, false}) {
            const std::size_t way = step.back == back ? step.way : 0;
            const auto& ways = board.ways(back);
            if (way >= ways.size() || ways[way].hops.empty())
                continue;
            const FlowGeometry geometry = geometryOf(ways[way]);
            paintNumbers(geometry, back, step.back == back ? static_cast<int>(step.hop) : -1);
            paintSign(geometry.stations.back(), ways[way].verdict.reachable(), back);
        }
        const reach::Path& there = current->answer->forward.front();
        const bool lostThere = !there.verdict.reachable();
        const reach::Path& decides = lostThere ? there : current->answer->back.front();
        if (!decides.verdict.reachable() && !decides.hops.empty())
            paintReason(geometryOf(decides).stations.back(), decides.verdict, !lostThere);
    }
    m_painter.restore();
}

void FlowPainter::paintPinned(const qtmodel::TracedFlow& flow)
{
    if (!flow.answer)
        return;
    const reach::Path& there = flow.answer->forward.front();
    const FlowGeometry geometry = geometryOf(there);
    paintLegs(geometry, ColorRole::MutedText, kPinnedWidth, false);
    paintOutside(there, geometry);
    paintSign(geometry.stations.back(), flow.reachable(), false);
}

void FlowPainter::paintLegs(const FlowGeometry& geometry, ColorRole role, double width, bool dashed)
{
    const QPen halo(m_theme.color(ColorRole::Canvas), width + kHalo, Qt::SolidLine, Qt::RoundCap,
                    Qt::RoundJoin);
    QPen pen(m_theme.color(role), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (dashed)
        pen.setDashPattern({3, 2.5});
    for (const QPolygonF& leg : geometry.legs) {
        if (leg.size() < 2)
            continue;
        const QPolygonF line = movedAside(leg, kAside);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(halo);
        m_painter.drawPolyline(line);
        m_painter.setPen(pen);
        m_painter.drawPolyline(line);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.color(role));
        paintArrow(line.back(), line[line.size() - 2], width + kArrow - kBackWidth);
    }
}

void FlowPainter::paintArrow(QPointF tip, QPointF from, double size)
{
    const QPointF along = tip - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1)
        return;
    const QPointF unit = along / length;
    const QPointF side(-unit.y(), unit.x());
    const QPointF foot = tip - unit * size;
    m_painter.drawPolygon(QPolygonF()
                          << tip << foot + side * size * 0.5 << foot - side * size * 0.5);
}

void FlowPainter::paintOutside(const reach::Path& path, const FlowGeometry& geometry)
{
    for (std::size_t i = 0; i < path.hops.size(); ++i) {
        if (!geometry.outside[i])
            continue;
        const QRectF& box = geometry.stations[i];
        m_painter.setPen(QPen(m_theme.color(ColorRole::ChipLine), 1));
        m_painter.setBrush(m_theme.color(ColorRole::ChipFill));
        m_painter.drawEllipse(box);
        m_painter.save();
        m_painter.translate(box.topLeft() + QPointF(5, 5));
        m_painter.setPen(QPen(m_theme.color(ColorRole::Text), 1.5, Qt::SolidLine, Qt::RoundCap));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(glyphPainterPath("public-ip"));
        m_painter.restore();
        m_painter.setFont(Theme::uiFont(12));
        const QString name = toQString(nameOf(m_document, path.hops[i]));
        const double width = m_painter.fontMetrics().horizontalAdvance(name) + 4;
        m_painter.drawText(QRectF(box.center().x() - width / 2, box.top() - 18, width, 16),
                           Qt::AlignCenter, name);
    }
}

void FlowPainter::paintNumbers(const FlowGeometry& geometry, bool back, int current)
{
    QFont font = Theme::uiFont(11);
    font.setWeight(QFont::Bold);
    m_painter.setFont(font);
    for (std::size_t i = 0; i < geometry.stations.size(); ++i) {
        const QRectF& station = geometry.stations[i];
        // A box that is passed again has its numbers in a row.
        const auto before =
            std::count(geometry.stations.begin(),
                       geometry.stations.begin() + static_cast<std::ptrdiff_t>(i), station);
        const QPointF at =
            markAt(station, back) + QPointF(static_cast<double>(before) * (2 * kRadius + 2), 0);
        const bool looked = static_cast<int>(i) == current;
        if (looked) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_theme.color(ColorRole::Accent), 2, Qt::DotLine));
            m_painter.drawRoundedRect(station.adjusted(-4, -4, 4, 4), 8, 8);
        }
        const double radius = looked ? kRadius + 2 : kRadius;
        m_painter.setPen(QPen(m_theme.color(ColorRole::Accent), 1.5));
        m_painter.setBrush(m_theme.color(back ? ColorRole::Panel : ColorRole::Accent));
        m_painter.drawEllipse(at, radius, radius);
        m_painter.setPen(m_theme.color(back ? ColorRole::AccentText : ColorRole::OnAccent));
        m_painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius),
                           Qt::AlignCenter, QString::number(i + 1));
    }
}

void FlowPainter::paintSign(const QRectF& station, bool good, bool back)
{
    const QPointF at = markAt(station, back) - QPointF(2 * kRadius + 2, 0);
    m_painter.setPen(QPen(m_theme.color(ColorRole::Canvas), 1.5));
    m_painter.setBrush(m_theme.color(good ? ColorRole::Good : ColorRole::Bad));
    m_painter.drawEllipse(at, kRadius, kRadius);
    m_painter.setPen(
        QPen(m_theme.color(ColorRole::Canvas), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (good) {
        m_painter.drawPolyline(QPolygonF() << at + QPointF(-4, 0) << at + QPointF(-1, 3)
                                           << at + QPointF(4, -3));
        return;
    }
    m_painter.drawLine(at + QPointF(-3, -3), at + QPointF(3, 3));
    m_painter.drawLine(at + QPointF(-3, 3), at + QPointF(3, -3));
}

void FlowPainter::paintReason(const QRectF& station, const reach::Verdict& verdict, bool back)
{
    const QString code = toQString(reach::code(verdict.reason));
    const QString title = back ? tr("Return: %1").arg(code) : code;
    const QString words = qtmodel::DocumentController::text(verdict.message);
    const QFont plain = Theme::uiFont(12);
    QFont bold = plain;
    bold.setWeight(QFont::DemiBold);
    constexpr int kFlags = static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::TextWordWrap);
    const QRectF room(0, 0, kReasonWidth - 20, 400);
    const QRectF titleBox = QFontMetricsF(bold).boundingRect(room, kFlags, title);
    const QRectF wordsBox = QFontMetricsF(plain).boundingRect(room, kFlags, words);
    QRectF box(0, 0, std::max(titleBox.width(), wordsBox.width()) + 20,
               titleBox.height() + wordsBox.height() + 14);
    // Below the station, else above it; inside the view while the station is.
    box.moveTopLeft({station.left(), station.bottom() + kReasonGap});
    if (box.bottom() > m_size.height() - 4)
        box.moveBottom(station.top() - kReasonGap);
    if (QRectF(QPointF(), m_size).intersects(station))
        box.moveLeft(std::clamp(box.left(), 4.0, std::max(4.0, m_size.width() - box.width() - 4)));
    m_painter.setPen(QPen(m_theme.color(ColorRole::Bad), 1));
    m_painter.setBrush(m_theme.color(ColorRole::BadTint));
    m_painter.drawRoundedRect(box, 6, 6);
    m_painter.setFont(bold);
    m_painter.setPen(m_theme.color(ColorRole::Bad));
    m_painter.drawText(box.adjusted(10, 6, -10, 0), kFlags, title);
    m_painter.setFont(plain);
    m_painter.setPen(m_theme.color(ColorRole::Text));
    m_painter.drawText(box.adjusted(10, 7 + titleBox.height(), -10, 0), kFlags, words);
}

} // namespace peerscape::views
