#include "core/net/address.h"
#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"
#include "core/shell/az/output.h"
#include "core/shell/az/shorthand.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

/// The prefix of a network's first subnet when nobody says it: the first /24 of its first prefix.
std::string firstSubnetPrefix(const std::string& space)
{
    const auto prefix = net::Prefix::parse(space);
    if (!prefix || !prefix->isV4())
        return space;
    return net::Prefix::containing(prefix->first(), std::max(prefix->length(), 24U)).toString();
}

/// Sets the one prefix or the list of them.
void setPrefixes(Json& properties, const std::vector<std::string>& prefixes)
{
    const bool isOne = prefixes.size() == 1;
    properties["addressPrefix"] = isOne ? Json(prefixes.front()) : Json();
    properties["addressPrefixes"] = isOne ? Json() : textList(prefixes);
}

/// Sets what an option refers to by name or id; "null" takes the reference away.
void setReference(const Az& az, const Arguments& arguments, Json& properties, const char* key,
                  const ResourceType& type, const char* member)
{
    if (arguments.given(key))
        properties[member] =
            arguments.text(key) == "null" ? Json() : referenceTo(az.idOf(arguments, type, key));
}

void setNetworkOptions(const Az& az, const Arguments& arguments, Json& body)
{
    static constexpr ResourceType kDdosPlan{"Microsoft.Network/ddosProtectionPlans"};
    Json& properties = body["properties"];
    if (arguments.given("address-prefixes"))
        properties["addressSpace"]["addressPrefixes"] =
            textList(arguments.list("address-prefixes"));
    if (arguments.given("dns-servers"))
        properties["dhcpOptions"]["dnsServers"] = textList(arguments.list("dns-servers"));
    if (arguments.given("ddos-protection"))
        properties["enableDdosProtection"] = arguments.flag("ddos-protection");
    if (arguments.given("vm-protection"))
        properties["enableVmProtection"] = arguments.flag("vm-protection");
    if (arguments.given("flowtimeout"))
        properties["flowTimeoutInMinutes"] = arguments.number("flowtimeout");
    if (arguments.given("bgp-community"))
        properties["bgpCommunities"]["virtualNetworkCommunity"] = arguments.text("bgp-community");
    setReference(az, arguments, properties, "ddos-protection-plan", kDdosPlan,
                 "ddosProtectionPlan");
    if (arguments.given("enable-encryption"))
        properties["encryption"]["enabled"] = arguments.flag("enable-encryption");
    if (arguments.given("encryption-policy"))
        properties["encryption"]["enforcement"] = arguments.text("encryption-policy");
    if (arguments.given("pe-vnet-policies"))
        properties["privateEndpointVNetPolicies"] = arguments.text("pe-vnet-policies");
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
}

/// A member of an element of `--subnets`, and what it is in a request.
struct SubnetMember
{
    enum class Is : std::uint8_t { Plain, Reference, Disables, Services, Delegations };
    std::string_view option;
    const char* member;
    Is is;
};
constexpr std::array<SubnetMember, 13> kSubnetMembers{{
    {"address-prefix", "addressPrefix", SubnetMember::Is::Plain},
    {"address-prefixes", "addressPrefixes", SubnetMember::Is::Plain},
    {"network-security-group", "networkSecurityGroup", SubnetMember::Is::Reference},
    {"nsg", "networkSecurityGroup", SubnetMember::Is::Reference},
    {"route-table", "routeTable", SubnetMember::Is::Reference},
    {"nat-gateway", "natGateway", SubnetMember::Is::Reference},
    {"service-endpoints", "serviceEndpoints", SubnetMember::Is::Services},
    {"delegations", "delegations", SubnetMember::Is::Delegations},
    {"private-endpoint-network-policies", "privateEndpointNetworkPolicies",
     SubnetMember::Is::Plain},
    {"private-link-service-network-policies", "privateLinkServiceNetworkPolicies",
     SubnetMember::Is::Plain},
    {"disable-private-endpoint-network-policies", "privateEndpointNetworkPolicies",
     SubnetMember::Is::Disables},
    {"disable-private-link-service-network-policies", "privateLinkServiceNetworkPolicies",
     SubnetMember::Is::Disables},
    {"name", "name", SubnetMember::Is::Plain},
}};

/// What a member's value is in a request.
Json subnetValue(SubnetMember::Is is, const Json& value)
{
    switch (is) {
    case SubnetMember::Is::Reference:
        return value.is_string() ? referenceTo(value.get<std::string>()) : value;
    case SubnetMember::Is::Disables:
        return value == "true" || value == true || value == "Disabled" ? "Disabled" : "Enabled";
    case SubnetMember::Is::Services:
    case SubnetMember::Is::Delegations: {
        Json list = Json::array();
        for (const Json& item : value) {
            if (!item.is_object())
                continue;
            if (is == SubnetMember::Is::Services)
                list.push_back({{"service", item.value("service", Json())}});
            else
                list.push_back(
                    {{"name", item.value("name", Json(std::to_string(list.size())))},
                     {"properties", {{"serviceName", item.value("service-name", Json())}}}});
        }
        return list;
    }
    case SubnetMember::Is::Plain:
        break;
    }
    return value;
}

/// An element of `--subnets`, `{name:apps,address-prefix:10.0.0.0/24}`.
Answer subnetFrom(const std::string& word)
{
    const auto given = readShorthand(word);
    if (!given || !given->is_object())
        return refuse("Failed to parse '--subnets' argument: an element is {name:NAME,"
                      "address-prefix:PREFIX}, not "
                      + word);
    Json subnet{{"name", Json()}, {"properties", Json::object()}};
    for (const auto& [name, value] : given->items()) {
        const auto known =
            std::find_if(kSubnetMembers.begin(), kSubnetMembers.end(),
                         [&](const SubnetMember& member) { return member.option == name; });
        if (known == kSubnetMembers.end())
            return refuse(fmt::format("Failed to parse '--subnets' argument: Model 'AAZObjectArg' "
                                      "has no field named '{}'",
                                      name));
        if (name == "name")
            subnet["name"] = value;
        else
            subnet["properties"][known->member] = subnetValue(known->is, value);
    }
    return subnet;
}

Answer createVnet(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    Json body;
    body["location"] = *location;
    if (arguments.given("edge-zone"))
        body["extendedLocation"] = {{"name", arguments.text("edge-zone")}, {"type", "EdgeZone"}};
    const std::vector<std::string> space = arguments.list("address-prefixes");
    body["properties"]["addressSpace"]["addressPrefixes"] = textList(space);
    setNetworkOptions(az, arguments, body);
    if (arguments.given("subnet-name")) {
        Json subnet;
        subnet["name"] = arguments.text("subnet-name");
        std::vector<std::string> prefixes = arguments.list("subnet-prefixes");
        if (prefixes.empty() && !space.empty())
            prefixes.push_back(firstSubnetPrefix(space.front()));
        setPrefixes(subnet["properties"], prefixes);
        if (arguments.given("nsg"))
            subnet["properties"]["networkSecurityGroup"] =
                referenceTo(az.idOf(arguments, kNsg, "nsg"));
        body["properties"]["subnets"] = Json::array({std::move(subnet)});
    } else if (arguments.given("subnets")) {
        for (const std::string& word : arguments.list("subnets")) {
            auto subnet = subnetFrom(word);
            if (!subnet)
                return subnet;
            body["properties"]["subnets"].push_back(std::move(*subnet));
        }
    }
    const Answer answer = az.put(az.path(arguments, kVnet), std::move(body));
    return answer ? Answer(Json{{"newVNet", flattened(*answer)}}) : answer;
}

Answer updateVnet(Az& az, const Arguments& arguments)
{
    return updateResource<kVnet>(az, arguments,
                                 [&](Json& body) { setNetworkOptions(az, arguments, body); });
}

void setSubnetOptions(const Az& az, const Arguments& arguments, Json& body)
{
    Json& properties = body["properties"];
    if (arguments.given("address-prefixes"))
        setPrefixes(properties, arguments.list("address-prefixes"));
    static constexpr ResourceType kNatGateway{"Microsoft.Network/natGateways"};
    setReference(az, arguments, properties, "nsg", kNsg, "networkSecurityGroup");
    setReference(az, arguments, properties, "route-table", kRouteTable, "routeTable");
    setReference(az, arguments, properties, "nat-gateway", kNatGateway, "natGateway");
    if (arguments.given("service-endpoints")) {
        properties["serviceEndpoints"] = Json::array();
        for (const std::string& service : arguments.list("service-endpoints"))
            properties["serviceEndpoints"].push_back({{"service", service}});
    }
    if (arguments.given("delegations")) {
        properties["delegations"] = Json::array();
        std::size_t number = 0;
        for (const std::string& service : arguments.list("delegations"))
            properties["delegations"].push_back(
                {{"name", std::to_string(number++)}, {"properties", {{"serviceName", service}}}});
    }
    if (arguments.given("default-outbound"))
        properties["defaultOutboundAccess"] = arguments.flag("default-outbound");
    if (arguments.given("ple-network-policies"))
        properties["privateEndpointNetworkPolicies"] = arguments.text("ple-network-policies");
    if (arguments.given("pls-network-policies"))
        properties["privateLinkServiceNetworkPolicies"] = arguments.text("pls-network-policies");
    if (arguments.given("disable-private-endpoint-network-policies"))
        properties["privateEndpointNetworkPolicies"] =
            arguments.flag("disable-private-endpoint-network-policies") ? "Disabled" : "Enabled";
    if (arguments.given("disable-private-link-service-network-policies"))
        properties["privateLinkServiceNetworkPolicies"] =
            arguments.flag("disable-private-link-service-network-policies") ? "Disabled"
                                                                            : "Enabled";
}

Answer createSubnet(Az& az, const Arguments& arguments)
{
    Json body;
    body["properties"] = Json::object();
    setSubnetOptions(az, arguments, body);
    const Answer answer = az.put(az.path(arguments, kSubnet), std::move(body));
    return answer ? Answer(flattened(*answer)) : answer;
}

Answer updateSubnet(Az& az, const Arguments& arguments)
{
    return updateResource<kSubnet>(az, arguments,
                                   [&](Json& body) { setSubnetOptions(az, arguments, body); });
}

constexpr std::array<std::pair<const char*, const char*>, 4> kPeeringFlags{{
    {"allow-vnet-access", "allowVirtualNetworkAccess"},
    {"allow-forwarded-traffic", "allowForwardedTraffic"},
    {"allow-gateway-transit", "allowGatewayTransit"},
    {"use-remote-gateways", "useRemoteGateways"},
}};

Answer createPeering(Az& az, const Arguments& arguments)
{
    Json body;
    Json& properties = body["properties"];
    for (const auto& [key, member] : kPeeringFlags)
        properties[member] = arguments.flag(key);
    properties["remoteVirtualNetwork"] = referenceTo(az.idOf(arguments, kVnet, "remote-vnet"));
    if (arguments.given("peer-complete-vnets"))
        properties["peerCompleteVnets"] = arguments.flag("peer-complete-vnets");
    if (arguments.given("local-subnet-names"))
        properties["localSubnetNames"] = textList(arguments.list("local-subnet-names"));
    if (arguments.given("remote-subnet-names"))
        properties["remoteSubnetNames"] = textList(arguments.list("remote-subnet-names"));
    if (arguments.given("enable-only-ipv6"))
        properties["enableOnlyIPv6Peering"] = arguments.flag("enable-only-ipv6");
    const Answer answer = az.put(az.path(arguments, kPeering), std::move(body));
    return answer ? Answer(flattened(*answer)) : answer;
}

Answer updatePeering(Az& az, const Arguments& arguments)
{
    return updateResource<kPeering>(az, arguments, [&](Json& body) {
        Json& properties = body["properties"];
        for (const auto& [key, member] : kPeeringFlags) {
            if (arguments.given(key))
                properties[member] = arguments.flag(key);
        }
        if (arguments.given("remote-vnet"))
            properties["remoteVirtualNetwork"] =
                referenceTo(az.idOf(arguments, kVnet, "remote-vnet"));
    });
}

Answer syncPeering(Az& az, const Arguments& arguments)
{
    const std::string path = az.path(arguments, kPeering);
    Answer current = az.get(path);
    if (!current)
        return current;
    const Answer answer = az.put(path, std::move(*current), {{"syncRemoteAddressSpace", "true"}});
    return answer ? Answer(flattened(*answer)) : answer;
}

constexpr std::array kNetworkCommands{
    CommandText{
        "network vnet create|Create a virtual network.|@w @g* -n/--name* @l "
        "--address-prefixes+=10.0.0.0/16 --bgp-community --ddos-protection-plan "
        "--dns-servers+ --ddos-protection?=false --vm-protection?=false "
        "--enable-encryption? --encryption-policy/--encryption-enforcement-policy"
        "{AllowUnencrypted,DropUnencrypted} --flowtimeout% --pe-vnet-policies{Basic,Disabled} "
        "@t --edge-zone --subnet-name --subnet-prefixes+ --nsg/--network-security-group "
        "--subnets+",
        createVnet},
    CommandText{"network vnet list|List virtual networks.|@g --max-items% --next-token",
                listResources<kVnet>, vnetTable},
    CommandText{"network vnet show|Get the details of a virtual network.|@g# -n/--name# --expand",
                showResource<kVnet>},
    CommandText{"network vnet delete|Delete a virtual network.|@w @g# -n/--name#",
                deleteResource<kVnet>},
    CommandText{
        "network vnet update|Update a virtual network.|@w @u @g# -n/--name# "
        "--address-prefixes+ --bgp-community --ddos-protection-plan --dns-servers+ "
        "--ddos-protection? --vm-protection? --enable-encryption? --encryption-policy/"
        "--encryption-enforcement-policy{AllowUnencrypted,DropUnencrypted} --flowtimeout% @t",
        updateVnet},
    CommandText{"network vnet peering create|Create a virtual network peering to connect two "
                "networks.|@w @g* --vnet-name* -n/--name* --remote-vnet/--remote-vnet-id* "
                "--allow-forwarded-traffic?=false --allow-gateway-transit?=false "
                "--allow-vnet-access?=false --use-remote-gateways?=false --peer-complete-vnets? "
                "--local-subnet-names+ --remote-subnet-names+ --enable-only-ipv6?",
                createPeering},
    CommandText{"network vnet peering list|List peerings.|@g* --vnet-name*",
                listResources<kPeering>},
    CommandText{"network vnet peering show|Show details of a peering.|@g# --vnet-name# -n/--name#",
                showResource<kPeering>},
    CommandText{"network vnet peering delete|Delete a peering.|@w @g# --vnet-name# -n/--name#",
                deleteResource<kPeering>},
    CommandText{"network vnet peering sync|Sync a virtual network peering.|@g# --vnet-name# "
                "-n/--name#",
                syncPeering},
    CommandText{"network vnet peering update|Update a peering.|@w @u @g# --vnet-name# -n/--name# "
                "--allow-forwarded-traffic? --allow-gateway-transit? --allow-vnet-access? "
                "--use-remote-gateways? --remote-vnet/--remote-vnet-id",
                updatePeering},
    CommandText{
        "network vnet subnet create|Create a subnet.|@w @g* -n/--name* --vnet-name* "
        "--address-prefixes+ --nat-gateway --nsg/--network-security-group "
        "--route-table --delegations+ --service-endpoints+ --default-outbound/"
        "--default-outbound-access? --ple-network-policies/--private-endpoint-network-policies"
        "{Disabled,Enabled,NetworkSecurityGroupEnabled,RouteTableEnabled} "
        "--pls-network-policies/--private-link-service-network-policies{Disabled,Enabled} "
        "--disable-private-endpoint-network-policies? "
        "--disable-private-link-service-network-policies?",
        createSubnet},
    CommandText{"network vnet subnet list|List the subnets in a virtual network.|@g* --vnet-name*",
                listResources<kSubnet>},
    CommandText{"network vnet subnet show|Show details of a subnet.|@g# -n/--name# --vnet-name# "
                "--expand",
                showResource<kSubnet>},
    CommandText{"network vnet subnet delete|Delete a subnet.|@w @g# -n/--name# --vnet-name#",
                deleteResource<kSubnet>},
    CommandText{
        "network vnet subnet update|Update a subnet.|@w @u @g# -n/--name# --vnet-name# "
        "--address-prefixes+ --nat-gateway --nsg/--network-security-group "
        "--route-table --delegations+ --service-endpoints+ --default-outbound/"
        "--default-outbound-access? --ple-network-policies/--private-endpoint-network-policies"
        "{Disabled,Enabled,NetworkSecurityGroupEnabled,RouteTableEnabled} "
        "--pls-network-policies/--private-link-service-network-policies{Disabled,Enabled} "
        "--disable-private-endpoint-network-policies? "
        "--disable-private-link-service-network-policies?",
        updateSubnet},
};

} // namespace

std::span<const CommandText> networkCommands()
{
    return kNetworkCommands;
}

} // namespace peerscape::shell
