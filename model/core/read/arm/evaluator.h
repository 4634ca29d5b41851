#pragma once

#include "core/read/arm/expression.h"
#include "core/read/json_tree.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace peerscape::read::arm {

/// Evaluates a template's values. Lazy: a parameter or variable is evaluated when it is used. What
/// only Azure could answer, or is not understood, is the value Unknown: it spreads and is reported,
/// never guessed (import.md 3).
class Evaluator
{
public:
    using Value = json::Value;
    /// Called for every expression that became Unknown, with the reason.
    using Report = std::function<void(const Value& place, const std::string& reason)>;

    Evaluator(const Value& root, json::Pool& pool, Report report);

    /// A parameter's value from outside; wins over the template's default.
    void setParameter(const std::string& name, Value value);

    /// A value with every expression in it evaluated; property copies are expanded.
    [[nodiscard]] Value evaluate(const Value& value);
    /// As text; empty when it is Unknown or no string or number.
    [[nodiscard]] std::string evaluateText(const Value& value);

    /// While a copy loop runs: its name and index, for copyIndex().
    struct Loop
    {
        std::string name;
        std::int64_t index = 0;
    };
    std::vector<Loop> loops;

    [[nodiscard]] static Value unknown(const Value& place);
    [[nodiscard]] Value makeString(std::string text, const Value& place);
    [[nodiscard]] Value makeNumber(std::int64_t number, const Value& place);
    [[nodiscard]] static Value makeBoolean(bool value, const Value& place);
    [[nodiscard]] static std::optional<std::int64_t> asNumber(const Value& value);

    [[nodiscard]] const std::string& subscriptionId() const { return m_subscriptionId; }
    [[nodiscard]] const std::string& resourceGroup() const { return m_resourceGroup; }

private:
    Value evaluateExpression(const Expression& expression, const Value& place);
    Value member(const Value& object, const std::string& name, const Value& place);
    Value parameter(const std::string& name, const Value& place);
    Value variable(const std::string& name, const Value& place);
    Value expandPropertyCopy(const Value& copy, std::vector<json::Member>& members);
    Value standIn(const Value& declaration, const std::string& name);
    Value refuse(const Value& place, const std::string& reason);

    const Value& m_root;
    json::Pool& m_pool;
    Report m_report;
    std::map<std::string, Value> m_parameters; ///< Keys in lower case.
    std::map<std::string, Value> m_known;      ///< Evaluated parameters and variables.
    std::set<std::string> m_running;           ///< Those being evaluated, to find circles.
    std::string m_subscriptionId = "00000000-0000-0000-0000-000000000000";
    std::string m_resourceGroup = "rg-import";
    unsigned m_depth = 0;
    std::size_t m_made = 0; ///< Bytes made so far, against templates that blow up.
};

/// A template function on evaluated arguments; Unknown where it cannot be answered. See
/// functions.cpp for the list.
[[nodiscard]] json::Value callFunction(Evaluator& evaluator, const std::string& name,
                                       const std::vector<json::Value>& arguments,
                                       const json::Value& place, json::Pool& pool,
                                       std::string& whyUnknown);

} // namespace peerscape::read::arm
