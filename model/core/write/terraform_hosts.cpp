#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/write/kept_json.h"
#include "core/write/machine_setup.h"
#include "core/write/terraform_resources.h"

#include <set>

/// What stands in subnets, as blocks of azurerm 4.
namespace peerscape::write {

void TerraformResources::write(NicId id, const azure::NetworkInterface& r)
{
    HclBlock& block = start(id);
    if (r.enableIPForwarding)
        block.setFlag("ip_forwarding_enabled", true);
    setTags(block, id);
    for (const azure::NicIpConfiguration& configuration : r.ipConfigurations) {
        HclBlock& part = block.block("ip_configuration");
        part.setText("name", configuration.name.view());
        if (configuration.subnet)
            part.set("subnet_id", idOf(configuration.subnet));
        part.setText("private_ip_address_allocation",
                     azure::toString(configuration.privateIPAllocationMethod));
        if (configuration.privateIPAllocationMethod == azure::AllocationMethod::Static)
            part.setText("private_ip_address", configuration.privateIPAddress.toString());
        if (!configuration.privateIPAddress.isNone() && !configuration.privateIPAddress.isV4())
            part.setText("private_ip_address_version", "IPv6");
        if (r.ipConfigurations.size() > 1)
            part.setFlag("primary", configuration.primary);
        if (configuration.publicIPAddress)
            part.set("public_ip_address_id", idOf(configuration.publicIPAddress));
    }
    if (r.networkSecurityGroup)
        startPart("azurerm_network_interface_security_group_association", r.name.view(),
                  armIdOf(id) + '|' + armIdOf(r.networkSecurityGroup))
            .set("network_interface_id", idOf(id))
            .set("network_security_group_id", idOf(r.networkSecurityGroup));
    // Terraform joins the interface, not one of its configurations.
    std::set<AsgId> groups;
    for (const azure::NicIpConfiguration& configuration : r.ipConfigurations)
        groups.insert(configuration.applicationSecurityGroups.begin(),
                      configuration.applicationSecurityGroups.end());
    for (const AsgId group : groups)
        startPart("azurerm_network_interface_application_security_group_association",
                  r.name.str() + ' ' + m_document.nameOf(group).str(),
                  armIdOf(id) + '|' + armIdOf(group))
            .set("network_interface_id", idOf(id))
            .set("application_security_group_id", idOf(group));
    for (const ObjectId balancer : m_document.referrers(id, Kind::LoadBalancer)) {
        const auto* primary = r.primaryConfiguration();
        const std::string configuration = primary != nullptr ? primary->name.str() : std::string();
        startPart("azurerm_network_interface_backend_address_pool_association",
                  r.name.str() + ' ' + m_document.nameOf(balancer).str(),
                  armIdOf(id) + "/ipConfigurations/" + configuration + '|'
                      + poolId(LoadBalancerId::of(balancer)))
            .set("network_interface_id", idOf(id))
            .setText("ip_configuration_name", configuration)
            .set("backend_address_pool_id", poolAddress(balancer) + ".id");
    }
}

void TerraformResources::write(VmId id, const azure::VirtualMachine& r)
{
    const MachineSetup setup = setupOf(r);
    if (setup.attachesDisk) {
        m_gaps.push_back({id, needsItsDisk(r.name.str())});
        return;
    }
    HclBlock& block = start(id);
    const bool isWindows = equalsIgnoringCase(r.osType, "Windows");
    block.setText("size", r.vmSize.view());
    if (r.vmSize.empty())
        noteMissing(id, "size");
    block.setText("admin_username", setup.adminUsername);
    const bool hasPassword = !takesOnlyKeys(r.extra);
    if (hasPassword)
        block.set("admin_password", "var.admin_password");
    if (setup.computerName != r.name.view())
        block.setText("computer_name", setup.computerName);
    if (!isWindows && hasPassword)
        block.setFlag("disable_password_authentication", false);
    std::vector<std::string> nics;
    for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
        nics.push_back(idOf(nic));
    block.set("network_interface_ids", hclList(nics));
    block.setText("source_image_id", setup.imageId);
    setTags(block, id);
    HclBlock& disk = block.block("os_disk");
    disk.setText("name", setup.diskName)
        .setText("caching", setup.diskCaching.empty() ? "ReadWrite" : setup.diskCaching)
        .setText("storage_account_type", setup.diskSku.empty() ? "StandardSSD_LRS" : setup.diskSku);
    if (!setup.diskSizeGb.empty())
        disk.set("disk_size_gb", setup.diskSizeGb);
    if (setup.imageId.empty())
        block.block("source_image_reference")
            .setText("publisher", setup.publisher)
            .setText("offer", setup.offer)
            .setText("sku", setup.sku)
            .setText("version", setup.version);
    if (setup.isUsualImage)
        m_usualImages.push_back(id);
    m_needsPassword = m_needsPassword || hasPassword;
}

std::string TerraformResources::poolId(LoadBalancerId id) const
{
    return armIdOf(id) + "/backendAddressPools/" + backEndPoolName(*m_document.find(id));
}

void TerraformResources::write(LoadBalancerId id, const azure::LoadBalancer& r)
{
    HclBlock& block = start(id);
    block.setText("sku", r.sku.empty() ? azure::kUnsaidSku : r.sku.view());
    setTags(block, id);
    HclBlock& part = block.block("frontend_ip_configuration");
    part.setText("name", frontEndName(r));
    if (r.subnet) {
        part.set("subnet_id", idOf(r.subnet));
        part.setText("private_ip_address_allocation", azure::toString(r.privateIPAllocationMethod));
        if (r.privateIPAllocationMethod == azure::AllocationMethod::Static)
            part.setText("private_ip_address", r.privateIPAddress.toString());
    }
    if (r.publicIPAddress)
        part.set("public_ip_address_id", idOf(r.publicIPAddress));
    HclBlock& pool = startAt(poolAddress(id));
    addImport(poolAddress(id), poolId(id));
    m_made.emplace(toLower(poolId(id)), poolAddress(id) + ".id");
    setProvider(pool, r.resourceGroup);
    pool.setText("name", backEndPoolName(r)).set("loadbalancer_id", idOf(id));
}

void TerraformResources::write(PrivateEndpointId id, const azure::PrivateEndpoint& r)
{
    HclBlock& block = start(id);
    if (r.subnet)
        block.set("subnet_id", idOf(r.subnet));
    setTags(block, id);
    HclBlock& connection = block.block("private_service_connection");
    connection.setText("name", azure::kPrivateLinkName)
        .setText("private_connection_resource_id", r.privateLinkServiceId.view())
        .setFlag("is_manual_connection", false);
    std::vector<std::string> groups;
    for (const Text& group : r.groupIds)
        groups.push_back(hclText(group.view()));
    if (!groups.empty())
        connection.set("subresource_names", hclList(groups));
    if (!r.privateIPAddress.isNone())
        block.block("ip_configuration")
            .setText("name", azure::kIpConfigurationName)
            .setText("private_ip_address", r.privateIPAddress.toString())
            .setText("subresource_name", r.groupIds.empty() ? "" : r.groupIds.front().view());
    writeZoneGroup(block, id);
}

void TerraformResources::write(FirewallId id, const azure::AzureFirewall& r)
{
    HclBlock& block = start(id);
    block.setText("sku_name", azure::kNetworkFirewall);
    block.setText("sku_tier", r.sku.empty() ? "Standard" : r.sku.view());
    setTags(block, id);
    if (!r.subnet && !r.publicIPAddress)
        return; // of a virtual hub
    HclBlock& part = block.block("ip_configuration");
    part.setText("name", azure::kIpConfigurationName);
    if (r.subnet)
        part.set("subnet_id", idOf(r.subnet));
    if (r.publicIPAddress)
        part.set("public_ip_address_id", idOf(r.publicIPAddress));
}

void TerraformResources::write(BastionId id, const azure::BastionHost& r)
{
    HclBlock& block = start(id);
    setTags(block, id);
    HclBlock& part = block.block("ip_configuration");
    part.setText("name", azure::kIpConfigurationName);
    if (r.subnet)
        part.set("subnet_id", idOf(r.subnet));
    if (r.publicIPAddress)
        part.set("public_ip_address_id", idOf(r.publicIPAddress));
}

} // namespace peerscape::write
