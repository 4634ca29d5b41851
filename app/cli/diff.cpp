#include "app/cli/flow_options.h"
#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/edit/remove.h"
#include "core/write/code_changes.h"
#include "core/write/comparison.h"

#include <ostream>
#include <utility>

namespace peerscape::cli {

namespace {

struct DiffOptions
{
    InputOptions input;
    FlowOptions flow;
    std::string by;
    std::string format;
    std::string as;
    std::vector<std::string> without;
};

/// The object of whatever kind that a person named.
Result<ObjectId> findObject(const azure::Document& document, const std::string& name)
{
    std::vector<ObjectId> found;
    for (std::size_t kind = 1; kind < kKindCount; ++kind) {
        const auto id = azure::findByName(document, static_cast<Kind>(kind), name);
        if (id)
            found.push_back(*id);
        else if (id.error().code == "Ambiguous")
            return id;
    }
    if (found.empty())
        return fail("NotFound", "there is nothing named '" + name + "'");
    if (found.size() > 1) {
        std::string message = "'" + name + "' names more than one thing:";
        for (const ObjectId id : found)
            message += (id == found.front() ? " " : ", ") + azure::resourceId(document, id);
        return fail("Ambiguous", std::move(message), std::move(found));
    }
    return found.front();
}

/// The design with the named things removed, and what goes with them.
Result<azure::Document> without(const azure::Document& document,
                                const std::vector<std::string>& names)
{
    std::vector<ObjectId> objects;
    for (const std::string& name : names) {
        const auto id = findObject(document, name);
        if (!id)
            return tl::unexpected<Error>(id.error());
        objects.push_back(*id);
    }
    auto removed = edit::removeObjects(document, objects);
    if (!removed)
        return tl::unexpected<Error>(removed.error());
    return std::move(removed->next);
}

write::ComparisonFormat comparisonFormat(std::string_view format)
{
    if (format == "json")
        return write::ComparisonFormat::Json;
    if (format == "markdown")
        return write::ComparisonFormat::Markdown;
    return format == "html" ? write::ComparisonFormat::Html : write::ComparisonFormat::Text;
}

/// What would change in the code of the designs, as a patch.
void printCodeChanges(const write::ComparedSides& sides, write::CodeForm form, Context& context)
{
    const std::string changes = write::writeCodeChanges(write::writeCode(sides.before, form),
                                                        write::writeCode(sides.after, form),
                                                        sides.beforeName, sides.afterName);
    context.streams.out << changes;
    if (!changes.empty())
        context.status = kNo;
}

void runDiff(const DiffOptions& options, Context& context)
{
    const std::vector<std::string>& files = options.input.files();
    const bool isWithout = !options.without.empty();
    if (files.size() > 2 || (isWithout && files.size() == 2)) {
        context.refuse({"Usage",
                        isWithout ? "with --without, name one FILE" : "name two files to compare",
                        {}});
        return;
    }
    auto before = options.input.load(context, {files.front()});
    if (!before)
        return;
    std::string beforeName = files.front();
    std::optional<azure::Document> after;
    compare::Options how;
    how.flow = options.flow.flow();
    if (!options.by.empty())
        how.by = sidesOf(options.by);
    std::string afterName;
    if (isWithout) {
        auto rest = without(before->document, options.without);
        if (!rest) {
            context.refuse(rest.error(), files.front());
            return;
        }
        after = std::move(*rest);
        how.matching = compare::Matching::ById;
        for (const std::string& name : options.without)
            afterName += (afterName.empty() ? "without " : ", ") + name;
    } else if (files.size() == 1) {
        if (!before->before) {
            context.refuse({"Usage",
                            "name two files to compare, one with --without NAME, or a Terraform "
                            "plan with a state before it",
                            {}});
            return;
        }
        after = std::exchange(before->document, std::move(*before->before));
        afterName = beforeName + " after the plan";
        beforeName += " before the plan";
    } else {
        auto read = options.input.load(context, {files.back()});
        if (!read)
            return;
        after = std::move(read->document);
        afterName = files.back();
    }
    const write::ComparedSides sides{before->document, *after, beforeName, afterName};
    if (const auto form = write::formOfName(options.as)) {
        printCodeChanges(sides, *form, context);
        return;
    }
    const compare::Comparison comparison = compare::compare(before->document, *after, how);
    context.streams.out << write::writeComparison(sides, comparison,
                                                  comparisonFormat(options.format));
    if (!comparison.empty())
        context.status = kNo;
}

} // namespace

void addDiff(CLI::App& program, Context& context)
{
    auto options = std::make_shared<DiffOptions>();
    CLI::App* verb = program.add_subcommand(
        "diff", "What changed from one design to another, or by a Terraform plan: resources, "
                "routes, reachability");
    options->input.addTo(*verb);
    verb->add_option("--without", options->without,
                     "Compare one FILE with itself after NAME was removed (repeatable)")
        ->allow_extra_args(false);
    verb->add_option("--by", options->by,
                     "What the pairs are of; without it interfaces, or what is few enough")
        ->check(CLI::IsMember({"nic", "subnet", "vnet"}));
    options->flow.addTo(*verb);
    addFormat(*verb, options->format, {"text", "json", "markdown", "html"});
    verb->add_option("--as", options->as,
                     "Instead: what would change in the code that deploys it, as a patch")
        ->check(CLI::IsMember({"arm", "bicep", "terraform", "az", "powershell"}))
        ->excludes("--output")
        ->excludes("--by");
    verb->callback([options, &context] { runDiff(*options, context); });
}

} // namespace peerscape::cli
