#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"
#include "qt/effective_route_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/present/laser_pointer.h"
#include "views/present/presentation.h"
#include "views/present/route_card.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPointer>
#include <QUndoStack>

using namespace peerscape;
using views::Presentation;

namespace {

/// Puts a frame with a title there.
NoteId addFrameAt(test::Person& person, const QString& title, double x, double y)
{
    const auto made = edit::addFrame(person.document(), title.toStdString(), {{x, y}, {300, 200}});
    person.controller().apply(made);
    return NoteId::of(made->created.front());
}

} // namespace

/// Presenting: frames in order, keys, live routes, and nothing that changes the design by accident.
class TestPresentation : public QObject
{
    Q_OBJECT

private slots:
    void f5GoesThroughTheFramesAsOneReadsThem()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        addFrameAt(person, QStringLiteral("third"), 0, 900);
        addFrameAt(person, QStringLiteral("second"), 900, 500);
        addFrameAt(person, QStringLiteral("first"), 0, 520);
        Presentation& shown = present(person);
        QCOMPARE(titles(shown), QStringList({QStringLiteral("Gateway transit: hub and spokes"),
                                             QStringLiteral("first"), QStringLiteral("second"),
                                             QStringLiteral("third")}));
        QVERIFY(shown.isFullScreen());
        QTest::keyClick(&shown, Qt::Key_Right);
        QCOMPARE(shown.step(), std::size_t{1});
        QVERIFY(shown.windowTitle().contains(QStringLiteral("first")));
        QTest::keyClick(&shown, Qt::Key_PageDown);
        QTest::keyClick(&shown, Qt::Key_Space);
        QTest::keyClick(&shown, Qt::Key_Space); // there is no fifth
        QCOMPARE(shown.step(), std::size_t{3});
        QTest::keyClick(&shown, Qt::Key_Left);
        QCOMPARE(shown.step(), std::size_t{2});
        QTest::keyClick(&shown, Qt::Key_Home);
        QCOMPARE(shown.step(), std::size_t{0});
        QTest::keyClick(&shown, Qt::Key_End);
        QCOMPARE(shown.step(), std::size_t{3});
        end(shown);
    }

    /// The keys are said in as many lines as the screen has no room for one.
    void theKeysFitTheScreen()
    {
        test::Person person(QStringLiteral("exercise"));
        Presentation& shown = present(person);
        shown.resize(500, 400);
        QApplication::processEvents();
        const QLabel* keys = nullptr;
        for (const QLabel* label : shown.canvas().findChildren<QLabel*>()) {
            if (label->text().contains(QStringLiteral("Esc")))
                keys = label;
        }
        QVERIFY(keys != nullptr);
        QVERIFY(shown.canvas().rect().contains(keys->geometry()));
        QVERIFY(keys->height() >= keys->heightForWidth(keys->width()));
        end(shown);
    }

    void aFrameIsInTheMiddleOfTheView()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        const NoteId frame = addFrameAt(person, QStringLiteral("far away"), 4000, 3000);
        Presentation& shown = present(person);
        shown.goTo(1);
        const auto box = person.controller().diagram().boxOf(frame);
        const QPointF middle = QRectF(shown.canvas().viewport()->rect()).center();
        QTRY_VERIFY((shown.canvas().toView(box->center()) - middle).manhattanLength() < 2);
        QVERIFY(shown.canvas().zoom() > 1); // enlarged for the last row
        end(shown);
    }

    void whatChangesIsCalledOut()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        const PeeringId side =
            PeeringId::of(person.find(Kind::Peering, QStringLiteral("spoke1-vnet-To-hub-vnet")));
        person.window().selection().set(
            {person.find(Kind::NetworkInterface, QStringLiteral("app1VMNic"))});
        Presentation& shown = present(person);
        QVERIFY(shown.routes().isVisible());
        QVERIFY(shown.routes().callout().isEmpty());
        const int rows = shown.routes().model().rowCount();
        person.controller().apply(edit::modify(
            person.document(), side, [](azure::Peering& p) { p.useRemoteGateways = false; }));
        QCOMPARE(shown.routes().callout(),
                 QStringLiteral("− 192.168.0.0/24 → VirtualNetworkGateway\n"
                                "− 192.168.1.0/24 → VirtualNetworkGateway"));
        person.controller().undoStack()->undo();
        QCOMPARE(shown.routes().callout(),
                 QStringLiteral("+ 192.168.0.0/24 → VirtualNetworkGateway\n"
                                "+ 192.168.1.0/24 → VirtualNetworkGateway"));
        QCOMPARE(shown.routes().model().rowCount(), rows);
        QTest::keyClick(&shown, Qt::Key_R);
        QVERIFY(!shown.routes().isVisible());
        QTest::keyClick(&shown, Qt::Key_R);
        QVERIFY(shown.routes().isVisible());
        const int letters = shown.routes().typeSize();
        QTest::keyClick(&shown, Qt::Key_Plus);
        QCOMPARE(shown.routes().typeSize(), letters + 2);
        end(shown);
    }

    void theStageChangesNothing()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        Presentation& shown = present(person);
        const ObjectId vnet = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const auto box = person.controller().diagram().boxOf(vnet);
        const QPoint at = shown.canvas().toView({box->x + 20, box->y + 8}).toPoint();
        QWidget* viewport = shown.canvas().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, at);
        move(*viewport, at + QPoint(60, 40), Qt::LeftButton);
        move(*viewport, at + QPoint(120, 80), Qt::LeftButton);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, at + QPoint(120, 80));
        QCOMPARE(person.window().selection().single(), vnet);
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_F2, Qt::Key_Up, Qt::Key_Down})
            QTest::keyClick(&shown.canvas(), key);
        QTest::keyClick(&shown.canvas(), Qt::Key_D, Qt::ControlModifier);
        QTest::mouseDClick(viewport, Qt::LeftButton, {}, at);
        QCOMPARE(person.bytes(), before);
        QCOMPARE(person.controller().undoStack()->count(), 0);
        end(shown);
    }

    void theLaserPointerFollowsTheMouse()
    {
        test::Person person(QStringLiteral("exercise"));
        Presentation& shown = present(person);
        QWidget* viewport = shown.canvas().viewport();
        QVERIFY(!shown.laser().isOn());
        QTest::keyClick(&shown, Qt::Key_L);
        QVERIFY(shown.laser().isOn());
        QCOMPARE(viewport->cursor().shape(), Qt::BlankCursor);
        move(*viewport, {300, 200});
        move(*viewport, {310, 210});
        const auto dot = [&] { return viewport->grab().toImage().pixelColor(310, 210); };
        QTRY_VERIFY(dot().red() > 200 && dot().green() < 90);
        QTest::keyClick(&shown, Qt::Key_L);
        QVERIFY(!shown.laser().isOn());
        QVERIFY(dot().green() > 90);
        end(shown);
    }

private:
    /// Two windows of one place share the screen here: the event goes straight to its widget.
    static void move(QWidget& widget, QPoint to, Qt::MouseButtons buttons = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, buttons, {});
        QApplication::sendEvent(&widget, &event);
    }

    static Presentation& present(test::Person& person)
    {
        person.run(QStringLiteral("view.present"));
        auto* shown = person.window().findChild<Presentation*>();
        if (shown == nullptr)
            qFatal("nothing is presented");
        if (!QTest::qWaitForWindowExposed(shown))
            qFatal("the presentation is not shown");
        return *shown;
    }

    static void end(Presentation& shown)
    {
        QPointer<Presentation> gone(&shown);
        QTest::keyClick(&shown, Qt::Key_Escape);
        QTRY_VERIFY(gone.isNull());
    }

    static QStringList titles(const Presentation& shown)
    {
        QStringList titles;
        for (const views::PresentationStep& step : shown.steps())
            titles << step.title;
        return titles;
    }
};

PEERSCAPE_TEST_CLASS(TestPresentation)
#include "tst_presentation.moc"
