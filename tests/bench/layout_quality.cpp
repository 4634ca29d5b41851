#include "tests/bench/layout_quality.h"

#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

namespace peerscape::bench {

using diagram::Point;
using diagram::Rect;

namespace {

constexpr double kUnitsPerInch = 96;

double childrensSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Rect segmentRect(Point a, Point b)
{
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

double turn(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Whether two segments cross at a point inside both.
bool crosses(Point a, Point b, Point c, Point d)
{
    constexpr double kLittle = 1e-6;
    const double first = turn(a, b, c) * turn(a, b, d);
    const double second = turn(c, d, a) * turn(c, d, b);
    return first < -kLittle && second < -kLittle;
}

/// The length on which two horizontal or two vertical segments lie on each other.
double sharedLength(Point a, Point b, Point c, Point d)
{
    const auto along = [](double a1, double a2, double b1, double b2) {
        return std::min(std::max(a1, a2), std::max(b1, b2))
               - std::max(std::min(a1, a2), std::min(b1, b2));
    };
    constexpr double kNear = 2;
    if (std::abs(a.y - b.y) < 0.5 && std::abs(c.y - d.y) < 0.5 && std::abs(a.y - c.y) < kNear)
        return along(a.x, b.x, c.x, d.x);
    if (std::abs(a.x - b.x) < 0.5 && std::abs(c.x - d.x) < 0.5 && std::abs(a.x - c.x) < kNear)
        return along(a.y, b.y, c.y, d.y);
    return 0;
}

/// Whether a segment passes through the inside of a rectangle (Liang and Barsky).
bool passesThrough(Point a, Point b, const Rect& box)
{
    double enter = 0;
    double leave = 1;
    const auto clip = [&](double direction, double distance) {
        if (std::abs(direction) < 1e-12)
            return distance > 0;
        const double t = distance / direction;
        if (direction < 0)
            enter = std::max(enter, t);
        else
            leave = std::min(leave, t);
        return enter < leave;
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return clip(-dx, a.x - box.x) && clip(dx, box.right() - a.x) && clip(-dy, a.y - box.y)
           && clip(dy, box.bottom() - a.y) && enter < leave;
}

} // namespace

Drawing arrangedByPeerscape(const azure::Document& document)
{
    azure::Transaction transaction(document);
    for (const auto& [id, placement] : diagram::autoLayout(document, false))
        transaction.place(id, placement);
    const diagram::Diagram diagram(transaction.take());
    Drawing drawing;
    std::map<ObjectId, std::size_t> places;
    const Rect everywhere = diagram.bounds().grown(10'000);
    std::vector<diagram::Block> blocks;
    diagram.forEachBlockIn(everywhere,
                           [&](const diagram::Block& block) { blocks.push_back(block); });
    std::sort(blocks.begin(), blocks.end(),
              [](const auto& a, const auto& b) { return a.object < b.object; });
    for (const diagram::Block& block : blocks) {
        places[block.object] = drawing.boxes.size();
        drawing.boxes.push_back(block.rect);
    }
    diagram.forEachWireIn(everywhere, [&](const diagram::Wire& wire) {
        drawing.lines.push_back({places.at(wire.from), places.at(wire.to), wire.line});
    });
    return drawing;
}

Drawing arrangedByGraphviz(const Drawing& graph, const std::string& command, double& seconds)
{
    std::string name = "/tmp/peerscape-layout-XXXXXX";
    const int file = mkstemp(name.data());
    if (file < 0)
        return {};
    FILE* out = fdopen(file, "w");
    fmt::print(out, "graph g {{\nnode [shape=box, fixedsize=true, label=\"\"];\n");
    for (std::size_t i = 0; i < graph.boxes.size(); ++i)
        fmt::print(out, "n{} [width={:.3f}, height={:.3f}];\n", i,
                   graph.boxes[i].width / kUnitsPerInch, graph.boxes[i].height / kUnitsPerInch);
    for (const Drawing::Line& line : graph.lines)
        fmt::print(out, "n{} -- n{};\n", line.from, line.to);
    fmt::print(out, "}}\n");
    std::fclose(out);
    const double before = childrensSeconds();
    FILE* in = popen((command + " < " + name + " 2>/dev/null").c_str(), "r");
    std::string text;
    char block[65536];
    for (std::size_t count = 0;
         in != nullptr && (count = std::fread(block, 1, sizeof block, in)) > 0;)
        text.append(block, count);
    const bool failed = in == nullptr || pclose(in) != 0;
    seconds = childrensSeconds() - before;
    std::remove(name.c_str());
    Drawing drawing;
    if (failed)
        return drawing;
    drawing.boxes.resize(graph.boxes.size());
    std::istringstream words(text);
    std::string line;
    const auto at = [](double x, double y) { return Point{x * kUnitsPerInch, -y * kUnitsPerInch}; };
    while (std::getline(words, line)) {
        std::istringstream parts(line);
        std::string kind;
        parts >> kind;
        if (kind == "node") {
            std::string node;
            double x = 0;
            double y = 0;
            double width = 0;
            double height = 0;
            parts >> node >> x >> y >> width >> height;
            const Point p = at(x, y);
            drawing.boxes[std::stoul(node.substr(1))] = {
                p.x - width * kUnitsPerInch / 2, p.y - height * kUnitsPerInch / 2,
                width * kUnitsPerInch, height * kUnitsPerInch};
        } else if (kind == "edge") {
            std::string from;
            std::string to;
            std::size_t count = 0;
            parts >> from >> to >> count;
            Drawing::Line edge{std::stoul(from.substr(1)), std::stoul(to.substr(1)), {}};
            for (std::size_t i = 0; i < count; ++i) {
                double x = 0;
                double y = 0;
                parts >> x >> y;
                edge.path.push_back(at(x, y));
            }
            drawing.lines.push_back(std::move(edge));
        }
    }
    return drawing;
}

Quality qualityOf(const Drawing& drawing)
{
    Quality quality;
    Rect all;
    for (std::size_t i = 0; i < drawing.boxes.size(); ++i) {
        const Rect& box = drawing.boxes[i];
        all = i == 0 ? box : all.united(box);
        for (std::size_t j = 0; j < i; ++j)
            quality.boxOverlaps +=
                box.grown(-0.5).intersects(drawing.boxes[j].grown(-0.5)) ? 1U : 0U;
    }
    quality.aspect = all.height > 0 ? all.width / all.height : 0;
    std::vector<Rect> reach;
    for (const Drawing::Line& line : drawing.lines) {
        Rect rect = segmentRect(line.path.front(), line.path.back());
        for (std::size_t i = 0; i + 1 < line.path.size(); ++i)
            rect = rect.united(segmentRect(line.path[i], line.path[i + 1]));
        reach.push_back(rect);
        quality.bends += static_cast<double>(line.path.size() - 2);
        for (std::size_t b = 0; b < drawing.boxes.size(); ++b) {
            const Rect inside = drawing.boxes[b].grown(-1);
            if (b == line.from || b == line.to || !rect.grown(1).intersects(inside))
                continue;
            bool through = false;
            for (std::size_t i = 0; i + 1 < line.path.size(); ++i)
                through |= passesThrough(line.path[i], line.path[i + 1], inside);
            quality.throughBoxes += through ? 1U : 0U;
        }
    }
    for (std::size_t i = 0; i < drawing.lines.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!reach[i].grown(2).intersects(reach[j].grown(2)))
                continue;
            const std::vector<Point>& a = drawing.lines[i].path;
            const std::vector<Point>& b = drawing.lines[j].path;
            bool cross = false;
            double shared = 0;
            for (std::size_t k = 0; k + 1 < a.size(); ++k) {
                for (std::size_t l = 0; l + 1 < b.size(); ++l) {
                    cross |= crosses(a[k], a[k + 1], b[l], b[l + 1]);
                    shared = std::max(shared, sharedLength(a[k], a[k + 1], b[l], b[l + 1]));
                }
            }
            quality.crossings += cross ? 1U : 0U;
            quality.sharedTracks += shared >= 16 ? 1U : 0U;
        }
    }
    if (!drawing.lines.empty())
        quality.bends /= static_cast<double>(drawing.lines.size());
    return quality;
}

} // namespace peerscape::bench
