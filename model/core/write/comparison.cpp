#include "core/write/comparison.h"

#include "core/azure/names.h"
#include "core/write/comparison_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace peerscape::write {

using compare::Change;
using compare::Comparison;
using compare::FieldChange;
using compare::PairChange;
using compare::ResourceChange;
using compare::RouteChange;
using compare::RowChange;

namespace {

using Json = nlohmann::ordered_json;

std::size_t countOf(const Comparison& comparison, bool gained)
{
    return static_cast<std::size_t>(
        std::count_if(comparison.reachability.begin(), comparison.reachability.end(),
                      [&](const PairChange& pair) { return pair.gained == gained; }));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string valueText(const std::string& value)
{
    return value.empty() ? "(none)" : value;
}

std::string fieldText(const FieldChange& field)
{
    return fmt::format("{}: {} -> {}", field.field, valueText(field.before),
                       valueText(field.after));
}

std::string comparisonText(const ComparedSides& sides, const Comparison& comparison)
{
    std::string text =
        fmt::format("{} -> {}: {}\n", sides.beforeName, sides.afterName, summaryOf(comparison));
    if (!comparison.settings.empty()) {
        text += "\nSettings\n";
        for (const FieldChange& field : comparison.settings)
            text += "  ~ " + fieldText(field) + '\n';
    }
    if (!comparison.resources.empty())
        text += "\nResources\n";
    for (const std::string& line : resourceLines(sides, comparison.resources))
        text += "  " + line + '\n';
    if (!comparison.routes.empty())
        text += "\nEffective routes\n";
    for (const RouteChange& change : comparison.routes) {
        text += fmt::format("  {} ({})\n", nicNames(sides, change),
                            azure::displayName(sides.after, change.subnet));
        for (const RowChange& row : change.rows) {
            if (row.change != Change::Added)
                text += fmt::format("    - {}\n", rowText(row.before));
            if (row.change != Change::Removed)
                text += fmt::format("    + {}\n", rowText(row.after));
        }
    }
    for (const bool gained : {true, false}) {
        if (countOf(comparison, gained) == 0)
            continue;
        text += gained ? "\nReachability gained\n" : "\nReachability lost\n";
        for (const PairChange& pair : comparison.reachability) {
            if (pair.gained == gained)
                text += fmt::format("  {} {} -> {}{}{}\n", gained ? '+' : '-',
                                    endName(sides, pair.from), endName(sides, pair.to),
                                    gained ? ", before: " : ": ", render(pair.why.message));
        }
    }
    return text;
}

std::string cell(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '|' || c == '\\')
            escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

std::string comparisonMarkdown(const ComparedSides& sides, const Comparison& comparison)
{
    std::string text = fmt::format("# {} → {}\n\n{}\n", cell(sides.beforeName),
                                   cell(sides.afterName), summaryOf(comparison));
    const auto addFields = [&](const std::vector<FieldChange>& fields) {
        text += "\n| Field | Before | After |\n| --- | --- | --- |\n";
        for (const FieldChange& field : fields)
            text += fmt::format("| {} | {} | {} |\n", cell(field.field), cell(field.before),
                                cell(field.after));
    };
    if (!comparison.settings.empty()) {
        text += "\n## Settings\n";
        addFields(comparison.settings);
    }
    if (!comparison.resources.empty())
        text += "\n## Resources\n";
    for (const ResourceChange& change : comparison.resources) {
        text += fmt::format("\n### {} {}\n", wordOf(change.change), cell(titleOf(sides, change)));
        if (change.change == Change::Changed)
            addFields(change.fields);
    }
    if (!comparison.routes.empty())
        text += "\n## Effective routes\n";
    for (const RouteChange& change : comparison.routes) {
        text += fmt::format("\n### {}\n\n```diff\n", cell(nicNames(sides, change)));
        for (const RowChange& row : change.rows) {
            if (row.change != Change::Added)
                text += "- " + rowText(row.before) + '\n';
            if (row.change != Change::Removed)
                text += "+ " + rowText(row.after) + '\n';
        }
        text += "```\n";
    }
    for (const bool gained : {true, false}) {
        if (countOf(comparison, gained) == 0)
            continue;
        text += gained ? "\n## Reachability gained\n\n| From | To | Before |\n| --- | --- | --- |\n"
                       : "\n## Reachability lost\n\n| From | To | Now |\n| --- | --- | --- |\n";
        for (const PairChange& pair : comparison.reachability) {
            if (pair.gained == gained)
                text += fmt::format("| {} | {} | {} |\n", cell(endName(sides, pair.from)),
                                    cell(endName(sides, pair.to)), cell(render(pair.why.message)));
        }
    }
    return text;
}

Json rowJson(const route::EffectiveRoute& row)
{
    Json json;
    json["source"] = azure::toString(row.source);
    json["state"] = azure::toString(row.state);
    json["addressPrefix"] = route::prefixesText(row);
    json["nextHopType"] = azure::toString(row.nextHopType);
    const std::string hop = route::nextHopText(row);
    json["nextHopIpAddress"] = hop.empty() ? Json() : Json(hop);
    json["name"] = row.name.empty() ? Json() : Json(row.name.str());
    return json;
}

Json fieldsJson(const std::vector<FieldChange>& fields)
{
    Json list = Json::array();
    for (const FieldChange& field : fields)
        list.push_back({{"field", field.field}, {"before", field.before}, {"after", field.after}});
    return list;
}

std::string comparisonJson(const ComparedSides& sides, const Comparison& comparison)
{
    Json root;
    root["equal"] = comparison.empty();
    root["before"] = sides.beforeName;
    root["after"] = sides.afterName;
    root["settings"] = fieldsJson(comparison.settings);
    root["resources"] = Json::array();
    for (const ResourceChange& change : comparison.resources) {
        const bool removed = change.change == Change::Removed;
        const ObjectId id = removed ? change.before : change.after;
        const azure::Document& document = removed ? sides.before : sides.after;
        root["resources"].push_back({{"change", wordOf(change.change)},
                                     {"kind", azure::kindLabel(id.kind())},
                                     {"name", azure::displayName(document, id)},
                                     {"resourceId", azure::resourceId(document, id)},
                                     {"fields", fieldsJson(change.fields)}});
    }
    root["routes"] = Json::array();
    for (const RouteChange& change : comparison.routes) {
        Json item;
        item["networkInterfaces"] = Json::array();
        for (const NicId nic : change.nics)
            item["networkInterfaces"].push_back(azure::displayName(sides.after, nic));
        item["subnet"] = azure::displayName(sides.after, change.subnet);
        item["rows"] = Json::array();
        for (const RowChange& row : change.rows)
            item["rows"].push_back(
                {{"change", wordOf(row.change)},
                 {"before", row.change == Change::Added ? Json() : rowJson(row.before)},
                 {"after", row.change == Change::Removed ? Json() : rowJson(row.after)}});
        root["routes"].push_back(std::move(item));
    }
    root["reachability"]["by"] = sidesWord(comparison.by);
    root["reachability"]["pairs"] = comparison.pairs;
    if (comparison.isCoarser)
        root["reachability"]["moreInterfacesThan"] = compare::kMostEnds;
    if (comparison.endsLeftOut > 0)
        root["reachability"]["endsLeftOut"] = comparison.endsLeftOut;
    for (const bool gained : {true, false}) {
        Json& list = root["reachability"][gained ? "gained" : "lost"] = Json::array();
        for (const PairChange& pair : comparison.reachability) {
            if (pair.gained == gained)
                list.push_back({{"from", endName(sides, pair.from)},
                                {"to", endName(sides, pair.to)},
                                {"reason", code(pair.why.reason)},
                                {"message", render(pair.why.message)}});
        }
    }
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string_view wordOf(Change change)
{
    switch (change) {
    case Change::Added:
        return "added";
    case Change::Removed:
        return "removed";
    case Change::Changed:
        break;
    }
    return "changed";
}

char signOf(Change change)
{
    return change == Change::Added ? '+' : change == Change::Removed ? '-' : '~';
}

std::string_view sidesWord(reach::MatrixBy by)
{
    switch (by) {
    case reach::MatrixBy::Nic:
        return "interfaces";
    case reach::MatrixBy::Subnet:
        return "subnets";
    case reach::MatrixBy::Vnet:
    case reach::MatrixBy::Site:
        break;
    }
    return "networks";
}

std::string titleOf(const ComparedSides& sides, const ResourceChange& change)
{
    const bool removed = change.change == Change::Removed;
    const ObjectId id = removed ? change.before : change.after;
    return fmt::format("{} {}", azure::kindLabel(id.kind()),
                       azure::displayName(removed ? sides.before : sides.after, id));
}

std::string rowText(const route::EffectiveRoute& row)
{
    const std::string hop = route::nextHopText(row);
    return fmt::format("{} {} {} {}{}{}", azure::toString(row.source), azure::toString(row.state),
                       route::prefixesText(row), azure::toString(row.nextHopType),
                       hop.empty() ? "" : " " + hop,
                       row.name.empty() ? "" : " (" + row.name.str() + ")");
}

std::string nicNames(const ComparedSides& sides, const RouteChange& change)
{
    std::string names;
    for (const NicId nic : change.nics)
        names += (names.empty() ? "" : ", ") + azure::displayName(sides.after, nic);
    return names;
}

std::string endName(const ComparedSides& sides, const compare::PairEnd& end)
{
    return end.after ? azure::displayName(sides.after, end.after) : "Internet";
}

/// Between what pairs were compared, and what of that the number of ends did not allow.
std::string pairsText(const Comparison& comparison)
{
    std::string text(sidesWord(comparison.by));
    if (comparison.isCoarser)
        text += fmt::format(" because there are more than {} interfaces", compare::kMostEnds);
    if (comparison.endsLeftOut > 0)
        text += fmt::format(" except the {} farthest from what changed", comparison.endsLeftOut);
    return text + ", sites and the Internet";
}

std::string summaryOf(const Comparison& comparison)
{
    if (comparison.empty())
        return fmt::format("no difference ({} of {} compared)",
                           counted(comparison.pairs, "pair", "pairs"), pairsText(comparison));
    std::size_t nics = 0;
    for (const RouteChange& change : comparison.routes)
        nics += change.nics.size();
    return fmt::format("{} differ{}, {} with other routes, {} gained, {} lost of {} ({})",
                       counted(comparison.resources.size() + (comparison.settings.empty() ? 0 : 1),
                               "resource", "resources"),
                       comparison.resources.size() == 1 && comparison.settings.empty() ? "s" : "",
                       counted(nics, "interface", "interfaces"),
                       counted(countOf(comparison, true), "pair", "pairs"),
                       countOf(comparison, false), comparison.pairs, pairsText(comparison));
}

std::vector<std::string> resourceLines(const ComparedSides& sides,
                                       const std::vector<ResourceChange>& changes)
{
    std::vector<std::string> lines;
    for (const ResourceChange& change : changes) {
        lines.push_back(fmt::format("{} {}", signOf(change.change), titleOf(sides, change)));
        if (change.change != Change::Changed)
            continue;
        for (const FieldChange& field : change.fields)
            lines.push_back("    " + fieldText(field));
    }
    return lines;
}

std::string writeComparison(const ComparedSides& sides, const Comparison& comparison,
                            ComparisonFormat format)
{
    switch (format) {
    case ComparisonFormat::Json:
        return comparisonJson(sides, comparison);
    case ComparisonFormat::Markdown:
        return comparisonMarkdown(sides, comparison);
    case ComparisonFormat::Html:
        return comparisonHtml(sides, comparison);
    case ComparisonFormat::Text:
        break;
    }
    return comparisonText(sides, comparison);
}

} // namespace peerscape::write
