#include "views/matrix/matrix_panel.h"

#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "views/reach/reach_panel.h"

#include <QDockWidget>

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addMatrix(Workbench& bench)
{
    auto* panel = new views::MatrixPanel(bench.controller, bench.theme);
    bench.panels.add({.id = u"matrix"_s,
                      .title = tr("Matrix"),
                      .help = tr("Who reaches whom: all pairs, both directions"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+0"_s),
                      .content = panel});
    QObject::connect(bench.panels.dock(u"matrix"_s), &QDockWidget::visibilityChanged, panel,
                     &views::MatrixPanel::comeIntoView);
    QObject::connect(panel, &views::MatrixPanel::walkRequested, panel,
                     [&bench](ObjectId from, ObjectId to, const reach::Flow& flow) {
                         auto* reach = qobject_cast<views::ReachPanel*>(
                             bench.panels.content(u"reachability"_s));
                         reach->ask({{from, {}}, {to, {}}, flow});
                         bench.panels.raise(u"reachability"_s);
                     });
    QObject::connect(
        panel, &views::MatrixPanel::remediesRequested, panel,
        [&bench](ObjectId from, ObjectId to, const reach::Flow& flow, qtmodel::RemedyWish wish) {
            auto* reach = qobject_cast<views::ReachPanel*>(bench.panels.content(u"reachability"_s));
            reach->ask({{from, {}}, {to, {}}, flow});
            bench.panels.raise(u"reachability"_s);
            reach->showRemedies(wish);
        });
}

} // namespace peerscape::window
