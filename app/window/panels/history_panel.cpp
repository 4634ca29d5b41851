#include "views/history/history_panel.h"

#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addHistory(Workbench& bench)
{
    bench.panels.add({.id = u"history"_s,
                      .title = tr("History"),
                      .help = tr("Every edit by name; choose one to go back to it"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+8"_s),
                      .content = new views::HistoryPanel(bench.controller)});
}

} // namespace peerscape::window
