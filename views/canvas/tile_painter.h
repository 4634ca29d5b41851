#pragma once

#include "views/canvas/font_cache.h"
#include "views/canvas/tile_cache.h"
#include "views/theme/theme.h"

namespace peerscape::views {

/// Paints the drawing of a document at any zoom, level of detail by level of detail: elements from
/// near, blocks with names and single strokes from further out, blocks and bundles from far.
class TilePainter : public TileSource
{
public:
    TilePainter(const diagram::Diagram& diagram, const azure::Document& document,
                const Theme& theme, FontCache& fonts, double zoom);

    bool prepare(const diagram::Rect& area, double scale) override;
    bool paint(QImage& tile, const diagram::Rect& area, double scale, double ratio,
               std::size_t& done, double milliseconds) override;

private:
    bool paintElements(QPainter& painter, const diagram::Rect& area, double scale,
                       diagram::Level level, std::size_t& done, double milliseconds);
    void paintGrid(QPainter& painter, const diagram::Rect& area, double scale, double ratio) const;
    void paintBlocks(QPainter& painter, const diagram::Rect& area, double scale, double ratio);
    void paintNote(QPainter& painter, const diagram::Block& block, double scale, double ratio);
    void paintNames(QPainter& painter, const QRectF& box, ObjectId id, double ratio);
    void paintWires(QPainter& painter, const diagram::Rect& area, double scale, double ratio) const;
    void paintBundles(QPainter& painter, const diagram::Rect& area, double scale,
                      double ratio) const;

    const diagram::Diagram& m_diagram;
    const azure::Document& m_document;
    const Theme& m_theme;
    FontCache& m_fonts;
    double m_zoom; ///< Decides about the level of detail.
};

} // namespace peerscape::views
