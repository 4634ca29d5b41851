#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/replay/texts.h"
#include "core/write/arm_resources.h"
#include "core/write/code.h"
#include "core/write/pretty_json.h"
#include "core/write/shell_word.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::replay {

namespace {

using arm::Method;

std::string option(std::string_view name, std::string_view value)
{
    return fmt::format(" \\\n    --{} {}", name, write::shellWord(value));
}

/// `--resource-group G --subscription S` of an operation.
std::string scopeOptions(const Operation& operation)
{
    const auto parts = arm::splitPath(operation.request.path);
    return option("resource-group", parts->resourceGroup)
           + option("subscription", parts->subscription);
}

/// The words before `create` and `delete`, by kind; empty where the console has no such commands.
std::string_view groupOfCommands(Kind kind)
{
    constexpr std::array<std::pair<Kind, std::string_view>, 13> kWords{{
        {Kind::PublicIpAddress, "network public-ip"},
        {Kind::RouteTable, "network route-table"},
        {Kind::NetworkSecurityGroup, "network nsg"},
        {Kind::LocalNetworkGateway, "network local-gateway"},
        {Kind::VirtualNetwork, "network vnet"},
        {Kind::Subnet, "network vnet subnet"},
        {Kind::Peering, "network vnet peering"},
        {Kind::NetworkInterface, "network nic"},
        {Kind::VirtualMachine, "vm"},
        {Kind::VirtualNetworkGateway, "network vnet-gateway"},
        {Kind::Connection, "network vpn-connection"},
        {Kind::NatGateway, "network nat gateway"},
        {Kind::ApplicationSecurityGroup, "network asg"},
    }};
    for (const auto& [known, words] : kWords) {
        if (known == kind)
            return words;
    }
    return {};
}

/// `--vnet-name V --name N` or `--name N`.
std::string nameOptions(const Operation& operation)
{
    const auto parts = arm::splitPath(operation.request.path);
    std::string text;
    if (parts->names.size() > 1)
        text += option("vnet-name", parts->names.front());
    return text + option("name", parts->names.back());
}

std::string azDeletion(const Operation& operation)
{
    const auto parts = arm::splitPath(operation.request.path);
    if (operation.object.kind() == Kind::ResourceGroup)
        return "az group delete" + option("name", parts->resourceGroup)
               + option("subscription", parts->subscription) + " \\\n    --yes";
    const std::string_view words = groupOfCommands(operation.object.kind());
    if (words.empty() || parts->names.size() > 2)
        return {};
    return fmt::format("az {} delete", words) + nameOptions(operation) + scopeOptions(operation)
           + (operation.object.kind() == Kind::VirtualMachine ? " \\\n    --yes" : "");
}

std::string azPower(const Operation& operation)
{
    const auto parts = arm::splitPath(operation.request.path);
    return fmt::format("az vm {}", parts->types.back()) + option("name", parts->names.front())
           + scopeOptions(operation);
}

/// The update of an existing network: its subnets stay out of it.
std::string networkUpdate(const Operation& operation, const azure::Document& document)
{
    const azure::VirtualNetwork& vnet = *document.find(VnetId::of(operation.object));
    std::string text = "az network vnet update" + nameOptions(operation) + scopeOptions(operation)
                       + " \\\n    --address-prefixes";
    for (const net::Prefix& prefix : vnet.addressPrefixes)
        text += ' ' + prefix.toString();
    if (!vnet.dnsServers.empty())
        text += " \\\n    --dns-servers";
    for (const auto& server : vnet.dnsServers)
        text += ' ' + server.str();
    return text;
}

std::string azPeeringUpdate(const Operation& operation)
{
    if (operation.request.query.contains("syncRemoteAddressSpace"))
        return "az network vnet peering sync" + nameOptions(operation) + scopeOptions(operation);
    const Json& properties = operation.request.body["properties"];
    const auto flag = [&](const char* name, const char* member) {
        return fmt::format(" \\\n    --{} {}", name,
                           properties.value(member, false) ? "true" : "false");
    };
    return "az network vnet peering update" + nameOptions(operation) + scopeOptions(operation)
           + flag("allow-vnet-access", "allowVirtualNetworkAccess")
           + flag("allow-forwarded-traffic", "allowForwardedTraffic")
           + flag("allow-gateway-transit", "allowGatewayTransit")
           + flag("use-remote-gateways", "useRemoteGateways");
}

std::string joined(const std::vector<std::string>& commands)
{
    std::string text;
    for (const std::string& command : commands)
        text += (text.empty() ? "" : "\n") + command + " \\\n    --output none";
    return text;
}

/// The routes or rules that changed, of all that the table or group has.
std::string partCommands(const Operation& operation)
{
    const bool isRoute = operation.object.kind() == Kind::RouteTable;
    const auto parts = arm::splitPath(operation.request.path);
    std::string text;
    for (const std::string& name : operation.goneParts)
        text += (text.empty() ? "" : "\n")
                + std::string(isRoute ? "az network route-table route delete"
                                      : "az network nsg rule delete")
                + option(isRoute ? "route-table-name" : "nsg-name", parts->names.back())
                + option("name", name) + scopeOptions(operation);
    const std::vector<std::string> all = write::azCommands(
        operation.after, arm::findResource(operation.after, operation.request.path));
    std::vector<std::string> wanted;
    for (const std::string& name : operation.putParts) {
        const std::string given = "--name " + write::shellWord(name) + " \\";
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i].find(given) != std::string::npos)
                wanted.push_back(all[i]);
        }
    }
    if (!wanted.empty())
        text += (text.empty() ? "" : "\n") + joined(wanted);
    return text;
}

/// What a person would type; empty when there is nothing of that kind.
std::string azFriendly(const Operation& operation)
{
    const Kind kind = operation.object.kind();
    if (operation.request.method == Method::Delete)
        return azDeletion(operation);
    if (operation.request.method == Method::Post)
        return azPower(operation);
    if (kind == Kind::ResourceGroup) {
        const auto parts = arm::splitPath(operation.request.path);
        return "az group create" + option("name", parts->resourceGroup)
               + option("location", operation.request.body["location"].get<std::string>())
               + option("subscription", parts->subscription) + " \\\n    --output none";
    }
    if (!operation.putParts.empty() || !operation.goneParts.empty())
        return partCommands(operation);
    const ObjectId id = arm::findResource(operation.after, operation.request.path);
    if (!id)
        return {};
    const bool exists = bool(arm::findResource(operation.before, operation.request.path));
    if (!exists)
        return joined(write::azCommands(operation.after, id));
    if (kind == Kind::VirtualNetwork)
        return networkUpdate(operation, operation.after) + " \\\n    --output none";
    if (kind == Kind::Peering)
        return azPeeringUpdate(operation) + " \\\n    --output none";
    if (kind != Kind::Subnet)
        return {};
    std::string text = write::azCommands(operation.after, id).front();
    constexpr std::string_view kCreate = "subnet create";
    text.replace(text.find(kCreate), kCreate.size(), "subnet update");
    // What is gone must be said.
    const Json& properties = operation.request.body["properties"];
    for (const auto& [name, member] : {std::pair{"route-table", "routeTable"},
                                       {"network-security-group", "networkSecurityGroup"},
                                       {"nat-gateway", "natGateway"}}) {
        if (!properties.contains(member))
            text += fmt::format(" \\\n    --{} null", name);
    }
    return text + " \\\n    --output none";
}

/// A text in single quotes of bash, with the password's variable between them.
std::string inQuotes(const std::string& text)
{
    std::string out = "'";
    const std::string secret = Json(write::kAdminPassword).dump();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, secret.size(), secret) == 0) {
            out += "\"'" + std::string(kAzPassword) + "'\"";
            i += secret.size() - 1;
        } else if (text[i] == '\'') {
            out += "'\\''";
        } else {
            out += text[i];
        }
    }
    return out + '\'';
}

std::string queryText(const Operation& operation)
{
    std::string text;
    for (const auto& [name, value] : operation.request.query)
        text += (text.empty() ? '?' : '&') + name + '=' + value;
    return text;
}

std::string azRequest(const Operation& operation)
{
    const bool puts = operation.request.method == Method::Put;
    std::string text =
        fmt::format("az rest \\\n    --method {} \\\n    --url {}",
                    puts                                         ? "put"
                    : operation.request.method == Method::Delete ? "delete"
                                                                 : "post",
                    write::shellWord("https://management.azure.com" + operation.request.path
                                     + queryText(operation)));
    if (puts) {
        std::string body;
        write::writePretty(operation.request.body, body, 0, 100);
        text += " \\\n    --body " + inQuotes(body);
    }
    return text + " \\\n    --output none";
}

} // namespace

std::string azText(const Operation& operation)
{
    const std::string text = azFriendly(operation);
    if (!text.empty()
        && runsTo(text, shell::Language::Bash, operation.before, operation.after,
                  placesOf(operation)))
        return text;
    return azRequest(operation);
}

} // namespace peerscape::replay
