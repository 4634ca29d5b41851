#include "core/shell/pwsh/cmdlet.h"

#include "core/arm/resource_path.h"
#include "core/azure/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::shell::pwsh {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 32> kAliases{{
    {"select", "Select-Object"},   {"ft", "Format-Table"},
    {"fl", "Format-List"},         {"where", "Where-Object"},
    {"?", "Where-Object"},         {"sort", "Sort-Object"},
    {"measure", "Measure-Object"}, {"foreach", "ForEach-Object"},
    {"%", "ForEach-Object"},       {"echo", "Write-Output"},
    {"write", "Write-Output"},     {"dir", "Get-ChildItem"},
    {"ls", "Get-ChildItem"},       {"gci", "Get-ChildItem"},
    {"cd", "Set-Location"},        {"sl", "Set-Location"},
    {"pwd", "Get-Location"},       {"gl", "Get-Location"},
    {"gcm", "Get-Command"},        {"help", "Get-Help"},
    {"man", "Get-Help"},           {"sleep", "Start-Sleep"},
    {"cat", "Get-Content"},        {"gc", "Get-Content"},
    {"type", "Get-Content"},       {"gjb", "Get-Job"},
    {"rcjb", "Receive-Job"},       {"wjb", "Wait-Job"},
    {"gm", "Get-Member"},          {"tnc", "Test-NetConnection"},
    {"group", "Group-Object"},     {"clhy", "Clear-History"},
}};

constexpr std::size_t kMostJobs = 100;

/// What every cmdlet takes.
constexpr const char* kCommon =
    "-Verbose! -Debug! -WhatIf! -Confirm! -ErrorAction -WarningAction -InformationAction "
    "-ProgressAction -ErrorVariable -WarningVariable -OutVariable -OutBuffer "
    "-PipelineVariable -DefaultProfile";

Parameter parameterOf(std::string_view text)
{
    Parameter parameter;
    std::size_t at = 1;
    while (at < text.size()
           && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z')
               || (text[at] >= '0' && text[at] <= '9')))
        ++at;
    parameter.name = text.substr(1, at - 1);
    while (at < text.size()) {
        const char c = text[at++];
        if (c == '*')
            parameter.isMandatory = true;
        else if (c == '!')
            parameter.isSwitch = true;
        else if (c == '<')
            parameter.fromPipeline = true;
        else if (c == '~')
            parameter.byName = true;
        else if (c == '+')
            parameter.takesRest = true;
        else if (c == '[')
            parameter.isList = true;
        else if (c == ':')
            parameter.position = text[at++] - '0';
        else if (c == '@') {
            const std::size_t end = std::min(text.find_first_of("<~:*[", at), text.size());
            parameter.objectType = text.substr(at, end - at);
            at = end;
        } else if (c == '{') {
            const std::size_t end = text.find('}', at);
            for (std::size_t begin = at; begin < end;) {
                const std::size_t comma = std::min(text.find(',', begin), end);
                parameter.choices.emplace_back(text.substr(begin, comma - begin));
                begin = comma + 1;
            }
            at = end + 1;
        }
    }
    return parameter;
}

void addParameters(std::string_view text, std::vector<Parameter>& into)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at)
            into.push_back(parameterOf(text.substr(at, end - at)));
        at = end + 1;
    }
}

Cmdlet cmdletOf(const CmdletText& source)
{
    const std::string_view text = source.text;
    const std::size_t first = text.find('|');
    const std::size_t second = text.find('|', first + 1);
    Cmdlet cmdlet;
    cmdlet.name = text.substr(0, first);
    cmdlet.summary = text.substr(first + 1, second - first - 1);
    addParameters(text.substr(second + 1), cmdlet.parameters);
    cmdlet.takesObjects =
        std::any_of(cmdlet.parameters.begin(), cmdlet.parameters.end(),
                    [](const Parameter& p) { return p.fromPipeline || p.byName; });
    cmdlet.run = source.run;
    return cmdlet;
}

const std::vector<Parameter>& commonParameters()
{
    static const std::vector<Parameter> kParameters = [] {
        std::vector<Parameter> parameters;
        addParameters(kCommon, parameters);
        return parameters;
    }();
    return kParameters;
}

PowerShellError errorOf(const Cmdlet& cmdlet, const std::string& message)
{
    return {cmdlet.name + ": " + message};
}

/// A value as the parameter wants it; refuses what does not fit.
Value fitted(const Cmdlet& cmdlet, const Parameter& parameter, Value value)
{
    if (!parameter.objectType.empty()) {
        for (const Value& item : itemsOf(value)) {
            const Object* object = item.object();
            if (object == nullptr
                || (!object->isOf(parameter.objectType) && !object->isOf("PSCustomObject")))
                throw errorOf(
                    cmdlet,
                    fmt::format("Cannot bind parameter '{}'. Cannot convert the \"{}\" value of "
                                "type \"{}\" to type \"{}\".",
                                parameter.name, textOf(item), "System." + typeName(item),
                                "Microsoft.Azure.Commands.Network.Models." + parameter.objectType));
        }
        if (value.isNull())
            throw errorOf(cmdlet, fmt::format("Cannot bind argument to parameter '{}' because it "
                                              "is null.",
                                              parameter.name));
    }
    if (!parameter.choices.empty()) {
        const std::string text = textOf(value);
        for (const std::string& choice : parameter.choices) {
            if (equalsIgnoringCase(choice, text))
                return choice;
        }
        throw errorOf(cmdlet,
                      fmt::format("Cannot validate argument on parameter '{}'. The argument \"{}\" "
                                  "does not belong to the set \"{}\" specified by the ValidateSet "
                                  "attribute. Supply an argument that is in the set and then try "
                                  "the command again.",
                                  parameter.name, text, fmt::join(parameter.choices, ",")));
    }
    if (parameter.isSwitch)
        return isTrue(value);
    if (parameter.isMandatory && (value.isNull() || (value.string() && value.string()->empty())))
        throw errorOf(cmdlet,
                      fmt::format("Cannot bind argument to parameter '{}' because it is "
                                  "{}.",
                                  parameter.name, value.isNull() ? "null" : "an empty string"));
    return value;
}

Arguments bound(const Cmdlet& cmdlet, const std::vector<Word>& words)
{
    Arguments arguments;
    List positional;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (word.parameter.empty()) {
            positional.push_back(*word.value);
            continue;
        }
        const Parameter& parameter = cmdlet.parameter(word.parameter);
        if (arguments.given(parameter.name))
            throw errorOf(cmdlet,
                          fmt::format("Cannot bind parameter because parameter '{}' is specified "
                                      "more than once.",
                                      parameter.name));
        if (word.value) {
            arguments.set(parameter.name, fitted(cmdlet, parameter, *word.value));
        } else if (parameter.isSwitch) {
            arguments.set(parameter.name, true);
        } else if (i + 1 < words.size() && words[i + 1].parameter.empty()) {
            arguments.set(parameter.name, fitted(cmdlet, parameter, *words[++i].value));
        } else {
            throw errorOf(cmdlet,
                          fmt::format("Missing an argument for parameter '{}'. Specify a "
                                      "parameter of type 'System.{}' and try again.",
                                      parameter.name, parameter.isList ? "String[]" : "String"));
        }
    }
    for (const Parameter& parameter : cmdlet.parameters) {
        if (parameter.takesRest && positional.size() > 1)
            positional = {Value(std::exchange(positional, {}))};
    }
    std::size_t next = 0;
    for (int position = 0; position < 10 && next < positional.size(); ++position) {
        for (const Parameter& parameter : cmdlet.parameters) {
            if (parameter.position != position || arguments.given(parameter.name)
                || next >= positional.size())
                continue;
            arguments.set(parameter.name, fitted(cmdlet, parameter, positional[next++]));
        }
    }
    if (next < positional.size())
        throw errorOf(cmdlet,
                      fmt::format("A positional parameter cannot be found that accepts argument "
                                  "'{}'.",
                                  textOf(positional[next])));
    return arguments;
}

void requireMandatory(const Cmdlet& cmdlet, const Arguments& arguments)
{
    std::string missing;
    for (const Parameter& parameter : cmdlet.parameters) {
        if (parameter.isMandatory && !arguments.given(parameter.name))
            missing += (missing.empty() ? "" : " ") + parameter.name;
    }
    if (!missing.empty())
        throw errorOf(cmdlet,
                      "Cannot process command because of one or more missing mandatory parameters: "
                          + missing + '.');
}

/// Gives what came through the pipeline to the parameters that take it.
bool bindObject(const Cmdlet& cmdlet, const Value& item, Arguments& arguments)
{
    bool isTaken = false;
    const Object* object = item.object();
    for (const Parameter& parameter : cmdlet.parameters) {
        if (arguments.given(parameter.name))
            continue;
        const bool fits = parameter.objectType.empty()
                          || (object != nullptr && object->isOf(parameter.objectType));
        if (parameter.fromPipeline && fits && !isTaken) {
            arguments.set(parameter.name, fitted(cmdlet, parameter, item));
            isTaken = true;
        }
    }
    if (isTaken || object == nullptr)
        return isTaken;
    for (const Parameter& parameter : cmdlet.parameters) {
        const Value* member = parameter.byName ? object->find(parameter.name) : nullptr;
        if (member != nullptr && !arguments.given(parameter.name)) {
            arguments.set(parameter.name, *member);
            isTaken = true;
        }
    }
    return isTaken;
}

bool changesThings(std::string_view name)
{
    for (const std::string_view verb : {"New-Az", "Set-Az", "Add-AzVirtualNetworkP", "Remove-",
                                        "Stop-", "Start-Az", "Restart-", "Sync-", "New-Net"}) {
        if (name.starts_with(verb))
            return !name.ends_with("Config");
    }
    return false;
}

} // namespace

PowerShellError Call::error(const std::string& message) const
{
    return errorOf(cmdlet, message);
}

const Value* Arguments::value(std::string_view name) const
{
    for (const auto& [known, value] : m_values) {
        if (equalsIgnoringCase(known, name))
            return &value;
    }
    return nullptr;
}

void Arguments::set(std::string_view name, Value value)
{
    m_values.emplace_back(name, std::move(value));
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const
{
    const Value* found = value(name);
    return found != nullptr ? textOf(*found) : std::string(otherwise);
}

bool Arguments::flag(std::string_view name) const
{
    const Value* found = value(name);
    return found != nullptr && isTrue(*found);
}

List Arguments::list(std::string_view name) const
{
    const Value* found = value(name);
    return found != nullptr ? itemsOf(*found) : List();
}

std::vector<std::string> Arguments::texts(std::string_view name) const
{
    std::vector<std::string> texts;
    for (const Value& item : list(name))
        texts.push_back(textOf(item));
    return texts;
}

std::shared_ptr<Object> Arguments::object(std::string_view name) const
{
    const Value* found = value(name);
    const auto* object =
        found != nullptr ? std::get_if<std::shared_ptr<Object>>(&found->data) : nullptr;
    return object != nullptr ? *object : nullptr;
}

const Parameter& Cmdlet::parameter(const std::string& beginning) const
{
    std::vector<const Parameter*> found;
    const auto look = [&](const std::vector<Parameter>& list) -> const Parameter* {
        for (const Parameter& candidate : list) {
            if (equalsIgnoringCase(candidate.name, beginning))
                return &candidate;
            if (toLower(candidate.name).starts_with(toLower(beginning)))
                found.push_back(&candidate);
        }
        return nullptr;
    };
    if (const Parameter* exact = look(parameters))
        return *exact;
    // What a cmdlet calls its own comes before what all of them have.
    if (found.size() != 1) {
        const std::size_t own = found.size();
        if (const Parameter* exact = look(commonParameters()))
            return *exact;
        if (own > 0)
            found.resize(own);
    }
    if (found.size() == 1)
        return *found.front();
    if (found.empty())
        throw errorOf(*this, fmt::format("A parameter cannot be found that matches parameter name "
                                         "'{}'.",
                                         beginning));
    std::string names;
    for (const Parameter* candidate : found)
        names += " -" + candidate->name;
    throw errorOf(*this, fmt::format("Parameter cannot be processed because the parameter name "
                                     "'{}' is ambiguous. Possible matches include:{}.",
                                     beginning, names));
}

CmdletTable::CmdletTable()
{
    for (const auto& texts : {pipelineCmdlets(), sessionCmdlets(), networkCmdlets(),
                              interfaceCmdlets(), machineCmdlets(), guestCmdlets()}) {
        for (const CmdletText& text : texts)
            m_cmdlets.push_back(cmdletOf(text));
    }
    std::sort(m_cmdlets.begin(), m_cmdlets.end(),
              [](const Cmdlet& a, const Cmdlet& b) { return a.name < b.name; });
}

const CmdletTable& CmdletTable::instance()
{
    static const CmdletTable kTable;
    return kTable;
}

const Cmdlet* CmdletTable::find(std::string_view name) const
{
    for (const auto& [alias, full] : kAliases) {
        if (equalsIgnoringCase(alias, name))
            name = full;
    }
    for (const Cmdlet& cmdlet : m_cmdlets) {
        if (equalsIgnoringCase(cmdlet.name, name))
            return &cmdlet;
    }
    return nullptr;
}

std::span<const std::pair<const char*, const char*>> CmdletTable::aliases()
{
    return kAliases;
}

void runCmdlet(Runspace& shell, const Cmdlet& cmdlet, const std::vector<Word>& words,
               const List& input, bool hasInput, List& out)
{
    const Arguments given = bound(cmdlet, words);
    const auto runOnce = [&](const Arguments& arguments) {
        requireMandatory(cmdlet, arguments);
        shell.spend(20);
        if (arguments.flag("WhatIf") && changesThings(cmdlet.name)) {
            const std::string target = arguments.text("Name", arguments.text("DisplayName"));
            shell.print(Chunk::Kind::Output,
                        fmt::format("What if: Performing the operation \"{}\" on target \"{}\".\n",
                                    cmdlet.name, target));
            return;
        }
        Call call{shell, cmdlet, arguments, input, out};
        const azure::Document before = shell.document();
        try {
            cmdlet.run(call);
        } catch (const PowerShellError&) {
            // What fails changes nothing.
            shell.host().provider.setDocument(before);
            throw;
        }
    };
    const auto asJob = [&](const Arguments& arguments) {
        std::vector<Job>& jobs = shell.jobs();
        Job job;
        job.id = jobs.empty() ? 1 : jobs.back().id + 2;
        job.name = fmt::format("Long Running Operation for '{}' on resource '{}'", cmdlet.name,
                               arguments.text("Name"));
        job.command = cmdlet.name;
        const std::size_t first = out.size();
        try {
            runOnce(arguments);
        } catch (const PowerShellError& error) {
            job.error = error.message;
        }
        const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
        job.results.assign(begin, out.end());
        out.erase(begin, out.end());
        Value object = shell.jobObject(job);
        object.object()->set("State", "Running");
        object.object()->set("HasMoreData", true);
        jobs.push_back(std::move(job));
        if (jobs.size() > kMostJobs)
            jobs.erase(jobs.begin());
        out.push_back(std::move(object));
    };
    const auto run = [&](const Arguments& arguments) {
        if (arguments.flag("AsJob"))
            return asJob(arguments);
        const std::string action = toLower(given.text("ErrorAction"));
        try {
            runOnce(arguments);
        } catch (const PowerShellError& error) {
            if (action == "stop")
                throw PowerShellError{error.message, true};
            if (action != "silentlycontinue" && action != "ignore" && action != "continue")
                throw;
            if (action == "continue")
                shell.print(Chunk::Kind::Error, error.message + '\n');
            shell.setStatus(false, shell.lastExitCode());
        }
    };
    const std::size_t first = out.size();
    if (!cmdlet.takesObjects || !hasInput) {
        run(given);
    } else {
        for (const Value& item : input) {
            Arguments arguments = given;
            if (!bindObject(cmdlet, item, arguments))
                throw errorOf(cmdlet, "The input object cannot be bound to any parameters for the "
                                      "command either because the command does not take pipeline "
                                      "input or the input and its properties do not match any of "
                                      "the parameters that take pipeline input.");
            run(arguments);
        }
    }
    if (given.given("OutVariable"))
        shell.setVariable(given.text("OutVariable"),
                          List(out.begin() + static_cast<std::ptrdiff_t>(first), out.end()));
}

// The service.

Json sendRequest(const Call& call, arm::Method method, const std::string& path, Json body,
                 std::map<std::string, std::string> query)
{
    const arm::Response response =
        call.shell.host().provider.handle({method, path, std::move(query), std::move(body), {}});
    if (response.succeeded())
        return response.body;
    const Json& error = response.body["error"];
    const auto code = error["code"].get<std::string>();
    const auto message = error["message"].get<std::string>();
    throw call.error(
        fmt::format("{0}\nStatusCode: {1}\nReasonPhrase: {2}\nErrorCode: {3}\nErrorMessage: {0}",
                    message, response.status, arm::reasonOf(response.status), code));
}

std::string subscriptionPath(Runspace& shell)
{
    const AzState& state = shell.host().state;
    return "/subscriptions/"
           + (state.subscription.empty() ? shell.host().provider.defaultSubscription()
                                         : state.subscription);
}

std::string resourcePath(const Call& call, const std::string& group, const std::string& type,
                         const std::string& name)
{
    return subscriptionPath(call.shell) + "/resourceGroups/" + group + "/providers/" + type + '/'
           + name;
}

std::string locationOf(const Call& call)
{
    std::string location;
    for (const char c : toLower(call.arguments.text("Location"))) {
        if (c != ' ')
            location += c;
    }
    return location;
}

Json tagsOf(const Value* value)
{
    Json tags = Json::object();
    if (const Object* table = value != nullptr ? value->object() : nullptr) {
        for (const Member& member : table->members)
            tags[member.name] = textOf(member.value);
    }
    return tags;
}

void getResources(Call& call, const std::string& type, std::string_view nameParameter)
{
    const std::string group = call.arguments.text("ResourceGroupName");
    const std::string name = call.arguments.text(nameParameter);
    const bool isPattern = name.find_first_of("*?") != std::string::npos;
    if (!group.empty() && group.find('*') == std::string::npos && !name.empty() && !isPattern) {
        call.out.push_back(
            fromArm(sendRequest(call, arm::Method::Get, resourcePath(call, group, type, name))));
        return;
    }
    std::string scope = subscriptionPath(call.shell);
    if (!group.empty() && group.find('*') == std::string::npos)
        scope += "/resourceGroups/" + group;
    const Json answer = sendRequest(call, arm::Method::Get, scope + "/providers/" + type);
    for (const Json& item : answer["value"]) {
        if (name.empty() || isLike(item["name"].get<std::string>(), name))
            call.out.push_back(fromArm(item));
    }
}

} // namespace peerscape::shell::pwsh
