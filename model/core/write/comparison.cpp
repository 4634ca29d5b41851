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

std::string fieldText(const ComparedSides& sides, const FieldChange& field)
{
    const auto valueText = [&](const std::string& value) {
        return value.empty() ? said(sides, PEERSCAPE_TR_NOOP("(none)")) : value;
    };
    return fmt::format("{}: {} -> {}", field.field, valueText(field.before),
                       valueText(field.after));
}

std::string reachabilityTitle(const ComparedSides& sides, bool gained)
{
    return said(sides, gained ? PEERSCAPE_TR_NOOP("Reachability gained")
                              : PEERSCAPE_TR_NOOP("Reachability lost"));
}

std::string comparisonText(const ComparedSides& sides, const Comparison& comparison)
{
    std::string text = fmt::format("{} -> {}: {}\n", sides.beforeName, sides.afterName,
                                   summaryOf(sides, comparison));
    if (!comparison.settings.empty()) {
        text += '\n' + said(sides, PEERSCAPE_TR_NOOP("Settings")) + '\n';
        for (const FieldChange& field : comparison.settings)
            text += "  ~ " + fieldText(sides, field) + '\n';
    }
    if (!comparison.resources.empty())
        text += '\n' + said(sides, PEERSCAPE_TR_NOOP("Resources")) + '\n';
    for (const std::string& line : resourceLines(sides, comparison.resources))
        text += "  " + line + '\n';
    if (!comparison.routes.empty())
        text += '\n' + said(sides, PEERSCAPE_TR_NOOP("Effective routes")) + '\n';
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
        text += '\n' + reachabilityTitle(sides, gained) + '\n';
        for (const PairChange& pair : comparison.reachability) {
            if (pair.gained == gained)
                text += fmt::format("  {} {} -> {}{}: {}\n", gained ? '+' : '-',
                                    endName(sides, pair.from), endName(sides, pair.to),
                                    gained ? ", " + said(sides, PEERSCAPE_TR_NOOP("before"))
                                           : std::string(),
                                    sides.translate(pair.why.message));
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
                                   cell(sides.afterName), summaryOf(sides, comparison));
    const auto addFields = [&](const std::vector<FieldChange>& fields) {
        text += fmt::format(
            "\n| {} | {} | {} |\n| --- | --- | --- |\n", said(sides, PEERSCAPE_TR_NOOP("Field")),
            said(sides, PEERSCAPE_TR_NOOP("Before")), said(sides, PEERSCAPE_TR_NOOP("After")));
        for (const FieldChange& field : fields)
            text += fmt::format("| {} | {} | {} |\n", cell(field.field), cell(field.before),
                                cell(field.after));
    };
    if (!comparison.settings.empty()) {
        text += "\n## " + said(sides, PEERSCAPE_TR_NOOP("Settings")) + '\n';
        addFields(comparison.settings);
    }
    if (!comparison.resources.empty())
        text += "\n## " + said(sides, PEERSCAPE_TR_NOOP("Resources")) + '\n';
    for (const ResourceChange& change : comparison.resources) {
        text += "\n### " + cell(headingOf(sides, change)) + '\n';
        if (change.change == Change::Changed)
            addFields(change.fields);
    }
    if (!comparison.routes.empty())
        text += "\n## " + said(sides, PEERSCAPE_TR_NOOP("Effective routes")) + '\n';
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
        text += fmt::format(
            "\n## {}\n\n| {} | {} | {} |\n| --- | --- | --- |\n", reachabilityTitle(sides, gained),
            said(sides, PEERSCAPE_TR_NOOP("From")), said(sides, PEERSCAPE_TR_NOOP("To")),
            said(sides, gained ? PEERSCAPE_TR_NOOP("Before") : PEERSCAPE_TR_NOOP("Now")));
        for (const PairChange& pair : comparison.reachability) {
            if (pair.gained == gained)
                text += fmt::format("| {} | {} | {} |\n", cell(endName(sides, pair.from)),
                                    cell(endName(sides, pair.to)),
                                    cell(sides.translate(pair.why.message)));
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
    return change == Change::Added ? "added" : change == Change::Removed ? "removed" : "changed";
}

std::string headingOf(const ComparedSides& sides, const ResourceChange& change)
{
    std::string_view pattern = PEERSCAPE_TR_NOOP("Changed: {0}");
    if (change.change == Change::Added)
        pattern = PEERSCAPE_TR_NOOP("Added: {0}");
    else if (change.change == Change::Removed)
        pattern = PEERSCAPE_TR_NOOP("Removed: {0}");
    return sides.translate({pattern, {titleOf(sides, change)}});
}

char signOf(Change change)
{
    return change == Change::Added ? '+' : change == Change::Removed ? '-' : '~';
}

std::string_view sidesWord(reach::MatrixBy by)
{
    switch (by) {
    case reach::MatrixBy::Nic:
        return PEERSCAPE_TR_NOOP("interfaces");
    case reach::MatrixBy::Subnet:
        return PEERSCAPE_TR_NOOP("subnets");
    case reach::MatrixBy::Vnet:
    case reach::MatrixBy::Site:
        break;
    }
    return PEERSCAPE_TR_NOOP("networks");
}

std::string titleOf(const ComparedSides& sides, const ResourceChange& change)
{
    const bool removed = change.change == Change::Removed;
    const ObjectId id = removed ? change.before : change.after;
    return fmt::format("{} {}", said(sides, azure::kindLabel(id.kind())),
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
Message pairsText(const Comparison& comparison)
{
    Message ends{sidesWord(comparison.by), {}};
    if (comparison.isCoarser)
        ends = {PEERSCAPE_TR_NOOP("{1} because there are more than {0} interfaces"),
                {std::to_string(compare::kMostEnds)},
                {std::move(ends)}};
    if (comparison.endsLeftOut > 0)
        ends = {PEERSCAPE_TR_NOOP("{1} except the {0} farthest from what changed"),
                {std::to_string(comparison.endsLeftOut)},
                {std::move(ends)}};
    return {PEERSCAPE_TR_NOOP("{0}, sites and the Internet"), {}, {std::move(ends)}};
}

std::string summaryOf(const ComparedSides& sides, const Comparison& comparison)
{
    if (comparison.empty())
        return sides.translate(
            {PEERSCAPE_TR_NOOP("no difference ({0} {0|pair|pairs} of {1} compared)"),
             {std::to_string(comparison.pairs)},
             {pairsText(comparison)}});
    std::size_t nics = 0;
    for (const RouteChange& change : comparison.routes)
        nics += change.nics.size();
    const std::size_t resources =
        comparison.resources.size() + (comparison.settings.empty() ? 0 : 1);
    return sides.translate(
        {PEERSCAPE_TR_NOOP(
             "{0} {0|resource differs|resources differ}, {1} {1|interface|interfaces} "
             "with other routes, {2} {2|pair|pairs} gained, {3} lost of {4} ({5})"),
         {std::to_string(resources), std::to_string(nics),
          std::to_string(countOf(comparison, true)), std::to_string(countOf(comparison, false)),
          std::to_string(comparison.pairs)},
         {pairsText(comparison)}});
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
            lines.push_back("    " + fieldText(sides, field));
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
