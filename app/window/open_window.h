#pragma once

class QWidget;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

class MainWindow;

/// Opens one more window on an empty design, a little below another; it goes when it is closed.
/// Windows share the theme, the preferences and the clipboard, and nothing of their designs.
MainWindow& openWindow(views::ThemeManager& theme, const QWidget& beside);

} // namespace peerscape::window
