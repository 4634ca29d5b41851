#include "tests/bench/lookup_bench.h"

#include "core/route/next_hop_finder.h"
#include "tests/bench/clock.h"
#include "tests/bench/memory.h"
#include "tests/bench/rte_baseline.h"

#include <fmt/format.h>

#include <optional>
#include <random>

namespace peerscape::bench {

using route::Decision;
using route::EffectiveRouteTable;
using route::NextHopFinder;
using route::RouteEngine;

namespace {

constexpr std::size_t kQuestions = 1U << 17U;
constexpr int kRounds = 7;

/// Million calls a second.
double rate(std::size_t count, double seconds)
{
    return static_cast<double>(count) / seconds / 1e6;
}

/// What a fast router's linear scan does: the longest Active prefix wins.
std::size_t scan(const EffectiveRouteTable& table, const net::Address& address)
{
    std::size_t best = table.routes.size();
    int length = -1;
    for (std::size_t i = 0; i < table.routes.size(); ++i) {
        const route::EffectiveRoute& row = table.routes[i];
        if (row.state != azure::RouteState::Active || row.addressPrefixes.empty())
            continue;
        const net::Prefix& prefix = row.addressPrefixes.front();
        if (static_cast<int>(prefix.length()) > length && prefix.contains(address)) {
            length = static_cast<int>(prefix.length());
            best = i;
        }
    }
    return best;
}

} // namespace

void measureHotLookups(const Estate& estate, Report& report)
{
    const RouteEngine engine(estate.document);
    const SubnetId subnet = estate.subnets.back();
    const EffectiveRouteTable table = engine.table(subnet);
    const NextHopFinder finder(engine);
    std::mt19937 random(10);
    std::vector<NextHopFinder::Question> questions;
    std::vector<std::uint32_t> addresses;
    std::vector<RteBaseline::Prefix> prefixes;
    for (const route::EffectiveRoute& row : table.routes) {
        const net::Prefix& prefix = row.addressPrefixes.front();
        if (prefix.isV4() && row.state == azure::RouteState::Active)
            prefixes.push_back(
                {prefix.address().v4Value(), static_cast<std::uint8_t>(prefix.length())});
    }
    while (questions.size() < kQuestions) {
        const auto& row = table.routes[random() % table.routes.size()];
        const net::Prefix& prefix = row.addressPrefixes.front();
        if (!prefix.isV4())
            continue;
        const net::Address address =
            prefix.first().plus(random() % std::min<std::uint64_t>(prefix.addressCount(), 65536));
        questions.push_back({subnet, address});
        addresses.push_back(address.v4Value());
    }
    std::vector<Decision> answers(questions.size());
    const auto rte = RteBaseline::make(prefixes);
    std::vector<double> ours;
    std::vector<double> linear;
    std::vector<double> dpdk;
    for (int round = 0; round < kRounds; ++round) {
        ours.push_back(rate(kQuestions, secondsOf([&] { finder.find(questions, answers); })));
        linear.push_back(rate(kQuestions / 16, secondsOf([&] {
                                  std::size_t sum = 0;
                                  for (std::size_t i = 0; i < kQuestions; i += 16)
                                      sum += scan(table, questions[i].destination);
                                  keep(sum);
                              })));
        if (rte)
            dpdk.push_back(rate(kQuestions, secondsOf([&] { keep(rte->lookUp(addresses)); })));
    }
    const double mine = ratioOf(ours).median;
    const auto rows = table.routes.size();
    report.add({fmt::format("lookup/finder/rows:{}", rows), {{"M_per_s", mine}}});
    report.add({fmt::format("lookup/linear/rows:{}", rows),
                {{"M_per_s", ratioOf(linear).median}, {"ratio", mine / ratioOf(linear).median}}});
    if (rte)
        report.add({fmt::format("lookup/rte_lpm-bulk/rows:{}", rows),
                    {{"M_per_s", ratioOf(dpdk).median}, {"ratio", mine / ratioOf(dpdk).median}}});
}

void measureRandomLookups(const Estate& estate, const Shape& shape, Report& report)
{
    const RouteEngine engine(estate.document);
    const double built = secondsOf([&] { keep(NextHopFinder(engine)); });
    std::optional<HeldBytes> held(std::in_place);
    const NextHopFinder finder(engine);
    const auto finderBytes = static_cast<std::size_t>(held->count());
    held.reset();
    // What an estate keeps for this: the subnet of each interface, 4 bytes.
    std::vector<SubnetId> subnetOfNic;
    for (const NicId nic : estate.nics)
        subnetOfNic.push_back(estate.document.find(nic)->subnet());
    std::vector<EffectiveRouteTable> kept;
    for (std::size_t i = 0; i < estate.subnets.size(); i += 8)
        kept.push_back(engine.table(estate.subnets[i]));

    std::mt19937 random(11);
    std::vector<std::uint32_t> nics(kQuestions);
    std::vector<net::Address> destinations(kQuestions);
    for (std::size_t i = 0; i < kQuestions; ++i) {
        nics[i] = static_cast<std::uint32_t>(random() % estate.nics.size());
        destinations[i] = net::Address::v4(
            0x0a000000U + static_cast<std::uint32_t>(random() % (shape.vnets * 1024U)));
    }
    std::vector<Decision> answers(kQuestions);
    std::vector<NextHopFinder::Question> questions(kQuestions);
    std::vector<double> batched;
    std::vector<double> single;
    std::vector<double> scanned;
    std::vector<double> floor;
    // The floor: a question cannot do without the lines of its interface, its subnet, and the
    // ranges of its route table and its peerings; touched without comparing, in as much memory.
    const std::vector<std::uint64_t> memory(finderBytes / 8 + 1, 1);
    for (int round = 0; round < kRounds; ++round) {
        batched.push_back(rate(kQuestions, secondsOf([&] {
                                   for (std::size_t i = 0; i < kQuestions; ++i)
                                       questions[i] = {subnetOfNic[nics[i]], destinations[i]};
                                   finder.find(questions, answers);
                               })));
        single.push_back(rate(kQuestions, secondsOf([&] {
                                  for (std::size_t i = 0; i < kQuestions; ++i)
                                      answers[i] =
                                          finder.find({subnetOfNic[nics[i]], destinations[i]});
                              })));
        scanned.push_back(rate(kQuestions / 16, secondsOf([&] {
                                   std::size_t sum = 0;
                                   for (std::size_t i = 0; i < kQuestions; i += 16)
                                       sum += scan(kept[nics[i] % kept.size()], destinations[i]);
                                   keep(sum);
                               })));
        floor.push_back(rate(kQuestions, secondsOf([&] {
                                 std::uint64_t sum = 0;
                                 for (std::size_t i = 0; i < kQuestions; ++i) {
                                     const std::size_t subnet = subnetOfNic[nics[i]].index;
                                     sum += memory[subnet * 16 % memory.size()];
                                     sum += memory[subnet * 4099 % memory.size()];
                                     sum += memory[subnet * 8209 % memory.size()];
                                 }
                                 keep(sum);
                             })));
    }
    const double mine = ratioOf(batched).median;
    const auto add = [&](const char* kind, const std::vector<double>& rates) {
        report.add({fmt::format("lookup/random-{}/vnets:{}", kind, shape.vnets),
                    {{"M_per_s", ratioOf(rates).median}, {"ratio", mine / ratioOf(rates).median}}});
    };
    report.add({fmt::format("lookup/random-batched/vnets:{}", shape.vnets),
                {{"M_per_s", mine},
                 {"build_ms", built * 1000},
                 {"bytes", static_cast<double>(finderBytes)}}});
    add("single", single);
    add("kept-linear", scanned);
    add("floor", floor);
}

} // namespace peerscape::bench
