#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <array>

namespace peerscape::shell {

namespace {

Answer createTable(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    Json body;
    body["location"] = *location;
    body["properties"]["disableBgpRoutePropagation"] =
        arguments.flag("disable-bgp-route-propagation");
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    const Answer answer = az.put(az.path(arguments, kRouteTable), std::move(body));
    return answer ? Answer(flattened(*answer)) : answer;
}

Answer updateTable(Az& az, const Arguments& arguments)
{
    return updateResource<kRouteTable>(az, arguments, [&](Json& body) {
        if (arguments.given("disable-bgp-route-propagation"))
            body["properties"]["disableBgpRoutePropagation"] =
                arguments.flag("disable-bgp-route-propagation");
        if (arguments.given("tags"))
            body["tags"] = tagsOf(arguments.list("tags"));
    });
}

void setRouteOptions(const Arguments& arguments, Json& properties)
{
    const auto set = [&](const char* key, const char* member) {
        if (arguments.given(key))
            properties[member] = arguments.text(key);
    };
    set("address-prefix", "addressPrefix");
    set("next-hop-type", "nextHopType");
    set("next-hop-ip-address", "nextHopIpAddress");
}

Answer createRoute(Az& az, const Arguments& arguments)
{
    Json body;
    body["properties"] = Json::object();
    setRouteOptions(arguments, body["properties"]);
    const Answer answer = az.put(az.path(arguments, kRoute), std::move(body));
    return answer ? Answer(flattened(*answer)) : answer;
}

Answer updateRoute(Az& az, const Arguments& arguments)
{
    return updateResource<kRoute>(
        az, arguments, [&](Json& body) { setRouteOptions(arguments, body["properties"]); });
}

Answer createPublicIp(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    const std::string sku = arguments.text("sku");
    std::string method = arguments.text("allocation-method");
    if (method.empty())
        method = sku == "Basic" ? "Dynamic" : "Static";
    Json body;
    body["location"] = *location;
    body["sku"] = {{"name", sku}, {"tier", arguments.text("tier")}};
    if (arguments.given("zone"))
        body["zones"] = textList(arguments.list("zone"));
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    Json& properties = body["properties"];
    properties["publicIPAllocationMethod"] = method;
    properties["publicIPAddressVersion"] = arguments.text("version");
    properties["idleTimeoutInMinutes"] = arguments.number("idle-timeout");
    if (arguments.given("dns-name"))
        properties["dnsSettings"] = {{"domainNameLabel", arguments.text("dns-name")}};
    const Answer answer = az.put(az.path(arguments, kPublicIp), std::move(body));
    return answer ? Answer(Json{{"publicIp", flattened(*answer)}}) : answer;
}

constexpr std::array kRoutesCommands{
    CommandText{"network route-table create|Create a route table.|@w @g* -n/--name* @l "
                "--disable-bgp-route-propagation?=false @t",
                createTable},
    CommandText{"network route-table list|List route tables.|@g", listResources<kRouteTable>},
    CommandText{
        "network route-table show|Get the details of a route table.|@g# -n/--name# --expand",
        showResource<kRouteTable>},
    CommandText{"network route-table delete|Delete a route table.|@w @g# -n/--name#",
                deleteResource<kRouteTable>},
    CommandText{"network route-table update|Update a route table.|@w @u @g# -n/--name# "
                "--disable-bgp-route-propagation? @t",
                updateTable},
    CommandText{"network route-table route create|Create a route in a route table.|@w @g* "
                "-n/--name* --route-table-name* --address-prefix* --next-hop-ip-address "
                "--next-hop-type{Internet,None,VirtualAppliance,VirtualNetworkGateway,VnetLocal}*",
                createRoute},
    CommandText{"network route-table route list|List routes in a route table.|@g* "
                "--route-table-name*",
                listResources<kRoute>},
    CommandText{"network route-table route show|Get the details of a route in a route table.|@g# "
                "-n/--name# --route-table-name#",
                showResource<kRoute>},
    CommandText{"network route-table route update|Update a route in a route table.|@w @u @g# "
                "-n/--name# --route-table-name# --address-prefix --next-hop-ip-address "
                "--next-hop-type{Internet,None,VirtualAppliance,VirtualNetworkGateway,VnetLocal}",
                updateRoute},
    CommandText{"network route-table route delete|Delete a route from a route table.|@w @g# "
                "-n/--name# --route-table-name#",
                deleteResource<kRoute>},
    CommandText{"network public-ip create|Create a public IP address.|@g* -n/--name* @l @t "
                "--sku{Basic,Standard,StandardV2}=Standard --allocation-method{Static,Dynamic} "
                "--version{IPv4,IPv6}=IPv4 --zone/-z+ --dns-name --idle-timeout%=4 "
                "--tier{Regional,Global}=Regional",
                createPublicIp},
    CommandText{"network public-ip list|List public IP addresses.|@g", listResources<kPublicIp>,
                publicIpTable},
    CommandText{"network public-ip show|Get the details of a public IP address.|-n/--name# @g# "
                "--expand",
                showResource<kPublicIp>, publicIpTable},
    CommandText{"network public-ip delete|Delete a public IP address.|@w -n/--name# @g#",
                deleteResource<kPublicIp>},
};

} // namespace

std::span<const CommandText> routeCommands()
{
    return kRoutesCommands;
}

} // namespace peerscape::shell
