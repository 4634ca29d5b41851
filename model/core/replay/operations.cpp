#include "core/replay/operations.h"

#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/azure/peering_state.h"
#include "core/edit/remove.h"
#include "core/write/arm_resources.h"
#include "core/write/deployment_plan.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace peerscape::replay {

namespace {

using arm::Method;
using azure::Document;

constexpr std::size_t kMostRounds = 64;

/// Puts what only a deployment knows in its place.
void fillIn(Json& value, const std::string& location)
{
    if (value == Json(write::kGroupLocation))
        value = location;
    if (value.is_structured()) {
        for (auto& item : value)
            fillIn(item, location);
    }
}

std::string locationOfGroup(const Document& document, ResourceGroupId id)
{
    const auto* group = document.find(id);
    if (group != nullptr && !group->location.empty())
        return group->location.str();
    // A group that says no region gets that of its first resource.
    std::string location;
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto, const auto& resource) {
            if constexpr (requires {
                              resource.location;
                              resource.resourceGroup;
                          }) {
                if (location.empty() && resource.resourceGroup == id)
                    location = resource.location.str();
            }
        });
    });
    return location.empty() ? "westeurope" : location;
}

ResourceGroupId groupOf(const Document& document, ObjectId id)
{
    if (id.kind() == Kind::Subnet)
        id = azure::vnetOf(document, id);
    return write::deploymentGroup(document, id);
}

bool isDeployed(const Document& document, ObjectId id)
{
    switch (id.kind()) {
    case Kind::Note:
    case Kind::Subscription:
        return false;
    case Kind::VirtualNetwork:
        return !document.find(VnetId::of(id))->external;
    case Kind::Subnet:
        return isDeployed(document, document.find(SubnetId::of(id))->virtualNetwork);
    case Kind::Peering:
        return bool(document.find(PeeringId::of(id))->virtualNetwork);
    default:
        return true;
    }
}

/// A resource with its children of their own, as requests put them: path and body.
std::vector<std::pair<std::string, Json>> bodiesOf(const Document& document, ObjectId id)
{
    std::vector<std::pair<std::string, Json>> bodies;
    const std::string path = azure::resourceId(document, id);
    if (const auto* group = document.find(ResourceGroupId::of(id))) {
        Json body{{"location", locationOfGroup(document, ResourceGroupId::of(id))}};
        const Json kept = Json::parse(group->extra.view(), nullptr, false);
        if (kept.is_object())
            body.update(kept);
        body.erase(std::string(azure::kTerraformAttributes));
        bodies.emplace_back(path, std::move(body));
        return bodies;
    }
    const std::string location = locationOfGroup(document, groupOf(document, id));
    if (id.kind() == Kind::Subnet) {
        // A subnet is written as an element of its network's list.
        const VnetId vnet = azure::vnetOf(document, id);
        const std::vector<Json> written = write::armResources(document, vnet);
        if (written.empty())
            return bodies;
        std::size_t index = 0;
        for (const ObjectId sibling : azure::subnetsOf(document, vnet)) {
            if (sibling == id)
                bodies.emplace_back(path, written.front()["properties"]["subnets"][index]);
            ++index;
        }
        for (auto& [place, body] : bodies)
            body.erase("name");
        return bodies;
    }
    for (Json& resource : write::armResources(document, id)) {
        std::string place = path;
        if (!bodies.empty()) {
            const auto type = resource["type"].get<std::string>();
            const auto name = resource["name"].get<std::string>();
            place +=
                '/' + type.substr(type.rfind('/') + 1) + '/' + name.substr(name.rfind('/') + 1);
        }
        fillIn(resource, location);
        for (const char* known : {"id", "type", "name", "dependsOn"})
            resource.erase(known);
        bodies.emplace_back(std::move(place), std::move(resource));
    }
    return bodies;
}

/// Subscriptions are there before anything is deployed to them.
Document withSubscriptions(const Document& before, const Document& after)
{
    azure::Transaction transaction(before);
    after.all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            if (!arm::findSubscription(transaction.document(), subscription.subscriptionId.view()))
                transaction.add(subscription);
        });
    return transaction.take();
}

/// Finds the operations.
class Finder
{
public:
    Finder(const Document& before, const Document& after)
        : m_after(after)
        , m_before(before)
        , m_provider(withSubscriptions(before, after))
    {
    }

    Operations run()
    {
        collect();
        addPuts();
        addDeletions();
        Operations operations;
        settle(operations);
        makeAnew(operations);
        addPower(operations);
        operations.refused = std::move(m_pending);
        operations.touched.assign(m_touched.begin(), m_touched.end());
        operations.isWhole = operations.refused.empty()
                             && looksAlike(m_provider.document(), m_after, operations.touched);
        return operations;
    }

private:
    /// What changed, and what has another id or refers to such: a resource cannot be renamed.
    void collect()
    {
        const azure::ChangeSet changes = Document::diff(m_before, m_after);
        std::vector<ObjectId> open;
        const auto add = [&](ObjectId id) {
            if (m_changed.insert(id).second)
                open.push_back(id);
        };
        for (const auto& list : {changes.added, changes.removed, changes.updated}) {
            for (const ObjectId id : list)
                add(id);
        }
        while (!open.empty()) {
            const ObjectId id = open.back();
            open.pop_back();
            if (!m_before.contains(id) || !m_after.contains(id)
                || azure::resourceId(m_before, id) == azure::resourceId(m_after, id))
                continue;
            for (const Document* document : {&m_before, &m_after}) {
                document->forEachTable([&](const auto& table) {
                    using IdType = typename std::decay_t<decltype(table)>::IdType;
                    for (const ObjectId referrer : document->referrers(id, IdType::kKind))
                        add(referrer);
                    // What stands in a group or subscription is not kept as its referrer.
                    table.forEach([&](IdType inner, const auto& resource) {
                        if constexpr (requires { resource.resourceGroup; }) {
                            if (resource.resourceGroup == id)
                                add(inner);
                        } else if constexpr (requires { resource.subscription; }) {
                            if (resource.subscription == id)
                                add(inner);
                        }
                    });
                });
            }
        }
    }

    void touch(const std::string& id) { m_touched.insert(toLower(id)); }

    [[nodiscard]] std::vector<ObjectId> inOrder(const Document& document) const
    {
        std::vector<ObjectId> ids;
        document.all<azure::ResourceGroup>().forEach([&](ResourceGroupId id, const auto&) {
            if (m_changed.contains(id))
                ids.push_back(id);
        });
        bool plans = false;
        for (const ObjectId id : m_changed)
            plans = plans || (document.contains(id) && isDeployed(document, id));
        if (!plans)
            return ids;
        for (const write::DeploymentStep& step : write::planDeployment(document)) {
            if (m_changed.contains(step.id))
                ids.push_back(step.id);
            if (step.id.kind() != Kind::VirtualNetwork)
                continue;
            for (const ObjectId subnet : azure::subnetsOf(document, VnetId::of(step.id))) {
                if (m_changed.contains(subnet))
                    ids.push_back(subnet);
            }
        }
        return ids;
    }

    void addPuts()
    {
        for (const ObjectId id : inOrder(m_after)) {
            if (!isDeployed(m_after, id))
                continue;
            const bool isNew = !arm::findResource(m_before, azure::resourceId(m_after, id))
                               && id.kind() != Kind::ResourceGroup;
            // The subnets of a new network come with it.
            if (id.kind() == Kind::Subnet
                && !arm::findResource(m_before,
                                      azure::resourceId(m_after, azure::vnetOf(m_after, id))))
                continue;
            for (auto& [path, body] : bodiesOf(m_after, id)) {
                touch(path);
                if (!isNew && seenByAzure(m_before, path) == seenByAzure(m_after, path))
                    continue;
                if (!isNew && losesItsOtherSide(id, path))
                    continue;
                Operation operation = putOf(id, path, std::move(body));
                operation.isNew = isNew;
                if (id.kind() == Kind::Peering && !isNew)
                    changePeering(operation, PeeringId::of(id));
                findParts(operation);
                m_pending.push_back(std::move(operation));
            }
        }
    }

    static Operation operationOn(ObjectId id, Method method, std::string path)
    {
        Operation operation;
        operation.object = id;
        operation.request.method = method;
        operation.request.path = std::move(path);
        operation.request.query["api-version"] = id.kind() == Kind::ResourceGroup    ? "2022-09-01"
                                                 : id.kind() == Kind::VirtualMachine ? "2024-07-01"
                                                                                     : "2024-05-01";
        return operation;
    }

    static Operation putOf(ObjectId id, const std::string& path, Json body)
    {
        Operation operation = operationOn(id, Method::Put, path);
        if (const auto version = body.find("apiVersion"); version != body.end()) {
            operation.request.query["api-version"] = version->get<std::string>();
            body.erase(version);
        }
        operation.request.body = std::move(body);
        return operation;
    }

    /// Where a peering leads, in small letters.
    static std::string remoteOf(const Document& document, const azure::Peering& peering)
    {
        return toLower(peering.remoteVirtualNetwork
                           ? azure::resourceId(document, peering.remoteVirtualNetwork)
                           : peering.remoteResourceId.str());
    }

    /// A peering to which nothing happens but that its other side goes: no request is about it.
    [[nodiscard]] bool losesItsOtherSide(ObjectId id, const std::string& path) const
    {
        const auto* after = m_after.find(PeeringId::of(id));
        const auto* before = m_before.find(PeeringId::of(arm::findResource(m_before, path)));
        if (after == nullptr || before == nullptr || !after->disconnected || before->disconnected
            || remoteOf(m_before, *before) != remoteOf(m_after, *after))
            return false;
        Json a = seenByAzure(m_before, path);
        Json b = seenByAzure(m_after, path);
        for (Json* seen : {&a, &b}) {
            seen->erase("state");
            (*seen)["properties"].erase("remoteVirtualNetwork");
        }
        return a == b;
    }

    /// A peering that copies anew is synced; one that goes elsewhere is deleted and made again.
    void changePeering(Operation& operation, PeeringId id)
    {
        const ObjectId old = arm::findResource(m_before, operation.request.path);
        const auto* before = m_before.find(PeeringId::of(old));
        const auto* after = m_after.find(id);
        if (before == nullptr)
            return;
        if (remoteOf(m_before, *before) != remoteOf(m_after, *after)) {
            operation.isNew = true;
            remove(operation.request.path, old);
        } else if (before->remoteAddressSpace != after->remoteAddressSpace) {
            operation.request.query["syncRemoteAddressSpace"] = "true";
        }
    }

    /// Whether nothing but routes or rules of a table or group changed.
    void findParts(Operation& operation) const
    {
        if (operation.isNew)
            return;
        const char* list = operation.object.kind() == Kind::RouteTable             ? "routes"
                           : operation.object.kind() == Kind::NetworkSecurityGroup ? "securityRules"
                                                                                   : nullptr;
        if (list == nullptr)
            return;
        Json a = seenByAzure(m_before, operation.request.path);
        Json b = seenByAzure(m_after, operation.request.path);
        std::map<std::string, Json> parts;
        for (const Json& part : a["properties"].value(list, Json::array()))
            parts[part["name"].get<std::string>()] = part;
        for (const Json& part : b["properties"].value(list, Json::array())) {
            const auto name = part["name"].get<std::string>();
            const auto known = parts.find(name);
            if (known == parts.end() || known->second != part)
                operation.putParts.push_back(name);
            if (known != parts.end())
                parts.erase(known);
        }
        for (const auto& [name, part] : parts)
            operation.goneParts.push_back(name);
        a["properties"].erase(list);
        b["properties"].erase(list);
        if (a != b) {
            operation.putParts.clear();
            operation.goneParts.clear();
        }
    }

    void remove(const std::string& path, ObjectId id)
    {
        touch(path);
        m_pending.push_back(operationOn(id, Method::Delete, path));
    }

    void addDeletions()
    {
        std::vector<ObjectId> ids = inOrder(m_before);
        // A group takes everything along; else what was made last goes first.
        const auto firstResource = std::find_if(
            ids.begin(), ids.end(), [](ObjectId id) { return id.kind() != Kind::ResourceGroup; });
        std::reverse(firstResource, ids.end());
        for (const ObjectId id : ids) {
            const std::string path = azure::resourceId(m_before, id);
            if (!isDeployed(m_before, id) || m_touched.contains(toLower(path)))
                continue;
            if (id.kind() == Kind::ResourceGroup ? !goneGroup(path)
                                                 : bool(arm::findResource(m_after, path)))
                continue;
            remove(path, id);
        }
    }
    [[nodiscard]] bool goneGroup(const std::string& path) const
    {
        const auto parts = arm::splitPath(path);
        return parts && !arm::findGroup(m_after, parts->subscription, parts->resourceGroup);
    }

    /// Whether a deletion has been done by another one.
    [[nodiscard]] bool isDone(const Operation& operation) const
    {
        if (operation.request.method != Method::Delete)
            return false;
        const auto parts = arm::splitPath(operation.request.path);
        if (operation.object.kind() == Kind::ResourceGroup)
            return !arm::findGroup(m_provider.document(), parts->subscription,
                                   parts->resourceGroup);
        return !arm::findResource(m_provider.document(), operation.request.path);
    }

    /// Whether the service takes it; then the operation knows what there was before and after.
    bool succeeds(Operation& operation)
    {
        operation.before = m_provider.document();
        if (!m_provider.handle(operation.request).succeeded())
            return false;
        operation.after = m_provider.document();
        return true;
    }

    void carryOut(Operations& operations)
    {
        bool moves = true;
        while (moves) {
            moves = false;
            for (std::size_t i = 0; i < m_pending.size();) {
                Operation& operation = m_pending[i];
                bool done = isDone(operation);
                if (!done && succeeds(operation)) {
                    if (!Document::diff(operation.before, operation.after).empty())
                        operations.done.push_back(operation);
                    done = true;
                }
                moves = moves || done;
                if (done)
                    m_pending.erase(m_pending.begin() + static_cast<std::ptrdiff_t>(i));
                else
                    ++i;
            }
        }
    }

    /// Carries out what can be, with the peerings that this disconnects.
    void settle(Operations& operations)
    {
        carryOut(operations);
        for (std::size_t round = 0; round < kMostRounds && revive(); ++round)
            carryOut(operations);
    }

    /// What the service does not change in place, such as a region or a prefix in use: it is taken
    /// away with all that stands on it, and made again. Nothing when that does not lead there.
    void makeAnew(Operations& operations)
    {
        const Document start = m_provider.document();
        std::vector<ObjectId> stuck;
        for (const Operation& operation : m_pending) {
            if (const ObjectId id = arm::findResource(start, operation.request.path))
                stuck.push_back(id);
        }
        if (stuck.empty())
            return;
        const std::size_t done = operations.done.size();
        auto before = std::tuple(m_pending, m_revived, m_changed, m_touched);
        m_pending.clear();
        m_revived.clear(); // what goes now disconnects anew
        std::vector<std::string> gone;
        for (const ObjectId id : edit::removalClosure(start, stuck)) {
            if (isDeployed(start, id)) {
                gone.push_back(azure::resourceId(start, id));
                remove(gone.back(), id);
            }
        }
        carryOut(operations);
        if (m_pending.empty()) {
            std::copy_if(std::get<0>(before).begin(), std::get<0>(before).end(),
                         std::back_inserter(m_pending), [](const Operation& operation) {
                             return operation.request.method != Method::Delete;
                         });
            putAgain(gone);
            settle(operations);
        }
        if (m_pending.empty())
            return;
        m_provider.setDocument(start);
        operations.done.resize(done);
        std::tie(m_pending, m_revived, m_changed, m_touched) = std::move(before);
    }

    /// Puts what is gone and is to be there, networks with their subnets.
    void putAgain(const std::vector<std::string>& gone)
    {
        std::set<ObjectId> again;
        for (const std::string& path : gone) {
            if (const ObjectId id = arm::findResource(m_after, path))
                again.insert(id);
        }
        m_changed.insert(again.begin(), again.end());
        for (const ObjectId id : inOrder(m_after)) {
            const bool comesWithNetwork =
                id.kind() == Kind::Subnet && again.contains(azure::vnetOf(m_after, id));
            if (!again.contains(id) || comesWithNetwork || !isDeployed(m_after, id))
                continue;
            for (auto& [path, body] : bodiesOf(m_after, id)) {
                touch(path);
                std::erase_if(m_pending, [&, place = path](const Operation& operation) {
                    return equalsIgnoringCase(operation.request.path, place);
                });
                m_pending.push_back(putOf(id, path, std::move(body)));
                m_pending.back().isNew = true;
            }
        }
    }

    /// Puts peerings again that deletions on their other side have disconnected, although they are
    /// to be connected.
    bool revive()
    {
        bool found = false;
        const Document now = m_provider.document();
        now.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
            const std::string path = azure::resourceId(now, id);
            const auto* wanted = m_after.find(PeeringId::of(arm::findResource(m_after, path)));
            if (!peering.disconnected || wanted == nullptr || wanted->disconnected
                || !m_revived.insert(path).second)
                return;
            for (auto& [place, body] : bodiesOf(m_after, arm::findResource(m_after, path))) {
                touch(place);
                m_pending.push_back(
                    putOf(arm::findResource(m_after, path), place, std::move(body)));
                found = true;
            }
        });
        return found;
    }

    /// Machines that are started or stopped.
    void addPower(Operations& operations)
    {
        for (const ObjectId id : m_changed) {
            const auto* machine = m_after.find(VmId::of(id));
            if (machine == nullptr)
                continue;
            const std::string path = azure::resourceId(m_after, id);
            const auto* now = m_provider.document().find(
                VmId::of(arm::findResource(m_provider.document(), path)));
            if (now == nullptr || now->running == machine->running)
                continue;
            Operation operation =
                operationOn(id, Method::Post, path + (machine->running ? "/start" : "/deallocate"));
            if (succeeds(operation))
                operations.done.push_back(std::move(operation));
        }
    }

    const Document& m_after;
    const Document& m_before;
    arm::Provider m_provider;
    std::set<ObjectId> m_changed;
    std::set<std::string> m_touched; ///< Resource ids, in small letters.
    std::set<std::string> m_revived;
    std::vector<Operation> m_pending;
};

} // namespace

Json seenByAzure(const Document& document, const std::string& path)
{
    const auto parts = arm::splitPath(path);
    if (parts && parts->types.empty()) {
        const ResourceGroupId group =
            arm::findGroup(document, parts->subscription, parts->resourceGroup);
        return group ? Json(bodiesOf(document, group).front().second) : Json();
    }
    ObjectId id = arm::findResource(document, path);
    const bool isPart = !id && parts && parts->names.size() > 1;
    if (isPart)
        id = arm::findResource(document, parts->id(1));
    if (!id)
        return {};
    for (auto& [place, body] : bodiesOf(document, id)) {
        if (!equalsIgnoringCase(place, path))
            continue;
        if (const auto* peering = document.find(PeeringId::of(id)))
            body["state"] =
                std::string(azure::toString(azure::peeringState(document, PeeringId::of(id))))
                + (azure::isStale(document, *peering) ? " stale" : "");
        if (const auto* machine = document.find(VmId::of(id))) {
            body["nics"] = Json::array();
            for (const ObjectId nic : document.referrers(id, Kind::NetworkInterface))
                body["nics"].push_back(toLower(azure::resourceId(document, nic)));
            // What a machine is made with beside its size and system is no part of a drawing.
            if (body["properties"].contains("osProfile"))
                body["properties"].erase("osProfile");
            body["properties"]["system"] = machine->osType.str();
            body["properties"].erase("storageProfile");
        }
        // Given by the service, whoever asks.
        if (id.kind() == Kind::PublicIpAddress)
            body["properties"].erase("ipAddress");
        return std::move(body);
    }
    return {};
}

bool looksAlike(const Document& a, const Document& b, const std::vector<std::string>& ids)
{
    return std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
        return seenByAzure(a, id) == seenByAzure(b, id);
    });
}

Operations operationsBetween(const Document& before, const Document& after)
{
    return Finder(before, after).run();
}

} // namespace peerscape::replay
