#pragma once

#include "core/edit/edit.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// The console: az, a small bash, a small PowerShell, and the machines of the design that one can
/// log in to, all over one document.
namespace peerscape::shell {

/// A piece of what the console prints.
struct Chunk
{
    enum class Kind : std::uint8_t {
        Output,
        Error,
        Note, ///< Not from a program: why a connection fails, what to do about a slip.
    };
    Kind kind = Kind::Output;
    std::string text;
};

/// What one line did.
struct Outcome
{
    std::vector<Chunk> chunks;

    /// Output and errors as they stand in a terminal, notes left out.
    [[nodiscard]] std::string text() const;
};

/// Takes the change that a command made, one undo step whose label is the command's text without
/// its passwords, and gives the version that the session goes on with: that of the edit, or the
/// same with places for what is new.
using Commit = std::function<azure::Document(const edit::Edit&)>;

/// The language of the Cloud Shell. `pwsh` goes from bash to PowerShell, `exit` back.
enum class Language : std::uint8_t { Bash, PowerShell };

/// A person's session: takes one line after the other. Time stands still: nothing waits. Not
/// thread-safe.
class Session
{
public:
    /// Without `commit` the session goes on with what its commands make.
    explicit Session(azure::Document document = {}, Commit commit = {},
                     Language language = Language::Bash);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] const azure::Document& document() const;
    /// Goes on from a version that was made elsewhere: by mouse, by undo. Connections to machines
    /// that are gone have ended.
    void setDocument(azure::Document document);

    /// That of the Cloud Shell, below the machines that were logged in to.
    [[nodiscard]] Language language() const;
    /// Changes it; what it remembers in the other one stays.
    void setLanguage(Language language);

    /// Takes a line as typed, without its line break; a line that ends in a backslash or an open
    /// quote waits for the next. An open question takes the line as its answer.
    Outcome feed(std::string_view line);
    /// Ctrl+C: drops an open question and what was typed so far. Status 130.
    Outcome interrupt();

    /// What stands before the cursor: the prompt, `> `, or an open question.
    [[nodiscard]] std::string prompt() const;
    /// Whether a question is open or a command is not complete.
    [[nodiscard]] bool isWaiting() const;
    /// Whether the next line is the answer to a question, which `prompt` asks.
    [[nodiscard]] bool isAsking() const;
    /// Whether the answer to the open question must not be shown.
    [[nodiscard]] bool asksForSecret() const;
    /// The status of the last command.
    [[nodiscard]] int status() const;
    /// Words that can stand at the end of `line`, in alphabetical order, and how many characters of
    /// the line they replace: commands, options, values and names from the design.
    struct Completion
    {
        std::size_t replaces = 0;
        std::vector<std::string> words;
    };
    [[nodiscard]] Completion complete(std::string_view line) const;

private:
    class Interpreter;
    std::unique_ptr<Interpreter> m_interpreter;
};

} // namespace peerscape::shell
