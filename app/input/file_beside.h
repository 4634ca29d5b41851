#pragma once

#include <optional>
#include <string>

/// What opening a design takes from the machine besides the files that were named.
namespace peerscape::input {

/// The content of a file that lies beside `file`, by a path relative to its folder: a template or
/// parameters file that a template links to. Nothing when it is not there, is no `.json` file or is
/// larger than 64 MB.
[[nodiscard]] std::optional<std::string> fileBeside(const std::string& file,
                                                    const std::string& path);

} // namespace peerscape::input
