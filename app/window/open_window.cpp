#include "app/window/open_window.h"

#include "app/window/main_window.h"

namespace peerscape::window {

namespace {

constexpr QPoint kBeside(36, 36);

} // namespace

MainWindow& openWindow(views::ThemeManager& theme, const QWidget& beside)
{
    auto* window = new MainWindow(theme);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->resize(beside.size());
    window->move(beside.pos() + kBeside);
    window->show();
    return *window;
}

} // namespace peerscape::window
