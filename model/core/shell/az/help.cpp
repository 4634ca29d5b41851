#include "core/shell/az/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace peerscape::shell {

namespace {

/// What options of many commands mean.
std::string meaningOf(const Option& option)
{
    static const std::map<std::string, const char*, std::less<>> kMeanings{
        {"resource-group", "Name of resource group. You can configure the default group using `az "
                           "configure --defaults group=<name>`."},
        {"location", "Location; that of the resource group when it is not specified."},
        {"name", "Name of the resource."},
        {"ids", "One or more resource IDs (space-delimited). If provided, no other 'Resource Id' "
                "arguments should be specified."},
        {"tags", "Space-separated tags: key[=value] [key[=value] ...]. Use \"\" to clear."},
        {"no-wait", "Do not wait for the long-running operation to finish."},
        {"yes", "Do not prompt for confirmation."},
        {"set", "Update an object by specifying a property path and value to set. Example: --set "
                "property1.property2=<value>."},
        {"add", "Add an object to a list of objects by specifying a path and key value pairs."},
        {"remove", "Remove a property or an element from a list."},
        {"vnet-name", "The virtual network (VNet) name."},
        {"remote-vnet", "Name or ID of the remote VNet."},
        {"subnet", "Name or ID of a subnet. If a name is given, --vnet-name is needed."},
        {"allow-vnet-access", "Allow VMs in the remote VNet to access all VMs in the local VNet."},
        {"allow-forwarded-traffic", "Allow forwarded traffic from the remote VNet."},
        {"allow-gateway-transit", "Allow gateway link to be used in the remote VNet."},
        {"use-remote-gateways", "Allow VNet to use the remote VNet's gateway."},
        {"address-prefixes", "Space-separated list of IP address prefixes."},
        {"help", "Show this help message and exit."},
        {"output", "Output format."},
        {"query", "JMESPath query string. See http://jmespath.org/."},
        {"subscription", "Name or ID of subscription."},
        {"verbose", "Increase logging verbosity; nothing more is logged here."},
        {"debug", "Show all debug logs; there are none here."},
        {"only-show-errors", "Only show errors, suppressing warnings."},
    };
    const auto known = kMeanings.find(option.key);
    std::string text = known != kMeanings.end() ? known->second : "";
    if (!option.choices.empty()) {
        text += text.empty() ? "Allowed values: " : "  Allowed values: ";
        for (std::size_t i = 0; i < option.choices.size(); ++i)
            text += (i > 0 ? ", " : "") + option.choices[i];
        text += '.';
    }
    if (option.standard)
        text += fmt::format("{}Default: {}.", text.empty() ? "" : "  ", *option.standard);
    return text;
}

std::string spelt(const Option& option)
{
    std::vector<std::string> names = option.names;
    std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return a.size() > b.size();
    });
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

/// One block: required options first, then by name.
std::string block(std::string_view title, std::vector<const Option*> options)
{
    if (options.empty())
        return {};
    std::stable_sort(options.begin(), options.end(), [](const Option* a, const Option* b) {
        if (a->required != b->required)
            return a->required;
        return a->key < b->key;
    });
    std::size_t width = 0;
    for (const Option* option : options)
        width = std::max(width, spelt(*option).size() + (option->required ? 11 : 0));
    std::string text = fmt::format("\n{}\n", title);
    for (const Option* option : options) {
        const std::string name = spelt(*option);
        const std::string gap(width - name.size() - (option->required ? 10 : 0), ' ');
        text += fmt::format("    {}{}{} : {}\n", name, gap, option->required ? "[Required]" : "",
                            meaningOf(*option));
    }
    return text;
}

struct GroupSummary
{
    std::string_view path;
    std::string_view summary;
};
constexpr std::array kGroups{
    GroupSummary{"", "The networking part of az, offline, on the design that is open."},
    GroupSummary{"account", "Manage subscription information."},
    GroupSummary{"config", "Manage configuration."},
    GroupSummary{"group", "Manage resource groups."},
    GroupSummary{"network", "Manage network resources."},
    GroupSummary{"network local-gateway", "Manage local gateways."},
    GroupSummary{"network nic", "Manage network interfaces."},
    GroupSummary{"network nic ip-config", "Manage IP configurations of a network interface."},
    GroupSummary{"network nsg", "Manage network security groups (NSGs)."},
    GroupSummary{"network nsg rule", "Manage network security group rules."},
    GroupSummary{"network public-ip", "Manage public IP addresses."},
    GroupSummary{"network route-table", "Manage route tables."},
    GroupSummary{"network route-table route", "Manage routes in a route table."},
    GroupSummary{"network vnet", "Manage virtual networks."},
    GroupSummary{"network vnet peering", "Manage peering connections between virtual networks."},
    GroupSummary{"network vnet subnet", "Manage subnets in a virtual network."},
    GroupSummary{"network vnet-gateway", "Manage virtual network gateways."},
    GroupSummary{"network vpn-connection", "Manage VPN connections."},
    GroupSummary{"network watcher", "Ask Network Watcher."},
    GroupSummary{"vm", "Manage virtual machines."},
};

std::string_view summaryOf(std::string_view path)
{
    const auto* known = std::find_if(kGroups.begin(), kGroups.end(),
                                     [&](const GroupSummary& group) { return group.path == path; });
    return known != kGroups.end() ? known->summary : std::string_view();
}

} // namespace

std::string helpOf(const Command& command)
{
    std::vector<const Option*> own;
    for (const Option& option : command.options)
        own.push_back(&option);
    std::vector<const Option*> global;
    for (const Option& option : globalOptions()) {
        if (command.find(option.key) == nullptr)
            global.push_back(&option);
    }
    return fmt::format("\nCommand\n    az {} : {}\n", command.path, command.summary)
           + block("Arguments", std::move(own)) + block("Global Arguments", std::move(global))
           + '\n';
}

std::string helpOfGroup(const std::string& path)
{
    const CommandTable& table = CommandTable::instance();
    std::string text =
        fmt::format("\nGroup\n    az{}{} : {}\n", path.empty() ? "" : " ", path, summaryOf(path));
    std::string groups;
    std::string commands;
    std::size_t width = 0;
    for (const std::string& child : table.childrenOf(path))
        width = std::max(width, child.size());
    for (const std::string& child : table.childrenOf(path)) {
        const std::string whole = path + (path.empty() ? "" : " ") + child;
        if (const Command* command = table.find(whole))
            commands += fmt::format("    {:<{}} : {}\n", child, width, command->summary);
        if (table.isGroup(whole))
            groups += fmt::format("    {:<{}} : {}\n", child, width, summaryOf(whole));
    }
    if (!groups.empty())
        text += "\nSubgroups:\n" + groups;
    if (!commands.empty())
        text += "\nCommands:\n" + commands;
    return text + '\n';
}

} // namespace peerscape::shell
