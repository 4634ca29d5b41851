#include "app/cli/verb.h"
#include "core/azure/expectation_text.h"
#include "core/check/check.h"
#include "core/check/expectation_findings.h"
#include "core/edit/expectation_edits.h"
#include "core/write/write.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace peerscape::cli {

namespace {

using State = expect::Judgement::State;

struct ExpectOptions
{
    InputOptions input;
    std::vector<std::string> added;
    std::vector<std::size_t> removed;
    bool record = false;
    SaveOption save;
    std::string format;
};

std::string_view nameOf(State state)
{
    switch (state) {
    case State::Met:
        return "met";
    case State::Broken:
        return "not met";
    case State::NotUnderstood:
        return "not understood";
    case State::TooLarge:
        return "not decided";
    case State::Off:
        break;
    }
    return "off";
}

/// Takes the routes as they are now for all that shall not change.
edit::EditResult recordAll(const azure::Document& document)
{
    const route::RouteEngine routes(document);
    std::vector<std::string> statements;
    for (const Text& statement : document.settings().expectations) {
        const auto parsed = azure::parseExpectation(statement);
        if (!parsed || parsed->off
            || parsed->form != azure::ExpectationStatement::Form::Unchanged) {
            statements.push_back(statement.str());
            continue;
        }
        auto recorded = expect::recordRoutes(routes, statement);
        if (!recorded)
            return tl::unexpected<Error>(std::move(recorded.error()));
        statements.insert(statements.end(), recorded->begin(), recorded->end());
    }
    return edit::setExpectations(document, statements);
}

/// The design with what the options want of its statements.
Result<azure::Document> changed(azure::Document document, const ExpectOptions& options)
{
    const auto take = [&](edit::EditResult result) -> Result<void> {
        if (!result)
            return tl::unexpected<Error>(std::move(result.error()));
        document = std::move(result->next);
        return {};
    };
    // From the last, so that the others keep their numbers.
    std::vector<std::size_t> places = options.removed;
    std::sort(places.rbegin(), places.rend());
    for (const std::size_t place : places) {
        if (auto done = take(edit::removeExpectation(document, place - 1)); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (options.record) {
        if (auto done = take(recordAll(document)); !done)
            return tl::unexpected<Error>(done.error());
    }
    for (const std::string& statement : options.added) {
        auto kept = expect::keptStatements(route::RouteEngine(document), statement);
        if (!kept)
            return tl::unexpected<Error>(std::move(kept.error()));
        if (auto done = take(edit::addExpectations(document, *kept)); !done)
            return tl::unexpected<Error>(done.error());
    }
    return document;
}

void print(const azure::Document& document, const std::vector<expect::Judgement>& judgements,
           const std::string& format, std::ostream& out)
{
    const auto& statements = document.settings().expectations;
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const std::string why = render(check::explanationOf(document, judgements[i]));
        if (format == "json") {
            list.push_back(
                {{"statement", statements[i].str()}, {"state", nameOf(judgements[i].state)}});
            if (!why.empty())
                list.back()["why"] = why;
            continue;
        }
        out << i + 1 << ": " << nameOf(judgements[i].state) << ": "
            << azure::withoutRecord(statements[i]) << '\n';
        if (!why.empty())
            out << "    " << why << '\n';
    }
    if (format == "json")
        out << nlohmann::ordered_json{{"expectations", std::move(list)}}.dump(2) << '\n';
    else if (statements.empty())
        out << "the design is held to no statement\n";
}

void runExpect(const ExpectOptions& options, Context& context)
{
    const auto input = options.save.load(options.input, context);
    if (!input)
        return;
    const auto document = changed(input->document, options);
    if (!document) {
        context.refuse(document.error(), options.input.title());
        return;
    }
    if (!input->target.empty()
        && !writeOutput(context, input->target, write::writePeerscape(*document)))
        return;
    const check::Checker checker(*document, route::RouteEngine(*document));
    if (input->target != "-") // there is one answer
        print(*document, checker.judgements(), options.format, context.streams.out);
    const auto& judgements = checker.judgements();
    if (std::any_of(judgements.begin(), judgements.end(), [](const expect::Judgement& judgement) {
            return judgement.state != State::Met && judgement.state != State::Off;
        }))
        context.status = kNo;
}

} // namespace

void addExpect(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ExpectOptions>();
    CLI::App* verb = program.add_subcommand(
        "expect", "The statements that a design is held to: lists, adds and records them");
    options->input.addTo(*verb);
    verb->add_option("--add", options->added,
                     "A statement to add (repeatable): \"web reaches db on tcp/443\"; \"nothing "
                     "changes for web/apps\" records its routes as they are now")
        ->expected(1)
        ->take_all();
    verb->add_option("--remove", options->removed,
                     "The number of a statement to take out (repeatable)")
        ->expected(1)
        ->take_all()
        ->check([](const std::string& number) {
            return number == "0" ? std::string("statements are counted from 1") : std::string();
        });
    verb->add_flag("--record", options->record,
                   "Record the routes as they are now for everything that nothing changes for");
    options->save.addTo(*verb, "Write the design with its statements: to FILE or to another file");
    addFormat(*verb, options->format, {"text", "json"});
    verb->callback([options, &context] { runExpect(*options, context); });
}

} // namespace peerscape::cli
