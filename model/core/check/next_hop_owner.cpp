#include "core/check/next_hop_owner.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/base/sort_unique.h"
#include "core/reach/address_owner.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using azure::Document;
using net::Address;
using net::Prefix;

bool anyContains(std::span<const Prefix> prefixes, const Address& address)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const Prefix& prefix) { return prefix.contains(address); });
}

VnetId vnetHolding(const Document& document, VnetId from, const Address& address)
{
    if (anyContains(document.find(from)->addressPrefixes, address))
        return from;
    for (const ObjectId id : document.referrers(from, Kind::Peering)) {
        const azure::Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == from && anyContains(link->remoteAddressSpace, address)
            && azure::isLive(document, PeeringId::of(id)))
            return link->remoteVirtualNetwork;
    }
    return {};
}

} // namespace

NextHopOwner findNextHopOwner(const Document& document, VnetId from, const Address& address)
{
    NextHopOwner result;
    if (document.find(from) == nullptr)
        return result;
    result.vnet = vnetHolding(document, from, address);
    const reach::AddressOwner owner = reach::ownerOf(document, result.vnet, address);
    result.subnet = owner.subnet;
    result.owner = owner.object;
    return result;
}

std::vector<VnetId> vnetsUsing(const Document& document, RouteTableId table)
{
    std::vector<VnetId> vnets;
    for (const ObjectId subnet : document.referrers(table, Kind::Subnet))
        vnets.push_back(azure::vnetOf(document, subnet));
    sortUnique(vnets);
    return vnets;
}

} // namespace peerscape::check
