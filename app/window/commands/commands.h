#pragma once

#include "app/window/preferences_dialog.h"

#include <QCoreApplication>

class QMenu;
class QPoint;

namespace peerscape::window {

struct Workbench;

/// The window's commands, a file for each menu, and the menus and tool bar made of them. What
/// belongs to one panel alone is added by that panel's file in `panels/`.
class Commands
{
    Q_DECLARE_TR_FUNCTIONS(peerscape::window::Commands)

public:
    /// Adds the commands of every menu.
    static void addAll(Workbench& bench);
    /// Makes the menu bar; every command must have been added.
    static void buildMenus(Workbench& bench);
    static void buildToolBar(Workbench& bench);
    /// Shows the menu of what is selected.
    static void showContextMenu(Workbench& bench, const QPoint& at);
    /// Opens the help at a page, its first one when it is empty, and at a heading of it.
    static void showHelp(Workbench& bench, const QString& page, const QString& heading = {});

    /// Shows what differs between the design after so many steps of its history and after others.
    static void compareSteps(Workbench& bench, int before, int after);

    static void showPreferences(Workbench& bench, PreferencesDialog::Page page);

private:
    static void addFile(Workbench& bench);
    static void addEdit(Workbench& bench);
    static void addClipboard(Workbench& bench);
    static void addQuestions(Workbench& bench);
    static void addView(Workbench& bench);
    static void addTabs(Workbench& bench);
    static void addLayers(Workbench& bench);
    static void addInsert(Workbench& bench);
    static void addArrange(Workbench& bench);
    static void addSwitches(Workbench& bench);
    static void addAligning(Workbench& bench);
    static void addRestacking(Workbench& bench);
    static void addNetwork(Workbench& bench);
    static void addLessons(Workbench& bench);
    static void addHelp(Workbench& bench);
    static void fillLayers(const Workbench& bench, QMenu* menu);
    static void fillRecentMenu(Workbench& bench, QMenu* menu);
};

} // namespace peerscape::window
