#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/write/icon_folder.h"
#include "core/write/picture_formats.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::cli {

namespace {

struct ExportOptions
{
    InputOptions input;
    std::string output;
    std::string format;
    std::string theme = "light";
    std::string background = "on";
    std::vector<double> area;
    std::string frame;
    std::string icons;
    std::vector<std::string> layers;
    std::vector<std::string> only;
    std::vector<std::string> routes;
    write::PictureOptions picture;
};

std::string suffixOf(const ExportOptions& options)
{
    if (!options.format.empty())
        return options.format;
    const std::size_t dot = options.output.rfind('.');
    return dot == std::string::npos ? std::string() : toLower(options.output.substr(dot + 1));
}

/// Finds what a person named among several kinds: everything of that name, or an error.
Result<std::vector<ObjectId>> findAll(const azure::Document& document,
                                      const std::vector<std::string>& wanted,
                                      const std::vector<Kind>& kinds, std::string_view expected)
{
    std::vector<ObjectId> found;
    for (const std::string& name : wanted) {
        const std::size_t before = found.size();
        for (const Kind kind : kinds) {
            const auto id = azure::findByName(document, kind, name);
            if (id)
                found.push_back(*id);
            else if (id.error().code == "Ambiguous")
                return tl::unexpected<Error>(id.error());
        }
        if (found.size() == before)
            return fail("NotFound", fmt::format("there is no {} named '{}'", expected, name));
    }
    return found;
}

/// The frame with this title or name.
Result<NoteId> findFrame(const azure::Document& document, const std::string& wanted)
{
    std::vector<NoteId> found;
    document.all<azure::Note>().forEach([&](NoteId id, const azure::Note& note) {
        if (note.frame
            && (equalsIgnoringCase(note.text, wanted) || equalsIgnoringCase(note.name, wanted)))
            found.push_back(id);
    });
    if (found.size() == 1)
        return found.front();
    return found.empty() ? Result<NoteId>(fail("NotFound",
                                               fmt::format("there is no frame named '{}'", wanted)))
                         : Result<NoteId>(fail(
                               "Ambiguous", fmt::format("several frames are named '{}'", wanted)));
}

/// What is hidden when only the listed layers are shown: "none" lists no layer.
azure::Layers allBut(const std::vector<std::string>& shown)
{
    azure::Layers hidden;
    for (const azure::LayerName& layer : azure::kLayers)
        hidden.set(layer.layer, std::find(shown.begin(), shown.end(), layer.name) == shown.end());
    return hidden;
}

/// What the option may list.
std::vector<std::string> layerWords()
{
    std::vector<std::string> words{"none"};
    for (const azure::LayerName& layer : azure::kLayers)
        words.emplace_back(layer.name);
    return words;
}

/// What a format cannot hold although it was asked for.
std::optional<Error> impossible(const ExportOptions& options,
                                const write::PictureFormatName& format)
{
    const auto without = [&](std::string_view what) {
        return Error{"Usage", fmt::format(".{} holds no {}", format.suffix, what), {}};
    };
    if (options.picture.embedSource && !format.holdsSource)
        return without("source; embed it in svg, png or drawio");
    if (options.picture.legend && !format.isDrawn)
        return without("legend");
    if (!options.routes.empty() && !format.isDrawn)
        return without("route tables");
    if (!options.icons.empty() && !format.isDrawn)
        return without("icons");
    if (options.output == "-" && format.needsFonts)
        return Error{"Usage",
                     fmt::format("{} does not go to standard output; name a file", format.suffix),
                     {}};
    return std::nullopt;
}

/// "Azure Bastion, Route table".
std::string productsOf(const write::IconNames& names)
{
    std::string text;
    for (const write::IconName* name : names)
        text += (text.empty() ? "" : ", ") + std::string(name->product);
    return text;
}

void runExport(const ExportOptions& options, Context& context)
{
    const write::PictureFormatName* format = write::pictureFormat(suffixOf(options));
    if (format == nullptr) {
        context.refuse(
            {"Usage",
             "'" + options.output + "' is none of .svg, .png, .pdf, .drawio, .mmd and .dot",
             {}});
        return;
    }
    if (const auto error = impossible(options, *format)) {
        context.refuse(*error);
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    write::PictureOptions chosen = options.picture;
    if (!options.icons.empty()) {
        auto icons = write::readIconFolder(options.icons);
        if (!icons) {
            context.refuse({"NotAnIcon", render(icons.error().reason), {}}, icons.error().file);
            return;
        }
        chosen.icons = std::move(*icons);
    }
    const auto only = findAll(input->document, options.only,
                              {Kind::VirtualNetwork, Kind::LocalNetworkGateway,
                               Kind::ExpressRouteCircuit, Kind::UnknownResource},
                              "network, site or circuit");
    const auto routes = findAll(input->document, options.routes,
                                {Kind::NetworkInterface, Kind::Subnet}, "NIC or VNET/SUBNET");
    for (const auto* names : {&only, &routes}) {
        if (!*names) {
            context.refuse(names->error(), options.input.title());
            return;
        }
    }
    chosen.theme = options.theme == "dark" ? diagram::ThemeKind::Dark : diagram::ThemeKind::Light;
    chosen.background = options.background == "on";
    if (!options.layers.empty())
        chosen.hiddenLayers = allBut(options.layers);
    chosen.only = *only;
    chosen.routes = *routes;
    if (!options.frame.empty()) {
        const auto frame = findFrame(input->document, options.frame);
        if (!frame) {
            context.refuse(frame.error(), options.input.title());
            return;
        }
        chosen.frame = *frame;
    }
    if (options.area.size() == 4)
        chosen.area = {options.area[0], options.area[1], options.area[2], options.area[3]};
    const write::Picture picture(input->document, chosen);
    if (!format->needsFonts) {
        if (!writeOutput(context, options.output, writePictureText(picture, format->format)))
            return;
    } else if (const Result<void> drawn =
                   context.renderers.picture(options.output, picture, format->format);
               !drawn) {
        context.refuse(drawn.error(), options.output);
        return;
    }
    if (const std::string missing = productsOf(picture.iconUse().missing); !missing.empty())
        context.diagnose(options.icons, "info",
                         {"NoIcon", "no file shows " + missing + "; Peerscape's glyphs stay", {}});
}

} // namespace

void addExport(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb = program.add_subcommand(
        "export", "Writes a picture: svg, png, pdf, drawio, mmd or dot by the suffix");
    options->input.addTo(*verb);
    write::PictureOptions& picture = options->picture;
    verb->add_option("-o,--output", options->output, "The file to write")->required();
    verb->add_option("--format", options->format, "The format, when the suffix does not say it")
        ->check(CLI::IsMember({"svg", "png", "pdf", "drawio", "mmd", "dot"}));
    verb->add_option("--theme", options->theme, "light or dark")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    verb->add_option("--scale", picture.scale, "Size of the picture; 2 doubles the pixels")
        ->check(CLI::Range(0.05, 16.0))
        ->capture_default_str();
    verb->add_option("--border", picture.border, "Free space around the drawing in pixels")
        ->check(CLI::Range(0.0, 400.0))
        ->capture_default_str();
    verb->add_option("--background", options->background, "on, or off for a transparent picture")
        ->check(CLI::IsMember({"on", "off"}))
        ->capture_default_str();
    verb->add_option("--only", options->only, "Draw only these networks and sites");
    verb->add_option("--frame", options->frame, "Draw only what passes this frame of the design");
    verb->add_option("--area", options->area,
                     "Draw only what passes this area, cut at its edge: X,Y,WIDTH,HEIGHT")
        ->delimiter(',')
        ->expected(4)
        ->excludes("--frame");
    verb->add_option("--layers", options->layers,
                     "Show these layers and no others, whatever the design hides: peerings, "
                     "routes, addresses, security, notes, separated by commas; or none")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(layerWords()));
    verb->add_flag("--legend", picture.legend, "Say beneath what lines and boxes mean");
    verb->add_option("--routes", options->routes,
                     "Show the effective routes of these NICs or VNET/SUBNETs beneath");
    verb->add_option("--icons", options->icons,
                     "Draw resources with the SVG files of a folder, such as Microsoft's Azure "
                     "icons; what has no file there keeps Peerscape's glyph");
    verb->add_flag("--embed-source", picture.embedSource,
                   "Put the design into the file (svg, png, drawio), so that it opens again");
    verb->add_flag("--sanitise,--sanitize", picture.sanitise,
                   "Replace names and addresses, keeping what lies in what");
    verb->callback([options, &context] { runExport(*options, context); });
}

} // namespace peerscape::cli
