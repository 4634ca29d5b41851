#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <array>

namespace peerscape::shell {

namespace {

/// Sets what an ip configuration's options say. `--vnet-name` completes a subnet's name.
tl::expected<void, Failure> setConfiguration(const Az& az, const Arguments& arguments,
                                             Json& properties)
{
    if (const std::string subnet = arguments.text("subnet"); !subnet.empty()) {
        if (!subnet.starts_with('/') && arguments.text("vnet-name").empty())
            return tl::unexpected<Failure>(
                {2, "incorrect usage: ( --subnet ID | --subnet NAME --vnet-name NAME)", false});
        properties["subnet"] = referenceTo(
            subnet.starts_with('/')
                ? subnet
                : az.path(arguments, kVnet, arguments.text("vnet-name")) + "/subnets/" + subnet);
    }
    if (arguments.given("private-ip-address")) {
        const std::string address = arguments.text("private-ip-address");
        properties["privateIPAllocationMethod"] = address.empty() ? "Dynamic" : "Static";
        properties["privateIPAddress"] = address.empty() ? Json() : Json(address);
    }
    if (arguments.given("private-ip-address-version"))
        properties["privateIPAddressVersion"] = arguments.text("private-ip-address-version");
    if (arguments.given("public-ip-address"))
        properties["publicIPAddress"] =
            referenceTo(az.idOf(arguments, kPublicIp, "public-ip-address"));
    return {};
}

Answer createInterface(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    Json configuration{{"name", "ipconfig1"}};
    configuration["properties"] = {{"privateIPAllocationMethod", "Dynamic"}, {"primary", true}};
    if (const auto done = setConfiguration(az, arguments, configuration["properties"]); !done)
        return tl::unexpected<Failure>(done.error());
    Json body;
    body["location"] = *location;
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    Json& properties = body["properties"];
    properties["ipConfigurations"] = Json::array({std::move(configuration)});
    properties["enableIPForwarding"] = arguments.flag("ip-forwarding");
    properties["enableAcceleratedNetworking"] = arguments.flag("accelerated-networking");
    if (arguments.given("dns-servers"))
        properties["dnsSettings"]["dnsServers"] = textList(arguments.list("dns-servers"));
    if (!arguments.text("network-security-group").empty())
        properties["networkSecurityGroup"] =
            referenceTo(az.idOf(arguments, kNsg, "network-security-group"));
    const Answer answer = az.put(az.path(arguments, kNic), std::move(body));
    return answer ? Answer(Json{{"NewNIC", flattened(*answer)}}) : answer;
}

Answer updateInterface(Az& az, const Arguments& arguments)
{
    return updateResource<kNic>(az, arguments, [&](Json& body) {
        Json& properties = body["properties"];
        if (arguments.given("ip-forwarding"))
            properties["enableIPForwarding"] = arguments.flag("ip-forwarding");
        if (arguments.given("accelerated-networking"))
            properties["enableAcceleratedNetworking"] = arguments.flag("accelerated-networking");
        if (arguments.given("network-security-group"))
            properties["networkSecurityGroup"] =
                referenceTo(az.idOf(arguments, kNsg, "network-security-group"));
        if (arguments.given("dns-servers"))
            properties["dnsSettings"]["dnsServers"] = textList(arguments.list("dns-servers"));
    });
}

/// The command's interface, named by `--nic-name`.
std::string nicPath(const Az& az, const Arguments& arguments)
{
    return az.path(arguments, kNic, arguments.text("nic-name"));
}

Json* findConfiguration(Json& interface, const std::string& name)
{
    for (Json& item : interface["properties"]["ipConfigurations"]) {
        if (item["name"] == name)
            return &item;
    }
    return nullptr;
}

tl::unexpected<Failure> noConfiguration(const std::string& path, const std::string& name)
{
    const std::string text =
        "(NotFound) Resource " + path + "/ipConfigurations/" + name + " not found.";
    return refuse(text + "\nCode: NotFound\nMessage: " + text.substr(text.find(' ') + 1), 3);
}

Answer listConfigurations(Az& az, const Arguments& arguments)
{
    const Answer nic = az.get(nicPath(az, arguments));
    return nic ? Answer(flattened((*nic)["properties"]["ipConfigurations"])) : nic;
}

Answer showConfiguration(Az& az, const Arguments& arguments)
{
    Answer nic = az.get(nicPath(az, arguments));
    if (!nic)
        return nic;
    const Json* found = findConfiguration(*nic, arguments.text("name"));
    return found != nullptr
               ? Answer(flattened(*found))
               : Answer(noConfiguration(nicPath(az, arguments), arguments.text("name")));
}

Answer putConfiguration(Az& az, const Arguments& arguments, bool isNew)
{
    const std::string path = nicPath(az, arguments);
    const std::string name = arguments.text("name");
    Answer nic = az.get(path);
    if (!nic)
        return nic;
    Json* place = findConfiguration(*nic, name);
    Json& list = (*nic)["properties"]["ipConfigurations"];
    if (place == nullptr) {
        if (!isNew)
            return noConfiguration(path, name);
        // Without a subnet the new one stands where the others do.
        const Json subnet =
            list.empty() ? Json() : list.front()["properties"].value("subnet", Json());
        list.push_back(
            {{"name", name},
             {"properties",
              {{"privateIPAllocationMethod", "Dynamic"}, {"primary", false}, {"subnet", subnet}}}});
        place = &list.back();
    }
    if (const auto done = setConfiguration(az, arguments, (*place)["properties"]); !done)
        return tl::unexpected<Failure>(done.error());
    if (arguments.flag("make-primary")) {
        for (Json& item : list)
            item["properties"]["primary"] = &item == place;
    }
    Answer answer = az.put(path, std::move(*nic));
    if (!answer)
        return answer;
    return flattened(*findConfiguration(*answer, name));
}

Answer createConfiguration(Az& az, const Arguments& arguments)
{
    return putConfiguration(az, arguments, true);
}

Answer updateConfiguration(Az& az, const Arguments& arguments)
{
    return putConfiguration(az, arguments, false);
}

Answer deleteConfiguration(Az& az, const Arguments& arguments)
{
    const std::string path = nicPath(az, arguments);
    Answer nic = az.get(path);
    if (!nic)
        return nic;
    Json left = Json::array();
    for (const Json& item : (*nic)["properties"]["ipConfigurations"]) {
        if (item["name"] != arguments.text("name"))
            left.push_back(item);
    }
    (*nic)["properties"]["ipConfigurations"] = std::move(left);
    const Answer answer = az.put(path, std::move(*nic));
    return answer ? Answer(Json()) : answer;
}

Answer showRoutes(Az& az, const Arguments& arguments)
{
    return az.post(az.path(arguments, kNic) + "/effectiveRouteTable");
}

Answer showRules(Az& az, const Arguments& arguments)
{
    const Answer answer = az.post(az.path(arguments, kNic) + "/effectiveNetworkSecurityGroups");
    return answer ? Answer(flattened(*answer)) : answer;
}

constexpr std::array kInterfaceCommands{
    CommandText{"network nic create|Create a network interface.|@g* -n/--name* --subnet* @l @t "
                "--vnet-name --private-ip-address --private-ip-address-version{IPv4,IPv6}=IPv4 "
                "--public-ip-address --network-security-group "
                "--ip-forwarding?=false --accelerated-networking?=false --dns-servers+ @w",
                createInterface},
    CommandText{"network nic list|List network interfaces.|@g", listResources<kNic>,
                interfaceTable},
    CommandText{"network nic show|Get information about a network interface.|@g# -n/--name# "
                "--expand",
                showResource<kNic>, interfaceTable},
    CommandText{
        "network nic update|Update a network interface.|@w @u @g# -n/--name# "
        "--ip-forwarding? --accelerated-networking? --network-security-group --dns-servers+",
        updateInterface},
    CommandText{"network nic delete|Delete a network interface.|@w @g# -n/--name#",
                deleteResource<kNic>},
    CommandText{
        "network nic show-effective-route-table|Show the effective route table applied to a "
        "network interface.|@g# -n/--name#",
        showRoutes, routeTable},
    CommandText{"network nic list-effective-nsg|List all effective network security groups applied "
                "to a network interface.|@g# -n/--name#",
                showRules, effectiveRulesTable},
    CommandText{"network nic ip-config list|List the IP configurations of an interface.|@g* "
                "--nic-name*",
                listConfigurations},
    CommandText{"network nic ip-config show|Show the details of an IP configuration.|@g* "
                "--nic-name* -n/--name*",
                showConfiguration},
    CommandText{"network nic ip-config create|Create an IP configuration.|@g* --nic-name* "
                "-n/--name* --subnet --vnet-name --private-ip-address "
                "--private-ip-address-version{IPv4,IPv6}=IPv4 --public-ip-address "
                "--make-primary!",
                createConfiguration},
    CommandText{"network nic ip-config update|Update an IP configuration.|@g* --nic-name* "
                "-n/--name* --subnet --vnet-name --private-ip-address "
                "--private-ip-address-version{IPv4,IPv6} --public-ip-address "
                "--make-primary!",
                updateConfiguration},
    CommandText{"network nic ip-config delete|Delete an IP configuration.|@g* --nic-name* "
                "-n/--name*",
                deleteConfiguration},
};

} // namespace

std::span<const CommandText> interfaceCommands()
{
    return kInterfaceCommands;
}

} // namespace peerscape::shell
