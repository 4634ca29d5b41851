#include "views/layers/layers_panel.h"

#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addLayers(Workbench& bench)
{
    bench.panels.add(
        {.id = u"layers"_s,
         .title = tr("Layers"),
         .help = tr("What the drawing shows, with the number of objects in each layer"),
         .area = Qt::LeftDockWidgetArea,
         .shortcut = QKeySequence(u"Alt+L"_s),
         .content = new views::LayersPanel(bench.layers, bench.theme),
         .hidden = true});
}

} // namespace peerscape::window
