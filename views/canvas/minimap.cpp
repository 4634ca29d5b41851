#include "views/canvas/minimap.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <map>
#include <vector>

namespace peerscape::views {

namespace {

constexpr double kBorder = 30; ///< Free space round the drawing, canvas units.

} // namespace

Minimap::Minimap(const Theme& theme)
    : m_theme(theme)
{
}

void Minimap::clear()
{
    m_dirty.set();
    m_image = QImage();
}

double Minimap::scaleFor(const diagram::Rect& shown, QSizeF size)
{
    return std::min(size.width() / shown.width, size.height() / shown.height);
}

void Minimap::damage(const diagram::Diagram& diagram, const diagram::Damage& damage)
{
    if (damage.everything || !(m_shown == diagram.bounds().grown(kBorder))) {
        m_dirty.set();
        return;
    }
    const double width = m_shown.width / kStrips;
    for (const diagram::Rect& area : damage.areas) {
        const auto strip = [&](double x) {
            return std::clamp(static_cast<int>((x - m_shown.x) / width), 0, kStrips - 1);
        };
        for (int i = strip(area.x); i <= strip(area.right()); ++i)
            m_dirty.set(static_cast<std::size_t>(i));
    }
}

bool Minimap::fill(const diagram::Diagram& diagram, QSizeF size, double ratio, double milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    const QSize pixels = (size * ratio).toSize();
    const diagram::Rect now = diagram.bounds().grown(kBorder);
    if (m_image.size() != pixels || !(m_shown == now)) {
        if (m_image.size() != pixels) {
            m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
            m_image.fill(Qt::transparent);
        }
        m_image.setDevicePixelRatio(ratio);
        m_shown = now;
        m_dirty.set();
    }
    for (int strip = 0; strip < kStrips; ++strip) {
        if (!m_dirty.test(static_cast<std::size_t>(strip)))
            continue;
        if (static_cast<double>(timer.nsecsElapsed()) / 1e6 > milliseconds)
            return false;
        paintStrip(diagram, strip);
    }
    return true;
}

void Minimap::paintStrip(const diagram::Diagram& diagram, int strip)
{
    const QSizeF size = m_image.deviceIndependentSize();
    const double scale = scaleFor(m_shown, size);
    // The drawing stands in the middle; the strips divide the drawing, not the picture.
    const QPointF corner((size.width() - m_shown.width * scale) / 2,
                         (size.height() - m_shown.height * scale) / 2);
    const double width = m_shown.width / kStrips;
    const diagram::Rect area{m_shown.x + strip * width, m_shown.y, width, m_shown.height};
    const auto place = [&](const diagram::Rect& r) {
        return QRectF(corner.x() + (r.x - m_shown.x) * scale,
                      corner.y() + (r.y - m_shown.y) * scale, r.width * scale, r.height * scale);
    };
    std::map<ColorRole, std::vector<QRectF>> blocks;
    diagram.forEachBlockIn(area, [&](const diagram::Block& block) {
        if (block.object.kind() == Kind::VirtualNetwork
            || block.object.kind() == Kind::LocalNetworkGateway)
            blocks[block.line].push_back(place(block.rect));
    });
    QPainter painter(&m_image);
    painter.setClipRect(place(area));
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.fillRect(place(area), Qt::transparent);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setPen(Qt::NoPen);
    for (const auto& [role, rects] : blocks) {
        QColor color = m_theme.color(role);
        color.setAlphaF(0.55F);
        painter.setBrush(color);
        // Many small blocks flow together; few large ones keep soft edges.
        painter.setRenderHint(QPainter::Antialiasing, rects.size() < 200);
        painter.drawRects(rects.data(), static_cast<int>(rects.size()));
    }
    m_dirty.reset(static_cast<std::size_t>(strip));
}

void Minimap::draw(QPainter& painter, const QRectF& place, const diagram::Rect& view) const
{
    painter.setPen(QPen(m_theme.color(ColorRole::Line), 1));
    painter.setBrush(m_theme.color(ColorRole::Panel));
    painter.drawRoundedRect(place, 6, 6);
    if (m_image.isNull())
        return;
    painter.save();
    painter.setClipRect(place.adjusted(1, 1, -1, -1));
    painter.drawImage(place.topLeft(), m_image);
    const double scale = scaleFor(m_shown, place.size());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(ColorRole::Accent), 1.5));
    // Of a view beyond the drawing all four sides are seen, too.
    painter.drawRect(QRectF(place.center().x() + (view.x - m_shown.center().x) * scale,
                            place.center().y() + (view.y - m_shown.center().y) * scale,
                            view.width * scale, view.height * scale)
                         .intersected(place.adjusted(2, 2, -2, -2)));
    painter.restore();
}

diagram::Point Minimap::toCanvas(const QRectF& place, QPointF at) const
{
    const double scale = scaleFor(m_shown, place.size());
    const QPointF offset = (at - place.center()) / scale;
    return {m_shown.center().x + offset.x(), m_shown.center().y + offset.y()};
}

} // namespace peerscape::views
