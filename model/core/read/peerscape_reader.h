#pragma once

#include "core/azure/document.h"
#include "core/read/json_tree.h"

namespace peerscape::read {

/// Reads a `.peerscape` document. Strict: a wrong type, an unknown enumerator, a dangling or
/// doubled id and a newer version are errors that name line and column. Unknown members are kept in
/// `extra` under "peerscape" and written back.
[[nodiscard]] Result<azure::Document> readPeerscape(const json::Tree& tree);

} // namespace peerscape::read
