#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/write/route_tables.h"

#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace peerscape::cli {

namespace {

struct RoutesOptions
{
    InputOptions input;
    std::string nic;
    std::string subnet;
    std::string to;
    bool all = false;
    bool explain = false;
    std::string format;
};

write::TableFormat tableFormat(const std::string& name)
{
    if (name == "json")
        return write::TableFormat::Json;
    if (name == "tsv")
        return write::TableFormat::Tsv;
    if (name == "csv")
        return write::TableFormat::Csv;
    return name == "markdown" ? write::TableFormat::Markdown : write::TableFormat::AzTable;
}

std::string tableText(const RoutesOptions& options, const azure::Document& document,
                      const route::EffectiveRouteTable& table)
{
    const write::TableFormat format = tableFormat(options.format);
    return options.explain ? write::writeExplainedTable(document, table, format)
                           : write::writeRouteTable(table, format);
}

/// Puts a cell with the NIC's id before each line of a CSV or TSV table; a heading only once.
void writeWithNic(std::ostream& out, const std::string& nic, const std::string& table,
                  bool hasHeading, bool wantsHeading)
{
    const char separator = hasHeading ? ',' : '\t';
    std::size_t start = 0;
    for (bool heading = hasHeading; start < table.size(); heading = false) {
        const std::size_t end = table.find('\n', start);
        if (!heading || wantsHeading)
            out << (heading ? "NIC" : nic) << separator << table.substr(start, end - start) << '\n';
        start = end == std::string::npos ? table.size() : end + 1;
    }
}

/// The name of a NIC, with its group where it is not the only one of that name.
std::string headingOf(const azure::Document& document, NicId id)
{
    std::string name = azure::displayName(document, id);
    if (!azure::findByName(document, Kind::NetworkInterface, name))
        name = document.nameOf(document.find(id)->resourceGroup).str() + '/' + name;
    return name;
}

void writeAll(const RoutesOptions& options, const azure::Document& document,
              const route::RouteEngine& engine, std::ostream& out)
{
    bool first = true;
    if (options.format == "json")
        out << '{';
    const auto writeOne = [&](NicId id, const route::EffectiveRouteTable& table) {
        const std::string nic = azure::resourceId(document, id);
        std::string text = tableText(options, document, table);
        if (options.format == "csv" || options.format == "tsv") {
            writeWithNic(out, nic, text, options.format == "csv", first);
        } else if (options.format == "json") {
            if (!text.empty() && text.back() == '\n')
                text.pop_back();
            out << (first ? "\n" : ",\n") << nlohmann::json(nic).dump() << ": " << text;
        } else {
            const bool markdown = options.format == "markdown";
            out << (first ? "" : "\n") << (markdown ? "## " : "") << headingOf(document, id)
                << (markdown ? "\n\n" : "\n") << text;
        }
        first = false;
    };
    constexpr std::size_t kTogether = 32;
    std::vector<NicId> nics;
    std::array<route::EffectiveRouteTable, kTogether> tables;
    std::vector<route::RouteEngine::Wanted> wanted;
    const auto writeTables = [&] {
        wanted.clear();
        for (std::size_t i = 0; i < nics.size(); ++i)
            wanted.push_back({document.find(nics[i])->subnet(), &tables[i]});
        engine.tablesInto(wanted);
        for (std::size_t i = 0; i < nics.size(); ++i)
            writeOne(nics[i], tables[i]);
        nics.clear();
    };
    document.all<azure::NetworkInterface>().forEach([&](NicId id, const azure::NetworkInterface&) {
        nics.push_back(id);
        if (nics.size() == kTogether)
            writeTables();
    });
    writeTables();
    if (options.format == "json")
        out << (first ? "}\n" : "\n}\n");
}

void runRoutes(const RoutesOptions& options, Context& context)
{
    const int asked = (options.all ? 1 : 0) + (options.nic.empty() ? 0 : 1)
                      + (options.subnet.empty() ? 0 : 1) + (options.to.empty() ? 0 : 1);
    if (asked != 1) {
        context.refuse(
            {"Usage", "give one of --nic NAME, --subnet VNET/SUBNET, --all and --to PREFIX", {}});
        return;
    }
    const auto destination = net::Prefix::parse(options.to);
    if (!options.to.empty() && (!destination || options.explain)) {
        context.refuse({"Usage",
                        destination ? "--explain does not go with --to"
                                    : "'" + options.to + "' is not an address or a prefix",
                        {}});
        return;
    }
    if (options.explain && options.format != "table" && options.format != "json") {
        context.refuse({"Usage", "--explain goes with -o table and -o json", {}});
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document& document = input->document;
    const route::RouteEngine engine(document);
    if (destination) {
        route::RoutesTo question(*destination);
        question.update(engine);
        context.streams.out << write::writeRoutesTo(document, question.answers(),
                                                    tableFormat(options.format));
        context.status = question.answers().empty() ? kNo : kYes;
        return;
    }
    if (options.all) {
        writeAll(options, document, engine, context.streams.out);
        return;
    }
    const Kind kind = options.nic.empty() ? Kind::Subnet : Kind::NetworkInterface;
    const auto found =
        azure::findByName(document, kind, options.nic.empty() ? options.subnet : options.nic);
    if (!found) {
        context.refuse(found.error(), options.input.title());
        return;
    }
    const SubnetId subnet = azure::subnetOf(document, *found);
    context.streams.out << tableText(options, document, engine.table(subnet));
}

} // namespace

void addRoutes(CLI::App& program, Context& context)
{
    auto options = std::make_shared<RoutesOptions>();
    CLI::App* verb = program.add_subcommand(
        "routes",
        "The effective routes of a NIC, a subnet or every NIC, or who has a route to a place");
    options->input.addTo(*verb);
    verb->add_option("--nic", options->nic, "NIC by name, group/name or resource id");
    verb->add_option("--subnet", options->subnet, "Subnet as VNET/SUBNET; GatewaySubnet too");
    verb->add_flag("--all", options->all, "Every NIC");
    verb->add_option("--to", options->to, "The NICs with a route to an address or a whole prefix");
    verb->add_flag("--explain", options->explain,
                   "Add what made each row, what it beat or lost to, what would remove it");
    addFormat(*verb, options->format, {"table", "json", "tsv", "csv", "markdown"});
    verb->callback([options, &context] { runRoutes(*options, context); });
}

} // namespace peerscape::cli
