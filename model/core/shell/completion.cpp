#include "core/shell/completion.h"

#include "core/azure/names.h"
#include "core/shell/az/program.h"
#include "core/shell/bash/filters.h"
#include "core/shell/typed_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace peerscape::shell {

namespace {

using azure::Document;

/// Names from the design that an option can take. `subject` is the command's group: what its
/// `--name` means.
std::set<std::string> namesFor(const Document& document, const Command& command,
                               const Option& option)
{
    std::set<std::string> names;
    const std::string& key = option.key;
    const auto isAbout = [&](std::string_view group) { return command.path.starts_with(group); };
    const bool isName = key == "name";
    if (key == "resource-group" || (isName && isAbout("group ")))
        addNames<azure::ResourceGroup>(document, names);
    else if (key == "vnet-name" || key == "remote-vnet" || key == "vnet"
             || (isName && isAbout("network vnet ") && !isAbout("network vnet peering")
                 && !isAbout("network vnet subnet")))
        addNames<azure::VirtualNetwork>(document, names);
    else if (key == "subnet" || (isName && isAbout("network vnet subnet")))
        addNames<azure::Subnet>(document, names);
    else if (isName && isAbout("network vnet peering"))
        addNames<azure::Peering>(document, names);
    else if (key == "nic-name" || key == "nic" || key == "nics"
             || (isName && isAbout("network nic ") && !isAbout("network nic ip-config")))
        addNames<azure::NetworkInterface>(document, names);
    else if (key == "nsg-name" || key == "nsg" || key == "network-security-group"
             || (isName && isAbout("network nsg ") && !isAbout("network nsg rule")))
        addNames<azure::NetworkSecurityGroup>(document, names);
    else if (key == "route-table-name" || key == "route-table"
             || (isName && isAbout("network route-table ")
                 && !isAbout("network route-table route")))
        addNames<azure::RouteTable>(document, names);
    else if (key == "public-ip-address" || key == "public-ip-addresses"
             || (isName && isAbout("network public-ip")))
        addNames<azure::PublicIpAddress>(document, names);
    else if (key == "vnet-gateway1" || key == "vnet-gateway2"
             || (isName && isAbout("network vnet-gateway")))
        addNames<azure::VirtualNetworkGateway>(document, names);
    else if (key == "local-gateway2" || (isName && isAbout("network local-gateway")))
        addNames<azure::LocalNetworkGateway>(document, names);
    else if (key == "vm" || key == "source-resource" || key == "dest-resource"
             || (isName && isAbout("vm ")))
        addNames<azure::VirtualMachine>(document, names);
    else if (isName && isAbout("network vpn-connection"))
        addNames<azure::Connection>(document, names);
    else if (key == "location")
        document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId, const azure::VirtualNetwork& vnet) { names.insert(vnet.location.str()); });
    return names;
}

const Option* optionNamed(const Command& command, std::string_view name)
{
    const auto has = [&](const Option& option) {
        return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
    };
    for (const Option& option : command.options) {
        if (has(option))
            return &option;
    }
    for (const Option& option : globalOptions()) {
        if (has(option))
            return &option;
    }
    return nullptr;
}

std::set<std::string> afterCommand(const Document& document, const Command& command,
                                   const std::vector<std::string>& words)
{
    std::set<std::string> found;
    const Option* option = nullptr;
    for (std::size_t i = words.size() - 1; i-- > 0 && option == nullptr;) {
        if (words[i].starts_with('-'))
            option = optionNamed(command, words[i]);
    }
    const bool wantsValue =
        option != nullptr && option->takes != Option::Takes::Nothing
        && (words[words.size() - 2].starts_with('-') || option->takes == Option::Takes::Some);
    if (wantsValue && !words.back().starts_with('-')) {
        if (!option->choices.empty())
            return {option->choices.begin(), option->choices.end()};
        if (option->takes == Option::Takes::Boolean)
            return {"true", "false"};
        return namesFor(document, command, *option);
    }
    const auto add = [&](const Option& candidate) {
        for (const std::string& name : candidate.names) {
            if (name.starts_with("--"))
                found.insert(name);
        }
    };
    std::for_each(command.options.begin(), command.options.end(), add);
    std::for_each(globalOptions().begin(), globalOptions().end(), add);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        found.erase(words[i]);
    return found;
}

} // namespace

Session::Completion completeLine(const Document& document, std::string_view line)
{
    const std::vector<std::string> words = typedWords(line, "|;");
    std::set<std::string> found;
    if (words.size() == 1) {
        found = {"az",   "cat",     "clear",    "cut",   "echo", "exit",  "export", "grep",
                 "head", "history", "hostname", "ip",    "ls",   "ping",  "sort",   "ssh",
                 "tail", "tee",     "uniq",     "watch", "wc",   "whoami"};
    } else if (words.front() == "az") {
        const CommandTable& table = CommandTable::instance();
        std::string path;
        const Command* command = nullptr;
        for (std::size_t i = 1; i + 1 < words.size() && command == nullptr; ++i) {
            path += (path.empty() ? "" : " ") + toLower(words[i]);
            command = table.find(path);
        }
        if (command != nullptr) {
            found = afterCommand(document, *command, words);
        } else {
            const std::vector<std::string> children = table.childrenOf(path);
            found.insert(children.begin(), children.end());
        }
    }
    return completionOf(words.back(), found);
}

} // namespace peerscape::shell
