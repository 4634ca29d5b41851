#include "core/arm/message.h"
#include "core/azure/names.h"
#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <fmt/format.h>

#include <array>

namespace peerscape::shell {

namespace {

/// The resource that a command names by its id, or by group, type and name.
tl::expected<std::string, Failure> resourcePath(const Az& az, const Arguments& arguments,
                                                const char* idKey)
{
    if (std::string id = arguments.text(idKey); !id.empty())
        return id;
    const std::string space = arguments.text("namespace");
    const std::string type = (space.empty() ? "" : space + '/') + arguments.text("resource-type");
    if (arguments.text("name").empty() || arguments.text("resource-group").empty()
        || type.find('/') == std::string::npos)
        return refuse(fmt::format("usage error: --{} ID | --resource-group RG --resource-type "
                                  "NAMESPACE/TYPE --name NAME",
                                  idKey));
    const std::string parent = arguments.text("parent");
    const std::size_t slash = type.find('/');
    return az.groupPath(arguments) + "/providers/" + type.substr(0, slash + 1)
           + (parent.empty() ? "" : parent + '/') + type.substr(slash + 1) + '/'
           + arguments.text("name");
}

/// As az shows a resource of any type: what it knows in its own order, null where there is nothing.
Json shown(const Json& resource)
{
    Json made;
    for (const char* member :
         {"extendedLocation", "id", "identity", "kind", "location", "managedBy", "name", "plan",
          "properties", "resourceGroup", "sku", "tags", "type", "zones"}) {
        const auto own = resource.find(member);
        if (std::string_view(member) == "resourceGroup") {
            const std::string id = resource.value("id", std::string());
            const auto parts = azure::splitResourceId(id);
            made[member] = parts ? std::string(parts->resourceGroup) : std::string();
        } else if (own != resource.end()) {
            made[member] = *own;
        } else if (std::string_view(member) != "zones") {
            made[member] = nullptr;
        }
    }
    return made;
}

Answer createAny(Az& az, const Arguments& arguments)
{
    const auto path = resourcePath(az, arguments, "id");
    if (!path)
        return tl::unexpected<Failure>(path.error());
    const std::string text = arguments.text("properties");
    auto parsed = arm::parseBody(text);
    if (!parsed)
        return refuse("Error parsing JSON.\n" + text + '\n' + parsed.error().message);
    Json body;
    if (arguments.flag("is-full-object")) {
        body = std::move(*parsed);
        if (!body.is_object() || !body.contains("location"))
            return refuse("location of the resource is required");
    } else {
        body["location"] = arguments.text("location");
        if (!arguments.given("location")) {
            const auto parts = azure::splitResourceId(*path);
            const Answer group =
                az.get(fmt::format("/subscriptions/{}/resourceGroups/{}",
                                   parts ? parts->subscription : std::string_view(),
                                   parts ? parts->resourceGroup : std::string_view()));
            if (!group)
                return group;
            body["location"] = (*group)["location"];
        }
        body["properties"] = std::move(*parsed);
    }
    std::map<std::string, std::string> query;
    if (arguments.given("api-version"))
        query["api-version"] = arguments.text("api-version");
    const Answer answer = az.put(*path, std::move(body), std::move(query));
    return answer ? Answer(shown(*answer)) : answer;
}

Answer showAny(Az& az, const Arguments& arguments)
{
    const auto path = resourcePath(az, arguments, "ids");
    if (!path)
        return tl::unexpected<Failure>(path.error());
    const Answer answer = az.get(*path);
    return answer ? Answer(shown(*answer)) : answer;
}

Answer listAny(Az& az, const Arguments& arguments)
{
    const Answer answer = az.get((arguments.text("resource-group").empty()
                                      ? "/subscriptions/" + az.subscription(arguments)
                                      : az.groupPath(arguments))
                                 + "/resources");
    if (!answer)
        return answer;
    const std::string type = arguments.text("resource-type");
    const std::string name = arguments.text("name");
    Json list = Json::array();
    for (const Json& item : (*answer)["value"]) {
        if ((type.empty() || equalsIgnoringCase(item["type"].get<std::string>(), type))
            && (name.empty() || equalsIgnoringCase(item["name"].get<std::string>(), name)))
            list.push_back(shown(item));
    }
    return list;
}

Answer resourceTable(const Json& answer)
{
    Json rows = Json::array();
    for (const Json& item : answer)
        rows.push_back({{"Name", item["name"]},
                        {"ResourceGroup", item["resourceGroup"]},
                        {"Location", item["location"]},
                        {"Type", item["type"]},
                        {"Status", ""}});
    return rows;
}

constexpr std::array kResourceCommands{
    CommandText{"resource create|Create a resource of any type.|--id --name/-n @g --resource-type "
                "--namespace --parent --api-version --properties/-p* --is-full-object! @l",
                createAny},
    CommandText{"resource list|List resources of any type.|@g --resource-type --name/-n", listAny,
                resourceTable},
    CommandText{"resource show|Get a resource of any type.|--ids+ --name/-n @g --resource-type "
                "--namespace --parent --api-version",
                showAny},
};

} // namespace

std::span<const CommandText> resourceCommands()
{
    return kResourceCommands;
}

} // namespace peerscape::shell
