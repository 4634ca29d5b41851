#include "core/write/route_tables.h"

#include "core/azure/names.h"
#include "core/base/result.h"
#include "core/route/explain.h"
#include "core/write/text_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace peerscape::write {

using azure::NextHopType;
using route::EffectiveRoute;
using route::EffectiveRouteTable;

namespace {

Cells azCells(const EffectiveRoute& row)
{
    return {std::string(toString(row.source)), std::string(toString(row.state)),
            route::prefixesText(row), std::string(toString(row.nextHopType)),
            route::nextHopText(row)};
}

/// The columns of the portal's list (10.4), which it downloads as CSV.
Cells portalCells(const EffectiveRoute& row)
{
    Cells cells = azCells(row);
    cells.push_back(row.name.str());
    return cells;
}

const Cells kAzHeaders{"Source", "State", "Address Prefix", "Next Hop Type", "Next Hop IP"};
const Cells kPortalHeaders{"Source",
                           "State",
                           "Address Prefixes",
                           "Next Hop Type",
                           "Next Hop IP Address",
                           "User Defined Route Name"};

std::string azTable(const EffectiveRouteTable& table)
{
    std::vector<Cells> lines;
    for (const EffectiveRoute& row : table.routes)
        lines.push_back(azCells(row));
    return columnTable(kAzHeaders, lines);
}

std::vector<Cells> portalLines(const EffectiveRouteTable& table)
{
    std::vector<Cells> lines;
    for (const EffectiveRoute& row : table.routes)
        lines.push_back(portalCells(row));
    return lines;
}

nlohmann::json jsonRow(const EffectiveRouteTable& table, const EffectiveRoute& row)
{
    nlohmann::json prefixes = nlohmann::json::array();
    if (row.addressPrefixes.empty())
        prefixes.push_back(row.prefixText.str());
    for (const net::Prefix& prefix : row.addressPrefixes)
        prefixes.push_back(prefix.toString());
    nlohmann::json hops = nlohmann::json::array();
    for (const net::Address& hop : row.nextHopIpAddresses)
        hops.push_back(hop.toString());
    nlohmann::json object{{"addressPrefix", std::move(prefixes)},
                          {"disableBgpRoutePropagation", table.disableBgpRoutePropagation},
                          {"nextHopIpAddress", std::move(hops)},
                          {"nextHopType", toString(row.nextHopType)},
                          {"source", toString(row.source)},
                          {"state", toString(row.state)}};
    if (!row.name.empty())
        object["name"] = row.name.str();
    return object;
}

std::string dump(const nlohmann::json& value)
{
    return value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string json(const EffectiveRouteTable& table)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const EffectiveRoute& row : table.routes)
        rows.push_back(jsonRow(table, row));
    return dump({{"value", std::move(rows)}});
}

std::string tsv(const std::vector<Cells>& lines)
{
    std::string text;
    for (const Cells& cells : lines) {
        std::string line;
        for (const std::string& cell : cells)
            line += (line.empty() ? "" : "\t") + cell;
        text += line + '\n';
    }
    return text;
}

/// "10.2.0.0/16 VNetPeering", for naming one row beside another.
std::string rowName(const EffectiveRoute& row)
{
    std::string text = route::prefixesText(row) + ' ' + std::string(toString(row.nextHopType));
    return row.name.empty() ? text : text + " (" + row.name.str() + ')';
}

std::string explainedText(const azure::Document& document, const EffectiveRouteTable& table)
{
    std::string text = azTable(table);
    for (std::size_t i = 0; i < table.routes.size(); ++i) {
        const EffectiveRoute& row = table.routes[i];
        const route::Explanation why = route::explain(document, table, i);
        text += '\n' + std::string(toString(row.source)) + ' ' + std::string(toString(row.state))
                + ' ' + rowName(row) + ": " + render(route::because(document, row)) + '\n';
        std::size_t number = 0;
        for (const route::Reason& step : why.steps)
            text += "  " + std::to_string(++number) + ". " + render(step.message) + '\n';
        for (const std::size_t beaten : why.beats)
            text += "  beats " + rowName(table.routes[beaten]) + '\n';
        if (why.beatenBy >= 0)
            text += "  beaten by " + rowName(table.routes[static_cast<std::size_t>(why.beatenBy)])
                    + '\n';
        for (const route::Dependence& dependence : why.dependences)
            text += "  goes away if " + render(dependence.message) + '\n';
        text += "  rule " + std::string(why.rule) + '\n';
    }
    return text;
}

nlohmann::json explanationJson(const azure::Document& document, const EffectiveRouteTable& table,
                               std::size_t index)
{
    const route::Explanation why = route::explain(document, table, index);
    nlohmann::json steps = nlohmann::json::array();
    for (const route::Reason& step : why.steps)
        steps.push_back(render(step.message));
    nlohmann::json dependences = nlohmann::json::array();
    for (const route::Dependence& dependence : why.dependences)
        dependences.push_back({{"field", dependence.field},
                               {"goesAwayIf", render(dependence.message)},
                               {"resource", azure::resourceId(document, dependence.object)}});
    return {{"beatenBy", why.beatenBy >= 0 ? nlohmann::json(why.beatenBy) : nlohmann::json()},
            {"beats", why.beats},
            {"because", render(route::because(document, table.routes[index]))},
            {"dependsOn", std::move(dependences)},
            {"origin", azure::resourceId(document, table.routes[index].origin)},
            {"rule", why.rule},
            {"steps", std::move(steps)}};
}

} // namespace

std::string writeRouteTable(const EffectiveRouteTable& table, TableFormat format)
{
    switch (format) {
    case TableFormat::Json:
        return json(table);
    case TableFormat::Tsv:
        return tsv(portalLines(table));
    case TableFormat::Csv:
        return csvTable(kPortalHeaders, portalLines(table));
    case TableFormat::Markdown:
        return markdownTable(kPortalHeaders, portalLines(table));
    case TableFormat::AzTable:
        break;
    }
    return azTable(table);
}

std::string writeRoutesTo(const azure::Document& document,
                          const std::vector<route::NicRoute>& answers, TableFormat format)
{
    if (format == TableFormat::Json) {
        nlohmann::json list = nlohmann::json::array();
        for (const route::NicRoute& answer : answers) {
            nlohmann::json hops = nlohmann::json::array();
            for (const net::Address& hop : answer.row->nextHopIpAddresses)
                hops.push_back(hop.toString());
            list.push_back({{"networkInterface", azure::resourceId(document, answer.nic)},
                            {"subnet", azure::resourceId(document, answer.subnet)},
                            {"source", toString(answer.row->source)},
                            {"addressPrefix", route::prefixesText(*answer.row)},
                            {"nextHopType", toString(answer.row->nextHopType)},
                            {"nextHopIpAddress", std::move(hops)}});
        }
        return dump(list);
    }
    static const Cells kHeaders{"NIC",           "Subnet",     "Source", "Address Prefix",
                                "Next Hop Type", "Next Hop IP"};
    const bool isForPeople = format == TableFormat::AzTable || format == TableFormat::Markdown;
    const auto name = [&](ObjectId id) {
        return isForPeople ? azure::displayName(document, id) : azure::resourceId(document, id);
    };
    std::vector<Cells> lines;
    for (const route::NicRoute& answer : answers)
        lines.push_back(
            {name(answer.nic), name(answer.subnet), std::string(toString(answer.row->source)),
             route::prefixesText(*answer.row), std::string(toString(answer.row->nextHopType)),
             route::nextHopText(*answer.row)});
    if (format == TableFormat::Tsv)
        return tsv(lines);
    if (format == TableFormat::Csv)
        return csvTable(kHeaders, lines);
    return format == TableFormat::Markdown ? markdownTable(kHeaders, lines)
                                           : columnTable(kHeaders, lines);
}

std::string writeExplainedTable(const azure::Document& document, const EffectiveRouteTable& table,
                                TableFormat format)
{
    if (format != TableFormat::Json)
        return explainedText(document, table);
    nlohmann::json rows = nlohmann::json::array();
    for (std::size_t i = 0; i < table.routes.size(); ++i) {
        rows.push_back(jsonRow(table, table.routes[i]));
        rows.back()["explanation"] = explanationJson(document, table, i);
    }
    return dump({{"value", std::move(rows)}});
}

NextHopAnswer nextHopAnswer(const azure::Document& document, const EffectiveRouteTable& table,
                            const route::NextHop& nextHop)
{
    NextHopAnswer answer;
    switch (nextHop.type) {
    case NextHopType::VNetPeering:
    case NextHopType::VNetGlobalPeering:
        answer.nextHopType = "VnetPeering";
        break;
    case NextHopType::InterfaceEndpoint:
        answer.nextHopType = "PrivateEndpoint";
        break;
    default:
        answer.nextHopType = toString(nextHop.type);
        break;
    }
    if (nextHop.type == NextHopType::VirtualAppliance && !nextHop.addresses.empty())
        answer.nextHopIpAddress = nextHop.addresses.front().toString();
    answer.routeTableId = nextHop.routeTable ? azure::resourceId(document, table.routeTable)
                                             : std::string("System Route");
    return answer;
}

} // namespace peerscape::write
