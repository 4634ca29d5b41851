#include "app/cli/verb.h"
#include "core/diagram/auto_layout.h"
#include "core/write/write.h"

#include <ostream>

namespace peerscape::cli {

namespace {

struct Options
{
    InputOptions input;
    std::string output;
    std::string to;
};

/// The form that the suffix of a file asks for; empty when it says nothing.
std::string formOfSuffix(const std::string& path)
{
    if (path.ends_with(".peerscape"))
        return "peerscape";
    return path.ends_with(".json") ? "arm" : "";
}

void runConvert(const Options& options, Context& context)
{
    const std::string form = options.to.empty() ? formOfSuffix(options.output) : options.to;
    if (form.empty()) {
        context.refuse(
            {"Usage",
             "the suffix of '" + options.output + "' names no form; add --to peerscape or --to arm",
             {}});
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    for (const read::ReportEntry& entry : input->report.entries) {
        const bool ignored = entry.kind == read::ReportEntry::Kind::Ignored;
        context.diagnose(entry.position, "warning",
                         {ignored ? "Ignored" : "Approximated",
                          entry.subject + ": " + render(entry.message),
                          {}});
    }
    // A Peerscape document opens to a picture, so everything gets its place now.
    writeOutput(context, options.output,
                form == "arm" ? write::writeArm(input->document)
                              : write::writePeerscape(diagram::withLayout(input->document)));
}

} // namespace

void addConvert(CLI::App& program, Context& context)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb = program.add_subcommand("convert", "Writes a design in another form");
    options->input.addTo(*verb);
    verb->add_option("-o,--output", options->output,
                     "The file to write; .peerscape or .json (ARM); - is standard output")
        ->required();
    verb->add_option("--to", options->to, "The form, when the suffix does not say it")
        ->check(CLI::IsMember({"peerscape", "arm"}));
    verb->callback([options, &context] { runConvert(*options, context); });
}

} // namespace peerscape::cli
