#include "core/arm/front_door.h"
#include "core/arm/resource_path.h"
#include "core/shell/az/close_match.h"
#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// The session itself: account, help, jobs, secrets, raw requests.
namespace peerscape::shell::pwsh {

namespace {

// Account.

Json subscriptions(const Call& call)
{
    return sendRequest(call, arm::Method::Get, "/subscriptions")["value"];
}

Value contextObject(const Json& subscription)
{
    auto context = newObject("PSContext");
    const auto name = subscription["displayName"].get<std::string>();
    const auto id = subscription["subscriptionId"].get<std::string>();
    context->set("Name", fmt::format("{} ({})", name, id));
    context->set("Account", "you@peerscape.local");
    context->set("SubscriptionName", name);
    context->set("Environment", "AzureCloud");
    context->set("TenantId", subscription["tenantId"].get<std::string>());
    auto inner = newObject("PSAzureSubscription");
    inner->set("Id", id);
    inner->set("Name", name);
    context->set("Subscription", Value(inner));
    return context;
}

void getContext(Call& call)
{
    const std::string current = subscriptionPath(call.shell).substr(15);
    for (const Json& item : subscriptions(call)) {
        if (equalsIgnoringCase(item["subscriptionId"].get<std::string>(), current))
            call.out.push_back(contextObject(item));
    }
}

void setContext(Call& call)
{
    const std::string wanted =
        call.arguments.text("Subscription", call.arguments.text("SubscriptionId"));
    for (const Json& item : subscriptions(call)) {
        const auto id = item["subscriptionId"].get<std::string>();
        if (equalsIgnoringCase(id, wanted)
            || equalsIgnoringCase(item["displayName"].get<std::string>(), wanted)) {
            call.shell.host().state.subscription = id;
            call.out.push_back(contextObject(item));
            return;
        }
    }
    if (arm::isGuid(wanted)) {
        // Scripts name the subscription that they deploy to: it begins with its first group.
        call.shell.host().state.subscription = wanted;
        return;
    }
    throw call.error(
        fmt::format("Please provide a valid tenant or a valid subscription: '{}'.", wanted));
}

void getSubscription(Call& call)
{
    for (const Json& item : subscriptions(call)) {
        auto row = newObject("PSAzureSubscription");
        row->set("Name", item["displayName"].get<std::string>());
        row->set("Id", item["subscriptionId"].get<std::string>());
        row->set("TenantId", item["tenantId"].get<std::string>());
        row->set("State", item["state"].get<std::string>());
        call.out.emplace_back(row);
    }
}

// Help.

void getCommand(Call& call)
{
    std::string name = call.arguments.text("Name", "*");
    const std::string noun = call.arguments.text("Noun", "*");
    const std::string verb = call.arguments.text("Verb", "*");
    const std::size_t before = call.out.size();
    for (const Cmdlet& cmdlet : CmdletTable::instance().all()) {
        const std::size_t dash = cmdlet.name.find('-');
        if (!isLike(cmdlet.name, name) || !isLike(cmdlet.name.substr(dash + 1), noun)
            || !isLike(cmdlet.name.substr(0, dash), verb))
            continue;
        auto row = newObject("Command");
        row->set("CommandType", "Cmdlet");
        row->set("Name", cmdlet.name);
        const bool isAzure = cmdlet.name.compare(dash + 1, 2, "Az") == 0;
        row->set("Version", isAzure ? "7.0.0" : "7.4.6");
        row->set("Source", isAzure ? "Az" : "Microsoft.PowerShell");
        call.out.emplace_back(row);
    }
    if (call.out.size() == before && name.find('*') == std::string::npos)
        throw call.error(fmt::format("The term '{}' is not recognized as a name of a cmdlet, "
                                     "function, script file, or executable program. Check the "
                                     "spelling of the name, or if a path was included, verify "
                                     "that the path is correct and try again.",
                                     name));
}

void getHelp(Call& call)
{
    const std::string name = call.arguments.text("Name");
    if (name.empty()) {
        call.out.emplace_back("Get-Command lists the cmdlets of this offline shell, Get-Help NAME "
                              "says what one takes.");
        return;
    }
    const Cmdlet* cmdlet = CmdletTable::instance().find(name);
    if (cmdlet == nullptr)
        throw call.error(
            fmt::format("Get-Help could not find {} in a help file in this session.", name));
    std::string text = "\nNAME\n    " + cmdlet->name + "\n\nSYNOPSIS\n    " + cmdlet->summary
                       + "\n\nSYNTAX\n    " + cmdlet->name;
    for (const Parameter& parameter : cmdlet->parameters) {
        std::string one = '-' + parameter.name;
        if (parameter.position >= 0)
            one = '[' + one + ']';
        if (!parameter.isSwitch)
            one += parameter.isList ? " <String[]>" : " <String>";
        text += parameter.isMandatory ? ' ' + one : " [" + one + ']';
    }
    call.out.emplace_back(text + " [<CommonParameters>]\n");
}

// Jobs.

Job* findJob(Call& call)
{
    std::vector<Job>& jobs = call.shell.jobs();
    const auto object = call.arguments.object("Job");
    std::string id = object != nullptr ? object->text("Id") : call.arguments.text("Job");
    if (call.arguments.given("Id"))
        id = call.arguments.text("Id");
    const std::string name = call.arguments.text("Name");
    for (Job& job : jobs) {
        if ((!id.empty() && std::to_string(job.id) == id)
            || (!name.empty() && isLike(job.name, name)))
            return &job;
    }
    throw call.error(fmt::format("The command cannot find a job with the job ID {}. Verify the "
                                 "value of the Id parameter and then try the command again.",
                                 id.empty() ? name : id));
}

bool namesJob(const Call& call)
{
    return call.arguments.given("Id") || call.arguments.given("Job")
           || call.arguments.given("Name");
}

void getJob(Call& call)
{
    if (namesJob(call)) {
        call.out.push_back(call.shell.jobObject(*findJob(call)));
        return;
    }
    for (const Job& job : call.shell.jobs())
        call.out.push_back(call.shell.jobObject(job));
}

void receiveJob(Call& call)
{
    Job& job = *findJob(call);
    if (!job.error.empty())
        throw PowerShellError{job.error};
    call.out.insert(call.out.end(), job.results.begin(), job.results.end());
    if (!call.arguments.flag("Keep"))
        job.results.clear();
}

void removeJob(Call& call)
{
    const std::int64_t id = findJob(call)->id;
    std::erase_if(call.shell.jobs(), [&](const Job& job) { return job.id == id; });
}

// Secrets.

void toSecureString(Call& call)
{
    if (!call.arguments.flag("AsPlainText"))
        throw call.error("Only -AsPlainText is part of this offline shell.");
    auto secret = newObject(kSecureString);
    secret->set("Length", static_cast<std::int64_t>(call.arguments.text("String").size()));
    secret->set("Secret", call.arguments.text("String"));
    call.out.emplace_back(secret);
}

Value credentialObject(const std::string& user, Value password)
{
    auto credential = newObject(kCredential);
    credential->set("UserName", user);
    credential->set("Password", std::move(password));
    return credential;
}

void getCredential(Call& call)
{
    std::string user = call.arguments.text("UserName", call.arguments.text("Credential"));
    if (user.empty())
        user = call.shell.ask("User: ");
    const std::string password = call.shell.ask(fmt::format("Password for user {}: ", user), true);
    auto secret = newObject(kSecureString);
    secret->set("Length", static_cast<std::int64_t>(password.size()));
    secret->set("Secret", password);
    call.out.push_back(credentialObject(user, Value(secret)));
}

void readHost(Call& call)
{
    const std::string prompt = call.arguments.text("Prompt");
    const bool isSecret = call.arguments.flag("AsSecureString");
    const std::string answer = call.shell.ask(prompt.empty() ? prompt : prompt + ": ", isSecret);
    if (!isSecret) {
        call.out.emplace_back(answer);
        return;
    }
    auto secret = newObject(kSecureString);
    secret->set("Length", static_cast<std::int64_t>(answer.size()));
    secret->set("Secret", answer);
    call.out.emplace_back(secret);
}

void newObjectOf(Call& call)
{
    const std::string type = toLower(call.arguments.text("TypeName"));
    List arguments = call.arguments.list("ArgumentList");
    if (arguments.size() == 1 && arguments.front().list() != nullptr)
        arguments = itemsOf(arguments.front());
    if (type.ends_with("pscredential")) {
        if (arguments.size() != 2)
            throw call.error("A constructor was not found. Cannot find an appropriate constructor "
                             "for type System.Management.Automation.PSCredential.");
        call.out.push_back(credentialObject(textOf(arguments[0]), arguments[1]));
        return;
    }
    if (type == "psobject" || type == "pscustomobject") {
        auto object = newObject("PSCustomObject");
        if (const auto members = call.arguments.object("Property"))
            object->members = members->members;
        call.out.emplace_back(object);
        return;
    }
    throw call.error(fmt::format("Cannot find type [{}]: verify that the assembly containing this "
                                 "type is loaded.",
                                 call.arguments.text("TypeName")));
}

// Requests.

void invokeRest(Call& call)
{
    constexpr std::string_view kHost = "https://management.azure.com";
    std::string path = call.arguments.text("Path", call.arguments.text("Uri"));
    if (path.starts_with(kHost))
        path.erase(0, kHost.size());
    arm::Request request;
    const std::string method = toLower(call.arguments.text("Method", "GET"));
    using Method = arm::Method;
    request.method = method == "put"      ? Method::Put
                     : method == "patch"  ? Method::Patch
                     : method == "post"   ? Method::Post
                     : method == "delete" ? Method::Delete
                                          : Method::Get;
    const std::size_t question = path.find('?');
    if (question != std::string::npos) {
        const std::string query = path.substr(question + 1);
        for (std::size_t at = 0; at < query.size();) {
            const std::size_t end = std::min(query.find('&', at), query.size());
            const std::string pair = query.substr(at, end - at);
            const std::size_t equals = std::min(pair.find('='), pair.size());
            request.query[pair.substr(0, equals)] =
                equals < pair.size() ? pair.substr(equals + 1) : std::string();
            at = end + 1;
        }
    }
    request.path = path.substr(0, question);
    arm::Response response;
    if (auto body = arm::parseBody(call.arguments.text("Payload"))) {
        request.body = std::move(*body);
        response = call.shell.host().provider.handle(request);
    } else {
        response = arm::errorResponse(body.error());
    }
    auto result = newObject("PSHttpResponse");
    result->set("StatusCode", std::int64_t{response.status});
    result->set("Content", response.body.is_null()
                               ? std::string()
                               : response.body.dump(2, ' ', false, Json::error_handler_t::replace));
    result->set("Version", "1.1");
    result->set("Method", toLower(call.arguments.text("Method", "GET")));
    call.out.emplace_back(result);
}

// The console.

void getLocation(Call& call)
{
    auto row = newObject("PathInfo");
    row->set("Path", "/home/" + call.shell.host().user);
    call.out.emplace_back(row);
}

void setLocation(Call& call)
{
    const std::string path = call.arguments.text("Path", "~");
    if (path != "~" && path != "." && path != "/home/" + call.shell.host().user)
        throw call.error(fmt::format("Cannot find path '{}' because it does not exist.", path));
}

void getChildren(Call& call)
{
    const auto add = [&](const std::string& name, std::size_t size) {
        auto row = newObject("Entry");
        row->set("Mode", "-a---");
        row->set("Length", static_cast<std::int64_t>(size));
        row->set("Name", name);
        call.out.emplace_back(row);
    };
    const std::string pattern = call.arguments.text("Path", "*");
    for (const auto& [name, text] : call.shell.host().files) {
        if (isLike(name, pattern) && (call.arguments.flag("Force") || !name.starts_with('.')))
            add(name, text.size());
    }
    if (call.arguments.flag("Force") && pattern == "*")
        add(".bashrc", 0);
}

void doNothing(Call&) {}

constexpr std::array kSessionCmdlets{
    CmdletText{"Get-AzContext|Gets the account and subscription in use.|-ListAvailable!",
               getContext},
    CmdletText{"Set-AzContext|Chooses the subscription.|-Subscription:0 -SubscriptionId",
               setContext},
    CmdletText{"Select-AzSubscription|Chooses the subscription.|-Subscription:0 -SubscriptionId",
               setContext},
    CmdletText{"Get-AzSubscription|Gets subscriptions.|", getSubscription},
    CmdletText{
        "Connect-AzAccount|Shows the account: nobody signs in here.|-UseDeviceAuthentication! "
        "-Subscription -Tenant",
        getContext},
    CmdletText{"Get-Command|Gets the cmdlets of this offline shell.|-Name:0 -Noun -Verb -Module",
               getCommand},
    CmdletText{"Get-Help|Shows what a cmdlet takes.|-Name:0 -Full! -Examples! -Detailed! -Online!",
               getHelp},
    CmdletText{"Get-Job|Gets jobs.|-Id:0 -Name -Job@PSJob<", getJob},
    CmdletText{"Wait-Job|Waits for jobs.|-Job:0@PSJob< -Id -Name -Timeout", getJob},
    CmdletText{"Receive-Job|Gets the results of jobs.|-Job:0@PSJob< -Id -Name -Keep! -Wait!",
               receiveJob},
    CmdletText{"Remove-Job|Removes jobs.|-Job:0@PSJob< -Id -Name -Force!", removeJob},
    CmdletText{"ConvertTo-SecureString|Makes a secret of a text.|-String*:0< -AsPlainText! -Force!",
               toSecureString},
    CmdletText{"Get-Credential|Asks for a user and a password.|-Credential:0 -UserName -Message",
               getCredential},
    CmdletText{"Read-Host|Reads a line.|-Prompt:0 -AsSecureString!", readHost},
    CmdletText{"New-Object|Creates an object.|-TypeName*:0 -ArgumentList[:1 -Property",
               newObjectOf},
    CmdletText{"Invoke-AzRestMethod|Sends a request to Azure Resource Manager.|-Path:0 -Uri "
               "-Method{GET,PUT,PATCH,POST,DELETE} -Payload",
               invokeRest},
    CmdletText{"Get-Location|Gets the folder.|", getLocation},
    CmdletText{"Set-Location|Sets the folder.|-Path:0", setLocation},
    CmdletText{"Get-ChildItem|Lists the files of the console.|-Path:0 -Force!", getChildren},
    CmdletText{"Start-Sleep|Waits: no time passes here.|-Seconds:0 -Milliseconds", doNothing},
    CmdletText{"Set-StrictMode|Does nothing here.|-Version -Off!", doNothing},
    CmdletText{"Import-Module|The modules are loaded.|-Name:0", doNothing},
};

} // namespace

std::span<const CmdletText> sessionCmdlets()
{
    return kSessionCmdlets;
}

} // namespace peerscape::shell::pwsh
