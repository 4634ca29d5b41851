#include "core/edit/remove.h"
#include "qt/flow_board.h"
#include "qt/matrix_model.h"
#include "qt/remedy_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/matrix/matrix_panel.h"
#include "views/reach/reach_panel.h"
#include "views/reach/remedy_view.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::RemedyModel;
using qtmodel::RemedyWish;

/// What would help, and what would keep apart, as a person uses it.
class TestRemediesView : public QObject
{
    Q_OBJECT

private:
    static views::ReachPanel& panel(test::Person& person)
    {
        return person.window().panel<views::ReachPanel>(QStringLiteral("reachability"));
    }
    static qtmodel::FlowBoard& board(test::Person& person)
    {
        return *person.controller().findChild<qtmodel::FlowBoard*>();
    }
    static views::RemedyView& search(test::Person& person, const char* from, const char* to,
                                     const QString& command)
    {
        panel(person).ask({person.find(Kind::VirtualMachine, QLatin1String(from)), {}},
                          {person.find(Kind::VirtualMachine, QLatin1String(to)), {}});
        person.run(command);
        views::RemedyView& view = panel(person).remedies();
        [&] { QTRY_VERIFY(!view.isWorking()); }();
        return view;
    }
    /// The texts of the children of a row, in order.
    static QStringList childrenOf(const RemedyModel& model, const QModelIndex& parent)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(parent); ++row)
            texts << model.index(row, 0, parent).data().toString();
        return texts;
    }

private slots:
    void showsRankedEditsWithTheirEffectsAndAppliesOne()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        views::RemedyView& view =
            search(person, "SalesVM", "ResearchVM", QStringLiteral("reach.remedy"));
        QVERIFY(view.isVisible());
        QVERIFY(view.view().hasFocus());
        const RemedyModel& model = view.model();
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(first.data().toString(), QStringLiteral("1  Peer SalesVNet and ResearchVNet"));
        QCOMPARE(first.siblingAtColumn(RemedyModel::GainedColumn).data().toString(),
                 QStringLiteral("+2"));
        QCOMPARE(first.siblingAtColumn(RemedyModel::LostColumn).data().toString(),
                 QStringLiteral("0"));
        QCOMPARE(first.siblingAtColumn(RemedyModel::RoutesColumn).data().toString(),
                 QStringLiteral("2"));
        const QStringList parts = childrenOf(model, first);
        QCOMPARE(parts.size(), 3); // resources, pairs gained, tables
        QVERIFY(childrenOf(model, model.index(0, 0, first))
                    .front()
                    .startsWith(QStringLiteral("+ peering ")));
        const QModelIndex pairs = model.index(1, 0, first);
        QVERIFY(childrenOf(model, pairs)
                    .front()
                    .startsWith(QStringLiteral("+ SalesVMVMNic → ResearchVMVMNic")));
        const QModelIndex tables = model.index(2, 0, first);
        QCOMPARE(model.rowCount(tables), 2);
        QCOMPARE(childrenOf(model, model.index(0, 0, tables)),
                 QStringList(QStringLiteral("+ 10.3.0.0/16 VNetGlobalPeering (Default)")));

        // Enter applies it: one step, and the hops are shown again.
        const int steps = person.controller().undoStack()->index();
        person.key(Qt::Key_Return);
        QCOMPARE(person.controller().undoStack()->index(), steps + 1);
        QVERIFY(board(person).current()->reachable());
        QVERIFY(!view.isVisible());
        person.run(QStringLiteral("edit.undo"));
        QCOMPARE(person.bytes(), before);
    }

    void searchesAgainAfterAnEditAndStaysOfUseAfterAMove()
    {
        test::Person person(QStringLiteral("exercise"));
        views::RemedyView& view =
            search(person, "SalesVM", "ResearchVM", QStringLiteral("reach.remedy"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        // A move is no reason to search, and applying does not take it back.
        person.window().selection().set({sales});
        person.canvas().setFocus();
        const auto place = [&] { return person.document().placement(sales)->position.x; };
        const auto before = place();
        person.key(Qt::Key_Right);
        QVERIFY(!view.isWorking());
        const auto moved = place();
        QVERIFY(moved != before);
        QVERIFY(view.apply());
        QCOMPARE(place(), moved);
        QVERIFY(board(person).current()->reachable());
        person.undoEverything();

        // Another edit is.
        search(person, "SalesVM", "ResearchVM", QStringLiteral("reach.remedy"));
        const ObjectId other = person.find(Kind::VirtualMachine, QStringLiteral("MarketingVM"));
        QVERIFY(person.controller().apply(edit::removeObjects(person.document(), {other})));
        QVERIFY(view.isWorking());
        QTRY_VERIFY(!view.isWorking());
        QCOMPARE(view.model().rowCount(), 1);
    }

    void keepsTwoNetworksApart()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId marketing =
            person.find(Kind::VirtualNetwork, QStringLiteral("MarketingVNet"));
        person.window().selection().set({sales, marketing});
        person.run(QStringLiteral("reach.isolate"));
        views::RemedyView& view = panel(person).remedies();
        QTRY_VERIFY(!view.isWorking());
        QCOMPARE(view.model().rowCount(), 1);
        QCOMPARE(view.model().index(0, RemedyModel::LostColumn).data().toString(),
                 QStringLiteral("−2"));
        auto* apply = view.findChild<QPushButton*>(QStringLiteral("apply"));
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(!board(person).current()->reachable());
        QCOMPARE(person.document().all<azure::Peering>().size(), std::size_t{2});

        // Asked once more, there is nothing to do, and it says so.
        person.run(QStringLiteral("reach.isolate"));
        QTRY_VERIFY(!view.isWorking());
        QCOMPARE(view.model().rowCount(), 0);
        QVERIFY(view.findChild<QLabel*>(QStringLiteral("state"))
                    ->text()
                    .contains(QStringLiteral("already")));
        person.key(Qt::Key_Escape);
        QVERIFY(!view.isVisible());
    }

    void canBeGivenUp()
    {
        test::Person person(QStringLiteral("exercise"));
        panel(person).ask({person.find(Kind::VirtualMachine, QStringLiteral("SalesVM")), {}},
                          {person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM")), {}});
        person.run(QStringLiteral("reach.remedy"));
        views::RemedyView& view = panel(person).remedies();
        person.key(Qt::Key_Escape); // before its results can have been taken up
        QVERIFY(!view.isWorking());
        QVERIFY(view.isVisible());
        QCOMPARE(view.model().rowCount(), 0);
        person.key(Qt::Key_Escape);
        QVERIFY(!view.isVisible());
    }

    void isThereInTheMatrix()
    {
        test::Person person(QStringLiteral("exercise"));
        auto& matrix = person.window().panel<views::MatrixPanel>(QStringLiteral("matrix"));
        matrix.setBy(reach::MatrixBy::Vnet);
        person.key(Qt::Key_0, Qt::AltModifier);
        QTRY_VERIFY(!matrix.isStale());
        const auto lineOf = [&](const char* name) {
            for (int line = 0; line < matrix.model().rowCount(); ++line) {
                if (matrix.model().nameAt(line).contains(QLatin1String(name)))
                    return line;
            }
            return -1;
        };
        const auto working = matrix.pairMenu(lineOf("SalesVNet"), lineOf("MarketingVNet"));
        QVERIFY(!working->actions()[1]->isEnabled());
        QVERIFY(working->actions()[2]->isEnabled());
        const auto failing = matrix.pairMenu(lineOf("SalesVNet"), lineOf("ResearchVNet"));
        failing->actions()[1]->trigger();
        views::RemedyView& view = panel(person).remedies();
        QVERIFY(view.isVisible());
        QTRY_VERIFY(!view.isWorking());
        QCOMPARE(view.model().rowCount(), 1);
    }
};

PEERSCAPE_TEST_CLASS(TestRemediesView)
#include "tst_remedies_view.moc"
