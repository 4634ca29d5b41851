#include "views/matrix/matrix_sign.h"

#include <QPainter>

namespace peerscape::views {

using Sign = qtmodel::MatrixModel::Sign;

namespace {

constexpr double kDot = 4.5;
constexpr double kCorner = 7;

ColorRole tintOf(Sign sign)
{
    switch (sign) {
    case Sign::Yes:
        return ColorRole::GoodTint;
    case Sign::OneWay:
    case Sign::Some:
        return ColorRole::WarningTint;
    case Sign::Self:
        return ColorRole::Window;
    case Sign::Open:
    case Sign::No:
        break;
    }
    return ColorRole::Panel;
}

} // namespace

void paintMatrixSign(QPainter& painter, const Theme& theme, const QRectF& cell,
                     const MatrixSign& sign)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(cell, theme.color(tintOf(sign.sign)));
    const QPointF middle = cell.center();
    painter.setPen(Qt::NoPen);
    switch (sign.sign) {
    case Sign::Yes:
        painter.setBrush(theme.color(ColorRole::Good));
        painter.drawEllipse(middle, kDot, kDot);
        break;
    case Sign::Some: {
        const QRectF dot(middle.x() - kDot, middle.y() - kDot, 2 * kDot, 2 * kDot);
        painter.setBrush(theme.color(ColorRole::Warning));
        painter.drawPie(dot, 90 * 16, 180 * 16);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(ColorRole::Warning), 1.4));
        painter.drawEllipse(dot);
        break;
    }
    case Sign::OneWay:
        painter.setPen(
            QPen(theme.color(ColorRole::Warning), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(middle - QPointF(5, 0), middle + QPointF(5, 0));
        painter.drawPolyline(QPolygonF() << middle + QPointF(1, -4) << middle + QPointF(5, 0)
                                         << middle + QPointF(1, 4));
        break;
    case Sign::Self:
        painter.setBrush(theme.color(ColorRole::MutedText));
        painter.drawEllipse(middle, 1.2, 1.2);
        break;
    case Sign::Open:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(ColorRole::MutedText), 1.2));
        painter.drawEllipse(middle, kDot - 1, kDot - 1);
        break;
    case Sign::No:
        break;
    }
    if (sign.asymmetric) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ColorRole::Text));
        const QPointF corner = cell.topRight();
        painter.drawPolygon(QPolygonF() << corner << corner - QPointF(kCorner, 0)
                                        << corner + QPointF(0, kCorner));
    }
    if (sign.change != 0) {
        const QColor color = theme.color(sign.change > 0 ? ColorRole::Good : ColorRole::Bad);
        painter.setPen(QPen(color, 1.6));
        const QPointF at = cell.bottomLeft() + QPointF(5, -5);
        painter.drawLine(at - QPointF(2.5, 0), at + QPointF(2.5, 0));
        if (sign.change > 0)
            painter.drawLine(at - QPointF(0, 2.5), at + QPointF(0, 2.5));
    }
    painter.restore();
}

} // namespace peerscape::views
