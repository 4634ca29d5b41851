#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QSignalSpy>
#include <QUndoStack>

using namespace peerscape;
using views::PlaceKind;
using Tool = views::CanvasView::Tool;

/// Lines drawn from the handles beside the edges of a box, and what cannot take one.
class TestCanvasConnecting : public QObject
{
    Q_OBJECT

private:
    enum class Edge { Left, Right, Top, Bottom };

    /// Where the handle at an edge is, 12 pixels outside of its middle.
    static QPoint handleOf(test::Person& person, ObjectId id, Edge edge)
    {
        const diagram::Rect box = person.controller().diagram().find(id)->box;
        const views::CanvasView& canvas = person.canvas();
        const QPointF left = canvas.toView({box.x, box.center().y});
        const QPointF bottom = canvas.toView({box.center().x, box.bottom()});
        switch (edge) {
        case Edge::Left:
            return (left - QPointF(12, 0)).toPoint();
        case Edge::Right:
            return (canvas.toView({box.right(), box.center().y}) + QPointF(12, 0)).toPoint();
        case Edge::Top:
            return (canvas.toView({box.center().x, box.y}) - QPointF(0, 12)).toPoint();
        case Edge::Bottom:
            break;
        }
        return (bottom + QPointF(0, 12)).toPoint();
    }

    static void moveTo(test::Person& person, QPoint at, Qt::MouseButtons buttons = {})
    {
        QWidget* viewport = person.canvas().viewport();
        QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, buttons,
                         {});
        QApplication::sendEvent(viewport, &move);
    }
    static Qt::CursorShape cursor(test::Person& person)
    {
        return person.canvas().viewport()->cursor().shape();
    }
    static std::size_t peerings(test::Person& person)
    {
        return person.document().all<azure::Peering>().size();
    }
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }
    static ObjectId network(test::Person& person, const QString& name)
    {
        return person.find(Kind::VirtualNetwork, name);
    }
    static QImage shown(test::Person& person)
    {
        person.canvas().completePicture();
        return person.canvas().viewport()->grab().toImage();
    }
    /// The colour in the middle of a box's lower edge, inside of it.
    static QColor ground(test::Person& person, ObjectId id)
    {
        const diagram::Rect box = person.controller().diagram().find(id)->box;
        return shown(person).pixelColor(
            person.canvas().toView({box.center().x, box.bottom() - 3}).toPoint());
    }

private slots:
    void theHandleOfTheNetworkUnderThePointerDrawsAPeering_data()
    {
        QTest::addColumn<int>("edge");
        QTest::newRow("left") << int(Edge::Left);
        QTest::newRow("right") << int(Edge::Right);
        QTest::newRow("top") << int(Edge::Top);
        QTest::newRow("bottom") << int(Edge::Bottom);
    }
    void theHandleOfTheNetworkUnderThePointerDrawsAPeering()
    {
        QFETCH(int, edge);
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const ObjectId research = network(person, QStringLiteral("ResearchVNet"));
        const std::size_t before = peerings(person);
        const QPoint handle = handleOf(person, sales, Edge(edge));
        moveTo(person, handle); // nothing shows it yet
        QCOMPARE(cursor(person), Qt::ArrowCursor);
        moveTo(person, person.on(sales));
        moveTo(person, handle);
        QCOMPARE(cursor(person), Qt::CrossCursor);
        QVERIFY(person.canvas().viewport()->toolTip().contains(QStringLiteral("SalesVNet")));
        person.drag(handle, person.on(research));
        QCOMPARE(peerings(person), before + 2);
        QCOMPARE(steps(person), 1);
        QCOMPARE(person.canvas().tool(), Tool::Select);
        person.undoEverything();
        QCOMPARE(peerings(person), before);
    }

    void aDragAfterTheCommandBeginsWhereItIsPressed()
    {
        test::Person person(QStringLiteral("exercise"));
        const VnetId sales = VnetId::of(network(person, QStringLiteral("SalesVNet")));
        const VnetId research = VnetId::of(network(person, QStringLiteral("ResearchVNet")));
        // Something else is selected, and so the command's own line begins there.
        person.click(person.find(Kind::VirtualMachine, QStringLiteral("MarketingVM")));
        person.run(QStringLiteral("network.peer"));
        person.drag(person.on(sales), person.on(research));
        const auto own = azure::peeringsOf(person.document(), sales);
        QCOMPARE(person.document().find(own.back())->remoteVirtualNetwork, research);
        QCOMPARE(steps(person), 1);
    }

    void aMachineStandsForItsNetwork()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const std::size_t before = peerings(person);
        moveTo(person, person.on(person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"))));
        person.drag(handleOf(person, sales, Edge::Bottom),
                    person.on(person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM"))));
        QCOMPARE(peerings(person), before + 2);
    }

    void withShiftItIsOneSide()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const std::size_t before = peerings(person);
        moveTo(person, person.on(sales));
        person.drag(handleOf(person, sales, Edge::Bottom),
                    person.on(network(person, QStringLiteral("ResearchVNet"))), Qt::ShiftModifier);
        QCOMPARE(peerings(person), before + 1);
    }

    void theSelectedNetworkHasHandlesToo()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const std::size_t before = peerings(person);
        person.window().selection().set({sales});
        person.drag(handleOf(person, sales, Edge::Left),
                    person.on(network(person, QStringLiteral("ResearchVNet"))));
        QCOMPARE(peerings(person), before + 2);
        QCOMPARE(person.window().selection().single().kind(), Kind::Peering);
    }

    void aSiteIsJoinedWithAGateway()
    {
        test::Person person;
        person.canvas().setZoom(0.6, {0, 0});
        person.place(PlaceKind::VirtualNetwork, {120, 80});
        person.place(PlaceKind::VpnGateway, person.on(VnetId(1)));
        person.place(PlaceKind::Site, {560, 420});
        const std::size_t before = person.document().all<azure::Connection>().size();
        person.window().selection().set({SiteId(1)});
        person.drag(handleOf(person, SiteId(1), Edge::Left), person.on(VnetId(1)));
        QCOMPARE(person.document().all<azure::Connection>().size(), before + 1);
    }

    void clickAndClickWorkAsWell()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const std::size_t before = peerings(person);
        moveTo(person, person.on(sales));
        person.click(handleOf(person, sales, Edge::Bottom));
        QCOMPARE(person.canvas().tool(), Tool::Connect);
        person.click(person.on(network(person, QStringLiteral("ResearchVNet"))));
        QCOMPARE(peerings(person), before + 2);
    }

    void escAndTheBareCanvasGiveUp()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const ObjectId research = network(person, QStringLiteral("ResearchVNet"));
        moveTo(person, person.on(sales));
        const QPoint handle = handleOf(person, sales, Edge::Bottom);
        QTest::mousePress(person.canvas().viewport(), Qt::LeftButton, {}, handle);
        moveTo(person, person.on(research), Qt::LeftButton);
        person.key(Qt::Key_Escape);
        QTest::mouseRelease(person.canvas().viewport(), Qt::LeftButton, {}, person.on(research));
        QCOMPARE(steps(person), 0);
        QCOMPARE(person.canvas().tool(), Tool::Select);
        moveTo(person, person.on(sales));
        person.drag(handle, {5, 5});
        QCOMPARE(steps(person), 0);
        QCOMPARE(person.canvas().tool(), Tool::Select);
    }

    void whatCannotTakeTheLineIsDimAndSaysWhy()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        const ObjectId marketing = network(person, QStringLiteral("MarketingVNet")); // its peer
        const ObjectId research = network(person, QStringLiteral("ResearchVNet"));
        const QColor one = ground(person, marketing);
        const QColor other = ground(person, research);
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        moveTo(person, person.on(sales));
        QTest::mousePress(person.canvas().viewport(), Qt::LeftButton, {},
                          handleOf(person, sales, Edge::Bottom));
        moveTo(person, person.on(marketing), Qt::LeftButton);
        QCOMPARE(cursor(person), Qt::ForbiddenCursor);
        QVERIFY(hints.last().front().toString().contains(
            QStringLiteral("AnotherPeeringAlreadyReferencesRemoteVnet")));
        QTRY_VERIFY(ground(person, marketing) != one);
        QCOMPARE(ground(person, research), other);
        moveTo(person, person.on(research), Qt::LeftButton);
        QCOMPARE(cursor(person), Qt::CrossCursor);
        QVERIFY(hints.last().front().toString().startsWith(QStringLiteral("Peer ")));
        person.key(Qt::Key_Escape);
        QCOMPARE(ground(person, marketing), one);
    }

    void theKeysHearTheReasonBeforeEnter()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set({network(person, QStringLiteral("SalesVNet"))});
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        person.key(Qt::Key_L);
        person.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(person.window().selection().single(),
                 network(person, QStringLiteral("MarketingVNet")));
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("peered already")));
        QCOMPARE(person.canvas().accessibleDescription(), hints.last().front().toString());
    }

    void lockedSmallAndPresentedThingsHaveNone()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, QStringLiteral("SalesVNet"));
        person.window().selection().set({sales});
        const auto atHandle = [&] {
            moveTo(person, handleOf(person, sales, Edge::Bottom));
            return cursor(person);
        };
        QCOMPARE(atHandle(), Qt::CrossCursor);
        person.canvas().lockSelection();
        QCOMPARE(atHandle(), Qt::ArrowCursor);
        person.canvas().lockSelection();
        person.canvas().setZoom(0.3, {0, 0});
        QCOMPARE(atHandle(), Qt::ArrowCursor);
        person.canvas().fitAll();
        QCOMPARE(atHandle(), Qt::CrossCursor);
        person.canvas().setViewOnly(true);
        QCOMPARE(atHandle(), Qt::ArrowCursor);
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasConnecting)
#include "tst_canvas_connecting.moc"
