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
