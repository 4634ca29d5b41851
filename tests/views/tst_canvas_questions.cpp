#include "app/window/command_finder.h"
#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace peerscape;

/// Questions about routes: asked in the finder or of what is selected, answered on the canvas.
class TestCanvasQuestions : public QObject
{
    Q_OBJECT

private:
    static void ask(test::Person& person, const QString& destination)
    {
        person.run(QStringLiteral("find.anything"));
        auto* finder = person.window().findChild<window::CommandFinder*>(QStringLiteral("finder"));
        QVERIFY(finder != nullptr && finder->isVisible());
        auto* field = finder->findChild<QLineEdit*>();
        field->setText(destination);
        QCOMPARE(finder->model().match(0).text,
                 QStringLiteral("Which NICs have a route to %1").arg(destination));
        QTest::keyClick(field, Qt::Key_Return);
    }
    static QColor colourOn(test::Person& person, ObjectId id)
    {
        person.canvas().completePicture();
        const QImage picture = person.canvas().viewport()->grab().toImage();
        const diagram::Rect box = person.controller().diagram().find(id)->box;
        const QPointF at = person.canvas().toView({box.x + 2, box.center().y});
        return picture.pixelColor((at * picture.devicePixelRatio()).toPoint());
    }

private slots:
    void answersLightUpAndFollowEdits()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId research = person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"));
        const ObjectId salesSubnet = azure::subnetsOf(person.document(), VnetId::of(sales)).front();
        const ObjectId researchSubnet =
            azure::subnetsOf(person.document(), VnetId::of(research)).front();
        const QColor shown = colourOn(person, salesSubnet);
        ask(person, QStringLiteral("10.3.0.0/16"));
        const route::RoutesTo* question = person.canvas().question();
        QVERIFY(question != nullptr);
        // Marketing and Research itself; Sales is not peered with it.
        QCOMPARE(question->answers().size(), std::size_t{2});
        QVERIFY(person.canvas().accessibleDescription().startsWith(
            QStringLiteral("2 of 3 NICs have a route to 10.3.0.0/16")));
        QVERIFY(colourOn(person, salesSubnet) != shown);
        const QColor dimmed = colourOn(person, salesSubnet);
        QVERIFY(colourOn(person, researchSubnet) != dimmed);

        person.controller().apply(
            edit::addPeeringPair(person.document(), VnetId::of(sales), VnetId::of(research)));
        QCOMPARE(question->answers().size(), std::size_t{3});
        QVERIFY(person.canvas().accessibleDescription().startsWith(QStringLiteral("3 of 3")));
        QVERIFY(colourOn(person, salesSubnet) != dimmed);

        person.canvas().setFocus();
        person.key(Qt::Key_Escape);
        QVERIFY(person.canvas().question() == nullptr);
        QVERIFY(!person.window().actions().action(QStringLiteral("find.next"))->isEnabled());
    }

    void goesFromAnswerToAnswer()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, QStringLiteral("10.3.1.4"));
        QSignalSpy hints(&person.canvas(), &views::CanvasView::hint);
        person.canvas().setFocus();
        person.key(Qt::Key_F3);
        const ObjectId first = person.window().selection().single();
        QVERIFY(first);
        QVERIFY(hints.last().front().toString().startsWith(QStringLiteral("1 of 2: ")));
        QVERIFY(hints.last().front().toString().contains(QStringLiteral("10.3.0.0/16")));
        person.key(Qt::Key_F3);
        const ObjectId second = person.window().selection().single();
        QVERIFY(second != first);
        person.key(Qt::Key_F3);
        QCOMPARE(person.window().selection().single(), first);
        person.key(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(person.window().selection().single(), second);
    }

    void asksAboutWhatIsSelected()
    {
        test::Person person(QStringLiteral("exercise"));
        person.click(person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet")));
        person.run(QStringLiteral("find.routesHere"));
        QVERIFY(person.canvas().question()->destination() == *net::Prefix::parse("10.1.0.0/16"));
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"))});
        person.run(QStringLiteral("find.routesHere"));
        QVERIFY(person.canvas().question()->destination() == *net::Prefix::parse("10.1.1.4"));
        // Another design has other answers.
        person.window().selection().clear();
        QVERIFY(!person.window().actions().action(QStringLiteral("find.routesHere"))->isEnabled());
        person.controller().setDocument({});
        QVERIFY(person.canvas().question() == nullptr);
    }

    void saysSoWhenNobodyHasARoute()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, QStringLiteral("172.16.0.0/12"));
        QVERIFY(person.canvas().accessibleDescription().startsWith(
            QStringLiteral("No NIC has a route to 172.16.0.0/12")));
        person.run(QStringLiteral("view.zoomOut"));
        for (int i = 0; i < 8; ++i)
            person.run(QStringLiteral("view.zoomOut"));
        person.canvas().viewport()->grab(); // blocks from far out
        person.canvas().nextAnswer(false);
        QVERIFY(!person.window().selection().single());
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasQuestions)
#include "tst_canvas_questions.moc"
