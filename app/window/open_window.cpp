#include "app/window/open_window.h"

#include "app/window/main_window.h"
#include "app/window/tabbed_window.h"

#include <QFileInfo>

#include <vector>

namespace peerscape::window {

namespace {

constexpr QPoint kBeside(36, 36);

/// Shows a new window, a little below another if there is one.
MainWindow& showWindow(TabbedWindow* window, const QWidget* beside)
{
    window->setAttribute(Qt::WA_DeleteOnClose);
    if (beside != nullptr) {
        window->resize(beside->window()->size());
        window->move(beside->window()->pos() + kBeside);
    }
    window->show();
    return window->current();
}

/// Whether a file holds one design and is not a part of several files' estate: by its name, as all
/// that opens of a picture is the design in it.
bool isDesignOfItsOwn(const QString& path)
{
    static const QStringList suffixes{QStringLiteral("peerscape"), QStringLiteral("svg"),
                                      QStringLiteral("png"), QStringLiteral("drawio")};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

/// Where one more design goes: in place of a blank one, else behind a tab of its own.
MainWindow& placeFor(views::ThemeManager& theme, MainWindow& window)
{
    return window.session().isBlank() ? window : openTab(theme, window);
}

} // namespace

MainWindow& openWindow(views::ThemeManager& theme, const QWidget* beside)
{
    return showWindow(new TabbedWindow(theme), beside);
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
        if (isDesignOfItsOwn(path))
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
        MainWindow& place = placeFor(theme, window);
        const bool opened = place.session().open(group);
        any |= opened;
        if (!opened && &place != &window)
            place.close();
    }
    return any;
}

bool offerRecovery(views::ThemeManager& theme, MainWindow& window)
{
    const bool offered = window.session().hasLeftBehind();
    while (const auto copy = window.session().chooseCopy()) {
        MainWindow& place = placeFor(theme, window);
        if (place.session().recover(*copy))
            continue;
        if (&place != &window)
            place.close();
        break; // it would be offered again at once
    }
    return offered;
}

void moveToWindow(views::ThemeManager& theme, const QWidget& design)
{
    if (TabbedWindow* tabs = tabsAround(design); tabs != nullptr && tabs->count() > 1)
        showWindow(new TabbedWindow(theme, &tabs->release()), tabs);
}

} // namespace peerscape::window
