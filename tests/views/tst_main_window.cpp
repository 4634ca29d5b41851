#include "app/window/main_window.h"
#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/peering_controls.h"
#include "core/write/write.h"
#include "qt/effective_route_model.h"
#include "tests/support/test_registry.h"
#include "views/canvas/canvas_view.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <set>

using namespace peerscape;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    views::ThemeManager m_theme;

    static void run(window::MainWindow& window, const char* action)
    {
        QAction* found = window.actions().action(QLatin1String(action));
        QVERIFY(found != nullptr);
        found->trigger();
    }

private slots:
    void init() { QSettings().clear(); }

    void everyActionHasWordsAndItsOwnShortcut()
    {
        window::MainWindow window(m_theme);
        std::set<QString> shortcuts;
        for (const auto& entry : window.actions().entries()) {
            QVERIFY2(!entry.text.isEmpty() && !entry.help.isEmpty(), qPrintable(entry.id));
            for (const QKeySequence& key : entry.shortcuts)
                QVERIFY2(shortcuts.insert(key.toString()).second,
                         qPrintable(entry.id + key.toString()));
        }
    }

    void drawsAndPeersTwoNetworksByMouseAlone()
    {
        window::MainWindow window(m_theme);
        window.show();
        views::CanvasView& canvas = window.canvas();
        canvas.setZoom(0.5, {0, 0});
        const QPoint left(60, 60);
        const QPoint right(360, 60);
        canvas.startPlacing(views::PlaceKind::VirtualNetwork);
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, left);
        canvas.startPlacing(views::PlaceKind::VirtualNetwork);
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, right);
        const auto& networks = window.controller().document().all<azure::VirtualNetwork>();
        QCOMPARE(networks.size(), std::size_t{2});

        const auto middle = [&](VnetId id) {
            const diagram::Element* element = window.controller().diagram().find(id);
            return canvas.toView({element->box.center().x, element->box.y + 12}).toPoint();
        };
        canvas.setTool(views::CanvasView::Tool::Connect);
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, middle(VnetId(1)));
        QTest::mouseMove(canvas.viewport(), middle(VnetId(2)) - QPoint(8, 0));
        QTest::mouseMove(canvas.viewport(), middle(VnetId(2)));
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, middle(VnetId(2)));
        QCOMPARE(window.controller().document().all<azure::Peering>().size(), std::size_t{2});
        QVERIFY(azure::isLive(window.controller().document(), PeeringId(1)));
    }

    void togglesAFlagAndSeesTheRowsComeAndGo()
    {
        window::MainWindow window(m_theme);
        QVERIFY(window.session().open({QStringLiteral(":/samples/gateway-transit.peerscape")}));
        qtmodel::DocumentController& controller = window.controller();
        const std::string before = write::writePeerscape(controller.document());
        const auto nic =
            azure::findByName(controller.document(), Kind::NetworkInterface, "app1VMNic");
        QVERIFY(nic.has_value());
        window.selection().set({*nic});
        qtmodel::EffectiveRouteModel& model =
            window.panel<views::RoutesPanel>(QStringLiteral("routes")).pane().model();
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto side = azure::findByName(controller.document(), Kind::Peering,
                                            "spoke1-vnet/spoke1-vnet-To-hub-vnet");
        QVERIFY(side.has_value());

        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        const auto set = [&](bool value) {
            return controller.apply(
                check::setPeeringFlag(controller.document(), PeeringId::of(*side),
                                      check::PeeringFlag::UseRemoteGateways, value));
        };
        QVERIFY(set(false));
        QCOMPARE(model.removedCount(), 2); // both prefixes of Head office, still shown and marked
        QCOMPARE(removals.count(), 0);
        QVERIFY(set(true));
        QCOMPARE(removals.count(), 2); // the marked ones go …
        QCOMPARE(inserts.count(), 2);  // … and the rows come back
        QCOMPARE(model.addedCount(), 2);
        QCOMPARE(resets.count(), 0);

        while (controller.undoStack()->canUndo())
            controller.undoStack()->undo();
        QCOMPARE(write::writePeerscape(controller.document()), before);
    }

    void worksByKeyboardAlone()
    {
        window::MainWindow window(m_theme);
        window.show();
        const std::string empty = write::writePeerscape(window.controller().document());
        run(window, "insert.vnet");
        run(window, "insert.subnet");
        QCOMPARE(window.controller().undoStack()->count(), 2);
        run(window, "insert.vnet");
        window.canvas().selectAll();
        run(window, "network.peer");
        QCOMPARE(window.controller().document().all<azure::Peering>().size(), std::size_t{2});
        while (window.controller().undoStack()->canUndo())
            window.controller().undoStack()->undo();
        QCOMPARE(write::writePeerscape(window.controller().document()), empty);
    }

    void opensEverySampleInEveryTheme()
    {
        window::MainWindow window(m_theme);
        for (const auto& sample : window::DocumentFiles::samples()) {
            QVERIFY2(window.session().open({sample.path}), qPrintable(sample.path));
            for (const auto mode :
                 {views::ThemeManager::Mode::Dark, views::ThemeManager::Mode::HighContrast,
                  views::ThemeManager::Mode::Light}) {
                m_theme.setMode(mode);
                QVERIFY(!window.grab().isNull());
            }
        }
    }
};

PEERSCAPE_TEST_CLASS(TestMainWindow)
#include "tst_main_window.moc"
