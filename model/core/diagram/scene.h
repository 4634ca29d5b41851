#pragma once

#include "core/azure/note_order.h"
#include "core/diagram/area_index.h"
#include "core/diagram/bands.h"
#include "core/diagram/bent_line.h"
#include "core/diagram/connector_builder.h"
#include "core/diagram/diagram.h"
#include "core/diagram/overview.h"
#include "core/diagram/path_index.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace peerscape::diagram {

/// A free-standing box. What is drawn in it is made when somebody looks.
struct SceneBox
{
    ObjectId id;
    std::uint32_t lines = 0;   ///< How many SceneLines end here.
    std::uint32_t visited = 0; ///< The last query that came by.
    bool frame = false;        ///< Only an outline, in nobody's way.
    azure::Depth depth;        ///< What it lies in front of.
    Rect rect;
    std::unique_ptr<const std::vector<Element>> elements; ///< Null: not made yet.
    /// Whether lines run round it, and what is new keeps off it.
    [[nodiscard]] bool isObstacle() const { return !frame && !depth.behind; }
};

/// A peering, both sides together, or a connection. Its route is found, and what is drawn along it
/// is made, when somebody looks.
struct SceneLine
{
    SceneBox* from = nullptr; ///< Of a peering: the older network.
    SceneBox* to = nullptr;
    double beside = 0; ///< See besideOf.
    Rect area;         ///< Boxes outside do not matter to the route or the tags.
    Rect looked; ///< Where boxes mattered besides those of `mattersToRoute`; no width: nowhere.
    Strand strand;
    LineLook look;
    // What pointing looks at, together.
    ConnectionId connection; ///< None for a peering.
    PeeringSides sides;
    std::uint32_t visited = 0;                            ///< The last query that came by.
    std::vector<Point> path;                              ///< Empty: not routed yet.
    std::unique_ptr<const std::vector<Element>> elements; ///< Null: not made yet.
    /// What stands for the line where one object is wanted.
    [[nodiscard]] ObjectId object() const
    {
        return connection      ? ObjectId(connection)
               : sides.forward ? ObjectId(sides.forward)
                               : ObjectId(sides.backward);
    }
};

/// A box that an edit makes, moves, resizes or removes.
struct BoxMove
{
    std::optional<Rect> was;
    std::optional<Rect> is;
};
using BoxMoves = std::map<ObjectId, BoxMove>;

/// Whether a document shows a free-standing thing: notes have a layer of their own.
[[nodiscard]] inline bool isShown(const azure::Document& document, ObjectId id)
{
    return document.contains(id)
           && !(id.kind() == Kind::Note
                && document.settings().hiddenLayers.contains(azure::Layer::Notes));
}
[[nodiscard]] inline bool showsPeerings(const azure::Document& document)
{
    return !document.settings().hiddenLayers.contains(azure::Layer::Peerings);
}
[[nodiscard]] inline bool isFrame(const azure::Document& document, ObjectId id)
{
    const auto* note = document.find(NoteId::of(id));
    return note != nullptr && note->frame;
}

/// What a Diagram keeps: compact geometry of everything, and the elements of what was looked at.
class Diagram::Scene
{
public:
    using LineKey = std::uint64_t;
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    Scene(const azure::Document& document, Words words);
    /// Goes on to `next`: looks at the surroundings of what changed, or makes everything anew where
    /// that is most of it.
    Damage update(const azure::Document& next, const azure::ChangeSet& changes);
    /// Which boxes `update` would make, move, resize or take away.
    [[nodiscard]] BoxMoves movesOf(const azure::Document& next, const azure::ChangeSet& changes);

    [[nodiscard]] const azure::Document& document() const { return m_document; }
    [[nodiscard]] const Words& words() const { return m_words; }
    [[nodiscard]] std::map<ObjectId, SceneBox>& boxes() { return m_boxes; }
    [[nodiscard]] std::map<LineKey, SceneLine>& lines() { return m_lines; }
    [[nodiscard]] const Bands& bands() const { return m_bands; }
    [[nodiscard]] const Overview& overview() const { return m_overview; }
    [[nodiscard]] const std::set<ObjectId>& hubs() const { return m_hubs; }

    /// The box that an object is or stands in; null when it is drawn as a line or not at all.
    [[nodiscard]] SceneBox* boxOf(ObjectId id);
    /// The line of a peering or connection, or null.
    [[nodiscard]] SceneLine* lineOf(ObjectId id);
    /// The lines that end at a box, by key.
    [[nodiscard]] std::vector<SceneLine*> linesOf(const SceneBox& box);

    /// Visits the lines both of whose ends are among some boxes, some of them more than once.
    /// O(the boxes' lines), for many boxes O(all lines).
    void forLinesAmong(const std::vector<SceneBox*>& boxes,
                       const std::function<void(const SceneLine&)>& visit);

    /// What is drawn in a box or along a line, and the route of a line: made if they are not yet.
    const std::vector<Element>& elements(SceneBox& box);
    const std::vector<Element>& elements(SceneLine& line);
    const std::vector<Point>& path(SceneLine& line);
    /// What is drawn along a line that runs on `path`.
    [[nodiscard]] std::vector<Element> build(const azure::Document& document, const SceneLine& line,
                                             const std::vector<Point>& path,
                                             const BoxQuery& boxes) const;
    /// The bends of a line in a document, from the box where its path begins.
    [[nodiscard]] static std::vector<Point> bendsOf(const azure::Document& document,
                                                    const SceneLine& line);
    /// Routes at most `most` of the lines that could pass `area`; says whether all are routed.
    bool routeIn(const Rect& area, std::size_t most);
    /// Forgets elements when those of more than `keep` boxes and lines are held.
    void trim(std::size_t keep);

    /// Fetches what a look at a point will go through, of boxes and lines at once.
    void prefetch(Point point) const
    {
        for (const bool items : {false, true}) {
            m_paths.prefetch(point, items);
            m_boxIndex.prefetch(point, items);
        }
    }
    /// Visits every box that touches an area once, in no particular order.
    template<class Visit>
    void forBoxesIn(const Rect& area, Visit&& visit) const
    {
        m_boxIndex.query(area, [&](SceneBox* box) {
            if (box->rect.intersects(area))
                visit(*box);
        });
    }
    /// Visits every routed line that passes an area once, in no particular order.
    template<class Visit>
    void forLinesIn(const Rect& area, Visit&& visit);

    /// Round all boxes. O(1) mostly.
    [[nodiscard]] const Rect& boxBounds() const;
    /// Round all boxes and bands. O(bands) mostly.
    [[nodiscard]] Rect bounds() const;
    [[nodiscard]] BoxQuery boxQuery() const
    {
        return [this](const Rect& area, const BoxVisitor& visit) {
            forBoxesIn(area, [&](const SceneBox& box) {
                if (box.isObstacle())
                    visit(box.rect);
            });
        };
    }

private:
    /// What an update touches: boxes to draw again, peerings and connections to look at again.
    struct Touched
    {
        std::set<ObjectId> boxes;
        /// Whether what is between two networks changed itself.
        std::map<std::pair<VnetId, VnetId>, bool> pairs;
        std::set<ConnectionId> connections;
    };
    class Update;
    /// Where a box is to be; none: it is not shown.
    using RectOf = std::function<std::optional<Rect>(ObjectId)>;
    Scene(const azure::Document& document, Words words, const RectOf& rectOf);
    /// Where a box is in `next`. Where nothing but its place changed it is as large as it is now.
    [[nodiscard]] std::optional<Rect> rectIn(const azure::Document& next,
                                             const azure::ChangeSet& changes, ObjectId id) const;

    static LineKey pairKey(VnetId a, VnetId b);
    static LineKey connectionKey(ConnectionId id);

    /// Makes the lines of all peerings, in order.
    void addPeerings();
    void addBox(ObjectId id, const Rect& rect);
    /// Puts a box that is in no index yet where it belongs.
    void enter(SceneBox& box, const Rect& rect);
    /// Puts a box somewhere else; its lines must have been taken out.
    void moveBox(SceneBox& box, const Rect& rect);
    void removeBox(std::map<ObjectId, SceneBox>::iterator place);
    void forget(SceneBox& box);
    void addBounds(const Rect& rect);
    void removeBounds(const Rect& rect);
    /// The line between two networks, or of a connection, made if it is not there yet; null where
    /// there can be none. What is new has to be counted and entered.
    SceneLine* makePair(VnetId a, VnetId b);
    SceneLine* makeConnection(ConnectionId id);
    SceneLine* makeLine(LineKey key, ObjectId from, ObjectId to);
    /// Puts a line that is in no index yet into all of them, without a route.
    void enter(SceneLine& line);
    /// The opposite.
    void takeOut(SceneLine& line);
    void removeLine(std::map<LineKey, SceneLine>::iterator place);
    /// Reads the look and the strand of a line from the document; says whether the strand changed.
    bool refresh(SceneLine& line) const;
    [[nodiscard]] Route routeOf(const SceneLine& line) const;
    void setRoute(SceneLine& line, Route route);
    void unroute(SceneLine& line);
    void forget(SceneLine& line);
    void countLine(SceneBox& box, int by);

    azure::Document m_document;
    Words m_words;
    std::map<ObjectId, SceneBox> m_boxes;
    std::map<LineKey, SceneLine> m_lines;
    AreaIndex<SceneBox*> m_boxIndex;
    AreaIndex<SceneLine*> m_areas;    ///< Of all lines, by what matters to their routes.
    AreaIndex<SceneLine*> m_unrouted; ///< Of those without a path.
    PathIndex<SceneLine*> m_paths;    ///< Of those with one.
    Bands m_bands;
    Overview m_overview;
    std::set<ObjectId> m_hubs;
    mutable Rect m_boxBounds; ///< Round all boxes, when known.
    mutable bool m_boundsKnown = true;
    std::size_t m_made = 0; ///< Boxes and lines whose elements are held.
    std::uint32_t m_query = 0;
    std::vector<SceneLine*> m_near; ///< For `forLinesIn`, kept for the next time.
};

template<class Visit>
void Diagram::Scene::forLinesIn(const Rect& area, Visit&& visit)
{
    ++m_query;
    const auto isNew = [&](SceneLine& line) {
        return std::exchange(line.visited, m_query) != m_query;
    };
    // Nothing waits for a line, or its path, while others can be fetched.
    std::vector<SceneLine*> near = std::exchange(m_near, {});
    near.clear();
    const bool found = m_paths.query(area, [&](SceneLine* line) {
        __builtin_prefetch(&line->visited, 1);
        near.push_back(line);
    });
    std::erase_if(near, [&](SceneLine* line) {
        if (!isNew(*line))
            return true;
        __builtin_prefetch(line->path.data());
        return false;
    });
    for (SceneLine* line : near) {
        if (passes(line->path, area))
            visit(*line);
    }
    m_near = std::move(near);
    if (found)
        return;
    for (auto& [key, line] : m_lines) {
        if (!line.path.empty() && isNew(line) && passes(line.path, area))
            visit(line);
    }
}

} // namespace peerscape::diagram
