#include "core/read/terraform/attributes.h"

#include <algorithm>
#include <array>

/// Checked against the provider's schemas named in import.md 5: azurerm 4, with the names of 3 and
/// 5 where they differ.
namespace peerscape::read::terraform {

namespace {

constexpr std::array kCommon{
    Attribute{"id"},
    Attribute{"name", As::Copy, "name"},
    Attribute{"location", As::Copy, "location"},
    Attribute{"resource_group_name"},
    Attribute{"tags", As::Copy, "tags"},
    Attribute{"zones", As::Copy, "zones"},
    Attribute{"virtual_network_name"},
    Attribute{"edge_zone", As::EdgeZone, "extendedLocation"},
};

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

constexpr std::array kInterfaceIp{
    Attribute{"name", As::Copy, "name"},
    Attribute{"subnet_id", As::Link, "subnet", {}, kSubnetType},
    Attribute{"private_ip_address", As::Copy, "privateIPAddress"},
    Attribute{"private_ip_address_allocation", As::Copy, "privateIPAllocationMethod"},
    Attribute{"private_ip_address_version", As::Copy, "privateIPAddressVersion"},
    Attribute{"primary", As::Copy, "primary"},
    Attribute{"public_ip_address_id", As::Link, "publicIPAddress", {}, kPublicIpType},
    Attribute{
        "application_security_group_ids", As::Links, "applicationSecurityGroups", {}, kAsgType},
    Attribute{"gateway_load_balancer_frontend_ip_configuration_id", As::Link,
              "gatewayLoadBalancer"},
    // Of a data source.
    Attribute{"load_balancer_backend_address_pools_ids",
              As::Links,
              "loadBalancerBackendAddressPools",
              {},
              kPoolType},
    Attribute{"application_gateway_backend_address_pools_ids"},
    Attribute{"load_balancer_inbound_nat_rules_ids"},
};
constexpr std::array kNetworkInterface{
    Attribute{"ip_configuration", As::Blocks, "ipConfigurations", kInterfaceIp},
    Attribute{"ip_forwarding_enabled", As::Copy, "enableIPForwarding"},
    Attribute{"enable_ip_forwarding", As::Copy, "enableIPForwarding"},
    Attribute{"accelerated_networking_enabled", As::Copy, "enableAcceleratedNetworking"},
    Attribute{"enable_accelerated_networking", As::Copy, "enableAcceleratedNetworking"},
    Attribute{"dns_servers", As::Copy, "dnsSettings.dnsServers"},
    Attribute{"internal_dns_name_label", As::Copy, "dnsSettings.internalDnsNameLabel"},
    Attribute{"auxiliary_mode", As::Copy, "auxiliaryMode", {}, {}, "None"},
    Attribute{"auxiliary_sku", As::Copy, "auxiliarySku", {}, {}, "None"},
    Attribute{"network_security_group_id", As::Link, "networkSecurityGroup", {}, kNsgType},
    Attribute{"virtual_machine_id", As::Link, "virtualMachine", {}, kMachineType},
    Attribute{"applied_dns_servers", As::Settled, "dnsSettings.appliedDnsServers"},
    Attribute{"internal_domain_name_suffix", As::Settled, "dnsSettings.internalDomainNameSuffix"},
    Attribute{"mac_address", As::Settled, "macAddress"},
    Attribute{"private_ip_address"},
    Attribute{"private_ip_addresses"},
};

constexpr std::array kImage{
    Attribute{"publisher", As::Copy, "publisher"},
    Attribute{"offer", As::Copy, "offer"},
    Attribute{"sku", As::Copy, "sku"},
    Attribute{"version", As::Copy, "version"},
    Attribute{"id", As::Copy, "id"},
};
constexpr std::array kDisk{
    Attribute{"name", As::Copy, "name"},
    Attribute{"caching", As::Copy, "caching"},
    Attribute{"storage_account_type", As::Copy, "managedDisk.storageAccountType"},
    Attribute{"managed_disk_type", As::Copy, "managedDisk.storageAccountType"},
    Attribute{"disk_size_gb", As::Copy, "diskSizeGB"},
    Attribute{"os_type", As::Copy, "osType"},
    Attribute{"create_option", As::Copy, "createOption"},
    Attribute{"write_accelerator_enabled", As::Copy, "writeAcceleratorEnabled"},
    Attribute{"disk_encryption_set_id", As::Link, "managedDisk.diskEncryptionSet"},
    Attribute{"id"},
    Attribute{"managed_disk_id"},
};
constexpr std::array kIdentity{
    Attribute{"type", As::Kept},
    Attribute{"identity_ids", As::Kept},
    Attribute{"principal_id"},
    Attribute{"tenant_id"},
};
constexpr std::array kBootDiagnostics{
    Attribute{"storage_account_uri", As::Copy, "storageUri"},
    Attribute{{}, As::Implied, "enabled"},
};
constexpr std::array kPlan{
    Attribute{"name", As::Copy, "name"},
    Attribute{"product", As::Copy, "product"},
    Attribute{"publisher", As::Copy, "publisher"},
};
constexpr std::array kOldKey{
    Attribute{"key_data", As::Copy, "keyData"},
    Attribute{"path", As::Copy, "path"},
};
constexpr std::array kOldLinux{
    Attribute{"disable_password_authentication", As::Copy, "disablePasswordAuthentication"},
    Attribute{"ssh_keys", As::Blocks, "ssh.publicKeys", kOldKey},
};
constexpr std::array kOldProfile{
    Attribute{"computer_name", As::Copy, "computerName"},
    Attribute{"admin_username", As::Copy, "adminUsername"},
    Attribute{"admin_password", As::Secret},
    Attribute{"custom_data", As::Secret},
};
constexpr std::array kMachine{
    Attribute{"size", As::Copy, "hardwareProfile.vmSize"},
    Attribute{"vm_size", As::Copy, "hardwareProfile.vmSize"},
    Attribute{"network_interface_ids", As::Links, "networkProfile.networkInterfaces", {}, kNicType},
    Attribute{"admin_username", As::Copy, "osProfile.adminUsername"},
    Attribute{"computer_name", As::Copy, "osProfile.computerName"},
    Attribute{"admin_password", As::Secret},
    Attribute{"custom_data", As::Secret},
    Attribute{"user_data", As::Secret},
    Attribute{"disable_password_authentication", As::Copy,
              "osProfile.linuxConfiguration.disablePasswordAuthentication"},
    Attribute{"admin_ssh_key", As::SshKeys, "osProfile.linuxConfiguration.ssh.publicKeys"},
    Attribute{"source_image_reference", As::Block, "storageProfile.imageReference", kImage},
    Attribute{"storage_image_reference", As::Block, "storageProfile.imageReference", kImage},
    Attribute{"source_image_id", As::Copy, "storageProfile.imageReference.id"},
    Attribute{"os_disk", As::Block, "storageProfile.osDisk", kDisk},
    Attribute{"storage_os_disk", As::Block, "storageProfile.osDisk", kDisk},
    Attribute{"os_profile", As::Block, "osProfile", kOldProfile},
    Attribute{"os_profile_linux_config", As::Block, "osProfile.linuxConfiguration", kOldLinux},
    Attribute{"power_state", As::Answer, "powerState"},
    Attribute{"zone", As::Wrapped, "zones"},
    Attribute{"availability_set_id", As::Link, "availabilitySet"},
    Attribute{"proximity_placement_group_id", As::Link, "proximityPlacementGroup"},
    Attribute{"dedicated_host_id", As::Link, "host"},
    Attribute{"dedicated_host_group_id", As::Link, "hostGroup"},
    Attribute{"virtual_machine_scale_set_id", As::Link, "virtualMachineScaleSet"},
    Attribute{"capacity_reservation_group_id", As::Link,
              "capacityReservation.capacityReservationGroup"},
    Attribute{"priority", As::Copy, "priority"},
    Attribute{"eviction_policy", As::Copy, "evictionPolicy"},
    Attribute{"license_type", As::Copy, "licenseType"},
    Attribute{"secure_boot_enabled",
              As::Copy,
              "securityProfile.uefiSettings.secureBootEnabled",
              {},
              {},
              "false"},
    Attribute{
        "vtpm_enabled", As::Copy, "securityProfile.uefiSettings.vTpmEnabled", {}, {}, "false"},
    Attribute{{}, As::Settled, "securityProfile.securityType", {}, {}, kTrustedLaunch},
    Attribute{"encryption_at_host_enabled",
              As::Copy,
              "securityProfile.encryptionAtHost",
              {},
              {},
              "false"},
    Attribute{"disk_controller_type", As::Copy, "storageProfile.diskControllerType"},
    Attribute{"boot_diagnostics", As::Block, "diagnosticsProfile.bootDiagnostics",
              kBootDiagnostics},
    Attribute{"plan", As::Block, "plan", kPlan},
    Attribute{"identity", As::Kept, {}, kIdentity},
    // What the provider says of a machine when nobody did, and refuses to be told of most of them.
    Attribute{"max_bid_price", As::Kept, {}, {}, {}, "-1"},
    Attribute{"platform_fault_domain", As::Kept, {}, {}, {}, "-1"},
    Attribute{
        "bypass_platform_safety_checks_on_user_schedule_enabled", As::Kept, {}, {}, {}, "false"},
    Attribute{"vm_agent_platform_updates_enabled"},
    Attribute{"primary_network_interface_id"},
    Attribute{"private_ip_address"},
    Attribute{"private_ip_addresses"},
    Attribute{"public_ip_address"},
    Attribute{"public_ip_addresses"},
    Attribute{"virtual_machine_id"},
    Attribute{"os_managed_disk_id"},
};

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

constexpr std::array kHostedIp{
    Attribute{"name", As::Copy, "name"},
    Attribute{"subnet_id", As::Link, "subnet", {}, kSubnetType},
    Attribute{"public_ip_address_id", As::Link, "publicIPAddress", {}, kPublicIpType},
    Attribute{"private_ip_address", As::Answer, "privateIPAddress"},
};
constexpr std::array kFirewallHub{
    Attribute{"virtual_hub_id", As::Link, "virtualHub", {}, kHubType},
    Attribute{"public_ip_count", As::Copy, "hubIPAddresses.publicIPs.count"},
    Attribute{"private_ip_address", As::Answer, "hubIPAddresses.privateIPAddress"},
    Attribute{"public_ip_addresses", As::Settled, "hubIPAddresses.publicIPs.addresses"},
};
constexpr std::array kFirewall{
    Attribute{"ip_configuration", As::Blocks, "ipConfigurations", kHostedIp},
    Attribute{"management_ip_configuration", As::Block, "managementIpConfiguration", kHostedIp},
    Attribute{"sku_name", As::Copy, "properties.sku.name"},
    Attribute{"sku_tier", As::Copy, "properties.sku.tier"},
    Attribute{"firewall_policy_id", As::Link, "firewallPolicy"},
    Attribute{"threat_intel_mode", As::Copy, "threatIntelMode"},
    Attribute{"virtual_hub", As::Block, "", kFirewallHub},
};

constexpr std::array kBastion{
    Attribute{"ip_configuration", As::Blocks, "ipConfigurations", kHostedIp},
    Attribute{"sku", As::Copy, "sku.name"},
    Attribute{"virtual_network_id", As::Link, "virtualNetwork", {}, kVnetType},
    Attribute{"copy_paste_enabled", As::Negated, "disableCopyPaste"},
    Attribute{"file_copy_enabled", As::Copy, "enableFileCopy"},
    Attribute{"ip_connect_enabled", As::Copy, "enableIpConnect"},
    Attribute{"kerberos_enabled", As::Copy, "enableKerberos"},
    Attribute{"session_recording_enabled", As::Copy, "enableSessionRecording"},
    Attribute{"shareable_link_enabled", As::Copy, "enableShareableLink"},
    Attribute{"tunneling_enabled", As::Copy, "enableTunneling"},
    Attribute{"scale_units", As::Copy, "scaleUnits"},
    Attribute{"dns_name", As::Settled, "dnsName"},
};

constexpr std::array kFrontEnd{
    Attribute{"name", As::Copy, "name"},
    Attribute{"subnet_id", As::Link, "subnet", {}, kSubnetType},
    Attribute{"private_ip_address", As::Copy, "privateIPAddress"},
    Attribute{"private_ip_address_allocation", As::Copy, "privateIPAllocationMethod"},
    Attribute{"private_ip_address_version", As::Copy, "privateIPAddressVersion"},
    Attribute{"public_ip_address_id", As::Link, "publicIPAddress", {}, kPublicIpType},
    Attribute{"public_ip_prefix_id", As::Link, "publicIPPrefix", {}, kPrefixType},
    Attribute{"gateway_load_balancer_frontend_ip_configuration_id", As::Link,
              "gatewayLoadBalancer"},
    Attribute{"zones", As::Copy, "zones"},
    Attribute{"id"},
    Attribute{"inbound_nat_rules"},
    Attribute{"load_balancer_rules"},
    Attribute{"outbound_rules"},
};
constexpr std::array kBalancer{
    Attribute{"frontend_ip_configuration", As::Blocks, "frontendIPConfigurations", kFrontEnd},
    Attribute{"sku", As::Copy, "sku.name"},
    Attribute{"sku_tier", As::Copy, "sku.tier"},
    Attribute{"private_ip_address"},
    Attribute{"private_ip_addresses"},
};

constexpr std::array kPool{
    Attribute{"loadbalancer_id"},
    Attribute{"backend_ip_configurations"}, // members say it themselves
    Attribute{"inbound_nat_rules"},
    Attribute{"load_balancing_rules"},
    Attribute{"outbound_rules"},
};
constexpr std::array kProbe{
    Attribute{"loadbalancer_id"},
    Attribute{"protocol", As::Copy, "protocol"},
    Attribute{"port", As::Copy, "port"},
    Attribute{"request_path", As::Copy, "requestPath"},
    Attribute{"interval_in_seconds", As::Copy, "intervalInSeconds"},
    Attribute{"number_of_probes", As::Copy, "numberOfProbes"},
    Attribute{"probe_threshold", As::Copy, "probeThreshold"},
    Attribute{"load_balancer_rules"},
};
constexpr std::array kBalancingRule{
    Attribute{"loadbalancer_id"},
    Attribute{"frontend_ip_configuration_name", As::EndName, "frontendIPConfiguration"},
    Attribute{"frontend_ip_configuration_id"},
    Attribute{"backend_address_pool_ids", As::Links, "backendAddressPools", {}, kPoolType},
    Attribute{"probe_id", As::Link, "probe", {}, kProbeType},
    Attribute{"protocol", As::Copy, "protocol"},
    Attribute{"frontend_port", As::Copy, "frontendPort"},
    Attribute{"backend_port", As::Copy, "backendPort"},
    Attribute{"idle_timeout_in_minutes", As::Copy, "idleTimeoutInMinutes"},
    Attribute{"load_distribution", As::Copy, "loadDistribution"},
    Attribute{"floating_ip_enabled", As::Copy, "enableFloatingIP"},
    Attribute{"enable_floating_ip", As::Copy, "enableFloatingIP"},
    Attribute{"tcp_reset_enabled", As::Copy, "enableTcpReset"},
    Attribute{"enable_tcp_reset", As::Copy, "enableTcpReset"},
    Attribute{"disable_outbound_snat", As::Copy, "disableOutboundSnat"},
};
constexpr std::array kNatRule{
    Attribute{"loadbalancer_id"},
    Attribute{"frontend_ip_configuration_name", As::EndName, "frontendIPConfiguration"},
    Attribute{"frontend_ip_configuration_id"},
    Attribute{"backend_ip_configuration_id"}, // said by the interface
    Attribute{"backend_address_pool_id", As::Link, "backendAddressPool", {}, kPoolType},
    Attribute{"protocol", As::Copy, "protocol"},
    Attribute{"frontend_port", As::Copy, "frontendPort"},
    Attribute{"frontend_port_start", As::Copy, "frontendPortRangeStart"},
    Attribute{"frontend_port_end", As::Copy, "frontendPortRangeEnd"},
    Attribute{"backend_port", As::Copy, "backendPort"},
    Attribute{"idle_timeout_in_minutes", As::Copy, "idleTimeoutInMinutes"},
    Attribute{"floating_ip_enabled", As::Copy, "enableFloatingIP"},
    Attribute{"enable_floating_ip", As::Copy, "enableFloatingIP"},
    Attribute{"tcp_reset_enabled", As::Copy, "enableTcpReset"},
    Attribute{"enable_tcp_reset", As::Copy, "enableTcpReset"},
};
constexpr std::array kOutboundFrontEnd{
    Attribute{"name", As::EndName, "id"},
    Attribute{"id", As::Answer, "id"},
};
constexpr std::array kOutboundRule{
    Attribute{"loadbalancer_id"},
    Attribute{"frontend_ip_configuration", As::Blocks, "frontendIPConfigurations",
              kOutboundFrontEnd},
    Attribute{"backend_address_pool_id", As::Link, "backendAddressPool", {}, kPoolType},
    Attribute{"protocol", As::Copy, "protocol"},
    Attribute{"allocated_outbound_ports", As::Copy, "allocatedOutboundPorts"},
    Attribute{"idle_timeout_in_minutes", As::Copy, "idleTimeoutInMinutes"},
    Attribute{"tcp_reset_enabled", As::Copy, "enableTcpReset"},
    Attribute{"enable_tcp_reset", As::Copy, "enableTcpReset"},
};

constexpr std::array kRouteServer{
    Attribute{"branch_to_branch_traffic_enabled", As::Copy, "allowBranchToBranchTraffic"},
    Attribute{"hub_routing_preference", As::Copy, "hubRoutingPreference"},
    Attribute{"sku"},
    Attribute{"subnet_id"}, // belongs to a part of the route server
    Attribute{"public_ip_address_id"},
    Attribute{"virtual_router_asn"},
    Attribute{"virtual_router_ips"},
    Attribute{"routing_state"},
};
constexpr std::array kRouteServerPeer{
    Attribute{"peer_asn", As::Copy, "peerAsn"},
    Attribute{"peer_ip", As::Copy, "peerIp"},
    Attribute{"route_server_id"},
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

struct AttributeList
{
    std::string_view type;
    std::span<const Attribute> attributes;
};
constexpr std::array kLists{
    AttributeList{"azurerm_bastion_host", kBastion},
    AttributeList{"azurerm_express_route_circuit", kCircuit},
    AttributeList{"azurerm_express_route_circuit_peering", kCircuitPeering},
    AttributeList{"azurerm_express_route_gateway", kHubCircuitGateway},
    AttributeList{"azurerm_firewall", kFirewall},
    AttributeList{"azurerm_lb", kBalancer},
    AttributeList{"azurerm_lb_backend_address_pool", kPool},
    AttributeList{"azurerm_lb_nat_rule", kNatRule},
    AttributeList{"azurerm_lb_outbound_rule", kOutboundRule},
    AttributeList{"azurerm_lb_probe", kProbe},
    AttributeList{"azurerm_lb_rule", kBalancingRule},
    AttributeList{"azurerm_linux_virtual_machine", kMachine},
    AttributeList{"azurerm_local_network_gateway", kSite},
    AttributeList{"azurerm_nat_gateway", kNatGateway},
    AttributeList{"azurerm_network_interface", kNetworkInterface},
    AttributeList{"azurerm_network_security_group", kSecurityGroup},
    AttributeList{"azurerm_network_security_rule", kSecurityRule},
    AttributeList{"azurerm_point_to_site_vpn_gateway", kHubClientGateway},
    AttributeList{"azurerm_private_dns_zone", kZone},
    AttributeList{"azurerm_private_dns_zone_virtual_network_link", kZoneLink},
    AttributeList{"azurerm_private_endpoint", kPrivateEndpoint},
    AttributeList{"azurerm_public_ip", kPublicIp},
    AttributeList{"azurerm_route", kRoute},
    AttributeList{"azurerm_route_server", kRouteServer},
    AttributeList{"azurerm_route_server_bgp_connection", kRouteServerPeer},
    AttributeList{"azurerm_route_table", kRouteTable},
    AttributeList{"azurerm_subnet", kSubnet},
    AttributeList{"azurerm_virtual_hub", kHub},
    AttributeList{"azurerm_virtual_hub_connection", kHubConnection},
    AttributeList{"azurerm_virtual_machine", kMachine},
    AttributeList{"azurerm_virtual_network", kVirtualNetwork},
    AttributeList{"azurerm_virtual_network_gateway", kGateway},
    AttributeList{"azurerm_virtual_network_gateway_connection", kConnection},
    AttributeList{"azurerm_virtual_network_peering", kPeering},
    AttributeList{"azurerm_virtual_wan", kWan},
    AttributeList{"azurerm_vpn_gateway", kHubVpnGateway},
    AttributeList{"azurerm_windows_virtual_machine", kMachine},
};

} // namespace

std::span<const Attribute> attributesOf(std::string_view type)
{
    const auto list = std::find_if(kLists.begin(), kLists.end(),
                                   [&](const AttributeList& item) { return item.type == type; });
    return list != kLists.end() ? list->attributes : std::span<const Attribute>();
}

std::span<const Attribute> commonAttributes()
{
    return kCommon;
}

} // namespace peerscape::read::terraform
