#include "core/write/terraform_resources.h"

#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/write/arm_resources.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::write {

namespace {

/// The resource type of a kind; a machine's follows from its system. Empty for what azurerm has no
/// type for.
std::string typeOf(const azure::Document& document, ObjectId id)
{
    switch (id.kind()) {
    case Kind::VirtualNetwork:
        return "azurerm_virtual_network";
    case Kind::Subnet:
        return "azurerm_subnet";
    case Kind::Peering:
        return "azurerm_virtual_network_peering";
    case Kind::NetworkInterface:
        return "azurerm_network_interface";
    case Kind::VirtualMachine:
        return equalsIgnoringCase(document.find(VmId::of(id))->osType, "Windows")
                   ? "azurerm_windows_virtual_machine"
                   : "azurerm_linux_virtual_machine";
    case Kind::RouteTable:
        return "azurerm_route_table";
    case Kind::ApplicationSecurityGroup:
        return "azurerm_application_security_group";
    case Kind::NetworkSecurityGroup:
        return "azurerm_network_security_group";
    case Kind::PublicIpAddress:
        return "azurerm_public_ip";
    case Kind::NatGateway:
        return "azurerm_nat_gateway";
    case Kind::VirtualNetworkGateway:
        return "azurerm_virtual_network_gateway";
    case Kind::LocalNetworkGateway:
        return "azurerm_local_network_gateway";
    case Kind::Connection:
        return "azurerm_virtual_network_gateway_connection";
    case Kind::ExpressRouteCircuit:
        return "azurerm_express_route_circuit";
    case Kind::PrivateEndpoint:
        return "azurerm_private_endpoint";
    case Kind::AzureFirewall:
        return "azurerm_firewall";
    case Kind::BastionHost:
        return "azurerm_bastion_host";
    case Kind::LoadBalancer:
        return "azurerm_lb";
    case Kind::RouteServer:
        return "azurerm_route_server";
    case Kind::UnknownResource: {
        const auto& unknown = *document.find(UnknownId::of(id));
        if (const auto kept = keptBlock(unknown.extra))
            return kept->type;
        const read::terraform::Form* form = formOfUnknown(unknown.type.view());
        return std::string(form != nullptr ? form->type : read::terraform::kAzapiResource);
    }
    default:
        return {};
    }
}

/// The header of the block at an address, "azurerm_lb.front".
std::string headerOf(const std::string& address)
{
    const std::size_t dot = address.find('.');
    return "resource \"" + address.substr(0, dot) + "\" \"" + address.substr(dot + 1) + '"';
}

} // namespace

const read::terraform::Form* formOfUnknown(std::string_view armType)
{
    // A hub that is modelled is a route server.
    if (equalsIgnoringCase(armType, read::terraform::kHubType))
        return read::terraform::formOf("azurerm_virtual_hub");
    const auto all = read::terraform::forms();
    const auto form = std::find_if(all.begin(), all.end(), [&](const auto& one) {
        return equalsIgnoringCase(one.armType, armType);
    });
    return form != all.end() ? &*form : nullptr;
}

bool isPlainSubnet(const azure::Subnet& subnet)
{
    azure::Subnet plain;
    plain.name = subnet.name;
    plain.virtualNetwork = subnet.virtualNetwork;
    plain.addressPrefixes = subnet.addressPrefixes;
    plain.routeTable = subnet.routeTable;
    plain.networkSecurityGroup = subnet.networkSecurityGroup;
    plain.natGateway = subnet.natGateway;
    return plain == subnet;
}

TerraformResources::TerraformResources(const azure::Document& document,
                                       const std::vector<DeploymentStep>& plan,
                                       const CodeOptions& options)
    : m_document(document)
    , m_options(options)
    , m_groupLocations(groupLocations(document, plan))
    , m_attributes([this](const nlohmann::ordered_json& value) { return expression(value); })
{
    NameMaker groupNames(NameMaker::Style::Snake);
    const auto label = [&](ObjectId id, const std::string& words) {
        const std::string type = typeOf(document, id);
        if (type.empty() || isPartOfOther(id))
            return;
        NameMaker& names = m_names.try_emplace(type, NameMaker::Style::Snake).first->second;
        const std::string address = fmt::format("{}.{}", type, names.make(words));
        m_addresses.emplace(id, address);
        m_everything.emplace(toLower(armIdOf(id)), address);
    };
    for (const DeploymentStep& step : plan) {
        std::string name = document.nameOf(step.id).str();
        if (const auto* unknown = document.find(UnknownId::of(step.id))) {
            if (const auto kept = keptBlock(unknown->extra))
                name = kept->label;
            else if (equalsIgnoringCase(unknown->type, read::terraform::kZoneGroupType))
                m_zoneGroups.emplace(toLower(parentOf(armIdOf(step.id))), UnknownId::of(step.id));
        }
        label(step.id, step.id.kind() == Kind::Peering
                           ? document.nameOf(azure::vnetOf(document, step.id)).str() + ' ' + name
                           : name);
        if (step.id.kind() == Kind::VirtualNetwork)
            labelSubnets(VnetId::of(step.id));
        const ResourceGroupId group = deploymentGroup(document, step.id);
        const auto* place = document.find(group);
        if (place == nullptr)
            continue;
        if (m_groupLocations.contains(group) && m_groupLabels.try_emplace(group).second) {
            m_groups.push_back(group);
            m_groupLabels[group] = groupNames.make(place->name.view());
        }
        if (std::find(m_subscriptions.begin(), m_subscriptions.end(), place->subscription)
            == m_subscriptions.end())
            m_subscriptions.push_back(place->subscription);
    }
}

bool TerraformResources::isPartOfOther(ObjectId id) const
{
    const auto* unknown = m_document.find(UnknownId::of(id));
    if (unknown == nullptr)
        return false;
    const std::string own = armIdOf(id);
    if (equalsIgnoringCase(unknown->type, read::terraform::kZoneGroupType))
        return azure::findByName(m_document, Kind::PrivateEndpoint, parentOf(own)).has_value();
    if (!equalsIgnoringCase(unknown->type, read::terraform::kPoolType))
        return false;
    const auto balancer = azure::findByName(m_document, Kind::LoadBalancer, parentOf(own));
    return balancer && equalsIgnoringCase(own, poolId(LoadBalancerId::of(*balancer)));
}

void TerraformResources::labelSubnets(VnetId id)
{
    const auto children = azure::subnetsOf(m_document, id);
    NameMaker& names = m_names.try_emplace("azurerm_subnet", NameMaker::Style::Snake).first->second;
    const std::string network = m_document.nameOf(id).str();
    // Two or more that differ in name and prefixes only are one block with for_each.
    const auto plain = std::count_if(children.begin(), children.end(), [&](ObjectId child) {
        return isPlainSubnet(*m_document.find(SubnetId::of(child)));
    });
    const std::string shared = plain > 1 ? "azurerm_subnet." + names.make(network) : std::string();
    for (const ObjectId child : children) {
        const azure::Subnet& subnet = *m_document.find(SubnetId::of(child));
        m_addresses.emplace(child, plain > 1 && isPlainSubnet(subnet)
                                       ? shared + '[' + hclText(subnet.name.view()) + ']'
                                       : "azurerm_subnet."
                                             + names.make(network + ' ' + subnet.name.str()));
    }
}

std::string TerraformResources::providerAlias(SubscriptionId id) const
{
    if (m_subscriptions.empty() || id == m_subscriptions.front())
        return {};
    const auto place = std::find(m_subscriptions.begin(), m_subscriptions.end(), id);
    return fmt::format("subscription{}", place - m_subscriptions.begin() + 1);
}

void TerraformResources::setProvider(HclBlock& block, ResourceGroupId group) const
{
    const auto* place = m_document.find(group);
    const std::string alias = place != nullptr ? providerAlias(place->subscription) : std::string();
    if (!alias.empty())
        block.set("provider", "azurerm." + alias);
}

std::string TerraformResources::groupText(ResourceGroupId id)
{
    const std::string address = "azurerm_resource_group." + m_groupLabels.at(id);
    HclBlock block("resource \"azurerm_resource_group\" \"" + m_groupLabels.at(id) + '"');
    setProvider(block, id);
    block.setText("name", m_document.nameOf(id).view());
    block.setText("location", m_groupLocations.at(id));
    nlohmann::ordered_json kept = keptObject(m_document.find(id)->extra);
    setTags(block, kept);
    addOwn(id, block, kept, "azurerm_resource_group");
    addImport(address, armIdOf(id));
    m_made.emplace(toLower(armIdOf(id)), address + ".id");
    return block.text() + importText();
}

std::string TerraformResources::stepText(const DeploymentStep& step)
{
    m_current = step.id;
    m_blocks.clear();
    m_started.clear();
    m_document.visit(step.id, [&](auto id, const auto& resource) {
        if constexpr (requires { write(id, resource); })
            write(id, resource);
    });
    for (const auto& [id, block] : m_started)
        complete(id, *block);
    rememberIds(step.id);
    addDependences(step);
    std::string text;
    for (const HclBlock& block : m_blocks)
        text += std::string(text.empty() ? "" : "\n") + block.text();
    return text.empty() ? text : text + importText();
}

void TerraformResources::addDependences(const DeploymentStep& step)
{
    if (m_blocks.empty())
        return;
    const auto* kept = m_document.find(UnknownId::of(step.id));
    const bool isKept = kept != nullptr && !isKeptBlock(kept->extra);
    // Terraform orders by references. Those of modelled resources say all but what a template's
    // dependsOn told, and that a spoke's link waits for the hub's gateway and link.
    std::vector<ObjectId> needs = step.dependsOn;
    std::erase_if(needs, [&](ObjectId need) {
        const auto* link = m_document.find(PeeringId::of(need));
        const bool isWrittenLink = link != nullptr && link->remoteVirtualNetwork;
        const bool isOfPeering = step.id.kind() == Kind::Peering
                                 && (isWrittenLink || need.kind() == Kind::VirtualNetworkGateway);
        return !isKept && need.kind() != Kind::UnknownResource && !isOfPeering;
    });
    addNeeds(m_blocks.front(), needs);
}

std::string TerraformResources::importText()
{
    std::string text;
    for (const HclBlock& block : m_imports)
        text += '\n' + block.text();
    m_imports.clear();
    return text;
}

void TerraformResources::addImport(const std::string& address, const std::string& armId)
{
    if (!m_options.importBlocks)
        return;
    HclBlock block("import");
    block.set("to", address).setText("id", armId);
    m_imports.push_back(std::move(block));
}

std::string TerraformResources::idOf(ObjectId id) const
{
    const auto known = m_addresses.find(id);
    return known != m_addresses.end() ? known->second + ".id" : hclText(armIdOf(id));
}

std::string TerraformResources::idOfAddress(const std::string& armId) const
{
    const auto found = azure::findByName(m_document, Kind::PublicIpAddress, armId);
    return found ? idOf(*found) : hclText(armId);
}

std::string TerraformResources::nameOf(ObjectId id) const
{
    const auto known = m_addresses.find(id);
    return known != m_addresses.end() ? known->second + ".name"
                                      : hclText(m_document.nameOf(id).view());
}

std::string TerraformResources::groupName(ResourceGroupId group) const
{
    const auto known = m_groupLabels.find(group);
    return known != m_groupLabels.end() ? "azurerm_resource_group." + known->second + ".name"
                                        : hclText(m_document.nameOf(group).view());
}

std::string TerraformResources::poolAddress(ObjectId balancer) const
{
    const std::string& address = m_addresses.at(balancer);
    return "azurerm_lb_backend_address_pool" + address.substr(address.find('.'));
}

HclBlock& TerraformResources::startAt(const std::string& address)
{
    return m_blocks.emplace_back(headerOf(address));
}

HclBlock& TerraformResources::blockAt(const std::string& address)
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const HclBlock& block) {
        return block.header() == headerOf(address);
    });
    return found != m_blocks.end() ? *found : startAt(address);
}

HclBlock& TerraformResources::start(ObjectId id)
{
    const std::string& address = m_addresses.at(id);
    HclBlock& block = startAt(address);
    m_started.emplace(id, &block);
    const ResourceGroupId group = deploymentGroup(m_document, id);
    setProvider(block, group);
    block.setText("name", m_document.nameOf(id).view());
    block.set("resource_group_name", groupName(group));
    addImport(address, armIdOf(id));
    const auto location = m_groupLocations.find(group); // a design from a file may lack the group
    m_document.visit(id, [&](auto, const auto& resource) {
        if constexpr (requires { resource.location; }) {
            if (!resource.location.empty())
                block.setText("location", resource.location.view());
            else if (location != m_groupLocations.end())
                block.setText("location", location->second);
        }
    });
    return block;
}

HclBlock& TerraformResources::startPart(std::string_view type, std::string_view words,
                                        const std::string& importId)
{
    NameMaker& names =
        m_names.try_emplace(std::string(type), NameMaker::Style::Snake).first->second;
    const std::string name = names.make(words);
    HclBlock& block = m_blocks.emplace_back(fmt::format("resource \"{}\" \"{}\"", type, name));
    addImport(fmt::format("{}.{}", type, name), importId);
    setProvider(block, deploymentGroup(m_document, m_current));
    return block;
}

void TerraformResources::setTags(HclBlock& block, ObjectId id) const
{
    const std::vector<nlohmann::ordered_json> resources = armResources(m_document, id);
    if (!resources.empty())
        setTags(block, resources.front());
}

void TerraformResources::setTags(HclBlock& block, const nlohmann::ordered_json& resource)
{
    std::vector<std::pair<std::string, std::string>> entries;
    const auto tags = resource.find("tags");
    if (tags == resource.end() || !tags->is_object())
        return;
    for (auto tag = tags->begin(); tag != tags->end(); ++tag)
        entries.emplace_back(hclKey(tag.key()),
                             hclText(tag->is_string() ? tag->get<std::string>() : tag->dump()));
    block.setMap("tags", entries);
}

void TerraformResources::noteMissing(ObjectId id, std::string attribute)
{
    m_gaps.push_back({id,
                      {PEERSCAPE_TR_NOOP("{0}: {1} has to be added: the drawing does not hold it"),
                       {m_document.nameOf(id).str(), std::move(attribute)}}});
}

void TerraformResources::write(UnknownId id, const azure::UnknownResource& r)
{
    if (const auto kept = keptBlock(r.extra))
        return writeKept(id, *kept);
    if (isPartOfOther(id))
        return; // a block of its balancer or endpoint
    if (const read::terraform::Form* form = formOfUnknown(r.type.view()))
        return writeByTable(id, r, *form);
    writeAzapi(id, r);
}

} // namespace peerscape::write
