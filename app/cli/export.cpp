#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/write/svg.h"

#include <algorithm>
#include <array>

namespace peerscape::cli {

namespace {

struct ExportOptions
{
    InputOptions input;
    std::string output;
    std::string format;
    std::string theme = "light";
    std::string background = "on";
    double scale = 1;
    std::vector<std::string> only;
};

std::string formatOf(const ExportOptions& options)
{
    if (!options.format.empty())
        return options.format;
    const std::size_t dot = options.output.rfind('.');
    return dot == std::string::npos ? std::string() : toLower(options.output.substr(dot + 1));
}

/// The free-standing things that a person named, of whatever kind.
Result<std::vector<ObjectId>> findAll(const azure::Document& document,
                                      const std::vector<std::string>& wanted)
{
    std::vector<ObjectId> found;
    for (const std::string& name : wanted) {
        const std::size_t before = found.size();
        for (const Kind kind : {Kind::VirtualNetwork, Kind::LocalNetworkGateway,
                                Kind::ExpressRouteCircuit, Kind::UnknownResource}) {
            const auto id = azure::findByName(document, kind, name);
            if (id)
                found.push_back(*id);
            else if (id.error().code == "Ambiguous")
                return tl::unexpected<Error>(id.error());
        }
        if (found.size() == before)
            return fail("NotFound", "there is no network, site or circuit named '" + name + "'");
    }
    return found;
}

void runExport(const ExportOptions& options, Context& context)
{
    const std::string format = formatOf(options);
    constexpr std::array kFormats{"svg", "png", "pdf"};
    if (std::find(kFormats.begin(), kFormats.end(), format) == kFormats.end()) {
        context.refuse({"Usage", "'" + options.output + "' is none of .svg, .png and .pdf", {}});
        return;
    }
    if (options.output == "-" && format != "svg") {
        context.refuse({"Usage", "only svg goes to standard output; name a file", {}});
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document document = diagram::withLayout(input->document);
    const auto only = findAll(document, options.only);
    if (!only) {
        context.refuse(only.error(), options.input.title());
        return;
    }
    if (format == "svg") {
        write::SvgOptions svg;
        svg.theme = options.theme == "dark" ? diagram::ThemeKind::Dark : diagram::ThemeKind::Light;
        svg.scale = options.scale;
        svg.background = options.background == "on";
        svg.only = *only;
        writeOutput(context, options.output,
                    write::writeSvg(diagram::Diagram(document), document, svg));
        return;
    }
    const Result<void> drawn =
        context.renderers.picture(document, {options.output, format, options.theme, options.scale,
                                             options.background == "on", *only});
    if (!drawn)
        context.refuse(drawn.error(), options.output);
}

} // namespace

void addExport(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb =
        program.add_subcommand("export", "Writes a picture: svg, png or pdf by the suffix");
    options->input.addTo(*verb);
    verb->add_option("-o,--output", options->output, "The file to write")->required();
    verb->add_option("--format", options->format, "The format, when the suffix does not say it")
        ->check(CLI::IsMember({"svg", "png", "pdf"}));
    verb->add_option("--theme", options->theme, "light or dark")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    verb->add_option("--scale", options->scale, "Size of the picture; 2 doubles the pixels")
        ->check(CLI::Range(0.05, 16.0))
        ->capture_default_str();
    verb->add_option("--background", options->background, "on, or off for a transparent picture")
        ->check(CLI::IsMember({"on", "off"}))
        ->capture_default_str();
    verb->add_option("--only", options->only, "Draw only these networks and sites");
    verb->callback([options, &context] { runExport(*options, context); });
}

} // namespace peerscape::cli
