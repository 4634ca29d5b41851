#pragma once

#include "core/shell/az/az.h"
#include "core/shell/bash/filters.h"
#include "core/shell/pwsh/syntax.h"
#include "core/shell/remote.h"
#include "core/shell/session.h"

#include <map>
#include <optional>

namespace peerscape::shell::pwsh {

/// An error as PowerShell prints it; ends the statement.
struct PowerShellError
{
    std::string message;     ///< With the command in front: "Get-AzVM: …".
    bool endsScript = false; ///< Of `throw`, or when $ErrorActionPreference is Stop.
    std::string advice = {}; ///< What to do about it, shown below.
};

/// A question that must be answered before the statement can run: it is run again with the answer.
struct Question
{
    std::string text;
    bool isSecret = false;
};

/// What another program said.
struct NativeResult
{
    int status = 0;
    std::string out;
    std::string err;
    std::string advice;
    bool isKnown = true;  ///< Whether there is such a program.
    std::string question; ///< Must be answered with yes or no first.
};

/// What a statement works on.
struct Host
{
    arm::Provider& provider;
    AzState& state;
    Place place;
    std::string user;
    std::string name; ///< Of the computer.
    Files& files;
    std::function<void(Chunk::Kind, std::string)> print;
    std::function<NativeResult(const std::vector<std::string>& words, const std::string& input,
                               bool confirmed)>
        native;
};

/// A job that `-AsJob` began. Time stands still: it has ended by the time somebody looks again.
struct Job
{
    std::int64_t id = 0;
    std::string name;
    std::string command;
    List results;
    std::string error;
};

class Arguments;

/// A PowerShell that keeps variables, functions and jobs from line to line.
class Runspace
{
public:
    Runspace();

    /// Runs a statement and prints what comes out; gives the question that stands in its way, after
    /// which nothing has happened, and the statement is to be run again with one more answer.
    std::optional<Question> run(const NodePtr& statement, Host& host,
                                std::vector<std::string> answers);

    /// The words of a statement that is nothing but a command: what `ssh` and `exit` take. Empty
    /// for others.
    std::vector<std::string> wordsOf(const Node& statement, Host& host);
    [[nodiscard]] bool succeeded() const { return m_succeeded; }
    [[nodiscard]] int lastExitCode() const { return m_lastExitCode; }
    void setStatus(bool succeeded, int exitCode);
    /// Whether `throw`, or an error under Stop, ended the script.
    [[nodiscard]] bool hasStopped() const { return m_stopped; }
    /// Names, for completion.
    [[nodiscard]] std::vector<std::string> variableNames() const;
    [[nodiscard]] std::vector<std::string> functionNames() const;

    // For cmdlets.
    [[nodiscard]] Host& host() { return *m_host; }
    [[nodiscard]] const azure::Document& document() const { return m_host->provider.document(); }
    [[nodiscard]] Value variable(std::string_view name) const;
    void setVariable(std::string_view name, Value value);
    /// Runs a script block with `$_` set.
    void runBlock(const Node& block, const Value& item, List& out);
    [[nodiscard]] Value property(const Value& value, const std::string& name);
    /// The next answer, or the question.
    std::string ask(const std::string& text, bool isSecret = false);
    /// Asks before something is lost; false when the answer is no.
    bool confirm(const std::string& action, const std::string& target);
    [[nodiscard]] std::vector<Job>& jobs() { return m_jobs; }
    Value jobObject(const Job& job) const;
    void print(Chunk::Kind kind, std::string text) { m_host->print(kind, std::move(text)); }
    /// A bound on what a line may do; refuses beyond it.
    void spend(std::size_t cost);

private:
    struct Returned;
    struct Loop;

    void report(const PowerShellError& error);
    void execute(const Node& node, List& out);
    void executeBlock(const Node& block, List& out);
    void executePipeline(const Node& node, List& out);
    void executeStage(const Node& node, std::size_t position, const List& input, bool isFirst,
                      List& out);
    void executeCommand(const Node& node, const List& input, bool hasInput, List& out);
    void executeFunction(const Node& script, const std::string& name,
                         const std::vector<NodePtr>& arguments, const List& input, List& out);
    void executeNative(const std::vector<std::string>& words, const List& input, List& out);
    void executeIf(const Node& node, List& out);
    void executeLoop(const Node& node, List& out);
    void executeForEach(const Node& node, List& out);
    void executeTry(const Node& node, List& out);
    void executeParameters(const Node& node);
    void redirect(const Node& redirection, List& out);

    Value evaluate(const Node& node);
    /// What a statement gives to an assignment: the value of an expression as it is.
    Value valueOfStatement(const Node& node);
    Value evaluateBinary(const Node& node);
    Value evaluateUnary(const Node& node);
    Value evaluateMember(const Node& node);
    Value evaluateIndex(const Node& node);
    Value evaluateCall(const Node& node);
    Value evaluateStatic(const std::string& type, const std::string& name, const List& arguments);
    Value callMethod(const Value& target, const std::string& name, const List& arguments);
    Value cast(const std::string& type, const Value& value);
    void assign(const Node& target, const Value& value);
    void step(const Node& node, List* out);
    std::string wordOf(const Node& node);
    std::string expand(const Node& node);

    struct Function
    {
        std::string name;
        NodePtr script;
    };

    Host* m_host = nullptr;
    std::vector<std::map<std::string, Value>> m_scopes;
    std::map<std::string, Function> m_functions;
    std::vector<Job> m_jobs;
    std::vector<std::string> m_answers;
    std::size_t m_nextAnswer = 0;
    bool m_succeeded = true;
    bool m_lastSucceeded = true; ///< `$?`: of the statement before.
    bool m_stopped = false;
    int m_lastExitCode = 0;
    std::size_t m_depth = 0;
    std::size_t m_tries = 0;
    std::size_t m_budget = 0;
};

/// Objects as they are shown at the end of a pipeline.
[[nodiscard]] std::string formatted(const List& values);
/// As Format-Table and Format-List show them; `properties` empty: those that a type shows. `raw`
/// leaves the empty lines around out.
[[nodiscard]] std::string formattedTable(const List& values,
                                         const std::vector<std::string>& properties,
                                         bool withHeader = true);
[[nodiscard]] std::string formattedList(const List& values,
                                        const std::vector<std::string>& properties);
/// The number that a value is or reads as. Throws PowerShellError for others.
[[nodiscard]] double numberFor(const Value& value);
/// Whether `text` fits a pattern of `*`, `?` and `[a-z]`, without case.
[[nodiscard]] bool isLike(std::string_view text, std::string_view pattern);

} // namespace peerscape::shell::pwsh
