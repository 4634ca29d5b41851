#include "qt/document_controller.h"
#include "qt/selection.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace peerscape;

namespace {

/// Puts the words of the core in angle brackets.
class AngleTranslator : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char* context, const char* sourceText, const char*,
                                    int) const override
    {
        return qstrcmp(context, "core") == 0 ? u'<' + QString::fromUtf8(sourceText) + u'>'
                                             : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestCanvasAccessible : public QObject
{
    Q_OBJECT

private:
    views::ThemeManager m_theme;
    qtmodel::DocumentController m_controller;
    qtmodel::Selection m_selection{m_controller};
    std::unique_ptr<views::CanvasView> m_view;
    VnetId m_hub;
    PeeringId m_peering;

    [[nodiscard]] QAccessibleInterface* canvas() const
    {
        return QAccessible::queryAccessibleInterface(m_view.get());
    }
    [[nodiscard]] QAccessibleInterface* childNamed(const QString& name) const
    {
        for (int i = 0; i < canvas()->childCount(); ++i) {
            if (canvas()->child(i)->text(QAccessible::Name).startsWith(name))
                return canvas()->child(i);
        }
        return nullptr;
    }

private slots:
    void init()
    {
        test::NetworkBuilder net;
        m_hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke1", {"10.1.0.0/16"});
        net.nic(net.subnet(spoke, "apps", {"10.1.1.0/24"}), "nic1");
        m_peering = net.peer(m_hub, spoke, {.allowGatewayTransit = true}).first;
        m_view = std::make_unique<views::CanvasView>(m_controller, m_selection, m_theme);
        m_view->resize(1400, 900);
        m_view->show();
        m_controller.setDocument(net.document());
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void hasOneChildForEveryObjectInView()
    {
        QCOMPARE(canvas()->role(), QAccessible::Canvas);
        QVERIFY(!canvas()->text(QAccessible::Name).isEmpty());
        QCOMPARE(canvas()->childCount(), 6); // two networks, a subnet, a NIC, two sides
        for (int i = 0; i < canvas()->childCount(); ++i) {
            QAccessibleInterface* child = canvas()->child(i);
            QVERIFY(child->isValid());
            QCOMPARE(canvas()->indexOfChild(child), i);
            QVERIFY(child->parent() == canvas());
            QVERIFY(!child->text(QAccessible::Name).isEmpty());
        }
        QVERIFY(canvas()->child(6) == nullptr);
    }

    void saysWhatAPeeringIs()
    {
        QAccessibleInterface* side = childNamed(QStringLiteral("Peering hub to spoke1"));
        QVERIFY(side != nullptr);
        QCOMPARE(side->text(QAccessible::Name),
                 QStringLiteral("Peering hub to spoke1, connected, gateway transit allowed"));
        QCOMPARE(side->role(), QAccessible::ListItem);
        QCOMPARE(side->text(QAccessible::Description), QStringLiteral("5 of 6"));
    }

    void saysWhatAChipIs()
    {
        QAccessibleInterface* nic = childNamed(QStringLiteral("nic1"));
        QVERIFY(nic != nullptr);
        QCOMPARE(nic->text(QAccessible::Name), QStringLiteral("nic1, 10.1.1.4"));
        QCOMPARE(nic->text(QAccessible::Description), QStringLiteral("network interface, 4 of 6"));
    }

    void speaksThePersonsLanguage()
    {
        AngleTranslator translator;
        QCoreApplication::installTranslator(&translator);
        // Words are taken when a design is opened.
        m_controller.setDocument(azure::Document(m_controller.document()));
        const bool said = childNamed(QStringLiteral(
                              "<Peering hub to spoke1>, <connected>, <gateway transit allowed>"))
                          != nullptr;
        QCoreApplication::removeTranslator(&translator);
        QVERIFY(said);
    }

    void knowsWhereThingsAre()
    {
        QAccessibleInterface* hub = childNamed(QStringLiteral("Virtual network hub"));
        QVERIFY(hub != nullptr);
        QCOMPARE(hub->role(), QAccessible::Grouping);
        const diagram::Rect box = *m_controller.diagram().boxOf(m_hub);
        const QPoint corner =
            m_view->viewport()->mapToGlobal(m_view->toView({box.x, box.y}).toPoint());
        QCOMPARE(hub->rect().topLeft(), corner);
        QVERIFY(!hub->state().offscreen);
        const QPoint inside = hub->rect().topLeft() + QPoint(8, 8);
        QVERIFY(canvas()->childAt(inside.x(), inside.y()) == hub);
    }

    void tellsFocusAndSelection()
    {
        m_view->setFocus();
        QApplication::setActiveWindow(m_view.get());
        QTRY_VERIFY(m_view->hasFocus());
        QVERIFY(canvas()->focusChild() == nullptr);
        m_selection.set({m_peering});
        QAccessibleInterface* side = canvas()->focusChild();
        QVERIFY(side != nullptr);
        QCOMPARE(side->text(QAccessible::Name),
                 QStringLiteral("Peering hub to spoke1, connected, gateway transit allowed"));
        QVERIFY(side->state().focused && side->state().selected);

        QAccessibleInterface* hub = childNamed(QStringLiteral("Virtual network hub"));
        QVERIFY(!hub->state().focused && !hub->state().selected);
        hub->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(m_selection.single(), ObjectId(m_hub));
        QVERIFY(hub->state().focused && canvas()->focusChild() == hub);
    }

    void forgetsWhatIsGone()
    {
        QAccessibleInterface* hub = childNamed(QStringLiteral("Virtual network hub"));
        m_controller.setDocument(azure::Document());
        QVERIFY(!hub->isValid());
        QCOMPARE(canvas()->childCount(), 0);
    }
};

PEERSCAPE_TEST_CLASS(TestCanvasAccessible)
#include "tst_canvas_accessible.moc"
