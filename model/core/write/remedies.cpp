#include "core/write/remedies.h"

#include "core/azure/names.h"
#include "core/write/reachability.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace peerscape::write {

using azure::Document;
using compare::Change;
using compare::PairChange;
using compare::RouteChange;

namespace {

using Json = nlohmann::ordered_json;

std::string nameOfEnd(const Document& document, const compare::PairEnd& end)
{
    return end.before ? azure::displayName(document, end.before) : "Internet";
}

std::size_t countRows(const RouteChange& change, Change kind)
{
    std::size_t count = 0;
    for (const compare::RowChange& row : change.rows)
        count += row.change == kind ? 1 : 0;
    return count;
}

std::string namesOfNics(const Document& document, const RouteChange& change)
{
    std::string names;
    for (const NicId nic : change.nics)
        names += (names.empty() ? "" : ", ") + azure::displayName(document, nic);
    return names;
}

Json pairsJson(const Document& document, const remedy::Preview& preview, bool gained)
{
    Json list = Json::array();
    for (const PairChange& pair : preview.reachability) {
        if (pair.gained == gained)
            list.push_back(
                {{"from", nameOfEnd(document, pair.from)}, {"to", nameOfEnd(document, pair.to)}});
    }
    return list;
}

Json remedyJson(const Document& document, const PreviewedRemedy& item)
{
    Json json;
    json["steps"] = Json::array();
    for (const check::Fix& step : item.remedy.steps)
        json["steps"].push_back(render(step.label));
    json["cost"] = item.remedy.cost;
    json["gained"] = pairsJson(document, item.preview, true);
    json["lost"] = pairsJson(document, item.preview, false);
    json["routes"] = Json::array();
    for (const RouteChange& change : item.preview.routes) {
        Json routes;
        routes["networkInterfaces"] = Json::array();
        for (const NicId nic : change.nics)
            routes["networkInterfaces"].push_back(azure::displayName(document, nic));
        routes["added"] = countRows(change, Change::Added);
        routes["removed"] = countRows(change, Change::Removed);
        routes["changed"] = countRows(change, Change::Changed);
        json["routes"].push_back(std::move(routes));
    }
    if (item.preview.endsLeftOut > 0)
        json["endsLeftOut"] = item.preview.endsLeftOut;
    return json;
}

} // namespace

std::string writeRemediesText(const Document& document,
                              const std::vector<PreviewedRemedy>& remedies, std::string_view title)
{
    if (remedies.empty())
        return fmt::format("{} nothing was found.\n", title);
    std::string text = fmt::format("{}\n", title);
    int number = 1;
    for (const PreviewedRemedy& item : remedies) {
        std::string lead = fmt::format("  {:>2}  ", number++);
        for (const check::Fix& step : item.remedy.steps) {
            text += lead + render(step.label) + '\n';
            lead.assign(6, ' ');
        }
        for (const PairChange& pair : item.preview.reachability)
            text += fmt::format("        {} {} -> {}\n", pair.gained ? "gained" : "lost  ",
                                nameOfEnd(document, pair.from), nameOfEnd(document, pair.to));
        for (const RouteChange& change : item.preview.routes)
            text +=
                fmt::format("        routes {}: {} added, {} removed, {} changed\n",
                            namesOfNics(document, change), countRows(change, Change::Added),
                            countRows(change, Change::Removed), countRows(change, Change::Changed));
        if (item.preview.endsLeftOut > 0)
            text += fmt::format("        pairs of the {} nearest ends only, {} were left out\n",
                                compare::kMostEnds, item.preview.endsLeftOut);
    }
    return text;
}

std::string writeAnswerWithRemediesJson(const Document& document, const reach::Answer& answer,
                                        const reach::Flow& flow,
                                        const std::vector<PreviewedRemedy>& remedies,
                                        const char* member)
{
    Json json = Json::parse(writeAnswerJson(document, answer, flow));
    json[member] = Json::array();
    for (const PreviewedRemedy& item : remedies)
        json[member].push_back(remedyJson(document, item));
    return json.dump(2) + '\n';
}

} // namespace peerscape::write
