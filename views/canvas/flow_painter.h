#pragma once

#include "core/diagram/diagram.h"
#include "views/canvas/flow_geometry.h"
#include "views/canvas/tile_cache.h"
#include "views/theme/theme.h"

#include <QCoreApplication>

class QPainter;

namespace peerscape::qtmodel {
class FlowBoard;
struct TracedFlow;
} // namespace peerscape::qtmodel

namespace peerscape::views {

/// Draws flows over the picture of a canvas: the way of the one that is shown in full as a solid
/// line with numbers at its hops, the answer's way dashed beside it, a red stop with the reason
/// where one of them ends too early; the other pinned flows as thin lines with a sign at their end.
/// Lines, numbers and words keep their size at every zoom. Colour is never alone: solid is there,
/// dashed is back, a cross is lost, a tick has arrived.
class FlowPainter
{
    Q_DECLARE_TR_FUNCTIONS(peerscape::views::FlowPainter)

public:
    /// Paints in viewport pixels; the painter is left as it was.
    FlowPainter(QPainter& painter, const Theme& theme, const diagram::Diagram& diagram,
                const azure::Document& document, const CanvasWindow& window);

    void paint(const qtmodel::FlowBoard& board);

private:
    void paintPinned(const qtmodel::TracedFlow& flow);
    void paintLegs(const FlowGeometry& geometry, ColorRole role, double width, bool dashed);
    void paintOutside(const reach::Path& path, const FlowGeometry& geometry);
    /// The numbers of the hops; `current` is the one that is looked at, -1 for none.
    void paintNumbers(const FlowGeometry& geometry, bool back, int current);
    void paintSign(const QRectF& station, bool good, bool back);
    void paintReason(const QRectF& station, const reach::Verdict& verdict, bool back);
    void paintArrow(QPointF tip, QPointF from, double size);

    [[nodiscard]] QPointF toView(QPointF canvas) const;
    [[nodiscard]] QRectF toView(const QRectF& canvas) const;
    [[nodiscard]] FlowGeometry geometryOf(const reach::Path& path) const;

    QPainter& m_painter;
    const Theme& m_theme;
    const diagram::Diagram& m_diagram;
    const azure::Document& m_document;
    double m_zoom;
    QPointF m_origin;
    QSize m_size; ///< Of the viewport.
};

} // namespace peerscape::views
