#pragma once

#include <QStringList>

class QWidget;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

class MainWindow;

/// Opens one more window on an empty design, a little below another if there is one; it goes when
/// it is closed. Windows share the theme, the preferences and the clipboard, and nothing of their
/// designs.
MainWindow& openWindow(views::ThemeManager& theme, const QWidget* beside = nullptr);

/// Opens an empty design behind one more tab of the window that another design is in; beside it
/// where that stands alone.
MainWindow& openTab(views::ThemeManager& theme, const QWidget& beside);

/// Opens files where a design is: one design or several files as one estate in its place, but of
/// several designs each behind a tab of its own. False when none was opened.
bool openFiles(views::ThemeManager& theme, MainWindow& window, const QStringList& paths);

/// Offers what a crash left behind, one design after the other; each takes the place of a blank
/// design or a tab of its own. False when there is nothing.
bool offerRecovery(views::ThemeManager& theme, MainWindow& window);

/// Gives a design that shares its window with others a window of its own.
void moveToWindow(views::ThemeManager& theme, const QWidget& design);

} // namespace peerscape::window
