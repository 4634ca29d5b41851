#include "tests/bench/window_bench.h"

#include "app/window/main_window.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "tests/bench/clock.h"
#include "tests/bench/estate.h"

#include <fmt/format.h>

#include <QLineEdit>
#include <QUndoStack>

#include <algorithm>
#include <functional>

namespace peerscape::bench {

namespace {

using azure::Document;
using edit::EditResult;

constexpr double kFrameMilliseconds = 16.7;
constexpr double kPanelMilliseconds = 5; ///< Of a keystroke, a selection, an ordinary edit.
constexpr int kRepeats = 5;

struct WindowEdit
{
    const char* name;
    std::function<EditResult(const Document&)> make;
};

/// Edits of one thing each, and some that a thousand networks feel.
std::vector<WindowEdit> windowEdits(const Estate& estate)
{
    const VnetId hub = estate.hubs.front();
    const VnetId spoke = estate.spokes[estate.spokes.size() / 2];
    const PeeringId hubSide = estate.hubSides.front();
    const PeeringId spokeSide = estate.spokeSides.front();
    const SubnetId subnet = estate.subnets.back();
    const RouteTableId table = estate.routeTables.front();
    const auto extra = net::Prefix::containing(net::Address::v4(0x64400000U), 24);
    const auto moved = [](VnetId id) {
        return [id](const Document& d) {
            azure::Placement to = *d.placement(id);
            to.position.x += 40;
            return edit::place(d, {{id, to}}, {"", {}});
        };
    };
    const auto grown = [extra](VnetId id) {
        return [id, extra](const Document& d) {
            return edit::modify(
                d, id, [&](azure::VirtualNetwork& vnet) { vnet.addressPrefixes.push_back(extra); });
        };
    };
    return {
        {"rename a network", [=](const Document& d) { return edit::rename(d, spoke, "renamed"); }},
        {"move a network", moved(spoke)},
        {"move a hub", moved(hub)},
        {"allow gateway transit",
         [=](const Document& d) {
             return edit::modify(d, hubSide, [](azure::Peering& peering) {
                 peering.allowGatewayTransit = !peering.allowGatewayTransit;
             });
         }},
        {"delete a peering",
         [=](const Document& d) { return edit::removePeeringPair(d, hubSide); }},
        {"delete one side", [=](const Document& d) { return edit::removePeering(d, spokeSide); }},
        {"add a network", [](const Document& d) { return edit::addVnet(d, {}); }},
        {"add an interface", [=](const Document& d) { return edit::addNic(d, subnet); }},
        {"add a machine", [=](const Document& d) { return edit::addVm(d, subnet); }},
        {"add a route",
         [=](const Document& d) {
             return edit::modify(d, table, [](azure::RouteTable& value) {
                 azure::Route route;
                 route.name = "added";
                 route.addressPrefix = net::Prefix::containing(net::Address::v4(0xc633640aU), 32);
                 route.nextHopType = azure::NextHopType::None;
                 value.routes.push_back(std::move(route));
             });
         }},
        {"add a prefix to a spoke", grown(spoke)},
        {"add a prefix to a hub", grown(hub)},
        {"delete a hub", [=](const Document& d) { return edit::removeObjects(d, {hub}); }},
    };
}

/// The estate with the spokes' sides of all but a few peerings missing.
Estate oneSided(Estate estate)
{
    azure::Transaction transaction(estate.document);
    for (std::size_t i = 8; i < estate.spokeSides.size(); ++i)
        transaction.remove(estate.spokeSides[i]);
    estate.document = transaction.take();
    return estate;
}

class WindowBench
{
public:
    WindowBench(TimedApplication& application, std::string name, const Estate& estate,
                Report& report)
        : m_application(application)
        , m_name(std::move(name))
        , m_estate(estate)
        , m_report(report)
        , m_window(m_theme)
    {
        m_window.resize(1600, 1000);
        m_window.show();
        m_application.settle();
    }

    void run()
    {
        open("opening");
        open("opening over another one");
        for (const char* panel : {"problems", "routes"}) {
            m_window.panels().raise(QString::fromLatin1(panel));
            m_application.settle();
            for (const WindowEdit& kind : windowEdits(m_estate))
                change(panel, kind);
        }
        select();
        search();
    }

private:
    void add(const std::string& what, double value,
             std::vector<std::pair<std::string, double>> more = {})
    {
        more.insert(more.begin(), {{"cpu_ms", value}});
        m_report.add({fmt::format("window/{}/{}", m_name, what), std::move(more)});
    }
    void goal(const std::string& what, double value, double bound)
    {
        m_report.goal({"window", fmt::format("{}: {}, ms", m_name, what), value, bound, false});
    }

    /// Handles what is waiting; the longest that one event keeps the loop.
    double longestEvent(std::string* what = nullptr)
    {
        m_application.settle();
        const TimedApplication::Longest longest = m_application.takeLongest();
        if (what != nullptr)
            *what = longest.what;
        return milliseconds(longest.nanoseconds);
    }

    void open(const std::string& how)
    {
        const std::int64_t start = threadTime();
        m_window.session().show(m_estate.document);
        const double shown = milliseconds(threadTime() - start);
        std::string what;
        m_application.takeLongest();
        const double longest = longestEvent(&what);
        add(how, shown, {{"longest_event_ms", longest}});
        add(how + ", longest event: " + what, longest);
        goal(how + ", the longest that the window waits", std::max(shown, longest), 100);
    }

    void change(const char* panel, const WindowEdit& kind)
    {
        std::vector<double> applied;
        std::vector<double> model;
        std::vector<double> undone;
        std::vector<double> events;
        std::string what;
        for (int i = 0; i < kRepeats; ++i) {
            const EditResult result = kind.make(m_window.controller().document());
            if (!result) {
                fmt::print(stderr, "bench: {} is refused: {}\n", kind.name, result.error().message);
                std::exit(2);
            }
            m_application.takeLongest();
            std::int64_t start = threadTime();
            m_window.controller().apply(result);
            applied.push_back(milliseconds(threadTime() - start));
            model.push_back(milliseconds(m_window.controller().lastUpdateNanoseconds()));
            events.push_back(longestEvent(&what));
            start = threadTime();
            m_window.controller().undoStack()->undo();
            undone.push_back(milliseconds(threadTime() - start));
            events.push_back(longestEvent());
        }
        const double longest = ratioOf(events).median;
        const double worst = std::max(ratioOf(applied).median, ratioOf(undone).median);
        add(fmt::format("{}/{}", panel, kind.name), ratioOf(applied).median,
            {{"model_wall_ms", ratioOf(model).median},
             {"undo_ms", ratioOf(undone).median},
             {"longest_event_ms", longest}});
        goal(fmt::format("{}, {} in front", kind.name, panel), std::max(worst, longest),
             kFrameMilliseconds);
    }

    void select()
    {
        std::vector<double> taken;
        std::vector<double> events;
        for (std::size_t i = 0; i < 20; ++i) {
            const std::size_t nic = (i * 7919) % m_estate.nics.size();
            m_application.takeLongest();
            const std::int64_t start = threadTime();
            m_window.selection().set({m_estate.nics[nic]});
            taken.push_back(milliseconds(threadTime() - start));
            events.push_back(longestEvent());
        }
        add("select an interface", ratioOf(taken).median,
            {{"max_ms", ratioOf(taken).highest}, {"longest_event_ms", ratioOf(events).median}});
        goal("selecting an interface: routes, inspector, outline", ratioOf(taken).median,
             kPanelMilliseconds);
    }

    void search()
    {
        auto* field = m_window.panels().content(QStringLiteral("outline"))->findChild<QLineEdit*>();
        std::vector<double> keys;
        double longest = 0;
        std::string what;
        const QString text = QStringLiteral("nic-00999-001");
        for (int length = 1; length <= text.size(); ++length) {
            m_application.takeLongest();
            const std::int64_t start = threadTime();
            field->setText(text.left(length));
            keys.push_back(milliseconds(threadTime() - start));
            std::string event;
            if (const double slice = longestEvent(&event); slice > longest) {
                longest = slice;
                what = event;
            }
        }
        field->clear();
        const double cleared = longestEvent();
        add("search, a keystroke", ratioOf(keys).highest);
        add("search, longest event: " + what, longest, {{"clearing_ms", cleared}});
        goal("search, longest keystroke or slice", std::max(ratioOf(keys).highest, longest),
             kPanelMilliseconds);
    }

    TimedApplication& m_application;
    std::string m_name;
    const Estate& m_estate;
    Report& m_report;
    views::ThemeManager m_theme;
    window::MainWindow m_window;
};

} // namespace

void measureWindow(TimedApplication& application, bool quick, Report& report)
{
    Shape shape;
    shape.vnets = quick ? 1000 : 10'000;
    shape.nics = quick ? 10 : 3;
    const Estate estate = makeEstate(shape);
    WindowBench(application, fmt::format("{} networks", shape.vnets), estate, report).run();
    const Estate broken = oneSided(estate);
    WindowBench(application, fmt::format("{} networks, one-sided", shape.vnets), broken, report)
        .run();
}

} // namespace peerscape::bench
