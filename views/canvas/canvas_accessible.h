#pragma once

#include "core/base/ids.h"

#include <QAccessibleWidget>

#include <unordered_map>
#include <vector>

namespace peerscape::views {

class CanvasView;

/// The canvas for people who do not see it: one child for every object in view, in painting order.
/// From near these are networks, subnets, what stands in them, sites and peerings; from further out
/// networks and sites.
class CanvasAccessible : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView& view);
    ~CanvasAccessible() override;
    CanvasAccessible(const CanvasAccessible&) = delete;
    CanvasAccessible& operator=(const CanvasAccessible&) = delete;

    /// Makes canvases accessible in this program; may be called again.
    static void install();
    /// Tells assistive technology that the selected object has the focus now.
    static void announceFocus(CanvasView& view);
    /// Tells it that other objects are there now.
    static void announceChange(CanvasView& view);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    /// The interface of an object; null when there is no such object.
    [[nodiscard]] QAccessibleInterface* node(ObjectId id) const;
    /// The objects in view, in the order of the children.
    [[nodiscard]] std::vector<ObjectId> objectsInView() const;

private:
    CanvasView& m_view;
    mutable std::unordered_map<ObjectId, QAccessible::Id> m_nodes;
};

} // namespace peerscape::views
