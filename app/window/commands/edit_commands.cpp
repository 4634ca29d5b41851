#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/workbench.h"
#include "core/azure/document.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/widgets/announcement.h"

#include <QUndoStack>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

/// Where packets to an object go: the first prefix or address of what is selected.
std::optional<net::Prefix> destinationOf(const azure::Document& document, ObjectId id)
{
    if (id.kind() == Kind::VirtualMachine) {
        const auto nics = document.referrers(id, Kind::NetworkInterface);
        id = nics.empty() ? ObjectId() : nics.front();
    }
    std::optional<net::Prefix> found;
    const auto take = [&found](const auto& prefixes) {
        if (!prefixes.empty())
            found = *prefixes.begin();
    };
    document.visit(id, [&](auto, const auto& resource) {
        if constexpr (requires { resource.addressPrefixes; })
            take(resource.addressPrefixes);
    });
    if (const auto* nic = document.find(NicId::of(id))) {
        for (const auto& configuration : nic->ipConfigurations) {
            if (!found && !configuration.privateIPAddress.isNone())
                found = net::Prefix::containing(configuration.privateIPAddress, 128);
        }
    }
    return found;
}

/// Selects all objects of a kind.
template<class R>
void selectEvery(Workbench& bench)
{
    std::vector<ObjectId> ids;
    bench.controller.document().all<R>().forEach(
        [&ids](ObjectId id, const auto&) { ids.push_back(id); });
    bench.selection.set(std::move(ids));
}

} // namespace

void Commands::addQuestions(Workbench& bench)
{
    const auto destination = [&bench] {
        return destinationOf(bench.controller.document(), bench.selection.single());
    };
    bench.actions.add({.id = u"find.routesHere"_s,
                       .text = tr("Who has a route &here?"),
                       .help = tr("Show which NICs have a route to what is selected"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+W"_s)},
                       .run = [&bench, destination] { bench.canvas.askRoutesTo(*destination()); },
                       .enabledWhen = [destination] { return destination().has_value(); }});
    const auto asked = [&bench] { return bench.canvas.question() != nullptr; };
    bench.actions.add({.id = u"find.next"_s,
                       .text = tr("Next ans&wer"),
                       .help = tr("Go to the next NIC that has the route"),
                       .shortcuts = {QKeySequence(u"F3"_s)},
                       .run = [&bench] { bench.canvas.nextAnswer(false); },
                       .enabledWhen = asked});
    bench.actions.add({.id = u"find.previous"_s,
                       .text = tr("Pre&vious answer"),
                       .help = tr("Go to the NIC before that has the route"),
                       .shortcuts = {QKeySequence(u"Shift+F3"_s)},
                       .run = [&bench] { bench.canvas.nextAnswer(true); },
                       .enabledWhen = asked});
    QObject::connect(&bench.canvas, &views::CanvasView::questionChanged, &bench.actions,
                     &ActionRegistry::refresh);
}

void Commands::addEdit(Workbench& bench)
{
    bench.actions.add(
        {.id = u"edit.preferences"_s,
         .text = tr("Pr&eferences…"),
         .help = tr("Choose the theme, keys and what saving keeps"),
         .glyph = u"settings"_s,
         .shortcuts = {QKeySequence(u"Ctrl+,"_s)},
         .run = [&bench] { showPreferences(bench, PreferencesDialog::Page::General); }});
    const auto selected = [&bench] { return !bench.selection.ids().empty(); };
    QUndoStack* stack = bench.controller.undoStack();
    QAction* undo = bench.actions.add({.id = u"edit.undo"_s,
                                       .text = tr("&Undo"),
                                       .help = tr("Undo the last edit"),
                                       .glyph = u"undo"_s,
                                       .shortcuts = {QKeySequence::Undo},
                                       .run = [stack] { stack->undo(); },
                                       .enabledWhen = [stack] { return stack->canUndo(); }});
    QObject::connect(stack, &QUndoStack::undoTextChanged, undo, [undo](const QString& text) {
        undo->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(text));
    });
    QAction* redo = bench.actions.add(
        {.id = u"edit.redo"_s,
         .text = tr("&Redo"),
         .help = tr("Redo what was undone"),
         .glyph = u"redo"_s,
         .shortcuts = {QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)},
         .run = [stack] { stack->redo(); },
         .enabledWhen = [stack] { return stack->canRedo(); }});
    QObject::connect(stack, &QUndoStack::redoTextChanged, redo, [redo](const QString& text) {
        redo->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(text));
    });
    // What happened is said; what it did to the routes says the table.
    QObject::connect(stack, &QUndoStack::indexChanged, undo,
                     [&bench, stack, before = stack->index()](int now) mutable {
                         const QString edit = stack->text(std::min(before, now));
                         if (!edit.isEmpty()) // else another design was opened
                             views::announce(bench.canvas,
                                             now < before ? tr("Undone: %1").arg(edit) : edit);
                         before = now;
                     });
    addClipboard(bench);
    addQuestions(bench);
    bench.actions.add(
        {.id = u"edit.rename"_s,
         .text = tr("Re&name"),
         .help = tr("Rename what is selected"),
         .glyph = u"rename"_s,
         .shortcuts = {QKeySequence(u"F2"_s)},
         .run = [&bench] { bench.canvas.renameSelection(); },
         .enabledWhen = [&bench] { return static_cast<bool>(bench.selection.single()); }});
    bench.actions.add({.id = u"edit.delete"_s,
                       .text = tr("&Delete"),
                       .help = tr("Delete what is selected"),
                       .glyph = u"delete"_s,
                       .shortcuts = {QKeySequence::Delete},
                       .run = [&bench] { bench.canvas.deleteSelection(); },
                       .enabledWhen = selected});
    bench.actions.add({.id = u"edit.selectAll"_s,
                       .text = tr("Select &all"),
                       .help = tr("Select all networks, sites and notes"),
                       .shortcuts = {QKeySequence::SelectAll},
                       .run = [&bench] { bench.canvas.selectAll(); }});
    bench.actions.add({.id = u"edit.selectNone"_s,
                       .text = tr("Select noth&ing"),
                       .help = tr("Take everything out of the selection"),
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+A"_s)},
                       .run = [&bench] { bench.selection.clear(); },
                       .enabledWhen = selected});
    bench.actions.add({.id = u"edit.selectNetworks"_s,
                       .text = tr("Select all networ&ks"),
                       .help = tr("Select every virtual network and nothing else"),
                       .run = [&bench] { selectEvery<azure::VirtualNetwork>(bench); }});
    bench.actions.add({.id = u"edit.selectPeerings"_s,
                       .text = tr("Select all peerin&gs"),
                       .help = tr("Select both sides of every peering and nothing else"),
                       .run = [&bench] { selectEvery<azure::Peering>(bench); }});
}

void Commands::addClipboard(Workbench& bench)
{
    views::CanvasView& canvas = bench.canvas;
    const auto selected = [&bench] { return !bench.selection.ids().empty(); };
    // Their keys mean the design only where the design has the keyboard: fields and tables have
    // their own.
    const auto onCanvas = [&canvas](QAction* action) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        canvas.addAction(action);
    };
    onCanvas(bench.actions.add({.id = u"edit.cut"_s,
                                .text = tr("Cu&t"),
                                .help = tr("Move what is selected to the clipboard"),
                                .glyph = u"cut"_s,
                                .shortcuts = {QKeySequence::Cut},
                                .run = [&canvas] { canvas.cutSelection(); },
                                .enabledWhen = selected}));
    onCanvas(bench.actions.add(
        {.id = u"edit.copy"_s,
         .text = tr("&Copy"),
         .help = tr("Copy what is selected, for Peerscape and as SVG, picture and text for others"),
         .glyph = u"copy"_s,
         .shortcuts = {QKeySequence::Copy},
         .run = [&canvas] { canvas.copySelection(); },
         .enabledWhen = selected}));
    onCanvas(
        bench.actions.add({.id = u"edit.paste"_s,
                           .text = tr("&Paste"),
                           .help = tr("Paste with free names and prefixes that overlap nothing"),
                           .glyph = u"paste"_s,
                           .shortcuts = {QKeySequence::Paste},
                           .run = [&canvas] { canvas.paste(); }}));
    onCanvas(bench.actions.add(
        {.id = u"edit.pasteSame"_s,
         .text = tr("Paste with the &same addresses"),
         .help = tr("Paste with the prefixes as they were copied, whatever they overlap"),
         .shortcuts = {QKeySequence(u"Ctrl+Shift+V"_s)},
         .run = [&canvas] { canvas.paste({}, true); }}));
    onCanvas(bench.actions.add({.id = u"edit.duplicate"_s,
                                .text = tr("Dup&licate"),
                                .help = tr("Put a copy of what is selected beside it"),
                                .shortcuts = {QKeySequence(u"Ctrl+D"_s)},
                                .run = [&canvas] { canvas.duplicateSelection(); },
                                .enabledWhen = selected}));
}

} // namespace peerscape::window
