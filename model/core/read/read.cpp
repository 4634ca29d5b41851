#include "core/read/read.h"

#include "core/read/azure_json.h"
#include "core/read/embedded_source.h"
#include "core/read/estate_reader.h"
#include "core/read/file_kind.h"
#include "core/read/peerscape_reader.h"
#include "core/read/template_files.h"
#include "core/read/terraform/terraform.h"

#include <deque>

namespace peerscape::read {

namespace {

tl::unexpected<Error> unknownFormat(const std::string& name)
{
    return failOwn("UnknownFormat",
                   {PEERSCAPE_TR_NOOP("{0}:1:1: this is no Peerscape document, ARM template, az, "
                                      "Resource Graph or Terraform output"),
                    {name}});
}

tl::unexpected<Error> noSource(const std::string& name)
{
    return failOwn("UnknownFormat",
                   {PEERSCAPE_TR_NOOP("{0}:1:1: this picture holds no design; only one that was "
                                      "exported with its source embedded opens again"),
                    {name}});
}

static_assert(kPadding == json::kPadding);

/// An element of a list that was folded is not valid.
constexpr const char* kNotValid = "NotValid";

tl::unexpected<Error> cancelled()
{
    return fail("Cancelled", "reading was cancelled");
}

/// One reading, from bytes to a document.
class Reading
{
public:
    Reading(const std::vector<Input>& inputs, const ReadOptions& options, json::Folding folding)
        : m_inputs(inputs)
        , m_options(options)
        , m_folding(folding)
    {
    }

    Result<ReadResult> run()
    {
        if (m_inputs.empty())
            return fail("Usage", "no file was given");
        if (const Result<void> parsed = parse(); !parsed)
            return tl::unexpected<Error>(parsed.error());
        m_result.kind = m_kinds.front();
        if (m_inputs.size() == 1 && isOwn(m_kinds.front()))
            return readOwn();
        if (m_inputs.size() == 1 && m_kinds.front() == FileKind::ArmParameters)
            return failOwn(
                "UnknownFormat",
                {PEERSCAPE_TR_NOOP("{0}:1:1: this is a parameters file; give its template"),
                 {m_inputs.front().name}});
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            if (isOwn(m_kinds[i]))
                return failOwn("Usage",
                               {PEERSCAPE_TR_NOOP("{0}:1:1: a Peerscape document is read alone"),
                                {m_inputs[i].name}});
        }
        return readEstate();
    }

private:
    // The shares of the work that are done when the text is parsed, and when it is known what is
    // in it.
    static constexpr double kParsed = 0.3;
    static constexpr double kListed = 0.4;

    static bool isOwn(FileKind kind)
    {
        return kind == FileKind::Peerscape || kind == FileKind::Picture;
    }

    [[nodiscard]] bool goOn(double share) const
    {
        return !m_options.progress || m_options.progress(share);
    }

    Result<void> parse()
    {
        double total = 1;
        double done = 0;
        for (const auto* list : {&m_inputs, &m_options.parameterFiles}) {
            for (const Input& input : *list)
                total += static_cast<double>(input.bytes.size());
        }
        for (const auto* list : {&m_inputs, &m_options.parameterFiles}) {
            for (const Input& input : *list) {
                const bool picture = isPicture(input.bytes);
                std::optional<std::string> source;
                if (picture) {
                    source = embeddedSource(input.bytes);
                    if (!source)
                        return noSource(input.name);
                }
                const auto size = static_cast<double>(input.bytes.size());
                const auto progress = [&](double share) {
                    return goOn(kParsed * (done + share * size) / total);
                };
                const auto tree = picture ? m_files.addOwned(input.name, std::move(*source))
                                          : m_files.add(input.name, input.bytes,
                                                        {.padded = input.isPadded,
                                                         .folding = m_folding,
                                                         .progress = progress});
                if (!tree)
                    return tree.error().code == "Cancelled" ? cancelled()
                                                            : tl::unexpected<Error>(tree.error());
                done += size;
                if (!goOn(kParsed * done / total))
                    return cancelled();
                if (list != &m_inputs)
                    continue;
                m_kinds.push_back(kindOf((*tree)->root()));
                if (m_kinds.back() == FileKind::Unknown)
                    return unknownFormat(input.name);
                if (picture && m_kinds.back() == FileKind::Peerscape)
                    m_kinds.back() = FileKind::Picture;
            }
        }
        return {};
    }

    Result<ReadResult> readOwn()
    {
        Result<azure::Document> document = readPeerscape(*m_files.views().front());
        if (!document)
            return tl::unexpected<Error>(document.error());
        m_result.document = std::move(*document);
        m_result.report.understood = m_result.document.size();
        return std::move(m_result);
    }

    Result<void> addTerraform(const json::Tree& tree, terraform::Side side, EstateReader& estate,
                              terraform::Estate& read)
    {
        Result<terraform::Estate> result = terraform::readTerraform(tree, side, m_pool);
        if (!result)
            return tl::unexpected<Error>(
                within({PEERSCAPE_TR_NOOP("{0}:1:1: {1}"), {tree.name()}}, result.error()));
        read = std::move(*result);
        for (terraform::Resource& resource : read.resources)
            estate.add({std::move(resource.type), std::move(resource.id),
                        std::move(resource.apiVersion), resource.object, resource.isExisting,
                        resource.isBlock});
        for (terraform::Note& note : read.notes)
            estate.note(note.isIgnored ? ReportEntry::Kind::Ignored
                                       : ReportEntry::Kind::Approximated,
                        note.place, std::move(note.subject), std::move(note.message));
        return {};
    }

    Result<ReadResult> readEstate()
    {
        TemplateFiles templates(m_files, m_inputs.size(), m_options);
        if (const Result<void> read = templates.readAll(m_kinds); !read)
            return tl::unexpected<Error>(read.error());
        // Only now are all files known that a note may speak of.
        EstateReader estate(m_files.views(), m_result.report);
        templates.addTo(estate);
        std::vector<const json::Value*> answers;
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            if (isAzureJson(m_kinds[i]))
                answers.push_back(&m_files.views()[i]->root());
        }
        const Pages pages = pagesOf(answers);
        std::deque<terraform::Estate> terraform; // objects view into it
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            const json::Tree& tree = *m_files.views()[i];
            if (isTerraform(m_kinds[i])) {
                const Result<void> read =
                    addTerraform(tree, terraform::Side::After, estate, terraform.emplace_back());
                if (!read)
                    return tl::unexpected<Error>(read.error());
            } else if (isAzureJson(m_kinds[i])) {
                readAzureJson(tree.root(), pages, estate);
            }
            if (!goOn(kParsed
                      + (kListed - kParsed) * static_cast<double>(i + 1)
                            / static_cast<double>(m_inputs.size())))
                return cancelled();
        }
        auto document =
            estate.finish([&](double share) { return goOn(kListed + (1 - kListed) * share); });
        if (!document)
            return cancelled();
        if (!estate.isValid())
            return fail(kNotValid, {});
        m_result.document = std::move(*document);
        if (m_inputs.size() == 1 && m_kinds.front() == FileKind::TerraformPlan) {
            ImportReport ignored; // the plan's own side says what was left out
            EstateReader before(m_files.views(), ignored);
            if (const Result<void> read =
                    addTerraform(*m_files.views().front(), terraform::Side::Before, before,
                                 terraform.emplace_back());
                !read)
                return tl::unexpected<Error>(read.error());
            m_result.before = before.finish();
        }
        m_result.openParameters = templates.openParameters();
        if (!goOn(1))
            return cancelled();
        return std::move(m_result);
    }

    const std::vector<Input>& m_inputs;
    const ReadOptions& m_options;
    json::Folding m_folding;
    FileSet m_files;
    json::Pool m_pool; ///< Of objects that are made of Terraform's.
    std::vector<FileKind> m_kinds;
    ReadResult m_result;
};

} // namespace

Result<ReadResult> read(const std::vector<Input>& inputs, const ReadOptions& options)
{
    auto result = Reading(inputs, options, json::Folding::List).run();
    // What turns out late not to be valid is read the long way, which says where and why.
    if (!result && result.error().code == kNotValid)
        result = Reading(inputs, options, json::Folding::None).run();
    return result;
}

} // namespace peerscape::read
