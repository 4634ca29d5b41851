#include "views/canvas/canvas_picture.h"

#include "views/canvas/tile_painter.h"

#include <QPainter>

namespace peerscape::views {

namespace {

constexpr std::size_t kMostElements = 4000; ///< Boxes and lines whose elements are kept.
constexpr double kMapMilliseconds = 1;
constexpr double kFirstMapMilliseconds = 4; ///< While there is only an empty frame.

} // namespace

CanvasPicture::CanvasPicture(const Theme& theme)
    : m_theme(theme)
    , m_labels(theme, m_fonts)
    , m_map(theme)
{
}

void CanvasPicture::clear()
{
    m_tiles.clear();
    m_labels.clear();
    m_map.clear();
    m_mapFilled = false;
}

void CanvasPicture::damage(const diagram::Diagram& diagram, const diagram::Damage& damage,
                           const CanvasWindow& window)
{
    m_tiles.damage(damage, diagram::levelAt(window.zoom) == diagram::kBlocks);
    m_map.damage(diagram, damage);
    m_mapFilled = false;
}

bool CanvasPicture::fill(const diagram::Diagram& diagram, const azure::Document& document,
                         const CanvasWindow& window, QSizeF map, double milliseconds)
{
    TilePainter source(diagram, document, m_theme, m_fonts, window.zoom);
    bool changed = m_tiles.fill(window, source, milliseconds);
    if (map.isEmpty()) {
        m_mapFilled = true;
    } else if (!m_mapFilled && (m_tiles.isComplete() || m_map.isEmpty())) {
        m_mapFilled = m_map.fill(diagram, map, window.ratio,
                                 m_map.isEmpty() ? kFirstMapMilliseconds : kMapMilliseconds);
        changed = true;
    }
    if (!m_tiles.isPreparing()) // it would begin again
        diagram.trim(kMostElements);
    return changed;
}

void CanvasPicture::draw(QPainter& painter, const CanvasWindow& window) const
{
    m_tiles.draw(painter, window, m_theme.color(ColorRole::Canvas));
}

void CanvasPicture::drawWords(QPainter& painter, const diagram::Diagram& diagram,
                              const azure::Document& document, const CanvasWindow& window)
{
    m_labels.paint(painter, window, diagram, document);
}

} // namespace peerscape::views
