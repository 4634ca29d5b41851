#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/workbench.h"
#include "core/diagram/auto_layout.h"
#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"
#include "views/canvas/canvas_view.h"

#include <algorithm>

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Commands::addArrange(Workbench& bench)
{
    bench.actions.add({.id = u"arrange.auto"_s,
                       .text = tr("&Automatic layout"),
                       .help = tr("Arrange everything: hubs in the middle, regions as bands"),
                       .glyph = u"arrange"_s,
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+A"_s)},
                       .run = [&bench] {
                           const azure::Document& document = bench.controller.document();
                           const QSize size = bench.canvas.viewport()->size();
                           const double aspect =
                               static_cast<double>(size.width()) / std::max(1, size.height());
                           bench.controller.apply(
                               edit::place(document, diagram::autoLayout(document, false, aspect),
                                           {PEERSCAPE_TR_NOOP("Arrange everything"), {}}));
                           bench.canvas.fitAll();
                       }});
}

} // namespace peerscape::window
