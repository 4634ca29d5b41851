#pragma once

#include "core/read/json_tree.h"
#include "core/read/read.h"

namespace peerscape::read {

/// What a parsed file is; `Unknown` when it is JSON of another kind (import.md 5).
[[nodiscard]] FileKind kindOf(const json::Value& root);

} // namespace peerscape::read
