#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"

#include <functional>
#include <memory>
#include <optional>

namespace peerscape::diagram {

struct Hit
{
    HitPart part = HitPart::Nothing;
    const Element* element = nullptr;
};

/// What an update made necessary to paint again.
struct Damage
{
    std::vector<Rect> areas; ///< Old and new bounds of everything that changed; merged when many.
    bool everything = false;
};

/// The drawing of a document: elements with their geometry, kept up to date edit by edit, with a
/// grid index for pointing and painting. Objects without a Placement (after an import) must be
/// given one first: see auto_layout.h. Not thread-safe.
class Diagram
{
public:
    explicit Diagram(const azure::Document& document);
    ~Diagram();
    Diagram(Diagram&&) noexcept;
    Diagram& operator=(Diagram&&) noexcept;

    /// Goes on to `next`: lays out again only what `changes` touches (a network's box, its
    /// connectors, its bands).
    Damage update(const azure::Document& next, const azure::ChangeSet& changes);

    /// Everything drawn lies inside. O(1).
    [[nodiscard]] Rect bounds() const;
    /// The element of an object (of a VM for its first NIC, and the other way round), or null.
    [[nodiscard]] const Element* find(ObjectId object) const;
    [[nodiscard]] std::size_t size() const;
    /// Calls `visit` for the elements that touch `area`, in painting order (bands, frames,
    /// networks, subnets, chips, free boxes, connectors). O(elements there).
    void forEachIn(const Rect& area, const std::function<void(const Element&)>& visit) const;
    void forEach(const std::function<void(const Element&)>& visit) const;
    /// What lies under a point, the topmost first; lines are hit within `tolerance` units. O(1)
    /// cells.
    [[nodiscard]] Hit hitTest(Point point, double tolerance) const;
    /// The elements wholly inside `area` (or touching it), for the marquee; bands and frames
    /// excepted.
    [[nodiscard]] std::vector<ObjectId> objectsIn(const Rect& area, bool touching) const;
    /// The region band at a point, empty when none. For dropping a network into a region.
    [[nodiscard]] std::string regionAt(Point point) const;
    /// Connectors that end at an object or at something inside it.
    [[nodiscard]] std::vector<const Element*> connectorsOf(ObjectId object) const;

    /// A preview of the drawing with some boxes displaced, for dragging: the moved boxes with their
    /// content and their connectors, laid out as they would be, without changing the diagram.
    [[nodiscard]] std::vector<Element>
    preview(const std::vector<std::pair<ObjectId, azure::Placement>>& placements) const;

private:
    class Scene;
    std::unique_ptr<Scene> m_scene;
};

} // namespace peerscape::diagram
