#include "tests/support/test_registry.h"
#include "views/canvas/tile_cache.h"

#include <QPainter>
#include <QTest>

using namespace peerscape;

namespace {

/// Tiles of one color, each of so many elements that a frame has time for one of them only.
class SlowSource : public views::TileSource
{
public:
    QColor color = Qt::blue;
    std::size_t elements = 3;
    int begun = 0; ///< How often a tile was begun.

    bool prepare(const diagram::Rect&, double) override { return true; }
    bool paint(QImage& tile, const diagram::Rect&, double, double, std::size_t& done,
               double) override
    {
        if (done == 0) {
            tile.fill(Qt::red); // seen by nobody: it is not whole yet
            ++begun;
        }
        if (++done < elements)
            return false;
        tile.fill(color);
        return true;
    }
};

} // namespace

/// What a frame has no time for goes on in the next one, and nobody sees half a tile.
class TestTileCache : public QObject
{
    Q_OBJECT

private:
    /// One tile, in the middle of which the window lies.
    const views::CanvasWindow m_window{1, {20, 20}, {100, 100}, 1};

    [[nodiscard]] QColor shown(const views::TileCache& cache) const
    {
        QImage image(m_window.size, QImage::Format_RGB32);
        QPainter painter(&image);
        cache.draw(painter, m_window, Qt::white);
        painter.end();
        return image.pixelColor(50, 50);
    }

private slots:
    void aTileIsShownWhenItIsWhole()
    {
        SlowSource source;
        views::TileCache cache;
        for (int frame = 1; frame < 3; ++frame) {
            QVERIFY(!cache.fill(m_window, source, 1));
            QVERIFY(!cache.isComplete() && cache.isPreparing());
            QCOMPARE(shown(cache), QColor(Qt::white));
        }
        QVERIFY(cache.fill(m_window, source, 1));
        QVERIFY(cache.isComplete());
        QCOMPARE(shown(cache), QColor(Qt::blue));
        QCOMPARE(source.begun, 1);
    }

    void theOldTileIsShownMeanwhile()
    {
        SlowSource source;
        views::TileCache cache;
        while (!cache.isComplete())
            cache.fill(m_window, source, 1);
        source.color = Qt::green;
        diagram::Damage damage;
        damage.everything = true;
        cache.damage(damage, false);
        QVERIFY(!cache.fill(m_window, source, 1));
        QCOMPARE(shown(cache), QColor(Qt::blue));
        while (!cache.isComplete())
            cache.fill(m_window, source, 1);
        QCOMPARE(shown(cache), QColor(Qt::green));
    }

    /// The elements may be others than those that are in it.
    void whatWasBegunBeforeAnEditIsBegunAnew()
    {
        SlowSource source;
        views::TileCache cache;
        cache.fill(m_window, source, 1);
        diagram::Damage damage;
        damage.areas = {{5000, 5000, 10, 10}};
        cache.damage(damage, false);
        source.elements = 2;
        QVERIFY(!cache.fill(m_window, source, 1));
        QCOMPARE(source.begun, 2);
        QVERIFY(cache.fill(m_window, source, 1));
        QCOMPARE(shown(cache), QColor(Qt::blue));
    }

    /// A view that moves all the time would else begin one tile after the other.
    void whatWasBegunIsFinishedFirst()
    {
        SlowSource source;
        source.elements = 4;
        views::TileCache cache;
        views::CanvasWindow window{1, {0, 0}, {2 * views::TileCache::kSide, 100}, 1};
        cache.fill(window, source, 1);
        for (int frame = 0; frame < 2; ++frame) {
            window.origin += QPointF(30, 0);
            cache.fill(window, source, 1);
        }
        QCOMPARE(source.begun, 1);
    }
};

PEERSCAPE_TEST_CLASS(TestTileCache)
#include "tst_tile_cache.moc"
