#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/main_window.h"
#include "app/window/open_window.h"
#include "app/window/panel_docks.h"
#include "app/window/tabbed_window.h"
#include "app/window/workbench.h"
#include "qt/document_controller.h"
#include "qt/layer_model.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/canvas/canvas_view.h"
#include "views/present/presentation.h"
#include "views/theme/theme_manager.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

void addTheme(Workbench& bench, const QString& id, const QString& text, const QString& help,
              views::ThemeManager::Mode mode)
{
    views::ThemeManager& theme = bench.theme;
    QAction* action = bench.actions.add(
        {.id = id, .text = text, .help = help, .run = [&theme, mode] { theme.setMode(mode); }});
    action->setCheckable(true);
    const auto show = [&theme, action, mode] { action->setChecked(theme.mode() == mode); };
    QObject::connect(&theme, &views::ThemeManager::changed, action, show);
    QObject::connect(action, &QAction::triggered, action, show);
    show();
}

} // namespace

void Commands::addView(Workbench& bench)
{
    views::CanvasView& canvas = bench.canvas;
    bench.actions.add({.id = u"view.zoomIn"_s,
                       .text = tr("Zoom &in"),
                       .help = tr("Zoom in"),
                       .glyph = u"zoom-in"_s,
                       .shortcuts = {QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)},
                       .run = [&canvas] { canvas.zoomIn(); }});
    bench.actions.add({.id = u"view.zoomOut"_s,
                       .text = tr("Zoom &out"),
                       .help = tr("Zoom out"),
                       .glyph = u"zoom-out"_s,
                       .shortcuts = {QKeySequence(u"Ctrl+-"_s)},
                       .run = [&canvas] { canvas.zoomOut(); }});
    bench.actions.add({.id = u"view.zoomReset"_s,
                       .text = tr("&Actual size"),
                       .help = tr("Zoom to 100 %"),
                       .shortcuts = {QKeySequence(u"Ctrl+0"_s)},
                       .run = [&canvas] { canvas.zoomReset(); }});
    bench.actions.add({.id = u"view.fitAll"_s,
                       .text = tr("&Fit everything"),
                       .help = tr("Show the whole design"),
                       .glyph = u"fit"_s,
                       .shortcuts = {QKeySequence(u"Ctrl+1"_s)},
                       .run = [&canvas] { canvas.fitAll(); }});
    bench.actions.add({.id = u"view.fitSelection"_s,
                       .text = tr("Fit &selection"),
                       .help = tr("Show what is selected"),
                       .shortcuts = {QKeySequence(u"Ctrl+2"_s)},
                       .run = [&canvas] { canvas.fitSelection(); }});
    bench.actions.add({.id = u"view.canvas"_s,
                       .text = tr("Go to &canvas"),
                       .help = tr("Move the keyboard to the canvas"),
                       .shortcuts = {QKeySequence(u"Ctrl+F6"_s)},
                       .run = [&canvas] { canvas.setFocus(Qt::ShortcutFocusReason); }});
    bench.actions.add(
        {.id = u"view.present"_s,
         .text = tr("&Present"),
         .help = tr("Show the design and its routes to an audience, frame by frame"),
         .glyph = u"present"_s,
         .shortcuts = {QKeySequence(u"F5"_s)},
         .run = [&bench] {
             auto* shown =
                 new views::Presentation(bench.controller, bench.selection, bench.player,
                                         bench.theme, bench.canvas.flows(), &bench.window);
             QObject::connect(&shown->canvas(), &views::CanvasView::contextMenuRequested, shown,
                              [&bench](const QPoint& at) {
                                  // What a class wants to see turned; the rest is not for the
                                  // stage.
                                  if (bench.selection.single().kind() == Kind::Peering)
                                      showContextMenu(bench, at);
                              });
             shown->begin(bench.window);
         }});
    bench.actions.add({.id = u"view.fullScreen"_s,
                       .text = tr("F&ull screen"),
                       .help = tr("Let the window fill the screen, or make it a window again"),
                       .shortcuts = {QKeySequence(u"F11"_s)},
                       .run = [&bench] {
                           QWidget* whole = bench.window.window();
                           whole->setWindowState(whole->windowState() ^ Qt::WindowFullScreen);
                       }});
    bench.actions.add({.id = u"view.resetPanels"_s,
                       .text = tr("&Reset panels"),
                       .help = tr("Put every panel back to its place"),
                       .run = [&bench] { bench.panels.reset(); }});
    addTabs(bench);
    addLayers(bench);
    using Mode = views::ThemeManager::Mode;
    addTheme(bench, u"theme.system"_s, tr("Follow the system"),
             tr("Light or dark, as the desktop is"), Mode::System);
    addTheme(bench, u"theme.light"_s, tr("Light"), tr("The light theme"), Mode::Light);
    addTheme(bench, u"theme.dark"_s, tr("Dark"), tr("The dark theme"), Mode::Dark);
    addTheme(bench, u"theme.contrast"_s, tr("High contrast"), tr("Black, white and two colours"),
             Mode::HighContrast);
}

void Commands::addTabs(Workbench& bench)
{
    const auto several = [&bench] {
        const TabbedWindow* tabs = tabsAround(bench.window);
        return tabs != nullptr && tabs->count() > 1;
    };
    const auto goBy = [&bench](int places) { tabsAround(bench.window)->goBy(places); };
    bench.actions.add({.id = u"view.nextTab"_s,
                       .text = tr("Ne&xt tab"),
                       .help = tr("Go to the design behind the next tab"),
                       .shortcuts = {QKeySequence(u"Ctrl+Tab"_s), QKeySequence(u"Ctrl+PgDown"_s)},
                       .run = [goBy] { goBy(1); },
                       .enabledWhen = several});
    bench.actions.add(
        {.id = u"view.previousTab"_s,
         .text = tr("Pre&vious tab"),
         .help = tr("Go to the design behind the previous tab"),
         .shortcuts = {QKeySequence(u"Ctrl+Shift+Tab"_s), QKeySequence(u"Ctrl+PgUp"_s)},
         .run = [goBy] { goBy(-1); },
         .enabledWhen = several});
    const auto moveBy = [&bench](int places) { tabsAround(bench.window)->moveCurrentBy(places); };
    bench.actions.add({.id = u"view.moveTabLeft"_s,
                       .text = tr("Move ta&b left"),
                       .help = tr("Put the design's tab one place to the left"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+PgUp"_s)},
                       .run = [moveBy] { moveBy(-1); },
                       .enabledWhen = several});
    bench.actions.add({.id = u"view.moveTabRight"_s,
                       .text = tr("Move tab &right"),
                       .help = tr("Put the design's tab one place to the right"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+PgDown"_s)},
                       .run = [moveBy] { moveBy(1); },
                       .enabledWhen = several});
    bench.actions.add({.id = u"view.tabToWindow"_s,
                       .text = tr("Move the tab to a &window"),
                       .help = tr("Give the design a window of its own"),
                       .run = [&bench] { moveToWindow(bench.theme, bench.window); },
                       .enabledWhen = several});
}

void Commands::addLayers(Workbench& bench)
{
    views::CanvasView& canvas = bench.canvas;
    const auto selected = [&bench] { return !bench.selection.ids().empty(); };
    bench.actions.add(
        {.id = u"view.collapse"_s,
         .text = tr("&Collapse or expand"),
         .help = tr("Show the selected networks as their headers alone, or whole again"),
         .shortcuts = {QKeySequence(u"Ctrl+Home"_s)},
         .run = [&canvas] { canvas.collapseSelection(); },
         .enabledWhen = selected});
    QAction* isolate = bench.actions.add(
        {.id = u"view.isolate"_s,
         .text = tr("Isolat&e selection"),
         .help = tr("Dim everything else"),
         .shortcuts = {QKeySequence(u"Ctrl+I"_s)},
         .run = [&canvas] { canvas.isolateSelection(); },
         .enabledWhen = [&canvas, selected] { return selected() || canvas.isIsolating(); }});
    isolate->setCheckable(true);
    const auto showIsolation = [&canvas, isolate] { isolate->setChecked(canvas.isIsolating()); };
    QObject::connect(&canvas, &views::CanvasView::isolationChanged, isolate, showIsolation);
    QObject::connect(isolate, &QAction::triggered, isolate, showIsolation);

    qtmodel::LayerModel& layers = bench.layers;
    for (const azure::LayerName& name : azure::kLayers) {
        const azure::Layer layer = name.layer;
        QAction* action = bench.actions.add(
            {.id = u"layer."_s + toQString(name.name),
             .text = qtmodel::LayerModel::menuText(layer),
             .help = qtmodel::LayerModel::help(layer),
             .run = [&layers, layer] { layers.setShown(layer, !layers.isShown(layer)); }});
        action->setCheckable(true);
        const auto show = [&layers, layer, action] { action->setChecked(layers.isShown(layer)); };
        QObject::connect(&layers, &qtmodel::LayerModel::dataChanged, action, show);
        QObject::connect(action, &QAction::triggered, action, show);
        show();
    }
}

} // namespace peerscape::window
