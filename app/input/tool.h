#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <vector>

/// Programs of the person's own that reading takes: nothing else is ever run.
namespace peerscape::input {

/// The full path of a program on the path; empty when it is not there.
[[nodiscard]] std::string findTool(const std::string& name);

/// Runs a program to its end without a shell and gives what it printed. `goOn` is asked now and
/// then; false ends the program. Errors: `CannotRun`; `Cancelled`; `ToolFailed`, whose message is
/// what the program said.
[[nodiscard]] Result<std::string> runTool(const std::string& program,
                                          const std::vector<std::string>& arguments,
                                          const std::function<bool()>& goOn = {});

} // namespace peerscape::input
