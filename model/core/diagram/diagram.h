#pragma once

#include "core/azure/document.h"
#include "core/diagram/arranging.h"
#include "core/diagram/display_list.h"
#include "core/diagram/words.h"

#include <functional>
#include <memory>
#include <optional>

namespace peerscape::diagram {

struct Bundle;

struct Hit
{
    HitPart part = HitPart::Nothing;
    const Element* element = nullptr;
};

/// What an update made necessary to paint again.
struct Damage
{
    std::vector<Rect> areas; ///< Where something looks different from near.
    bool bundles = false;    ///< Lines look different from far out, anywhere.
    bool everything = false;
};

/// The drawing of a document: elements with their geometry, kept up to date edit by edit, with grid
/// indexes for pointing and painting. It holds compact geometry of everything; routes are found and
/// elements are made when somebody asks for what lies in some area. References and pointers to
/// elements are valid until the next `update` or `trim`. Objects without a Placement (after an
/// import) must be given one first: see auto_layout.h. Not thread-safe, reading included.
class Diagram
{
public:
    explicit Diagram(const azure::Document& document, Words words = {});
    ~Diagram();
    Diagram(Diagram&&) noexcept;
    Diagram& operator=(Diagram&&) noexcept;

    /// Goes on to `next`: looks again only at what `changes` touches (a network's box, its
    /// connectors, the lines that pass where a box was or is, its bands).
    Damage update(const azure::Document& next, const azure::ChangeSet& changes);

    [[nodiscard]] const Words& words() const;

    /// All boxes and bands lie inside; lines may run a little outside. O(bands) mostly.
    [[nodiscard]] Rect bounds() const;
    [[nodiscard]] bool empty() const;
    /// The element of an object (of a VM for its first NIC, and the other way round), or null.
    [[nodiscard]] const Element* find(ObjectId object) const;
    /// Where a free-standing object's box is, without making its elements. O(log n).
    [[nodiscard]] std::optional<Rect> boxOf(ObjectId object) const;
    /// Those of the free-standing boxes of some objects that touch an area; `objects` are sorted.
    /// O(boxes + objects).
    [[nodiscard]] std::vector<Rect> boxesOf(const std::vector<ObjectId>& objects,
                                            const Rect& area) const;

    /// Calls `visit` for the elements that touch `area`, in painting order (bands, frames and other
    /// notes that lie behind, networks with subnets and chips, free boxes, connectors).
    /// O(elements there).
    void forEachIn(const Rect& area, const std::function<void(const Element&)>& visit) const;
    /// All elements in painting order. Makes all of them: for exports.
    void forEach(const std::function<void(const Element&)>& visit) const;
    /// The bands and frames with the number of networks in each.
    void forEachBand(const std::function<void(const Element&, std::size_t networks)>& visit) const;
    /// The free-standing boxes that touch `area`, in no particular order, without making elements.
    void forEachBlockIn(const Rect& area, const std::function<void(const Block&)>& visit) const;
    /// The routed lines that pass `area`, in no particular order.
    void forEachWireIn(const Rect& area, const std::function<void(const Wire&)>& visit) const;
    /// The lines bundled for a view at a zoom factor.
    void forEachBundle(double zoom, const std::function<void(const Bundle&)>& visit) const;
    /// Networks where many lines end: they are named from far out. O(hubs).
    void forEachHub(const std::function<void(const Block&)>& visit) const;

    /// Finds the routes of at most `most` of the lines that may pass `area` and have none yet; says
    /// whether all have one now. The functions above do so without a limit.
    bool prepare(const Rect& area, std::size_t most) const;
    /// Makes what is drawn in and along at most `most` of the boxes and routed lines that
    /// `forEachIn` looks at, of those that lack it; says whether all have it now.
    bool make(const Rect& area, std::size_t most) const;
    /// Forgets all elements when those of more than `keep` boxes and lines are held.
    void trim(std::size_t keep) const;

    /// What lies under a point, the topmost first; lines are hit within `tolerance` units, but not
    /// from so far out that they are bundled. O(1) cells.
    [[nodiscard]] Hit hitTest(Point point, double tolerance) const;
    /// The elements wholly inside `area` (or touching it), for the marquee; bands and frames
    /// excepted. Of a network that is taken whole, what stands in it is not listed; lines are taken
    /// when the boxes at both ends are.
    [[nodiscard]] std::vector<ObjectId> objectsIn(const Rect& area, bool touching) const;
    /// The region band at a point, empty when none. For dropping a network into a region.
    [[nodiscard]] std::string regionAt(Point point) const;

    /// The object after (or before) `object`, all of them in a ring: networks with what is in them,
    /// sites, notes, lines; the first (or last) one when there is no such object. None in an empty
    /// drawing.
    [[nodiscard]] ObjectId nextTo(ObjectId object, bool backwards) const;
    /// The object of the same kind that lies nearest in the direction (dx, dy), which are -1, 0 or
    /// 1; none when there is none.
    [[nodiscard]] ObjectId nearest(ObjectId object, int dx, int dy) const;
    /// The first object that is drawn inside `object`; none when there is none.
    [[nodiscard]] ObjectId firstInside(ObjectId object) const;

    /// A preview of the drawing with some boxes displaced, for dragging: the moved boxes with their
    /// content and their connectors, laid out as they would be, without changing the diagram. When
    /// many boxes move they are empty, when many lines follow they are drafts that avoid nothing.
    [[nodiscard]] std::vector<Element>
    preview(const std::vector<std::pair<ObjectId, azure::Placement>>& placements) const;

    /// The line of a peering or connection with other bends, as `object` runs: for dragging one.
    [[nodiscard]] std::vector<Element> previewBends(ObjectId object,
                                                    const std::vector<Point>& bends) const;
    /// The middle of the line of a peering or connection, both sides together, in the direction of
    /// `object`; empty when it is not drawn.
    [[nodiscard]] std::vector<Point> pathOf(ObjectId object) const;

    /// Places for what an edit added without one, clear of what is drawn; see placesBeside. Takes
    /// no time for what is far away.
    [[nodiscard]] Places placesFor(const azure::Document& next,
                                   const azure::ChangeSet& changes) const;
    /// What has to make room so that an edit makes no free-standing box overlap another (notes
    /// may): new places for what it moved or added onto something, and for the neighbours of what
    /// it made larger; see RoomMaker. `aside` is where what it added goes. Of boxes that overlapped
    /// before and are not touched it says nothing. O(boxes that changed or are near those).
    [[nodiscard]] Places roomFor(const azure::Document& next, const azure::ChangeSet& changes,
                                 Aside aside = Aside::Nearest) const;
    /// The shortest common shift that keeps boxes which somebody drags to `placements` clear of
    /// all others.
    [[nodiscard]] Point
    clearShiftOf(const std::vector<std::pair<ObjectId, azure::Placement>>& placements) const;

    class Scene;

private:
    /// The nearest line within `tolerance` of a point.
    [[nodiscard]] Hit lineAt(Point point, double tolerance) const;

    std::unique_ptr<Scene> m_scene;
};

} // namespace peerscape::diagram
