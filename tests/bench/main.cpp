#include "tests/bench/edit_bench.h"
#include "tests/bench/full_bench.h"
#include "tests/bench/goals.h"
#include "tests/bench/layout_bench.h"
#include "tests/bench/load_bench.h"
#include "tests/bench/lookup_bench.h"
#include "tests/bench/reach_bench.h"
#include "tests/bench/template_bench.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

using namespace peerscape::bench;

namespace {

/// What the arguments ask for.
struct Options
{
    bool quick = false;
    bool table = false;
    bool json = false;
    /// Only that every answer is right; nothing is timed against a goal.
    bool equality = false;
    /// Only who reaches whom.
    bool reach = false;
    /// Only reading templates.
    bool templates = false;
    /// Only edits and their tables, next hops, or memory, of the large estate.
    bool edits = false;
    bool lookups = false;
    bool memory = false;
    /// Only reading the large file.
    bool load = false;
    /// Only opening this file.
    std::string file;

    /// Whether only a part is measured, of which no goals are taken.
    [[nodiscard]] bool isPart() const
    {
        return equality || reach || edits || lookups || memory || load || !file.empty();
    }
};

/// Estate E of performance.md 7.
Shape largeShape()
{
    Shape shape;
    shape.vnets = 10'000;
    shape.nics = 34;
    return shape;
}

/// Reading files of a few sizes, the largest 217 MB.
void measureLoadSizes(Report& report)
{
    for (const std::uint32_t vnets : {1250U, 2500U, 5000U, 10'000U}) {
        Shape shape;
        shape.vnets = vnets;
        shape.nics = 3;
        measureLoadSeconds(shape, report);
    }
}

/// Networks doubled from 10 to 10,240, with hubs that have as many spokes as they will ever have.
void measureSizes(const Options& options, Report& report)
{
    const std::uint32_t most = options.quick ? 1280 : 10'240;
    for (std::uint32_t vnets = options.table ? 10 : 640; vnets <= most; vnets *= 2) {
        Shape shape;
        shape.vnets = vnets;
        shape.nics = 2;
        shape.hubs = vnets / 320 > 0 ? vnets / 320 : 1;
        const Estate estate = makeEstate(shape);
        measureEdits(estate, shape, {options.quick ? 60U : 200U, 0}, report, "/slope");
        measureFull(estate, shape, 3, 20, report);
    }
}

/// Estates of a thousand networks, of ten thousand, and with a million interfaces.
void measureOpenings(Report& report)
{
    Shape shape;
    measureOpening({}, shape, report);
    shape = largeShape();
    shape.nics = 3;
    measureOpening({}, shape, report);
    measureOpening({}, largeShape(), report);
}

/// Who reaches whom: the routing matrix of 3,000 and 30,000 subnets, and walks. Whether the bits
/// are right.
bool measureReach(const Options& options, Report& report)
{
    Shape shape;
    shape.nics = 1;
    bool equal = measurePairwise(shape, report);
    if (options.quick)
        return equal;
    shape.vnets = 10'000;
    equal = measureIncremental(shape, report) && equal;
    shape.nics = 2;
    measureWalks(makeEstate(shape), 20'000, report);
    return equal;
}

/// The limits of Azure: 4,000 on-premises routes, 400 routes in each table.
void measureLimits(Report& report)
{
    Shape shape = largeShape();
    shape.vnets = 4000; // as large as the tables, the hubs and the screen make it cost
    shape.hubs = 4;
    shape.nics = 1;
    shape.onPremises = 4000;
    shape.userRoutes = 400;
    const Estate estate = makeEstate(shape);
    measureEdits(estate, shape, {30, 15}, report, "/limits");
}

bool run(const Options& options, Report& report)
{
    if (!options.file.empty()) {
        measureOpening(options.file, {}, report);
        return true;
    }
    if (options.reach)
        return measureReach(options, report);
    if (options.templates)
        return measureTemplates(5, report);
    Shape file;
    file.vnets = options.equality ? 100 : options.quick ? 1000 : 10'000;
    file.nics = 3;
    if (options.load)
        return measureLoad(file, true, 9, report);
    Shape shape = largeShape();
    if (options.memory) {
        measureMemory(shape, report);
        return true;
    }
    if (options.quick || options.equality) {
        shape.vnets = options.equality ? 300 : 1280;
        shape.nics = options.equality ? 2 : 10;
    }
    const Estate estate = makeEstate(shape);
    if (options.edits) {
        measureEdits(estate, shape, {200, 100}, report);
        return true;
    }
    if (options.lookups) {
        measureHotLookups(estate, report);
        measureRandomLookups(estate, shape, report);
        return true;
    }
    bool equal = checkEquality(estate,
                               options.equality ? 500
                               : options.quick  ? 1000
                                                : 10'000,
                               report);
    equal = measureLoad(file, !options.equality, options.quick || options.equality ? 1 : 5, report)
            && equal;
    equal = checkMatrices(report) && equal;
    if (options.equality)
        return equal;
    calibrate(report);
    equal = measureReach(options, report) && equal;
    measureRows(estate, report);
    const std::size_t sampleEvery = options.quick ? 10 : 100;
    measureEdits(estate, shape, {options.quick ? 60U : 200U, options.quick ? 30U : 100U}, report,
                 {},
                 [&](std::size_t turn) { return naiveRound(estate, shape, turn, sampleEvery); });
    measureFull(estate, shape, options.quick ? 3 : 5, sampleEvery, report);
    measureOverlaps(options.quick ? 10'000 : 40'000, report);
    measureOverlapInsert(estate, shape, report);
    measureHotLookups(estate, report);
    if (!options.quick) {
        measureRandomLookups(estate, shape, report);
        measureMemory(shape, report);
        measureLimits(report);
        Shape small;
        measureLayout(makeEstate(small), report);
        measureOpenings(report);
        measureLoadSizes(report);
        equal = measureTemplates(5, report) && equal;
    }
    measureSizes(options, report);
    return equal;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--quick") {
            options.quick = true;
        } else if (argument == "--table") {
            options.table = true;
        } else if (argument == "--benchmark_format=json") {
            options.json = true;
        } else if (argument == "--templates") {
            options.templates = true;
        } else if (argument == "--equality") {
            options.equality = true;
        } else if (argument == "--reach") {
            options.reach = true;
        } else if (argument == "--edits") {
            options.edits = true;
        } else if (argument == "--load") {
            options.load = true;
        } else if (argument == "--lookups") {
            options.lookups = true;
        } else if (argument == "--memory") {
            options.memory = true;
        } else if (argument == "--open" && i + 1 < argc) {
            options.file = argv[++i];
        } else {
            fmt::print(stderr, "usage: peerscape_bench [--quick] [--table] [--equality] "
                               "[--reach] [--templates] [--edits] [--lookups] [--memory] [--load] "
                               "[--open FILE] "
                               "[--benchmark_format=json]\n");
            return 2;
        }
    }
    pinThread();
    const std::uint64_t stolen = stolenTicks();
    Report report;
    report.quiet = options.json;
    if (!options.json)
        fmt::print("{}\n", machine());
    const bool equal = run(options, report);
    if (options.templates)
        judgeTemplates(report);
    else if (!options.isPart())
        judge(report, options.quick, equal);
    if (options.json)
        fmt::print("{}\n", report.json(machine()));
    else if (options.table)
        printTable(report);
    const bool met = report.finish() && equal;
    if (!options.json)
        fmt::print("time that the hypervisor took: {} ms\n", (stolenTicks() - stolen) * 10);
    return met ? EXIT_SUCCESS : EXIT_FAILURE;
}
