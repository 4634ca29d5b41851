#include "tests/views/window_walk.h"

#include "app/window/preferences_dialog.h"
#include "app/window/recovery_dialog.h"
#include "app/window/serve_dialog.h"
#include "app/window/tour.h"
#include "app/window/tour_card.h"
#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "qt/price_list.h"
#include "tests/views/every_kind.h"
#include "views/dialogs/cost_dialog.h"
#include "views/dialogs/help_browser.h"
#include "views/dialogs/import_report_dialog.h"
#include "views/dialogs/parameter_dialog.h"
#include "views/dialogs/price_dialog.h"
#include "views/present/presentation.h"

#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>
#include <QTimer>
#include <QUndoStack>

#include <utility>

namespace peerscape::test {

using namespace Qt::StringLiterals;

namespace {

/// Opens a dialog by a command, looks at it and closes it.
void lookAtDialog(Person& person, const QString& command, const Look& look)
{
    person.inDialog<QDialog>([&](QDialog& dialog) {
        QApplication::processEvents();
        look(command, dialog);
        for (auto* pages : dialog.findChildren<QTabWidget*>()) {
            for (int page = 0; page < pages->count(); ++page) {
                pages->setCurrentIndex(page);
                QApplication::processEvents();
                look(command, dialog);
            }
        }
        dialog.reject();
    });
    person.run(command);
}

void lookAtPanels(Person& person, const Look& look)
{
    for (const auto& panel : person.window().panels().panels()) {
        person.window().panels().raise(panel.id);
        QApplication::processEvents();
        look(panel.id, *person.window().panels().dock(panel.id));
    }
}

void lookAtInspector(Person& person, const Look& look)
{
    person.window().panels().raise(u"inspector"_s);
    std::vector<ObjectId> firsts;
    person.document().forEachTable([&](const auto& table) {
        bool first = true;
        table.forEach([&](auto id, const auto&) {
            if (std::exchange(first, false))
                firsts.push_back(id);
        });
    });
    for (const ObjectId id : firsts) {
        person.window().selection().set({id});
        QApplication::processEvents();
        const QString kind = QString::fromStdString(std::string(azure::kindLabel(id.kind())));
        look(u"inspector of "_s + kind, *person.window().panels().dock(u"inspector"_s));
        look(u"routes of "_s + kind, *person.window().panels().dock(u"routes"_s));
    }
}

/// Opens a menu with all menus in it; those in it stand under the name of the first.
void lookAtMenu(const QString& place, QMenu& menu, const Look& look)
{
    menu.popup({});
    QApplication::processEvents();
    look(place, menu);
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr)
            lookAtMenu(place, *action->menu(), look);
    }
    menu.close();
}

void lookAtMenus(Person& person, const Look& look)
{
    for (const QAction* action : person.window().menuBar()->actions())
        lookAtMenu(u"menu "_s + action->text().remove(u'&'), *action->menu(), look);
}

/// The menu that the right mouse button opens on each kind of thing, and on nothing.
void lookAtContextMenus(Person& person, const std::vector<ObjectId>& ids, const Look& look)
{
    for (const ObjectId id : ids) {
        const std::string kind = !id ? "nothing" : std::string(azure::kindLabel(id.kind()));
        person.window().selection().set(!id ? std::vector<ObjectId>{} : std::vector<ObjectId>{id});
        QTimer::singleShot(0, &person.window(), [&] {
            QWidget* menu = QApplication::activePopupWidget();
            look(u"context menu of "_s + QString::fromStdString(kind), *menu);
            menu->close();
        });
        emit person.canvas().contextMenuRequested({});
    }
}

void lookAtHelp(Person& person, const Look& look)
{
    for (const char* const page : {"index", "routes"}) {
        person.canvas().setFocus();
        person.run(u"help.contents"_s);
        auto* help = person.window().findChild<views::HelpBrowser*>();
        help->showPage(QLatin1String(page));
        QApplication::processEvents();
        look(u"help"_s, *help);
        help->close();
    }
}

void lookAtTour(Person& person, const Look& look)
{
    person.window().session().show({});
    person.run(u"help.tour"_s);
    while (person.window().tour().isRunning()) {
        QApplication::processEvents();
        look(u"tour"_s, person.window());
        emit person.window().findChild<window::TourCard*>()->nextPressed();
    }
}

/// Windows that are shown by what else happens than by a command.
void lookAtOtherDialogs(Person& person, const Look& look)
{
    read::ImportReport report;
    report.understood = 2;
    report.entries.push_back({read::ReportEntry::Kind::Approximated, {}, "vnet1", {}});
    views::ImportReportDialog imported(
        report, [](const QString&) { return std::nullopt; }, person.theme(), &person.window());
    imported.show();
    look(u"import report"_s, imported);
    views::ParameterDialog parameters(
        {{"vnet1", "int", {}, {}, "1"}, {"vnet2", "array", {}, {}, "[]"}}, &person.window());
    parameters.show();
    look(u"parameters"_s, parameters);
    person.run(u"file.serve"_s);
    look(u"file.serve"_s, *person.window().findChild<window::ServeDialog*>());
    person.window().findChild<window::ServeDialog*>()->close();
    person.run(u"network.costs"_s);
    auto* costs = person.window().findChild<views::CostDialog*>();
    look(u"network.costs"_s, *costs);
    costs->close();
    qtmodel::PriceList prices;
    views::PriceDialog priceTable(prices, person.theme(), &person.window());
    priceTable.show();
    look(u"prices"_s, priceTable);
    const window::RecoveryStore store;
    window::RecoveryDialog recovery(
        store, {{u"a"_s, u"a.peerscape"_s, {}, u"vnet1"_s, QDateTime::currentDateTime()}},
        [](const window::RecoveryStore::Copy&, QWidget*) {}, &person.window());
    recovery.show();
    look(u"recovery"_s, recovery);
}

void lookAtPresentation(Person& person, const Look& look)
{
    person.run(u"view.present"_s);
    auto* presentation = person.window().findChild<views::Presentation*>();
    QApplication::processEvents();
    look(u"presentation"_s, *presentation);
    presentation->close();
}

} // namespace

void walkThroughWindow(Person& person, const Look& look)
{
    const EveryKind every;
    person.window().session().show(every.document);
    person.run(u"insert.vnet"_s);
    QApplication::processEvents();
    look(u"window"_s, person.window());
    lookAtPanels(person, look);
    lookAtInspector(person, look);
    person.window().selection().set({every.spokeSide, every.hubSide});
    QApplication::processEvents();
    look(u"two peerings"_s, *person.window().panels().dock(u"inspector"_s));
    lookAtMenus(person, look);
    lookAtContextMenus(person, {{}, every.hub, every.empty, every.nic, every.hubSide, every.toSite},
                       look);
    person.window().selection().set({every.nic});
    person.run(u"reach.from"_s);
    lookAtPanels(person, look);
    person.window().selection().set({every.hub});
    for (const char* const command : {"edit.delete", "file.new"})
        lookAtDialog(person, QLatin1String(command), look);
    person.controller().undoStack()->setClean(); // nobody asks to save any more
    for (const char* const command :
         {"file.export", "file.exportCode", "file.compare", "file.compareWithout",
          "file.printPreview", "edit.preferences", "help.about", "help.shortcuts", "file.azure",
          "lesson.break"})
        lookAtDialog(person, QLatin1String(command), look);
    lookAtOtherDialogs(person, look);
    lookAtHelp(person, look);
    lookAtPresentation(person, look);
    person.run(u"find.anything"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"a"_s);
    QApplication::processEvents();
    look(u"finder"_s, *QApplication::activePopupWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    person.controller().apply(edit::addPeeringPair(person.document(), every.hub, every.spoke));
    look(u"refused"_s, person.window());
    lookAtTour(person, look);
}

} // namespace peerscape::test
