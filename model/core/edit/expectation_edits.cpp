#include "core/edit/expectation_edits.h"

#include "core/azure/end_names.h"
#include "core/azure/expectation_text.h"
#include "core/azure/names.h"

#include <algorithm>

namespace peerscape::edit {

namespace {

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

EditResult store(const Document& document, std::vector<Text> statements, Message label)
{
    if (statements.size() > azure::kMostExpectations)
        return failOwn("Statement",
                       {PEERSCAPE_TR_NOOP("a document keeps no more than {0} statements"),
                        {std::to_string(azure::kMostExpectations)}});
    azure::DocumentSettings settings = document.settings();
    settings.expectations = std::move(statements);
    azure::Transaction transaction(document);
    transaction.setSettings(std::move(settings));
    return makeEdit(transaction, std::move(label));
}

ObjectId findNamedObject(const Document& document, std::string_view name)
{
    if (const auto end = azure::findEnd(document, name))
        return *end;
    const auto gateway = azure::findByName(document, Kind::VirtualNetworkGateway, name);
    return gateway ? *gateway : ObjectId();
}

/// The statement with the names of `id` and of what stands in it as they are in `after`.
std::string renamed(std::string text, const Document& before, const Document& after, ObjectId id)
{
    const auto statement = azure::parseExpectation(text);
    if (!statement)
        return text;
    auto ends = azure::namedEnds(*statement);
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) { // from the back: places stay
        const ObjectId object = findNamedObject(before, (*end)->name);
        const auto* subnet = before.find(SubnetId::of(object));
        const bool isChild = subnet != nullptr && ObjectId(subnet->virtualNetwork) == id;
        if (!object || (object != id && !isChild) || !after.contains(object))
            continue;
        const char first = text[(*end)->offset];
        text.replace((*end)->offset, (*end)->length,
                     azure::expectationName(azure::displayName(after, object),
                                            first == '\'' || first == '"'));
    }
    return text;
}

} // namespace

EditResult setExpectations(const Document& document, const std::vector<std::string>& statements)
{
    const auto& known = document.settings().expectations;
    std::vector<Text> kept;
    for (const std::string& statement : statements) {
        const std::string text = trimmed(statement);
        if (text.empty())
            continue;
        const bool isNew = std::find(known.begin(), known.end(), text) == known.end();
        if (const auto parsed = azure::parseExpectation(text); isNew && !parsed)
            return tl::unexpected<Error>(
                within({PEERSCAPE_TR_NOOP("'{0}': {1}"), {text}}, parsed.error()));
        kept.emplace_back(text);
    }
    return store(document, std::move(kept), {PEERSCAPE_TR_NOOP("Change expectations"), {}});
}

EditResult addExpectation(const Document& document, std::string_view statement)
{
    return addExpectations(document, {std::string(statement)});
}

EditResult addExpectations(const Document& document, const std::vector<std::string>& statements)
{
    std::vector<Text> all = document.settings().expectations;
    std::string last;
    for (const std::string& statement : statements) {
        const std::string text = trimmed(statement);
        if (const auto parsed = azure::parseExpectation(text); !parsed)
            return tl::unexpected<Error>(
                within({PEERSCAPE_TR_NOOP("'{0}': {1}"), {text}}, parsed.error()));
        last = text;
        if (std::find(all.begin(), all.end(), text) == all.end())
            all.emplace_back(text);
    }
    if (all.size() == document.settings().expectations.size())
        return failOwn("Statement", {PEERSCAPE_TR_NOOP("'{0}' is expected already"), {last}});
    return store(document, std::move(all),
                 {PEERSCAPE_TR_NOOP("Expect: {0}"), {azure::withoutRecord(last)}});
}

EditResult replaceExpectation(const Document& document, std::size_t place,
                              const std::vector<std::string>& statements)
{
    std::vector<Text> all = document.settings().expectations;
    if (place >= all.size())
        return failOwn("ResourceNotFound", {PEERSCAPE_TR_NOOP("There is no such statement."), {}});
    const auto at = all.erase(all.begin() + static_cast<std::ptrdiff_t>(place));
    std::vector<Text> fresh;
    for (const std::string& statement : statements) {
        const std::string text = trimmed(statement);
        if (const auto parsed = azure::parseExpectation(text); !parsed)
            return tl::unexpected<Error>(
                within({PEERSCAPE_TR_NOOP("'{0}': {1}"), {text}}, parsed.error()));
        fresh.emplace_back(text);
    }
    const std::string name = fresh.empty() ? std::string() : fresh.front().str();
    all.insert(at, fresh.begin(), fresh.end());
    return store(document, std::move(all),
                 {PEERSCAPE_TR_NOOP("Change to expect: {0}"), {azure::withoutRecord(name)}});
}

EditResult removeExpectation(const Document& document, std::size_t place)
{
    std::vector<Text> statements = document.settings().expectations;
    if (place >= statements.size())
        return failOwn("ResourceNotFound", {PEERSCAPE_TR_NOOP("There is no such statement."), {}});
    const std::string text = statements[place].str();
    statements.erase(statements.begin() + static_cast<std::ptrdiff_t>(place));
    return store(document, std::move(statements),
                 {PEERSCAPE_TR_NOOP("No longer expect: {0}"), {azure::withoutRecord(text)}});
}

void renameInExpectations(azure::Transaction& transaction, const Document& before, ObjectId id)
{
    if (transaction.document().settings().expectations.empty() || !before.contains(id)
        || before.nameOf(id) == transaction.document().nameOf(id))
        return;
    const Document after = transaction.document();
    azure::DocumentSettings settings = after.settings();
    for (Text& statement : settings.expectations)
        statement = Text(renamed(statement.str(), before, after, id));
    if (!(settings == after.settings()))
        transaction.setSettings(std::move(settings));
}

} // namespace peerscape::edit
