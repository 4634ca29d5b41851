#pragma once

#include "core/azure/resources.h"

#include <string>

/// A machine's guest firewall as one line, in which it travels through templates (D21):
/// "on;Allow Tcp 3389 rdp;Allow Icmp * Allow ICMPv4-In". A rule is its access, protocol, ports by
/// commas (`*` for all) and name; what a name cannot hold there, semicolons, become commas.
namespace peerscape::azure {

/// Empty for a machine without firewall and rules.
[[nodiscard]] std::string guestFirewallText(const VirtualMachine& machine);
/// Sets the machine's firewall; what is no rule is left out.
void readGuestFirewall(std::string_view text, VirtualMachine& machine);

} // namespace peerscape::azure
