#pragma once

#include "core/edit/edit.h"

#include <optional>
#include <string>
#include <vector>

/// How address space is used: maps of a network and of the whole design, what overlaps, and where
/// there is room.
namespace peerscape::edit {

/// A part of a space: what somebody has of it, or nobody.
struct AddressRange
{
    net::Prefix prefix;
    ObjectId owner;             ///< A subnet, network or site; none: free.
    std::uint64_t usable = 0;   ///< Addresses that interfaces can have (1.6), saturated.
    std::uint64_t used = 0;     ///< Of those, addresses in use.
    std::uint64_t reserved = 0; ///< Azure's own (1.6).
    bool overlaps = false;      ///< Another range of the map covers some of it.
};

/// A space with its ranges in address order. Free ranges are the fewest aligned prefixes; where
/// ranges overlap each is listed.
struct SpaceMap
{
    net::Prefix space;
    std::vector<AddressRange> ranges;

    /// Addresses that nobody has, saturated, and the largest free range.
    [[nodiscard]] std::uint64_t freeAddresses() const;
    [[nodiscard]] std::optional<net::Prefix> largestFree() const;
    /// The part of the free addresses outside the largest free range, in percent: 0 for one piece.
    [[nodiscard]] unsigned fragmentation() const;
};

/// One map for each address prefix of a network: its subnets and what is free.
/// O(subnets log subnets + interfaces in them).
[[nodiscard]] std::vector<SpaceMap> mapOfNetwork(const Document& document, VnetId vnet);

/// The private ranges (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16) that the design uses and, for
/// other prefixes, the prefixes themselves: networks, sites, and what is free.
/// O(prefixes log prefixes).
[[nodiscard]] std::vector<SpaceMap> mapOfEstate(const Document& document);

/// What stands against a prefix that somebody gives an object.
struct PrefixConflict
{
    net::Prefix prefix;   ///< One of those that were given.
    ObjectId other;       ///< Who has some of it; none: it lies outside the network's space.
    net::Prefix theirs;   ///< The other's prefix; outside: the prefix itself.
    bool refused = false; ///< Azure refuses it; otherwise the two cannot be peered.
};

/// The conflicts of prefixes for a subnet (with its siblings and its network's space), network or
/// site (with other networks and sites), in the order of the given ones. O(n log n).
[[nodiscard]] std::vector<PrefixConflict> conflictsOf(const Document& document, ObjectId owner,
                                                      const std::vector<net::Prefix>& prefixes);

/// The next free prefix for a subnet in its network, a network or a site: of the length of its last
/// one (usual lengths when it has none), behind it where there is room. Nothing when the network is
/// full or the object has no prefixes.
[[nodiscard]] std::optional<net::Prefix> nextFreePrefix(const Document& document, ObjectId owner);

/// Moves a prefix of a subnet or network to another place of the same length with everything in
/// it: subnets, addresses, next hops in tables used only there. In Azure that means making them
/// anew, so nothing that a PUT would refuse of addresses in use is held against it; what Azure
/// refuses of the result is. Copies of the space in peerings stay as they were, out of sync.
[[nodiscard]] EditResult renumber(const Document& document, ObjectId owner, const net::Prefix& from,
                                  const net::Prefix& to);

/// Splits a prefix of a subnet: it keeps the half in which its addresses lie, a new subnet with the
/// same table and security group gets the other. Refused as Azure refuses it when both halves are
/// in use or become smaller than /29. Of a network: the prefix becomes its halves, in place;
/// refused while a subnet lies in both.
[[nodiscard]] EditResult splitRange(const Document& document, ObjectId owner,
                                    const net::Prefix& prefix);

/// Joins a prefix with the other half of the prefix above: for a subnet the half must be free or
/// another subnet's in which nothing stands, which goes; for a network it must be its own.
[[nodiscard]] EditResult mergeRange(const Document& document, ObjectId owner,
                                    const net::Prefix& prefix);

/// The other half of the prefix that is one bit shorter; nothing for a default route.
[[nodiscard]] std::optional<net::Prefix> buddyOf(const net::Prefix& prefix);

/// Gives the primary configuration of an interface the lowest free address of its subnet, as a
/// static one.
[[nodiscard]] EditResult takeNextFreeAddress(const Document& document, NicId nic);

} // namespace peerscape::edit
