#include "app/window/about_dialog.h"
#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/document_session.h"
#include "app/window/main_window.h"
#include "app/window/open_window.h"
#include "app/window/panel_docks.h"
#include "app/window/tour.h"
#include "app/window/workbench.h"
#include "views/canvas/canvas_view.h"
#include "views/dialogs/help_browser.h"

#include <QMainWindow>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// Begins the tour: here when nothing is open that could be lost, else in a window of its own.
void showTour(Workbench& bench)
{
    Tour& tour = bench.session.isBlank() ? *bench.window.findChild<Tour*>()
                                         : openWindow(bench.theme, &bench.window).tour();
    tour.begin();
}

/// The shortcuts as a Markdown table, as they are now.
QString shortcutTable(const ActionRegistry& actions, const QString& head)
{
    QString table = head;
    for (const ActionRegistry::Entry& entry : actions.entries()) {
        QStringList keys;
        for (const QKeySequence& key : actions.action(entry.id)->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            table += u"| %1 | %2 |\n"_s.arg(keys.join(u", "_s), entry.help);
    }
    return table;
}

} // namespace

void Commands::showHelp(Workbench& bench, const QString& page, const QString& heading)
{
    auto* help = bench.window.findChild<views::HelpBrowser*>();
    if (help == nullptr) {
        help = new views::HelpBrowser(bench.theme, &bench.window);
        help->extendPage(u"shortcuts"_s, [&bench] {
            return shortcutTable(bench.actions,
                                 u"| %1 | %2 |\n| --- | --- |\n"_s.arg(tr("Key"), tr("Command")));
        });
    }
    help->showPage(page, heading);
}

void Commands::showPreferences(Workbench& bench, PreferencesDialog::Page page)
{
    PreferencesDialog(bench.theme, bench.actions, page, &bench.window).exec();
}

void Commands::addHelp(Workbench& bench)
{
    using Page = PreferencesDialog::Page;
    bench.actions.add({.id = u"help.contents"_s,
                       .text = tr("&Peerscape help"),
                       .help = tr("What every panel does"),
                       .glyph = u"help"_s,
                       .shortcuts = {QKeySequence(u"F1"_s)},
                       .run = [&bench] {
                           const bool drawing = bench.canvas.hasFocus();
                           showHelp(bench, drawing ? u"canvas"_s : bench.panels.focused());
                       }});
    bench.actions.add({.id = u"help.tour"_s,
                       .text = tr("&Tour"),
                       .help = tr("Be shown round the window on the exercise"),
                       .run = [&bench] { showTour(bench); }});
    bench.actions.add({.id = u"help.shortcuts"_s,
                       .text = tr("&Keyboard shortcuts"),
                       .help = tr("Search and change the keys of every command"),
                       .shortcuts = {QKeySequence(u"Ctrl+/"_s), QKeySequence(u"?"_s)},
                       .run = [&bench] { showPreferences(bench, Page::Keyboard); }});
    bench.actions.add({.id = u"help.about"_s,
                       .text = tr("&About Peerscape"),
                       .help = tr("Version and licence"),
                       .run = [&bench] {
                           AboutDialog dialog(&bench.window);
                           QObject::connect(&dialog, &AboutDialog::helpWanted, &bench.window,
                                            [&bench] { showHelp(bench, QString()); });
                           dialog.exec();
                       }});
}

} // namespace peerscape::window
