#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace peerscape::write {

/// Writes a file whole or not at all: a temporary file beside it is written, flushed to the disk
/// and renamed over it. The permissions of an existing file are kept; a symbolic link is followed,
/// not replaced. Error: `CannotWrite` with the system's reason; the old file is then untouched.
[[nodiscard]] Result<void> writeFileAtomically(const std::string& path, std::string_view bytes);

/// Keeps the file as it is now under its name with `~` added, in place of an older one: to be
/// called before it is written anew. Without the file nothing happens. Error: `CannotWrite`.
[[nodiscard]] Result<void> keepPreviousVersion(const std::string& path);

} // namespace peerscape::write
