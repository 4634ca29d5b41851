#include "app/window/open_window.h"

#include "app/window/main_window.h"
#include "app/window/tabbed_window.h"

namespace peerscape::window {

namespace {

constexpr QPoint kBeside(36, 36);

} // namespace

MainWindow& openWindow(views::ThemeManager& theme, const QWidget* beside)
{
    auto* window = new TabbedWindow(theme);
    window->setAttribute(Qt::WA_DeleteOnClose);
    if (beside != nullptr) {
        window->resize(beside->window()->size());
        window->move(beside->window()->pos() + kBeside);
    }
    window->show();
    return window->current();
}

MainWindow& openTab(views::ThemeManager& theme, const QWidget& beside)
{
    TabbedWindow* tabs = tabsAround(beside);
    return tabs != nullptr ? tabs->addTab() : openWindow(theme, &beside);
}

void moveToWindow(views::ThemeManager& theme, const QWidget& design)
{
    if (TabbedWindow* tabs = tabsAround(design); tabs != nullptr && tabs->count() > 1)
        tabs->moveCurrentTo(*tabsAround(openWindow(theme, tabs)));
}

} // namespace peerscape::window
