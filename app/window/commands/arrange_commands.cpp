#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/workbench.h"
#include "core/diagram/auto_layout.h"
#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"

#include <QSettings>

#include <algorithm>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// A switch of the canvas that is remembered; `on`: when nobody has touched it yet.
QAction* addSwitch(Workbench& bench, ActionRegistry::Entry entry, bool on,
                   const std::function<void()>& use)
{
    const QString key = entry.id;
    entry.run = [] {};
    QAction* action = bench.actions.add(std::move(entry));
    action->setCheckable(true);
    action->setChecked(QSettings().value(key, on).toBool());
    QObject::connect(action, &QAction::toggled, action, [key, use](bool now) {
        QSettings().setValue(key, now);
        use();
    });
    return action;
}

} // namespace

void Commands::addArrange(Workbench& bench)
{
    addSwitches(bench);
    addAligning(bench);
    addRestacking(bench);
    bench.actions.add({.id = u"arrange.lock"_s,
                       .text = tr("&Lock or unlock"),
                       .help = tr("Keep what is selected where it is, or let it go again"),
                       .glyph = u"lock"_s,
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+L"_s)},
                       .run = [&bench] { bench.canvas.lockSelection(); },
                       .enabledWhen =
                           [&bench] {
                               const auto& ids = bench.selection.ids();
                               return std::any_of(ids.begin(), ids.end(), [](ObjectId id) {
                                   return azure::isPlaced(id.kind());
                               });
                           }});
    QAction* bend = bench.actions.add(
        {.id = u"arrange.bend"_s,
         .text = tr("Be&nd line"),
         .help = tr("Bend the selected peering or connection by keys"),
         .shortcuts = {QKeySequence(u"B"_s)},
         .run = [&bench] { bench.canvas.bendSelection(); },
         .enabledWhen = [&bench] { return azure::isLine(bench.selection.single().kind()); }});
    bend->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    bench.canvas.addAction(bend);
    bench.actions.add({.id = u"arrange.reroute"_s,
                       .text = tr("Re-r&oute line"),
                       .help = tr("Take the bends out of the selected lines"),
                       .shortcuts = {QKeySequence(u"Alt+Shift+R"_s)},
                       .run = [&bench] { bench.canvas.rerouteSelection(); },
                       .enabledWhen = [&bench] { return bench.canvas.isSelectionBent(); }});
    bench.actions.add({.id = u"arrange.auto"_s,
                       .text = tr("&Automatic layout"),
                       .help = tr("Arrange everything: hubs in the middle, regions as bands"),
                       .glyph = u"arrange"_s,
                       .shortcuts = {QKeySequence(u"Alt+Shift+A"_s)},
                       .run = [&bench] {
                           const azure::Document& document = bench.controller.document();
                           const QSize size = bench.canvas.viewport()->size();
                           const double aspect =
                               static_cast<double>(size.width()) / std::max(1, size.height());
                           bench.controller.apply(edit::arrange(
                               document, diagram::autoLayout(document, false, aspect)));
                           bench.canvas.fitAll();
                       }});
}

void Commands::addSwitches(Workbench& bench)
{
    const auto use = [&bench] {
        bench.canvas.setSnapping(bench.actions.action(u"arrange.snapGrid"_s)->isChecked(),
                                 bench.actions.action(u"arrange.snapGuides"_s)->isChecked());
    };
    addSwitch(bench,
              {.id = u"arrange.snapGrid"_s,
               .text = tr("Snap to &grid"),
               .help = tr("Boxes snap to a grid of 10; Alt ignores it"),
               .shortcuts = {QKeySequence(u"Ctrl+'"_s)}},
              true, use);
    addSwitch(
        bench,
        {.id = u"arrange.snapGuides"_s,
         .text = tr("Snap to g&uides and gaps"),
         .help = tr("Boxes snap to edges, middles and equal gaps of others; Alt ignores them"),
         .shortcuts = {QKeySequence(u"Alt+S"_s)}},
        true, use);
    use();
    const auto useWheel = [&bench] {
        bench.canvas.setWheelZooms(bench.actions.action(u"view.wheelZooms"_s)->isChecked());
    };
    addSwitch(bench,
              {.id = u"view.wheelZooms"_s,
               .text = tr("Wheel &zooms"),
               .help = tr("The wheel alone zooms, and with Ctrl it scrolls")},
              false, useWheel);
    useWheel();
    const auto useMap = [&bench] {
        bench.canvas.setMapShown(bench.actions.action(u"view.map"_s)->isChecked());
    };
    addSwitch(bench,
              {.id = u"view.map"_s,
               .text = tr("&Map of the design"),
               .help = tr("A small map of everything in the corner of the canvas")},
              true, useMap);
    useMap();
}

void Commands::addAligning(Workbench& bench)
{
    using diagram::Alignment;
    using diagram::Axis;
    const auto add = [&bench](const QString& id, const QString& text, const QString& help,
                              const QString& key, std::size_t least, std::function<void()> run) {
        bench.actions.add(
            {.id = id,
             .text = text,
             .help = help,
             .shortcuts = {QKeySequence(key)},
             .run = std::move(run),
             .enabledWhen = [&bench, least] { return bench.canvas.movableCount() >= least; }});
    };
    const auto align = [&bench](Alignment alignment) {
        return [&bench, alignment] { bench.canvas.alignSelection(alignment); };
    };
    const auto distribute = [&bench](Axis axis) {
        return [&bench, axis] { bench.canvas.distributeSelection(axis); };
    };
    add(u"arrange.left"_s, tr("Align l&eft"), tr("Left edges in one line"), u"Ctrl+Shift+Left"_s, 2,
        align(Alignment::Left));
    add(u"arrange.center"_s, tr("Align &centres"), tr("One under the other, middles in line"),
        u"Ctrl+Alt+Up"_s, 2, align(Alignment::Center));
    add(u"arrange.right"_s, tr("Align &right"), tr("Right edges in one line"),
        u"Ctrl+Shift+Right"_s, 2, align(Alignment::Right));
    add(u"arrange.top"_s, tr("Align &top"), tr("Top edges in one line"), u"Ctrl+Shift+Up"_s, 2,
        align(Alignment::Top));
    add(u"arrange.middle"_s, tr("Align &middles"), tr("Side by side, middles in line"),
        u"Ctrl+Alt+Left"_s, 2, align(Alignment::Middle));
    add(u"arrange.bottom"_s, tr("Align &bottom"), tr("Bottom edges in one line"),
        u"Ctrl+Shift+Down"_s, 2, align(Alignment::Bottom));
    add(u"arrange.distributeAcross"_s, tr("Distribute &horizontally"),
        tr("Equal gaps from left to right"), u"Ctrl+Alt+H"_s, 3, distribute(Axis::Horizontal));
    add(u"arrange.distributeDown"_s, tr("Distribute &vertically"),
        tr("Equal gaps from top to bottom"), u"Ctrl+Alt+V"_s, 3, distribute(Axis::Vertical));
}

void Commands::addRestacking(Workbench& bench)
{
    using edit::Restack;
    const auto add = [&bench](const QString& id, const QString& text, const QString& help,
                              const QString& key, Restack where) {
        bench.actions.add({.id = id,
                           .text = text,
                           .help = help,
                           .shortcuts = {QKeySequence(key)},
                           .run = [&bench, where] { bench.canvas.restackSelection(where); },
                           .enabledWhen = [&bench] { return bench.canvas.canRestack(); }});
    };
    add(u"arrange.toFront"_s, tr("Bring to &front"),
        tr("Put the selected notes, frames and images before everything"), u"Ctrl+Shift+F"_s,
        Restack::ToFront);
    add(u"arrange.forward"_s, tr("Bring for&ward"),
        tr("Put the selected notes, frames and images before the next thing they cover"),
        u"Ctrl+Alt+Shift+F"_s, Restack::Forward);
    add(u"arrange.backward"_s, tr("Send bac&kward"),
        tr("Put the selected notes, frames and images behind the next thing they cover"),
        u"Ctrl+Alt+Shift+B"_s, Restack::Backward);
    add(u"arrange.toBack"_s, tr("Sen&d to back"),
        tr("Put the selected notes, frames and images behind everything, the networks too"),
        u"Ctrl+Shift+B"_s, Restack::ToBack);
}

} // namespace peerscape::window
