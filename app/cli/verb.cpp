#include "app/cli/verb.h"

#include "core/edit/layout_edits.h"
#include "core/route/none_list.h"
#include "core/write/atomic_file.h"

#include <fstream>
#include <iterator>
#include <ostream>

namespace peerscape::cli {

namespace {

/// The whole of a file or of standard input.
Result<std::string> readAll(const std::string& name, std::istream& in)
{
    if (name == "-")
        return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    std::ifstream file(name, std::ios::binary | std::ios::ate);
    if (!file)
        return fail("CannotRead", "the file cannot be opened");
    const std::streamoff size = file.tellg();
    if (size < 0)
        return fail("CannotRead", "the file cannot be read");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    file.read(bytes.data(), size);
    if (!file)
        return fail("CannotRead", "the file cannot be read");
    return bytes;
}

/// Reads several files; the bytes stay in `contents`, which the inputs view into.
bool readInputs(Context& context, const std::vector<std::string>& names,
                std::vector<std::string>& contents, std::vector<read::Input>& inputs)
{
    contents.reserve(names.size());
    for (const std::string& name : names) {
        Result<std::string> bytes = readAll(name, context.streams.in);
        if (!bytes) {
            context.refuse(bytes.error(), name);
            return false;
        }
        contents.push_back(std::move(*bytes));
        inputs.push_back({name, contents.back()});
    }
    return true;
}

} // namespace

void Context::diagnose(const std::string& file, std::string_view severity, const Error& error)
{
    if (!file.empty())
        streams.err << file << ": ";
    streams.err << severity << ": " << error.code << ": " << error.message << '\n';
}

void Context::refuse(const Error& error, const std::string& file)
{
    diagnose(file, "error", error);
    status = kUsage;
}

void InputOptions::addTo(CLI::App& verb)
{
    verb.add_option(
            "FILE", m_files,
            "A design: .peerscape, ARM template, az or Resource Graph JSON; - is standard input")
        ->required();
    verb.add_option("--parameters", m_parameterFiles, "Parameters file of an ARM template");
    verb.add_option("--parameter", m_parameters,
                    "NAME=VALUE of an ARM template's parameter (repeatable)");
    verb.add_option("--none-list", m_noneList, "Reserved-prefix profile instead of the document's")
        ->check([](const std::string& id) {
            return route::findNoneList(id) != nullptr
                       ? std::string()
                       : "there is no reserved-prefix profile '" + id + "'";
        });
}

std::optional<read::ReadResult> InputOptions::load(Context& context) const
{
    std::vector<std::string> contents;
    std::vector<std::string> parameterContents;
    std::vector<read::Input> inputs;
    read::ReadOptions options;
    if (!readInputs(context, m_files, contents, inputs)
        || !readInputs(context, m_parameterFiles, parameterContents, options.parameterFiles))
        return std::nullopt;
    for (const std::string& parameter : m_parameters) {
        const std::size_t equals = parameter.find('=');
        if (equals == std::string::npos) {
            context.refuse({"Usage", "--parameter takes NAME=VALUE, not '" + parameter + "'", {}});
            return std::nullopt;
        }
        options.parameters[parameter.substr(0, equals)] = parameter.substr(equals + 1);
    }
    Result<read::ReadResult> result = read::read(inputs, options);
    if (!result) {
        // The reader's message begins with FILE:line:column already.
        context.refuse(result.error());
        return std::nullopt;
    }
    if (!m_noneList.empty()) {
        azure::DocumentSettings settings = result->document.settings();
        settings.noneList = m_noneList;
        azure::Transaction transaction(result->document);
        transaction.setSettings(std::move(settings));
        result->document = transaction.take();
    }
    return std::move(*result);
}

std::string InputOptions::title() const
{
    return m_files.size() == 1 ? m_files.front() : std::string();
}

void addFormat(CLI::App& verb, std::string& format, const std::vector<std::string>& formats)
{
    format = formats.front();
    verb.add_option("-o,--output", format, "Output format")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
}

bool writeOutput(Context& context, const std::string& path, const std::string& bytes)
{
    if (path == "-") {
        context.streams.out << bytes;
        return true;
    }
    const Result<void> written = write::writeFileAtomically(path, bytes);
    if (!written)
        context.refuse(written.error(), path);
    return written.has_value();
}

} // namespace peerscape::cli
