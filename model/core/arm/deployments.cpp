#include "core/arm/deployments.h"

#include "core/arm/identity.h"
#include "core/arm/provider.h"
#include "core/arm/template_run.h"
#include "core/azure/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::arm {

namespace {

/// Deployments that the service remembers of a group; here of all.
constexpr std::size_t kMostRecords = 800;
constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

Error deploymentNotFound(const ResourcePath& path)
{
    return {"DeploymentNotFound",
            fmt::format("Deployment '{}' could not be found.", path.names.front()),
            {}};
}

/// The path of the deployment that `path` is about: without what follows its name.
ResourcePath deploymentOf(ResourcePath path)
{
    path.types.resize(1);
    path.names.resize(1);
    return path;
}

Json errorJson(const Error& error)
{
    return {{"code", error.code}, {"message", error.message}};
}

Json resourceJson(const std::string& id)
{
    const auto parts = azure::splitResourceId(id);
    Json resource{{"id", id}};
    if (parts) {
        resource["resourceType"] =
            parts->names.empty() ? "Microsoft.Resources/resourceGroups" : parts->type;
        resource["resourceName"] = id.substr(id.rfind('/') + 1);
    }
    return resource;
}

Json operationsOf(const DeploymentRun& run)
{
    Json list = Json::array();
    for (const DeploymentStep& step : run.steps) {
        const std::string name = guidOf(run.id + " " + step.resourceId).substr(0, 16);
        Json properties{{"provisioningOperation", step.isRemoval ? "Delete" : "Create"},
                        {"provisioningState", step.failure ? "Failed" : "Succeeded"},
                        {"statusCode", !step.failure ? (step.isNew ? "Created" : "OK")
                                       : statusOf(step.failure->code) == 404 ? "NotFound"
                                       : statusOf(step.failure->code) == 409 ? "Conflict"
                                                                             : "BadRequest"}};
        if (step.failure)
            properties["statusMessage"] = {{"status", "Failed"},
                                           {"error", errorJson(*step.failure)}};
        properties["targetResource"] = resourceJson(step.resourceId);
        list.push_back({{"id", run.id + "/operations/" + name},
                        {"operationId", name},
                        {"properties", std::move(properties)}});
    }
    return list;
}

std::optional<Json> failureOf(const DeploymentRun& run)
{
    if (run.succeeded())
        return std::nullopt;
    Json error{{"code", "DeploymentFailed"}, {"target", run.id}, {"message", kDeploymentFailed}};
    if (run.outputFailure)
        error = errorJson(*run.outputFailure);
    Json details = Json::array();
    for (const DeploymentStep& step : run.steps) {
        if (step.failure)
            details.push_back(errorJson(*step.failure));
    }
    if (!details.empty())
        error["details"] = std::move(details);
    return error;
}

/// Which types of which namespaces were deployed.
Json providersOf(const DeploymentRun& run)
{
    Json providers = Json::array();
    for (const DeploymentStep& step : run.steps) {
        const auto parts = azure::splitResourceId(step.resourceId);
        if (!parts || parts->names.empty())
            continue;
        const std::size_t slash = parts->type.find('/');
        const std::string space = parts->type.substr(0, slash);
        const Json type{{"resourceType", parts->type.substr(slash + 1)}};
        auto known = std::find_if(providers.begin(), providers.end(), [&](const Json& provider) {
            return provider["namespace"] == space;
        });
        if (known == providers.end()) {
            Json provider{{"namespace", space}, {"resourceTypes", Json::array()}};
            known = providers.insert(providers.end(), std::move(provider));
        }
        Json& types = (*known)["resourceTypes"];
        if (std::find(types.begin(), types.end(), type) == types.end())
            types.push_back(type);
    }
    return providers;
}

/// A deployment as GET shows it.
Json shownOf(const DeploymentRun& run, const Json& parameters, const std::string& mode)
{
    Json properties{{"mode", equalsIgnoringCase(mode, "Complete") ? "Complete" : "Incremental"},
                    {"provisioningState", run.succeeded() ? "Succeeded" : "Failed"},
                    {"correlationId", guidOf("correlation " + run.id)},
                    {"duration", "PT0S"},
                    {"parameters", parameters},
                    {"providers", providersOf(run)},
                    {"dependencies", Json::array()}};
    if (auto error = failureOf(run)) {
        properties["error"] = std::move(*error);
    } else {
        if (!run.outputs.empty())
            properties["outputs"] = run.outputs;
        properties["outputResources"] = Json::array();
        for (const DeploymentStep& step : run.steps) {
            if (!step.isRemoval)
                properties["outputResources"].push_back({{"id", step.resourceId}});
        }
    }
    return {{"id", run.id},
            {"name", run.id.substr(run.id.rfind('/') + 1)},
            {"type", "Microsoft.Resources/deployments"},
            {"properties", std::move(properties)}};
}

/// The `properties` of a deployment's body, and its location; the error where they are missing.
Result<std::pair<Json, std::string>> contentOf(const azure::Document& document,
                                               const ResourcePath& path, const Request& request)
{
    if (!path.resourceGroup.empty() && !findGroup(document, path.subscription, path.resourceGroup))
        return fail("ResourceGroupNotFound",
                    fmt::format("Resource group '{}' could not be found.", path.resourceGroup));
    const Json& body = request.body;
    if (!body.is_object() || !body.contains("properties") || !body["properties"].is_object())
        return fail("InvalidRequestContent",
                    "The request content was invalid and could not be deserialized: 'Required "
                    "property 'properties' not found in JSON.'.");
    const bool hasLocation = body.contains("location") && body["location"].is_string();
    if (path.resourceGroup.empty() && !hasLocation)
        return fail("LocationRequired", "The location property is required for this definition.");
    return std::pair(body["properties"],
                     hasLocation ? body["location"].get<std::string>() : std::string());
}

std::string modeOf(const Json& properties)
{
    return properties.value("mode", "Incremental"); // checked by then
}

} // namespace

bool Deployments::answers(const ResourcePath& path)
{
    return equalsIgnoringCase(path.provider, "Microsoft.Resources") && !path.types.empty()
           && equalsIgnoringCase(path.types.front(), "deployments");
}

Response Deployments::handle(Provider& provider, const ResourcePath& path, const Request& request)
{
    forgetLostGroups(provider.document());
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (path.names.empty())
        return reads ? list(path, request) : methodNotAllowed(request);
    const Record* record = find(deploymentOf(path).id());
    if (path.types.size() == 1) {
        switch (request.method) {
        case Method::Put:
            return run(provider, path, request);
        case Method::Get:
            return record != nullptr ? answer(record->shown)
                                     : errorResponse(deploymentNotFound(path));
        case Method::Head:
            return answer({}, record != nullptr ? 204 : 404);
        case Method::Delete:
            if (record == nullptr)
                return answer({}, 204);
            forget(path.id());
            return answer({}, 200);
        default:
            return methodNotAllowed(request);
        }
    }
    const std::string& word = path.types[1];
    if (equalsIgnoringCase(word, "operations") && reads)
        return operations(path);
    if (request.method != Method::Post || path.names.size() != 1)
        return methodNotAllowed(request);
    if (equalsIgnoringCase(word, "validate"))
        return validate(provider, path, request);
    if (equalsIgnoringCase(word, "whatIf"))
        return whatIf(provider.document(), deploymentOf(path), request);
    if (record == nullptr)
        return errorResponse(deploymentNotFound(path));
    if (equalsIgnoringCase(word, "exportTemplate"))
        return answer({{"template", Json::parse(record->templateText, nullptr, false)}});
    if (equalsIgnoringCase(word, "cancel"))
        return errorResponse({"DeploymentCannotBeCancelled",
                              fmt::format("The deployment '{}' has ended and cannot be cancelled.",
                                          path.names.front()),
                              {}});
    return errorResponse({"NotFound", "There is no '" + word + "' here.", {}});
}

Response Deployments::run(Provider& provider, const ResourcePath& path, const Request& request)
{
    const azure::Document before = provider.document();
    auto content = contentOf(before, path, request);
    if (!content)
        return errorResponse(content.error());
    const auto& [properties, location] = *content;
    auto result = runTemplate(before, path, location, properties);
    if (!result)
        return errorResponse(result.error());
    const bool isNew = find(path.id()) == nullptr;
    Response response;
    response.status = isNew ? 201 : 200;
    for (const DeploymentRun& run : result->runs) {
        const bool isOutermost = &run == &result->runs.front();
        Record record;
        record.shown = shownOf(run, isOutermost ? result->parameters : Json::object(),
                               isOutermost ? modeOf(properties) : "Incremental");
        record.operations = operationsOf(run);
        if (isOutermost) {
            if (!location.empty())
                record.shown["location"] = location;
            if (request.body.contains("tags"))
                record.shown["tags"] = request.body["tags"];
            record.templateText =
                properties["template"].dump(-1, ' ', false, Json::error_handler_t::replace);
            response.body = record.shown;
        }
        keep(std::move(record));
    }
    azure::ChangeSet changes = azure::Document::diff(before, result->document);
    if (!changes.empty()) {
        std::vector<ObjectId> created = changes.added;
        response.edit = edit::Edit{result->document,
                                   std::move(changes),
                                   {PEERSCAPE_TR_NOOP("Deploy {0}"), {path.names.front()}},
                                   std::move(created)};
        provider.setDocument(result->document);
    }
    return response;
}

Response Deployments::validate(const Provider& provider, const ResourcePath& path,
                               const Request& request)
{
    const ResourcePath deployment = deploymentOf(path);
    auto content = contentOf(provider.document(), deployment, request);
    if (!content)
        return errorResponse(content.error());
    auto result = runTemplate(provider.document(), deployment, content->second, content->first);
    if (!result)
        return errorResponse(result.error());
    // Whether the resources can be as they are to be is found out by deploying them.
    DeploymentRun wanted = result->runs.front();
    wanted.outputFailure.reset();
    for (DeploymentStep& step : wanted.steps)
        step.failure.reset();
    Json shown = shownOf(wanted, result->parameters, modeOf(content->first));
    Json& properties = shown["properties"];
    properties["validatedResources"] = properties.value("outputResources", Json::array());
    properties.erase("outputResources");
    properties.erase("outputs");
    return answer(std::move(shown));
}

Response Deployments::list(const ResourcePath& path, const Request& request) const
{
    std::string start = path.id(0);
    start += "/deployments/";
    const auto filter = request.query.find("$filter");
    Json list = Json::array();
    // The newest first.
    for (auto record = m_records.rbegin(); record != m_records.rend(); ++record) {
        const auto& id = record->shown["id"].get_ref<const std::string&>();
        if (id.size() <= start.size() || !equalsIgnoringCase(id.substr(0, start.size()), start))
            continue;
        const auto state = record->shown["properties"]["provisioningState"].get<std::string>();
        if (filter == request.query.end()
            || filter->second.find("'" + state + "'") != std::string::npos)
            list.push_back(record->shown);
    }
    return answer({{"value", std::move(list)}});
}

Response Deployments::operations(const ResourcePath& path) const
{
    const Record* record = find(deploymentOf(path).id());
    if (record == nullptr)
        return errorResponse(deploymentNotFound(path));
    if (path.names.size() == 1)
        return answer({{"value", record->operations}});
    for (const Json& operation : record->operations) {
        if (operation["operationId"] == path.names[1])
            return answer(operation);
    }
    return errorResponse(
        {"DeploymentOperationNotFound",
         fmt::format("Deployment operation '{}' could not be found.", path.names[1]),
         {}});
}

const Deployments::Record* Deployments::find(const std::string& id) const
{
    const auto found = std::find_if(m_records.begin(), m_records.end(), [&](const Record& record) {
        return equalsIgnoringCase(record.shown["id"].get_ref<const std::string&>(), id);
    });
    return found != m_records.end() ? &*found : nullptr;
}

void Deployments::forget(const std::string& id)
{
    std::erase_if(m_records, [&](const Record& record) {
        const bool isIt = equalsIgnoringCase(record.shown["id"].get_ref<const std::string&>(), id);
        m_bytes -= isIt ? record.bytes : 0;
        return isIt;
    });
}

void Deployments::forgetLostGroups(const azure::Document& document)
{
    std::erase_if(m_records, [&](const Record& record) {
        const auto path = splitPath(record.shown["id"].get_ref<const std::string&>());
        const bool isLost = !path->resourceGroup.empty()
                            && !findGroup(document, path->subscription, path->resourceGroup);
        m_bytes -= isLost ? record.bytes : 0;
        return isLost;
    });
}

void Deployments::keep(Record record)
{
    record.bytes = record.templateText.size()
                   + record.shown.dump(-1, ' ', false, Json::error_handler_t::replace).size()
                   + record.operations.dump(-1, ' ', false, Json::error_handler_t::replace).size();
    forget(record.shown["id"].get<std::string>());
    m_bytes += record.bytes;
    m_records.push_back(std::move(record));
    while (m_records.size() > kMostRecords || (m_bytes > kMostBytes && m_records.size() > 1)) {
        m_bytes -= m_records.front().bytes;
        m_records.pop_front();
    }
}

} // namespace peerscape::arm
