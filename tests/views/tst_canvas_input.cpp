#include "qt/document_controller.h"
#include "qt/selection.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace peerscape;

/// Wheels, touchpads and the menu key at the canvas.
class TestCanvasInput : public QObject
{
    Q_OBJECT

private:
    views::ThemeManager m_theme;
    qtmodel::DocumentController m_controller;
    qtmodel::Selection m_selection{m_controller};
    std::unique_ptr<views::CanvasView> m_view;
    VnetId m_hub;

    void turnWheel(Qt::KeyboardModifiers modifiers)
    {
        const QPointF at(300, 200);
        QWheelEvent wheel(at, m_view->viewport()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view->viewport(), &wheel);
    }

private slots:
    void init()
    {
        test::NetworkBuilder net;
        m_hub = net.vnet("hub", {"10.0.0.0/16"});
        net.vnet("spoke1", {"10.1.0.0/16"});
        m_view = std::make_unique<views::CanvasView>(m_controller, m_selection, m_theme);
        m_view->resize(1000, 700);
        m_view->show();
        m_controller.setDocument(net.document());
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void theWheelScrollsOrZooms()
    {
        const double before = m_view->zoom();
        turnWheel({});
        QCOMPARE(m_view->zoom(), before);
        turnWheel(Qt::ControlModifier);
        QVERIFY(m_view->zoom() > before);
        m_view->setWheelZooms(true);
        const double swapped = m_view->zoom();
        turnWheel(Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), swapped);
        turnWheel({});
        QVERIFY(m_view->zoom() > swapped);
    }

    void twoFingersZoomWhereTheyAre()
    {
        const double before = m_view->zoom();
        const QPointF at(300, 200);
        const diagram::Point under = m_view->toCanvas(at);
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
                                  2, at, at, m_view->viewport()->mapToGlobal(at), 0.25, {});
        QApplication::sendEvent(m_view->viewport(), &pinch);
        QVERIFY(qAbs(m_view->zoom() - before * 1.25) < 1e-9);
        QVERIFY(qAbs(m_view->toCanvas(at).x - under.x) < 0.01);
        QVERIFY(qAbs(m_view->toCanvas(at).y - under.y) < 0.01);
    }

    void theMenuKeyOpensAtWhatIsSelected()
    {
        QSignalSpy asked(m_view.get(), &views::CanvasView::contextMenuRequested);
        m_selection.set({m_hub});
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {1, 1}, {1, 1});
        QApplication::sendEvent(m_view->viewport(), &event);
        QCOMPARE(asked.count(), 1);
        const QPoint at = m_view->viewport()->mapFromGlobal(asked.front().front().toPoint());
        QVERIFY(m_controller.diagram().boxOf(m_hub)->contains(m_view->toCanvas(at)));
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasInput)
#include "tst_canvas_input.moc"
