#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string_view>

/// The limits of azure-routing.md 9, dated data kept in one place.
namespace peerscape::edit {

/// How many of a thing fit into one scope. Zero means: no such threshold.
struct Limit
{
    std::string_view what; ///< In words, plural: "subnets".
    std::size_t warnAbove = 0;
    std::size_t refuseAbove = 0;
};

namespace limits {

// Per region and subscription.
inline constexpr Limit kVnets{PEERSCAPE_TR_NOOP("virtual networks"), 900, 1000};
inline constexpr Limit kRouteTables{PEERSCAPE_TR_NOOP("route tables"), 180, 200};
inline constexpr Limit kNsgs{PEERSCAPE_TR_NOOP("network security groups"), 4500, 5000};
inline constexpr Limit kNics{PEERSCAPE_TR_NOOP("network interfaces"), 65536, 0};
// Per virtual network. Peerings: 500 in 2022, 650 in 2026.
inline constexpr Limit kSubnetsPerVnet{PEERSCAPE_TR_NOOP("subnets"), 2700, 3000};
inline constexpr Limit kPeeringsPerVnet{PEERSCAPE_TR_NOOP("peerings"), 500, 650};
inline constexpr Limit kDnsServersPerVnet{PEERSCAPE_TR_NOOP("DNS servers"), 0, 20};
inline constexpr Limit kPrivateIpsPerVnet{PEERSCAPE_TR_NOOP("private IP addresses"), 65536, 0};
inline constexpr Limit kPrivateIpsPerPeeredGroup{PEERSCAPE_TR_NOOP("private IP addresses"), 128000,
                                                 0};
// Per resource. Routes: 400 in 2022, 1,000 in 2026.
inline constexpr Limit kPrivateIpsPerNic{PEERSCAPE_TR_NOOP("IP configurations"), 0, 256};
inline constexpr Limit kRoutesPerTable{PEERSCAPE_TR_NOOP("routes"), 400, 1000};
inline constexpr Limit kServiceTagRoutesPerTable{PEERSCAPE_TR_NOOP("service tag routes"), 0, 25};
inline constexpr Limit kRulesPerNsg{PEERSCAPE_TR_NOOP("security rules"), 900, 1000};
inline constexpr Limit kPrefixesPerRuleSide{PEERSCAPE_TR_NOOP("address prefixes"), 0, 4000};
inline constexpr Limit kSubnetsPerPeeringSide{PEERSCAPE_TR_NOOP("subnets"), 180, 200};
// Announced by an ExpressRoute gateway (L26).
inline constexpr Limit kExpressRouteIPv4Prefixes{PEERSCAPE_TR_NOOP("IPv4 prefixes"), 900, 1000};
inline constexpr Limit kExpressRouteIPv6Prefixes{PEERSCAPE_TR_NOOP("IPv6 prefixes"), 90, 100};

/// Site-to-site connections of a VPN gateway, by SKU (V26): 10 for Basic, 100 for the largest, else
/// 30.
[[nodiscard]] constexpr std::size_t siteToSiteConnections(std::string_view sku)
{
    if (sku == "Basic")
        return 10;
    return sku == "VpnGw4" || sku == "VpnGw5" || sku == "VpnGw4AZ" || sku == "VpnGw5AZ" ? 100 : 30;
}

} // namespace limits
} // namespace peerscape::edit
