#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/workbench.h"
#include "core/azure/peering_state.h"
#include "core/check/peering_controls.h"
#include "core/edit/peering_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/dialogs/cost_dialog.h"

#include <QMainWindow>
#include <QShortcut>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

PeeringId selectedSide(const Workbench& bench)
{
    return PeeringId::of(bench.selection.single());
}

bool selectedSideIs(const Workbench& bench, azure::PeeringState state)
{
    const PeeringId side = selectedSide(bench);
    return side && azure::peeringState(bench.controller.document(), side) == state;
}

/// A check mark in menus for one flag of the selected side.
void addFlag(Workbench& bench, const QString& id, const QString& text, const QString& help,
             check::PeeringFlag flag)
{
    const auto control = [&bench, flag] {
        return check::peeringControls(bench.controller.document(),
                                      selectedSide(bench))[static_cast<std::size_t>(flag)];
    };
    QAction* action = bench.actions.add(
        {.id = id,
         .text = text,
         .help = help,
         .run =
             [&bench, flag, control] {
                 bench.controller.apply(check::setPeeringFlag(
                     bench.controller.document(), selectedSide(bench), flag, !control().value));
             },
         .enabledWhen = [&bench, control] { return selectedSide(bench) && control().enabled; }});
    action->setCheckable(true);
    const auto show = [&bench, action, control] {
        action->setChecked(selectedSide(bench) && control().value);
    };
    QObject::connect(&bench.selection, &qtmodel::Selection::changed, action, show);
    QObject::connect(&bench.controller, &qtmodel::DocumentController::changed, action, show);
    QObject::connect(action, &QAction::triggered, action, show);
}

/// One for the window, which it stands beside.
void showCosts(Workbench& bench)
{
    auto* dialog = bench.window.findChild<views::CostDialog*>();
    if (dialog == nullptr) {
        dialog =
            new views::CostDialog(bench.controller, bench.selection, bench.theme, &bench.window);
        auto* help = new QShortcut(QKeySequence(QKeySequence::HelpContents), dialog);
        QObject::connect(help, &QShortcut::activated, dialog,
                         [&bench] { Commands::showHelp(bench, u"costs"_s); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

void Commands::addNetwork(Workbench& bench)
{
    qtmodel::DocumentController& controller = bench.controller;
    const auto onCanvas = [&bench](QAction* action) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        bench.canvas.addAction(action);
    };
    onCanvas(bench.actions.add({.id = u"network.peer"_s,
                                .text = tr("&Peer"),
                                .help = tr("Peer the two selected networks, or choose them on the "
                                           "canvas"),
                                .glyph = u"peering"_s,
                                .shortcuts = {QKeySequence(u"L"_s)},
                                .run = [&bench] { bench.canvas.peerSelection(false); }}));
    onCanvas(bench.actions.add({.id = u"network.peerOneSide"_s,
                                .text = tr("Peer &one side only"),
                                .help = tr("Make the first network's side only"),
                                .glyph = u"peering-one-side"_s,
                                .shortcuts = {QKeySequence(u"Shift+L"_s)},
                                .run = [&bench] { bench.canvas.peerSelection(true); }}));
    bench.actions.add(
        {.id = u"network.reciprocal"_s,
         .text = tr("Create the other &side"),
         .help = tr("Complete a one-sided peering"),
         .glyph = u"add"_s,
         .run =
             [&bench, &controller] {
                 controller.apply(edit::addReciprocal(controller.document(), selectedSide(bench)));
             },
         .enabledWhen =
             [&bench] { return selectedSideIs(bench, azure::PeeringState::Initiated); }});
    bench.actions.add({.id = u"network.sync"_s,
                       .text = tr("S&ync"),
                       .help = tr("Copy the remote address space anew"),
                       .glyph = u"sync"_s,
                       .run =
                           [&bench, &controller] {
                               controller.apply(
                                   edit::syncPeering(controller.document(), selectedSide(bench)));
                           },
                       .enabledWhen =
                           [&bench, &controller] {
                               const PeeringId side = selectedSide(bench);
                               return side && azure::isLive(controller.document(), side);
                           }});
    bench.actions.add(
        {.id = u"network.reset"_s,
         .text = tr("&Reset to Initiated"),
         .help = tr("Put a disconnected side again"),
         .run =
             [&bench, &controller] {
                 controller.apply(edit::resetPeering(controller.document(), selectedSide(bench)));
             },
         .enabledWhen =
             [&bench] { return selectedSideIs(bench, azure::PeeringState::Disconnected); }});
    bench.actions.add({.id = u"network.deletePair"_s,
                       .text = tr("&Delete both sides"),
                       .help = tr("Delete both sides of a peering"),
                       .run =
                           [&bench, &controller] {
                               controller.apply(edit::removePeeringPair(controller.document(),
                                                                        selectedSide(bench)));
                           },
                       .enabledWhen = [&bench] { return static_cast<bool>(selectedSide(bench)); }});
    addFlag(bench, u"network.access"_s, tr("Allow virtual network access"),
            tr("Switch virtual network access of the selected side"),
            check::PeeringFlag::AllowVirtualNetworkAccess);
    addFlag(bench, u"network.forwarded"_s, tr("Allow forwarded traffic"),
            tr("Switch forwarded traffic of the selected side"),
            check::PeeringFlag::AllowForwardedTraffic);
    addFlag(bench, u"network.transit"_s, tr("Allow gateway transit"),
            tr("Switch gateway transit of the selected side"),
            check::PeeringFlag::AllowGatewayTransit);
    addFlag(bench, u"network.remote"_s, tr("Use remote gateways"),
            tr("Switch remote gateways of the selected side"),
            check::PeeringFlag::UseRemoteGateways);
    bench.actions.add({.id = u"network.costs"_s,
                       .text = tr("&Monthly cost of peerings…"),
                       .help = tr("What data over all peerings costs in a month, by dated list "
                                  "prices"),
                       .run = [&bench] { showCosts(bench); }});
}

} // namespace peerscape::window
