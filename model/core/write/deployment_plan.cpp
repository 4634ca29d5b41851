#include "core/write/deployment_plan.h"

#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/azure/references.h"
#include "core/base/sort_unique.h"
#include "core/write/kept_json.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace peerscape::write {

namespace {

/// The kinds in the order in which a person would deploy them.
constexpr std::array kOrder{
    Kind::PublicIpAddress,
    Kind::NatGateway,
    Kind::RouteTable,
    Kind::ApplicationSecurityGroup,
    Kind::NetworkSecurityGroup,
    Kind::LocalNetworkGateway,
    Kind::ExpressRouteCircuit,
    Kind::VirtualNetwork,
    Kind::Peering,
    Kind::AzureFirewall,
    Kind::LoadBalancer,
    Kind::NetworkInterface,
    Kind::VirtualMachine,
    Kind::PrivateEndpoint,
    Kind::BastionHost,
    Kind::VirtualNetworkGateway,
    Kind::Connection,
    Kind::RouteServer,
    Kind::UnknownResource,
};

/// Finds what everything depends on, then orders it depth first.
class Planner
{
public:
    Planner(const azure::Document& document, KeptBlocks blocks)
        : m_document(document)
        , m_blocks(blocks)
    {
    }

    std::vector<DeploymentStep> plan()
    {
        collect();
        for (const ObjectId id : m_objects)
            visit(id);
        return std::move(m_plan);
    }

private:
    void collect()
    {
        for (const Kind kind : kOrder) {
            m_document.forEachTable([&](const auto& table) {
                using IdType = typename std::decay_t<decltype(table)>::IdType;
                if (IdType::kKind == kind)
                    table.forEach([&](IdType id, const auto&) { collect(id); });
            });
        }
    }

    void collect(ObjectId id)
    {
        if (isDeployed(id)) {
            m_objects.push_back(id);
            m_byName.emplace(toLower(azure::resourceId(m_document, id)), id);
        }
    }

    [[nodiscard]] bool isDeployed(ObjectId id) const
    {
        if (id.kind() == Kind::VirtualNetwork) {
            const auto* vnet = m_document.find(VnetId::of(id));
            return vnet != nullptr && !vnet->external;
        }
        if (const auto* unknown = m_document.find(UnknownId::of(id)))
            return m_blocks == KeptBlocks::Deployed || !isKeptBlock(unknown->extra);
        return id.kind() != Kind::Peering || m_document.find(PeeringId::of(id))->virtualNetwork;
    }

    /// The objects that must be there before `id`, sorted, without doubles.
    std::vector<ObjectId> needs(ObjectId id)
    {
        std::vector<ObjectId> ids;
        m_document.visit(id,
                         [&](auto typed, const auto& resource) { addNeeds(typed, resource, ids); });
        for (ObjectId& need : ids) {
            if (need.kind() == Kind::Subnet)
                need = azure::vnetOf(m_document, need);
        }
        std::erase_if(ids, [&](ObjectId need) {
            return !need || need == id || !m_document.contains(need) || !isDeployed(need);
        });
        sortUnique(ids);
        return ids;
    }

    template<class IdType, class R>
    void addNeeds(IdType id, const R& resource, std::vector<ObjectId>& ids)
    {
        const auto add = [&](ObjectId need) {
            if (need && need.kind() != Kind::ResourceGroup)
                ids.push_back(need);
        };
        if constexpr (IdType::kKind == Kind::VirtualMachine) {
            for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
                add(nic);
        } else if constexpr (IdType::kKind == Kind::LoadBalancer) {
            add(resource.subnet); // its members depend on it, not the other way round
            add(resource.publicIPAddress);
        } else {
            azure::visitReferences(resource, add);
        }
        if constexpr (IdType::kKind == Kind::NetworkInterface) {
            std::erase(ids, ObjectId(resource.virtualMachine));
            for (const ObjectId balancer : m_document.referrers(id, Kind::LoadBalancer))
                add(balancer);
        }
        if constexpr (IdType::kKind == Kind::VirtualNetwork) {
            for (const ObjectId child : azure::subnetsOf(m_document, id)) {
                const auto& subnet = *m_document.find(SubnetId::of(child));
                azure::visitReferences(subnet, add);
                addNamed(subnet.extra, ids);
            }
        }
        if constexpr (IdType::kKind == Kind::Peering) {
            if (resource.useRemoteGateways) {
                add(azure::reverseOf(m_document, id));
                for (const GatewayId gateway :
                     azure::gatewaysOf(m_document, resource.remoteVirtualNetwork))
                    add(gateway);
            }
        }
        if constexpr (IdType::kKind == Kind::UnknownResource) {
            // A child after its parent, an extension after what it stands on.
            const std::string own = azure::resourceId(m_document, id);
            ids.push_back(nearest(own.substr(0, own.rfind('/'))));
        }
        addNamed(resource.extra, ids);
        if constexpr (azure::HasFields<R>)
            azure::visitFields(resource, [&](std::string_view, const auto& field) {
                if constexpr (azure::PartList<decltype(field)>) {
                    for (const auto& part : field)
                        addNamed(part.extra, ids);
                }
            });
    }

    /// Adds the objects whose resource ids, or ids of their parts, stand in kept JSON.
    void addNamed(const Text& extra, std::vector<ObjectId>& ids) const
    {
        constexpr std::string_view kStart = "\"/subscriptions/";
        const std::string_view text = extra.view();
        for (std::size_t at = text.find(kStart); at != std::string_view::npos;
             at = text.find(kStart, at + 1)) {
            const std::size_t end = text.find('"', at + 1);
            // …/networkInterfaces/nic/ipConfigurations/x belongs to the interface.
            ids.push_back(nearest(std::string(text.substr(at + 1, end - at - 1))));
        }
    }

    /// The object that has this resource id or the longest beginning of it; none when there is
    /// none.
    [[nodiscard]] ObjectId nearest(std::string id) const
    {
        id = toLower(id);
        for (std::size_t slashes = 0; slashes < 8 && !id.empty(); ++slashes) {
            if (const auto found = m_byName.find(id); found != m_byName.end())
                return found->second;
            const std::size_t slash = id.rfind('/');
            id.erase(slash == std::string::npos ? 0 : slash);
        }
        return {};
    }

    struct Visit
    {
        ObjectId id;
        std::vector<ObjectId> needs;
        std::size_t next = 0;
    };

    void visit(ObjectId root)
    {
        if (m_done.contains(root))
            return;
        std::vector<Visit> stack;
        const auto enter = [&](ObjectId id) {
            m_done.emplace(id, false);
            stack.push_back({id, needs(id)});
        };
        enter(root);
        while (!stack.empty()) {
            Visit& top = stack.back();
            if (top.next < top.needs.size()) {
                const ObjectId need = top.needs[top.next++];
                if (!m_done.contains(need))
                    enter(need);
                continue;
            }
            // What is not finished by now is in a circle: that dependence is cut.
            std::erase_if(top.needs, [&](ObjectId need) { return !m_done.at(need); });
            // Azure changes the peerings of a network one at a time.
            if (top.id.kind() == Kind::Peering) {
                ObjectId& last = m_lastPeering[azure::vnetOf(m_document, top.id)];
                const auto place = std::lower_bound(top.needs.begin(), top.needs.end(), last);
                if (last && (place == top.needs.end() || *place != last))
                    top.needs.insert(place, last);
                last = top.id;
            }
            m_done[top.id] = true;
            m_plan.push_back({top.id, std::move(top.needs)});
            stack.pop_back();
        }
    }

    const azure::Document& m_document;
    KeptBlocks m_blocks;
    std::vector<ObjectId> m_objects;                    ///< In the order of kOrder.
    std::unordered_map<std::string, ObjectId> m_byName; ///< Resource ids in lower case.
    std::unordered_map<ObjectId, bool> m_done;          ///< Met; true once it is in the plan.
    std::map<VnetId, ObjectId> m_lastPeering;
    std::vector<DeploymentStep> m_plan;
};

} // namespace

std::vector<DeploymentStep> planDeployment(const azure::Document& document, KeptBlocks blocks)
{
    return Planner(document, blocks).plan();
}

ResourceGroupId deploymentGroup(const azure::Document& document, ObjectId id)
{
    if (id.kind() == Kind::Peering)
        id = azure::vnetOf(document, id);
    ResourceGroupId group;
    document.visit(id, [&](auto, const auto& resource) {
        if constexpr (requires { resource.resourceGroup; })
            group = resource.resourceGroup;
    });
    return group;
}

namespace {

constexpr std::size_t kLargeEstate = 20; ///< Networks that still fit into one file.

/// Cuts the plan: takes every step of a place that can be taken, place by place, until none is
/// left.
class Cutter
{
public:
    Cutter(const azure::Document& document, const std::vector<DeploymentStep>& plan, bool byNetwork)
        : m_left(plan.size())
    {
        for (const DeploymentStep& step : plan) {
            const Place place{deploymentGroup(document, step.id),
                              byNetwork ? azure::vnetOf(document, step.id) : VnetId()};
            if (m_waiting[place].empty())
                m_places.push_back(place);
            m_waiting[place].push_back(&step);
        }
    }

    std::vector<DeploymentChunk> cut()
    {
        while (m_left > 0) {
            for (const Place& place : m_places)
                take(place);
        }
        return std::move(m_chunks);
    }

private:
    using Place = std::pair<ResourceGroupId, VnetId>;

    void take(const Place& place)
    {
        DeploymentChunk chunk;
        chunk.group = place.first;
        chunk.network = place.second;
        std::vector<const DeploymentStep*> later;
        for (const DeploymentStep* step : m_waiting[place]) {
            const bool ready = std::all_of(step->dependsOn.begin(), step->dependsOn.end(),
                                           [&](ObjectId need) { return m_chunkOf.contains(need); });
            if (!ready) {
                later.push_back(step);
                continue;
            }
            m_chunkOf.emplace(step->id, m_chunks.size());
            for (const ObjectId need : step->dependsOn) {
                if (m_chunkOf.at(need) != m_chunks.size())
                    chunk.dependsOn.push_back(m_chunkOf.at(need));
            }
            chunk.steps.push_back(*step);
        }
        m_waiting[place] = std::move(later);
        if (chunk.steps.empty())
            return;
        sortUnique(chunk.dependsOn);
        m_left -= chunk.steps.size();
        m_chunks.push_back(std::move(chunk));
    }

    std::vector<Place> m_places; ///< In order of first use.
    std::map<Place, std::vector<const DeploymentStep*>> m_waiting;
    std::unordered_map<ObjectId, std::size_t> m_chunkOf;
    std::vector<DeploymentChunk> m_chunks;
    std::size_t m_left;
};

} // namespace

std::map<ResourceGroupId, std::string> groupLocations(const azure::Document& document,
                                                      const std::vector<DeploymentStep>& plan)
{
    std::map<ResourceGroupId, std::string> locations;
    for (const DeploymentStep& step : plan) {
        const ResourceGroupId group = deploymentGroup(document, step.id);
        const auto* place = document.find(group);
        if (place == nullptr || locations.contains(group))
            continue;
        std::string location = place->location.str();
        document.visit(step.id, [&](auto, const auto& resource) {
            if constexpr (requires { resource.location; })
                location = location.empty() ? resource.location.str() : location;
        });
        if (!location.empty())
            locations.emplace(group, std::move(location));
    }
    return locations;
}

std::vector<DeploymentChunk> chunksByGroup(const azure::Document& document,
                                           const std::vector<DeploymentStep>& plan)
{
    return Cutter(document, plan, false).cut();
}

std::vector<DeploymentChunk> chunksForModules(const azure::Document& document,
                                              const std::vector<DeploymentStep>& plan)
{
    const bool isLarge = document.all<azure::VirtualNetwork>().size() > kLargeEstate;
    return Cutter(document, plan, isLarge).cut();
}

} // namespace peerscape::write
