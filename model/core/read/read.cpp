#include "core/read/read.h"

#include "core/azure/names.h"
#include "core/read/arm/template.h"
#include "core/read/estate_reader.h"
#include "core/read/peerscape_reader.h"

#include <memory>

namespace peerscape::read {

namespace {

using json::Value;

bool containsIgnoringCase(std::string_view text, std::string_view part)
{
    return toLower(text).find(toLower(part)) != std::string::npos;
}

/// What a parsed file is; `Unknown` when it is JSON of another kind.
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

/// Hands resources of Azure's own JSON to the estate, whatever they are wrapped in (import.md 5).
class AzureJsonReader
{
public:
    explicit AzureJsonReader(EstateReader& estate)
        : m_estate(estate)
    {
    }

    void readAll(const Value& root)
    {
        reportTruncation(root);
        const Value* data = root.find("data");
        const Value* value = root.find("value");
        if (data != nullptr && data->isArray())
            readList(*data);
        else if (value != nullptr && value->isArray())
            readList(*value);
        else if (root.isArray())
            readList(root);
        else if (!readResource(root)) {
            // One object that holds answers by name: `newVNet`, `NewNIC`, or several lists
            // together.
            for (const json::Member& member : root.members) {
                if (member.value.isArray())
                    readList(member.value);
                else if (member.value.isObject())
                    readResource(member.value);
            }
        }
    }

private:
    void reportTruncation(const Value& root)
    {
        const Value* token = root.find("skip_token");
        const Value* truncated = root.find("resultTruncated");
        const bool more =
            (token != nullptr && token->isString() && !token->text.empty())
            || (truncated != nullptr
                && (truncated->boolean || equalsIgnoringCase(truncated->text, "true")));
        if (more)
            m_estate.note(
                ReportEntry::Kind::Approximated, root, "data",
                {PEERSCAPE_TR_NOOP("the answer is not complete: Resource Graph has more pages"),
                 {}});
    }

    void readList(const Value& list)
    {
        for (const Value& item : list.items) {
            if (!readResource(item))
                m_estate.note(ReportEntry::Kind::Ignored, item, "element",
                              {PEERSCAPE_TR_NOOP("an element without a resource id"), {}});
        }
    }

    bool readResource(const Value& object)
    {
        const Value* id = object.find("id");
        if (id == nullptr || !id->isString())
            return false;
        const auto parts = azure::splitResourceId(id->text);
        if (!parts || parts->type.empty())
            return false;
        // The type in the id is always whole; `type` may be in lower case or missing.
        m_estate.add({parts->type, std::string(id->text), {}, object});
        return true;
    }

    EstateReader& m_estate;
};

tl::unexpected<Error> unknownFormat(const std::string& name)
{
    return fail(
        "UnknownFormat",
        name + ":1:1: this is no Peerscape document, ARM template, az or Resource Graph output");
}

} // namespace

FileKind recognise(std::string_view bytes)
{
    const auto tree = json::Tree::parse("file", bytes, 0);
    return tree ? kindOf((*tree)->root()) : FileKind::Unknown;
}

Result<ReadResult> read(const std::vector<Input>& inputs, const ReadOptions& options)
{
    ReadResult result;
    std::vector<std::unique_ptr<json::Tree>> trees;
    std::vector<const json::Tree*> views;
    std::size_t total = 1;
    std::size_t done = 0;
    for (const Input& input : inputs)
        total += input.bytes.size();
    const auto goOn = [&](double share) { return !options.progress || options.progress(share); };
    const auto parse = [&](const Input& input) -> Result<void> {
        auto tree =
            json::Tree::parse(input.name, input.bytes, static_cast<std::uint32_t>(trees.size()));
        if (!tree)
            return tl::unexpected<Error>(tree.error());
        trees.push_back(std::move(*tree));
        views.push_back(trees.back().get());
        done += input.bytes.size();
        if (!goOn(0.5 * static_cast<double>(done) / static_cast<double>(total)))
            return fail("Cancelled", "reading was cancelled");
        return {};
    };
    for (const std::vector<Input>& list : {inputs, options.parameterFiles}) {
        for (const Input& input : list) {
            if (const Result<void> parsed = parse(input); !parsed)
                return tl::unexpected<Error>(parsed.error());
        }
    }
    if (inputs.empty())
        return fail("Usage", "no file was given");

    std::vector<const json::Tree*> parameterFiles(
        views.begin() + static_cast<std::ptrdiff_t>(inputs.size()), views.end());
    std::vector<FileKind> kinds;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        kinds.push_back(kindOf(views[i]->root()));
        if (kinds.back() == FileKind::Unknown)
            return unknownFormat(inputs[i].name);
        if (kinds.back() == FileKind::ArmParameters)
            parameterFiles.push_back(views[i]);
    }
    result.kind = kinds.front();
    if (kinds.front() == FileKind::Peerscape || inputs.size() == 1) {
        if (kinds.front() == FileKind::Peerscape) {
            if (inputs.size() > 1)
                return fail("Usage",
                            inputs.front().name + ":1:1: a Peerscape document is read alone");
            Result<azure::Document> document = readPeerscape(*views.front());
            if (!document)
                return tl::unexpected<Error>(document.error());
            result.document = std::move(*document);
            result.report.understood = result.document.size();
            return result;
        }
        if (kinds.front() == FileKind::ArmParameters)
            return fail("UnknownFormat",
                        inputs.front().name + ":1:1: this is a parameters file; give its template");
    }

    json::Pool pool;
    EstateReader estate(views, result.report);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (kinds[i] == FileKind::Peerscape)
            return fail("Usage", inputs[i].name + ":1:1: a Peerscape document is read alone");
        if (kinds[i] == FileKind::ArmTemplate) {
            const Result<void> read =
                arm::readTemplate(*views[i], parameterFiles, options.parameters, pool, estate);
            if (!read)
                return tl::unexpected<Error>(read.error());
        } else if (kinds[i] != FileKind::ArmParameters) {
            AzureJsonReader(estate).readAll(views[i]->root());
        }
        if (!goOn(0.5 + 0.3 * static_cast<double>(i + 1) / static_cast<double>(inputs.size())))
            return fail("Cancelled", "reading was cancelled");
    }
    result.document = estate.finish();
    if (!goOn(1))
        return fail("Cancelled", "reading was cancelled");
    return result;
}

} // namespace peerscape::read
