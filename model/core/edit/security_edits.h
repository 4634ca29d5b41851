#pragma once

#include "core/edit/edit.h"

#include <string>

namespace peerscape::edit {

/// Lets nothing that comes from `sources` (prefixes, service tags) into a subnet: a rule before all
/// other inbound ones of its network security group, which is made when there is none. Errors:
/// `ResourceNotFound`; `NoRoom` where the first rule has the smallest priority already.
[[nodiscard]] EditResult denyInbound(const Document& document, SubnetId subnet, std::string name,
                                     std::vector<Text> sources, const Message& label);

} // namespace peerscape::edit
