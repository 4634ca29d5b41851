#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/diagram/auto_layout.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "tests/views/row_changes.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QTreeWidget>
#include <QUndoStack>

#include <cmath>

using namespace peerscape;

/// The job of TestDrawByMouse by keys alone.
class TestDrawByKeyboard : public QObject
{
    Q_OBJECT

private:
    /// Two networks with machines, peered; the second one has a gateway.
    static void draw(test::Person& person)
    {
        person.key(Qt::Key_V); // the network is selected
        person.key(Qt::Key_Return);
        person.type(QStringLiteral("SalesVNet"));
        person.key(Qt::Key_Return);
        person.key(Qt::Key_M);
        person.key(Qt::Key_Escape);
        person.key(Qt::Key_V);
        person.key(Qt::Key_F2);
        person.type(QStringLiteral("HubVNet"));
        person.key(Qt::Key_Return);
        person.key(Qt::Key_M);
        person.key(Qt::Key_BracketLeft); // out of the machine, to its subnet and its network
        person.key(Qt::Key_BracketLeft);
        person.key(Qt::Key_G);
        person.key(Qt::Key_A, Qt::ControlModifier);
        person.key(Qt::Key_L);
    }

private slots:
    void drawsNamesPeersAndUndoes()
    {
        test::Person person;
        const std::string empty = person.bytes();
        draw(person);
        const azure::Document& document = person.document();
        QCOMPARE(document.all<azure::VirtualNetwork>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::VirtualMachine>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::Peering>().size(), std::size_t{2});
        QVERIFY(azure::isLive(document, PeeringId(1)));
        (void)person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        QVERIFY(azure::gatewaysOf(document, VnetId::of(person.find(Kind::VirtualNetwork,
                                                                   QStringLiteral("HubVNet"))))
                    .size()
                == 1);

        person.window().canvas().setFocus();
        while (person.controller().undoStack()->canUndo())
            person.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(person.bytes(), empty);
        while (person.controller().undoStack()->canRedo())
            person.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(azure::isLive(person.document(), PeeringId(1)));
    }

    void aNewNetworkStandsBesideTheSelectedOne()
    {
        test::Person person;
        person.key(Qt::Key_V);
        person.key(Qt::Key_M); // its machine is selected
        person.key(Qt::Key_V);
        const auto boxOf = [&](const char* name) {
            return *person.controller().diagram().boxOf(
                person.find(Kind::VirtualNetwork, QLatin1String(name)));
        };
        const diagram::Rect first = boxOf("vnet1");
        const diagram::Rect second = boxOf("vnet2");
        QVERIFY(std::abs(second.x - first.right() - diagram::kColumnGap) <= 5); // on the grid
        QCOMPARE(second.y, first.y);
    }

    void switchesFlagsInTheInspectorWithTabAndSpace()
    {
        test::Person person;
        draw(person); // the first side of the peering is selected now
        const std::string drawn = person.bytes();
        person.key(Qt::Key_F6);
        for (const char* flag : {"allowVirtualNetworkAccess", "allowForwardedTraffic"}) {
            QVERIFY2(person.tabTo([&](QWidget* widget) {
                return qobject_cast<QCheckBox*>(widget) != nullptr
                       && widget->objectName() == QLatin1String(flag);
            }),
                     flag);
            auto* box = qobject_cast<QCheckBox*>(QApplication::focusWidget());
            const bool before = box->isChecked();
            person.key(Qt::Key_Space);
            QCOMPARE(box->isChecked(), !before);
            QVERIFY(person.bytes() != drawn);
            person.key(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(box->isChecked(), before);
            QCOMPARE(person.bytes(), drawn);
        }
        person.key(Qt::Key_F6, Qt::ControlModifier);
        QVERIFY(person.canvas().hasFocus());
    }

    /// Also with nothing selected there is room for lines between one network and the next.
    void networksByKeyStandInARow()
    {
        test::Person person;
        std::vector<diagram::Rect> boxes;
        for (int i = 0; i < 3; ++i) {
            person.key(Qt::Key_V);
            boxes.push_back(
                *person.controller().diagram().boxOf(person.window().selection().single()));
            person.key(Qt::Key_Escape);
            QVERIFY(!person.window().selection().single());
        }
        for (std::size_t i = 1; i < boxes.size(); ++i) {
            QVERIFY(boxes[i].x >= boxes[i - 1].right() + diagram::kColumnGap - 10);
            QCOMPARE(boxes[i].y, boxes[i - 1].y);
        }
    }

    void placesFromThePaletteWithEnter()
    {
        test::Person person;
        person.key(Qt::Key_1, Qt::AltModifier);
        auto& tree = person.in<QTreeWidget>(QStringLiteral("insert"));
        QVERIFY(tree.hasFocus());
        QCOMPARE(tree.selectedItems().size(), 1); // who comes by keys sees where they are
        person.type(QStringLiteral("Note"));
        QCOMPARE(tree.currentItem()->text(0), QStringLiteral("Note"));
        person.key(Qt::Key_Return);
        QCOMPARE(person.document().all<azure::Note>().size(), std::size_t{1});
    }

    void peersWithAnotherNetworkByKeys()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::size_t before = person.document().all<azure::Peering>().size();
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        person.key(Qt::Key_L);
        person.key(Qt::Key_Right, Qt::AltModifier);
        person.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(person.window().selection().single(),
                 person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet")));
        person.key(Qt::Key_Return);
        QCOMPARE(person.document().all<azure::Peering>().size(), before + 2);
        QCOMPARE(person.canvas().tool(), views::CanvasView::Tool::Select);
    }

    /// While a line is drawn Tab goes to what can be its other end, and Enter on the first end
    /// gives nothing up.
    void tabFindsTheOtherEnd()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::size_t before = person.document().all<azure::Peering>().size();
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        person.window().selection().set({sales});
        person.key(Qt::Key_L);
        person.key(Qt::Key_Return);
        QCOMPARE(person.canvas().tool(), views::CanvasView::Tool::Connect);
        QVERIFY(person.canvas().accessibleDescription().contains(QStringLiteral("Enter")));
        for (int i = 0; i < 6; ++i) {
            person.key(Qt::Key_Tab);
            QVERIFY(person.canvas().hasFocus());
            QVERIFY(person.window().selection().single().kind() == Kind::VirtualNetwork);
            QVERIFY(person.window().selection().single() != sales);
        }
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"))});
        person.key(Qt::Key_Return);
        QCOMPARE(person.document().all<azure::Peering>().size(), before + 2);
    }

    /// Enter edits a name where it stands, and opens the fields of what has none there.
    void enterOpensWhatIsSelected()
    {
        test::Person person(QStringLiteral("exercise"));
        QDockWidget* inspector = person.window().panels().dock(QStringLiteral("inspector"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId research = person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet"));
        const auto press = [&](const std::vector<ObjectId>& ids) {
            person.window().selection().set(ids);
            person.canvas().setFocus();
            person.key(Qt::Key_Return);
            return QApplication::focusWidget();
        };
        for (const std::vector<ObjectId>& ids :
             {std::vector<ObjectId>{PeeringId(1)}, std::vector<ObjectId>{sales, research}}) {
            QWidget* field = press(ids);
            QVERIFY(field != nullptr && inspector->isAncestorOf(field));
            person.key(Qt::Key_Escape);
            QVERIFY(person.canvas().hasFocus());
        }
        QVERIFY(person.canvas().isAncestorOf(press({sales})));
        person.key(Qt::Key_Escape);
        QCOMPARE(press({}), &person.canvas());
        // A line is renamed by the key for that.
        person.window().selection().set({PeeringId(1)});
        person.key(Qt::Key_F2);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
        person.key(Qt::Key_Escape);
    }

    void escapeGoesBackToTheCanvas()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        person.key(Qt::Key_Return, Qt::AltModifier); // the properties, as elsewhere
        auto* name = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(name != nullptr);
        person.key(Qt::Key_Escape);
        QVERIFY(person.canvas().hasFocus());
        // What is half typed is not entered by leaving.
        person.key(Qt::Key_F6);
        person.type(QStringLiteral("x"));
        const std::string before = person.bytes();
        person.key(Qt::Key_Escape);
        QVERIFY(!person.canvas().hasFocus());
        QCOMPARE(person.bytes(), before);
        for (const char* panel : {"outline", "routes", "problems", "layers", "history"}) {
            person.run(QStringLiteral("panel.%1").arg(QLatin1String(panel)));
            QVERIFY2(!person.canvas().hasFocus(), panel);
            person.key(Qt::Key_Escape);
            QVERIFY2(person.canvas().hasFocus(), panel);
        }
    }

    void tabLeavesTheCanvasAfterTheLastObject()
    {
        test::Person person(QStringLiteral("exercise"));
        QVERIFY(person.tabTo([&](QWidget* widget) { return widget != &person.canvas(); }));
    }
};

PEERSCAPE_TEST_CLASS(TestDrawByKeyboard)
#include "tst_draw_by_keyboard.moc"
