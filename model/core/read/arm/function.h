#pragma once

#include "core/read/arm/values.h"

#include <span>

namespace peerscape::read::arm {

class Evaluator;
struct Expression;

/// One call of a function on evaluated arguments, and what the function answers with. A function
/// that cannot answer refuses, which gives Unknown and the reason for the report.
struct Call
{
    Evaluator& evaluator;
    std::string_view name;
    std::span<const Value> arguments;
    const Value& place;

    [[nodiscard]] std::size_t size() const { return arguments.size(); }
    [[nodiscard]] const Value& operator[](std::size_t i) const { return arguments[i]; }

    [[nodiscard]] Value refuse(const std::string& reason) const;
    /// Refuses because argument `i` is not what the function takes: "takes text".
    [[nodiscard]] Value wrongType(std::size_t i, std::string_view wanted) const;
    [[nodiscard]] Value unknown() const { return ValueMaker::unknown(place); }
    [[nodiscard]] Value null() const { return ValueMaker::null(place); }
    [[nodiscard]] Value boolean(bool value) const { return ValueMaker::boolean(value, place); }
    [[nodiscard]] Value string(std::string text) const;
    [[nodiscard]] Value integer(std::int64_t value) const;
    [[nodiscard]] Value list(std::vector<Value> items) const;
    [[nodiscard]] Value object(std::vector<Member> members) const;
    [[nodiscard]] ValueMaker& maker() const;

    [[nodiscard]] bool isText(std::size_t i) const { return arguments[i].isString(); }
    [[nodiscard]] std::string_view text(std::size_t i) const { return arguments[i].text; }
    /// The first argument that is not of this type; size() when all are.
    [[nodiscard]] std::size_t firstNot(Type type, std::size_t from = 0) const;
};

/// A built-in function.
struct Function
{
    std::string_view name;  ///< In lower case, as it is looked up.
    std::string_view usual; ///< As Microsoft writes it.
    std::uint8_t least;     ///< Arguments it takes, at least and at most.
    std::uint8_t most;
    /// Answers on evaluated arguments, none of which is Unknown unless `takesUnknown`.
    Value (*answer)(const Call&) = nullptr;
    /// Answers on expressions, for those that do not evaluate all of them.
    Value (*lazy)(Evaluator&, const Expression&, const Value& place) = nullptr;
    bool takesUnknown = false;
};

inline constexpr std::uint8_t kAnyNumber = 255;

/// The built-in function of this name in lower case; null when there is none. Every name that
/// begins with `list` is one: Azure has a family of them. O(log functions).
[[nodiscard]] const Function* findFunction(std::string_view lowerName);
/// All of them, sorted by name.
[[nodiscard]] std::span<const Function> allFunctions();

/// Text as JSON, also with strings in single quotes as Azure takes them; refused when it is none.
[[nodiscard]] Value parseJson(const Call& call, std::string_view text);

// Functions by subject, each unsorted; together they are the table.
[[nodiscard]] std::span<const Function> textFunctions();
[[nodiscard]] std::span<const Function> listFunctions();
[[nodiscard]] std::span<const Function> objectFunctions();
[[nodiscard]] std::span<const Function> logicFunctions();
[[nodiscard]] std::span<const Function> lambdaFunctions();
[[nodiscard]] std::span<const Function> dateFunctions();
[[nodiscard]] std::span<const Function> networkFunctions();
[[nodiscard]] std::span<const Function> resourceFunctions();
[[nodiscard]] std::span<const Function> deploymentFunctions();

} // namespace peerscape::read::arm
