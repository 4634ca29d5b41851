#pragma once

#include "core/shell/az/az.h"

namespace peerscape::shell {

/// `az vm create`: checks the line, finds or makes network, subnet, security group, public address
/// and interface, then the machine; with `--count` as many of them. The answer is what az prints.
[[nodiscard]] Answer createMachine(Az& az, const Arguments& arguments);

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
