#pragma once

#include "core/azure/document.h"

#include <string>

namespace peerscape::shell {

/// What to do about an error that az printed, as lines for a person; empty where nothing better is
/// known than the error itself. A command to try stands between backquotes. O(resources of one
/// kind).
[[nodiscard]] std::string adviceFor(const azure::Document& document, const std::string& error);

} // namespace peerscape::shell
