#pragma once

#include <QByteArray>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QTabBar;
class QWidget;

namespace peerscape::views {
class PillLabel;
class ThemeManager;
} // namespace peerscape::views

namespace peerscape::window {

class ActionRegistry;

/// The panels around the canvas. Each is added once, by its own file in `panels/`; it gets a dock
/// that can be moved, hidden and put back, a command that goes to it, and a page of the help.
class PanelDocks : public QObject
{
    Q_OBJECT

public:
    struct Panel
    {
        QString id;    ///< Also the name of its help page and of its command, "panel.<id>".
        QString title; ///< Of its tab.
        QString help;  ///< What it is for, in one line.
        Qt::DockWidgetArea area = Qt::BottomDockWidgetArea; ///< Where it is at first.
        QKeySequence shortcut;                              ///< Goes to it.
        QWidget* content = nullptr; ///< Taken over; keys go here or to its focus proxy.
        bool hidden = false;        ///< At first, until somebody asks for it.
    };

    PanelDocks(QMainWindow& window, const views::ThemeManager& theme, ActionRegistry& actions);

    /// Adds a panel behind those that its area has already.
    void add(const Panel& panel);
    /// Once, after the last `add`: brings the first panel of each area to the front, gives the
    /// areas their sizes, and takes what it was last time from the settings.
    void finish();

    [[nodiscard]] const std::vector<Panel>& panels() const { return m_panels; }
    /// The panel's widget, null for an unknown id.
    [[nodiscard]] QWidget* content(const QString& id) const;
    /// The panel's dock, null for an unknown id.
    [[nodiscard]] QDockWidget* dock(const QString& id) const { return m_docks.value(id); }
    /// Shows the panel in front of its neighbours.
    void raise(const QString& id);
    /// Shows it and moves the keyboard there.
    void focus(const QString& id);
    /// Whether the panel can be seen now: not hidden and not behind another one's tab.
    [[nodiscard]] bool inFront(const QString& id) const;
    /// Id of the panel that has the keyboard; empty when none has.
    [[nodiscard]] QString focused() const;
    /// The pill behind the panel's title: a warning's or an error's count. Empty for none.
    void setBadge(const QString& id, const QString& text, bool bad);
    /// Puts every panel back where it was at first.
    void reset();
    /// Where everything stands, to be put the same way in another window.
    [[nodiscard]] QByteArray arrangement() const;
    void arrange(const QByteArray& arrangement);
    /// Takes the panels from the desktop that float on it, until they are arranged again.
    void hideFloating();
    /// Keeps places and sizes for the next start.
    void remember() const;
    /// A menu that shows and hides the panels; without a parent the caller owns it.
    [[nodiscard]] QMenu* makeMenu(QWidget* parent = nullptr) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Badge
    {
        QString text;
        bool bad = false;
    };

    /// Once the event loop is back: Qt has then finished moving docks and making tabs.
    void arrangeLater();
    /// The panel whose tab was clicked gets the keyboard: what is typed then is meant for it.
    void focusTab(int tab);
    void arrangeTabs();
    /// Gives the canvas the larger part of a window that is too low for both it and the panels
    /// below.
    void leaveRoom();
    void showBadge(QTabBar* bar, int tab, const Badge& badge);

    QMainWindow& m_window;
    const views::ThemeManager& m_theme;
    ActionRegistry& m_actions;
    std::vector<Panel> m_panels;
    QHash<QString, QDockWidget*> m_docks;
    QHash<QString, Badge> m_badges;
    QByteArray m_firstState;
    bool m_arranging = false;
};

} // namespace peerscape::window
