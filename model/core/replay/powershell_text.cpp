#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/replay/texts.h"
#include "core/write/arm_resources.h"
#include "core/write/pretty_json.h"
#include "core/write/shell_word.h"

#include <fmt/format.h>

namespace peerscape::replay {

namespace {

using arm::Method;

/// `'10.0.0.0/16', '10.1.0.0/16'`.
std::string words(const Json& list)
{
    std::string text;
    for (const Json& item : list)
        text += (text.empty() ? "" : ", ") + write::powerShellWord(item.get<std::string>());
    return text;
}

std::string place(const Operation& operation, bool withParent)
{
    const auto parts = arm::splitPath(operation.request.path);
    std::string text = " -ResourceGroupName " + write::powerShellWord(parts->resourceGroup);
    if (withParent)
        text += " -VirtualNetworkName " + write::powerShellWord(parts->names.front());
    return text + " -Name " + write::powerShellWord(parts->names.back());
}

std::string deletion(const Operation& operation)
{
    switch (operation.object.kind()) {
    case Kind::ResourceGroup:
        return "Remove-AzResourceGroup -Name "
               + write::powerShellWord(arm::splitPath(operation.request.path)->resourceGroup)
               + " -Force | Out-Null";
    case Kind::VirtualNetwork:
        return "Remove-AzVirtualNetwork" + place(operation, false) + " -Force";
    case Kind::Peering:
        return "Remove-AzVirtualNetworkPeering" + place(operation, true) + " -Force";
    case Kind::Subnet: {
        const auto parts = arm::splitPath(operation.request.path);
        return fmt::format("Get-AzVirtualNetwork -ResourceGroupName {} -Name {} |\n"
                           "    Remove-AzVirtualNetworkSubnetConfig -Name {} |\n"
                           "    Set-AzVirtualNetwork | Out-Null",
                           write::powerShellWord(parts->resourceGroup),
                           write::powerShellWord(parts->names.front()),
                           write::powerShellWord(parts->names.back()));
    }
    case Kind::NetworkInterface:
        return "Remove-AzNetworkInterface" + place(operation, false) + " -Force";
    case Kind::VirtualMachine:
        return "Remove-AzVM" + place(operation, false) + " -Force | Out-Null";
    case Kind::PublicIpAddress:
        return "Remove-AzPublicIpAddress" + place(operation, false) + " -Force";
    case Kind::NetworkSecurityGroup:
        return "Remove-AzNetworkSecurityGroup" + place(operation, false) + " -Force";
    case Kind::RouteTable:
        return "Remove-AzRouteTable" + place(operation, false) + " -Force";
    default:
        return {};
    }
}

/// The parameters of a subnet.
std::string subnetParameters(const Json& subnet)
{
    const Json& properties = subnet["properties"];
    std::string text = " -AddressPrefix ";
    text += properties.contains("addressPrefixes")
                ? words(properties["addressPrefixes"])
                : write::powerShellWord(properties.value("addressPrefix", ""));
    for (const auto& [parameter, member] :
         {std::pair{"NetworkSecurityGroupId", "networkSecurityGroup"},
          {"RouteTableId", "routeTable"},
          {"NatGatewayId", "natGateway"}}) {
        if (properties.contains(member) && properties[member].contains("id"))
            text += fmt::format(" -{} {}", parameter,
                                write::powerShellWord(properties[member]["id"].get<std::string>()));
    }
    return text;
}

std::string newNetwork(const Operation& operation)
{
    const Json& properties = operation.request.body["properties"];
    std::string text = "New-AzVirtualNetwork" + place(operation, false) + " `\n    -Location "
                       + write::powerShellWord(operation.request.body.value("location", ""))
                       + " -AddressPrefix " + words(properties["addressSpace"]["addressPrefixes"]);
    if (properties.contains("dhcpOptions"))
        text += " -DnsServer " + words(properties["dhcpOptions"]["dnsServers"]);
    std::string subnets;
    for (const Json& subnet : properties.value("subnets", Json::array()))
        subnets += std::string(subnets.empty() ? " `\n    -Subnet " : ",\n        ")
                   + "(New-AzVirtualNetworkSubnetConfig -Name "
                   + write::powerShellWord(subnet["name"].get<std::string>())
                   + subnetParameters(subnet) + ')';
    return text + subnets + " | Out-Null";
}

std::string subnetChange(const Operation& operation, bool isNew)
{
    const auto parts = arm::splitPath(operation.request.path);
    return fmt::format("Get-AzVirtualNetwork -ResourceGroupName {} -Name {} |\n"
                       "    {}-AzVirtualNetworkSubnetConfig -Name {}{} |\n"
                       "    Set-AzVirtualNetwork | Out-Null",
                       write::powerShellWord(parts->resourceGroup),
                       write::powerShellWord(parts->names.front()), isNew ? "Add" : "Set",
                       write::powerShellWord(parts->names.back()),
                       subnetParameters(operation.request.body));
}

std::string newPeering(const Operation& operation)
{
    const auto parts = arm::splitPath(operation.request.path);
    const Json& properties = operation.request.body["properties"];
    std::string text = fmt::format(
        "Get-AzVirtualNetwork -ResourceGroupName {} -Name {} |\n"
        "    Add-AzVirtualNetworkPeering -Name {} `\n        -RemoteVirtualNetworkId {}",
        write::powerShellWord(parts->resourceGroup), write::powerShellWord(parts->names.front()),
        write::powerShellWord(parts->names.back()),
        write::powerShellWord(properties["remoteVirtualNetwork"].value("id", "")));
    if (!properties.value("allowVirtualNetworkAccess", true))
        text += " -BlockVirtualNetworkAccess";
    for (const auto& [parameter, member] :
         {std::pair{"AllowForwardedTraffic", "allowForwardedTraffic"},
          {"AllowGatewayTransit", "allowGatewayTransit"},
          {"UseRemoteGateways", "useRemoteGateways"}}) {
        if (properties.value(member, false))
            text += fmt::format(" -{}", parameter);
    }
    return text + " | Out-Null";
}

/// A peering is read, changed and set.
std::string peeringUpdate(const Operation& operation)
{
    if (operation.request.query.contains("syncRemoteAddressSpace"))
        return "Sync-AzVirtualNetworkPeering" + place(operation, true) + " | Out-Null";
    const Json before = seenByAzure(operation.before, operation.request.path);
    std::string text = "$peering = Get-AzVirtualNetworkPeering" + place(operation, true);
    for (const auto& [property, member] :
         {std::pair{"AllowVirtualNetworkAccess", "allowVirtualNetworkAccess"},
          {"AllowForwardedTraffic", "allowForwardedTraffic"},
          {"AllowGatewayTransit", "allowGatewayTransit"},
          {"UseRemoteGateways", "useRemoteGateways"}}) {
        const bool wanted = operation.request.body["properties"].value(member, false);
        if (before["properties"].value(member, false) != wanted)
            text += fmt::format("\n$peering.{} = {}", property, wanted ? "$true" : "$false");
    }
    return text + "\nSet-AzVirtualNetworkPeering -VirtualNetworkPeering $peering | Out-Null";
}

std::string friendly(const Operation& operation)
{
    const Kind kind = operation.object.kind();
    const auto parts = arm::splitPath(operation.request.path);
    if (operation.request.method == Method::Delete)
        return deletion(operation);
    if (operation.request.method == Method::Post) {
        const bool starts = parts->types.back() == "start";
        return fmt::format("{}-AzVM -ResourceGroupName {} -Name {}{} | Out-Null",
                           starts ? "Start" : "Stop", write::powerShellWord(parts->resourceGroup),
                           write::powerShellWord(parts->names.front()), starts ? "" : " -Force");
    }
    if (kind == Kind::ResourceGroup)
        return "New-AzResourceGroup -Name " + write::powerShellWord(parts->resourceGroup)
               + " -Location "
               + write::powerShellWord(operation.request.body["location"].get<std::string>())
               + " -Force | Out-Null";
    const bool exists = bool(arm::findResource(operation.before, operation.request.path));
    if (kind == Kind::VirtualNetwork && !exists)
        return newNetwork(operation);
    if (kind == Kind::Subnet)
        return subnetChange(operation, !exists);
    if (kind == Kind::Peering)
        return exists ? peeringUpdate(operation) : newPeering(operation);
    return {};
}

std::string request(const Operation& operation)
{
    std::string query;
    for (const auto& [name, value] : operation.request.query)
        query += (query.empty() ? '?' : '&') + name + '=' + value;
    const bool puts = operation.request.method == Method::Put;
    std::string text = fmt::format("Invoke-AzRestMethod -Method {} -Path {}",
                                   puts                                         ? "PUT"
                                   : operation.request.method == Method::Delete ? "DELETE"
                                                                                : "POST",
                                   write::powerShellWord(operation.request.path + query));
    if (puts) {
        // A here-string ends only at '@ at the beginning of a line, where JSON never has one.
        std::string body;
        write::writePretty(operation.request.body, body, 0, 100);
        const bool hasSecret = body.find(write::kAdminPassword) != std::string::npos;
        text += " -Payload (@'\n" + body + "\n'@";
        if (hasSecret)
            text += fmt::format(".Replace({}, (ConvertTo-Json ([pscredential]::new('x', "
                                "{}).GetNetworkCredential().Password)))",
                                write::powerShellWord(Json(write::kAdminPassword).dump()),
                                kPowerShellPassword);
        text += ')';
    }
    return text + " | Out-Null";
}

} // namespace

std::string powerShellText(const Operation& operation)
{
    const std::string text = friendly(operation);
    if (!text.empty()
        && runsTo(text, shell::Language::PowerShell, operation.before, operation.after,
                  placesOf(operation)))
        return text;
    return request(operation);
}

} // namespace peerscape::replay
