#include "core/azure/names.h"
#include "core/write/kept_json.h"
#include "core/write/terraform_resources.h"

#include <algorithm>

/// Networks and what decides their traffic, as blocks of azurerm 4.
namespace peerscape::write {

namespace {

template<class List>
std::string texts(const List& values)
{
    std::vector<std::string> list;
    for (const auto& value : values) {
        if constexpr (requires { value.toString(); })
            list.push_back(hclText(value.toString()));
        else
            list.push_back(hclText(value.view()));
    }
    return hclList(list);
}

} // namespace

void TerraformResources::write(PublicIpId id, const azure::PublicIpAddress& r)
{
    HclBlock& block = start(id);
    block.setText("allocation_method", azure::toString(r.publicIPAllocationMethod));
    block.setText("sku", r.sku.empty() ? azure::kUnsaidSku : r.sku.view());
    setTags(block, id);
}

void TerraformResources::write(NatGatewayId id, const azure::NatGateway& r)
{
    setTags(start(id).setText("sku_name", "Standard"), id);
    for (const PublicIpId address : r.publicIpAddresses)
        startPart("azurerm_nat_gateway_public_ip_association",
                  r.name.str() + ' ' + m_document.nameOf(address).str(),
                  armIdOf(id) + '|' + armIdOf(address))
            .set("nat_gateway_id", idOf(id))
            .set("public_ip_address_id", idOf(address));
}

void TerraformResources::write(RouteTableId id, const azure::RouteTable& r)
{
    HclBlock& block = start(id);
    block.setFlag("bgp_route_propagation_enabled", !r.disableBgpRoutePropagation);
    setTags(block, id);
    for (const azure::Route& route : r.routes) {
        HclBlock& part = block.block("route");
        part.setText("name", route.name.view());
        part.setText("address_prefix", route.addressPrefix ? route.addressPrefix->toString()
                                                           : route.serviceTag.str());
        part.setText("next_hop_type", azure::toString(route.nextHopType));
        if (route.nextHopIpAddress)
            part.setText("next_hop_in_ip_address", route.nextHopIpAddress->toString());
    }
}

void TerraformResources::write(AsgId id, const azure::ApplicationSecurityGroup&)
{
    setTags(start(id), id);
}

void TerraformResources::write(NsgId id, const azure::NetworkSecurityGroup& r)
{
    HclBlock& block = start(id);
    setTags(block, id);
    for (const azure::SecurityRule& rule : r.securityRules) {
        HclBlock& part = block.block("security_rule");
        part.setText("name", rule.name.view());
        part.set("priority", std::to_string(rule.priority));
        part.setText("direction", azure::toString(rule.direction));
        part.setText("access", azure::toString(rule.access));
        part.setText("protocol", rule.protocol.view());
        const auto side = [&](const std::string& one, const std::string& many,
                              const std::vector<Text>& values) {
            if (values.size() == 1)
                part.setText(one, values.front().view());
            else if (!values.empty())
                part.set(many, texts(values));
        };
        const auto groups = [&](const std::string& name, const std::vector<AsgId>& ids) {
            std::vector<std::string> list;
            for (const AsgId group : ids)
                list.push_back(idOf(group));
            if (!list.empty())
                part.set(name, hclList(list));
        };
        side("source_port_range", "source_port_ranges", rule.sourcePortRanges);
        side("destination_port_range", "destination_port_ranges", rule.destinationPortRanges);
        side("source_address_prefix", "source_address_prefixes", rule.sourceAddressPrefixes);
        side("destination_address_prefix", "destination_address_prefixes",
             rule.destinationAddressPrefixes);
        groups("source_application_security_group_ids", rule.sourceApplicationSecurityGroups);
        groups("destination_application_security_group_ids",
               rule.destinationApplicationSecurityGroups);
    }
}

void TerraformResources::write(VnetId id, const azure::VirtualNetwork& r)
{
    HclBlock& block = start(id);
    block.set("address_space", texts(r.addressPrefixes));
    if (!r.dnsServers.empty())
        block.set("dns_servers", texts(r.dnsServers));
    setTags(block, id);
    if (!r.summarizedGatewayPrefixes.empty())
        m_gaps.push_back({id,
                          {PEERSCAPE_TR_NOOP("{0}: {1} has no place in azurerm"),
                           {r.name.str(), "summarizedGatewayPrefixes"}}});
    writeSubnets(id);
}

void TerraformResources::writeSubnets(VnetId id)
{
    std::vector<std::pair<std::string, std::string>> entries;
    std::string shared;
    for (const ObjectId child : azure::subnetsOf(m_document, id)) {
        const SubnetId subnet = SubnetId::of(child);
        const std::string& address = m_addresses.at(subnet);
        const std::size_t bracket = address.find('[');
        if (bracket == std::string::npos) {
            writeSubnet(subnet, *m_document.find(subnet));
            continue;
        }
        shared = address.substr(0, bracket);
        entries.emplace_back(hclText(m_document.nameOf(subnet).view()),
                             texts(m_document.find(subnet)->addressPrefixes));
        addImport(address, armIdOf(subnet));
    }
    if (!entries.empty()) {
        HclBlock& block = startAt(shared);
        const ResourceGroupId group = deploymentGroup(m_document, id);
        setProvider(block, group);
        block.setMap("for_each", entries)
            .set("name", "each.key")
            .set("resource_group_name", groupName(group))
            .set("virtual_network_name", nameOf(id))
            .set("address_prefixes", "each.value")
            .setFlag("default_outbound_access_enabled", false);
    }
    for (const ObjectId child : azure::subnetsOf(m_document, id))
        associate(SubnetId::of(child), *m_document.find(SubnetId::of(child)));
}

void TerraformResources::writeSubnet(SubnetId id, const azure::Subnet& r)
{
    const std::string& address = m_addresses.at(id);
    HclBlock& block = startAt(address);
    m_started.emplace(id, &block);
    const ResourceGroupId group = deploymentGroup(m_document, r.virtualNetwork);
    setProvider(block, group);
    block.setText("name", r.name.view())
        .set("resource_group_name", groupName(group))
        .set("virtual_network_name", nameOf(r.virtualNetwork))
        .set("address_prefixes", texts(r.addressPrefixes));
    if (!r.serviceEndpoints.empty())
        block.set("service_endpoints", texts(r.serviceEndpoints));
    block.setText("private_endpoint_network_policies",
                  azure::toString(r.privateEndpointNetworkPolicies));
    block.setFlag("default_outbound_access_enabled", r.defaultOutboundAccess);
    Json kept = keptObject(r.extra);
    auto ofDelegations = takeElements(kept, azure::kDelegations);
    for (const Text& service : r.delegations) {
        HclBlock& delegation = block.block("delegation");
        const std::string name = takeElementText(ofDelegations[toLower(service)], "name");
        delegation.setText("name", name.empty() ? service.view() : name);
        delegation.block("service_delegation").setText("name", service.view());
    }
    addImport(address, armIdOf(id));
}

void TerraformResources::associate(SubnetId id, const azure::Subnet& r)
{
    const std::string words = m_document.nameOf(r.virtualNetwork).str() + ' ' + r.name.str();
    const auto add = [&](std::string_view type, const char* attribute, ObjectId target) {
        if (target)
            startPart(type, words, armIdOf(id))
                .set("subnet_id", idOf(id))
                .set(attribute, idOf(target));
    };
    add("azurerm_subnet_route_table_association", "route_table_id", r.routeTable);
    add("azurerm_subnet_network_security_group_association", "network_security_group_id",
        r.networkSecurityGroup);
    add("azurerm_subnet_nat_gateway_association", "nat_gateway_id", r.natGateway);
}

void TerraformResources::write(PeeringId id, const azure::Peering& r)
{
    if (!r.remoteVirtualNetwork) {
        m_gaps.push_back({id, deletedRemote(azure::displayName(m_document, id))});
        return;
    }
    HclBlock& block = start(id);
    block.set("virtual_network_name", nameOf(r.virtualNetwork));
    block.set("remote_virtual_network_id", idOf(r.remoteVirtualNetwork));
    block.setFlag("allow_virtual_network_access", r.allowVirtualNetworkAccess)
        .setFlag("allow_forwarded_traffic", r.allowForwardedTraffic)
        .setFlag("allow_gateway_transit", r.allowGatewayTransit)
        .setFlag("use_remote_gateways", r.useRemoteGateways);
    if (!r.peerCompleteVnets) {
        block.setFlag("peer_complete_virtual_networks_enabled", false)
            .set("local_subnet_names", texts(r.localSubnetNames))
            .set("remote_subnet_names", texts(r.remoteSubnetNames));
        if (r.enableOnlyIPv6Peering)
            block.setFlag("only_ipv6_peering_enabled", true);
    }
    if (r.doNotVerifyRemoteGateways)
        m_gaps.push_back(
            {id,
             {PEERSCAPE_TR_NOOP("{0}: {1} is left out: azurerm has no attribute for it"),
              {azure::displayName(m_document, id), "doNotVerifyRemoteGateways"}}});
}

void TerraformResources::write(SiteId id, const azure::LocalNetworkGateway& r)
{
    HclBlock& block = start(id);
    if (!r.gatewayIpAddress.isNone())
        block.setText("gateway_address", r.gatewayIpAddress.toString());
    block.setText("gateway_fqdn", r.fqdn.view());
    if (!r.addressPrefixes.empty())
        block.set("address_space", texts(r.addressPrefixes));
    setTags(block, id);
    if (r.asn || r.bgpPeeringAddress) {
        HclBlock& bgp = block.block("bgp_settings");
        bgp.set("asn", std::to_string(r.asn.value_or(0)));
        bgp.setText("bgp_peering_address",
                    r.bgpPeeringAddress ? r.bgpPeeringAddress->toString() : std::string());
    }
}

void TerraformResources::write(CircuitId id, const azure::ExpressRouteCircuit& r)
{
    HclBlock& block = start(id);
    block.setText("service_provider_name", r.serviceProviderName.view());
    block.setText("peering_location", r.peeringLocation.view());
    block.set("bandwidth_in_mbps", std::to_string(r.bandwidthInMbps));
    setTags(block, id);
    block.block("sku").setText("tier", "Standard").setText("family", "MeteredData");
}

void TerraformResources::write(GatewayId id, const azure::VirtualNetworkGateway& r)
{
    HclBlock& block = start(id);
    block.setText("type", azure::toString(r.gatewayType));
    if (r.gatewayType == azure::GatewayType::Vpn)
        block.setText("vpn_type", azure::toString(r.vpnType));
    block.setText("sku", r.sku.empty() ? azure::unsaidGatewaySku(r.gatewayType) : r.sku.view());
    block.setFlag("active_active", r.activeActive).setFlag("enable_bgp", r.enableBgp);
    if (r.gatewayDefaultSite)
        block.set("default_local_network_gateway_id", idOf(r.gatewayDefaultSite));
    setTags(block, id);
    for (const azure::GatewayIpConfiguration& configuration : r.ipConfigurations) {
        HclBlock& part = block.block("ip_configuration");
        part.setText("name", configuration.name.view());
        if (configuration.subnet)
            part.set("subnet_id", idOf(configuration.subnet));
        if (configuration.publicIPAddress)
            part.set("public_ip_address_id", idOf(configuration.publicIPAddress));
    }
    if (r.enableBgp)
        block.block("bgp_settings").set("asn", std::to_string(r.asn));
    if (!r.vpnClientAddressPool.empty())
        block.block("vpn_client_configuration").set("address_space", texts(r.vpnClientAddressPool));
}

void TerraformResources::write(ConnectionId id, const azure::Connection& r)
{
    HclBlock& block = start(id);
    block.setText("type", azure::toString(r.connectionType));
    const auto refer = [&](const char* name, ObjectId target) {
        if (target)
            block.set(name, idOf(target));
    };
    refer("virtual_network_gateway_id", r.virtualNetworkGateway1);
    refer("peer_virtual_network_gateway_id", r.virtualNetworkGateway2);
    refer("local_network_gateway_id", r.localNetworkGateway2);
    refer("express_route_circuit_id", r.expressRouteCircuit);
    block.setFlag("enable_bgp", r.enableBgp);
    setTags(block, id);
}

void TerraformResources::write(RouteServerId id, const azure::RouteServer& r)
{
    HclBlock& block = start(id);
    block.setText("sku", "Standard");
    if (r.subnet)
        block.set("subnet_id", idOf(r.subnet));
    block.setFlag("branch_to_branch_traffic_enabled", r.allowBranchToBranchTraffic);
    setTags(block, id);
    nlohmann::ordered_json kept = keptObject(r.extra);
    if (const std::string address = takePublicAddress(kept); !address.empty())
        block.set("public_ip_address_id", idOfAddress(address));
    else
        noteMissing(id, "public_ip_address_id");
    for (const azure::RouteServerPeer& peer : r.peers)
        startPart("azurerm_route_server_bgp_connection", r.name.str() + ' ' + peer.name.str(),
                  armIdOf(id) + "/bgpConnections/" + peer.name.str())
            .setText("name", peer.name.view())
            .set("route_server_id", idOf(id))
            .set("peer_asn", std::to_string(peer.peerAsn))
            .setText("peer_ip", peer.peerIp.toString());
}

} // namespace peerscape::write
