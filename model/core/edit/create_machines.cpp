#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/edit/labels.h"
#include "core/edit/maker.h"
#include "core/edit/platform_subnets.h"

namespace peerscape::edit {

namespace {

tl::unexpected<Error> subnetNotFound(SubnetId subnet)
{
    return fail("ResourceNotFound", "The subnet was not found.", {subnet});
}

azure::NetworkInterface nicIn(const azure::VirtualNetwork& vnet, SubnetId subnet, Text name)
{
    auto nic = madeIn<azure::NetworkInterface>(vnet, std::move(name));
    azure::NicIpConfiguration configuration;
    configuration.name = "ipconfig1";
    configuration.subnet = subnet;
    configuration.primary = true;
    nic.ipConfigurations.push_back(std::move(configuration));
    return nic;
}

/// A machine and its interface; `prepare` gets the interface before it is stored.
template<class Prepare>
EditResult addMachine(const Document& document, SubnetId subnet, const std::string& name,
                      std::string_view stem, Prepare&& prepare)
{
    const azure::VirtualNetwork* vnet = vnetAround(document, subnet);
    if (vnet == nullptr)
        return subnetNotFound(subnet);
    Maker maker(document);
    auto machine =
        madeIn<azure::VirtualMachine>(*vnet, nameOr(document, Kind::VirtualMachine, name, stem));
    machine.osType = "Linux";
    machine.vmSize = "Standard_B2s";
    const Text machineName = machine.name;
    const VmId vm = maker.add(std::move(machine));
    // The name that `az vm create` gives, unless somebody has it.
    std::string nicName = azure::machineNicName(machineName.view());
    if (azure::findByName(maker.document(), Kind::NetworkInterface, nicName))
        nicName = freeName(maker.document(), Kind::NetworkInterface, nicName);
    azure::NetworkInterface nic = nicIn(*vnet, subnet, nicName);
    nic.virtualMachine = vm;
    prepare(nic);
    const NicId nicId = maker.add(std::move(nic));
    return maker.finish(addLabel(Kind::VirtualMachine, machineName), {vm, nicId});
}

/// A resource of its own that `join` puts on the primary configuration of `nic`, which may be none.
template<class R, class Join>
EditResult addTo(const Document& document, NicId nic, R resource, Join&& join)
{
    Maker maker(document);
    const azure::NetworkInterface* owner = document.find(nic);
    if (owner != nullptr) {
        resource.resourceGroup = owner->resourceGroup;
        resource.location = owner->location;
    } else {
        const Home home = homeOf(maker);
        resource.resourceGroup = home.resourceGroup;
        resource.location = home.location;
    }
    Message label = addLabel(R::kKind, resource.name);
    const Id<R::kKind> id = maker.add(std::move(resource));
    if (owner != nullptr && !owner->ipConfigurations.empty())
        maker.change(nic, [&](azure::NetworkInterface& value) {
            const auto* primary = value.primaryConfiguration();
            const auto index = static_cast<std::size_t>(primary - value.ipConfigurations.data());
            join(value.ipConfigurations[index], id);
        });
    return maker.finish(std::move(label), {id});
}

EditResult addToSubnet(const Document& document, SubnetId subnet, Kind kind,
                       const std::string& name, std::string_view stem, auto&& make)
{
    const azure::VirtualNetwork* vnet = vnetAround(document, subnet);
    if (vnet == nullptr)
        return subnetNotFound(subnet);
    return create(document, make(*vnet, nameOr(document, kind, name, stem)));
}

} // namespace

EditResult addVm(const Document& document, SubnetId subnet, std::string name)
{
    return addMachine(document, subnet, name, "vm", [](azure::NetworkInterface&) {});
}

EditResult addAppliance(const Document& document, SubnetId subnet, std::string name)
{
    return addMachine(document, subnet, name, "nva", [](azure::NetworkInterface& nic) {
        nic.enableIPForwarding = true;
        nic.isAppliance = true;
    });
}

EditResult addNic(const Document& document, SubnetId subnet, std::string name)
{
    return addToSubnet(document, subnet, Kind::NetworkInterface, name, "nic",
                       [&](const azure::VirtualNetwork& vnet, Text chosen) {
                           return nicIn(vnet, subnet, std::move(chosen));
                       });
}

EditResult addPrivateEndpoint(const Document& document, SubnetId subnet, std::string name)
{
    return addToSubnet(document, subnet, Kind::PrivateEndpoint, name, "pe",
                       [&](const azure::VirtualNetwork& vnet, Text chosen) {
                           auto endpoint = madeIn<azure::PrivateEndpoint>(vnet, std::move(chosen));
                           endpoint.subnet = subnet;
                           return endpoint;
                       });
}

EditResult addLoadBalancer(const Document& document, SubnetId subnet, std::string name)
{
    return addToSubnet(document, subnet, Kind::LoadBalancer, name, "lb",
                       [&](const azure::VirtualNetwork& vnet, Text chosen) {
                           auto balancer = madeIn<azure::LoadBalancer>(vnet, std::move(chosen));
                           balancer.subnet = subnet;
                           balancer.sku = "Standard";
                           return balancer;
                       });
}

EditResult addFirewall(const Document& document, VnetId vnetId, std::string name)
{
    const azure::VirtualNetwork* vnet = document.find(vnetId);
    if (vnet == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {vnetId});
    Maker maker(document);
    auto firewall = madeIn<azure::AzureFirewall>(
        *vnet, nameOr(document, Kind::AzureFirewall, name, "firewall"));
    firewall.subnet = platformSubnet(maker, vnetId, kFirewallSubnet);
    firewall.sku = "Standard";
    firewall.publicIPAddress = addPublicIpFor(maker, *vnet, firewall.name);
    Message label = addLabel(Kind::AzureFirewall, firewall.name);
    const FirewallId id = maker.add(std::move(firewall));
    return maker.finish(std::move(label), {id});
}

EditResult addBastion(const Document& document, VnetId vnetId, std::string name)
{
    const azure::VirtualNetwork* vnet = document.find(vnetId);
    if (vnet == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {vnetId});
    Maker maker(document);
    auto bastion =
        madeIn<azure::BastionHost>(*vnet, nameOr(document, Kind::BastionHost, name, "bastion"));
    bastion.subnet = platformSubnet(maker, vnetId, kBastionSubnet);
    bastion.publicIPAddress = addPublicIpFor(maker, *vnet, bastion.name);
    Message label = addLabel(Kind::BastionHost, bastion.name);
    const BastionId id = maker.add(std::move(bastion));
    return maker.finish(std::move(label), {id});
}

EditResult addRouteServer(const Document& document, VnetId vnetId, std::string name)
{
    const azure::VirtualNetwork* vnet = document.find(vnetId);
    if (vnet == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {vnetId});
    Maker maker(document);
    auto server =
        madeIn<azure::RouteServer>(*vnet, nameOr(document, Kind::RouteServer, name, "routeserver"));
    server.subnet = platformSubnet(maker, vnetId, kRouteServerSubnet);
    Message label = addLabel(Kind::RouteServer, server.name);
    const RouteServerId id = maker.add(std::move(server));
    return maker.finish(std::move(label), {id});
}

EditResult addGateway(const Document& document, VnetId vnetId, azure::GatewayType type,
                      std::string name)
{
    const azure::VirtualNetwork* vnet = document.find(vnetId);
    if (vnet == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {vnetId});
    const bool vpn = type == azure::GatewayType::Vpn;
    Maker maker(document);
    const std::string stem = vnet->name.str() + (vpn ? "-vpn-gw" : "-er-gw");
    Text chosen = name;
    if (name.empty())
        chosen = azure::findByName(document, Kind::VirtualNetworkGateway, stem)
                     ? Text(freeName(document, Kind::VirtualNetworkGateway, stem))
                     : Text(stem);
    auto gateway = madeIn<azure::VirtualNetworkGateway>(*vnet, chosen);
    gateway.gatewayType = type;
    gateway.sku = vpn ? "VpnGw1" : "ErGw1AZ";
    azure::GatewayIpConfiguration configuration;
    configuration.name = "default";
    configuration.subnet = platformSubnet(maker, vnetId, kGatewaySubnet);
    configuration.publicIPAddress = addPublicIpFor(maker, *vnet, gateway.name);
    gateway.ipConfigurations.push_back(std::move(configuration));
    Message label = addLabel(Kind::VirtualNetworkGateway, gateway.name);
    const GatewayId id = maker.add(std::move(gateway));
    return maker.finish(std::move(label), {id});
}

EditResult addPublicIp(const Document& document, NicId nic, std::string name)
{
    azure::PublicIpAddress address;
    address.name = nameOr(document, Kind::PublicIpAddress, name, "pip");
    address.sku = "Standard";
    return addTo(document, nic, std::move(address),
                 [](auto& configuration, PublicIpId id) { configuration.publicIPAddress = id; });
}

EditResult addAsg(const Document& document, NicId nic, std::string name)
{
    azure::ApplicationSecurityGroup group;
    group.name = nameOr(document, Kind::ApplicationSecurityGroup, name, "asg");
    return addTo(document, nic, std::move(group), [](auto& configuration, AsgId id) {
        configuration.applicationSecurityGroups.push_back(id);
    });
}

} // namespace peerscape::edit
