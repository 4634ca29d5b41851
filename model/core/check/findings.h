#pragma once

#include "core/check/check.h"
#include "core/edit/limits.h"
#include "core/edit/rules.h"

/// How findings are made. Internal to `check`.
namespace peerscape::check {

using azure::Document;
using Findings = std::vector<Finding>;

/// What the checks of one object read.
struct Context
{
    const Document& document;
    const route::RouteEngine& routes;
    edit::rules::PeeringLists& peerings;
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

/// Forwarding through appliances in a network (L07, L11), seen from that network.
void checkForwarding(const Context& context, VnetId hub, Findings& findings);

/// Everything about one object but what needs the whole document.
[[nodiscard]] Findings checkUnit(const Context& context, ObjectId id);

} // namespace peerscape::check
