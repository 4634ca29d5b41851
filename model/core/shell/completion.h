#pragma once

#include "core/shell/session.h"

namespace peerscape::shell {

/// What can stand at the end of a line in the Cloud Shell: see Session::complete.
[[nodiscard]] Session::Completion completeLine(const azure::Document& document,
                                               std::string_view line);

} // namespace peerscape::shell
