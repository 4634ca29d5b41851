#include "core/azure/peering_state.h"
#include "core/shell/session.h"
#include "qt/finding_model.h"
#include "qt/history_model.h"
#include "qt/outline_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "tests/views/row_changes.h"
#include "views/outline/outline_panel.h"
#include "views/problems/problems_panel.h"
#include "views/widgets/link_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTreeView>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::FindingModel;

/// Problems, Outline and History as a person uses them.
class TestSidePanels : public QObject
{
    Q_OBJECT

private slots:
    void aProblemIsShownFixedAndUndone()
    {
        test::Person person(QStringLiteral("one-sided"));
        person.window().panels().raise(QStringLiteral("problems"));
        auto& panel = person.window().panel<views::ProblemsPanel>(QStringLiteral("problems"));
        FindingModel& model = panel.model();
        auto& view = panel.view();
        int row = 0;
        while (row < model.rowCount()
               && !model.index(row, 0).data(FindingModel::HasFixRole).toBool())
            ++row;
        QVERIFY2(row < model.rowCount(), "no problem of this sample has a fix");
        const std::string before = person.bytes();
        const int problems = model.rowCount();
        const std::vector<ObjectId> subjects = model.finding(row).subjects;

        const QModelIndex shown = model.index(row, FindingModel::MessageColumn);
        view.scrollTo(shown);
        QTRY_VERIFY(view.viewport()->rect().contains(view.visualRect(shown).center()));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(shown).center());
        QCOMPARE(person.window().selection().ids().size(), subjects.size());

        test::RowChanges changes(model);
        auto& fix = person.in<QPushButton>(QStringLiteral("problems"), QStringLiteral("fix"));
        QVERIFY(fix.isVisible());
        QTest::mouseClick(&fix, Qt::LeftButton);
        QVERIFY(person.bytes() != before);
        QVERIFY(model.rowCount() < problems);
        QCOMPARE(changes.removed() - changes.inserted(), problems - model.rowCount());
        QCOMPARE(changes.coarse(), 0);
        person.run(QStringLiteral("edit.undo"));
        QCOMPARE(person.bytes(), before);
        QCOMPARE(model.rowCount(), problems);
        QCOMPARE(changes.coarse(), 0);
    }

    void outlineSearchesAndLeadsTheSelectionByKeys()
    {
        test::Person person(QStringLiteral("exercise"));
        person.key(Qt::Key_F, Qt::ControlModifier);
        auto& search = person.in<QLineEdit>(QStringLiteral("outline"));
        QVERIFY(search.hasFocus());
        person.type(QStringLiteral("10.3.1.4"));
        auto& tree = person.in<QTreeView>(QStringLiteral("outline"));
        // Only the machine with that address, and what it stands in.
        QTRY_COMPARE(tree.model()->rowCount(), 1);
        QVERIFY(person.tabTo([&](QWidget* widget) { return widget == &tree; }));
        for (int presses = 0; presses < 20; ++presses) {
            const ObjectId id = person.window().selection().single();
            if (id.kind() == Kind::NetworkInterface || id.kind() == Kind::VirtualMachine)
                break;
            person.key(Qt::Key_Down);
        }
        const ObjectId found = person.window().selection().single();
        QVERIFY(person.document().nameOf(found).str().find("ResearchVM") == 0);
        search.clear();
        QTRY_VERIFY(tree.model()->rowCount() > 1);
    }

    void outlineRenamesAndDeletes()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId note = [&] {
            person.run(QStringLiteral("insert.note"));
            return person.window().selection().single();
        }();
        person.window().panels().focus(QStringLiteral("outline"));
        person.in<QTreeView>(QStringLiteral("outline")).setFocus();
        QCOMPARE(person.window().selection().single(), note);
        person.key(Qt::Key_Delete);
        QVERIFY(!person.document().contains(note));
    }

    void outlineFollowsEditsRowByRow()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto& model =
            person.window().panel<views::OutlinePanel>(QStringLiteral("outline")).model();
        test::RowChanges changes(model);
        person.run(QStringLiteral("insert.note"));
        QVERIFY(changes.inserted() >= 1);
        person.run(QStringLiteral("edit.undo"));
        QCOMPARE(changes.removed(), changes.inserted());
        QCOMPARE(changes.coarse(), 0);
    }

    void historyGoesBackAndForward()
    {
        test::Person person;
        std::vector<std::string> versions{person.bytes()};
        for (const char* action : {"insert.vnet", "insert.vm", "insert.note"}) {
            person.run(QLatin1String(action));
            versions.push_back(person.bytes());
        }
        person.window().panels().raise(QStringLiteral("history"));
        auto& view = person.in<QListView>(QStringLiteral("history"));
        QCOMPARE(view.model()->rowCount(), 4);
        for (const int row : {1, 0, 3, 2}) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                              view.visualRect(view.model()->index(row, 0)).center());
            QCOMPARE(person.bytes(), versions[static_cast<std::size_t>(row)]);
        }
        for (int row = 1; row < 4; ++row)
            QVERIFY(!view.model()->index(row, 0).data().toString().isEmpty());
    }

    /// Every edit as commands: shown below it, copied alone and as a script that makes it again.
    void historyShowsCommands()
    {
        {
            test::Person person;
            person.run(QStringLiteral("insert.vnet"));
            person.run(QStringLiteral("insert.note"));
            person.key(Qt::Key_8, Qt::AltModifier);
            auto& form = person.in<QComboBox>(QStringLiteral("history"));
            auto& view = person.in<QListView>(QStringLiteral("history"));
            const auto code = [&](int row) {
                return view.model()->index(row, 0).data(qtmodel::HistoryModel::CodeRole).toString();
            };
            QVERIFY(code(1).isEmpty());
            form.setFocus();
            person.key(Qt::Key_Down);
            QCOMPARE(form.currentText(), QStringLiteral("Azure CLI"));
            QVERIFY2(code(1).contains(QStringLiteral("az network vnet create")),
                     qPrintable(code(1)));
            QCOMPARE(code(2), QStringLiteral("no command: drawing only"));
            person.key(Qt::Key_Down);
            QVERIFY2(code(1).contains(QStringLiteral("New-AzVirtualNetwork")), qPrintable(code(1)));
            person.key(Qt::Key_Down);
            QVERIFY2(code(1).contains(QStringLiteral("Microsoft.Network/virtualNetworks@")),
                     qPrintable(code(1)));
            person.key(Qt::Key_Down);
            QVERIFY2(code(1).contains(QStringLiteral("azurerm_virtual_network")),
                     qPrintable(code(1)));
            form.setCurrentIndex(1);
            const auto press = [&](const QString& text) {
                for (auto* link : person.window()
                                      .panels()
                                      .content(QStringLiteral("history"))
                                      ->findChildren<views::LinkLabel*>()) {
                    if (link->text() == text)
                        QTest::mouseClick(link, Qt::LeftButton);
                }
                return QGuiApplication::clipboard()->text();
            };
            view.setCurrentIndex(view.model()->index(1, 0));
            QCOMPARE(press(QStringLiteral("Copy command")), code(1) + QLatin1Char('\n'));
            const QString script = press(QStringLiteral("Copy history as script"));
            QVERIFY(script.startsWith(QStringLiteral("#!/usr/bin/env bash")));
            shell::Session session;
            for (const QString& line : script.split(QLatin1Char('\n')))
                session.feed(line.toStdString());
            QVERIFY(session.document().all<azure::VirtualNetwork>().size() == 1);
        }
        test::Person again(test::Person::Settings::Kept);
        QCOMPARE(again.in<QComboBox>(QStringLiteral("history")).currentIndex(), 1);
    }
};

PEERSCAPE_TEST_CLASS(TestSidePanels)
#include "tst_side_panels.moc"
