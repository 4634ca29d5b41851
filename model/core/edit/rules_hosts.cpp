#include "core/azure/names.h"
#include "core/base/sort_unique.h"
#include "core/edit/addresses.h"
#include "core/edit/limits.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::edit::rules {

namespace {

using azure::AllocationMethod;
using azure::resourceId;
using net::Address;

/// V15, V16: an address must lie in the subnet and not be one that Azure keeps.
void checkAddress(const View& view, ObjectId id, SubnetId subnetId, const Address& address,
                  bool isStatic, Errors& errors)
{
    const azure::Subnet* subnet = view.document.find(subnetId);
    if (subnet == nullptr)
        return;
    const azure::VirtualNetwork* vnet = view.document.find(subnet->virtualNetwork);
    if (vnet != nullptr && vnet->external)
        return;
    if (address.isNone()) {
        const std::vector<AddressUse> used = addressesIn(view.document, subnetId);
        if (!lowestFree(*subnet, used) && !lowestFree(*subnet, used, net::Family::IPv6))
            errors.push_back(Error{"SubnetIsFull",
                                   fmt::format("Subnet {} is full: it has no free address for {}.",
                                               resourceId(view.document, subnetId),
                                               resourceId(view.document, id)),
                                   {id, subnetId}});
        return;
    }
    if (!holds(*subnet, address))
        errors.push_back(Error{
            "PrivateIPAddressNotInSubnet",
            fmt::format("Private IP address {} of {} is not in the address range of subnet {}.",
                        address.toString(), resourceId(view.document, id),
                        resourceId(view.document, subnetId)),
            {id, subnetId}});
    else if (isStatic && isReserved(*subnet, address))
        errors.push_back(
            Error{"PrivateIPAddressInReservedRange",
                  fmt::format("Private IP address {} of {} is in the range that Azure reserves in "
                              "subnet {}: the first four addresses and the last.",
                              address.toString(), resourceId(view.document, id),
                              resourceId(view.document, subnetId)),
                  {id, subnetId}});
}

/// V19, V20: platform subnets and delegated ones take no interfaces.
void checkMayStandIn(const View& view, ObjectId id, SubnetId subnetId, Errors& errors)
{
    const azure::Subnet* subnet = view.document.find(subnetId);
    if (subnet == nullptr)
        return;
    if (subnet->name == kGatewaySubnet) {
        errors.push_back(Error{
            "GatewaySubnet",
            fmt::format("{} cannot be placed in subnet GatewaySubnet: it holds gateways only.",
                        resourceId(view.document, id)),
            {id, subnetId}});
        return;
    }
    const bool platform = subnet->name == kFirewallSubnet
                          || subnet->name == kFirewallManagementSubnet
                          || subnet->name == kBastionSubnet || subnet->name == kRouteServerSubnet;
    if (platform || (!subnet->delegations.empty() && id.kind() == Kind::NetworkInterface))
        errors.push_back(
            Error{"SubnetWithExternalResourcesCannotBeUsedByOtherResources",
                  fmt::format("Subnet {} is used by {} and cannot be used by {}.",
                              resourceId(view.document, subnetId),
                              platform ? "a platform service" : subnet->delegations.front().view(),
                              resourceId(view.document, id)),
                  {id, subnetId}});
}

/// 1.9: a service stands in the subnet that bears its name.
void checkStandsIn(const View& view, ObjectId id, SubnetId subnetId, std::string_view name,
                   std::string_view code, Errors& errors)
{
    const azure::Subnet* subnet = view.document.find(subnetId);
    if (subnet != nullptr && subnet->name != name)
        errors.push_back(
            Error{std::string(code),
                  fmt::format("{} must be placed in a subnet named {}, not '{}'.",
                              resourceId(view.document, id), name, subnet->name.view()),
                  {id, subnetId}});
}

/// The subnets in which an object can hold an address.
std::vector<SubnetId> subnetsOfHost(const Document& document, ObjectId id)
{
    std::vector<SubnetId> subnets;
    if (const auto* nic = document.find(NicId::of(id))) {
        for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations)
            subnets.push_back(configuration.subnet);
    } else if (const SubnetId subnet = azure::subnetOf(document, id)) {
        subnets.push_back(subnet);
    }
    return subnets;
}

} // namespace

void checkNic(const View& view, NicId id, Errors& errors)
{
    const azure::NetworkInterface* nic = view.document.find(id);
    if (nic == nullptr)
        return;
    SubnetId last;
    for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations) {
        checkAddress(view, id, configuration.subnet, configuration.privateIPAddress,
                     configuration.privateIPAllocationMethod == AllocationMethod::Static, errors);
        if (configuration.subnet != last)
            checkMayStandIn(view, id, configuration.subnet, errors);
        last = configuration.subnet;
    }
    if (nic->ipConfigurations.size() > limits::kPrivateIpsPerNic.refuseAbove)
        errors.push_back(
            Error{"SIM-9",
                  fmt::format("Network interface {} has {} IP configurations; {} are "
                              "allowed.",
                              resourceId(view.document, id), nic->ipConfigurations.size(),
                              limits::kPrivateIpsPerNic.refuseAbove),
                  {id}});
    const auto* nsg = view.document.find(nic->networkSecurityGroup);
    if (nsg != nullptr && differsInRegionOrSubscription(view.document, *nic, *nsg))
        errors.push_back(
            Error{"SIM-1.10",
                  fmt::format("The network security group {} cannot be associated with network "
                              "interface {} because it is not in its region and subscription.",
                              resourceId(view.document, nic->networkSecurityGroup),
                              resourceId(view.document, id)),
                  {id, nic->networkSecurityGroup}});
}

void checkPrivateEndpoint(const View& view, PrivateEndpointId id, Errors& errors)
{
    const azure::PrivateEndpoint* endpoint = view.document.find(id);
    if (endpoint == nullptr || !endpoint->subnet)
        return;
    checkAddress(view, id, endpoint->subnet, endpoint->privateIPAddress, true, errors);
    checkMayStandIn(view, id, endpoint->subnet, errors);
}

void checkFirewall(const View& view, FirewallId id, Errors& errors)
{
    const azure::AzureFirewall* firewall = view.document.find(id);
    if (firewall == nullptr || !firewall->subnet)
        return;
    checkStandsIn(view, id, firewall->subnet, kFirewallSubnet, "SIM-1.9", errors);
    checkAddress(view, id, firewall->subnet, firewall->privateIPAddress, false, errors);
}

void checkBastion(const View& view, BastionId id, Errors& errors)
{
    if (const azure::BastionHost* bastion = view.document.find(id))
        checkStandsIn(view, id, bastion->subnet, kBastionSubnet, "SIM-1.9", errors);
}

void checkRouteServer(const View& view, RouteServerId id, Errors& errors)
{
    if (const azure::RouteServer* server = view.document.find(id))
        checkStandsIn(view, id, server->subnet, kRouteServerSubnet, "SIM-1.9", errors);
}

void checkLoadBalancer(const View& view, LoadBalancerId id, Errors& errors)
{
    const azure::LoadBalancer* balancer = view.document.find(id);
    if (balancer == nullptr || !balancer->subnet)
        return;
    checkAddress(view, id, balancer->subnet, balancer->privateIPAddress,
                 balancer->privateIPAllocationMethod == AllocationMethod::Static, errors);
    checkMayStandIn(view, id, balancer->subnet, errors);
}

Error addressAllocated(const Document& document, ObjectId id, const Address& address,
                       ObjectId owner)
{
    return {"PrivateIPAddressIsAllocated",
            fmt::format("Private IP address {} of {} is already allocated to {}.",
                        address.toString(), resourceId(document, id), resourceId(document, owner)),
            {id, owner}};
}

void checkAddressClash(const View& view, ObjectId id, Errors& errors)
{
    std::vector<SubnetId> subnets = subnetsOfHost(view.document, id);
    sortUnique(subnets);
    for (const SubnetId subnet : subnets) {
        if (!subnet)
            continue;
        const std::vector<AddressUse> mine = addressesOf(view.document, id, subnet);
        for (std::size_t i = 0; i < mine.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (mine[i].address == mine[j].address)
                    errors.push_back(addressAllocated(view.document, id, mine[i].address, id));
            }
        }
        for (const ObjectId other : view.document.referrers(subnet)) {
            if (other == id || !view.isLater(id, other))
                continue;
            for (const AddressUse& use : addressesOf(view.document, other, subnet)) {
                for (const AddressUse& own : mine) {
                    if (own.address == use.address)
                        errors.push_back(addressAllocated(view.document, id, own.address, other));
                }
            }
        }
    }
}

} // namespace peerscape::edit::rules
