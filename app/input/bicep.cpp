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
        return fail("ToolFailed", "the compiler gave no parameters");
    if (built.armTemplate.empty())
        return fail("ToolFailed", "these are parameters of a template spec, which only Azure has; "
                                  "open its template with them");
    return built;
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
        fail("NeedsBicep",
             "a Bicep file is read through Microsoft's compiler, and neither 'bicep' nor 'az' "
             "is on the path; install Bicep, or run 'bicep build' elsewhere and open the JSON "
             "that it writes");
    if (const std::string bicep = findTool("bicep"); !bicep.empty())
        answer = runTool(bicep, {command, file, "--stdout"}, goOn);
    else if (const std::string az = findTool("az"); !az.empty())
        answer = runTool(az, {"bicep", command, "--file", file, "--stdout"}, goOn);
    if (!answer)
        return tl::unexpected<Error>(answer.error());
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
