#include "app/cli/verb.h"
#include "core/diagram/auto_layout.h"
#include "core/write/code_files.h"
#include "core/write/write.h"

#include <ostream>

namespace peerscape::cli {

namespace {

struct ConvertOptions
{
    InputOptions input;
    std::string output;
    std::string to;
    bool importBlocks = false;
};

constexpr const char* kOwnForm = "peerscape";

/// The form that the options ask for; empty when they say none.
std::string formOf(const ConvertOptions& options)
{
    if (!options.to.empty())
        return options.to;
    if (options.output.ends_with(".peerscape"))
        return kOwnForm;
    const auto form = write::formOfPath(options.output);
    return form ? std::string(write::formName(*form)) : std::string();
}

void reportLosses(const read::ImportReport& report, Context& context)
{
    for (const read::ReportEntry& entry : report.entries) {
        const bool ignored = entry.kind == read::ReportEntry::Kind::Ignored;
        context.diagnose(entry.position, "warning",
                         {ignored ? "Ignored" : "Approximated",
                          entry.subject + ": " + render(entry.message),
                          {}});
    }
}

void writeCode(const ConvertOptions& options, write::CodeForm form, const azure::Document& document,
               Context& context)
{
    const write::Code code =
        write::writeCode(document, form, {.importBlocks = options.importBlocks});
    for (const write::CodeGap& gap : code.gaps)
        context.diagnose(options.output, "warning",
                         {gap.isAssumed ? "Assumed" : "LeftOut", render(gap.message), {}});
    if (options.output != "-") {
        if (const Result<void> saved = write::saveCode(code, options.output); !saved)
            context.refuse(saved.error(), options.output);
        return;
    }
    if (code.files.size() > 1) {
        context.refuse({"Usage",
                        "this design becomes several files; name the first one with --output FILE",
                        {}});
        return;
    }
    context.streams.out << code.files.front().text;
}

void runConvert(const ConvertOptions& options, Context& context)
{
    const std::string form = formOf(options);
    if (form.empty()) {
        context.refuse({"Usage",
                        "the suffix of '" + options.output
                            + "' names no form; add --to with one of peerscape, arm, bicep, "
                              "terraform, az, powershell",
                        {}});
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    reportLosses(input->report, context);
    if (const auto code = write::formOfName(form))
        writeCode(options, *code, input->document, context);
    else // It opens to a picture, so everything gets its place now.
        writeOutput(context, options.output,
                    write::writePeerscape(diagram::withLayout(input->document)));
}

} // namespace

void addConvert(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* verb = program.add_subcommand("convert", "Writes a design in another form");
    options->input.addTo(*verb);
    verb->add_option("-o,--output", options->output,
                     "The file to write: .peerscape, .json (ARM), .bicep, .tf, .sh (az) or .ps1; "
                     "- is standard output")
        ->required();
    verb->add_option("--to", options->to, "The form, when the suffix does not say it")
        ->check(CLI::IsMember({kOwnForm, "arm", "bicep", "terraform", "az", "powershell"}));
    verb->add_flag("--import-blocks", options->importBlocks,
                   "Terraform: take over what exists instead of creating it");
    verb->callback([options, &context] { runConvert(*options, context); });
}

} // namespace peerscape::cli
