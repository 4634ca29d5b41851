#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <string_view>

namespace peerscape::azure {

/// Whether packets can come from or go to objects of a kind.
[[nodiscard]] bool isEndKind(Kind kind);

/// The object that a person means as the end of a packet's way: interfaces come before machines,
/// subnets, networks, sites, circuits, private endpoints, load balancers and firewalls; named as
/// `findByName` takes it. Errors: `NotFound`, `Ambiguous`.
[[nodiscard]] Result<ObjectId> findEnd(const Document& document, std::string_view name);

} // namespace peerscape::azure
