#include "core/read/file_kind.h"

#include "core/base/text.h"
#include "core/read/embedded_source.h"

namespace peerscape::read {

using json::Value;

namespace {

bool containsIgnoringCase(std::string_view text, std::string_view part)
{
    return toLower(text).find(toLower(part)) != std::string::npos;
}

} // namespace

FileKind kindOf(const Value& root)
{
    const Value* format = root.find("format");
    if (format != nullptr && format->isString() && format->text == "peerscape")
        return FileKind::Peerscape;
    const Value* schema = root.find("$schema");
    if (schema != nullptr && schema->isString()) {
        if (containsIgnoringCase(schema->text, "deploymentParameters.json"))
            return FileKind::ArmParameters;
        if (containsIgnoringCase(schema->text, "deploymentTemplate.json"))
            return FileKind::ArmTemplate;
    }
    if (const Value* version = root.find("format_version");
        version != nullptr && version->isString())
        return root.find("planned_values") != nullptr ? FileKind::TerraformPlan
                                                      : FileKind::TerraformShow;
    if (root.find("lineage") != nullptr && root.find("serial") != nullptr)
        return FileKind::TerraformState;
    const Value* data = root.find("data");
    if (data != nullptr && data->isArray())
        return FileKind::ResourceGraph;
    if (root.isArray())
        return FileKind::AzureJson;
    const auto hasId = [](const Value& value) {
        const Value* id = value.find("id");
        return id != nullptr && id->isString() && id->text.starts_with('/');
    };
    if (hasId(root))
        return FileKind::AzureJson;
    for (const json::Member& member : root.members) {
        if (member.value.isArray()
            && (member.value.items.empty() || hasId(member.value.items.front())))
            return FileKind::AzureJson;
        if (member.value.isObject() && hasId(member.value))
            return FileKind::AzureJson;
    }
    const Value* resources = root.find("resources");
    return resources != nullptr && resources->isArray() ? FileKind::ArmTemplate : FileKind::Unknown;
}

FileKind recognise(std::string_view bytes)
{
    const std::optional<std::string> source = embeddedSource(bytes);
    const auto tree = json::Tree::parse("file", source ? *source : bytes, 0);
    const FileKind kind = tree ? kindOf((*tree)->root()) : FileKind::Unknown;
    return source && kind == FileKind::Peerscape ? FileKind::Picture : kind;
}

} // namespace peerscape::read
