#pragma once

#include "core/net/address.h"

#include <cstdint>
#include <vector>

namespace peerscape::write {

/// Replaces addresses so that two of them share as many leading bits afterwards as before: prefixes
/// stay inside the prefixes that held them, whatever a design is made of. Depends on the key alone.
///
/// Kept as they are: the leading bits that decide what kind of address it is (10/8, 172.16/12,
/// 192.168/16, 100.64/10, the first octet of others, 16 bits of IPv6); ranges that mean something
/// by themselves (0/8, 127/8, 169.254/16, 168.63/16, 224/3); and all bits inside a subnet, so that
/// a host keeps its place in it.
class AddressMask
{
public:
    AddressMask(std::uint64_t key, std::vector<net::Prefix> subnets);

    /// `::` (no address) stays. O(32 log subnets), four times that for IPv6.
    [[nodiscard]] net::Address operator()(const net::Address& address) const;
    [[nodiscard]] net::Prefix operator()(const net::Prefix& prefix) const;

private:
    [[nodiscard]] net::Address masked(const net::Address& address, unsigned length) const;
    [[nodiscard]] unsigned lengthOfSubnetRound(const net::Address& address) const;

    std::uint64_t m_key;
    std::vector<net::Prefix> m_subnets; ///< Sorted, none inside another.
};

} // namespace peerscape::write
