#include "app/cli/verb.h"

#include "app/input/bicep.h"
#include "app/input/file_beside.h"
#include "core/edit/layout_edits.h"
#include "core/route/none_list.h"
#include "core/write/atomic_file.h"

#include <deque>
#include <filesystem>
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
    std::error_code ignored;
    if (std::filesystem::is_directory(name, ignored))
        return fail("CannotRead", "this is a folder");
    // Not by its size: a pipe has none.
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return fail("CannotRead", "the file cannot be opened");
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad())
        return fail("CannotRead", "the file cannot be read");
    return bytes;
}

/// What is read, while the inputs view into it.
struct Given
{
    std::deque<std::string> contents;
    std::vector<read::Input> inputs;
    std::vector<read::Input> parameterFiles;

    void keep(std::vector<read::Input>& list, const std::string& name, std::string bytes)
    {
        list.push_back(read::inputOf(name, contents.emplace_back(std::move(bytes))));
    }
};

/// Reads a file of either list; of Bicep what the compiler makes of it.
bool readFile(Context& context, const std::string& name, bool isParameters,
              const std::vector<std::string>& names, Given& given)
{
    const auto refuse = [&](const Error& error) {
        context.refuse(error, name);
        return false;
    };
    if (input::isBicep(name)) {
        Result<input::BuiltBicep> built = input::builtBicep(name);
        if (!built)
            return refuse(built.error());
        if (!built->parameters.empty())
            given.keep(given.parameterFiles, input::BuiltBicep::parametersName(name),
                       std::move(built->parameters));
        if (!isParameters && !input::hasTemplateAmong(name, names))
            given.keep(given.inputs, input::BuiltBicep::templateName(name),
                       std::move(built->armTemplate));
        return true;
    }
    std::optional<std::string> bytes = readFileOrInput(name, context);
    if (!bytes)
        return false;
    given.keep(isParameters ? given.parameterFiles : given.inputs, name, std::move(*bytes));
    return true;
}

/// The reader's message begins with `NAME:line:column: `: what stands before the reason, or
/// nothing.
std::string takePlace(const std::vector<std::string>& names, std::string& message)
{
    for (const std::string& name : names) {
        if (!message.starts_with(name + ':'))
            continue;
        const std::size_t end = message.find(": ", name.size());
        if (end == std::string::npos
            || message.find_first_not_of("0123456789:", name.size()) != end + 1)
            continue;
        std::string place = message.substr(0, end);
        message.erase(0, end + 2);
        return place;
    }
    return {};
}

} // namespace

std::optional<std::string> readFileOrInput(const std::string& name, Context& context)
{
    Result<std::string> bytes = readAll(name, context.streams.in);
    if (bytes)
        return std::move(*bytes);
    context.refuse(bytes.error(), name);
    return std::nullopt;
}

void refuseAt(const std::vector<std::string>& names, Error error, Context& context)
{
    const std::string place = takePlace(names, error.message);
    context.refuse(error, place);
}

void Context::diagnose(const std::string& file, std::string_view severity, const Error& error)
{
    streams.err << (file.empty() ? "peerscape" : file) << ": " << severity << ": " << error.code
                << ": " << error.message << '\n';
}

void Context::diagnose(const read::Position& position, std::string_view severity,
                       const Error& error)
{
    std::string place = position.file;
    if (position.line > 0)
        place += ':' + std::to_string(position.line) + ':' + std::to_string(position.column);
    diagnose(place, severity, error);
}

void Context::refuse(const Error& error, const std::string& file)
{
    diagnose(file, "error", error);
    status = kUsage;
}

void InputOptions::addTo(CLI::App& verb, bool needsFile)
{
    verb.add_option(
            "FILE", m_files,
            "A design: .peerscape, ARM template, Bicep, az, Resource Graph or Terraform JSON, a "
            "picture with its source; - is standard input")
        ->required(needsFile);
    // One value each, so that FILE may follow.
    verb.add_option("--parameters", m_parameterFiles, "Parameters file of an ARM template")
        ->allow_extra_args(false);
    verb.add_option("--parameter", m_parameters,
                    "NAME=VALUE of an ARM template's parameter (repeatable)")
        ->allow_extra_args(false);
    verb.add_flag("--before", m_before, "Of a Terraform plan: what is there before it is applied");
    verb.add_option("--none-list", m_noneList, "Reserved-prefix profile instead of the document's")
        ->check([](const std::string& id) {
            return route::findNoneList(id) != nullptr
                       ? std::string()
                       : "there is no reserved-prefix profile '" + id + "'";
        });
}

std::optional<read::ReadResult> InputOptions::load(Context& context,
                                                   const std::vector<std::string>& files) const
{
    Given given;
    for (const auto* list : {&files, &m_parameterFiles}) {
        for (const std::string& name : *list) {
            if (!readFile(context, name, list == &m_parameterFiles, files, given))
                return std::nullopt;
        }
    }
    read::ReadOptions options;
    options.parameterFiles = given.parameterFiles;
    for (const std::string& parameter : m_parameters) {
        const std::size_t equals = parameter.find('=');
        if (equals == std::string::npos) {
            context.refuse({"Usage", "--parameter takes NAME=VALUE, not '" + parameter + "'", {}});
            return std::nullopt;
        }
        options.parameters[parameter.substr(0, equals)] = parameter.substr(equals + 1);
    }
    options.beside = input::fileBeside;
    Result<read::ReadResult> result =
        given.inputs.empty() ? read::ReadResult() : read::read(given.inputs, options);
    if (!result) {
        std::vector<std::string> names;
        for (const auto* list : {&given.inputs, &given.parameterFiles}) {
            for (const read::Input& file : *list)
                names.push_back(file.name);
        }
        refuseAt(names, std::move(result.error()), context);
        return std::nullopt;
    }
    if (m_before) {
        if (!result->before) {
            context.refuse({"Usage", "--before takes one Terraform plan", {}});
            return std::nullopt;
        }
        result->document = std::move(*result->before);
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

void SaveOption::addTo(CLI::App& verb, const char* help)
{
    m_option = verb.add_option("--save", m_names, help)->expected(0, 1);
}

std::optional<SaveOption::Loaded> SaveOption::load(const InputOptions& input,
                                                   Context& context) const
{
    Loaded loaded;
    if (m_option->count() > 0) {
        loaded.target = target(input, context);
        if (loaded.target.empty())
            return std::nullopt;
    }
    auto read = input.load(context);
    if (!read)
        return std::nullopt;
    loaded.document = std::move(read->document);
    return loaded;
}

/// Empty after a refusal.
std::string SaveOption::target(const InputOptions& input, Context& context) const
{
    if (!m_names.empty() && !m_names.front().empty())
        return m_names.front();
    const std::string file = input.title();
    if (file.ends_with(".peerscape"))
        return file;
    context.refuse({"Usage",
                    file.empty() ? "--save needs the name of a file"
                                 : "--save writes a .peerscape document; name the file to write "
                                   "beside '"
                                       + file + "'",
                    {}});
    return {};
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
