#include "core/fault/breaking.h"
#include "qt/expectation_model.h"
#include "qt/selection.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/break_dialog.h"
#include "views/problems/expectations_view.h"

#include <QComboBox>
#include <QMessageBox>
#include <QSpinBox>
#include <QUndoStack>

using namespace peerscape;

/// A mistake for somebody to find, as a trainer and a learner use it.
class TestLessons : public QObject
{
    Q_OBJECT

private:
    /// Goes through the dialog by keys; gives what the window then said.
    static QString breakDesign(test::Person& person, int level, int number)
    {
        QString said;
        person.inDialog<views::BreakDialog>([&](views::BreakDialog& dialog) {
            auto* levels = dialog.findChild<QComboBox*>();
            QCOMPARE(levels->count(), 3);
            levels->setCurrentIndex(level);
            auto* exercise = dialog.findChild<QSpinBox*>();
            exercise->setFocus();
            exercise->selectAll();
            QTest::keyClicks(exercise, QString::number(number));
            person.inDialog<QMessageBox>([&](QMessageBox& box) {
                said = box.text();
                QTest::keyClick(&box, Qt::Key_Return);
            });
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        person.run(QStringLiteral("lesson.break"));
        return said;
    }
    static bool canTell(test::Person& person)
    {
        return person.window().actions().action(QStringLiteral("lesson.tell"))->isEnabled();
    }

private slots:
    void breaksTellsAndTakesBack()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        QVERIFY(!canTell(person));
        const QString said = breakDesign(person, 0, 2);
        const auto broken = fault::breakDesign(route::RouteEngine(person.controller().versionAt(0)),
                                               {.level = fault::Level::Fundamentals, .number = 2});
        QVERIFY(broken);
        QVERIFY2(said.contains(views::BreakDialog::symptomsOf(*broken)), qPrintable(said));
        QCOMPARE(person.controller().undoStack()->count(), 1);
        // The history does not tell.
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Break the design"));
        // The statements are in front, and one is not met.
        auto& list = person.in<views::ExpectationsView>(QStringLiteral("problems"));
        QVERIFY(list.isVisible());
        QCOMPARE(list.summary(), QStringLiteral("1 holds, 1 does not"));

        QVERIFY(canTell(person));
        QString told;
        person.inDialog<QMessageBox>([&](QMessageBox& box) {
            told = box.text();
            QTest::keyClick(&box, Qt::Key_Return);
        });
        person.run(QStringLiteral("lesson.tell"));
        QCOMPARE(told, QString::fromStdString(render(broken->mistake.what)));
        QVERIFY(person.window().selection().single() == broken->mistake.subject);

        person.undoEverything();
        QVERIFY(person.bytes() == before);
        QVERIFY(!canTell(person));
        person.controller().undoStack()->redo();
        QVERIFY(canTell(person));
    }

    void anotherEditInItsPlaceIsNotTheMistake()
    {
        test::Person person(QStringLiteral("appliance"));
        breakDesign(person, 2, 5);
        QVERIFY(canTell(person));
        person.controller().undoStack()->undo();
        person.run(QStringLiteral("edit.selectNetworks"));
        person.run(QStringLiteral("arrange.lock"));
        QVERIFY(!canTell(person));
    }

    void saysWhereNothingWorks()
    {
        test::Person person;
        const std::string before = person.bytes();
        QVERIFY(breakDesign(person, 2, 1).contains(QStringLiteral("No mistake of this level")));
        QVERIFY(person.bytes() == before);
        QVERIFY(!canTell(person));
    }

    void cancelLeavesTheDesignAlone()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        person.inDialog<views::BreakDialog>(
            [](views::BreakDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
        person.run(QStringLiteral("lesson.break"));
        QVERIFY(person.bytes() == before);
        QVERIFY(!person.controller().undoStack()->canUndo());
    }
};

PEERSCAPE_TEST_CLASS(TestLessons)
#include "tst_lessons.moc"
