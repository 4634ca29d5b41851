#pragma once

#include "qt/matrix_model.h"
#include "views/theme/theme.h"

#include <QRectF>

class QPainter;

namespace peerscape::views {

/// How a pair looks in the matrix and in its legend.
struct MatrixSign
{
    qtmodel::MatrixModel::Sign sign = qtmodel::MatrixModel::Sign::No;
    bool asymmetric = false; ///< A filled corner: the other direction differs.
    int change = 0;          ///< A bar at the left and + or −: since the last result.
};

/// Paints a sign: a dot works, a half dot works for some, an arrow loses the answer, a ring is let
/// pass by routes and not walked yet, nothing does not arrive; the tint says the same in colour.
void paintMatrixSign(QPainter& painter, const Theme& theme, const QRectF& cell,
                     const MatrixSign& sign);

} // namespace peerscape::views
