#pragma once

#include "core/route/route_engine.h"
#include "tests/support/network_builder.h"

#include <QStringList>

#include <initializer_list>
#include <string_view>

/// What the tests of the rules for routes ask of a design.
namespace peerscape::test {

/// Rows of `az` without headers, runs of spaces as one; those of `type` only, when it is given.
[[nodiscard]] QStringList rows(NetworkBuilder& net, SubnetId subnet, const char* type = nullptr);
[[nodiscard]] QStringList lines(std::initializer_list<const char*> texts);
[[nodiscard]] route::NextHop hop(NetworkBuilder& net, SubnetId subnet, std::string_view to);
[[nodiscard]] std::string_view hopType(NetworkBuilder& net, SubnetId subnet, std::string_view to);

/// A hub with an active-standby VPN gateway and a spoke with transit.
struct HubAndSpoke
{
    NetworkBuilder net{"hidden"};
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
    std::pair<PeeringId, PeeringId> sides =
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    SubnetId inHub = net.subnet(hub, "apps", {"10.0.1.0/24"});
    SubnetId inSpoke = net.subnet(spoke, "apps", {"10.1.1.0/24"});
};

} // namespace peerscape::test
