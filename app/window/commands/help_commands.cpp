#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/panel_docks.h"
#include "app/window/workbench.h"
#include "views/dialogs/text_dialog.h"

#include <QFile>
#include <QMainWindow>
#include <QMessageBox>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// All shortcuts as a table.
QString shortcutTable(const ActionRegistry& actions)
{
    QString html = u"<table cellpadding=\"4\">"_s;
    for (const ActionRegistry::Entry& entry : actions.entries()) {
        if (entry.shortcuts.isEmpty())
            continue;
        html += u"<tr><td><b>%1</b></td><td>%2</td></tr>"_s.arg(
            entry.shortcuts.front().toString(QKeySequence::NativeText).toHtmlEscaped(),
            entry.help.toHtmlEscaped());
    }
    return html + u"</table>"_s;
}

} // namespace

void Commands::showHelp(Workbench& bench, const QString& page)
{
    QFile file(u":/help/%1.md"_s.arg(page));
    if (!file.exists())
        file.setFileName(u":/help/index.md"_s);
    if (file.open(QIODevice::ReadOnly))
        views::TextDialog(tr("Help"), QString::fromUtf8(file.readAll()), Qt::MarkdownText,
                          &bench.window)
            .exec();
}

void Commands::addHelp(Workbench& bench)
{
    bench.actions.add({.id = u"help.contents"_s,
                       .text = tr("&Peerscape help"),
                       .help = tr("What every panel does"),
                       .glyph = u"help"_s,
                       .shortcuts = {QKeySequence(u"F1"_s)},
                       .run = [&bench] { showHelp(bench, bench.panels.focused()); }});
    bench.actions.add({.id = u"help.shortcuts"_s,
                       .text = tr("&Keyboard shortcuts"),
                       .help = tr("All shortcuts"),
                       .shortcuts = {QKeySequence(u"Ctrl+/"_s)},
                       .run = [&bench] {
                           views::TextDialog(tr("Keyboard shortcuts"), shortcutTable(bench.actions),
                                             Qt::RichText, &bench.window)
                               .exec();
                       }});
    bench.actions.add({.id = u"help.about"_s,
                       .text = tr("&About Peerscape"),
                       .help = tr("Version and licence"),
                       .run = [&bench] {
                           QMessageBox::about(
                               &bench.window, tr("About Peerscape"),
                               tr("<b>Peerscape %1</b><br>A desktop designer for Azure "
                                  "virtual networks.<br>Apache License 2.0")
                                   .arg(QCoreApplication::applicationVersion()));
                       }});
}

} // namespace peerscape::window
