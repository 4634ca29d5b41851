#include "core/arm/deployments.h"
#include "core/arm/provider.h"
#include "core/arm/template_run.h"
#include "core/write/wide_json.h"

#include <algorithm>
#include <set>

namespace peerscape::arm {

namespace {

/// Members that the service sets by itself, which are no change of anybody's.
bool isOfTheService(std::string_view name)
{
    return name == "etag" || name == "provisioningState" || name == "resourceGuid";
}

Json withoutTheServices(const Json& value)
{
    if (value.is_array()) {
        Json list = Json::array();
        for (const Json& item : value)
            list.push_back(withoutTheServices(item));
        return list;
    }
    if (!value.is_object())
        return value;
    Json object = Json::object();
    for (auto member = value.begin(); member != value.end(); ++member) {
        if (!isOfTheService(member.key()))
            write::append(object, member.key(), withoutTheServices(*member));
    }
    return object;
}

/// A resource as what-if shows it; null when it is not there.
Json stateAt(Provider& provider, const std::string& id)
{
    Request request;
    request.path = id;
    Response response = provider.handle(request);
    return response.succeeded() ? withoutTheServices(response.body) : Json();
}

Json propertyChange(std::string path, const char* type, const Json& before, const Json& after,
                    Json children = Json())
{
    Json change{{"path", std::move(path)}, {"propertyChangeType", type}};
    if (!before.is_null())
        change["before"] = before;
    if (!after.is_null())
        change["after"] = after;
    if (!children.is_null())
        change["children"] = std::move(children);
    return change;
}

void addChanges(Json& changes, const std::string& path, const Json& before, const Json& after)
{
    if (before == after)
        return;
    if (before.is_null() || after.is_null()) {
        changes.push_back(
            propertyChange(path, before.is_null() ? "Create" : "Delete", before, after));
    } else if (before.is_object() && after.is_object()) {
        const auto inner = [&](const std::string& name) {
            return path.empty() ? name : path + '.' + name;
        };
        const auto at = [](const Json& object, const std::string& name) {
            const auto member = object.find(name);
            return member != object.end() ? *member : Json();
        };
        for (auto member = before.begin(); member != before.end(); ++member)
            addChanges(changes, inner(member.key()), *member, at(after, member.key()));
        for (auto member = after.begin(); member != after.end(); ++member) {
            if (!before.contains(member.key()))
                addChanges(changes, inner(member.key()), Json(), *member);
        }
    } else if (before.is_array() && after.is_array()) {
        // Elements by their place.
        Json children = Json::array();
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            const Json one = i < before.size() ? before[i] : Json();
            const Json other = i < after.size() ? after[i] : Json();
            if (one.is_object() && other.is_object()) {
                Json within = Json::array();
                addChanges(within, {}, one, other);
                if (!within.empty())
                    children.push_back(
                        propertyChange(std::to_string(i), "Modify", one, other, std::move(within)));
            } else {
                addChanges(children, std::to_string(i), one, other);
            }
        }
        changes.push_back(propertyChange(path, "Array", before, after, std::move(children)));
    } else {
        changes.push_back(propertyChange(path, "Modify", before, after));
    }
}

Json resourceChange(const std::string& id, const Json& before, const Json& after)
{
    Json change{{"resourceId", id}};
    if (before.is_null() || after.is_null()) {
        change["changeType"] = before.is_null() ? "Create" : "Delete";
    } else {
        Json delta = Json::array();
        addChanges(delta, {}, before, after);
        change["changeType"] = delta.empty() ? "NoChange" : "Modify";
        if (!delta.empty())
            change["delta"] = std::move(delta);
    }
    if (!before.is_null())
        change["before"] = before;
    if (!after.is_null())
        change["after"] = after;
    return change;
}

/// The resources of the group that no deployment touches.
void addIgnored(Json& changes, Provider& provider, const ResourcePath& path,
                const std::set<std::string>& touched)
{
    Request request;
    request.path = "/subscriptions/" + path.subscription + "/resourceGroups/" + path.resourceGroup
                   + "/resources";
    const Response listed = provider.handle(request);
    for (const Json& item : listed.body["value"]) {
        const auto id = item["id"].get<std::string>();
        if (touched.contains(toLower(id)))
            continue;
        const Json state = stateAt(provider, id);
        changes.push_back(
            {{"resourceId", id}, {"changeType", "Ignore"}, {"before", state}, {"after", state}});
    }
}

} // namespace

Response whatIf(const azure::Document& document, const ResourcePath& path, const Request& request)
{
    Response response;
    const Json properties = request.body.is_object() && request.body.contains("properties")
                                    && request.body["properties"].is_object()
                                ? request.body["properties"]
                                : Json::object();
    const std::string location = request.body.is_object() && request.body.contains("location")
                                         && request.body["location"].is_string()
                                     ? request.body["location"].get<std::string>()
                                     : std::string();
    if (!path.resourceGroup.empty() && !findGroup(document, path.subscription, path.resourceGroup))
        return errorResponse({"ResourceGroupNotFound",
                              "Resource group '" + path.resourceGroup + "' could not be found.",
                              {}});
    auto result = runTemplate(document, path, location, properties);
    if (!result) {
        // The question is answered: that it would fail.
        response.body = {
            {"status", "Failed"},
            {"error", {{"code", result.error().code}, {"message", result.error().message}}}};
        return response;
    }
    Provider before(document);
    Provider after(result->document);
    Json changes = Json::array();
    std::set<std::string> touched;
    for (const DeploymentRun& run : result->runs) {
        for (const DeploymentStep& step : run.steps) {
            if (!touched.insert(toLower(step.resourceId)).second
                || step.resourceId.find("/Microsoft.Resources/deployments/") != std::string::npos)
                continue;
            if (step.failure) {
                changes.push_back({{"resourceId", step.resourceId},
                                   {"changeType", "Unsupported"},
                                   {"unsupportedReason", step.failure->message}});
                continue;
            }
            changes.push_back(resourceChange(step.resourceId, stateAt(before, step.resourceId),
                                             stateAt(after, step.resourceId)));
        }
    }
    if (!path.resourceGroup.empty())
        addIgnored(changes, before, path, touched);
    response.body = {{"status", "Succeeded"}, {"properties", {{"changes", std::move(changes)}}}};
    return response;
}

} // namespace peerscape::arm
