#pragma once

#include "app/cli/cli.h"
#include "core/read/read.h"
#include "core/route/route_engine.h"

#include <CLI/CLI.hpp>

#include <map>
#include <optional>

namespace peerscape::cli {

/// What all verbs share while the command line runs.
struct Context
{
    const Streams& streams;
    const Renderers& renderers;
    int status = kYes;

    /// Writes `FILE: severity: code: message`; what is about no file is about the program.
    void diagnose(const std::string& file, std::string_view severity, const Error& error);
    /// The same with the place in the file, as far as it is known.
    void diagnose(const read::Position& position, std::string_view severity, const Error& error);
    /// Diagnoses an error and sets the status to kUsage.
    void refuse(const Error& error, const std::string& file = {});
};

/// The files of a verb and how to read them, as options of its sub-command.
class InputOptions
{
public:
    /// Adds FILE…, --parameters, --parameter, --before and --none-list.
    void addTo(CLI::App& verb, bool needsFile = true);
    /// Reads the files as one estate, none as an empty design; on failure diagnoses and gives
    /// nothing.
    [[nodiscard]] std::optional<read::ReadResult> load(Context& context) const
    {
        return load(context, m_files);
    }
    /// The same of some of the files.
    [[nodiscard]] std::optional<read::ReadResult> load(Context& context,
                                                       const std::vector<std::string>& files) const;
    [[nodiscard]] const std::vector<std::string>& files() const { return m_files; }
    /// The files' names, for diagnostics about the whole.
    [[nodiscard]] std::string title() const;

private:
    std::vector<std::string> m_files;
    std::vector<std::string> m_parameterFiles;
    std::vector<std::string> m_parameters;
    std::string m_noneList;
    bool m_before = false;
};

/// `--save [OUT]` of a verb that changes a design.
class SaveOption
{
public:
    void addTo(CLI::App& verb, const char* help);
    /// A design and the file that it is to be written to.
    struct Loaded
    {
        azure::Document document;
        std::string target; ///< OUT, or FILE when that is a `.peerscape` document; empty without
                            ///< `--save`.
    };
    /// Reads the input when there is a file to write, or none is wanted; else nothing, with the
    /// reason diagnosed.
    [[nodiscard]] std::optional<Loaded> load(const InputOptions& input, Context& context) const;

private:
    [[nodiscard]] std::string target(const InputOptions& input, Context& context) const;

    std::vector<std::string> m_names; ///< An empty one when the option stands alone.
    CLI::Option* m_option = nullptr;
};

/// Adds `-o`/`--output` with the given formats; the first is the default.
void addFormat(CLI::App& verb, std::string& format, const std::vector<std::string>& formats);

/// The whole of a file, or of standard input for `-`; diagnoses a failure.
std::optional<std::string> readFileOrInput(const std::string& name, Context& context);

/// Diagnoses an error of a reader, whose message begins with the place in one of these files.
void refuseAt(const std::vector<std::string>& names, Error error, Context& context);

/// Writes `bytes` to `path` whole or not at all; diagnoses a failure.
bool writeOutput(Context& context, const std::string& path, const std::string& bytes);

// Each adds its verb to the program; the verb's callback does the work and sets the context's
// status.
void addRoutes(CLI::App& program, Context& context);
void addNextHop(CLI::App& program, Context& context);
void addReach(CLI::App& program, Context& context);
void addMatrix(CLI::App& program, Context& context);
void addDiff(CLI::App& program, Context& context);
void addCheck(CLI::App& program, Context& context);
void addExpect(CLI::App& program, Context& context);
void addCost(CLI::App& program, Context& context);
void addBreak(CLI::App& program, Context& context);
void addInventory(CLI::App& program, Context& context);
void addAz(CLI::App& program, Context& context);
void addConvert(CLI::App& program, Context& context);
void addExport(CLI::App& program, Context& context);
void addServe(CLI::App& program, Context& context);
void addScreenshot(CLI::App& program, Context& context);

} // namespace peerscape::cli
