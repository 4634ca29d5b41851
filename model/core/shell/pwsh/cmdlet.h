#pragma once

#include "core/shell/pwsh/runspace.h"

#include <span>

/// Cmdlets: what they take and do. Internal to this folder.
namespace peerscape::shell::pwsh {

/// A parameter of a cmdlet.
struct Parameter
{
    std::string name;
    bool isMandatory = false;
    bool isSwitch = false;
    bool isList = false;
    bool fromPipeline = false; ///< Takes the object itself …
    bool byName = false;       ///< … or its member of this name.
    bool takesRest = false;    ///< All values that stand alone.
    int position = -1;
    std::string objectType;           ///< It takes objects of this type only.
    std::vector<std::string> choices; ///< "FromPipeline" of a ValidateSet.
};

/// What stands behind a cmdlet's name on a line, bound to its parameters.
class Arguments
{
public:
    [[nodiscard]] bool given(std::string_view name) const { return value(name) != nullptr; }
    [[nodiscard]] const Value* value(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    [[nodiscard]] List list(std::string_view name) const;
    /// The object of a parameter, else null.
    [[nodiscard]] std::shared_ptr<Object> object(std::string_view name) const;
    void set(std::string_view name, Value value);

private:
    std::vector<std::pair<std::string, Value>> m_values;
};

struct Cmdlet;

/// One call.
struct Call
{
    Runspace& shell;
    const Cmdlet& cmdlet;
    const Arguments& arguments;
    const List& input; ///< Of a cmdlet that takes the whole pipeline.
    List& out;

    /// An error of this cmdlet.
    [[nodiscard]] PowerShellError error(const std::string& message) const;
};

using Run = void (*)(Call&);

/// "Name|What it does.|-Name*:0 -Force! …": `*` mandatory, `!` a switch, `[` a list, `:0` a
/// position, `+` all values that stand alone, `<` from the pipeline, `~` from a member of what
/// comes through the pipeline,
/// `@PSVirtualNetwork` an object of this type, `{A,B}` one of these words.
struct CmdletText
{
    const char* text;
    Run run;
};

struct Cmdlet
{
    std::string name;
    std::string summary;
    std::vector<Parameter> parameters;
    Run run = nullptr;
    bool takesObjects = false; ///< Called once for each object of the pipeline.

    /// The parameter that a beginning of its name means; refuses unknown and ambiguous ones.
    [[nodiscard]] const Parameter& parameter(const std::string& beginning) const;
};

/// All cmdlets and their aliases.
class CmdletTable
{
public:
    [[nodiscard]] static const CmdletTable& instance();

    /// By name or alias, letter case aside.
    [[nodiscard]] const Cmdlet* find(std::string_view name) const;
    [[nodiscard]] const std::vector<Cmdlet>& all() const { return m_cmdlets; }
    /// Aliases and what they stand for.
    [[nodiscard]] static std::span<const std::pair<const char*, const char*>> aliases();

private:
    CmdletTable();
    std::vector<Cmdlet> m_cmdlets;
};

/// Binds the words of a command, evaluated already: a name without a value is a parameter.
struct Word
{
    std::string parameter; ///< Without its dash; empty for a value.
    std::optional<Value> value;
};
/// Runs a cmdlet over what comes through the pipeline.
void runCmdlet(Runspace& shell, const Cmdlet& cmdlet, const std::vector<Word>& words,
               const List& input, bool hasInput, List& out);

// The cmdlets by theme.
[[nodiscard]] std::span<const CmdletText> pipelineCmdlets();
[[nodiscard]] std::span<const CmdletText> sessionCmdlets();
[[nodiscard]] std::span<const CmdletText> networkCmdlets();
[[nodiscard]] std::span<const CmdletText> interfaceCmdlets();
[[nodiscard]] std::span<const CmdletText> machineCmdlets();
[[nodiscard]] std::span<const CmdletText> guestCmdlets();

// The service, for cmdlets; failures are errors of the call.
[[nodiscard]] Json sendRequest(const Call& call, arm::Method method, const std::string& path,
                               Json body = {}, std::map<std::string, std::string> query = {});
[[nodiscard]] std::string subscriptionPath(Runspace& shell);
/// "/subscriptions/S/resourceGroups/G/providers/TYPE/NAME".
[[nodiscard]] std::string resourcePath(const Call& call, const std::string& group,
                                       const std::string& type, const std::string& name);
/// "East US" is eastus; empty stands for the group's.
[[nodiscard]] std::string locationOf(const Call& call);
/// A hashtable or text list as Azure's tags.
[[nodiscard]] Json tagsOf(const Value* value);
/// The resources of a type: the one named, those whose names are like it, or all of a group or of
/// the subscription.
void getResources(Call& call, const std::string& type, std::string_view nameParameter = "Name");

} // namespace peerscape::shell::pwsh
