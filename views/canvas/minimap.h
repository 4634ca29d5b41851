#pragma once

#include "core/diagram/diagram.h"
#include "views/theme/theme.h"

#include <QImage>
#include <QRectF>

#include <bitset>

class QPainter;

namespace peerscape::views {

/// The whole drawing small, for the corner of the canvas. It is kept as a picture and painted again
/// strip by strip where the drawing changed.
class Minimap
{
public:
    explicit Minimap(const Theme& theme);

    /// Everything is to be painted again: another document or theme.
    void clear();
    /// Whether there is nothing to show yet.
    [[nodiscard]] bool isEmpty() const { return m_image.isNull(); }
    void damage(const diagram::Diagram& diagram, const diagram::Damage& damage);
    /// Paints strips that are out of date until `milliseconds` have passed (at least one); says
    /// whether it is up to date now.
    bool fill(const diagram::Diagram& diagram, QSizeF size, double ratio, double milliseconds);
    /// Shows the map in `place` with the part of the drawing that is in view.
    void draw(QPainter& painter, const QRectF& place, const diagram::Rect& view) const;

    /// The point of the drawing under a point of the map in `place`.
    [[nodiscard]] diagram::Point toCanvas(const QRectF& place, QPointF at) const;

private:
    static constexpr int kStrips = 16;

    [[nodiscard]] static double scaleFor(const diagram::Rect& shown, QSizeF size);
    void paintStrip(const diagram::Diagram& diagram, int strip);

    const Theme& m_theme;
    QImage m_image;
    diagram::Rect m_shown; ///< What the picture shows, in canvas units.
    std::bitset<kStrips> m_dirty;
};

} // namespace peerscape::views
