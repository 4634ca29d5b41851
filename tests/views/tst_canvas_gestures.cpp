#include "core/azure/names.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QUndoStack>
#include <QWheelEvent>

#include <cmath>

using namespace peerscape;
using views::PlaceKind;

/// What the mouse does on the canvas, one gesture a test; each is one undo step.
class TestCanvasGestures : public QObject
{
    Q_OBJECT

private:
    static diagram::Rect boxOf(test::Person& person, ObjectId id)
    {
        return person.controller().diagram().find(id)->box;
    }
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }

private slots:
    void dragsFromThePalette()
    {
        test::Person person;
        QVERIFY(person.dragFromPalette(PlaceKind::VirtualNetwork, {200, 120}));
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{1});
        QVERIFY(person.dragFromPalette(PlaceKind::VirtualMachine, person.on(SubnetId(1))));
        QCOMPARE(person.document().all<azure::VirtualMachine>().size(), std::size_t{1});
        QCOMPARE(steps(person), 2);
    }

    void refusesAWrongParentWithItsReason()
    {
        test::Person person;
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        QVERIFY(!person.dragFromPalette(PlaceKind::VirtualMachine, {300, 200}));
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("goes into a subnet")));
        QVERIFY(!person.dragFromPalette(PlaceKind::Subnet, {300, 200}));
        QVERIFY(hints.last().front().toString().contains(
            QStringLiteral("goes into a virtual network")));
        QVERIFY(!person.dragFromPalette(PlaceKind::Peering, {300, 200}));
        QVERIFY(!person.dragFromPalette(PlaceKind::PublicIp, {300, 200}));
        // With click and click the reason is there before the second click, too.
        person.canvas().startPlacing(PlaceKind::VpnGateway);
        QTest::mouseMove(person.canvas().viewport(), {310, 210});
        QTRY_VERIFY(hints.last().front().toString().contains(
            QStringLiteral("goes into a virtual network")));
        QCOMPARE(steps(person), 0);
    }

    void peersByDroppingAndClicking()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId research = person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"));
        const std::size_t before = person.document().all<azure::Peering>().size();
        QVERIFY(person.dragFromPalette(PlaceKind::Peering, person.on(sales)));
        person.click(person.on(research));
        QCOMPARE(person.document().all<azure::Peering>().size(), before + 2);
        person.undoEverything();
        person.run(QStringLiteral("view.fitAll"));
        person.canvas().setTool(views::CanvasView::Tool::Connect);
        person.click(person.on(sales));
        person.click(person.on(research));
        QCOMPARE(person.document().all<azure::Peering>().size(), before + 2);
        QCOMPARE(person.canvas().tool(), views::CanvasView::Tool::Select);
    }

    /// What is shown whole is whole: nothing of it lies under the small map.
    void theSmallMapCoversNothingThatIsFitted()
    {
        test::Person person;
        QVERIFY(person.window().session().open({QStringLiteral(":/samples/exercise.peerscape")}));
        for (const QSize size : {QSize(1400, 880), QSize(1600, 760), QSize(1200, 1000)}) {
            person.window().resize(size);
            QApplication::processEvents();
            person.run(QStringLiteral("view.fitAll"));
            const QRectF view(person.canvas().viewport()->rect());
            const QRectF map = person.canvas().minimapRect();
            QVERIFY(!map.isNull());
            person.controller().diagram().forEachBlockIn(
                person.controller().diagram().bounds(), [&](const diagram::Block& block) {
                    const QRectF shown(person.canvas().toView({block.rect.x, block.rect.y}),
                                       QSizeF(block.rect.width, block.rect.height)
                                           * person.canvas().zoom());
                    QVERIFY(view.contains(shown));
                    QVERIFY(!map.intersects(shown));
                });
        }
    }

    /// Without a tint of its own a region is seen by its outline.
    void regionsAreSeenInHighContrast()
    {
        test::Person person(QStringLiteral("exercise"));
        person.theme().setMode(views::ThemeManager::Mode::HighContrast);
        person.run(QStringLiteral("view.fitAll"));
        person.canvas().completePicture();
        diagram::Rect band;
        person.controller().diagram().forEachBand(
            [&](const diagram::Element& element, std::size_t) { band = element.box; });
        const QImage shown = person.canvas().viewport()->grab().toImage();
        // From outside through the left edge, where nothing else is.
        const double y = band.bottom() - 10;
        const QPointF outside = person.canvas().toView({band.x - 5, y});
        const QPointF inside = person.canvas().toView({band.x + 5, y});
        int darkest = 255;
        for (int x = qRound(outside.x()); x <= qRound(inside.x()); ++x)
            darkest = std::min(darkest, qGray(shown.pixel(x, qRound(outside.y()))));
        QVERIFY2(darkest < 150, qPrintable(QString::number(darkest)));
    }

    void movesAndSnaps()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        const ObjectId site = person.find(Kind::LocalNetworkGateway, QStringLiteral("Head office"));
        const diagram::Rect before = boxOf(person, site);
        const QPoint from = person.on(site);
        const double zoom = person.canvas().zoom();
        person.run(QStringLiteral("arrange.snapGuides")); // off: edges of others attract as well
        person.drag(from, from + QPoint(qRound(63 * zoom), qRound(57 * zoom)));
        const diagram::Rect after = boxOf(person, site);
        QCOMPARE(after.x, before.x + 60);
        QCOMPARE(after.y, before.y + 60);
        QCOMPARE(steps(person), 1);
        person.undoEverything();
        QCOMPARE(boxOf(person, site).x, before.x);
    }

    void movesSeveralTogether()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("edit.selectAll"));
        const diagram::Rect first = boxOf(person, VnetId(1));
        const diagram::Rect second = boxOf(person, VnetId(2));
        const QPoint from = person.on(VnetId(1));
        person.drag(from, from + QPoint(0, -qRound(40 * person.canvas().zoom())));
        QCOMPARE(boxOf(person, VnetId(1)).y, first.y - 40);
        QCOMPARE(boxOf(person, VnetId(2)).y, second.y - 40);
        QCOMPARE(steps(person), 1);
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Move 4 objects"));
    }

    void resizes()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        person.click(sales);
        const diagram::Rect before = boxOf(person, sales);
        const QPoint corner =
            person.canvas().toView({before.right() - 2, before.bottom() - 2}).toPoint();
        person.drag(corner, corner + QPoint(50, 40));
        const diagram::Rect after = boxOf(person, sales);
        QVERIFY(after.width > before.width + 20 && after.height > before.height + 20);
        QCOMPARE(after.x, before.x);
        QCOMPARE(steps(person), 1);
    }

    void movesANetworkToAnotherRegion()
    {
        test::Person person(QStringLiteral("exercise"));
        const VnetId sales =
            VnetId::of(person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet")));
        const ObjectId research = person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"));
        const diagram::Rect there = boxOf(person, research);
        // Into the band, beside the network that is there already.
        person.drag(person.on(sales),
                    person.canvas().toView({there.x + 20, there.y - 12}).toPoint());
        QCOMPARE(person.document().find(sales)->location, Text("westeurope"));
        QCOMPARE(steps(person), 1);
        QVERIFY(person.controller().undoStack()->undoText().contains(QStringLiteral("SalesVNet")));
        person.undoEverything();
        QCOMPARE(person.document().find(sales)->location, Text("northeurope"));
    }

    void movesAMachineToAnotherSubnet()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        person.window().selection().set({sales});
        person.run(QStringLiteral("insert.subnet"));
        const ObjectId subnet = person.window().selection().single();
        const ObjectId machine = person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"));
        person.drag(person.on(machine), person.on(subnet));
        const ObjectId nic = person.document().referrers(machine, Kind::NetworkInterface).front();
        QCOMPARE(ObjectId(azure::subnetOf(person.document(), nic)), subnet);
    }

    void renamesInPlace()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        // What mouseDClick sends is the second click alone.
        person.click(sales);
        QTest::mouseDClick(person.canvas().viewport(), Qt::LeftButton, {}, person.on(sales));
        auto* editor = person.canvas().viewport()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        QTest::keyClicks(editor, QStringLiteral("MarketingVNet"));
        QVERIFY(!hints.last().front().toString().isEmpty()); // taken
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(person.document().nameOf(sales), Text("SalesVNet"));
        person.key(Qt::Key_F2);
        person.type(QStringLiteral("Shop"));
        person.key(Qt::Key_Return);
        QCOMPARE(person.document().nameOf(sales), Text("Shop"));
        QCOMPARE(steps(person), 1);
    }

    void editsANoteInPlace()
    {
        test::Person person(QStringLiteral("exercise"));
        person.click(NoteId(1));
        person.key(Qt::Key_Return);
        person.type(QStringLiteral("Two"));
        person.key(Qt::Key_Return);
        person.type(QStringLiteral("lines"));
        person.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(person.document().find(NoteId(1))->text, Text("Two\nlines"));
        QVERIFY(person.canvas().hasFocus());
        QCOMPARE(steps(person), 1);
    }

    void deletesAfterSayingWhatGoesAlong()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        person.click(sales);
        QString said;
        person.inDialog<QMessageBox>([&](QMessageBox& box) {
            said = box.informativeText();
            box.button(QMessageBox::Cancel)->click();
        });
        person.key(Qt::Key_Delete);
        QVERIFY2(said.contains(QStringLiteral("SalesVMVMNic")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
        QVERIFY(person.document().contains(sales));
        const std::string before = person.bytes();
        person.inDialog<QMessageBox>([](QMessageBox& box) { box.defaultButton()->click(); });
        person.key(Qt::Key_Delete);
        QVERIFY(!person.document().contains(sales));
        QCOMPARE(steps(person), 1);
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
        // A note goes without a question.
        person.click(NoteId(1));
        person.key(Qt::Key_Delete);
        QVERIFY(!person.document().contains(NoteId(1)));
    }

    void marqueeAndAddedClicks()
    {
        test::Person person(QStringLiteral("exercise"));
        const diagram::Rect all = person.controller().diagram().bounds();
        const auto at = [&](double x, double y) {
            return person.canvas().toView({x, y}).toPoint();
        };
        person.drag(at(all.x - 10, all.y - 10), at(all.right() + 10, all.bottom() + 10));
        std::size_t networks = 0;
        for (const ObjectId id : person.window().selection().ids())
            networks += id.kind() == Kind::VirtualNetwork ? 1U : 0U;
        QCOMPARE(networks, std::size_t{3});
        person.click(person.on(VnetId(1)));
        QCOMPARE(person.window().selection().ids(), (std::vector<ObjectId>{VnetId(1)}));
        person.click(VnetId(2), Qt::ControlModifier);
        person.click(VnetId(3), Qt::ShiftModifier);
        QCOMPARE(person.window().selection().ids().size(), std::size_t{3});
        person.click(VnetId(2), Qt::ControlModifier);
        QCOMPARE(person.window().selection().ids(), (std::vector<ObjectId>{VnetId(1), VnetId(3)}));
        person.key(Qt::Key_Escape);
        QVERIFY(person.window().selection().ids().empty());
    }

    void aRowOfArrowKeysIsOneStep()
    {
        test::Person person(QStringLiteral("exercise"));
        person.click(NoteId(1));
        const diagram::Rect before = boxOf(person, NoteId(1));
        for (int presses = 0; presses < 5; ++presses)
            person.key(Qt::Key_Down);
        person.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(boxOf(person, NoteId(1)).y, before.y + 50);
        QCOMPARE(boxOf(person, NoteId(1)).x, before.x + 1);
        QCOMPARE(steps(person), 1);
        person.undoEverything();
        QCOMPARE(boxOf(person, NoteId(1)).y, before.y);
    }

    void zoomsAtThePointer()
    {
        test::Person person(QStringLiteral("exercise"));
        const QPointF at(300, 200);
        const diagram::Point under = person.canvas().toCanvas(at);
        QWheelEvent wheel(at, person.canvas().viewport()->mapToGlobal(at), {}, {0, 240},
                          Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        const double before = person.canvas().zoom();
        QApplication::sendEvent(person.canvas().viewport(), &wheel);
        QVERIFY(person.canvas().zoom() > before);
        QVERIFY(std::abs(person.canvas().toCanvas(at).x - under.x) < 0.5);
        QVERIFY(std::abs(person.canvas().toCanvas(at).y - under.y) < 0.5);
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasGestures)
#include "tst_canvas_gestures.moc"
