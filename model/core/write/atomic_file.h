#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace peerscape::write {

/// Writes a file whole or not at all: a temporary file beside it is written, flushed to the disk
/// and renamed over it. The permissions of an existing file are kept; a symbolic link is followed,
/// not replaced. Error: `CannotWrite` with the system's reason; the old file is then untouched.
[[nodiscard]] Result<void> writeFileAtomically(const std::string& path, std::string_view bytes);

} // namespace peerscape::write
