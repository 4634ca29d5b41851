#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/fitting_tool_bar.h"
#include "app/window/key_hint_button.h"
#include "app/window/workbench.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QMainWindow>
#include <QMenu>
#include <QToolButton>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

QToolButton* buttonOf(const Workbench& bench, const QString& id, Qt::ToolButtonStyle style)
{
    auto* button = new QToolButton;
    button->setDefaultAction(bench.actions.action(id));
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// Keeps the glyph of a button in the colours of the theme. `glyph` names it anew each time.
void followTheme(const Workbench& bench, QToolButton* button, std::function<QString()> glyph)
{
    const views::ThemeManager& theme = bench.theme;
    const auto load = [&theme, button, glyph = std::move(glyph)] {
        button->setIcon(theme.icon(glyph()));
    };
    QObject::connect(&theme, &views::ThemeManager::changed, button, load);
    load();
}

/// Places a thing with the next click, where the menu places it at once.
QToolButton* placeButton(const Workbench& bench, views::PlaceKind kind, const QString& text,
                         const QString& help)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(help);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    followTheme(bench, button,
                [kind]() -> QString { return QLatin1String(views::placeInfo(kind).glyph); });
    views::CanvasView& canvas = bench.canvas;
    QObject::connect(button, &QToolButton::clicked, &canvas,
                     [&canvas, kind] { canvas.startPlacing(kind); });
    return button;
}

QToolButton* themeButton(Workbench& bench, const QString& help)
{
    auto* button = new QToolButton;
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setFocusPolicy(Qt::TabFocus);
    views::ThemeManager& theme = bench.theme;
    const auto dark = [&theme] { return diagram::isDark(theme.theme().kind()); };
    followTheme(bench, button, [dark] { return dark() ? u"sun"_s : u"moon"_s; });
    QObject::connect(button, &QToolButton::clicked, &theme, [&theme, dark] {
        theme.setMode(dark() ? views::ThemeManager::Mode::Light : views::ThemeManager::Mode::Dark);
    });
    return button;
}

} // namespace

void Commands::buildToolBar(Workbench& bench)
{
    auto* bar = new FittingToolBar(tr("Tools"), &bench.window);
    bar->setObjectName(u"tools"_s);
    bar->setIconSize({18, 18});
    bar->setMovable(false);
    bench.window.addToolBar(bar);
    const auto addButton = [&](const QString& id,
                               Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon) {
        QToolButton* button = buttonOf(bench, id, style);
        bar->addWidget(button);
        return button;
    };
    const auto addPlace = [&](views::PlaceKind kind, const QString& text) {
        QToolButton* button =
            placeButton(bench, kind, text, tr("Place: %1").arg(views::placeLabel(kind)));
        bar->addWidget(button);
        return button;
    };
    const auto addKeyed = [&](const QString& id) {
        auto* button = new KeyHintButton(bench.actions.action(id), bench.theme);
        bar->addWidget(button);
        return button;
    };
    QToolButton* select = addButton(u"tool.select"_s);
    QToolButton* pan = addButton(u"tool.pan"_s);
    bar->addSeparator();
    QToolButton* vnet = addPlace(views::PlaceKind::VirtualNetwork, tr("VNet"));
    QToolButton* vm = addPlace(views::PlaceKind::VirtualMachine, tr("VM"));
    QToolButton* gateway = addPlace(views::PlaceKind::VpnGateway, tr("Gateway"));
    QToolButton* site = addPlace(views::PlaceKind::Site, tr("Site"));
    QToolButton* peer = addKeyed(u"network.peer"_s);
    QToolButton* trace = addKeyed(u"reach.trace"_s);
    bar->addSeparator();
    addButton(u"edit.undo"_s, Qt::ToolButtonIconOnly);
    addButton(u"edit.redo"_s, Qt::ToolButtonIconOnly);
    bar->addSeparator();
    QToolButton* arrange = addButton(u"arrange.auto"_s);
    auto* layers = new QToolButton;
    layers->setText(tr("Layers"));
    layers->setToolTip(tr("What the drawing shows"));
    layers->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layers->setPopupMode(QToolButton::InstantPopup);
    layers->setFocusPolicy(Qt::TabFocus);
    followTheme(bench, layers, []() -> QString { return u"layers"_s; });
    auto* menu = new QMenu(layers);
    fillLayers(bench, menu);
    layers->setMenu(menu);
    bar->addWidget(layers);
    addButton(u"view.fitAll"_s, Qt::ToolButtonIconOnly);
    auto* spring = new QWidget;
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    QToolButton* find = addKeyed(u"find.anything"_s);
    find->setObjectName(u"findField"_s);
    QToolButton* present = addButton(u"view.present"_s);
    bar->addWidget(themeButton(bench, tr("Switch between light and dark")));
    bar->setFitting(
        {present, arrange, layers, pan, select, site, gateway, find, trace, vm, vnet, peer});
}

} // namespace peerscape::window
