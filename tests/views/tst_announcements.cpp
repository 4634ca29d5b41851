#include "app/window/command_finder.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/widgets/announcement.h"

#include <QAccessible>
#include <QLineEdit>
#include <QUndoStack>

using namespace peerscape;
using namespace Qt::StringLiterals;

/// What a screen reader is told without asking.
class TestAnnouncements : public QObject
{
    Q_OBJECT

private:
    QStringList m_heard;

    void listenTo(test::Person& person) { listenTo(person.canvas()); }
    /// Listens to a window from now on.
    void listenTo(const QWidget& in)
    {
        views::announce(in, u"Listen"_s);
        auto* said = in.window()->findChild<QObject*>(u"announcement"_s);
        QVERIFY(said != nullptr);
        said->installEventFilter(this);
        const QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(said);
        QVERIFY(heard != nullptr && heard->role() == QAccessible::Notification);
        QCOMPARE(heard->text(QAccessible::Name), u"Listen"_s);
        QVERIFY(heard->parent() != nullptr);
        m_heard.clear();
    }

protected:
    bool eventFilter(QObject* said, QEvent* event) override
    {
        if (event->type() == QEvent::DynamicPropertyChange)
            m_heard << said->property("said").toString();
        return false;
    }

private slots:
    void editsAndWhatTheyDoToRoutes()
    {
        test::Person person(u"exercise"_s);
        person.window().selection().set({person.find(Kind::VirtualMachine, u"SalesVM"_s)});
        person.window().selection().set({person.find(Kind::VirtualNetwork, u"SalesVNet"_s),
                                         person.find(Kind::VirtualNetwork, u"ResearchVNet"_s)});
        listenTo(person);
        person.run(u"network.peer"_s);
        QVERIFY2(m_heard.contains(u"1 route added on SalesVMVMNic"_s),
                 qPrintable(m_heard.join(u'|')));
        const QString edit = person.controller().undoStack()->undoText();
        QVERIFY(m_heard.contains(edit));
        m_heard.clear();
        person.run(u"edit.undo"_s);
        QVERIFY(m_heard.contains(u"Undone: "_s + edit));
        QVERIFY(m_heard.contains(u"1 route removed on SalesVMVMNic"_s));
    }

    void whyAKeyDoesNothing()
    {
        test::Person person(u"exercise"_s);
        person.window().selection().set({person.find(Kind::VirtualNetwork, u"SalesVNet"_s)});
        person.run(u"arrange.lock"_s);
        person.canvas().setFocus();
        listenTo(person);
        person.key(Qt::Key_Right);
        QVERIFY2(m_heard.contains(u"What is locked stays where it is."_s),
                 qPrintable(m_heard.join(u'|')));
    }

    void whatEnterWouldTakeInTheFinder()
    {
        test::Person person(u"exercise"_s);
        person.key(Qt::Key_K, Qt::ControlModifier);
        auto* finder = person.window().findChild<window::CommandFinder*>();
        listenTo(*finder);
        finder->findChild<QLineEdit*>()->setText(u"theme: "_s);
        QVERIFY2(m_heard.contains(u"Theme: Follow the system, 1 of 4"_s),
                 qPrintable(m_heard.join(u'|')));
        QTest::keyClick(finder->findChild<QLineEdit*>(), Qt::Key_Down);
        QVERIFY2(m_heard.last() == u"Theme: Light, 2 of 4"_s, qPrintable(m_heard.join(u'|')));
    }

    void anotherDesignIsNoEdit()
    {
        test::Person person(u"exercise"_s);
        person.run(u"edit.selectAll"_s);
        person.run(u"arrange.auto"_s);
        listenTo(person);
        person.controller().setDocument(azure::Document());
        QVERIFY2(m_heard.isEmpty(), qPrintable(m_heard.join(u'|')));
    }
};

PEERSCAPE_TEST_CLASS(TestAnnouncements)
#include "tst_announcements.moc"
