#include "core/azure/peering_state.h"
#include "qt/effective_route_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "tests/views/row_changes.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"

#include <QCheckBox>
#include <QScrollArea>
#include <QUndoStack>

using namespace peerscape;
using views::PlaceKind;

/// The first thing that anybody does with Peerscape, by mouse alone: draw two networks with a
/// machine each, peer them, give one a gateway with a site, switch every flag of both sides, and
/// undo it all.
class TestDrawByMouse : public QObject
{
    Q_OBJECT

private:
    /// Clicks a check box of the inspector, `here` on the first side.
    static void clickFlag(test::Person& person, const char* property, bool here)
    {
        auto& area = person.in<QScrollArea>(QStringLiteral("inspector"));
        const auto boxes = area.findChildren<QCheckBox*>(QLatin1String(property));
        QCOMPARE(boxes.size(), 2);
        QCheckBox* box = boxes[here ? 0 : 1];
        QVERIFY2(box->isEnabled(), property);
        area.ensureWidgetVisible(box);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }

    static qtmodel::EffectiveRouteModel& tableOf(test::Person& person)
    {
        return person.window().panel<views::RoutesPanel>(QStringLiteral("routes")).pane().model();
    }

    static QStringList topRows(const QAbstractItemModel& model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (const int column : {qtmodel::EffectiveRouteModel::MarkColumn,
                                     qtmodel::EffectiveRouteModel::PrefixColumn,
                                     qtmodel::EffectiveRouteModel::TypeColumn})
                cells << model.index(row, column).data().toString();
            rows << cells.join(QLatin1Char(' ')).trimmed();
        }
        return rows;
    }

    /// Two networks with a machine each, the second with a gateway and a connected site.
    static void draw(test::Person& person)
    {
        person.canvas().setZoom(0.6, {0, 0});
        person.place(PlaceKind::VirtualNetwork, {120, 80});
        person.place(PlaceKind::VirtualNetwork, {520, 80});
        const SubnetId left = SubnetId(1);
        const SubnetId right = SubnetId(2);
        person.place(PlaceKind::VirtualMachine, person.on(left));
        person.place(PlaceKind::VirtualMachine, person.on(right));
        person.place(PlaceKind::VpnGateway, person.on(VnetId(2)));
        person.place(PlaceKind::Site, {560, 420});
        person.canvas().setTool(views::CanvasView::Tool::Connect);
        person.drag(person.on(SiteId(1)), person.on(VnetId(2)));
        person.canvas().setTool(views::CanvasView::Tool::Connect);
        person.drag(person.on(VnetId(1)), person.on(VnetId(2)));
    }

private slots:
    void drawsPeersSwitchesAndUndoes()
    {
        test::Person person;
        const std::string empty = person.bytes();
        draw(person);
        const azure::Document& document = person.document();
        QCOMPARE(document.all<azure::VirtualNetwork>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::NetworkInterface>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::Connection>().size(), std::size_t{1});
        QCOMPARE(document.all<azure::Peering>().size(), std::size_t{2});
        QVERIFY(azure::isLive(document, PeeringId(1)));

        person.undoEverything();
        QCOMPARE(person.bytes(), empty);
    }

    void everyFlagOfEachSideChangesExactlyItsRows()
    {
        test::Person person;
        draw(person);
        const std::string drawn = person.bytes();
        const int drawnAt = person.controller().undoStack()->index();

        // The table of the first machine, and then the peering in the inspector.
        person.click(
            person.document().referrers(ObjectId(SubnetId(1)), Kind::NetworkInterface).front());
        qtmodel::EffectiveRouteModel& table = tableOf(person);
        test::RowChanges changes(table);
        const QStringList plain{
            QStringLiteral("10.1.0.0/16 VnetLocal"), QStringLiteral("10.2.0.0/16 VNetPeering"),
            QStringLiteral("0.0.0.0/0 Internet"), QStringLiteral("21 reserved prefixes → None")};
        QCOMPARE(topRows(table), plain);
        person.click(PeeringId(1));

        // Access and forwarding never change a table (3.4.1, 3.5.5).
        for (const bool here : {true, false}) {
            for (const char* flag : {"allowVirtualNetworkAccess", "allowForwardedTraffic"}) {
                for (int twice = 0; twice < 2; ++twice) {
                    clickFlag(person, flag, here);
                    QCOMPARE(changes.inserted() + changes.removed() + changes.coarse(), 0);
                    QCOMPARE(topRows(table), plain);
                }
            }
        }

        // The gateway's side first: offering it changes nothing here.
        clickFlag(person, "allowGatewayTransit", false);
        QCOMPARE(changes.inserted() + changes.removed() + changes.coarse(), 0);

        // Using it brings exactly the site's prefix, marked, and says so.
        clickFlag(person, "useRemoteGateways", true);
        QCOMPARE(changes.inserted(), 1);
        QCOMPARE(changes.removed() + changes.coarse(), 0);
        QCOMPARE(table.addedCount(), 1);
        QStringList learned = plain;
        learned.insert(2, QStringLiteral("+ 192.168.0.0/24 VirtualNetworkGateway"));
        QCOMPARE(topRows(table), learned);

        // Giving it up marks that row and takes it away with the next edit.
        changes.forget();
        clickFlag(person, "useRemoteGateways", true);
        QCOMPARE(changes.inserted() + changes.removed() + changes.coarse(), 0);
        QCOMPARE(table.removedCount(), 1);
        learned[2] = QStringLiteral("− 192.168.0.0/24 VirtualNetworkGateway");
        QCOMPARE(topRows(table), learned);
        clickFlag(person, "allowGatewayTransit", false);
        QCOMPARE(changes.removed(), 1);
        QCOMPARE(changes.inserted() + changes.coarse(), 0);
        QCOMPARE(topRows(table), plain);

        QCOMPARE(person.bytes(), drawn);
        while (person.controller().undoStack()->index() > drawnAt)
            person.run(QStringLiteral("edit.undo"));
        QCOMPARE(person.bytes(), drawn);
        QCOMPARE(changes.coarse(), 0);
    }

    void aSideThatCannotBeSwitchedSaysWhy()
    {
        test::Person person;
        draw(person);
        person.click(PeeringId(1));
        const auto boxes = person.in<QScrollArea>(QStringLiteral("inspector"))
                               .findChildren<QCheckBox*>(QStringLiteral("allowGatewayTransit"));
        QVERIFY(!boxes[0]->isEnabled()); // vnet1 has no gateway to share
        QVERIFY(boxes[0]->accessibleDescription().contains(QStringLiteral("vnet1")));
        QVERIFY(boxes[1]->isEnabled());
    }

    void oneSideOnPurpose()
    {
        test::Person person;
        person.canvas().setZoom(0.6, {0, 0});
        person.place(PlaceKind::VirtualNetwork, {120, 80});
        person.place(PlaceKind::VirtualNetwork, {520, 80});
        person.canvas().setTool(views::CanvasView::Tool::Connect);
        person.drag(person.on(VnetId(1)), person.on(VnetId(2)), Qt::ShiftModifier);
        QCOMPARE(person.document().all<azure::Peering>().size(), std::size_t{1});
        QVERIFY(azure::peeringState(person.document(), PeeringId(1))
                == azure::PeeringState::Initiated);
    }
};

PEERSCAPE_TEST_CLASS(TestDrawByMouse)
#include "tst_draw_by_mouse.moc"
