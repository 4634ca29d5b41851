#include "core/shell/az/program.h"

#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/shell/az/close_match.h"
#include "core/shell/az/commands.h"
#include "core/shell/az/output.h"
#include "core/shell/jmespath/jmespath.h"
#include "core/shell/python_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

/// What az prints behind a line that it cannot read.
constexpr std::string_view kTrailer = "\n\nExamples from AI knowledge base:\n"
                                      "https://aka.ms/cli_ref\n"
                                      "Read more about the command in reference docs";

/// Groups and commands of the real program that are not in this shell, by their beginning.
constexpr std::array kElsewhere{
    "acr",
    "ad",
    "advisor",
    "aks",
    "ams",
    "apim",
    "appconfig",
    "appservice",
    "backup",
    "batch",
    "bicep",
    "billing",
    "bot",
    "cache",
    "cdn",
    "cloud",
    "cognitiveservices",
    "container",
    "containerapp",
    "cosmosdb",
    "deployment",
    "disk",
    "dls",
    "dms",
    "eventgrid",
    "eventhubs",
    "extension",
    "feature",
    "feedback",
    "find",
    "functionapp",
    "hdinsight",
    "identity",
    "image",
    "interactive",
    "iot",
    "keyvault",
    "kusto",
    "lab",
    "lock",
    "maps",
    "mariadb",
    "ml",
    "monitor",
    "mysql",
    "netappfiles",
    "policy",
    "postgres",
    "ppg",
    "provider",
    "redis",
    "relay",
    "resource delete",
    "resource invoke-action",
    "resource link",
    "resource lock",
    "resource move",
    "resource patch",
    "resource tag",
    "resource update",
    "resource wait",
    "role",
    "search",
    "security",
    "servicebus",
    "sf",
    "sig",
    "signalr",
    "snapshot",
    "sql",
    "sshkey",
    "staticwebapp",
    "storage",
    "synapse",
    "tag",
    "upgrade",
    "vmss",
    "webapp",
    "account clear",
    "account get-access-token",
    "account list-locations",
    "account management-group",
    "account tenant",
    "config get",
    "config unset",
    "group export",
    "group lock",
    "group update",
    "group wait",
    "network application-gateway",
    "network asg",
    "network bastion",
    "network cross-region-lb",
    "network custom-ip",
    "network ddos-protection",
    "network dns",
    "network express-route",
    "network firewall",
    "network lb",
    "network list-service-tags",
    "network list-usages",
    "network nat",
    "network nic vtap-config",
    "network nic wait",
    "network nsg update",
    "network nsg wait",
    "network private-dns",
    "network private-endpoint",
    "network private-link-service",
    "network profile",
    "network public-ip prefix",
    "network public-ip update",
    "network public-ip wait",
    "network route-table wait",
    "network routeserver",
    "network security-partner-provider",
    "network service-endpoint",
    "network traffic-manager",
    "network vhub",
    "network virtual-appliance",
    "network vnet check-ip-address",
    "network vnet list-available-ips",
    "network vnet list-endpoint-services",
    "network vnet peering wait",
    "network vnet subnet wait",
    "network vnet tap",
    "network vnet wait",
    "network vnet-gateway reset",
    "network vnet-gateway update",
    "network vnet-gateway vpn-client",
    "network vnet-gateway wait",
    "network local-gateway update",
    "network local-gateway wait",
    "network vpn-connection shared-key",
    "network vpn-connection update",
    "network vpn-connection wait",
    "network vrouter",
    "network vwan",
    "network watcher configure",
    "network watcher connection-monitor",
    "network watcher flow-log",
    "network watcher list",
    "network watcher packet-capture",
    "network watcher run-configuration-diagnostic",
    "network watcher show-security-group-view",
    "network watcher show-topology",
    "network watcher troubleshooting",
    "vm availability-set",
    "vm auto-shutdown",
    "vm boot-diagnostics",
    "vm capture",
    "vm convert",
    "vm diagnostics",
    "vm disk",
    "vm encryption",
    "vm extension",
    "vm generalize",
    "vm get-instance-view",
    "vm identity",
    "vm image",
    "vm list-sizes",
    "vm list-skus",
    "vm list-usage",
    "vm list-vm-resize-options",
    "vm nic",
    "vm redeploy",
    "vm reimage",
    "vm resize",
    "vm run-command",
    "vm secret",
    "vm unmanaged-disk",
    "vm update",
    "vm user",
    "vm wait",
};

constexpr std::string_view kQueryHelp = "To learn more about --query, please visit: "
                                        "'https://docs.microsoft.com/cli/azure/query-azure-cli'";

ProgramResult failed(const Failure& failure)
{
    ProgramResult result;
    result.status = failure.status;
    result.err = "ERROR: " + failure.message;
    if (failure.message.starts_with("argument --query"))
        result.err += '\n' + std::string(kQueryHelp);
    else if (failure.status == 2 && failure.hasTrailer)
        result.err += kTrailer;
    result.err += '\n';
    return result;
}

/// The command that words name, and how many of them it takes.
struct Named
{
    std::string path;
    std::size_t words = 0;
};

Named nameOf(const CommandTable& table, const std::vector<std::string>& words)
{
    Named named;
    for (const std::string& word : words) {
        if (word.starts_with('-'))
            break;
        const std::string next = named.path + (named.path.empty() ? "" : " ") + toLower(word);
        if (table.find(next) == nullptr && !table.isGroup(next))
            break;
        named.path = next;
        ++named.words;
        if (table.find(next) != nullptr)
            break;
    }
    return named;
}

/// A word that leads nowhere: a command of the real program that is not here, or a slip.
ProgramResult unknownCommand(const CommandTable& table, const std::string& group,
                             const std::vector<std::string>& rest)
{
    const std::string whole = group + (group.empty() ? "" : " ") + toLower(rest.front());
    std::vector<std::string> siblings = table.childrenOf(group);
    if (std::find(kElsewhere.begin(), kElsewhere.end(), whole) != kElsewhere.end()) {
        const std::string close = closeMatch(rest.front(), siblings);
        // Templates are deployed by the request itself.
        const std::string nearest = whole == "deployment"            ? std::string("az rest -h")
                                    : group.empty() && close.empty() ? std::string("az network -h")
                                    : close.empty()
                                        ? "az " + group + " -h"
                                        : "az " + group + (group.empty() ? "" : " ") + close;
        return failed({1, fmt::format("'az {}' is not part of this offline shell. Nothing was "
                                      "changed. The nearest there is: {}",
                                      whole, nearest)});
    }
    std::string message =
        fmt::format("'{}' is misspelled or not recognized by the system.", rest.front());
    if (const std::string close = closeMatch(rest.front(), siblings); !close.empty())
        message += "\nDid you mean '" + close + "' ?";
    return failed({2, std::move(message)});
}

/// The parts of an id that stand in the place of a command's options.
tl::expected<void, Failure> setFromId(Arguments& arguments, const std::string& id)
{
    const auto parts = azure::splitResourceId(id);
    std::vector<const Option*> names;
    for (const Option& option : arguments.command().options) {
        if (option.isPartOfId && option.key != "resource-group")
            names.push_back(&option);
    }
    // The parent's name comes first in an id, whatever the order of the options.
    std::stable_sort(names.begin(), names.end(), [](const Option* a, const Option* b) {
        return a->key != "name" && b->key == "name";
    });
    if (!parts || parts->names.size() < names.size())
        return refuse("invalid resource ID: " + id);
    arguments.set("subscription", std::string(parts->subscription));
    arguments.set("resource-group", std::string(parts->resourceGroup));
    for (std::size_t i = 0; i < names.size(); ++i)
        arguments.set(names[i]->key, std::string(parts->names[i]));
    return {};
}

std::optional<Failure> missingPart(const Arguments& arguments)
{
    // The commands of machines are older than those that are generated, and put it in other words.
    if (arguments.command().path.starts_with("vm ")) {
        std::string missing;
        for (const Option& option : arguments.command().options) {
            if (option.isPartOfId && option.required && !arguments.given(option.key))
                missing += "--" + option.key + ' ';
        }
        if (missing.empty())
            return std::nullopt;
        return Failure{1, "(" + missing + "| --ids) are required"};
    }
    for (const Option& option : arguments.command().options) {
        if (option.isPartOfId && option.required && !arguments.given(option.key))
            return Failure{1,
                           "InvalidArgumentValue: Missing required field: " + option.names.front()};
    }
    return std::nullopt;
}

/// A name that was given and is empty, such as that of a variable nobody set.
std::optional<Failure> emptyName(const Arguments& arguments)
{
    for (const Option& option : arguments.command().options) {
        const bool isName = option.takes == Option::Takes::One
                            && (option.required || option.key == "resource-group");
        if (isName && arguments.given(option.key) && arguments.text(option.key).empty())
            return Failure{1, "argument " + option.spelling() + " must not be empty"};
    }
    return std::nullopt;
}

/// A tag without a value, which the generated commands refuse.
std::optional<Failure> tagWithoutValue(const Arguments& arguments)
{
    if (!arguments.command().isGenerated())
        return std::nullopt;
    for (const std::string& tag : arguments.list("tags")) {
        if (!tag.empty() && tag.find('=') == std::string::npos)
            return Failure{1, fmt::format("Failed to parse '--tags' argument: dict type value "
                                          "expected, got {}(<class 'str'>)",
                                          pythonQuoted(tag))};
    }
    return std::nullopt;
}

/// The command's answer for each id, or for what its options say.
Answer answerOf(Az& az, Arguments arguments)
{
    if (auto empty = emptyName(arguments))
        return tl::unexpected<Failure>(std::move(*empty));
    if (auto error = tagWithoutValue(arguments))
        return tl::unexpected<Failure>(std::move(*error));
    const std::vector<std::string> ids = arguments.list("ids");
    if (ids.empty()) {
        if (auto missing = missingPart(arguments))
            return tl::unexpected<Failure>(std::move(*missing));
        return arguments.command().run(az, arguments);
    }
    Json list = Json::array();
    for (const std::string& id : ids) {
        if (const auto set = setFromId(arguments, id); !set)
            return tl::unexpected<Failure>(set.error());
        arguments.set("ids", id);
        Answer answer = arguments.command().run(az, arguments);
        if (!answer || ids.size() == 1)
            return answer;
        list.push_back(std::move(*answer));
    }
    return list;
}

bool isKnownSubscription(Az& az, const Arguments& arguments)
{
    // Scripts name the subscription that they deploy to: it begins with its first group.
    const std::string id = az.subscription(arguments);
    return arm::isGuid(id) || az.get("/subscriptions/" + id);
}

/// Runs a command whose line has been read.
ProgramResult runCommand(Az& az, const Arguments& arguments)
{
    std::optional<jmespath::Expression> query;
    if (arguments.given("query")) {
        auto parsed = jmespath::Expression::parse(arguments.text("query"));
        if (!parsed)
            return failed({2, fmt::format("argument --query: invalid jmespath_type value: {}",
                                          pythonQuoted(arguments.text("query")))});
        query = std::move(*parsed);
    }
    // `az account` has words of its own for it.
    if (arguments.given("subscription") && !arguments.command().path.starts_with("account ")
        && !isKnownSubscription(az, arguments))
        return failed({1, fmt::format("The subscription of '{}' doesn't exist in cloud "
                                      "'AzureCloud'.",
                                      arguments.text("subscription"))});
    const azure::Document before = az.document();
    Answer answer = answerOf(az, arguments);
    if (!answer) {
        az.provider().setDocument(before);
        return failed(answer.error());
    }
    if (arguments.flag("no-wait"))
        return {};
    const OutputFormat format =
        parseOutputFormat(arguments.given("output") ? arguments.text("output") : "json");
    // A line of tsv has the members by name, except those of an object that the query made.
    if (format == OutputFormat::AsTsv)
        answer = sortedByName(*answer);
    if (query && !answer->is_null()) {
        auto found = query->search(*answer);
        if (!found)
            return failed({1, fmt::format("Invalid jmespath query supplied for `--query`: {}\n{}",
                                          found.error().message, kQueryHelp)});
        answer = std::move(*found);
    }
    const Transformer table = arguments.command().table;
    if (format == OutputFormat::AsTable && !query && table != nullptr && !answer->is_null()) {
        answer = table(*answer);
        if (!answer)
            return failed(answer.error());
    }
    ProgramResult result;
    result.out = print(*answer, format, !query && table == nullptr);
    return result;
}

} // namespace

CommandTable::CommandTable()
{
    for (const auto& commands : {accountCommands(), networkCommands(), interfaceCommands(),
                                 securityCommands(), routeCommands(), gatewayCommands(),
                                 machineCommands(), resourceCommands(), watcherCommands()}) {
        for (const CommandText& text : commands)
            m_commands.push_back(readCommand(text));
    }
    std::sort(m_commands.begin(), m_commands.end(),
              [](const Command& a, const Command& b) { return a.path < b.path; });
}

const CommandTable& CommandTable::instance()
{
    static const CommandTable table;
    return table;
}

const Command* CommandTable::find(std::string_view path) const
{
    const auto place = std::lower_bound(
        m_commands.begin(), m_commands.end(), path,
        [](const Command& command, std::string_view p) { return command.path < p; });
    return place != m_commands.end() && place->path == path ? &*place : nullptr;
}

bool CommandTable::isGroup(std::string_view path) const
{
    return std::any_of(m_commands.begin(), m_commands.end(), [&](const Command& command) {
        return path.empty()
               || (command.path.size() > path.size() && command.path.starts_with(path)
                   && command.path[path.size()] == ' ');
    });
}

std::vector<std::string> CommandTable::childrenOf(std::string_view path) const
{
    std::vector<std::string> children;
    for (const Command& command : m_commands) {
        std::string_view rest = command.path;
        if (!path.empty()) {
            if (!rest.starts_with(path) || rest.size() <= path.size() || rest[path.size()] != ' ')
                continue;
            rest.remove_prefix(path.size() + 1);
        }
        const std::string word(rest.substr(0, rest.find(' ')));
        if (children.empty() || children.back() != word)
            children.push_back(word);
    }
    return children;
}

ProgramResult runAz(Az& az, const std::vector<std::string>& words, bool confirmed)
{
    const CommandTable& table = CommandTable::instance();
    const Named named = nameOf(table, words);
    const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(named.words),
                                        words.end());
    const Command* command = table.find(named.path);
    if (command == nullptr) {
        const bool asksHelp = !rest.empty() && (rest.front() == "-h" || rest.front() == "--help");
        ProgramResult help;
        help.out = helpOfGroup(named.path);
        if (asksHelp || words.empty())
            return help;
        if (rest.empty() || rest.front().starts_with('-')) {
            ProgramResult result =
                failed({2, fmt::format("the following arguments are required: {}",
                                       named.path.empty() ? "_command_package" : "_subcommand")});
            result.err += '\n' + help.out;
            return result;
        }
        return unknownCommand(table, named.path, rest);
    }
    const auto arguments = Arguments::parse(*command, rest, az.state().defaults);
    if (!arguments)
        return failed(arguments.error());
    ProgramResult result;
    if (arguments->flag("help")) {
        result.out = helpOf(*command);
        return result;
    }
    if (command->confirms && !confirmed && !arguments->given("yes")) {
        result.question = "Are you sure you want to perform this operation? (y/n): ";
        return result;
    }
    return runCommand(az, *arguments);
}

} // namespace peerscape::shell
