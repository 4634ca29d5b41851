#pragma once

#include "core/route/route_engine.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace peerscape::route {

/// A network interface with the row of its table that leads where somebody asked.
struct NicRoute
{
    NicId nic;
    SubnetId subnet;
    const EffectiveRoute* row = nullptr;
};

/// The row by which packets from a subnet to all of `destination` go: of the Active rows that hold
/// all of it the one that wins (5.2); more specific rows inside are not looked at. Nothing when
/// packets are dropped: by None, or by the Internet that knows no private address (2.5). O(log
/// rows), as `tableTowards`.
[[nodiscard]] std::optional<EffectiveRoute> routeTo(const RouteEngine& engine, SubnetId subnet,
                                                    const net::Prefix& destination);

/// The question "which network interfaces have a route to …", kept answered edit by edit.
class RoutesTo
{
public:
    explicit RoutesTo(const net::Prefix& destination)
        : m_destination(destination)
    {
    }

    [[nodiscard]] const net::Prefix& destination() const { return m_destination; }
    /// Asks again where a subnet's table may have changed since. O(interfaces) look-ups in a hash
    /// table and `routeTo` for each subnet whose stamp differs.
    void update(const RouteEngine& engine);
    /// Those with a route, in document order; the rows are valid until the next update.
    [[nodiscard]] const std::vector<NicRoute>& answers() const { return m_answers; }
    /// How many interfaces were asked: those that stand in a subnet.
    [[nodiscard]] std::size_t asked() const { return m_asked; }
    /// Whether a subnet has interfaces, and a route.
    [[nodiscard]] bool hasRoute(SubnetId subnet) const
    {
        const auto known = m_subnets.find(subnet);
        return known != m_subnets.end() && known->second.row;
    }

private:
    struct Known
    {
        TableStamp stamp;
        std::optional<EffectiveRoute> row;
        std::uint64_t round = 0; ///< The last update that came by.
    };

    net::Prefix m_destination;
    std::unordered_map<SubnetId, Known> m_subnets;
    std::vector<NicRoute> m_answers;
    std::size_t m_asked = 0;
    std::uint64_t m_round = 0;
};

} // namespace peerscape::route
