#include "app/cli/cli.h"

#include "app/cli/verb.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

namespace peerscape::cli {

namespace {

constexpr std::array kVerbs{"routes",  "next-hop", "reach", "matrix", "diff",
                            "check",   "expect",   "break", "cost",   "inventory",
                            "convert", "export",   "az",    "serve",  "screenshot"};

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

bool isVerb(std::string_view argument)
{
    return std::find(kVerbs.begin(), kVerbs.end(), argument) != kVerbs.end();
}

/// Whether an argument looks like a verb and like no file: a plain word that is not there.
bool looksLikeVerb(std::string_view argument)
{
    return !argument.empty() && argument.find_first_of("./\\") == std::string_view::npos
           && argument.front() != '-' && !std::filesystem::exists(argument);
}

} // namespace

bool wantsCommandLine(int argc, const char* const* argv)
{
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    return first == "--help" || first == "-h" || first == "--version" || isVerb(first)
           || looksLikeVerb(first);
}

int run(int argc, const char* const* argv, const Streams& streams, const Renderers& renderers)
{
    Context context{streams, renderers};
    if (argc > 1 && looksLikeVerb(argv[1]) && !isVerb(argv[1])) {
        context.refuse(
            {"Usage",
             "there is no verb '" + std::string(argv[1]) + "'; 'peerscape --help' lists them",
             {}});
        return context.status;
    }
    CLI::App program("Peerscape designs Azure virtual networks and shows every effective route.\n"
                     "Without a verb it opens the window.",
                     "peerscape");
    program.set_version_flag("--version", "peerscape " PEERSCAPE_VERSION);
    program.require_subcommand(1);
    program.get_formatter()->column_width(36);
    addRoutes(program, context);
    addNextHop(program, context);
    addReach(program, context);
    addMatrix(program, context);
    addDiff(program, context);
    addCheck(program, context);
    addExpect(program, context);
    addBreak(program, context);
    addCost(program, context);
    addInventory(program, context);
    addConvert(program, context);
    addExport(program, context);
    addAz(program, context);
    addServe(program, context);
    addScreenshot(program, context);
    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp& call) {
        program.exit(call, streams.out, streams.err);
        return kYes;
    } catch (const CLI::CallForVersion& call) {
        program.exit(call, streams.out, streams.err);
        return kYes;
    } catch (const CLI::ParseError& error) {
        context.refuse({"Usage", oneLine(error.what()), {}});
        return context.status;
    }
    streams.out.flush();
    if (!streams.out)
        context.refuse({"CannotWrite", "standard output cannot be written", {}});
    return context.status;
}

} // namespace peerscape::cli
