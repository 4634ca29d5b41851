#pragma once

#include "core/shell/az/program.h"
#include "core/shell/bash/filters.h"
#include "core/shell/bash/syntax.h"
#include "core/shell/pwsh/runspace.h"
#include "core/shell/remote.h"
#include "core/shell/session.h"

#include <set>

/// The working parts of a session. Internal to this folder.
namespace peerscape::shell {

/// One shell on top of others: the Cloud Shell at the bottom, above it the machines that were
/// logged in to.
struct Frame
{
    VmId machine; ///< None in the Cloud Shell.
    std::string user;
    std::string host;          ///< The machine as it was addressed.
    bool isOneCommand = false; ///< `ssh host command`: closes after its list.
    std::map<std::string, std::string> variables;
    int status = 0;
    std::vector<ListItem> items; ///< The list that runs.
    std::size_t next = 0;

    bool isPowerShell = false;
    bool isAboveBash = false;                 ///< `pwsh` was typed in bash: `exit` returns there.
    std::shared_ptr<pwsh::Runspace> runspace; ///< Made when it is first needed.
    std::vector<pwsh::NodePtr> statements;    ///< Those of the line that still wait.
    std::string source;                       ///< The line.
    std::vector<std::string> answers;         ///< To questions of the first of them.
};

/// A question that the next line answers.
struct Question
{
    enum class Kind : std::uint8_t {
        ConfirmAz,
        HostKey,
        Password,
        RemoteDesktop, ///< The password of a Windows machine.
        Read,          ///< Of `read`: the value of a variable.
        PowerShell,    ///< A cmdlet's: its statement is run again with the answer.
    };
    Kind kind = Kind::ConfirmAz;
    std::string text;
    std::vector<std::string> words; ///< Of the az command.
    SshCall call;
    int attempts = 0;
    bool isSecret = false;
};

class Session::Interpreter
{
public:
    Interpreter(azure::Document document, Commit commit);

    Outcome feed(std::string_view line);
    Outcome interrupt();
    [[nodiscard]] std::string prompt() const;
    [[nodiscard]] bool isWaiting() const { return m_question.has_value() || !m_typed.empty(); }
    [[nodiscard]] bool isAsking() const { return m_question.has_value(); }
    [[nodiscard]] bool asksForSecret() const;
    [[nodiscard]] int status() const { return m_frames.back().status; }
    [[nodiscard]] const azure::Document& document() const { return m_provider.document(); }
    void setDocument(azure::Document document);
    [[nodiscard]] Language language() const;
    void setLanguage(Language language);
    [[nodiscard]] Completion complete(std::string_view line) const;

private:
    struct Result
    {
        int status = 0;
        std::string out;
        std::string err;
        std::string advice = {}; ///< What to do about the error, shown below it.
    };

    void print(Chunk::Kind kind, std::string text);
    Outcome finish();

    // Lists and pipelines.
    void run(std::string_view text);
    void runItems();
    void runPipeline(const std::vector<SimpleCommand>& pipeline);
    Result runSimple(const SimpleCommand& command, const std::string& input, bool interactive);
    Result runProgram(const std::vector<std::string>& words, const std::string& input,
                      bool interactive);
    Result redirect(const SimpleCommand& command, Result result);
    std::optional<Result> redirectInput(const SimpleCommand& command, std::string& input);

    // PowerShell.
    void runPowerShell(const std::string& text);
    void runStatement();
    bool runSessionCommand(const std::vector<std::string>& words);
    pwsh::NativeResult runNative(const std::vector<std::string>& words, const std::string& input,
                                 bool confirmed);
    pwsh::Host powerShellHost();
    void enterPowerShell();
    [[nodiscard]] bool isWindows() const;
    Result pingWindows(const std::vector<std::string>& words);
    void remoteDesktop(const std::vector<std::string>& words);
    void answerRemoteDesktop(const std::string& line);

    // Words.
    std::vector<std::string> expand(const std::vector<Word>& words);
    std::string expandText(const Word& word);
    std::string valueOf(const WordPart& part);
    std::string capture(const std::string& text);

    // Programs.
    std::optional<Result> runBuiltin(const std::vector<std::string>& words);
    Result runAzProgram(const std::vector<std::string>& words, bool interactive);
    Result runAzCommand(const std::vector<std::string>& words, bool confirmed,
                        std::string& question);
    Result watch(const std::vector<std::string>& words);
    Result ping(const std::vector<std::string>& words);
    void readVariable(const std::vector<std::string>& words);
    Result ssh(const std::vector<std::string>& words, bool interactive);
    Result leave(const std::vector<std::string>& words);
    [[nodiscard]] std::string hostName() const;
    [[nodiscard]] Place place() const;

    // Questions.
    void answer(const std::string& line);
    void answerHostKey(const std::string& line);
    void answerPassword(const std::string& line);
    void connect(SshCall call);
    void authenticate(SshCall call);
    void enter(const SshCall& call);
    void endProgram(Result result);
    /// Hands on what changed since `before` as one undo step.
    void commit(const azure::Document& before, Message label);

    Commit m_commit;
    azure::Document m_committed; ///< While a statement of PowerShell runs: the version before it.
    arm::Provider m_provider;
    AzState m_state;
    std::vector<Frame> m_frames;
    Files m_files;
    std::set<std::string> m_knownHosts; ///< "machine address"
    std::vector<std::string> m_history;
    std::optional<Question> m_question;
    std::string m_typed; ///< Lines of a command that is not complete yet.
    std::vector<Chunk> m_chunks;
    std::size_t m_captureDepth = 0;
};

} // namespace peerscape::shell
