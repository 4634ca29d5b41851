#include "tests/views/dialog_walk.h"

#include "app/window/recovery_dialog.h"
#include "app/window/serve_dialog.h"
#include "app/window/served_design.h"
#include "qt/price_list.h"
#include "views/addresses/address_panel.h"
#include "views/dialogs/compare_dialog.h"
#include "views/dialogs/cost_dialog.h"
#include "views/dialogs/import_report_dialog.h"
#include "views/dialogs/parameter_dialog.h"
#include "views/dialogs/price_dialog.h"
#include "views/dialogs/side_by_side.h"
#include "views/dialogs/source_dialog.h"
#include "views/widgets/beside_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QThread>
#include <QUndoStack>

#include <atomic>

namespace peerscape::test {

using namespace Qt::StringLiterals;

namespace {

/// Looks at a window once everything in it has its place.
void lookAt(const QString& place, QWidget& window, const Look& look)
{
    QApplication::processEvents();
    QApplication::processEvents();
    look(place, window);
}

void lookAtPages(const QString& place, QWidget& window, const Look& look)
{
    const auto pages = window.findChildren<QTabWidget*>();
    if (pages.isEmpty())
        return lookAt(place, window, look);
    for (QTabWidget* tabs : pages) {
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            lookAt(place, window, look);
        }
    }
}

/// Closes a dialog as a person does who wants nothing of it, wherever the keyboard is.
void giveUp(QDialog& dialog)
{
    QWidget* focus = dialog.focusWidget();
    QTest::keyClick(focus != nullptr ? focus : &dialog, Qt::Key_Escape);
    if (dialog.isVisible())
        qFatal("Escape does not close '%s'", qPrintable(dialog.windowTitle()));
}

/// Opens a dialog by a command, looks at it and closes it.
void lookAtDialog(Person& person, const QString& command, const Look& look)
{
    person.inDialog<QDialog>([&](QDialog& dialog) {
        lookAtPages(command, dialog, look);
        giveUp(dialog);
    });
    person.run(command);
}

/// A dialog that is shown here and goes with the walk.
void lookAtShown(const QString& place, QDialog& dialog, const Look& look)
{
    dialog.show();
    lookAtPages(place, dialog, look);
    giveUp(dialog);
}

void lookAtComparison(Person& person, const QString& command, const Look& look)
{
    person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
        person.waitUntil([&] { return !dialog.report().isEmpty(); });
        lookAtPages(command, dialog, look);
        for (int step = 0; step < 2; ++step)
            QTest::keyClick(&dialog.drawings(), Qt::Key_N);
        lookAt(command + u", a change"_s, dialog, look);
        giveUp(dialog);
    });
    person.run(command);
}

/// A dialog with something to choose, for each of the choices of its first field.
void lookAtChoices(Person& person, const QString& command, const Look& look)
{
    person.inDialog<QDialog>([&](QDialog& dialog) {
        auto* choice = dialog.findChildren<QComboBox*>().front();
        for (int i = 0; i < choice->count(); ++i) {
            choice->setCurrentIndex(i);
            emit choice->activated(i);
            lookAt(command, dialog, look);
        }
        giveUp(dialog);
    });
    person.run(command);
}

void lookAtCosts(Person& person, const Look& look)
{
    person.run(u"network.costs"_s);
    auto* costs = person.window().findChild<views::CostDialog*>();
    lookAtPages(u"network.costs"_s, *costs, look);
    giveUp(*costs);
    qtmodel::PriceList prices;
    views::PriceDialog priceTable(prices, person.theme(), &person.window());
    lookAtShown(u"prices"_s, priceTable, look);
}

void lookAtServing(Person& person, const Look& look)
{
    person.run(u"file.serve"_s);
    auto* serving = person.window().findChild<window::ServeDialog*>();
    lookAt(u"file.serve"_s, *serving, look);
    auto* served = person.window().findChild<window::ServedDesign*>();
    if (!served->start(0))
        qFatal("the design cannot be served");
    lookAt(u"serving"_s, *serving, look);
    lookAt(u"serving, the window"_s, person.window(), look);
    emit served->seen({QDateTime::currentDateTime(), u"GET"_s, u"/subscriptions"_s, 200});
    lookAt(u"serving"_s, *serving, look);
    served->stop();
    giveUp(*serving);
}

void lookAtReading(Person& person, const Look& look)
{
    read::ImportReport report;
    report.understood = 2;
    report.entries.push_back({read::ReportEntry::Kind::Approximated, {}, "vnet1", {}});
    views::ImportReportDialog imported(
        report, [](const QString&) { return std::nullopt; }, person.theme(), &person.window());
    lookAtShown(u"import report"_s, imported, look);
    views::SourceDialog source(u"vnet1"_s, "vnet1\nvnet2\nvnet3\n", 2, 1, person.theme(),
                               &person.window());
    lookAtShown(u"source"_s, source, look);
    views::ParameterDialog parameters({{"vnet1", "int", {}, {}, "1"},
                                       {"vnet2", "array", {}, {}, "[]"},
                                       {"vnet3", "bool", {}, {}, "1"}},
                                      &person.window());
    parameters.findChild<QLineEdit*>()->setText(u"?"_s);
    QMetaObject::invokeMethod(&parameters, "accept");
    lookAtShown(u"parameters"_s, parameters, look);
}

void lookAtRecovery(Person& person, const Look& look)
{
    const window::RecoveryStore store;
    window::RecoveryDialog recovery(
        store, {{u"a"_s, u"a.peerscape"_s, {}, u"vnet1"_s, QDateTime::currentDateTime()}},
        [](const window::RecoveryStore::Copy&, QWidget*) {}, &person.window());
    lookAtShown(u"recovery"_s, recovery, look);
}

/// What the window says while something takes long, and when it is done.
void lookAtProgress(Person& person, const Look& look)
{
    std::atomic<bool> seen = false;
    person.inDialog<QDialog>([&](QDialog& dialog) {
        person.waitUntil([&] { return dialog.findChild<QProgressBar*>()->value() > 0; });
        lookAt(u"progress"_s, dialog, look);
        seen = true;
    });
    views::runBesideWindow(
        &person.window(), QCoreApplication::translate("PrintDiagram", "Printing…"),
        QCoreApplication::translate("PrintDiagram", "Cancel"), [&](views::JobState& state) {
            while (state.goOn(40) && !seen)
                QThread::msleep(10);
        });
}

/// The question that begins a lesson, what it says then, and at its end.
void lookAtLesson(Person& person, const Look& look)
{
    person.inDialog<QDialog>([&](QDialog& dialog) {
        lookAt(u"lesson.break"_s, dialog, look);
        dialog.findChild<QComboBox*>()->setCurrentIndex(1); // of which this design has one
        dialog.findChild<QSpinBox*>()->setValue(1);
        person.inDialog<QMessageBox>([&](QMessageBox& box) {
            lookAt(u"broken"_s, box, look);
            box.accept();
        });
        dialog.accept();
    });
    person.run(u"lesson.break"_s);
    lookAtDialog(person, u"lesson.tell"_s, look);
    person.run(u"edit.undo"_s);
}

void lookAtMoving(Person& person, SubnetId subnet, const Look& look)
{
    person.window().selection().set({subnet});
    person.window().panels().raise(u"addresses"_s);
    person.inDialog<QDialog>([&](QDialog& dialog) {
        lookAt(u"moving a subnet"_s, dialog, look);
        giveUp(dialog);
    });
    for (auto* button :
         person.window().panels().content(u"addresses"_s)->findChildren<QPushButton*>()) {
        if (button->text() == views::AddressPanel::tr("Move to…"))
            button->click();
    }
}

} // namespace

void walkThroughDialogs(Person& person, const EveryKind& every, const Look& look)
{
    person.window().selection().set({every.hub});
    for (const char* const command : {"edit.delete", "file.new"})
        lookAtDialog(person, QLatin1String(command), look);
    lookAtMoving(person, every.empty, look);
    lookAtLesson(person, look);
    person.window().selection().set({every.hub});
    for (const char* const command : {"file.compare", "file.compareWithout"})
        lookAtComparison(person, QLatin1String(command), look);
    person.controller().undoStack()->setClean(); // nobody asks to save any more
    for (const char* const command : {"file.export", "file.exportCode"})
        lookAtChoices(person, QLatin1String(command), look);
    for (const char* const command :
         {"file.printPreview", "file.print", "edit.preferences", "help.about", "help.shortcuts",
          "file.azure", "file.open", "file.saveAs"})
        lookAtDialog(person, QLatin1String(command), look);
    lookAtReading(person, look);
    lookAtServing(person, look);
    lookAtCosts(person, look);
    lookAtRecovery(person, look);
    lookAtProgress(person, look);
}

} // namespace peerscape::test
