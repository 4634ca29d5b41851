#include "views/canvas/tile_cache.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

std::uint64_t keyOf(QPoint cell)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(cell.x())) << 32U)
           | static_cast<std::uint32_t>(cell.y());
}

QPoint cellOf(std::uint64_t key)
{
    return {static_cast<int>(static_cast<std::uint32_t>(key >> 32U)),
            static_cast<int>(static_cast<std::uint32_t>(key))};
}

int floorDiv(int value, int by)
{
    return static_cast<int>(std::floor(static_cast<double>(value) / by));
}

/// The cells that a rectangle of device pixels touches.
QRect cellsOf(const QRect& pixels)
{
    return {
        QPoint(floorDiv(pixels.left(), TileCache::kSide), floorDiv(pixels.top(), TileCache::kSide)),
        QPoint(floorDiv(pixels.right(), TileCache::kSide),
               floorDiv(pixels.bottom(), TileCache::kSide))};
}

double millisecondsOf(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

diagram::Rect areaOf(QPoint cell, double scale)
{
    const double side = TileCache::kSide / scale;
    return {cell.x() * side, cell.y() * side, side, side};
}

/// Those of the cells that are wanted, the nearest to the middle first.
template<class Wanted>
std::vector<QPoint> fromTheMiddle(const QRect& cells, Wanted&& wanted)
{
    std::vector<QPoint> order;
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x) {
            if (wanted(QPoint(x, y)))
                order.emplace_back(x, y);
        }
    }
    // Twice the coordinates: the middle may lie between cells.
    const QPoint middle(cells.left() + cells.right(), cells.top() + cells.bottom());
    const auto distance = [&](QPoint cell) {
        const QPoint d = 2 * cell - middle;
        return QPoint::dotProduct(d, d);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](QPoint a, QPoint b) { return distance(a) < distance(b); });
    return order;
}

} // namespace

QPoint CanvasWindow::corner() const
{
    const auto whole = [this](double v) {
        return static_cast<int>(std::clamp(std::round(v * scale()), -1e9, 1e9));
    };
    return {whole(origin.x()), whole(origin.y())};
}

QPointF CanvasWindow::shownOrigin() const
{
    return QPointF(corner()) / scale();
}

QSize CanvasWindow::pixels() const
{
    return {static_cast<int>(std::ceil(size.width() * ratio)),
            static_cast<int>(std::ceil(size.height() * ratio))};
}

diagram::Rect CanvasWindow::area() const
{
    return {origin.x(), origin.y(), size.width() / zoom, size.height() / zoom};
}

void TileCache::clear()
{
    m_current.tiles.clear();
    m_old.tiles.clear();
    m_begun = {};
    m_complete = m_filledAround = m_preparing = false;
}

void TileCache::damage(const diagram::Damage& damage, bool bundled)
{
    m_begun = {}; // elements may have come or gone before the one it stopped at
    const double side = kSide / std::max(m_current.scale, 1e-9);
    bool touched = false;
    if (damage.everything || (bundled && damage.bundles)) {
        for (auto& [key, tile] : m_current.tiles)
            tile.dirty = true;
        touched = true;
    } else {
        for (auto& [key, tile] : m_current.tiles) {
            const QPoint cell = cellOf(key);
            const diagram::Rect area{cell.x() * side, cell.y() * side, side, side};
            tile.dirty |=
                std::any_of(damage.areas.begin(), damage.areas.end(),
                            [&](const diagram::Rect& changed) { return changed.intersects(area); });
            touched |= tile.dirty;
        }
    }
    if (touched)
        m_complete = m_filledAround = false;
}

void TileCache::turnTo(const CanvasWindow& window)
{
    if (window.scale() == m_current.scale && window.ratio == m_current.ratio)
        return;
    // Half-filled tiles of a zoom that was only passed through are worth less than the old ones.
    if (m_complete || m_old.tiles.empty())
        m_old = std::move(m_current);
    m_current = {window.scale(), window.ratio, {}};
    m_begun = {};
}

bool TileCache::needs(QPoint cell) const
{
    const auto found = m_current.tiles.find(keyOf(cell));
    return found == m_current.tiles.end() || found->second.dirty;
}

bool TileCache::fill(const CanvasWindow& window, TileSource& source, double milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    turnTo(window);
    ++m_frame;
    const QRect visible = cellsOf({window.corner(), window.pixels()});
    const QRect around = visible.adjusted(-1, -1, 1, 1);
    for (int y = around.top(); y <= around.bottom(); ++y) {
        for (int x = around.left(); x <= around.right(); ++x) {
            const auto found = m_current.tiles.find(keyOf({x, y}));
            if (found != m_current.tiles.end())
                found->second.used = m_frame;
        }
    }
    bool painted = false;
    m_preparing = false;
    m_complete = m_filledAround = true;
    const auto isNeeded = [this](QPoint cell) { return needs(cell); };
    const auto left = [&] { return milliseconds - millisecondsOf(timer); };
    double taken = 0; // by the last one; its neighbour will take about as long
    std::vector<QPoint> missing = fromTheMiddle(visible, isNeeded);
    // What was begun is finished first, though the middle moved.
    std::stable_partition(missing.begin(), missing.end(), [this](QPoint cell) {
        return !m_begun.image.isNull() && cell == m_begun.cell;
    });
    for (const QPoint cell : missing) {
        const double before = left();
        if ((painted && before <= taken) || !paintTile(cell, source, before)) {
            m_complete = m_filledAround = false;
            return painted;
        }
        painted = true;
        taken = before - left();
    }
    m_old.tiles.clear();
    for (const QPoint cell : fromTheMiddle(around, isNeeded)) {
        if (painted || left() <= 0 || !paintTile(cell, source, left())) {
            m_filledAround = false;
            return painted;
        }
    }
    evict(static_cast<std::size_t>(around.width() * around.height()) * 2);
    return painted;
}

bool TileCache::paintTile(QPoint cell, TileSource& source, double limit)
{
    QElapsedTimer timer;
    timer.start();
    const diagram::Rect area = areaOf(cell, m_current.scale);
    m_preparing = !source.prepare(area, m_current.scale);
    if (m_preparing) {
        while (millisecondsOf(timer) <= limit && !source.prepare(area, m_current.scale)) {}
        // Painting takes its time, too: where none is left for it, it is the next frame's.
        if (millisecondsOf(timer) > limit / 2)
            return false;
        m_preparing = false;
    }
    if (m_begun.image.isNull() || m_begun.cell != cell)
        m_begun = {QImage(kSide, kSide, QImage::Format_RGB32), cell, 0};
    m_preparing = !source.paint(m_begun.image, area, m_current.scale, m_current.ratio, m_begun.done,
                                limit - millisecondsOf(timer));
    if (m_preparing)
        return false;
    Tile& tile = m_current.tiles[keyOf(cell)];
    tile.image = std::move(m_begun.image);
    m_begun = {};
    tile.dirty = false;
    tile.used = m_frame;
    return true;
}

void TileCache::evict(std::size_t keep)
{
    if (m_current.tiles.size() <= keep)
        return;
    std::erase_if(m_current.tiles,
                  [this](const auto& entry) { return entry.second.used != m_frame; });
}

void TileCache::draw(QPainter& painter, const CanvasWindow& window, const QColor& background) const
{
    const QPoint corner = window.corner();
    const QRect visible = cellsOf({corner, window.pixels()});
    painter.save();
    painter.scale(1 / window.ratio, 1 / window.ratio);
    for (int y = visible.top(); y <= visible.bottom(); ++y) {
        for (int x = visible.left(); x <= visible.right(); ++x) {
            const QPoint place = QPoint(x, y) * kSide - corner;
            const auto found = m_current.tiles.find(keyOf({x, y}));
            if (found != m_current.tiles.end()) {
                painter.drawImage(place, found->second.image);
                continue;
            }
            const QRect hole(place, QSize(kSide, kSide));
            painter.fillRect(hole, background);
            drawOld(painter, hole, window);
        }
    }
    painter.restore();
}

void TileCache::drawOld(QPainter& painter, const QRect& hole, const CanvasWindow& window) const
{
    if (m_old.tiles.empty())
        return;
    const double factor = window.scale() / m_old.scale;
    const QPoint corner = window.corner();
    const QRectF wanted((hole.left() + corner.x()) / factor, (hole.top() + corner.y()) / factor,
                        hole.width() / factor, hole.height() / factor);
    const QRect cells = cellsOf(wanted.toAlignedRect());
    const auto drawPart = [&](QPoint cell, const QImage& image) {
        const QRectF tile(cell.x() * kSide, cell.y() * kSide, kSide, kSide);
        const QRectF part = tile.intersected(wanted);
        if (part.isEmpty())
            return;
        const QRectF target(part.x() * factor - corner.x(), part.y() * factor - corner.y(),
                            part.width() * factor, part.height() * factor);
        painter.drawImage(target, image, part.translated(-tile.topLeft()));
    };
    if (static_cast<std::size_t>(cells.width()) * static_cast<std::size_t>(cells.height())
        > m_old.tiles.size()) {
        for (const auto& [key, tile] : m_old.tiles)
            drawPart(cellOf(key), tile.image);
        return;
    }
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x) {
            const auto found = m_old.tiles.find(keyOf({x, y}));
            if (found != m_old.tiles.end())
                drawPart({x, y}, found->second.image);
        }
    }
}

std::size_t TileCache::byteCount() const
{
    return (m_current.tiles.size() + m_old.tiles.size()) * kSide * kSide * 4U;
}

} // namespace peerscape::views
