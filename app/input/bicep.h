#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>

namespace peerscape::input {

/// Whether a file is Bicep by its name, which is all that tells.
[[nodiscard]] bool isBicep(const std::string& file);

/// The ARM template of a Bicep file, made by the person's own `bicep build`, else `az bicep build`.
/// Errors: `NeedsBicep` when neither is installed; `ToolFailed` with the compiler's words;
/// `Cancelled`.
[[nodiscard]] Result<std::string> builtBicep(const std::string& file,
                                             const std::function<bool()>& goOn = {});

} // namespace peerscape::input
