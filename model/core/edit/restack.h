#pragma once

#include "core/edit/edit.h"

#include <functional>
#include <vector>

namespace peerscape::edit {

enum class Restack : std::uint8_t { ToFront, Forward, Backward, ToBack };

/// Whether two things that stand freely cover the same place.
using Covers = std::function<bool(ObjectId, ObjectId)>;

/// Moves notes, frames and images in front of others or behind them; what else is named is left
/// out. Forward and backward go past the next one that covers the same place, or past all networks
/// at once; nothing changes where there is none. To the front and to the back they keep their
/// order among themselves. As few others as possible get another order. Layout only.
/// O(notes · log notes + moved · notes).
[[nodiscard]] EditResult restack(const Document& document, const std::vector<ObjectId>& objects,
                                 Restack where, const Covers& covers);

} // namespace peerscape::edit
