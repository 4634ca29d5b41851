#include "core/read/template_files.h"

#include "core/azure/names.h"
#include "core/read/file_kind.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::read {

namespace {

std::string_view folderOf(std::string_view name)
{
    return name.substr(0, name.find_last_of("/\\") + 1);
}

/// A file's name without folder and without what follows the first dot.
std::string stemOf(std::string_view name)
{
    name.remove_prefix(folderOf(name).size());
    return toLower(name.substr(0, name.find('.')));
}

bool endsIn(std::string_view name, std::string_view path)
{
    return name.size() >= path.size()
           && equalsIgnoringCase(name.substr(name.size() - path.size()), path);
}

} // namespace

Result<const json::Tree*> FileSet::add(std::string name, std::string_view bytes,
                                       json::ParseOptions options)
{
    const auto file = static_cast<std::uint32_t>(m_trees.size());
    auto tree = json::Tree::parse(name, bytes, file, options);
    if (tree && (*tree)->hasFolded() && !isAzureJson(kindOf((*tree)->root()))) {
        options.folding = json::Folding::None;
        tree = json::Tree::parse(name, bytes, file, options);
    }
    if (!tree)
        return tl::unexpected<Error>(tree.error());
    m_trees.push_back(std::move(*tree));
    m_views.push_back(m_trees.back().get());
    return m_views.back();
}

Result<const json::Tree*> FileSet::addOwned(std::string name, std::string bytes)
{
    return add(std::move(name), m_contents.emplace_back(std::move(bytes)));
}

std::string FileSet::position(const json::Value& place) const
{
    if (place.file >= m_views.size())
        return {};
    const json::Tree& tree = *m_views[place.file];
    const json::LineColumn at = tree.at(place.offset);
    return fmt::format("{}:{}:{}", tree.name(), at.line, at.column);
}

TemplateFiles::TemplateFiles(FileSet& files, std::size_t inputs, const ReadOptions& options)
    : m_files(files)
    , m_inputs(inputs)
    , m_options(options)
{
}

const json::Tree* TemplateFiles::linked(const json::Tree& from, const std::string& path)
{
    // Given together: by the path below the template's folder, or by the name where only that is
    // known.
    const std::string_view file = std::string_view(path).substr(folderOf(path).size());
    const std::string whole = std::string(folderOf(from.name())) + path;
    for (const std::string_view wanted : {std::string_view(whole), file}) {
        for (std::size_t i = 0; i < m_inputs; ++i) {
            const json::Tree* input = m_files.views()[i];
            if (input != &from
                && folderOf(input->name()).size() + wanted.size()
                       == input->name().size() + folderOf(wanted).size()
                && endsIn(input->name(), wanted)) {
                m_linked.insert(input);
                return input;
            }
        }
    }
    if (!m_options.beside)
        return nullptr;
    const auto [known, isNew] = m_beside.try_emplace(whole, nullptr);
    if (isNew) {
        if (auto bytes = m_options.beside(from.name(), path)) {
            // A file that is no JSON is as good as none; the gap is named.
            const auto tree = m_files.addOwned(whole, std::move(*bytes));
            known->second = tree ? *tree : nullptr;
        }
    }
    return known->second;
}

Result<void> TemplateFiles::readAll(const std::vector<FileKind>& kinds)
{
    const auto isTemplateOf = [&](std::size_t i, const json::Tree* parameters) {
        return kinds[i] == FileKind::ArmTemplate
               && stemOf(m_files.views()[i]->name()) == stemOf(parameters->name());
    };
    const std::size_t given = m_files.views().size(); // with the parameters files of the options
    for (std::size_t i = 0; i < m_inputs; ++i) {
        if (kinds[i] != FileKind::ArmTemplate)
            continue;
        const json::Tree& tree = *m_files.views()[i];
        arm::TemplateOptions options;
        options.parameters = m_options.parameters;
        for (std::size_t k = 0; k < given; ++k) {
            const json::Tree* file = m_files.views()[k];
            if (k < m_inputs && kinds[k] != FileKind::ArmParameters)
                continue;
            // One that is named after another template is that one's.
            bool isOthers = false;
            for (std::size_t other = 0; k < m_inputs && other < m_inputs; ++other)
                isOthers =
                    isOthers || (other != i && isTemplateOf(other, file) && !isTemplateOf(i, file));
            if (!isOthers)
                options.parameterFiles.push_back(file);
        }
        options.linked = [&](const std::string& path) { return linked(tree, path); };
        options.position = [&](const json::Value& place) { return m_files.position(place); };
        options.isDrawn = [](std::string_view type) {
            return azure::kindOfArmType(type) != Kind::None;
        };
        Result<arm::Deployed> deployed = arm::readTemplate(tree, options, m_pool);
        if (!deployed)
            return tl::unexpected<Error>(deployed.error());
        m_read.push_back({&tree, std::move(*deployed)});
    }
    std::erase_if(m_read, [&](const Read& read) { return m_linked.contains(read.tree); });
    return {};
}

void TemplateFiles::addTo(EstateReader& estate)
{
    for (Read& read : m_read) {
        if (read.deployed.drawing != nullptr)
            estate.describe(*read.deployed.drawing);
        for (arm::DeployedResource& resource : read.deployed.resources)
            estate.add({std::move(resource.type), std::move(resource.id),
                        std::move(resource.apiVersion), resource.object, false});
        for (arm::TemplateNote& note : read.deployed.notes)
            estate.note(note.isIgnored ? ReportEntry::Kind::Ignored
                                       : ReportEntry::Kind::Approximated,
                        note.place, std::move(note.subject), std::move(note.message));
    }
}

std::vector<OpenParameter> TemplateFiles::openParameters() const
{
    std::vector<OpenParameter> list;
    for (const Read& read : m_read) {
        for (const arm::OpenParameter& parameter : read.deployed.openParameters) {
            if (!parameter.reachesDrawing)
                continue;
            list.push_back({parameter.name, parameter.type, parameter.description,
                            parameter.allowedValues, parameter.standIn});
        }
    }
    return list;
}

} // namespace peerscape::read
