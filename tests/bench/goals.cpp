#include "tests/bench/goals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace peerscape::bench {

namespace {

constexpr double kFrameMicroseconds = 16'700;

/// "edit/<kind>/vnets:<n>[/suffix]/cache:<state>" taken apart.
struct EditName
{
    std::string kind;
    double vnets = 0;
    std::string rest;
};

EditName editName(const std::string& name)
{
    EditName parts;
    if (!name.starts_with("edit/"))
        return parts;
    const std::size_t kind = name.find('/', 5);
    const std::size_t vnets = name.find(':', kind);
    const std::size_t rest = name.find('/', vnets);
    parts.kind = name.substr(5, kind - 5);
    parts.vnets = std::stod(name.substr(vnets + 1));
    parts.rest = name.substr(rest);
    return parts;
}

double counter(const Result& result, std::string_view name)
{
    for (const auto& [key, value] : result.counters) {
        if (key == name)
            return value;
    }
    return -1;
}

/// Slope of the straight line through log y over log x.
double slope(const std::vector<std::pair<double, double>>& points)
{
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (const auto& [x, y] : points) {
        const double a = std::log(x);
        const double b = std::log(std::max(y, 1e-9));
        sx += a;
        sy += b;
        sxx += a * a;
        sxy += a * b;
    }
    const auto n = static_cast<double>(points.size());
    return points.size() < 2 ? 0 : (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

/// The worst of a counter over the edits whose name ends like this.
double worst(const Report& report, std::string_view ending, std::string_view what)
{
    double most = 0;
    for (const Result& result : report.results()) {
        const EditName name = editName(result.name);
        if (!name.kind.empty() && name.rest == ending)
            most = std::max(most, counter(result, what));
    }
    return most;
}

/// p50 over networks, for each kind, from the runs for slopes.
std::map<std::string, std::vector<std::pair<double, double>>> curves(const Report& report,
                                                                     double atLeast)
{
    std::map<std::string, std::vector<std::pair<double, double>>> points;
    for (const Result& result : report.results()) {
        const EditName name = editName(result.name);
        if (name.rest == "/slope/cache:hot" && name.vnets >= atLeast)
            points[name.kind].emplace_back(name.vnets, counter(result, "p50_us"));
    }
    return points;
}

std::vector<std::pair<double, double>> layersCurve(const Report& report, double atLeast)
{
    std::vector<std::pair<double, double>> points;
    for (const Result& result : report.results()) {
        if (!result.name.starts_with("full/layers/vnets:"))
            continue;
        const double vnets = std::stod(result.name.substr(18));
        if (vnets >= atLeast)
            points.emplace_back(vnets, counter(result, "s"));
    }
    return points;
}

/// Seconds over megabytes of reading.
std::vector<std::pair<double, double>> loadCurve(const Report& report)
{
    std::vector<std::pair<double, double>> points;
    for (const Result& result : report.results()) {
        if (result.name.starts_with("load/slope/mb:"))
            points.emplace_back(std::stod(result.name.substr(14)), counter(result, "s"));
    }
    return points;
}

/// The first result whose name starts like this.
double first(const Report& report, std::string_view start, std::string_view what)
{
    for (const Result& result : report.results()) {
        if (result.name.starts_with(start))
            return counter(result, what);
    }
    return -1;
}
} // namespace

void judge(Report& report, bool quick, bool equal)
{
    report.goal({"P16", "equality with the naive recompute", equal ? 1.0 : 0.0, 1});
    report.goal({"P3", "naive per interface / hub-wide edit, cold p99",
                 first(report, "against/hub-wide/per-nic", "ratio"), quick ? 250.0 : 2000.0});
    if (!quick)
        report.goal({"P4", "naive per interface / edit of one network, cold p99",
                     first(report, "against/one-vnet/per-nic", "ratio"), 15'000});
    report.goal({"P5", "naive per subnet / hub-wide edit, cold p99",
                 first(report, "against/hub-wide/per-subnet", "ratio"), quick ? 20.0 : 150.0});
    double steepest = 0;
    for (const auto& [kind, points] : curves(report, 640))
        steepest = std::max(steepest, slope(points));
    if (!quick) {
        const double worstEdit = worst(report, "/cache:cold", "p99_us");
        report.goal({"P1", "worst edit, cold p99, of a frame", worstEdit / kFrameMicroseconds, 0.03,
                     false});
        report.goal({"P2", "the same at Azure's limits, p50, of a frame",
                     worst(report, "/limits/cache:cold", "p50_us") / kFrameMicroseconds, 0.15,
                     false});
        report.goal({"P6", "steepest slope of an edit's p50, 640 to 10,240 networks", steepest,
                     0.25, false});
        report.goal({"P7", "slope of all tables over networks", slope(layersCurve(report, 640)),
                     1.05, false});
        report.goal({"P7", "slope of reading over bytes", slope(loadCurve(report)), 1.15, false});
        report.goal({"P8", "bytes of tables per interface / bytes of the engine",
                     first(report, "memory/", "tables_over_engine"), 95});
        report.goal({"P8", "bytes of the engine per interface",
                     first(report, "memory/", "engine_bytes_per_nic"), 20, false});
        report.goal({"P8", "bytes of document and engine per interface",
                     first(report, "memory/", "bytes_per_nic"), 200, false});
        report.goal({"P9", "time of a merged row / of copying it",
                     first(report, "materialise/", "ratio"), 20, false});
        if (const double rte = first(report, "lookup/rte_lpm", "ratio"); rte >= 0)
            report.goal({"P10", "hot look-up / rte_lpm in bulk", rte, 0.2});
        report.goal(
            {"P10", "hot look-up / linear scan", first(report, "lookup/linear", "ratio"), 12});
        report.goal({"P11", "random look-ups in batches / touching the lines",
                     first(report, "lookup/random-floor", "ratio"), 0.25});
        report.goal({"P11", "random look-ups in batches / kept tables, scanned",
                     first(report, "lookup/random-kept-linear", "ratio"), 15});
        report.goal({"P15", "QJsonDocument parsing alone / whole load",
                     first(report, "load/qjson", "ratio"), 2});
        report.goal({"P15", "load, GB/s", first(report, "load/peerscape", "GB_per_s"), 0.4});
        report.goal({"open", "1,000 networks, until the window can show them, s",
                     first(report, "open/vnets:1000/", "s"), 0.2, false});
        report.goal({"open", "10,000 networks, 90,000 interfaces, s",
                     first(report, "open/vnets:10000/nics:90000", "s"), 1, false});
        report.goal({"open", "10,000 networks, 1,020,000 interfaces, s",
                     first(report, "open/vnets:10000/nics:1020000", "s"), 5, false});
    }
    report.goal({"P12", "routes of 3,000 subnets: binary search for each pair / bits",
                 first(report, "reach/binary-search/", "ratio"), 100});
    report.goal({"P12", "the bits / only writing as many",
                 first(report, "reach/bits/", "over_floor"), 100, false});
    if (!quick) {
        report.goal({"P13", "routes of 30,000 subnets: all bits / after an edit, p99",
                     first(report, "reach/incremental/", "ratio"), 25});
        report.goal({"walk", "there and back in 10,000 networks, p50, us",
                     first(report, "reach/walk/", "p50_us"), 50, false});
        judgeTemplates(report);
    }
    report.goal({"P14", "overlaps: each with each / sweep", first(report, "overlap/sweep", "ratio"),
                 quick ? 50.0 : 150.0});
    report.goal({"P14", "overlaps of a prefix that comes to a spoke, p99, us",
                 first(report, "overlap/insert", "p99_us"), 5, false});
}

void judgeTemplates(Report& report)
{
    // The corpus belongs to others and is not everywhere.
    if (const double corpus = first(report, "templates/corpus/peerscape", "s"); corpus >= 0)
        report.goal({"arm", "the whole corpus of templates, s", corpus, 1, false});
    report.goal({"arm", "a compiled template of 20 MB, s",
                 first(report, "templates/compiled/peerscape", "s"), 2, false});
}

void printTable(const Report& report)
{
    const auto points = curves(report, 0);
    if (points.empty())
        return;
    fmt::print("\n{:<14}", "p50 of, µs");
    for (const auto& [vnets, value] : points.begin()->second)
        fmt::print("{:>9}", vnets);
    fmt::print("{:>8}\n", "slope");
    for (const auto& [kind, values] : points) {
        fmt::print("{:<14}", kind);
        std::vector<std::pair<double, double>> large;
        for (const auto& [vnets, value] : values) {
            fmt::print("{:>9.1f}", value);
            if (vnets >= 640)
                large.emplace_back(vnets, value);
        }
        fmt::print("{:>8.2f}\n", slope(large));
    }
    fmt::print("{:<14}", "all tables, ms");
    for (const auto& [vnets, seconds] : layersCurve(report, 0))
        fmt::print("{:>9.2f}", seconds * 1000);
    fmt::print("{:>8.2f}\n", slope(layersCurve(report, 640)));
}

} // namespace peerscape::bench
