#include "views/routes/routes_panel.h"

#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "views/routes/route_table_pane.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addRoutes(Workbench& bench)
{
    auto* panel = new views::RoutesPanel(bench.controller, bench.selection, bench.theme);
    bench.panels.add({.id = u"routes"_s,
                      .title = tr("Effective routes"),
                      .help = tr("The routes in force at the selected NIC or subnet, and why"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+4"_s),
                      .content = panel});
    bench.actions.add({.id = u"view.nextHop"_s,
                       .text = tr("Go to &next hop"),
                       .help = tr("Ask for the next hop to an address"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+H"_s)},
                       .run = [&bench, panel] {
                           bench.panels.raise(u"routes"_s);
                           panel->pane().focusNextHop();
                       }});
    bench.actions.add({.id = u"view.pin"_s,
                       .text = tr("Pin a secon&d table"),
                       .help = tr("Keep this route table beside the next one"),
                       .glyph = u"pin"_s,
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+P"_s)},
                       .run = [panel] { panel->togglePinned(); }});
    QObject::connect(panel, &views::RoutesPanel::ruleActivated, panel,
                     [&bench](const QString& rule) {
                         Commands::showHelp(bench, u"rules"_s, rule + QLatin1Char(' '));
                     });
}

} // namespace peerscape::window
