#pragma once

#include "core/shell/jmespath/jmespath.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Tokens and syntax tree of JMESPath. Internal to this folder.
namespace peerscape::shell::jmespath {

enum class TokenType : std::uint8_t {
    End,
    Name,
    QuotedName,
    Literal,
    Number,
    Current,
    ExpressionReference,
    Colon,
    Comma,
    RightBracket,
    RightParenthesis,
    RightBrace,
    Pipe,
    Or,
    And,
    Comparator,
    Flatten,
    Star,
    Filter,
    Dot,
    Not,
    LeftBrace,
    LeftBracket,
    LeftParenthesis,
};

struct Token
{
    TokenType type = TokenType::End;
    std::string text; ///< A name's or comparator's characters.
    Json literal;     ///< A literal's or raw string's value.
    long long number = 0;
};

/// Cuts a query into tokens, the last of which is `End`. Error code `syntax`.
[[nodiscard]] Result<std::vector<Token>> tokenise(std::string_view text);

enum class NodeType : std::uint8_t {
    Current,
    Identity, ///< What a projection does to each element when nothing follows it.
    Field,
    Literal,
    Index,
    Slice,
    Subexpression, ///< Left, then right of its answer; also the pipe.
    Projection,
    ValueProjection,
    FilterProjection, ///< List, what is done to each element, condition.
    Flatten,
    Comparison,
    Or,
    And,
    Not,
    MultiSelectList,
    MultiSelectHash,
    Function,
    Reference, ///< `&expression`, an argument of a function.
};

struct Node
{
    NodeType type = NodeType::Identity;
    std::string text;              ///< Field, comparator or function.
    Json literal;                  ///< Of a literal.
    std::vector<std::string> keys; ///< Of a multi-select hash, one for each child.
    std::vector<Node> children;
    long long index = 0;
    std::array<std::optional<long long>, 3> slice; ///< Start, stop, step.
};

} // namespace peerscape::shell::jmespath
