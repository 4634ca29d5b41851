#pragma once

#include "core/diagram/display_list.h"
#include "views/canvas/font_cache.h"
#include "views/theme/theme.h"

class QPainter;

namespace peerscape::views {

/// Paints elements of the diagram in canvas units. The one painter of canvas, PNG, PDF and print;
/// decides nothing about shapes.
class ElementPainter
{
public:
    /// `level` picks the primitives; exports use kFull.
    ElementPainter(QPainter& painter, const Theme& theme, diagram::Level level, FontCache& fonts);

    void paint(const diagram::Element& element);
    /// Paints only what of the element may be seen in `area`: of a long line not the tags
    /// elsewhere.
    void paintIn(const diagram::Element& element, const diagram::Rect& area);

private:
    void draw(const diagram::BoxShape& box);
    void draw(const diagram::TextShape& text);
    void draw(const diagram::GlyphShape& glyph);
    void draw(const diagram::ImageShape& image);
    void draw(const diagram::IconShape& shape);
    void draw(const diagram::LineShape& line);

    QPainter& m_painter;
    const Theme& m_theme;
    diagram::Level m_level;
    FontCache& m_fonts;
};

} // namespace peerscape::views
