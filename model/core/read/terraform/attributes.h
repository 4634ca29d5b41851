#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// What azurerm's attributes are called in Azure: one table for the reader and for the writer.
/// Where several have the same path, the first is the name that azurerm 4 knows.
namespace peerscape::read::terraform {

/// How an attribute becomes a member of Azure's object.
enum class As : std::uint8_t {
    Copy,     ///< The same value.
    Negated,  ///< A flag that says the opposite.
    Enabled,  ///< A flag that is "Enabled" or "Disabled" there.
    Link,     ///< A resource id that becomes `{"id": …}`.
    LinkText, ///< A resource id that stays a text.
    Links,    ///< Several of the former.
    Wrapped,  ///< One value that becomes a list.
    Services, ///< A list of texts that becomes `[{"service": …}]`.
    Block,  ///< The one block of this name; `path` empty: its members belong to the object itself.
    Blocks, ///< The blocks of this name.
    Joined, ///< The texts of the first attribute of all blocks, with commas between.
    Connections, ///< The connections of a private endpoint: those that wait for approval in a list
                 ///< of their own.
    EndName,     ///< The name at the end of the id at the path, which says it already.
    EdgeZone,    ///< The name of an extended location.
    SshKeys,     ///< The blocks of an administrator's keys.
    Implied,     ///< No attribute: that the block is there says that the flag at the path is set.
    Answer,      ///< The same value, which only Azure gives: read, never written.
    Settled,     ///< Azure's answer, a back reference or said otherwise: neither read nor written.
                 ///< What stands at the path (the usual value, if one is given) says nothing.
    Kept,        ///< Only Terraform has a name for it: kept as it is.
    Secret,      ///< Never kept.
};

struct Attribute
{
    std::string_view name;
    As as = As::Settled;
    std::string_view path{};            ///< Members from the object down, with dots.
    std::span<const Attribute> parts{}; ///< Of a block.
    std::string_view target{};          ///< The ARM type that a link leads to; empty: any.
    std::string_view usual{}; ///< What it is when nobody said it, where that is not empty.
};

// ARM types that links lead to.
inline constexpr std::string_view kVnetType = "Microsoft.Network/virtualNetworks";
inline constexpr std::string_view kSubnetType = "Microsoft.Network/virtualNetworks/subnets";
inline constexpr std::string_view kNicType = "Microsoft.Network/networkInterfaces";
inline constexpr std::string_view kMachineType = "Microsoft.Compute/virtualMachines";
inline constexpr std::string_view kRouteTableType = "Microsoft.Network/routeTables";
inline constexpr std::string_view kNsgType = "Microsoft.Network/networkSecurityGroups";
inline constexpr std::string_view kAsgType = "Microsoft.Network/applicationSecurityGroups";
inline constexpr std::string_view kPublicIpType = "Microsoft.Network/publicIPAddresses";
inline constexpr std::string_view kPrefixType = "Microsoft.Network/publicIPPrefixes";
inline constexpr std::string_view kNatType = "Microsoft.Network/natGateways";
inline constexpr std::string_view kGatewayType = "Microsoft.Network/virtualNetworkGateways";
inline constexpr std::string_view kSiteType = "Microsoft.Network/localNetworkGateways";
inline constexpr std::string_view kCircuitType = "Microsoft.Network/expressRouteCircuits";
inline constexpr std::string_view kBalancerType = "Microsoft.Network/loadBalancers";
inline constexpr std::string_view kPoolType = "Microsoft.Network/loadBalancers/backendAddressPools";
inline constexpr std::string_view kProbeType = "Microsoft.Network/loadBalancers/probes";
inline constexpr std::string_view kDnsZoneType = "Microsoft.Network/privateDnsZones";
inline constexpr std::string_view kZoneGroupType =
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups";
inline constexpr std::string_view kHubType = "Microsoft.Network/virtualHubs";
inline constexpr std::string_view kWanType = "Microsoft.Network/virtualWans";

/// What a machine is that starts or measures its system securely.
inline constexpr std::string_view kTrustedLaunch = "TrustedLaunch";

/// The attributes of a resource type; those that every type has besides.
[[nodiscard]] std::span<const Attribute> attributesOf(std::string_view type);
[[nodiscard]] std::span<const Attribute> commonAttributes();

} // namespace peerscape::read::terraform
