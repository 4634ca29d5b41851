#include "core/read/terraform/attribute_lists.h"

#include <array>

/// Attributes of what stands in subnets: interfaces, machines, balancers, firewalls, bastions,
/// route servers.
namespace peerscape::read::terraform {

namespace {

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

constexpr std::array kHostLists{
    AttributeList{"azurerm_bastion_host", kBastion},
    AttributeList{"azurerm_firewall", kFirewall},
    AttributeList{"azurerm_lb", kBalancer},
    AttributeList{"azurerm_lb_backend_address_pool", kPool},
    AttributeList{"azurerm_lb_nat_rule", kNatRule},
    AttributeList{"azurerm_lb_outbound_rule", kOutboundRule},
    AttributeList{"azurerm_lb_probe", kProbe},
    AttributeList{"azurerm_lb_rule", kBalancingRule},
    AttributeList{"azurerm_linux_virtual_machine", kMachine},
    AttributeList{"azurerm_network_interface", kNetworkInterface},
    AttributeList{"azurerm_route_server", kRouteServer},
    AttributeList{"azurerm_route_server_bgp_connection", kRouteServerPeer},
    AttributeList{"azurerm_virtual_machine", kMachine},
    AttributeList{"azurerm_windows_virtual_machine", kMachine},
};

} // namespace

std::span<const AttributeList> hostAttributes()
{
    return kHostLists;
}

} // namespace peerscape::read::terraform
