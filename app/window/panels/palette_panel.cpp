#include "views/palette/palette_panel.h"

#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "views/canvas/canvas_view.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addInsert(Workbench& bench)
{
    auto* panel = new views::PalettePanel(bench.theme);
    bench.panels.add({.id = u"insert"_s,
                      .title = tr("Insert"),
                      .help = tr("What can be placed on the canvas"),
                      .area = Qt::LeftDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+1"_s),
                      .content = panel});
    QObject::connect(panel, &views::PalettePanel::placeRequested, &bench.canvas,
                     &views::CanvasView::startPlacing);
    QObject::connect(panel, &views::PalettePanel::insertRequested, &bench.canvas,
                     &views::CanvasView::insert);
}

} // namespace peerscape::window
