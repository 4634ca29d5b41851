#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

/// The expression language of ARM templates: `[concat(parameters('a').b[0], 'c')]`.
namespace peerscape::read::arm {

struct Function;

struct Expression
{
    enum class Kind { String, Number, Call, Member, Index };
    Kind kind = Kind::String;
    bool safe = false; ///< Member and Index: written `.?` or `[?`, null where there is nothing.
    /// A string's characters, a number's digits, a member's name; a function's name in lower case.
    std::string text;
    const Function* function = nullptr; ///< Call: null when there is no such built-in function.
    std::vector<Expression>
        arguments; ///< Call: arguments. Member: the object. Index: the list and the index.
};

/// Whether a string is an expression: begins with `[`, not with `[[`, and ends with `]` (import.md
/// 3).
[[nodiscard]] bool isExpression(std::string_view text);

/// A text that is no expression without the second of two brackets at its start, by which a
/// template says that it is none.
[[nodiscard]] std::string_view withoutEscape(std::string_view text);

/// Parses what stands between the brackets. Nesting deeper than 100 is refused. Error `Syntax`,
/// message without a place. O(length).
[[nodiscard]] Result<Expression> parseExpression(std::string_view text);

} // namespace peerscape::read::arm
