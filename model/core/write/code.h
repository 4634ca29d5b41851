#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A design as code that deploys it.
namespace peerscape::write {

enum class CodeForm : std::uint8_t { Arm, Bicep, Terraform, AzCli, PowerShell };

struct CodeFile
{
    std::string path; ///< Relative to the folder of the first file; empty for that one.
    std::string text;
};

/// What a form has no words for, so that it is left out; or what code has to say and nothing does.
struct CodeGap
{
    ObjectId object;
    Message message;
    bool isAssumed = false; ///< It is in the code, and a guess.
};

struct Code
{
    std::vector<CodeFile> files; ///< The first is the one to deploy; others are parts of it.
    std::vector<CodeGap> gaps;
    std::vector<VmId> usualImages; ///< Machines of which no image is known: they get a usual one.
};

struct CodeOptions
{
    /// Terraform: blocks that take over what exists already instead of creating it.
    bool importBlocks = false;
};

/// The word by which the command line knows a form: "bicep".
[[nodiscard]] std::string_view formName(CodeForm form);
[[nodiscard]] std::optional<CodeForm> formOfName(std::string_view name);
/// The suffix of its files: ".bicep".
[[nodiscard]] std::string_view formSuffix(CodeForm form);
/// The form that a file's name asks for; nothing when it says none.
[[nodiscard]] std::optional<CodeForm> formOfPath(std::string_view path);

/// Writes the design in a form, in the order of planDeployment; its gaps stand as comments at the
/// end of the first file, where the form has comments. Deterministic. O(document).
[[nodiscard]] Code writeCode(const azure::Document& document, CodeForm form,
                             const CodeOptions& options = {});

// The writers of the forms.
[[nodiscard]] Code writeBicep(const azure::Document& document);
[[nodiscard]] Code writeTerraform(const azure::Document& document, const CodeOptions& options);
[[nodiscard]] Code writeAzCli(const azure::Document& document);
[[nodiscard]] Code writePowerShell(const azure::Document& document);

/// Names of objects, of many the first dozen, as a gap lists them.
[[nodiscard]] std::string firstNames(const azure::Document& document,
                                     const std::vector<ObjectId>& ids);

/// Why a peering whose remote network was deleted is not created: Azure would refuse it.
[[nodiscard]] Message deletedRemote(std::string peering);
/// Why a machine is not created that no image makes.
[[nodiscard]] Message needsItsDisk(std::string machine);

/// Says of a resource whose file gives no API version that it gets the newest one.
[[nodiscard]] CodeGap newestVersion(ObjectId object, std::string name, std::string type);

/// The az commands that create one object as it stands, a subnet too; secrets are the variables
/// ADMIN_PASSWORD and SHARED_KEY. O(its size).
[[nodiscard]] std::vector<std::string> azCommands(const azure::Document& document, ObjectId id);

/// The lines of a comment at the top of a file: which drawing it came from, how to deploy it.
[[nodiscard]] std::vector<std::string> codeHeader(const azure::Document& document,
                                                  std::string_view howToDeploy);

} // namespace peerscape::write
