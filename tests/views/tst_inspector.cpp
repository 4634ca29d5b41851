#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/edit/create.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "qt/document_controller.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/inspector/list_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QToolButton>
#include <QUndoStack>

using namespace peerscape;

namespace {

/// One object of every kind, none of which stands in the way of another one's fields.
class Everything
{
public:
    Everything()
    {
        const VnetId hub = VnetId::of(make(edit::addVnet(m_document, {})));
        const VnetId spoke = VnetId::of(make(edit::addVnet(m_document, {})));
        make(edit::addSubnet(m_document, hub, "empty"));
        const SubnetId subnet(1);
        make(edit::addVm(m_document, subnet));
        make(edit::addPrivateEndpoint(m_document, subnet));
        make(edit::addLoadBalancer(m_document, subnet));
        make(edit::addFirewall(m_document, hub));
        make(edit::addBastion(m_document, hub));
        make(edit::addRouteServer(m_document, hub));
        const ObjectId gateway = make(edit::addGateway(m_document, hub, azure::GatewayType::Vpn));
        const ObjectId site = make(edit::addSite(m_document));
        make(edit::addConnection(m_document, gateway, site));
        make(edit::addCircuit(m_document));
        make(edit::addRouteTable(m_document));
        make(edit::addNsg(m_document));
        make(edit::addAsg(m_document));
        make(edit::addNatGateway(m_document, SubnetId(2)));
        make(edit::addPublicIp(m_document));
        make(edit::addNote(m_document, "A note", {{900, 900}, {160, 60}}));
        make(edit::addPeeringPair(m_document, hub, spoke));
        azure::ResourceGroup group;
        group.name = "rg-other";
        group.location = "westus";
        group.subscription = SubscriptionId(1);
        make(edit::create(m_document, group));
        azure::UnknownResource unknown;
        unknown.name = "wan";
        unknown.resourceGroup = ResourceGroupId(1);
        unknown.type = "Microsoft.Network/virtualWans";
        make(edit::create(m_document, unknown));
    }

    [[nodiscard]] const azure::Document& document() const { return m_document; }

private:
    ObjectId make(const edit::EditResult& result)
    {
        if (!result)
            qFatal("%s: %s", result.error().code.c_str(), result.error().message.c_str());
        m_document = result->next;
        return result->created.empty() ? ObjectId() : result->created.front();
    }

    azure::Document m_document;
};

/// The names of the fields in which two versions of a resource differ.
template<class R>
QStringList changedFields(const R& before, const R& after)
{
    std::vector<const void*> fields;
    azure::visitFields(before, [&](const char*, const auto& field) { fields.push_back(&field); });
    QStringList changed;
    std::size_t index = 0;
    azure::visitFields(after, [&](const char* name, const auto& field) {
        if (!(*static_cast<decltype(&field)>(fields[index++]) == field))
            changed << QLatin1String(name);
    });
    return changed;
}

/// What the inspector shows but nobody can change in Azure either, or changes by a command.
const QStringList kNotEdited{
    QStringLiteral("Subnet.virtualNetwork"),         // a subnet never leaves its network
    QStringLiteral("Peering.virtualNetwork"),        // the title of the side
    QStringLiteral("Peering.remoteVirtualNetwork"),  // likewise; immutable (V09)
    QStringLiteral("Peering.remoteResourceId"),      // the title once the network is gone
    QStringLiteral("Peering.disconnected"),          // the pill, and Reset to Initiated
    QStringLiteral("Peering.remoteAddressSpace"),    // shown; changed by Sync
    QStringLiteral("Peering.peerCompleteVnets"),     // cannot be switched (3.8.5)
    QStringLiteral("Peering.localSubnetNames"),      // of subnet peerings, see below
    QStringLiteral("Peering.remoteSubnetNames"),     // likewise
    QStringLiteral("Peering.enableOnlyIPv6Peering"), // likewise
    QStringLiteral("UnknownResource.type"),          // kept as it was read
};

/// Something valid to enter that is not there yet.
const QHash<QString, QString> kEntries{
    {QStringLiteral("name"), QStringLiteral("renamed")},
    {QStringLiteral("location"), QStringLiteral("westus")},
    {QStringLiteral("VirtualNetwork.addressPrefixes"),
     QStringLiteral("10.0.0.0/16, 172.20.0.0/24")},
    {QStringLiteral("Subnet.addressPrefixes"), QStringLiteral("10.0.7.0/24")},
    {QStringLiteral("LocalNetworkGateway.addressPrefixes"), QStringLiteral("192.168.7.0/24")},
    {QStringLiteral("summarizedGatewayPrefixes"), QStringLiteral("10.0.0.0/15")},
    {QStringLiteral("dnsServers"), QStringLiteral("10.0.0.4, 10.0.0.5")},
    {QStringLiteral("serviceEndpoints"), QStringLiteral("Microsoft.Storage")},
    {QStringLiteral("delegations"), QStringLiteral("Microsoft.Web/serverFarms")},
    {QStringLiteral("advertises"), QStringLiteral("172.30.0.0/16")},
    {QStringLiteral("vmSize"), QStringLiteral("Standard_B2s")},
    {QStringLiteral("osType"), QStringLiteral("Windows")},
    {QStringLiteral("PrivateEndpoint.privateIPAddress"), QStringLiteral("10.0.0.60")},
    {QStringLiteral("LoadBalancer.privateIPAddress"), QStringLiteral("10.0.0.61")},
    {QStringLiteral("AzureFirewall.privateIPAddress"), QString()},
    {QStringLiteral("privateLinkServiceId"), QStringLiteral("/subscriptions/x")},
    {QStringLiteral("groupIds"), QStringLiteral("blob")},
    {QStringLiteral("sku"), QStringLiteral("Premium")},
    {QStringLiteral("asn"), QStringLiteral("65010")},
    {QStringLiteral("bgpPeeringAddresses"), QStringLiteral("10.0.1.14")},
    {QStringLiteral("bgpPeeringAddress"), QStringLiteral("192.168.0.9")},
    {QStringLiteral("vpnClientAddressPool"), QStringLiteral("172.31.0.0/24")},
    {QStringLiteral("gatewayIpAddress"), QStringLiteral("203.0.113.9")},
    {QStringLiteral("fqdn"), QStringLiteral("office.example.com")},
    {QStringLiteral("serviceProviderName"), QStringLiteral("Equinix")},
    {QStringLiteral("peeringLocation"), QStringLiteral("Amsterdam")},
    {QStringLiteral("bandwidthInMbps"), QStringLiteral("200")},
    {QStringLiteral("ipAddress"), QStringLiteral("20.50.60.70")},
    {QStringLiteral("subscriptionId"), QStringLiteral("11111111-0000-0000-0000-000000000000")},
    {QStringLiteral("tenantId"), QStringLiteral("22222222-0000-0000-0000-000000000000")},
    {QStringLiteral("text"), QStringLiteral("Another text")},
};

} // namespace

/// The inspector edits every field of every resource, says why it does not, and edits several
/// things together.
class TestInspector : public QObject
{
    Q_OBJECT

private:
    static QWidget* content(test::Person& person)
    {
        return person.in<QScrollArea>(QStringLiteral("inspector")).widget();
    }
    static QWidget* field(test::Person& person, const QString& property)
    {
        return content(person)->findChild<QWidget*>(property);
    }
    static QString refusals(test::Person& person)
    {
        QStringList texts;
        for (const QLabel* label :
             content(person)->findChildren<QLabel*>(QStringLiteral("fieldError"))) {
            if (!label->isHidden())
                texts << label->text();
        }
        return texts.join(QLatin1Char('\n'));
    }
    static void enter(QLineEdit& line, const QString& text)
    {
        line.setFocus();
        line.selectAll();
        if (text.isEmpty())
            QTest::keyClick(&line, Qt::Key_Delete);
        else
            QTest::keyClicks(&line, text);
        QTest::keyClick(&line, Qt::Key_Return);
    }
    /// Another choice than the current one that the edit accepts; the caller sees in the document
    /// whether there was one.
    static void chooseAnother(test::Person& person, QComboBox& box)
    {
        const int current = box.currentIndex();
        const int before = person.controller().undoStack()->index();
        for (int index = box.count() - 1; index >= 0; --index) {
            if (index == current)
                continue;
            box.setCurrentIndex(index);
            emit box.activated(index);
            if (person.controller().undoStack()->index() != before)
                return;
        }
    }
    static void changeList(views::ListField& list)
    {
        auto* table = list.findChild<QTableWidget*>();
        if (table->rowCount() == 0)
            list.findChild<QToolButton*>()->click(); // adds a row
        if (QTableWidgetItem* item = table->item(0, 0)) {
            item->setText(QStringLiteral("changed"));
            return;
        }
        auto* box = qobject_cast<QComboBox*>(table->cellWidget(0, 0));
        box->setCurrentIndex(box->count() - 1);
        emit box->activated(box->count() - 1);
    }
    /// Changes a field as a person would, whatever it is.
    static void change(test::Person& person, const QString& kind, const QString& property)
    {
        QWidget* widget = field(person, property);
        const QString entry =
            kEntries.value(kind + QLatin1Char('.') + property, kEntries.value(property));
        if (auto* line = qobject_cast<QLineEdit*>(widget))
            enter(*line, entry);
        else if (auto* box = qobject_cast<QCheckBox*>(widget))
            box->click();
        else if (auto* combo = qobject_cast<QComboBox*>(widget); combo && combo->isEditable())
            enter(*combo->lineEdit(), entry);
        else if (combo != nullptr)
            chooseAnother(person, *combo);
        else if (auto* list = qobject_cast<views::ListField*>(widget))
            changeList(*list);
        else if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
            text->setFocus();
            text->selectAll();
            QTest::keyClicks(text, entry);
            person.canvas().setFocus();
        }
    }

    template<class R>
    static void editEveryField(test::Person& person, Id<R::kKind> id, const QString& kind)
    {
        QStringList fields;
        azure::visitFields(*person.document().find(id),
                           [&](const char* name, const auto&) { fields << QLatin1String(name); });
        for (const QString& property : fields) {
            const QString full = kind + QLatin1Char('.') + property;
            person.window().selection().clear();
            person.window().selection().set({id});
            const R before = *person.document().find(id);
            const bool shown = field(person, property) != nullptr;
            if (kNotEdited.contains(full))
                continue;
            QVERIFY2(shown, qPrintable(full + QStringLiteral(" is not in the inspector")));
            QVERIFY2(field(person, property)->isEnabled(), qPrintable(full));
            QVERIFY2(!field(person, property)->accessibleName().isEmpty(), qPrintable(full));
            change(person, kind, property);
            QVERIFY2(changedFields(before, *person.document().find(id)).contains(property),
                     qPrintable(full + QStringLiteral(" was not changed: ") + refusals(person)));
            person.undoEverything();
            QVERIFY2(changedFields(before, *person.document().find(id)).isEmpty(),
                     qPrintable(full));
        }
    }

    /// A kind's object whose fields are all free: the last one made.
    template<class R>
    static Id<R::kKind> lastOf(const azure::Document& document)
    {
        Id<R::kKind> last;
        document.all<R>().forEach([&](Id<R::kKind> id, const R&) { last = id; });
        return last;
    }

private slots:
    void editsTheDocumentsSettings()
    {
        test::Person person;
        change(person, QString(), QStringLiteral("showSubscriptions"));
        QVERIFY(person.document().settings().showSubscriptions);
        change(person, QString(), QStringLiteral("noneList"));
        QVERIFY(person.document().settings().noneList != Text("obs-2026"));
        enter(*qobject_cast<QLineEdit*>(field(person, QStringLiteral("title"))),
              QStringLiteral("My design"));
        QCOMPARE(person.document().settings().title, Text("My design"));
        QCOMPARE(person.controller().undoStack()->count(), 3);
    }

    void severalThingsOfOneKindChangeTogether()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        std::vector<ObjectId> machines;
        person.document().all<azure::VirtualMachine>().forEach(
            [&](VmId id, const auto&) { machines.push_back(id); });
        QCOMPARE(machines.size(), std::size_t{4});
        const std::string before = person.bytes();
        person.window().selection().set({machines[0]});
        qobject_cast<QCheckBox*>(field(person, QStringLiteral("running")))->click();
        person.window().selection().set(machines);
        auto* running = qobject_cast<QCheckBox*>(field(person, QStringLiteral("running")));
        QCOMPARE(running->checkState(), Qt::PartiallyChecked);
        running->click();
        for (const ObjectId id : machines)
            QVERIFY(person.document().find(VmId::of(id))->running);
        auto* size = qobject_cast<QLineEdit*>(field(person, QStringLiteral("vmSize")));
        enter(*size, QStringLiteral("Standard_D4s_v5"));
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
        std::vector<ObjectId> spokeSides;
        for (const char* name :
             {"spoke1-vnet/spoke1-vnet-To-hub-vnet", "spoke2-vnet/spoke2-vnet-To-hub-vnet",
              "spoke3-vnet/spoke3-vnet-To-hub-vnet"})
            spokeSides.push_back(person.find(Kind::Peering, QLatin1String(name)));
        person.window().selection().set(spokeSides);
        auto* remote = qobject_cast<QCheckBox*>(field(person, QStringLiteral("useRemoteGateways")));
        QCOMPARE(remote->checkState(), Qt::PartiallyChecked);
        qobject_cast<QCheckBox*>(field(person, QStringLiteral("allowForwardedTraffic")))->click();
        for (const ObjectId id : spokeSides)
            QVERIFY(person.document().find(PeeringId::of(id))->allowForwardedTraffic);
        QCOMPARE(person.controller().undoStack()->count(), 1);
    }

    void aRefusalStandsUnderItsField()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        person.window().selection().set({sales});
        auto* space = qobject_cast<QLineEdit*>(field(person, QStringLiteral("addressPrefixes")));
        const std::string before = person.bytes();
        enter(*space, QStringLiteral("10.2.0.0/16"));
        QVERIFY2(!refusals(person).isEmpty(), "nothing was said");
        QCOMPARE(person.bytes(), before);
        QCOMPARE(space->text(), QStringLiteral("10.1.0.0/16"));
        enter(*space, QStringLiteral("10.1.0.1/16"));
        QVERIFY(refusals(person).contains(QStringLiteral("10.1.0.0/16 is")));
    }

    void aDisabledFieldSaysWhy()
    {
        test::Person person;
        person.window().session().show(Everything().document());
        person.window().selection().set(
            {person.find(Kind::Subnet, QStringLiteral("vnet1/GatewaySubnet"))});
        QWidget* group = field(person, QStringLiteral("networkSecurityGroup"));
        QVERIFY(!group->isEnabled());
        QVERIFY(group->accessibleDescription().contains(QStringLiteral("GatewaySubnet")));
        person.window().selection().set({ConnectionId(1)});
        QVERIFY(field(person, QStringLiteral("localNetworkGateway2"))->isEnabled());
        QWidget* circuit = field(person, QStringLiteral("expressRouteCircuit"));
        QVERIFY(!circuit->isEnabled());
        QVERIFY(!circuit->accessibleDescription().isEmpty());
    }

    void showsBothSidesOfAPeeringAndTheirState()
    {
        test::Person person(QStringLiteral("one-sided"));
        const auto texts = [&] {
            QStringList all;
            for (const QLabel* label : content(person)->findChildren<QLabel*>())
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
        for (QPushButton* button : content(person)->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Create the other side")) {
                button->click();
                break;
            }
        }
        QCOMPARE(person.document().all<azure::Peering>().size(), before + 1);
        QTRY_VERIFY(texts().contains(QStringLiteral("● Connected")));
        QCOMPARE(
            content(person)->findChildren<QCheckBox*>(QStringLiteral("useRemoteGateways")).size(),
            2);
        person.window().selection().set({disconnected});
        QVERIFY(texts().contains(QStringLiteral("○ Disconnected")));
    }
};

PEERSCAPE_TEST_CLASS(TestInspector)
#include "tst_inspector.moc"
