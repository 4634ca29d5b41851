#include "core/read/terraform/forms.h"

#include <algorithm>
#include <array>

namespace peerscape::read::terraform {

namespace {

constexpr std::string_view kVnetName = "virtual_network_name";
constexpr std::string_view kVnetId = "virtual_network_id";

constexpr std::array kForms{
    Form{"azurerm_application_security_group", kAsgType},
    Form{"azurerm_bastion_host", "Microsoft.Network/bastionHosts"},
    Form{"azurerm_express_route_circuit", kCircuitType},
    Form{"azurerm_express_route_circuit_peering", "Microsoft.Network/expressRouteCircuits/peerings",
         "express_route_circuit_name"},
    Form{"azurerm_express_route_gateway", "Microsoft.Network/expressRouteGateways"},
    Form{"azurerm_firewall", "Microsoft.Network/azureFirewalls"},
    Form{"azurerm_lb", kBalancerType},
    Form{"azurerm_lb_backend_address_pool", kPoolType, {}, "loadbalancer_id"},
    Form{"azurerm_lb_nat_rule",
         "Microsoft.Network/loadBalancers/inboundNatRules",
         {},
         "loadbalancer_id"},
    Form{"azurerm_lb_outbound_rule",
         "Microsoft.Network/loadBalancers/outboundRules",
         {},
         "loadbalancer_id"},
    Form{"azurerm_lb_probe", kProbeType, {}, "loadbalancer_id"},
    Form{"azurerm_lb_rule",
         "Microsoft.Network/loadBalancers/loadBalancingRules",
         {},
         "loadbalancer_id"},
    Form{"azurerm_linux_virtual_machine", kMachineType, {}, {}, "Linux"},
    Form{"azurerm_local_network_gateway", kSiteType},
    Form{"azurerm_nat_gateway", kNatType},
    Form{"azurerm_network_interface", kNicType},
    Form{"azurerm_network_security_group", kNsgType},
    Form{"azurerm_network_security_rule", "Microsoft.Network/networkSecurityGroups/securityRules",
         "network_security_group_name"},
    Form{"azurerm_point_to_site_vpn_gateway", "Microsoft.Network/p2sVpnGateways"},
    Form{"azurerm_private_dns_zone", kDnsZoneType, {}, {}, {}, true},
    Form{"azurerm_private_dns_zone_virtual_network_link",
         "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
         "private_dns_zone_name",
         {},
         {},
         true},
    Form{"azurerm_private_endpoint", "Microsoft.Network/privateEndpoints"},
    Form{"azurerm_public_ip", kPublicIpType},
    Form{"azurerm_route", "Microsoft.Network/routeTables/routes", "route_table_name"},
    Form{"azurerm_route_server", kHubType},
    Form{"azurerm_route_server_bgp_connection",
         "Microsoft.Network/virtualHubs/bgpConnections",
         {},
         "route_server_id"},
    Form{"azurerm_route_table", kRouteTableType},
    Form{"azurerm_subnet", kSubnetType, kVnetName, kVnetId},
    Form{"azurerm_virtual_hub", kHubType},
    Form{"azurerm_virtual_hub_connection",
         "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections",
         {},
         "virtual_hub_id"},
    Form{"azurerm_virtual_machine", kMachineType},
    Form{"azurerm_virtual_network", kVnetType},
    Form{"azurerm_virtual_network_gateway", kGatewayType},
    Form{"azurerm_virtual_network_gateway_connection", "Microsoft.Network/connections"},
    Form{"azurerm_virtual_network_peering",
         "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", kVnetName, kVnetId},
    Form{"azurerm_virtual_wan", kWanType},
    Form{"azurerm_vpn_gateway", "Microsoft.Network/vpnGateways"},
    Form{"azurerm_windows_virtual_machine", kMachineType, {}, {}, "Windows"},
};

using Place = Association::Place;
constexpr std::array kAssociations{
    Association{"azurerm_nat_gateway_public_ip_association", "nat_gateway_id", kNatType,
                "public_ip_address_id", kPublicIpType, "publicIpAddresses", Place::ObjectList},
    Association{"azurerm_nat_gateway_public_ip_prefix_association", "nat_gateway_id", kNatType,
                "public_ip_prefix_id", kPrefixType, "publicIpPrefixes", Place::ObjectList},
    Association{"azurerm_network_interface_application_security_group_association",
                "network_interface_id", kNicType, "application_security_group_id", kAsgType,
                "applicationSecurityGroups", Place::EveryIpList},
    Association{"azurerm_network_interface_backend_address_pool_association",
                "network_interface_id", kNicType, "backend_address_pool_id", kPoolType,
                "loadBalancerBackendAddressPools", Place::OneIpList},
    Association{"azurerm_network_interface_security_group_association", "network_interface_id",
                kNicType, "network_security_group_id", kNsgType, "networkSecurityGroup"},
    Association{"azurerm_subnet_nat_gateway_association", "subnet_id", kSubnetType,
                "nat_gateway_id", kNatType, "natGateway"},
    Association{"azurerm_subnet_network_security_group_association", "subnet_id", kSubnetType,
                "network_security_group_id", kNsgType, "networkSecurityGroup"},
    Association{"azurerm_subnet_route_table_association", "subnet_id", kSubnetType,
                "route_table_id", kRouteTableType, "routeTable"},
};

template<class List>
auto byType(const List& list, std::string_view type) -> const typename List::value_type*
{
    const auto place =
        std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.type == type; });
    return place != list.end() ? &*place : nullptr;
}

} // namespace

const Form* formOf(std::string_view type)
{
    return byType(kForms, type);
}

std::span<const Form> forms()
{
    return kForms;
}

const Association* associationOf(std::string_view type)
{
    return byType(kAssociations, type);
}

} // namespace peerscape::read::terraform
