#include "app/window/preferences.h"
#include "app/window/tour.h"
#include "app/window/tour_card.h"
#include "qt/effective_route_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"

#include <QPushButton>

using namespace peerscape;
using namespace Qt::StringLiterals;

/// The tour as somebody takes it who starts the program for the first time.
class TestTour : public QObject
{
    Q_OBJECT

private:
    static window::TourCard& card(test::Person& person)
    {
        return *person.window().findChild<window::TourCard*>();
    }
    static QStringList prefixes(test::Person& person)
    {
        const auto& model = person.window().panel<views::RoutesPanel>(u"routes"_s).pane().model();
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << model.index(row, qtmodel::EffectiveRouteModel::PrefixColumn).data().toString();
        return all;
    }

private slots:
    void goesByTheKeyboardAlone()
    {
        test::Person person;
        person.run(u"help.tour"_s);
        window::Tour& tour = person.window().tour();
        QVERIFY(tour.isRunning());
        QCOMPARE(tour.step(), std::size_t{0});
        person.key(Qt::Key_Return); // the card's button has the keyboard
        QCOMPARE(tour.step(), std::size_t{1});
        person.key(Qt::Key_Return); // selects the machine, and goes on
        QTRY_COMPARE(tour.step(), std::size_t{2});
        QVERIFY(!prefixes(person).contains(u"10.3.0.0/16"_s));
        person.key(Qt::Key_Return);
        QCOMPARE(tour.step(), std::size_t{3});
        person.key(Qt::Key_Return); // peers the two
        QTRY_COMPARE(tour.step(), std::size_t{4});
        QVERIFY(prefixes(person).contains(u"10.3.0.0/16"_s));
        person.key(Qt::Key_Return);
        person.key(Qt::Key_Return); // selects the row and stays: there is something to read
        QCOMPARE(tour.step(), std::size_t{5});
        QVERIFY(person.tabTo([](QWidget* at) {
            const auto* button = qobject_cast<QPushButton*>(at);
            return button != nullptr && button->text() == u"Next"_s;
        }));
        person.key(Qt::Key_Return);
        QCOMPARE(tour.step(), std::size_t{6});
        person.key(Qt::Key_Return); // shows the peering
        QVERIFY(person.window().selection().single().kind() == Kind::Peering);
        QVERIFY(person.tabTo([](QWidget* at) {
            const auto* button = qobject_cast<QPushButton*>(at);
            return button != nullptr && button->text() == u"Done"_s;
        }));
        person.key(Qt::Key_Return);
        QVERIFY(!tour.isRunning());
        QVERIFY(person.canvas().hasFocus());
        QVERIFY(window::Preferences().tourSeen());
        person.run(u"edit.undo"_s);
        QCOMPARE(person.document().all<azure::Peering>().size(), std::size_t{4});
    }

    void goesOnWhenItIsDoneByHand()
    {
        test::Person person;
        person.run(u"help.tour"_s);
        window::Tour& tour = person.window().tour();
        person.key(Qt::Key_Return);
        person.click(person.find(Kind::NetworkInterface, u"SalesVMVMNic"_s));
        QTRY_COMPARE(tour.step(), std::size_t{2});
        // Done before it was asked for: it does not go on by itself, but can be gone on from.
        for (QPushButton* button : card(person).findChildren<QPushButton*>()) {
            if (button->text() == u"Back"_s)
                QTest::keyClick(button, Qt::Key_Space);
        }
        QCOMPARE(tour.step(), std::size_t{1});
    }

    void escEndsIt()
    {
        test::Person person;
        person.run(u"help.tour"_s);
        QVERIFY(!window::Preferences().tourSeen());
        person.key(Qt::Key_Escape);
        QVERIFY(!person.window().tour().isRunning());
        QVERIFY(window::Preferences().tourSeen());
    }

    void anotherDesignEndsIt()
    {
        test::Person person;
        person.run(u"help.tour"_s);
        QVERIFY(person.window().session().open({u":/samples/overlap.peerscape"_s}));
        QVERIFY(!person.window().tour().isRunning());
    }

    void leavesADesignThatIsOpenAlone()
    {
        test::Person person(u"overlap"_s);
        const std::string before = person.bytes();
        person.run(u"help.tour"_s);
        QVERIFY(!person.window().tour().isRunning());
        QCOMPARE(person.bytes(), before);
        window::MainWindow* other = nullptr;
        for (QWidget* widget : QApplication::allWidgets()) {
            auto* window = qobject_cast<window::MainWindow*>(widget);
            if (window != nullptr && window != &person.window())
                other = window;
        }
        QVERIFY(other != nullptr);
        QVERIFY(other->tour().isRunning());
        delete other->window();
    }

    /// In a small window, too, and beside what it speaks of.
    void theCardStaysInTheWindow()
    {
        test::Person person;
        person.window().resize(1280, 700);
        person.run(u"help.tour"_s);
        const window::TourCard& shown = card(person);
        for (std::size_t step = 0; step < 7; ++step) {
            QCOMPARE(person.window().tour().step(), step);
            QApplication::processEvents();
            QVERIFY2(person.window().rect().contains(shown.geometry()),
                     qPrintable(QString::number(step)));
            QTest::mouseClick(shown.findChildren<QPushButton*>().last(), Qt::LeftButton);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestTour)
#include "tst_tour.moc"
