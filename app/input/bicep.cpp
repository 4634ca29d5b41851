#include "app/input/bicep.h"

#include "app/input/tool.h"
#include "core/base/text.h"
#include "core/read/json_tree.h"

#include <algorithm>

namespace peerscape::input {

namespace {

constexpr std::string_view kTemplateSuffix = ".bicep";
constexpr std::string_view kParametersSuffix = ".bicepparam";

bool endsIn(std::string_view file, std::string_view suffix)
{
    return file.size() > suffix.size()
           && equalsIgnoringCase(file.substr(file.size() - suffix.size()), suffix);
}

/// The texts that `build-params --stdout` puts into one object.
Result<BuiltBicep> fromBoth(const std::string& answer)
{
    const auto tree = read::json::Tree::parse("bicep build-params", answer, 0);
    const auto textOf = [&](std::string_view name) {
        const read::json::Value* value = tree ? (*tree)->root().find(name) : nullptr;
        return value != nullptr && value->isString() ? std::string(value->text) : std::string();
    };
    BuiltBicep built{textOf("templateJson"), textOf("parametersJson")};
    if (built.parameters.empty())
        return failOwn("ToolFailed", {PEERSCAPE_TR_NOOP("the compiler gave no parameters"), {}});
    if (built.armTemplate.empty())
        return failOwn(
            "ToolFailed",
            {PEERSCAPE_TR_NOOP("these are parameters of a template spec, which only Azure "
                               "has; open its template with them"),
             {}});
    return built;
}

bool holds(std::string_view words, std::initializer_list<std::string_view> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return words.find(part) != std::string_view::npos;
    });
}

/// What went wrong, above what the tool says of it; of a mistake in the file the compiler's words
/// are enough.
Error explained(Error error, bool isAz)
{
    if (error.code != "ToolFailed")
        return error;
    const auto explain = [&](const char* code, std::string_view words) {
        error.code = code;
        return within({words, {}}, error);
    };
    // The compiler's own messages bear such numbers; these are of modules that it fetches.
    if (holds(error.message, {"BCP190", "BCP191", "BCP192"}))
        return explain("NeedsNetwork",
                       PEERSCAPE_TR_NOOP("a module of this file is in a registry, from which the "
                                         "compiler could not fetch it; run 'bicep restore' with a "
                                         "connection and open the file again, or run 'bicep build' "
                                         "where there is a connection and open the JSON that it "
                                         "writes. The compiler says:\n{0}"));
    if (!isAz || holds(error.message, {"BCP"}))
        return error;
    if (holds(error.message, {"latest Bicep version", "Bicep CLI", "Max retries exceeded",
                              "urlopen error", "Failed to establish"}))
        return explain(
            "NeedsBicep",
            PEERSCAPE_TR_NOOP("'az' is there, but not the Bicep compiler that it fetches "
                              "from the internet, and fetching it failed; run 'az bicep "
                              "install' with a connection, put 'bicep' on the path, or "
                              "run 'bicep build' where there is a connection and open "
                              "the JSON that it writes. az says:\n{0}"));
    return explain(
        "ToolFailed",
        PEERSCAPE_TR_NOOP("'az bicep' failed before the file was compiled; put 'bicep' on "
                          "the path, or run 'bicep build' where there is a connection "
                          "and open the JSON that it writes. az says:\n{0}"));
}

} // namespace

bool isBicep(const std::string& file)
{
    return endsIn(file, kTemplateSuffix) || endsIn(file, kParametersSuffix);
}

std::string BuiltBicep::templateName(const std::string& file)
{
    return file + " (compiled)";
}

std::string BuiltBicep::parametersName(const std::string& file)
{
    return file + " (compiled values)";
}

Result<BuiltBicep> builtBicep(const std::string& file, const std::function<bool()>& goOn)
{
    const bool isParameters = endsIn(file, kParametersSuffix);
    const std::string command = isParameters ? "build-params" : "build";
    Result<std::string> answer =
        failOwn("NeedsBicep",
                {PEERSCAPE_TR_NOOP("a Bicep file is read through Microsoft's compiler, and neither "
                                   "'bicep' nor 'az' is on the path; install Bicep, or run 'bicep "
                                   "build' elsewhere and open the JSON that it writes"),
                 {}});
    const std::string bicep = findTool("bicep");
    if (!bicep.empty())
        answer = runTool(bicep, {command, file, "--stdout"}, goOn);
    else if (const std::string az = findTool("az"); !az.empty())
        answer = runTool(az, {"bicep", command, "--file", file, "--stdout"}, goOn);
    if (!answer)
        return tl::unexpected<Error>(explained(answer.error(), bicep.empty()));
    return isParameters ? fromBoth(*answer) : BuiltBicep{std::move(*answer), {}};
}

bool hasTemplateAmong(const std::string& file, const std::vector<std::string>& files)
{
    if (!endsIn(file, kParametersSuffix))
        return false;
    const std::string_view stem =
        std::string_view(file).substr(0, file.size() - kParametersSuffix.size());
    return std::any_of(files.begin(), files.end(), [&](const std::string& other) {
        return endsIn(other, kTemplateSuffix)
               && std::string_view(other).substr(0, other.size() - kTemplateSuffix.size()) == stem;
    });
}

} // namespace peerscape::input
