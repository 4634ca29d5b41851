#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/workbench.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/image_files.h"

#include <QFileDialog>
#include <QMainWindow>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// One letter each, while the canvas has the keyboard.
QList<QKeySequence> keyOf(views::PlaceKind kind)
{
    switch (kind) {
    case views::PlaceKind::VirtualNetwork:
        return {QKeySequence(u"V"_s)};
    case views::PlaceKind::Subnet:
        return {QKeySequence(u"S"_s)};
    case views::PlaceKind::VirtualMachine:
        return {QKeySequence(u"M"_s)};
    case views::PlaceKind::VpnGateway:
        return {QKeySequence(u"G"_s)};
    case views::PlaceKind::Site:
        return {QKeySequence(u"O"_s)};
    case views::PlaceKind::Appliance:
        return {QKeySequence(u"A"_s)};
    case views::PlaceKind::RouteTable:
        return {QKeySequence(u"R"_s)};
    case views::PlaceKind::Note:
        return {QKeySequence(u"N"_s)};
    case views::PlaceKind::Frame:
        return {QKeySequence(u"F"_s)};
    default:
        return {};
    }
}

void addTool(Workbench& bench, const QString& id, const QString& text, const QString& help,
             const QString& glyph, views::CanvasView::Tool tool)
{
    views::CanvasView& canvas = bench.canvas;
    QAction* action = bench.actions.add(
        {.id = id, .text = text, .help = help, .glyph = glyph, .run = [&canvas, tool] {
             canvas.setTool(tool);
         }});
    action->setCheckable(true);
    const auto show = [&canvas, action, tool] { action->setChecked(canvas.tool() == tool); };
    QObject::connect(&canvas, &views::CanvasView::toolChanged, action, show);
    QObject::connect(action, &QAction::triggered, action, show);
    show();
}

} // namespace

void Commands::addInsert(Workbench& bench)
{
    views::CanvasView& canvas = bench.canvas;
    for (const views::PlaceInfo& info : views::placeInfos()) {
        const QString label = views::placeLabel(info.kind);
        const QString glyph = QLatin1String(info.glyph);
        QAction* action =
            bench.actions.add({.id = u"insert."_s + QLatin1String(info.id),
                               .text = label,
                               .help = tr("Insert: %1").arg(label),
                               .glyph = glyph,
                               .shortcuts = keyOf(info.kind),
                               .run = [&canvas, kind = info.kind] { canvas.insert(kind); }});
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        canvas.addAction(action);
    }
    bench.actions.add(
        {.id = u"insert.image"_s,
         .text = tr("Image…"),
         .help = tr("Insert a PNG, JPEG or SVG picture beside the network"),
         .glyph = u"image"_s,
         .run = [&bench] {
             const QString path = QFileDialog::getOpenFileName(
                 &bench.window, tr("Insert image"), {}, tr("Pictures (*.png *.jpg *.jpeg *.svg)"));
             if (!path.isEmpty())
                 bench.canvas.insertImage([path] { return views::readImageFile(path); });
         }});
    addTool(bench, u"tool.select"_s, tr("Select"), tr("Select, move and resize things"),
            u"select"_s, views::CanvasView::Tool::Select);
    addTool(bench, u"tool.pan"_s, tr("Pan"), tr("Drag the view"), u"pan"_s,
            views::CanvasView::Tool::Pan);
}

} // namespace peerscape::window
