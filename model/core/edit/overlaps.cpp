#include "core/edit/overlaps.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/net/free_space.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::edit::rules {

namespace {

using azure::Peering;
using azure::resourceId;
using net::Prefix;

/// What a peering occupies of the remote network: its space, the listed subnets, or what is left of
/// a network that is unknown or was deleted.
std::vector<Prefix> occupiedSpace(const Document& document, const Peering& link)
{
    std::vector<Prefix> space = azure::currentRemoteSpace(document, link);
    return space.empty() ? std::vector<Prefix>(link.remoteAddressSpace) : space;
}

/// Whether what a peering occupies of the remote network meets `space`. A hub's thousand peerings
/// are asked one after the other, and hardly one says yes: nothing is copied.
bool occupies(const Document& document, const Peering& link, const std::vector<Prefix>& space)
{
    if (!link.peerCompleteVnets)
        return net::meet(occupiedSpace(document, link), space);
    const azure::VirtualNetwork* remote = document.find(link.remoteVirtualNetwork);
    return net::meet(remote != nullptr && !remote->addressPrefixes.empty()
                         ? std::span<const Prefix>(remote->addressPrefixes)
                         : link.remoteAddressSpace,
                     space);
}

/// What a peering occupies of its own network.
std::vector<Prefix> localSpace(const Document& document, const Peering& link)
{
    if (link.peerCompleteVnets)
        return document.find(link.virtualNetwork)->addressPrefixes;
    Peering mirrored = link;
    mirrored.remoteVirtualNetwork = link.virtualNetwork;
    mirrored.remoteSubnetNames = link.localSubnetNames;
    return azure::currentRemoteSpace(document, mirrored);
}

std::string neighbourId(const Document& document, const Neighbour& neighbour)
{
    return neighbour.vnet ? resourceId(document, neighbour.vnet)
                          : document.find(neighbour.link)->remoteResourceId.str();
}

/// With subnet peering the listed subnets must lie in prefixes of their network that do not occur
/// on the other side (3.8.6): those prefixes, else the whole space.
std::vector<Prefix> exclusivePrefixes(const std::vector<Prefix>& space,
                                      const std::vector<Prefix>& subnets)
{
    std::vector<Prefix> result;
    for (const Prefix& prefix : space) {
        if (std::any_of(subnets.begin(), subnets.end(),
                        [&](const Prefix& subnet) { return prefix.contains(subnet); }))
            result.push_back(prefix);
    }
    return result;
}

/// The overlapping prefixes of the two networks of a peering, each pair as local, remote.
std::vector<Prefix> overlapOfEnds(const Document& document, const Peering& link)
{
    const azure::VirtualNetwork* local = document.find(link.virtualNetwork);
    const azure::VirtualNetwork* remote = document.find(link.remoteVirtualNetwork);
    std::vector<Prefix> result;
    if (local == nullptr || remote == nullptr || link.virtualNetwork == link.remoteVirtualNetwork)
        return result;
    const auto add = [&](std::span<const Prefix> a, std::span<const Prefix> b) {
        if (!net::meet(a, b))
            return;
        for (const auto& [i, j] : net::findOverlaps(a, b)) {
            result.push_back(a[i]);
            result.push_back(b[j]);
        }
    };
    if (link.peerCompleteVnets) {
        add(local->addressPrefixes, remote->addressPrefixes.empty()
                                        ? std::span<const Prefix>(link.remoteAddressSpace)
                                        : remote->addressPrefixes);
        return result;
    }
    add(exclusivePrefixes(local->addressPrefixes, localSpace(document, link)),
        remote->addressPrefixes);
    if (result.empty())
        add(local->addressPrefixes,
            exclusivePrefixes(remote->addressPrefixes, occupiedSpace(document, link)));
    return result;
}

std::string join(const std::vector<Prefix>& prefixes)
{
    std::string text;
    for (const Prefix& prefix : prefixes) {
        if (!text.empty())
            text += ", ";
        text += prefix.toString();
    }
    return text;
}

/// The prefixes of `a` that overlap one of `b`.
std::vector<Prefix> overlapping(const std::vector<Prefix>& a, const std::vector<Prefix>& b)
{
    std::vector<Prefix> result;
    for (const auto& [i, j] : net::findOverlaps(a, b)) {
        if (result.empty() || result.back() != a[i])
            result.push_back(a[i]);
    }
    return result;
}

/// V06 with the first network being the one that comes to `second` and meets `peered` there.
Error alreadyPeered(const Document& document, PeeringId link, VnetId first, VnetId second,
                    const std::string& peeredId, const std::vector<Prefix>& prefixes,
                    const Neighbour& peered)
{
    const std::string firstId =
        first ? resourceId(document, first) : document.find(link)->remoteResourceId.str();
    return {
        "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
        fmt::format("Cannot create or update peering {}. Virtual networks {} and {} cannot be "
                    "peered because address space of the first virtual network overlaps with "
                    "address space of virtual network {} already peered with the second virtual "
                    "network. Overlapping address prefixes: {}. For more information please "
                    "refer to https://aka.ms/VnetPeeringInfo",
                    resourceId(document, link), firstId, resourceId(document, second), peeredId,
                    join(prefixes)),
        {link, first, second, peered.vnet, peered.link}};
}

/// The own peering of `from` towards `to`, or none.
PeeringId linkBetween(const Document& document, VnetId from, VnetId to)
{
    for (const ObjectId id : document.referrers(from, Kind::Peering)) {
        const Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == from && link->remoteVirtualNetwork == to)
            return PeeringId::of(id);
    }
    return {};
}

Neighbour neighbour(const Document& document, PeeringId id)
{
    const Peering* link = document.find(id);
    return {id, link->remoteVirtualNetwork, occupiedSpace(document, *link)};
}

/// Whether nobody but `owner` and `link` occupies any of `space`, so that nothing can overlap it.
/// False also where that would take a long look. O(what lies near).
bool standsAlone(const Document& document, const std::vector<Prefix>& space, VnetId owner,
                 PeeringId link)
{
    return document.occupyingOtherwise() == 0
           && std::all_of(space.begin(), space.end(), [&](const Prefix& prefix) {
                  return document.occupied().forEachMeeting(
                      prefix, [&](ObjectId other) { return other == owner || other == link; });
              });
}

/// Those neighbours of a network whose space meets `space`.
std::vector<Neighbour> neighboursMeeting(const Document& document, VnetId vnet,
                                         const std::vector<Prefix>& space)
{
    std::vector<Neighbour> result;
    for (const PeeringId id : azure::peeringsOf(document, vnet)) {
        const Peering& link = *document.find(id);
        if (link.remoteVirtualNetwork != vnet && occupies(document, link, space))
            result.push_back(neighbour(document, id));
    }
    return result;
}

} // namespace

std::vector<Neighbour> neighboursOf(const Document& document, VnetId vnet)
{
    std::vector<Neighbour> result;
    for (const PeeringId id : azure::peeringsOf(document, vnet)) {
        if (document.find(id)->remoteVirtualNetwork != vnet)
            result.push_back(neighbour(document, id));
    }
    return result;
}

std::vector<NeighbourOverlap> overlappingNeighbours(const std::vector<Neighbour>& neighbours)
{
    struct Entry
    {
        Prefix prefix;
        std::size_t owner;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        for (const Prefix& prefix : neighbours[i].space)
            entries.push_back({prefix, i});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : a.owner < b.owner;
    });
    std::vector<NeighbourOverlap> pairs;
    std::vector<const Entry*> enclosing;
    for (const Entry& entry : entries) {
        while (!enclosing.empty() && !enclosing.back()->prefix.contains(entry.prefix))
            enclosing.pop_back();
        for (const Entry* outer : enclosing) {
            // Two peerings towards one network are V08, not an overlap.
            if (outer->owner != entry.owner
                && (!neighbours[outer->owner].vnet
                    || neighbours[outer->owner].vnet != neighbours[entry.owner].vnet))
                pairs.push_back(
                    {std::min(outer->owner, entry.owner), std::max(outer->owner, entry.owner)});
        }
        enclosing.push_back(&entry);
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
        return std::pair(a.later, a.earlier) < std::pair(b.later, b.earlier);
    });
    pairs.erase(std::unique(pairs.begin(), pairs.end(),
                            [](const auto& a, const auto& b) {
                                return a.later == b.later && a.earlier == b.earlier;
                            }),
                pairs.end());
    return pairs;
}

Error overlapWithPeered(const Document& document, VnetId vnet, const Neighbour& later,
                        const Neighbour& earlier)
{
    return alreadyPeered(document, later.link, later.vnet, vnet, neighbourId(document, earlier),
                         overlapping(later.space, earlier.space), earlier);
}

void checkPeeredOverlap(const View& view, PeeringId id, Errors& errors)
{
    const Peering* link = view.document.find(id);
    const PeeringId reverse = azure::reverseOf(view.document, id);
    if (reverse && !view.isLater(id, reverse))
        return;
    const std::vector<Prefix> prefixes = overlapOfEnds(view.document, *link);
    if (prefixes.empty())
        return;
    errors.push_back(Error{
        "VnetAddressSpacesOverlap",
        fmt::format("Cannot create or update peering {}. Virtual networks {} and {} cannot be "
                    "peered because their address spaces overlap. Overlapping address "
                    "prefixes: {}",
                    resourceId(view.document, id), resourceId(view.document, link->virtualNetwork),
                    resourceId(view.document, link->remoteVirtualNetwork), join(prefixes)),
        {id, link->virtualNetwork, link->remoteVirtualNetwork}});
}

void checkNeighbourOverlap(const View& view, PeeringId id, Errors& errors)
{
    const Peering* link = view.document.find(id);
    if (link->remoteVirtualNetwork == link->virtualNetwork)
        return;
    const Neighbour self = neighbour(view.document, id);
    const auto others = standsAlone(view.document, self.space, self.vnet, id)
                            ? std::vector<PeeringId>()
                            : azure::peeringsOf(view.document, link->virtualNetwork);
    for (const PeeringId otherId : others) {
        if (otherId == id || !view.isLater(id, otherId)
            || !occupies(view.document, *view.document.find(otherId), self.space))
            continue;
        const Neighbour other = neighbour(view.document, otherId);
        if (!other.vnet || other.vnet != self.vnet)
            errors.push_back(overlapWithPeered(view.document, link->virtualNetwork, self, other));
    }
    if (view.edited != ObjectId(id) || !link->remoteVirtualNetwork)
        return;
    const std::vector<Prefix> own = localSpace(view.document, *link);
    if (standsAlone(view.document, own, link->virtualNetwork, {}))
        return;
    for (const Neighbour& other :
         neighboursMeeting(view.document, link->remoteVirtualNetwork, own)) {
        if (other.vnet != link->virtualNetwork)
            errors.push_back(alreadyPeered(
                view.document, id, link->virtualNetwork, link->remoteVirtualNetwork,
                neighbourId(view.document, other), overlapping(own, other.space), other));
    }
}

void checkOverlapsOfVnet(const View& view, VnetId id, Errors& errors)
{
    const Document& document = view.document;
    const azure::VirtualNetwork& vnet = *document.find(id);
    if (standsAlone(document, vnet.addressPrefixes, id, {}))
        return;
    for (const ObjectId referrer : document.referrers(id, Kind::Peering)) {
        const PeeringId linkId = PeeringId::of(referrer);
        const Peering* link = document.find(linkId);
        const bool own = link->virtualNetwork == id;
        if (!own && azure::reverseOf(document, linkId))
            continue; // seen from the own side
        const VnetId peer = own ? link->remoteVirtualNetwork : link->virtualNetwork;
        if (!peer || peer == id)
            continue;
        checkPeeredOverlap({document, linkId}, linkId, errors);
        const PeeringId towards = own ? linkBetween(document, peer, id) : linkId;
        const std::vector<Prefix> space =
            towards ? neighbour(document, towards).space : localSpace(document, *link);
        for (const Neighbour& other : neighboursMeeting(document, peer, space)) {
            if (other.vnet != id)
                errors.push_back(alreadyPeered(document, linkId, id, peer,
                                               neighbourId(document, other),
                                               overlapping(space, other.space), other));
        }
    }
}

} // namespace peerscape::edit::rules
