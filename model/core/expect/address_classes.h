#pragma once

#include "core/reach/ends.h"
#include "core/route/route_engine.h"

#include <vector>

namespace peerscape::expect {

/// Where the addresses of a design fall into classes: within one class no table, rule, list or
/// range of the design tells two addresses apart, except those that somebody has.
class AddressClasses
{
public:
    /// O(prefixes of the design, log).
    explicit AddressClasses(const route::RouteEngine& routes);

    /// The first address of each class that has a part in [first, last], clipped to it.
    [[nodiscard]] std::vector<net::Address> within(const net::Address& first,
                                                   const net::Address& last) const;
    /// The first address of each class of public addresses in no network's own space.
    [[nodiscard]] const std::vector<net::Address>& internet() const { return m_internet; }

private:
    std::vector<net::Address> m_starts; ///< Sorted.
    std::vector<net::Address> m_internet;
};

/// What may send or receive in a subnet: whoever has an address, and for each class of free
/// addresses a host that is imagined on the first of them. Addresses that Azure keeps for itself
/// are left out. Within `range`, when one is given.
[[nodiscard]] std::vector<reach::Host> hostsOf(const azure::Document& document,
                                               const AddressClasses& classes, SubnetId subnet,
                                               const net::Prefix* range = nullptr);

} // namespace peerscape::expect
