#include "core/edit/labels.h"

#include <algorithm>
#include <array>
#include <string>

namespace peerscape::edit {

namespace {

using azure::Document;

struct KindLabels
{
    Kind kind;
    std::string_view add;
    std::string_view remove;
};

constexpr std::array kKindLabels{
    KindLabels{Kind::None, PEERSCAPE_TR_NOOP("Add {0}"), PEERSCAPE_TR_NOOP("Delete {0}")},
    KindLabels{Kind::Subscription, PEERSCAPE_TR_NOOP("Add subscription {0}"),
               PEERSCAPE_TR_NOOP("Delete subscription {0}")},
    KindLabels{Kind::ResourceGroup, PEERSCAPE_TR_NOOP("Add resource group {0}"),
               PEERSCAPE_TR_NOOP("Delete resource group {0}")},
    KindLabels{Kind::VirtualNetwork, PEERSCAPE_TR_NOOP("Add virtual network {0}"),
               PEERSCAPE_TR_NOOP("Delete virtual network {0}")},
    KindLabels{Kind::Subnet, PEERSCAPE_TR_NOOP("Add subnet {0}"),
               PEERSCAPE_TR_NOOP("Delete subnet {0}")},
    KindLabels{Kind::Peering, PEERSCAPE_TR_NOOP("Add peering {0}"),
               PEERSCAPE_TR_NOOP("Delete peering {0}")},
    KindLabels{Kind::NetworkInterface, PEERSCAPE_TR_NOOP("Add network interface {0}"),
               PEERSCAPE_TR_NOOP("Delete network interface {0}")},
    KindLabels{Kind::VirtualMachine, PEERSCAPE_TR_NOOP("Add virtual machine {0}"),
               PEERSCAPE_TR_NOOP("Delete virtual machine {0}")},
    KindLabels{Kind::RouteTable, PEERSCAPE_TR_NOOP("Add route table {0}"),
               PEERSCAPE_TR_NOOP("Delete route table {0}")},
    KindLabels{Kind::NetworkSecurityGroup, PEERSCAPE_TR_NOOP("Add network security group {0}"),
               PEERSCAPE_TR_NOOP("Delete network security group {0}")},
    KindLabels{Kind::ApplicationSecurityGroup,
               PEERSCAPE_TR_NOOP("Add application security group {0}"),
               PEERSCAPE_TR_NOOP("Delete application security group {0}")},
    KindLabels{Kind::PublicIpAddress, PEERSCAPE_TR_NOOP("Add public IP address {0}"),
               PEERSCAPE_TR_NOOP("Delete public IP address {0}")},
    KindLabels{Kind::NatGateway, PEERSCAPE_TR_NOOP("Add NAT gateway {0}"),
               PEERSCAPE_TR_NOOP("Delete NAT gateway {0}")},
    KindLabels{Kind::VirtualNetworkGateway, PEERSCAPE_TR_NOOP("Add gateway {0}"),
               PEERSCAPE_TR_NOOP("Delete gateway {0}")},
    KindLabels{Kind::LocalNetworkGateway, PEERSCAPE_TR_NOOP("Add site {0}"),
               PEERSCAPE_TR_NOOP("Delete site {0}")},
    KindLabels{Kind::Connection, PEERSCAPE_TR_NOOP("Add connection {0}"),
               PEERSCAPE_TR_NOOP("Delete connection {0}")},
    KindLabels{Kind::ExpressRouteCircuit, PEERSCAPE_TR_NOOP("Add ExpressRoute circuit {0}"),
               PEERSCAPE_TR_NOOP("Delete ExpressRoute circuit {0}")},
    KindLabels{Kind::PrivateEndpoint, PEERSCAPE_TR_NOOP("Add private endpoint {0}"),
               PEERSCAPE_TR_NOOP("Delete private endpoint {0}")},
    KindLabels{Kind::AzureFirewall, PEERSCAPE_TR_NOOP("Add Azure Firewall {0}"),
               PEERSCAPE_TR_NOOP("Delete Azure Firewall {0}")},
    KindLabels{Kind::BastionHost, PEERSCAPE_TR_NOOP("Add bastion host {0}"),
               PEERSCAPE_TR_NOOP("Delete bastion host {0}")},
    KindLabels{Kind::LoadBalancer, PEERSCAPE_TR_NOOP("Add load balancer {0}"),
               PEERSCAPE_TR_NOOP("Delete load balancer {0}")},
    KindLabels{Kind::RouteServer, PEERSCAPE_TR_NOOP("Add route server {0}"),
               PEERSCAPE_TR_NOOP("Delete route server {0}")},
    KindLabels{Kind::UnknownResource, PEERSCAPE_TR_NOOP("Add resource {0}"),
               PEERSCAPE_TR_NOOP("Delete resource {0}")},
    KindLabels{Kind::Note, PEERSCAPE_TR_NOOP("Add note"), PEERSCAPE_TR_NOOP("Delete note")},
};
static_assert(kKindLabels.size() == kKindCount);

const KindLabels& labelsOf(Kind kind)
{
    return kKindLabels[static_cast<std::size_t>(kind)];
}

/// Whether two values differ in this field and in nothing else.
template<class R, class Base, class Field>
bool differOnlyIn(const R& a, const R& b, Field Base::* field)
{
    if (a.*field == b.*field)
        return false;
    R copy = a;
    copy.*field = b.*field;
    return copy == b;
}

template<class R>
struct Switch
{
    bool R::* field;
    std::string_view on;
    std::string_view off;
};

/// The label of a switch that was turned over, if that is all that changed.
template<class R, std::size_t N>
std::string_view switchLabel(const R& before, const R& after,
                             const std::array<Switch<R>, N>& switches)
{
    for (const Switch<R>& entry : switches) {
        if (differOnlyIn(before, after, entry.field))
            return after.*entry.field ? entry.on : entry.off;
    }
    return {};
}

/// A label for a changed association of a subnet: "Associate {0} with {1}" or its removal.
template<class IdType>
Message associationLabel(const Document& document, const Text& subnet, IdType before, IdType after)
{
    if (after)
        return {PEERSCAPE_TR_NOOP("Associate {0} with {1}"),
                {document.nameOf(after).str(), subnet.str()}};
    return {PEERSCAPE_TR_NOOP("Remove {0} from {1}"),
            {document.nameOf(before).str(), subnet.str()}};
}

/// "Add … {0} to {1}", "Delete … {0} from {1}", "Change … {0} of {1}" for a list of named parts.
template<class Part>
Message listLabel(const std::vector<Part>& before, const std::vector<Part>& after,
                  const Text& owner, std::string_view add, std::string_view remove,
                  std::string_view change, std::string_view several)
{
    const std::size_t common = std::min(before.size(), after.size());
    std::size_t first = 0;
    while (first < common && before[first] == after[first])
        ++first;
    std::size_t last = 0;
    while (last < common - first
           && before[before.size() - 1 - last] == after[after.size() - 1 - last])
        ++last;
    const std::size_t gone = before.size() - first - last;
    const std::size_t come = after.size() - first - last;
    if (gone == 0 && come == 1)
        return {add, {after[first].name.str(), owner.str()}};
    if (gone == 1 && come == 0)
        return {remove, {before[first].name.str(), owner.str()}};
    if (gone == 1 && come == 1)
        return {change, {before[first].name.str(), owner.str()}};
    return {several, {owner.str()}};
}

} // namespace

Message addLabel(Kind kind, const Text& name)
{
    if (kind == Kind::Note)
        return {labelsOf(kind).add, {}};
    return {labelsOf(kind).add, {name.str()}};
}

Message removeLabel(Kind kind, const Text& name)
{
    if (kind == Kind::Note)
        return {labelsOf(kind).remove, {}};
    return {labelsOf(kind).remove, {name.str()}};
}

Message plainChangeLabel(const Text& before, const Text& after)
{
    if (!(before == after))
        return {PEERSCAPE_TR_NOOP("Rename {0} to {1}"), {before.str(), after.str()}};
    return {PEERSCAPE_TR_NOOP("Change {0}"), {before.str()}};
}

Message changeLabel(const Document&, const azure::VirtualNetwork& before,
                    const azure::VirtualNetwork& after)
{
    using azure::VirtualNetwork;
    const std::string name = before.name.str();
    if (differOnlyIn(before, after, &VirtualNetwork::addressPrefixes))
        return {PEERSCAPE_TR_NOOP("Change address space of {0}"), {name}};
    if (differOnlyIn(before, after, &VirtualNetwork::location))
        return {PEERSCAPE_TR_NOOP("Move {0} to {1}"), {name, after.location.str()}};
    if (differOnlyIn(before, after, &VirtualNetwork::dnsServers))
        return {PEERSCAPE_TR_NOOP("Change DNS servers of {0}"), {name}};
    if (differOnlyIn(before, after, &VirtualNetwork::summarizedGatewayPrefixes))
        return {PEERSCAPE_TR_NOOP("Change summarised gateway prefixes of {0}"), {name}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document& document, const azure::Subnet& before,
                    const azure::Subnet& after)
{
    using azure::Subnet;
    const std::string name = before.name.str();
    if (differOnlyIn(before, after, &Subnet::addressPrefixes))
        return {PEERSCAPE_TR_NOOP("Change address range of {0}"), {name}};
    if (differOnlyIn(before, after, &Subnet::routeTable))
        return associationLabel(document, before.name, before.routeTable, after.routeTable);
    if (differOnlyIn(before, after, &Subnet::networkSecurityGroup))
        return associationLabel(document, before.name, before.networkSecurityGroup,
                                after.networkSecurityGroup);
    if (differOnlyIn(before, after, &Subnet::natGateway))
        return associationLabel(document, before.name, before.natGateway, after.natGateway);
    if (differOnlyIn(before, after, &Subnet::serviceEndpoints))
        return {PEERSCAPE_TR_NOOP("Change service endpoints of {0}"), {name}};
    if (differOnlyIn(before, after, &Subnet::privateEndpointNetworkPolicies))
        return {PEERSCAPE_TR_NOOP("Change private endpoint policies of {0}"), {name}};
    if (differOnlyIn(before, after, &Subnet::defaultOutboundAccess))
        return {after.defaultOutboundAccess
                    ? std::string_view(PEERSCAPE_TR_NOOP("Allow default outbound access from {0}"))
                    : std::string_view(PEERSCAPE_TR_NOOP("Stop default outbound access from {0}")),
                {name}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::Peering& before, const azure::Peering& after)
{
    using azure::Peering;
    static constexpr std::array kSwitches{
        Switch<Peering>{&Peering::allowVirtualNetworkAccess,
                        PEERSCAPE_TR_NOOP("Allow virtual network access on {0}"),
                        PEERSCAPE_TR_NOOP("Stop allowing virtual network access on {0}")},
        Switch<Peering>{&Peering::allowForwardedTraffic,
                        PEERSCAPE_TR_NOOP("Allow forwarded traffic on {0}"),
                        PEERSCAPE_TR_NOOP("Stop allowing forwarded traffic on {0}")},
        Switch<Peering>{&Peering::allowGatewayTransit,
                        PEERSCAPE_TR_NOOP("Allow gateway transit on {0}"),
                        PEERSCAPE_TR_NOOP("Stop allowing gateway transit on {0}")},
        Switch<Peering>{&Peering::useRemoteGateways,
                        PEERSCAPE_TR_NOOP("Use remote gateways on {0}"),
                        PEERSCAPE_TR_NOOP("Stop using remote gateways on {0}")},
    };
    const std::string name = before.name.str();
    if (before.disconnected && !after.disconnected)
        return {PEERSCAPE_TR_NOOP("Reset {0}"), {name}};
    if (const std::string_view text = switchLabel(before, after, kSwitches); !text.empty())
        return {text, {name}};
    if (before.localSubnetNames != after.localSubnetNames
        || before.remoteSubnetNames != after.remoteSubnetNames)
        return {PEERSCAPE_TR_NOOP("Change subnets of {0}"), {name}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document& document, const azure::NetworkInterface& before,
                    const azure::NetworkInterface& after)
{
    using azure::NetworkInterface;
    static constexpr std::array kSwitches{
        Switch<NetworkInterface>{&NetworkInterface::enableIPForwarding,
                                 PEERSCAPE_TR_NOOP("Enable IP forwarding on {0}"),
                                 PEERSCAPE_TR_NOOP("Disable IP forwarding on {0}")},
        Switch<NetworkInterface>{&NetworkInterface::osForwards,
                                 PEERSCAPE_TR_NOOP("Let the system of {0} forward"),
                                 PEERSCAPE_TR_NOOP("Stop the system of {0} from forwarding")},
        Switch<NetworkInterface>{&NetworkInterface::isAppliance,
                                 PEERSCAPE_TR_NOOP("Make {0} an appliance"),
                                 PEERSCAPE_TR_NOOP("Make {0} a plain interface")},
    };
    if (const std::string_view text = switchLabel(before, after, kSwitches); !text.empty())
        return {text, {before.name.str()}};
    if (differOnlyIn(before, after, &NetworkInterface::networkSecurityGroup))
        return associationLabel(document, before.name, before.networkSecurityGroup,
                                after.networkSecurityGroup);
    if (differOnlyIn(before, after, &NetworkInterface::ipConfigurations)) {
        if (before.subnet() != after.subnet())
            return {PEERSCAPE_TR_NOOP("Move {0} to {1}"),
                    {before.name.str(), document.nameOf(after.subnet()).str()}};
        return {PEERSCAPE_TR_NOOP("Change address of {0}"), {before.name.str()}};
    }
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::VirtualMachine& before,
                    const azure::VirtualMachine& after)
{
    if (differOnlyIn(before, after, &azure::VirtualMachine::running))
        return {after.running ? std::string_view(PEERSCAPE_TR_NOOP("Start {0}"))
                              : std::string_view(PEERSCAPE_TR_NOOP("Stop {0}")),
                {before.name.str()}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::RouteTable& before,
                    const azure::RouteTable& after)
{
    using azure::RouteTable;
    if (differOnlyIn(before, after, &RouteTable::disableBgpRoutePropagation))
        return {after.disableBgpRoutePropagation
                    ? std::string_view(PEERSCAPE_TR_NOOP("Stop gateway route propagation in {0}"))
                    : std::string_view(PEERSCAPE_TR_NOOP("Propagate gateway routes in {0}")),
                {before.name.str()}};
    if (differOnlyIn(before, after, &RouteTable::routes))
        return listLabel(before.routes, after.routes, before.name,
                         PEERSCAPE_TR_NOOP("Add route {0} to {1}"),
                         PEERSCAPE_TR_NOOP("Delete route {0} from {1}"),
                         PEERSCAPE_TR_NOOP("Change route {0} of {1}"),
                         PEERSCAPE_TR_NOOP("Change routes of {0}"));
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::NetworkSecurityGroup& before,
                    const azure::NetworkSecurityGroup& after)
{
    if (differOnlyIn(before, after, &azure::NetworkSecurityGroup::securityRules))
        return listLabel(
            before.securityRules, after.securityRules, before.name,
            PEERSCAPE_TR_NOOP("Add rule {0} to {1}"), PEERSCAPE_TR_NOOP("Delete rule {0} from {1}"),
            PEERSCAPE_TR_NOOP("Change rule {0} of {1}"), PEERSCAPE_TR_NOOP("Change rules of {0}"));
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::VirtualNetworkGateway& before,
                    const azure::VirtualNetworkGateway& after)
{
    using azure::VirtualNetworkGateway;
    static constexpr std::array kSwitches{
        Switch<VirtualNetworkGateway>{&VirtualNetworkGateway::activeActive,
                                      PEERSCAPE_TR_NOOP("Make {0} active-active"),
                                      PEERSCAPE_TR_NOOP("Make {0} active-standby")},
        Switch<VirtualNetworkGateway>{&VirtualNetworkGateway::enableBgp,
                                      PEERSCAPE_TR_NOOP("Enable BGP on {0}"),
                                      PEERSCAPE_TR_NOOP("Disable BGP on {0}")},
    };
    const std::string name = before.name.str();
    if (const std::string_view text = switchLabel(before, after, kSwitches); !text.empty())
        return {text, {name}};
    if (differOnlyIn(before, after, &VirtualNetworkGateway::vpnClientAddressPool))
        return {PEERSCAPE_TR_NOOP("Change client address pool of {0}"), {name}};
    if (differOnlyIn(before, after, &VirtualNetworkGateway::gatewayDefaultSite))
        return {PEERSCAPE_TR_NOOP("Change default site of {0}"), {name}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::LocalNetworkGateway& before,
                    const azure::LocalNetworkGateway& after)
{
    if (differOnlyIn(before, after, &azure::LocalNetworkGateway::addressPrefixes))
        return {PEERSCAPE_TR_NOOP("Change address prefixes of {0}"), {before.name.str()}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::Connection& before,
                    const azure::Connection& after)
{
    using azure::Connection;
    static constexpr std::array kSwitches{
        Switch<Connection>{&Connection::up, PEERSCAPE_TR_NOOP("Bring {0} up"),
                           PEERSCAPE_TR_NOOP("Take {0} down")},
        Switch<Connection>{&Connection::enableBgp, PEERSCAPE_TR_NOOP("Enable BGP on {0}"),
                           PEERSCAPE_TR_NOOP("Disable BGP on {0}")},
    };
    if (const std::string_view text = switchLabel(before, after, kSwitches); !text.empty())
        return {text, {before.name.str()}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::ExpressRouteCircuit& before,
                    const azure::ExpressRouteCircuit& after)
{
    if (differOnlyIn(before, after, &azure::ExpressRouteCircuit::advertises))
        return {PEERSCAPE_TR_NOOP("Change what {0} advertises"), {before.name.str()}};
    return plainChangeLabel(before.name, after.name);
}

Message changeLabel(const Document&, const azure::Note&, const azure::Note&)
{
    return {PEERSCAPE_TR_NOOP("Change note"), {}};
}

} // namespace peerscape::edit
