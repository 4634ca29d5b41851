#pragma once

#include "core/azure/document.h"

#include <functional>
#include <set>
#include <unordered_map>

/// Which checks read which objects. Internal to `check`.
namespace peerscape::check {

/// The route tables that have a next hop address, by address.
class NextHopIndex
{
public:
    explicit NextHopIndex(const azure::Document& document);
    /// Follows a change of one route table; either value may be null.
    void update(RouteTableId id, const azure::RouteTable* before, const azure::RouteTable* after);
    /// Calls `visit(table)` for the tables that send packets to `address`.
    void forEach(const net::Address& address, const std::function<void(RouteTableId)>& visit) const;
    /// Calls `visit(table)` for the tables that send packets into `prefix`. O(distinct addresses).
    void forEachInside(const net::Prefix& prefix,
                       const std::function<void(RouteTableId)>& visit) const;

private:
    struct AddressHash
    {
        std::size_t operator()(const net::Address& address) const
        {
            return std::hash<std::uint64_t>{}(address.high() * 31 + address.low());
        }
    };
    std::unordered_map<net::Address, std::set<RouteTableId>, AddressHash> m_tables;
};

/// Adds to `units` the objects whose checks can come out differently because `id` differs between
/// `document` and `other`. Called with both documents in turn, so that old and new neighbours are
/// found.
void addDependents(const azure::Document& document, const azure::Document& other,
                   const NextHopIndex& nextHops, ObjectId id, std::set<ObjectId>& units);

} // namespace peerscape::check
