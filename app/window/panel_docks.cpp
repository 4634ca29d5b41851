#include "app/window/panel_docks.h"

#include "app/window/action_registry.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>

#include <algorithm>

namespace peerscape::window {

namespace {

/// Grows when panels come or go for good: an older arrangement is then forgotten.
constexpr int kStateVersion = 2;
constexpr int kLeftWidth = 206;
constexpr int kRightWidth = 300;
constexpr int kBottomHeight = 290;

} // namespace

PanelDocks::PanelDocks(QMainWindow& window, ActionRegistry& actions)
    : QObject(&window)
    , m_window(window)
    , m_actions(actions)
{
    window.setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
}

void PanelDocks::add(const Panel& panel)
{
    Q_ASSERT(!m_docks.contains(panel.id));
    auto* dock = new QDockWidget(panel.title, &m_window);
    dock->setObjectName(panel.id);
    panel.content->setAutoFillBackground(true);
    dock->setWidget(panel.content);
    // The tab names the panel already; a title bar of its own would say it twice.
    dock->setTitleBarWidget(new QWidget(dock));
    m_window.addDockWidget(panel.area, dock);
    for (const Panel& before : m_panels) {
        if (before.area == panel.area)
            m_window.tabifyDockWidget(m_docks.value(before.id), dock);
    }
    m_docks.insert(panel.id, dock);
    m_panels.push_back(panel);

    QAction* action = m_actions.add(
        {QStringLiteral("panel.%1").arg(panel.id),
         panel.title,
         panel.help,
         {},
         panel.shortcut.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{panel.shortcut},
         [this, id = panel.id] { toggle(id); },
         {}});
    action->setCheckable(true);
    const auto show = [action, dock] { action->setChecked(!dock->isHidden()); };
    connect(dock, &QDockWidget::visibilityChanged, action, show);
    connect(action, &QAction::triggered, action, show);
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
    resize(Qt::LeftDockWidgetArea, kLeftWidth, Qt::Horizontal);
    resize(Qt::RightDockWidgetArea, kRightWidth, Qt::Horizontal);
    resize(Qt::BottomDockWidgetArea, kBottomHeight, Qt::Vertical);
    m_firstState = m_window.saveState(kStateVersion);
    const QSettings settings;
    m_window.restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_window.restoreState(settings.value(QStringLiteral("state")).toByteArray(), kStateVersion);
}

QWidget* PanelDocks::content(const QString& id) const
{
    const QDockWidget* dock = m_docks.value(id);
    return dock ? dock->widget() : nullptr;
}

bool PanelDocks::inFront(const QDockWidget* dock) const
{
    // A dock behind another one's tab counts as visible, but nothing of it is.
    return dock->isVisible() && !dock->visibleRegion().isEmpty();
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

void PanelDocks::toggle(const QString& id)
{
    QDockWidget* dock = m_docks.value(id);
    if (inFront(dock))
        dock->hide();
    else
        focus(id);
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

void PanelDocks::setBadge(const QString& id, const QString& text)
{
    const auto panel = std::find_if(m_panels.begin(), m_panels.end(),
                                    [&](const Panel& each) { return each.id == id; });
    m_docks.value(id)->setWindowTitle(
        text.isEmpty() ? panel->title : tr("%1 (%2)", "panel, badge").arg(panel->title, text));
}

void PanelDocks::reset()
{
    m_window.restoreState(m_firstState, kStateVersion);
}

void PanelDocks::remember() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), m_window.saveGeometry());
    settings.setValue(QStringLiteral("state"), m_window.saveState(kStateVersion));
}

} // namespace peerscape::window
