#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Resource groups, virtual networks, subnets and peerings.
namespace peerscape::shell::pwsh {

namespace {

constexpr const char* kNetworks = "Microsoft.Network/virtualNetworks";
constexpr const char* kSubnetPart = "/subnets/";
constexpr const char* kPeeringPart = "/virtualNetworkPeerings/";

std::string partOfId(const std::string& id, std::string_view before)
{
    const std::size_t at = toLower(id).find(before);
    if (at == std::string::npos)
        return {};
    const std::string rest = id.substr(at + before.size());
    return rest.substr(0, rest.find('/'));
}

// Resource groups.

Value resourceGroupObject(const Json& group)
{
    auto object = newObject("PSResourceGroup");
    object->set("ResourceGroupName", group["name"].get<std::string>());
    object->set("Location", group["location"].get<std::string>());
    object->set("ProvisioningState", "Succeeded");
    object->set("Tags", group.contains("tags") ? fromJson(group["tags"]) : Value());
    object->set("ResourceId", group["id"].get<std::string>());
    return object;
}

std::string groupPath(const Call& call)
{
    return subscriptionPath(call.shell) + "/resourceGroups/" + call.arguments.text("Name");
}

void newResourceGroup(Call& call)
{
    Json body{{"location", locationOf(call)}};
    if (call.arguments.given("Tag"))
        body["tags"] = tagsOf(call.arguments.value("Tag"));
    call.out.push_back(
        resourceGroupObject(sendRequest(call, arm::Method::Put, groupPath(call), std::move(body))));
}

void getResourceGroup(Call& call)
{
    const std::string name = call.arguments.text("Name");
    if (!name.empty() && name.find('*') == std::string::npos) {
        try {
            call.out.push_back(
                resourceGroupObject(sendRequest(call, arm::Method::Get, groupPath(call))));
        } catch (const PowerShellError&) {
            throw call.error("Provided resource group does not exist.");
        }
        return;
    }
    const Json answer =
        sendRequest(call, arm::Method::Get, subscriptionPath(call.shell) + "/resourceGroups");
    const std::string location = locationOf(call);
    for (const Json& group : answer["value"]) {
        const bool isThere = location.empty() || group["location"] == location;
        if (isThere && (name.empty() || isLike(group["name"].get<std::string>(), name)))
            call.out.push_back(resourceGroupObject(group));
    }
}

void removeResourceGroup(Call& call)
{
    const std::string name = call.arguments.text("Name");
    static_cast<void>(sendRequest(call, arm::Method::Get, groupPath(call)));
    if (!call.arguments.flag("Force") && !call.shell.confirm("remove resource group", name))
        return;
    static_cast<void>(sendRequest(call, arm::Method::Delete, groupPath(call)));
    call.out.emplace_back(true);
}

// Networks.

Value networkObject(const Json& json)
{
    return fromArm(json);
}

void newNetwork(Call& call)
{
    const Arguments& arguments = call.arguments;
    const std::string name = arguments.text("Name");
    const std::string path =
        resourcePath(call, arguments.text("ResourceGroupName"), kNetworks, name);
    Json body{{"location", locationOf(call)}};
    Json& properties = body["properties"];
    properties["addressSpace"]["addressPrefixes"] = arguments.texts("AddressPrefix");
    if (arguments.given("DnsServer"))
        properties["dhcpOptions"]["dnsServers"] = arguments.texts("DnsServer");
    if (arguments.flag("EnableDdosProtection"))
        properties["enableDdosProtection"] = true;
    if (arguments.given("DdosProtectionPlanId"))
        properties["ddosProtectionPlan"] = {{"id", arguments.text("DdosProtectionPlanId")}};
    if (arguments.given("FlowTimeout"))
        properties["flowTimeoutInMinutes"] = std::atoi(arguments.text("FlowTimeout").c_str());
    properties["subnets"] = Json::array();
    for (const Value& subnet : arguments.list("Subnet"))
        properties["subnets"].push_back(toArm(subnet));
    if (arguments.given("Tag"))
        body["tags"] = tagsOf(arguments.value("Tag"));
    const bool exists =
        call.shell.host().provider.handle({arm::Method::Get, path, {}, {}, {}}).succeeded();
    if (exists && !arguments.flag("Force") && !call.shell.confirm("overwrite resource", name))
        return;
    call.out.push_back(networkObject(sendRequest(call, arm::Method::Put, path, std::move(body))));
}

void getNetwork(Call& call)
{
    getResources(call, kNetworks);
}

/// Puts an object that came from a Get and gives the new version.
void putObject(Call& call, const char* parameter)
{
    const auto object = call.arguments.object(parameter);
    const std::string id = object->text("Id");
    if (id.empty())
        throw call.error("The object has no Id.");
    call.out.push_back(fromArm(sendRequest(call, arm::Method::Put, id, toArm(Value(object)))));
}

void setNetwork(Call& call)
{
    putObject(call, "VirtualNetwork");
}

void removeResource(Call& call, const std::string& path, const std::string& name)
{
    if (!call.arguments.flag("Force") && !call.shell.confirm("remove resource", name))
        return;
    static_cast<void>(sendRequest(call, arm::Method::Delete, path));
    if (call.arguments.flag("PassThru"))
        call.out.emplace_back(true);
}

void removeNetwork(Call& call)
{
    const std::string name = call.arguments.text("Name");
    removeResource(
        call, resourcePath(call, call.arguments.text("ResourceGroupName"), kNetworks, name), name);
}

// Subnets of a network that is held in a variable.

void setReference(Object& object, const Call& call, const char* member, const char* jsonName,
                  const char* byObject, const char* byId)
{
    std::string id = call.arguments.text(byId);
    if (const auto given = call.arguments.object(byObject))
        id = given->text("Id");
    if (id.empty())
        return;
    auto reference = newObject("PSObject");
    reference->set("Id", id, "id");
    object.set(member, Value(reference), jsonName);
}

void setSubnetMembers(Object& subnet, const Call& call)
{
    if (call.arguments.given("AddressPrefix"))
        subnet.set("AddressPrefix", call.arguments.list("AddressPrefix"), "addressPrefixes");
    setReference(subnet, call, "NetworkSecurityGroup", "networkSecurityGroup",
                 "NetworkSecurityGroup", "NetworkSecurityGroupId");
    setReference(subnet, call, "RouteTable", "routeTable", "RouteTable", "RouteTableId");
    setReference(subnet, call, "NatGateway", "natGateway", "NatGateway", "NatGatewayId");
    if (call.arguments.given("ServiceEndpoint")) {
        List endpoints;
        for (const std::string& service : call.arguments.texts("ServiceEndpoint")) {
            auto endpoint = newObject("PSServiceEndpoint");
            endpoint->set("Service", service, "service");
            endpoints.emplace_back(endpoint);
        }
        subnet.set("ServiceEndpoints", std::move(endpoints), "serviceEndpoints");
    }
    if (call.arguments.given("DefaultOutboundAccess"))
        subnet.set("DefaultOutboundAccess", isTrue(*call.arguments.value("DefaultOutboundAccess")),
                   "defaultOutboundAccess");
    if (call.arguments.given("PrivateEndpointNetworkPoliciesFlag"))
        subnet.set("PrivateEndpointNetworkPolicies",
                   call.arguments.text("PrivateEndpointNetworkPoliciesFlag"),
                   "privateEndpointNetworkPolicies");
}

std::shared_ptr<Object> subnetObject(const Call& call)
{
    auto subnet = newObject("PSSubnet");
    subnet->wrapsProperties = true;
    subnet->set("Name", call.arguments.text("Name"), "name");
    setSubnetMembers(*subnet, call);
    return subnet;
}

List& subnetsOf(const std::shared_ptr<Object>& network)
{
    Value* subnets = network->find("Subnets");
    if (subnets == nullptr || subnets->list() == nullptr) {
        network->set("Subnets", List(), "subnets");
        subnets = network->find("Subnets");
    }
    return *subnets->list();
}

auto findNamed(List& list, const std::string& name)
{
    return std::find_if(list.begin(), list.end(), [&](const Value& item) {
        return item.object() != nullptr && equalsIgnoringCase(item.object()->text("Name"), name);
    });
}

void newSubnetConfig(Call& call)
{
    call.out.emplace_back(subnetObject(call));
}

void addSubnetConfig(Call& call)
{
    const auto network = call.arguments.object("VirtualNetwork");
    List& subnets = subnetsOf(network);
    if (findNamed(subnets, call.arguments.text("Name")) != subnets.end())
        throw call.error("Subnet with the specified name already exists");
    subnets.emplace_back(subnetObject(call));
    call.out.emplace_back(network);
}

void changeSubnetConfig(Call& call)
{
    const auto network = call.arguments.object("VirtualNetwork");
    List& subnets = subnetsOf(network);
    const auto subnet = findNamed(subnets, call.arguments.text("Name"));
    if (subnet == subnets.end())
        throw call.error("Subnet with the specified name does not exist");
    setSubnetMembers(*subnet->object(), call);
    call.out.emplace_back(network);
}

void getSubnetConfig(Call& call)
{
    if (!call.arguments.given("VirtualNetwork")) {
        if (!call.arguments.given("ResourceId"))
            throw call.error("Parameter set cannot be resolved using the specified named "
                             "parameters.");
        call.out.push_back(
            fromArm(sendRequest(call, arm::Method::Get, call.arguments.text("ResourceId"))));
        return;
    }
    List& subnets = subnetsOf(call.arguments.object("VirtualNetwork"));
    if (!call.arguments.given("Name")) {
        call.out.insert(call.out.end(), subnets.begin(), subnets.end());
        return;
    }
    const auto subnet = findNamed(subnets, call.arguments.text("Name"));
    if (subnet == subnets.end())
        throw call.error("Subnet with the specified name does not exist");
    call.out.push_back(*subnet);
}

void removeSubnetConfig(Call& call)
{
    const auto network = call.arguments.object("VirtualNetwork");
    List& subnets = subnetsOf(network);
    if (const auto subnet = findNamed(subnets, call.arguments.text("Name"));
        subnet != subnets.end())
        subnets.erase(subnet);
    call.out.emplace_back(network);
}

// Peerings.

Value peeringObject(const Json& json)
{
    Value value = fromArm(json);
    const std::string id = value.object()->text("Id");
    value.object()->set("ResourceGroupName", partOfId(id, "/resourcegroups/"));
    value.object()->set("VirtualNetworkName", partOfId(id, "/virtualnetworks/"));
    return value;
}

std::string peeringPath(const Call& call)
{
    return resourcePath(call, call.arguments.text("ResourceGroupName"), kNetworks,
                        call.arguments.text("VirtualNetworkName"))
           + kPeeringPart + call.arguments.text("Name");
}

void addPeering(Call& call)
{
    const Arguments& arguments = call.arguments;
    const std::string network = arguments.object("VirtualNetwork")->text("Id");
    Json properties{{"allowVirtualNetworkAccess", !arguments.flag("BlockVirtualNetworkAccess")},
                    {"allowForwardedTraffic", arguments.flag("AllowForwardedTraffic")},
                    {"allowGatewayTransit", arguments.flag("AllowGatewayTransit")},
                    {"useRemoteGateways", arguments.flag("UseRemoteGateways")},
                    {"remoteVirtualNetwork", {{"id", arguments.text("RemoteVirtualNetworkId")}}}};
    if (arguments.given("PeerCompleteVnets"))
        properties["peerCompleteVnets"] = arguments.flag("PeerCompleteVnets");
    if (arguments.given("LocalSubnetNames"))
        properties["localSubnetNames"] = arguments.texts("LocalSubnetNames");
    if (arguments.given("RemoteSubnetNames"))
        properties["remoteSubnetNames"] = arguments.texts("RemoteSubnetNames");
    if (arguments.given("EnableOnlyIPv6Peering"))
        properties["enableOnlyIPv6Peering"] = arguments.flag("EnableOnlyIPv6Peering");
    call.out.push_back(peeringObject(sendRequest(call, arm::Method::Put,
                                                 network + kPeeringPart + arguments.text("Name"),
                                                 {{"properties", std::move(properties)}})));
}

void getPeering(Call& call)
{
    const std::string name = call.arguments.text("Name");
    const std::string path = peeringPath(call);
    if (!name.empty() && name.find('*') == std::string::npos) {
        call.out.push_back(peeringObject(sendRequest(call, arm::Method::Get, path)));
        return;
    }
    const Json answer =
        sendRequest(call, arm::Method::Get, path.substr(0, path.size() - name.size() - 1));
    for (const Json& item : answer["value"]) {
        if (name.empty() || isLike(item["name"].get<std::string>(), name))
            call.out.push_back(peeringObject(item));
    }
}

void setPeering(Call& call)
{
    const auto object = call.arguments.object("VirtualNetworkPeering");
    call.out.push_back(peeringObject(
        sendRequest(call, arm::Method::Put, object->text("Id"), toArm(Value(object)))));
}

void syncPeering(Call& call)
{
    const std::string path = peeringPath(call);
    Json current = sendRequest(call, arm::Method::Get, path);
    call.out.push_back(peeringObject(sendRequest(call, arm::Method::Put, path, std::move(current),
                                                 {{"syncRemoteAddressSpace", "true"}})));
}

void removePeering(Call& call)
{
    removeResource(call, peeringPath(call), call.arguments.text("Name"));
}

constexpr std::array kNetworkCmdlets{
    CmdletText{"New-AzResourceGroup|Creates a resource group.|-Name*:0~ -Location*:1~ -Tag "
               "-Force!",
               newResourceGroup},
    CmdletText{"Get-AzResourceGroup|Gets resource groups.|-Name:0 -Location:1 -Id",
               getResourceGroup},
    CmdletText{"Remove-AzResourceGroup|Removes a resource group.|-Name*:0~ -Force! -AsJob!",
               removeResourceGroup},
    CmdletText{"New-AzVirtualNetwork|Creates a virtual network.|-Name*~ -ResourceGroupName*~ "
               "-Location*~ -AddressPrefix*[ -DnsServer[ -FlowTimeout -Subnet@PSSubnet[ -Tag "
               "-EnableDdosProtection! -DdosProtectionPlanId -Force! -AsJob!",
               newNetwork},
    CmdletText{"Get-AzVirtualNetwork|Gets virtual networks.|-Name:1~ -ResourceGroupName:0~ "
               "-ExpandResource",
               getNetwork},
    CmdletText{"Set-AzVirtualNetwork|Updates a virtual network.|"
               "-VirtualNetwork*@PSVirtualNetwork< -AsJob!",
               setNetwork},
    CmdletText{"Remove-AzVirtualNetwork|Removes a virtual network.|-Name*:1~ "
               "-ResourceGroupName*:0~ -Force! -PassThru! -AsJob!",
               removeNetwork},
    CmdletText{"New-AzVirtualNetworkSubnetConfig|Creates a subnet configuration.|-Name* "
               "-AddressPrefix[ -NetworkSecurityGroup@PSNetworkSecurityGroup "
               "-NetworkSecurityGroupId -RouteTable@PSRouteTable -RouteTableId -NatGateway "
               "-NatGatewayId -ServiceEndpoint[ -DefaultOutboundAccess "
               "-PrivateEndpointNetworkPoliciesFlag",
               newSubnetConfig},
    CmdletText{"Add-AzVirtualNetworkSubnetConfig|Adds a subnet configuration to a virtual "
               "network.|-Name* -VirtualNetwork*@PSVirtualNetwork< -AddressPrefix[ "
               "-NetworkSecurityGroup@PSNetworkSecurityGroup -NetworkSecurityGroupId "
               "-RouteTable@PSRouteTable -RouteTableId -NatGateway -NatGatewayId "
               "-ServiceEndpoint[ -DefaultOutboundAccess -PrivateEndpointNetworkPoliciesFlag",
               addSubnetConfig},
    CmdletText{"Set-AzVirtualNetworkSubnetConfig|Updates a subnet configuration of a virtual "
               "network.|-Name* -VirtualNetwork*@PSVirtualNetwork< -AddressPrefix[ "
               "-NetworkSecurityGroup@PSNetworkSecurityGroup -NetworkSecurityGroupId "
               "-RouteTable@PSRouteTable -RouteTableId -NatGateway -NatGatewayId "
               "-ServiceEndpoint[ -DefaultOutboundAccess -PrivateEndpointNetworkPoliciesFlag",
               changeSubnetConfig},
    CmdletText{"Get-AzVirtualNetworkSubnetConfig|Gets subnets of a virtual network.|-Name "
               "-VirtualNetwork@PSVirtualNetwork< -ResourceId",
               getSubnetConfig},
    CmdletText{"Remove-AzVirtualNetworkSubnetConfig|Removes a subnet configuration from a virtual "
               "network.|-Name* -VirtualNetwork*@PSVirtualNetwork<",
               removeSubnetConfig},
    CmdletText{"Add-AzVirtualNetworkPeering|Creates a peering between two virtual networks.|-Name* "
               "-VirtualNetwork*@PSVirtualNetwork< -RemoteVirtualNetworkId* "
               "-BlockVirtualNetworkAccess! -AllowForwardedTraffic! -AllowGatewayTransit! "
               "-UseRemoteGateways! -PeerCompleteVnets -LocalSubnetNames[ -RemoteSubnetNames[ "
               "-EnableOnlyIPv6Peering -AsJob!",
               addPeering},
    CmdletText{"Get-AzVirtualNetworkPeering|Gets peerings of a virtual network.|"
               "-ResourceGroupName*~ -VirtualNetworkName*~ -Name",
               getPeering},
    CmdletText{"Set-AzVirtualNetworkPeering|Updates a peering.|"
               "-VirtualNetworkPeering*@PSVirtualNetworkPeering< -AsJob!",
               setPeering},
    CmdletText{"Sync-AzVirtualNetworkPeering|Brings the copy of the remote address space up to "
               "date.|-ResourceGroupName*~ -VirtualNetworkName*~ -Name*~",
               syncPeering},
    CmdletText{"Remove-AzVirtualNetworkPeering|Removes a peering.|-ResourceGroupName*~ "
               "-VirtualNetworkName*~ -Name*~ -Force! -PassThru! -AsJob!",
               removePeering},
};

} // namespace

std::span<const CmdletText> networkCmdlets()
{
    return kNetworkCmdlets;
}

} // namespace peerscape::shell::pwsh
