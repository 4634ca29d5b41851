#include "core/route/layers.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"

#include <algorithm>

namespace peerscape::route {

using azure::Document;

namespace {

bool before(const PrefixIndex::Entry& a, const PrefixIndex::Entry& b)
{
    return a.prefix != b.prefix ? a.prefix < b.prefix : a.place < b.place;
}

/// The rows of a live peering; nothing for others.
void appendPeering(const Document& document, PeeringId id, PeerLayer& layer)
{
    const azure::Peering& peering = *document.find(id);
    const bool global = azure::isGlobal(document, peering);
    layer.links.push_back({id, peering.remoteVirtualNetwork, global});
    std::uint32_t index = 0;
    for (const net::Prefix& prefix : peering.remoteAddressSpace)
        layer.rows.push_back({prefix, id, index++, 0, global});
}

/// Numbers the rows of each group, and sorts the index. `kept` holds entries whose rows did not
/// change, in order; `fresh` those to be merged in.
void finish(PeerLayer& layer, std::vector<PrefixIndex::Entry> kept,
            std::vector<PrefixIndex::Entry> fresh)
{
    std::uint32_t ranks[2] = {0, 0};
    for (PeerLayer::Row& row : layer.rows)
        row.rank = ranks[row.global ? 1 : 0]++;
    layer.regionalCount = ranks[0];
    std::sort(fresh.begin(), fresh.end(), before);
    const auto middle = static_cast<std::ptrdiff_t>(kept.size());
    kept.insert(kept.end(), fresh.begin(), fresh.end());
    std::inplace_merge(kept.begin(), kept.begin() + middle, kept.end(), before);
    layer.index = PrefixIndex(std::move(kept));
}

} // namespace

PrefixIndex::PrefixIndex(std::vector<Entry> entries)
    : m_entries(std::move(entries))
{
    if (!std::is_sorted(m_entries.begin(), m_entries.end(), before))
        std::sort(m_entries.begin(), m_entries.end(), before);
    for (const Entry& entry : m_entries)
        m_lengths.set(placeOf(entry.prefix.isV4(), entry.prefix.length()));
}

std::span<const PrefixIndex::Entry> PrefixIndex::equal(const net::Prefix& prefix) const
{
    if (!m_lengths.test(placeOf(prefix.isV4(), prefix.length())))
        return {};
    const auto first =
        std::lower_bound(m_entries.begin(), m_entries.end(), prefix,
                         [](const Entry& entry, const net::Prefix& p) { return entry.prefix < p; });
    auto last = first;
    while (last != m_entries.end() && last->prefix == prefix)
        ++last;
    return {first, last};
}

bool PrefixIndex::covers(const net::Prefix& prefix) const
{
    for (unsigned length = 0; length <= prefix.length(); ++length) {
        if (m_lengths.test(placeOf(prefix.isV4(), length))
            && has(net::Prefix::containing(prefix.address(), length)))
            return true;
    }
    return false;
}

std::shared_ptr<const PeerLayer> patchPeers(const Document& document, VnetId vnet,
                                            const PeerLayer& old,
                                            std::span<const PeeringId> changed)
{
    auto layer = std::make_shared<PeerLayer>();
    layer->links.reserve(old.links.size() + changed.size());
    layer->rows.reserve(old.rows.size() + changed.size());
    constexpr std::uint32_t kGone = ~0U;
    std::vector<std::uint32_t> newPlace(old.rows.size(), kGone);
    std::vector<PrefixIndex::Entry> fresh;

    std::size_t oldRow = 0;
    std::size_t next = 0;
    const auto appendChanged = [&](PeeringId id) {
        const azure::Peering* peering = document.find(id);
        if (peering == nullptr || peering->virtualNetwork != vnet || !azure::isLive(document, id))
            return;
        const std::size_t first = layer->rows.size();
        appendPeering(document, id, *layer);
        for (std::size_t i = first; i < layer->rows.size(); ++i)
            fresh.push_back({layer->rows[i].prefix, static_cast<std::uint32_t>(i)});
    };
    for (const PeerLayer::Link& link : old.links) {
        while (next < changed.size() && changed[next] < link.link)
            appendChanged(changed[next++]);
        const bool same = next == changed.size() || changed[next] != link.link;
        if (same)
            layer->links.push_back(link);
        for (; oldRow < old.rows.size() && old.rows[oldRow].link == link.link; ++oldRow) {
            if (!same)
                continue;
            newPlace[oldRow] = static_cast<std::uint32_t>(layer->rows.size());
            layer->rows.push_back(old.rows[oldRow]);
        }
    }
    while (next < changed.size())
        appendChanged(changed[next++]);

    std::vector<PrefixIndex::Entry> kept;
    kept.reserve(layer->rows.size());
    for (const PrefixIndex::Entry& entry : old.index.entries()) {
        if (newPlace[entry.place] != kGone)
            kept.push_back({entry.prefix, newPlace[entry.place]});
    }
    finish(*layer, std::move(kept), std::move(fresh));
    return layer;
}

std::vector<EndpointLayer::Row> ownEndpoints(const Document& document, VnetId vnet)
{
    std::vector<EndpointLayer::Row> rows;
    const azure::VirtualNetwork* network = document.find(vnet);
    if (network == nullptr)
        return rows;
    for (const ObjectId subnetId : azure::subnetsOf(document, vnet)) {
        const azure::Subnet* subnet = document.find(SubnetId::of(subnetId));
        const bool policy = subnet->privateEndpointNetworkPolicies
                                == azure::PrivateEndpointNetworkPolicies::RouteTableEnabled
                            || subnet->privateEndpointNetworkPolicies
                                   == azure::PrivateEndpointNetworkPolicies::Enabled;
        for (const ObjectId id : document.referrers(subnetId, Kind::PrivateEndpoint)) {
            const net::Address address = document.find(PrivateEndpointId::of(id))->privateIPAddress;
            if (address.isNone())
                continue;
            EndpointLayer::Row row;
            row.endpoint = PrivateEndpointId::of(id);
            row.prefix = net::Prefix::containing(address, 128);
            for (const net::Prefix& space : network->addressPrefixes) {
                if (policy && row.shortestOverride == EndpointLayer::kNoPolicy
                    && space.contains(address))
                    row.shortestOverride = static_cast<std::uint8_t>(space.length());
            }
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.endpoint < b.endpoint; });
    return rows;
}

bool seesEndpoint(const Document& document, const azure::Peering& link,
                  const EndpointLayer::Row& row)
{
    if (link.peerCompleteVnets)
        return true;
    if (link.enableOnlyIPv6Peering && row.prefix.isV4())
        return false;
    const Text name = document.nameOf(document.find(row.endpoint)->subnet);
    return std::any_of(
        link.remoteSubnetNames.begin(), link.remoteSubnetNames.end(),
        [&](std::string_view listed) { return equalsIgnoringCase(listed, name.view()); });
}

std::shared_ptr<const UserLayer> makeUserLayer(const azure::RouteTable& table)
{
    auto layer = std::make_shared<UserLayer>();
    std::vector<PrefixIndex::Entry> entries;
    layer->order.reserve(table.routes.size());
    entries.reserve(table.routes.size());
    for (std::uint32_t i = 0; i < table.routes.size(); ++i) {
        layer->order.push_back(i);
        if (table.routes[i].addressPrefix)
            entries.push_back({*table.routes[i].addressPrefix, i});
    }
    const auto typeOf = [&](std::uint32_t i) {
        return static_cast<std::size_t>(table.routes[i].nextHopType);
    };
    std::stable_sort(layer->order.begin(), layer->order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return typeOf(a) < typeOf(b); });
    for (std::size_t type = 0; type <= UserLayer::kTypes; ++type) {
        layer->firstOfType[type] = static_cast<std::uint32_t>(
            std::partition_point(layer->order.begin(), layer->order.end(),
                                 [&](std::uint32_t i) { return typeOf(i) < type; })
            - layer->order.begin());
    }
    layer->index = PrefixIndex(std::move(entries));
    return layer;
}

} // namespace peerscape::route
