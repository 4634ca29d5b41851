#include "core/read/azure_json.h"

#include "core/azure/names.h"

#include <algorithm>
#include <charconv>

namespace peerscape::read {

using json::Value;

namespace {

/// Hands resources of Azure's own JSON to the estate, whatever they are wrapped in (import.md 5).
class AzureJsonReader
{
public:
    AzureJsonReader(bool isWhole, EstateReader& estate)
        : m_isWhole(isWhole)
        , m_estate(estate)
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
        if (more && !m_isWhole)
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

    bool m_isWhole;
    EstateReader& m_estate;
};

} // namespace

void readAzureJson(const Value& root, bool isWhole, EstateReader& estate)
{
    AzureJsonReader(isWhole, estate).readAll(root);
}

bool areAllPages(const std::vector<const Value*>& answers)
{
    std::size_t rows = 0;
    std::size_t total = 1;
    for (const Value* answer : answers) {
        const Value* data = answer->find("data");
        rows += data != nullptr ? data->items.size() : 0;
        for (const char* name : {"total_records", "totalRecords"}) {
            const Value* count = answer->find(name);
            std::size_t all = 0;
            if (count != nullptr && count->type == json::Type::Number
                && std::from_chars(count->text.data(), count->text.data() + count->text.size(), all)
                           .ec
                       == std::errc())
                total = std::max(total, all);
        }
    }
    return rows >= total;
}

} // namespace peerscape::read
