#pragma once

#include "core/azure/document.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::read {

/// What a file turned out to be (import.md 5).
enum class FileKind : std::uint8_t {
    Unknown,
    Peerscape,
    Picture, ///< An exported picture with its design embedded.
    ArmTemplate,
    ArmParameters,
    AzureJson,
    ResourceGraph,
    TerraformShow, ///< `terraform show -json` of a state.
    TerraformPlan, ///< The same of a plan.
    TerraformState ///< A state file.
};

/// Whether it is one of Terraform's.
[[nodiscard]] constexpr bool isTerraform(FileKind kind)
{
    return kind >= FileKind::TerraformShow;
}

/// Whether it is Azure's own JSON, as az, REST, the portal and Resource Graph print it.
[[nodiscard]] constexpr bool isAzureJson(FileKind kind)
{
    return kind == FileKind::AzureJson || kind == FileKind::ResourceGraph;
}

struct Input
{
    std::string name;       ///< As the person named it; in messages only.
    std::string_view bytes; ///< The whole content; must outlive the call.
    /// Whether kPadding more bytes can be read behind the content: a large file is not copied then.
    bool isPadded = false;
};

/// What whoever reads a large file into a string should reserve beyond its size.
inline constexpr std::size_t kPadding = 64;

/// A file's content as an input. `content` must not change while it is read.
[[nodiscard]] inline Input inputOf(std::string name, const std::string& content)
{
    return {std::move(name), content, content.capacity() - content.size() >= kPadding};
}

struct ReadOptions
{
    std::map<std::string, std::string> parameters; ///< `--parameter NAME=VALUE`.
    std::vector<Input> parameterFiles;
    /// The content of a file beside an input, for templates that link to others: `input` is the
    /// input's name, `path` is relative to its folder. Nothing when there is none. Without it only
    /// the inputs themselves are looked through.
    std::function<std::optional<std::string>(const std::string& input, const std::string& path)>
        beside;
    /// Called now and then with the share that is done (0–1); false cancels (`Cancelled`).
    Progress progress;
};

/// A place in a file, counted from 1; zero when unknown.
struct Position
{
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
};

struct ReportEntry
{
    enum class Kind : std::uint8_t { Approximated, Ignored };
    Kind kind = Kind::Ignored;
    Position position;
    std::string subject; ///< Resource id, `type/name` or JSON path.
    Message message;
};

/// What became of everything in the files: nothing is dropped in silence.
struct ImportReport
{
    std::size_t understood = 0; ///< Resources that became objects of their kind.
    std::vector<ReportEntry> entries;
};

/// A parameter of a template that nobody gave a value and that the drawing depends on.
struct OpenParameter
{
    std::string name;
    std::string type; ///< In lower case: string, int, bool, array, object, securestring …
    std::string description;
    std::vector<std::string> allowedValues; ///< As text or JSON.
    std::string standIn;                    ///< What was used instead, as text or JSON.
};

struct ReadResult
{
    azure::Document document;
    /// Of a Terraform plan that was read alone: what is there before it is applied. `document` is
    /// what is there after.
    std::optional<azure::Document> before;
    ImportReport report;
    FileKind kind = FileKind::Unknown; ///< Of the first file.
    std::vector<OpenParameter> openParameters;
};

/// Recognises a file by its content. O(first bytes).
[[nodiscard]] FileKind recognise(std::string_view bytes);

/// Reads several files as one estate. Survives any bytes: limits on size (2 GiB), depth (256) and
/// counts; the error's message is `FILE:line:column: reason`, its code `Syntax`, `Limit`,
/// `Version`, `UnknownFormat`, `Cancelled` or `Invalid`. A `.peerscape` file is read alone. Imports
/// get no placements: see diagram/auto_layout.h.
[[nodiscard]] Result<ReadResult> read(const std::vector<Input>& inputs,
                                      const ReadOptions& options = {});

} // namespace peerscape::read
