#include "core/azure/names.h"

#include <algorithm>
#include <array>

namespace peerscape::azure {

namespace {

struct KindNames
{
    Kind kind;
    std::string_view armType;
    std::string_view label;
};

constexpr std::array kKindNames{
    KindNames{Kind::None, "", ""},
    KindNames{Kind::Subscription, "Microsoft.Resources/subscriptions",
              PEERSCAPE_TR_NOOP("subscription")},
    KindNames{Kind::ResourceGroup, "Microsoft.Resources/resourceGroups",
              PEERSCAPE_TR_NOOP("resource group")},
    KindNames{Kind::VirtualNetwork, "Microsoft.Network/virtualNetworks",
              PEERSCAPE_TR_NOOP("virtual network")},
    KindNames{Kind::Subnet, "Microsoft.Network/virtualNetworks/subnets",
              PEERSCAPE_TR_NOOP("subnet")},
    KindNames{Kind::Peering, "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
              PEERSCAPE_TR_NOOP("peering")},
    KindNames{Kind::NetworkInterface, "Microsoft.Network/networkInterfaces",
              PEERSCAPE_TR_NOOP("network interface")},
    KindNames{Kind::VirtualMachine, "Microsoft.Compute/virtualMachines",
              PEERSCAPE_TR_NOOP("virtual machine")},
    KindNames{Kind::RouteTable, "Microsoft.Network/routeTables", PEERSCAPE_TR_NOOP("route table")},
    KindNames{Kind::NetworkSecurityGroup, "Microsoft.Network/networkSecurityGroups",
              PEERSCAPE_TR_NOOP("network security group")},
    KindNames{Kind::ApplicationSecurityGroup, "Microsoft.Network/applicationSecurityGroups",
              PEERSCAPE_TR_NOOP("application security group")},
    KindNames{Kind::PublicIpAddress, "Microsoft.Network/publicIPAddresses",
              PEERSCAPE_TR_NOOP("public IP address")},
    KindNames{Kind::NatGateway, "Microsoft.Network/natGateways", PEERSCAPE_TR_NOOP("NAT gateway")},
    KindNames{Kind::VirtualNetworkGateway, "Microsoft.Network/virtualNetworkGateways",
              PEERSCAPE_TR_NOOP("virtual network gateway")},
    KindNames{Kind::LocalNetworkGateway, "Microsoft.Network/localNetworkGateways",
              PEERSCAPE_TR_NOOP("local network gateway")},
    KindNames{Kind::Connection, "Microsoft.Network/connections", PEERSCAPE_TR_NOOP("connection")},
    KindNames{Kind::ExpressRouteCircuit, "Microsoft.Network/expressRouteCircuits",
              PEERSCAPE_TR_NOOP("ExpressRoute circuit")},
    KindNames{Kind::PrivateEndpoint, "Microsoft.Network/privateEndpoints",
              PEERSCAPE_TR_NOOP("private endpoint")},
    KindNames{Kind::AzureFirewall, "Microsoft.Network/azureFirewalls",
              PEERSCAPE_TR_NOOP("Azure Firewall")},
    KindNames{Kind::BastionHost, "Microsoft.Network/bastionHosts",
              PEERSCAPE_TR_NOOP("bastion host")},
    KindNames{Kind::LoadBalancer, "Microsoft.Network/loadBalancers",
              PEERSCAPE_TR_NOOP("load balancer")},
    KindNames{Kind::RouteServer, "Microsoft.Network/virtualHubs",
              PEERSCAPE_TR_NOOP("route server")},
    KindNames{Kind::UnknownResource, "", PEERSCAPE_TR_NOOP("resource that is not modelled")},
    KindNames{Kind::Note, "", PEERSCAPE_TR_NOOP("note")},
};
static_assert(kKindNames.size() == kKindCount);

const KindNames& namesOf(Kind kind)
{
    return kKindNames[static_cast<std::size_t>(kind)];
}

/// The parts of `text` between slashes.
std::vector<std::string_view> splitSlashes(std::string_view text)
{
    constexpr std::size_t kUsual = 16; // of an id
    std::vector<std::string_view> parts;
    parts.reserve(kUsual);
    for (;;) {
        const std::size_t slash = text.find('/');
        parts.push_back(text.substr(0, slash));
        if (slash == std::string_view::npos)
            return parts;
        text.remove_prefix(slash + 1);
    }
}

/// The group of an object: its own, or for a child that of its network.
ResourceGroupId groupOf(const Document& document, ObjectId id)
{
    if (id.kind() == Kind::Subnet || id.kind() == Kind::Peering)
        id = vnetOf(document, id);
    ResourceGroupId group;
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (IdType::kKind != id.kind())
            return;
        const auto* resource = table.find(IdType(id.index()));
        if constexpr (requires { resource->resourceGroup; }) {
            if (resource != nullptr)
                group = resource->resourceGroup;
        }
    });
    return group;
}

/// Calls `visit(id)` for every object of a kind, in document order.
template<class Visit>
void forEachOfKind(const Document& document, Kind kind, Visit&& visit)
{
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (IdType::kKind == kind)
            table.forEach([&](IdType id, const auto&) { visit(ObjectId(id)); });
    });
}

/// Whether the object's name path ends as the given parts say, a leading group name allowed.
bool matches(const Document& document, ObjectId id, const std::vector<std::string_view>& parts)
{
    std::vector<Text> path{document.nameOf(id)};
    const VnetId parent =
        id.kind() == Kind::Subnet || id.kind() == Kind::Peering ? vnetOf(document, id) : VnetId();
    if (parent)
        path.insert(path.begin(), document.nameOf(parent));
    if (const auto* group = document.find(groupOf(document, id)))
        path.insert(path.begin(), group->name);
    if (parts.size() > path.size())
        return false;
    return std::equal(parts.rbegin(), parts.rend(), path.rbegin(),
                      [](std::string_view a, const Text& b) { return equalsIgnoringCase(a, b); });
}

} // namespace

std::string_view armType(Kind kind)
{
    return namesOf(kind).armType;
}

Kind kindOfArmType(std::string_view type)
{
    for (const KindNames& names : kKindNames) {
        if (!names.armType.empty() && names.armType.size() == type.size()
            && equalsIgnoringCase(names.armType, type))
            return names.kind;
    }
    return Kind::None;
}

std::string_view kindLabel(Kind kind)
{
    return namesOf(kind).label;
}

namespace {

/// Type and name as they alternate in an id: `Microsoft.X/a/b` and `m/n` give
/// `Microsoft.X/a/m/b/n`. One after the other when they have not as many parts.
std::string typedPath(std::string_view type, std::string_view name)
{
    const auto parts = std::count(name.begin(), name.end(), '/') + 1;
    if (parts == 1 || std::count(type.begin(), type.end(), '/') != parts)
        return std::string(type) + '/' + std::string(name);
    const auto take = [](std::string_view& rest) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        return part;
    };
    std::string path(take(type));
    while (!type.empty()) {
        path.append("/").append(take(type));
        path.append("/").append(take(name));
    }
    return path;
}

} // namespace

std::string resourceId(const Document& document, ObjectId id)
{
    if (!document.contains(id) || id.kind() == Kind::Note)
        return {};
    if (const auto* subscription = document.find(SubscriptionId::of(id)))
        return "/subscriptions/" + subscription->subscriptionId.str();
    if (const auto* group = document.find(ResourceGroupId::of(id)))
        return resourceId(document, group->subscription) + "/resourceGroups/" + group->name.str();
    const std::string name = document.nameOf(id).str();
    if (id.kind() == Kind::Subnet)
        return resourceId(document, vnetOf(document, id)) + "/subnets/" + name;
    if (id.kind() == Kind::Peering)
        return resourceId(document, vnetOf(document, id)) + "/virtualNetworkPeerings/" + name;
    std::string type(armType(id.kind()));
    if (const auto* unknown = document.find(UnknownId::of(id)))
        type = unknown->type.str();
    return resourceId(document, groupOf(document, id)) + "/providers/" + typedPath(type, name);
}

std::string displayName(const Document& document, ObjectId id)
{
    const std::string name = document.nameOf(id).str();
    if (id.kind() == Kind::Subnet || id.kind() == Kind::Peering)
        return document.nameOf(vnetOf(document, id)).str() + '/' + name;
    return name;
}

std::optional<ResourceIdParts> splitResourceId(std::string_view text)
{
    if (text.empty() || text.front() != '/')
        return std::nullopt;
    const std::vector<std::string_view> parts = splitSlashes(text.substr(1));
    if (parts.size() < 2 || !equalsIgnoringCase(parts[0], "subscriptions"))
        return std::nullopt;
    ResourceIdParts result;
    result.subscription = parts[1];
    std::size_t next = 2;
    if (parts.size() >= 4 && equalsIgnoringCase(parts[2], "resourceGroups")) {
        result.resourceGroup = parts[3];
        next = 4;
    }
    if (next == parts.size())
        return result;
    if (!equalsIgnoringCase(parts[next], "providers") || parts.size() < next + 4
        || (parts.size() - next) % 2 != 0)
        return std::nullopt;
    std::size_t size = parts[next + 1].size();
    for (std::size_t i = next + 2; i < parts.size(); i += 2)
        size += 1 + parts[i].size();
    result.type.reserve(size);
    result.type = parts[next + 1];
    result.names.reserve((parts.size() - next) / 2 - 1);
    for (std::size_t i = next + 2; i < parts.size(); i += 2) {
        result.type += '/';
        result.type += parts[i];
        result.names.push_back(parts[i + 1]);
    }
    return result;
}

Result<ObjectId> findByName(const Document& document, Kind kind, std::string_view name)
{
    std::vector<ObjectId> found;
    if (!name.empty() && name.front() == '/') {
        forEachOfKind(document, kind, [&](ObjectId id) {
            if (equalsIgnoringCase(resourceId(document, id), name))
                found.push_back(id);
        });
    } else {
        const std::vector<std::string_view> parts = splitSlashes(name);
        forEachOfKind(document, kind, [&](ObjectId id) {
            // The cheap test first: most names differ already in their last part.
            if (equalsIgnoringCase(document.nameOf(id), parts.back())
                && matches(document, id, parts))
                found.push_back(id);
        });
    }
    if (found.size() == 1)
        return found.front();
    const Message label{kindLabel(kind), {}};
    if (found.empty())
        return failOwn(
            "NotFound",
            {PEERSCAPE_TR_NOOP("there is no {1} named '{0}'"), {std::string(name)}, {label}});
    std::string all;
    for (const ObjectId id : found)
        all += (id == found.front() ? "" : ", ") + resourceId(document, id);
    return failOwn("Ambiguous",
                   {PEERSCAPE_TR_NOOP("'{0}' names more than one {2}: {1}"),
                    {std::string(name), std::move(all)},
                    {label}},
                   std::move(found));
}

SubnetId subnetOf(const Document& document, ObjectId id)
{
    if (id.kind() == Kind::Subnet)
        return SubnetId::of(id);
    SubnetId subnet;
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (IdType::kKind != id.kind())
            return;
        const auto* resource = table.find(IdType(id.index()));
        if (resource == nullptr)
            return;
        if constexpr (IdType::kKind == Kind::NetworkInterface)
            subnet = resource->subnet();
        else if constexpr (requires { resource->ipConfigurations.front().subnet; })
            subnet = resource->ipConfigurations.empty() ? SubnetId()
                                                        : resource->ipConfigurations.front().subnet;
        else if constexpr (requires { resource->subnet; })
            subnet = resource->subnet;
    });
    return subnet;
}

VnetId vnetOf(const Document& document, ObjectId id)
{
    if (id.kind() == Kind::VirtualNetwork)
        return VnetId::of(id);
    if (const auto* peering = document.find(PeeringId::of(id)))
        return peering->virtualNetwork;
    if (const auto* subnet = document.find(subnetOf(document, id)))
        return subnet->virtualNetwork;
    return {};
}

std::span<const ObjectId> subnetsOf(const Document& document, VnetId vnet)
{
    return document.referrers(vnet, Kind::Subnet);
}

std::vector<PeeringId> peeringsOf(const Document& document, VnetId vnet)
{
    std::vector<PeeringId> own;
    for (const ObjectId id : document.referrers(vnet, Kind::Peering)) {
        if (document.find(PeeringId::of(id))->virtualNetwork == vnet)
            own.push_back(PeeringId::of(id));
    }
    return own;
}

std::vector<GatewayId> gatewaysOf(const Document& document, VnetId vnet)
{
    std::vector<GatewayId> gateways;
    for (const ObjectId subnet : subnetsOf(document, vnet)) {
        for (const ObjectId id : document.referrers(subnet, Kind::VirtualNetworkGateway)) {
            if (subnetOf(document, id) == SubnetId::of(subnet))
                gateways.push_back(GatewayId::of(id));
        }
    }
    std::sort(gateways.begin(), gateways.end());
    return gateways;
}

std::span<const ObjectId> peeringsOfEither(const Document& document, VnetId a, VnetId b)
{
    const bool fewerOfA = document.referrers(a).size() < document.referrers(b).size();
    return document.referrers(fewerOfA ? a : b, Kind::Peering);
}

PeeringId reverseOf(const Document& document, PeeringId peering)
{
    const Peering* link = document.find(peering);
    if (link == nullptr || !link->remoteVirtualNetwork)
        return {};
    for (const ObjectId id :
         peeringsOfEither(document, link->virtualNetwork, link->remoteVirtualNetwork)) {
        const Peering* other = document.find(PeeringId::of(id));
        if (other->virtualNetwork == link->remoteVirtualNetwork
            && other->remoteVirtualNetwork == link->virtualNetwork)
            return PeeringId::of(id);
    }
    return {};
}

SubnetId findSubnet(const Document& document, VnetId vnet, std::string_view name)
{
    for (const ObjectId id : subnetsOf(document, vnet)) {
        if (equalsIgnoringCase(document.find(SubnetId::of(id))->name, name))
            return SubnetId::of(id);
    }
    return {};
}

} // namespace peerscape::azure
