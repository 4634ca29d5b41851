#pragma once

#include "core/arm/message.h"

namespace peerscape::arm {

/// A resource as the service answers with it: what a template would say of it, and what the service
/// adds: id, etag, states, guids, children and back references. Null for an id that does not exist.
/// O(size of the resource, its children and its referrers; of a subnet, of its network).
[[nodiscard]] Json representationOf(const azure::Document& document, ObjectId id);

/// The child of a route table or security group with this name, letter case aside, as the service
/// answers with it; null when there is none. `list` is "routes" or "securityRules".
[[nodiscard]] Json listChild(const Json& parent, std::string_view list, std::string_view name);

} // namespace peerscape::arm
