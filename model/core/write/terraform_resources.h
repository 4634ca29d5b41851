#pragma once

#include "core/azure/names.h"
#include "core/read/terraform/forms.h"
#include "core/write/code.h"
#include "core/write/code_names.h"
#include "core/write/deployment_plan.h"
#include "core/write/hcl.h"
#include "core/write/kept_json.h"
#include "core/write/terraform_attributes.h"

#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace peerscape::write {

/// Whether a subnet has nothing but name, prefixes and associations.
[[nodiscard]] bool isPlainSubnet(const azure::Subnet& subnet);

/// The resource type of azurerm for an ARM type that is not modelled; null when there is none.
[[nodiscard]] const read::terraform::Form* formOfUnknown(std::string_view armType);

/// The resource id of what a child belongs to: `id` without its last type and name.
[[nodiscard]] std::string parentOf(std::string_view id);

/// The resources of a design as blocks of azurerm 4.
class TerraformResources
{
public:
    TerraformResources(const azure::Document& document, const std::vector<DeploymentStep>& plan,
                       const CodeOptions& options);

    /// Groups and subscriptions that hold something, in order of first use.
    [[nodiscard]] const std::vector<ResourceGroupId>& groups() const { return m_groups; }
    [[nodiscard]] const std::vector<SubscriptionId>& subscriptions() const
    {
        return m_subscriptions;
    }
    /// Empty for the first subscription, which needs none.
    [[nodiscard]] std::string providerAlias(SubscriptionId id) const;

    [[nodiscard]] std::string groupText(ResourceGroupId id);
    /// The blocks of one step: the resource, its parts and associations. Empty when there is no
    /// resource type for it, which is a gap.
    [[nodiscard]] std::string stepText(const DeploymentStep& step);

    [[nodiscard]] bool needsPassword() const { return m_needsPassword; }
    [[nodiscard]] bool usesAzapi() const { return m_usesAzapi; }
    /// ARM types that a variable gives the API version of, to the variable's name.
    [[nodiscard]] const std::map<std::string, std::string>& askedVersions() const
    {
        return m_askedVersions;
    }
    [[nodiscard]] std::vector<CodeGap> takeGaps();
    [[nodiscard]] std::vector<VmId> takeUsualImages() { return std::move(m_usualImages); }

private:
    // Every step: labels first, then blocks.
    void labelSubnets(VnetId id);
    /// Whether it is written with another object: the pool of a balancer that is modelled, the zone
    /// group of an endpoint.
    [[nodiscard]] bool isPartOfOther(ObjectId id) const;
    /// The block at an address, "azurerm_lb.front", with nothing in it.
    HclBlock& startAt(const std::string& address);
    /// One of the step that was started before.
    HclBlock& blockAt(const std::string& address);
    /// The block of an object, with name, group and region.
    HclBlock& start(ObjectId id);
    /// One that belongs to the object being written and has no name of its own; `importId` is what
    /// azurerm knows it by.
    HclBlock& startPart(std::string_view type, std::string_view words, const std::string& importId);
    [[nodiscard]] std::string armIdOf(ObjectId id) const
    {
        return azure::resourceId(m_document, id);
    }
    void setProvider(HclBlock& block, ResourceGroupId group) const;
    void setTags(HclBlock& block, ObjectId id) const;
    static void setTags(HclBlock& block, const nlohmann::ordered_json& resource);
    /// Says that azurerm wants an attribute of which the drawing says nothing.
    void noteMissing(ObjectId id, std::string attribute);
    void addDependences(const DeploymentStep& step);
    void addImport(const std::string& address, const std::string& armId);
    [[nodiscard]] std::string importText();

    // One for each kind.
    void write(PublicIpId id, const azure::PublicIpAddress& r);
    void write(NatGatewayId id, const azure::NatGateway& r);
    void write(RouteTableId id, const azure::RouteTable& r);
    void write(AsgId id, const azure::ApplicationSecurityGroup& r);
    void write(NsgId id, const azure::NetworkSecurityGroup& r);
    void write(SiteId id, const azure::LocalNetworkGateway& r);
    void write(CircuitId id, const azure::ExpressRouteCircuit& r);
    void write(VnetId id, const azure::VirtualNetwork& r);
    void write(PeeringId id, const azure::Peering& r);
    void write(FirewallId id, const azure::AzureFirewall& r);
    void write(LoadBalancerId id, const azure::LoadBalancer& r);
    void write(NicId id, const azure::NetworkInterface& r);
    void write(VmId id, const azure::VirtualMachine& r);
    void write(PrivateEndpointId id, const azure::PrivateEndpoint& r);
    void write(BastionId id, const azure::BastionHost& r);
    void write(GatewayId id, const azure::VirtualNetworkGateway& r);
    void write(ConnectionId id, const azure::Connection& r);
    void write(RouteServerId id, const azure::RouteServer& r);
    void write(UnknownId id, const azure::UnknownResource& r);
    void writeSubnets(VnetId id);
    void writeSubnet(SubnetId id, const azure::Subnet& r);
    void associate(SubnetId id, const azure::Subnet& r);

    /// What Azure knows the pool of a load balancer by, and what the file does.
    [[nodiscard]] std::string poolId(LoadBalancerId id) const;
    [[nodiscard]] std::string poolAddress(ObjectId balancer) const;
    // What was kept.
    void writeKept(UnknownId id, const KeptBlock& kept);
    /// A resource that is not modelled but has a table of attributes, such as a private DNS zone.
    void writeByTable(UnknownId id, const azure::UnknownResource& r,
                      const read::terraform::Form& form);
    /// Any other resource: by azapi, which takes what Azure takes.
    void writeAzapi(UnknownId id, const azure::UnknownResource& r);
    /// The version in azapi's type; a variable of the type where the file gives none.
    [[nodiscard]] std::string azapiType(UnknownId id, const nlohmann::ordered_json& resource);
    /// Adds what a block needs and does not name.
    void addNeeds(HclBlock& block, const std::vector<ObjectId>& needs) const;
    /// The expression of an object or a list, a member a line.
    [[nodiscard]] std::string linesOf(const nlohmann::ordered_json& value) const;
    void writeZoneGroup(HclBlock& block, PrivateEndpointId id);
    /// Adds what was kept of an object to its block, as far as azurerm has names for it; the rest
    /// is a gap.
    void complete(ObjectId id, HclBlock& block);
    /// Takes what azurerm would refuse beside what is written of a machine: a login without a
    /// password where no key is known, a part of an image. By its places.
    [[nodiscard]] nlohmann::ordered_json takeRefused(ObjectId id,
                                                     nlohmann::ordered_json& kept) const;
    /// Adds what only Terraform says, and says what it lacks.
    void addOwn(ObjectId id, HclBlock& block, nlohmann::ordered_json& kept, std::string_view type);
    /// The parts of an object that are resources of their own in Terraform.
    void writeChildren(ObjectId id, std::string_view armType, nlohmann::ordered_json& kept,
                       std::span<const read::terraform::Attribute> table);
    void writeChild(ObjectId id, const read::terraform::Form& form, std::string_view list,
                    std::size_t place, nlohmann::ordered_json& kept);
    /// Says to whom a child belongs.
    void setParent(HclBlock& block, const read::terraform::Form& form, const std::string& parentId,
                   ResourceGroupId group) const;
    [[nodiscard]] std::string expression(const nlohmann::ordered_json& value) const;
    /// A reference to the id or the name of what the file makes at some place, else a text.
    [[nodiscard]] std::string referenceTo(const std::string& armId, std::string_view member) const;
    /// Blocks that come later can refer to what a step made by its resource id.
    void rememberIds(ObjectId id);

    /// `azurerm_subnet.apps.id`, or the resource id in quotes for what is not in the file.
    [[nodiscard]] std::string idOf(ObjectId id) const;
    /// The same for a public address that only its resource id names.
    [[nodiscard]] std::string idOfAddress(const std::string& armId) const;
    /// The same for the name.
    [[nodiscard]] std::string nameOf(ObjectId id) const;
    [[nodiscard]] std::string groupName(ResourceGroupId group) const;

    const azure::Document& m_document;
    CodeOptions m_options;
    std::map<ObjectId, std::string> m_addresses; ///< `azurerm_subnet.apps` or `….apps["a"]`.
    std::map<std::string, NameMaker, std::less<>> m_names; ///< By resource type.
    std::vector<ResourceGroupId> m_groups;
    std::map<ResourceGroupId, std::string> m_groupLabels;
    std::map<ResourceGroupId, std::string> m_groupLocations;
    std::vector<SubscriptionId> m_subscriptions;
    std::deque<HclBlock> m_blocks; ///< Of the step being written.
    std::vector<HclBlock> m_imports;
    std::vector<CodeGap> m_gaps;
    std::vector<VmId> m_usualImages;
    /// What the file has made so far, by resource id in lower case.
    std::unordered_map<std::string, std::string> m_made;
    std::unordered_map<std::string, std::string> m_everything; ///< Addresses, by the same.
    std::unordered_map<std::string, UnknownId> m_zoneGroups;   ///< By their endpoints, the same.
    std::map<ObjectId, HclBlock*> m_started;                   ///< Of the step being written.
    TerraformAttributes m_attributes;
    std::set<ObjectId> m_asStated; ///< They have attributes of a state that no table knows.
    ObjectId m_current;
    bool m_needsPassword = false;
    bool m_usesAzapi = false;
    std::map<std::string, std::string> m_askedVersions;
};

} // namespace peerscape::write
