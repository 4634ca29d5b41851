#pragma once

#include "core/azure/resources.h"

/// Which other objects a resource refers to. One overload for each kind, so that the reverse index,
/// the deletion of dependants, and copying between documents all follow the same list.
namespace peerscape::azure {

// Calls `visit(id)` for every id that the resource holds, ids that are none included, in field
// order. With a non-const resource `visit` gets a reference and may change it.

template<class R, class Visit>
void visitReferences(R& r, Visit&& visit)
{
    constexpr Kind kind = std::remove_const_t<R>::kKind;
    if constexpr (requires { r.resourceGroup; })
        visit(r.resourceGroup);
    if constexpr (kind == Kind::ResourceGroup) {
        visit(r.subscription);
    } else if constexpr (kind == Kind::Subnet) {
        visit(r.virtualNetwork);
        visit(r.routeTable);
        visit(r.networkSecurityGroup);
        visit(r.natGateway);
    } else if constexpr (kind == Kind::Peering) {
        visit(r.virtualNetwork);
        visit(r.remoteVirtualNetwork);
    } else if constexpr (kind == Kind::NetworkInterface) {
        visit(r.virtualMachine);
        visit(r.networkSecurityGroup);
        for (auto& configuration : r.ipConfigurations) {
            visit(configuration.subnet);
            visit(configuration.publicIPAddress);
            for (auto& group : configuration.applicationSecurityGroups)
                visit(group);
        }
    } else if constexpr (kind == Kind::NetworkSecurityGroup) {
        for (auto& rule : r.securityRules) {
            for (auto& group : rule.sourceApplicationSecurityGroups)
                visit(group);
            for (auto& group : rule.destinationApplicationSecurityGroups)
                visit(group);
        }
    } else if constexpr (kind == Kind::NatGateway) {
        for (auto& address : r.publicIpAddresses)
            visit(address);
    } else if constexpr (kind == Kind::VirtualNetworkGateway) {
        for (auto& configuration : r.ipConfigurations) {
            visit(configuration.subnet);
            visit(configuration.publicIPAddress);
        }
        visit(r.gatewayDefaultSite);
    } else if constexpr (kind == Kind::Connection) {
        visit(r.virtualNetworkGateway1);
        visit(r.virtualNetworkGateway2);
        visit(r.localNetworkGateway2);
        visit(r.expressRouteCircuit);
    } else if constexpr (kind == Kind::PrivateEndpoint || kind == Kind::RouteServer) {
        visit(r.subnet);
    } else if constexpr (kind == Kind::AzureFirewall || kind == Kind::BastionHost) {
        visit(r.subnet);
        visit(r.publicIPAddress);
    } else if constexpr (kind == Kind::LoadBalancer) {
        visit(r.subnet);
        visit(r.publicIPAddress);
        for (auto& nic : r.backendNics)
            visit(nic);
    }
}

} // namespace peerscape::azure
