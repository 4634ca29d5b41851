#include "tests/bench/gesture_bench.h"

#include "app/window/main_window.h"
#include "tests/bench/clock.h"
#include "tests/bench/estate.h"
#include "views/canvas/canvas_view.h"

#include <fmt/format.h>

#include <QKeyEvent>
#include <QUndoStack>

#include <algorithm>
#include <functional>

namespace peerscape::bench {

namespace {

constexpr double kHalfSecond = 500; ///< Longer than that needs progress and a way to give up.

class GestureBench
{
public:
    GestureBench(TimedApplication& application, const Estate& estate, Report& report)
        : m_application(application)
        , m_name(fmt::format("{} networks", estate.hubs.size() + estate.spokes.size()))
        , m_report(report)
        , m_window(m_theme)
    {
        m_window.resize(1600, 1000);
        m_window.show();
        m_window.session().show(estate.document);
        m_application.settle();
        m_application.takeLongest();
    }

    void run()
    {
        command("fit everything", "view.fitAll");
        command("select everything", "edit.selectAll");
        edit("nudge everything", [this] { key(Qt::Key_Right); });
        edit("collapse everything", [this] { trigger("view.collapse"); });
        trigger("view.collapse");
        m_application.settle();
        edit("expand everything", [this] { trigger("view.collapse"); });
        m_window.controller().undoStack()->undo();
        m_application.settle();
        trigger("edit.selectAll");
        m_application.settle();
        edit("align everything", [this] { trigger("arrange.left"); });
        edit("distribute everything", [this] { trigger("arrange.distributeAcross"); });
        edit("lock everything", [this] { trigger("arrange.lock"); });
        command("isolate everything", "view.isolate");
        command("show everything again", "view.isolate");
        for (const char* layer : {"peerings", "routes", "addresses", "security", "notes"})
            edit(fmt::format("hide {}", layer),
                 [this, layer] { trigger(fmt::format("layer.{}", layer)); });
        trigger("edit.selectAll");
        edit("duplicate everything", [this] { trigger("edit.duplicate"); });
        trigger("edit.selectAll");
        trigger("arrange.left"); // so that there is something to arrange
        edit("automatic layout", [this] { trigger("arrange.auto"); });
        command("the dark theme", "theme.dark");
        command("the light theme", "theme.light");
        command("select nothing", "edit.selectNone");
    }

private:
    void trigger(const std::string& id)
    {
        m_window.actions().action(QString::fromStdString(id))->trigger();
    }
    void key(Qt::Key key)
    {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier);
            QCoreApplication::sendEvent(&m_window.canvas(), &event);
        }
    }

    void command(const std::string& what, const char* id)
    {
        measure(what, [this, id] { trigger(id); });
    }
    /// An edit, its undo, its redo, and its undo again.
    void edit(const std::string& what, const std::function<void()>& act)
    {
        QUndoStack& stack = *m_window.controller().undoStack();
        const int before = stack.index();
        measure(what, act);
        if (stack.index() == before) {
            fmt::print(stderr, "bench: {} was no edit\n", what);
            return;
        }
        measure(what + ", undo", [&] { stack.undo(); });
        measure(what + ", redo", [&] { stack.redo(); });
        stack.undo();
        m_application.settle();
    }

    void measure(const std::string& what, const std::function<void()>& act)
    {
        m_application.settle();
        m_application.takeLongest();
        const std::int64_t begun = now();
        const std::int64_t start = threadTime();
        act();
        const double taken = milliseconds(threadTime() - start);
        const double waited = milliseconds(now() - begun);
        m_application.settle();
        const TimedApplication::Longest longest = m_application.takeLongest();
        const double after = milliseconds(longest.nanoseconds);
        m_report.add({fmt::format("gesture/{}/{} ({})", m_name, what, longest.what),
                      {{"cpu_ms", taken}, {"wall_ms", waited}, {"longest_event_ms", after}}});
        m_report.goal({"gesture", fmt::format("{}: {}, ms", m_name, what), std::max(taken, after),
                       kHalfSecond, false});
    }

    TimedApplication& m_application;
    std::string m_name;
    Report& m_report;
    views::ThemeManager m_theme;
    window::MainWindow m_window;
};

} // namespace

void measureGestures(TimedApplication& application, bool quick, Report& report)
{
    Shape shape;
    shape.vnets = quick ? 1000 : 10'000;
    shape.nics = 10;
    shape.hubs = quick ? 0 : 50;
    GestureBench(application, makeEstate(shape), report).run();
}

} // namespace peerscape::bench
