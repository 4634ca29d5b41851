#include "core/azure/note_order.h"
#include "core/edit/layout_edits.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QUndoStack>

using namespace peerscape;

/// Notes and images in front of others and behind, by keys and by menu; each is one undo step.
class TestCanvasRestacking : public QObject
{
    Q_OBJECT

private:
    static azure::Depth depth(test::Person& person, ObjectId id)
    {
        return azure::depthOf(person.document(), id);
    }

private slots:
    void keysBringToTheFrontAndSendToTheBack_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("near") << 1.0;
        QTest::newRow("blocks with names") << 0.3;
        QTest::newRow("blocks") << 0.12;
    }
    void keysBringToTheFrontAndSendToTheBack()
    {
        QFETCH(double, zoom);
        test::Person person(QStringLiteral("exercise"));
        views::CanvasView& canvas = person.canvas();
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const diagram::Rect box = *person.controller().diagram().boxOf(sales);
        const ObjectId note = NoteId(1);
        person.controller().apply(edit::place(
            person.document(), {{note, {{box.x + 10, box.y + 10}, {}}}}, Message{"Move", {}}));
        canvas.setZoom(zoom, {0, 0});
        canvas.reveal(sales);
        const QPointF corner = canvas.toView({box.x + 40, box.y + 40});
        const auto colour = [&] {
            canvas.completePicture();
            return canvas.viewport()->grab().toImage().pixelColor(corner.toPoint());
        };
        person.window().selection().clear();
        const QColor inFront = colour();
        person.window().selection().set({note});
        canvas.setFocus();
        const int steps = person.controller().undoStack()->index();
        person.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(depth(person, note).behind);
        QCOMPARE(person.controller().undoStack()->index(), steps + 1);
        person.window().selection().clear();
        QVERIFY(colour() != inFront);
        person.window().selection().set({note});
        person.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!depth(person, note).behind);
        person.window().selection().clear();
        QCOMPARE(colour(), inFront);
        person.controller().undoStack()->undo();
        person.controller().undoStack()->undo();
        QVERIFY(depth(person, note) == (azure::Depth{false, 0, note}));
    }

    void oneStepPassesTheNetworks()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId note = NoteId(1);
        person.window().selection().set({note});
        person.canvas().setFocus();
        const auto kModifiers = Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier;
        person.key(Qt::Key_B, kModifiers);
        QVERIFY(depth(person, note).behind);
        person.key(Qt::Key_F, kModifiers);
        QVERIFY(!depth(person, note).behind);
    }

    void onlyNotesHaveAnOrder()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto enabled = [&] {
            return person.window().actions().action(QStringLiteral("arrange.toFront"))->isEnabled();
        };
        QVERIFY(!enabled());
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        QVERIFY(!enabled());
        person.window().selection().set({NoteId(1)});
        QVERIFY(enabled());
    }

    void nothingIsSelectedByTheKeyOfOtherTools()
    {
        test::Person person(QStringLiteral("exercise"));
        person.canvas().setFocus();
        person.key(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!person.window().selection().ids().empty());
        const std::string before = person.bytes();
        person.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(person.window().selection().ids().empty());
        QCOMPARE(person.bytes(), before);
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasRestacking)
#include "tst_canvas_restacking.moc"
