#include "core/azure/enums.h"

#include "core/base/text.h"

#include <array>

namespace peerscape::azure {

namespace {

// The names of each enumeration, in the order of its enumerators.
constexpr std::array kNextHopTypeNames{
    std::string_view("VnetLocal"),         std::string_view("VNetPeering"),
    std::string_view("ConnectedGroup"),    std::string_view("VirtualNetworkGateway"),
    std::string_view("Internet"),          std::string_view("None"),
    std::string_view("VirtualAppliance"),  std::string_view("VirtualNetworkServiceEndpoint"),
    std::string_view("InterfaceEndpoint"), std::string_view("VNetGlobalPeering")};
constexpr std::array kRouteSourceNames{std::string_view("Default"),
                                       std::string_view("VirtualNetworkGateway"),
                                       std::string_view("User")};
constexpr std::array kRouteStateNames{std::string_view("Active"), std::string_view("Invalid")};
constexpr std::array kPeeringStateNames{
    std::string_view("Initiated"), std::string_view("Connected"), std::string_view("Disconnected")};
constexpr std::array kPeeringSyncLevelNames{
    std::string_view("FullyInSync"), std::string_view("RemoteNotInSync"),
    std::string_view("LocalNotInSync"), std::string_view("LocalAndRemoteNotInSync")};
constexpr std::array kGatewayTypeNames{std::string_view("Vpn"), std::string_view("ExpressRoute")};
constexpr std::array kVpnTypeNames{std::string_view("RouteBased"), std::string_view("PolicyBased")};
constexpr std::array kConnectionTypeNames{std::string_view("IPsec"), std::string_view("Vnet2Vnet"),
                                          std::string_view("ExpressRoute")};
constexpr std::array kAllocationMethodNames{std::string_view("Dynamic"),
                                            std::string_view("Static")};
constexpr std::array kPrivateEndpointNetworkPoliciesNames{
    std::string_view("Disabled"), std::string_view("NetworkSecurityGroupEnabled"),
    std::string_view("RouteTableEnabled"), std::string_view("Enabled")};
constexpr std::array kRuleDirectionNames{std::string_view("Inbound"), std::string_view("Outbound")};
constexpr std::array kRuleAccessNames{std::string_view("Allow"), std::string_view("Deny")};

template<class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (equalsIgnoringCase(names[i], text))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

template<class Enum, std::size_t N>
std::string_view name(const std::array<std::string_view, N>& names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace

std::string_view toString(NextHopType value)
{
    return name(kNextHopTypeNames, value);
}

std::string_view toString(RouteSource value)
{
    return name(kRouteSourceNames, value);
}

std::string_view toString(RouteState value)
{
    return name(kRouteStateNames, value);
}

std::string_view toString(PeeringState value)
{
    return name(kPeeringStateNames, value);
}

std::string_view toString(PeeringSyncLevel value)
{
    return name(kPeeringSyncLevelNames, value);
}

std::string_view toString(GatewayType value)
{
    return name(kGatewayTypeNames, value);
}

std::string_view toString(VpnType value)
{
    return name(kVpnTypeNames, value);
}

std::string_view toString(ConnectionType value)
{
    return name(kConnectionTypeNames, value);
}

std::string_view toString(AllocationMethod value)
{
    return name(kAllocationMethodNames, value);
}

std::string_view toString(PrivateEndpointNetworkPolicies value)
{
    return name(kPrivateEndpointNetworkPoliciesNames, value);
}

std::string_view toString(RuleDirection value)
{
    return name(kRuleDirectionNames, value);
}

std::string_view toString(RuleAccess value)
{
    return name(kRuleAccessNames, value);
}

std::optional<NextHopType> parseNextHopType(std::string_view text)
{
    return find<NextHopType>(kNextHopTypeNames, text);
}

std::optional<PeeringState> parsePeeringState(std::string_view text)
{
    return find<PeeringState>(kPeeringStateNames, text);
}

std::optional<GatewayType> parseGatewayType(std::string_view text)
{
    return find<GatewayType>(kGatewayTypeNames, text);
}

std::optional<VpnType> parseVpnType(std::string_view text)
{
    return find<VpnType>(kVpnTypeNames, text);
}

std::optional<ConnectionType> parseConnectionType(std::string_view text)
{
    return find<ConnectionType>(kConnectionTypeNames, text);
}

std::optional<AllocationMethod> parseAllocationMethod(std::string_view text)
{
    return find<AllocationMethod>(kAllocationMethodNames, text);
}

std::optional<PrivateEndpointNetworkPolicies>
parsePrivateEndpointNetworkPolicies(std::string_view text)
{
    return find<PrivateEndpointNetworkPolicies>(kPrivateEndpointNetworkPoliciesNames, text);
}

std::optional<RuleDirection> parseRuleDirection(std::string_view text)
{
    return find<RuleDirection>(kRuleDirectionNames, text);
}

std::optional<RuleAccess> parseRuleAccess(std::string_view text)
{
    return find<RuleAccess>(kRuleAccessNames, text);
}

} // namespace peerscape::azure
