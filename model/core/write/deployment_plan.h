#pragma once

#include "core/azure/document.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// The order in which Azure wants a design built. Every writer of code follows it.
namespace peerscape::write {

/// One resource to deploy: everything but subnets (they come with their network), external
/// networks, notes, subscriptions and groups.
struct DeploymentStep
{
    ObjectId id;
    /// What must be there before, sorted; all of them stand earlier in the plan.
    std::vector<ObjectId> dependsOn;
};

/// What becomes of Terraform's blocks whose type is not modelled: nothing else can deploy them.
enum class KeptBlocks : std::uint8_t { LeftOut, Deployed };

/// The steps in an order that works one after the other: policies and addresses, networks,
/// peerings, what stands in networks, gateways, connections. The link of a hub that offers its
/// gateway, and the gateway itself, come before a spoke's link that uses it (3.4); an address pool
/// before its members. Dependences are references of the model and resource ids in kept JSON; a
/// circle of such ids is cut. The same document gives the same plan. O(resources + references).
[[nodiscard]] std::vector<DeploymentStep> planDeployment(const azure::Document& document,
                                                         KeptBlocks blocks = KeptBlocks::LeftOut);

/// A run of steps in one resource group, of a large estate also of one network.
struct DeploymentChunk
{
    ResourceGroupId group;
    VnetId network; ///< None: of no network, or of any.
    std::vector<DeploymentStep> steps;
    /// Chunks (by position, all earlier) that steps of this one depend on.
    std::vector<std::size_t> dependsOn;
};

/// The plan cut into as few runs by group as its dependences allow, in an order that works.
[[nodiscard]] std::vector<DeploymentChunk> chunksByGroup(const azure::Document& document,
                                                         const std::vector<DeploymentStep>& plan);

/// The same for code in several files: a design of more than 20 networks is also cut by network.
[[nodiscard]] std::vector<DeploymentChunk>
chunksForModules(const azure::Document& document, const std::vector<DeploymentStep>& plan);

/// The resource group of anything that is deployed; of a peering that of its network.
[[nodiscard]] ResourceGroupId deploymentGroup(const azure::Document& document, ObjectId id);

/// Where the groups of a plan are created: where they stand, else where the first of their
/// resources does. A group of which nothing says that is there already and has no entry.
/// O(steps · log groups).
[[nodiscard]] std::map<ResourceGroupId, std::string>
groupLocations(const azure::Document& document, const std::vector<DeploymentStep>& plan);

} // namespace peerscape::write
