#include "views/problems/problems_panel.h"

#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addProblems(Workbench& bench)
{
    auto* panel = new views::ProblemsPanel(bench.controller, bench.selection, bench.theme);
    bench.panels.add({.id = u"problems"_s,
                      .title = tr("Problems"),
                      .help = tr("What Azure would refuse and what is risky, with fixes"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+6"_s),
                      .content = panel});
    QObject::connect(panel, &views::ProblemsPanel::countsChanged, panel,
                     [&bench](int errors, int warnings, int /*notes*/) {
                         const int count = errors + warnings;
                         bench.panels.setBadge(u"problems"_s,
                                               count > 0 ? QString::number(count) : QString(),
                                               errors > 0);
                     });
}

} // namespace peerscape::window
