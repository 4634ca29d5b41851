#include "views/outline/outline_panel.h"

#include "app/window/action_registry.h"
#include "app/window/command_finder.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"

#include <QMainWindow>

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addOutline(Workbench& bench)
{
    auto* panel = new views::OutlinePanel(bench.controller, bench.selection, bench.theme);
    bench.panels.add({.id = u"outline"_s,
                      .title = tr("Outline"),
                      .help = tr("Everything in the design as a tree"),
                      .area = Qt::LeftDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+2"_s),
                      .content = panel});
    for (const QString& id :
         {u"edit.cut"_s, u"edit.copy"_s, u"edit.paste"_s, u"edit.pasteSame"_s, u"edit.duplicate"_s})
        panel->addAction(bench.actions.action(id));
    bench.actions.add({.id = u"edit.find"_s,
                       .text = tr("&Find…"),
                       .help = tr("Search names and addresses in the outline"),
                       .glyph = u"search"_s,
                       .shortcuts = {QKeySequence::Find},
                       .run = [&bench, panel] {
                           bench.panels.raise(u"outline"_s);
                           panel->focusSearch();
                       }});
    auto* finder = new CommandFinder(bench);
    bench.actions.add({.id = u"find.anything"_s,
                       .text = tr("Find &or run anything"),
                       .help = tr("Find a command, a name or an address"),
                       .glyph = u"search"_s,
                       .shortcuts = {QKeySequence(u"Ctrl+K"_s), QKeySequence(u"/"_s)},
                       .run = [&bench, finder] {
                           const QWidget* field = bench.window.findChild<QWidget*>(u"findField"_s);
                           finder->openAt(field->mapToGlobal(QPoint(field->width(), 0)));
                       }});
}

} // namespace peerscape::window
