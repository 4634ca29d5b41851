#pragma once

#include <QMainWindow>

#include <vector>

class QStackedWidget;
class QTabBar;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

class MainWindow;

/// A window of the desktop: one design, or several behind tabs. Each design has a main window of
/// its own with everything in it, so nothing is shared but the place; the panels stand in front as
/// they stood in the tab that was left. With one design there is no tab to be seen.
class TabbedWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Holds a design that another window has released, or an empty one; as large as a window was
    /// last time.
    explicit TabbedWindow(views::ThemeManager& theme, MainWindow* design = nullptr);
    ~TabbedWindow() override;

    [[nodiscard]] MainWindow& current() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_tabs.size()); }
    /// One more empty design, in front.
    MainWindow& addTab();
    /// Brings the tab so many places to the right to the front, round the end.
    void goBy(int places);
    /// Puts the tab in front so many places to the right, as far as there is one.
    void moveCurrentBy(int places);
    /// Closes the design in front after asking for unsaved changes; with the last one the window
    /// goes.
    void closeCurrent();
    /// Takes the design in front out of this window, for another one. Precondition: it is not the
    /// only one.
    [[nodiscard]] MainWindow& release();

protected:
    /// Asks in every tab before any goes, so that whoever cancels keeps all of them.
    void closeEvent(QCloseEvent* event) override;

private:
    void take(MainWindow& tab);
    /// Takes a tab out of the row; it goes on to live.
    void remove(MainWindow& tab);
    void bringForward(int index);
    void closeTab(int index);
    void showTitle(MainWindow& tab);
    void refreshCommands() const;

    views::ThemeManager& m_theme;
    std::vector<MainWindow*> m_tabs; ///< As they stand in the row.
    QTabBar* m_bar;
    QStackedWidget* m_stack;
};

/// The window around a design's main window; none where that stands alone, as in a screenshot.
[[nodiscard]] TabbedWindow* tabsAround(const QWidget& mainWindow);

} // namespace peerscape::window
