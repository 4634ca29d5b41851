#include "core/check/peering_controls.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/put.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using azure::Document;
using azure::Peering;
using route::Reason;

bool Peering::* fieldOf(PeeringFlag flag)
{
    switch (flag) {
    case PeeringFlag::AllowVirtualNetworkAccess:
        return &Peering::allowVirtualNetworkAccess;
    case PeeringFlag::AllowForwardedTraffic:
        return &Peering::allowForwardedTraffic;
    case PeeringFlag::AllowGatewayTransit:
        return &Peering::allowGatewayTransit;
    case PeeringFlag::UseRemoteGateways:
        break;
    }
    return &Peering::useRemoteGateways;
}

/// The argument of a reason: what it says and what it links to.
struct Part
{
    std::string text;
    ObjectId link;
};

Reason reason(std::string_view text, const std::vector<Part>& parts)
{
    Reason result;
    result.message.text = text;
    for (const Part& part : parts) {
        result.message.arguments.push_back(part.text);
        result.links.push_back(part.link);
    }
    return result;
}

Part part(const Document& document, ObjectId id)
{
    return {document.nameOf(id).str(), id};
}

/// Several objects as one argument; it links to the only one or to none.
Part part(const Document& document, const std::vector<ObjectId>& ids)
{
    Part result;
    for (const ObjectId id : ids) {
        if (!result.text.empty())
            result.text += ", ";
        result.text += document.nameOf(id).view();
    }
    if (ids.size() == 1)
        result.link = ids.front();
    return result;
}

/// The gateway or route server of a network, or none.
ObjectId gatewayIn(const Document& document, VnetId vnet)
{
    const auto gateways = azure::gatewaysOf(document, vnet);
    if (!gateways.empty())
        return gateways.front();
    for (const ObjectId subnet : azure::subnetsOf(document, vnet)) {
        const auto servers = document.referrers(subnet, Kind::RouteServer);
        if (!servers.empty())
            return servers.front();
    }
    return {};
}

/// What is reached through the gateways of a network: sites, circuits and networks at the far ends
/// of connections that are up.
std::vector<ObjectId> farEnds(const Document& document, VnetId vnet)
{
    std::vector<ObjectId> ends;
    for (const GatewayId gateway : azure::gatewaysOf(document, vnet)) {
        for (const ObjectId id : document.referrers(gateway, Kind::Connection)) {
            const auto* connection = document.find(ConnectionId::of(id));
            if (!connection->up)
                continue;
            ObjectId end = connection->localNetworkGateway2;
            if (!end)
                end = connection->expressRouteCircuit;
            if (!end)
                end = azure::vnetOf(document, connection->virtualNetworkGateway1 == gateway
                                                  ? connection->virtualNetworkGateway2
                                                  : connection->virtualNetworkGateway1);
            if (end && std::find(ends.begin(), ends.end(), end) == ends.end())
                ends.push_back(end);
        }
    }
    return ends;
}

/// The far ends that are on-premises: those that learn something.
std::vector<ObjectId> sitesBehind(const Document& document, VnetId vnet)
{
    std::vector<ObjectId> ends = farEnds(document, vnet);
    std::erase_if(ends, [](ObjectId id) { return id.kind() == Kind::VirtualNetwork; });
    return ends;
}

/// One side with all that the sentences name.
struct Side
{
    const Document& document;
    PeeringId id;
    const Peering& link;
    const Peering* reverse;
    Part local;
    Part remote;
};

Reason accessSentence(const Side& s)
{
    return reason(s.link.allowVirtualNetworkAccess
                      ? PEERSCAPE_TR_NOOP("{0} counts {1} as VirtualNetwork in security rules")
                      : PEERSCAPE_TR_NOOP("{0} blocks default access from {1}"),
                  {s.local, s.remote});
}

Reason forwardedSentence(const Side& s)
{
    return reason(s.link.allowForwardedTraffic
                      ? PEERSCAPE_TR_NOOP("{0} accepts what {1} forwards for other networks")
                      : PEERSCAPE_TR_NOOP("{0} drops what {1} forwards for other networks"),
                  {s.local, s.remote});
}

Reason transitSentence(const Side& s)
{
    const ObjectId gateway = gatewayIn(s.document, s.link.virtualNetwork);
    if (!gateway)
        return reason(PEERSCAPE_TR_NOOP("{0} has no gateway to share"), {s.local});
    return reason(s.link.allowGatewayTransit ? PEERSCAPE_TR_NOOP("{0} may use {1}")
                                             : PEERSCAPE_TR_NOOP("{0} may not use {1}"),
                  {s.remote, part(s.document, gateway)});
}

/// The peering of a network that uses remote gateways, other than `but`.
PeeringId otherUser(const Side& s)
{
    for (const PeeringId other : azure::peeringsOf(s.document, s.link.virtualNetwork)) {
        if (other != s.id && s.document.find(other)->useRemoteGateways)
            return other;
    }
    return {};
}

Reason remoteGatewaysSentence(const Side& s)
{
    if (azure::hasOwnGateway(s.document, s.link.virtualNetwork))
        return reason(PEERSCAPE_TR_NOOP("{0} has its own gateway"), {s.local});
    const ObjectId gateway = gatewayIn(s.document, s.link.remoteVirtualNetwork);
    if (!gateway)
        return reason(PEERSCAPE_TR_NOOP("{0} has no gateway to use"), {s.remote});
    const Part gatewayPart = part(s.document, gateway);
    if (const PeeringId other = otherUser(s))
        return reason(PEERSCAPE_TR_NOOP("{0} already uses the gateway of {1}"),
                      {s.local, part(s.document, s.document.find(other)->remoteVirtualNetwork)});
    if (s.reverse != nullptr && !s.reverse->allowGatewayTransit)
        return reason(PEERSCAPE_TR_NOOP("{0} does not share {1} with {2}"),
                      {s.remote, gatewayPart, s.local});
    const std::vector<ObjectId> ends = farEnds(s.document, s.link.remoteVirtualNetwork);
    if (!s.link.useRemoteGateways)
        return ends.empty() ? reason(PEERSCAPE_TR_NOOP("{0} would use {1}"), {s.local, gatewayPart})
                            : reason(PEERSCAPE_TR_NOOP("{0} would reach {1} through {2}"),
                                     {s.local, part(s.document, ends), gatewayPart});
    if (!azure::isLive(s.document, s.id))
        return reason(PEERSCAPE_TR_NOOP("{0} uses {1} as soon as the peering is Connected"),
                      {s.local, gatewayPart});
    return ends.empty() ? reason(PEERSCAPE_TR_NOOP("{0} uses {1}"), {s.local, gatewayPart})
                        : reason(PEERSCAPE_TR_NOOP("{0} reaches {1} through {2}"),
                                 {s.local, part(s.document, ends), gatewayPart});
}

Reason sentenceOf(const Side& s, PeeringFlag flag)
{
    switch (flag) {
    case PeeringFlag::AllowVirtualNetworkAccess:
        return accessSentence(s);
    case PeeringFlag::AllowForwardedTraffic:
        return forwardedSentence(s);
    case PeeringFlag::AllowGatewayTransit:
        return transitSentence(s);
    case PeeringFlag::UseRemoteGateways:
        break;
    }
    return remoteGatewaysSentence(s);
}

std::string join(const std::vector<net::Prefix>& prefixes)
{
    std::string text;
    for (const net::Prefix& prefix : prefixes) {
        if (!text.empty())
            text += ", ";
        text += prefix.toString();
    }
    return text;
}

/// What on-premises learns of the spoke on `spokeSide` when its hub's gateway is in force for it:
/// the part of its peered space that the gateway announces (4.4.5).
std::vector<net::Prefix> announced(const Document& document, const route::RouteEngine& routes,
                                   PeeringId spokeSide)
{
    const Peering* spoke = document.find(spokeSide);
    const Peering* hub = document.find(azure::reverseOf(document, spokeSide));
    if (spoke == nullptr || hub == nullptr
        || azure::effectiveGateway(document, spoke->virtualNetwork).through != spokeSide)
        return {};
    const auto all = routes.advertisedPrefixes(hub->virtualNetwork);
    std::vector<net::Prefix> result;
    for (const net::Prefix& prefix : hub->remoteAddressSpace) {
        if (std::find(all.begin(), all.end(), prefix) != all.end())
            result.push_back(prefix);
    }
    return result;
}

/// "+1 route in SalesVNet, +1 in MarketingVNet, and Head office learns 10.1.0.0/16."
Reason routesSentence(const Document& document, const route::RouteEngine& routes, PeeringId id,
                      PeeringId reverse)
{
    const Peering* link = document.find(id);
    const Peering* back = document.find(reverse);
    std::vector<Part> parts{part(document, link->virtualNetwork),
                            {std::to_string(link->remoteAddressSpace.size()), {}},
                            part(document, back->virtualNetwork),
                            {std::to_string(back->remoteAddressSpace.size()), {}}};
    for (const PeeringId spokeSide : {id, reverse}) {
        const auto learned = announced(document, routes, spokeSide);
        const auto sites = sitesBehind(document, document.find(spokeSide)->remoteVirtualNetwork);
        if (learned.empty() || sites.empty())
            continue;
        parts.push_back(part(document, sites));
        parts.push_back({join(learned), {}});
        parts.push_back({std::to_string(sites.size()), {}});
        return reason(PEERSCAPE_TR_NOOP("+{1} {1|route|routes} in {0}, +{3} in {2}, and {4} "
                                        "{6|learns|learn} {5}."),
                      parts);
    }
    return reason(PEERSCAPE_TR_NOOP("+{1} {1|route|routes} in {0}, +{3} in {2}."), parts);
}

} // namespace

std::array<FlagControl, kPeeringFlags.size()> peeringControls(const Document& document,
                                                              PeeringId peering)
{
    std::array<FlagControl, kPeeringFlags.size()> controls;
    const Peering* link = document.find(peering);
    if (link == nullptr)
        return controls;
    Part remote = part(document, link->remoteVirtualNetwork);
    if (!link->remoteVirtualNetwork) {
        const std::string_view id = link->remoteResourceId;
        remote.text = std::string(id.substr(id.rfind('/') + 1));
    }
    const Side side{document,
                    peering,
                    *link,
                    document.find(azure::reverseOf(document, peering)),
                    part(document, link->virtualNetwork),
                    std::move(remote)};
    for (std::size_t i = 0; i < controls.size(); ++i) {
        FlagControl& control = controls[i];
        control.flag = kPeeringFlags[i];
        control.value = link->*fieldOf(control.flag);
        control.sentence = sentenceOf(side, control.flag);
        // Azure lets a network without a gateway share one; it has no effect (4.4.9, L05).
        const bool pointless = control.flag == PeeringFlag::AllowGatewayTransit && !control.value
                               && !azure::hasOwnGateway(document, link->virtualNetwork);
        control.enabled =
            !pointless
            && setPeeringFlag(document, peering, control.flag, !control.value).has_value();
    }
    return controls;
}

edit::EditResult setPeeringFlag(const Document& document, PeeringId peering, PeeringFlag flag,
                                bool value)
{
    return edit::modify(document, peering, [&](Peering& p) { p.*fieldOf(flag) = value; });
}

std::vector<Reason> peeringSummary(const Document& document, const route::RouteEngine& routes,
                                   PeeringId id)
{
    const Peering* link = document.find(id);
    if (link == nullptr)
        return {};
    const PeeringId reverse = azure::reverseOf(document, id);
    const Part local = part(document, link->virtualNetwork);
    const Part remote = part(document, link->remoteVirtualNetwork);
    switch (azure::peeringState(document, id)) {
    case azure::PeeringState::Initiated:
        return {
            reason(PEERSCAPE_TR_NOOP("Nothing yet: {1} has no peering to {0}."), {local, remote})};
    case azure::PeeringState::Disconnected:
        return {reason(PEERSCAPE_TR_NOOP("Nothing any more: the other side was deleted."), {})};
    case azure::PeeringState::Connected:
        break;
    }
    std::vector<Reason> reasons{routesSentence(document, routes, id, reverse)};
    for (const PeeringId side : {id, reverse}) {
        const Peering* p = document.find(side);
        if (azure::isStale(document, *p))
            reasons.push_back(reason(
                PEERSCAPE_TR_NOOP(
                    "{0} still uses the old address space of {1} until it is synced."),
                {part(document, p->virtualNetwork), part(document, p->remoteVirtualNetwork)}));
    }
    return reasons;
}

} // namespace peerscape::check
