#include "tests/bench/canvas_bench.h"

#include "core/diagram/auto_layout.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "tests/bench/canvas_shape.h"
#include "tests/bench/clock.h"
#include "tests/bench/scene_baseline.h"
#include "tests/bench/timed_application.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <fmt/format.h>

#include <QApplication>
#include <QGraphicsView>
#include <QMouseEvent>
#include <QUndoStack>
#include <QWheelEvent>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace peerscape::bench {

namespace {

constexpr double kFrame = 8;   ///< Milliseconds of processor time of any frame.
constexpr double kEdit = 16.7; ///< Of one in which the document or the selection changes.
constexpr double kWarmPan = 1; ///< Of a frame that shows what is there.
constexpr int kFrames = 60;
/// Of so many tries the middle one counts: the host takes the processor or the memory away now and
/// then, and what the program does it does every time.
constexpr int kTries = 3;

/// The canvas of a document in a window of its own, and the time its frames take.
class Stage
{
public:
    Stage(TimedApplication& application, const azure::Document& document)
        : m_application(application)
        , m_selection(m_controller)
        , m_view(m_controller, m_selection, m_theme)
    {
        application.watch(m_view.viewport());
        m_view.resize(kViewport);
        m_view.show();
        QCoreApplication::processEvents();
        m_controller.setDocument(document);
    }

    [[nodiscard]] views::CanvasView& view() { return m_view; }
    [[nodiscard]] qtmodel::DocumentController& controller() { return m_controller; }

    /// A frame: what was pending, what a gesture does, and the paint event. When more than one is
    /// painted, the longest time from one paint to the next; what comes after the last one counts
    /// as the next frame's.
    template<class Act>
    double frame(Act&& act)
    {
        m_application.takePaints();
        std::int64_t last = threadTime() - m_pending;
        act();
        m_view.viewport()->update();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        std::int64_t longest = 0;
        const std::vector<std::int64_t> paints = m_application.takePaints();
        if (paints.empty())
            throw std::logic_error("a frame painted nothing");
        for (const std::int64_t painted : paints) {
            longest = std::max(longest, painted - last);
            last = painted;
        }
        m_pending = threadTime() - last;
        return milliseconds(longest);
    }
    /// Frames until nothing changes any more; the longest one.
    double settle()
    {
        double longest = 0;
        for (int i = 0; i < 400; ++i)
            longest = std::max(longest, frame([] {}));
        return longest;
    }

    /// Leaves nothing of what was painted, as every colour changes and changes back.
    void forget()
    {
        for (const auto mode :
             {views::ThemeManager::Mode::Dark, views::ThemeManager::Mode::Light}) {
            m_theme.setMode(mode);
            settle();
        }
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
    TimedApplication& m_application;
    std::int64_t m_pending = 0; ///< Since the last paint, of the last frame.
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
    const std::int64_t start = threadTime();
    scene.viewport()->repaint();
    const double taken = milliseconds(threadTime() - start);
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
    CanvasBench(TimedApplication& application, std::uint32_t networks, Report& report)
        : m_report(report)
        , m_boxes(std::size_t{2} * networks)
        , m_document(diagram::withLayout(makeEstate(canvasShape(networks)).document))
        , m_stage(application, m_document)
    {
        m_hub = *m_stage.controller().diagram().boxOf(VnetId(1));
    }

    void run()
    {
        const diagram::Diagram drawing(m_document);
        auto scene = makeSceneBaseline(drawing);
        scene->resize(kViewport);
        scene->show();
        QCoreApplication::processEvents();
        m_stage.view().fitAll();
        m_whole = m_stage.view().zoom();
        const QPointF hub(m_hub.center().x, m_hub.center().y);
        double from = m_whole * 2;
        for (const double zoom :
             {m_whole, 0.03, 0.06, 0.1, 0.14, 0.2, 0.34, 0.5, 0.69, 1.0, 2.0, 4.0}) {
            if (zoom < m_whole)
                continue;
            zoomAndPan(from, zoom, sceneFrame(*scene, zoom, hub));
            from = zoom;
        }
        zoomThrough();
        marquee();
        for (const double zoom : {m_whole, 0.05, 0.5, 1.0})
            dragHub(zoom);
        for (const auto& [kind, worst] : m_worst) {
            const bool edit = kind == kDrop || kind == kSelect;
            m_report.goal({"canvas", fmt::format("{} boxes, {}, any zoom, ms", m_boxes, kind),
                           worst,
                           kind == kWarm ? kWarmPan
                           : edit        ? kEdit
                                         : kFrame,
                           false});
        }
    }

private:
    inline static const std::string kWarm = "pan over what is there, median";
    inline static const std::string kDrop = "drop of a hub";
    inline static const std::string kSelect = "marquee, the frame that selects";

    /// One measurement: `cpu_ms` at a zoom, and the worst of its kind for the goal.
    void add(const std::string& kind, double zoom, double value,
             std::vector<std::pair<std::string, double>> more = {})
    {
        more.insert(more.begin(), {{"cpu_ms", value}});
        m_report.add({fmt::format("canvas/{}/boxes:{}/zoom:{:.3g}", kind, m_boxes, zoom * 100),
                      std::move(more)});
        m_worst[kind] = std::max(m_worst[kind], value);
    }

    void lookAtHub(double zoom)
    {
        views::CanvasView& view = m_stage.view();
        view.setZoom(zoom, QPointF(600, 400));
        const QPointF at = view.toView(m_hub.center());
        pan(view, (QPointF(600, 400) - at) * 2);
    }

    /// From one zoom to another, over what was not seen before and back.
    void zoomAndPan(double from, double zoom, double scene)
    {
        views::CanvasView& view = m_stage.view();
        std::vector<double> zoomed;
        std::vector<double> cold;
        std::vector<double> warm;
        for (int i = 0; i < kTries; ++i) {
            lookAtHub(from);
            m_stage.forget();
            const double first = m_stage.frame([&] { lookAtHub(zoom); });
            zoomed.push_back(std::max(first, m_stage.settle()));
            double longest = 0;
            for (int step = 0; step < kFrames; ++step)
                longest = std::max(longest, m_stage.frame([&] { pan(view, {-80, -24}); }));
            cold.push_back(longest);
            m_stage.settle();
            for (int step = 0; step < kFrames; ++step)
                warm.push_back(
                    m_stage.frame([&] { pan(view, QPointF(step % 20 < 10 ? 20 : -20, 4)); }));
        }
        const auto addMedian = [&](const std::string& kind, const std::vector<double>& values) {
            const Ratio ratio = ratioOf(values);
            add(kind, zoom, ratio.median,
                {{"highest_ms", ratio.highest},
                 {"scene_ms", scene},
                 {"ratio", scene / ratio.median}});
        };
        addMedian("frame after zooming", zoomed);
        addMedian("pan, longest frame", cold);
        addMedian(kWarm, warm);
    }

    void zoomThrough()
    {
        views::CanvasView& view = m_stage.view();
        std::vector<double> tries;
        for (int i = 0; i < kTries; ++i) {
            lookAtHub(1);
            m_stage.forget();
            double longest = 0;
            const auto look = [&](double zoom) {
                longest = std::max(longest,
                                   m_stage.frame([&] { view.setZoom(zoom, QPointF(600, 400)); }));
            };
            for (double zoom = 1; zoom > m_whole; zoom /= 1.1)
                look(zoom);
            for (double zoom = m_whole; zoom < 1; zoom *= 1.1)
                look(zoom);
            tries.push_back(longest);
        }
        add("zooming out and in, longest frame", m_whole, ratioOf(tries).median);
    }

    void marquee()
    {
        m_stage.view().fitAll();
        m_stage.settle();
        m_stage.mouse(QEvent::MouseButtonPress, {3, 3});
        double longest = 0;
        for (int i = 1; i < 40; ++i)
            longest = std::max(longest, m_stage.frame([&] {
                m_stage.mouse(QEvent::MouseMove, QPointF(i * 28, i * 19));
            }));
        add("marquee, longest frame", m_whole, longest);
        // Everything is selected by the next frame.
        const double taken =
            m_stage.frame([&] { m_stage.mouse(QEvent::MouseButtonRelease, QPointF(1120, 760)); });
        add(kSelect, m_whole, taken);
        m_stage.mouse(QEvent::MouseButtonPress, {3, 3});
        m_stage.mouse(QEvent::MouseButtonRelease, {3, 3});
    }

    void dragHub(double zoom)
    {
        std::vector<double> drag;
        std::vector<double> drop;
        std::vector<double> after;
        for (int i = 0; i < kTries; ++i)
            dragOnce(zoom, drag, drop, after);
        const auto addMiddle = [&](const std::string& kind, const std::vector<double>& tries) {
            const Ratio ratio = ratioOf(tries);
            add(kind, zoom, ratio.median, {{"highest_ms", ratio.highest}});
        };
        addMiddle("drag of a hub, longest frame", drag);
        addMiddle(kDrop, drop);
        addMiddle("frames after the drop, longest", after);
    }

    void dragOnce(double zoom, std::vector<double>& drag, std::vector<double>& drop,
                  std::vector<double>& after)
    {
        views::CanvasView& view = m_stage.view();
        lookAtHub(zoom);
        m_stage.settle();
        const QPointF at =
            view.toView({m_hub.center().x, m_hub.y + std::min(10.0, m_hub.height / 2)});
        m_stage.mouse(QEvent::MouseButtonPress, at);
        double longest = 0;
        for (int i = 1; i < 40; ++i)
            longest = std::max(longest, m_stage.frame([&] {
                m_stage.mouse(QEvent::MouseMove, at + QPointF(i * 7, i * 5));
            }));
        drag.push_back(longest);
        drop.push_back(m_stage.frame(
            [&] { m_stage.mouse(QEvent::MouseButtonRelease, at + QPointF(280, 200)); }));
        after.push_back(m_stage.settle());
        m_stage.controller().undoStack()->undo();
    }

    Report& m_report;
    std::size_t m_boxes;
    azure::Document m_document;
    Stage m_stage;
    diagram::Rect m_hub;
    double m_whole = 1; ///< The zoom at which everything is in view.
    std::map<std::string, double> m_worst;
};

} // namespace

void measureCanvas(TimedApplication& application, std::uint32_t networks, Report& report)
{
    CanvasBench(application, networks, report).run();
}

} // namespace peerscape::bench
