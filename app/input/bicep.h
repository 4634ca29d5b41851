#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace peerscape::input {

/// Whether a file is Bicep by its name, which is all that tells: `.bicep` or `.bicepparam`.
[[nodiscard]] bool isBicep(const std::string& file);

/// What the compiler makes of a Bicep file. It holds no positions of the source, so that both texts
/// have names of their own in messages.
struct BuiltBicep
{
    /// The name of the template and of the parameters of a file: "main.bicep (compiled)".
    [[nodiscard]] static std::string templateName(const std::string& file);
    [[nodiscard]] static std::string parametersName(const std::string& file);

    std::string armTemplate; ///< Of a `.bicepparam` the template that it is for.
    std::string parameters;  ///< The ARM parameters file; empty for `.bicep`.
};

/// The ARM JSON of a Bicep file, made by the person's own `bicep build` or `build-params`, else the
/// same of `az bicep`. Errors: `NeedsBicep` when neither is installed, or az cannot fetch the
/// compiler; `NeedsNetwork` for modules of a registry; `ToolFailed` with the compiler's words;
/// `Cancelled`. What a tool says stands below what happened and what to do.
[[nodiscard]] Result<BuiltBicep> builtBicep(const std::string& file,
                                            const std::function<bool()>& goOn = {});

/// Whether a `.bicepparam` has its `.bicep` among the files: then only the values are taken of it.
[[nodiscard]] bool hasTemplateAmong(const std::string& file, const std::vector<std::string>& files);

} // namespace peerscape::input
