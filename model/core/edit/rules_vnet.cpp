#include "core/azure/names.h"
#include "core/edit/limits.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/rules.h"
#include "core/net/free_space.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::edit::rules {

namespace {

using azure::resourceId;
using net::Address;
using net::Prefix;

/// 1.2: refused in whole or in part.
const std::array<Prefix, 5>& refusedRanges()
{
    static const std::array ranges{
        Prefix::containing(Address::v4(0xe0000000), 4),  // 224.0.0.0/4
        Prefix::containing(Address::v4(0xffffffff), 32), // 255.255.255.255/32
        Prefix::containing(Address::v4(0x7f000000), 8),  // 127.0.0.0/8
        Prefix::containing(Address::v4(0xa9fe0000), 16), // 169.254.0.0/16
        Prefix::containing(Address::v4(0xa83f8110), 32), // 168.63.129.16/32
    };
    return ranges;
}

/// Whether two prefixes of one list overlap; gives the first such pair.
std::optional<std::pair<Prefix, Prefix>> overlapWithin(const std::vector<Prefix>& prefixes)
{
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (prefixes[i].overlaps(prefixes[j]))
                return std::pair(prefixes[j], prefixes[i]);
        }
    }
    return std::nullopt;
}

/// V12: every prefix must lie inside one prefix of the network.
bool liesInside(const std::vector<Prefix>& spaces, const Prefix& prefix)
{
    return std::any_of(spaces.begin(), spaces.end(),
                       [&](const Prefix& space) { return space.contains(prefix); });
}

void checkSizes(SubnetId id, const azure::Subnet& subnet, Errors& errors)
{
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (!prefix.isV4() && prefix.length() != 64)
            errors.push_back(Error{
                "SIM-1.4",
                fmt::format("Subnet '{}' is not valid because its IPv6 prefix {} is not a /64.",
                            subnet.name.view(), prefix.toString()),
                {id}});
        else if (prefix.isV4() && (prefix.length() > 29 || prefix.length() < 2)
                 && subnet.name != kGatewaySubnet)
            errors.push_back(Error{
                "SIM-1.4",
                fmt::format(
                    "Subnet '{}' is not valid because its prefix {} is {} than Azure allows: a "
                    "subnet has between /2 and /29.",
                    subnet.name.view(), prefix.toString(),
                    prefix.length() > 29 ? "smaller" : "larger"),
                {id}});
    }
}

/// V13: no prefix may overlap another subnet; reported on the later one.
void checkSiblings(const View& view, SubnetId id, const azure::Subnet& subnet,
                   const azure::VirtualNetwork& vnet, Errors& errors)
{
    for (const ObjectId other : azure::subnetsOf(view.document, subnet.virtualNetwork)) {
        if (other == ObjectId(id) || !view.isLater(id, other))
            continue;
        const azure::Subnet* sibling = view.document.find(SubnetId::of(other));
        for (const Prefix& prefix : subnet.addressPrefixes) {
            const auto& theirs = sibling->addressPrefixes;
            if (std::any_of(theirs.begin(), theirs.end(),
                            [&](const Prefix& p) { return p.overlaps(prefix); })) {
                errors.push_back(Error{
                    "NetcfgSubnetRangesOverlap",
                    fmt::format("Subnet '{}' is not valid because its IP address range overlaps "
                                "with that of an existing subnet in virtual network '{}'.",
                                subnet.name.view(), vnet.name.view()),
                    {id, other}});
                return;
            }
        }
    }
}

/// V30: the size of GatewaySubnet.
void checkGatewaySubnetSize(const View& view, SubnetId id, const azure::Subnet& subnet,
                            Errors& errors)
{
    if (subnet.name != kGatewaySubnet)
        return;
    bool vpn = false;
    bool expressRoute = false;
    for (const ObjectId gateway : view.document.referrers(id, Kind::VirtualNetworkGateway)) {
        const auto type = view.document.find(GatewayId::of(gateway))->gatewayType;
        (type == azure::GatewayType::Vpn ? vpn : expressRoute) = true;
    }
    const unsigned longest = vpn && expressRoute ? 27 : 29;
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.isV4() && prefix.length() > longest)
            errors.push_back(Error{
                "SIM-V30",
                fmt::format("GatewaySubnet {} is too small: {} needs a /{} or larger.",
                            prefix.toString(),
                            longest == 27 ? "an ExpressRoute gateway together with a VPN gateway"
                                          : "a gateway",
                            longest),
                {id}});
    }
}

/// D20: what is associated with a subnet stands in its region and subscription.
template<class R>
void checkPlaceOf(const View& view, SubnetId id, const azure::Subnet& subnet,
                  const azure::VirtualNetwork& vnet, Id<R::kKind> associated, Errors& errors)
{
    const R* resource = view.document.find(associated);
    if (resource == nullptr || !differsInRegionOrSubscription(view.document, *resource, vnet))
        return;
    errors.push_back(Error{
        "SIM-1.10",
        fmt::format("The {} {} cannot be associated with subnet '{}' because it is not in the "
                    "region and subscription of virtual network {}.",
                    azure::kindLabel(R::kKind), resourceId(view.document, associated),
                    subnet.name.view(), resourceId(view.document, subnet.virtualNetwork)),
        {id, associated}});
}

/// V17, V29, V32: which platform subnets take a route table.
void checkRouteTableAllowed(const View& view, SubnetId id, const azure::Subnet& subnet,
                            Errors& errors)
{
    const azure::RouteTable* table = view.document.find(subnet.routeTable);
    if (table == nullptr)
        return;
    if (subnet.name == kBastionSubnet)
        errors.push_back(
            Error{"RouteTableCannotBeAttachedForAzureBastionSubnet",
                  fmt::format("Route Table {} cannot be attached to subnet AzureBastionSubnet.",
                              resourceId(view.document, subnet.routeTable)),
                  {id, subnet.routeTable}});
    else if (subnet.name == kRouteServerSubnet)
        errors.push_back(
            Error{"SIM-V29",
                  fmt::format("Route table {} cannot be associated with RouteServerSubnet.",
                              resourceId(view.document, subnet.routeTable)),
                  {id, subnet.routeTable}});
    else if ((subnet.name == kFirewallSubnet || subnet.name == kFirewallManagementSubnet)
             && !hasDefaultRouteToInternet(*table))
        errors.push_back(
            Error{"AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet",
                  fmt::format("Route Table {} on firewall subnet {} must have 0.0.0.0/0 route with "
                              "next hop Internet.",
                              table->name.view(), subnet.name.view()),
                  {id, subnet.routeTable}});
}

/// V18, V29: which platform subnets take a network security group.
void checkNsgAllowed(const View& view, SubnetId id, const azure::Subnet& subnet, Errors& errors)
{
    const azure::NetworkSecurityGroup* nsg = view.document.find(subnet.networkSecurityGroup);
    if (nsg == nullptr)
        return;
    if (subnet.name == kRouteServerSubnet || subnet.name == kGatewaySubnet
        || subnet.name == kFirewallSubnet || subnet.name == kFirewallManagementSubnet)
        errors.push_back(Error{
            "SIM-V29",
            fmt::format("Network security group {} cannot be associated with {}.",
                        resourceId(view.document, subnet.networkSecurityGroup), subnet.name.view()),
            {id, subnet.networkSecurityGroup}});
    else if (subnet.name == kBastionSubnet && !allowsBastion(*nsg))
        errors.push_back(Error{
            "NetworkSecurityGroupNotCompliantForAzureBastionSubnet",
            fmt::format("Network security group {} does not have the rules that Azure Bastion "
                        "needs on AzureBastionSubnet.",
                        resourceId(view.document, subnet.networkSecurityGroup)),
            {id, subnet.networkSecurityGroup}});
}

} // namespace

void checkVnet(const View& view, VnetId id, Errors& errors)
{
    const azure::VirtualNetwork* vnet = view.document.find(id);
    if (vnet == nullptr || vnet->external)
        return;
    const std::string name = resourceId(view.document, id);
    if (vnet->addressPrefixes.empty())
        errors.push_back(
            Error{"SIM-1.1", fmt::format("Virtual network {} has no address prefix.", name), {id}});
    for (const Prefix& prefix : vnet->addressPrefixes) {
        for (const Prefix& refused : refusedRanges()) {
            if (prefix.overlaps(refused))
                errors.push_back(
                    Error{"SIM-V24",
                          fmt::format("Address prefix {} of virtual network {} overlaps {}, which "
                                      "Azure does not allow.",
                                      prefix.toString(), name, refused.toString()),
                          {id}});
        }
    }
    if (const auto pair = overlapWithin(vnet->addressPrefixes))
        errors.push_back(
            Error{"SIM-V24",
                  fmt::format("Address prefixes {} and {} of virtual network {} overlap.",
                              pair->first.toString(), pair->second.toString(), name),
                  {id}});
    if (vnet->dnsServers.size() > limits::kDnsServersPerVnet.refuseAbove)
        errors.push_back(
            Error{"SIM-9",
                  fmt::format("Virtual network {} has {} DNS servers; {} are allowed.", name,
                              vnet->dnsServers.size(), limits::kDnsServersPerVnet.refuseAbove),
                  {id}});
    if (const auto pair = overlapWithin(vnet->summarizedGatewayPrefixes))
        errors.push_back(Error{
            "SIM-4.8.2",
            fmt::format("Summarised gateway prefixes {} and {} of virtual network {} overlap.",
                        pair->first.toString(), pair->second.toString(), name),
            {id}});
}

void checkSubnet(const View& view, SubnetId id, Errors& errors)
{
    const azure::Subnet* subnet = view.document.find(id);
    const azure::VirtualNetwork* vnet =
        subnet != nullptr ? view.document.find(subnet->virtualNetwork) : nullptr;
    if (vnet == nullptr || vnet->external)
        return;
    checkSizes(id, *subnet, errors);
    if (subnet->addressPrefixes.empty())
        errors.push_back(
            Error{"SIM-1.5",
                  fmt::format("Subnet '{}' has no address prefix.", subnet->name.view()),
                  {id}});
    for (const Prefix& prefix : subnet->addressPrefixes) {
        if (liesInside(vnet->addressPrefixes, prefix))
            continue;
        errors.push_back(Error{
            "NetcfgSubnetRangeOutsideVnet",
            fmt::format("Subnet '{}' is not valid because its IP address range is outside the "
                        "IP address range of virtual network '{}'.",
                        subnet->name.view(), vnet->name.view()),
            {id, subnet->virtualNetwork}});
        break;
    }
    if (const auto pair = overlapWithin(subnet->addressPrefixes))
        errors.push_back(
            Error{"SIM-V24",
                  fmt::format("Address prefixes {} and {} of subnet '{}' overlap.",
                              pair->first.toString(), pair->second.toString(), subnet->name.view()),
                  {id}});
    checkSiblings(view, id, *subnet, *vnet, errors);
    const auto siblings = azure::subnetsOf(view.document, subnet->virtualNetwork);
    if (siblings.size() > limits::kSubnetsPerVnet.refuseAbove
        && static_cast<std::size_t>(std::count_if(
               siblings.begin(), siblings.end(),
               [&](ObjectId other) { return other != ObjectId(id) && view.isLater(id, other); }))
               >= limits::kSubnetsPerVnet.refuseAbove)
        errors.push_back(Error{"SIM-9",
                               fmt::format("Virtual network {} cannot have more than {} subnets.",
                                           resourceId(view.document, subnet->virtualNetwork),
                                           limits::kSubnetsPerVnet.refuseAbove),
                               {id, subnet->virtualNetwork}});
    checkRouteTableAllowed(view, id, *subnet, errors);
    checkNsgAllowed(view, id, *subnet, errors);
    checkGatewaySubnetSize(view, id, *subnet, errors);
    checkPlaceOf<azure::RouteTable>(view, id, *subnet, *vnet, subnet->routeTable, errors);
    checkPlaceOf<azure::NetworkSecurityGroup>(view, id, *subnet, *vnet,
                                              subnet->networkSecurityGroup, errors);
}

} // namespace peerscape::edit::rules
