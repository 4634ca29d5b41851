#include "app/window/open_window.h"

#include "app/window/main_window.h"
#include "app/window/tabbed_window.h"

#include <vector>

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

bool openFiles(views::ThemeManager& theme, MainWindow& window, const QStringList& paths)
{
    std::vector<QStringList> groups; // each design, and what else there is
    QStringList estate;
    for (const QString& path : paths) {
        if (path.endsWith(QLatin1String(".peerscape"), Qt::CaseInsensitive))
            groups.push_back({path});
        else
            estate << path;
    }
    if (!estate.isEmpty())
        groups.push_back(estate);
    if (groups.size() < 2)
        return window.session().open(paths);
    bool any = false;
    for (const QStringList& group : groups) {
        MainWindow& place = window.session().isBlank() ? window : openTab(theme, window);
        const bool opened = place.session().open(group);
        any |= opened;
        if (!opened && &place != &window)
            place.close();
    }
    return any;
}

void moveToWindow(views::ThemeManager& theme, const QWidget& design)
{
    if (TabbedWindow* tabs = tabsAround(design); tabs != nullptr && tabs->count() > 1)
        tabs->moveCurrentTo(*tabsAround(openWindow(theme, tabs)));
}

} // namespace peerscape::window
