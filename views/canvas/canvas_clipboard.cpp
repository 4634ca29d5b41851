#include "core/azure/names.h"
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

bool CanvasView::copySelection()
{
    std::unique_ptr<QMimeData> carried = clipboardData(m_controller.document(), m_selection.ids());
    if (carried == nullptr) {
        setHint(tr("A peering or connection is copied together with what is at both its ends."));
        return false;
    }
    QApplication::clipboard()->setMimeData(carried.release());
    return true;
}

void CanvasView::cutSelection()
{
    if (copySelection())
        apply(edit::cut(m_controller.document(), m_selection.ids()), false);
}

bool CanvasView::canPaste()
{
    const QMimeData* carried = QApplication::clipboard()->mimeData();
    return hasFragment(carried) || holdsImage(carried);
}

void CanvasView::paste(std::optional<QPointF> at, bool keepAddresses)
{
    const QMimeData* carried = QApplication::clipboard()->mimeData();
    const auto fragment = carried != nullptr ? fragmentFrom(*carried) : std::nullopt;
    if (!fragment && holdsImage(carried)) {
        insertImage(imageFrom(*carried), at);
        return;
    }
    if (!fragment) {
        setHint(tr("There is nothing on the clipboard that can be pasted here."));
        return;
    }
    edit::PasteOptions options;
    options.keepAddresses = keepAddresses;
    options.into = m_selection.single();
    if (at) {
        const diagram::Hit hit = hitAt(*at);
        if (hit.element != nullptr)
            options.into = hit.element->object;
        options.at = onGrid(toCanvas(*at));
    } else if (!isInView(fragment->document)) {
        options.at = onGrid(toCanvas(QRectF(viewport()->rect()).center()));
    }
    applyCopies(edit::paste(m_controller.document(), *fragment, options));
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
    applyCopies(edit::duplicate(m_controller.document(), m_selection.ids()));
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
        const edit::EditResult tried =
            hasPlace ? edit::duplicate(m_controller.document(), draggedObjects(), options)
                     : fail("WrongPlace",
                            tr("Drop the copy where such a thing may stand.").toStdString());
        m_copyRefused = !tried;
        m_copyHint =
            tried ? qtmodel::DocumentController::text(tried->label) : refusalText(tried.error());
    }
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
    applyCopies(edit::duplicate(m_controller.document(), draggedObjects(), options));
}

diagram::Point CanvasView::onGrid(diagram::Point point)
{
    return {std::round(point.x / kGridStep) * kGridStep,
            std::round(point.y / kGridStep) * kGridStep};
}

bool CanvasView::isInView(const azure::Document& part) const
{
    const diagram::Rect view = canvasWindow().area();
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

void CanvasView::applyCopies(const edit::EditResult& result)
{
    if (!m_controller.apply(result))
        return;
    std::vector<ObjectId> copies;
    std::copy_if(result->created.begin(), result->created.end(), std::back_inserter(copies),
                 [](ObjectId id) { return azure::isPlaced(id.kind()); });
    if (copies.empty() && !result->created.empty())
        copies.push_back(result->created.front());
    m_selection.set(copies);
    if (!copies.empty())
        reveal(copies.front());
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
    std::sort(networks.begin(), networks.end());
    networks.erase(std::unique(networks.begin(), networks.end()), networks.end());
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
            const diagram::Element* element = m_controller.diagram().find(id);
            if (element != nullptr && !element->path.empty()) {
                boxes.insert({element->from, element->to});
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
