#pragma once

#include "core/azure/resources.h"

#include <string>
#include <string_view>

/// Names of parts that Azure wants named and a design does not, and of the tags in which facts that
/// ARM has no field for travel (D21). The readers and writers of Azure's forms share them.
namespace peerscape::azure {

inline constexpr std::string_view kFrontEndName = "frontend";
inline constexpr std::string_view kBackEndPoolName = "backend";
inline constexpr std::string_view kIpConfigurationName = "ipconfig";
inline constexpr std::string_view kPrivateLinkName = "connection";

/// The name that `az vm create` gives a machine's interface, "vm1VMNic", and has a number behind
/// for more than one.
[[nodiscard]] inline std::string machineNicName(std::string_view machine)
{
    return std::string(machine) + "VMNic";
}

/// What Azure takes when a template says no SKU of a public address or a balancer; az and Terraform
/// take another one.
inline constexpr std::string_view kUnsaidSku = "Basic";

/// The same of a gateway, by az; azurerm wants one said.
[[nodiscard]] constexpr std::string_view unsaidGatewaySku(GatewayType type)
{
    return type == GatewayType::Vpn ? "Basic" : "Standard";
}

inline constexpr std::string_view kNetworkFirewall = "AZFW_VNet"; ///< The SKU's name.

inline constexpr std::string_view kAdvertisesTag = "peerscape-advertises"; ///< Prefixes, by commas.
inline constexpr std::string_view kApplianceTag = "peerscape-appliance";   ///< "true" or "false".
inline constexpr std::string_view kStatefulTag = "peerscape-stateful";     ///< "true".
inline constexpr std::string_view kOsForwardsTag = "peerscape-os-forwards"; ///< "false".
inline constexpr std::string_view kSnatTag = "peerscape-snat";              ///< "true".
/// As guest_firewall_text.h writes it.
inline constexpr std::string_view kGuestFirewallTag = "peerscape-guest-firewall";
inline constexpr std::string_view kRunningTag = "peerscape-running"; ///< "false".

/// Where a resource that is not modelled holds the block of Terraform's that it was read from:
/// `type`, `label`, `values`, `id` where Azure has given one, `missing` attributes, and `from`
/// where its values are a state's.
inline constexpr std::string_view kTerraformMember = "terraform";
inline constexpr std::string_view kTerraformState = "state";
/// Stands in ids for the provider of a resource that only Terraform has a name for.
inline constexpr std::string_view kTerraformProvider = "Terraform";

/// Where a resource that is modelled holds what only Terraform says of it: the block's `type`,
/// `values` in its shape (of blocks in it those that hold something, at their places), `missing`
/// and `from` as above.
inline constexpr std::string_view kTerraformAttributes = "terraformAttributes";

/// Where a Linux machine keeps the keys of somebody who may log in.
inline constexpr std::string_view kKeyPathStart = "/home/";
inline constexpr std::string_view kKeyPathEnd = "/.ssh/authorized_keys";
[[nodiscard]] inline std::string keyPath(std::string_view user)
{
    return std::string(kKeyPathStart).append(user).append(kKeyPathEnd);
}

/// The image of a machine of which nobody said one.
struct Image
{
    std::string_view publisher;
    std::string_view offer;
    std::string_view sku;
};
inline constexpr Image kUsualLinux{"Canonical", "ubuntu-24_04-lts", "server"};
inline constexpr Image kUsualWindows{"MicrosoftWindowsServer", "WindowsServer",
                                     "2022-datacenter-azure-edition"};
inline constexpr std::string_view kImageVersion = "latest";
inline constexpr std::string_view kDiskCreateOption = "FromImage";
inline constexpr std::string_view kAdministrator = "azureuser";

[[nodiscard]] constexpr const Image& usualImage(bool isWindows)
{
    return isWindows ? kUsualWindows : kUsualLinux;
}

/// Whether machines of an image run Windows.
[[nodiscard]] inline bool isWindowsImage(std::string_view publisher, std::string_view offer)
{
    return toLower(publisher).find("windows") != std::string::npos
           || toLower(offer).find("windows") != std::string::npos;
}

/// Whether az takes the characters of an administrator's name.
[[nodiscard]] inline bool isAdministratorName(std::string_view name, bool isWindows)
{
    constexpr std::string_view kMarks = R"(\/"[]:|<>+=;,?*@)";
    constexpr std::string_view kMarksOfLinux = "#()!ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (name.find_first_of(kMarks) != std::string_view::npos)
        return false;
    return isWindows ? !name.ends_with('.')
                     : !name.starts_with('$') && !name.starts_with('-')
                           && name.find_first_of(kMarksOfLinux) == std::string_view::npos;
}

/// The name of a machine inside: Windows allows 15 characters, Linux 64.
[[nodiscard]] inline std::string_view computerName(const VirtualMachine& machine)
{
    return machine.name.view().substr(0, equalsIgnoringCase(machine.osType, "Windows") ? 15 : 64);
}

} // namespace peerscape::azure
