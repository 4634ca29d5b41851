#include "views/console/console_panel.h"

#include "app/window/action_registry.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "views/canvas/canvas_view.h"

#include <QFileDialog>
#include <QMainWindow>

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addConsole(Workbench& bench)
{
    auto* panel = new views::ConsolePanel(bench.controller, bench.selection, bench.theme);
    bench.panels.add({.id = u"console"_s,
                      .title = tr("Azure CLI"),
                      .help = tr("Azure CLI and PowerShell commands on this design, without Azure"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+7"_s),
                      .content = panel});
    const QAction* runScript = bench.actions.add(
        {.id = u"file.runScript"_s,
         .text = tr("R&un script…"),
         .help = tr("Run a script of Azure CLI or PowerShell commands on this design"),
         .shortcuts = {QKeySequence(u"Ctrl+Shift+O"_s)},
         .run = [&bench, panel] {
             const QString path = QFileDialog::getOpenFileName(
                 &bench.window, tr("Run script"), {},
                 tr("Scripts (*.sh *.bash *.azcli *.ps1);;All files (*)"));
             if (path.isEmpty())
                 return;
             bench.panels.focus(u"console"_s);
             panel->runScript(path);
         }});
    QObject::connect(panel, &views::ConsolePanel::designFilled, &bench.canvas,
                     &views::CanvasView::fitAll);
    QObject::connect(panel, &views::ConsolePanel::scriptRequested, runScript, &QAction::trigger);
}

} // namespace peerscape::window
