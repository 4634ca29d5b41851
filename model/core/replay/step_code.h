#pragma once

#include "core/azure/document.h"
#include "core/write/code.h"

#include <string>
#include <vector>

/// A history of edits as code that does the same.
namespace peerscape::replay {

/// One edit of a history.
struct Step
{
    azure::Document before;
    azure::Document after;
    std::string label; ///< The edit's name; of one typed at the console its text.
};

/// What one edit is in a form of code.
struct StepCode
{
    std::string text;    ///< Empty when only the drawing changed.
    bool isWhole = true; ///< Off: a part of the edit has no command, as the text says.
};

/// The code of one edit. Azure CLI and PowerShell: commands, found by carrying out the requests
/// that lie between both versions at the service's stand-in, each checked by running it in the
/// console; a text that was typed stays as it is where it runs by itself. Bicep and Terraform: the
/// resources as they stand afterwards, and a comment for each that goes. O(document) for these two,
/// else O(difference × requests).
[[nodiscard]] StepCode codeOf(const Step& step, write::CodeForm form);

/// The whole history as one script. Azure CLI and PowerShell: run in an empty design it gives the
/// last version; what stood there before the first edit comes first. Bicep and Terraform: the last
/// version, as these forms describe what is to be.
[[nodiscard]] std::string scriptOf(const std::vector<Step>& steps, write::CodeForm form);

} // namespace peerscape::replay
