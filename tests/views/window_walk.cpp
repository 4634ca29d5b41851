#include "tests/views/window_walk.h"

#include "app/window/tour.h"
#include "app/window/tour_card.h"
#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "tests/views/dialog_walk.h"
#include "tests/views/every_kind.h"
#include "tests/views/moment_walk.h"
#include "views/console/console_input.h"
#include "views/dialogs/help_browser.h"
#include "views/history/history_panel.h"
#include "views/matrix/matrix_panel.h"
#include "views/present/presentation.h"
#include "views/problems/expectations_view.h"
#include "views/problems/problems_panel.h"
#include "views/reach/reach_panel.h"
#include "views/reach/remedy_view.h"
#include "views/routes/route_table_view.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include <utility>

namespace peerscape::test {

using namespace Qt::StringLiterals;

namespace {

/// The pictures of drawings are those of a window that has come to rest.
void settle(Person& person)
{
    QApplication::processEvents();
    person.canvas().completePicture();
    QApplication::processEvents();
}

void lookAtPanels(Person& person, const Look& look)
{
    for (const auto& panel : person.window().panels().panels()) {
        person.window().panels().raise(panel.id);
        settle(person);
        look(panel.id, *person.window().panels().dock(panel.id));
    }
}

void lookAtInspector(Person& person, const Look& look)
{
    for (const QString& panel : {u"inspector"_s, u"routes"_s})
        person.window().panels().raise(panel);
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
        settle(person);
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

/// The menus of buttons, and those that the right mouse button opens beside the canvas.
void lookAtOtherMenus(Person& person, const Look& look)
{
    for (auto* button : person.window().findChildren<QToolButton*>()) {
        if (button->menu() != nullptr && !button->text().isEmpty())
            lookAtMenu(u"menu of "_s + button->text(), *button->menu(), look);
    }
    const std::unique_ptr<QMenu> panels(person.window().panels().makeMenu());
    lookAtMenu(u"menu of panels"_s, *panels, look);
    lookAtMenu(u"menu of a step"_s,
               *person.window().panel<views::HistoryPanel>(u"history"_s).stepMenu(1), look);
    lookAtMenu(u"menu of a pair"_s,
               *person.window().panel<views::MatrixPanel>(u"matrix"_s).pairMenu(0, 1), look);
}

void lookAtPanel(Person& person, const QString& id, const QString& place, const Look& look)
{
    person.window().panels().raise(id);
    settle(person);
    look(place, *person.window().panels().dock(id));
}

/// The panels once a person has asked something there.
void lookAtAnswers(Person& person, const EveryKind& every, const Look& look)
{
    person.window().selection().set({every.nic});
    auto& table = person.in<views::RouteTableView>(u"routes"_s);
    table.setCurrentIndex(table.model()->index(1, 0));
    lookAtPanel(person, u"routes"_s, u"why a route"_s, look);
    person.run(u"view.pin"_s);
    lookAtPanel(person, u"routes"_s, u"pinned routes"_s, look);
    person.run(u"view.pin"_s);

    auto& reach = person.window().panel<views::ReachPanel>(u"reachability"_s);
    reach.ask({every.nic, {}}, {every.empty, {}});
    lookAtPanel(person, u"reachability"_s, u"a packet"_s, look);
    person.run(u"reach.isolate"_s);
    person.waitUntil([&] { return !reach.remedies().isWorking(); });
    lookAtPanel(person, u"reachability"_s, u"remedies"_s, look);

    auto& matrix = person.window().panel<views::MatrixPanel>(u"matrix"_s);
    matrix.compute();
    person.waitUntil([&] { return !matrix.isStale(); });
    lookAtPanel(person, u"matrix"_s, u"computed matrix"_s, look);

    person.run(u"expect.show"_s);
    auto& expectations = person.window().panel<views::ProblemsPanel>(u"problems"_s).expectations();
    for (const char* const statement : {"vm1 reaches vm2 on ssh", "vm1 on"}) {
        expectations.field().setText(QLatin1String(statement));
        QTest::keyClick(&expectations.field(), Qt::Key_Return);
    }
    lookAtPanel(person, u"problems"_s, u"expectations"_s, look);
    person.window().panel<views::ProblemsPanel>(u"problems"_s).showProblems();

    auto& console = person.in<views::ConsoleInput>(u"console"_s);
    for (const char* const line : {"az network vnet list -o table", "az network vnet"}) {
        QTest::keyClicks(&console, QLatin1String(line));
        QTest::keyClick(&console, Qt::Key_Return);
    }
    lookAtPanel(person, u"console"_s, u"console with answers"_s, look);
    auto& form = person.in<QComboBox>(u"history"_s);
    form.setCurrentIndex(1);
    emit form.activated(1);
    lookAtPanel(person, u"history"_s, u"history with commands"_s, look);
}

void lookAtPresentation(Person& person, ObjectId nic, const Look& look)
{
    person.window().selection().set({nic});
    person.run(u"view.present"_s);
    auto* presentation = person.window().findChild<views::Presentation*>();
    for (const char* const place : {"presentation", "second frame"}) {
        QApplication::processEvents();
        presentation->canvas().completePicture();
        look(QLatin1String(place), *presentation);
        presentation->goTo(1);
    }
    presentation->close();
}

} // namespace

void walkThroughWindow(Person& person, const Look& look)
{
    const EveryKind every;
    person.window().session().show(every.document);
    person.run(u"insert.vnet"_s);
    settle(person);
    look(u"window"_s, person.window());
    lookAtPanels(person, look);
    lookAtInspector(person, look);
    person.window().selection().set({every.spokeSide, every.hubSide});
    settle(person);
    look(u"two peerings"_s, *person.window().panels().dock(u"inspector"_s));
    person.window().selection().set({});
    settle(person);
    look(u"nothing selected"_s, *person.window().panels().dock(u"inspector"_s));
    lookAtMenus(person, look);
    lookAtContextMenus(person, {{}, every.hub, every.empty, every.nic, every.hubSide, every.toSite},
                       look);
    lookAtAnswers(person, every, look);
    lookAtOtherMenus(person, look);
    person.window().selection().set({every.empty});
    person.run(u"edit.rename"_s);
    settle(person);
    look(u"renaming"_s, person.window());
    person.key(Qt::Key_Escape);
    walkThroughDialogs(person, every, look);
    walkThroughMoments(person, every, look);
    lookAtHelp(person, look);
    lookAtPresentation(person, every.nic, look);
    for (const char* const words : {"a", "zzz"}) {
        person.run(u"find.anything"_s);
        QTest::keyClicks(QApplication::focusWidget(), QLatin1String(words));
        QApplication::processEvents();
        look(u"finder"_s, *QApplication::activePopupWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
    person.controller().apply(edit::addPeeringPair(person.document(), every.hub, every.spoke));
    settle(person);
    look(u"refused"_s, person.window());
    lookAtTour(person, look);
}

} // namespace peerscape::test
