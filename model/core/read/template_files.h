#pragma once

#include "core/read/arm/template.h"
#include "core/read/estate_reader.h"

#include <deque>

namespace peerscape::read {

/// The parsed files of one reading: those given and those that templates link to. A file's number
/// is its place here.
class FileSet
{
public:
    /// Parses a file and adds it; its bytes must outlive the set. Only of Azure's own JSON
    /// elements stay folded. Errors as Tree::parse.
    Result<const json::Tree*> add(std::string name, std::string_view bytes,
                                  json::ParseOptions options = {});
    /// The same of a file that nobody else holds.
    Result<const json::Tree*> addOwned(std::string name, std::string bytes);

    [[nodiscard]] const std::vector<const json::Tree*>& views() const { return m_views; }
    /// `FILE:line:column` of a value.
    [[nodiscard]] std::string position(const json::Value& place) const;

private:
    std::deque<std::string> m_contents;
    std::vector<std::unique_ptr<json::Tree>> m_trees;
    std::vector<const json::Tree*> m_views;
};

/// Reads the ARM templates among the inputs: each with its parameters files and with what it links
/// to, looked up among the inputs and beside the template. A template that another one links to is
/// not read on its own.
class TemplateFiles
{
public:
    /// `inputs` is how many of the set's files were given to be read.
    TemplateFiles(FileSet& files, std::size_t inputs, const ReadOptions& options);

    /// Reads every template. Errors as arm::readTemplate.
    [[nodiscard]] Result<void> readAll(const std::vector<FileKind>& kinds);
    /// Hands what the templates deploy and what became of it to the estate.
    void addTo(EstateReader& estate);
    /// The parameters that nobody gave and that the drawing depends on.
    [[nodiscard]] std::vector<OpenParameter> openParameters() const;

private:
    struct Read
    {
        const json::Tree* tree;
        arm::Deployed deployed;
    };
    const json::Tree* linked(const json::Tree& from, const std::string& path);

    FileSet& m_files;
    std::size_t m_inputs;
    const ReadOptions& m_options;
    json::Pool m_pool;
    std::vector<Read> m_read;
    std::map<std::string, const json::Tree*>
        m_beside; ///< Files that were looked up; null: not there.
    std::set<const json::Tree*> m_linked;
};

} // namespace peerscape::read
