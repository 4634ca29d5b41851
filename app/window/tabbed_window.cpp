#include "app/window/tabbed_window.h"

#include "app/window/main_window.h"
#include "views/canvas/canvas_view.h"
#include "views/widgets/screen_fit.h"

#include <QCloseEvent>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peerscape::window {

namespace {

const QString kGeometryKey = QStringLiteral("geometry");

} // namespace

TabbedWindow::TabbedWindow(views::ThemeManager& theme, MainWindow* design)
    : m_theme(theme)
    , m_bar(new QTabBar)
    , m_stack(new QStackedWidget)
{
    m_bar->setObjectName(QStringLiteral("designs"));
    m_bar->setAccessibleName(tr("Designs"));
    m_bar->setAutoHide(true);
    m_bar->setDocumentMode(true);
    m_bar->setExpanding(false);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    auto* middle = new QWidget;
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    setCentralWidget(middle);
    connect(m_bar, &QTabBar::currentChanged, this, &TabbedWindow::bringForward);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &TabbedWindow::closeTab);
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        MainWindow* moved = m_tabs[static_cast<std::size_t>(from)];
        m_tabs.erase(m_tabs.begin() + from);
        m_tabs.insert(m_tabs.begin() + to, moved);
    });
    MainWindow& first = design != nullptr ? *design : *new MainWindow(theme);
    views::resizeOnScreen(*this, first.size());
    restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
    take(first);
}

TabbedWindow::~TabbedWindow()
{
    m_bar->disconnect(this);
    for (MainWindow* tab : std::exchange(m_tabs, {})) {
        tab->disconnect(this); // a field may hand over its text yet, which changes the title
        delete tab;
    }
}

MainWindow& TabbedWindow::current() const
{
    return *m_tabs[static_cast<std::size_t>(m_bar->currentIndex())];
}

MainWindow& TabbedWindow::addTab()
{
    auto* tab = new MainWindow(m_theme);
    take(*tab);
    return *tab;
}

void TabbedWindow::take(MainWindow& tab)
{
    m_tabs.push_back(&tab);
    m_stack->addWidget(&tab);
    connect(&tab, &QWidget::windowTitleChanged, this, [this, &tab] { showTitle(tab); });
    connect(&tab, &MainWindow::closed, this, [this, &tab] {
        remove(tab);
        tab.deleteLater();
    });
    m_bar->addTab({});
    m_bar->setCurrentIndex(count() - 1);
    showTitle(tab);
    refreshCommands();
    tab.canvas().setFocus();
}

void TabbedWindow::remove(MainWindow& tab)
{
    tab.disconnect(this);
    const auto place = std::find(m_tabs.begin(), m_tabs.end(), &tab);
    const auto index = static_cast<int>(place - m_tabs.begin());
    m_tabs.erase(place);
    m_bar->removeTab(index);
    if (!m_tabs.empty())
        bringForward(m_bar->currentIndex());
    m_stack->removeWidget(&tab);
    if (m_tabs.empty())
        close();
    else
        refreshCommands();
}

void TabbedWindow::bringForward(int index)
{
    if (index < 0 || index >= count())
        return; // while a tab goes
    auto* before = qobject_cast<MainWindow*>(m_stack->currentWidget());
    MainWindow& next = *m_tabs[static_cast<std::size_t>(index)];
    if (before != nullptr && before != &next) {
        next.panels().arrange(before->panels().arrangement());
        before->panels().hideFloating();
    }
    m_stack->setCurrentWidget(&next);
    setWindowTitle(next.windowTitle());
}

void TabbedWindow::goBy(int places)
{
    m_bar->setCurrentIndex((m_bar->currentIndex() + places % count() + count()) % count());
}

void TabbedWindow::moveCurrentBy(int places)
{
    const int from = m_bar->currentIndex();
    m_bar->moveTab(from, std::clamp(from + places, 0, count() - 1));
}

void TabbedWindow::closeCurrent()
{
    current().close();
}

void TabbedWindow::closeTab(int index)
{
    MainWindow& before = current();
    MainWindow& closing = *m_tabs[static_cast<std::size_t>(index)];
    m_bar->setCurrentIndex(index); // who is asked about changes sees them
    closing.close();
    const auto place = std::find(m_tabs.begin(), m_tabs.end(), &before);
    if (&before != &closing && place != m_tabs.end())
        m_bar->setCurrentIndex(static_cast<int>(place - m_tabs.begin()));
}

MainWindow& TabbedWindow::release()
{
    MainWindow& tab = current();
    remove(tab);
    return tab;
}

void TabbedWindow::showTitle(MainWindow& tab)
{
    const auto place = std::find(m_tabs.begin(), m_tabs.end(), &tab);
    const auto index = static_cast<int>(place - m_tabs.begin());
    QString text = tab.windowTitle();
    m_bar->setTabToolTip(index, tab.session().path().isEmpty() ? text : tab.session().path());
    m_bar->setTabText(index, text.replace(QLatin1Char('&'), QLatin1String("&&")));
    if (index == m_bar->currentIndex())
        setWindowTitle(tab.windowTitle());
}

void TabbedWindow::refreshCommands() const
{
    for (MainWindow* tab : m_tabs)
        tab->actions().refresh();
}

void TabbedWindow::closeEvent(QCloseEvent* event)
{
    for (int index = 0; index < count(); ++index) {
        MainWindow& tab = *m_tabs[static_cast<std::size_t>(index)];
        const bool mayBeTyping = index == m_bar->currentIndex();
        if (!mayBeTyping && tab.controller().undoStack()->isClean())
            continue;
        m_bar->setCurrentIndex(index);
        if (!tab.session().maybeSave()) {
            event->ignore();
            return;
        }
    }
    if (!m_tabs.empty())
        current().panels().remember();
    QSettings().setValue(kGeometryKey, saveGeometry());
    event->accept();
}

TabbedWindow* tabsAround(const QWidget& mainWindow)
{
    return qobject_cast<TabbedWindow*>(mainWindow.window());
}

} // namespace peerscape::window
