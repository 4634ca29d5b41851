#include "core/edit/create.h"
#include "qt/history_player.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/history/play_bar.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>

using namespace peerscape;
using window::MainWindow;

/// Several windows, branches of a history, and its replay.
class TestWindows : public QObject
{
    Q_OBJECT

private slots:
    void windowsHaveNothingInCommon()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        QPointer<MainWindow> other = another(person, QStringLiteral("file.newWindow"));
        QCOMPARE(other->controller().document().all<azure::VirtualNetwork>().size(),
                 std::size_t{0});
        other->controller().apply(edit::addVnet(other->controller().document(), {}));
        QCOMPARE(other->controller().document().all<azure::VirtualNetwork>().size(),
                 std::size_t{1});
        QCOMPARE(person.bytes(), before);
        QCOMPARE(person.controller().undoStack()->count(), 0);
        other->controller().undoStack()->undo();
        other->close();
        QTRY_VERIFY(other.isNull());
        QVERIFY(person.window().isVisible());
    }

    void copiesGoFromWindowToWindow()
    {
        test::Person person(QStringLiteral("exercise"));
        QPointer<MainWindow> other = another(person, QStringLiteral("file.newWindow"));
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        person.run(QStringLiteral("edit.copy"));
        other->actions().action(QStringLiteral("edit.paste"))->trigger();
        const azure::Document& document = other->controller().document();
        QCOMPARE(document.all<azure::VirtualNetwork>().size(), std::size_t{1});
        QCOMPARE(document.all<azure::VirtualMachine>().size(), std::size_t{1});
        discard(*other);
        QTRY_VERIFY(other.isNull());
    }

    void aBranchGoesOnFromAStepOfTheHistory()
    {
        test::Person person;
        person.controller().apply(edit::addVnet(person.document(), {}));
        const std::string one = person.bytes();
        person.controller().apply(edit::addVnet(person.document(), {}));
        person.run(QStringLiteral("edit.undo"));
        QPointer<MainWindow> other = another(person, QStringLiteral("history.branch"));
        QCOMPARE(other->controller().document().all<azure::VirtualNetwork>().size(),
                 std::size_t{1});
        QVERIFY(!other->controller().undoStack()->isClean()); // no file has it
        other->controller().apply(edit::addVnet(other->controller().document(), {}));
        QCOMPARE(person.bytes(), one);
        QVERIFY(person.controller().undoStack()->canRedo());

        // Quitting asks in each window; who stays keeps everything.
        QTimer::singleShot(0, this, [] { answer(QMessageBox::Cancel); });
        other->close();
        QVERIFY(!other.isNull() && other->isVisible());
        discard(*other);
        QTRY_VERIFY(other.isNull());
    }

    void theHistoryPlaysFromItsBeginning()
    {
        test::Person person;
        QVERIFY(!bar(person).findChild<QToolButton*>()->isEnabled());
        for (int i = 0; i < 4; ++i)
            person.controller().apply(edit::addVnet(person.document(), {}));
        QVERIFY(bar(person).findChild<QToolButton*>()->isEnabled());
        const std::string all = person.bytes();
        QUndoStack& stack = *person.controller().undoStack();
        QAction& action = *person.window().actions().action(QStringLiteral("history.replay"));
        QSignalSpy steps(&stack, &QUndoStack::indexChanged);
        bar(person).findChild<QToolButton*>()->click();
        QCOMPARE(stack.index(), 0);
        QVERIFY(action.isChecked());
        setInterval(person, 5);
        QTRY_COMPARE(stack.index(), 4);
        QTRY_VERIFY(!action.isChecked());
        QCOMPARE(person.bytes(), all);
        QCOMPARE(steps.count(), 5); // to the beginning, and four steps
    }

    void anEditEndsTheReplayThere()
    {
        test::Person person;
        for (int i = 0; i < 4; ++i)
            person.controller().apply(edit::addVnet(person.document(), {}));
        QUndoStack& stack = *person.controller().undoStack();
        setInterval(person, 300); // longer than one look at the condition below
        person.run(QStringLiteral("history.replay"));
        QTRY_COMPARE(stack.index(), 2);
        person.run(QStringLiteral("history.replay")); // pause
        QTest::qWait(500);
        QCOMPARE(stack.index(), 2);
        person.run(QStringLiteral("history.replay")); // goes on from here
        QTRY_COMPARE(stack.index(), 3);
        person.controller().apply(edit::addVnet(person.document(), {}));
        QTest::qWait(500);
        QCOMPARE(stack.index(), stack.count());
        QVERIFY(!person.window().findChild<qtmodel::HistoryPlayer*>()->isPlaying());
    }

private:
    static QPointer<MainWindow> another(test::Person& person, const QString& command)
    {
        person.run(command);
        for (QWidget* widget : QApplication::allWidgets()) {
            auto* window = qobject_cast<MainWindow*>(widget);
            if (window != nullptr && window != &person.window())
                return window;
        }
        qFatal("%s opened no window", qPrintable(command));
        return {};
    }

    static void answer(QMessageBox::StandardButton button)
    {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box == nullptr)
            qFatal("nobody asks about unsaved changes");
        box->button(button)->click();
    }

    static void discard(MainWindow& window)
    {
        QTimer::singleShot(0, &window, [] { answer(QMessageBox::Discard); });
        window.close();
    }

    static views::PlayBar& bar(test::Person& person)
    {
        person.window().panels().raise(QStringLiteral("history"));
        return *person.window()
                    .panels()
                    .content(QStringLiteral("history"))
                    ->findChild<views::PlayBar*>();
    }

    static void setInterval(test::Person& person, int milliseconds)
    {
        person.window().findChild<qtmodel::HistoryPlayer*>()->setInterval(milliseconds);
    }
};

PEERSCAPE_TEST_CLASS(TestWindows)
#include "tst_windows.moc"
