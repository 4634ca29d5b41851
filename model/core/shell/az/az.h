#pragma once

#include "core/arm/provider.h"
#include "core/shell/az/arguments.h"
#include "core/shell/az/output.h"

#include <map>

namespace peerscape::shell {

/// How a person gets into a machine that was made in this session. Never saved.
struct MachineAccess
{
    std::string user;
    std::string password; ///< Empty: by the key of the Cloud Shell only.
};

/// What a session of the console remembers beside the document.
struct AzState
{
    std::string subscription; ///< Chosen with `az account set`; empty: the first.
    Defaults defaults;
    std::map<ObjectId, MachineAccess> machines;
};

/// A kind of resource that commands work on.
struct ResourceType
{
    const char* type;                ///< "Microsoft.Network/virtualNetworks".
    const char* parentKey = nullptr; ///< Of a child: the option that names its parent …
    const char* childType = nullptr; ///< … and its own type: "subnets".
};

inline constexpr ResourceType kVnet{"Microsoft.Network/virtualNetworks"};
inline constexpr ResourceType kPeering{"Microsoft.Network/virtualNetworks", "vnet-name",
                                       "virtualNetworkPeerings"};
inline constexpr ResourceType kSubnet{"Microsoft.Network/virtualNetworks", "vnet-name", "subnets"};
inline constexpr ResourceType kNic{"Microsoft.Network/networkInterfaces"};
inline constexpr ResourceType kNsg{"Microsoft.Network/networkSecurityGroups"};
inline constexpr ResourceType kRule{"Microsoft.Network/networkSecurityGroups", "nsg-name",
                                    "securityRules"};
inline constexpr ResourceType kRouteTable{"Microsoft.Network/routeTables"};
inline constexpr ResourceType kRoute{"Microsoft.Network/routeTables", "route-table-name", "routes"};
inline constexpr ResourceType kPublicIp{"Microsoft.Network/publicIPAddresses"};
inline constexpr ResourceType kGateway{"Microsoft.Network/virtualNetworkGateways"};
inline constexpr ResourceType kSite{"Microsoft.Network/localNetworkGateways"};
inline constexpr ResourceType kConnection{"Microsoft.Network/connections"};
inline constexpr ResourceType kMachine{"Microsoft.Compute/virtualMachines"};

/// The service as commands use it.
class Az
{
public:
    Az(arm::Provider& provider, AzState& state)
        : m_provider(provider)
        , m_state(state)
    {
    }

    [[nodiscard]] AzState& state() { return m_state; }
    [[nodiscard]] arm::Provider& provider() { return m_provider; }
    [[nodiscard]] const azure::Document& document() const { return m_provider.document(); }

    /// The subscription of a command: `--subscription`, the chosen one, or the first.
    [[nodiscard]] std::string subscription(const Arguments& arguments) const;
    /// "/subscriptions/S/resourceGroups/G".
    [[nodiscard]] std::string groupPath(const Arguments& arguments) const;
    /// The resource that a command names with its group, parent and `--name`.
    [[nodiscard]] std::string path(const Arguments& arguments, const ResourceType& type) const;
    /// The path of a resource of the same group by another name.
    [[nodiscard]] std::string path(const Arguments& arguments, const ResourceType& type,
                                   const std::string& name) const;
    /// An option that takes a name or an id, as an id; empty when it is empty.
    [[nodiscard]] std::string idOf(const Arguments& arguments, const ResourceType& type,
                                   std::string_view key) const;
    /// `--location`, or that of the command's group.
    [[nodiscard]] tl::expected<std::string, Failure> location(const Arguments& arguments);

    // Requests; the body of the answer, or the service's error as az prints it.
    [[nodiscard]] Answer get(const std::string& path);
    [[nodiscard]] Answer put(const std::string& path, Json body,
                             std::map<std::string, std::string> query = {});
    [[nodiscard]] Answer patch(const std::string& path, Json body);
    [[nodiscard]] Answer remove(const std::string& path);
    [[nodiscard]] Answer post(const std::string& path, Json body = {},
                              std::map<std::string, std::string> query = {});

private:
    Answer send(arm::Request request);

    arm::Provider& m_provider;
    AzState& m_state;
};

/// Applies `--set`, `--add` and `--remove`, in the order of the command line, to a resource as the
/// service answers with it. Paths are as az shows the resource.
[[nodiscard]] tl::expected<void, Failure> applyUpdates(Json& resource, const Arguments& arguments);

/// `{"id": …}`, or null for an empty id, which detaches.
[[nodiscard]] Json referenceTo(const std::string& id);
/// `key=value` words as an object; a word without a value has "".
[[nodiscard]] Json tagsOf(const std::vector<std::string>& words);

/// Words as a JSON list.
[[nodiscard]] Json textList(const std::vector<std::string>& words);

// Commands that are alike for every kind.

template<const ResourceType& kType>
Answer showResource(Az& az, const Arguments& arguments);
template<const ResourceType& kType>
Answer deleteResource(Az& az, const Arguments& arguments);
template<const ResourceType& kType>
Answer listResources(Az& az, const Arguments& arguments);

/// Reads a resource, lets `change` change its body, applies the generic update arguments, and
/// writes it back.
template<const ResourceType& kType, class Change>
Answer updateResource(Az& az, const Arguments& arguments, Change&& change)
{
    const std::string path = az.path(arguments, kType);
    Answer current = az.get(path);
    if (!current)
        return current;
    change(*current);
    if (const auto done = applyUpdates(*current, arguments); !done)
        return tl::unexpected<Failure>(done.error());
    const Answer answer = az.put(path, std::move(*current));
    return answer ? Answer(flattened(*answer)) : answer;
}

} // namespace peerscape::shell
