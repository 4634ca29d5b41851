#include "views/reach/reach_panel.h"

#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "core/azure/end_names.h"
#include "qt/document_controller.h"
#include "qt/flow_board.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::showNextHop(Workbench& bench, ObjectId nicOrSubnet, const QString& destination)
{
    auto* routes = qobject_cast<views::RoutesPanel*>(bench.panels.content(u"routes"_s));
    bench.selection.set({nicOrSubnet});
    routes->pane().askNextHop(destination);
    bench.panels.raise(u"routes"_s);
}

void Panels::addReach(Workbench& bench)
{
    auto* board = new qtmodel::FlowBoard(bench.controller, &bench.controller);
    auto* panel = new views::ReachPanel(bench.controller, bench.selection, *board, bench.theme);
    bench.panels.add({.id = u"reachability"_s,
                      .title = tr("Reachability"),
                      .help = tr("Whether a packet arrives and its answer comes back, hop by hop"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+5"_s),
                      .content = panel});
    bench.canvas.setFlows(*board);
    QObject::connect(&bench.canvas, &views::CanvasView::traceRequested, panel,
                     [&bench, panel](ObjectId from, ObjectId to) {
                         panel->ask({from, {}}, {to, {}});
                         bench.panels.raise(u"reachability"_s);
                     });
    QAction* trace = bench.actions.add(
        {.id = u"reach.trace"_s,
         .text = tr("&Trace"),
         .help = tr("Follow a packet between the two selected things, or choose them on the "
                    "canvas"),
         .glyph = u"trace"_s,
         .shortcuts = {QKeySequence(u"T"_s)},
         .run = [&bench] { bench.canvas.traceSelection(); }});
    trace->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    bench.canvas.addAction(trace);
    const auto endSelected = [&bench] { return azure::isEndKind(bench.selection.single().kind()); };
    bench.actions.add({.id = u"reach.from"_s,
                       .text = tr("Packets &from here"),
                       .help = tr("Ask what the selected thing can reach"),
                       .glyph = u"trace"_s,
                       .run =
                           [&bench, panel] {
                               panel->setFromSelection();
                               bench.panels.raise(u"reachability"_s);
                           },
                       .enabledWhen = endSelected});
    bench.actions.add({.id = u"reach.to"_s,
                       .text = tr("Pac&kets to here"),
                       .help = tr("Ask what reaches the selected thing"),
                       .run =
                           [&bench, panel] {
                               panel->setToSelection();
                               bench.panels.raise(u"reachability"_s);
                           },
                       .enabledWhen = endSelected});
    const auto asked = [board] { return board->current() != nullptr; };
    bench.actions.add({.id = u"reach.stepOn"_s,
                       .text = tr("St&ep on"),
                       .help = tr("Look at the packet's next hop"),
                       .shortcuts = {QKeySequence(u"Alt+."_s)},
                       .run = [board] { board->stepBy(1); },
                       .enabledWhen = asked});
    bench.actions.add({.id = u"reach.stepBack"_s,
                       .text = tr("Step &back"),
                       .help = tr("Look at the packet's previous hop"),
                       .shortcuts = {QKeySequence(u"Alt+,"_s)},
                       .run = [board] { board->stepBy(-1); },
                       .enabledWhen = asked});
    bench.actions.add({.id = u"reach.swap"_s,
                       .text = tr("S&wap the ends"),
                       .help = tr("Ask the other way round"),
                       .run = [panel] { panel->swapEnds(); },
                       .enabledWhen = asked});
    bench.actions.add({.id = u"reach.pin"_s,
                       .text = tr("P&in the flow"),
                       .help = tr("Keep this flow in sight while the design changes"),
                       .glyph = u"pin"_s,
                       .shortcuts = {QKeySequence(u"Alt+Shift+F"_s)},
                       .run = [panel] { panel->togglePinned(); },
                       .enabledWhen = asked});
    bench.actions.add({.id = u"reach.clear"_s,
                       .text = tr("&Clear the flow"),
                       .help = tr("Take this flow off the canvas"),
                       .glyph = u"close"_s,
                       .run = [panel] { panel->clearFlow(); },
                       .enabledWhen = asked});
    const auto showRemedies = [&bench, panel](qtmodel::RemedyWish wish) {
        bench.panels.raise(u"reachability"_s);
        panel->showRemedies(wish);
    };
    bench.actions.add(
        {.id = u"reach.remedy"_s,
         .text = tr("What would &help"),
         .help = tr("The smallest edits after which the packet arrives and the answer comes back"),
         .shortcuts = {QKeySequence(u"Ctrl+Shift+R"_s)},
         .run = [showRemedies] { showRemedies(qtmodel::RemedyWish::Talk); },
         .enabledWhen = [panel] { return panel->canShowRemedies(qtmodel::RemedyWish::Talk); }});
    // The two that are selected, else the ends of the flow.
    const auto selectedPair = [&bench]() -> std::optional<std::pair<ObjectId, ObjectId>> {
        const std::vector<ObjectId>& ids = bench.selection.ids();
        if (ids.size() == 2 && remedy::canBeIsolated(ids[0]) && remedy::canBeIsolated(ids[1]))
            return std::pair(ids[0], ids[1]);
        return std::nullopt;
    };
    bench.actions.add(
        {.id = u"reach.isolate"_s,
         .text = tr("Keep &apart"),
         .help = tr("The smallest edits after which nothing that either of the two sends arrives "
                    "at the other"),
         .shortcuts = {QKeySequence(u"Ctrl+Shift+K"_s)},
         .run =
             [panel, selectedPair, showRemedies] {
                 if (const auto pair = selectedPair())
                     panel->ask({pair->first, {}}, {pair->second, {}});
                 showRemedies(qtmodel::RemedyWish::KeepApart);
             },
         .enabledWhen =
             [panel, selectedPair] {
                 return selectedPair() || panel->canShowRemedies(qtmodel::RemedyWish::KeepApart);
             }});
    QObject::connect(board, &qtmodel::FlowBoard::changed, &bench.actions, &ActionRegistry::refresh);
    QObject::connect(panel, &views::ReachPanel::ruleActivated, panel,
                     [&bench](const QString& rule) {
                         Commands::showHelp(bench, u"rules"_s, rule + QLatin1Char(' '));
                     });
    QObject::connect(panel, &views::ReachPanel::tableWanted, panel,
                     [&bench](ObjectId subject, const QString& destination) {
                         Panels::showNextHop(bench, subject, destination);
                     });
}

} // namespace peerscape::window
