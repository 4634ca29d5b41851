#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Public addresses, interfaces and their effective routes, security groups, route tables.
namespace peerscape::shell::pwsh {

namespace {

constexpr const char* kAddresses = "Microsoft.Network/publicIPAddresses";
constexpr const char* kInterfaces = "Microsoft.Network/networkInterfaces";
constexpr const char* kGroups = "Microsoft.Network/networkSecurityGroups";
constexpr const char* kTables = "Microsoft.Network/routeTables";

template<const char* const& kType>
void getOf(Call& call)
{
    getResources(call, kType);
}

template<const char* const& kType>
void removeOf(Call& call)
{
    const std::string name = call.arguments.text("Name");
    if (!call.arguments.flag("Force") && !call.shell.confirm("remove resource", name))
        return;
    static_cast<void>(
        sendRequest(call, arm::Method::Delete,
                    resourcePath(call, call.arguments.text("ResourceGroupName"), kType, name)));
    if (call.arguments.flag("PassThru"))
        call.out.emplace_back(true);
}

/// Creates the resource that the line names.
void create(Call& call, const std::string& type, Json properties, Json sku = {})
{
    Json body{{"location", locationOf(call)}};
    if (!sku.is_null())
        body["sku"] = std::move(sku);
    body["properties"] = std::move(properties);
    if (call.arguments.given("Zone"))
        body["zones"] = call.arguments.texts("Zone");
    if (call.arguments.given("Tag"))
        body["tags"] = tagsOf(call.arguments.value("Tag"));
    const std::string path = resourcePath(call, call.arguments.text("ResourceGroupName"), type,
                                          call.arguments.text("Name"));
    call.out.push_back(fromArm(sendRequest(call, arm::Method::Put, path, std::move(body))));
}

void newAddress(Call& call)
{
    Json properties{{"publicIPAllocationMethod", call.arguments.text("AllocationMethod")}};
    if (call.arguments.given("IpAddressVersion"))
        properties["publicIPAddressVersion"] = call.arguments.text("IpAddressVersion");
    create(call, kAddresses, std::move(properties),
           {{"name", call.arguments.text("Sku", "Standard")}});
}

/// The id that one of two parameters gives: an object's, or the text.
std::string idFrom(const Call& call, const char* byObject, const char* byId)
{
    const auto object = call.arguments.object(byObject);
    return object != nullptr ? object->text("Id") : call.arguments.text(byId);
}

void newInterface(Call& call)
{
    Json configuration{{"name", call.arguments.text("IpConfigurationName", "ipconfig1")}};
    Json& properties = configuration["properties"];
    properties["subnet"] = {{"id", idFrom(call, "Subnet", "SubnetId")}};
    const std::string address = call.arguments.text("PrivateIpAddress");
    properties["privateIPAllocationMethod"] = address.empty() ? "Dynamic" : "Static";
    if (!address.empty())
        properties["privateIPAddress"] = address;
    if (const std::string id = idFrom(call, "PublicIpAddress", "PublicIpAddressId"); !id.empty())
        properties["publicIPAddress"] = {{"id", id}};
    Json whole;
    whole["ipConfigurations"] = Json::array({std::move(configuration)});
    if (const std::string id = idFrom(call, "NetworkSecurityGroup", "NetworkSecurityGroupId");
        !id.empty())
        whole["networkSecurityGroup"] = {{"id", id}};
    if (call.arguments.flag("EnableIPForwarding"))
        whole["enableIPForwarding"] = true;
    create(call, kInterfaces, std::move(whole));
}

void setInterface(Call& call)
{
    const auto object = call.arguments.object("NetworkInterface");
    call.out.push_back(
        fromArm(sendRequest(call, arm::Method::Put, object->text("Id"), toArm(Value(object)))));
}

void getRoutes(Call& call)
{
    const std::string group = call.arguments.text("ResourceGroupName");
    const std::string name = call.arguments.text("NetworkInterfaceName");
    std::string path = resourcePath(call, group, kInterfaces, name);
    if (group.empty()) {
        // Without its group the interface is looked for by name.
        const Json all = sendRequest(call, arm::Method::Get,
                                     subscriptionPath(call.shell) + "/providers/" + kInterfaces);
        path.clear();
        for (const Json& item : all["value"]) {
            if (equalsIgnoringCase(item["name"].get<std::string>(), name))
                path = item["id"].get<std::string>();
        }
        if (path.empty())
            throw call.error(fmt::format("Network interface '{}' was not found.", name));
    }
    const Json answer = sendRequest(call, arm::Method::Post, path + "/effectiveRouteTable");
    for (const Json& row : answer["value"]) {
        auto route = newObject("PSEffectiveRoute");
        const auto add = [&](const char* member, const char* json) {
            route->set(member, row.contains(json) ? fromJson(row[json]) : Value());
        };
        add("Name", "name");
        route->set("DisableBgpRoutePropagation", row.value("disableBgpRoutePropagation", false));
        add("State", "state");
        add("Source", "source");
        add("AddressPrefix", "addressPrefix");
        add("NextHopType", "nextHopType");
        add("NextHopIpAddress", "nextHopIpAddress");
        call.out.emplace_back(route);
    }
}

// Security groups.

std::shared_ptr<Object> ruleObject(const Call& call)
{
    auto rule = newObject("PSSecurityRule");
    rule->wrapsProperties = true;
    const Arguments& arguments = call.arguments;
    rule->set("Name", arguments.text("Name"), "name");
    const auto text = [&](const char* parameter, const char* json, const char* otherwise) {
        rule->set(parameter, arguments.text(parameter, otherwise), json);
    };
    text("Description", "description", "");
    text("Protocol", "protocol", "*");
    const auto side = [&](const char* parameter, const char* json) {
        List values = arguments.list(parameter);
        if (values.empty())
            values.emplace_back("*");
        // One is said in the singular, several in the plural.
        if (values.size() == 1)
            rule->set(parameter, textOf(values.front()), json);
        else
            rule->set(parameter, std::move(values),
                      std::string(json)
                          + (std::string_view(json).ends_with("Prefix") ? "es" : "s"));
    };
    side("SourceAddressPrefix", "sourceAddressPrefix");
    side("SourcePortRange", "sourcePortRange");
    side("DestinationAddressPrefix", "destinationAddressPrefix");
    side("DestinationPortRange", "destinationPortRange");
    text("Access", "access", "Allow");
    rule->set("Priority", static_cast<std::int64_t>(std::atoi(arguments.text("Priority").c_str())),
              "priority");
    text("Direction", "direction", "Inbound");
    return rule;
}

void newRuleConfig(Call& call)
{
    call.out.emplace_back(ruleObject(call));
}

/// The list of a resource that is held in a variable.
List& partsOf(const std::shared_ptr<Object>& owner, const char* member, const char* json)
{
    Value* parts = owner->find(member);
    if (parts == nullptr || parts->list() == nullptr) {
        owner->set(member, List(), json);
        parts = owner->find(member);
    }
    return *parts->list();
}

void removeNamed(List& list, const std::string& name)
{
    std::erase_if(list, [&](const Value& item) {
        return item.object() != nullptr && equalsIgnoringCase(item.object()->text("Name"), name);
    });
}

void addRuleConfig(Call& call)
{
    const auto group = call.arguments.object("NetworkSecurityGroup");
    List& rules = partsOf(group, "SecurityRules", "securityRules");
    removeNamed(rules, call.arguments.text("Name"));
    rules.emplace_back(ruleObject(call));
    call.out.emplace_back(group);
}

void removeRuleConfig(Call& call)
{
    const auto group = call.arguments.object("NetworkSecurityGroup");
    removeNamed(partsOf(group, "SecurityRules", "securityRules"), call.arguments.text("Name"));
    call.out.emplace_back(group);
}

void newGroup(Call& call)
{
    Json rules = Json::array();
    for (const Value& rule : call.arguments.list("SecurityRules"))
        rules.push_back(toArm(rule));
    create(call, kGroups, {{"securityRules", std::move(rules)}});
}

void setGroup(Call& call)
{
    const auto object = call.arguments.object("NetworkSecurityGroup");
    call.out.push_back(
        fromArm(sendRequest(call, arm::Method::Put, object->text("Id"), toArm(Value(object)))));
}

// Route tables.

std::shared_ptr<Object> routeObject(const Call& call)
{
    auto route = newObject("PSRoute");
    route->wrapsProperties = true;
    route->set("Name", call.arguments.text("Name"), "name");
    route->set("AddressPrefix", call.arguments.text("AddressPrefix"), "addressPrefix");
    route->set("NextHopType", call.arguments.text("NextHopType"), "nextHopType");
    if (call.arguments.given("NextHopIpAddress"))
        route->set("NextHopIpAddress", call.arguments.text("NextHopIpAddress"), "nextHopIpAddress");
    return route;
}

void newRouteConfig(Call& call)
{
    call.out.emplace_back(routeObject(call));
}

void addRouteConfig(Call& call)
{
    const auto table = call.arguments.object("RouteTable");
    List& routes = partsOf(table, "Routes", "routes");
    removeNamed(routes, call.arguments.text("Name"));
    routes.emplace_back(routeObject(call));
    call.out.emplace_back(table);
}

void removeRouteConfig(Call& call)
{
    const auto table = call.arguments.object("RouteTable");
    removeNamed(partsOf(table, "Routes", "routes"), call.arguments.text("Name"));
    call.out.emplace_back(table);
}

void newTable(Call& call)
{
    Json routes = Json::array();
    for (const Value& route : call.arguments.list("Route"))
        routes.push_back(toArm(route));
    create(call, kTables,
           {{"disableBgpRoutePropagation", call.arguments.flag("DisableBgpRoutePropagation")},
            {"routes", std::move(routes)}});
}

void setTable(Call& call)
{
    const auto object = call.arguments.object("RouteTable");
    call.out.push_back(
        fromArm(sendRequest(call, arm::Method::Put, object->text("Id"), toArm(Value(object)))));
}

constexpr std::array kInterfaceCmdlets{
    CmdletText{"Get-AzPublicIpAddress|Gets public IP addresses.|-Name:1~ -ResourceGroupName:0~",
               getOf<kAddresses>},
    CmdletText{"New-AzPublicIpAddress|Creates a public IP address.|-Name*~ -ResourceGroupName*~ "
               "-Location*~ -Sku{Basic,Standard} -AllocationMethod*{Static,Dynamic} "
               "-IpAddressVersion{IPv4,IPv6} -Zone[ -Tag -Force! -AsJob!",
               newAddress},
    CmdletText{"Remove-AzPublicIpAddress|Removes a public IP address.|-Name*:1~ "
               "-ResourceGroupName*:0~ -Force! -PassThru! -AsJob!",
               removeOf<kAddresses>},
    CmdletText{"Get-AzNetworkInterface|Gets network interfaces.|-Name:1~ -ResourceGroupName:0~",
               getOf<kInterfaces>},
    CmdletText{"New-AzNetworkInterface|Creates a network interface.|-Name*~ -ResourceGroupName*~ "
               "-Location*~ -Subnet@PSSubnet -SubnetId -PublicIpAddress@PSPublicIpAddress "
               "-PublicIpAddressId -NetworkSecurityGroup@PSNetworkSecurityGroup "
               "-NetworkSecurityGroupId -PrivateIpAddress -IpConfigurationName "
               "-EnableIPForwarding! -Tag -Force! -AsJob!",
               newInterface},
    CmdletText{"Set-AzNetworkInterface|Updates a network interface.|"
               "-NetworkInterface*@PSNetworkInterface< -AsJob!",
               setInterface},
    CmdletText{"Remove-AzNetworkInterface|Removes a network interface.|-Name*:1~ "
               "-ResourceGroupName*:0~ -Force! -PassThru! -AsJob!",
               removeOf<kInterfaces>},
    CmdletText{"Get-AzEffectiveRouteTable|Gets the effective routes of a network interface.|"
               "-NetworkInterfaceName* -ResourceGroupName -AsJob!",
               getRoutes},
    CmdletText{"Get-AzNetworkSecurityGroup|Gets network security groups.|-Name:1~ "
               "-ResourceGroupName:0~",
               getOf<kGroups>},
    CmdletText{"New-AzNetworkSecurityGroup|Creates a network security group.|-Name*~ "
               "-ResourceGroupName*~ -Location*~ -SecurityRules@PSSecurityRule[ -Tag -Force! "
               "-AsJob!",
               newGroup},
    CmdletText{"Set-AzNetworkSecurityGroup|Updates a network security group.|"
               "-NetworkSecurityGroup*@PSNetworkSecurityGroup<",
               setGroup},
    CmdletText{"Remove-AzNetworkSecurityGroup|Removes a network security group.|-Name*:1~ "
               "-ResourceGroupName*:0~ -Force! -PassThru! -AsJob!",
               removeOf<kGroups>},
    CmdletText{"New-AzNetworkSecurityRuleConfig|Creates a security rule configuration.|-Name* "
               "-Description -Protocol*{Tcp,Udp,Icmp,Esp,Ah,*} -SourcePortRange[ "
               "-DestinationPortRange[ -SourceAddressPrefix[ -DestinationAddressPrefix[ "
               "-Access*{Allow,Deny} -Priority* -Direction*{Inbound,Outbound}",
               newRuleConfig},
    CmdletText{"Add-AzNetworkSecurityRuleConfig|Adds a security rule configuration to a group.|"
               "-Name* -NetworkSecurityGroup*@PSNetworkSecurityGroup< -Description "
               "-Protocol*{Tcp,Udp,Icmp,Esp,Ah,*} -SourcePortRange[ -DestinationPortRange[ "
               "-SourceAddressPrefix[ -DestinationAddressPrefix[ -Access*{Allow,Deny} "
               "-Priority* -Direction*{Inbound,Outbound}",
               addRuleConfig},
    CmdletText{"Remove-AzNetworkSecurityRuleConfig|Removes a security rule configuration from a "
               "group.|-Name* -NetworkSecurityGroup*@PSNetworkSecurityGroup<",
               removeRuleConfig},
    CmdletText{"Get-AzRouteTable|Gets route tables.|-Name:1~ -ResourceGroupName:0~",
               getOf<kTables>},
    CmdletText{"New-AzRouteTable|Creates a route table.|-Name*~ -ResourceGroupName*~ -Location*~ "
               "-Route@PSRoute[ -DisableBgpRoutePropagation! -Tag -Force! -AsJob!",
               newTable},
    CmdletText{"Set-AzRouteTable|Updates a route table.|-RouteTable*@PSRouteTable<", setTable},
    CmdletText{"Remove-AzRouteTable|Removes a route table.|-Name*:1~ -ResourceGroupName*:0~ "
               "-Force! -PassThru! -AsJob!",
               removeOf<kTables>},
    CmdletText{"New-AzRouteConfig|Creates a route configuration.|-Name* -AddressPrefix* "
               "-NextHopType*{Internet,None,VirtualAppliance,VirtualNetworkGateway,VnetLocal} "
               "-NextHopIpAddress",
               newRouteConfig},
    CmdletText{"Add-AzRouteConfig|Adds a route configuration to a route table.|-Name* "
               "-RouteTable*@PSRouteTable< -AddressPrefix* "
               "-NextHopType*{Internet,None,VirtualAppliance,VirtualNetworkGateway,VnetLocal} "
               "-NextHopIpAddress",
               addRouteConfig},
    CmdletText{"Remove-AzRouteConfig|Removes a route configuration from a route table.|-Name* "
               "-RouteTable*@PSRouteTable<",
               removeRouteConfig},
};

} // namespace

std::span<const CmdletText> interfaceCmdlets()
{
    return kInterfaceCmdlets;
}

} // namespace peerscape::shell::pwsh
