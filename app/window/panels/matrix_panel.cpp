#include "views/matrix/matrix_panel.h"

#include "app/window/action_registry.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "qt/matrix_model.h"
#include "views/reach/reach_panel.h"

#include <QDockWidget>

#include <functional>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// What the panel's Groups button offers, for the keyboard and for Find or run anything.
void addMatrixGroups(Workbench& bench, views::MatrixPanel& panel)
{
    qtmodel::MatrixModel& model = panel.model();
    const auto add = [&](const QString& id, const QString& text, const QString& help,
                         const std::function<void()>& act,
                         const std::function<bool()>& isPossible = {}) {
        bench.actions.add({.id = id,
                           .text = text,
                           .help = help,
                           .run =
                               [&bench, act] {
                                   bench.panels.raise(u"matrix"_s);
                                   act();
                               },
                           .enabledWhen = isPossible});
    };
    const auto addGrouping = [&](const QString& id, const QString& text, const QString& help,
                                 reach::GroupBy by) {
        add(
            id, text, help, [&model, by] { model.setGrouping(by); },
            [&model, by] { return model.whyNot(by).isEmpty(); });
    };
    addGrouping(u"matrix.bySubnet"_s, Panels::tr("By subnet"),
                Panels::tr("Put the ends of the matrix together by subnet"),
                reach::GroupBy::Subnet);
    addGrouping(u"matrix.byNetwork"_s, Panels::tr("By network"),
                Panels::tr("Put the ends of the matrix together by network"), reach::GroupBy::Vnet);
    addGrouping(u"matrix.byRegion"_s, Panels::tr("By region"),
                Panels::tr("Put the ends of the matrix together by region"),
                reach::GroupBy::Region);
    add(u"matrix.closeGroups"_s, Panels::tr("Close all groups"),
        Panels::tr("Show the groups of the matrix with how many of their pairs work"),
        [&model] { model.collapseAll(true); });
    add(u"matrix.openGroups"_s, Panels::tr("Open all groups"),
        Panels::tr("Show every end of the matrix"), [&model] { model.collapseAll(false); });
    QObject::connect(&model, &QAbstractItemModel::modelReset, &bench.actions,
                     &ActionRegistry::refresh);
}

} // namespace

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
    addMatrixGroups(bench, *panel);
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
