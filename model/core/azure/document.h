#pragma once

#include "core/azure/address_index.h"
#include "core/azure/change_set.h"
#include "core/azure/layout.h"
#include "core/azure/name_index.h"
#include "core/azure/resources.h"
#include "core/base/persistent_array.h"
#include "core/base/shared_list.h"

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace peerscape::azure {

/// A document keeps no more statements than this.
inline constexpr std::size_t kMostExpectations = 1000;

/// Settings that belong to a document and change what it means or shows.
struct DocumentSettings
{
    Text title;
    Text noneList = "obs-2026";     ///< Reserved-prefix profile id (2.4).
    bool showSubscriptions = false; ///< Draw subscription and tenant frames.
    Layers hiddenLayers;            ///< What the drawing leaves out.
    /// Statements that the design is held to (expectation_text.h), in the words of who wrote them.
    std::vector<Text> expectations;
    /// Members of the file that nobody knows, as raw JSON: top-level ones, and under "settings",
    /// "nextIds" and "layout" what stands unknown in those.
    Text extra;
    bool operator==(const DocumentSettings&) const = default;
};

/// Whether tables hold resources of a type in place: the small ones that an estate has by the
/// million, and peerings, of which an edit changes all thousand of a hub. Of the others an edit
/// copies a pointer instead of the resource's neighbours.
template<class R>
inline constexpr bool kHeldInPlace =
    R::kKind == Kind::NetworkInterface || R::kKind == Kind::VirtualMachine
    || R::kKind == Kind::PublicIpAddress || R::kKind == Kind::Peering;

/// All resources of one kind, by id, in document order (the order in which they were made).
template<class R>
class Table
{
public:
    using IdType = Id<R::kKind>;

    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    /// The resource or null. The pointer lives as long as the document that was asked.
    [[nodiscard]] const R* find(IdType id) const
    {
        const Item* item = m_items.find(id.index);
        return item != nullptr ? &held(*item) : nullptr;
    }
    /// Has the processor fetch a resource that is asked for soon, of many that lie in no cache.
    void prefetch(IdType id) const
    {
        constexpr std::size_t kLine = 64;
        if (const R* resource = find(id)) {
            for (std::size_t at = 0; at < sizeof(R); at += kLine)
                __builtin_prefetch(reinterpret_cast<const char*>(resource) + at);
        }
    }
    /// Calls `visit(IdType, const R&)` in document order. O(n).
    template<class Visit>
    void forEach(Visit&& visit) const
    {
        m_items.forEach(
            [&](std::uint32_t index, const Item& item) { visit(IdType(index), held(item)); });
    }
    /// One more than the largest number ever given out. O(1).
    [[nodiscard]] std::uint32_t nextIndex() const { return m_nextIndex; }

private:
    friend class Document;
    friend class Transaction;
    using Item = std::conditional_t<kHeldInPlace<R>, R, std::shared_ptr<const R>>;

    static const R& held(const R& item) { return item; }
    static const R& held(const std::shared_ptr<const R>& item) { return *item; }
    static Item hold(R resource)
    {
        if constexpr (kHeldInPlace<R>)
            return resource;
        else
            return std::make_shared<const R>(std::move(resource));
    }

    PersistentArray<Item> m_items;
    std::uint32_t m_nextIndex = 1;
};

/// A design: resources, where they are drawn, and settings. An immutable value that is O(1) to copy
/// and shares all unchanged parts with the versions before it; changed only through a Transaction.
class Document
{
public:
    /// The resource or null, also when `id` is none.
    template<Kind K>
    [[nodiscard]] const auto* find(Id<K> id) const
    {
        return std::get<static_cast<std::size_t>(K) - 1>(m_tables).find(id);
    }
    /// All resources of one type: `document.all<VirtualNetwork>()`.
    template<class R>
    [[nodiscard]] const Table<R>& all() const
    {
        return std::get<Table<R>>(m_tables);
    }
    /// Whether an object with this id exists.
    [[nodiscard]] bool contains(ObjectId id) const;
    /// The name of any object, empty when it does not exist. For a subnet or peering the bare name.
    [[nodiscard]] Text nameOf(ObjectId id) const;

    /// The objects of a kind with this name, letter case aside, in one scope, in document order.
    /// The scope of subnets and peerings is their network, of resource groups their subscription,
    /// of notes and subscriptions none, of others their resource group. O(matches).
    [[nodiscard]] std::vector<ObjectId> named(Kind kind, ObjectId scope,
                                              std::string_view name) const;

    /// The objects that refer to `id`, sorted by kind, then document order. O(1). Not kept for
    /// resource groups and subscriptions, which nearly everything refers to.
    [[nodiscard]] std::span<const ObjectId> referrers(ObjectId id) const;
    /// Those of one kind, as a contiguous part of the above. O(log n). An object that refers twice
    /// is listed once.
    [[nodiscard]] std::span<const ObjectId> referrers(ObjectId id, Kind kind) const;

    /// Who occupies which addresses: the networks, and peerings towards networks that are gone,
    /// which keep their space (3.7.3).
    [[nodiscard]] const AddressIndex& occupied() const { return m_occupied; }
    /// Number of networks and peerings of which this does not say everything: networks without a
    /// prefix, for which peerings stand in, and peerings of single subnets. O(1).
    [[nodiscard]] std::size_t occupyingOtherwise() const { return m_occupyingOtherwise; }

    /// Where the object was put, or null when nobody has placed it.
    [[nodiscard]] const Placement* placement(ObjectId id) const;
    /// The points through which somebody bent a line, in its own direction, or null. Of a peering
    /// one side keeps them for both: ask azure::bendsOf (lines.h).
    [[nodiscard]] const std::vector<Point>* bends(ObjectId id) const;
    /// Calls `visit(ObjectId, const std::vector<Point>&)` for every line that keeps bends.
    /// O(those).
    template<class Visit>
    void forEachBent(Visit&& visit) const
    {
        for (const Kind kind : {Kind::Peering, Kind::Connection})
            m_bends[bendSlot(kind)].forEach(
                [&](std::uint32_t index, const std::vector<Point>& bends) {
                    visit(ObjectId(kind, index), bends);
                });
    }
    [[nodiscard]] const DocumentSettings& settings() const { return *m_settings; }

    /// Number of resources of all kinds. O(kinds).
    [[nodiscard]] std::size_t size() const;

    /// Calls `visit(table)` for each of the tables, in the order of Kind.
    template<class Visit>
    void forEachTable(Visit&& visit) const
    {
        std::apply([&](const auto&... table) { (visit(table), ...); }, m_tables);
    }

    /// Calls `visit(typed id, const R&)` with the object, if it exists; says whether it does.
    template<class Visit>
    bool visit(ObjectId id, Visit&& visit) const
    {
        const auto visitIn = [&](const auto& table) {
            using IdType = typename std::decay_t<decltype(table)>::IdType;
            const auto* resource = table.find(IdType(id.index()));
            if (resource != nullptr)
                visit(IdType(id.index()), *resource);
            return resource != nullptr;
        };
        const auto isOfKind = [&](const auto& table) {
            return std::decay_t<decltype(table)>::IdType::kKind == id.kind();
        };
        // No further table is looked at than the one of this kind.
        bool found = false;
        std::apply(
            [&](const auto&... table) {
                (void)((isOfKind(table) && ((found = visitIn(table)), true)) || ...);
            },
            m_tables);
        return found;
    }

    /// What turns `before` into `after`. Proportional to the difference.
    [[nodiscard]] static ChangeSet diff(const Document& before, const Document& after);
    /// Same resources, placements and settings with the same ids. O(difference).
    friend bool operator==(const Document& a, const Document& b) { return diff(a, b).empty(); }

    Document();

private:
    friend class Transaction;
    // In the order of Kind, which `find` relies on.
    using Tables =
        std::tuple<Table<Subscription>, Table<ResourceGroup>, Table<VirtualNetwork>, Table<Subnet>,
                   Table<Peering>, Table<NetworkInterface>, Table<VirtualMachine>,
                   Table<RouteTable>, Table<NetworkSecurityGroup>, Table<ApplicationSecurityGroup>,
                   Table<PublicIpAddress>, Table<NatGateway>, Table<VirtualNetworkGateway>,
                   Table<LocalNetworkGateway>, Table<Connection>, Table<ExpressRouteCircuit>,
                   Table<PrivateEndpoint>, Table<AzureFirewall>, Table<BastionHost>,
                   Table<LoadBalancer>, Table<RouteServer>, Table<UnknownResource>, Table<Note>>;
    static constexpr std::size_t bendSlot(Kind kind) { return kind == Kind::Peering ? 0 : 1; }

    Tables m_tables;
    NameIndex m_names;
    AddressIndex m_occupied;
    std::size_t m_occupyingOtherwise = 0;
    std::array<PersistentArray<SharedList<ObjectId>>, kKindCount> m_referrers;
    std::array<PersistentArray<Placement>, kKindCount> m_placements;
    std::array<PersistentArray<std::vector<Point>>, 2> m_bends; ///< See bendSlot.
    std::shared_ptr<const DocumentSettings> m_settings;
};

/// Builds the next version of a document. Changes are collected in a working copy; nothing of the
/// original changes. A transaction checks no rules: `edit` and `read` do.
class Transaction
{
public:
    explicit Transaction(Document base)
        : m_document(base)
        , m_base(std::move(base))
    {
    }

    /// The document as it stands with the changes so far.
    [[nodiscard]] const Document& document() const
    {
        indexNames();
        return m_document;
    }

    /// Adds a resource at the end of its kind and gives its new id. O(log n + references).
    template<class R>
    Id<R::kKind> add(R resource)
    {
        auto& table = std::get<Table<R>>(m_document.m_tables);
        const Id<R::kKind> id(table.m_nextIndex);
        put(id, std::move(resource));
        return id;
    }
    /// Stores a resource under an id of the caller's (reading a file, undoing): replaces or adds.
    template<class R>
    void put(Id<R::kKind> id, R resource);
    /// Changes a resource in place: `change(R&)` gets a copy that is then stored. The id must
    /// exist.
    template<Kind K, class Change>
    void update(Id<K> id, Change&& change)
    {
        const auto* current = m_document.find(id);
        if (current == nullptr)
            return;
        auto copy = *current;
        change(copy);
        if (!(copy == *current))
            put(id, std::move(copy));
    }
    /// Removes an object, its placement and its bends. References to it stay where they are: clear
    /// them first.
    void remove(ObjectId id);

    void place(ObjectId id, const Placement& placement);
    void unplace(ObjectId id);
    /// Bends a line, for which `isLine` holds; no bends let it run as it is routed.
    void bend(ObjectId line, std::vector<Point> bends);
    void setSettings(DocumentSettings settings);
    /// Never give out an index below this for `kind` (reading a file that remembers deleted ids).
    void reserveIndex(Kind kind, std::uint32_t nextIndex);

    /// The finished version. The changes are those between the base and the result.
    [[nodiscard]] Document take() { return document(); }
    [[nodiscard]] ChangeSet changes() const { return Document::diff(m_base, m_document); }

private:
    /// Puts the names that came since the last time into the index: reading adds a million before
    /// anybody looks for one.
    void indexNames() const
    {
        if (!m_newNames.empty())
            indexNewNames();
    }
    void indexNewNames() const;
    template<class R>
    void occupy(ObjectId id, const R* before, const R* after);
    void addReferrer(ObjectId target, ObjectId source);
    void removeReferrer(ObjectId target, ObjectId source);

    /// What a resource refers to, for `put`: kept, as it is asked for thousands of times.
    struct References
    {
        std::vector<ObjectId> before;
        std::vector<ObjectId> after;
        std::vector<ObjectId> changed;
    };

    mutable Document m_document;
    References m_references;
    mutable std::vector<NameIndex::Entry> m_newNames; ///< Of `m_document`, not in its index yet.
    Document m_base;
};

} // namespace peerscape::azure
