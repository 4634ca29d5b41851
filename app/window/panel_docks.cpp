#include "app/window/panel_docks.h"

#include "app/window/action_registry.h"
#include "app/window/dock_title.h"
#include "views/widgets/pill_label.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QResizeEvent>
#include <QSettings>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

namespace peerscape::window {

namespace {

/// Grows when panels come or go for good: an older arrangement is then forgotten.
constexpr int kStateVersion = 4;
constexpr int kLeftWidth = 206;
constexpr int kMostLeftWidth = 250;
constexpr double kLeftShare = 0.16; ///< Of a wide window, which has room for long words.
constexpr int kRightWidth = 316;
constexpr int kBottomHeight = 300;
constexpr double kBottomShare = 0.33; ///< Of a small window, where the canvas needs the rest.

} // namespace

PanelDocks::PanelDocks(QMainWindow& window, const views::ThemeManager& theme,
                       ActionRegistry& actions)
    : QObject(&window)
    , m_window(window)
    , m_theme(theme)
    , m_actions(actions)
{
    window.setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.installEventFilter(this);
}

bool PanelDocks::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize) {
        const auto* resize = static_cast<QResizeEvent*>(event);
        // After the docks have kept their size, all at the cost of the canvas.
        if (resize->size().height() < resize->oldSize().height())
            QTimer::singleShot(0, this, &PanelDocks::leaveRoom);
    }
    return QObject::eventFilter(watched, event);
}

void PanelDocks::leaveRoom()
{
    for (const Panel& panel : m_panels) {
        QDockWidget* dock = m_docks.value(panel.id);
        if (m_window.dockWidgetArea(dock) != Qt::BottomDockWidgetArea || !inFront(panel.id)
            || dock->isFloating())
            continue;
        if (dock->height() > m_window.centralWidget()->height())
            m_window.resizeDocks({dock}, {static_cast<int>(m_window.height() * kBottomShare)},
                                 Qt::Vertical);
        return;
    }
}

void PanelDocks::add(const Panel& panel)
{
    Q_ASSERT(!m_docks.contains(panel.id));
    auto* dock = new QDockWidget(panel.title, &m_window);
    dock->setObjectName(panel.id);
    panel.content->setAutoFillBackground(true);
    dock->setWidget(panel.content);
    dock->setTitleBarWidget(new DockTitle(m_theme, dock));
    m_window.addDockWidget(panel.area, dock);
    for (const Panel& before : m_panels) {
        if (before.area == panel.area)
            m_window.tabifyDockWidget(m_docks.value(before.id), dock);
    }
    m_docks.insert(panel.id, dock);
    m_panels.push_back(panel);

    m_actions.add(
        {QStringLiteral("panel.%1").arg(panel.id),
         panel.title,
         panel.help,
         {},
         panel.shortcut.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{panel.shortcut},
         [this, id = panel.id] { focus(id); },
         {}});
    connect(dock, &QDockWidget::visibilityChanged, this, &PanelDocks::arrangeLater);
    connect(dock, &QDockWidget::dockLocationChanged, this, &PanelDocks::arrangeLater);
    connect(dock, &QDockWidget::topLevelChanged, this, &PanelDocks::arrangeLater);
}

void PanelDocks::finish()
{
    QHash<int, QDockWidget*> first;
    for (const Panel& panel : m_panels) {
        if (!first.contains(panel.area))
            first.insert(panel.area, m_docks.value(panel.id));
    }
    for (QDockWidget* dock : std::as_const(first))
        dock->raise();
    const auto resize = [&](Qt::DockWidgetArea area, int size, Qt::Orientation orientation) {
        if (QDockWidget* dock = first.value(area))
            m_window.resizeDocks({dock}, {size}, orientation);
    };
    resize(Qt::LeftDockWidgetArea,
           std::clamp(static_cast<int>(m_window.width() * kLeftShare), kLeftWidth, kMostLeftWidth),
           Qt::Horizontal);
    resize(Qt::RightDockWidgetArea, kRightWidth, Qt::Horizontal);
    resize(Qt::BottomDockWidgetArea,
           std::min(kBottomHeight, static_cast<int>(m_window.height() * kBottomShare)),
           Qt::Vertical);
    for (const Panel& panel : m_panels)
        m_docks.value(panel.id)->setHidden(panel.hidden);
    m_firstState = arrangement();
    arrange(QSettings().value(QStringLiteral("state")).toByteArray());
}

QWidget* PanelDocks::content(const QString& id) const
{
    const QDockWidget* dock = m_docks.value(id);
    return dock ? dock->widget() : nullptr;
}

bool PanelDocks::inFront(const QString& id) const
{
    // A dock behind another one's tab counts as visible, but Qt puts it outside of the window.
    const QDockWidget* dock = m_docks.value(id);
    return dock->isVisible()
           && (dock->isFloating() || m_window.rect().intersects(dock->geometry()));
}

void PanelDocks::raise(const QString& id)
{
    QDockWidget* dock = m_docks.value(id);
    dock->show();
    dock->raise();
}

void PanelDocks::focus(const QString& id)
{
    raise(id);
    content(id)->setFocus(Qt::ShortcutFocusReason);
}

void PanelDocks::focusTab(int tab)
{
    const auto* bar = qobject_cast<QTabBar*>(sender());
    for (const Panel& panel : m_panels) {
        if (bar == nullptr || bar->tabText(tab) != panel.title)
            continue;
        // After the click itself has brought the panel to the front.
        QTimer::singleShot(0, content(panel.id),
                           [panel = content(panel.id)] { panel->setFocus(Qt::MouseFocusReason); });
    }
}

QString PanelDocks::focused() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (const Panel& panel : m_panels) {
        if (focus && (panel.content == focus || panel.content->isAncestorOf(focus)))
            return panel.id;
    }
    return {};
}

void PanelDocks::setBadge(const QString& id, const QString& text, bool bad)
{
    m_badges.insert(id, {text, bad});
    arrangeLater();
}

void PanelDocks::arrangeLater()
{
    if (m_arranging)
        return;
    m_arranging = true;
    QTimer::singleShot(0, this, &PanelDocks::arrangeTabs);
}

void PanelDocks::arrangeTabs()
{
    m_arranging = false;
    QHash<QString, bool> tabbed;
    const auto bars = m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar* bar : bars) {
        // Qt keeps the bars of places that have no tabs any more.
        if (!bar->isVisibleTo(&m_window))
            continue;
        bar->setElideMode(Qt::ElideNone);
        connect(bar, &QTabBar::tabBarClicked, this, &PanelDocks::focusTab, Qt::UniqueConnection);
        for (int tab = 0; tab < bar->count(); ++tab) {
            for (const Panel& panel : m_panels) {
                if (panel.title != bar->tabText(tab))
                    continue;
                tabbed.insert(panel.id, true);
                bar->setTabToolTip(tab, panel.help);
                showBadge(bar, tab, m_badges.value(panel.id));
            }
        }
    }
    for (const Panel& panel : m_panels) {
        QDockWidget* dock = m_docks.value(panel.id);
        static_cast<DockTitle*>(dock->titleBarWidget())
            ->setAlone(dock->isFloating() || !tabbed.value(panel.id));
    }
}

void PanelDocks::showBadge(QTabBar* bar, int tab, const Badge& badge)
{
    auto* pill = qobject_cast<views::PillLabel*>(bar->tabButton(tab, QTabBar::RightSide));
    if (badge.text.isEmpty()) {
        if (pill != nullptr) {
            bar->setTabButton(tab, QTabBar::RightSide, nullptr);
            pill->deleteLater();
        }
        return;
    }
    const bool isNew = pill == nullptr;
    if (isNew)
        pill = new views::PillLabel(m_theme);
    pill->setTone(badge.bad ? views::PillLabel::Tone::Bad : views::PillLabel::Tone::Warning);
    if (isNew || pill->text() != badge.text) {
        pill->setText(badge.text);
        pill->adjustSize();
        bar->setTabButton(tab, QTabBar::RightSide, pill); // again: the tab takes the new width
        pill->show(); // the bar hides what was there before, and that is this one
    }
}

void PanelDocks::reset()
{
    arrange(m_firstState);
}

QByteArray PanelDocks::arrangement() const
{
    return m_window.saveState(kStateVersion);
}

void PanelDocks::arrange(const QByteArray& arrangement)
{
    m_window.restoreState(arrangement, kStateVersion);
    QTimer::singleShot(0, this, &PanelDocks::leaveRoom);
}

void PanelDocks::hideFloating()
{
    for (QDockWidget* dock : std::as_const(m_docks)) {
        if (dock->isFloating())
            dock->hide();
    }
}

QMenu* PanelDocks::makeMenu(QWidget* parent) const
{
    auto* menu = new QMenu(parent);
    for (const Panel& panel : m_panels)
        menu->addAction(m_docks.value(panel.id)->toggleViewAction());
    menu->addSeparator();
    menu->addAction(m_actions.action(QStringLiteral("view.resetPanels")));
    return menu;
}

void PanelDocks::remember() const
{
    QSettings().setValue(QStringLiteral("state"), arrangement());
}

} // namespace peerscape::window
