#include "app/window/about_dialog.h"
#include "app/window/command_finder.h"
#include "app/window/document_files.h"
#include "app/window/refusal_banner.h"
#include "core/azure/names.h"
#include "core/edit/expectation_edits.h"
#include "qt/effective_route_model.h"
#include "qt/finding_keeper.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "tests/views/shown_texts.h"
#include "views/dialogs/help_browser.h"
#include "views/routes/route_table_view.h"
#include "views/widgets/pill_label.h"

#include <QCheckBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStatusBar>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <set>

using namespace peerscape;

/// The window around the panels: commands, menus, panels, help, themes.
class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    static void collect(const QMenu& menu, std::vector<QAction*>& actions)
    {
        for (QAction* action : menu.actions()) {
            if (action->menu() != nullptr)
                collect(*action->menu(), actions);
            else if (!action->isSeparator())
                actions.push_back(action);
        }
    }
    static QTabBar* tabBarWith(test::Person& person, const QString& title)
    {
        const auto bars =
            person.window().findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
        for (QTabBar* bar : bars) {
            for (int tab = 0; tab < bar->count(); ++tab) {
                if (bar->isVisible() && bar->tabText(tab) == title)
                    return bar;
            }
        }
        return nullptr;
    }

private slots:
    void everyCommandHasWordsAndItsOwnShortcut()
    {
        test::Person person;
        std::set<QString> shortcuts;
        for (const auto& entry : person.window().actions().entries()) {
            QVERIFY2(!entry.text.isEmpty() && !entry.help.isEmpty() && entry.run,
                     qPrintable(entry.id));
            for (const QKeySequence& key : entry.shortcuts)
                QVERIFY2(!key.isEmpty() && shortcuts.insert(key.toString()).second,
                         qPrintable(entry.id + key.toString()));
        }
    }

    /// What the panels below keep when a window becomes lower is not all of the canvas.
    void aLowWindowLeavesRoomForTheCanvas()
    {
        test::Person person(QStringLiteral("exercise"));
        QDockWidget* routes = person.window().panels().dock(QStringLiteral("routes"));
        person.window().resize(1400, 880);
        QApplication::processEvents();
        const int large = routes->height();
        person.window().resize(1024, 640);
        QTRY_VERIFY(person.canvas().height() > routes->height());
        QVERIFY(routes->height() < large);
        QTRY_VERIFY(person.in<views::RouteTableView>(QStringLiteral("routes"))
                        .horizontalScrollBar()
                        ->maximum()
                    == 0);
        // The table has all of its columns, too, the reason included.
        auto& table = person.in<views::RouteTableView>(QStringLiteral("routes"));
        QVERIFY(table.columnWidth(qtmodel::EffectiveRouteModel::BecauseColumn) > 80);
    }

    void everyMenuEntryIsACommand()
    {
        test::Person person;
        std::vector<QAction*> actions;
        for (const QAction* top : person.window().menuBar()->actions())
            collect(*top->menu(), actions);
        std::set<const QAction*> inMenus(actions.begin(), actions.end());
        for (const auto& entry : person.window().actions().entries())
            QVERIFY2(inMenus.contains(person.window().actions().action(entry.id)),
                     qPrintable(entry.id + QStringLiteral(" is in no menu")));
        for (QAction* action : actions)
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }

    void menusShareNoKeys()
    {
        test::Person person;
        const QStringList shared = test::sharedMenuKeysIn(person.window());
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(QStringLiteral("; "))));
    }

    void theArrangementIsRemembered()
    {
        {
            test::Person person;
            person.window().panels().dock(QStringLiteral("history"))->hide();
            person.window().addDockWidget(Qt::RightDockWidgetArea,
                                          person.window().panels().dock(QStringLiteral("outline")));
            QVERIFY(person.window().close());
        }
        test::Person again(test::Person::Settings::Kept);
        const window::PanelDocks& panels = again.window().panels();
        QVERIFY(panels.dock(QStringLiteral("history"))->isHidden());
        QCOMPARE(again.window().dockWidgetArea(panels.dock(QStringLiteral("outline"))),
                 Qt::RightDockWidgetArea);
    }

    void aPanelAloneHasATitleAndTabsHaveNone()
    {
        test::Person person;
        window::PanelDocks& panels = person.window().panels();
        const auto titleHeight = [&](const char* id) {
            return panels.dock(QLatin1String(id))->titleBarWidget()->sizeHint().height();
        };
        QTRY_VERIFY(titleHeight("inspector") > 0);
        QTRY_COMPARE(titleHeight("routes"), 0);
    }

    void problemsAreCountedOnTheTabAndInTheStatusBar()
    {
        test::Person person(QStringLiteral("one-sided"));
        const auto& findings = person.controller().findings();
        const auto count =
            findings.count(check::Severity::Error) + findings.count(check::Severity::Warning);
        QVERIFY(count > 0);
        const auto badge = [&]() -> QString {
            QTabBar* bar = tabBarWith(person, QStringLiteral("Problems"));
            for (int tab = 0; bar != nullptr && tab < bar->count(); ++tab) {
                if (bar->tabText(tab) != QStringLiteral("Problems"))
                    continue;
                const auto* pill =
                    qobject_cast<views::PillLabel*>(bar->tabButton(tab, QTabBar::RightSide));
                return pill != nullptr && pill->isVisible() ? pill->text() : QString();
            }
            return {};
        };
        QTRY_COMPARE(badge(), QString::number(count));
        // Another number is seen, too.
        person.controller().apply(edit::addExpectation(person.document(), "nobody reaches nobody"));
        QTRY_COMPARE(badge(), QString::number(count + 1));
        person.window().session().show({});
        QTRY_COMPARE(badge(), QString());
    }

    void theLineUnderTabsIsAsLongAsTheirPlace()
    {
        test::Person person(QStringLiteral("exercise"));
        person.theme().setMode(views::ThemeManager::Mode::HighContrast);
        QTabBar* bar = nullptr;
        QTRY_VERIFY((bar = tabBarWith(person, QStringLiteral("Problems"))) != nullptr);
        const QImage picture = bar->grab().toImage();
        QVERIFY(bar->tabRect(bar->count() - 1).right() < bar->width() - 2); // there is more of it
        const QColor line = person.theme().theme().color(views::ColorRole::Line);
        QCOMPARE(picture.pixelColor(picture.width() - 2, picture.height() - 1), line);
        QVERIFY(picture.pixelColor(picture.width() - 2, picture.height() - 3) != line);
    }

    void everyToolIsInReachInANarrowWindow()
    {
        test::Person person;
        auto* bar = person.window().findChild<QToolBar*>();
        int words = 0;
        for (const int width : {1060, 1250, 1400, 1900}) {
            person.window().resize(width, 800);
            QTRY_COMPARE(bar->width(), person.window().width());
            int shown = 0;
            for (const auto* button : bar->findChildren<QToolButton*>()) {
                if (button->objectName() == QStringLiteral("qt_toolbar_ext_button")) {
                    QTRY_VERIFY2(!button->isVisible(), qPrintable(QString::number(width)));
                    continue;
                }
                QTRY_VERIFY(button->isVisible() && bar->rect().contains(button->geometry()));
                shown += button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon ? 1 : 0;
            }
            QVERIFY(shown >= words); // what there is room for is written out again
            words = shown;
        }
        QVERIFY(words > 9);
    }

    void countsAreEnglish()
    {
        test::Person person;
        const auto says = [&](const QString& text) {
            for (const QLabel* label : person.window().statusBar()->findChildren<QLabel*>()) {
                if (label->text().contains(text))
                    return true;
            }
            return false;
        };
        QVERIFY(says(QStringLiteral("0 virtual networks · 0 NICs · 0 peering links")));
        person.run(QStringLiteral("insert.vnet"));
        person.run(QStringLiteral("insert.vm"));
        QVERIFY(says(QStringLiteral("1 virtual network · 1 NIC · 0 peering links")));
        QVERIFY(says(QStringLiteral("All tables current · ")));
        for (const QLabel* label : person.window().findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("(s)"))
                         && !label->text().contains(QStringLiteral("(es)")),
                     qPrintable(label->text()));
    }

    void helpOpensAtThePanelWithTheKeyboard()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto page = [&] {
            person.key(Qt::Key_F1);
            return person.window().findChild<views::HelpBrowser*>()->page();
        };
        QCOMPARE(page(), QStringLiteral("canvas"));
        for (const auto& panel : person.window().panels().panels()) {
            person.window().activateWindow();
            person.window().panels().focus(panel.id);
            QTRY_COMPARE(person.window().panels().focused(), panel.id);
            QCOMPARE(page(), panel.id);
        }
    }

    void helpHasNoDeadLinksAndKnowsEveryShortcut()
    {
        test::Person person;
        const QDir pages(QStringLiteral(":/help"));
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
        for (const QString& name : pages.entryList()) {
            QFile file(pages.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = link.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                const QString target = found.next().captured(1);
                QVERIFY2(pages.exists(target), qPrintable(name + QStringLiteral(": ") + target));
            }
        }
        person.run(QStringLiteral("help.contents"));
        auto& help = *person.window().findChild<views::HelpBrowser*>();
        help.showPage(QStringLiteral("shortcuts"));
        const QString text = help.browser().toPlainText();
        for (const auto& entry : person.window().actions().entries()) {
            for (const QKeySequence& key : entry.shortcuts)
                QVERIFY2(text.contains(key.toString(QKeySequence::NativeText)),
                         qPrintable(entry.id));
        }
    }

    void aboutSaysWhatItIsAndLeadsToTheHelp()
    {
        test::Person person;
        QString said;
        person.inDialog<window::AboutDialog>([&](window::AboutDialog& dialog) {
            for (const QLabel* label : dialog.findChildren<QLabel*>())
                said += label->text() + QLatin1Char('\n');
            for (auto* button : dialog.findChildren<QPushButton*>()) {
                if (button->text() == QStringLiteral("&Help"))
                    button->click();
            }
        });
        person.run(QStringLiteral("help.about"));
        QVERIFY(said.contains(QStringLiteral("Peerscape")));
        QVERIFY(said.contains(QLatin1String(qVersion())));
        QVERIFY(said.contains(QStringLiteral("Apache License 2.0")));
        QVERIFY(!window::applicationIcon().pixmap(16).isNull());
        const auto* help = person.window().findChild<views::HelpBrowser*>();
        QVERIFY(help != nullptr && help->isVisible());
        QCOMPARE(help->page(), QStringLiteral("index"));
    }

    void selectsEverythingOfOneKind()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto selected = [&person](Kind kind) {
            const auto& ids = person.window().selection().ids();
            return std::all_of(ids.begin(), ids.end(),
                               [kind](ObjectId id) { return id.kind() == kind; })
                       ? ids.size()
                       : 0;
        };
        person.run(QStringLiteral("edit.selectPeerings"));
        QCOMPARE(selected(Kind::Peering), person.document().all<azure::Peering>().size());
        QVERIFY(selected(Kind::Peering) > 1);
        person.run(QStringLiteral("edit.selectNetworks"));
        QCOMPARE(selected(Kind::VirtualNetwork), std::size_t{3});
    }

    void findsAndRunsAnything()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        auto* finder = person.window().findChild<window::CommandFinder*>();
        person.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(finder->isVisible());
        auto* field = finder->findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("dark"));
        QCOMPARE(finder->model().index(0, 0).data().toString(), QStringLiteral("Theme: Dark"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(person.theme().mode(), views::ThemeManager::Mode::Dark);
        QVERIFY(!finder->isVisible());

        person.key(Qt::Key_Slash); // as draw.io has it
        QVERIFY(finder->isVisible());
        QTest::keyClicks(field, QStringLiteral("hub-vpn-gw"));
        QTRY_COMPARE(finder->model().index(0, 0).data().toString(), QStringLiteral("hub-vpn-gw"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(person.window().selection().single(),
                 person.find(Kind::VirtualNetworkGateway, QStringLiteral("hub-vpn-gw")));
    }

    void findsByResourceIdAndSaysWhenNothingIsFound()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        auto* finder = person.window().findChild<window::CommandFinder*>();
        auto* field = finder->findChild<QLineEdit*>();
        auto* nothing = finder->findChild<QLabel*>(QStringLiteral("nothingFound"));
        const ObjectId hub = person.find(Kind::VirtualNetwork, QStringLiteral("hub-vnet"));
        person.key(Qt::Key_K, Qt::ControlModifier);
        field->setText(QString::fromStdString(azure::resourceId(person.document(), hub)).toUpper());
        QTRY_VERIFY(finder->model().rowCount() > 0);
        QVERIFY(nothing->isHidden());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(person.window().selection().single(), hub);

        person.key(Qt::Key_K, Qt::ControlModifier);
        field->setText(QStringLiteral("no such thing"));
        QTRY_VERIFY(nothing->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(finder->isVisible());
        field->setText(QStringLiteral("hub"));
        QTRY_VERIFY(!nothing->isVisible());
        QVERIFY(finder->findChild<QListView*>()->isVisible());
    }

    void findsAndOpensSamples()
    {
        test::Person person;
        auto* finder = person.window().findChild<window::CommandFinder*>();
        auto* field = finder->findChild<QLineEdit*>();
        person.key(Qt::Key_K, Qt::ControlModifier);
        const int high = finder->height();
        field->setText(QStringLiteral("gateway transit: hub"));
        QCOMPARE(finder->model().index(0, 0).data().toString(),
                 QStringLiteral("Sample: Gateway transit: hub and spokes"));
        QVERIFY(finder->height() < high); // as long as what was found
        QTest::keyClick(field, Qt::Key_Return);
        (void)person.find(Kind::VirtualNetwork, QStringLiteral("hub-vnet"));
        QCOMPARE(person.window().focusWidget(), &person.canvas());
        person.run(QStringLiteral("find.anything"));
        field->setText(QStringLiteral("10.1.1.0/24")); // three subnets are called "apps"
        QTRY_VERIFY(finder->model().rowCount() > 1);
        QCOMPARE(finder->model().index(1, 0).data().toString(), QStringLiteral("spoke1-vnet/apps"));
        QTest::keyClick(field, Qt::Key_Escape);
    }

    /// Without the menu round it no command of the list is a word that could be anything.
    void commandsSayWhatTheyAreAbout()
    {
        test::Person person;
        window::FinderModel& found = person.window().findChild<window::CommandFinder*>()->model();
        const auto first = [&](const QString& text) {
            found.search(text);
            return found.index(0, 0).data().toString();
        };
        QCOMPARE(first(QStringLiteral("security")), QStringLiteral("Layer: Security"));
        QCOMPARE(first(QStringLiteral("subnet")), QStringLiteral("Insert: Subnet"));
        QCOMPARE(first(QStringLiteral("sync")), QStringLiteral("Peering: Sync"));
        QCOMPARE(first(QStringLiteral("by region")), QStringLiteral("Matrix: By region"));
        found.search({});
        for (int row = 0; row < found.rowCount(); ++row) {
            const QString text = found.index(row, 0).data().toString();
            QVERIFY2(text.contains(QStringLiteral(": ")), qPrintable(text));
        }
    }

    void aRefusalIsShownAndGoesWithTheNextEdit()
    {
        test::Person person(QStringLiteral("overlap"));
        const auto& banner = person.window().banner();
        QVERIFY(banner.text().isEmpty());
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("hub-vnet")),
             person.find(Kind::VirtualNetwork, QStringLiteral("team-b-vnet"))});
        person.run(QStringLiteral("network.peer"));
        QVERIFY(!banner.text().isEmpty());
        person.run(QStringLiteral("insert.note"));
        QVERIFY(banner.text().isEmpty());
    }

    void everySampleOpensInEveryTheme()
    {
        test::Person person;
        QCOMPARE(window::DocumentFiles::samples().size(), std::size_t{7});
        for (const auto& sample : window::DocumentFiles::samples()) {
            QVERIFY2(person.window().session().open({sample.path}), qPrintable(sample.path));
            QCOMPARE(person.window().windowTitle(), sample.title);
            QVERIFY2(person.document().all<azure::Note>().size() > 0, qPrintable(sample.path));
            for (const auto mode :
                 {views::ThemeManager::Mode::Dark, views::ThemeManager::Mode::HighContrast,
                  views::ThemeManager::Mode::Light}) {
                person.theme().setMode(mode);
                QVERIFY(!person.window().grab().isNull());
            }
        }
    }
};

PEERSCAPE_TEST_CLASS(TestMainWindow)
#include "tst_main_window.moc"
