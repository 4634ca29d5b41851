#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The part of bash that the console reads: lists, pipelines, redirections, quoting.
namespace peerscape::shell {

/// A piece of a word before it is expanded.
struct WordPart
{
    enum class Kind : std::uint8_t { Text, Variable, Command };
    Kind kind = Kind::Text;
    std::string text;    ///< Characters, a variable's name, or the commands of `$(…)`.
    bool quoted = false; ///< Inside quotes: never split.
};
using Word = std::vector<WordPart>;

struct Redirection
{
    enum class Kind : std::uint8_t { Input, Output, Append, ErrorToOutput };
    Kind kind = Kind::Output;
    bool ofErrors = false; ///< `2>`; `&>` is two redirections.
    Word target;
};

struct SimpleCommand
{
    std::vector<std::pair<std::string, Word>> assignments;
    std::vector<Word> words;
    std::vector<Redirection> redirections;
};

struct ListItem
{
    enum class When : std::uint8_t { Always, AfterSuccess, AfterFailure };
    When when = When::Always;
    std::vector<SimpleCommand> pipeline;
};

struct ParsedLine
{
    enum class State : std::uint8_t { Complete, NeedsMore, Wrong };
    State state = State::Complete;
    std::vector<ListItem> items;
    std::string error; ///< What bash says of a line that is wrong.
};

/// Reads a line, or several joined by line breaks. `NeedsMore`: a quote, a `$(` or the last pipe is
/// open, or the line ends in a backslash. O(length); nesting is bounded.
[[nodiscard]] ParsedLine parseBash(std::string_view text);

} // namespace peerscape::shell
