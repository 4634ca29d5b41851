#include "core/arm/front_door.h"
#include "core/arm/identity.h"
#include "core/azure/names.h"
#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace peerscape::shell {

namespace {

std::string groupPath(const Az& az, const Arguments& arguments)
{
    return "/subscriptions/" + az.subscription(arguments) + "/resourceGroups/"
           + arguments.text("name");
}

/// A group as az shows it, with members that have no value.
Json shownGroup(Json group)
{
    for (const char* name : {"managedBy", "tags"}) {
        if (!group.contains(name))
            group[name] = nullptr;
    }
    return group;
}

Answer createResourceGroup(Az& az, const Arguments& arguments)
{
    Json body;
    body["location"] = arguments.text("location");
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    if (arguments.given("managed-by"))
        body["managedBy"] = arguments.text("managed-by");
    const Answer answer = az.put(groupPath(az, arguments), std::move(body));
    return answer ? Answer(shownGroup(*answer)) : answer;
}

Answer showGroup(Az& az, const Arguments& arguments)
{
    const Answer answer = az.get(groupPath(az, arguments));
    return answer ? Answer(shownGroup(*answer)) : answer;
}

Answer listGroups(Az& az, const Arguments& arguments)
{
    const Answer answer =
        az.get("/subscriptions/" + az.subscription(arguments) + "/resourceGroups");
    if (!answer)
        return answer;
    const std::string tag = arguments.text("tag");
    const std::string name = tag.substr(0, tag.find('='));
    Json list = Json::array();
    for (const Json& group : (*answer)["value"]) {
        const Json tags = group.value("tags", Json::object());
        const bool fits =
            tag.empty()
            || (tags.contains(name) && (name == tag || tags[name] == tag.substr(name.size() + 1)));
        if (fits)
            list.push_back(shownGroup(group));
    }
    return list;
}

Answer groupExists(Az& az, const Arguments& arguments)
{
    return Json(bool(az.get(groupPath(az, arguments))));
}

Answer deleteGroup(Az& az, const Arguments& arguments)
{
    return az.remove(groupPath(az, arguments));
}

/// A request as it is, to the stand-in of Azure Resource Manager.
Answer sendRest(Az& az, const Arguments& arguments)
{
    constexpr std::string_view kHost = "https://management.azure.com";
    std::string path = arguments.text("url");
    if (path.starts_with(kHost))
        path.erase(0, kHost.size());
    if (!path.starts_with('/'))
        return refuse("Only Azure Resource Manager is part of this offline shell: "
                      "https://management.azure.com/…");
    std::map<std::string, std::string> query;
    const std::size_t question = std::min(path.find('?'), path.size());
    for (std::size_t at = question + 1; at < path.size();) {
        const std::size_t end = std::min(path.find('&', at), path.size());
        const std::size_t equals = std::min(path.find('=', at), end);
        query[path.substr(at, equals - at)] =
            equals < end ? path.substr(equals + 1, end - equals - 1) : std::string();
        at = end + 1;
    }
    path.resize(question);
    auto parsed = arm::parseBody(arguments.text("body"));
    if (!parsed)
        return refuse("Bad Request(" + parsed.error().message + ')');
    constexpr std::array kMethods{
        std::pair("delete", arm::Method::Delete), std::pair("get", arm::Method::Get),
        std::pair("head", arm::Method::Get),      std::pair("patch", arm::Method::Patch),
        std::pair("post", arm::Method::Post),     std::pair("put", arm::Method::Put)};
    const std::string name = arguments.text("method");
    const auto* method = std::find_if(kMethods.begin(), kMethods.end(),
                                      [&](const auto& known) { return known.first == name; });
    arm::Response response = az.provider().handle(
        {method->second, std::move(path), std::move(query), std::move(*parsed), {}});
    if (name == "head")
        response.body = {};
    if (response.succeeded())
        return method->second == arm::Method::Delete ? Json() : std::move(response.body);
    // The answer as it came, as the program does not look into it.
    std::string refusal(arm::reasonOf(response.status));
    if (!response.body.is_null())
        refusal += '(' + response.body.dump() + ')';
    return refuse(std::move(refusal));
}

Json account(const std::string& id, const std::string& name, const std::string& tenant,
             bool isDefault)
{
    Json account;
    account["environmentName"] = "AzureCloud";
    account["homeTenantId"] = tenant;
    account["id"] = id;
    account["isDefault"] = isDefault;
    account["managedByTenants"] = Json::array();
    account["name"] = name;
    account["state"] = "Enabled";
    account["tenantId"] = tenant;
    account["user"] = {{"name", "you@peerscape.local"}, {"type", "user"}};
    return account;
}

Json accounts(Az& az)
{
    const Answer answer = az.get("/subscriptions");
    const std::string current = az.subscription(Arguments());
    Json list = Json::array();
    for (const Json& item : (*answer)["value"]) {
        const auto id = item["subscriptionId"].get<std::string>();
        list.push_back(account(id, item["displayName"].get<std::string>(),
                               item["tenantId"].get<std::string>(),
                               equalsIgnoringCase(id, current)));
    }
    return list;
}

/// The subscription of this name or id; null when there is none.
Json findAccount(Az& az, const std::string& wanted)
{
    for (const Json& item : accounts(az)) {
        if (equalsIgnoringCase(item["id"].get<std::string>(), wanted)
            || equalsIgnoringCase(item["name"].get<std::string>(), wanted))
            return item;
    }
    return {};
}

tl::unexpected<Failure> noSubscription(const std::string& wanted)
{
    return refuse(
        fmt::format("The subscription of '{}' doesn't exist in cloud 'AzureCloud'.", wanted));
}

/// A list calls the cloud of an account by another name than the account does.
Answer listAccounts(Az& az, const Arguments&)
{
    Json list = Json::array();
    for (const Json& item : accounts(az)) {
        Json entry{{"cloudName", item["environmentName"]}};
        for (auto member = item.begin(); member != item.end(); ++member) {
            if (member.key() != "environmentName")
                entry[member.key()] = *member;
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Answer setAccount(Az& az, const Arguments& arguments)
{
    const std::string wanted = arguments.text("subscription");
    const Json found = findAccount(az, wanted);
    if (found.is_null())
        return noSubscription(wanted);
    az.state().subscription = found["id"].get<std::string>();
    return Json();
}

Answer showVersion(Az&, const Arguments&)
{
    return Json{{"azure-cli", "2.45.0"},
                {"azure-cli-core", "2.45.0"},
                {"azure-cli-telemetry", "1.0.8"},
                {"extensions", Json::object()}};
}

/// Logging in, without asking anybody: what does not go together is refused.
Answer login(Az& az, const Arguments& arguments)
{
    const auto hasOneOf = [&](std::initializer_list<const char*> keys) {
        return std::any_of(keys.begin(), keys.end(),
                           [&](const char* key) { return arguments.given(key); });
    };
    if (hasOneOf({"password", "service-principal", "tenant"}) && arguments.given("identity"))
        return refuse("usage error: '--identity' is not applicable with other arguments");
    if (hasOneOf({"password", "service-principal", "username", "identity"})
        && arguments.given("use-device-code"))
        return refuse("usage error: '--use-device-code' is not applicable with other arguments");
    if (arguments.given("service-principal") && !arguments.given("username"))
        return refuse("usage error: --service-principal --username NAME --password SECRET --tenant "
                      "TENANT");
    if (arguments.given("username") && !hasOneOf({"password", "identity"}))
        return refuse("Please specify both username and password in non-interactive mode.");
    return listAccounts(az, arguments);
}

Answer logout(Az&, const Arguments&)
{
    return Json();
}

/// `group=learn-rg location=northeurope`: names of defaults and what they stand for. Names begin
/// with a prefix; others are settings of the real program that change nothing here.
Answer setDefaults(Az& az, const std::vector<std::string>& words, std::string_view prefix,
                   const char* usage)
{
    Defaults& defaults = az.state().defaults;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        std::string name = word.substr(0, equals);
        if (equals == std::string::npos || (!prefix.empty() && name.find('.') == std::string::npos))
            return refuse(usage);
        if (!name.starts_with(prefix))
            continue;
        name.erase(0, prefix.size());
        const std::string key = name == "group" ? "resource-group" : name;
        const auto place = std::find_if(defaults.begin(), defaults.end(),
                                        [&](const auto& known) { return known.first == key; });
        const std::string value = word.substr(equals + 1);
        if (place != defaults.end())
            place->second = value;
        else
            defaults.emplace_back(key, value);
    }
    std::erase_if(defaults, [](const auto& known) { return known.second.empty(); });
    return Json();
}

Answer configure(Az& az, const Arguments& arguments)
{
    if (arguments.flag("list-defaults")) {
        Json list = Json::array();
        for (const auto& [key, value] : az.state().defaults)
            list.push_back({{"name", key == "resource-group" ? "group" : key},
                            {"source", "session"},
                            {"value", value}});
        return list;
    }
    return setDefaults(az, arguments.list("defaults"), {},
                       "usage error: --defaults STRING=STRING STRING=STRING ...");
}

Answer setConfig(Az& az, const Arguments& arguments)
{
    return setDefaults(az, arguments.list("key-value"), "defaults.",
                       "usage error: [section].[name]=[value] ...");
}

constexpr std::array kAccountCommands{
    CommandText{"rest|Invoke a custom request.|--method/-m{delete,get,head,patch,post,put}=get "
                "--url/--uri/-u* --body/-b",
                sendRest},
    CommandText{"group create|Create a new resource group.|"
                "--name/--resource-group/-n/-g* --location/-l* @t --managed-by",
                createResourceGroup},
    CommandText{"group list|List resource groups.|--tag", listGroups, groupTable},
    CommandText{"group show|Gets a resource group.|--name/-n/--resource-group/-g*", showGroup},
    CommandText{"group exists|Check if a resource group exists.|--name/--resource-group/-n/-g*",
                groupExists},
    CommandText{"group delete|Delete a resource group.|--name/--resource-group/-n/-g* @y "
                "--no-wait! --force-deletion-types/-f+",
                deleteGroup},
    CommandText{"account show|Get the details of a subscription.|--subscription/-s/--name/-n",
                showAccount},
    CommandText{"account list|Get a list of subscriptions for the logged in account.|"
                "--all! --refresh!",
                listAccounts, accountTable},
    CommandText{"account set|Set a subscription to be the current active subscription.|"
                "--subscription/-s/--name/-n*",
                setAccount},
    CommandText{"login|Log in to Azure: shows the account, nothing is sent.|"
                "--username/-u --password/-p --service-principal! --tenant/-t "
                "--use-device-code! --identity/-i! --allow-no-subscriptions!",
                login, accountTable},
    CommandText{"logout|Log out: does nothing here.|--username", logout},
    CommandText{"version|Show the versions of az that this shell follows.", showVersion},
    CommandText{
        "configure|Manage defaults of options.|--defaults/-d+ --list-defaults/-l?{true,false} "
        "--scope{global,local}=global",
        configure},
    CommandText{"config set|Set a configuration: defaults.group, defaults.location.|"
                "key-value+ --local!",
                setConfig},
};

} // namespace

Answer showAccount(Az& az, const Arguments& arguments)
{
    const std::string wanted = arguments.text("subscription");
    if (wanted.empty()) {
        for (const Json& item : accounts(az)) {
            if (item["isDefault"] == true)
                return item;
        }
    }
    const Json found = findAccount(az, wanted);
    if (found.is_null())
        return refuse(fmt::format(
            "Subscription '{}' not found. Check the spelling and casing and try again.", wanted));
    return found;
}

std::span<const CommandText> accountCommands()
{
    return kAccountCommands;
}

} // namespace peerscape::shell
