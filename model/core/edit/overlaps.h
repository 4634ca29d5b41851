#pragma once

#include "core/edit/rules.h"

/// Overlapping address spaces of peered networks (3.7, V05, V06, D5).
namespace peerscape::edit::rules {

/// A network as one peering of `vnet` sees it.
struct Neighbour
{
    PeeringId link;                 ///< The own peering towards it.
    VnetId vnet;                    ///< None when it was deleted.
    std::vector<net::Prefix> space; ///< What the peering occupies (3.7.3 for deleted ones).
};

/// The neighbours of a network: those to which it has a peering of its own, in document order.
/// O(peerings).
[[nodiscard]] std::vector<Neighbour> neighboursOf(const Document& document, VnetId vnet);

/// Two neighbours of one network that overlap; `later` is the one to be refused.
struct NeighbourOverlap
{
    std::size_t earlier;
    std::size_t later;
};
/// Every overlapping pair of neighbours, each once, the later peering last. O(n log n + pairs) for
/// n prefixes.
[[nodiscard]] std::vector<NeighbourOverlap>
overlappingNeighbours(const std::vector<Neighbour>& neighbours);

/// The error of V06 on the peering `later.link` of `vnet`.
[[nodiscard]] Error overlapWithPeered(const Document& document, VnetId vnet, const Neighbour& later,
                                      const Neighbour& earlier);

/// V05: the two networks of a peering overlap; reported on the later side.
void checkPeeredOverlap(const View& view, PeeringId id, Errors& errors);

/// V06 on one peering. On a finished document: the pairs of neighbours of its network of which it
/// is the later. For the peering being edited also: its network against the neighbours of the
/// remote one (3.7.2).
void checkNeighbourOverlap(const View& view, PeeringId id, Errors& errors);

/// V05 and V06 as far as the address space of one network is concerned (3.6.5): against the
/// networks peered with it and against those peered with them. O(what has addresses near its own);
/// O(peerings of its neighbours) where something overlaps or peerings of subnets stand in the way.
void checkOverlapsOfVnet(const View& view, VnetId id, Errors& errors);

} // namespace peerscape::edit::rules
