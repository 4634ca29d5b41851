#include "views/inspector/inspector_panel.h"

#include "app/window/action_registry.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"

#include <QMainWindow>

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addInspector(Workbench& bench)
{
    auto* panel = new views::InspectorPanel(bench.controller, bench.selection, bench.theme);
    bench.panels.add({.id = u"inspector"_s,
                      .title = tr("Inspector"),
                      .help = tr("Every field of what is selected"),
                      .area = Qt::RightDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+3"_s),
                      .content = panel});
    QObject::connect(panel, &views::InspectorPanel::costsRequested, &bench.window,
                     [&bench] { bench.actions.action(u"network.costs"_s)->trigger(); });
    bench.actions.add({.id = u"view.inspector"_s,
                       .text = tr("Go to &inspector"),
                       .help = tr("Move the keyboard to the first field of the inspector"),
                       .shortcuts = {QKeySequence(u"F6"_s), QKeySequence(u"Alt+Return"_s)},
                       .run = [&bench, panel] {
                           bench.panels.raise(u"inspector"_s);
                           panel->focusFirstField();
                       }});
}

} // namespace peerscape::window
