#include "core/edit/put.h"
#include "core/read/read.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QSignalSpy>
#include <QUndoStack>

#include <algorithm>

using namespace peerscape;

/// Snapping, aligning, locking and keeping apart, by mouse and by keys; each is one undo step.
class TestCanvasArranging : public QObject
{
    Q_OBJECT

private:
    static diagram::Rect boxOf(test::Person& person, ObjectId id)
    {
        return *person.controller().diagram().boxOf(id);
    }
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }
    /// Presses, moves by canvas units, and lets go.
    static void dragBy(test::Person& person, ObjectId id, QPointF by,
                       Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint from = person.on(id);
        person.drag(from, from + (by * person.canvas().zoom()).toPoint(), modifiers);
    }
    static ObjectId network(test::Person& person, const char* name)
    {
        return person.find(Kind::VirtualNetwork, QString::fromLatin1(name));
    }
    static bool anyOverlap(test::Person& person)
    {
        std::vector<diagram::Rect> boxes;
        person.document().all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const auto&) { boxes.push_back(boxOf(person, id)); });
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                if (boxes[i].intersects(boxes[j]))
                    return true;
            }
        }
        return false;
    }

private slots:
    void snapsToAnEdgeAndAltIgnoresIt()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("view.zoomReset"));
        const ObjectId note = NoteId(1);
        const diagram::Rect sales = boxOf(person, network(person, "SalesVNet"));
        const diagram::Rect before = boxOf(person, note);
        // A unit off the left edge of the network above.
        dragBy(person, note, {sales.x + 1 - before.x, 303 - before.y});
        QCOMPARE(boxOf(person, note).x, sales.x);
        dragBy(person, note, {44, 0}, Qt::AltModifier);
        QCOMPARE(boxOf(person, note).x, sales.x + 44);
        QCOMPARE(steps(person), 2);
        // Without guides only the grid holds, without both nothing does.
        person.run(QStringLiteral("arrange.snapGuides"));
        dragBy(person, note, {sales.x + 7 - boxOf(person, note).x, 0});
        QCOMPARE(boxOf(person, note).x, sales.x + 10);
        person.run(QStringLiteral("arrange.snapGrid"));
        dragBy(person, note, {-33, 0});
        QCOMPARE(boxOf(person, note).x, sales.x - 23);
    }

    void alignsAndDistributesByKeys()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::vector<ObjectId> ids{VnetId(1), VnetId(2), VnetId(3)};
        person.window().selection().set(ids);
        const std::string before = person.bytes();
        person.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(steps(person), 1);
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Align 3 objects"));
        for (const ObjectId id : ids)
            QCOMPARE(boxOf(person, id).x, boxOf(person, ids[0]).x);
        QVERIFY(!anyOverlap(person));
        person.run(QStringLiteral("arrange.distributeDown"));
        QCOMPARE(boxOf(person, ids[1]).y - boxOf(person, ids[0]).bottom(),
                 boxOf(person, ids[2]).y - boxOf(person, ids[1]).bottom());
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
        person.window().selection().set({ids[0]});
        QVERIFY(!person.window().actions().action(QStringLiteral("arrange.left"))->isEnabled());
    }

    void aNetworkDroppedOnAnotherGoesBesideIt()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, "SalesVNet");
        const ObjectId marketing = network(person, "MarketingVNet");
        const diagram::Rect there = boxOf(person, marketing);
        const diagram::Rect here = boxOf(person, sales);
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        dragBy(person, sales, {there.x - here.x + 20, there.y - here.y + 10});
        QVERIFY(std::any_of(hints.begin(), hints.end(), [](const QList<QVariant>& hint) {
            return hint.front().toString().contains(QStringLiteral("nearest free place"));
        }));
        QVERIFY(!anyOverlap(person));
        QCOMPARE(boxOf(person, marketing), there);
        QCOMPARE(steps(person), 1);
    }

    void aNetworkThatGrowsMakesRoomInTheSameStep()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        const ObjectId sales = network(person, "SalesVNet");
        person.click(sales);
        const diagram::Rect box = boxOf(person, sales);
        const diagram::Rect next = boxOf(person, network(person, "MarketingVNet"));
        const QPoint corner = person.canvas().toView({box.right() - 2, box.bottom() - 2}).toPoint();
        person.drag(corner,
                    corner
                        + QPoint(qRound((next.x + 40 - box.right()) * person.canvas().zoom()), 0));
        QVERIFY(boxOf(person, sales).right() > next.x);
        QVERIFY(!anyOverlap(person));
        QCOMPARE(steps(person), 1);
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
    }

    void arrowsDoNotPushOneIntoAnother()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, "SalesVNet");
        person.click(sales);
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        for (int presses = 0; presses < 60; ++presses)
            person.key(Qt::Key_Right);
        QVERIFY(!anyOverlap(person));
        QVERIFY(boxOf(person, sales).right() + 10
                > boxOf(person, network(person, "MarketingVNet")).x);
        QVERIFY(!hints.isEmpty());
        QCOMPARE(steps(person), 1);
    }

    void lockedThingsStayAndAreSaved()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, "SalesVNet");
        person.click(sales);
        const diagram::Rect before = boxOf(person, sales);
        person.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Lock SalesVNet"));
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        dragBy(person, sales, {0, 60});
        QVERIFY(hints.front().front().toString().contains(QStringLiteral("locked")));
        person.key(Qt::Key_Down);
        person.run(QStringLiteral("arrange.auto"));
        QCOMPARE(boxOf(person, sales), before);
        QVERIFY(!anyOverlap(person));
        const auto* element = person.controller().diagram().find(sales);
        QVERIFY(element->accessibleName.ends_with(", locked"));
        const Result<read::ReadResult> again = read::read({{"copy.peerscape", person.bytes()}});
        QVERIFY(again.has_value());
        QVERIFY(again->document.placement(sales)->locked);
        person.run(QStringLiteral("arrange.lock"));
        QVERIFY(!person.document().placement(sales)->locked);
    }

    void aRegionThatAzureWouldRefuseSaysWhyWhileDragging()
    {
        test::Person person(QStringLiteral("exercise"));
        // A table on subnets of two networks of one region holds both there.
        const ObjectId sales = network(person, "SalesVNet");
        person.window().selection().set({SubnetId(1)});
        person.run(QStringLiteral("insert.route-table"));
        const RouteTableId table = person.document().find(SubnetId(1))->routeTable;
        QVERIFY(static_cast<bool>(table));
        person.controller().apply(edit::modify(person.document(), SubnetId(2),
                                               [&](azure::Subnet& s) { s.routeTable = table; }));
        const int before = steps(person);
        const diagram::Rect there = boxOf(person, network(person, "ResearchVNet"));
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        person.drag(person.on(sales),
                    person.canvas().toView({there.x + 20, there.y - 12}).toPoint());
        QVERIFY(std::any_of(hints.begin(), hints.end(), [](const QList<QVariant>& hint) {
            return hint.front().toString().contains(QStringLiteral("others that stay"));
        }));
        QCOMPARE(steps(person), before);
        QCOMPARE(person.document().find(VnetId::of(sales))->location, Text("northeurope"));
        // Both together may go.
        person.window().selection().set({sales, network(person, "MarketingVNet")});
        person.drag(person.on(sales),
                    person.canvas().toView({there.x + 20, there.y - 12}).toPoint());
        QCOMPARE(person.document().find(VnetId(1))->location, Text("westeurope"));
        QCOMPARE(person.document().find(VnetId(2))->location, Text("westeurope"));
        QCOMPARE(person.document().find(table)->location, Text("westeurope"));
        QCOMPARE(steps(person), before + 1);
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasArranging)
#include "tst_canvas_arranging.moc"
