#include "views/history/history_panel.h"

#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/main_window.h"
#include "app/window/open_window.h"
#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "qt/history_player.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addHistory(Workbench& bench)
{
    auto* panel = new views::HistoryPanel(bench.controller, bench.player, bench.theme);
    QObject::connect(
        panel, &views::HistoryPanel::compareRequested, panel,
        [&bench](int before, int after) { Commands::compareSteps(bench, before, after); });
    bench.panels.add(
        {.id = u"history"_s,
         .title = tr("History"),
         .help = tr("Every edit by name, and as commands; choose one to go back to it"),
         .area = Qt::BottomDockWidgetArea,
         .shortcut = QKeySequence(u"Alt+8"_s),
         .content = panel});
    QAction* play = bench.actions.add({.id = u"history.replay"_s,
                                       .text = tr("Repla&y the history"),
                                       .help = tr("Make the edits again one by one; again: pause"),
                                       .glyph = u"present"_s,
                                       .shortcuts = {QKeySequence(u"Ctrl+Alt+R"_s)},
                                       .run = [&bench] { bench.player.toggle(); },
                                       .enabledWhen = [&bench] { return bench.player.canPlay(); }});
    play->setCheckable(true);
    const auto showPlaying = [&bench, play] { play->setChecked(bench.player.isPlaying()); };
    QObject::connect(&bench.player, &qtmodel::HistoryPlayer::playingChanged, play, showPlaying);
    QObject::connect(play, &QAction::triggered, play, showPlaying);
    bench.actions.add({.id = u"history.branch"_s,
                       .text = tr("&Branch into another window"),
                       .help = tr("Go on from this step of the history in a window of its own"),
                       .shortcuts = {QKeySequence(u"Alt+Shift+B"_s)},
                       .run = [&bench] {
                           bench.player.pause();
                           openWindow(bench.theme, &bench.window)
                               .session()
                               .startFrom(bench.controller.document());
                       }});
}

} // namespace peerscape::window
