#include "core/azure/names.h"
#include "core/edit/put.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/addresses/address_panel.h"
#include "views/addresses/address_strip.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

using namespace peerscape;
using views::AddressPanel;
using views::AddressStrip;

/// The address map and what fields propose, by mouse and by keys.
class TestAddresses : public QObject
{
    Q_OBJECT

private:
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }
    static AddressPanel& open(test::Person& person)
    {
        person.run(QStringLiteral("panel.addresses"));
        auto& panel = person.window().panel<AddressPanel>(QStringLiteral("addresses"));
        QTest::qWait(10);
        return panel;
    }
    /// The place of a range in a strip.
    static std::size_t rangeOf(const AddressStrip& strip, std::string_view prefix)
    {
        const auto& ranges = strip.map().ranges;
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (ranges[i].prefix.toString() == prefix)
                return i;
        }
        qFatal("no such range");
        return 0;
    }
    static void press(test::Person& person, const QString& text)
    {
        auto& panel = *person.window().panels().content(QStringLiteral("addresses"));
        for (QPushButton* button : panel.findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QVERIFY(button->isEnabled());
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("no such button");
    }
    static void dragRange(AddressStrip& strip, std::size_t from, QPointF to)
    {
        const QPoint start = strip.rectOf(from).center().toPoint();
        QTest::mousePress(&strip, Qt::LeftButton, {}, start);
        for (const double t : {0.3, 0.7, 1.0}) {
            const QPointF at = QPointF(start) + t * (to - QPointF(start));
            QMouseEvent move(QEvent::MouseMove, at, strip.mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(&strip, &move);
        }
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, to.toPoint());
    }

private slots:
    void followsTheSelectionAndSaysWhatIsFree()
    {
        test::Person person(QStringLiteral("exercise"));
        AddressPanel& panel = open(person);
        person.window().selection().set({SubnetId(2)});
        QCOMPARE(panel.strips().size(), std::size_t{1});
        const AddressStrip& strip = *panel.strips().front();
        QCOMPARE(strip.map().space.toString(), std::string("10.2.0.0/16"));
        QVERIFY(strip.current() != nullptr);
        QVERIFY(strip.current()->owner == SubnetId(2));
        const auto& range =
            person.in<QLabel>(QStringLiteral("addresses"), QStringLiteral("addressRange"));
        QVERIFY(range.text().contains(QStringLiteral("1 of 251 addresses used, 5 reserved")));
        QVERIFY(strip.accessibleDescription() == range.text());
    }

    void choosesByKeysAndSelectsTheOwner()
    {
        test::Person person(QStringLiteral("exercise"));
        AddressPanel& panel = open(person);
        person.window().selection().set({VnetId(1)});
        AddressStrip& strip = *panel.strips().front();
        strip.setFocus();
        person.key(Qt::Key_Home);
        QVERIFY(strip.current() != nullptr && !strip.current()->owner);
        person.key(Qt::Key_Right);
        QVERIFY(person.window().selection().single() == SubnetId(1));
    }

    void draggingMovesARangeWithEverythingInIt()
    {
        test::Person person(QStringLiteral("exercise"));
        AddressPanel& panel = open(person);
        person.window().selection().set({SubnetId(1)});
        AddressStrip& strip = *panel.strips().front();
        const std::string before = person.bytes();
        const std::size_t apps = rangeOf(strip, "10.1.1.0/24");
        const std::size_t half = rangeOf(strip, "10.1.128.0/17");
        dragRange(strip, apps, strip.rectOf(half).center());
        QCOMPARE(steps(person), 1);
        const net::Prefix moved = person.document().find(SubnetId(1))->addressPrefixes.front();
        QVERIFY(strip.map().space.contains(moved) && moved.length() == 24);
        QVERIFY(moved.toString() != "10.1.1.0/24");
        const ObjectId nic =
            person.document().referrers(SubnetId(1), Kind::NetworkInterface).front();
        QVERIFY(moved.contains(
            person.document().find(NicId::of(nic))->primaryConfiguration()->privateIPAddress));
        person.undoEverything();
        QCOMPARE(person.bytes(), before);
    }

    void movesByTyping()
    {
        test::Person person(QStringLiteral("exercise"));
        open(person);
        person.window().selection().set({SubnetId(1)});
        person.inDialog<QInputDialog>([](QInputDialog& dialog) {
            QVERIFY(dialog.textValue() == QStringLiteral("10.1.0.0/24"));
            dialog.setTextValue(QStringLiteral("10.1.77.0/24"));
            dialog.accept();
        });
        press(person, QStringLiteral("Move to…"));
        QCOMPARE(person.document().find(SubnetId(1))->addressPrefixes.front().toString(),
                 std::string("10.1.77.0/24"));
        // What Azure refuses is said and not done.
        person.inDialog<QInputDialog>([](QInputDialog& dialog) {
            dialog.setTextValue(QStringLiteral("10.2.0.0/24"));
            dialog.accept();
        });
        press(person, QStringLiteral("Move to…"));
        const auto& message =
            person.in<QLabel>(QStringLiteral("addresses"), QStringLiteral("addressMessage"));
        QVERIFY(message.isVisible() && !message.text().isEmpty());
        QCOMPARE(steps(person), 1);
    }

    void splitsMergesAndAdds()
    {
        test::Person person(QStringLiteral("exercise"));
        AddressPanel& panel = open(person);
        person.window().selection().set({SubnetId(1)});
        press(person, QStringLiteral("Split"));
        AddressStrip& strip = *panel.strips().front();
        QVERIFY(strip.map().ranges[rangeOf(strip, "10.1.1.128/25")].owner.kind() == Kind::Subnet);
        person.window().selection().set({SubnetId(1)});
        press(person, QStringLiteral("Merge with its other half"));
        QCOMPARE(person.document().find(SubnetId(1))->addressPrefixes.front().toString(),
                 std::string("10.1.1.0/24"));
        QTest::mouseClick(&strip, Qt::LeftButton, {},
                          strip.rectOf(rangeOf(strip, "10.1.128.0/17")).center().toPoint());
        press(person, QStringLiteral("Add a subnet here"));
        QCOMPARE(person.document()
                     .find(SubnetId::of(person.window().selection().single()))
                     ->addressPrefixes.front()
                     .toString(),
                 std::string("10.1.128.0/24"));
        QCOMPARE(steps(person), 3);
    }

    void theWholeDesignIsAMapToo()
    {
        test::Person person(QStringLiteral("exercise"));
        AddressPanel& panel = open(person);
        panel.showNetwork(false);
        const AddressStrip& strip = *panel.strips().front();
        QCOMPARE(strip.map().space.toString(), std::string("10.0.0.0/8"));
        QVERIFY(strip.map().ranges[rangeOf(strip, "10.2.0.0/16")].owner == VnetId(2));
        person.window().selection().set({VnetId(3)});
        QVERIFY(strip.current() != nullptr && strip.current()->owner == VnetId(3));
        person.inDialog<QInputDialog>([](QInputDialog& dialog) {
            dialog.setTextValue(QStringLiteral("10.33.0.0/16"));
            dialog.accept();
        });
        press(person, QStringLiteral("Move to…"));
        QCOMPARE(person.document().find(SubnetId(3))->addressPrefixes.front().toString(),
                 std::string("10.33.1.0/24"));
    }

    void prefixFieldsProposeAndWarnWhileTyping()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set({VnetId(1)});
        auto& field =
            person.in<QLineEdit>(QStringLiteral("inspector"), QStringLiteral("addressPrefixes"));
        const auto& advice =
            person.in<QLabel>(QStringLiteral("inspector"), QStringLiteral("fieldAdvice"));
        field.setFocus();
        field.selectAll();
        person.type(QStringLiteral("10.2.0.0/17"));
        QVERIFY(advice.isVisibleTo(&person.window()));
        QVERIFY(advice.text().contains(QStringLiteral("MarketingVNet")));
        field.selectAll();
        person.type(QStringLiteral("10.1.0.1/16"));
        QVERIFY(advice.text().contains(QStringLiteral("10.1.0.0/16")));
        auto& next =
            person.in<QToolButton>(QStringLiteral("inspector"), QStringLiteral("nextFree"));
        QVERIFY(next.toolTip().contains(QStringLiteral("10.4.0.0/16")));
        QTest::mouseClick(&next, Qt::LeftButton);
        QCOMPARE(field.text(), QStringLiteral("10.4.0.0/16"));
        QVERIFY(advice.text().isEmpty());
        QCOMPARE(steps(person), 0); // not before Enter
        // A subnet's field.
        person.window().selection().set({SubnetId(1)});
        auto& subnet =
            person.in<QLineEdit>(QStringLiteral("inspector"), QStringLiteral("addressPrefixes"));
        subnet.setFocus();
        subnet.selectAll();
        person.type(QStringLiteral("10.9.0.0/24"));
        QVERIFY(person.in<QLabel>(QStringLiteral("inspector"), QStringLiteral("fieldAdvice"))
                    .text()
                    .contains(QStringLiteral("outside")));
    }

    void anInterfaceTakesTheNextFreeAddress()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set({NicId(1)});
        QPushButton* take = nullptr;
        for (QPushButton* button : person.window()
                                       .panels()
                                       .content(QStringLiteral("inspector"))
                                       ->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Take the next free address"))
                take = button;
        }
        QVERIFY(take != nullptr);
        take->click();
        QCOMPARE(
            person.document().find(NicId(1))->primaryConfiguration()->privateIPAddress.toString(),
            std::string("10.1.1.5"));
        QCOMPARE(steps(person), 1);
    }
};

PEERSCAPE_TEST_CLASS(TestAddresses)
#include "tst_addresses.moc"
