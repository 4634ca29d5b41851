#include "tests/bench/flag_bench.h"

#include "app/window/main_window.h"
#include "core/edit/put.h"
#include "tests/bench/clock.h"
#include "tests/bench/naive_round.h"
#include "tests/support/naive_routes.h"

#include <fmt/format.h>

#include <QUndoStack>

#include <algorithm>
#include <cstdlib>

namespace peerscape::bench {

namespace {

constexpr double kFlagFrameMilliseconds = 16;
constexpr int kFlagRounds = 11;
constexpr std::size_t kNaiveSample = 50; ///< The naive way takes one table of so many, scaled up.

/// A switch of one side of a peering.
struct Flag
{
    std::string name;
    PeeringId side;
    bool azure::Peering::* member;
};

std::vector<Flag> flagsOf(PeeringId hubSide, PeeringId spokeSide)
{
    using azure::Peering;
    return {
        {"hub: allow virtual network access", hubSide, &Peering::allowVirtualNetworkAccess},
        {"hub: allow forwarded traffic", hubSide, &Peering::allowForwardedTraffic},
        {"hub: allow gateway transit", hubSide, &Peering::allowGatewayTransit},
        {"spoke: allow virtual network access", spokeSide, &Peering::allowVirtualNetworkAccess},
        {"spoke: allow forwarded traffic", spokeSide, &Peering::allowForwardedTraffic},
        {"spoke: use remote gateways", spokeSide, &Peering::useRemoteGateways},
    };
}

/// A window that shows the routes of one interface while flags are turned.
class FlagWindow
{
public:
    FlagWindow(TimedApplication& application, const Estate& estate)
        : m_application(application)
        , m_window(m_theme)
    {
        m_window.resize(1600, 1000);
        m_window.show();
        m_window.session().show(estate.document);
        m_window.panels().raise(QStringLiteral("routes"));
        m_application.settle();
    }

    void look(NicId nic)
    {
        m_subnet = m_window.controller().document().find(nic)->subnet();
        m_window.selection().set({nic});
        m_application.settle();
    }

    /// Milliseconds until a flag is turned and everything is painted again; exits when Azure
    /// would refuse it.
    double turn(const Flag& flag)
    {
        const std::int64_t start = threadTime();
        const edit::EditResult result =
            edit::modify(m_window.controller().document(), flag.side,
                         [&](azure::Peering& peering) { peering.*flag.member ^= true; });
        if (!result) {
            fmt::print(stderr, "bench: {} is refused: {}\n", flag.name, result.error().message);
            std::exit(2);
        }
        m_window.controller().apply(result);
        m_application.settle();
        return milliseconds(threadTime() - start);
    }

    double undo()
    {
        const std::int64_t start = threadTime();
        m_window.controller().undoStack()->undo();
        m_application.settle();
        return milliseconds(threadTime() - start);
    }

    [[nodiscard]] bool equalsNaive()
    {
        return m_window.controller().routes().table(m_subnet)
               == test::naiveTable(m_window.controller().document(), m_subnet);
    }

private:
    TimedApplication& m_application;
    views::ThemeManager m_theme;
    window::MainWindow m_window;
    SubnetId m_subnet;
};

} // namespace

void measureFlags(TimedApplication& application, bool quick, Report& report)
{
    Shape shape;
    if (quick)
        shape.nics = 1;
    const Estate estate = makeEstate(shape);
    const std::size_t middle = estate.spokes.size() / 2;
    const std::size_t perVnet = estate.nics.size() / (estate.hubs.size() + estate.spokes.size());
    const std::pair<const char*, NicId> shown[] = {
        {"hub", estate.nics.front()},
        {"spoke", estate.nics[(estate.hubs.size() + middle) * perVnet]},
    };
    FlagWindow window(application, estate);
    double worst = 0;
    std::vector<double> ratios;
    for (const auto& [end, nic] : shown) {
        window.look(nic);
        for (const Flag& flag : flagsOf(estate.hubSides[middle], estate.spokeSides[middle])) {
            std::vector<double> turned;
            std::vector<double> undone;
            std::vector<double> naive;
            bool equal = true;
            for (int round = 0; round < kFlagRounds; ++round) {
                turned.push_back(window.turn(flag));
                equal = equal && window.equalsNaive();
                undone.push_back(window.undo());
                equal = equal && window.equalsNaive();
                naive.push_back(1e3
                                * naiveRound(estate, shape, static_cast<std::size_t>(round),
                                             quick ? 5 * kNaiveSample : kNaiveSample)
                                      .perNic);
            }
            const Ratio turning = ratioOf(turned);
            worst = std::max({worst, turning.median, ratioOf(undone).median});
            ratios.push_back(ratioOf(naive).median / turning.median);
            report.add({fmt::format("flag/{} shown/{}", end, flag.name),
                        {{"repainted_ms", turning.median},
                         {"max_ms", turning.highest},
                         {"undo_ms", ratioOf(undone).median},
                         {"naive_ms", ratioOf(naive).median},
                         {"ratio", ratios.back()},
                         {"equal", equal ? 1.0 : 0.0}}});
            if (!equal)
                report.goal({"flag", flag.name + ": equals the naive recompute", 0, 1, true});
        }
    }
    report.goal({"flag",
                 fmt::format("{} networks, {} interfaces: any flag, table and canvas painted, ms",
                             shape.vnets, shape.nicCount()),
                 worst, kFlagFrameMilliseconds, false});
    report.goal({"flag", "ratio to the naive recompute, the least of the flags",
                 *std::min_element(ratios.begin(), ratios.end()), 100, true});
}

} // namespace peerscape::bench
