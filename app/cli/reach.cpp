#include "core/reach/reach.h"

#include "app/cli/flow_options.h"
#include "app/cli/verb.h"
#include "core/write/reachability.h"

#include <ostream>

namespace peerscape::cli {

namespace {

struct ReachOptions
{
    InputOptions input;
    FlowOptions flow;
    std::string from;
    std::string to;
    std::string format;
};

struct MatrixOptions
{
    InputOptions input;
    FlowOptions flow;
    std::string by;
    std::string format;
};

void runReach(const ReachOptions& options, Context& context)
{
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document& document = input->document;
    const auto from = reach::parseEnd(document, options.from);
    const auto to = reach::parseEnd(document, options.to);
    for (const auto* end : {&from, &to}) {
        if (!*end) {
            context.refuse(end->error(), options.input.title());
            return;
        }
    }
    const reach::Flow flow = options.flow.flow();
    const auto answer = reach::reach(route::RouteEngine(document), *from, *to, flow);
    if (!answer) {
        context.refuse(answer.error(), options.input.title());
        return;
    }
    context.streams.out << (options.format == "json"
                                ? write::writeAnswerJson(document, *answer, flow)
                                : write::writeAnswerText(document, *answer, flow));
    if (!answer->reachable)
        context.status = kNo;
}

write::MatrixFormat formatOf(std::string_view format)
{
    if (format == "csv")
        return write::MatrixFormat::Csv;
    if (format == "json")
        return write::MatrixFormat::Json;
    return format == "svg" ? write::MatrixFormat::Svg : write::MatrixFormat::Table;
}

void runMatrix(const MatrixOptions& options, Context& context)
{
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document& document = input->document;
    const reach::Matrix matrix =
        reach::makeMatrix(route::RouteEngine(document), sidesOf(options.by), options.flow.flow());
    context.streams.out << write::writeMatrix(document, matrix, formatOf(options.format));
}

} // namespace

void addReach(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ReachOptions>();
    CLI::App* verb = program.add_subcommand(
        "reach", "Whether a packet arrives and the answer comes back, hop by hop");
    options->input.addTo(*verb);
    verb->add_option("--from", options->from,
                     "Sender: NIC, VM, VNET/SUBNET, VNet, site, address or Internet")
        ->required();
    verb->add_option("--to", options->to,
                     "Receiver: NIC, VM, VNET/SUBNET, VNet, site, address or Internet")
        ->required();
    options->flow.addTo(*verb);
    addFormat(*verb, options->format, {"text", "json"});
    verb->callback([options, &context] { runReach(*options, context); });
}

void addMatrix(CLI::App& program, Context& context)
{
    auto options = std::make_shared<MatrixOptions>();
    CLI::App* verb = program.add_subcommand("matrix", "Reachability of all pairs, both directions");
    options->input.addTo(*verb);
    options->by = "nic";
    verb->add_option("--by", options->by, "What stands on the sides")
        ->check(CLI::IsMember({"nic", "subnet", "vnet", "site"}))
        ->capture_default_str();
    options->flow.addTo(*verb);
    addFormat(*verb, options->format, {"table", "csv", "json", "svg"});
    verb->callback([options, &context] { runMatrix(*options, context); });
}

} // namespace peerscape::cli
