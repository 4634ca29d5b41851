#include "app/cli/verb.h"
#include "core/diagram/auto_layout.h"
#include "core/shell/session.h"
#include "core/write/write.h"

#include <istream>
#include <ostream>

namespace peerscape::cli {

namespace {

struct Options
{
    InputOptions input;
    std::vector<std::string> commands;
    SaveOption save;
    bool powerShell = false;
};

void show(const shell::Outcome& outcome, const Context& context)
{
    for (const shell::Chunk& chunk : outcome.chunks) {
        if (chunk.kind == shell::Chunk::Kind::Output)
            context.streams.out << chunk.text;
        else if (chunk.kind == shell::Chunk::Kind::Error)
            context.streams.err << chunk.text;
    }
}

void feedText(shell::Session& session, const std::string& text, const Context& context)
{
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        show(session.feed(std::string_view(text).substr(at, end - at)), context);
        at = end + 1;
    }
}

void runAzVerb(const Options& options, Context& context)
{
    const auto input = options.save.load(options.input, context);
    if (!input)
        return;
    shell::Session session(input->document, {},
                           options.powerShell ? shell::Language::PowerShell
                                              : shell::Language::Bash);
    for (const std::string& command : options.commands)
        feedText(session, command, context);
    std::string line;
    while (options.commands.empty() && std::getline(context.streams.in, line))
        show(session.feed(line), context);
    context.status = session.status();
    if (session.isWaiting()) {
        // Nobody is left to answer.
        context.streams.err << session.prompt() << '\n';
        context.status = kNo;
    }
    if (!input->target.empty())
        writeOutput(context, input->target,
                    write::writePeerscape(diagram::withLayout(session.document())));
}

} // namespace

void addAz(CLI::App& program, Context& context)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb = program.add_subcommand(
        "az", "Runs Azure CLI or PowerShell commands against a design, or an empty one");
    options->input.addTo(*verb, false);
    verb->add_option("-c,--command", options->commands,
                     "A command (repeatable); without one a script is read from standard input")
        ->expected(1)
        ->take_all();
    verb->add_flag("--powershell", options->powerShell,
                   "The commands are PowerShell: Az cmdlets instead of az");
    options->save.addTo(*verb, "Write the design afterwards: to FILE or to another file");
    verb->callback([options, &context] { runAzVerb(*options, context); });
}

} // namespace peerscape::cli
