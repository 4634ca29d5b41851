#include "core/azure/names.h"
#include "core/edit/copying.h"
#include "core/edit/layout_edits.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/canvas/clipboard.h"

#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QUndoStack>

#include <algorithm>

using namespace peerscape;

/// Copying, layers, collapsing, isolating and frames, by mouse and by keys.
class TestCanvasCopying : public QObject
{
    Q_OBJECT

private:
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }
    static ObjectId network(test::Person& person, const char* name)
    {
        return person.find(Kind::VirtualNetwork, QString::fromLatin1(name));
    }
    static azure::Document reopened(test::Person& person)
    {
        const std::string bytes = person.bytes();
        const Result<read::ReadResult> again = read::read({{"copy.peerscape", bytes}});
        if (!again) {
            QTest::qFail(again.error().message.c_str(), __FILE__, __LINE__);
            return {};
        }
        return again->document;
    }

private slots:
    void duplicatesByKey()
    {
        test::Person person(QStringLiteral("exercise"));
        person.click(network(person, "SalesVNet"));
        person.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{4});
        const ObjectId copy = person.window().selection().single();
        QCOMPARE(person.document().nameOf(copy), Text("SalesVNet2"));
        QVERIFY(person.document().find(VnetId::of(copy))->addressPrefixes
                != person.document().find(VnetId(1))->addressPrefixes);
        QCOMPARE(person.document().all<azure::VirtualMachine>().size(), std::size_t{4});
        QCOMPARE(steps(person), 1);
        // Below and right of what it was made from, as in other programs for drawing.
        const auto cornerOf = [&](ObjectId id) {
            return person.document().placement(id)->position;
        };
        QVERIFY(cornerOf(copy).x > cornerOf(VnetId(1)).x);
        QVERIFY(cornerOf(copy).y > cornerOf(VnetId(1)).y);
        QVERIFY(reopened(person) == person.document());
        person.undoEverything();
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{3});
    }

    /// What follows from a large edit is worked out beside the window, too, and is the same.
    void duplicatesThousandsOfThings()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto duplicateAll = [&] {
            person.run(QStringLiteral("edit.selectAll"));
            person.key(Qt::Key_D, Qt::ControlModifier);
        };
        while (person.document().size() < 2100)
            duplicateAll();
        const std::string before = person.bytes();
        const int stepsBefore = steps(person);
        duplicateAll();
        QCOMPARE(steps(person), stepsBefore + 1);
        const azure::Document after = person.document();
        const auto isAsAnew = [&] {
            const azure::Document& document = person.document();
            const diagram::Diagram& drawing = person.controller().diagram();
            const diagram::Diagram anew(document);
            const route::RouteEngine routes(document);
            bool same = drawing.bounds() == anew.bounds();
            document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
                same &= drawing.boxOf(id).has_value() && drawing.boxOf(id) == anew.boxOf(id);
            });
            document.all<azure::Subnet>().forEach([&](SubnetId id, const auto&) {
                same &= person.controller().routes().table(id) == routes.table(id);
            });
            return same;
        };
        QVERIFY(isAsAnew());
        QVERIFY(person.controller().routes().document() == after);
        person.controller().undoStack()->undo();
        QVERIFY(person.bytes() == before);
        QVERIFY(isAsAnew());
        person.controller().undoStack()->redo();
        QVERIFY(person.document() == after);
        QVERIFY(isAsAnew());
    }

    void whatFollowsFromALargeEditCanBeGivenUp()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        const edit::EditResult copies =
            edit::duplicate(person.document(), {network(person, "SalesVNet")});
        QVERIFY(copies.has_value());
        QVERIFY(!qtmodel::DocumentController::isLarge(*copies));
        int moment = 0;
        const auto work = [&] {
            int asked = 0;
            return qtmodel::DocumentController::outlookOn(*copies, person.controller().routes(),
                                                          diagram::Aside::BelowRight,
                                                          [&](double) { return asked++ < moment; });
        };
        while (work() == nullptr)
            ++moment;
        QVERIFY(moment > 2);
        QCOMPARE(person.bytes(), before);
        QCOMPARE(steps(person), 0);
        person.controller().apply(work());
        QCOMPARE(steps(person), 1);
        QVERIFY(person.bytes() != before);
    }

    void draggingWithCtrlCopies()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("view.zoomReset"));
        const std::string before = person.bytes();
        const ObjectId sales = network(person, "SalesVNet");
        const diagram::Rect box = *person.controller().diagram().boxOf(sales);
        const QPoint from = person.on(sales);
        person.drag(from, from + QPoint(0, 330), Qt::ControlModifier);
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{4});
        QCOMPARE(steps(person), 1);
        QCOMPARE(*person.controller().diagram().boxOf(sales), box);
        const ObjectId copy = person.window().selection().single();
        QCOMPARE(person.document().nameOf(copy), Text("SalesVNet2"));
        QCOMPARE(person.controller().diagram().boxOf(copy)->x, box.x);
        QVERIFY(person.controller().diagram().boxOf(copy)->y > box.y + 300);
        QVERIFY(person.document().find(VnetId::of(copy))->addressPrefixes
                != person.document().find(VnetId(1))->addressPrefixes);
        QCOMPARE(person.controller().undoStack()->undoText(),
                 QStringLiteral("Duplicate SalesVNet"));
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
        // A click with Ctrl selects as ever.
        person.click(sales);
        person.click(network(person, "MarketingVNet"), Qt::ControlModifier);
        QCOMPARE(person.window().selection().ids().size(), std::size_t{2});
        QCOMPARE(steps(person), 0);
    }

    void draggingAMachineWithCtrlCopiesItWhereItMayStand()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId machine = person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"));
        const SubnetId there = SubnetId::of(
            azure::subnetsOf(person.document(), VnetId::of(network(person, "ResearchVNet")))
                .front());
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        const QPoint empty(20, 20);
        person.drag(person.on(machine), empty, Qt::ControlModifier);
        QCOMPARE(steps(person), 0);
        QVERIFY(std::any_of(hints.begin(), hints.end(), [](const QList<QVariant>& hint) {
            return hint.front().toString().contains(QStringLiteral("may stand"));
        }));
        person.drag(person.on(machine), person.on(there), Qt::ControlModifier);
        QCOMPARE(person.document().all<azure::VirtualMachine>().size(), std::size_t{4});
        QCOMPARE(steps(person), 1);
        const ObjectId copy = person.window().selection().single();
        const auto nics = person.document().referrers(copy, Kind::NetworkInterface);
        QVERIFY(!nics.empty());
        QVERIFY(azure::subnetOf(person.document(), nics.front()) == there);
    }

    void theClipboardIsNotFilledWhenItIsGivenUp()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::vector<ObjectId> ids{network(person, "SalesVNet")};
        // At every moment when it is asked.
        for (int moment = 0;; ++moment) {
            int asked = 0;
            const auto data = views::clipboardData(person.document(), ids,
                                                   [&](double) { return asked++ < moment; });
            if (data == nullptr)
                continue;
            QVERIFY(moment > 2); // copying, its objects, their places
            const QByteArray bytes = views::fragmentBytes(*data);
            QVERIFY(views::fragmentFrom(bytes).has_value());
            break;
        }
        QVERIFY(write::writePeerscape(person.document(), [](double) { return false; }).empty());
    }

    void escapeGivesUpACopy()
    {
        test::Person person(QStringLiteral("exercise"));
        const QPoint from = person.on(network(person, "SalesVNet"));
        QWidget* viewport = person.canvas().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, Qt::ControlModifier, from);
        const QPointF to = from + QPointF(0, 200);
        QMouseEvent move(QEvent::MouseMove, to, viewport->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, Qt::ControlModifier);
        QApplication::sendEvent(viewport, &move);
        QCOMPARE(viewport->cursor().shape(), Qt::DragCopyCursor);
        person.key(Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, Qt::ControlModifier, to.toPoint());
        QCOMPARE(steps(person), 0);
        QCOMPARE(viewport->cursor().shape(), Qt::ArrowCursor);
    }

    void copiesBetweenWindowsAndToOtherPrograms()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set(
            {network(person, "SalesVNet"), network(person, "MarketingVNet")});
        person.key(Qt::Key_C, Qt::ControlModifier);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasFormat(QStringLiteral("application/vnd.peerscape+json")));
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("SalesVNet"));
        QVERIFY(data->hasImage());
        QVERIFY(data->text().contains(QStringLiteral("SalesVNet\t10.1.0.0/16")));
        QVERIFY(!data->text().contains(QStringLiteral("ResearchVNet")));

        test::Person other(test::Person::Settings::Kept);
        other.canvas().setFocus();
        other.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(other.document().all<azure::VirtualNetwork>().size(), std::size_t{2});
        QVERIFY(other.document().all<azure::Peering>().size() > 0);
        QCOMPARE(other.window().selection().ids().size(), std::size_t{2});
        QCOMPARE(other.controller().undoStack()->undoText(), QStringLiteral("Paste 2 objects"));
        const ObjectId first = other.window().selection().ids().front();
        const azure::Point corner = other.document().placement(first)->position;
        // Again, with the same addresses.
        other.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        const VnetId second = VnetId::of(other.window().selection().ids().front());
        QCOMPARE(other.document().find(second)->addressPrefixes.front().toString(),
                 std::string("10.1.0.0/16"));
        QCOMPARE(steps(other), 2);
        const azure::Point again = other.document().placement(second)->position;
        QVERIFY(again.x >= corner.x && again.y >= corner.y && !(again == corner));
    }

    void cutAndPasteMovesAMachine()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId machine = person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"));
        person.click(machine);
        person.key(Qt::Key_X, Qt::ControlModifier);
        QVERIFY(!person.document().contains(machine));
        person.window().selection().set({SubnetId(3)});
        person.key(Qt::Key_V, Qt::ControlModifier);
        const ObjectId moved = person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"));
        const ObjectId nic = person.document().referrers(moved, Kind::NetworkInterface).front();
        QVERIFY(azure::subnetOf(person.document(), nic) == SubnetId(3));
        QCOMPARE(person.document().find(VmId::of(moved))->location, Text("westeurope"));
        QCOMPARE(steps(person), 2);
    }

    void aPeeringAloneIsNotCopied()
    {
        test::Person person(QStringLiteral("exercise"));
        QApplication::clipboard()->clear();
        person.window().selection().set({PeeringId(1)});
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        person.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("both its ends")));
        person.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("nothing on the")));
        QCOMPARE(steps(person), 0);
    }

    void layersHideAndComeBack()
    {
        test::Person person(QStringLiteral("exercise"));
        const diagram::Diagram& drawing = person.controller().diagram();
        QVERIFY(drawing.find(PeeringId(1)) != nullptr);
        QVERIFY(drawing.find(NoteId(1)) != nullptr);
        const std::string before = person.bytes();
        person.run(QStringLiteral("layer.peerings"));
        person.run(QStringLiteral("layer.notes"));
        person.run(QStringLiteral("layer.addresses"));
        QVERIFY(drawing.find(PeeringId(1)) == nullptr);
        QVERIFY(drawing.find(NoteId(1)) == nullptr);
        bool anyAddress = false;
        drawing.forEach([&](const diagram::Element& element) {
            for (const diagram::Primitive& primitive : element.primitives) {
                const auto* text = std::get_if<diagram::TextShape>(&primitive.shape);
                anyAddress |= text != nullptr && text->text.find("10.1") != std::string::npos;
            }
        });
        QVERIFY(!anyAddress);
        QVERIFY(!person.window().actions().action(QStringLiteral("layer.notes"))->isChecked());
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Hide addresses"));
        QVERIFY(reopened(person) == person.document());
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
        QVERIFY(drawing.find(PeeringId(1)) != nullptr);
        QVERIFY(person.window().actions().action(QStringLiteral("layer.notes"))->isChecked());
    }

    void collapsesAndExpands()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, "SalesVNet");
        const diagram::Rect whole = *person.controller().diagram().boxOf(sales);
        person.click(sales);
        person.key(Qt::Key_Home, Qt::ControlModifier);
        const diagram::Rect header = *person.controller().diagram().boxOf(sales);
        QVERIFY(header.height < whole.height / 2);
        const auto* element = person.controller().diagram().find(sales);
        QVERIFY(element->accessibleName.find("collapsed, 1 subnet") != std::string::npos);
        QVERIFY(reopened(person) == person.document());
        // The window lives on with something selected that is not to be seen.
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"))});
        person.canvas().fitSelection();
        person.run(QStringLiteral("view.collapse"));
        QCOMPARE(*person.controller().diagram().boxOf(sales), whole);
        QCOMPARE(steps(person), 2);
    }

    void isolatesASelection()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, "SalesVNet");
        const ObjectId research = network(person, "ResearchVNet");
        const QPoint there = person.on(research);
        person.click(sales);
        person.key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(person.canvas().isIsolating());
        QVERIFY(person.window().actions().action(QStringLiteral("view.isolate"))->isChecked());
        person.canvas().completePicture();
        const QImage dimmed = person.canvas().viewport()->grab().toImage();
        // What is dimmed is not there for the mouse.
        person.click(there);
        QVERIFY(!person.window().selection().contains(research));
        person.key(Qt::Key_Escape);
        QVERIFY(!person.canvas().isIsolating());
        const QImage shown = person.canvas().viewport()->grab().toImage();
        const diagram::Rect box = *person.controller().diagram().boxOf(research);
        const QPoint header = person.canvas().toView({box.x + box.width / 2, box.y + 4}).toPoint();
        QVERIFY(dimmed.pixelColor(header) != shown.pixelColor(header));
        person.click(there);
        QVERIFY(person.window().selection().contains(research));
        QCOMPARE(steps(person), 0);
    }

    void aFrameLiesBehindAndInNobodysWay()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = network(person, "SalesVNet");
        person.run(QStringLiteral("insert.frame"));
        const ObjectId frame = person.window().selection().single();
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Add frame"));
        const diagram::Rect box = *person.controller().diagram().boxOf(sales);
        azure::Placement round{{box.x - 30, box.y - 60}, {box.width + 60, box.height + 90}};
        person.controller().apply(edit::place(person.document(), {{frame, round}}, {}));
        QCOMPARE(*person.controller().diagram().boxOf(sales), box);
        // Inside it the network is hit, on its title the frame.
        person.click(sales);
        QCOMPARE(person.window().selection().single(), sales);
        person.click(
            person.canvas().toView({round.position.x + 40, round.position.y + 12}).toPoint());
        QCOMPARE(person.window().selection().single(), frame);
        person.key(Qt::Key_F2);
        person.type(QStringLiteral("Shop"));
        person.key(Qt::Key_Return, Qt::ControlModifier);
        const auto* element = person.controller().diagram().find(frame);
        QCOMPARE(element->accessibleName, std::string("Frame: Shop"));
        QVERIFY(reopened(person) == person.document());
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasCopying)
#include "tst_canvas_copying.moc"
