#include "core/read/azure_json.h"

#include "core/azure/names.h"
#include "core/base/made_ahead.h"

#include <algorithm>
#include <charconv>

namespace peerscape::read {

using json::Value;

namespace {

/// The type that an object's id says; empty when it has none.
std::string typeOf(const Value& object)
{
    const Value* id = object.find("id");
    const auto parts =
        id != nullptr && id->isString() ? azure::splitResourceId(id->text) : std::nullopt;
    return parts ? parts->type : std::string();
}

/// The rows of a list as REST answers it; null for anything else.
const Value* restList(const Value& root)
{
    const Value* value = root.find("value");
    return value != nullptr && value->isArray() ? value : nullptr;
}

bool hasNextLink(const Value& root)
{
    const Value* next = root.find("nextLink");
    return next != nullptr && next->isString() && !next->text.empty();
}

/// What the rows of a list are, in lower case; empty when nothing says it.
std::string typeOfRows(const Value& list)
{
    return list.items.empty() ? std::string() : toLower(typeOf(list.items.front()));
}

/// Hands resources of Azure's own JSON to the estate, whatever they are wrapped in (import.md 5).
class AzureJsonReader
{
public:
    AzureJsonReader(const Pages& pages, EstateReader& estate)
        : m_pages(pages)
        , m_estate(estate)
    {
    }

    void readAll(const Value& root)
    {
        reportTruncation(root);
        const Value* data = root.find("data");
        const Value* value = restList(root);
        if (data != nullptr && data->isArray())
            readList(*data);
        else if (value != nullptr)
            readList(*value);
        else if (root.isArray())
            readList(root);
        else if (!readResource(root)) {
            // One object that holds answers by name: `newVNet`, `NewNIC`, or several lists
            // together.
            for (const json::Member& member : root.members) {
                if (member.value.isArray())
                    readList(member.value);
                else if (member.value.isObject() && !readResource(member.value))
                    noteWithoutId(member.value);
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
        if (more && !m_pages.areAll)
            m_estate.note(
                ReportEntry::Kind::Approximated, root, "data",
                {PEERSCAPE_TR_NOOP("the answer is not complete: Resource Graph has more pages"),
                 {}});
        const Value* list = restList(root);
        if (list != nullptr && hasNextLink(root) && !m_pages.ended.contains(typeOfRows(*list)))
            m_estate.note(
                ReportEntry::Kind::Approximated, *root.find("nextLink"), "nextLink",
                {PEERSCAPE_TR_NOOP("the answer is not complete: the list has more pages"), {}});
    }

    void noteWithoutId(const Value& value)
    {
        m_estate.ignore(value, "element",
                        {PEERSCAPE_TR_NOOP("an element without a resource id"), {}});
    }

    /// An element of a list as it is added: without a type where it has no id.
    struct Row
    {
        WireResource resource;
        Value whole;
    };

    void readList(const Value& list)
    {
        const std::span<const Value> items = list.items;
        m_estate.expect(items.size());
        if (items.size() < kWorthAhead) {
            json::Unfolder unfolder;
            for (const Value& item : items) {
                addRow(rowOf(item, unfolder));
                m_estate.takeOver(unfolder);
                unfolder.clear();
            }
            return;
        }
        MadeAhead<Row, json::Unfolder> rows(
            items.size(), [&](std::size_t index, json::Unfolder& unfolder) {
                constexpr std::size_t kAhead = 8; // ids lie far apart in a large file
                if (index + kAhead < items.size() && items[index + kAhead].foldedAt != 0)
                    __builtin_prefetch(items[index + kAhead].members.front().value.text.data());
                return rowOf(items[index], unfolder);
            });
        for (std::size_t i = 0; i < items.size(); ++i)
            addRow(rows.next());
        rows.forEachScratch([this](const json::Unfolder& used) { m_estate.takeOver(used); });
    }

    static Row rowOf(const Value& object, json::Unfolder& unfolder)
    {
        Row row{{typeOf(object), {}, {}, object}, object};
        if (!row.resource.type.empty())
            row.resource.id = object.find("id")->text;
        if (EstateReader::looksInto(row.resource.type))
            row.whole = unfolder.unfolded(object);
        return row;
    }

    void addRow(const Row& row)
    {
        if (row.resource.type.empty())
            noteWithoutId(row.whole);
        else
            m_estate.add(row.resource, row.whole);
    }

    bool readResource(const Value& object)
    {
        // The type in the id is always whole; `type` may be in lower case or missing.
        const std::string type = typeOf(object);
        if (type.empty())
            return false;
        m_estate.add({type, std::string(object.find("id")->text), {}, object});
        return true;
    }

    const Pages& m_pages;
    EstateReader& m_estate;
};

} // namespace

void readAzureJson(const Value& root, const Pages& pages, EstateReader& estate)
{
    AzureJsonReader(pages, estate).readAll(root);
}

Pages pagesOf(const std::vector<const Value*>& answers)
{
    Pages pages;
    std::size_t rows = 0;
    std::size_t total = 1;
    for (const Value* answer : answers) {
        const Value* data = answer->find("data");
        rows += data != nullptr ? data->items.size() : 0;
        for (const json::Key& name : {json::Key("total_records"), json::Key("totalRecords")}) {
            const Value* count = answer->find(name);
            std::size_t all = 0;
            if (count != nullptr && count->type == json::Type::Number
                && std::from_chars(count->text.data(), count->text.data() + count->text.size(), all)
                           .ec
                       == std::errc())
                total = std::max(total, all);
        }
        if (const Value* list = restList(*answer); list != nullptr && !hasNextLink(*answer))
            pages.ended.insert(typeOfRows(*list));
    }
    pages.areAll = rows >= total;
    return pages;
}

} // namespace peerscape::read
