#include "app/window/panels/panels.h"

namespace peerscape::window {

void Panels::addAll(Workbench& bench)
{
    addInsert(bench);
    addOutline(bench);
    addLayers(bench);
    addInspector(bench);
    addRoutes(bench);
    addReach(bench);
    addMatrix(bench);
    addProblems(bench);
    addConsole(bench);
    addHistory(bench);
    addAddresses(bench);
}

} // namespace peerscape::window
