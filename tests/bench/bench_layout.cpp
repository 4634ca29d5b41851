#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/read/read.h"
#include "tests/bench/clock.h"
#include "tests/bench/estate.h"
#include "tests/bench/layout_quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

/// How well and how fast diagrams are arranged, beside Graphviz on the same graphs in the same run:
/// the samples, generated estates, and templates from folders named as arguments. Fails when boxes
/// overlap, a line passes through a box, or Graphviz needs less than a hundred times as long.
namespace peerscape::bench {

namespace {

std::optional<std::string> fileText(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// A Peerscape document or a template with its parameters beside it.
std::optional<azure::Document> documentOf(const std::filesystem::path& path)
{
    const std::optional<std::string> text = fileText(path);
    if (!text)
        return std::nullopt;
    read::ReadOptions options;
    options.beside = [&](const std::string&, const std::string& name) {
        return fileText(path.parent_path() / name);
    };
    const auto result = read::read({{path.string(), *text}}, options);
    return result ? std::optional(result->document) : std::nullopt;
}

constexpr double kLeastRatio = 100; ///< So many times as long as we Graphviz needs at least.

struct Sum
{
    std::size_t graphs = 0;
    std::size_t overlaps = 0;
    std::size_t through = 0;
    double leastRatio = 1e9;
};

void measureGraph(const std::string& name, const azure::Document& document, Sum& sum)
{
    if (document.all<azure::VirtualNetwork>().size() == 0)
        return;
    const std::size_t vnets = document.all<azure::VirtualNetwork>().size();
    Drawing ours;
    std::vector<double> rounds;
    for (int round = 0; round < (vnets > 300 ? 3 : 9); ++round)
        rounds.push_back(secondsOf([&] { keep(diagram::autoLayout(document, false)); }));
    const double layout = ratioOf(rounds).median;
    const double whole = secondsOf([&] { ours = arrangedByPeerscape(document); });
    const Quality quality = qualityOf(ours);
    fmt::print("{:44} {:5} {:6} | {:4} {:5} {:6} {:6} {:5.2f} {:5.1f} {:9.3f} {:9.3f}", name,
               ours.boxes.size(), ours.lines.size(), quality.boxOverlaps, quality.throughBoxes,
               quality.crossings, quality.sharedTracks, quality.aspect, quality.bends,
               layout * 1000, whole * 1000);
    ++sum.graphs;
    sum.overlaps += quality.boxOverlaps;
    sum.through += quality.throughBoxes;
    double seconds = 0;
    // Boxes apart, lines round them: what the picture needs. Straight ones where that would take
    // Graphviz too long, or where it gives up with an error.
    const auto arranged = [&](const char* splines) {
        return arrangedByGraphviz(
            ours, fmt::format("sfdp -Goverlap=prism -Gsplines={} -Tplain", splines), seconds);
    };
    Drawing theirs;
    if (vnets <= 300)
        theirs = arranged("ortho");
    if (theirs.boxes.empty())
        theirs = arranged("line");
    if (!theirs.boxes.empty()) {
        const Quality other = qualityOf(theirs);
        fmt::print(" | {:4} {:5} {:6} {:5.2f} {:9.1f} | {:6.0f}", other.boxOverlaps,
                   other.throughBoxes, other.crossings, other.aspect, seconds * 1000,
                   seconds / layout);
        sum.leastRatio = std::min(sum.leastRatio, seconds / layout);
    }
    fmt::print("\n");
}

} // namespace

} // namespace peerscape::bench

int main(int argc, char** argv)
{
    using namespace peerscape;
    using namespace peerscape::bench;
    fmt::print("{}\n", machine());
    fmt::print("{:44} {:>5} {:>6} | Peerscape: overlaps, through boxes, crossings, shared tracks, "
               "aspect, bends, layout ms, with routes ms | Graphviz (sfdp): overlaps, through, "
               "crossings, aspect, ms | times\n",
               "graph", "boxes", "lines");
    Sum sum;
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            const std::filesystem::path& path = entry.path();
            const bool isTemplate = path.extension() == ".json"
                                    && path.stem().string().find("parameters") == std::string::npos;
            if (path.extension() == ".peerscape" || isTemplate)
                files.push_back(path);
        }
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& path : files) {
        if (const auto document = documentOf(path))
            measureGraph((path.parent_path().filename() / path.filename()).string(), *document,
                         sum);
    }
    for (const std::uint32_t vnets : {10U, 100U, 1000U}) {
        for (const std::uint32_t hubs : {1U, std::max(2U, vnets / 25)}) {
            Shape shape;
            shape.vnets = vnets;
            shape.hubs = hubs;
            shape.nics = 2;
            shape.onPremises = 4;
            measureGraph(fmt::format("estate of {} VNets, {} hubs", vnets, hubs),
                         makeEstate(shape).document, sum);
        }
    }
    fmt::print("{} graphs: {} boxes overlap, {} lines pass through boxes, Graphviz needs at least "
               "{:.0f} times as long\n",
               sum.graphs, sum.overlaps, sum.through, sum.leastRatio);
    return sum.overlaps == 0 && sum.through == 0 && sum.leastRatio >= kLeastRatio ? EXIT_SUCCESS
                                                                                  : EXIT_FAILURE;
}
