#pragma once

#include "views/canvas/minimap.h"
#include "views/canvas/overview_labels.h"
#include "views/canvas/tile_cache.h"

namespace peerscape::views {

/// What a canvas shows of a diagram below selection and gestures: tiles, the words over a view from
/// far out, the map in the corner. It is filled a bit at a time, so that no frame takes long.
class CanvasPicture
{
public:
    explicit CanvasPicture(const Theme& theme);

    /// Another document or theme.
    void clear();
    /// The diagram changed. O(tiles × areas).
    void damage(const diagram::Diagram& diagram, const diagram::Damage& damage,
                const CanvasWindow& window);

    /// Paints what is missing until `milliseconds` have passed. Says whether what is in view
    /// changed by that. `map` is the size of the map, empty for none.
    bool fill(const diagram::Diagram& diagram, const azure::Document& document,
              const CanvasWindow& window, QSizeF map, double milliseconds);
    /// Whether there is something left to fill, and whether something in view is.
    [[nodiscard]] bool isFilled() const { return m_tiles.isFilledAround() && m_mapFilled; }
    [[nodiscard]] bool isComplete() const { return m_tiles.isComplete() && m_mapFilled; }
    /// Whether there is nothing to show yet, not even old.
    [[nodiscard]] bool isEmpty() const { return m_tiles.isEmpty(); }

    void draw(QPainter& painter, const CanvasWindow& window) const;
    /// The words over a view from far out.
    void drawWords(QPainter& painter, const diagram::Diagram& diagram,
                   const azure::Document& document, const CanvasWindow& window);
    [[nodiscard]] const Minimap& map() const { return m_map; }
    [[nodiscard]] FontCache& fonts() { return m_fonts; }
    [[nodiscard]] std::size_t byteCount() const { return m_tiles.byteCount(); }

private:
    const Theme& m_theme;
    FontCache m_fonts;
    TileCache m_tiles;
    OverviewLabels m_labels;
    Minimap m_map;
    bool m_mapFilled = false;
};

} // namespace peerscape::views
