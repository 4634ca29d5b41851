#pragma once

#include "core/base/progress.h"
#include "core/edit/edit.h"

namespace peerscape::edit {

/// What deleting the given objects takes along: everything inside them and everything that cannot
/// live without them, in the order of ObjectId, the given ones included. Other sides of peerings
/// are not taken: they become Disconnected.
[[nodiscard]] std::vector<ObjectId> removalClosure(const Document& document,
                                                   const std::vector<ObjectId>& objects);

/// Deletes the given objects with their closure and clears what refers to them (a subnet's route
/// table, …). Empty `objects` or unknown ids: `ResourceNotFound`; `Cancelled`.
[[nodiscard]] EditResult removeObjects(const Document& document,
                                       const std::vector<ObjectId>& objects,
                                       const Progress& progress = {});

/// Deletes one object as the service would: refused while it is in use (V14, V21) instead of taking
/// others along.
[[nodiscard]] EditResult removeStrict(const Document& document, ObjectId object);

} // namespace peerscape::edit
