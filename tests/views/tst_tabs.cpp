#include "app/window/open_window.h"
#include "app/window/tabbed_window.h"
#include "core/edit/create.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QDockWidget>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTabBar>
#include <QUndoStack>

#include <functional>

using namespace peerscape;
using window::MainWindow;
using window::TabbedWindow;

/// Several designs behind the tabs of one window.
class TestTabs : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QSettings().clear();
        m_window = window::tabsAround(window::openWindow(m_theme));
        QVERIFY(m_window != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }

    void cleanup()
    {
        if (m_window.isNull())
            return;
        while (m_window->count() > 1)
            discardCurrent();
        discardCurrent();
        QTRY_VERIFY(m_window.isNull());
    }

    /// On a small screen, too, the first window is there whole.
    void fitsTheScreen()
    {
        const QSize free = m_window->screen()->availableSize();
        QVERIFY(m_window->width() <= free.width() && m_window->height() <= free.height());
    }

    void oneDesignHasNoTab()
    {
        QVERIFY(!bar().isVisible());
        for (const char* id : {"view.nextTab", "view.previousTab", "view.tabToWindow"})
            QVERIFY2(!action(id).isEnabled(), id);
        key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_window->count(), 2);
        QVERIFY(bar().isVisible());
        QVERIFY(action("view.nextTab").isEnabled());
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_window->count(), 1);
        QVERIFY(!bar().isVisible());
        // The only one is emptied instead.
        addNetwork();
        current().controller().undoStack()->setClean();
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_window->count(), 1);
        QCOMPARE(networks(), std::size_t{0});
    }

    void keysGoRoundTheTabs()
    {
        MainWindow* const first = &current();
        MainWindow* const second = &m_window->addTab();
        MainWindow* const third = &m_window->addTab();
        QCOMPARE(&current(), third);
        QVERIFY(third->canvas().hasFocus());
        key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(&current(), first);
        QVERIFY(first->isVisible() && !third->isVisible());
        key(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(&current(), third);
        key(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(&current(), second);
        key(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(&current(), third);
        // Also from where a tab was moved to.
        key(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bar().currentIndex(), 1);
        key(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
        key(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier); // there is no further place
        QCOMPARE(bar().currentIndex(), 0);
        QCOMPARE(&current(), third);
        key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(&current(), first);
    }

    void everyTabHasItsOwnDesign()
    {
        addNetwork();
        const QString edited = bar().tabText(0);
        m_window->addTab();
        QCOMPARE(networks(), std::size_t{0});
        QVERIFY(!current().controller().undoStack()->canUndo());
        QVERIFY(bar().tabText(1) != edited);
        QCOMPARE(m_window->windowTitle(), current().windowTitle());
        // One key is one command of the design in front.
        key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(networks(), std::size_t{1});
        QCOMPARE(m_window->windowTitle(), edited);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(networks(), std::size_t{0});
        QVERIFY(bar().tabText(0) != edited);
    }

    void panelsStandInFrontAsInTheTabThatWasLeft()
    {
        current().panels().dock(QStringLiteral("insert"))->hide();
        current().panels().raise(QStringLiteral("history"));
        m_window->addTab();
        QVERIFY(current().panels().dock(QStringLiteral("insert"))->isHidden());
        QTRY_VERIFY(current().panels().inFront(QStringLiteral("history")));
        QDockWidget* outline = current().panels().dock(QStringLiteral("outline"));
        outline->setFloating(true);
        outline->show();
        m_window->goBy(1);
        QVERIFY(!outline->isVisible()); // no panel of a design that is not to be seen
        QVERIFY(current().panels().dock(QStringLiteral("outline"))->isFloating());
        QVERIFY(current().panels().dock(QStringLiteral("outline"))->isVisible());
    }

    void openingInATabLeavesTheOtherAsItIs()
    {
        addNetwork();
        MainWindow& tab = window::openTab(m_theme, current());
        QVERIFY(tab.session().open({QStringLiteral(":/samples/exercise.peerscape")}));
        QCOMPARE(m_window->count(), 2);
        QCOMPARE(networks(), std::size_t{3});
        m_window->goBy(1);
        QCOMPARE(networks(), std::size_t{1});
        QVERIFY(!current().controller().undoStack()->isClean());
    }

    void severalDesignsOpenBehindTabs()
    {
        const QStringList designs{QStringLiteral(":/samples/exercise.peerscape"),
                                  QStringLiteral(":/samples/appliance.peerscape")};
        QVERIFY(window::openFiles(m_theme, current(), designs)); // the first in the empty one
        QCOMPARE(m_window->count(), 2);
        const std::size_t second = networks();
        m_window->goBy(1);
        QCOMPARE(networks(), std::size_t{3});
        addNetwork(); // and now nothing is empty
        QVERIFY(window::openFiles(m_theme, current(), designs));
        QCOMPARE(m_window->count(), 4);
        QCOMPARE(networks(), second);
        m_window->goBy(1);
        QCOMPARE(networks(), std::size_t{4});
    }

    void whoCancelsKeepsEveryTab()
    {
        addNetwork();
        m_window->addTab();
        addNetwork();
        m_window->addTab();
        // The first changes are let go, at the second the person has second thoughts.
        answerNext(QMessageBox::Discard, [this] { answerNext(QMessageBox::Cancel); });
        QVERIFY(!m_window->close());
        QCOMPARE(m_window->count(), 3);
        QVERIFY(m_window->isVisible());
        QCOMPARE(networks(), std::size_t{1});
        answerNext(QMessageBox::Discard, [this] { answerNext(QMessageBox::Discard); });
        QVERIFY(m_window->close());
        QTRY_VERIFY(m_window.isNull());
    }

    void aTabBehindIsClosedByItsButton()
    {
        MainWindow* const first = &current();
        addNetwork();
        QPointer<MainWindow> second = &m_window->addTab();
        QPointer<MainWindow> third = &m_window->addTab();
        closeByButton(1);
        QTRY_VERIFY(second.isNull());
        QCOMPARE(&current(), third.data());
        // Who is asked about changes sees them, and is back where they were.
        answerNext(QMessageBox::Cancel, [] {});
        closeByButton(0);
        QCOMPARE(&current(), third.data());
        QCOMPARE(m_window->count(), 2);
        closeByButton(1);
        QTRY_VERIFY(third.isNull());
        QCOMPARE(&current(), first);
    }

    void aTabMovesToAWindow()
    {
        addNetwork();
        QPointer<MainWindow> moved = &m_window->addTab();
        moved->controller().apply(edit::addVnet(moved->controller().document(), {}));
        action("view.tabToWindow").trigger();
        QCOMPARE(m_window->count(), 1);
        QCOMPARE(networks(), std::size_t{1});
        QPointer<TabbedWindow> other = window::tabsAround(*moved);
        QVERIFY(other != m_window && other->isVisible());
        QCOMPARE(other->count(), 1);
        QCOMPARE(&other->current(), moved.data());
        QVERIFY(moved->isVisible());
        QVERIFY(moved->controller().undoStack()->canUndo());
        moved->controller().undoStack()->undo();
        QVERIFY(other->close());
        QTRY_VERIFY(moved.isNull());
    }

private:
    MainWindow& current() { return m_window->current(); }
    QTabBar& bar() { return *m_window->findChild<QTabBar*>(QStringLiteral("designs")); }
    QAction& action(const char* id) { return *current().actions().action(QLatin1String(id)); }
    std::size_t networks()
    {
        return current().controller().document().all<azure::VirtualNetwork>().size();
    }
    void addNetwork()
    {
        current().controller().apply(edit::addVnet(current().controller().document(), {}));
    }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void closeByButton(int tab) { emit bar().tabCloseRequested(tab); }

    /// Answers the next question about unsaved changes, then does something.
    void answerNext(QMessageBox::StandardButton button, std::function<void()> then = [] {})
    {
        QTimer::singleShot(0, this, [this, button, then = std::move(then)] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box == nullptr) {
                answerNext(button, then);
                return;
            }
            then();
            box->button(button)->click();
        });
    }

    void discardCurrent()
    {
        if (!current().controller().undoStack()->isClean())
            answerNext(QMessageBox::Discard);
        m_window->closeCurrent();
    }

    views::ThemeManager m_theme;
    QPointer<TabbedWindow> m_window;
};

PEERSCAPE_TEST_CLASS(TestTabs)
#include "tst_tabs.moc"
