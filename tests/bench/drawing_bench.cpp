#include "tests/bench/drawing_bench.h"

#include "core/diagram/auto_layout.h"
#include "tests/bench/canvas_shape.h"
#include "tests/bench/clock.h"
#include "views/canvas/canvas_picture.h"
#include "views/theme/theme_manager.h"

#include <fmt/format.h>

#include <QPainter>
#include <malloc.h>

#include <algorithm>
#include <random>

namespace peerscape::bench {

namespace {

constexpr double kFirstMilliseconds = 100; ///< From the document to its picture.
constexpr double kPointMicroseconds = 1;
constexpr double kMegabytes = 50; ///< Above the document.
constexpr std::size_t kPoints = 20'000;
const QSizeF kMap(150, 108);

/// What the whole program holds, pictures included.
double heapMegabytes()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / 1e6;
}

/// The whole drawing in a viewport.
views::CanvasWindow windowOnAll(const diagram::Diagram& drawing)
{
    const diagram::Rect all = drawing.bounds();
    const double zoom =
        std::min((kViewport.width() - 60) / all.width, (kViewport.height() - 60) / all.height);
    return {zoom,
            QPointF(all.center().x - kViewport.width() / zoom / 2,
                    all.center().y - kViewport.height() / zoom / 2),
            kViewport, 1};
}

} // namespace

void measureFirstPicture(Report& report)
{
    Shape shape;
    shape.vnets = 10'000;
    shape.nics = 3;
    const azure::Document document = makeEstate(shape).document;
    const views::ThemeManager theme;
    std::vector<double> total;
    std::vector<double> layout;
    std::vector<double> drawn;
    for (int round = 0; round < 5; ++round) {
        const std::int64_t start = threadTime();
        const azure::Document placed = diagram::withLayout(document);
        const std::int64_t laidOut = threadTime();
        const diagram::Diagram drawing(placed);
        const std::int64_t made = threadTime();
        views::CanvasPicture picture(theme.theme());
        const views::CanvasWindow window = windowOnAll(drawing);
        QImage image(kViewport, QImage::Format_RGB32);
        while (!picture.isComplete())
            picture.fill(drawing, placed, window, kMap, kFirstMilliseconds);
        QPainter painter(&image);
        picture.draw(painter, window);
        picture.drawWords(painter, drawing, placed, window);
        layout.push_back(milliseconds(laidOut - start));
        drawn.push_back(milliseconds(made - laidOut));
        total.push_back(milliseconds(threadTime() - start));
    }
    const double median = ratioOf(total).median;
    report.add({fmt::format("canvas/first-picture/vnets:{}/nics:{}", shape.vnets, shape.nicCount()),
                {{"cpu_ms", median},
                 {"layout_ms", ratioOf(layout).median},
                 {"drawing_ms", ratioOf(drawn).median}}});
    report.goal({"first", "first picture of 10,000 networks with 90,000 interfaces, ms", median,
                 kFirstMilliseconds, false});
}

void measureDrawing(std::uint32_t networks, Report& report)
{
    const azure::Document document =
        diagram::withLayout(makeEstate(canvasShape(networks)).document);
    const views::ThemeManager theme;
    const double before = heapMegabytes();
    const diagram::Diagram drawing(document);
    const double drawn = heapMegabytes() - before;
    views::CanvasPicture picture(theme.theme());
    while (!picture.isFilled())
        picture.fill(drawing, document, windowOnAll(drawing), kMap, kFirstMilliseconds);
    const double held = heapMegabytes() - before;
    const auto boxes = std::size_t{2} * networks;
    report.add({fmt::format("canvas/memory/boxes:{}", boxes),
                {{"drawing_MB", drawn}, {"tiles_MB", held - drawn}, {"MB", held}}});
    report.goal({"memory", fmt::format("{} boxes, memory above the document, MB", boxes), held,
                 kMegabytes, false});

    std::mt19937 random(7);
    const diagram::Rect all = drawing.bounds();
    std::uniform_real_distribution<double> x(all.x, all.right());
    std::uniform_real_distribution<double> y(all.y, all.bottom());
    std::vector<diagram::Point> points(kPoints);
    for (diagram::Point& point : points)
        point = {x(random), y(random)};
    // The first round makes the elements that are pointed at, as looking at the place does.
    std::size_t hits = 0;
    double seconds = 0;
    for (int round = 0; round < 2; ++round) {
        hits = 0;
        seconds = secondsOf([&] {
            for (const diagram::Point& point : points)
                hits += drawing.hitTest(point, 6).element != nullptr ? 1U : 0U;
        });
    }
    const double each = seconds * 1e6 / static_cast<double>(points.size());
    report.add({fmt::format("canvas/hit-test/boxes:{}", boxes),
                {{"us", each},
                 {"hit_share", static_cast<double>(hits) / static_cast<double>(points.size())}}});
    report.goal(
        {"hit", fmt::format("{} boxes, hit-test, us", boxes), each, kPointMicroseconds, false});
}

} // namespace peerscape::bench
