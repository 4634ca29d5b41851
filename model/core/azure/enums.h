#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace peerscape::azure {

// Every enumerator below has exactly one spelling, Azure's (azure-routing.md 0.3). `toString` gives
// it; the `parse…` functions read it without case, as Azure does, and give nothing for other text.

enum class NextHopType : std::uint8_t {
    VnetLocal,
    VNetPeering,
    ConnectedGroup,
    VirtualNetworkGateway,
    Internet,
    None,
    VirtualAppliance,
    VirtualNetworkServiceEndpoint,
    InterfaceEndpoint,
    VNetGlobalPeering,
};
enum class RouteSource : std::uint8_t { Default, VirtualNetworkGateway, User };
enum class RouteState : std::uint8_t { Active, Invalid };
enum class PeeringState : std::uint8_t { Initiated, Connected, Disconnected };
enum class PeeringSyncLevel : std::uint8_t {
    FullyInSync,
    RemoteNotInSync,
    LocalNotInSync,
    LocalAndRemoteNotInSync,
};
enum class GatewayType : std::uint8_t { Vpn, ExpressRoute };
enum class VpnType : std::uint8_t { RouteBased, PolicyBased };
enum class ConnectionType : std::uint8_t { IPsec, Vnet2Vnet, ExpressRoute };
enum class AllocationMethod : std::uint8_t { Dynamic, Static };
/// Whether route tables and security groups apply to private endpoints of a subnet (6.2.5).
enum class PrivateEndpointNetworkPolicies : std::uint8_t {
    Disabled,
    NetworkSecurityGroupEnabled,
    RouteTableEnabled,
    Enabled,
};
enum class RuleDirection : std::uint8_t { Inbound, Outbound };
enum class RuleAccess : std::uint8_t { Allow, Deny };

[[nodiscard]] std::string_view toString(NextHopType value);
[[nodiscard]] std::string_view toString(RouteSource value);
[[nodiscard]] std::string_view toString(RouteState value);
[[nodiscard]] std::string_view toString(PeeringState value);
[[nodiscard]] std::string_view toString(PeeringSyncLevel value);
[[nodiscard]] std::string_view toString(GatewayType value);
[[nodiscard]] std::string_view toString(VpnType value);
[[nodiscard]] std::string_view toString(ConnectionType value);
[[nodiscard]] std::string_view toString(AllocationMethod value);
[[nodiscard]] std::string_view toString(PrivateEndpointNetworkPolicies value);
[[nodiscard]] std::string_view toString(RuleDirection value);
[[nodiscard]] std::string_view toString(RuleAccess value);

[[nodiscard]] std::optional<NextHopType> parseNextHopType(std::string_view text);
[[nodiscard]] std::optional<PeeringState> parsePeeringState(std::string_view text);
[[nodiscard]] std::optional<GatewayType> parseGatewayType(std::string_view text);
[[nodiscard]] std::optional<VpnType> parseVpnType(std::string_view text);
[[nodiscard]] std::optional<ConnectionType> parseConnectionType(std::string_view text);
[[nodiscard]] std::optional<AllocationMethod> parseAllocationMethod(std::string_view text);
[[nodiscard]] std::optional<PrivateEndpointNetworkPolicies>
parsePrivateEndpointNetworkPolicies(std::string_view text);
[[nodiscard]] std::optional<RuleDirection> parseRuleDirection(std::string_view text);
[[nodiscard]] std::optional<RuleAccess> parseRuleAccess(std::string_view text);

} // namespace peerscape::azure
