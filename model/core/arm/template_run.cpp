#include "core/arm/template_run.h"

#include "core/arm/identity.h"
#include "core/arm/provider.h"
#include "core/azure/names.h"
#include "core/read/arm/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace peerscape::arm {

namespace {

using read::json::Value;

/// As many resources as the service takes in a template.
constexpr std::size_t kMostResources = 800;

/// A template's value as JSON. Values that only Azure could give are left out; `gaps` names their
/// places, `properties.osProfile.secrets`.
Json bodyOf(const Value& value, const std::string& place, std::vector<std::string>& gaps)
{
    using read::json::Type;
    switch (value.type) {
    case Type::Object: {
        Json object = Json::object();
        for (const read::json::Member& member : value.members) {
            std::string inner = (place.empty() ? "" : place + '.') + std::string(member.key);
            if (member.value.type == Type::Unknown)
                gaps.push_back(std::move(inner));
            else
                object[std::string(member.key)] = bodyOf(member.value, inner, gaps);
        }
        return object;
    }
    case Type::Array: {
        Json list = Json::array();
        for (const Value& item : value.items) {
            if (item.type == Type::Unknown)
                gaps.push_back(place);
            else
                list.push_back(bodyOf(item, place, gaps));
        }
        return list;
    }
    case Type::String:
        return std::string(value.text);
    case Type::Boolean:
        return value.boolean;
    case Type::Number:
        return Json::parse(value.text, nullptr, false);
    default:
        return {};
    }
}

/// Whether a value that is missing there changes nothing about the network.
bool isBesideTheNetwork(const std::string& type, const std::string& place)
{
    if (azure::kindOfArmType(type) == Kind::None)
        return true;
    const std::string wanted = toLower(place);
    return azure::kindOfArmType(type) == Kind::VirtualMachine && wanted.starts_with("properties.")
           && !wanted.starts_with("properties.networkprofile");
}

Error errorOf(const Response& response)
{
    const Json& error = response.body["error"];
    return {error.value("code", ""), error.value("message", ""), {}};
}

/// Puts a template's resources at the provider.
class Carrier : public read::arm::Executor
{
public:
    Carrier(const azure::Document& document, std::string deployment)
        : m_provider(document)
    {
        begin(deployment);
    }

    bool deploy(const read::arm::DeployedResource& resource) override
    {
        if (++m_count > kMostResources)
            return false;
        std::vector<std::string> gaps;
        Json body = bodyOf(resource.object, {}, gaps);
        for (const std::string& place : gaps) {
            if (!isBesideTheNetwork(resource.type, place))
                m_unknown.emplace_back(resource.type, resource.id);
        }
        for (const char* frame : {"type", "name", "apiVersion", "id", "comments", "scope"})
            body.erase(frame);
        Request request;
        request.method = Method::Put;
        request.path = resource.id;
        request.query["api-version"] = resource.apiVersion;
        request.body = std::move(body);
        const Response response = m_provider.handle(request);
        DeploymentStep step{resource.id, response.status == 201, {}, false};
        if (!response.succeeded())
            step.failure = errorOf(response);
        current().steps.push_back(std::move(step));
        return response.succeeded();
    }

    void begin(const std::string& deploymentId) override
    {
        m_open.push_back(m_runs.size());
        m_runs.push_back({deploymentId, {}, Json::object(), {}});
    }

    void end(bool succeeded) override
    {
        const std::string id = current().id;
        m_open.pop_back();
        DeploymentStep step{id, true, {}, false};
        if (!succeeded)
            step.failure = Error{"DeploymentFailed", std::string(kDeploymentFailed), {}};
        current().steps.push_back(std::move(step));
    }

    const Value* find(std::string_view id) override
    {
        Request request;
        request.path = id;
        const Response response =
            id.starts_with('/') ? m_provider.handle(request) : Response{404, {}, {}};
        if (!response.succeeded())
            return nullptr;
        m_texts.push_back(response.body.dump(-1, ' ', false, Json::error_handler_t::replace));
        auto tree = read::json::Tree::parse("resource", m_texts.back(), 0, {.lenient = false});
        if (!tree)
            return nullptr;
        m_trees.push_back(std::move(*tree));
        return &m_trees.back()->root();
    }

    /// Takes away from the group whatever the deployment did not put there.
    void complete(const ResourcePath& path)
    {
        Request list;
        list.path = fmt::format("/subscriptions/{}/resourceGroups/{}/resources", path.subscription,
                                path.resourceGroup);
        std::vector<std::string> extra;
        const Response listed = m_provider.handle(list);
        for (const Json& item : listed.body["value"]) {
            const auto id = item["id"].get<std::string>();
            const bool isKept = std::any_of(
                current().steps.begin(), current().steps.end(), [&](const DeploymentStep& step) {
                    return step.resourceId.size() >= id.size()
                           && equalsIgnoringCase(step.resourceId.substr(0, id.size()), id);
                });
            if (!isKept)
                extra.push_back(id);
        }
        // What is in use goes when its user has gone.
        bool moves = true;
        while (moves && !extra.empty()) {
            moves = false;
            std::erase_if(extra, [&](const std::string& id) {
                if (!remove(id).succeeded())
                    return false;
                current().steps.push_back({id, false, {}, true});
                moves = true;
                return true;
            });
        }
        for (const std::string& id : extra)
            current().steps.push_back({id, false, errorOf(remove(id)), true});
    }

    [[nodiscard]] DeploymentRun& current() { return m_runs[m_open.back()]; }
    [[nodiscard]] std::vector<DeploymentRun> takeRuns() { return std::move(m_runs); }
    [[nodiscard]] const azure::Document& document() const { return m_provider.document(); }
    [[nodiscard]] bool isTooLarge() const { return m_count > kMostResources; }
    /// Resources with an unknown value where the network needs one: type and id.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& unknown() const
    {
        return m_unknown;
    }

private:
    Response remove(const std::string& id)
    {
        Request request;
        request.method = Method::Delete;
        request.path = id;
        return m_provider.handle(request);
    }

    Provider m_provider;
    std::vector<DeploymentRun> m_runs;
    std::size_t m_count = 0;         ///< Resources so far.
    std::vector<std::size_t> m_open; ///< Those that are under way, the innermost last.
    std::vector<std::pair<std::string, std::string>> m_unknown;
    std::deque<std::string> m_texts;
    std::deque<std::unique_ptr<read::json::Tree>> m_trees;
};

/// Why an expression gave no value, by the notes of the reading.
std::string reasonOf(const read::arm::Deployed& deployed, std::string_view subjectStart)
{
    for (const read::arm::TemplateNote& note : deployed.notes) {
        if (note.isUnknown
            && equalsIgnoringCase(note.subject.substr(0, subjectStart.size()), subjectStart))
            return note.message.arguments.front();
    }
    return "a value is not known";
}

Result<TemplateRun> run(const azure::Document& document, const ResourcePath& path,
                        const std::string& location, const Json& properties,
                        const Json& templateBody)
{
    const Json given = properties.value("parameters", Json::object());
    auto shown = checkParameters(templateBody, given);
    if (!shown)
        return tl::unexpected<Error>(std::move(shown.error()));
    const std::string bytes = templateBody.dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string parameterBytes =
        Json{{"parameters", given}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto tree = read::json::Tree::parse("template", bytes, 0, {.lenient = false});
    const auto parameters =
        read::json::Tree::parse("parameters", parameterBytes, 1, {.lenient = false});
    for (const auto* file : {&tree, &parameters}) {
        if (!*file)
            return tl::unexpected<Error>(
                {"InvalidTemplate",
                 fmt::format("Deployment template parse failed: '{}'.", file->error().message),
                 {}});
    }
    Carrier carrier(document, path.id());
    read::arm::TemplateOptions options;
    options.parameterFiles = {parameters->get()};
    options.destination.emplace();
    options.destination->executor = &carrier;
    options.destination->name = path.names.back();
    options.destination->location = location;
    read::arm::Target& target = options.destination->target;
    target.subscription = path.subscription;
    target.resourceGroup = path.resourceGroup;
    target.level = path.resourceGroup.empty() ? read::arm::Target::Level::Subscription
                                              : read::arm::Target::Level::ResourceGroup;
    read::json::Pool pool;
    auto deployed = read::arm::readTemplate(**tree, options, pool);
    if (!deployed)
        return tl::unexpected<Error>(
            {"InvalidTemplate",
             fmt::format("Deployment template validation failed: '{}'.", deployed.error().message),
             {}});
    if (carrier.isTooLarge())
        return fail(
            "InvalidTemplate",
            fmt::format("Deployment template validation failed: 'The number of resources in "
                        "the template exceeds the maximum of {}.'.",
                        kMostResources));
    if (!carrier.unknown().empty()) {
        const auto& [type, id] = carrier.unknown().front();
        return tl::unexpected<Error>(
            {"InvalidTemplate",
             fmt::format("Unable to process template language expressions for resource '{}'. '{}'",
                         id, reasonOf(*deployed, type + ' ')),
             {}});
    }
    DeploymentRun& outermost = carrier.current();
    for (const read::arm::Member& output : deployed->outputs) {
        std::vector<std::string> gaps;
        const std::string name(output.key);
        outermost.outputs[name] = bodyOf(output.value, {}, gaps);
        if (!gaps.empty())
            outermost.outputFailure =
                Error{"DeploymentOutputEvaluationFailed",
                      fmt::format("Unable to evaluate template outputs: '{}'. {}.", name,
                                  reasonOf(*deployed, "output " + name)),
                      {}};
    }
    if (equalsIgnoringCase(properties.value("mode", "Incremental"), "Complete")
        && !path.resourceGroup.empty() && outermost.succeeded())
        carrier.complete(path);
    return TemplateRun{carrier.document(), carrier.takeRuns(), std::move(*shown)};
}

} // namespace

bool DeploymentRun::succeeded() const
{
    return !outputFailure
           && std::none_of(steps.begin(), steps.end(),
                           [](const DeploymentStep& step) { return step.failure.has_value(); });
}

Result<TemplateRun> runTemplate(const azure::Document& document, const ResourcePath& path,
                                const std::string& location, const Json& properties)
{
    for (const char* link : {"templateLink", "parametersLink"}) {
        const auto member = properties.find(link);
        if (member == properties.end() || !member->is_object())
            continue;
        const std::string uri = member->contains("uri") && (*member)["uri"].is_string()
                                    ? (*member)["uri"].get<std::string>()
                                    : std::string();
        return fail(
            "InvalidContentLink",
            fmt::format("Unable to download deployment content from '{}'. The tracking Id is "
                        "'{}'. Please see https://aka.ms/arm-deploy for usage details.",
                        uri, guidOf(uri)));
    }
    const auto body = properties.find("template");
    if (body == properties.end() || body->is_null())
        return fail("InvalidTemplate",
                    "Deployment template validation failed: 'The template is not "
                    "provided.'.");
    if (!body->is_object())
        return fail("InvalidTemplate", "Deployment template parse failed: 'The template is not an "
                                       "object.'.");
    const auto mode = properties.find("mode");
    if (mode != properties.end()
        && (!mode->is_string()
            || (!equalsIgnoringCase(mode->get<std::string>(), "Incremental")
                && !equalsIgnoringCase(mode->get<std::string>(), "Complete"))))
        return fail("InvalidDeployment", "The deployment mode is invalid. It is 'Incremental' or "
                                         "'Complete'.");
    const auto parameters = properties.find("parameters");
    if (parameters != properties.end() && !parameters->is_object() && !parameters->is_null())
        return fail("InvalidRequestContent", "The deployment's parameters are not an object.");
    Json checked = properties;
    if (parameters != properties.end() && parameters->is_null())
        checked.erase("parameters");
    return run(document, path, location, checked, *body);
}

} // namespace peerscape::arm
