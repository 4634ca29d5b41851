#include "core/write/reachability.h"

#include "core/azure/names.h"
#include "core/azure/regions.h"
#include "core/write/matrix_svg.h"
#include "core/write/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace peerscape::write {

using azure::Document;
using reach::Answer;
using reach::Hop;
using reach::Matrix;
using reach::MatrixCell;
using reach::Path;

namespace {

using Json = nlohmann::ordered_json;

Json idOrNull(const Document& document, ObjectId id)
{
    const std::string text = azure::resourceId(document, id);
    return text.empty() ? Json() : Json(text);
}

std::string nameOf(const Document& document, const reach::Host& host)
{
    if (host.object)
        return azure::displayName(document, host.object);
    return host.subnet ? azure::displayName(document, host.subnet) : host.address.toString();
}

Json routeJson(const route::EffectiveRoute& row)
{
    Json json;
    json["source"] = azure::toString(row.source);
    json["addressPrefix"] = route::prefixesText(row);
    json["nextHopType"] = azure::toString(row.nextHopType);
    const std::string hop = route::nextHopText(row);
    json["nextHopIpAddress"] = hop.empty() ? Json() : Json(hop);
    json["name"] = row.name.empty() ? Json() : Json(row.name.str());
    return json;
}

Json rulesJson(const Document& document, const Hop& hop)
{
    Json rules = Json::array();
    for (const auto* list : {&hop.arriving, &hop.leaving}) {
        for (const reach::RuleDecision& decision : *list) {
            rules.push_back({{"networkSecurityGroup", idOrNull(document, decision.group)},
                             {"direction", azure::toString(decision.direction)},
                             {"access", azure::toString(decision.access)},
                             {"ruleName", decision.ruleName()}});
        }
    }
    return rules;
}

Json hopJson(const Document& document, const Hop& hop)
{
    Json json;
    json["type"] = toString(hop.kind);
    json["name"] = nameOf(document, hop);
    json["resourceId"] = idOrNull(document, hop.object);
    json["address"] = hop.address.isNone() ? Json() : Json(hop.address.toString());
    json["subnet"] = idOrNull(document, hop.subnet);
    json["source"] = hop.source.toString();
    if (hop.balancer)
        json["loadBalancer"] = idOrNull(document, hop.balancer);
    json["routes"] = Json::array();
    for (const route::EffectiveRoute& row : hop.routes)
        json["routes"].push_back(routeJson(row));
    if (hop.link)
        json["link"] = idOrNull(document, hop.link);
    json["securityRules"] = rulesJson(document, hop);
    return json;
}

Json pathJson(const Document& document, const Path& path)
{
    Json json;
    json["verdict"] = path.verdict.reachable() ? "Reachable" : "Unreachable";
    json["reason"] = code(path.verdict.reason);
    json["message"] = render(path.verdict.message);
    const std::string_view issue = issueType(path.verdict.reason);
    json["issue"] = issue.empty() ? Json() : Json(issue);
    json["rule"] = ruleOf(path.verdict.reason);
    json["resources"] = Json::array();
    for (const ObjectId id : path.verdict.subjects) {
        if (id)
            json["resources"].push_back(azure::resourceId(document, id));
    }
    json["hops"] = Json::array();
    for (const Hop& hop : path.hops)
        json["hops"].push_back(hopJson(document, hop));
    return json;
}

std::string flowText(const reach::Flow& flow)
{
    std::string text(toString(flow.protocol));
    if (flow.protocol != reach::Protocol::Icmp)
        text += ' ' + std::to_string(flow.destinationPort);
    return text;
}

std::string decisionText(const Document& document, const Hop& hop)
{
    std::string text;
    if (!hop.routes.empty()) {
        const route::EffectiveRoute& row = hop.routes.front();
        text = fmt::format("{} {}", route::prefixesText(row), azure::toString(row.nextHopType));
        const std::string next = route::nextHopText(row);
        if (!next.empty())
            text += ' ' + next;
        text += fmt::format(" ({}{})", azure::toString(row.source),
                            row.name.empty() ? "" : ", " + row.name.str());
        if (hop.routes.size() > 1)
            text += fmt::format(", one of {} that tie", hop.routes.size());
    }
    if (hop.link)
        text += (text.empty() ? "over " : ", over ") + azure::displayName(document, hop.link);
    return text;
}

std::string pathText(const Document& document, const Path& path, std::string_view title)
{
    std::string text = fmt::format("{}: {} ({}): {}\n", title,
                                   path.verdict.reachable() ? "Reachable" : "Unreachable",
                                   code(path.verdict.reason), render(path.verdict.message));
    std::size_t width = 0;
    for (const Hop& hop : path.hops)
        width = std::max(width, nameOf(document, hop).size());
    int number = 1;
    for (const Hop& hop : path.hops) {
        const std::string address = hop.address.isNone() ? "" : hop.address.toString();
        std::string line = fmt::format("  {:>2}  {:{}}  {:15}  {}", number++, nameOf(document, hop),
                                       width, address, decisionText(document, hop));
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
        for (const auto* list : {&hop.arriving, &hop.leaving}) {
            for (const reach::RuleDecision& decision : *list)
                text += fmt::format("        {} {} {} of {}\n", azure::toString(decision.direction),
                                    azure::toString(decision.access), decision.ruleName(),
                                    azure::displayName(document, decision.group));
        }
    }
    return text;
}

/// "yes", "one way" (it arrives, the answer does not) or "-".
std::string_view word(const MatrixCell& cell)
{
    if (cell.reachable())
        return "yes";
    return cell.arrives ? "one way" : "-";
}

std::string matrixCsv(const std::vector<std::string>& labels, const Matrix& matrix)
{
    std::string text = "from,to,reachable,arrives,reason\n";
    for (std::size_t from = 0; from < labels.size(); ++from) {
        for (std::size_t to = 0; to < labels.size(); ++to) {
            const MatrixCell& cell = matrix.at(from, to);
            text += fmt::format("{},{},{},{},{}\n", csvCell(labels[from]), csvCell(labels[to]),
                                cell.reachable(), cell.arrives, code(cell.reason));
        }
    }
    return text;
}

std::string matrixJson(const Document& document, const std::vector<std::string>& labels,
                       const Matrix& matrix)
{
    Json root;
    root["ends"] = Json::array();
    for (std::size_t i = 0; i < labels.size(); ++i)
        root["ends"].push_back(
            {{"name", labels[i]}, {"resourceId", azure::resourceId(document, matrix.ends[i])}});
    root["pairs"] = Json::array();
    for (std::size_t from = 0; from < labels.size(); ++from) {
        for (std::size_t to = 0; to < labels.size(); ++to) {
            if (from == to)
                continue;
            const MatrixCell& cell = matrix.at(from, to);
            root["pairs"].push_back({{"from", labels[from]},
                                     {"to", labels[to]},
                                     {"reachable", cell.reachable()},
                                     {"arrives", cell.arrives},
                                     {"reason", code(cell.reason)}});
        }
    }
    return root.dump(2) + '\n';
}

/// Numbered rows and columns of words as wide as `column`.
template<class WordAt>
std::string squareTable(const std::vector<std::string>& labels, std::size_t column,
                        const WordAt& wordAt)
{
    std::size_t width = 0;
    for (const std::string& label : labels)
        width = std::max(width, label.size() + 5);
    std::string text = fmt::format("{:{}}", "", width);
    for (std::size_t i = 0; i < labels.size(); ++i)
        text += fmt::format("{:<{}}", i + 1, column);
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
    for (std::size_t from = 0; from < labels.size(); ++from) {
        std::string line = fmt::format("{:>3} {:{}}", from + 1, labels[from], width - 4);
        for (std::size_t to = 0; to < labels.size(); ++to)
            line += fmt::format("{:<{}}", wordAt(from, to), column);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string matrixTable(const std::vector<std::string>& labels, const Matrix& matrix)
{
    return squareTable(labels, 9,
                       [&](std::size_t from, std::size_t to) {
                           return from == to ? "." : word(matrix.at(from, to));
                       })
           + "\nyes: it arrives and the answer comes back; one way: the answer is lost; -: it does "
             "not arrive\n";
}

/// "all", "3 of 8", "none"; "." where there is no pair.
std::string groupWord(const reach::GroupCell& cell)
{
    if (cell.pairs == 0)
        return ".";
    if (cell.working == 0)
        return "none";
    return cell.working == cell.pairs ? "all" : fmt::format("{} of {}", cell.working, cell.pairs);
}

std::string groupTable(const std::vector<std::string>& labels, const reach::GroupMatrix& grouped)
{
    std::size_t column = 7;
    for (const reach::GroupCell& cell : grouped.cells)
        column = std::max(column, groupWord(cell).size() + 2);
    return squareTable(
               labels, column,
               [&](std::size_t from, std::size_t to) { return groupWord(grouped.at(from, to)); })
           + "\nall, some or none of the pairs of ends work: it arrives and the answer comes "
             "back\n";
}

std::string groupCsv(const std::vector<std::string>& labels, const reach::GroupMatrix& grouped)
{
    std::string text = "from,to,working,answerLost,pairs\n";
    for (std::size_t from = 0; from < labels.size(); ++from) {
        for (std::size_t to = 0; to < labels.size(); ++to) {
            const reach::GroupCell& cell = grouped.at(from, to);
            text += fmt::format("{},{},{},{},{}\n", csvCell(labels[from]), csvCell(labels[to]),
                                cell.working, cell.oneWay, cell.pairs);
        }
    }
    return text;
}

std::string groupJson(const Document& document, const std::vector<std::string>& labels,
                      const Matrix& matrix, const reach::GroupMatrix& grouped)
{
    Json root;
    root["groups"] = Json::array();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const reach::EndGroup& group = grouped.groups[i];
        Json ends = Json::array();
        for (const std::uint32_t end : group.ends)
            ends.push_back(matrixLabel(document, matrix.ends[end]));
        root["groups"].push_back({{"name", labels[i]},
                                  {"resourceId", idOrNull(document, group.object)},
                                  {"ends", ends}});
    }
    root["pairs"] = Json::array();
    for (std::size_t from = 0; from < labels.size(); ++from) {
        for (std::size_t to = 0; to < labels.size(); ++to) {
            const reach::GroupCell& cell = grouped.at(from, to);
            root["pairs"].push_back({{"from", labels[from]},
                                     {"to", labels[to]},
                                     {"working", cell.working},
                                     {"answerLost", cell.oneWay},
                                     {"pairs", cell.pairs}});
        }
    }
    return root.dump(2) + '\n';
}

} // namespace

std::string writeAnswerJson(const Document& document, const Answer& answer, const reach::Flow& flow)
{
    Json json;
    json["reachable"] = answer.reachable;
    json["status"] = answer.status();
    json["from"] = {{"name", nameOf(document, answer.from)},
                    {"address", answer.from.address.toString()}};
    json["to"] = {{"name", nameOf(document, answer.to)}, {"address", answer.to.address.toString()}};
    json["protocol"] = toString(flow.protocol);
    json["port"] = flow.protocol == reach::Protocol::Icmp ? Json() : Json(flow.destinationPort);
    json["asymmetric"] = answer.asymmetric;
    json["forward"] = pathJson(document, answer.forward.front());
    json["return"] = pathJson(document, answer.back.front());
    const auto addWays = [&](const char* name, const std::vector<Path>& paths) {
        if (paths.size() < 2)
            return;
        for (const Path& path : paths)
            json[name].push_back(pathJson(document, path));
    };
    addWays("forwardWays", answer.forward);
    addWays("returnWays", answer.back);
    return json.dump(2) + '\n';
}

std::string writeAnswerText(const Document& document, const Answer& answer, const reach::Flow& flow)
{
    std::string text =
        fmt::format("{}: {} ({}) to {} ({}), {}\n", answer.status(), nameOf(document, answer.from),
                    answer.from.address.toString(), nameOf(document, answer.to),
                    answer.to.address.toString(), flowText(flow));
    if (!answer.reachable)
        text += render(answer.verdict().message) + '\n';
    if (answer.asymmetric)
        text += "The answer passes other appliances than the packet.\n";
    for (const Path& path : answer.forward)
        text += '\n' + pathText(document, path, "Forward");
    for (const Path& path : answer.back)
        text += '\n' + pathText(document, path, "Return");
    return text;
}

std::string matrixLabel(const Document& document, ObjectId end)
{
    return azure::displayName(document, end);
}

std::string writeMatrix(const Document& document, const Matrix& matrix, MatrixFormat format,
                        const Translate& translate)
{
    std::vector<std::string> labels;
    for (const ObjectId end : matrix.ends)
        labels.push_back(matrixLabel(document, end));
    switch (format) {
    case MatrixFormat::Csv:
        return matrixCsv(labels, matrix);
    case MatrixFormat::Json:
        return matrixJson(document, labels, matrix);
    case MatrixFormat::Svg:
        return matrixSvg(labels, matrix, translate);
    case MatrixFormat::Table:
        break;
    }
    return matrixTable(labels, matrix);
}

std::string groupLabel(const Document& document, const reach::EndGroup& group,
                       const Translate& translate)
{
    if (group.object)
        return matrixLabel(document, group.object);
    return group.region.empty() ? translate({PEERSCAPE_TR_NOOP("On-premises"), {}})
                                : azure::regionLabel(group.region);
}

std::string writeGroups(const Document& document, const Matrix& matrix,
                        const reach::GroupMatrix& grouped, MatrixFormat format,
                        const Translate& translate)
{
    const Translate said = format == MatrixFormat::Svg ? translate : render;
    std::vector<std::string> labels;
    for (const reach::EndGroup& group : grouped.groups)
        labels.push_back(groupLabel(document, group, said));
    switch (format) {
    case MatrixFormat::Csv:
        return groupCsv(labels, grouped);
    case MatrixFormat::Json:
        return groupJson(document, labels, matrix, grouped);
    case MatrixFormat::Svg:
        return groupSvg(labels, grouped, translate);
    case MatrixFormat::Table:
        break;
    }
    return groupTable(labels, grouped);
}

} // namespace peerscape::write
