#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "core/read/prices.h"
#include "core/write/costs.h"
#include "core/write/write.h"

#include <charconv>
#include <ostream>

namespace peerscape::cli {

namespace {

struct CostOptions
{
    InputOptions input;
    std::vector<std::string> traffic;
    std::string prices;
    SaveOption save;
    std::string format;
};

Result<std::uint32_t> gigabytes(std::string_view text)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return fail("Usage", "'" + std::string(text) + "' is no whole number of GB");
    return number;
}

/// The design with what `PEERING=OUT,IN` states of both directions of a pair.
Result<azure::Document> stated(const azure::Document& document, std::string_view traffic)
{
    const std::size_t equals = traffic.rfind('=');
    const std::size_t comma = traffic.find(',', equals == std::string_view::npos ? 0 : equals);
    if (equals == std::string_view::npos || comma == std::string_view::npos)
        return fail("Usage", "--traffic takes PEERING=OUT,IN, not '" + std::string(traffic) + "'");
    const auto side = azure::findByName(document, Kind::Peering, traffic.substr(0, equals));
    if (!side)
        return tl::unexpected<Error>(side.error());
    const auto out = gigabytes(traffic.substr(equals + 1, comma - equals - 1));
    const auto in = gigabytes(traffic.substr(comma + 1));
    for (const auto* amount : {&out, &in}) {
        if (!*amount)
            return tl::unexpected<Error>(amount->error());
    }
    const PeeringId reverse = azure::reverseOf(document, PeeringId::of(*side));
    if (!reverse && *in > 0)
        return fail("NotFound", azure::displayName(document, *side)
                                    + " has no other side that could send anything");
    auto edit = edit::stateTraffic(document, PeeringId::of(*side), *out);
    if (edit && reverse)
        edit = edit::stateTraffic(edit->next, reverse, *in);
    if (!edit)
        return tl::unexpected<Error>(edit.error());
    return edit->next;
}

write::CostFormat formatOf(const std::string& name)
{
    if (name == "json")
        return write::CostFormat::Json;
    if (name == "csv")
        return write::CostFormat::Csv;
    return name == "markdown" ? write::CostFormat::Markdown : write::CostFormat::Table;
}

/// The table that was named, else the shipped one; null after an error. A person's own table is the
/// window's: the same command line gives the same answer to everybody.
std::optional<cost::PriceTable> priceTable(const CostOptions& options, Context& context)
{
    if (options.prices.empty())
        return read::shippedPrices();
    const auto bytes = readFileOrInput(options.prices, context);
    if (!bytes)
        return std::nullopt;
    auto table = read::readPrices(options.prices, *bytes);
    if (table)
        return std::move(*table);
    refuseAt({options.prices}, std::move(table.error()), context);
    return std::nullopt;
}

void runCost(const CostOptions& options, Context& context)
{
    const auto prices = priceTable(options, context);
    if (!prices)
        return;
    auto input = options.save.load(options.input, context);
    if (!input)
        return;
    for (const std::string& traffic : options.traffic) {
        const auto next = stated(input->document, traffic);
        if (!next) {
            context.refuse(next.error(), options.input.title());
            return;
        }
        input->document = *next;
    }
    if (!input->target.empty()
        && !writeOutput(context, input->target, write::writePeerscape(input->document)))
        return;
    if (input->target != "-") // there is one answer
        context.streams.out << write::writeCosts(input->document,
                                                 cost::estimate(input->document, *prices), *prices,
                                                 formatOf(options.format));
}

} // namespace

void addCost(CLI::App& program, Context& context)
{
    auto options = std::make_shared<CostOptions>();
    CLI::App* verb = program.add_subcommand(
        "cost", "What data over peerings costs in a month, by dated list prices");
    options->input.addTo(*verb);
    verb->add_option(
            "--traffic", options->traffic,
            "PEERING=OUT,IN: GB a month that leave the peering's network over it, and that "
            "come back (repeatable)")
        ->expected(1)
        ->take_all();
    verb->add_option("--prices", options->prices,
                     "A price table instead of the shipped one; - is standard input")
        ->expected(1);
    options->save.addTo(*verb, "Write the design with its traffic: to FILE or to another file");
    addFormat(*verb, options->format, {"table", "json", "csv", "markdown"});
    verb->callback([options, &context] { runCost(*options, context); });
}

} // namespace peerscape::cli
