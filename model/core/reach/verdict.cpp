#include "core/reach/verdict.h"

#include "core/base/text.h"
#include "core/reach/flow.h"

#include <array>

namespace peerscape::reach {

namespace {

constexpr std::string_view kRoute = "UserDefinedRoute";

struct Entry
{
    std::string_view code;
    std::string_view issue;
    std::string_view rule;
};

// In the order of Reason.
constexpr std::array kEntries{
    Entry{"Delivered", "", "7.2"},
    Entry{"ReservedPrefix", kRoute, "2.5"},
    Entry{"UserRouteNone", kRoute, "5.5.2"},
    Entry{"NoRoute", kRoute, "2.7"},
    Entry{"NoHost", kRoute, "7.2"},
    Entry{"DeliveredElsewhere", kRoute, "D13"},
    Entry{"LeftForInternet", kRoute, "D13"},
    Entry{"PrivateDestination", kRoute, "2.5"},
    Entry{"NoOutboundMethod", kRoute, "7.6.1"},
    Entry{"SourceNotTranslated", kRoute, "5.4.5"},
    Entry{"NextHopNotFound", kRoute, "5.4.1"},
    Entry{"NextHopNotAppliance", kRoute, "5.4.1"},
    Entry{"IpForwardingDisabled", kRoute, "5.4.3"},
    Entry{"GuestDoesNotForward", kRoute, "5.4.3"},
    Entry{"ForwardedTrafficBlocked", kRoute, "3.5.1"},
    Entry{"SubnetNotPeered", kRoute, "3.8.4"},
    Entry{"SecurityRuleDenies", "NetworkSecurityRule", "7.4"},
    Entry{"GuestFirewallDenies", "GuestFirewall", "7.2"},
    Entry{"MachineStopped", "Platform", "8.4 L27"},
    Entry{"RoutingLoop", kRoute, "5.4.4"},
    Entry{"NoGateway", kRoute, "5.5.1"},
    Entry{"GatewayIgnoresUserRoutes", kRoute, "4.7.4"},
    Entry{"TransitNotInForce", kRoute, "7.5.1"},
    Entry{"NoConnection", kRoute, "7.5.1"},
    Entry{"BranchesNotConnected", kRoute, "7.5.4"},
    Entry{"NotAdvertised", kRoute, "4.4.5"},
    Entry{"BasicLoadBalancer", kRoute, "3.9.6"},
    Entry{"NoBackend", kRoute, "7.2.4"},
    Entry{"NoPublicAddress", kRoute, "7.6.1"},
    Entry{"ReplyTakesAnotherPath", kRoute, "7.6.3"},
    Entry{"AsymmetricStateful", kRoute, "7.3.2"},
};
static_assert(kEntries.size() == static_cast<std::size_t>(Reason::AsymmetricStateful) + 1);

constexpr std::array<std::string_view, 3> kProtocols{"Tcp", "Udp", "Icmp"};

} // namespace

std::string_view code(Reason reason)
{
    return kEntries[static_cast<std::size_t>(reason)].code;
}

std::string_view issueType(Reason reason)
{
    return kEntries[static_cast<std::size_t>(reason)].issue;
}

std::string_view ruleOf(Reason reason)
{
    return kEntries[static_cast<std::size_t>(reason)].rule;
}

std::string_view toString(Protocol protocol)
{
    return kProtocols[static_cast<std::size_t>(protocol)];
}

std::optional<Protocol> parseProtocol(std::string_view text)
{
    for (std::size_t i = 0; i < kProtocols.size(); ++i) {
        if (equalsIgnoringCase(kProtocols[i], text))
            return static_cast<Protocol>(i);
    }
    return std::nullopt;
}

} // namespace peerscape::reach
