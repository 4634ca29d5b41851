#include "core/azure/document.h"

#include "core/azure/references.h"
#include "core/base/sort_unique.h"

#include <algorithm>
#include <array>
#include <optional>

namespace peerscape::azure {

namespace {

std::size_t slot(Kind kind)
{
    return static_cast<std::size_t>(kind);
}

/// The ids that a resource refers to and that keep a reverse list, in the order of its fields.
template<class R>
void collectReferences(const R* resource, std::vector<ObjectId>& ids)
{
    ids.clear();
    if (resource != nullptr) {
        visitReferences(*resource, [&](ObjectId id) {
            if (id && id.kind() != Kind::ResourceGroup && id.kind() != Kind::Subscription)
                ids.push_back(id);
        });
    }
}

/// Whether two versions of a resource refer to the same objects in the same order: nearly every
/// change leaves them, and is not worth two lists.
template<class R>
bool sameReferences(const R& before, const R& after)
{
    std::array<ObjectId, 8> few{};
    std::size_t count = 0;
    visitReferences(before, [&](ObjectId id) {
        if (count < few.size())
            few[count] = id;
        ++count;
    });
    if (count > few.size())
        return false; // or not looked at
    bool same = true;
    std::size_t next = 0;
    visitReferences(after, [&](ObjectId id) {
        same = same && next < count && few[next] == id;
        ++next;
    });
    return same && next == count;
}

/// Where the name of a resource must be unique.
template<class R>
ObjectId scopeOf(const R& resource)
{
    if constexpr (requires { resource.resourceGroup; })
        return resource.resourceGroup;
    else if constexpr (requires { resource.subscription; })
        return resource.subscription;
    else if constexpr (requires { resource.virtualNetwork; })
        return resource.virtualNetwork;
    else
        return {};
}

/// The scope by which the index knows an object. Names of children repeat from network to network;
/// those of others seldom do, and are looked for in the whole document too.
ObjectId indexedScope(Kind kind, ObjectId scope)
{
    return kind == Kind::Subnet || kind == Kind::Peering ? scope : ObjectId();
}

} // namespace

Document::Document()
    : m_settings(std::make_shared<const DocumentSettings>())
{
}

bool Document::contains(ObjectId id) const
{
    return visit(id, [](auto, const auto&) {});
}

Text Document::nameOf(ObjectId id) const
{
    Text name;
    visit(id, [&](auto, const auto& resource) { name = resource.name; });
    return name;
}

std::vector<ObjectId> Document::named(Kind kind, ObjectId scope, std::string_view name) const
{
    std::vector<ObjectId> ids;
    for (const ObjectId id : m_names.candidates(kind, indexedScope(kind, scope), name)) {
        if (id.kind() != kind)
            continue;
        visit(id, [&](auto, const auto& resource) {
            if ((!scope || scopeOf(resource) == scope) && equalsIgnoringCase(resource.name, name))
                ids.push_back(id);
        });
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::span<const ObjectId> Document::referrers(ObjectId id) const
{
    const SharedList<ObjectId>* list = m_referrers[slot(id.kind())].find(id.index());
    return list != nullptr ? list->items() : std::span<const ObjectId>();
}

std::span<const ObjectId> Document::referrers(ObjectId id, Kind kind) const
{
    const std::span<const ObjectId> list = referrers(id);
    const auto first = std::lower_bound(list.begin(), list.end(), ObjectId(kind, 0));
    const auto last = std::upper_bound(first, list.end(), ObjectId(kind, ObjectId::kMaxIndex));
    return {first, last};
}

const Placement* Document::placement(ObjectId id) const
{
    return m_placements[slot(id.kind())].find(id.index());
}

const std::vector<Point>* Document::bends(ObjectId id) const
{
    return isLine(id.kind()) ? m_bends[bendSlot(id.kind())].find(id.index()) : nullptr;
}

std::size_t Document::size() const
{
    std::size_t count = 0;
    forEachTable([&](const auto& table) { count += table.size(); });
    return count;
}

ChangeSet Document::diff(const Document& before, const Document& after)
{
    ChangeSet changes;
    before.forEachTable([&](const auto& table) {
        using TableType = std::decay_t<decltype(table)>;
        using IdType = typename TableType::IdType;
        const auto& other = std::get<TableType>(after.m_tables);
        std::decay_t<decltype(table.m_items)>::diff(
            table.m_items, other.m_items, [&](std::uint32_t index, const auto* a, const auto* b) {
                const ObjectId id = IdType(index);
                if (a == nullptr)
                    changes.added.push_back(id);
                else if (b == nullptr)
                    changes.removed.push_back(id);
                else if (!(TableType::held(*a) == TableType::held(*b)))
                    changes.updated.push_back(id);
            });
    });
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
        PersistentArray<Placement>::diff(
            before.m_placements[kind], after.m_placements[kind],
            [&](std::uint32_t index, const Placement*, const Placement*) {
                changes.moved.emplace_back(static_cast<Kind>(kind), index);
            });
        if (!isLine(static_cast<Kind>(kind)))
            continue;
        const std::size_t bent = bendSlot(static_cast<Kind>(kind));
        PersistentArray<std::vector<Point>>::diff(
            before.m_bends[bent], after.m_bends[bent],
            [&](std::uint32_t index, const std::vector<Point>*, const std::vector<Point>*) {
                changes.moved.emplace_back(static_cast<Kind>(kind), index);
            });
    }
    changes.settingsChanged =
        before.m_settings != after.m_settings && !(*before.m_settings == *after.m_settings);
    return changes;
}

template<class R>
void Transaction::occupy(ObjectId id, const R* before, const R* after)
{
    constexpr bool kIsPeering = std::is_same_v<R, Peering>;
    if constexpr (kIsPeering || std::is_same_v<R, VirtualNetwork>) {
        const auto spaceOf = [](const R* resource) -> std::optional<std::span<const net::Prefix>> {
            if (resource == nullptr)
                return std::nullopt;
            if constexpr (!kIsPeering)
                return resource->addressPrefixes;
            else if (!resource->remoteVirtualNetwork)
                return resource->remoteAddressSpace;
            return std::nullopt;
        };
        const auto occupiesOtherwise = [](const R* resource) {
            if (resource == nullptr)
                return false;
            if constexpr (kIsPeering)
                return !resource->peerCompleteVnets;
            else
                return resource->addressPrefixes.empty();
        };
        m_document.m_occupyingOtherwise += occupiesOtherwise(after) ? 1U : 0U;
        m_document.m_occupyingOtherwise -= occupiesOtherwise(before) ? 1U : 0U;
        const auto was = spaceOf(before);
        const auto is = spaceOf(after);
        if (was && is && std::equal(was->begin(), was->end(), is->begin(), is->end()))
            return;
        if (was)
            m_document.m_occupied.remove(id, *was);
        if (is)
            m_document.m_occupied.add(id, *is);
    }
}

template<class R>
void Transaction::put(Id<R::kKind> id, R resource)
{
    auto& table = std::get<Table<R>>(m_document.m_tables);
    const R* current = table.find(id);
    const bool moved =
        current != nullptr
        && !(current->name == resource.name && scopeOf(*current) == scopeOf(resource));
    if (moved) {
        indexNames();
        m_document.m_names.remove(id, indexedScope(R::kKind, scopeOf(*current)), current->name);
    }
    if (moved || current == nullptr)
        m_newNames.push_back(
            NameIndex::entry(id, indexedScope(R::kKind, scopeOf(resource)), resource.name));
    occupy<R>(id, current, &resource);
    if (current == nullptr || !sameReferences(*current, resource)) {
        auto& [before, after, changed] = m_references;
        collectReferences<R>(current, before);
        collectReferences<R>(&resource, after);
        sortUnique(before);
        sortUnique(after);
        changed.clear();
        std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                            std::back_inserter(changed));
        for (const ObjectId target : changed)
            removeReferrer(target, id);
        changed.clear();
        std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                            std::back_inserter(changed));
        for (const ObjectId target : changed)
            addReferrer(target, id);
    }
    table.m_items.set(id.index, Table<R>::hold(std::move(resource)));
    table.m_nextIndex = std::max(table.m_nextIndex, id.index + 1);
}

template void Transaction::put(SubscriptionId, Subscription);
template void Transaction::put(ResourceGroupId, ResourceGroup);
template void Transaction::put(VnetId, VirtualNetwork);
template void Transaction::put(SubnetId, Subnet);
template void Transaction::put(PeeringId, Peering);
template void Transaction::put(NicId, NetworkInterface);
template void Transaction::put(VmId, VirtualMachine);
template void Transaction::put(RouteTableId, RouteTable);
template void Transaction::put(NsgId, NetworkSecurityGroup);
template void Transaction::put(AsgId, ApplicationSecurityGroup);
template void Transaction::put(PublicIpId, PublicIpAddress);
template void Transaction::put(NatGatewayId, NatGateway);
template void Transaction::put(GatewayId, VirtualNetworkGateway);
template void Transaction::put(SiteId, LocalNetworkGateway);
template void Transaction::put(ConnectionId, Connection);
template void Transaction::put(CircuitId, ExpressRouteCircuit);
template void Transaction::put(PrivateEndpointId, PrivateEndpoint);
template void Transaction::put(FirewallId, AzureFirewall);
template void Transaction::put(BastionId, BastionHost);
template void Transaction::put(LoadBalancerId, LoadBalancer);
template void Transaction::put(RouteServerId, RouteServer);
template void Transaction::put(UnknownId, UnknownResource);
template void Transaction::put(NoteId, Note);

void Transaction::indexNewNames() const
{
    m_document.m_names.add(m_newNames);
    m_newNames.clear();
}

void Transaction::remove(ObjectId id)
{
    indexNames();
    std::apply(
        [&](auto&... table) {
            const auto removeFrom = [&](auto& t) {
                using TableType = std::decay_t<decltype(t)>;
                using IdType = typename TableType::IdType;
                if (IdType::kKind != id.kind())
                    return;
                const auto* current = t.find(IdType(id.index()));
                if (current == nullptr)
                    return;
                m_document.m_names.remove(id, indexedScope(id.kind(), scopeOf(*current)),
                                          current->name);
                occupy(id, current, static_cast<decltype(current)>(nullptr));
                collectReferences(current, m_references.before);
                sortUnique(m_references.before);
                for (const ObjectId target : m_references.before)
                    removeReferrer(target, id);
                t.m_items.erase(id.index());
            };
            (removeFrom(table), ...);
        },
        m_document.m_tables);
    unplace(id);
    if (isLine(id.kind()))
        bend(id, {});
}

void Transaction::place(ObjectId id, const Placement& placement)
{
    m_document.m_placements[slot(id.kind())].set(id.index(), placement);
}

void Transaction::unplace(ObjectId id)
{
    m_document.m_placements[slot(id.kind())].erase(id.index());
}

void Transaction::bend(ObjectId line, std::vector<Point> bends)
{
    auto& table = m_document.m_bends[Document::bendSlot(line.kind())];
    if (bends.empty())
        table.erase(line.index());
    else
        table.set(line.index(), std::move(bends));
}

void Transaction::setSettings(DocumentSettings settings)
{
    m_document.m_settings = std::make_shared<const DocumentSettings>(std::move(settings));
}

void Transaction::reserveIndex(Kind kind, std::uint32_t nextIndex)
{
    std::apply(
        [&](auto&... table) {
            const auto reserve = [&](auto& t) {
                if (std::decay_t<decltype(t)>::IdType::kKind == kind)
                    t.m_nextIndex = std::max(t.m_nextIndex, nextIndex);
            };
            (reserve(table), ...);
        },
        m_document.m_tables);
}

void Transaction::addReferrer(ObjectId target, ObjectId source)
{
    SharedList<ObjectId>& list = m_document.m_referrers[slot(target.kind())].mutate(target.index());
    const auto items = list.items();
    const auto place = std::lower_bound(items.begin(), items.end(), source);
    list.insert(static_cast<std::size_t>(place - items.begin()), source);
}

void Transaction::removeReferrer(ObjectId target, ObjectId source)
{
    auto& lists = m_document.m_referrers[slot(target.kind())];
    SharedList<ObjectId>& list = lists.mutate(target.index());
    const auto items = list.items();
    const auto place = std::lower_bound(items.begin(), items.end(), source);
    if (place != items.end() && *place == source)
        list.erase(static_cast<std::size_t>(place - items.begin()));
    if (list.empty())
        lists.erase(target.index());
}

} // namespace peerscape::azure
