#pragma once

#include "core/check/check.h"
#include "core/edit/limits.h"
#include "core/edit/rules.h"

#include <deque>
#include <unordered_map>

/// How findings are made. Internal to `check`.
namespace peerscape::check {

using azure::Document;
using Findings = std::vector<Finding>;

/// A network peered with a hub, and the routes by which it sends packets to appliances there.
struct Spoke
{
    VnetId vnet;
    PeeringId side; ///< Its own peering towards the hub.
    struct Through
    {
        net::Prefix prefix;
        net::Address hop;
    };
    std::vector<Through> routes;
};

/// The spokes of hubs with live peerings, in the order of these; each found when it is first asked
/// for and kept for a round of checks.
class Spokes
{
public:
    explicit Spokes(const Document& document)
        : m_document(document)
    {
    }
    /// The spoke at a place; null beyond the last. O(subnets of the spokes up to it).
    [[nodiscard]] const Spoke* at(VnetId hub, std::size_t place);
    [[nodiscard]] const std::deque<Spoke>& of(VnetId hub);

private:
    struct Found
    {
        std::deque<Spoke> spokes;
        std::size_t next = 0; ///< Among the peerings of the hub.
    };
    const Document& m_document;
    std::unordered_map<VnetId, Found> m_found;
};

/// What the checks of one object read.
struct Context
{
    const Document& document;
    const route::RouteEngine& routes;
    edit::rules::PeeringLists& peerings;
    Spokes& spokes;
};

/// A finding of what Azure refuses, with a fix where the kind of error has one.
[[nodiscard]] Finding errorFinding(const Document& document, Error error);

/// A lint of azure-routing.md 8.4; `rule` is "8.4 L01".
[[nodiscard]] Finding lint(std::string_view rule, Severity severity, Message message,
                           std::vector<ObjectId> subjects);

/// The number of the rule behind an error code: "8.1 V05"; for `SIM-` codes the rule they name.
[[nodiscard]] std::string_view ruleOf(std::string_view code);

/// The repair of an error, if one edit does it.
[[nodiscard]] std::optional<Fix> fixOf(const Document& document, const Error& error);

/// L25: reports a count that nears or exceeds its limit; one beyond is an error elsewhere.
void checkNearLimit(ObjectId id, const Text& name, std::size_t count, const edit::Limit& limit,
                    Findings& findings);

// Checks of one object; each appends its findings.
void checkVnetUnit(const Context& context, VnetId id, Findings& findings);
void checkSubnetUnit(const Context& context, SubnetId id, Findings& findings);
void checkPeeringUnit(const Context& context, PeeringId id, Findings& findings);
void checkRouteTableUnit(const Context& context, RouteTableId id, Findings& findings);
void checkNsgUnit(const Context& context, NsgId id, Findings& findings);
void checkGatewayUnit(const Context& context, GatewayId id, Findings& findings);
void checkConnectionUnit(const Context& context, ConnectionId id, Findings& findings);
void checkPrivateEndpointUnit(const Context& context, PrivateEndpointId id, Findings& findings);
void checkLoadBalancerUnit(const Context& context, LoadBalancerId id, Findings& findings);
void checkVmUnit(const Context& context, VmId id, Findings& findings);

/// L07: ways through appliances of a network on which answers are lost, seen from that network.
void checkReturnRoutes(const Context& context, VnetId hub, Findings& findings);
/// L11: packets that an appliance of the remote network forwards come from a third network, so this
/// side must allow forwarded traffic (3.5.1). Named with the first network that sends such packets.
/// Looks for it among the spokes only when the side does not allow them.
void checkForwardedTraffic(const Context& context, PeeringId side, Findings& findings);

/// Everything about one object but what needs the whole document.
[[nodiscard]] Findings checkUnit(const Context& context, ObjectId id);

} // namespace peerscape::check
