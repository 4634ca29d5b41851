#pragma once

#include "core/route/effective_route.h"

#include <memory>
#include <optional>
#include <span>

namespace peerscape::route {

struct MergeInput;

/// Stamp of everything a subnet's table is made of: equal stamps of one engine, or of an engine and
/// a copy taken from it since, mean an equal table (performance.md 6.4). Each part is a version, 0
/// where there is nothing of the kind.
struct TableStamp
{
    std::uint64_t defaults = 0;   ///< The reserved-prefix profile.
    std::uint64_t vnet = 0;       ///< Address space, peerings, private endpoints, transit.
    std::uint64_t gateway = 0;    ///< What the gateways in force have learned.
    std::uint64_t routeTable = 0; ///< The associated route table.
    std::uint64_t subnet = 0;     ///< Association, service endpoints, families.
    bool operator==(const TableStamp&) const = default;
};

/// Effective routes of a document, kept up to date edit by edit. Holds shared layers (defaults, own
/// space, peerings, gateway, user routes) and versions; a table is merged when somebody asks for
/// it, no table is stored. Not thread-safe; a copy for a worker is cheap (layers are shared).
class RouteEngine
{
public:
    /// Builds all layers. O(document).
    explicit RouteEngine(azure::Document document);
    ~RouteEngine();
    RouteEngine(const RouteEngine&);
    RouteEngine(RouteEngine&&) noexcept;
    RouteEngine& operator=(RouteEngine);

    /// Goes on to `next`; `changes` must be what differs from the current document. Costs what
    /// performance.md §6 says for each kind of edit; a layout-only change costs nothing. The result
    /// equals a fresh engine's (property-tested).
    void update(azure::Document next, const azure::ChangeSet& changes);

    [[nodiscard]] const azure::Document& document() const;

    /// The effective routes of a subnet, GatewaySubnet included; an empty table for an unknown id.
    /// O(rows).
    [[nodiscard]] EffectiveRouteTable table(SubnetId subnet) const;
    /// The same into a table whose storage is used again, as views do that keep tables current.
    void tableInto(SubnetId subnet, EffectiveRouteTable& table) const;
    /// A table to be made of a subnet, whose storage is used again.
    struct Wanted
    {
        SubnetId subnet;
        EffectiveRouteTable* table = nullptr;
    };
    /// Those of many subnets, each into a table of its own: in less time than one after the other,
    /// because what the next ones are made of is fetched meanwhile.
    void tablesInto(std::span<const Wanted> wanted) const;
    /// That of a NIC: its primary configuration's subnet.
    [[nodiscard]] EffectiveRouteTable table(NicId nic) const;
    /// The rows of a subnet's table that hold an address, in their order and with their states;
    /// `beatenBy` counts within the result. Takes a fraction of what the whole table costs.
    [[nodiscard]] EffectiveRouteTable tableTowards(SubnetId subnet,
                                                   const net::Address& destination) const;
    /// What the gateways in force for a network have learned that holds an address, whatever route
    /// tables and other rows make of it: the longest prefix first. Empty without a gateway.
    [[nodiscard]] std::vector<EffectiveRoute> learnedTowards(VnetId vnet,
                                                             const net::Address& destination) const;
    /// What a subnet's table would be merged from, for those who ask the layers themselves; nothing
    /// for an unknown id. Valid until the next update. O(1).
    [[nodiscard]] std::optional<MergeInput> layersOf(SubnetId subnet) const;
    /// The version of a subnet's table. O(1).
    [[nodiscard]] TableStamp stamp(SubnetId subnet) const;
    /// Number of rows of a subnet's table. O(rows).
    [[nodiscard]] std::size_t rowCount(SubnetId subnet) const;

    /// What a gateway announces to on-premises (4.4.5, 4.8): the network's space and that of spokes
    /// with transit in force, or the summarised form.
    [[nodiscard]] std::vector<net::Prefix> advertisedPrefixes(VnetId gatewayVnet) const;

    /// The networks whose tables the last update may have changed, sorted. For messages and views;
    /// worked out when asked for. O(result).
    [[nodiscard]] const std::vector<VnetId>& touchedVnets() const;

private:
    friend class NextHopFinder;
    class Layers;
    std::unique_ptr<Layers> m_layers;
};

} // namespace peerscape::route
