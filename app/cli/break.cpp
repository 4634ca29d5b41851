#include "app/cli/verb.h"
#include "core/azure/end_names.h"
#include "core/azure/expectation_text.h"
#include "core/azure/names.h"
#include "core/fault/breaking.h"
#include "core/write/write.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace peerscape::cli {

namespace {

struct BreakOptions
{
    InputOptions input;
    std::string level;
    std::uint64_t number = 1;
    bool tell = false;
    SaveOption save;
    std::string format;
};

/// What a learner may see of a broken design, as lists of texts.
struct Symptoms
{
    std::vector<std::string> statements;
    std::vector<std::string> pairs;
};

Symptoms symptomsOf(const fault::Broken& broken)
{
    const azure::Document& document = broken.edit.next;
    Symptoms symptoms;
    for (const std::size_t place : broken.statements)
        symptoms.statements.push_back(
            azure::withoutRecord(document.settings().expectations[place]));
    const auto name = [&](const compare::PairEnd& end) {
        return end.after ? azure::displayName(document, end.after) : std::string("Internet");
    };
    for (const compare::PairChange& pair : broken.pairs)
        symptoms.pairs.push_back(name(pair.from) + " -> " + name(pair.to));
    return symptoms;
}

void print(const fault::Broken& broken, const BreakOptions& options, std::ostream& out)
{
    const Symptoms symptoms = symptomsOf(broken);
    if (options.format == "json") {
        nlohmann::ordered_json json{{"notMet", symptoms.statements}, {"lost", symptoms.pairs}};
        if (options.tell)
            json["mistake"] = {{"level", fault::nameOf(broken.mistake.level)},
                               {"what", render(broken.mistake.what)}};
        out << json.dump(2) << '\n';
        return;
    }
    for (const std::string& statement : symptoms.statements)
        out << "not met any more: " << statement << '\n';
    for (const std::string& pair : symptoms.pairs)
        out << "lost: " << pair << '\n';
    if (options.tell)
        out << "mistake (" << fault::nameOf(broken.mistake.level)
            << "): " << render(broken.mistake.what) << '\n';
}

void runBreak(const BreakOptions& options, Context& context)
{
    const auto input = options.save.load(options.input, context);
    if (!input)
        return;
    const auto broken =
        fault::breakDesign(route::RouteEngine(input->document),
                           {.level = *fault::levelOfName(options.level), .number = options.number});
    if (!broken) {
        context.diagnose(options.input.title(), "error", broken.error());
        context.status = kNo;
        return;
    }
    if (!input->target.empty()
        && !writeOutput(context, input->target, write::writePeerscape(broken->edit.next)))
        return;
    if (input->target != "-") // there is one answer
        print(*broken, options, context.streams.out);
}

} // namespace

void addBreak(CLI::App& program, Context& context)
{
    auto options = std::make_shared<BreakOptions>();
    CLI::App* verb = program.add_subcommand(
        "break", "Makes one mistake in a design that works, for somebody to find");
    options->input.addTo(*verb);
    std::vector<std::string> levels;
    for (const fault::LevelName& level : fault::kLevels)
        levels.emplace_back(level.name);
    options->level = levels.back();
    verb->add_option("--level", options->level,
                     "What the learner knows; no mistake needs more to be found")
        ->check(CLI::IsMember(levels, CLI::ignore_case))
        ->capture_default_str();
    verb->add_option("--number", options->number,
                     "Of the exercise: the same number makes the same mistake in the same design")
        ->check([](const std::string& number) {
            return number == "0" || number.starts_with('-')
                       ? std::string("exercises are counted from 1")
                       : std::string();
        })
        ->capture_default_str();
    verb->add_flag("--tell", options->tell, "Also say what the mistake is");
    options->save.addTo(*verb, "Write the broken design: to FILE or to another file");
    addFormat(*verb, options->format, {"text", "json"});
    verb->callback([options, &context] { runBreak(*options, context); });
}

} // namespace peerscape::cli
