#include "core/reach/walker.h"

#include "core/azure/names.h"
#include "core/net/internet.h"
#include "core/reach/address_owner.h"
#include "core/reach/crossing.h"
#include "core/route/merge.h"

#include <algorithm>

namespace peerscape::reach {

using azure::NextHopType;
using azure::RouteSource;
using azure::RuleAccess;
using azure::RuleDirection;
using net::Address;
using net::Prefix;
using route::EffectiveRoute;
using route::EffectiveRouteTable;

namespace {

bool owns(const azure::NetworkInterface& nic, const Address& address)
{
    return std::any_of(nic.ipConfigurations.begin(), nic.ipConfigurations.end(),
                       [&](const auto& c) { return c.privateIPAddress == address; });
}

/// Whether the last station of a way has seen the same packet before.
bool loops(const Path& path)
{
    const Hop& last = path.hops.back();
    return std::any_of(path.hops.begin(), path.hops.end() - 1, [&](const Hop& hop) {
        return hop.object == last.object && hop.object && hop.subnet == last.subnet
               && hop.kind == last.kind && hop.source == last.source;
    });
}

} // namespace

std::string Walker::name(ObjectId id) const
{
    return azure::displayName(m_document, id);
}

void Walker::noteRead(VnetId vnet) const
{
    if (m_terms.footprint != nullptr)
        m_terms.footprint->add(vnet);
}

void Walker::noteOutside() const
{
    if (m_terms.footprint != nullptr)
        m_terms.footprint->outside = true;
}

Hop& Walker::stop(Way& way, const Station& at) const
{
    if (m_terms.footprint != nullptr) {
        noteRead(azure::vnetOf(m_document, at.subnet));
        if (at.kind == HopKind::Gateway || at.kind == HopKind::Site || at.kind == HopKind::Client
            || at.kind == HopKind::Branch)
            noteOutside();
    }
    Hop& hop = way.path.hops.emplace_back();
    hop.kind = at.kind;
    hop.object = at.object;
    hop.address = at.address;
    hop.subnet = at.subnet;
    hop.balancer = at.balancer;
    hop.source = way.source;
    hop.destination = destination();
    return hop;
}

void Walker::end(Way way, Reason reason, Message message, std::vector<ObjectId> subjects)
{
    way.path.verdict = {reason, std::move(message), std::move(subjects)};
    if (m_ways.size() < kMaxWays)
        m_ways.push_back(std::move(way));
}

/// Security groups act at a private endpoint only when its subnet says so (D9).
bool Walker::isGuarded(const Station& at) const
{
    const auto* subnet = m_document.find(at.subnet);
    if (at.kind != HopKind::PrivateEndpoint || subnet == nullptr)
        return true;
    using Policies = azure::PrivateEndpointNetworkPolicies;
    return subnet->privateEndpointNetworkPolicies == Policies::Enabled
           || subnet->privateEndpointNetworkPolicies == Policies::NetworkSecurityGroupEnabled;
}

bool Walker::pass(Way& way, const Station& at, RuleDirection direction)
{
    if (!m_terms.security || !isGuarded(at))
        return true;
    const NicId nic = NicId::of(at.object);
    const auto* resource = m_document.find(nic);
    const SubnetId subnet = resource != nullptr ? subnetOf(*resource, at.address) : at.subnet;
    const FlowPacket packet{m_terms.flow, way.source, destination()};
    std::vector<RuleDecision> decisions =
        judgeAll(m_routes, nic, subnet, direction, packet, m_terms.options);
    const bool passes = decisions.empty() || decisions.back().access == RuleAccess::Allow;
    Hop& hop = way.path.hops.back();
    (direction == RuleDirection::Inbound ? hop.arriving : hop.leaving) = decisions;
    if (passes)
        return true;
    const RuleDecision& denied = decisions.back();
    std::vector<ObjectId> subjects{denied.group};
    if (at.object)
        subjects.push_back(at.object);
    end(std::move(way), Reason::SecurityRuleDenies,
        {direction == RuleDirection::Inbound
             ? PEERSCAPE_TR_NOOP("{0} of {1} denies it on the way in.")
             : PEERSCAPE_TR_NOOP("{0} of {1} denies it on the way out."),
         {denied.rule.str(), name(denied.group)}},
        std::move(subjects));
    return false;
}

bool Walker::runs(Way& way, NicId id)
{
    const azure::NetworkInterface& nic = *m_document.find(id);
    const auto* machine = m_document.find(nic.virtualMachine);
    if (machine == nullptr || machine->running)
        return true;
    end(std::move(way), Reason::MachineStopped,
        {PEERSCAPE_TR_NOOP("{0} does not run."), {name(nic.virtualMachine)}},
        {nic.virtualMachine, id});
    return false;
}

std::vector<Way> Walker::walk(Station from, Address source)
{
    m_ways.clear();
    Way way;
    way.source = source;
    stop(way, from);
    if (!NicId::of(from.object) || runs(way, NicId::of(from.object)))
        leave(std::move(way), from);
    return std::move(m_ways);
}

/// Goes on from a station whose hop is the last.
void Walker::leave(Way way, const Station& at)
{
    if (loops(way.path) || way.path.hops.size() > kMaxHops) {
        return end(std::move(way), Reason::RoutingLoop,
                   {PEERSCAPE_TR_NOOP("{0} gets the packet again: it goes round in a loop."),
                    {name(at.object)}},
                   {at.object});
    }
    if (at.kind == HopKind::Gateway)
        return leaveGateway(std::move(way), at);
    const auto* nic = m_document.find(NicId::of(at.object));
    if (nic != nullptr && !nic->enableIPForwarding && !owns(*nic, way.source)) { // 7.2.3
        return end(std::move(way), Reason::IpForwardingDisabled,
                   {PEERSCAPE_TR_NOOP("IP forwarding is off on {0}: it sends nothing from {1}."),
                    {name(at.object), way.source.toString()}},
                   {at.object});
    }
    if (pass(way, at, RuleDirection::Outbound))
        forward(std::move(way), at, m_routes.tableTowards(at.subnet, destination()));
}

void Walker::forward(Way way, const Station& at, const EffectiveRouteTable& table)
{
    const route::NextHop next = route::selectNextHop(table, destination());
    if (next.routes.empty()) {
        return end(std::move(way), Reason::NoRoute,
                   {PEERSCAPE_TR_NOOP("No route of {0} holds {1}."),
                    {name(at.subnet), destination().toString()}},
                   {at.subnet});
    }
    std::vector<EffectiveRoute> rows;
    for (const std::size_t i : next.routes)
        rows.push_back(table.routes[i]);
    way.path.hops.back().routes = rows;
    const EffectiveRoute& first = rows.front();
    const bool isUser = first.source == RouteSource::User;
    switch (next.type) {
    case NextHopType::VnetLocal:
        return deliver(std::move(way), at, azure::vnetOf(m_document, at.subnet), {});
    case NextHopType::VNetPeering:
    case NextHopType::VNetGlobalPeering:
        for (const EffectiveRoute& row : rows) {
            const PeeringId link = PeeringId::of(row.origin);
            deliver(way, at, m_document.find(link)->remoteVirtualNetwork, link);
        }
        return;
    case NextHopType::InterfaceEndpoint:
        return toEndpoint(std::move(way), at, PrivateEndpointId::of(first.origin),
                          PeeringId::of(first.via));
    case NextHopType::VirtualAppliance:
        for (const EffectiveRoute& row : rows)
            toAppliance(way, at,
                        row.nextHopIpAddresses.empty() ? Address()
                                                       : row.nextHopIpAddresses.front());
        return;
    case NextHopType::VirtualNetworkGateway:
        for (const EffectiveRoute& row : rows) {
            if (NicId::of(row.origin)) // learned from an appliance by way of a route server
                toAppliance(way, at, row.nextHopIpAddresses.front());
            else
                toGateway(way, at, row);
        }
        return;
    case NextHopType::Internet:
        return toInternet(std::move(way), at);
    case NextHopType::None:
        return isUser
                   ? end(std::move(way), Reason::UserRouteNone,
                         {PEERSCAPE_TR_NOOP("The route {0} of {1} drops it."),
                          {first.name.str(), name(first.origin)}},
                         {first.origin, at.subnet})
                   : end(std::move(way), Reason::ReservedPrefix,
                         {PEERSCAPE_TR_NOOP("{0} has no route for {1} but the system's {2}, "
                                            "whose next hop is None."),
                          {name(at.subnet), destination().toString(), route::prefixesText(first)}},
                         {at.subnet});
    case NextHopType::ConnectedGroup:
    case NextHopType::VirtualNetworkServiceEndpoint:
        break;
    }
    end(std::move(way), Reason::NoRoute,
        {PEERSCAPE_TR_NOOP("{0} is not a next hop that can be followed."),
         {std::string(azure::toString(next.type))}},
        {at.subnet});
}

bool Walker::cross(Way& way, const Station& at, PeeringId link, SubnetId to)
{
    const azure::Peering& own = *m_document.find(link);
    const PeeringId reverse = azure::reverseOf(m_document, link);
    const azure::Peering& far = *m_document.find(reverse);
    way.path.hops.back().link = link;
    const bool here = !listsSubnet(m_document, far, at.subnet);
    if (here || !listsSubnet(m_document, own, to)) {
        const SubnetId subnet = here ? at.subnet : to;
        end(std::move(way), Reason::SubnetNotPeered,
            {PEERSCAPE_TR_NOOP("{0} does not list the subnet {1}."),
             {name(here ? reverse : link), name(subnet)}},
            {here ? reverse : link, subnet});
        return false;
    }
    if (at.kind != HopKind::Gateway && !takesFrom(far, way.source)) { // 3.5.3 exempts gateways
        end(std::move(way), Reason::ForwardedTrafficBlocked,
            {PEERSCAPE_TR_NOOP("{0} does not allow forwarded traffic, and {1} is not an address of "
                               "{2} (documented; Azure may let it pass)."),
             {name(reverse), way.source.toString(), name(own.virtualNetwork)}},
            {reverse, link});
        return false;
    }
    return true;
}

void Walker::deliver(Way way, const Station& at, VnetId vnet, PeeringId link)
{
    noteRead(vnet);
    const AddressOwner owner = ownerOf(m_document, vnet, destination());
    const bool imagined = m_target.subnet && owner.subnet == m_target.subnet;
    if (!owner.object && !imagined) {
        return end(std::move(way), Reason::NoHost,
                   {PEERSCAPE_TR_NOOP("Nobody in {0} has the address {1}."),
                    {name(vnet), destination().toString()}},
                   {vnet});
    }
    if (link && !cross(way, at, link, owner.subnet))
        return;
    if (const auto* balancer = m_document.find(LoadBalancerId::of(owner.object))) {
        if (link && equalsIgnoringCase(balancer->sku, "Basic")
            && way.path.hops.back().routes.front().nextHopType == NextHopType::VNetGlobalPeering) {
            return end(std::move(way), Reason::BasicLoadBalancer,
                       {PEERSCAPE_TR_NOOP("{0} is a Basic load balancer, which global peering "
                                          "does not reach."),
                        {name(owner.object)}},
                       {owner.object, link});
        }
        return toBackends(std::move(way), LoadBalancerId::of(owner.object), false);
    }
    if (const auto endpoint = PrivateEndpointId::of(owner.object))
        return toEndpoint(std::move(way), at, endpoint, {});
    arrive(std::move(way), {.kind = HopKind::Destination,
                            .object = owner.object,
                            .subnet = owner.subnet,
                            .address = destination()});
}

/// The packet stands before whoever has the destination address.
void Walker::arrive(Way way, const Station& at)
{
    stop(way, at);
    const NicId nic = NicId::of(at.object);
    if (nic && !runs(way, nic))
        return;
    if (!pass(way, at, RuleDirection::Inbound))
        return;
    const auto* resource = m_document.find(nic);
    const auto* machine = resource != nullptr ? m_document.find(resource->virtualMachine) : nullptr;
    if (m_terms.security && machine != nullptr && !guestTakes(*machine, m_terms.flow)) {
        return end(std::move(way), Reason::GuestFirewallDenies,
                   {PEERSCAPE_TR_NOOP("The firewall inside {0} has no rule that allows it."),
                    {name(resource->virtualMachine)}},
                   {resource->virtualMachine, nic});
    }
    const ObjectId meant = m_target.object;
    if (meant && meant != at.object && meant != ObjectId(at.balancer)) {
        return end(std::move(way), Reason::DeliveredElsewhere,
                   {PEERSCAPE_TR_NOOP("{0} has the address {1} as well, and gets the packet."),
                    {name(at.object), destination().toString()}},
                   {at.object, meant});
    }
    way.end = at;
    end(std::move(way), Reason::Delivered, {PEERSCAPE_TR_NOOP("It arrives."), {}});
}

void Walker::toBackends(Way way, LoadBalancerId id, bool asAppliance)
{
    bool any = false;
    for (const NicId nic : m_document.find(id)->backendNics) {
        const auto* resource = m_document.find(nic);
        const auto* machine =
            resource != nullptr ? m_document.find(resource->virtualMachine) : nullptr;
        if (resource == nullptr || (machine != nullptr && !machine->running))
            continue; // the probe takes it out
        any = true;
        const Address own = addressOf(*resource, destination().family());
        if (asAppliance)
            throughNic(way, nic, own, id);
        else
            arrive(way, {.kind = HopKind::Destination,
                         .object = nic,
                         .subnet = subnetOf(*resource, own),
                         .address = own,
                         .balancer = id});
    }
    if (!any)
        end(std::move(way), Reason::NoBackend,
            {PEERSCAPE_TR_NOOP("{0} has no backend that runs."), {name(id)}}, {id});
}

void Walker::toAppliance(Way way, const Station& at, const Address& address)
{
    const ObjectId origin = way.path.hops.back().routes.front().origin;
    // 5.4.2: whose address it is, the own network and its peerings say, not the user routes.
    const auto layers = m_routes.layersOf(at.subnet);
    const auto [vnet, link] =
        layers ? route::neighbourTowards(*layers, address) : route::Neighbour();
    noteRead(vnet);
    if (vnet && address == destination()) // D12
        return deliver(std::move(way), at, vnet, link);
    const AddressOwner owner = ownerOf(m_document, vnet, address);
    if (!owner.object) {
        return end(std::move(way), Reason::NextHopNotFound,
                   {PEERSCAPE_TR_NOOP("Nobody in {0} or a network peered with it has the next hop "
                                      "address {1}."),
                    {name(azure::vnetOf(m_document, at.subnet)), address.toString()}},
                   {origin, at.subnet});
    }
    if (link && !cross(way, at, link, owner.subnet))
        return;
    if (const auto nic = NicId::of(owner.object))
        return throughNic(std::move(way), nic, address, {});
    if (const auto firewall = FirewallId::of(owner.object))
        return throughFirewall(std::move(way), firewall);
    if (const auto balancer = LoadBalancerId::of(owner.object))
        return toBackends(std::move(way), balancer, true);
    if (owner.object.kind() == Kind::VirtualNetworkGateway)
        return atGateway(std::move(way), {.kind = HopKind::Gateway,
                                          .object = owner.object,
                                          .subnet = owner.subnet,
                                          .address = address});
    end(std::move(way), Reason::NextHopNotAppliance,
        {PEERSCAPE_TR_NOOP("{0}, which has the next hop address {1}, forwards nothing."),
         {name(owner.object), address.toString()}},
        {origin, owner.object});
}

void Walker::throughNic(Way way, NicId id, const Address& address, LoadBalancerId balancer)
{
    const azure::NetworkInterface& nic = *m_document.find(id);
    const Station at{.kind = HopKind::Appliance,
                     .object = id,
                     .subnet = nic.subnet(),
                     .address = address,
                     .balancer = balancer};
    if (owns(nic, destination())) {
        Station destinationAt = at;
        destinationAt.kind = HopKind::Destination;
        return arrive(std::move(way), destinationAt);
    }
    stop(way, at);
    if (!runs(way, id) || !pass(way, at, RuleDirection::Inbound))
        return;
    if (!nic.enableIPForwarding) {
        return end(std::move(way), Reason::IpForwardingDisabled,
                   {PEERSCAPE_TR_NOOP("IP forwarding is off on {0}: it drops what is not for "
                                      "itself."),
                    {name(id)}},
                   {id});
    }
    if (!nic.osForwards) {
        return end(
            std::move(way), Reason::GuestDoesNotForward,
            {PEERSCAPE_TR_NOOP("The guest behind {0} does not forward packets."), {name(id)}},
            {id});
    }
    way.appliances.push_back(balancer ? ObjectId(balancer) : ObjectId(id));
    const bool beyond =
        std::any_of(nic.advertises.begin(), nic.advertises.end(), [&](const Prefix& prefix) {
            return !prefix.isDefaultRoute() && prefix.contains(destination());
        });
    if (beyond) { // it announces the prefix because it has its own way there
        way.end = at;
        way.end.kind = HopKind::Branch;
        way.end.address = destination();
        Hop& hop = stop(way, way.end);
        hop.subnet = {};
        return end(std::move(way), Reason::Delivered,
                   {PEERSCAPE_TR_NOOP("It arrives behind {0}."), {name(id)}}, {id});
    }
    if (nic.snat) {
        way.translations.push_back({at, way.source});
        way.source = addressOf(nic, destination().family());
        way.path.hops.back().source = way.source;
    }
    leave(std::move(way), at);
}

void Walker::throughFirewall(Way way, FirewallId id)
{
    const azure::AzureFirewall& firewall = *m_document.find(id);
    const Station at{.kind = HopKind::Appliance,
                     .object = id,
                     .subnet = firewall.subnet,
                     .address = firewall.privateIPAddress};
    stop(way, at);
    way.appliances.push_back(id);
    if (net::isPublic(destination())) { // 6.4.1
        way.translations.push_back({at, way.source});
        way.source = firewall.privateIPAddress;
        way.path.hops.back().source = way.source;
    }
    leave(std::move(way), at);
}

void Walker::toEndpoint(Way way, const Station& at, PrivateEndpointId id, PeeringId via)
{
    const azure::PrivateEndpoint& endpoint = *m_document.find(id);
    if (via && !cross(way, at, via, endpoint.subnet))
        return;
    arrive(std::move(way), {.kind = HopKind::PrivateEndpoint,
                            .object = id,
                            .subnet = endpoint.subnet,
                            .address = endpoint.privateIPAddress});
}

bool Walker::hasOutboundMethod(const Station& at) const
{
    if (const auto* firewall = m_document.find(FirewallId::of(at.object)))
        return static_cast<bool>(firewall->publicIPAddress);
    const auto* subnet = m_document.find(at.subnet);
    if (subnet != nullptr && (subnet->natGateway || subnet->defaultOutboundAccess))
        return true;
    const auto* nic = m_document.find(NicId::of(at.object));
    if (nic == nullptr)
        return false;
    if (std::any_of(nic->ipConfigurations.begin(), nic->ipConfigurations.end(),
                    [](const auto& c) { return static_cast<bool>(c.publicIPAddress); }))
        return true;
    const auto balancers = m_document.referrers(at.object, Kind::LoadBalancer);
    return std::any_of(balancers.begin(), balancers.end(), [&](ObjectId id) {
        return static_cast<bool>(m_document.find(LoadBalancerId::of(id))->publicIPAddress);
    });
}

void Walker::toInternet(Way way, const Station& at)
{
    if (!net::isPublic(destination())) {
        return end(std::move(way), Reason::PrivateDestination,
                   {PEERSCAPE_TR_NOOP("{0} has no route for {1} but the one to the Internet, where "
                                      "private addresses are not routed."),
                    {name(at.subnet), destination().toString()}},
                   {at.subnet});
    }
    const auto* nic = m_document.find(NicId::of(at.object));
    if (nic != nullptr && !owns(*nic, way.source)) {
        return end(std::move(way), Reason::SourceNotTranslated,
                   {PEERSCAPE_TR_NOOP("{0} forwards to the Internet without source NAT."),
                    {name(at.object)}},
                   {at.object});
    }
    if (at.kind == HopKind::Gateway || !hasOutboundMethod(at)) {
        const ObjectId who = at.object ? at.object : ObjectId(at.subnet);
        return end(std::move(way), Reason::NoOutboundMethod,
                   {PEERSCAPE_TR_NOOP("{0} has no way out: no public address, NAT gateway, load "
                                      "balancer or default outbound access."),
                    {name(who)}},
                   {at.subnet, at.object});
    }
    way.device = at;
    const Station internet{.kind = HopKind::Internet, .address = destination()};
    stop(way, internet);
    way.end = internet;
    if (m_target.object || m_target.subnet) {
        const ObjectId meant = m_target.object ? m_target.object : ObjectId(m_target.subnet);
        return end(std::move(way), Reason::LeftForInternet,
                   {PEERSCAPE_TR_NOOP("It leaves for the Internet, not for {0}."), {name(meant)}},
                   {meant});
    }
    end(std::move(way), Reason::Delivered, {PEERSCAPE_TR_NOOP("It leaves for the Internet."), {}});
}

std::vector<Way> Walker::walkFromInternet(Address source)
{
    m_ways.clear();
    Way way;
    way.source = source;
    stop(way, {.kind = HopKind::Internet, .address = source});
    const NicId id = NicId::of(m_target.object);
    const auto* nic = m_document.find(id);
    const bool isPublic =
        nic != nullptr
        && std::any_of(nic->ipConfigurations.begin(), nic->ipConfigurations.end(),
                       [&](const auto& c) {
                           return c.publicIPAddress && c.privateIPAddress == destination();
                       });
    if (isPublic) {
        arrive(std::move(way), {.kind = HopKind::Destination,
                                .object = id,
                                .subnet = nic->subnet(),
                                .address = destination()});
    } else {
        const ObjectId meant = m_target.object ? m_target.object : ObjectId(m_target.subnet);
        end(std::move(way), Reason::NoPublicAddress,
            {PEERSCAPE_TR_NOOP("{0} has no public address."),
             {meant ? name(meant) : destination().toString()}},
            {meant});
    }
    return std::move(m_ways);
}

} // namespace peerscape::reach
