#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/document_session.h"
#include "app/window/panel_docks.h"
#include "app/window/workbench.h"
#include "core/azure/end_names.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/place_kind.h"

#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// Puts commands into a menu; an empty id is a separator.
void fill(const Workbench& bench, QMenu* menu, std::initializer_list<const char*> ids)
{
    for (const char* id : ids) {
        if (*id == 0)
            menu->addSeparator();
        else
            menu->addAction(bench.actions.action(QLatin1String(id)));
    }
}

} // namespace

void Commands::addAll(Workbench& bench)
{
    addFile(bench);
    addEdit(bench);
    addView(bench);
    addInsert(bench);
    addArrange(bench);
    addNetwork(bench);
    addLessons(bench);
    addHelp(bench);
}

void Commands::buildMenus(Workbench& bench)
{
    const auto addMenu = [&bench](const QString& title) {
        return bench.window.menuBar()->addMenu(title);
    };
    QMenu* file = addMenu(tr("&File"));
    fill(bench, file,
         {"file.new", "file.newTab", "file.newWindow", "file.open", "file.openInTab",
          "file.openInWindow", "file.azure", "file.runScript"});
    fillRecentMenu(bench, file->addMenu(tr("Open &recent")));
    QMenu* samples = file->addMenu(tr("Samp&les"));
    for (const DocumentFiles::Sample& sample : DocumentFiles::samples())
        samples->addAction(sample.title, &bench.session,
                           [&bench, path = sample.path] { bench.session.open({path}); });
    file->addSeparator();
    fill(bench, file,
         {"file.save", "file.saveAs", "", "file.export", "file.exportCode", "file.compare",
          "file.compareWithout", "file.report", "file.otherSide", "file.planChanges", "",
          "file.serve", "", "file.printPreview", "file.print", "", "file.close", "file.quit"});

    fill(bench, addMenu(tr("&Edit")),
         {"edit.undo",
          "edit.redo",
          "history.replay",
          "history.branch",
          "",
          "edit.cut",
          "edit.copy",
          "edit.paste",
          "edit.pasteSame",
          "edit.duplicate",
          "",
          "edit.rename",
          "edit.delete",
          "",
          "edit.selectAll",
          "edit.selectNone",
          "edit.selectNetworks",
          "edit.selectPeerings",
          "edit.find",
          "find.anything",
          "find.routesHere",
          "find.next",
          "find.previous",
          "",
          "edit.preferences"});

    QMenu* view = addMenu(tr("&View"));
    fill(bench, view,
         {"view.zoomIn", "view.zoomOut", "view.zoomReset", "view.fitAll", "view.fitSelection",
          "view.wheelZooms", "view.map", "", "view.present", "view.fullScreen", "", "view.nextTab",
          "view.previousTab", "view.moveTabLeft", "view.moveTabRight", "view.tabToWindow", ""});
    QMenu* panels = bench.panels.makeMenu(view);
    panels->setTitle(tr("Pa&nels"));
    view->addMenu(panels);
    fillLayers(bench, view->addMenu(tr("&Layers")));
    fill(bench, view->addMenu(tr("&Theme")),
         {"theme.system", "theme.light", "theme.dark", "theme.contrast"});
    fill(bench, view->addMenu(tr("Groups of t&he matrix")),
         {"matrix.bySubnet", "matrix.byNetwork", "matrix.byRegion", "", "matrix.closeGroups",
          "matrix.openGroups"});
    QMenu* goTo = view->addMenu(tr("&Go to"));
    for (const PanelDocks::Panel& panel : bench.panels.panels())
        goTo->addAction(bench.actions.action(u"panel."_s + panel.id));
    goTo->addSeparator();
    fill(bench, goTo, {"view.canvas", "view.inspector", "view.nextHop"});
    view->addSeparator();
    fill(bench, view, {"view.collapse", "view.isolate", "view.pin", "", "tool.select", "tool.pan"});

    QMenu* insert = addMenu(tr("&Insert"));
    for (const views::PlaceInfo& info : views::placeInfos())
        insert->addAction(bench.actions.action(u"insert."_s + QLatin1String(info.id)));
    insert->addAction(bench.actions.action(u"insert.image"_s));

    fill(bench, addMenu(tr("&Arrange")),
         {"arrange.auto",
          "",
          "arrange.left",
          "arrange.center",
          "arrange.right",
          "arrange.top",
          "arrange.middle",
          "arrange.bottom",
          "",
          "arrange.distributeAcross",
          "arrange.distributeDown",
          "",
          "arrange.toFront",
          "arrange.forward",
          "arrange.backward",
          "arrange.toBack",
          "",
          "arrange.lock",
          "",
          "arrange.bend",
          "arrange.reroute",
          "",
          "arrange.snapGrid",
          "arrange.snapGuides"});
    fill(bench, addMenu(tr("&Network")),
         {"network.peer",
          "network.peerOneSide",
          "",
          "network.reciprocal",
          "network.sync",
          "network.reset",
          "network.deletePair",
          "",
          "network.access",
          "network.forwarded",
          "network.transit",
          "network.remote",
          "",
          "network.costs",
          "",
          "reach.trace",
          "reach.from",
          "reach.to",
          "reach.swap",
          "reach.stepOn",
          "reach.stepBack",
          "reach.pin",
          "reach.clear",
          "",
          "reach.remedy",
          "reach.isolate",
          "",
          "expect.show",
          "expect.unchanged",
          "",
          "lesson.break",
          "lesson.tell"});
    fill(bench, addMenu(tr("&Help")),
         {"help.contents", "help.tour", "help.shortcuts", "help.about"});
}

void Commands::fillLayers(const Workbench& bench, QMenu* menu)
{
    for (const azure::LayerName& layer : azure::kLayers)
        menu->addAction(bench.actions.action(u"layer."_s + toQString(layer.name)));
    menu->addSeparator();
    menu->addAction(bench.actions.action(u"panel.layers"_s));
}

void Commands::fillRecentMenu(Workbench& bench, QMenu* menu)
{
    DocumentFiles& files = bench.session.files();
    const auto refill = [&bench, &files, menu] {
        menu->clear();
        const QStringList pinned = files.pinned();
        const QStringList recent = files.recent();
        const auto addFiles = [&bench, menu](const QStringList& paths) {
            for (const QString& path : paths) {
                const bool there = QFileInfo::exists(path);
                menu->addAction(there ? path : tr("%1 (missing)").arg(path), &bench.session,
                                [&bench, path] { bench.session.open({path}); })
                    ->setEnabled(there);
            }
            if (!paths.isEmpty())
                menu->addSeparator();
        };
        addFiles(pinned);
        addFiles(recent);
        QMenu* pins = menu->addMenu(tr("&Pinned"));
        pins->setEnabled(!pinned.isEmpty() || !recent.isEmpty());
        for (const QString& path : pinned + recent) {
            QAction* pin = pins->addAction(path);
            pin->setCheckable(true);
            pin->setChecked(pinned.contains(path));
            QObject::connect(
                pin, &QAction::toggled, &files,
                [&files, path](bool on) { files.setPinned(path, on); }, Qt::QueuedConnection);
        }
        menu->addAction(tr("Clear the list"), &files, &DocumentFiles::clearRecent)
            ->setEnabled(!recent.isEmpty());
    };
    QObject::connect(&files, &DocumentFiles::recentChanged, menu, refill);
    refill();
}

void Commands::showContextMenu(Workbench& bench, const QPoint& at)
{
    QMenu menu;
    const ObjectId id = bench.selection.single();
    if (id.kind() == Kind::Peering) {
        fill(bench, &menu,
             {"network.access", "network.forwarded", "network.transit", "network.remote", "",
              "network.reciprocal", "network.sync", "network.reset", "network.deletePair", ""});
    } else if (id.kind() == Kind::VirtualNetwork) {
        fill(bench, &menu,
             {"insert.subnet", "insert.vpn-gateway", "insert.firewall", "network.peer",
              "view.collapse", ""});
    } else if (id.kind() == Kind::Subnet) {
        fill(bench, &menu,
             {"insert.vm", "insert.nic", "insert.appliance", "insert.private-endpoint",
              "insert.route-table", "insert.security-group", ""});
    } else if (bench.selection.ids().empty()) {
        fill(bench, &menu, {"insert.vnet", "insert.site", "insert.note", "", "view.fitAll"});
    } else if (id.kind() != Kind::Note) {
        fill(bench, &menu, {"network.peer", "reach.isolate", ""});
    }
    if (bench.canvas.canRestack())
        fill(bench, &menu,
             {"arrange.toFront", "arrange.forward", "arrange.backward", "arrange.toBack", ""});
    if (azure::isLine(id.kind()))
        fill(bench, &menu, {"arrange.bend", "arrange.reroute", ""});
    if (bench.actions.action(u"find.routesHere"_s)->isEnabled())
        fill(bench, &menu, {"find.routesHere", ""});
    if (azure::isEndKind(id.kind()))
        fill(bench, &menu, {"reach.from", "reach.to", "expect.unchanged", ""});
    QAction* paste = menu.addAction(tr("&Paste here"), &bench.canvas, [&bench, at] {
        bench.canvas.paste(bench.canvas.viewport()->mapFromGlobal(at));
    });
    paste->setEnabled(views::CanvasView::canPaste());
    if (!bench.selection.ids().empty())
        fill(bench, &menu, {"edit.cut", "edit.copy", "edit.duplicate", "", "view.isolate"});
    menu.addSeparator();
    if (!bench.selection.ids().empty())
        fill(bench, &menu,
             {"edit.rename", "edit.delete", "arrange.lock", "view.fitSelection", "",
              "file.compareWithout"});
    menu.exec(at);
}

} // namespace peerscape::window
