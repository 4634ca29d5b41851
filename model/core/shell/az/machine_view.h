#pragma once

#include "core/shell/az/az.h"

/// Machines as az shows them.
namespace peerscape::shell {

/// The flat object that az prints of a new machine.
[[nodiscard]] Json madeMachine(const azure::Document& document, VmId machine);

/// A machine with its members in the order of az, and with `details` what az looks up beside it.
[[nodiscard]] Json shownMachine(const azure::Document& document, const Json& resource,
                                bool details);

/// What az finds out about a machine's addresses.
struct MachineAddresses
{
    std::vector<std::string> privateIps;
    std::vector<std::string> publicIps;
    std::vector<std::string> macs;
    std::vector<std::string> names; ///< Of the public ones, in the domain name system.
    std::vector<PublicIpId> publicAddresses;
};
[[nodiscard]] MachineAddresses addressesOf(const azure::Document& document, VmId machine);

} // namespace peerscape::shell
