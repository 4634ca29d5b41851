#pragma once

#include "core/azure/resources.h"

namespace peerscape::arm {

/// Keeps what a PUT of an existing resource does not touch: the name in the spelling of its
/// creation, what only the designer knows, what only the service sets.
template<class R>
void carryOver(const R& before, R& value)
{
    using namespace azure;
    value.name = before.name;
    if constexpr (requires { value.resourceGroup; })
        value.resourceGroup = before.resourceGroup;
    if constexpr (R::kKind == Kind::NetworkInterface) {
        value.virtualMachine = before.virtualMachine;
        value.osForwards = before.osForwards;
        // A tag says it where it is not what forwarding suggests.
        if (value.enableIPForwarding == before.enableIPForwarding
            && value.isAppliance == value.enableIPForwarding)
            value.isAppliance = before.isAppliance;
        value.isStateful = before.isStateful;
        value.snat = before.snat;
        if (value.advertises.empty())
            value.advertises = before.advertises;
    } else if constexpr (R::kKind == Kind::VirtualMachine) {
        value.running = before.running;
        if (value.osType.empty())
            value.osType = before.osType;
        value.guestFirewall = before.guestFirewall;
        value.guestFirewallRules = before.guestFirewallRules;
    } else if constexpr (R::kKind == Kind::Peering) {
        value.remoteAddressSpace = before.remoteAddressSpace;
        value.disconnected = before.disconnected;
        value.monthlyGigabytes = before.monthlyGigabytes;
    } else if constexpr (R::kKind == Kind::PublicIpAddress) {
        if (value.ipAddress.isNone())
            value.ipAddress = before.ipAddress;
    } else if constexpr (R::kKind == Kind::VirtualNetworkGateway) {
        if (value.bgpPeeringAddresses.empty())
            value.bgpPeeringAddresses = before.bgpPeeringAddresses;
    } else if constexpr (R::kKind == Kind::Connection) {
        value.up = before.up;
    } else if constexpr (R::kKind == Kind::ExpressRouteCircuit) {
        if (value.advertises.empty())
            value.advertises = before.advertises;
    }
}

} // namespace peerscape::arm
