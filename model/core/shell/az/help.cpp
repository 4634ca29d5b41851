#include "core/shell/az/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

/// What an option means, with the values that it takes.
std::string meaningOf(std::string_view command, const Option& option)
{
    std::string text(meaningOfOption(command, option.key));
    if (!option.choices.empty()) {
        text += "  Allowed values: ";
        for (std::size_t i = 0; i < option.choices.size(); ++i)
            text += (i > 0 ? ", " : "") + option.choices[i];
        text += '.';
    }
    if (option.standard)
        text += fmt::format("  Default: {}.", *option.standard);
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
std::string block(std::string_view title, std::string_view command,
                  std::vector<const Option*> options)
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
                            meaningOf(command, *option));
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
    GroupSummary{"resource", "Manage resources of any type."},
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
           + block("Arguments", command.path, std::move(own))
           + block("Global Arguments", command.path, std::move(global)) + '\n';
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
