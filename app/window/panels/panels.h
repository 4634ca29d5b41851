#pragma once

#include "core/base/ids.h"

#include <QCoreApplication>

namespace peerscape::window {

struct Workbench;

/// The panels around the canvas, a file for each: it makes the widget, gives it a dock, adds the
/// commands that are the panel's own, and connects it with the rest of the window.
/// A new panel is a new file here and one line in `addAll`.
class Panels
{
    Q_DECLARE_TR_FUNCTIONS(peerscape::window::Panels)

public:
    /// Adds all of them. Within one area the tabs stand in the order of this list.
    static void addAll(Workbench& bench);

    /// Shows the table of an interface or subnet with the row that an address takes.
    static void showNextHop(Workbench& bench, ObjectId nicOrSubnet, const QString& destination);

private:
    static void addInsert(Workbench& bench);
    static void addOutline(Workbench& bench);
    static void addLayers(Workbench& bench);
    static void addInspector(Workbench& bench);
    static void addRoutes(Workbench& bench);
    static void addReach(Workbench& bench);
    static void addMatrix(Workbench& bench);
    static void addProblems(Workbench& bench);
    static void addConsole(Workbench& bench);
    static void addHistory(Workbench& bench);
    static void addAddresses(Workbench& bench);
};

} // namespace peerscape::window
