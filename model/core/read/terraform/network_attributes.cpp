#include "core/read/terraform/attribute_lists.h"

#include <array>

/// Attributes of networks and what stands beside them: peerings, tables, groups, addresses, private
/// links.
namespace peerscape::read::terraform {

namespace {

constexpr std::array kServiceDelegation{
    Attribute{"name", As::Copy, "serviceName"}, Attribute{"actions"}, // follow from the service
};

constexpr std::array kDelegation{
    Attribute{"name", As::Copy, "name"},
    Attribute{"service_delegation", As::Block, "", kServiceDelegation},
};

constexpr std::array kServiceEndpoint{
    Attribute{"service", As::Copy, "service"}, Attribute{"locations"}, // Azure fills them in
};

constexpr std::array kAddressPool{
    Attribute{"id", As::Kept},
    Attribute{"number_of_ip_addresses", As::Kept},
    Attribute{"allocated_ip_address_prefixes"},
};

constexpr std::array kSubnet{
    Attribute{"address_prefixes", As::Copy, "addressPrefixes"},
    Attribute{"address_prefix", As::Copy, "addressPrefix"},
    Attribute{"security_group", As::Link, "networkSecurityGroup", {}, kNsgType},
    Attribute{"network_security_group_id", As::Link, "networkSecurityGroup", {}, kNsgType},
    Attribute{"route_table_id", As::Link, "routeTable", {}, kRouteTableType},
    Attribute{"delegation", As::Blocks, "delegations", kDelegation},
    Attribute{"service_endpoints", As::Services, "serviceEndpoints"},
    Attribute{"service_endpoint", As::Blocks, "serviceEndpoints", kServiceEndpoint},
    Attribute{"service_endpoint_policy_ids", As::Links, "serviceEndpointPolicies"},
    Attribute{"default_outbound_access_enabled", As::Copy, "defaultOutboundAccess"},
    Attribute{"private_endpoint_network_policies", As::Copy, "privateEndpointNetworkPolicies"},
    Attribute{"private_endpoint_network_policies_enabled", As::Enabled,
              "privateEndpointNetworkPolicies"},
    Attribute{"private_link_service_network_policies_enabled", As::Enabled,
              "privateLinkServiceNetworkPolicies"},
    // Said once more by the two above, the other way round.
    Attribute{"enforce_private_link_endpoint_network_policies"},
    Attribute{"enforce_private_link_service_network_policies"},
    Attribute{"sharing_scope", As::Copy, "sharingScope"},
    Attribute{"ip_address_pool", As::Kept, {}, kAddressPool},
    Attribute{"virtual_network_id"},
    Attribute{"name", As::Copy, "name"},
    Attribute{"id"},
};

constexpr std::array kDdos{
    Attribute{"id", As::Link, "ddosProtectionPlan"},
    Attribute{"enable", As::Copy, "enableDdosProtection"},
};

constexpr std::array kEncryption{
    Attribute{"enforcement", As::Copy, "enforcement"},
    Attribute{{}, As::Implied, "enabled"},
};

constexpr std::array kVirtualNetwork{
    Attribute{"address_space", As::Copy, "addressSpace.addressPrefixes"},
    Attribute{"dns_servers", As::Copy, "dhcpOptions.dnsServers"},
    Attribute{"subnet", As::Blocks, "subnets", kSubnet},
    Attribute{"ddos_protection_plan", As::Block, "", kDdos},
    Attribute{"bgp_community", As::Copy, "bgpCommunities.virtualNetworkCommunity"},
    Attribute{"flow_timeout_in_minutes", As::Copy, "flowTimeoutInMinutes"},
    Attribute{"encryption", As::Block, "encryption", kEncryption},
    Attribute{"private_endpoint_vnet_policies", As::Copy, "privateEndpointVNetPolicies"},
    Attribute{"ip_address_pool", As::Kept, {}, kAddressPool},
    Attribute{"guid"},
    // Of a data source: names only, and what the other side knows.
    Attribute{"subnets"},
    Attribute{"vnet_peerings"},
    Attribute{"vnet_peerings_addresses"},
};

constexpr std::array kPeering{
    Attribute{"remote_virtual_network_id", As::Link, "remoteVirtualNetwork", {}, kVnetType},
    Attribute{"allow_virtual_network_access", As::Copy, "allowVirtualNetworkAccess"},
    Attribute{"allow_forwarded_traffic", As::Copy, "allowForwardedTraffic"},
    Attribute{"allow_gateway_transit", As::Copy, "allowGatewayTransit"},
    Attribute{"use_remote_gateways", As::Copy, "useRemoteGateways"},
    Attribute{"peer_complete_virtual_networks_enabled", As::Copy, "peerCompleteVnets"},
    Attribute{"only_ipv6_peering_enabled", As::Copy, "enableOnlyIPv6Peering"},
    Attribute{"local_subnet_names", As::Copy, "localSubnetNames"},
    Attribute{"remote_subnet_names", As::Copy, "remoteSubnetNames"},
    Attribute{"virtual_network_id"},
};

constexpr std::array kRoute{
    Attribute{"name", As::Copy, "name"},
    Attribute{"address_prefix", As::Copy, "addressPrefix"},
    Attribute{"next_hop_type", As::Copy, "nextHopType"},
    Attribute{"next_hop_in_ip_address", As::Copy, "nextHopIpAddress"},
    Attribute{"route_table_name"},
};

constexpr std::array kRouteTable{
    Attribute{"route", As::Blocks, "routes", kRoute},
    Attribute{"bgp_route_propagation_enabled", As::Negated, "disableBgpRoutePropagation"},
    Attribute{"disable_bgp_route_propagation", As::Copy, "disableBgpRoutePropagation"},
    Attribute{"subnets"},
};

constexpr std::array kSecurityRule{
    Attribute{"name", As::Copy, "name"},
    Attribute{"priority", As::Copy, "priority"},
    Attribute{"direction", As::Copy, "direction"},
    Attribute{"access", As::Copy, "access"},
    Attribute{"protocol", As::Copy, "protocol"},
    Attribute{"description", As::Copy, "description"},
    Attribute{"source_port_range", As::Copy, "sourcePortRange"},
    Attribute{"source_port_ranges", As::Copy, "sourcePortRanges"},
    Attribute{"destination_port_range", As::Copy, "destinationPortRange"},
    Attribute{"destination_port_ranges", As::Copy, "destinationPortRanges"},
    Attribute{"source_address_prefix", As::Copy, "sourceAddressPrefix"},
    Attribute{"source_address_prefixes", As::Copy, "sourceAddressPrefixes"},
    Attribute{"destination_address_prefix", As::Copy, "destinationAddressPrefix"},
    Attribute{"destination_address_prefixes", As::Copy, "destinationAddressPrefixes"},
    Attribute{"source_application_security_group_ids",
              As::Links,
              "sourceApplicationSecurityGroups",
              {},
              kAsgType},
    Attribute{"destination_application_security_group_ids",
              As::Links,
              "destinationApplicationSecurityGroups",
              {},
              kAsgType},
    Attribute{"network_security_group_name"},
};

constexpr std::array kSecurityGroup{
    Attribute{"security_rule", As::Blocks, "securityRules", kSecurityRule},
};

constexpr std::array kPublicIp{
    Attribute{"ip_address", As::Answer, "ipAddress"},
    Attribute{"allocation_method", As::Copy, "publicIPAllocationMethod"},
    Attribute{"ip_version", As::Copy, "publicIPAddressVersion"},
    Attribute{"sku", As::Copy, "sku.name"},
    Attribute{"sku_tier", As::Copy, "sku.tier"},
    Attribute{"idle_timeout_in_minutes", As::Copy, "idleTimeoutInMinutes"},
    Attribute{"domain_name_label", As::Copy, "dnsSettings.domainNameLabel"},
    Attribute{"domain_name_label_scope", As::Copy, "dnsSettings.domainNameLabelScope"},
    Attribute{"reverse_fqdn", As::Copy, "dnsSettings.reverseFqdn"},
    Attribute{"fqdn", As::Settled, "dnsSettings.fqdn"},
    Attribute{"ddos_protection_mode", As::Copy, "ddosSettings.protectionMode"},
    Attribute{"ddos_protection_plan_id", As::Link, "ddosSettings.ddosProtectionPlan"},
    Attribute{"public_ip_prefix_id", As::Link, "publicIPPrefix", {}, kPrefixType},
    Attribute{"zones", As::Copy, "zones"},
    Attribute{"zone", As::Wrapped, "zones"},
    Attribute{"ip_tags", As::Kept},
};

constexpr std::array kNatGateway{
    Attribute{"sku_name", As::Copy, "sku.name"},
    Attribute{"idle_timeout_in_minutes", As::Copy, "idleTimeoutInMinutes"},
    Attribute{"public_ip_address_ids", As::Links, "publicIpAddresses", {}, kPublicIpType},
    Attribute{"public_ip_prefix_ids", As::Links, "publicIpPrefixes", {}, kPrefixType},
    Attribute{"resource_guid"},
};

constexpr std::array kPrivateConnection{
    Attribute{"name", As::Copy, "name"},
    Attribute{"private_connection_resource_id", As::LinkText, "privateLinkServiceId"},
    Attribute{"private_connection_resource_alias", As::Copy, "privateLinkServiceId"},
    Attribute{"subresource_names", As::Copy, "groupIds"},
    Attribute{"request_message", As::Copy, "requestMessage"},
    Attribute{"is_manual_connection"}, // said by the list that it is put in
    Attribute{"private_ip_address"},   // said by the endpoint's own addresses
};

constexpr std::array kEndpointIp{
    Attribute{"name", As::Copy, "name"},
    Attribute{"private_ip_address", As::Copy, "privateIPAddress"},
    Attribute{"subresource_name", As::Copy, "groupId"},
    Attribute{"member_name", As::Copy, "memberName"},
};

constexpr std::array kDnsConfig{
    Attribute{"fqdn", As::Copy, "fqdn"},
    Attribute{"ip_addresses", As::Copy, "ipAddresses"},
};

constexpr std::array kZoneGroup{
    Attribute{"name"},
    Attribute{"private_dns_zone_ids"},
    Attribute{"id"},
};

constexpr std::array kPrivateEndpoint{
    Attribute{"subnet_id", As::Link, "subnet", {}, kSubnetType},
    Attribute{"private_service_connection", As::Connections, {}, kPrivateConnection},
    Attribute{"ip_configuration", As::Blocks, "ipConfigurations", kEndpointIp},
    Attribute{"custom_dns_configs", As::Answer, "customDnsConfigs", kDnsConfig},
    Attribute{"custom_network_interface_name", As::Copy, "customNetworkInterfaceName"},
    Attribute{"network_interface"},
    Attribute{"private_dns_zone_configs"},
    Attribute{"private_dns_zone_group", As::Settled, {}, kZoneGroup}, // a resource of its own
};

constexpr std::array kZoneLink{
    Attribute{"virtual_network_id", As::Link, "virtualNetwork", {}, kVnetType},
    Attribute{"registration_enabled", As::Copy, "registrationEnabled"},
    Attribute{"resolution_policy", As::Copy, "resolutionPolicy"},
    Attribute{"private_dns_zone_name"},
};

constexpr std::array kSoaRecord{
    Attribute{"email", As::Kept},
    Attribute{"expire_time", As::Kept},
    Attribute{"minimum_ttl", As::Kept},
    Attribute{"refresh_time", As::Kept},
    Attribute{"retry_time", As::Kept},
    Attribute{"ttl", As::Kept},
    Attribute{"tags", As::Kept},
    Attribute{"fqdn"},
    Attribute{"host_name"},
    Attribute{"serial_number"},
};

constexpr std::array kZone{
    Attribute{"soa_record", As::Kept, {}, kSoaRecord},
    Attribute{"number_of_record_sets", As::Settled, "numberOfRecordSets"},
    Attribute{"max_number_of_record_sets", As::Settled, "maxNumberOfRecordSets"},
    Attribute{"max_number_of_virtual_network_links", As::Settled, "maxNumberOfVirtualNetworkLinks"},
    Attribute{"max_number_of_virtual_network_links_with_registration", As::Settled,
              "maxNumberOfVirtualNetworkLinksWithRegistration"},
};

constexpr std::array kNetworkLists{
    AttributeList{"azurerm_nat_gateway", kNatGateway},
    AttributeList{"azurerm_network_security_group", kSecurityGroup},
    AttributeList{"azurerm_network_security_rule", kSecurityRule},
    AttributeList{"azurerm_private_dns_zone", kZone},
    AttributeList{"azurerm_private_dns_zone_virtual_network_link", kZoneLink},
    AttributeList{"azurerm_private_endpoint", kPrivateEndpoint},
    AttributeList{"azurerm_public_ip", kPublicIp},
    AttributeList{"azurerm_route", kRoute},
    AttributeList{"azurerm_route_table", kRouteTable},
    AttributeList{"azurerm_subnet", kSubnet},
    AttributeList{"azurerm_virtual_network", kVirtualNetwork},
    AttributeList{"azurerm_virtual_network_peering", kPeering},
};

} // namespace

std::span<const AttributeList> networkAttributes()
{
    return kNetworkLists;
}

} // namespace peerscape::read::terraform
