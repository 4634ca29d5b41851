#pragma once

#include "core/azure/enums.h"
#include "core/base/ids.h"
#include "core/base/packed_list.h"
#include "core/base/text.h"
#include "core/net/address.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

/// The resources of a document: plain values that hold ids to each other, never pointers. Fields
/// are spelt as Azure's API spells them; what only the designer knows is marked "designer".
/// Everything an imported resource carried that has no field here is kept as raw JSON in `extra`.
namespace peerscape::azure {

using net::Address;
using net::Prefix;

/// What every resource has. `extra` is a JSON object text of members without a field of their own,
/// as written by the reader (members of ARM's `properties` under "properties"; those that a
/// `.peerscape` file of a later version added under "peerscape"); empty when none. Parts of a
/// resource have an `extra` of their own.
struct Resource
{
    Text name;
    Text extra;
    bool operator==(const Resource&) const = default;
};

/// A resource that lives in a resource group and, unless empty, a region ("westeurope").
struct GroupedResource : Resource
{
    Text location;
    ResourceGroupId resourceGroup; ///< Last: what follows in the kinds shares its eight bytes.
    bool operator==(const GroupedResource&) const = default;
};

/// `name` is the display name; `tenantId` may be empty when nobody said (same tenant as others).
struct Subscription : Resource
{
    static constexpr Kind kKind = Kind::Subscription;
    Text subscriptionId; ///< The GUID or whatever stands in its place in resource ids.
    Text tenantId;
    bool operator==(const Subscription&) const = default;
};

struct ResourceGroup : Resource
{
    static constexpr Kind kKind = Kind::ResourceGroup;
    SubscriptionId subscription;
    Text location;
    bool operator==(const ResourceGroup&) const = default;
};

/// A virtual network (1.1). Its subnets, peerings and gateways point at it.
struct VirtualNetwork : GroupedResource
{
    static constexpr Kind kKind = Kind::VirtualNetwork;
    std::vector<Prefix> addressPrefixes;           ///< In declared order.
    std::vector<Prefix> summarizedGatewayPrefixes; ///< 4.8.1.
    std::vector<Text> dnsServers;
    /// Outside of the design: others refer to it and nothing defines it (its address space is then
    /// unknown), or a Terraform data source looks it up. Drawn as existing elsewhere.
    bool external = false;
    bool operator==(const VirtualNetwork&) const = default;
};

struct Subnet : Resource
{
    static constexpr Kind kKind = Kind::Subnet;
    VnetId virtualNetwork;
    std::vector<Prefix> addressPrefixes;
    RouteTableId routeTable;
    NsgId networkSecurityGroup;
    NatGatewayId natGateway;
    std::vector<Text> serviceEndpoints; ///< "Microsoft.Storage" …
    std::vector<Text> delegations;      ///< Service names.
    PrivateEndpointNetworkPolicies privateEndpointNetworkPolicies =
        PrivateEndpointNetworkPolicies::Disabled;
    bool defaultOutboundAccess = false; ///< 7.6.1, D14.
    bool operator==(const Subnet&) const = default;
};

/// One side of a peering, stored in `virtualNetwork` and naming the remote one (3.1.2). The state
/// and the sync level are not stored but follow from both sides: see peering_state.h.
struct Peering : Resource
{
    static constexpr Kind kKind = Kind::Peering;
    VnetId virtualNetwork;
    /// None once the remote network was deleted (3.2.4); `remoteResourceId` then still says which
    /// it was.
    VnetId remoteVirtualNetwork;
    Text remoteResourceId; ///< Full resource id; kept only while `remoteVirtualNetwork` is none.
    bool allowVirtualNetworkAccess = true;
    bool allowForwardedTraffic = false;
    bool allowGatewayTransit = false;
    bool useRemoteGateways = false;
    bool doNotVerifyRemoteGateways = false;
    bool peerCompleteVnets = true;
    bool enableOnlyIPv6Peering = false;
    /// The other side or the remote network was deleted (3.2.2); until this side is put again or
    /// deleted.
    bool disconnected = false;
    MostlyNone<Text> localSubnetNames; ///< Only with `peerCompleteVnets == false` (3.8).
    MostlyNone<Text> remoteSubnetNames;
    /// What is really peered now, copied when the peering is created or synced (3.6); drives the
    /// rows.
    MostlyOne<Prefix> remoteAddressSpace;
    /// Designer: data that leaves `virtualNetwork` over this side in a month, in GB (C1); nothing
    /// while nobody has stated it. What comes back is the other side's.
    std::optional<std::uint32_t> monthlyGigabytes;
    bool operator==(const Peering&) const = default;
};

struct NicIpConfiguration
{
    Text name;
    SubnetId subnet;
    Address
        privateIPAddress; ///< Assigned or static; none (`::`) while the subnet is full or unknown.
    AllocationMethod privateIPAllocationMethod = AllocationMethod::Dynamic;
    bool primary = false;
    PublicIpId publicIPAddress;
    MostlyNone<AsgId> applicationSecurityGroups;
    Text extra = {};
    bool operator==(const NicIpConfiguration&) const = default;
};

/// A network interface. Its effective routes are those of its primary configuration's subnet.
struct NetworkInterface : GroupedResource
{
    static constexpr Kind kKind = Kind::NetworkInterface;
    // An estate has a million of these: 112 bytes each, in an order with few gaps.
    VmId virtualMachine;
    NsgId networkSecurityGroup;
    MostlyNone<Prefix> advertises; ///< Designer: BGP-advertised prefixes (D21).
    [[no_unique_address]] MostlyOne<NicIpConfiguration> ipConfigurations;
    bool enableIPForwarding = false;
    bool osForwards = true;   ///< Designer: the guest forwards packets (5.4.3).
    bool isAppliance = false; ///< Designer: drawn as an appliance.
    bool isStateful = false;  ///< Designer: a stateful firewall (7.3.2).
    bool snat = false;        ///< Designer: forwards with its own address as the source (7.2.2).
    bool operator==(const NetworkInterface&) const = default;

    /// The primary configuration: the one marked so, else the first; null without any.
    [[nodiscard]] const NicIpConfiguration* primaryConfiguration() const;
    /// The primary configuration's subnet or none.
    [[nodiscard]] SubnetId subnet() const;
};
static_assert(sizeof(void*) != 8 || sizeof(NetworkInterface) == 112);

/// A rule of a guest's own firewall for packets that come in; the first that matches decides.
struct GuestFirewallRule
{
    Text name;
    Text protocol = "*";     ///< "*", "Tcp", "Udp" or "Icmp".
    std::vector<Text> ports; ///< Single ports and ranges; empty for all of them.
    RuleAccess access = RuleAccess::Allow;
    Text extra = {};
    bool operator==(const GuestFirewallRule&) const = default;
};

struct VirtualMachine : GroupedResource
{
    static constexpr Kind kKind = Kind::VirtualMachine;
    Text vmSize;
    Text osType;         ///< "Linux" or "Windows"; empty when unknown.
    bool running = true; ///< Designer: power state (L27).
    /// Designer: the guest drops what none of `guestFirewallRules` allows. Azure knows nothing of
    /// it; off, everything that reaches the machine is taken.
    bool guestFirewall = false;
    std::vector<GuestFirewallRule> guestFirewallRules;
    bool operator==(const VirtualMachine&) const = default;
};

/// A user-defined route. Either `addressPrefix` or, when that is absent, the service tag holds
/// (5.1.2).
struct Route
{
    Text name;
    std::optional<Prefix> addressPrefix;
    Text serviceTag;
    NextHopType nextHopType = NextHopType::VirtualAppliance;
    std::optional<Address> nextHopIpAddress;
    Text extra = {};
    bool operator==(const Route&) const = default;
};

struct RouteTable : GroupedResource
{
    static constexpr Kind kKind = Kind::RouteTable;
    bool disableBgpRoutePropagation = false;
    std::vector<Route> routes; ///< Stored order.
    bool operator==(const RouteTable&) const = default;
};

/// Address prefixes are texts because service tags and `*` stand beside CIDRs. A side holds
/// prefixes or application security groups; one that holds neither matches nothing.
struct SecurityRule
{
    Text name;
    std::int32_t priority = 100;
    RuleDirection direction = RuleDirection::Inbound;
    RuleAccess access = RuleAccess::Allow;
    Text protocol = "*";
    std::vector<Text> sourceAddressPrefixes;
    std::vector<Text> destinationAddressPrefixes;
    std::vector<AsgId> sourceApplicationSecurityGroups;
    std::vector<AsgId> destinationApplicationSecurityGroups;
    std::vector<Text> sourcePortRanges;
    std::vector<Text> destinationPortRanges;
    Text extra = {};
    bool operator==(const SecurityRule&) const = default;
};

struct NetworkSecurityGroup : GroupedResource
{
    static constexpr Kind kKind = Kind::NetworkSecurityGroup;
    std::vector<SecurityRule> securityRules;
    bool operator==(const NetworkSecurityGroup&) const = default;
};

/// A name for interfaces that security rules can use in place of addresses. Interfaces join it by
/// their configurations.
struct ApplicationSecurityGroup : GroupedResource
{
    static constexpr Kind kKind = Kind::ApplicationSecurityGroup;
    bool operator==(const ApplicationSecurityGroup&) const = default;
};

struct PublicIpAddress : GroupedResource
{
    static constexpr Kind kKind = Kind::PublicIpAddress;
    Address ipAddress; ///< None (`::`) when unknown: a template never holds it (4.3.2a).
    Text sku;
    AllocationMethod publicIPAllocationMethod = AllocationMethod::Static;
    bool operator==(const PublicIpAddress&) const = default;
};

struct NatGateway : GroupedResource
{
    static constexpr Kind kKind = Kind::NatGateway;
    std::vector<PublicIpId> publicIpAddresses;
    bool operator==(const NatGateway&) const = default;
};

struct GatewayIpConfiguration
{
    Text name;
    SubnetId subnet;
    PublicIpId publicIPAddress;
    Text extra = {};
    bool operator==(const GatewayIpConfiguration&) const = default;
};

/// A VPN or ExpressRoute gateway (4.1). It belongs to the network of its first configuration's
/// subnet.
struct VirtualNetworkGateway : GroupedResource
{
    static constexpr Kind kKind = Kind::VirtualNetworkGateway;
    GatewayType gatewayType = GatewayType::Vpn;
    VpnType vpnType = VpnType::RouteBased;
    Text sku;
    bool activeActive = false;
    bool enableBgp = false;
    std::uint32_t asn = 65515;
    std::vector<Address> bgpPeeringAddresses; ///< Empty: derived as 4.3.2a says.
    std::vector<GatewayIpConfiguration> ipConfigurations;
    std::vector<Prefix> vpnClientAddressPool; ///< Point-to-site pool (4.2).
    SiteId gatewayDefaultSite;                ///< 4.6.3.
    bool operator==(const VirtualNetworkGateway&) const = default;
};

/// A local network gateway: an on-premises site (4.1.2).
struct LocalNetworkGateway : GroupedResource
{
    static constexpr Kind kKind = Kind::LocalNetworkGateway;
    Address gatewayIpAddress; ///< None (`::`) when unknown or given by name.
    Text fqdn;
    std::vector<Prefix> addressPrefixes;
    std::optional<std::uint32_t> asn;
    std::optional<Address> bgpPeeringAddress;
    bool operator==(const LocalNetworkGateway&) const = default;
};

/// Joins a gateway with a site, another gateway or a circuit (4.1.2); the ends of other types are
/// none.
struct Connection : GroupedResource
{
    static constexpr Kind kKind = Kind::Connection;
    ConnectionType connectionType = ConnectionType::IPsec;
    GatewayId virtualNetworkGateway1;
    GatewayId virtualNetworkGateway2;
    SiteId localNetworkGateway2;
    CircuitId expressRouteCircuit;
    bool enableBgp = false;
    bool up = true; ///< Designer: the tunnel or circuit works (4.2).
    bool operator==(const Connection&) const = default;
};

struct ExpressRouteCircuit : GroupedResource
{
    static constexpr Kind kKind = Kind::ExpressRouteCircuit;
    Text serviceProviderName;
    Text peeringLocation;
    std::uint32_t bandwidthInMbps = 0;
    std::vector<Prefix> advertises; ///< Designer: what the far side announces (D21).
    bool operator==(const ExpressRouteCircuit&) const = default;
};

struct PrivateEndpoint : GroupedResource
{
    static constexpr Kind kKind = Kind::PrivateEndpoint;
    SubnetId subnet;
    Address privateIPAddress; ///< Assigned or static; none (`::`) while unknown.
    Text privateLinkServiceId;
    std::vector<Text> groupIds;
    bool operator==(const PrivateEndpoint&) const = default;
};

/// An Azure Firewall: forwards always, one private address in AzureFirewallSubnet (6.4.1).
struct AzureFirewall : GroupedResource
{
    static constexpr Kind kKind = Kind::AzureFirewall;
    SubnetId subnet;
    Address privateIPAddress;
    PublicIpId publicIPAddress;
    Text sku;
    bool operator==(const AzureFirewall&) const = default;
};

struct BastionHost : GroupedResource
{
    static constexpr Kind kKind = Kind::BastionHost;
    SubnetId subnet;
    PublicIpId publicIPAddress;
    bool operator==(const BastionHost&) const = default;
};

/// A load balancer; one with `subnet` is internal and its front end owns `privateIPAddress`.
struct LoadBalancer : GroupedResource
{
    static constexpr Kind kKind = Kind::LoadBalancer;
    Text sku;
    SubnetId subnet;
    Address privateIPAddress;
    AllocationMethod privateIPAllocationMethod = AllocationMethod::Dynamic;
    PublicIpId publicIPAddress;
    std::vector<NicId> backendNics;
    bool operator==(const LoadBalancer&) const = default;
};

struct RouteServerPeer
{
    Text name;
    std::uint32_t peerAsn = 0;
    Address peerIp;
    Text extra = {};
    bool operator==(const RouteServerPeer&) const = default;
};

struct RouteServer : GroupedResource
{
    static constexpr Kind kKind = Kind::RouteServer;
    SubnetId subnet;
    bool allowBranchToBranchTraffic = false;
    std::vector<RouteServerPeer> peers;
    bool operator==(const RouteServer&) const = default;
};

/// A resource that Peerscape keeps and draws as an unknown box, but does not model. `extra` is the
/// whole resource as it was read.
struct UnknownResource : GroupedResource
{
    static constexpr Kind kKind = Kind::UnknownResource;
    Text type; ///< "Microsoft.Network/virtualWans".
    bool operator==(const UnknownResource&) const = default;
};

/// Free text on the canvas, a frame behind a part of the drawing with the text as its title, or a
/// picture with the text as its description; outside the Azure model.
struct Note : Resource
{
    static constexpr Kind kKind = Kind::Note;
    Text text;
    bool frame = false;
    Text image; ///< The URL of image.h; empty for none.
    bool operator==(const Note&) const = default;
};

} // namespace peerscape::azure
