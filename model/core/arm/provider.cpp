#include "core/arm/provider.h"

#include "core/arm/actions.h"
#include "core/arm/catalogue.h"
#include "core/arm/identity.h"
#include "core/arm/representation.h"
#include "core/arm/writes.h"
#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "core/write/arm_resources.h"
#include "core/write/wide_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace peerscape::arm {

namespace {

using azure::Document;

constexpr std::size_t kMaxMergeDepth = 64;

Json noSubscription(std::string_view id)
{
    Json whole;
    whole["id"] = fmt::format("/subscriptions/{}", id);
    whole["subscriptionId"] = id;
    whole["tenantId"] = kTenant;
    whole["displayName"] = kSubscriptionName;
    whole["state"] = "Enabled";
    return whole;
}

/// Resources in the order in which the service lists them: by region, then by name. Children stay
/// in the order of their creation.
void sortByRegion(Json& list)
{
    std::stable_sort(list.begin(), list.end(), [](const Json& a, const Json& b) {
        const auto text = [](const Json& item, const char* name) {
            const auto member = item.find(name);
            return member != item.end() && member->is_string() ? member->get<std::string>()
                                                               : std::string();
        };
        const int byRegion = compareIgnoringCase(text(a, "location"), text(b, "location"));
        return byRegion != 0 ? byRegion < 0
                             : compareIgnoringCase(text(a, "name"), text(b, "name")) < 0;
    });
}

/// Whether an object stands in the subscription, and the group unless that is empty.
bool standsIn(const std::string& id, const ResourcePath& path)
{
    const auto parts = azure::splitResourceId(id);
    return parts && equalsIgnoringCase(parts->subscription, path.subscription)
           && (path.resourceGroup.empty()
               || equalsIgnoringCase(parts->resourceGroup, path.resourceGroup));
}

Json listKind(const Document& document, const ResourcePath& path)
{
    Json list = Json::array();
    const std::string type = path.type();
    const Kind kind = azure::kindOfArmType(type);
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (IdType::kKind != (kind == Kind::None ? Kind::UnknownResource : kind))
            return;
        table.forEach([&](IdType id, const auto& resource) {
            if constexpr (IdType::kKind == Kind::VirtualNetwork) {
                if (resource.external)
                    return;
            } else if constexpr (IdType::kKind == Kind::UnknownResource) {
                if (!equalsIgnoringCase(resource.type, type))
                    return;
            }
            if (standsIn(azure::resourceId(document, id), path))
                list.push_back(representationOf(document, id));
        });
    });
    sortByRegion(list);
    return list;
}

/// The children of a resource, or nothing when the last type names none.
std::optional<Json> listChildren(const Document& document, const ResourcePath& path)
{
    const ObjectId parent = findResource(document, path.id());
    const Json whole = representationOf(document, parent);
    const auto properties = whole.find("properties");
    if (properties == whole.end())
        return std::nullopt;
    for (auto member = properties->begin(); member != properties->end(); ++member) {
        if (equalsIgnoringCase(member.key(), path.types.back()) && member->is_array())
            return *member;
    }
    return std::nullopt;
}

Json generic(const Document& document, const ResourcePath& path)
{
    Json list = Json::array();
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        table.forEach([&](IdType id, const auto& resource) {
            if constexpr (requires { resource.resourceGroup; }) {
                const std::string resourceId = azure::resourceId(document, id);
                if (!standsIn(resourceId, path))
                    return;
                Json item;
                item["id"] = resourceId;
                item["name"] = resource.name.str();
                item["type"] = azure::splitResourceId(resourceId)->type;
                item["location"] = resource.location.str();
                list.push_back(std::move(item));
            }
        });
    });
    sortByRegion(list);
    return list;
}

Json groupsOf(const Document& document, const std::string& subscription)
{
    Json list = Json::array();
    const SubscriptionId owner = findSubscription(document, subscription);
    document.all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId id, const azure::ResourceGroup& group) {
            if (group.subscription == owner)
                list.push_back(representationOf(document, id));
        });
    return list;
}

/// The power state and provisioning state of a machine.
Json instanceView(const azure::VirtualMachine& machine)
{
    const char* power = machine.running ? "running" : "deallocated";
    return {{"statuses", Json::array({{{"code", "ProvisioningState/succeeded"},
                                       {"level", "Info"},
                                       {"displayStatus", "Provisioning succeeded"}},
                                      {{"code", fmt::format("PowerState/{}", power)},
                                       {"level", "Info"},
                                       {"displayStatus", fmt::format("VM {}", power)}}})}};
}

/// One request against one version of the document.
class Handler
{
public:
    Handler(Provider& provider, const Request& request)
        : m_provider(provider)
        , m_document(provider.document())
        , m_request(request)
    {
    }

    Response run(Deployments& deployments)
    {
        if (equalsIgnoringCase(m_request.path, "/subscriptions"))
            return reads() ? subscriptions() : methodNotAllowed(m_request);
        if (equalsIgnoringCase(m_request.path, "/tenants"))
            return answer({{"value", Json::array({{{"id", fmt::format("/tenants/{}", kTenant)},
                                                   {"tenantId", kTenant}}})}});
        const auto path = splitPath(m_request.path);
        if (!path)
            return errorResponse({"InvalidRequestUri",
                                  "The request path '" + m_request.path + "' is not valid.",
                                  {}});
        m_path = *path;
        if (!findSubscription(m_document, m_path.subscription)
            && !equalsIgnoringCase(m_path.subscription, m_provider.defaultSubscription())
            && !beginsSubscription())
            return errorResponse(
                {"SubscriptionNotFound",
                 fmt::format("The subscription '{}' could not be found.", m_path.subscription),
                 {}});
        if (Deployments::answers(m_path))
            return deployments.handle(m_provider, m_path, m_request);
        if (!m_path.word.empty())
            return collection();
        if (m_path.provider.empty())
            return m_path.resourceGroup.empty() ? subscription() : group();
        if (m_path.types.empty())
            return answer(providerEntry(m_path.provider));
        if (auto image = reads() ? imageAnswer(m_path) : std::nullopt)
            return std::move(*image);
        return m_path.isResource() ? resource() : collectionOrAction();
    }

private:
    /// Scripts name the subscription that they deploy to: one that the design does not know yet
    /// begins with its first group.
    [[nodiscard]] bool beginsSubscription() const
    {
        return isGuid(m_path.subscription) && m_request.method == Method::Put
               && !m_path.resourceGroup.empty() && m_path.provider.empty() && m_path.word.empty();
    }
    [[nodiscard]] bool reads() const
    {
        return m_request.method == Method::Get || m_request.method == Method::Head;
    }

    Response subscriptions() const
    {
        Json list = Json::array();
        m_document.all<azure::Subscription>().forEach(
            [&](SubscriptionId id, const azure::Subscription&) {
                list.push_back(representationOf(m_document, id));
            });
        if (list.empty())
            list.push_back(noSubscription(m_provider.defaultSubscription()));
        return answer({{"value", std::move(list)}});
    }

    Response subscription() const
    {
        if (!reads())
            return methodNotAllowed(m_request);
        const SubscriptionId id = findSubscription(m_document, m_path.subscription);
        return answer(id ? representationOf(m_document, id) : noSubscription(m_path.subscription));
    }

    Response collection() const
    {
        if (!reads())
            return methodNotAllowed(m_request);
        if (equalsIgnoringCase(m_path.word, "resourceGroups") && m_path.resourceGroup.empty())
            return answer({{"value", filtered(groupsOf(m_document, m_path.subscription))}});
        if (equalsIgnoringCase(m_path.word, "resources"))
            return m_path.resourceGroup.empty() || groupExists()
                       ? answer({{"value", generic(m_document, m_path)}})
                       : errorResponse(groupNotFound());
        if (equalsIgnoringCase(m_path.word, "providers"))
            return answer({{"value", providerList()}});
        return errorResponse({"NotFound", "There is no '" + m_path.word + "' here.", {}});
    }

    /// `$filter=tagname eq 'a' and tagvalue eq 'b'`: those with the tag; all without a filter.
    [[nodiscard]] Json filtered(Json list) const
    {
        const auto filter = m_request.query.find("$filter");
        if (filter == m_request.query.end())
            return list;
        const auto quoted = [&](std::string_view name) -> std::optional<std::string> {
            const std::string start = fmt::format("{} eq '", name);
            const std::size_t at = filter->second.find(start);
            if (at == std::string::npos)
                return std::nullopt;
            const std::size_t from = at + start.size();
            return filter->second.substr(from, filter->second.find('\'', from) - from);
        };
        const auto name = quoted("tagname");
        const auto value = quoted("tagvalue");
        if (!name)
            return list;
        Json kept = Json::array();
        for (Json& item : list) {
            const Json tags = item.value("tags", Json::object());
            if (tags.contains(*name) && (!value || tags.at(*name) == *value))
                kept.push_back(std::move(item));
        }
        return kept;
    }

    [[nodiscard]] bool groupExists() const
    {
        return bool(findGroup(m_document, m_path.subscription, m_path.resourceGroup));
    }
    [[nodiscard]] Error groupNotFound() const
    {
        return {"ResourceGroupNotFound",
                fmt::format("Resource group '{}' could not be found.", m_path.resourceGroup),
                {}};
    }

    Response written(Result<Written> result)
    {
        if (!result)
            return errorResponse(result.error());
        return done(std::move(*result), 201);
    }
    Response done(Written written, int whenCreated)
    {
        Response response;
        response.status = written.created ? whenCreated : 200;
        m_provider.setDocument(written.edit.next);
        response.body = representationOf(written.edit.next, written.resource);
        if (!listOf(m_path).empty() && m_path.isResource())
            response.body = partOf(written.edit.next, written.resource);
        response.edit = std::move(written.edit);
        return response;
    }

    Response group()
    {
        const ResourceGroupId id = findGroup(m_document, m_path.subscription, m_path.resourceGroup);
        switch (m_request.method) {
        case Method::Head:
            return id ? answer({}, 204) : answer({}, 404);
        case Method::Get:
            return id ? answer(representationOf(m_document, id)) : errorResponse(groupNotFound());
        case Method::Patch:
            if (!id)
                return errorResponse(groupNotFound());
            [[fallthrough]];
        case Method::Put:
            return written(putGroup(m_document, m_path, m_request.body));
        case Method::Delete:
            return id ? remove() : errorResponse(groupNotFound());
        default:
            return methodNotAllowed(m_request);
        }
    }

    /// The resource as it is now; null when it does not exist.
    [[nodiscard]] Json current() const
    {
        if (listOf(m_path).empty())
            return representationOf(m_document, findResource(m_document, m_path.id()));
        return partOf(m_document, findResource(m_document, m_path.id(1)));
    }

    /// The part of `parent` that the path names; null when it does not exist.
    [[nodiscard]] Json partOf(const Document& document, ObjectId parent) const
    {
        if (parent.kind() != Kind::RouteServer)
            return listChild(representationOf(document, parent), listOf(m_path),
                             m_path.names.back());
        for (const Json& part : write::armResources(document, parent)) {
            const auto name = part["name"].get<std::string>();
            const std::size_t slash = name.rfind('/');
            if (slash == std::string::npos || !part.contains("properties")
                || !part["type"].get<std::string>().ends_with(listOf(m_path))
                || !equalsIgnoringCase(name.substr(slash + 1), m_path.names.back()))
                continue;
            Json whole{{"name", name.substr(slash + 1)},
                       {"id", m_path.id()},
                       {"type", part["type"]},
                       {"properties", {{"provisioningState", "Succeeded"}}}};
            whole["properties"].update(part["properties"]);
            return whole;
        }
        return {};
    }

    Response resource()
    {
        if (!reads() && !m_request.ifMatch.empty() && m_request.ifMatch != "*") {
            const Json now = current();
            if (now.is_null() || now.value("etag", "") != m_request.ifMatch)
                return errorResponse({"PreconditionFailed",
                                      fmt::format("Precondition failed for resource {}. It was "
                                                  "changed since etag {}.",
                                                  m_path.id(), m_request.ifMatch),
                                      {}});
        }
        switch (m_request.method) {
        case Method::Get:
        case Method::Head:
            return read();
        case Method::Put:
            return put();
        case Method::Patch:
            return patch();
        case Method::Delete:
            return remove();
        default:
            return methodNotAllowed(m_request);
        }
    }

    Response read() const
    {
        Json whole = current();
        const auto expand = m_request.query.find("$expand");
        if (expand != m_request.query.end() && equalsIgnoringCase(expand->second, "instanceView")) {
            const ObjectId id = findResource(m_document, m_path.id());
            if (const auto* machine = m_document.find(VmId::of(id)))
                whole["properties"]["instanceView"] = instanceView(*machine);
        }
        if (!whole.is_null())
            return answer(std::move(whole));
        if (m_path.names.size() == 1 && !groupExists())
            return errorResponse(groupNotFound());
        return errorResponse(resourceNotFound(m_path));
    }

    Response put()
    {
        if (!m_request.body.is_object())
            return errorResponse({"InvalidRequestContent",
                                  "The request content was invalid and could not be deserialized.",
                                  {}});
        const auto version = m_request.query.find("api-version");
        const bool sync =
            m_request.query.count("syncRemoteAddressSpace") != 0
            && equalsIgnoringCase(m_request.query.at("syncRemoteAddressSpace"), "true");
        const auto known = PeeringId::of(findResource(m_document, m_path.id()));
        if (sync && known)
            return syncPeering(known);
        return written(putResource(
            m_document, m_path, version != m_request.query.end() ? version->second : std::string(),
            m_request.body));
    }

    Response syncPeering(PeeringId id)
    {
        auto edit = edit::syncPeering(m_document, id);
        if (!edit)
            return errorResponse(edit.error());
        return done({std::move(*edit), id, false}, 201);
    }

    Response patch()
    {
        Json whole = current();
        if (whole.is_null())
            return errorResponse(resourceNotFound(m_path));
        if (!m_request.body.is_object())
            return errorResponse({"InvalidRequestContent",
                                  "The request content was invalid and could not be deserialized.",
                                  {}});
        mergePatch(whole, m_request.body);
        return written(putResource(m_document, m_path, {}, whole));
    }

    Response remove()
    {
        auto edit = deleteResource(m_document, m_path);
        if (!edit)
            return errorResponse(edit.error());
        if (!*edit)
            return answer({}, 204);
        Response response;
        m_provider.setDocument((*edit)->next);
        response.edit = std::move(**edit);
        return response;
    }

    Response collectionOrAction()
    {
        const bool isNested = !m_path.names.empty();
        if (m_request.method == Method::Post && isNested)
            return act();
        if (!reads())
            return methodNotAllowed(m_request);
        if (!m_path.resourceGroup.empty() && !groupExists())
            return errorResponse(groupNotFound());
        if (!isNested) {
            if (equalsIgnoringCase(m_path.type(), "Microsoft.Network/networkWatchers"))
                return answer({{"value", networkWatchers(m_document, m_path.subscription)}});
            return answer({{"value", listKind(m_document, m_path)}});
        }
        ResourcePath parent = m_path;
        parent.types.pop_back();
        const ObjectId id = findResource(m_document, parent.id());
        if (!id)
            return errorResponse(resourceNotFound(parent));
        if (const auto* machine = m_document.find(VmId::of(id));
            machine != nullptr && equalsIgnoringCase(m_path.types.back(), "instanceView"))
            return answer(instanceView(*machine));
        if (auto children = listChildren(m_document, m_path))
            return answer({{"value", std::move(*children)}});
        return answer({{"value", Json::array()}});
    }

    Response act()
    {
        Response response = runAction(m_provider.routes(), m_path, m_request);
        if (response.edit)
            m_provider.setDocument(response.edit->next);
        return response;
    }

    Provider& m_provider;
    Document m_document;
    const Request& m_request;
    ResourcePath m_path;
};

void merge(Json& target, const Json& changes, std::size_t depth)
{
    write::WideObject members(target);
    std::set<std::string> removed;
    for (auto member = changes.begin(); member != changes.end(); ++member) {
        Json* known = members.find(member.key());
        if (member->is_null())
            removed.insert(member.key());
        else if (known != nullptr && member->is_object() && depth < kMaxMergeDepth
                 && known->is_object())
            merge(*known, *member, depth + 1);
        else
            members.at(member.key()) = *member;
    }
    if (removed.empty())
        return;
    Json rest = Json::object();
    for (auto member = target.begin(); member != target.end(); ++member) {
        if (!removed.contains(member.key()))
            write::append(rest, member.key(), std::move(*member));
    }
    target = std::move(rest);
}

} // namespace

Provider::Provider(Document document)
    : m_document(std::move(document))
{
}

Response Provider::handle(const Request& request)
{
    return Handler(*this, request).run(m_deployments);
}

const route::RouteEngine& Provider::routes()
{
    if (!m_routes) {
        m_routes.emplace(m_document);
    } else {
        const azure::ChangeSet changes = Document::diff(m_routes->document(), m_document);
        if (!changes.empty())
            m_routes->update(m_document, changes);
    }
    return *m_routes;
}

std::string Provider::defaultSubscription() const
{
    std::string first;
    m_document.all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            if (first.empty())
                first = subscription.subscriptionId.str();
        });
    return first.empty() ? std::string(kNewSubscription) : first;
}

void mergePatch(Json& target, const Json& changes)
{
    if (target.is_object() && changes.is_object())
        merge(target, changes, 0);
}

} // namespace peerscape::arm
