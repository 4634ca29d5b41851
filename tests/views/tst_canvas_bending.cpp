#include "core/azure/lines.h"
#include "core/diagram/bent_line.h"
#include "core/read/read.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QMenu>
#include <QSignalSpy>
#include <QUndoStack>

using namespace peerscape;

/// Bending peerings and connections by mouse and by keys; each gesture is one undo step.
class TestCanvasBending : public QObject
{
    Q_OBJECT

private:
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }
    static QString undoText(test::Person& person)
    {
        return person.controller().undoStack()->undoText();
    }
    static std::vector<diagram::Point> bends(test::Person& person, ObjectId line)
    {
        return azure::bendsOf(person.document(), line);
    }
    static QPoint inView(test::Person& person, diagram::Point at)
    {
        return person.canvas().toView(at).toPoint();
    }
    static ObjectId anyPeering() { return PeeringId(1); }

private slots:
    void dragsABendOutOfTheLineMovesAndRemovesIt()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("view.zoomReset"));
        const ObjectId line = anyPeering();
        const std::string before = person.bytes();
        const QPoint from = person.on(line);
        person.drag(from, from + QPoint(0, 90));
        QCOMPARE(bends(person, line).size(), std::size_t{1});
        QCOMPARE(steps(person), 1);
        QVERIFY(undoText(person).startsWith(QStringLiteral("Bend ")));
        QCOMPARE(person.window().selection().single(), line);
        // The line runs through it, and it lies on the grid.
        const diagram::Point bend = bends(person, line)[0];
        QCOMPARE(bend.y, std::round(bend.y / 10) * 10);
        QVERIFY(person.controller().diagram().hitTest(bend, 8).element != nullptr);

        person.drag(inView(person, bend), inView(person, bend) + QPoint(40, 30));
        QCOMPARE(bends(person, line).size(), std::size_t{1});
        QVERIFY(!(bends(person, line)[0] == bend));
        QCOMPARE(steps(person), 2);

        const QPoint at = inView(person, bends(person, line)[0]);
        QTest::mouseDClick(person.canvas().viewport(), Qt::LeftButton, {}, at);
        QVERIFY(bends(person, line).empty());
        QVERIFY(undoText(person).startsWith(QStringLiteral("Remove a bend of ")));
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
    }

    void escapeGivesUp()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("view.zoomReset"));
        const QPoint from = person.on(anyPeering());
        QWidget* viewport = person.canvas().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        const QPointF to = from + QPointF(0, 80);
        QMouseEvent move(QEvent::MouseMove, to, viewport->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(viewport, &move);
        person.key(Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to.toPoint());
        QVERIFY(bends(person, anyPeering()).empty());
        QCOMPARE(steps(person), 0);
    }

    void bendsByKeys()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("view.zoomReset"));
        const ObjectId line = anyPeering();
        person.window().selection().set({line});
        person.canvas().setFocus();
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        person.key(Qt::Key_B);
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("make a bend here")));
        for (int i = 0; i < 6; ++i)
            person.key(Qt::Key_Down);
        QCOMPARE(bends(person, line).size(), std::size_t{1});
        QCOMPARE(steps(person), 1);
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("Bend 1 of 1")));
        QCOMPARE(person.canvas().accessibleDescription(), hints.last().front().toString());
        const diagram::Point first = bends(person, line)[0];
        person.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(bends(person, line)[0].x, first.x + 1);
        // The place after it makes a second one.
        person.key(Qt::Key_Tab);
        person.key(Qt::Key_Up);
        QCOMPARE(bends(person, line).size(), std::size_t{2});
        QCOMPARE(steps(person), 2);
        person.key(Qt::Key_Delete);
        QCOMPARE(bends(person, line).size(), std::size_t{1});
        QVERIFY(person.document().contains(line));
        person.key(Qt::Key_Escape);
        QCOMPARE(person.window().selection().single(), line);
        // Arrows are the canvas's own again.
        person.key(Qt::Key_R, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(bends(person, line).empty());
        QVERIFY(undoText(person).startsWith(QStringLiteral("Re-route ")));
        QVERIFY(!person.window().actions().action(QStringLiteral("arrange.reroute"))->isEnabled());
    }

    void isOfferedInTheContextMenu()
    {
        test::Person person(QStringLiteral("exercise"));
        person.click(anyPeering());
        QStringList entries;
        QTimer::singleShot(0, &person.window(), [&] {
            if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
                for (const QAction* action : menu->actions())
                    entries << action->text();
                menu->close();
            }
        });
        emit person.canvas().contextMenuRequested(person.canvas().mapToGlobal(QPoint(50, 50)));
        QVERIFY(entries.contains(QStringLiteral("Be&nd line")));
        QVERIFY(entries.contains(QStringLiteral("Re-r&oute line")));
    }

    void aViewOnlyCanvasBendsNothing()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("view.zoomReset"));
        person.canvas().setViewOnly(true);
        const QPoint from = person.on(anyPeering());
        person.drag(from, from + QPoint(0, 90));
        QCOMPARE(steps(person), 0);
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasBending)
#include "tst_canvas_bending.moc"
