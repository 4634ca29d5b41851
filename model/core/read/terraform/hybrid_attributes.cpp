#include "core/read/terraform/attribute_lists.h"

#include <array>

/// Attributes of what leads out of Azure: gateways, sites, connections, circuits, virtual WANs.
namespace peerscape::read::terraform {

namespace {

constexpr std::array kPeeringAddress{
    Attribute{"default_addresses", As::Copy},
    Attribute{"apipa_addresses", As::Kept},
    Attribute{"ip_configuration_name"},
    Attribute{"tunnel_ip_addresses"},
};

constexpr std::array kBgpSettings{
    Attribute{"asn", As::Copy, "asn"},
    Attribute{"bgp_peering_address", As::Copy, "bgpPeeringAddress"},
    Attribute{"peering_address", As::Copy, "bgpPeeringAddress"},
    Attribute{"peering_addresses", As::Joined, "bgpPeeringAddress", kPeeringAddress},
    Attribute{"peer_weight", As::Copy, "peerWeight"},
};

constexpr std::array kGatewayIp{
    Attribute{"name", As::Copy, "name"},
    Attribute{"subnet_id", As::Link, "subnet", {}, kSubnetType},
    Attribute{"public_ip_address_id", As::Link, "publicIPAddress", {}, kPublicIpType},
    Attribute{"private_ip_address_allocation", As::Copy, "privateIPAllocationMethod"},
    Attribute{"private_ip_address", As::Copy, "privateIPAddress"},
};

constexpr std::array kRootCertificate{
    Attribute{"name", As::Copy, "name"},
    Attribute{"public_cert_data", As::Copy, "publicCertData"},
};

constexpr std::array kRevokedCertificate{
    Attribute{"name", As::Copy, "name"},
    Attribute{"thumbprint", As::Copy, "thumbprint"},
};

constexpr std::array kClient{
    Attribute{"address_space", As::Copy, "vpnClientAddressPool.addressPrefixes"},
    Attribute{"vpn_client_protocols", As::Copy, "vpnClientProtocols"},
    Attribute{"vpn_auth_types", As::Copy, "vpnAuthenticationTypes"},
    Attribute{"aad_tenant", As::Copy, "aadTenant"},
    Attribute{"aad_audience", As::Copy, "aadAudience"},
    Attribute{"aad_issuer", As::Copy, "aadIssuer"},
    Attribute{"radius_server_address", As::Copy, "radiusServerAddress"},
    Attribute{"root_certificate", As::Blocks, "vpnClientRootCertificates", kRootCertificate},
    Attribute{"revoked_certificate", As::Blocks, "vpnClientRevokedCertificates",
              kRevokedCertificate},
    Attribute{"radius_server_secret", As::Secret},
};

constexpr std::array kCustomRoute{Attribute{"address_prefixes", As::Copy, "addressPrefixes"}};

constexpr std::array kGateway{
    Attribute{"type", As::Copy, "gatewayType"},
    Attribute{"vpn_type", As::Copy, "vpnType"},
    Attribute{"sku", As::Copy, "properties.sku.name"},
    Attribute{"generation", As::Copy, "vpnGatewayGeneration"},
    Attribute{"active_active", As::Copy, "activeActive"},
    Attribute{"enable_bgp", As::Copy, "enableBgp"},
    Attribute{"bgp_enabled", As::Copy, "enableBgp"},
    Attribute{"bgp_settings", As::Block, "bgpSettings", kBgpSettings},
    Attribute{"ip_configuration", As::Blocks, "ipConfigurations", kGatewayIp},
    Attribute{"default_local_network_gateway_id", As::Link, "gatewayDefaultSite", {}, kSiteType},
    Attribute{"vpn_client_configuration", As::Block, "vpnClientConfiguration", kClient},
    Attribute{"custom_route", As::Block, "customRoutes", kCustomRoute},
    Attribute{"private_ip_address_enabled", As::Copy, "enablePrivateIpAddress"},
    Attribute{"remote_vnet_traffic_enabled", As::Copy, "allowRemoteVnetTraffic"},
    Attribute{"virtual_wan_traffic_enabled", As::Copy, "allowVirtualWanTraffic"},
    Attribute{"dns_forwarding_enabled", As::Copy, "enableDnsForwarding"},
    Attribute{"bgp_route_translation_for_nat_enabled", As::Copy, "enableBgpRouteTranslationForNat"},
    Attribute{"ip_sec_replay_protection_enabled", As::Negated, "disableIPSecReplayProtection"},
};

constexpr std::array kSite{
    Attribute{"gateway_address", As::Copy, "gatewayIpAddress"},
    Attribute{"gateway_fqdn", As::Copy, "fqdn"},
    Attribute{"address_space", As::Copy, "localNetworkAddressSpace.addressPrefixes"},
    Attribute{"bgp_settings", As::Block, "bgpSettings", kBgpSettings},
};

constexpr std::array kIpsecPolicy{
    Attribute{"dh_group", As::Copy, "dhGroup"},
    Attribute{"ike_encryption", As::Copy, "ikeEncryption"},
    Attribute{"ike_integrity", As::Copy, "ikeIntegrity"},
    Attribute{"ipsec_encryption", As::Copy, "ipsecEncryption"},
    Attribute{"ipsec_integrity", As::Copy, "ipsecIntegrity"},
    Attribute{"pfs_group", As::Copy, "pfsGroup"},
    Attribute{"sa_datasize", As::Copy, "saDataSizeKilobytes"},
    Attribute{"sa_lifetime", As::Copy, "saLifeTimeSeconds"},
};

constexpr std::array kConnection{
    Attribute{"type", As::Copy, "connectionType"},
    Attribute{"virtual_network_gateway_id", As::Link, "virtualNetworkGateway1", {}, kGatewayType},
    Attribute{
        "peer_virtual_network_gateway_id", As::Link, "virtualNetworkGateway2", {}, kGatewayType},
    Attribute{"local_network_gateway_id", As::Link, "localNetworkGateway2", {}, kSiteType},
    Attribute{"express_route_circuit_id", As::Link, "peer", {}, kCircuitType},
    Attribute{"enable_bgp", As::Copy, "enableBgp"},
    Attribute{"bgp_enabled", As::Copy, "enableBgp"},
    Attribute{"routing_weight", As::Copy, "routingWeight"},
    Attribute{"connection_protocol", As::Copy, "connectionProtocol"},
    Attribute{"connection_mode", As::Copy, "connectionMode"},
    Attribute{"dpd_timeout_seconds", As::Copy, "dpdTimeoutSeconds"},
    Attribute{"express_route_gateway_bypass", As::Copy, "expressRouteGatewayBypass"},
    Attribute{"local_azure_ip_address_enabled", As::Copy, "useLocalAzureIpAddress"},
    Attribute{"use_policy_based_traffic_selectors", As::Copy, "usePolicyBasedTrafficSelectors"},
    Attribute{"ipsec_policy", As::Blocks, "ipsecPolicies", kIpsecPolicy},
    Attribute{"shared_key", As::Secret},
    Attribute{"authorization_key", As::Secret},
    // Of a data source.
    Attribute{"egress_bytes_transferred"},
    Attribute{"ingress_bytes_transferred"},
    Attribute{"resource_guid"},
};

constexpr std::array kCircuitSku{
    Attribute{"tier", As::Copy, "tier"},
    Attribute{"family", As::Copy, "family"},
};

constexpr std::array kCircuit{
    Attribute{"service_provider_name", As::Copy, "serviceProviderProperties.serviceProviderName"},
    Attribute{"peering_location", As::Copy, "serviceProviderProperties.peeringLocation"},
    Attribute{"bandwidth_in_mbps", As::Copy, "serviceProviderProperties.bandwidthInMbps"},
    Attribute{"bandwidth_in_gbps", As::Copy, "bandwidthInGbps"},
    Attribute{"express_route_port_id", As::Link, "expressRoutePort"},
    Attribute{"sku", As::Block, "sku", kCircuitSku},
    Attribute{"allow_classic_operations", As::Copy, "allowClassicOperations"},
    Attribute{"rate_limiting_enabled", As::Copy, "enableDirectPortRateLimit"},
    Attribute{"service_provider_provisioning_state"},
    Attribute{"service_key", As::Secret},
    Attribute{"authorization_key", As::Secret},
};

constexpr std::array kCircuitPeering{
    Attribute{"name"}, // its type is its name
    Attribute{"peering_type", As::Copy, "peeringType"},
    Attribute{"primary_peer_address_prefix", As::Copy, "primaryPeerAddressPrefix"},
    Attribute{"secondary_peer_address_prefix", As::Copy, "secondaryPeerAddressPrefix"},
    Attribute{"vlan_id", As::Copy, "vlanId"},
    Attribute{"peer_asn", As::Copy, "peerASN"},
    Attribute{"express_route_circuit_name"},
    Attribute{"azure_asn", As::Settled, "azureASN"},
    Attribute{"primary_azure_port", As::Settled, "primaryAzurePort"},
    Attribute{"secondary_azure_port", As::Settled, "secondaryAzurePort"},
    Attribute{"gateway_manager_etag", As::Settled, "gatewayManagerEtag"},
    Attribute{"shared_key", As::Secret},
};

constexpr std::array kWan{
    Attribute{"type", As::Copy, "properties.type"},
    Attribute{"allow_branch_to_branch_traffic", As::Copy, "allowBranchToBranchTraffic"},
    Attribute{"disable_vpn_encryption", As::Copy, "disableVpnEncryption"},
    Attribute{"office365_local_breakout_category", As::Copy, "office365LocalBreakoutCategory"},
};

constexpr std::array kHub{
    Attribute{"virtual_wan_id", As::Link, "virtualWan", {}, kWanType},
    Attribute{"address_prefix", As::Copy, "addressPrefix"},
    Attribute{"sku", As::Copy, "properties.sku"},
    Attribute{"hub_routing_preference", As::Copy, "hubRoutingPreference"},
    Attribute{"virtual_router_auto_scale_min_capacity", As::Copy,
              "virtualRouterAutoScaleConfiguration.minCapacity"},
    Attribute{"branch_to_branch_traffic_enabled", As::Copy, "allowBranchToBranchTraffic"},
    Attribute{"default_route_table_id"},
    Attribute{"virtual_router_asn", As::Settled, "virtualRouterAsn"},
    Attribute{"virtual_router_ips", As::Settled, "virtualRouterIps"},
};

constexpr std::array kHubConnection{
    Attribute{"remote_virtual_network_id", As::Link, "remoteVirtualNetwork", {}, kVnetType},
    Attribute{"internet_security_enabled", As::Copy, "enableInternetSecurity"},
    Attribute{"virtual_hub_id"},
};

constexpr std::array kInstanceAddress{
    Attribute{"custom_ips", As::Kept},
    Attribute{"default_ips"},
    Attribute{"tunnel_ips"},
    Attribute{"ip_configuration_id"},
};

constexpr std::array kHubBgp{
    Attribute{"asn", As::Copy, "asn"},
    Attribute{"peer_weight", As::Copy, "peerWeight"},
    Attribute{"instance_0_bgp_peering_address", As::Kept, {}, kInstanceAddress},
    Attribute{"instance_1_bgp_peering_address", As::Kept, {}, kInstanceAddress},
    Attribute{"bgp_peering_address"},
};

constexpr std::array kHubVpnGateway{
    Attribute{"virtual_hub_id", As::Link, "virtualHub", {}, kHubType},
    Attribute{"scale_unit", As::Copy, "vpnGatewayScaleUnit"},
    Attribute{"bgp_settings", As::Block, "bgpSettings", kHubBgp},
    Attribute{"bgp_route_translation_for_nat_enabled", As::Copy, "enableBgpRouteTranslationForNat"},
    Attribute{"ip_configuration", As::Settled, "ipConfigurations"},
};

constexpr std::array kHubClientGateway{
    Attribute{"virtual_hub_id", As::Link, "virtualHub", {}, kHubType},
    Attribute{"scale_unit", As::Copy, "vpnGatewayScaleUnit"},
    Attribute{"vpn_server_configuration_id", As::Link, "vpnServerConfiguration"},
    Attribute{"dns_servers", As::Copy, "customDnsServers"},
};

constexpr std::array kHubCircuitGateway{
    Attribute{"virtual_hub_id", As::Link, "virtualHub", {}, kHubType},
    Attribute{"scale_units", As::Copy, "autoScaleConfiguration.bounds.min"},
    Attribute{"allow_non_virtual_wan_traffic", As::Copy, "allowNonVirtualWanTraffic"},
};

// Azure's own words, read in azapi.cpp; the rest tells azapi how to ask.
constexpr std::array kAzapi{
    Attribute{"type"},
    Attribute{"parent_id"},
    Attribute{"identity"},
    Attribute{"body"},
    Attribute{"sensitive_body", As::Secret},
    Attribute{"output"},
    Attribute{"ignore_body_changes"},
    Attribute{"ignore_casing"},
    Attribute{"ignore_missing_property"},
    Attribute{"ignore_null_property"},
    Attribute{"removing_special_chars"},
    Attribute{"response_export_values"},
    Attribute{"schema_validation_enabled"},
};

constexpr std::array kHybridLists{
    AttributeList{kAzapiResource, kAzapi},
    AttributeList{"azurerm_express_route_circuit", kCircuit},
    AttributeList{"azurerm_express_route_circuit_peering", kCircuitPeering},
    AttributeList{"azurerm_express_route_gateway", kHubCircuitGateway},
    AttributeList{"azurerm_local_network_gateway", kSite},
    AttributeList{"azurerm_point_to_site_vpn_gateway", kHubClientGateway},
    AttributeList{"azurerm_virtual_hub", kHub},
    AttributeList{"azurerm_virtual_hub_connection", kHubConnection},
    AttributeList{"azurerm_virtual_network_gateway", kGateway},
    AttributeList{"azurerm_virtual_network_gateway_connection", kConnection},
    AttributeList{"azurerm_virtual_wan", kWan},
    AttributeList{"azurerm_vpn_gateway", kHubVpnGateway},
};

} // namespace

std::span<const AttributeList> hybridAttributes()
{
    return kHybridLists;
}

} // namespace peerscape::read::terraform
