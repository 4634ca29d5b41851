#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "qt/document_controller.h"
#include "tests/support/test_registry.h"
#include "tests/views/every_kind.h"
#include "tests/views/inspector_hand.h"
#include "views/inspector/list_field.h"
#include "views/widgets/choice_box.h"

#include <QCheckBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolTip>
#include <QUndoStack>

using namespace peerscape;

/// The inspector says why a field is not for now, keeps refused values out, and edits several
/// things together. What its fields do: tst_inspector_fields.cpp.
class TestInspector : public QObject
{
    Q_OBJECT

private slots:
    void editsTheDocumentsSettings()
    {
        test::Person person;
        test::InspectorHand hand(person);
        hand.change(QStringLiteral("showSubscriptions"), {});
        QVERIFY(person.document().settings().showSubscriptions);
        hand.change(QStringLiteral("noneList"), {});
        QVERIFY(person.document().settings().noneList != Text("obs-2026"));
        hand.enter(*qobject_cast<QLineEdit*>(hand.field(QStringLiteral("title"))),
                   QStringLiteral("My design"));
        QCOMPARE(person.document().settings().title, Text("My design"));
        QCOMPARE(person.controller().undoStack()->count(), 3);
    }

    void aChoiceWithoutRoomSaysTheRestInItsToolTip()
    {
        views::ChoiceBox box([] { return std::vector<views::ChoiceBox::Choice>(); });
        const QString name = QStringLiteral("a-network-of-a-long-name/AzureFirewallSubnet");
        box.setCurrent(views::ChoiceBox::Choice{name, 1});
        const auto toolTipOf = [&](int width) {
            box.resize(width, box.sizeHint().height());
            QHelpEvent event(QEvent::ToolTip, {5, 5}, box.mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(&box, &event);
            return QToolTip::text();
        };
        box.show();
        QCOMPARE(toolTipOf(600), QString());
        QCOMPARE(toolTipOf(120), name);
    }

    void severalThingsOfOneKindChangeTogether()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        test::InspectorHand hand(person);
        std::vector<ObjectId> machines;
        person.document().all<azure::VirtualMachine>().forEach(
            [&](VmId id, const auto&) { machines.push_back(id); });
        QCOMPARE(machines.size(), std::size_t{4});
        const std::string before = person.bytes();
        person.window().selection().set({machines[0]});
        qobject_cast<QCheckBox*>(hand.field(QStringLiteral("running")))->click();
        person.window().selection().set(machines);
        auto* running = qobject_cast<QCheckBox*>(hand.field(QStringLiteral("running")));
        QCOMPARE(running->checkState(), Qt::PartiallyChecked);
        running->click();
        for (const ObjectId id : machines)
            QVERIFY(person.document().find(VmId::of(id))->running);
        auto* size = qobject_cast<QLineEdit*>(hand.field(QStringLiteral("vmSize")));
        hand.enter(*size, QStringLiteral("Standard_D4s_v5"));
        for (const ObjectId id : machines)
            QCOMPARE(person.document().find(VmId::of(id))->vmSize, Text("Standard_D4s_v5"));
        QCOMPARE(person.controller().undoStack()->count(), 3);
        QCOMPARE(person.controller().undoStack()->undoText(), QStringLiteral("Change 4 objects"));
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
    }

    void sidesOfSeveralPeeringsChangeTogether()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        test::InspectorHand hand(person);
        std::vector<ObjectId> spokeSides;
        for (const char* name :
             {"spoke1-vnet/spoke1-vnet-To-hub-vnet", "spoke2-vnet/spoke2-vnet-To-hub-vnet",
              "spoke3-vnet/spoke3-vnet-To-hub-vnet"})
            spokeSides.push_back(person.find(Kind::Peering, QLatin1String(name)));
        person.window().selection().set(spokeSides);
        auto* remote = qobject_cast<QCheckBox*>(hand.field(QStringLiteral("useRemoteGateways")));
        QCOMPARE(remote->checkState(), Qt::PartiallyChecked);
        qobject_cast<QCheckBox*>(hand.field(QStringLiteral("allowForwardedTraffic")))->click();
        for (const ObjectId id : spokeSides)
            QVERIFY(person.document().find(PeeringId::of(id))->allowForwardedTraffic);
        QCOMPARE(person.controller().undoStack()->count(), 1);
    }

    void aRefusalStandsUnderItsField()
    {
        test::Person person(QStringLiteral("exercise"));
        test::InspectorHand hand(person);
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        person.window().selection().set({sales});
        auto* space = qobject_cast<QLineEdit*>(hand.field(QStringLiteral("addressPrefixes")));
        const std::string before = person.bytes();
        hand.enter(*space, QStringLiteral("10.2.0.0/16"));
        QVERIFY2(!hand.refusals().isEmpty(), "nothing was said");
        QCOMPARE(person.bytes(), before);
        QCOMPARE(space->text(), QStringLiteral("10.1.0.0/16"));
        hand.enter(*space, QStringLiteral("10.1.0.1/16"));
        QVERIFY(hand.refusals().contains(QStringLiteral("10.1.0.0/16 is")));
    }

    void anEmptyListTakesTheRoomOfOneRow()
    {
        test::Person person(QStringLiteral("exercise"));
        test::InspectorHand hand(person);
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"))});
        auto* rules =
            qobject_cast<views::ListField*>(hand.field(QStringLiteral("guestFirewallRules")));
        const auto* table = rules->findChild<QTableWidget*>();
        const int empty = table->height();
        hand.pressButton(*rules, QStringLiteral("Add a row"));
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->height(), empty);
    }

    void aDisabledFieldSaysWhy()
    {
        test::Person person;
        test::InspectorHand hand(person);
        person.window().session().show(test::EveryKind().document);
        person.window().selection().set(
            {person.find(Kind::Subnet, QStringLiteral("vnet1/GatewaySubnet"))});
        QWidget* group = hand.field(QStringLiteral("networkSecurityGroup"));
        QVERIFY(!group->isEnabled());
        QVERIFY(group->accessibleDescription().contains(QStringLiteral("GatewaySubnet")));
        person.window().selection().set({ConnectionId(1)});
        QVERIFY(hand.field(QStringLiteral("localNetworkGateway2"))->isEnabled());
        QWidget* circuit = hand.field(QStringLiteral("expressRouteCircuit"));
        QVERIFY(!circuit->isEnabled());
        QVERIFY(!circuit->accessibleDescription().isEmpty());
    }

    void showsBothSidesOfAPeeringAndTheirState()
    {
        test::Person person(QStringLiteral("one-sided"));
        test::InspectorHand hand(person);
        const auto texts = [&] {
            QStringList all;
            for (const QLabel* label : hand.content()->findChildren<QLabel*>())
                all << label->text();
            return all.join(QLatin1Char('\n'));
        };
        PeeringId initiated;
        PeeringId disconnected;
        person.document().all<azure::Peering>().forEach([&](PeeringId id, const auto& peering) {
            if (peering.disconnected)
                disconnected = id;
            else if (!azure::reverseOf(person.document(), id))
                initiated = id;
        });
        person.window().selection().set({initiated});
        QVERIFY(texts().contains(QStringLiteral("Initiated")));
        const std::size_t before = person.document().all<azure::Peering>().size();
        for (QPushButton* button : hand.content()->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Create the other side")) {
                button->click();
                break;
            }
        }
        QCOMPARE(person.document().all<azure::Peering>().size(), before + 1);
        QTRY_VERIFY(texts().contains(QStringLiteral("● Connected")));
        QCOMPARE(
            hand.content()->findChildren<QCheckBox*>(QStringLiteral("useRemoteGateways")).size(),
            2);
        person.window().selection().set({disconnected});
        QVERIFY(texts().contains(QStringLiteral("○ Disconnected")));
    }
};

PEERSCAPE_TEST_CLASS(TestInspector)
#include "tst_inspector.moc"
