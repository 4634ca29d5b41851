#include "views/theme/glyph_path.h"

#include "core/diagram/glyphs.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QtMath>

#include <cmath>

namespace peerscape::views {

namespace {

/// Adds an SVG arc as cubic curves (SVG 1.1, appendix F.6).
void arcTo(QPainterPath& path, double rx, double ry, double rotation, bool large, bool sweep,
           QPointF to)
{
    const QPointF from = path.currentPosition();
    if (from == to || rx == 0 || ry == 0) {
        path.lineTo(to);
        return;
    }
    const double phi = qDegreesToRadians(rotation);
    const double dx = (from.x() - to.x()) / 2;
    const double dy = (from.y() - to.y()) / 2;
    const double x1 = std::cos(phi) * dx + std::sin(phi) * dy;
    const double y1 = -std::sin(phi) * dx + std::cos(phi) * dy;
    const double grow = std::sqrt(x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry));
    if (grow > 1) {
        rx *= grow;
        ry *= grow;
    }
    const double below = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    const double factor =
        (large == sweep ? -1 : 1) * std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below));
    const double cx1 = factor * rx * y1 / ry;
    const double cy1 = -factor * ry * x1 / rx;
    const double cx = std::cos(phi) * cx1 - std::sin(phi) * cy1 + (from.x() + to.x()) / 2;
    const double cy = std::sin(phi) * cx1 + std::cos(phi) * cy1 + (from.y() + to.y()) / 2;
    const double start = std::atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
    double span = std::atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - start;
    if (sweep && span < 0)
        span += 2 * M_PI;
    else if (!sweep && span > 0)
        span -= 2 * M_PI;
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(span) / (M_PI / 2))));
    const double step = span / pieces;
    const double reach = 4.0 / 3 * std::tan(step / 4);
    const auto at = [&](double x, double y) {
        return QPointF(std::cos(phi) * rx * x - std::sin(phi) * ry * y + cx,
                       std::sin(phi) * rx * x + std::cos(phi) * ry * y + cy);
    };
    for (int i = 0; i < pieces; ++i) {
        const double a = start + i * step;
        const double b = a + step;
        path.cubicTo(at(std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a)),
                     at(std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b)),
                     at(std::cos(b), std::sin(b)));
    }
}

QPainterPath parse(std::string_view text)
{
    QPainterPath path;
    QString spaced = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    // A command letter stands directly before its first number.
    for (const char command : {'M', 'L', 'H', 'V', 'C', 'A', 'Z'})
        spaced.replace(QLatin1Char(command), QStringLiteral(" %1 ").arg(QLatin1Char(command)));
    const QStringList words = spaced.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int i = 0;
    const auto next = [&] { return words.value(i++).toDouble(); };
    const auto point = [&] {
        const double x = next();
        return QPointF(x, next());
    };
    while (i < words.size()) {
        const QChar command = words[i++].front();
        const QPointF current = path.currentPosition();
        switch (command.toLatin1()) {
        case 'M':
            path.moveTo(point());
            break;
        case 'L':
            path.lineTo(point());
            break;
        case 'H':
            path.lineTo(next(), current.y());
            break;
        case 'V':
            path.lineTo(current.x(), next());
            break;
        case 'C': {
            const QPointF a = point();
            const QPointF b = point();
            path.cubicTo(a, b, point());
            break;
        }
        case 'A': {
            const double rx = next();
            const double ry = next();
            const double rotation = next();
            const bool large = next() != 0;
            const bool sweep = next() != 0;
            arcTo(path, rx, ry, rotation, large, sweep, point());
            break;
        }
        case 'Z':
            path.closeSubpath();
            break;
        default:
            return path;
        }
    }
    return path;
}

} // namespace

const QPainterPath& glyphPainterPath(std::string_view name)
{
    thread_local QHash<QByteArray, QPainterPath> known; // pictures are painted on workers, too
    const QByteArray key(name.data(), static_cast<qsizetype>(name.size()));
    const auto found = known.constFind(key);
    if (found != known.constEnd())
        return *found;
    return *known.insert(key, parse(diagram::glyphPath(name)));
}

} // namespace peerscape::views
