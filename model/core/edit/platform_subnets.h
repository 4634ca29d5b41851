#pragma once

#include "core/azure/resources.h"

#include <string_view>

/// The subnets whose names mean something to Azure (1.9). Names are exact.
namespace peerscape::edit {

inline constexpr std::string_view kGatewaySubnet = "GatewaySubnet";
inline constexpr std::string_view kFirewallSubnet = "AzureFirewallSubnet";
inline constexpr std::string_view kFirewallManagementSubnet = "AzureFirewallManagementSubnet";
inline constexpr std::string_view kBastionSubnet = "AzureBastionSubnet";
inline constexpr std::string_view kRouteServerSubnet = "RouteServerSubnet";

/// The prefix length that a subnet with this name usually gets: /27, /26 for the platform's, /24
/// for others.
[[nodiscard]] unsigned usualSubnetLength(std::string_view name);

/// The longest IPv4 prefix advised for a subnet with this name; 29 for names without a meaning.
[[nodiscard]] unsigned advisedSubnetLength(std::string_view name);

/// Whether a security group has the rules that Azure Bastion needs on its subnet (V18).
[[nodiscard]] bool allowsBastion(const azure::NetworkSecurityGroup& nsg);

} // namespace peerscape::edit
