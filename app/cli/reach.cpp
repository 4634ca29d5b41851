#include "core/reach/reach.h"

#include "app/cli/flow_options.h"
#include "app/cli/verb.h"
#include "core/write/reachability.h"
#include "core/write/remedies.h"

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
    bool remedy = false;
    bool isolate = false;
};

struct MatrixOptions
{
    InputOptions input;
    FlowOptions flow;
    std::string by;
    std::string group;
    std::string format;
};

/// What would help, or keep the ends apart, each with its preview; nothing after an error.
std::optional<std::vector<write::PreviewedRemedy>>
findRemedies(const ReachOptions& options, const route::RouteEngine& routes, const reach::End& from,
             const reach::End& to, Context& context)
{
    const reach::Flow flow = options.flow.flow();
    const auto found = options.isolate ? remedy::findIsolations(routes, from.object, to.object)
                                       : remedy::findRemedies(routes, from, to, flow);
    if (!found) {
        context.refuse(found.error(), options.input.title());
        return std::nullopt;
    }
    std::vector<write::PreviewedRemedy> remedies;
    for (const remedy::Remedy& remedy : *found)
        remedies.push_back({remedy, remedy::previewOf(routes, remedy, flow)});
    return remedies;
}

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
    const route::RouteEngine routes(document);
    const auto answer = reach::reach(routes, *from, *to, flow);
    if (!answer) {
        context.refuse(answer.error(), options.input.title());
        return;
    }
    if (!answer->reachable)
        context.status = kNo;
    if (options.isolate || (options.remedy && !answer->reachable)) {
        const auto remedies = findRemedies(options, routes, *from, *to, context);
        if (!remedies)
            return;
        context.streams.out << (options.format == "json"
                                    ? write::writeAnswerWithRemediesJson(
                                          document, *answer, flow, *remedies,
                                          options.isolate ? "isolations" : "remedies")
                                    : write::writeAnswerText(document, *answer, flow) + '\n'
                                          + write::writeRemediesText(
                                              document, *remedies,
                                              options.isolate ? "What would keep them apart:"
                                                              : "What would help:"));
        return;
    }
    context.streams.out << (options.format == "json"
                                ? write::writeAnswerJson(document, *answer, flow)
                                : write::writeAnswerText(document, *answer, flow));
}

write::MatrixFormat formatOf(std::string_view format)
{
    if (format == "csv")
        return write::MatrixFormat::Csv;
    if (format == "json")
        return write::MatrixFormat::Json;
    return format == "svg" ? write::MatrixFormat::Svg : write::MatrixFormat::Table;
}

reach::GroupBy groupingOf(const std::string& name)
{
    if (name == "subnet")
        return reach::GroupBy::Subnet;
    return name == "vnet" ? reach::GroupBy::Vnet : reach::GroupBy::Region;
}

void runMatrix(const MatrixOptions& options, Context& context)
{
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document& document = input->document;
    const reach::Matrix matrix =
        reach::makeMatrix(route::RouteEngine(document), sidesOf(options.by), options.flow.flow());
    const write::MatrixFormat format = formatOf(options.format);
    context.streams.out << (options.group.empty()
                                ? write::writeMatrix(document, matrix, format)
                                : write::writeGroups(document, matrix,
                                                     reach::groupMatrix(document, matrix,
                                                                        groupingOf(options.group)),
                                                     format));
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
    auto* remedy = verb->add_flag("--remedy", options->remedy,
                                  "When it does not arrive: the smallest edits that would help");
    verb->add_flag("--isolate", options->isolate,
                   "The smallest edits that would keep the two apart, whatever the traffic")
        ->excludes(remedy);
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
    verb->add_option("--group", options->group,
                     "Put these together: how many of the pairs between two of them work")
        ->check(CLI::IsMember({"subnet", "vnet", "region"}));
    options->flow.addTo(*verb);
    addFormat(*verb, options->format, {"table", "csv", "json", "svg"});
    verb->callback([options, &context] { runMatrix(*options, context); });
}

} // namespace peerscape::cli
