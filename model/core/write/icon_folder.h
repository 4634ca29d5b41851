#pragma once

#include "core/base/result.h"
#include "core/diagram/icon.h"

namespace peerscape::write {

/// The folder or the file that is at fault, and what is wrong with it.
struct IconError
{
    std::string file;
    Message reason;
};

/// Reads the icons of a folder and the folders in it, by the names of icon_names.h; of two files
/// with one name the first in the order of their paths. Other files are not looked into. Refused
/// are a folder that cannot be read, is too large or has no such file, and a file of such a name
/// that is no icon (svg_icon.h). O(files).
[[nodiscard]] tl::expected<diagram::IconSet, IconError> readIconFolder(const std::string& folder);

} // namespace peerscape::write
