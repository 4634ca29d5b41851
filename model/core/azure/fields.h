#pragma once

#include "core/azure/resources.h"

#include <type_traits>

/// The fields of every resource by name, listed once: the `.peerscape` reader and writer, the
/// schema and comparisons follow this list. References are ids; `extra` is not among the fields.
namespace peerscape::azure {

template<class T, class Visit>
    requires std::is_same_v<std::remove_const_t<T>, NicIpConfiguration>
void visitFields(T& t, Visit&& visit)
{
    visit("name", t.name);
    visit("subnet", t.subnet);
    visit("privateIPAddress", t.privateIPAddress);
    visit("privateIPAllocationMethod", t.privateIPAllocationMethod);
    visit("primary", t.primary);
    visit("publicIPAddress", t.publicIPAddress);
    visit("applicationSecurityGroups", t.applicationSecurityGroups);
}

template<class T, class Visit>
    requires std::is_same_v<std::remove_const_t<T>, Route>
void visitFields(T& t, Visit&& visit)
{
    visit("name", t.name);
    visit("addressPrefix", t.addressPrefix);
    visit("serviceTag", t.serviceTag);
    visit("nextHopType", t.nextHopType);
    visit("nextHopIpAddress", t.nextHopIpAddress);
}

template<class T, class Visit>
    requires std::is_same_v<std::remove_const_t<T>, SecurityRule>
void visitFields(T& t, Visit&& visit)
{
    visit("name", t.name);
    visit("priority", t.priority);
    visit("direction", t.direction);
    visit("access", t.access);
    visit("protocol", t.protocol);
    visit("sourceAddressPrefixes", t.sourceAddressPrefixes);
    visit("destinationAddressPrefixes", t.destinationAddressPrefixes);
    visit("sourceApplicationSecurityGroups", t.sourceApplicationSecurityGroups);
    visit("destinationApplicationSecurityGroups", t.destinationApplicationSecurityGroups);
    visit("sourcePortRanges", t.sourcePortRanges);
    visit("destinationPortRanges", t.destinationPortRanges);
}

template<class T, class Visit>
    requires std::is_same_v<std::remove_const_t<T>, GuestFirewallRule>
void visitFields(T& t, Visit&& visit)
{
    visit("name", t.name);
    visit("protocol", t.protocol);
    visit("ports", t.ports);
    visit("access", t.access);
}

template<class T, class Visit>
    requires std::is_same_v<std::remove_const_t<T>, GatewayIpConfiguration>
void visitFields(T& t, Visit&& visit)
{
    visit("name", t.name);
    visit("subnet", t.subnet);
    visit("publicIPAddress", t.publicIPAddress);
}

template<class T, class Visit>
    requires std::is_same_v<std::remove_const_t<T>, RouteServerPeer>
void visitFields(T& t, Visit&& visit)
{
    visit("name", t.name);
    visit("peerAsn", t.peerAsn);
    visit("peerIp", t.peerIp);
}

template<class T, class Visit>
    requires requires { std::remove_const_t<T>::kKind; }
void visitFields(T& t, Visit&& visit)
{
    constexpr Kind kind = std::remove_const_t<T>::kKind;
    visit("name", t.name);
    if constexpr (requires { t.resourceGroup; }) {
        visit("resourceGroup", t.resourceGroup);
        visit("location", t.location);
    }
    if constexpr (kind == Kind::Subscription) {
        visit("subscriptionId", t.subscriptionId);
        visit("tenantId", t.tenantId);
    } else if constexpr (kind == Kind::ResourceGroup) {
        visit("subscription", t.subscription);
        visit("location", t.location);
    } else if constexpr (kind == Kind::VirtualNetwork) {
        visit("addressPrefixes", t.addressPrefixes);
        visit("summarizedGatewayPrefixes", t.summarizedGatewayPrefixes);
        visit("dnsServers", t.dnsServers);
        visit("external", t.external);
    } else if constexpr (kind == Kind::Subnet) {
        visit("virtualNetwork", t.virtualNetwork);
        visit("addressPrefixes", t.addressPrefixes);
        visit("routeTable", t.routeTable);
        visit("networkSecurityGroup", t.networkSecurityGroup);
        visit("natGateway", t.natGateway);
        visit("serviceEndpoints", t.serviceEndpoints);
        visit("delegations", t.delegations);
        visit("privateEndpointNetworkPolicies", t.privateEndpointNetworkPolicies);
        visit("defaultOutboundAccess", t.defaultOutboundAccess);
    } else if constexpr (kind == Kind::Peering) {
        visit("virtualNetwork", t.virtualNetwork);
        visit("remoteVirtualNetwork", t.remoteVirtualNetwork);
        visit("remoteResourceId", t.remoteResourceId);
        visit("allowVirtualNetworkAccess", t.allowVirtualNetworkAccess);
        visit("allowForwardedTraffic", t.allowForwardedTraffic);
        visit("allowGatewayTransit", t.allowGatewayTransit);
        visit("useRemoteGateways", t.useRemoteGateways);
        visit("doNotVerifyRemoteGateways", t.doNotVerifyRemoteGateways);
        visit("peerCompleteVnets", t.peerCompleteVnets);
        visit("enableOnlyIPv6Peering", t.enableOnlyIPv6Peering);
        visit("disconnected", t.disconnected);
        visit("localSubnetNames", t.localSubnetNames);
        visit("remoteSubnetNames", t.remoteSubnetNames);
        visit("remoteAddressSpace", t.remoteAddressSpace);
        visit("monthlyGigabytes", t.monthlyGigabytes);
    } else if constexpr (kind == Kind::NetworkInterface) {
        visit("virtualMachine", t.virtualMachine);
        visit("ipConfigurations", t.ipConfigurations);
        visit("networkSecurityGroup", t.networkSecurityGroup);
        visit("enableIPForwarding", t.enableIPForwarding);
        visit("osForwards", t.osForwards);
        visit("isAppliance", t.isAppliance);
        visit("isStateful", t.isStateful);
        visit("snat", t.snat);
        visit("advertises", t.advertises);
    } else if constexpr (kind == Kind::VirtualMachine) {
        visit("vmSize", t.vmSize);
        visit("osType", t.osType);
        visit("running", t.running);
        visit("guestFirewall", t.guestFirewall);
        visit("guestFirewallRules", t.guestFirewallRules);
    } else if constexpr (kind == Kind::RouteTable) {
        visit("disableBgpRoutePropagation", t.disableBgpRoutePropagation);
        visit("routes", t.routes);
    } else if constexpr (kind == Kind::NetworkSecurityGroup) {
        visit("securityRules", t.securityRules);
    } else if constexpr (kind == Kind::PublicIpAddress) {
        visit("ipAddress", t.ipAddress);
        visit("sku", t.sku);
        visit("publicIPAllocationMethod", t.publicIPAllocationMethod);
    } else if constexpr (kind == Kind::NatGateway) {
        visit("publicIpAddresses", t.publicIpAddresses);
    } else if constexpr (kind == Kind::VirtualNetworkGateway) {
        visit("gatewayType", t.gatewayType);
        visit("vpnType", t.vpnType);
        visit("sku", t.sku);
        visit("activeActive", t.activeActive);
        visit("enableBgp", t.enableBgp);
        visit("asn", t.asn);
        visit("bgpPeeringAddresses", t.bgpPeeringAddresses);
        visit("ipConfigurations", t.ipConfigurations);
        visit("vpnClientAddressPool", t.vpnClientAddressPool);
        visit("gatewayDefaultSite", t.gatewayDefaultSite);
    } else if constexpr (kind == Kind::LocalNetworkGateway) {
        visit("gatewayIpAddress", t.gatewayIpAddress);
        visit("fqdn", t.fqdn);
        visit("addressPrefixes", t.addressPrefixes);
        visit("asn", t.asn);
        visit("bgpPeeringAddress", t.bgpPeeringAddress);
    } else if constexpr (kind == Kind::Connection) {
        visit("connectionType", t.connectionType);
        visit("virtualNetworkGateway1", t.virtualNetworkGateway1);
        visit("virtualNetworkGateway2", t.virtualNetworkGateway2);
        visit("localNetworkGateway2", t.localNetworkGateway2);
        visit("expressRouteCircuit", t.expressRouteCircuit);
        visit("enableBgp", t.enableBgp);
        visit("up", t.up);
    } else if constexpr (kind == Kind::ExpressRouteCircuit) {
        visit("serviceProviderName", t.serviceProviderName);
        visit("peeringLocation", t.peeringLocation);
        visit("bandwidthInMbps", t.bandwidthInMbps);
        visit("advertises", t.advertises);
    } else if constexpr (kind == Kind::PrivateEndpoint) {
        visit("subnet", t.subnet);
        visit("privateIPAddress", t.privateIPAddress);
        visit("privateLinkServiceId", t.privateLinkServiceId);
        visit("groupIds", t.groupIds);
    } else if constexpr (kind == Kind::AzureFirewall) {
        visit("subnet", t.subnet);
        visit("privateIPAddress", t.privateIPAddress);
        visit("publicIPAddress", t.publicIPAddress);
        visit("sku", t.sku);
    } else if constexpr (kind == Kind::BastionHost) {
        visit("subnet", t.subnet);
        visit("publicIPAddress", t.publicIPAddress);
    } else if constexpr (kind == Kind::LoadBalancer) {
        visit("sku", t.sku);
        visit("subnet", t.subnet);
        visit("privateIPAddress", t.privateIPAddress);
        visit("privateIPAllocationMethod", t.privateIPAllocationMethod);
        visit("publicIPAddress", t.publicIPAddress);
        visit("backendNics", t.backendNics);
    } else if constexpr (kind == Kind::RouteServer) {
        visit("subnet", t.subnet);
        visit("allowBranchToBranchTraffic", t.allowBranchToBranchTraffic);
        visit("peers", t.peers);
    } else if constexpr (kind == Kind::UnknownResource) {
        visit("type", t.type);
    } else if constexpr (kind == Kind::Note) {
        visit("text", t.text);
        visit("frame", t.frame);
        visit("image", t.image);
    }
}

namespace detail {
struct IgnoreField
{
    template<class T>
    void operator()(const char*, T&) const
    {
    }
};
} // namespace detail

/// A type whose fields are listed above.
template<class T>
concept HasFields = requires(T& t) { visitFields(t, detail::IgnoreField()); };

/// A part of a resource with an `extra` of its own: a route, a rule, a configuration.
template<class T>
concept Part = HasFields<T> && requires(T& part) { part.extra; };

/// A list of parts.
template<class T>
concept PartList =
    requires(T& list) { requires Part<std::remove_cvref_t<decltype(*list.begin())>>; };

} // namespace peerscape::azure
