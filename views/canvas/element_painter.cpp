#include "views/canvas/element_painter.h"

#include "core/diagram/arrow.h"
#include "core/diagram/glyphs.h"
#include "core/diagram/path_index.h"
#include "views/canvas/icon_renderer.h"
#include "views/canvas/image_files.h"
#include "views/theme/glyph_path.h"

#include <QPainter>
#include <QPolygonF>
#include <QSvgRenderer>

namespace peerscape::views {

namespace {

QRectF toRect(const diagram::Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QPen penFor(const QColor& color, double width, diagram::Dash dash)
{
    QPen pen(color, width);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    // Dash patterns are in units of the pen's width.
    const auto pattern = [&](double on, double off) {
        pen.setDashPattern({on / width, off / width});
    };
    switch (dash) {
    case diagram::Dash::Solid:
        break;
    case diagram::Dash::Dashed:
        width > 1.5 ? pattern(7, 4) : pattern(4, 3);
        break;
    case diagram::Dash::Dotted:
        pattern(1.5, 4);
        break;
    case diagram::Dash::Broken:
        pattern(14, 9);
        break;
    }
    return pen;
}

/// Where a shape may leave marks: a little too much rather than too little.
diagram::Rect extentOf(const diagram::BoxShape& box)
{
    return box.rect.grown(box.lineWidth);
}
diagram::Rect extentOf(const diagram::TextShape& text)
{
    const double width = text.maxWidth > 0
                             ? text.maxWidth
                             : 1.2 * text.pixelSize * static_cast<double>(text.text.size());
    const double left = text.align == diagram::Align::Left     ? 0
                        : text.align == diagram::Align::Center ? width / 2
                                                               : width;
    return diagram::Rect{text.position.x - left, text.position.y - text.pixelSize, width,
                         text.pixelSize}
        .grown(text.pixelSize / 2);
}
template<class Picture>
diagram::Rect extentOf(const Picture& picture)
{
    return picture.rect;
}

template<class Shape>
bool isSeenIn(const diagram::Rect& area, const Shape& shape)
{
    return extentOf(shape).intersects(area);
}
bool isSeenIn(const diagram::Rect& area, const diagram::LineShape& line)
{
    return diagram::passes(line.points, area);
}

} // namespace

ElementPainter::ElementPainter(QPainter& painter, const Theme& theme, diagram::Level level,
                               FontCache& fonts)
    : m_painter(painter)
    , m_theme(theme)
    , m_level(level)
    , m_fonts(fonts)
{
    m_painter.setRenderHint(QPainter::Antialiasing,
                            level == diagram::kFull || level == diagram::kNormal);
    m_painter.setRenderHint(QPainter::TextAntialiasing);
}

void ElementPainter::paint(const diagram::Element& element)
{
    for (const diagram::Primitive& primitive : element.primitives) {
        if ((primitive.levels & m_level) != 0)
            std::visit([this](const auto& shape) { draw(shape); }, primitive.shape);
    }
}

void ElementPainter::paintIn(const diagram::Element& element, const diagram::Rect& area)
{
    for (const diagram::Primitive& primitive : element.primitives) {
        if ((primitive.levels & m_level) != 0)
            std::visit(
                [&](const auto& shape) {
                    if (isSeenIn(area, shape))
                        draw(shape);
                },
                primitive.shape);
    }
}

void ElementPainter::draw(const diagram::BoxShape& box)
{
    m_painter.setBrush(box.fill == ColorRole::None ? QBrush() : QBrush(m_theme.color(box.fill)));
    // A region whose tint is the canvas's own, as in high contrast, is seen by its outline.
    const bool unseen = box.fill >= ColorRole::RegionBand0 && box.fill <= ColorRole::RegionBand3
                        && m_theme.color(box.fill) == m_theme.color(ColorRole::Canvas);
    const ColorRole line = box.line == ColorRole::None && unseen ? ColorRole::RegionLine : box.line;
    if (line == ColorRole::None)
        m_painter.setPen(Qt::NoPen);
    else if (unseen) // one device pixel, from far, too
        m_painter.setPen(QPen(m_theme.color(line), 0));
    else
        m_painter.setPen(penFor(m_theme.color(line), box.lineWidth, box.dash));
    if (box.radius > 0)
        m_painter.drawRoundedRect(toRect(box.rect), box.radius, box.radius);
    else
        m_painter.drawRect(toRect(box.rect));
}

void ElementPainter::draw(const diagram::TextShape& text)
{
    // Sizes are set in whole pixels, finer ones by scaling the painter.
    const FontCache::Face& face = m_fonts.face(text.face, static_cast<int>(text.pixelSize * 4));
    const QString words = QString::fromStdString(text.text);
    m_painter.save();
    m_painter.setFont(face.font);
    m_painter.setPen(m_theme.color(text.color));
    m_painter.translate(text.position.x, text.position.y);
    double scale = text.pixelSize / face.font.pixelSize();
    const double width = face.metrics.horizontalAdvance(words) * scale;
    // A face that is wider than the layout thought is narrowed rather than cut.
    double squeeze = 1;
    if (text.maxWidth > 0 && width > text.maxWidth)
        squeeze = text.maxWidth / width;
    m_painter.scale(scale * squeeze, scale);
    const double shown = width / scale;
    const double x = text.align == diagram::Align::Left     ? 0
                     : text.align == diagram::Align::Center ? -shown / 2
                                                            : -shown;
    m_painter.drawText(QPointF(x, 0), words);
    m_painter.restore();
}

void ElementPainter::draw(const diagram::GlyphShape& glyph)
{
    m_painter.save();
    m_painter.translate(glyph.rect.x, glyph.rect.y);
    m_painter.scale(glyph.rect.width / diagram::kGlyphGrid,
                    glyph.rect.height / diagram::kGlyphGrid);
    m_painter.setPen(QPen(m_theme.color(glyph.color), diagram::kGlyphStroke, Qt::SolidLine,
                          Qt::RoundCap, Qt::RoundJoin));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(glyphPainterPath(glyph.glyph));
    m_painter.restore();
}

void ElementPainter::draw(const diagram::ImageShape& image)
{
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    m_painter.drawImage(toRect(image.rect), decodedImage(image.url));
}

void ElementPainter::draw(const diagram::IconShape& shape)
{
    m_painter.save();
    m_painter.setClipRect(toRect(shape.rect), Qt::IntersectClip);
    iconRenderer(*shape.icon).render(&m_painter, toRect(shape.rect));
    m_painter.restore();
}

void ElementPainter::draw(const diagram::LineShape& line)
{
    if (line.points.size() < 2)
        return;
    const diagram::ArrowedLine parts = diagram::arrowed(line);
    QPolygonF points;
    for (const diagram::Point& p : parts.line)
        points << QPointF(p.x, p.y);
    const QColor color = m_theme.color(line.color);
    QPen pen = penFor(color, line.width, line.dash);
    if (m_level == diagram::kBlocks || m_level == diagram::kNames)
        pen = QPen(color, 0); // one device pixel: lines stay visible from far
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(points);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    for (const auto& head : parts.heads) {
        const QPolygonF triangle{QPointF(head[0].x, head[0].y), QPointF(head[1].x, head[1].y),
                                 QPointF(head[2].x, head[2].y)};
        m_painter.drawPolygon(triangle);
    }
}

} // namespace peerscape::views
