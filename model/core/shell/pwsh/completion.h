#pragma once

#include "core/shell/session.h"

namespace peerscape::shell::pwsh {

class Runspace;

/// Words that can stand at the end of a line: cmdlets, functions, parameters, their choices,
/// variables and names of the design.
[[nodiscard]] Session::Completion completePowerShell(const azure::Document& document,
                                                     const Runspace& runspace,
                                                     std::string_view line);

} // namespace peerscape::shell::pwsh
