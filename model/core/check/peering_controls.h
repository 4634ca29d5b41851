#pragma once

#include "core/edit/edit.h"
#include "core/route/explain.h"
#include "core/route/route_engine.h"

#include <array>

/// What a person is told beside the switches of a peering, so that nobody has to try them out
/// (design: "say why, before a person asks").
namespace peerscape::check {

enum class PeeringFlag : std::uint8_t {
    AllowVirtualNetworkAccess,
    AllowForwardedTraffic,
    AllowGatewayTransit,
    UseRemoteGateways,
};
inline constexpr std::array kPeeringFlags{
    PeeringFlag::AllowVirtualNetworkAccess, PeeringFlag::AllowForwardedTraffic,
    PeeringFlag::AllowGatewayTransit, PeeringFlag::UseRemoteGateways};

/// One switch of one side of a peering.
struct FlagControl
{
    PeeringFlag flag = PeeringFlag::AllowVirtualNetworkAccess;
    bool value = false;
    /// Whether switching it over would be accepted and could ever have an effect. Sharing a gateway
    /// that is not there is offered only to switch it off (4.4.9).
    bool enabled = true;
    /// Why it cannot be switched ("MarketingVNet has its own gateway"), or what it does now or
    /// would do, naming both networks
    /// ("SalesVNet reaches Head office through hub-vpn-gw"). May be empty.
    route::Reason sentence;
};

/// The switches of one side, in the order of kPeeringFlags. O(peerings of both networks).
[[nodiscard]] std::array<FlagControl, kPeeringFlags.size()>
peeringControls(const azure::Document& document, PeeringId peering);

/// The edit that switches a flag of one side: edit::modify with that one field.
[[nodiscard]] edit::EditResult setPeeringFlag(const azure::Document& document, PeeringId peering,
                                              PeeringFlag flag, bool value);

/// "What this peering does": how many routes it gives to each network, what sites learn and reach
/// because of it, or why it does nothing yet. Both sides together.
[[nodiscard]] std::vector<route::Reason> peeringSummary(const azure::Document& document,
                                                        const route::RouteEngine& routes,
                                                        PeeringId peering);

} // namespace peerscape::check
