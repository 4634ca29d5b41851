#pragma once

#include "views/canvas/font_cache.h"
#include "views/canvas/tile_cache.h"
#include "views/theme/theme.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace peerscape::views {

/// The words over a view from far out, at a size that can be read at any zoom: the regions with
/// their number of networks, the hubs with their number of peerings, the numbers of bundled lines.
/// The most important ones first; what would lie on another is left out.
class OverviewLabels
{
public:
    OverviewLabels(const Theme& theme, FontCache& fonts);

    void paint(QPainter& painter, const CanvasWindow& window, const diagram::Diagram& diagram,
               const azure::Document& document);

private:
    struct Label
    {
        QString title;
        QString detail; ///< Under the title; may be empty.
        ColorRole line = ColorRole::Line;
    };
    void placeRegions(QPainter& painter, const CanvasWindow& window,
                      const diagram::Diagram& diagram);
    void placeHubs(QPainter& painter, const CanvasWindow& window, const diagram::Diagram& diagram,
                   const azure::Document& document);
    void placeNumbers(QPainter& painter, const CanvasWindow& window,
                      const diagram::Diagram& diagram);
    [[nodiscard]] QSizeF sizeOf(const Label& label);
    /// Draws a label there if nothing is there yet.
    bool draw(QPainter& painter, const Label& label, const QRectF& box);

    const Theme& m_theme;
    FontCache& m_fonts;
    std::vector<QRectF> m_taken;
};

} // namespace peerscape::views
