#include "views/canvas/canvas_accessible.h"

#include "core/azure/names.h"
#include "core/diagram/diagram.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/canvas/canvas_view.h"

#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr std::size_t kMostNodes = 2000; ///< Nobody listens to more; the outline lists all.

/// One object on the canvas.
class NodeAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NodeAccessible(CanvasView& view, ObjectId id)
        : m_view(view)
        , m_id(id)
    {
    }

    [[nodiscard]] bool isValid() const override { return element() != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_view.window()->windowHandle(); }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const diagram::Element* shown = element();
        if (shown == nullptr)
            return {};
        if (kind == QAccessible::Name)
            return toQString(shown->accessibleName);
        if (kind != QAccessible::Description)
            return {};
        const auto* canvas = static_cast<const CanvasAccessible*>(parent());
        const QString place = QCoreApplication::translate("CanvasAccessible", "%1 of %2")
                                  .arg(canvas->indexOfChild(this) + 1)
                                  .arg(canvas->childCount());
        // A chip's name does not say what it is: its glyph does.
        return shown->kind == diagram::ElementKind::Chip
                   ? qtmodel::DocumentController::text(m_id.kind()) + QStringLiteral(", ") + place
                   : place;
    }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QRect rect() const override
    {
        const diagram::Element* shown = element();
        if (shown == nullptr)
            return {};
        const QPointF corner = m_view.toView({shown->box.x, shown->box.y});
        const QSizeF size(std::max(shown->box.width * m_view.zoom(), 1.0),
                          std::max(shown->box.height * m_view.zoom(), 1.0));
        return {m_view.viewport()->mapToGlobal(corner.toPoint()), size.toSize()};
    }
    [[nodiscard]] QAccessible::Role role() const override
    {
        return m_id.kind() == Kind::VirtualNetwork || m_id.kind() == Kind::Subnet
                   ? QAccessible::Grouping
                   : QAccessible::ListItem;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.multiSelectable = true;
        state.selected = m_view.selection().contains(m_id);
        state.focused = m_view.hasFocus() && m_view.selection().single() == m_id;
        state.offscreen = !rect().intersects(
            QRect(m_view.viewport()->mapToGlobal(QPoint()), m_view.viewport()->size()));
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (name != setFocusAction())
            return;
        m_view.setFocus();
        m_view.selection().set({m_id});
        m_view.reveal(m_id);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

    [[nodiscard]] ObjectId id() const { return m_id; }

private:
    [[nodiscard]] const diagram::Element* element() const
    {
        return m_view.controller().document().contains(m_id)
                   ? m_view.controller().diagram().find(m_id)
                   : nullptr;
    }

    CanvasView& m_view;
    ObjectId m_id;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object)
{
    auto* view = qobject_cast<CanvasView*>(object);
    return view != nullptr ? new CanvasAccessible(*view) : nullptr;
}

} // namespace

CanvasAccessible::CanvasAccessible(CanvasView& view)
    : QAccessibleWidget(&view, QAccessible::Canvas)
    , m_view(view)
{
}

CanvasAccessible::~CanvasAccessible()
{
    for (const auto& [id, number] : m_nodes)
        QAccessible::deleteAccessibleInterface(number);
}

void CanvasAccessible::install()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(kInstalled)
}

void CanvasAccessible::announceFocus(CanvasView& view)
{
    if (!QAccessible::isActive())
        return;
    const auto* canvas =
        static_cast<const CanvasAccessible*>(QAccessible::queryAccessibleInterface(&view));
    QAccessibleInterface* node = canvas != nullptr ? canvas->focusChild() : nullptr;
    if (node == nullptr)
        return;
    QAccessibleEvent event(node, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void CanvasAccessible::announceChange(CanvasView& view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

std::vector<ObjectId> CanvasAccessible::objectsInView() const
{
    std::vector<ObjectId> ids;
    const diagram::Diagram& diagram = m_view.controller().diagram();
    const diagram::Rect area = m_view.canvasWindow().area();
    const diagram::Level level = diagram::levelAt(m_view.zoom());
    if (level == diagram::kBlocks || level == diagram::kNames) {
        diagram.forEachBlockIn(area,
                               [&](const diagram::Block& block) { ids.push_back(block.object); });
        std::sort(ids.begin(), ids.end());
    } else {
        diagram.forEachIn(area, [&](const diagram::Element& element) {
            if (element.object)
                ids.push_back(element.object);
        });
    }
    if (ids.size() > kMostNodes)
        ids.resize(kMostNodes);
    return ids;
}

QAccessibleInterface* CanvasAccessible::node(ObjectId id) const
{
    if (!id || !m_view.controller().document().contains(id))
        return nullptr;
    const auto known = m_nodes.find(id);
    if (known != m_nodes.end())
        return QAccessible::accessibleInterface(known->second);
    auto* made = new NodeAccessible(m_view, id);
    m_nodes.emplace(id, QAccessible::registerAccessibleInterface(made));
    return made;
}

int CanvasAccessible::childCount() const
{
    return static_cast<int>(objectsInView().size());
}

QAccessibleInterface* CanvasAccessible::child(int index) const
{
    const std::vector<ObjectId> ids = objectsInView();
    return index >= 0 && index < static_cast<int>(ids.size())
               ? node(ids[static_cast<std::size_t>(index)])
               : nullptr;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* wanted = dynamic_cast<const NodeAccessible*>(child);
    if (wanted == nullptr)
        return -1;
    const std::vector<ObjectId> ids = objectsInView();
    const auto place = std::find(ids.begin(), ids.end(), wanted->id());
    return place != ids.end() ? static_cast<int>(place - ids.begin()) : -1;
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const
{
    const QPoint at = m_view.viewport()->mapFromGlobal(QPoint(x, y));
    if (!m_view.viewport()->rect().contains(at))
        return nullptr;
    const diagram::Hit hit =
        m_view.controller().diagram().hitTest(m_view.toCanvas(at), 6 / m_view.zoom());
    return hit.element != nullptr ? node(hit.element->object) : nullptr;
}

QAccessibleInterface* CanvasAccessible::focusChild() const
{
    return m_view.hasFocus() ? node(m_view.selection().single()) : nullptr;
}

} // namespace peerscape::views
