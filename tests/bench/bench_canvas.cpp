#include "tests/bench/canvas_bench.h"
#include "tests/bench/clock.h"
#include "tests/bench/drawing_bench.h"
#include "tests/bench/flag_bench.h"
#include "tests/bench/gesture_bench.h"
#include "tests/bench/timed_application.h"
#include "tests/bench/window_bench.h"

#include <fmt/format.h>

#include <QStandardPaths>

/// How fast the window is: frames of every gesture at every zoom, the first picture, pointing,
/// memory, turning a peering's flags, opening, editing and looking for things, and what is done to
/// everything at once. `--quick` measures the smaller estates only; `--flags`, `--window`,
/// `--gestures`, `--frames` and `--drawing` one part.
int main(int argc, char** argv)
{
    using namespace peerscape::bench;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    TimedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool quick = arguments.contains(QStringLiteral("--quick"));
    const bool json = arguments.contains(QStringLiteral("--benchmark_format=json"));
    const bool window = arguments.contains(QStringLiteral("--window"));
    const bool frames = arguments.contains(QStringLiteral("--frames"));
    const bool drawing = arguments.contains(QStringLiteral("--drawing"));
    const bool flags = arguments.contains(QStringLiteral("--flags"));
    const bool gestures = arguments.contains(QStringLiteral("--gestures"));
    const bool all = !window && !frames && !drawing && !flags && !gestures;
    pinThread();
    Report report;
    report.quiet = json;
    if (!json)
        fmt::print("{}\n", machine());
    if (all || drawing) {
        measureFirstPicture(report);
        measureDrawing(quick ? 5'000 : 50'000, report);
    }
    if (all || flags)
        measureFlags(application, quick, report);
    if (all || window)
        measureWindow(application, quick, report);
    if (all || gestures)
        measureGestures(application, quick, report);
    if (all || frames) {
        measureCanvas(application, 5'000, report);
        if (!quick)
            measureCanvas(application, 50'000, report);
    }
    if (json)
        fmt::print("{}\n", report.json(machine()));
    return report.finish() ? EXIT_SUCCESS : EXIT_FAILURE;
}
