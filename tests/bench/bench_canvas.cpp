#include "core/diagram/auto_layout.h"
#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "tests/bench/canvas_estate.h"
#include "tests/bench/canvas_goals.h"
#include "tests/bench/scene_baseline.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QApplication>
#include <QGraphicsView>
#include <QMouseEvent>
#include <QPainter>
#include <QStandardPaths>
#include <QUndoStack>
#include <QWheelEvent>
#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <random>

/// How fast the canvas is: frames of every gesture at every zoom, the first picture, pointing,
/// memory; beside a graphics scene with an item for every box. `--quick` measures the smaller
/// estate only.
namespace {

using namespace peerscape;
using bench::cpuMilliseconds;
using bench::Goals;

constexpr double kFrame = 8;   ///< Milliseconds of processor time of any frame.
constexpr double kWarmPan = 1; ///< Of a frame that shows what is there.
constexpr double kFirst = 100; ///< From the document to its picture.
constexpr double kPoint = 1;   ///< Microseconds of a hit-test.
constexpr double kMemory = 50; ///< Megabytes above the document.
const QSize kView(1200, 800);

double heapMegabytes()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / 1e6;
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// The canvas of a document in a window of its own, and the time its frames take.
class Stage
{
public:
    explicit Stage(const azure::Document& document)
        : m_selection(m_controller)
        , m_view(m_controller, m_selection, m_theme)
    {
        m_view.resize(kView);
        m_view.show();
        QCoreApplication::processEvents();
        m_controller.setDocument(document);
    }

    [[nodiscard]] views::CanvasView& view() { return m_view; }
    [[nodiscard]] qtmodel::DocumentController& controller() { return m_controller; }

    /// A frame: what a gesture does, what is pending, and the paint event.
    template<class Act>
    double frame(Act&& act)
    {
        const double start = cpuMilliseconds();
        act();
        m_view.viewport()->update();
        QCoreApplication::sendPostedEvents();
        m_view.viewport()->repaint();
        QCoreApplication::processEvents();
        return cpuMilliseconds() - start;
    }
    /// Frames until nothing changes any more; the longest one.
    double settle()
    {
        double longest = 0;
        for (int i = 0; i < 400; ++i)
            longest = std::max(longest, frame([] {}));
        return longest;
    }

    void mouse(QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        const Qt::MouseButtons buttons =
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, m_view.viewport()->mapToGlobal(at), button, buttons, modifiers);
        QCoreApplication::sendEvent(m_view.viewport(), &event);
    }

private:
    views::ThemeManager m_theme;
    qtmodel::DocumentController m_controller;
    qtmodel::Selection m_selection;
    views::CanvasView m_view;
};

/// Frames of the baseline over the same part of the drawing, uncached as they are.
double sceneFrame(QGraphicsView& scene, double zoom, QPointF middle)
{
    scene.resetTransform();
    scene.scale(zoom, zoom);
    scene.centerOn(middle);
    const double start = cpuMilliseconds();
    scene.viewport()->repaint();
    const double taken = cpuMilliseconds() - start;
    QCoreApplication::processEvents(); // nothing of it is left to be paid by the next measurement
    return taken;
}

void pan(views::CanvasView& view, QPointF by)
{
    QWheelEvent event(QPointF(600, 400), view.mapToGlobal(QPointF(600, 400)), by.toPoint(), {},
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

class CanvasBench
{
public:
    CanvasBench(Goals& goals, std::string name, const bench::EstateSize& size)
        : m_goals(goals)
        , m_name(std::move(name))
        , m_document(diagram::withLayout(bench::buildEstate(size)))
        , m_stage(m_document)
    {
        m_hub = *m_stage.controller().diagram().boxOf(VnetId(1));
    }

    void run()
    {
        const diagram::Diagram drawing(m_document);
        auto scene = bench::makeSceneBaseline(drawing);
        scene->resize(kView);
        scene->show();
        QCoreApplication::processEvents();
        m_stage.view().fitAll();
        const double whole = m_stage.view().zoom();
        const QPointF hub(m_hub.center().x, m_hub.center().y);
        for (const double zoom :
             {whole, 0.03, 0.06, 0.1, 0.14, 0.2, 0.34, 0.5, 0.69, 1.0, 2.0, 4.0}) {
            if (zoom < whole)
                continue;
            const double baseline = sceneFrame(*scene, zoom, hub);
            zoomAndPan(zoom, baseline);
        }
        zoomThrough(whole);
        marquee(whole);
        dragHub(0.05);
        dragHub(0.5);
    }

private:
    [[nodiscard]] std::string named(const char* what, double zoom) const
    {
        std::array<char, 80> text{};
        std::snprintf(text.data(), text.size(), "%s, %s at %.1f %%", m_name.c_str(), what,
                      zoom * 100);
        return text.data();
    }

    void lookAtHub(double zoom)
    {
        views::CanvasView& view = m_stage.view();
        view.setZoom(zoom, QPointF(600, 400));
        const QPointF at = view.toView(m_hub.center());
        pan(view, (QPointF(600, 400) - at) * 2);
    }

    void zoomAndPan(double zoom, double baseline)
    {
        views::CanvasView& view = m_stage.view();
        double longest = m_stage.frame([&] { lookAtHub(zoom); });
        longest = std::max(longest, m_stage.settle());
        m_goals.atMost(named("frame after zooming", zoom), longest, kFrame, "ms", baseline);
        std::vector<double> cold;
        for (int i = 0; i < 60; ++i)
            cold.push_back(m_stage.frame([&] { pan(view, {-80, -24}); }));
        m_goals.atMost(named("pan, longest frame", zoom), percentile(cold, 1), kFrame, "ms",
                       baseline);
        m_stage.settle();
        std::vector<double> warm;
        for (int i = 0; i < 60; ++i)
            warm.push_back(m_stage.frame([&] { pan(view, QPointF(i % 20 < 10 ? 20 : -20, 4)); }));
        m_goals.atMost(named("pan over what is there, median", zoom), percentile(warm, 0.5),
                       kWarmPan, "ms", baseline);
    }

    void zoomThrough(double whole)
    {
        views::CanvasView& view = m_stage.view();
        lookAtHub(1);
        m_stage.settle();
        double longest = 0;
        for (double zoom = 1; zoom > whole; zoom /= 1.1)
            longest =
                std::max(longest, m_stage.frame([&] { view.setZoom(zoom, QPointF(600, 400)); }));
        for (double zoom = whole; zoom < 1; zoom *= 1.1)
            longest =
                std::max(longest, m_stage.frame([&] { view.setZoom(zoom, QPointF(600, 400)); }));
        m_goals.atMost(named("zooming all the way out and in, longest", 1), longest, kFrame, "ms");
    }

    void marquee(double whole)
    {
        m_stage.view().fitAll();
        m_stage.settle();
        m_stage.mouse(QEvent::MouseButtonPress, {3, 3});
        double longest = 0;
        for (int i = 1; i < 40; ++i)
            longest = std::max(longest, m_stage.frame([&] {
                m_stage.mouse(QEvent::MouseMove, QPointF(i * 28, i * 19));
            }));
        m_goals.atMost(named("marquee, longest frame", whole), longest, kFrame, "ms");
        m_stage.mouse(QEvent::MouseButtonRelease, {1120, 760});
        m_stage.mouse(QEvent::MouseButtonPress, {3, 3});
        m_stage.mouse(QEvent::MouseButtonRelease, {3, 3});
    }

    void dragHub(double zoom)
    {
        views::CanvasView& view = m_stage.view();
        lookAtHub(zoom);
        m_stage.settle();
        const QPointF at = view.toView({m_hub.center().x, m_hub.y + 10});
        m_stage.mouse(QEvent::MouseButtonPress, at);
        double longest = 0;
        for (int i = 1; i < 40; ++i)
            longest = std::max(longest, m_stage.frame([&] {
                m_stage.mouse(QEvent::MouseMove, at + QPointF(i * 7, i * 5));
            }));
        m_goals.atMost(named("drag of a hub with its peerings, longest frame", zoom), longest,
                       kFrame, "ms");
        const double dropped = m_stage.frame(
            [&] { m_stage.mouse(QEvent::MouseButtonRelease, at + QPointF(280, 200)); });
        std::printf("%-58s %10.3f ms\n", named("dropping it", zoom).c_str(), dropped);
        const double settled = m_stage.settle();
        m_goals.atMost(named("frames after it, longest", zoom), settled, kFrame, "ms");
        m_stage.controller().undoStack()->undo();
    }

    Goals& m_goals;
    std::string m_name;
    azure::Document m_document;
    Stage m_stage;
    diagram::Rect m_hub;
};

/// From the document being there to its picture: layout, drawing, tiles.
void firstPicture(Goals& goals)
{
    const azure::Document document = bench::buildEstate({10000, 3, 3, 999});
    views::ThemeManager theme;
    std::vector<double> times;
    for (int round = 0; round < 3; ++round) {
        const double start = cpuMilliseconds();
        const azure::Document placed = diagram::withLayout(document);
        const double laidOut = cpuMilliseconds();
        const diagram::Diagram drawing(placed);
        const double drawn = cpuMilliseconds();
        views::CanvasPicture picture(theme.theme());
        const diagram::Rect all = drawing.bounds();
        const double zoom =
            std::min((kView.width() - 60) / all.width, (kView.height() - 60) / all.height);
        const views::CanvasWindow window{zoom,
                                         QPointF(all.center().x - kView.width() / zoom / 2,
                                                 all.center().y - kView.height() / zoom / 2),
                                         kView, 1};
        QImage image(kView, QImage::Format_RGB32);
        while (!picture.isComplete())
            picture.fill(drawing, placed, window, QSizeF(150, 108), kFirst);
        QPainter painter(&image);
        picture.draw(painter, drawing, placed, window);
        const double end = cpuMilliseconds();
        times.push_back(end - start);
        std::printf("  layout %.1f ms, drawing %.1f ms, picture %.1f ms\n", laidOut - start,
                    drawn - laidOut, end - drawn);
    }
    goals.atMost("first picture of 10,000 networks with 90,000 interfaces", percentile(times, 0.5),
                 kFirst, "ms");
}

void pointing(Goals& goals, const char* name, const diagram::Diagram& drawing)
{
    std::mt19937 random(7);
    const diagram::Rect all = drawing.bounds();
    std::uniform_real_distribution<double> x(all.x, all.right());
    std::uniform_real_distribution<double> y(all.y, all.bottom());
    std::vector<diagram::Point> points;
    for (int i = 0; i < 20000; ++i)
        points.push_back({x(random), y(random)});
    std::size_t hits = 0;
    for (const diagram::Point& point : points)
        hits += drawing.hitTest(point, 6).element != nullptr ? 1U : 0U;
    const double start = cpuMilliseconds();
    for (const diagram::Point& point : points)
        hits += drawing.hitTest(point, 6).element != nullptr ? 1U : 0U;
    const double each = (cpuMilliseconds() - start) * 1e3 / static_cast<double>(points.size());
    goals.atMost(std::string(name) + ", hit-test (" + std::to_string(hits / 2) + " of 20000 hit)",
                 each, kPoint, "us");
}

void memory(Goals& goals, const azure::Document& document)
{
    views::ThemeManager theme;
    const double before = heapMegabytes();
    const diagram::Diagram drawing(document);
    const double drawn = heapMegabytes();
    views::CanvasPicture picture(theme.theme());
    const diagram::Rect all = drawing.bounds();
    const views::CanvasWindow window{kView.width() / all.width, QPointF(all.x, all.y), kView, 1};
    while (!picture.isFilled())
        picture.fill(drawing, document, window, QSizeF(150, 108), kFirst);
    std::printf("  drawing %.1f MB, tiles and map %.1f MB\n", drawn - before,
                heapMegabytes() - drawn);
    goals.atMost("100,000 boxes, memory above the document", heapMegabytes() - before, kMemory,
                 "MB");
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    const bool quick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    Goals goals;
    firstPicture(goals);
    // A network and its subnet are two boxes; a peering has two sides.
    CanvasBench(goals, "10,000 boxes", {5000, 1, 0, 999}).run();
    if (!quick) {
        const bench::EstateSize large{50000, 1, 0, 999};
        {
            const azure::Document document = diagram::withLayout(bench::buildEstate(large));
            memory(goals, document);
            pointing(goals, "100,000 boxes", diagram::Diagram(document));
        }
        CanvasBench(goals, "100,000 boxes", large).run();
    }
    return goals.finish();
}
