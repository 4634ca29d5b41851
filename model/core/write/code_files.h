#pragma once

#include "core/write/code.h"

namespace peerscape::write {

/// Writes code to `path`, its parts into folders beside it, each file whole or not at all and the
/// first one last, so that it never names a part that is not there. Error: `CannotWrite`.
[[nodiscard]] Result<void> saveCode(const Code& code, const std::string& path);

} // namespace peerscape::write
