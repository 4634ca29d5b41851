#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "tests/support/test_registry.h"
#include "tests/views/every_kind.h"
#include "tests/views/inspector_hand.h"
#include "views/inspector/field_text.h"
#include "views/inspector/list_field.h"

#include <QComboBox>
#include <QLabel>
#include <QTableWidget>
#include <QUndoStack>

#include <functional>

using namespace peerscape;

namespace {

/// What the inspector shows and does not let anybody change, and why; the field is a value or
/// disabled.
const QHash<QString, QString> kNotEdited{
    {QStringLiteral("Subnet.virtualNetwork"), QStringLiteral("never leaves its network")},
    {QStringLiteral("Peering.virtualNetwork"), QStringLiteral("the title of the side")},
    {QStringLiteral("Peering.remoteVirtualNetwork"), QStringLiteral("immutable (V09)")},
    {QStringLiteral("Peering.remoteResourceId"), QStringLiteral("title of a network that is gone")},
    {QStringLiteral("Peering.disconnected"), QStringLiteral("the pill, and Reset to Initiated")},
    {QStringLiteral("Peering.remoteAddressSpace"), QStringLiteral("changed by Sync")},
    {QStringLiteral("Peering.peerCompleteVnets"), QStringLiteral("cannot be switched (3.8.5)")},
    {QStringLiteral("Connection.connectionType"), QStringLiteral("Azure fixes it")},
    {QStringLiteral("AzureFirewall.privateIPAddress"), QStringLiteral("Azure chooses it")},
    {QStringLiteral("Note.image"), QStringLiteral("a file that is inserted")},
    {QStringLiteral("UnknownResource.type"), QStringLiteral("kept as it was read")},
    // Each stands in a subnet of that name, and a network has one.
    {QStringLiteral("AzureFirewall.subnet"), QStringLiteral("AzureFirewallSubnet")},
    {QStringLiteral("BastionHost.subnet"), QStringLiteral("AzureBastionSubnet")},
    {QStringLiteral("RouteServer.subnet"), QStringLiteral("RouteServerSubnet")},
};

/// Cells of lists to which the same applies.
const QStringList kNotEditedCells{
    QStringLiteral("VirtualNetworkGateway.ipConfigurations.Subnet"), // GatewaySubnet
};

/// Something valid to enter that is not there yet, by field or by kind and field; cells by field
/// and title of the column.
const QHash<QString, QString> kEntries{
    {QStringLiteral("name"), QStringLiteral("renamed")},
    {QStringLiteral("location"), QStringLiteral("northeurope")},
    {QStringLiteral("VirtualNetwork.addressPrefixes"),
     QStringLiteral("10.0.0.0/16, 172.20.0.0/24")},
    {QStringLiteral("Subnet.addressPrefixes"), QStringLiteral("10.0.77.0/24")},
    {QStringLiteral("LocalNetworkGateway.addressPrefixes"), QStringLiteral("192.168.7.0/24")},
    {QStringLiteral("summarizedGatewayPrefixes"), QStringLiteral("10.0.0.0/15")},
    {QStringLiteral("dnsServers"), QStringLiteral("10.0.0.4, 10.0.0.5")},
    {QStringLiteral("serviceEndpoints"), QStringLiteral("Microsoft.Storage, Microsoft.Sql")},
    {QStringLiteral("delegations"), QStringLiteral("Microsoft.Web/serverFarms")},
    {QStringLiteral("advertises"), QStringLiteral("172.30.0.0/16")},
    {QStringLiteral("localSubnetNames"), QStringLiteral("default, second")},
    {QStringLiteral("remoteSubnetNames"), QStringLiteral("default, GatewaySubnet")},
    {QStringLiteral("monthlyGigabytes"), QStringLiteral("250")},
    {QStringLiteral("vmSize"), QStringLiteral("Standard_D4s_v5")},
    {QStringLiteral("osType"), QStringLiteral("Windows")},
    {QStringLiteral("privateIPAddress"), QStringLiteral("10.1.0.60")},
    {QStringLiteral("privateLinkServiceId"), QStringLiteral("/subscriptions/x")},
    {QStringLiteral("groupIds"), QStringLiteral("blob, file")},
    {QStringLiteral("sku"), QStringLiteral("VpnGw2AZ")},
    {QStringLiteral("asn"), QStringLiteral("65010")},
    {QStringLiteral("bgpPeeringAddresses"), QStringLiteral("10.3.1.14")},
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
    // Cells.
    {QStringLiteral("Name"), QStringLiteral("renamed")},
    {QStringLiteral("Private IP"), QStringLiteral("10.1.0.61")},
    {QStringLiteral("Application groups"), QStringLiteral("asg1")},
    {QStringLiteral("Address prefix"), QStringLiteral("10.9.0.0/16")},
    {QStringLiteral("Next hop IP"), QStringLiteral("10.0.0.9")},
    {QStringLiteral("Priority"), QStringLiteral("310")},
    {QStringLiteral("Source"), QStringLiteral("10.2.0.0/16, asg:asg1")},
    {QStringLiteral("Destination"), QStringLiteral("VirtualNetwork")},
    {QStringLiteral("Source ports"), QStringLiteral("1024-65535")},
    {QStringLiteral("Destination ports"), QStringLiteral("22, 443")},
    {QStringLiteral("Ports"), QStringLiteral("8080")},
    {QStringLiteral("ASN"), QStringLiteral("65099")},
    {QStringLiteral("IP"), QStringLiteral("10.1.0.77")},
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

/// A value of the document as a person would type it; null for what is no text.
struct Typed
{
    QString operator()(const Text& text) const { return toQString(text); }
    QString operator()(std::uint32_t number) const { return QString::number(number); }
    QString operator()(const net::Address& address) const { return views::addressToText(address); }
    QString operator()(const std::vector<Text>& texts) const { return views::textsToText(texts); }
    QString operator()(const std::vector<net::Prefix>& prefixes) const
    {
        return views::prefixesToText(prefixes);
    }
    QString operator()(bool on) const { return on ? QStringLiteral("on") : QStringLiteral("off"); }
    template<class T>
    QString operator()(const std::optional<T>& value) const
    {
        return value ? (*this)(*value) : QStringLiteral("");
    }
    template<class T>
    QString operator()(const T&) const
    {
        return {};
    }
};

template<class R>
QString typedValue(const R& resource, const QString& property)
{
    QString typed;
    azure::visitFields(resource, [&](const char* name, const auto& field) {
        if (property == QLatin1String(name))
            typed = Typed()(field);
    });
    return typed;
}

} // namespace

/// Every field of every kind of resource, as azure::visitFields lists them, can be changed in the
/// inspector by mouse and keys: the document then holds what was entered, the field shows it, and
/// undo brings back every byte. What cannot be changed is listed above with its reason.
class TestInspectorFields : public QObject
{
    Q_OBJECT

private:
    /// Another object than the first one, for a field that is free only there.
    struct Instead
    {
        QString property;
        ObjectId id;
    };

    template<class R>
    static void editFields(const test::EveryKind& design, const QString& kind, ObjectId id,
                           const std::vector<Instead>& instead = {})
    {
        test::Person person;
        person.window().session().show(design.document);
        test::InspectorHand hand(person);
        QStringList properties;
        azure::visitFields(
            *person.document().find(Id<R::kKind>::of(id)),
            [&](const char* name, const auto&) { properties << QLatin1String(name); });
        for (const QString& property : properties) {
            ObjectId subject = id;
            for (const Instead& other : instead) {
                if (other.property == property)
                    subject = other.id;
            }
            editField<R>(hand, person, kind, Id<R::kKind>::of(subject), property);
            if (QTest::currentTestFailed())
                return;
        }
    }

    template<class R>
    static void editField(test::InspectorHand& hand, test::Person& person, const QString& kind,
                          Id<R::kKind> id, const QString& property)
    {
        const QString full = kind + QLatin1Char('.') + property;
        const QByteArray name = full.toUtf8();
        hand.show(id);
        QWidget* field = hand.field(property);
        if (kNotEdited.contains(full)) {
            QVERIFY2(field == nullptr || !field->isEnabled() || qobject_cast<QLabel*>(field)
                         || qobject_cast<QComboBox*>(field),
                     name);
            return;
        }
        QVERIFY2(field != nullptr, name + " is not in the inspector");
        QVERIFY2(field->isVisible(), name + " is hidden");
        QVERIFY2(field->isEnabled(), name + " is disabled");
        QVERIFY2(!field->accessibleName().isEmpty(), name + " has no accessible name");
        const std::string bytes = person.bytes();
        if (auto* list = qobject_cast<views::ListField*>(field))
            editList<R>(hand, person, full, id, *list);
        else
            editValue<R>(hand, person, full, id, property);
        if (QTest::currentTestFailed())
            return;
        person.undoEverything();
        QVERIFY2(person.bytes() == bytes, name + " is not restored by undo");
    }

    template<class R>
    static void editValue(test::InspectorHand& hand, test::Person& person, const QString& full,
                          Id<R::kKind> id, const QString& property)
    {
        const R before = *person.document().find(id);
        const QString entered =
            hand.change(property, kEntries.value(full, kEntries.value(property)));
        const R& after = *person.document().find(id);
        QVERIFY2(changedFields(before, after).contains(property),
                 qPrintable(full + QStringLiteral(" was not changed: ") + hand.refusals()));
        QCOMPARE(person.controller().undoStack()->count(), 1);
        hand.show(id);
        QCOMPARE(full + QLatin1Char('=') + hand.shown(property), full + QLatin1Char('=') + entered);
        if (const QString typed = typedValue(after, property); !typed.isNull())
            QCOMPARE(full + QLatin1Char('=') + typed, full + QLatin1Char('=') + entered);
    }

    template<class R>
    static void editList(test::InspectorHand& hand, test::Person& person, const QString& full,
                         Id<R::kKind> id, views::ListField& list)
    {
        auto* table = list.findChild<QTableWidget*>();
        const int rows = table->rowCount();
        hand.pressButton(list, QStringLiteral("Add a row"));
        QVERIFY2(hand.refusals().isEmpty(),
                 qPrintable(full + QStringLiteral(" takes no row: ") + hand.refusals()));
        QCOMPARE(table->rowCount(), rows + 1);
        for (int column = 0; column < table->columnCount(); ++column) {
            const QString title = table->horizontalHeaderItem(column)->text();
            const QString cell = full + QLatin1Char('.') + title;
            if (kNotEditedCells.contains(cell))
                continue;
            const R before = *person.document().find(id);
            const QString entered = hand.changeCell(list, rows, column, kEntries.value(title));
            QVERIFY2(changedFields(before, *person.document().find(id)).size() == 1,
                     qPrintable(cell + QStringLiteral(" was not changed: ") + hand.refusals()));
            QCOMPARE(cell + QLatin1Char('=')
                         + list.rows()[static_cast<std::size_t>(rows)].value(column),
                     cell + QLatin1Char('=') + entered);
        }
        // What is shown anew is what was entered.
        const auto entered = list.rows();
        hand.show(id);
        const QString property = full.section(QLatin1Char('.'), 1);
        auto* again = qobject_cast<views::ListField*>(hand.field(property));
        QVERIFY2(again->rows() == entered, qPrintable(full));
        again->findChild<QTableWidget*>()->setCurrentCell(rows, 0);
        hand.pressButton(*again, QStringLiteral("Remove the row"));
        QCOMPARE(again->findChild<QTableWidget*>()->rowCount(), rows);
    }

    template<class R>
    static ObjectId lastOf(const test::EveryKind& design)
    {
        ObjectId last;
        design.document.all<R>().forEach([&](Id<R::kKind> id, const R&) { last = id; });
        return last;
    }

    struct OfKind
    {
        QString kind;
        std::function<void(const test::EveryKind&)> edit;
    };
    /// The fields of one kind, on its last object or the given ones.
    template<class R>
    static OfKind of(const char* kind)
    {
        const QString name = QLatin1String(kind);
        return {name, [name](const test::EveryKind& design) {
                    editFields<R>(design, name, lastOf<R>(design));
                }};
    }
    template<class R, class Choose>
    static OfKind of(const char* kind, Choose choose)
    {
        const QString name = QLatin1String(kind);
        return {name, [name, choose](const test::EveryKind& design) {
                    const auto [id, instead] = choose(design);
                    editFields<R>(design, name, id, instead);
                }};
    }
    using Chosen = std::pair<ObjectId, std::vector<Instead>>;

    static std::vector<OfKind> kinds()
    {
        return {
            of<azure::Subscription>("Subscription"),
            of<azure::ResourceGroup>("ResourceGroup"),
            of<azure::VirtualNetwork>("VirtualNetwork",
                                      [](const auto& d) { return Chosen{d.hub, {}}; }),
            of<azure::Subnet>("Subnet", [](const auto& d) { return Chosen{d.empty, {}}; }),
            of<azure::Peering>("Peering",
                               [](const auto& d) {
                                   return Chosen{
                                       d.hubSide,
                                       {{QStringLiteral("useRemoteGateways"), d.spokeSide},
                                        {QStringLiteral("localSubnetNames"), d.subnetSide},
                                        {QStringLiteral("remoteSubnetNames"), d.subnetSide},
                                        {QStringLiteral("enableOnlyIPv6Peering"), d.subnetSide}}};
                               }),
            of<azure::NetworkInterface>("NetworkInterface",
                                        [](const auto& d) { return Chosen{d.nic, {}}; }),
            of<azure::VirtualMachine>("VirtualMachine"),
            of<azure::RouteTable>("RouteTable"),
            of<azure::NetworkSecurityGroup>("NetworkSecurityGroup"),
            of<azure::ApplicationSecurityGroup>("ApplicationSecurityGroup"),
            of<azure::PublicIpAddress>("PublicIpAddress"),
            of<azure::NatGateway>("NatGateway"),
            of<azure::VirtualNetworkGateway>("VirtualNetworkGateway",
                                             [](const auto& d) { return Chosen{d.lone, {}}; }),
            of<azure::LocalNetworkGateway>(
                "LocalNetworkGateway",
                [](const auto& d) {
                    return Chosen{d.document.find(d.toSite)->localNetworkGateway2, {}};
                }),
            of<azure::Connection>("Connection",
                                  [](const auto& d) {
                                      return Chosen{
                                          d.toSite,
                                          {{QStringLiteral("virtualNetworkGateway2"), d.toNetwork},
                                           {QStringLiteral("expressRouteCircuit"), d.toCircuit}}};
                                  }),
            of<azure::ExpressRouteCircuit>("ExpressRouteCircuit"),
            of<azure::PrivateEndpoint>("PrivateEndpoint"),
            of<azure::AzureFirewall>("AzureFirewall"),
            of<azure::BastionHost>("BastionHost"),
            of<azure::LoadBalancer>("LoadBalancer"),
            of<azure::RouteServer>("RouteServer"),
            of<azure::UnknownResource>("UnknownResource"),
            of<azure::Note>("Note"),
        };
    }

private slots:
    void editsEveryField_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const OfKind& each : kinds())
            QTest::newRow(qPrintable(each.kind)) << index++;
        // One row for each kind that there is; the first is none.
        QCOMPARE(std::size_t(index) + 1, kKindCount);
    }
    void editsEveryField()
    {
        QFETCH(int, index);
        kinds()[static_cast<std::size_t>(index)].edit(test::EveryKind());
    }
};

PEERSCAPE_TEST_CLASS(TestInspectorFields)
#include "tst_inspector_fields.moc"
