#pragma once

#include "core/arm/message.h"

namespace peerscape::arm {

/// The six rules that every security group has (7.4.2), as items of a list with `name` and
/// `properties`.
[[nodiscard]] Json defaultSecurityRules();

} // namespace peerscape::arm
