#include "core/shell/pwsh/completion.h"

#include "core/azure/names.h"
#include "core/shell/completion.h"
#include "core/shell/pwsh/cmdlet.h"
#include "core/shell/typed_words.h"

#include <set>

namespace peerscape::shell::pwsh {

namespace {

/// Names from the design that a parameter can take; of `-Name` what the cmdlet's noun means.
std::set<std::string> namesFor(const azure::Document& document, const Cmdlet& cmdlet,
                               const std::string& parameter)
{
    std::set<std::string> names;
    const std::string noun = cmdlet.name.substr(cmdlet.name.find('-') + 1);
    const bool isName = parameter == "Name";
    if (parameter == "ResourceGroupName" || (isName && noun == "AzResourceGroup"))
        addNames<azure::ResourceGroup>(document, names);
    else if (parameter == "VirtualNetworkName" || (isName && noun == "AzVirtualNetwork"))
        addNames<azure::VirtualNetwork>(document, names);
    else if (parameter == "SubnetName" || (isName && noun == "AzVirtualNetworkSubnetConfig"))
        addNames<azure::Subnet>(document, names);
    else if (isName && noun == "AzVirtualNetworkPeering")
        addNames<azure::Peering>(document, names);
    else if (parameter == "NetworkInterfaceName" || (isName && noun == "AzNetworkInterface"))
        addNames<azure::NetworkInterface>(document, names);
    else if (isName && noun == "AzVM")
        addNames<azure::VirtualMachine>(document, names);
    else if (parameter == "PublicIpAddressName" || (isName && noun == "AzPublicIpAddress"))
        addNames<azure::PublicIpAddress>(document, names);
    else if (parameter == "SecurityGroupName" || (isName && noun == "AzNetworkSecurityGroup"))
        addNames<azure::NetworkSecurityGroup>(document, names);
    else if (isName && noun == "AzRouteTable")
        addNames<azure::RouteTable>(document, names);
    else if (isName && noun == "Command") {
        for (const Cmdlet& candidate : CmdletTable::instance().all())
            names.insert(candidate.name);
    }
    return names;
}

std::set<std::string> afterCmdlet(const azure::Document& document, const Cmdlet& cmdlet,
                                  const std::vector<std::string>& words)
{
    const std::string& last = words.back();
    const std::string& before = words[words.size() - 2];
    std::set<std::string> found;
    if (last.starts_with('-')) {
        for (const Parameter& parameter : cmdlet.parameters)
            found.insert('-' + parameter.name);
        for (const std::string& word : words) {
            if (&word != &last)
                found.erase(word);
        }
        return found;
    }
    for (const Parameter& parameter : cmdlet.parameters) {
        const bool isMeant =
            before.starts_with('-')
                ? equalsIgnoringCase(std::string_view(before).substr(1), parameter.name)
                : words.size() == 2 && parameter.position == 0;
        if (!isMeant)
            continue;
        if (!parameter.choices.empty())
            return {parameter.choices.begin(), parameter.choices.end()};
        return namesFor(document, cmdlet, parameter.name);
    }
    return found;
}

} // namespace

Session::Completion completePowerShell(const azure::Document& document, const Runspace& runspace,
                                       std::string_view line)
{
    const std::vector<std::string> words = typedWords(line, "|;({=");
    const std::string& last = words.back();
    if (toLower(words.front()) == "az" && words.size() > 1)
        return completeLine(document, line);
    std::set<std::string> found;
    if (last.starts_with('$')) {
        for (const std::string& name : runspace.variableNames())
            found.insert('$' + name);
    } else if (words.size() == 1) {
        if (!last.empty()) {
            for (const Cmdlet& cmdlet : CmdletTable::instance().all())
                found.insert(cmdlet.name);
            for (const std::string& name : runspace.functionNames())
                found.insert(name);
            for (const char* name : {"az", "exit", "hostname", "mstsc", "ping", "ssh"})
                found.insert(name);
        }
    } else if (const Cmdlet* cmdlet = CmdletTable::instance().find(words.front())) {
        found = afterCmdlet(document, *cmdlet, words);
    }
    return completionOf(last, found);
}

} // namespace peerscape::shell::pwsh
