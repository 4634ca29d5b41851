#include "views/canvas/tile_painter.h"

#include "core/diagram/box_builder.h"
#include "core/diagram/note_box.h"
#include "core/diagram/overview.h"
#include "views/canvas/element_painter.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

namespace peerscape::views {

namespace {

constexpr std::size_t kRoutesAtOnce = 1;  ///< Lines routed between two looks at the clock.
constexpr std::size_t kMadeAtOnce = 16;   ///< The same of boxes and lines whose content is made.
constexpr std::size_t kPaintedAtOnce = 8; ///< The same of elements that are painted.
constexpr double kLeastForOutline = 0.04; ///< From further out blocks are filled only.
constexpr double kLeastForName = 40;      ///< Narrower blocks have no name, pixels.
constexpr double kBleed = 2;              ///< How far antialiasing reaches, device pixels.
constexpr int kLeastText = 8;             ///< No text is smaller, pixels.
constexpr int kMostText = 14;

QRectF scaled(const diagram::Rect& rect, double scale)
{
    return {rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale};
}

/// On whole pixels: lines of one width, and all blocks alike.
QRectF onPixels(const QRectF& box)
{
    return {QPointF(std::round(box.x()), std::round(box.y())),
            QPointF(std::round(box.right()), std::round(box.bottom()))};
}

/// Blocks of one look, drawn in one go.
struct Batch
{
    std::vector<QRectF> filled;
    std::vector<QRectF> outlined;
};

} // namespace

TilePainter::TilePainter(const diagram::Diagram& diagram, const azure::Document& document,
                         const Theme& theme, FontCache& fonts, double zoom)
    : m_diagram(diagram)
    , m_document(document)
    , m_theme(theme)
    , m_fonts(fonts)
    , m_zoom(zoom)
{
}

bool TilePainter::prepare(const diagram::Rect& area, double)
{
    const diagram::Level level = diagram::levelAt(m_zoom);
    if (level == diagram::kBlocks)
        return true;
    if (!m_diagram.prepare(area, kRoutesAtOnce))
        return false;
    return level == diagram::kNames || m_diagram.make(area, kMadeAtOnce);
}

bool TilePainter::paint(QImage& tile, const diagram::Rect& area, double scale, double ratio,
                        std::size_t& done, double milliseconds)
{
    if (done == 0)
        tile.fill(m_theme.color(ColorRole::Canvas));
    QPainter painter(&tile);
    painter.translate(-std::round(area.x * scale), -std::round(area.y * scale));
    const diagram::Level level = diagram::levelAt(m_zoom);
    if (level == diagram::kNormal || level == diagram::kFull) {
        if (done == 0)
            paintGrid(painter, area, scale, ratio);
        painter.scale(scale, scale);
        return paintElements(painter, area, scale, level, done, milliseconds);
    }
    painter.save();
    painter.scale(scale, scale);
    ElementPainter bands(painter, m_theme, level, m_fonts);
    m_diagram.forEachBand([&](const diagram::Element& band, std::size_t) {
        if (band.bounds.intersects(area))
            bands.paint(band);
    });
    painter.restore();
    if (level == diagram::kNames) {
        paintBlocks(painter, area, scale, ratio);
        paintWires(painter, area, scale, ratio);
    } else {
        paintBlocks(painter, area, scale, ratio);
        paintBundles(painter, area, scale, ratio);
    }
    return true;
}

bool TilePainter::paintElements(QPainter& painter, const diagram::Rect& area, double scale,
                                diagram::Level level, std::size_t& done, double milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    ElementPainter elements(painter, m_theme, level, m_fonts);
    const diagram::Rect seen = area.grown(kBleed / scale);
    const std::size_t before = done;
    std::size_t place = 0;
    bool late = false;
    m_diagram.forEachIn(area, [&](const diagram::Element& element) {
        if (place++ < before || late)
            return;
        elements.paintIn(element, seen);
        ++done;
        late = done % kPaintedAtOnce == 0
               && static_cast<double>(timer.nsecsElapsed()) > milliseconds * 1e6;
    });
    return done == place;
}

void TilePainter::paintGrid(QPainter& painter, const diagram::Rect& area, double scale,
                            double ratio) const
{
    const double step = m_zoom < 0.7 ? 40 : 20;
    painter.setPen(QPen(m_theme.color(ColorRole::GridDot), ratio));
    QPolygonF dots;
    for (double y = std::floor(area.y / step) * step; y <= area.bottom() + step; y += step) {
        for (double x = std::floor(area.x / step) * step; x <= area.right() + step; x += step)
            dots << QPointF(x * scale, y * scale);
    }
    painter.drawPoints(dots);
}

void TilePainter::paintBlocks(QPainter& painter, const diagram::Rect& area, double scale,
                              double ratio)
{
    std::map<std::pair<ColorRole, ColorRole>, Batch> batches;
    std::vector<std::pair<QRectF, ObjectId>> named;
    std::vector<diagram::Block> notes; // in front of each other and of all else, or behind
    // A block that ends at this tile's edge has its line in this tile.
    m_diagram.forEachBlockIn(area.grown(kBleed / scale), [&](const diagram::Block& block) {
        if (block.object.kind() == Kind::Note) {
            notes.push_back(block);
            return;
        }
        Batch& batch = batches[{block.fill, block.line}];
        const QRectF box = scaled(block.rect, scale);
        if (m_zoom < kLeastForOutline) {
            batch.filled.push_back(box);
            return;
        }
        batch.outlined.push_back(onPixels(box));
        if (box.width() >= kLeastForName * ratio)
            named.emplace_back(box, block.object);
    });
    std::sort(notes.begin(), notes.end(),
              [](const auto& a, const auto& b) { return a.depth < b.depth; });
    const auto front = std::find_if(notes.begin(), notes.end(),
                                    [](const auto& note) { return !note.depth.behind; });
    std::for_each(notes.begin(), front,
                  [&](const auto& note) { paintNote(painter, note, scale, ratio); });
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& [look, batch] : batches) {
        const auto& [fill, line] = look;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(line));
        painter.drawRects(batch.filled.data(), static_cast<int>(batch.filled.size()));
        painter.setPen(QPen(m_theme.color(line), ratio));
        painter.setBrush(m_theme.color(fill));
        painter.drawRects(batch.outlined.data(), static_cast<int>(batch.outlined.size()));
    }
    for (const auto& [box, id] : named)
        paintNames(painter, box, id, ratio);
    std::for_each(front, notes.end(),
                  [&](const auto& note) { paintNote(painter, note, scale, ratio); });
}

void TilePainter::paintNote(QPainter& painter, const diagram::Block& block, double scale,
                            double ratio)
{
    const azure::Note& note = *m_document.find(NoteId::of(block.object));
    if (!note.image.empty()) {
        diagram::Element image;
        image.primitives.push_back(
            {diagram::ImageShape{diagram::imageRect(note, block.rect), note.image}});
        painter.save();
        painter.scale(scale, scale);
        ElementPainter(painter, m_theme, diagram::levelAt(m_zoom), m_fonts).paint(image);
        painter.restore();
        return;
    }
    if (block.frame && m_zoom < kLeastForOutline)
        return;
    const QRectF box = scaled(block.rect, scale);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(m_zoom < kLeastForOutline ? QPen(Qt::NoPen)
                                             : QPen(m_theme.color(block.line), ratio));
    painter.setBrush(
        block.frame ? QBrush(Qt::NoBrush)
                    : QBrush(m_theme.color(m_zoom < kLeastForOutline ? block.line : block.fill)));
    painter.drawRect(m_zoom < kLeastForOutline ? box : onPixels(box));
    if (!block.frame && box.width() >= kLeastForName * ratio)
        paintNames(painter, box, block.object, ratio);
}

void TilePainter::paintNames(QPainter& painter, const QRectF& box, ObjectId id, double ratio)
{
    struct Line
    {
        std::string text;
        diagram::FontFace face;
        ColorRole color;
    };
    const diagram::BlockText text = diagram::blockText(m_document, id, m_diagram.words());
    const std::array<Line, 3> lines{{
        {text.name, diagram::FontFace::SansBold, ColorRole::Text},
        {text.addresses, diagram::FontFace::Mono, ColorRole::MutedText},
        {text.content, diagram::FontFace::Sans, ColorRole::MutedText},
    }};
    // As large as the block lets it be; the small print only where it is legible.
    const double height = box.height() / ratio;
    const double room = box.width() - 6 * ratio;
    const auto faceOf = [&](std::size_t line, int size) -> const FontCache::Face& {
        const int pixels =
            static_cast<int>(std::max(size - (line > 0 ? 1 : 0), kLeastText) * ratio);
        return m_fonts.face(lines[line].face, pixels);
    };
    const auto fits = [&](std::size_t line, int size) {
        return faceOf(line, size)
                   .metrics.horizontalAdvance(QString::fromStdString(lines[line].text))
               <= room;
    };
    int size = std::clamp(static_cast<int>(height / 4.5), kLeastText, kMostText);
    while (size > kLeastText && !(fits(0, size) && fits(1, size)))
        --size;
    std::size_t count = 1;
    while (count < lines.size() && (static_cast<double>(count) + 1) * (size * 1.35) + 4 <= height)
        ++count;
    // Half of "6 subnets" says nothing.
    if (count == lines.size() && !fits(count - 1, size))
        --count;
    const double step = size * 1.35 * ratio;
    double y = box.center().y() - step * (static_cast<double>(count) - 1) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        if (lines[i].text.empty())
            continue;
        const FontCache::Face& face = faceOf(i, size);
        const QString shown =
            face.metrics.elidedText(QString::fromStdString(lines[i].text), Qt::ElideMiddle, room);
        painter.setFont(face.font);
        painter.setPen(m_theme.color(lines[i].color));
        painter.drawText(QPointF(box.center().x() - face.metrics.horizontalAdvance(shown) / 2,
                                 y + face.metrics.capHeight() / 2),
                         shown);
        y += step;
    }
}

void TilePainter::paintWires(QPainter& painter, const diagram::Rect& area, double scale,
                             double ratio) const
{
    std::map<ColorRole, std::array<std::vector<QLineF>, 2>> batches; // solid, and broken
    m_diagram.forEachWireIn(area, [&](const diagram::Wire& wire) {
        auto& lines = batches[wire.color][wire.dash == diagram::Dash::Solid ? 0 : 1];
        for (std::size_t i = 0; i + 1 < wire.line.size(); ++i) {
            const diagram::Point a = wire.line[i];
            const diagram::Point b = wire.line[i + 1];
            lines.emplace_back(std::round(a.x * scale), std::round(a.y * scale),
                               std::round(b.x * scale), std::round(b.y * scale));
        }
    });
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& [color, kinds] : batches) {
        for (std::size_t broken = 0; broken < kinds.size(); ++broken) {
            QPen pen(m_theme.color(color), std::max(1.0, std::round(5 * scale)));
            pen.setCapStyle(Qt::FlatCap);
            if (broken != 0)
                pen.setDashPattern({4 * ratio, 3 * ratio});
            painter.setPen(pen);
            painter.drawLines(kinds[broken].data(), static_cast<int>(kinds[broken].size()));
        }
    }
}

void TilePainter::paintBundles(QPainter& painter, const diagram::Rect& area, double scale,
                               double ratio) const
{
    const diagram::Rect reach = area.grown(8 * ratio / scale);
    painter.setRenderHint(QPainter::Antialiasing);
    m_diagram.forEachBundle(m_zoom, [&](const diagram::Bundle& bundle) {
        const diagram::Point from = bundle.from;
        const diagram::Point to = bundle.to;
        const diagram::Rect box{std::min(from.x, to.x), std::min(from.y, to.y),
                                std::max(std::abs(from.x - to.x), 1e-6),
                                std::max(std::abs(from.y - to.y), 1e-6)};
        if (!box.intersects(reach))
            return;
        QColor color = m_theme.color(bundle.color());
        color.setAlpha(190);
        QPen pen(color, std::min(1 + std::log2(bundle.count()) * 0.5, 5.0) * ratio);
        pen.setCapStyle(Qt::FlatCap);
        if (bundle.color() == ColorRole::Bad)
            pen.setDashPattern({4, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(from.x, from.y) * scale, QPointF(to.x, to.y) * scale);
    });
}

} // namespace peerscape::views
