#include "core/azure/names.h"
#include "core/base/sort_unique.h"
#include "core/edit/copying.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/clipboard.h"
#include "views/widgets/beside_window.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>

#include <algorithm>
#include <cmath>

/// Copying, and what is shown of the drawing: collapsed networks and an isolated selection.
namespace peerscape::views {

namespace {

constexpr double kMakingShare = 0.75;   ///< Of the time for an edit: the rest is for what follows.
constexpr std::size_t kMostTried = 200; ///< More copies are not tried while they are dragged.

/// Copies keep off what is there: near the place that somebody chose, or beside the original.
diagram::Aside asideFor(const edit::PasteOptions& options)
{
    return options.at ? diagram::Aside::Nearest : diagram::Aside::BelowRight;
}

} // namespace

bool CanvasView::workOut(
    const QString& title,
    const std::function<void(const route::RouteEngine&, const Progress&)>& work)
{
    for (;;) {
        // The worker's copy of document and routes shares everything with the window's.
        const route::RouteEngine snapshot = m_controller.routes();
        bool cancelled = false;
        runBesideWindow(this, title, tr("Cancel"), [&](JobState& state) {
            work(snapshot,
                 [&state](double share) { return state.goOn(static_cast<int>(100 * share)); });
            cancelled = state.cancelled;
        });
        if (cancelled)
            return false;
        if (snapshot.document() == m_controller.document()) // else a program changed it meanwhile
            return true;
    }
}

std::optional<CanvasView::WorkedOut> CanvasView::workOutEdit(
    const QString& title,
    const std::function<WorkedOut(const azure::Document&, const Progress&)>& make)
{
    using qtmodel::DocumentController;
    WorkedOut worked;
    const bool done =
        workOut(title, [&](const route::RouteEngine& routes, const Progress& progress) {
            worked = make(routes.document(), partOf(progress, 0, kMakingShare));
            if (worked.edit && DocumentController::isLarge(*worked.edit))
                worked.outlook = DocumentController::outlookOn(*worked.edit, routes, worked.aside,
                                                               partOf(progress, kMakingShare, 1));
        });
    return done ? std::optional(std::move(worked)) : std::nullopt;
}

bool CanvasView::apply(WorkedOut& worked)
{
    if (worked.outlook == nullptr)
        return m_controller.apply(worked.edit, 0, worked.aside);
    m_controller.apply(std::move(worked.outlook)); // which takes it apart beside the window
    return true;
}

bool CanvasView::carry(std::unique_ptr<QMimeData> carried)
{
    if (carried == nullptr) {
        setHint(tr("A peering or connection is copied together with what is at both its ends."));
        return false;
    }
    QApplication::clipboard()->setMimeData(carried.release());
    return true;
}

bool CanvasView::copySelection()
{
    std::unique_ptr<QMimeData> carried;
    const bool done =
        workOut(tr("Copying…"), [&, ids = m_selection.ids()](const route::RouteEngine& routes,
                                                             const Progress& progress) {
            carried = clipboardData(routes.document(), ids, progress);
            if (carried != nullptr)
                carried->moveToThread(thread());
        });
    return done && carry(std::move(carried));
}

void CanvasView::cutSelection()
{
    // Both are ready before either is done: who gives up finds the clipboard as it was.
    std::unique_ptr<QMimeData> carried;
    auto cut =
        workOutEdit(tr("Cutting…"), [&, ids = m_selection.ids()](const azure::Document& document,
                                                                 const Progress& progress) {
            carried = clipboardData(document, ids, partOf(progress, 0, 0.7));
            if (carried != nullptr)
                carried->moveToThread(thread());
            return WorkedOut{edit::cut(document, ids, partOf(progress, 0.7, 1))};
        });
    if (cut && carry(std::move(carried)))
        apply(*cut);
}

bool CanvasView::canPaste()
{
    const QMimeData* carried = QApplication::clipboard()->mimeData();
    return hasFragment(carried) || holdsImage(carried);
}

void CanvasView::paste(std::optional<QPointF> at, bool keepAddresses)
{
    const QMimeData* carried = QApplication::clipboard()->mimeData();
    const QByteArray bytes = carried != nullptr ? fragmentBytes(*carried) : QByteArray();
    edit::PasteOptions options;
    options.keepAddresses = keepAddresses;
    options.into = m_selection.single();
    if (at) {
        const diagram::Hit hit = hitAt(*at);
        if (hit.element != nullptr)
            options.into = hit.element->object;
        options.at = onGrid(toCanvas(*at));
    }
    std::optional<edit::Fragment> fragment;
    auto pasted =
        workOutEdit(tr("Pasting…"),
                    [&, view = canvasWindow().area(),
                     middle = onGrid(toCanvas(QRectF(viewport()->rect()).center()))](
                        const azure::Document& document, const Progress& progress) -> WorkedOut {
                        fragment = fragmentFrom(bytes, partOf(progress, 0, 0.1));
                        if (!fragment)
                            return {};
                        if (!at && !liesIn(fragment->document, view))
                            options.at = middle;
                        return {edit::paste(document, *fragment, options, partOf(progress, 0.1, 1)),
                                asideFor(options)};
                    });
    if (!pasted)
        return;
    if (fragment)
        applyCopies(*pasted);
    else if (const QMimeData* now = QApplication::clipboard()->mimeData(); holdsImage(now))
        insertImage(imageFrom(*now), at);
    else
        setHint(tr("There is nothing on the clipboard that can be pasted here."));
}

void CanvasView::insertImage(const ImageSource& source, std::optional<QPointF> at)
{
    Result<ImageFile> image = ImageFile();
    runBesideWindow(this, tr("Reading the picture…"), {}, [&](JobState&) { image = source(); });
    const QPointF place = at.value_or(QRectF(viewport()->rect()).center());
    apply(image ? edit::addImage(m_controller.document(), image->description.toStdString(),
                                 image->url, {onGrid(toCanvas(place)), {}})
                : edit::EditResult(tl::unexpected<Error>(image.error())),
          true);
}

void CanvasView::duplicateSelection()
{
    copyBeside(m_selection.ids(), {});
}

void CanvasView::copyBeside(const std::vector<ObjectId>& objects, const edit::PasteOptions& options)
{
    auto copies = workOutEdit(tr("Duplicating…"), [&](const azure::Document& document,
                                                      const Progress& progress) {
        return WorkedOut{edit::duplicate(document, objects, options, progress), asideFor(options)};
    });
    if (copies)
        applyCopies(*copies);
}

std::vector<ObjectId> CanvasView::draggedObjects() const
{
    return m_selection.contains(m_grabbed) ? m_selection.ids() : std::vector<ObjectId>{m_grabbed};
}

void CanvasView::updateCopy(ObjectId into)
{
    if (m_copyInto != into) {
        m_copyInto = into;
        edit::PasteOptions options;
        options.into = into;
        const bool hasPlace = into || m_gesture != Gesture::MoveChip;
        const std::vector<ObjectId> dragged = draggedObjects();
        // Of many it would take long, on every step of the way.
        if (hasPlace && dragged.size() > kMostTried) {
            m_copyRefused = false;
            m_copyHint = qtmodel::DocumentController::text(
                edit::duplicateLabel(m_controller.document(), dragged));
            return showCopy();
        }
        const edit::EditResult tried =
            hasPlace ? edit::duplicate(m_controller.document(), dragged, options)
                     : fail("WrongPlace",
                            tr("Drop the copy where such a thing may stand.").toStdString());
        m_copyRefused = !tried;
        m_copyHint =
            tried ? qtmodel::DocumentController::text(tried->label) : refusalText(tried.error());
    }
    showCopy();
}

void CanvasView::showCopy()
{
    setHint(m_copyHint);
    viewport()->setCursor(m_copyRefused ? Qt::ForbiddenCursor : Qt::DragCopyCursor);
}

void CanvasView::finishCopy()
{
    edit::PasteOptions options;
    options.into = m_target;
    if (m_gesture == Gesture::MoveChip && !m_target)
        return;
    for (const auto& [id, placement] : m_placements) {
        const diagram::Point corner = options.at.value_or(placement.position);
        options.at = diagram::Point{std::min(corner.x, placement.position.x),
                                    std::min(corner.y, placement.position.y)};
    }
    copyBeside(draggedObjects(), options);
}

diagram::Point CanvasView::onGrid(diagram::Point point)
{
    return {std::round(point.x / kGridStep) * kGridStep,
            std::round(point.y / kGridStep) * kGridStep};
}

bool CanvasView::liesIn(const azure::Document& part, const diagram::Rect& view)
{
    bool any = false;
    bool all = true;
    part.forEachTable([&](const auto& table) {
        table.forEach([&](ObjectId id, const auto&) {
            const azure::Placement* placement = part.placement(id);
            any |= placement != nullptr;
            all &= placement == nullptr || view.contains(placement->position);
        });
    });
    return any && all;
}

void CanvasView::applyCopies(WorkedOut& copies)
{
    if (!apply(copies))
        return;
    const std::vector<ObjectId>& created = copies.edit->created;
    std::vector<ObjectId> chosen;
    std::copy_if(created.begin(), created.end(), std::back_inserter(chosen),
                 [](ObjectId id) { return azure::isPlaced(id.kind()); });
    if (chosen.empty() && !created.empty())
        chosen.push_back(created.front());
    m_selection.set(chosen);
    if (!chosen.empty())
        reveal(chosen.front());
}

VnetId CanvasView::networkAround(ObjectId id) const
{
    const azure::Document& document = m_controller.document();
    if (id.kind() != Kind::VirtualMachine)
        return azure::vnetOf(document, id);
    const auto nics = document.referrers(id, Kind::NetworkInterface);
    return nics.empty() ? VnetId() : azure::vnetOf(document, nics.front());
}

void CanvasView::collapseSelection()
{
    std::vector<ObjectId> networks;
    bool allCollapsed = true;
    for (const ObjectId id : m_selection.ids()) {
        const VnetId vnet = networkAround(id);
        if (!vnet || id.kind() == Kind::Peering)
            continue;
        networks.push_back(vnet);
        allCollapsed &= isCollapsed(vnet);
    }
    sortUnique(networks);
    if (networks.empty())
        return;
    apply(edit::setCollapsed(m_controller.document(), networks, !allCollapsed), false);
    // What was selected inside is not to be seen any more.
    if (!allCollapsed)
        m_selection.set(networks);
}

bool CanvasView::isCollapsed(ObjectId id) const
{
    const azure::Placement* placement = m_controller.document().placement(id);
    return placement != nullptr && placement->collapsed;
}

void CanvasView::isolateSelection()
{
    std::set<ObjectId> boxes;
    if (m_isolated.empty()) {
        const auto add = [&](ObjectId id) {
            // Only of a line: what is drawn in thousands of boxes need not be made for this.
            const diagram::Element* line =
                azure::isLine(id.kind()) ? m_controller.diagram().find(id) : nullptr;
            if (line != nullptr) {
                boxes.insert({line->from, line->to});
                return;
            }
            const VnetId vnet = networkAround(id);
            boxes.insert(vnet ? ObjectId(vnet) : id);
        };
        for (const ObjectId id : m_selection.ids())
            add(id);
        std::erase_if(boxes, [this](ObjectId id) { return !m_controller.diagram().boxOf(id); });
    }
    m_isolated = std::move(boxes);
    setHint(m_isolated.empty() ? QString()
                               : tr("%n thing(s) isolated. Esc shows everything again.", nullptr,
                                    static_cast<int>(m_isolated.size())));
    emit isolationChanged(isIsolating());
    viewport()->update();
}

bool CanvasView::isVeiled(const diagram::Element& element) const
{
    if (m_isolated.empty())
        return false;
    if (!element.path.empty())
        return !m_isolated.contains(element.from) || !m_isolated.contains(element.to);
    const VnetId vnet = networkAround(element.object);
    return !m_isolated.contains(element.object) && !(vnet && m_isolated.contains(vnet));
}

} // namespace peerscape::views
