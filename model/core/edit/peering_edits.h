#pragma once

#include "core/edit/edit.h"

namespace peerscape::edit {

/// Both sides of a peering at once, as the portal makes them: `<a>-To-<b>` and `<b>-To-<a>` with
/// access allowed and all other flags off. A side that exists already is kept (an Initiated one
/// becomes Connected). `created`: a's side, b's side. Errors: V05, V06, V07, V08, V11, V25.
[[nodiscard]] EditResult addPeeringPair(const Document& document, VnetId a, VnetId b);

/// One side only, in `local` towards `remote`; stays Initiated until the other side exists (3.2.1).
[[nodiscard]] EditResult addPeering(const Document& document, VnetId local, VnetId remote,
                                    std::string name = {});

/// The missing other side of a one-sided peering.
[[nodiscard]] EditResult addReciprocal(const Document& document, PeeringId peering);

/// Deletes one side; the other becomes Disconnected (3.2.2).
[[nodiscard]] EditResult removePeering(const Document& document, PeeringId peering);

/// Deletes both sides, as the portal does.
[[nodiscard]] EditResult removePeeringPair(const Document& document, PeeringId peering);

/// Copies the remote address space anew (3.6.1). Refused when the peering is not Connected, or when
/// the grown space overlaps (V05, V06).
[[nodiscard]] EditResult syncPeering(const Document& document, PeeringId peering);

/// Puts a Disconnected side again, so that it is Initiated (3.2.3).
[[nodiscard]] EditResult resetPeering(const Document& document, PeeringId peering);

/// Notes how much data leaves the network of a side in a month, in GB (C1), or that nobody knows.
/// Azure has no part in it: nothing is put again, so that a Disconnected side stays so.
[[nodiscard]] EditResult stateTraffic(const Document& document, PeeringId peering,
                                      std::optional<std::uint32_t> gigabytes);

} // namespace peerscape::edit
