#pragma once

#include "core/reach/matrix_columns.h"
#include "core/route/route_engine.h"

#include <map>

namespace peerscape::bench {

/// The obvious other way to say who reaches whom by routes: the table of every network and route
/// table made once, and for each pair a look-up in it, and in that of the appliance where one comes
/// next. Knows what estates have: networks that do not overlap, appliances that forward.
class PairwiseTables
{
public:
    PairwiseTables(const route::RouteEngine& routes, const reach::MatrixColumns& columns);

    /// By binary search in ranges of addresses, flattened from the tables.
    [[nodiscard]] bool arrives(std::size_t from, std::size_t to) const;
    /// By a scan of the table for the longest prefix.
    [[nodiscard]] bool arrivesByScan(std::size_t from, std::size_t to) const;

private:
    static constexpr std::int32_t kLost = -2;
    static constexpr std::int32_t kDelivered = -1;

    /// A row, or a range from `first` on; `action` is the next table, or one of the above.
    struct Row
    {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t length = 0;
        std::int32_t action = kLost;
    };
    struct Table
    {
        std::vector<Row> rows;
        std::vector<std::uint32_t> starts;
        std::vector<std::int32_t> actions;
    };

    std::int32_t tableOf(SubnetId subnet);
    [[nodiscard]] std::int32_t actionOf(const route::EffectiveRoute& row,
                                        const route::EffectiveRouteTable& table);
    static void flatten(Table& table);
    [[nodiscard]] static std::int32_t search(const Table& table, std::uint32_t address);
    [[nodiscard]] static std::int32_t scan(const Table& table, std::uint32_t address);
    template<class LookUp>
    [[nodiscard]] bool follow(std::size_t from, std::size_t to, LookUp&& lookUp) const;

    const route::RouteEngine& m_routes;
    std::map<net::Address, NicId> m_appliances;
    std::map<std::pair<VnetId, RouteTableId>, std::int32_t> m_known;
    std::vector<Table> m_tables;
    std::vector<std::int32_t> m_tableOf;    ///< By end.
    std::vector<std::uint32_t> m_addresses; ///< By end.
};

} // namespace peerscape::bench
