#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

Answer createGateway(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    const std::string subnet = az.idOf(arguments, kVnet, "vnet") + "/subnets/GatewaySubnet";
    // A gateway of this type stands on premises: it has neither addresses nor a SKU.
    const bool isLocal = arguments.text("gateway-type") == "LocalGateway";
    const std::vector<std::string> addresses = arguments.list("public-ip-addresses");
    Json configurations = Json::array();
    // Without an address of one's own Azure has one.
    for (std::size_t i = 0; !isLocal && i < std::max<std::size_t>(addresses.size(), 1); ++i) {
        Json properties{{"privateIPAllocationMethod", "Dynamic"}, {"subnet", referenceTo(subnet)}};
        if (i < addresses.size())
            properties["publicIPAddress"] = referenceTo(
                addresses[i].starts_with('/') ? addresses[i]
                                              : az.path(arguments, kPublicIp, addresses[i]));
        configurations.push_back({{"name", "vnetGatewayConfig" + std::to_string(i)},
                                  {"properties", std::move(properties)}});
    }
    Json body;
    body["location"] = *location;
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    Json& properties = body["properties"];
    properties["gatewayType"] = arguments.text("gateway-type");
    if (!isLocal) {
        properties["vpnType"] = arguments.text("vpn-type");
        properties["sku"] = {{"name", arguments.text("sku")}, {"tier", arguments.text("sku")}};
    }
    properties["activeActive"] = configurations.size() == 2;
    properties["enableBgp"] = arguments.given("asn") || arguments.given("bgp-peering-address");
    properties["ipConfigurations"] = std::move(configurations);
    if (arguments.given("asn"))
        properties["bgpSettings"]["asn"] = arguments.number("asn");
    if (arguments.given("bgp-peering-address"))
        properties["bgpSettings"]["bgpPeeringAddress"] = arguments.text("bgp-peering-address");
    if (arguments.given("vpn-gateway-generation"))
        properties["vpnGatewayGeneration"] = arguments.text("vpn-gateway-generation");
    if (arguments.given("gateway-default-site"))
        properties["gatewayDefaultSite"] =
            referenceTo(az.idOf(arguments, kSite, "gateway-default-site"));
    if (arguments.given("address-prefixes"))
        properties["vpnClientConfiguration"]["vpnClientAddressPool"]["addressPrefixes"] =
            textList(arguments.list("address-prefixes"));
    if (arguments.given("client-protocol"))
        properties["vpnClientConfiguration"]["vpnClientProtocols"] =
            textList(arguments.list("client-protocol"));
    const Answer answer = az.put(az.path(arguments, kGateway), std::move(body));
    return answer ? Answer(Json{{"vnetGateway", flattened(*answer)}}) : answer;
}

Answer learnedRoutes(Az& az, const Arguments& arguments)
{
    return az.post(az.path(arguments, kGateway) + "/getLearnedRoutes");
}

Answer advertisedRoutes(Az& az, const Arguments& arguments)
{
    return az.post(az.path(arguments, kGateway) + "/getAdvertisedRoutes", {},
                   {{"peer", arguments.text("peer")}});
}

Answer peerStatus(Az& az, const Arguments& arguments)
{
    return az.post(az.path(arguments, kGateway) + "/getBgpPeerStatus", {},
                   {{"peer", arguments.text("peer")}});
}

Answer createSite(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    Json body;
    body["location"] = *location;
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    Json& properties = body["properties"];
    properties["localNetworkAddressSpace"]["addressPrefixes"] =
        textList(arguments.list("local-address-prefixes"));
    if (arguments.given("gateway-ip-address"))
        properties["gatewayIpAddress"] = arguments.text("gateway-ip-address");
    if (arguments.given("asn"))
        properties["bgpSettings"]["asn"] = arguments.number("asn");
    if (arguments.given("bgp-peering-address"))
        properties["bgpSettings"]["bgpPeeringAddress"] = arguments.text("bgp-peering-address");
    const Answer answer = az.put(az.path(arguments, kSite), std::move(body));
    return answer ? Answer(flattened(*answer)) : answer;
}

Answer createConnection(Az& az, const Arguments& arguments)
{
    static constexpr ResourceType kCircuit{"Microsoft.Network/expressRouteCircuits"};
    const bool toSite = arguments.given("local-gateway2");
    const bool toGateway = arguments.given("vnet-gateway2");
    const bool toCircuit = arguments.given("express-route-circuit2");
    if (toSite + toGateway + toCircuit != 1)
        return tl::unexpected<Failure>(
            {2,
             "usage error: --vnet-gateway2 NAME_OR_ID | --local-gateway2 NAME_OR_ID | "
             "--express-route-circuit2 NAME_OR_ID",
             false});
    const bool hasKey = !arguments.text("shared-key").empty();
    if (!toCircuit && !hasKey)
        return refuse("--shared-key is required for VNET-to-VNET or Site-to-Site connections.");
    if (toCircuit && hasKey)
        return refuse("--shared-key cannot be used with an ExpressRoute connection.");
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    Json body;
    body["location"] = *location;
    body["tags"] = tagsOf(arguments.list("tags"));
    Json& properties = body["properties"];
    properties["connectionType"] = toSite ? "IPsec" : toGateway ? "Vnet2Vnet" : "ExpressRoute";
    properties["virtualNetworkGateway1"] =
        referenceTo(az.idOf(arguments, kGateway, "vnet-gateway1"));
    if (toSite)
        properties["localNetworkGateway2"] =
            referenceTo(az.idOf(arguments, kSite, "local-gateway2"));
    if (toGateway)
        properties["virtualNetworkGateway2"] =
            referenceTo(az.idOf(arguments, kGateway, "vnet-gateway2"));
    if (toCircuit)
        properties["peer"] = referenceTo(az.idOf(arguments, kCircuit, "express-route-circuit2"));
    properties["enableBgp"] = arguments.flag("enable-bgp");
    properties["routingWeight"] = arguments.number("routing-weight");
    properties["usePolicyBasedTrafficSelectors"] = false;
    const Answer answer = az.put(az.path(arguments, kConnection), std::move(body));
    // az makes it by a deployment and shows that one's output: the properties alone.
    return answer ? Answer(Json{{"resource", flattened((*answer)["properties"])}}) : answer;
}

constexpr std::array kGatewayCommands{
    CommandText{
        "network vnet-gateway create|Create a virtual network gateway.|@w @g* -n/--name* @l "
        "--gateway-type{ExpressRoute,LocalGateway,Vpn}=Vpn --sku{Basic,ErGw1AZ,ErGw2AZ,"
        "ErGw3AZ,ErGwScale,HighPerformance,Standard,UltraPerformance,VpnGw1,VpnGw1AZ,VpnGw2,"
        "VpnGw2AZ,VpnGw3,VpnGw3AZ,VpnGw4,VpnGw4AZ,VpnGw5,VpnGw5AZ}=Basic "
        "--vpn-gateway-generation{Generation1,Generation2,None} "
        "--vpn-type{PolicyBased,RouteBased}=RouteBased @t --asn% --bgp-peering-address "
        "--address-prefixes+ --client-protocol+ --gateway-default-site --public-ip-addresses+ "
        "--vnet*",
        createGateway},
    CommandText{"network vnet-gateway list|List virtual network gateways.|@g*",
                listResources<kGateway>},
    CommandText{"network vnet-gateway show|Get the details of a virtual network gateway.|@g# "
                "-n/--name#",
                showResource<kGateway>},
    CommandText{"network vnet-gateway delete|Delete a virtual network gateway.|@w @g# -n/--name#",
                deleteResource<kGateway>},
    CommandText{"network vnet-gateway list-learned-routes|List the routes that a gateway has "
                "learned.|@w @g# -n/--name#",
                learnedRoutes, gatewayRouteTable},
    CommandText{"network vnet-gateway list-advertised-routes|List the routes that a gateway "
                "advertises to a peer.|@w @g# -n/--name# --peer*",
                advertisedRoutes, gatewayRouteTable},
    CommandText{
        "network vnet-gateway list-bgp-peer-status|Retrieve the status of BGP peers.|@w @g# "
        "-n/--name# --peer",
        peerStatus, bgpPeerTable},
    CommandText{"network local-gateway create|Create a local network gateway.|@w -n/--name* @g* @l "
                "--gateway-ip-address --local-address-prefixes/--address-prefixes+ @t --asn% "
                "--bgp-peering-address",
                createSite},
    CommandText{"network local-gateway list|List local network gateways.|@g*", listResources<kSite>,
                localGatewayTable},
    CommandText{"network local-gateway show|Get the details of a local network gateway.|-n/--name# "
                "@g#",
                showResource<kSite>},
    CommandText{"network local-gateway delete|Delete a local network gateway.|@w -n/--name# @g#",
                deleteResource<kSite>},
    CommandText{"network vpn-connection create|Create a VPN connection.|@g* -n/--name* "
                "--vnet-gateway1* @l @t --vnet-gateway2 --express-route-circuit2 --local-gateway2 "
                "--enable-bgp! --routing-weight%=10 --shared-key",
                createConnection},
    CommandText{"network vpn-connection list|List VPN connections.|@g*",
                listResources<kConnection>},
    CommandText{"network vpn-connection show|Get the details of a VPN connection.|@g# -n/--name#",
                showResource<kConnection>},
    CommandText{"network vpn-connection delete|Delete a VPN connection.|@w @g# -n/--name#",
                deleteResource<kConnection>},
};

} // namespace

std::span<const CommandText> gatewayCommands()
{
    return kGatewayCommands;
}

} // namespace peerscape::shell
