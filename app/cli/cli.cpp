#include "app/cli/cli.h"

#include "app/cli/verb.h"

#include <algorithm>
#include <array>
#include <iostream>

namespace peerscape::cli {

namespace {

constexpr std::array kVerbs{"routes",  "next-hop", "check",     "inventory",
                            "convert", "export",   "screenshot"};

} // namespace

bool wantsCommandLine(int argc, const char* const* argv)
{
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    return first == "--help" || first == "-h" || first == "--version"
           || std::find(kVerbs.begin(), kVerbs.end(), first) != kVerbs.end();
}

int run(int argc, const char* const* argv, const Streams& streams, const Renderers& renderers)
{
    Context context{streams, renderers};
    CLI::App program("Peerscape designs Azure virtual networks and shows every effective route.\n"
                     "Without a verb it opens the window.",
                     "peerscape");
    program.set_version_flag("--version", "peerscape " PEERSCAPE_VERSION);
    program.require_subcommand(1);
    program.get_formatter()->column_width(36);
    addRoutes(program, context);
    addNextHop(program, context);
    addCheck(program, context);
    addInventory(program, context);
    addConvert(program, context);
    addExport(program, context);
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
        streams.err << "peerscape: error: " << error.what() << '\n';
        return kUsage;
    }
    streams.out.flush();
    if (!streams.out) {
        streams.err << "peerscape: error: standard output cannot be written\n";
        return kUsage;
    }
    return context.status;
}

} // namespace peerscape::cli
