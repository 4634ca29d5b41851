#include "tests/support/network_builder.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace peerscape::test {

namespace {

[[noreturn]] void endWith(std::string_view what, std::string_view text)
{
    std::fprintf(stderr, "network_builder: %.*s: '%.*s'\n", static_cast<int>(what.size()),
                 what.data(), static_cast<int>(text.size()), text.data());
    std::abort();
}

std::vector<Text> texts(std::initializer_list<std::string_view> list)
{
    return {list.begin(), list.end()};
}

} // namespace

net::Prefix prefix(std::string_view text)
{
    const auto value = net::Prefix::parse(text);
    if (!value)
        endWith("not a prefix", text);
    return *value;
}

std::vector<net::Prefix> prefixes(std::initializer_list<std::string_view> texts)
{
    std::vector<net::Prefix> values;
    for (const std::string_view text : texts)
        values.push_back(prefix(text));
    return values;
}

net::Address address(std::string_view text)
{
    const auto value = net::Address::parse(text);
    if (!value)
        endWith("not an address", text);
    return *value;
}

azure::SecurityRule rule(std::string_view name, std::int32_t priority, azure::RuleAccess access,
                         RuleScope scope)
{
    azure::SecurityRule rule;
    rule.name = name;
    rule.priority = priority;
    rule.access = access;
    rule.protocol = scope.protocol;
    rule.sourceAddressPrefixes = {Text(scope.source)};
    rule.destinationAddressPrefixes = {Text(scope.destination)};
    rule.sourcePortRanges = {"*"};
    rule.destinationPortRanges = {Text(scope.port)};
    return rule;
}

NetworkBuilder::NetworkBuilder(std::string_view noneList)
    : m_transaction(azure::Document())
{
    azure::DocumentSettings settings;
    settings.noneList = noneList;
    m_transaction.setSettings(settings);
    azure::Subscription subscription;
    subscription.name = "sub1";
    subscription.subscriptionId = "sub1";
    azure::ResourceGroup group;
    group.name = "rg1";
    group.location = "westeurope";
    group.subscription = m_transaction.add(subscription);
    m_group = m_transaction.add(group);
}

NetworkBuilder::NetworkBuilder(azure::Document document)
    : m_transaction(std::move(document))
{
    m_transaction.document().all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId id, const azure::ResourceGroup&) {
            if (!m_group)
                m_group = id;
        });
}

template<class R>
R NetworkBuilder::grouped(std::string_view name) const
{
    R resource;
    resource.name = name;
    resource.resourceGroup = m_group;
    resource.location = "westeurope";
    return resource;
}

VnetId NetworkBuilder::vnet(std::string_view name, PrefixTexts space, std::string_view location)
{
    auto resource = grouped<azure::VirtualNetwork>(name);
    resource.location = location;
    resource.addressPrefixes = prefixes(space);
    return m_transaction.add(std::move(resource));
}

SubnetId NetworkBuilder::subnet(VnetId vnet, std::string_view name, PrefixTexts space,
                                RouteTableId routeTable)
{
    azure::Subnet resource;
    resource.name = name;
    resource.virtualNetwork = vnet;
    resource.addressPrefixes = prefixes(space);
    resource.routeTable = routeTable;
    return m_transaction.add(std::move(resource));
}

NicId NetworkBuilder::nic(SubnetId subnet, std::string_view name, std::string_view text)
{
    const azure::Document& document = m_transaction.document();
    azure::NicIpConfiguration configuration;
    configuration.name = "ipconfig1";
    configuration.subnet = subnet;
    configuration.primary = true;
    if (!text.empty()) {
        configuration.privateIPAddress = address(text);
    } else if (const auto* there = document.find(subnet); !there->addressPrefixes.empty()) {
        const auto nics = document.referrers(subnet, Kind::NetworkInterface);
        const auto taken = [&](const net::Address& candidate) {
            return std::any_of(nics.begin(), nics.end(), [&](ObjectId id) {
                const auto* other = document.find(NicId::of(id));
                return std::any_of(other->ipConfigurations.begin(), other->ipConfigurations.end(),
                                   [&](const auto& c) { return c.privateIPAddress == candidate; });
            });
        };
        net::Address candidate = there->addressPrefixes.front().first().plus(4);
        while (taken(candidate))
            candidate = candidate.plus(1);
        configuration.privateIPAddress = candidate;
    }
    auto resource = grouped<azure::NetworkInterface>(name);
    resource.ipConfigurations.push_back(configuration);
    return m_transaction.add(std::move(resource));
}

NicId NetworkBuilder::appliance(SubnetId subnet, std::string_view name, std::string_view text)
{
    const NicId id = nic(subnet, name, text);
    update(id, [](azure::NetworkInterface& nic) {
        nic.enableIPForwarding = true;
        nic.isAppliance = true;
    });
    return id;
}

PeeringId NetworkBuilder::link(VnetId from, VnetId to, Flags flags)
{
    const azure::Document& document = m_transaction.document();
    azure::Peering resource;
    resource.name = document.nameOf(from).str() + "-To-" + document.nameOf(to).str();
    resource.virtualNetwork = from;
    resource.remoteVirtualNetwork = to;
    resource.allowVirtualNetworkAccess = flags.allowVirtualNetworkAccess;
    resource.allowForwardedTraffic = flags.allowForwardedTraffic;
    resource.allowGatewayTransit = flags.allowGatewayTransit;
    resource.useRemoteGateways = flags.useRemoteGateways;
    resource.remoteAddressSpace = azure::currentRemoteSpace(document, resource);
    return m_transaction.add(std::move(resource));
}

std::pair<PeeringId, PeeringId> NetworkBuilder::peer(VnetId a, VnetId b, Flags onA, Flags onB)
{
    const PeeringId first = link(a, b, onA);
    return {first, link(b, a, onB)};
}

PeeringId NetworkBuilder::subnetLink(VnetId from, VnetId to,
                                     std::initializer_list<std::string_view> local,
                                     std::initializer_list<std::string_view> remote, Flags flags)
{
    const PeeringId id = link(from, to, flags);
    update(id, [&](azure::Peering& peering) {
        peering.peerCompleteVnets = false;
        peering.localSubnetNames = texts(local);
        peering.remoteSubnetNames = texts(remote);
    });
    sync(id);
    return id;
}

void NetworkBuilder::sync(PeeringId peering)
{
    const auto space = azure::currentRemoteSpace(m_transaction.document(),
                                                 *m_transaction.document().find(peering));
    update(peering, [&](azure::Peering& p) { p.remoteAddressSpace = space; });
}

RouteTableId NetworkBuilder::routeTable(std::string_view name, bool disableBgpRoutePropagation)
{
    auto resource = grouped<azure::RouteTable>(name);
    resource.disableBgpRoutePropagation = disableBgpRoutePropagation;
    return m_transaction.add(std::move(resource));
}

void NetworkBuilder::route(RouteTableId table, std::string_view name, std::string_view prefixText,
                           azure::NextHopType type, std::string_view hop)
{
    azure::Route route;
    route.name = name;
    route.addressPrefix = prefix(prefixText);
    route.nextHopType = type;
    if (!hop.empty())
        route.nextHopIpAddress = address(hop);
    update(table, [&](azure::RouteTable& t) { t.routes.push_back(route); });
}

void NetworkBuilder::associate(SubnetId subnet, RouteTableId table)
{
    update(subnet, [&](azure::Subnet& s) { s.routeTable = table; });
}

PublicIpId NetworkBuilder::publicIp(std::string_view name, std::string_view text)
{
    auto resource = grouped<azure::PublicIpAddress>(name);
    if (!text.empty())
        resource.ipAddress = address(text);
    return m_transaction.add(std::move(resource));
}

SubnetId NetworkBuilder::platformSubnet(VnetId vnet, std::string_view name, unsigned length)
{
    const azure::Document& document = m_transaction.document();
    if (const SubnetId existing = azure::findSubnet(document, vnet, name))
        return existing;
    azure::Subnet resource;
    resource.name = name;
    resource.virtualNetwork = vnet;
    for (const net::Prefix& space : document.find(vnet)->addressPrefixes) {
        if (space.isV4()) {
            resource.addressPrefixes = {net::Prefix::containing(space.last(), length)};
            break;
        }
    }
    return m_transaction.add(std::move(resource));
}

GatewayId NetworkBuilder::gateway(VnetId vnet, std::string_view name,
                                  azure::VirtualNetworkGateway resource)
{
    const std::size_t count = resource.activeActive ? 2 : 1;
    const SubnetId subnet = platformSubnet(vnet, "GatewaySubnet", 27);
    for (std::size_t i = 0; i < count; ++i) {
        azure::GatewayIpConfiguration configuration;
        configuration.name = "gwip" + std::to_string(i + 1);
        configuration.subnet = subnet;
        resource.ipConfigurations.push_back(configuration);
    }
    resource.name = name;
    resource.resourceGroup = m_group;
    resource.location = m_transaction.document().find(vnet)->location;
    return m_transaction.add(std::move(resource));
}

GatewayId NetworkBuilder::vpnGateway(VnetId vnet, std::string_view name,
                                     std::string_view publicAddress, bool activeActive,
                                     bool enableBgp)
{
    azure::VirtualNetworkGateway resource;
    resource.activeActive = activeActive;
    resource.enableBgp = enableBgp;
    const GatewayId id = gateway(vnet, name, std::move(resource));
    const PublicIpId ip = publicIp(std::string(name) + "-pip", publicAddress);
    update(id, [&](azure::VirtualNetworkGateway& g) {
        g.ipConfigurations.front().publicIPAddress = ip;
    });
    return id;
}

GatewayId NetworkBuilder::expressRouteGateway(VnetId vnet, std::string_view name)
{
    azure::VirtualNetworkGateway resource;
    resource.gatewayType = azure::GatewayType::ExpressRoute;
    return gateway(vnet, name, std::move(resource));
}

SiteId NetworkBuilder::site(std::string_view name, PrefixTexts space, std::string_view bgpPeer)
{
    auto resource = grouped<azure::LocalNetworkGateway>(name);
    resource.addressPrefixes = prefixes(space);
    if (!bgpPeer.empty())
        resource.bgpPeeringAddress = address(bgpPeer);
    return m_transaction.add(std::move(resource));
}

CircuitId NetworkBuilder::circuit(std::string_view name, PrefixTexts advertises)
{
    auto resource = grouped<azure::ExpressRouteCircuit>(name);
    resource.advertises = prefixes(advertises);
    return m_transaction.add(std::move(resource));
}

ConnectionId NetworkBuilder::connection(std::string name, azure::Connection resource)
{
    resource.name = name;
    resource.resourceGroup = m_group;
    resource.location = "westeurope";
    return m_transaction.add(std::move(resource));
}

ConnectionId NetworkBuilder::connect(GatewayId gateway, SiteId site, bool enableBgp)
{
    azure::Connection resource;
    resource.virtualNetworkGateway1 = gateway;
    resource.localNetworkGateway2 = site;
    resource.enableBgp = enableBgp;
    return connection(m_transaction.document().nameOf(site).str() + "-connection",
                      std::move(resource));
}

ConnectionId NetworkBuilder::connect(GatewayId one, GatewayId two, bool enableBgp)
{
    azure::Connection resource;
    resource.connectionType = azure::ConnectionType::Vnet2Vnet;
    resource.virtualNetworkGateway1 = one;
    resource.virtualNetworkGateway2 = two;
    resource.enableBgp = enableBgp;
    const azure::Document& document = m_transaction.document();
    return connection(document.nameOf(one).str() + "-to-" + document.nameOf(two).str(),
                      std::move(resource));
}

ConnectionId NetworkBuilder::connect(GatewayId gateway, CircuitId circuit)
{
    azure::Connection resource;
    resource.connectionType = azure::ConnectionType::ExpressRoute;
    resource.virtualNetworkGateway1 = gateway;
    resource.expressRouteCircuit = circuit;
    return connection(m_transaction.document().nameOf(circuit).str() + "-connection",
                      std::move(resource));
}

PrivateEndpointId NetworkBuilder::privateEndpoint(SubnetId subnet, std::string_view name,
                                                  std::string_view text)
{
    auto resource = grouped<azure::PrivateEndpoint>(name);
    resource.subnet = subnet;
    resource.privateIPAddress = address(text);
    return m_transaction.add(std::move(resource));
}

RouteServerId NetworkBuilder::routeServer(VnetId vnet, std::string_view name, PrefixTexts peers)
{
    auto resource = grouped<azure::RouteServer>(name);
    resource.subnet = platformSubnet(vnet, "RouteServerSubnet", 26);
    for (const std::string_view text : peers) {
        azure::RouteServerPeer peer;
        peer.name = "peer" + std::to_string(resource.peers.size() + 1);
        peer.peerAsn = 65001;
        peer.peerIp = address(text);
        resource.peers.push_back(peer);
    }
    return m_transaction.add(std::move(resource));
}

} // namespace peerscape::test
