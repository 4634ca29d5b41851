#pragma once

#include "core/diagram/diagram.h"

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QSize>

#include <cstdint>
#include <unordered_map>
#include <vector>

class QPainter;

namespace peerscape::views {

/// Which part of the canvas a viewport shows, and how large.
struct CanvasWindow
{
    double zoom = 1;
    QPointF origin;   ///< Canvas point at the top left corner.
    QSize size;       ///< Device-independent pixels.
    double ratio = 1; ///< Device pixels of one of these.

    /// Device pixels of a canvas unit.
    [[nodiscard]] double scale() const { return zoom * ratio; }
    /// The origin in device pixels, whole, so that what is kept can be shown as it is.
    [[nodiscard]] QPoint corner() const;
    /// The origin that is shown: at most half a device pixel from the wanted one.
    [[nodiscard]] QPointF shownOrigin() const;
    [[nodiscard]] QSize pixels() const;
    [[nodiscard]] diagram::Rect area() const;
    bool operator==(const CanvasWindow&) const = default;
};

/// Paints parts of the drawing for a TileCache.
class TileSource
{
public:
    TileSource() = default;
    TileSource(const TileSource&) = delete;
    TileSource& operator=(const TileSource&) = delete;
    virtual ~TileSource() = default;

    /// Does a bit of what has to be done before `area` can be painted; true when nothing is left.
    virtual bool prepare(const diagram::Rect& area, double scale) = 0;
    /// Paints `area` into the image, the scale being device pixels of a unit: what follows the
    /// `done` elements that are there already (0: begins anew), at least some, until `milliseconds`
    /// have passed. True when nothing is left.
    virtual bool paint(QImage& tile, const diagram::Rect& area, double scale, double ratio,
                       std::size_t& done, double milliseconds) = 0;
};

/// The drawing as it was painted, in square tiles of device pixels. Panning shows tiles again;
/// after a change of zoom the old tiles are shown stretched until the new ones are there; an edit
/// makes the tiles that it touches dirty, which are shown until they are painted again.
class TileCache
{
public:
    static constexpr int kSide = 256; ///< Device pixels.

    /// Drops all tiles: another document or theme.
    void clear();
    /// Marks what has to be painted again. `bundled`: the view is from so far out that lines are
    /// drawn in bundles.
    void damage(const diagram::Damage& damage, bool bundled);

    /// Paints tiles that are missing or dirty, those in view first, then those around it, until
    /// `milliseconds` have passed or will have before another one is painted (at least a part of
    /// one is made or painted; the next call goes on with it). Says whether tiles in view were
    /// painted.
    bool fill(const CanvasWindow& window, TileSource& source, double milliseconds);
    /// Whether everything in view is up to date, and whether everything around it is, too.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] bool isFilledAround() const { return m_filledAround; }
    /// Whether one tile is being made or painted, a part in each frame.
    [[nodiscard]] bool isPreparing() const { return m_preparing; }
    /// Whether there is nothing at all to show yet.
    [[nodiscard]] bool isEmpty() const { return m_current.tiles.empty() && m_old.tiles.empty(); }

    /// Shows what there is; `background` where there is nothing.
    void draw(QPainter& painter, const CanvasWindow& window, const QColor& background) const;

    [[nodiscard]] std::size_t byteCount() const;

private:
    struct Tile
    {
        QImage image;
        bool dirty = false;
        std::uint32_t used = 0;
    };
    /// A tile that took longer than a frame has time for; what it is to replace is shown meanwhile.
    struct Begun
    {
        QImage image; ///< Null while there is none.
        QPoint cell;
        std::size_t done = 0;
    };
    struct Generation
    {
        double scale = 0;
        double ratio = 1;
        std::unordered_map<std::uint64_t, Tile> tiles;
    };

    void turnTo(const CanvasWindow& window);
    [[nodiscard]] bool needs(QPoint cell) const;
    bool paintTile(QPoint cell, TileSource& source, double limit);
    void evict(std::size_t keep);
    void drawOld(QPainter& painter, const QRect& hole, const CanvasWindow& window) const;

    Generation m_current;
    Generation m_old; ///< Shown stretched where the current one has holes.
    Begun m_begun;
    std::uint32_t m_frame = 0;
    bool m_complete = false;
    bool m_filledAround = false;
    bool m_preparing = false;
};

} // namespace peerscape::views
