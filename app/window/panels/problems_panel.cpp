#include "views/problems/problems_panel.h"

#include "app/window/action_registry.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "core/azure/expectation_text.h"
#include "core/azure/names.h"
#include "core/remedy/remedies.h"
#include "qt/document_controller.h"
#include "qt/expectation_model.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/problems/expectations_view.h"
#include "views/reach/reach_panel.h"

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
    views::ExpectationsView& expectations = panel->expectations();
    QObject::connect(&expectations, &views::ExpectationsView::walkRequested, panel,
                     [&bench](const qtmodel::FlowQuestion& question) {
                         qobject_cast<views::ReachPanel*>(bench.panels.content(u"reachability"_s))
                             ->ask(question);
                         bench.panels.raise(u"reachability"_s);
                     });
    QObject::connect(&expectations, &views::ExpectationsView::tableWanted, panel,
                     [&bench](ObjectId subject, const QString& destination) {
                         Panels::showNextHop(bench, subject, destination);
                     });
    auto* reach = qobject_cast<views::ReachPanel*>(bench.panels.content(u"reachability"_s));
    const auto keep = [&expectations, panel, &bench](const QString& statement) {
        if (!expectations.model().add(statement))
            return;
        panel->showExpectations();
        bench.panels.raise(u"problems"_s);
    };
    QObject::connect(reach, &views::ReachPanel::expected, panel, keep);
    bench.actions.add({.id = u"expect.show"_s,
                       .text = tr("E&xpectations"),
                       .help = tr("The statements that the design is held to, and how they stand"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+X"_s)},
                       .run = [panel, &bench] {
                           bench.panels.raise(u"problems"_s);
                           panel->showExpectations();
                       }});
    const auto hasRoutes = [&bench] { return remedy::canBeIsolated(bench.selection.single()); };
    bench.actions.add(
        {.id = u"expect.unchanged"_s,
         .text = tr("Expect no chan&ge"),
         .help = tr("Hold the design to the routes of the selected thing as they are now"),
         .run =
             [&bench, keep] {
                 const std::string name =
                     azure::displayName(bench.controller.document(), bench.selection.single());
                 keep(u"nothing changes for "_s + toQString(azure::expectationName(name)));
             },
         .enabledWhen = hasRoutes});
}

} // namespace peerscape::window
