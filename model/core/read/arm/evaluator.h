#pragma once

#include "core/read/arm/expression.h"
#include "core/read/arm/function.h"
#include "core/read/arm/scope.h"

#include <functional>
#include <optional>

namespace peerscape::read::arm {

/// What expressions may ask about the deployment around them; answered by the template reader.
class Surroundings
{
public:
    virtual ~Surroundings() = default;
    /// reference(): the properties of a resource of the template, or with `full` all of it.
    virtual Value reference(std::string_view nameOrId, bool full, const Value& place) = 0;
    /// references(): of all copies with a symbolic name.
    virtual Value references(std::string_view symbol, bool full, const Value& place) = 0;
    /// resourceInfo(): id, name, type and apiVersion by symbolic name.
    virtual Value resourceInfo(std::string_view symbol, const Value& place) = 0;
    /// One output of a deployment, so that the others need not be evaluated; nothing when the name
    /// is no deployment.
    virtual std::optional<Value> output(std::string_view nameOrId, std::string_view output,
                                        const Value& place) = 0;
    /// The location of a resource group or of a deployment to a subscription; empty when it is not
    /// known.
    virtual std::string locationOf(const Target& target) = 0;
};

/// A parameter of the outermost template that nobody gave a value.
struct OpenParameter
{
    std::string name;
    std::string type; ///< In lower case: string, int, bool, array, object, securestring …
    std::string description;
    std::vector<std::string> allowedValues; ///< As text or JSON.
    std::string standIn;                    ///< What is used instead, as text or JSON.
    Value place;
    bool reachesDrawing = false; ///< A name, prefix, count or condition of the network needs it.
};

/// Evaluates a template's values. Lazy: a parameter or variable is evaluated when it is used, once.
/// What only Azure could answer, or is not understood, is the value Unknown: it spreads and is
/// reported, never guessed (import.md 3). Names are compared without case.
class Evaluator
{
public:
    /// Called for every expression that became Unknown, with the reason.
    using Report = std::function<void(const Value& place, const std::string& reason)>;

    Evaluator(ValueMaker& maker, Report report);

    /// Who answers reference(); without, it is Unknown.
    void setSurroundings(Surroundings* surroundings) { m_surroundings = surroundings; }

    /// A value with every expression in it evaluated; property copies are expanded.
    [[nodiscard]] Value evaluate(const Value& value);
    /// As text; empty when it is neither a string nor a number.
    [[nodiscard]] std::string evaluateText(const Value& value);
    [[nodiscard]] Value evaluate(const Expression& expression, const Value& place);
    /// How often a copy runs: its count, 1 when that is unknown (which is reported).
    [[nodiscard]] std::int64_t copyCount(const Value& copy);

    [[nodiscard]] Value parameter(std::string_view name, const Value& place);
    [[nodiscard]] Value variable(std::string_view name, const Value& place);
    /// The output `output` of the scope that is entered.
    [[nodiscard]] Value output(const Value& declaration);

    /// Everything below sees `scope` and `loops` as long as the guard lives.
    class Enter
    {
    public:
        Enter(Evaluator& evaluator, Scope& scope, std::vector<Loop> loops);
        ~Enter();
        Enter(const Enter&) = delete;
        Enter& operator=(const Enter&) = delete;

    private:
        friend class Evaluator;
        struct Frame;
        Evaluator& m_evaluator;
        std::unique_ptr<Frame> m_outer;
    };
    /// Collects in `touched` which open parameters are used as long as the guard lives, and passes
    /// them on to the collector around it unless `isolated`.
    class Collect
    {
    public:
        Collect(Evaluator& evaluator, Touched& touched, bool isolated = false);
        ~Collect();
        Collect(const Collect&) = delete;
        Collect& operator=(const Collect&) = delete;

    private:
        Evaluator& m_evaluator;
        Touched& m_touched;
        Touched* m_outer;
        bool m_isolated;
    };

    [[nodiscard]] Scope& scope() const { return *m_scope; }
    [[nodiscard]] const std::vector<Loop>& loops() const { return m_loops; }
    [[nodiscard]] Surroundings* surroundings() const { return m_surroundings; }
    [[nodiscard]] ValueMaker& maker() const { return m_maker; }
    [[nodiscard]] std::vector<OpenParameter>& openParameters() { return m_openParameters; }
    void touch(const Touched& touched);
    /// Whether a parameter's value that does not fit, or is missing in a nested template, stops
    /// the reading; else it is reported and something else is used.
    void setStrict(bool strict) { m_isStrict = strict; }
    /// Reports and gives Unknown.
    Value refuse(const Value& place, const std::string& reason);

    /// A lambda's variables and a user-defined function's arguments.
    struct Local
    {
        std::string name;
        Value value;
    };
    std::vector<Local> lambdaVariables;

    /// What made further reading senseless (budget, copy counts); then everything gives Unknown.
    [[nodiscard]] const std::optional<std::string>& stopped() const { return m_stopped; }
    [[nodiscard]] const Value& stoppedAt() const { return m_stoppedAt; }
    void stop(const Value& place, std::string reason);

private:
    Value evaluateList(const Value& value);
    Value evaluateObject(const Value& value);
    Value evaluateString(const Value& value);
    Value call(const Expression& expression, const Value& place);
    Value userFunction(const Expression& expression, const Value& place);
    Value member(const Value& object, std::string_view name, bool safe, const Value& place);
    Value index(const Expression& expression, const Value& place);
    std::optional<Value> outputOfDeployment(const Expression& expression, const Value& place);
    Value expandCopy(const Value& copy, const Value& input, std::string_view name, bool isVariable);
    Value resolveParameter(std::string_view name, const Value& place);
    Value given(const Given& given, const Value* declaration, std::string_view name);
    Value coerced(const Value& value, const Value* declaration, std::string_view name);
    Value standIn(const Value& declaration, std::string_view name);
    Value resolveVariable(std::string_view name, const Value& place);
    void complain(const Value& place, const std::string& reason);
    /// A parameter's declaration with `$ref` followed to its definition.
    const Value* typeOf(const Value& declaration, std::string_view property) const;
    const Expression* parsed(const Value& value);
    Value remember(const std::string& key, const Value& place, std::string_view what,
                   std::string_view name, const std::function<Value()>& make);

    ValueMaker& m_maker;
    Report m_report;
    Surroundings* m_surroundings = nullptr;
    Scope* m_scope = nullptr;
    std::vector<Loop> m_loops;
    const std::vector<Local>* m_arguments = nullptr; ///< Inside a user-defined function.
    Touched* m_touched = nullptr;
    std::vector<OpenParameter> m_openParameters;
    std::unordered_map<std::string_view, std::unique_ptr<Expression>> m_parsed;
    std::unordered_map<std::string_view, std::string> m_unparsable; ///< Text to reason.
    std::optional<std::string> m_stopped;
    Value m_stoppedAt;
    unsigned m_depth = 0;
    bool m_isStrict = false;
};

} // namespace peerscape::read::arm
