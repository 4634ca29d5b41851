#include "core/azure/file_names.h"

#include <array>
#include <charconv>

namespace peerscape::azure {

namespace {

struct Names
{
    std::string_view section;
    std::string_view prefix;
};

// In the order of Kind.
constexpr std::array<Names, kKindCount> kNames{{
    {"", ""},
    {"subscriptions", "subscription"},
    {"resourceGroups", "group"},
    {"virtualNetworks", "vnet"},
    {"subnets", "subnet"},
    {"peerings", "peering"},
    {"networkInterfaces", "nic"},
    {"virtualMachines", "vm"},
    {"routeTables", "routetable"},
    {"networkSecurityGroups", "nsg"},
    {"applicationSecurityGroups", "asg"},
    {"publicIPAddresses", "publicip"},
    {"natGateways", "natgateway"},
    {"virtualNetworkGateways", "gateway"},
    {"localNetworkGateways", "site"},
    {"connections", "connection"},
    {"expressRouteCircuits", "circuit"},
    {"privateEndpoints", "endpoint"},
    {"azureFirewalls", "firewall"},
    {"bastionHosts", "bastion"},
    {"loadBalancers", "loadbalancer"},
    {"routeServers", "routeserver"},
    {"unknownResources", "unknown"},
    {"notes", "note"},
}};

} // namespace

std::string_view fileSection(Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)].section;
}

std::string_view filePrefix(Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)].prefix;
}

std::string fileId(ObjectId id)
{
    return id ? std::string(filePrefix(id.kind())) + '-' + std::to_string(id.index())
              : std::string();
}

std::optional<ObjectId> parseFileId(std::string_view text)
{
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    std::uint32_t index = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + dash + 1, end, index);
    if (error != std::errc() || stop != end || index == 0 || index > ObjectId::kMaxIndex)
        return std::nullopt;
    for (std::size_t kind = 1; kind < kKindCount; ++kind) {
        if (kNames[kind].prefix == text.substr(0, dash))
            return ObjectId(static_cast<Kind>(kind), index);
    }
    return std::nullopt;
}

} // namespace peerscape::azure
