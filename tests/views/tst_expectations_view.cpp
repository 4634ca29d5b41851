#include "core/edit/expectation_edits.h"
#include "core/edit/peering_edits.h"
#include "qt/expectation_model.h"
#include "qt/finding_model.h"
#include "qt/flow_board.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/problems/expectations_view.h"
#include "views/problems/problems_panel.h"
#include "views/reach/reach_panel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::ExpectationModel;
using State = expect::Judgement::State;

/// The statements of a design as a person keeps them.
class TestExpectationsView : public QObject
{
    Q_OBJECT

private:
    /// The exercise, held to nothing yet.
    struct Exercise : test::Person
    {
        Exercise()
            : test::Person(QStringLiteral("exercise"))
        {
            controller().setDocument(edit::setExpectations(document(), {})->next);
        }
    };
    static views::ExpectationsView& open(test::Person& person)
    {
        person.run(QStringLiteral("expect.show"));
        return person.window()
            .panel<views::ProblemsPanel>(QStringLiteral("problems"))
            .expectations();
    }
    static State stateAt(const ExpectationModel& model, int row)
    {
        return static_cast<State>(model.index(row, 0).data(ExpectationModel::StateRole).toInt());
    }
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }

private slots:
    void keepsStatementsByKeyboard()
    {
        Exercise person;
        const std::string before = person.bytes();
        views::ExpectationsView& view = open(person);
        QAbstractItemModelTester tester(&view.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(view.field().hasFocus());
        person.type(QStringLiteral("SalesVM reaches MarketingVM on ssh"));
        person.key(Qt::Key_Return);
        QCOMPARE(steps(person), 1);
        QVERIFY(view.field().text().isEmpty());
        person.type(QStringLiteral("SalesVM reaches ResearchVM on ssh"));
        person.key(Qt::Key_Return);
        // What makes no sense stays in the field, with Azure's way of saying no.
        person.type(QStringLiteral("SalesVM likes ResearchVM"));
        person.key(Qt::Key_Return);
        QCOMPARE(steps(person), 2);
        QCOMPARE(view.field().text(), QStringLiteral("SalesVM likes ResearchVM"));
        const ExpectationModel& model = view.model();
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(stateAt(model, 0) == State::Met);
        QVERIFY(stateAt(model, 1) == State::Broken);
        QVERIFY(model.index(1, ExpectationModel::WhyColumn)
                    .data()
                    .toString()
                    .contains(QStringLiteral("(10.1.1.4)")));
        QCOMPARE(view.summary(), QStringLiteral("1 holds, 1 does not"));

        // An edit of the design is judged at once, with one signal for the one row.
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const auto sales =
            VnetId::of(person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet")));
        const auto research =
            VnetId::of(person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet")));
        QVERIFY(
            person.controller().apply(edit::addPeeringPair(person.document(), sales, research)));
        QVERIFY(stateAt(model, 1) == State::Met);
        QCOMPARE(changes.count(), 1);
        person.run(QStringLiteral("edit.undo"));
        QVERIFY(stateAt(model, 1) == State::Broken);

        // Off and on, another text, and out: a step each.
        view.view().setFocus();
        view.view().setCurrentIndex(model.index(1, 0));
        person.key(Qt::Key_Space);
        QVERIFY(stateAt(model, 1) == State::Off);
        QCOMPARE(steps(person), 3);
        QCOMPARE(model.index(1, 0).data().toString(),
                 QStringLiteral("SalesVM reaches ResearchVM on ssh"));
        person.key(Qt::Key_Space);
        QVERIFY(stateAt(model, 1) == State::Broken);
        person.key(Qt::Key_F2);
        person.type(QStringLiteral("SalesVM does not reach ResearchVM"));
        person.key(Qt::Key_Return);
        QTRY_VERIFY(stateAt(model, 1) == State::Met); // the list takes it up in its own time
        QCOMPARE(steps(person), 5);
        view.view().setFocus();
        view.view().setCurrentIndex(model.index(0, 0));
        person.key(Qt::Key_Delete);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(steps(person), 6);
        // It is in the file.
        QVERIFY(person.bytes().find("SalesVM does not reach ResearchVM") != std::string::npos);
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
        QCOMPARE(model.rowCount(), 0);
    }

    void nothingChangesForWhatIsSelected()
    {
        Exercise person;
        const auto sales =
            VnetId::of(person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet")));
        person.window().selection().set({sales});
        person.run(QStringLiteral("expect.unchanged"));
        const ExpectationModel& model = open(person).model();
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(stateAt(model, 0) == State::Met);
        // The list does not show what was recorded; the text to edit does.
        QCOMPARE(model.index(0, 0).data().toString(),
                 QStringLiteral("nothing changes for SalesVNet"));
        QVERIFY(model.index(0, 0)
                    .data(Qt::EditRole)
                    .toString()
                    .contains(QStringLiteral("recorded as")));
        const auto research =
            VnetId::of(person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet")));
        QVERIFY(
            person.controller().apply(edit::addPeeringPair(person.document(), sales, research)));
        QVERIFY(stateAt(model, 0) == State::Broken);
        // The fix in Problems takes it as it is now.
        auto& problems = person.window().panel<views::ProblemsPanel>(QStringLiteral("problems"));
        problems.showProblems();
        problems.view().setCurrentIndex(problems.model().index(0, 0));
        QVERIFY(problems.applyFix());
        QVERIFY(stateAt(model, 0) == State::Met);
    }

    void expectsWhatIsSeenAndShowsWhatBreaksIt()
    {
        Exercise person;
        auto& reach = person.window().panel<views::ReachPanel>(QStringLiteral("reachability"));
        reach.ask({person.find(Kind::VirtualMachine, QStringLiteral("SalesVM")), {}},
                  {person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM")), {}});
        QCOMPARE(reach.statement(true), QStringLiteral("SalesVM reaches ResearchVM on tcp/22"));
        emit reach.expected(reach.statement(true));
        views::ExpectationsView& view = open(person);
        QCOMPARE(view.model().rowCount(), 1);
        QVERIFY(stateAt(view.model(), 0) == State::Broken);
        person.run(QStringLiteral("reach.clear"));
        view.view().setCurrentIndex(view.model().index(0, 0));
        view.showCurrent();
        const auto* flow = person.controller().findChild<qtmodel::FlowBoard*>()->current();
        QVERIFY(flow != nullptr);
        QVERIFY(!flow->reachable());
        QTRY_VERIFY(person.window().panels().inFront(QStringLiteral("reachability")));
    }
};

PEERSCAPE_TEST_CLASS(TestExpectationsView)
#include "tst_expectations_view.moc"
