#pragma once

#include <array>
#include <string>
#include <string_view>

/// Which files of an icon set such as Microsoft's show what diagrams draw.
namespace peerscape::write {

/// A kind of thing that is drawn with a glyph, or whose name has room for one.
struct IconName
{
    std::string_view glyph;   ///< Of core/diagram/glyphs.h.
    std::string_view product; ///< What Microsoft calls it.
    /// What its file is called, without number and "icon-service", the first one there is.
    std::array<std::string_view, 2> files;
};
// clang-format off
inline constexpr std::array<IconName, 16> kIconNames{{
    {"vnet",             "Azure Virtual Network",     {"Virtual Networks", ""}},
    {"subnet",           "Subnet",                    {"Subnet", ""}},
    {"vm",               "Azure Virtual Machines",    {"Virtual Machine", ""}},
    {"nic",              "Network interface",         {"Network Interfaces", ""}},
    {"vpn-gateway",      "Azure VPN Gateway",         {"VPN Gateways", "Virtual Network Gateways"}},
    {"expressroute",     "ExpressRoute gateway",      {"ExpressRoute Gateways", "Virtual Network Gateways"}},
    {"firewall",         "Azure Firewall",            {"Firewalls", "Azure Firewall"}},
    {"bastion",          "Azure Bastion",             {"Bastions", "Azure Bastion"}},
    {"load-balancer",    "Azure Load Balancer",       {"Load Balancers", "Azure Load Balancer"}},
    {"route-server",     "Azure Route Server",        {"Route Servers", "Virtual Router"}},
    {"private-endpoint", "Azure Private Endpoint",    {"Private Endpoints", ""}},
    {"route-table",      "Route table",               {"Route Tables", ""}},
    {"security-group",   "Network security group",    {"Network Security Groups", ""}},
    {"nat-gateway",      "Azure NAT Gateway",         {"NAT", "NAT Gateways"}},
    {"site",             "Local network gateway",     {"Local Network Gateways", ""}},
    {"circuit",          "Azure ExpressRoute",        {"ExpressRoute Circuits", ""}},
}};
// clang-format on

/// The row of a glyph; null when it stands for no kind of Azure's.
[[nodiscard]] const IconName* iconNameOf(std::string_view glyph);

/// A file's name in the form in which names are compared: "10061-icon-service-Virtual-Networks.svg"
/// and "virtual_network.SVG" are "virtualnetwork", as "Virtual Networks" is.
[[nodiscard]] std::string comparableIconName(std::string_view fileName);

} // namespace peerscape::write
