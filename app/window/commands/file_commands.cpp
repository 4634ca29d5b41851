#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/document_session.h"
#include "app/window/main_window.h"
#include "app/window/open_window.h"
#include "app/window/serve_dialog.h"
#include "app/window/tabbed_window.h"
#include "app/window/workbench.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/dialogs/code_dialog.h"
#include "views/dialogs/compare_dialog.h"
#include "views/dialogs/export_dialog.h"
#include "views/dialogs/print_diagram.h"

#include <QApplication>
#include <QShortcut>

#include <memory>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<views::CompareDialog> compareDialog(Workbench& bench)
{
    return std::make_unique<views::CompareDialog>(
        bench.controller, bench.selection.ids(), [&bench] { return bench.session.chooseAndRead(); },
        bench.theme, &bench.window);
}

/// One for the window: it lists the requests also while it is closed.
void showServeDialog(Workbench& bench)
{
    auto* dialog = bench.window.findChild<ServeDialog*>();
    if (dialog == nullptr) {
        dialog = new ServeDialog(bench.served, bench.theme, &bench.window);
        auto* help = new QShortcut(QKeySequence(QKeySequence::HelpContents), dialog);
        QObject::connect(help, &QShortcut::activated, dialog,
                         [&bench] { Commands::showHelp(bench, u"serve"_s); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

MainWindow& mainWindow(const Workbench& bench)
{
    return static_cast<MainWindow&>(bench.window);
}

/// Opens what a person chooses in a new place, which goes again when nothing was opened.
void openChosen(Workbench& bench, const std::function<MainWindow*()>& makePlace)
{
    const QStringList paths = bench.session.chooseFiles();
    if (paths.isEmpty())
        return;
    MainWindow* place = makePlace();
    if (!openFiles(bench.theme, *place, paths))
        place->close();
}

/// Takes the design's tab away, or empties the window where it is the only one.
void closeDesign(Workbench& bench)
{
    TabbedWindow* tabs = tabsAround(bench.window);
    if (tabs != nullptr && tabs->count() > 1)
        tabs->closeCurrent();
    else
        bench.session.startNew();
}

} // namespace

void Commands::compareSteps(Workbench& bench, int before, int after)
{
    const auto dialog = compareDialog(bench);
    dialog->compareSteps(before, after);
    dialog->exec();
}

void Commands::addFile(Workbench& bench)
{
    DocumentSession& session = bench.session;
    bench.actions.add({.id = u"file.new"_s,
                       .text = tr("&New"),
                       .help = tr("Start an empty design"),
                       .glyph = u"new"_s,
                       .shortcuts = {QKeySequence::New},
                       .run = [&session] { session.startNew(); }});
    bench.actions.add({.id = u"file.open"_s,
                       .text = tr("&Open…"),
                       .help = tr("Open a design, a template or az output"),
                       .glyph = u"open"_s,
                       .shortcuts = {QKeySequence::Open},
                       .run = [&bench] {
                           const QStringList paths = bench.session.chooseFiles();
                           if (!paths.isEmpty())
                               openFiles(bench.theme, mainWindow(bench), paths);
                       }});
    bench.actions.add({.id = u"file.newTab"_s,
                       .text = tr("New ta&b"),
                       .help = tr("Start an empty design behind a tab of this window"),
                       .shortcuts = {QKeySequence(u"Ctrl+T"_s)},
                       .run = [&bench] { openTab(bench.theme, bench.window); }});
    bench.actions.add({.id = u"file.newWindow"_s,
                       .text = tr("New &window"),
                       .help = tr("Start an empty design in a window of its own"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+N"_s)},
                       .run = [&bench] { openWindow(bench.theme, &bench.window); }});
    bench.actions.add({.id = u"file.openInTab"_s,
                       .text = tr("Open in another tab…"),
                       .help = tr("Open a design behind a tab of this window"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+T"_s)},
                       .run = [&bench] {
                           openChosen(bench, [&] { return &openTab(bench.theme, bench.window); });
                       }});
    bench.actions.add({.id = u"file.openInWindow"_s,
                       .text = tr("Open in another win&dow…"),
                       .help = tr("Open a design beside this one"),
                       .shortcuts = {QKeySequence(u"Ctrl+Alt+O"_s)},
                       .run = [&bench] {
                           openChosen(bench,
                                      [&] { return &openWindow(bench.theme, &bench.window); });
                       }});
    bench.actions.add({.id = u"file.azure"_s,
                       .text = tr("Read from A&zure…"),
                       .help = tr("Read networks through your own Azure CLI"),
                       .run = [&session] { session.readFromAzure(); }});
    bench.actions.add({.id = u"file.save"_s,
                       .text = tr("&Save"),
                       .help = tr("Save the design"),
                       .glyph = u"save"_s,
                       .shortcuts = {QKeySequence::Save},
                       .run = [&session] { session.save(); }});
    bench.actions.add({.id = u"file.saveAs"_s,
                       .text = tr("Save &as…"),
                       .help = tr("Save the design under another name"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+S"_s)},
                       .run = [&session] { session.saveAs(); }});
    bench.actions.add(
        {.id = u"file.export"_s,
         .text = tr("&Export diagram…"),
         .help = tr("Export the diagram as SVG, PNG, PDF, draw.io, Mermaid or DOT"),
         .glyph = u"export"_s,
         .shortcuts = {QKeySequence(u"Ctrl+E"_s)},
         .run = [&bench] {
             const diagram::Point corner = bench.canvas.toCanvas({0, 0});
             const QSize size = bench.canvas.viewport()->size();
             const diagram::Point end = bench.canvas.toCanvas(QPointF(size.width(), size.height()));
             views::ExportDialog(bench.controller, bench.selection, bench.theme,
                                 {corner.x, corner.y, end.x - corner.x, end.y - corner.y},
                                 &bench.window)
                 .exec();
         }});
    bench.actions.add(
        {.id = u"file.print"_s,
         .text = tr("&Print…"),
         .help = tr("Print the diagram with its legend"),
         .glyph = u"print"_s,
         .shortcuts = {QKeySequence::Print},
         .run = [&bench] { views::printDiagram(&bench.window, bench.controller.document()); }});
    bench.actions.add({.id = u"file.printPreview"_s,
                       .text = tr("Print pre&view…"),
                       .help = tr("See the printed pages first"),
                       .shortcuts = {QKeySequence(u"Ctrl+Alt+P"_s)},
                       .run = [&bench] {
                           views::previewDiagram(&bench.window, bench.controller.document(),
                                                 bench.theme);
                       }});
    bench.actions.add(
        {.id = u"file.exportCode"_s,
         .text = tr("E&xport as code…"),
         .help = tr("Export the design as ARM, Bicep, Terraform, Azure CLI or PowerShell"),
         .shortcuts = {QKeySequence(u"Ctrl+Shift+E"_s)},
         .run = [&bench] {
             views::CodeDialog dialog(
                 bench.controller.document(), bench.controller.versionAt(0),
                 [&bench] { return bench.session.chooseAndRead(); }, bench.theme, &bench.window);
             if (dialog.hasCode())
                 dialog.exec();
         }});
    bench.actions.add({.id = u"file.compare"_s,
                       .text = tr("Co&mpare…"),
                       .help = tr("What changed between two versions of the design, or a file"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+D"_s)},
                       .run = [&bench] { compareDialog(bench)->exec(); }});
    bench.actions.add({.id = u"file.compareWithout"_s,
                       .text = tr("Compare wit&hout it…"),
                       .help = tr("What the design loses and gains without what is selected"),
                       .run =
                           [&bench] {
                               const auto dialog = compareDialog(bench);
                               dialog->compareWithoutSelection();
                               dialog->exec();
                           },
                       .enabledWhen = [&bench] { return !bench.selection.ids().empty(); }});
    bench.actions.add({.id = u"file.report"_s,
                       .text = tr("&Import report"),
                       .help = tr("What was read, approximated and not modelled"),
                       .run = [&session] { session.showImportReport(); },
                       .enabledWhen = [&session] { return session.report().understood > 0; }});
    bench.actions.add({.id = u"file.otherSide"_s,
                       .text = tr("Other side o&f the plan"),
                       .help = tr("Show what is there before or after a Terraform plan"),
                       .run = [&session] { session.showOtherSide(); },
                       .enabledWhen = [&session] { return session.hasOtherSide(); }});
    bench.actions.add(
        {.id = u"file.planChanges"_s,
         .text = tr("What the plan chan&ges…"),
         .help = tr("Compare what is there before a Terraform plan with what is there after it"),
         .run =
             [&bench] {
                 auto [before, after] = bench.session.planSides();
                 views::CompareDialog(
                     {tr("Before the plan"), std::move(before), true},
                     {tr("After the plan"), std::move(after), true},
                     [&bench] { return bench.session.chooseAndRead(); }, bench.theme, &bench.window)
                     .exec();
             },
         .enabledWhen = [&session] { return session.hasOtherSide(); }});
    bench.actions.add({.id = u"file.serve"_s,
                       .text = tr("Serve on &this computer…"),
                       .help = tr("Let Azure clients on this computer read and write this design"),
                       .run = [&bench] { showServeDialog(bench); }});
    bench.actions.add({.id = u"file.close"_s,
                       .text = tr("&Close"),
                       .help = tr("Close the design"),
                       .shortcuts = {QKeySequence(u"Ctrl+W"_s), QKeySequence(u"Ctrl+F4"_s)},
                       .run = [&bench] { closeDesign(bench); }});
    bench.actions.add({.id = u"file.quit"_s,
                       .text = tr("&Quit"),
                       .help = tr("Close every window and leave Peerscape"),
                       .shortcuts = {QKeySequence(u"Ctrl+Q"_s)},
                       .run = [] { QApplication::closeAllWindows(); }});
}

} // namespace peerscape::window
