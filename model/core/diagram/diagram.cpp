#include "core/diagram/diagram.h"

#include "core/azure/names.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/connector_builder.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace peerscape::diagram {

namespace {

constexpr double kCell = 600; ///< Side of a cell of the grid index.
constexpr double kBandPadding = 26;
constexpr double kBandTop = 44;

/// Names a group of elements that are made together: a free-standing box, the peerings of two
/// networks, a connection.
using GroupKey = std::uint64_t;

GroupKey boxKey(ObjectId id)
{
    return id.value;
}
GroupKey pairKey(VnetId a, VnetId b)
{
    const std::uint64_t low = std::min(a.index, b.index);
    const std::uint64_t high = std::max(a.index, b.index);
    return (std::uint64_t{1} << 63U) | (low << 26U) | high;
}

struct Group
{
    GroupKey key = 0;
    bool connector = false;
    Rect area; ///< Connectors: boxes outside this do not matter to the line.
    Rect bounds;
    std::vector<Element> elements;
};

/// Cells by number, each with the groups that touch it.
class Grid
{
public:
    void insert(const Rect& bounds, Group* group)
    {
        forCells(bounds, [&](std::uint64_t cell) { m_cells[cell].push_back(group); });
    }
    void remove(const Rect& bounds, Group* group)
    {
        forCells(bounds, [&](std::uint64_t cell) {
            const auto found = m_cells.find(cell);
            if (found == m_cells.end())
                return;
            std::erase(found->second, group);
            if (found->second.empty())
                m_cells.erase(found);
        });
    }
    /// Calls `visit` once for each group whose bounds touch the area.
    template<class Visit>
    void query(const Rect& area, Visit&& visit) const
    {
        const double cells = (area.width / kCell + 2) * (area.height / kCell + 2);
        if (cells > static_cast<double>(m_cells.size()) * 4 + 64) {
            // A view from far out: looking at the filled cells is less than at the area's.
            std::unordered_set<Group*> seen;
            for (const auto& [cell, groups] : m_cells) {
                for (Group* group : groups) {
                    if (group->bounds.intersects(area) && seen.insert(group).second)
                        visit(*group);
                }
            }
            return;
        }
        std::vector<Group*> found;
        forCells(area, [&](std::uint64_t cell) {
            const auto place = m_cells.find(cell);
            if (place != m_cells.end())
                found.insert(found.end(), place->second.begin(), place->second.end());
        });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        for (Group* group : found) {
            if (group->bounds.intersects(area))
                visit(*group);
        }
    }

private:
    template<class Visit>
    static void forCells(const Rect& area, Visit&& visit)
    {
        const auto cell = [](double v) { return static_cast<std::int64_t>(std::floor(v / kCell)); };
        for (std::int64_t y = cell(area.y); y <= cell(area.bottom()); ++y) {
            for (std::int64_t x = cell(area.x); x <= cell(area.right()); ++x)
                visit((static_cast<std::uint64_t>(x) << 32U)
                      ^ (static_cast<std::uint64_t>(y) & 0xffffffffU));
        }
    }
    std::unordered_map<std::uint64_t, std::vector<Group*>> m_cells;
};

bool byPaintOrder(const Group* a, const Group* b)
{
    return a->connector != b->connector ? b->connector : a->key < b->key;
}

} // namespace

class Diagram::Scene
{
public:
    explicit Scene(const azure::Document& document)
        : m_document(document)
    {
        document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const auto&) { buildBox(id); });
        document.all<azure::LocalNetworkGateway>().forEach(
            [&](SiteId id, const auto&) { buildBox(id); });
        document.all<azure::ExpressRouteCircuit>().forEach(
            [&](CircuitId id, const auto&) { buildBox(id); });
        document.all<azure::UnknownResource>().forEach(
            [&](UnknownId id, const auto&) { buildBox(id); });
        document.all<azure::Note>().forEach([&](NoteId id, const auto&) { buildBox(id); });
        document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
            const GroupKey key = pairKey(peering.virtualNetwork, peering.remoteVirtualNetwork);
            if (!m_groups.contains(key))
                buildPair(peering.virtualNetwork, peering.remoteVirtualNetwork);
        });
        document.all<azure::Connection>().forEach(
            [&](ConnectionId id, const auto&) { buildLink(id); });
        buildBands();
    }

    Damage update(const azure::Document& next, const azure::ChangeSet& changes);

    std::unordered_map<GroupKey, std::unique_ptr<Group>> m_groups;
    Grid m_grid;
    std::vector<Element> m_bands;
    azure::Document m_document;

    [[nodiscard]] const Rect* rectOf(ObjectId id) const
    {
        const auto found = m_rects.find(id);
        return found != m_rects.end() ? &found->second : nullptr;
    }
    [[nodiscard]] BoxQuery boxQuery() const
    {
        return [this](const Rect& area, const BoxVisitor& visit) {
            m_grid.query(area, [&](const Group& group) {
                if (!group.connector)
                    visit(group.bounds);
            });
        };
    }
    [[nodiscard]] const std::unordered_map<ObjectId, Rect>& rects() const { return m_rects; }
    void buildBands();

private:
    void store(GroupKey key, bool connector, const Rect& area, std::vector<Element> elements)
    {
        drop(key);
        if (elements.empty())
            return;
        auto group = std::make_unique<Group>();
        group->key = key;
        group->connector = connector;
        group->area = area;
        group->bounds = elements.front().bounds;
        for (const Element& element : elements)
            group->bounds = group->bounds.united(element.bounds);
        group->elements = std::move(elements);
        m_grid.insert(group->bounds, group.get());
        if (m_damage != nullptr)
            m_damage->areas.push_back(group->bounds);
        m_groups[key] = std::move(group);
    }
    void drop(GroupKey key)
    {
        const auto found = m_groups.find(key);
        if (found == m_groups.end())
            return;
        if (m_damage != nullptr)
            m_damage->areas.push_back(found->second->bounds);
        m_grid.remove(found->second->bounds, found->second.get());
        m_groups.erase(found);
    }

    void buildBox(ObjectId id)
    {
        const Rect rect = boxRect(m_document, id);
        m_rects[id] = rect;
        store(boxKey(id), false, rect,
              id.kind() == Kind::VirtualNetwork ? buildNetwork(m_document, VnetId::of(id), rect)
                                                : buildFreeBox(m_document, id, rect));
    }
    void buildPair(VnetId a, VnetId b)
    {
        if (b.index < a.index)
            std::swap(a, b);
        const Rect* from = rectOf(a);
        const Rect* to = rectOf(b);
        if (from == nullptr || to == nullptr || a == b) {
            drop(pairKey(a, b));
            return;
        }
        const BoxQuery boxes = boxQuery();
        store(pairKey(a, b), true, routingArea(*from, *to).grown(40),
              buildPeerings(m_document, a, b, routeConnector(*from, *to, boxes), boxes));
    }
    void buildLink(ConnectionId id)
    {
        const ConnectionEnds ends = connectionEnds(m_document, id);
        const Rect* from = rectOf(ends.from);
        const Rect* to = rectOf(ends.to);
        if (from == nullptr || to == nullptr) {
            drop(boxKey(id));
            return;
        }
        const BoxQuery boxes = boxQuery();
        store(boxKey(id), true, routingArea(*from, *to).grown(40),
              {buildConnection(m_document, id, routeConnector(*from, *to, boxes), boxes)});
    }
    void rebuildConnector(const Group& group);
    void collect(const azure::Document& document, ObjectId id, std::set<ObjectId>& boxes,
                 std::set<std::pair<VnetId, VnetId>>& pairs, std::set<ConnectionId>& links) const;
    void collectConnectors(ObjectId box, std::set<std::pair<VnetId, VnetId>>& pairs,
                           std::set<ConnectionId>& links) const;

    std::unordered_map<ObjectId, Rect> m_rects; ///< Of every free-standing box.
    Damage* m_damage = nullptr;                 ///< Set while an update collects what it changes.
};

namespace {

std::string groupNameOf(const azure::Document& document, VnetId id, bool tenant)
{
    const auto* vnet = document.find(id);
    const auto* group = vnet != nullptr ? document.find(vnet->resourceGroup) : nullptr;
    const auto* subscription = group != nullptr ? document.find(group->subscription) : nullptr;
    if (subscription == nullptr)
        return {};
    return tenant ? subscription->tenantId.str() : subscription->name.str();
}

/// "westeurope" as people read it: "West Europe". Names that are not in the list stay as they are.
std::string regionLabel(std::string_view location)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kRegions{{
        {"northeurope", "North Europe"},
        {"westeurope", "West Europe"},
        {"eastus", "East US"},
        {"eastus2", "East US 2"},
        {"westus", "West US"},
        {"westus2", "West US 2"},
        {"westus3", "West US 3"},
        {"centralus", "Central US"},
        {"northcentralus", "North Central US"},
        {"southcentralus", "South Central US"},
        {"uksouth", "UK South"},
        {"ukwest", "UK West"},
        {"francecentral", "France Central"},
        {"germanywestcentral", "Germany West Central"},
        {"swedencentral", "Sweden Central"},
        {"norwayeast", "Norway East"},
        {"switzerlandnorth", "Switzerland North"},
        {"southeastasia", "Southeast Asia"},
        {"eastasia", "East Asia"},
        {"japaneast", "Japan East"},
        {"australiaeast", "Australia East"},
        {"brazilsouth", "Brazil South"},
        {"canadacentral", "Canada Central"},
        {"centralindia", "Central India"},
    }};
    for (const auto& [name, label] : kRegions) {
        if (equalsIgnoringCase(name, location))
            return std::string(label);
    }
    return std::string(location);
}

Element makeBand(ElementKind kind, const std::string& name, const std::string& label,
                 const Rect& rect, ColorRole fill)
{
    Element band;
    band.kind = kind;
    band.band = name;
    band.bounds = band.box = rect;
    const bool region = kind == ElementKind::RegionBand;
    band.accessibleName = (region                             ? "Region "
                           : kind == ElementKind::TenantFrame ? "Tenant "
                                                              : "Subscription ")
                          + label;
    band.primitives.push_back(
        {BoxShape{rect, 10, fill, region ? ColorRole::None : ColorRole::RegionLine, 1,
                  region ? Dash::Solid : Dash::Dashed},
         kAllLevels});
    band.primitives.push_back({TextShape{{rect.x + 18, rect.y + 25},
                                         label,
                                         FontFace::SansBold,
                                         13,
                                         ColorRole::MutedText,
                                         Align::Left,
                                         rect.width - 30},
                               kNormal | kFull});
    band.primitives.push_back({TextShape{{rect.x + 18, rect.y + 34},
                                         label,
                                         FontFace::SansBold,
                                         30,
                                         ColorRole::MutedText,
                                         Align::Left,
                                         rect.width - 30},
                               kNames});
    band.primitives.push_back({TextShape{{rect.x + 18, rect.y + 80},
                                         label,
                                         FontFace::SansBold,
                                         90,
                                         ColorRole::MutedText,
                                         Align::Left,
                                         rect.width - 30},
                               kBlocks});
    return band;
}

} // namespace

void Diagram::Scene::buildBands()
{
    m_bands.clear();
    // Bands by region in the order in which the regions appear; frames by subscription and tenant
    // on demand.
    const auto collectFrames = [&](const auto& nameOf, double padding, double top) {
        std::vector<std::pair<std::string, Rect>> frames;
        std::unordered_map<std::string, std::size_t> places;
        m_document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const azure::VirtualNetwork& vnet) {
                const std::string name = nameOf(id, vnet);
                const Rect* rect = rectOf(id);
                if (name.empty() || rect == nullptr)
                    return;
                const auto [place, isNew] = places.try_emplace(name, frames.size());
                if (isNew)
                    frames.emplace_back(name, *rect);
                frames[place->second].second = frames[place->second].second.united(*rect);
            });
        for (auto& [name, rect] : frames)
            rect = {rect.x - padding, rect.y - top, rect.width + 2 * padding,
                    rect.height + top + padding};
        return frames;
    };
    // Frames lie round the bands, tenants round subscriptions, so that no label covers another.
    if (m_document.settings().showSubscriptions) {
        for (const auto& [name, rect] : collectFrames(
                 [&](VnetId id, const auto&) { return groupNameOf(m_document, id, true); }, 58,
                 126))
            m_bands.push_back(
                makeBand(ElementKind::TenantFrame, name, "Tenant " + name, rect, ColorRole::None));
        for (const auto& [name, rect] : collectFrames(
                 [&](VnetId id, const auto&) { return groupNameOf(m_document, id, false); }, 42,
                 85))
            m_bands.push_back(makeBand(ElementKind::SubscriptionFrame, name, "Subscription " + name,
                                       rect, ColorRole::None));
    }
    std::size_t index = 0;
    for (const auto& [name, rect] :
         collectFrames([](VnetId, const auto& vnet) { return toLower(vnet.location.view()); },
                       kBandPadding, kBandTop))
        m_bands.push_back(
            makeBand(ElementKind::RegionBand, name, regionLabel(name), rect, regionBand(index++)));
}

void Diagram::Scene::collect(const azure::Document& document, ObjectId id,
                             std::set<ObjectId>& boxes, std::set<std::pair<VnetId, VnetId>>& pairs,
                             std::set<ConnectionId>& links) const
{
    if (!document.contains(id))
        return;
    if (azure::isPlaced(id.kind()))
        boxes.insert(id);
    if (const auto* peering = document.find(PeeringId::of(id))) {
        pairs.insert(std::minmax(peering->virtualNetwork, peering->remoteVirtualNetwork));
        return;
    }
    if (id.kind() == Kind::Connection) {
        links.insert(ConnectionId::of(id));
        return;
    }
    if (const VnetId vnet = azure::vnetOf(document, id))
        boxes.insert(vnet);
    // What is shown in other places: a machine in its NIC's subnet, an address on its gateway's
    // chip, a table on its subnets.
    for (const ObjectId user : document.referrers(id)) {
        if (user.kind() == Kind::Connection)
            links.insert(ConnectionId::of(user));
        else if (const VnetId vnet =
                     id.kind() != Kind::VirtualNetwork ? azure::vnetOf(document, user) : VnetId())
            boxes.insert(vnet);
    }
}

void Diagram::Scene::collectConnectors(ObjectId box, std::set<std::pair<VnetId, VnetId>>& pairs,
                                       std::set<ConnectionId>& links) const
{
    if (const VnetId vnet = VnetId::of(box)) {
        for (const ObjectId id : m_document.referrers(vnet, Kind::Peering)) {
            const azure::Peering& peering = *m_document.find(PeeringId::of(id));
            pairs.insert(std::minmax(peering.virtualNetwork, peering.remoteVirtualNetwork));
        }
        for (const GatewayId gateway : azure::gatewaysOf(m_document, vnet)) {
            for (const ObjectId id : m_document.referrers(gateway, Kind::Connection))
                links.insert(ConnectionId::of(id));
        }
    }
    for (const ObjectId id : m_document.referrers(box, Kind::Connection))
        links.insert(ConnectionId::of(id));
}

Damage Diagram::Scene::update(const azure::Document& next, const azure::ChangeSet& changes)
{
    Damage damage;
    std::set<ObjectId> boxes;
    std::set<std::pair<VnetId, VnetId>> pairs;
    std::set<ConnectionId> links;
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed, &changes.moved}) {
        for (const ObjectId id : *list) {
            collect(m_document, id, boxes, pairs, links);
            collect(next, id, boxes, pairs, links);
            if (id.kind() == Kind::Subscription || id.kind() == Kind::ResourceGroup)
                damage.everything = true;
        }
    }
    damage.everything |= changes.settingsChanged;
    const azure::Document before = m_document;
    m_document = next;
    m_damage = &damage;

    // Boxes first; the lines that pass where a box was or is come after all of them.
    std::vector<Rect> disturbed;
    bool bands = damage.everything;
    for (const ObjectId id : boxes) {
        const Rect* old = rectOf(id);
        const std::optional<Rect> was = old != nullptr ? std::optional(*old) : std::nullopt;
        const auto location = [&](const azure::Document& document) {
            const auto* vnet = document.find(VnetId::of(id));
            return vnet != nullptr ? vnet->location : Text();
        };
        if (next.contains(id)) {
            buildBox(id);
        } else {
            drop(boxKey(id));
            m_rects.erase(id);
        }
        const Rect* now = rectOf(id);
        const std::optional<Rect> is = now != nullptr ? std::optional(*now) : std::nullopt;
        bands |= location(before) != location(next);
        // Tags of a peering say "global" by the regions of both ends.
        if (was == is && location(before) == location(next))
            continue;
        bands |= id.kind() == Kind::VirtualNetwork;
        collectConnectors(id, pairs, links);
        for (const auto& rect : {was, is}) {
            if (rect)
                disturbed.push_back(*rect);
        }
    }
    // A changed peering or a changed space can make the other sides stale or live.
    for (const ObjectId id : boxes) {
        if (std::binary_search(changes.updated.begin(), changes.updated.end(), id)
            || std::any_of(changes.updated.begin(), changes.updated.end(), [&](ObjectId c) {
                   return c.kind() == Kind::Subnet && azure::vnetOf(next, c) == VnetId::of(id);
               }))
            collectConnectors(id, pairs, links);
    }
    std::vector<const Group*> affected;
    for (const Rect& rect : disturbed) {
        for (const auto& [key, group] : m_groups) {
            if (group->connector && group->area.intersects(rect))
                affected.push_back(group.get());
        }
    }
    for (const Group* group : affected) {
        const Element& element = group->elements.front();
        if (const auto* peering = next.find(PeeringId::of(element.object)))
            pairs.insert(std::minmax(peering->virtualNetwork, peering->remoteVirtualNetwork));
        else if (element.object.kind() == Kind::Connection)
            links.insert(ConnectionId::of(element.object));
    }
    for (const auto& [a, b] : pairs)
        buildPair(a, b);
    for (const ConnectionId id : links)
        buildLink(id);
    if (bands) {
        for (const Element& band : m_bands)
            damage.areas.push_back(band.bounds);
        buildBands();
        for (const Element& band : m_bands)
            damage.areas.push_back(band.bounds);
    }
    m_damage = nullptr;
    damage.everything |= damage.areas.size() > 64;
    return damage;
}

Diagram::Diagram(const azure::Document& document)
    : m_scene(std::make_unique<Scene>(document))
{
}
Diagram::~Diagram() = default;
Diagram::Diagram(Diagram&&) noexcept = default;
Diagram& Diagram::operator=(Diagram&&) noexcept = default;

Damage Diagram::update(const azure::Document& next, const azure::ChangeSet& changes)
{
    return m_scene->update(next, changes);
}

Rect Diagram::bounds() const
{
    std::optional<Rect> all;
    const auto add = [&](const Rect& rect) { all = all ? all->united(rect) : rect; };
    for (const Element& band : m_scene->m_bands)
        add(band.bounds);
    for (const auto& [key, group] : m_scene->m_groups)
        add(group->bounds);
    return all.value_or(Rect());
}

std::size_t Diagram::size() const
{
    std::size_t count = m_scene->m_bands.size();
    for (const auto& [key, group] : m_scene->m_groups)
        count += group->elements.size();
    return count;
}

const Element* Diagram::find(ObjectId object) const
{
    const azure::Document& document = m_scene->m_document;
    GroupKey key = boxKey(object);
    if (const auto* peering = document.find(PeeringId::of(object)))
        key = pairKey(peering->virtualNetwork, peering->remoteVirtualNetwork);
    else if (!azure::isPlaced(object.kind()) && object.kind() != Kind::Connection) {
        ObjectId inside = object;
        if (object.kind() == Kind::VirtualMachine) {
            const auto nics = document.referrers(object, Kind::NetworkInterface);
            inside = nics.empty() ? ObjectId() : nics.front();
        }
        key = boxKey(azure::vnetOf(document, inside));
    }
    const auto group = m_scene->m_groups.find(key);
    if (group == m_scene->m_groups.end())
        return nullptr;
    const ObjectId drawn = drawnAs(document, object);
    const Element* second = nullptr;
    for (const Element& element : group->second->elements) {
        if (element.object == object)
            return &element;
        if (element.object == drawn)
            second = &element;
    }
    return second;
}

void Diagram::forEachIn(const Rect& area, const std::function<void(const Element&)>& visit) const
{
    for (const Element& band : m_scene->m_bands) {
        if (band.bounds.intersects(area))
            visit(band);
    }
    std::vector<const Group*> groups;
    m_scene->m_grid.query(area, [&](const Group& group) { groups.push_back(&group); });
    std::sort(groups.begin(), groups.end(), byPaintOrder);
    for (const Group* group : groups) {
        for (const Element& element : group->elements) {
            if (element.bounds.intersects(area))
                visit(element);
        }
    }
}

void Diagram::forEach(const std::function<void(const Element&)>& visit) const
{
    forEachIn(bounds().grown(10), visit);
}

namespace {

double distanceToLine(Point p, const std::vector<Point>& line)
{
    double best = 1e18;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double size = dx * dx + dy * dy;
        const double t =
            size > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / size, 0.0, 1.0) : 0;
        best = std::min(best, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
    }
    return best;
}

HitPart partOf(const Element& element, Point point)
{
    const bool resizable = azure::isPlaced(element.object.kind());
    if (resizable && point.x > element.box.right() - 12 && point.y > element.box.bottom() - 12)
        return HitPart::ResizeHandle;
    if (element.kind == ElementKind::VirtualNetwork && point.y < element.box.y + kHeaderHeight)
        return point.x < element.box.center().x ? HitPart::Title : HitPart::Header;
    if (element.kind == ElementKind::Subnet && point.y < element.box.y + 28)
        return HitPart::Header;
    return HitPart::Body;
}

} // namespace

Hit Diagram::hitTest(Point point, double tolerance) const
{
    const Rect around = Rect{point.x, point.y, 0, 0}.grown(std::max(tolerance, 0.01));
    std::vector<const Group*> groups;
    m_scene->m_grid.query(around, [&](const Group& group) { groups.push_back(&group); });
    std::sort(groups.begin(), groups.end(), byPaintOrder);
    // Lines lie on top, but a box that is hit squarely wins over a line that passes near.
    Hit hit;
    for (const Group* group : groups) {
        if (group->connector)
            continue;
        for (const Element& element : group->elements) {
            if (element.object && element.box.contains(point))
                hit = {partOf(element, point), &element};
        }
    }
    double nearest = tolerance;
    for (const Group* group : groups) {
        if (!group->connector || hit.element != nullptr)
            continue;
        for (const Element& element : group->elements) {
            const double distance = distanceToLine(point, element.path);
            if (distance <= nearest) {
                nearest = distance;
                hit.part = HitPart::Line;
            }
        }
    }
    if (hit.part == HitPart::Line) {
        for (const Group* group : groups) {
            if (!group->connector)
                continue;
            for (const Element& element : group->elements) {
                if (distanceToLine(point, element.path) <= nearest)
                    return {HitPart::Line, &element};
            }
        }
    }
    return hit;
}

std::vector<ObjectId> Diagram::objectsIn(const Rect& area, bool touching) const
{
    std::vector<ObjectId> ids;
    std::vector<const Group*> groups;
    m_scene->m_grid.query(area, [&](const Group& group) { groups.push_back(&group); });
    for (const Group* group : groups) {
        for (const Element& element : group->elements) {
            if (!element.object)
                continue;
            const bool inside =
                area.contains(element.box) || (touching && area.intersects(element.box));
            // What stands inside a box that is taken whole comes with it.
            if (inside)
                ids.push_back(element.object);
            if (inside && element.kind == ElementKind::VirtualNetwork)
                break;
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::string Diagram::regionAt(Point point) const
{
    for (const Element& band : m_scene->m_bands) {
        if (band.kind == ElementKind::RegionBand && band.box.contains(point))
            return band.band.str();
    }
    return {};
}

std::vector<const Element*> Diagram::connectorsOf(ObjectId object) const
{
    std::vector<const Element*> found;
    const azure::Document& document = m_scene->m_document;
    const VnetId vnet = azure::vnetOf(document, object);
    for (const ObjectId id : document.referrers(vnet ? ObjectId(vnet) : object, Kind::Peering)) {
        if (const Element* element = find(id))
            found.push_back(element);
    }
    document.all<azure::Connection>().forEach([&](ConnectionId id, const auto&) {
        const ConnectionEnds ends = connectionEnds(document, id);
        if (ends.from == ObjectId(vnet) || ends.to == ObjectId(vnet) || ends.to == object) {
            if (const Element* element = find(id))
                found.push_back(element);
        }
    });
    return found;
}

std::vector<Element>
Diagram::preview(const std::vector<std::pair<ObjectId, azure::Placement>>& placements) const
{
    azure::Transaction transaction(m_scene->m_document);
    for (const auto& [id, placement] : placements)
        transaction.place(id, placement);
    const azure::Document& document = transaction.document();
    std::vector<Element> elements;
    std::unordered_map<ObjectId, Rect> moved;
    for (const auto& [id, placement] : placements) {
        const Rect rect = boxRect(document, id);
        moved[id] = rect;
        std::vector<Element> made = id.kind() == Kind::VirtualNetwork
                                        ? buildNetwork(document, VnetId::of(id), rect)
                                        : buildFreeBox(document, id, rect);
        std::move(made.begin(), made.end(), std::back_inserter(elements));
    }
    const auto rectOf = [&](ObjectId id) -> const Rect* {
        const auto found = moved.find(id);
        return found != moved.end() ? &found->second : m_scene->rectOf(id);
    };
    // Boxes that are being moved are no obstacles where they were.
    const BoxQuery boxes = [&](const Rect& area, const BoxVisitor& visit) {
        m_scene->m_grid.query(area, [&](const Group& group) {
            ObjectId id;
            id.value = static_cast<std::uint32_t>(group.key);
            if (!group.connector && !moved.contains(id))
                visit(group.bounds);
        });
        for (const auto& [id, rect] : moved) {
            if (rect.intersects(area))
                visit(rect);
        }
    };
    std::set<GroupKey> done;
    for (const auto& [id, placement] : placements) {
        for (const Element* connector : connectorsOf(id)) {
            const Rect* from = rectOf(connector->from);
            const Rect* to = rectOf(connector->to);
            if (from == nullptr || to == nullptr)
                continue;
            if (connector->object.kind() == Kind::Connection) {
                if (done.insert(boxKey(connector->object)).second)
                    elements.push_back(buildConnection(document,
                                                       ConnectionId::of(connector->object),
                                                       routeConnector(*from, *to, boxes), boxes));
                continue;
            }
            const VnetId a = std::min(VnetId::of(connector->from), VnetId::of(connector->to));
            const VnetId b = std::max(VnetId::of(connector->from), VnetId::of(connector->to));
            if (!done.insert(pairKey(a, b)).second)
                continue;
            std::vector<Element> made =
                buildPeerings(document, a, b, routeConnector(*rectOf(a), *rectOf(b), boxes), boxes);
            std::move(made.begin(), made.end(), std::back_inserter(elements));
        }
    }
    return elements;
}

} // namespace peerscape::diagram
