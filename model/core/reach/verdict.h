#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace peerscape::reach {

/// Why a packet arrived or where it was lost. The codes (`code`) are stable: scripts and saved
/// expectations depend on them. The numbers are the rules of azure-routing.md.
enum class Reason : std::uint8_t {
    Delivered,                ///< It arrived.
    ReservedPrefix,           ///< A system route with next hop None (2.5).
    UserRouteNone,            ///< A user route with next hop None (5.5.2).
    NoRoute,                  ///< No row holds the destination (2.7).
    NoHost,                   ///< Nobody in the network has the address (7.2).
    DeliveredElsewhere,       ///< Somebody else has the address (D13).
    LeftForInternet,          ///< It went to the Internet instead (D13).
    PrivateDestination,       ///< Private addresses are not routed on the Internet (2.5, 7.6.2).
    NoOutboundMethod,         ///< Nothing gives it a way to the Internet (7.6.1).
    SourceNotTranslated,      ///< The appliance forwards to the Internet without SNAT (5.4.5).
    NextHopNotFound,          ///< Nobody reachable has the route's next hop address (5.4.1).
    NextHopNotAppliance,      ///< What has it forwards nothing.
    IpForwardingDisabled,     ///< The interface has `enableIPForwarding` off (5.4.3).
    GuestDoesNotForward,      ///< The guest does not forward (5.4.3).
    ForwardedTrafficBlocked,  ///< `allowForwardedTraffic` is off (3.5.1).
    SubnetNotPeered,          ///< A subnet peering does not list the subnet (3.8.4).
    SecurityRuleDenies,       ///< A security group (7.4).
    GuestFirewallDenies,      ///< The machine's own firewall.
    MachineStopped,           ///< The machine does not run (L27).
    RoutingLoop,              ///< It comes back to where it was (5.4.4).
    NoGateway,                ///< The route leads to a gateway, but none is in force (5.5.1).
    GatewayIgnoresUserRoutes, ///< ExpressRoute, alone or beside VPN (4.7.4).
    TransitNotInForce,        ///< The gateway does not serve that peered network (7.5.1).
    NoConnection,             ///< No connection of the gateway leads there (7.5.1).
    BranchesNotConnected,     ///< The gateway does not join those two connections (7.5.4, 4.7.3).
    NotAdvertised,            ///< The site does not know the way (4.4.5, 7.5.1).
    BasicLoadBalancer,        ///< A Basic front end is not reachable over global peering (3.9.6).
    NoBackend,                ///< No running backend.
    NoPublicAddress,          ///< Nothing makes it reachable from the Internet.
    ReplyTakesAnotherPath,    ///< The answer to the Internet leaves elsewhere (7.6.3).
    AsymmetricStateful,       ///< What keeps track of flows sees one direction only (7.3.2).
};

/// "ReservedPrefix": the stable code of a reason.
[[nodiscard]] std::string_view code(Reason reason);

/// Network Watcher's issue type (7.7): "UserDefinedRoute" for whatever a route, peering or gateway
/// does, "NetworkSecurityRule", "GuestFirewall", "Platform" for a stopped machine; empty for
/// Delivered.
[[nodiscard]] std::string_view issueType(Reason reason);

/// The rule of azure-routing.md behind a reason: "3.5.1".
[[nodiscard]] std::string_view ruleOf(Reason reason);

/// How a path ended.
struct Verdict
{
    Reason reason = Reason::Delivered;
    Message message;                ///< The reason in words.
    std::vector<ObjectId> subjects; ///< The objects concerned, the one to change first.

    [[nodiscard]] bool reachable() const { return reason == Reason::Delivered; }
    bool operator==(const Verdict&) const = default;
};

} // namespace peerscape::reach
