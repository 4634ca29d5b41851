#include "app/window/main_window.h"
#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/peering_controls.h"
#include "core/edit/peering_edits.h"
#include "views/canvas/canvas_view.h"
#include "views/inspector/inspector_panel.h"
#include "views/outline/outline_panel.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"

#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

namespace peerscape::window {

namespace {

QKeySequence key(const char* text)
{
    return QKeySequence(QLatin1String(text));
}

} // namespace

void MainWindow::addFileActions()
{
    const auto add = [this](const char* id, const QString& text, const QString& help,
                            const char* glyph, QList<QKeySequence> keys, std::function<void()> run,
                            std::function<bool()> when = {}) {
        m_actions->add({QLatin1String(id), text, help, QLatin1String(glyph), std::move(keys),
                        std::move(run), std::move(when)});
    };
    add("file.new", tr("&New"), tr("Start an empty design"), "new", {QKeySequence::New},
        [this] { newDocument(); });
    add("file.open", tr("&Open…"), tr("Open a design, a template or az output"), "open",
        {QKeySequence::Open}, [this] { chooseAndOpen(); });
    add("file.save", tr("&Save"), tr("Save the design"), "save", {QKeySequence::Save},
        [this] { save(); });
    add("file.saveAs", tr("Save &as…"), tr("Save the design under another name"), "",
        {key("Ctrl+Shift+S")}, [this] { saveAs(); });
    add("file.export", tr("&Export diagram…"), tr("Export the diagram as SVG, PNG or PDF"),
        "export", {key("Ctrl+E")}, [this] { exportPicture(); });
    add(
        "file.report", tr("Import &report"), tr("What was read, approximated and not modelled"), "",
        {}, [this] { showImportReport(); }, [this] { return m_report.understood > 0; });
    add("file.close", tr("&Close"), tr("Close the design"), "", {QKeySequence::Close},
        [this] { newDocument(); });
    add("file.quit", tr("&Quit"), tr("Leave Peerscape"), "", {QKeySequence::Quit},
        [this] { close(); });
}

void MainWindow::addEditActions()
{
    const auto selected = [this] { return !m_selection->ids().empty(); };
    QUndoStack* stack = m_controller->undoStack();
    m_actions->add({QStringLiteral("edit.undo"),
                    tr("&Undo"),
                    tr("Undo the last edit"),
                    QStringLiteral("undo"),
                    {QKeySequence::Undo},
                    [stack] { stack->undo(); },
                    [stack] { return stack->canUndo(); }});
    m_actions->add({QStringLiteral("edit.redo"),
                    tr("&Redo"),
                    tr("Redo what was undone"),
                    QStringLiteral("redo"),
                    {key("Ctrl+Shift+Z"), key("Ctrl+Y")},
                    [stack] { stack->redo(); },
                    [stack] { return stack->canRedo(); }});
    connect(stack, &QUndoStack::undoTextChanged, this, [this](const QString& text) {
        m_actions->action(QStringLiteral("edit.undo"))
            ->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(text));
    });
    connect(stack, &QUndoStack::redoTextChanged, this, [this](const QString& text) {
        m_actions->action(QStringLiteral("edit.redo"))
            ->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(text));
    });
    m_actions->add({QStringLiteral("edit.rename"),
                    tr("Re&name"),
                    tr("Rename what is selected"),
                    QStringLiteral("rename"),
                    {key("F2")},
                    [this] { m_canvas->renameSelection(); },
                    [this] { return static_cast<bool>(m_selection->single()); }});
    m_actions->add({QStringLiteral("edit.delete"),
                    tr("&Delete"),
                    tr("Delete what is selected"),
                    QStringLiteral("delete"),
                    {QKeySequence::Delete},
                    [this] { m_canvas->deleteSelection(); },
                    selected});
    m_actions->add({QStringLiteral("edit.selectAll"),
                    tr("Select &all"),
                    tr("Select all networks, sites and notes"),
                    {},
                    {QKeySequence::SelectAll},
                    [this] { m_canvas->selectAll(); },
                    {}});
    m_actions->add({QStringLiteral("edit.find"),
                    tr("&Find…"),
                    tr("Search names and addresses in the outline"),
                    QStringLiteral("search"),
                    {QKeySequence::Find},
                    [this] {
                        m_docks[1]->show();
                        m_docks[1]->raise();
                        m_outline->focusSearch();
                    },
                    {}});
}

void MainWindow::addViewActions()
{
    const auto add = [this](const char* id, const QString& text, const QString& help,
                            const char* glyph, const char* shortcut, std::function<void()> run) {
        return m_actions->add(
            {QLatin1String(id),
             text,
             help,
             QLatin1String(glyph),
             *shortcut != 0 ? QList<QKeySequence>{key(shortcut)} : QList<QKeySequence>(),
             std::move(run),
             {}});
    };
    add("view.zoomIn", tr("Zoom &in"), tr("Zoom in"), "zoom-in", "Ctrl++", [this] {
        m_canvas->zoomIn();
    })->setShortcuts({key("Ctrl++"), key("Ctrl+=")});
    add("view.zoomOut", tr("Zoom &out"), tr("Zoom out"), "zoom-out", "Ctrl+-",
        [this] { m_canvas->zoomOut(); });
    add("view.zoomReset", tr("&Actual size"), tr("Zoom to 100 %"), "", "Ctrl+0",
        [this] { m_canvas->zoomReset(); });
    add("view.fitAll", tr("&Fit everything"), tr("Show the whole design"), "fit", "Ctrl+1",
        [this] { m_canvas->fitAll(); });
    add("view.fitSelection", tr("Fit &selection"), tr("Show what is selected"), "", "Ctrl+2",
        [this] { m_canvas->fitSelection(); });
    add("view.inspector", tr("Go to &inspector"), tr("Move the keyboard to the inspector"), "",
        "F6", [this] { m_inspector->focusFirstField(); });
    add("view.canvas", tr("Go to &canvas"), tr("Move the keyboard to the canvas"), "", "Ctrl+F6",
        [this] { m_canvas->setFocus(); });
    add("view.nextHop", tr("Go to &next hop"), tr("Ask for the next hop to an address"), "",
        "Ctrl+Shift+H", [this] {
            m_docks[3]->show();
            m_docks[3]->raise();
            m_routes->pane().focusNextHop();
        });
    add("view.pin", tr("&Pin a second table"), tr("Pin the route table beside the next one"), "pin",
        "Ctrl+Shift+P", [this] { m_routes->togglePinned(); });
    add("view.resetPanels", tr("&Reset panels"), tr("Put every panel back to its place"), "", "",
        [this] { restoreState(m_defaultState, 1); });
    using Mode = views::ThemeManager::Mode;
    const auto addTheme = [&](const char* id, const QString& text, Mode mode) {
        QAction* action = add(id, text, tr("Theme: %1").arg(text), "", "",
                              [this, mode] { m_theme.setMode(mode); });
        action->setCheckable(true);
        const auto show = [this, action, mode] { action->setChecked(m_theme.mode() == mode); };
        connect(&m_theme, &views::ThemeManager::changed, action, show);
        connect(action, &QAction::triggered, action, show);
        show();
    };
    addTheme("theme.system", tr("Follow the system"), Mode::System);
    addTheme("theme.light", tr("Light"), Mode::Light);
    addTheme("theme.dark", tr("Dark"), Mode::Dark);
    addTheme("theme.contrast", tr("High contrast"), Mode::HighContrast);
}

void MainWindow::addNetworkActions()
{
    const auto peering = [this] { return PeeringId::of(m_selection->single()); };
    const auto document = [this]() -> const azure::Document& { return m_controller->document(); };
    const auto add = [this](const char* id, const QString& text, const QString& help,
                            const char* glyph, const char* shortcut, std::function<void()> run,
                            std::function<bool()> when) {
        return m_actions->add(
            {QLatin1String(id), text, help, QLatin1String(glyph),
             *shortcut != 0 ? QList<QKeySequence>{key(shortcut)} : QList<QKeySequence>(),
             std::move(run), std::move(when)});
    };
    add("network.peer", tr("&Peer"),
        tr("Peer the two selected networks, or choose them on the canvas"), "peering", "L",
        [this] { m_canvas->peerSelection(false); }, {});
    add("network.peerOneSide", tr("Peer &one side only"), tr("Make the first network's side only"),
        "peering-one-side", "Shift+L", [this] { m_canvas->peerSelection(true); }, {});
    add(
        "network.reciprocal", tr("Create the other &side"), tr("Complete a one-sided peering"),
        "add", "", [=, this] { m_controller->apply(edit::addReciprocal(document(), peering())); },
        [=, this] {
            return peering()
                   && azure::peeringState(document(), peering()) == azure::PeeringState::Initiated;
        });
    add(
        "network.sync", tr("S&ync"), tr("Copy the remote address space anew"), "sync", "",
        [=, this] { m_controller->apply(edit::syncPeering(document(), peering())); },
        [=, this] { return peering() && azure::isLive(document(), peering()); });
    add(
        "network.reset", tr("&Reset to Initiated"), tr("Put a disconnected side again"), "", "",
        [=, this] { m_controller->apply(edit::resetPeering(document(), peering())); },
        [=, this] {
            return peering()
                   && azure::peeringState(document(), peering())
                          == azure::PeeringState::Disconnected;
        });
    add(
        "network.deletePair", tr("&Delete both sides"), tr("Delete both sides of a peering"), "",
        "", [=, this] { m_controller->apply(edit::removePeeringPair(document(), peering())); },
        [=] { return static_cast<bool>(peering()); });
    const std::array<std::pair<const char*, QString>, 4> flags{
        {{"network.access", tr("Allow virtual network access")},
         {"network.forwarded", tr("Allow forwarded traffic")},
         {"network.transit", tr("Allow gateway transit")},
         {"network.remote", tr("Use remote gateways")}}};
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const check::PeeringFlag flag = check::kPeeringFlags[i];
        QAction* action = add(
            flags[i].first, flags[i].second, tr("Switch: %1").arg(flags[i].second), "", "",
            [=, this] {
                const bool value = check::peeringControls(document(), peering())[i].value;
                m_controller->apply(check::setPeeringFlag(document(), peering(), flag, !value));
            },
            [=] { return static_cast<bool>(peering()); });
        action->setCheckable(true);
        const auto show = [=] {
            action->setChecked(peering() && check::peeringControls(document(), peering())[i].value);
        };
        connect(m_selection, &qtmodel::Selection::changed, action, show);
        connect(m_controller, &qtmodel::DocumentController::changed, action, show);
        connect(action, &QAction::triggered, action, show);
    }
    add("arrange.auto", tr("&Automatic layout"),
        tr("Arrange everything: hubs in the middle, regions as bands"), "arrange", "Ctrl+Shift+A",
        [this] { arrangeAll(); }, {});
}

void MainWindow::addInsertActions()
{
    // One letter each while the canvas has the keyboard; the menu shows them.
    const auto keyOf = [](views::PlaceKind kind) -> QList<QKeySequence> {
        switch (kind) {
        case views::PlaceKind::VirtualNetwork:
            return {key("V")};
        case views::PlaceKind::Subnet:
            return {key("S")};
        case views::PlaceKind::VirtualMachine:
            return {key("M")};
        case views::PlaceKind::VpnGateway:
            return {key("G")};
        case views::PlaceKind::Site:
            return {key("O")};
        case views::PlaceKind::Appliance:
            return {key("A")};
        case views::PlaceKind::RouteTable:
            return {key("R")};
        case views::PlaceKind::Note:
            return {key("N")};
        default:
            return {};
        }
    };
    for (const views::PlaceInfo& info : views::placeInfos()) {
        const QString label = views::placeLabel(info.kind);
        QAction* action =
            m_actions->add({QStringLiteral("insert.%1").arg(QLatin1String(info.glyph)),
                            label,
                            tr("Insert: %1").arg(label),
                            QLatin1String(info.glyph),
                            keyOf(info.kind),
                            [this, kind = info.kind] { m_canvas->insert(kind); },
                            {}});
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_canvas->addAction(action);
    }
    for (const char* id : {"network.peer", "network.peerOneSide"}) {
        QAction* action = m_actions->action(QLatin1String(id));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_canvas->addAction(action);
    }
    const auto addTool = [this](const char* id, const QString& text, const char* glyph,
                                views::CanvasView::Tool tool) {
        QAction* action = m_actions->add({QLatin1String(id),
                                          text,
                                          tr("Tool: %1").arg(text),
                                          QLatin1String(glyph),
                                          {},
                                          [this, tool] { m_canvas->setTool(tool); },
                                          {}});
        action->setCheckable(true);
        const auto show = [this, action, tool] { action->setChecked(m_canvas->tool() == tool); };
        connect(m_canvas, &views::CanvasView::toolChanged, action, show);
        connect(action, &QAction::triggered, action, show);
        show();
    };
    addTool("tool.select", tr("Select"), "select", views::CanvasView::Tool::Select);
    addTool("tool.pan", tr("Pan"), "pan", views::CanvasView::Tool::Pan);
}

void MainWindow::addHelpActions()
{
    m_actions->add({QStringLiteral("help.contents"),
                    tr("&Peerscape help"),
                    tr("What every panel does"),
                    QStringLiteral("help"),
                    {key("F1")},
                    [this] { showHelp(); },
                    {}});
    m_actions->add({QStringLiteral("help.shortcuts"),
                    tr("&Keyboard shortcuts"),
                    tr("All shortcuts"),
                    {},
                    {key("Ctrl+/")},
                    [this] { showShortcuts(); },
                    {}});
    m_actions->add({QStringLiteral("help.about"),
                    tr("&About Peerscape"),
                    tr("Version and licence"),
                    {},
                    {},
                    [this] {
                        QMessageBox::about(this, tr("About Peerscape"),
                                           tr("<b>Peerscape %1</b><br>A desktop designer for Azure "
                                              "virtual networks.<br>Apache License 2.0")
                                               .arg(QCoreApplication::applicationVersion()));
                    },
                    {}});
}

void MainWindow::buildMenus()
{
    const auto fill = [this](QMenu* menu, std::initializer_list<const char*> ids) {
        for (const char* id : ids) {
            if (*id == 0)
                menu->addSeparator();
            else
                menu->addAction(m_actions->action(QLatin1String(id)));
        }
    };
    QMenu* file = menuBar()->addMenu(tr("&File"));
    fill(file, {"file.new", "file.open"});
    m_recent = file->addMenu(tr("Open &recent"));
    connect(m_files, &DocumentFiles::recentChanged, this, &MainWindow::fillRecentMenu);
    fillRecentMenu();
    QMenu* samples = file->addMenu(tr("S&amples"));
    for (const DocumentFiles::Sample& sample : DocumentFiles::samples())
        samples->addAction(sample.title, this, [this, path = sample.path] { openFiles({path}); });
    file->addSeparator();
    fill(file, {"file.save", "file.saveAs", "", "file.export", "file.report", "", "file.close",
                "file.quit"});
    fill(menuBar()->addMenu(tr("&Edit")), {"edit.undo", "edit.redo", "", "edit.rename",
                                           "edit.delete", "", "edit.selectAll", "edit.find"});
    QMenu* view = menuBar()->addMenu(tr("&View"));
    fill(view,
         {"view.zoomIn", "view.zoomOut", "view.zoomReset", "view.fitAll", "view.fitSelection", ""});
    QMenu* panels = view->addMenu(tr("&Panels"));
    for (QDockWidget* dock : std::as_const(m_docks))
        panels->addAction(dock->toggleViewAction());
    panels->addSeparator();
    fill(panels, {"view.resetPanels"});
    fill(view->addMenu(tr("&Theme")),
         {"theme.system", "theme.light", "theme.dark", "theme.contrast"});
    view->addSeparator();
    fill(view, {"view.inspector", "view.canvas", "view.nextHop", "view.pin"});
    QMenu* insert = menuBar()->addMenu(tr("&Insert"));
    for (const views::PlaceInfo& info : views::placeInfos())
        insert->addAction(
            m_actions->action(QStringLiteral("insert.%1").arg(QLatin1String(info.glyph))));
    fill(menuBar()->addMenu(tr("&Arrange")), {"arrange.auto"});
    fill(menuBar()->addMenu(tr("&Network")),
         {"network.peer", "network.peerOneSide", "", "network.reciprocal", "network.sync",
          "network.reset", "network.deletePair", "", "network.access", "network.forwarded",
          "network.transit", "network.remote"});
    fill(menuBar()->addMenu(tr("&Help")), {"help.contents", "help.shortcuts", "help.about"});
}

QToolButton* MainWindow::toolButton(const QString& action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(m_actions->action(action));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MainWindow::buildToolBar()
{
    auto* bar = new QToolBar(tr("Tools"), this);
    bar->setObjectName(QStringLiteral("tools"));
    bar->setIconSize({18, 18});
    bar->setMovable(false);
    addToolBar(bar);
    for (const char* id : {"tool.select", "tool.pan"})
        bar->addWidget(toolButton(QLatin1String(id)));
    bar->addSeparator();
    // The tool bar places with the next click, the menu at once.
    const auto placeButton = [&](views::PlaceKind kind, const QString& text) {
        auto* button = new QToolButton;
        button->setText(text);
        const QString glyph = QLatin1String(views::placeInfo(kind).glyph);
        const auto loadIcon = [this, button, glyph] { button->setIcon(m_theme.icon(glyph)); };
        loadIcon();
        connect(&m_theme, &views::ThemeManager::changed, button, loadIcon);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Place: %1").arg(views::placeLabel(kind)));
        connect(button, &QToolButton::clicked, this,
                [this, kind] { m_canvas->startPlacing(kind); });
        bar->addWidget(button);
    };
    placeButton(views::PlaceKind::VirtualNetwork, tr("VNet"));
    placeButton(views::PlaceKind::VirtualMachine, tr("VM"));
    placeButton(views::PlaceKind::VpnGateway, tr("Gateway"));
    placeButton(views::PlaceKind::Site, tr("Site"));
    bar->addWidget(toolButton(QStringLiteral("network.peer")));
    bar->addSeparator();
    for (const char* id : {"edit.undo", "edit.redo"}) {
        QToolButton* button = toolButton(QLatin1String(id));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        bar->addWidget(button);
    }
    bar->addSeparator();
    bar->addWidget(toolButton(QStringLiteral("arrange.auto")));
    auto* spring = new QWidget;
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    QToolButton* find = toolButton(QStringLiteral("edit.find"));
    bar->addWidget(find);
    auto* theme = new QToolButton;
    const auto showTheme = [this, theme] {
        theme->setIcon(m_theme.icon(diagram::isDark(m_theme.theme().kind())
                                        ? QStringLiteral("sun")
                                        : QStringLiteral("moon")));
    };
    showTheme();
    theme->setToolTip(tr("Switch between light and dark"));
    theme->setAccessibleName(tr("Switch between light and dark"));
    connect(&m_theme, &views::ThemeManager::changed, theme, showTheme);
    connect(theme, &QToolButton::clicked, this, [this] {
        m_theme.setMode(diagram::isDark(m_theme.theme().kind()) ? views::ThemeManager::Mode::Light
                                                                : views::ThemeManager::Mode::Dark);
    });
    bar->addWidget(theme);
}

void MainWindow::fillRecentMenu()
{
    m_recent->clear();
    const QStringList files = m_files->recent();
    for (const QString& path : files) {
        const bool there = QFileInfo::exists(path);
        QAction* action = m_recent->addAction(there ? path : tr("%1 (missing)").arg(path), this,
                                              [this, path] { openFiles({path}); });
        action->setEnabled(there);
    }
    m_recent->addSeparator();
    m_recent->addAction(tr("Clear the list"), m_files, &DocumentFiles::clearRecent)
        ->setEnabled(!files.isEmpty());
}

void MainWindow::showContextMenu(const QPoint& at)
{
    QMenu menu;
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            menu.addAction(m_actions->action(QLatin1String(id)));
    };
    const ObjectId id = m_selection->single();
    if (id.kind() == Kind::Peering) {
        add({"network.access", "network.forwarded", "network.transit", "network.remote"});
        menu.addSeparator();
        add({"network.reciprocal", "network.sync", "network.reset", "network.deletePair"});
        menu.addSeparator();
    } else if (id.kind() == Kind::VirtualNetwork) {
        add({"insert.subnet", "insert.vpn-gateway", "insert.firewall", "network.peer"});
        menu.addSeparator();
    } else if (id.kind() == Kind::Subnet) {
        add({"insert.vm", "insert.nic", "insert.appliance", "insert.private-endpoint",
             "insert.route-table", "insert.security-group"});
        menu.addSeparator();
    } else if (m_selection->ids().empty()) {
        add({"insert.vnet", "insert.site", "insert.note", "view.fitAll"});
    } else {
        add({"network.peer"});
    }
    if (!m_selection->ids().empty())
        add({"edit.rename", "edit.delete", "view.fitSelection"});
    menu.exec(at);
}

} // namespace peerscape::window
