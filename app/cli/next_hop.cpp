#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/write/route_tables.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace peerscape::cli {

namespace {

struct NextHopOptions
{
    InputOptions input;
    std::string nic;
    std::string to;
    std::string format;
};

/// az's table layout (azure-routing.md 10.2.2) for one row.
std::string asTable(const std::array<std::string, 3>& headers,
                    const std::array<std::string, 3>& cells)
{
    std::array<std::string, 3> lines;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t width = std::max(headers[i].size() + 2, cells[i].size());
        const std::array<std::string, 3> parts{headers[i], std::string(width, '-'), cells[i]};
        for (std::size_t line = 0; line < lines.size(); ++line) {
            lines[line] += parts[line];
            if (i + 1 < cells.size())
                lines[line].append(width - parts[line].size() + 2, ' ');
        }
    }
    std::string text;
    for (std::string& line : lines) {
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

void runNextHop(const NextHopOptions& options, Context& context)
{
    const auto destination = net::Address::parse(options.to);
    if (!destination) {
        context.refuse({"Usage", "'" + options.to + "' is not an IP address", {}});
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document& document = input->document;
    const auto nic = azure::findByName(document, Kind::NetworkInterface, options.nic);
    if (!nic) {
        context.refuse(nic.error(), options.input.title());
        return;
    }
    const route::RouteEngine engine(document);
    const route::EffectiveRouteTable table = engine.table(NicId::of(*nic));
    const write::NextHopAnswer answer =
        write::nextHopAnswer(document, table, route::selectNextHop(table, *destination));
    if (options.format == "table") {
        context.streams.out << asTable(
            {"NextHopType", "NextHopIpAddress", "RouteTableId"},
            {answer.nextHopType, answer.nextHopIpAddress, answer.routeTableId});
        return;
    }
    nlohmann::json json;
    json["nextHopType"] = answer.nextHopType;
    json["nextHopIpAddress"] = answer.nextHopIpAddress.empty()
                                   ? nlohmann::json()
                                   : nlohmann::json(answer.nextHopIpAddress);
    json["routeTableId"] = answer.routeTableId;
    context.streams.out << json.dump(2) << '\n';
}

} // namespace

void addNextHop(CLI::App& program, Context& context)
{
    auto options = std::make_shared<NextHopOptions>();
    CLI::App* verb = program.add_subcommand(
        "next-hop", "Where one packet goes first, in Network Watcher's words");
    options->input.addTo(*verb);
    verb->add_option("--nic", options->nic, "NIC by name, group/name or resource id")->required();
    verb->add_option("--to", options->to, "Destination IP address")->required();
    addFormat(*verb, options->format, {"table", "json"});
    verb->callback([options, &context] { runNextHop(*options, context); });
}

} // namespace peerscape::cli
