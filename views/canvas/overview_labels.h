#pragma once

#include "views/canvas/font_cache.h"
#include "views/canvas/tile_cache.h"
#include "views/theme/theme.h"

#include <QImage>
#include <QRectF>
#include <QString>

#include <map>
#include <tuple>
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

    /// Another theme.
    void clear() { m_painted.clear(); }
    void paint(QPainter& painter, const CanvasWindow& window, const diagram::Diagram& diagram,
               const azure::Document& document);

private:
    struct Label
    {
        QString title;
        QString detail; ///< Under the title; may be empty.
        ColorRole line = ColorRole::Line;
        friend bool operator<(const Label& a, const Label& b)
        {
            return std::tie(a.title, a.detail, a.line) < std::tie(b.title, b.detail, b.line);
        }
    };
    /// A label as it was measured and, once it was shown, painted.
    struct Painted
    {
        QSizeF size;
        QImage image;
    };
    void placeRegions(QPainter& painter, const CanvasWindow& window,
                      const diagram::Diagram& diagram);
    void placeHubs(QPainter& painter, const CanvasWindow& window, const diagram::Diagram& diagram,
                   const azure::Document& document);
    void placeNumbers(QPainter& painter, const CanvasWindow& window,
                      const diagram::Diagram& diagram);
    [[nodiscard]] Painted& painted(const Label& label);
    [[nodiscard]] QSizeF sizeOf(const Label& label) { return painted(label).size; }
    [[nodiscard]] QImage imageOf(const Label& label, const QSizeF& size, double ratio);
    /// Draws a label there if nothing is there yet.
    bool draw(QPainter& painter, const Label& label, const QRectF& box);

    const Theme& m_theme;
    FontCache& m_fonts;
    std::vector<QRectF> m_taken;
    std::map<Label, Painted> m_painted; ///< Setting text takes longer than all else here.
};

} // namespace peerscape::views
