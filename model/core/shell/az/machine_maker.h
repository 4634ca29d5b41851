#pragma once

#include "core/shell/az/az.h"

namespace peerscape::shell {

/// `az vm create`: checks the line, finds or makes network, subnet, security group, public address
/// and interface, then the machine; with `--count` as many of them. The answer is what az prints.
[[nodiscard]] Answer createMachine(Az& az, const Arguments& arguments);

} // namespace peerscape::shell
