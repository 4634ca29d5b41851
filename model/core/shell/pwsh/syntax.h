#pragma once

#include "core/shell/pwsh/value.h"

/// The part of PowerShell's language that the console reads.
namespace peerscape::shell::pwsh {

using NodePtr = std::shared_ptr<const Node>;

/// A piece of the syntax tree. What the children are, by kind, stands behind each.
struct Node
{
    enum class Kind : std::uint8_t {
        Constant,      ///< `value`.
        Expand,        ///< Children one after the other as text.
        Variable,      ///< `text`.
        Member,        ///< Of [0] the member [1]; `flag`: of a type (`::`).
        Index,         ///< [0][[1]].
        Call,          ///< Of [0] the method `text` with arguments [1…]; `flag`: of a type.
        Type,          ///< `text`.
        Cast,          ///< [0] as the type `text`.
        Unary,         ///< `text` [0].
        Binary,        ///< [0] `text` [1].
        Comma,         ///< A list of the children.
        Array,         ///< `@( … )`.
        SubExpression, ///< `$( … )`.
        Paren,         ///< `( … )`.
        Hash,          ///< Keys and values in turn.
        Script,        ///< `{ … }`: [0] a block, then parameters.
        Pipeline,      ///< Commands and expressions.
        Command,       ///< [0] what is run, then arguments.
        Parameter,     ///< `-text`, maybe with the value [0] behind a colon.
        Splat,         ///< `@text`.
        Redirect,      ///< Output to [0]; `flag`: added; `text` "2" for errors.
        Assign,        ///< [0] `text` [1].
        Step,          ///< [0]++ or --; `text`.
        If,            ///< Conditions and blocks in turn, maybe a last block.
        While,         ///< [0] block [1].
        Do,            ///< [0] block, [1] condition; `flag`: until.
        For,           ///< [0]; [1]; [2] block [3].
        ForEach,       ///< Variable `text` in [0] block [1].
        Function,      ///< `text`, [0] a script.
        Parameters,    ///< `param(…)`: children are ParameterName.
        ParameterName, ///< `text`, maybe default [0].
        Return,        ///< Maybe [0].
        Throw,         ///< Maybe [0].
        Break,
        Continue,
        Try,   ///< [0] block, [1] catch or null, [2] finally or null.
        Block, ///< Statements.
    };
    Kind kind = Kind::Block;
    std::string text;
    Value value;
    std::vector<NodePtr> children;
    bool flag = false;
    std::size_t depth = 0;
    std::size_t begin = 0; ///< Of a statement: where it stands in the source.
    std::size_t end = 0;
};

using NodeKind = Node::Kind;

struct ParsedScript
{
    enum class State : std::uint8_t { Complete, NeedsMore, Wrong };
    State state = State::Complete;
    std::vector<NodePtr> statements;
    std::string error;
};

/// Reads a line, or several joined by line breaks. `NeedsMore`: a bracket, a quote or a here-string
/// is open, or the line ends in a backquote, a pipe or an operator. En and em dashes are dashes,
/// typographic quotes are quotes. O(length); nesting is bounded.
[[nodiscard]] ParsedScript parsePowerShell(std::string_view text);

} // namespace peerscape::shell::pwsh
