#include "tests/bench/full_bench.h"

#include "core/edit/overlaps.h"
#include "core/net/free_space.h"
#include "core/route/route_engine.h"
#include "tests/bench/clock.h"
#include "tests/bench/memory.h"
#include "tests/bench/naive_round.h"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <random>

namespace peerscape::bench {

using route::EffectiveRouteTable;
using route::RouteEngine;

namespace {

constexpr double kNanosecond = 1e-9;

/// Seconds of the quickest of several calls.
double best(int calls, const std::function<void()>& work)
{
    double least = secondsOf(work);
    for (int i = 1; i < calls; ++i)
        least = std::min(least, secondsOf(work));
    return least;
}

/// Nanoseconds for each of random reads, one a cache line, within so many bytes.
double randomLine(std::size_t bytes)
{
    std::vector<std::uint64_t> memory(bytes / 8, 1);
    std::mt19937_64 random(7);
    std::vector<std::uint32_t> places(1U << 18U);
    for (std::uint32_t& place : places)
        place = static_cast<std::uint32_t>((random() % (bytes / 64)) * 8);
    const double seconds = best(3, [&] {
        std::uint64_t sum = 0;
        for (const std::uint32_t place : places)
            sum += memory[place];
        keep(sum);
    });
    return seconds / static_cast<double>(places.size()) / kNanosecond;
}

} // namespace

void calibrate(Report& report)
{
    constexpr std::size_t kBytes = std::size_t{64} << 20U;
    std::vector<std::uint64_t> from(kBytes / 8, 3);
    std::vector<std::uint64_t> to(kBytes / 8, 4);
    const double read = best(3, [&] {
        std::uint64_t sum = 0;
        for (const std::uint64_t word : from)
            sum += word;
        keep(sum);
    });
    const double copy = best(3, [&] { std::memcpy(to.data(), from.data(), kBytes); });
    report.add({"calibrate",
                {{"read_GBs", kBytes / read / 1e9},
                 {"copy_GBs", kBytes / copy / 1e9},
                 {"line_ns_8MB", randomLine(std::size_t{8} << 20U)},
                 {"line_ns_128MB", randomLine(std::size_t{128} << 20U)}}});
}

void measureFull(const Estate& estate, const Shape& shape, std::size_t rounds,
                 std::size_t sampleEvery, Report& report)
{
    const RouteEngine engine(estate.document);
    std::vector<double> naive;
    std::vector<double> subnet;
    std::vector<double> layers;
    std::size_t rows = 0;
    constexpr std::size_t kTogether = 32;
    std::array<EffectiveRouteTable, kTogether> tables;
    for (std::size_t round = 0; round < rounds; ++round) {
        const NaiveSeconds seconds = naiveRound(estate, shape, round, sampleEvery);
        naive.push_back(seconds.perNic);
        subnet.push_back(seconds.perSubnet);
        rows = 0;
        layers.push_back(secondsOf([&] {
            std::vector<RouteEngine::Wanted> wanted;
            for (std::size_t first = 0; first < estate.subnets.size(); first += kTogether) {
                wanted.clear();
                for (std::size_t i = first; i < std::min(first + kTogether, estate.subnets.size());
                     ++i)
                    wanted.push_back({estate.subnets[i], &tables[i - first]});
                engine.tablesInto(wanted);
                for (const RouteEngine::Wanted& one : wanted)
                    rows += one.table->routes.size();
            }
        }));
    }
    const auto add = [&](const char* kind, std::vector<double> seconds) {
        const Ratio spread = ratioOf(std::move(seconds));
        report.add({fmt::format("full/{}/vnets:{}", kind, shape.vnets),
                    {{"s", spread.median},
                     {"lowest_s", spread.lowest},
                     {"highest_s", spread.highest},
                     {"rows", static_cast<double>(rows)}}});
    };
    add("naive", std::move(naive));
    add("subnet", std::move(subnet));
    add("layers", std::move(layers));
}

void measureRows(const Estate& estate, Report& report)
{
    const RouteEngine engine(estate.document);
    const SubnetId spoke = estate.subnets.back();
    EffectiveRouteTable table = engine.table(spoke);
    const EffectiveRouteTable original = table;
    const auto rows = static_cast<double>(table.routes.size());
    constexpr int kCalls = 2000;
    std::vector<double> merges;
    std::vector<double> copies;
    std::vector<double> ratios;
    for (int round = 0; round < 9; ++round) {
        merges.push_back(secondsOf([&] {
            for (int i = 0; i < kCalls; ++i) {
                engine.tableInto(spoke, table);
                keep(table);
            }
        }));
        copies.push_back(secondsOf([&] {
            for (int i = 0; i < kCalls; ++i) {
                table.routes = original.routes;
                keep(table);
            }
        }));
        ratios.push_back(merges.back() / copies.back());
    }
    report.add({fmt::format("materialise/rows:{}", table.routes.size()),
                {{"ns_per_row", ratioOf(merges).median / kCalls / rows / kNanosecond},
                 {"copy_ns_per_row", ratioOf(copies).median / kCalls / rows / kNanosecond},
                 {"ratio", ratioOf(ratios).median},
                 {"row_bytes", static_cast<double>(sizeof(route::EffectiveRoute))}}});
}

void measureMemory(const Shape& shape, Report& report)
{
    const HeldBytes held;
    azure::Document document = makeEstate(shape).document;
    const double documentBytes = held.count();
    const RouteEngine engine(document);
    const double allBytes = held.count();
    const auto nics = static_cast<double>(shape.nicCount());
    double rows = 0;
    double tables = 0;
    document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet&) {
        if (id.index % 97 == 0) {
            rows += static_cast<double>(engine.rowCount(id));
            ++tables;
        }
    });
    const double perTable = tables > 0 ? rows / tables * 16 : 0; // 16 bytes a row, as the leanest
    const double engineBytes = (allBytes - documentBytes) / nics;
    report.add({fmt::format("memory/vnets:{}/nics:{}", shape.vnets, shape.nicCount()),
                {{"document_bytes_per_nic", documentBytes / nics},
                 {"engine_bytes_per_nic", engineBytes},
                 {"bytes_per_nic", allBytes / nics},
                 {"table_bytes_per_nic", perTable},
                 {"tables_over_engine", perTable / engineBytes}}});
}

void measureOverlaps(std::size_t count, Report& report)
{
    std::mt19937 random(14);
    std::vector<net::Prefix> a;
    std::vector<net::Prefix> b;
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned length = 22 + static_cast<unsigned>(random() % 7);
        (i % 2 == 0 ? a : b)
            .push_back(net::Prefix::containing(
                net::Address::v4(0x0a000000U + (static_cast<std::uint32_t>(random()) & 0xffffffU)),
                length));
    }
    std::size_t pairs = 0;
    const double all = secondsOf([&] {
        for (const net::Prefix& x : a) {
            for (const net::Prefix& y : b)
                pairs += x.overlaps(y) ? 1U : 0U;
        }
    });
    std::size_t swept = 0;
    std::vector<double> ratios;
    double seconds = 0;
    for (int round = 0; round < 5; ++round) {
        seconds = secondsOf([&] { swept = net::findOverlaps(a, b).size(); });
        ratios.push_back(all / seconds);
    }
    const Ratio ratio = ratioOf(ratios);
    report.add({fmt::format("overlap/all-pairs/n:{}", count),
                {{"s", all}, {"pairs", static_cast<double>(pairs)}}});
    report.add({fmt::format("overlap/sweep/n:{}", count),
                {{"s", seconds},
                 {"pairs", static_cast<double>(swept)},
                 {"ratio", ratio.median},
                 {"equal", swept == pairs ? 1.0 : 0.0}}});
}

void measureOverlapInsert(const Estate& estate, const Shape& shape, Report& report)
{
    Samples samples;
    std::mt19937 random(15);
    const auto extra = net::Prefix::containing(net::Address::v4(0x64400000U), 26);
    std::size_t met = 0;
    while (samples.count() < 500) {
        const VnetId spoke = estate.spokes[random() % estate.spokes.size()];
        azure::Transaction transaction(estate.document);
        transaction.update(
            spoke, [&](azure::VirtualNetwork& vnet) { vnet.addressPrefixes.push_back(extra); });
        const azure::Document next = transaction.take();
        edit::rules::Errors errors;
        const long before = preemptions();
        const std::int64_t start = now();
        edit::rules::checkOverlapsOfVnet({next, spoke}, spoke, errors);
        const std::int64_t taken = now() - start;
        met += errors.size();
        if (preemptions() == before)
            samples.add(taken);
    }
    report.add({fmt::format("overlap/insert/vnets:{}", shape.vnets),
                {{"p50_us", samples.percentile(0.5)},
                 {"p99_us", samples.percentile(0.99)},
                 {"met", static_cast<double>(met)}}});
}

} // namespace peerscape::bench
