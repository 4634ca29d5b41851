#pragma once

#include "core/azure/peering_state.h"
#include "core/base/persistent_array.h"
#include "core/route/affected.h"
#include "core/route/layers.h"
#include "core/route/merge.h"
#include "core/route/route_engine.h"

#include <tuple>

namespace peerscape::route {

/// The state of a RouteEngine: the document, the layers by network, gateway network and route
/// table, and their versions. Copies share everything. A layer is replaced, and its version counted
/// up, only when it really differs, so that stamps change no more often than tables.
class RouteEngine::Layers
{
public:
    explicit Layers(azure::Document document);

    void update(azure::Document next, const azure::ChangeSet& changes);

    [[nodiscard]] const azure::Document& document() const { return m_document; }
    /// Calls `use(MergeInput)`; gives `otherwise` for a subnet or network that does not exist.
    template<class Result, class Use>
    [[nodiscard]] Result withInput(SubnetId subnet, Result otherwise, Use&& use) const;
    /// What the gateways in force for a network have learned, null without any, and the peering
    /// with transit that brings it.
    [[nodiscard]] std::pair<const GatewayLayer*, PeeringId> gatewayInForce(VnetId vnet) const;
    [[nodiscard]] TableStamp stamp(SubnetId subnet) const;
    [[nodiscard]] std::vector<net::Prefix> advertisedPrefixes(VnetId vnet) const;
    [[nodiscard]] const std::vector<VnetId>& touchedVnets() const;

private:
    /// What decides which layers of others a network has. Small, because a switch of a hub asks for
    /// that of a thousand spokes.
    struct Vnet
    {
        std::uint64_t version = 0;
        azure::TransitPair pair;
        /// The user of `pair` while it is in force: not with a gateway of its own.
        PeeringId transit;
        VnetId hub; ///< The network behind `transit`.
    };
    /// What a network has of its own peerings.
    struct SystemLayers
    {
        std::shared_ptr<const PeerLayer> peers;
        std::shared_ptr<const EndpointLayer> endpoints; ///< Null when it sees none.
    };
    /// Of a network that has a gateway or route server of its own.
    struct Gateway
    {
        std::uint64_t version = 0;
        std::shared_ptr<const GatewayLayer> layer;
    };
    struct User
    {
        std::uint64_t version = 0;
        std::shared_ptr<const UserLayer> layer;
    };
    /// What the last update touched; the networks follow from it on demand.
    struct Touched
    {
        bool all = false;
        std::vector<VnetId> vnets;
        std::vector<VnetId> gateways; ///< Networks whose gateway layer or presence changed.
        std::vector<RouteTableId> routeTables;
    };

    void apply(Affected affected);
    void applyNetworks(const Affected& affected);
    void applyLinks(const Affected& affected);
    void applyGatewayPresence(Affected& affected);
    void applyTransit(Affected& affected);
    /// Puts a network's transit in or out of force as its pair says now.
    void decideTransit(VnetId vnet, Affected& affected);
    void applyGateways(Affected& affected);
    void applyEndpoints(const Affected& affected);
    void applyEndpointLinks(VnetId vnet, std::span<const PeeringId> links);
    void applyOwnEndpoints(VnetId vnet);
    void replaceEndpoints(VnetId vnet, std::vector<EndpointLayer::Row> rows);
    void applyTables(const Affected& affected);
    /// The state of a network, to be changed: its tables have another version from now on.
    Vnet& touch(VnetId vnet);
    void useNoneList();

    azure::Document m_document;
    PersistentArray<Vnet> m_vnets;
    PersistentArray<SystemLayers> m_systemLayers; ///< Of the same networks.
    PersistentArray<Gateway> m_gateways;
    PersistentArray<User> m_routeTables;
    PersistentArray<std::uint64_t> m_subnets;
    const NoneList* m_noneList = nullptr;
    std::uint64_t m_defaults = 0;
    std::uint64_t m_clock = 0;
    Touched m_touched;
    mutable std::vector<VnetId> m_touchedVnets;
    mutable bool m_touchedKnown = true;
};

template<class Result, class Use>
Result RouteEngine::Layers::withInput(SubnetId id, Result otherwise, Use&& use) const
{
    const azure::Subnet* subnet = m_document.find(id);
    const azure::VirtualNetwork* vnet =
        subnet != nullptr ? m_document.find(subnet->virtualNetwork) : nullptr;
    const SystemLayers* system =
        vnet != nullptr ? m_systemLayers.find(subnet->virtualNetwork.index) : nullptr;
    if (system == nullptr)
        return otherwise;
    MergeInput input{.document = m_document,
                     .subnetId = id,
                     .subnet = *subnet,
                     .vnet = *vnet,
                     .peers = *system->peers,
                     .endpoints = system->endpoints.get(),
                     .through = {},
                     .noneList = m_noneList};
    std::tie(input.gateway, input.through) = gatewayInForce(subnet->virtualNetwork);
    if (const User* user = m_routeTables.find(subnet->routeTable.index)) {
        input.user = user->layer.get();
        input.routeTable = m_document.find(subnet->routeTable);
    }
    return use(input);
}

} // namespace peerscape::route
