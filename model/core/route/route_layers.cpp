#include "core/route/route_layers.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/base/sort_unique.h"
#include "core/route/gateway_learning.h"

#include <algorithm>

namespace peerscape::route {

using azure::ChangeSet;
using azure::Document;

namespace {

/// Everything of a document that has a part in routes, as if it had just been added.
ChangeSet everythingAdded(const Document& document)
{
    ChangeSet changes;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const auto&) { changes.added.push_back(id); });
    document.all<azure::RouteTable>().forEach(
        [&](RouteTableId id, const auto&) { changes.added.push_back(id); });
    return changes;
}

} // namespace

RouteEngine::Layers::Layers(Document document)
    : m_document(std::move(document))
{
    useNoneList();
    // Networks bring their peerings, endpoints and gateways with them.
    Affected affected = findAffected(Document(), m_document, everythingAdded(m_document));
    m_document.all<azure::Subnet>().forEach(
        [&](SubnetId id, const auto&) { affected.subnets.push_back(id); });
    apply(std::move(affected));
    m_touched = {};
    m_touched.all = true;
    m_touchedKnown = false;
}

void RouteEngine::Layers::update(Document next, const ChangeSet& changes)
{
    m_touched = {};
    m_touchedVnets.clear();
    m_touchedKnown = false;
    const Document before = std::exchange(m_document, std::move(next));
    if (changes.layoutOnly())
        return;
    if (changes.settingsChanged)
        useNoneList();
    apply(findAffected(before, m_document, changes));
}

void RouteEngine::Layers::useNoneList()
{
    const NoneList* list = findNoneList(m_document.settings().noneList);
    // A profile that this version does not know: the newest one stands in for it.
    if (list == nullptr)
        list = &noneLists().front();
    if (list == m_noneList)
        return;
    m_noneList = list;
    m_defaults = ++m_clock;
    m_touched.all = true;
}

RouteEngine::Layers::Vnet& RouteEngine::Layers::touch(VnetId vnet)
{
    Vnet& state = m_vnets.mutate(vnet.index);
    state.version = ++m_clock;
    m_touched.vnets.push_back(vnet);
    return state;
}

void RouteEngine::Layers::apply(Affected affected)
{
    applyNetworks(affected);
    applyLinks(affected);
    applyGatewayPresence(affected);
    applyTransit(affected);
    applyGateways(affected);
    applyEndpoints(affected);
    applyTables(affected);
}

void RouteEngine::Layers::applyNetworks(const Affected& affected)
{
    for (const VnetId vnet : affected.removed) {
        m_vnets.erase(vnet.index);
        m_systemLayers.erase(vnet.index);
        m_touched.vnets.push_back(vnet);
    }
    for (const VnetId vnet : affected.space) {
        if (m_document.find(vnet) == nullptr)
            continue;
        touch(vnet);
        if (m_systemLayers.find(vnet.index) == nullptr)
            m_systemLayers.set(vnet.index, {std::make_shared<const PeerLayer>(), nullptr});
    }
}

void RouteEngine::Layers::applyLinks(const Affected& affected)
{
    std::vector<PeeringId> changed;
    for (std::size_t i = 0; i < affected.links.size();) {
        const VnetId vnet = affected.links[i].first;
        changed.clear();
        for (; i < affected.links.size() && affected.links[i].first == vnet; ++i)
            changed.push_back(affected.links[i].second);
        const SystemLayers* system = m_systemLayers.find(vnet.index);
        if (system == nullptr)
            continue;
        auto layer = patchPeers(m_document, vnet, *system->peers, changed);
        if (*layer == *system->peers)
            continue;
        touch(vnet);
        m_systemLayers.mutate(vnet.index).peers = std::move(layer);
    }
}

/// Adds or removes the place of a network's gateway layer, which decides about transit; what the
/// layer holds follows in applyGateways.
void RouteEngine::Layers::applyGatewayPresence(Affected& affected)
{
    for (const VnetId vnet : affected.gateways) {
        const bool had = m_gateways.find(vnet.index) != nullptr;
        const bool has = m_document.find(vnet) != nullptr && azure::hasOwnGateway(m_document, vnet);
        if (had == has)
            continue;
        if (has)
            m_gateways.mutate(vnet.index) = {++m_clock, std::make_shared<const GatewayLayer>()};
        else
            m_gateways.erase(vnet.index);
        m_touched.gateways.push_back(vnet);
        affected.transit.push_back(vnet);
        affected.advertised.push_back(vnet);
    }
}

/// Which peering a network gets its routes through, should the other end have a gateway.
void RouteEngine::Layers::applyTransit(Affected& affected)
{
    sortUnique(affected.transit);
    for (const VnetId vnet : affected.transit) {
        const Vnet* state = m_vnets.find(vnet.index);
        if (state == nullptr)
            continue;
        const azure::TransitPair pair = azure::transitPair(m_document, vnet);
        if (pair != state->pair)
            m_vnets.mutate(vnet.index).pair = pair;
        decideTransit(vnet, affected);
    }
    // The pair of a hub's spoke is known: what a thousand of them hang on need not be looked up
    // because the hub's sides changed.
    const auto userOf = [&](PeeringId offer) {
        return m_document.find(offer)->remoteVirtualNetwork;
    };
    constexpr std::size_t kAhead = 16;
    for (std::size_t i = 0; i < affected.offers.size(); ++i) {
        if (i + kAhead < affected.offers.size())
            m_vnets.prefetch(userOf(affected.offers[i + kAhead]).index);
        const VnetId user = userOf(affected.offers[i]);
        const Vnet* state = m_vnets.find(user.index);
        if (state != nullptr && state->pair.reverse == affected.offers[i])
            decideTransit(user, affected);
    }
}

void RouteEngine::Layers::decideTransit(VnetId vnet, Affected& affected)
{
    const Vnet& state = *m_vnets.find(vnet.index);
    const azure::Peering* reverse = m_document.find(state.pair.reverse);
    const bool inForce = reverse != nullptr && reverse->allowGatewayTransit
                         && m_gateways.find(vnet.index) == nullptr;
    const PeeringId transit = inForce ? state.pair.user : PeeringId();
    const VnetId hub = inForce ? reverse->virtualNetwork : VnetId();
    if (transit == state.transit && hub == state.hub)
        return;
    // Of a hub's thousand spokes each names the hub.
    for (const VnetId announcing : {state.hub, hub}) {
        if (announcing && (affected.advertised.empty() || affected.advertised.back() != announcing))
            affected.advertised.push_back(announcing);
    }
    Vnet& changed = touch(vnet);
    changed.transit = transit;
    changed.hub = hub;
}

void RouteEngine::Layers::applyGateways(Affected& affected)
{
    // A gateway announces the peered space of the networks that use it (4.4.5).
    for (const auto& [vnet, link] : affected.links)
        affected.advertised.push_back(vnet);
    sortUnique(affected.advertised);
    for (const VnetId vnet : affected.advertised) {
        if (m_gateways.find(vnet.index) != nullptr)
            appendPartners(m_document, vnet, affected.gateways);
    }
    sortUnique(affected.gateways);
    const Advertised advertised = [this](VnetId vnet) { return advertisedPrefixes(vnet); };
    for (const VnetId vnet : affected.gateways) {
        const Gateway* gateway = m_gateways.find(vnet.index);
        if (gateway == nullptr)
            continue;
        GatewayLayer layer = learnRoutes(m_document, vnet, advertised);
        if (layer == *gateway->layer)
            continue;
        m_gateways.mutate(vnet.index) = {++m_clock,
                                         std::make_shared<const GatewayLayer>(std::move(layer))};
        m_touched.gateways.push_back(vnet);
    }
}

void RouteEngine::Layers::applyEndpoints(const Affected& affected)
{
    for (const VnetId vnet : affected.endpoints)
        applyOwnEndpoints(vnet);
    std::vector<PeeringId> changed;
    for (std::size_t i = 0; i < affected.links.size();) {
        const VnetId vnet = affected.links[i].first;
        changed.clear();
        for (; i < affected.links.size() && affected.links[i].first == vnet; ++i)
            changed.push_back(affected.links[i].second);
        applyEndpointLinks(vnet, changed);
    }
}

/// Puts the rows of a network's own endpoints in place, and those of the networks that see them.
void RouteEngine::Layers::applyOwnEndpoints(VnetId vnet)
{
    const SystemLayers* system = m_systemLayers.find(vnet.index);
    if (system == nullptr)
        return;
    const bool had = system->endpoints && !system->endpoints->rows.empty()
                     && !system->endpoints->rows.front().via;
    std::vector<EndpointLayer::Row> rows = ownEndpoints(m_document, vnet);
    if (!had && rows.empty())
        return;
    if (system->endpoints) {
        for (const EndpointLayer::Row& row : system->endpoints->rows) {
            if (row.via)
                rows.push_back(row);
        }
    }
    replaceEndpoints(vnet, std::move(rows));
    for (const ObjectId id : m_document.referrers(vnet, Kind::Peering)) {
        const azure::Peering& link = *m_document.find(PeeringId::of(id));
        const PeeringId towards = PeeringId::of(id);
        if (link.remoteVirtualNetwork == vnet)
            applyEndpointLinks(link.virtualNetwork, {&towards, 1});
    }
}

/// Puts the rows in place that a network sees through the given peerings of its own.
void RouteEngine::Layers::applyEndpointLinks(VnetId vnet, std::span<const PeeringId> links)
{
    const SystemLayers* system = m_systemLayers.find(vnet.index);
    if (system == nullptr
        || (!system->endpoints && m_document.all<azure::PrivateEndpoint>().size() == 0))
        return;
    std::vector<EndpointLayer::Row> rows;
    if (system->endpoints) {
        for (const EndpointLayer::Row& row : system->endpoints->rows) {
            if (!std::binary_search(links.begin(), links.end(), row.via))
                rows.push_back(row);
        }
    }
    for (const PeerLayer::Link& link : system->peers->links) {
        if (!std::binary_search(links.begin(), links.end(), link.link))
            continue;
        for (EndpointLayer::Row row : ownEndpoints(m_document, link.remote)) {
            if (!seesEndpoint(m_document, *m_document.find(link.link), row))
                continue;
            row.via = link.link;
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.via != b.via ? a.via < b.via : a.endpoint < b.endpoint;
    });
    replaceEndpoints(vnet, std::move(rows));
}

void RouteEngine::Layers::replaceEndpoints(VnetId vnet, std::vector<EndpointLayer::Row> rows)
{
    const SystemLayers& system = *m_systemLayers.find(vnet.index);
    if (system.endpoints ? system.endpoints->rows == rows : rows.empty())
        return;
    std::shared_ptr<const EndpointLayer> layer;
    if (!rows.empty())
        layer = std::make_shared<const EndpointLayer>(EndpointLayer{std::move(rows)});
    touch(vnet);
    m_systemLayers.mutate(vnet.index).endpoints = std::move(layer);
}

void RouteEngine::Layers::applyTables(const Affected& affected)
{
    for (const RouteTableId id : affected.routeTables) {
        if (const azure::RouteTable* table = m_document.find(id))
            m_routeTables.mutate(id.index) = {++m_clock, makeUserLayer(*table)};
        else
            m_routeTables.erase(id.index);
        m_touched.routeTables.push_back(id);
    }
    for (const SubnetId id : affected.subnets) {
        if (const azure::Subnet* subnet = m_document.find(id)) {
            m_subnets.mutate(id.index) = ++m_clock;
            m_touched.vnets.push_back(subnet->virtualNetwork);
        } else {
            m_subnets.erase(id.index);
        }
    }
}

std::pair<const GatewayLayer*, PeeringId> RouteEngine::Layers::gatewayInForce(VnetId vnet) const
{
    if (const Gateway* own = m_gateways.find(vnet.index))
        return {own->layer.get(), {}};
    const Vnet* state = m_vnets.find(vnet.index);
    const Gateway* hub = state != nullptr ? m_gateways.find(state->hub.index) : nullptr;
    if (hub == nullptr)
        return {nullptr, {}};
    return {hub->layer.get(), state->transit};
}

TableStamp RouteEngine::Layers::stamp(SubnetId id) const
{
    TableStamp stamp;
    const azure::Subnet* subnet = m_document.find(id);
    const Vnet* vnet = subnet != nullptr ? m_vnets.find(subnet->virtualNetwork.index) : nullptr;
    if (vnet == nullptr)
        return stamp;
    stamp.defaults = m_defaults;
    stamp.vnet = vnet->version;
    if (const Gateway* own = m_gateways.find(subnet->virtualNetwork.index))
        stamp.gateway = own->version;
    else if (const Gateway* hub = m_gateways.find(vnet->hub.index))
        stamp.gateway = hub->version;
    if (const User* user = m_routeTables.find(subnet->routeTable.index))
        stamp.routeTable = user->version;
    if (const std::uint64_t* version = m_subnets.find(id.index))
        stamp.subnet = *version;
    return stamp;
}

std::vector<net::Prefix> RouteEngine::Layers::advertisedPrefixes(VnetId id) const
{
    const azure::VirtualNetwork* vnet = m_document.find(id);
    const SystemLayers* system = m_systemLayers.find(id.index);
    if (vnet == nullptr || system == nullptr)
        return {};
    const auto& summary = vnet->summarizedGatewayPrefixes;
    std::vector<net::Prefix> prefixes = summary.empty() ? vnet->addressPrefixes : summary;
    if (m_gateways.find(id.index) == nullptr)
        return prefixes;
    for (const PeerLayer::Row& row : system->peers->rows) {
        const azure::Peering* link = m_document.find(row.link);
        const Vnet* spoke = m_vnets.find(link->remoteVirtualNetwork.index);
        if (spoke == nullptr || spoke->hub != id)
            continue;
        const auto covers = [&](const net::Prefix& p) { return p.contains(row.prefix); };
        if (std::none_of(summary.begin(), summary.end(), covers))
            prefixes.push_back(row.prefix);
    }
    return prefixes;
}

const std::vector<VnetId>& RouteEngine::Layers::touchedVnets() const
{
    if (m_touchedKnown)
        return m_touchedVnets;
    std::vector<VnetId>& vnets = m_touchedVnets;
    vnets = m_touched.vnets;
    if (m_touched.all) {
        m_document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const auto&) { vnets.push_back(id); });
    }
    for (const VnetId gateway : m_touched.gateways) {
        vnets.push_back(gateway);
        for (const ObjectId id : m_document.referrers(gateway, Kind::Peering)) {
            const VnetId user = m_document.find(PeeringId::of(id))->virtualNetwork;
            const Vnet* state = m_vnets.find(user.index);
            if (state != nullptr && state->hub == gateway)
                vnets.push_back(user);
        }
    }
    for (const RouteTableId table : m_touched.routeTables) {
        for (const ObjectId subnet : m_document.referrers(table, Kind::Subnet))
            vnets.push_back(m_document.find(SubnetId::of(subnet))->virtualNetwork);
    }
    sortUnique(vnets);
    m_touchedKnown = true;
    return vnets;
}

} // namespace peerscape::route
