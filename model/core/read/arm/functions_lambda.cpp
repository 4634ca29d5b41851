#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Functions that take a lambda: map, filter, reduce, sort, toObject, groupBy, mapValues.
namespace peerscape::read::arm {

namespace {

/// `lambda('x', 'y', body)` as an argument of one of these functions.
class Lambda
{
public:
    Lambda(Evaluator& evaluator, const Expression& expression, const Value& place)
        : m_evaluator(evaluator)
        , m_place(place)
    {
        if (expression.kind != Expression::Kind::Call || expression.text != "lambda"
            || expression.arguments.empty())
            return;
        for (std::size_t i = 0; i + 1 < expression.arguments.size(); ++i) {
            if (expression.arguments[i].kind != Expression::Kind::String)
                return;
            m_names.push_back(expression.arguments[i].text);
        }
        m_body = &expression.arguments.back();
    }

    [[nodiscard]] bool isValid() const { return m_body != nullptr; }

    /// The body with as many of `values` as the lambda has variables.
    Value operator()(std::initializer_list<Value> values) const
    {
        auto& variables = m_evaluator.lambdaVariables;
        const std::size_t before = variables.size();
        auto value = values.begin();
        for (const std::string& name : m_names) {
            if (value != values.end())
                variables.push_back({name, *value++});
        }
        const Value result = m_evaluator.evaluate(*m_body, m_place);
        variables.resize(before);
        return result;
    }

private:
    Evaluator& m_evaluator;
    const Value& m_place;
    std::vector<std::string> m_names;
    const Expression* m_body = nullptr;
};

/// The list (or object) that a function works on, and its lambdas; nothing and a report when they
/// are not there.
struct Work
{
    Value input;
    std::vector<Lambda> lambdas;
};
std::optional<Work> prepare(Evaluator& evaluator, const Expression& expression, const Value& place,
                            std::size_t firstLambda, Type type = Type::Array)
{
    Work work{evaluator.evaluate(expression.arguments[0], place), {}};
    if (work.input.type == Type::Unknown)
        return std::nullopt;
    if (work.input.type != type) {
        evaluator.refuse(place,
                         fmt::format("{}() takes {} first, not {}", expression.function->usual,
                                     typeName(type), typeName(work.input.type)));
        return std::nullopt;
    }
    for (std::size_t i = firstLambda; i < expression.arguments.size(); ++i) {
        work.lambdas.emplace_back(evaluator, expression.arguments[i], place);
        if (!work.lambdas.back().isValid()) {
            evaluator.refuse(place, fmt::format("{}() takes a lambda", expression.function->usual));
            return std::nullopt;
        }
    }
    return work;
}

Value map(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 1);
    if (!work)
        return ValueMaker::unknown(place);
    std::vector<Value> items;
    for (std::size_t i = 0; i < work->input.items.size(); ++i)
        items.push_back(
            work->lambdas[0]({work->input.items[i],
                              evaluator.maker().integer(static_cast<std::int64_t>(i), place)}));
    return evaluator.maker().list(std::move(items), place);
}

Value filter(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 1);
    if (!work)
        return ValueMaker::unknown(place);
    std::vector<Value> items;
    for (std::size_t i = 0; i < work->input.items.size(); ++i) {
        const Value keep = work->lambdas[0](
            {work->input.items[i], evaluator.maker().integer(static_cast<std::int64_t>(i), place)});
        if (keep.type == Type::Unknown)
            return keep; // which elements there are is unknown
        if (keep.type != Type::Boolean)
            return evaluator.refuse(place, "the lambda of filter() gives true or false");
        if (keep.boolean)
            items.push_back(work->input.items[i]);
    }
    return evaluator.maker().list(std::move(items), place);
}

Value reduce(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 2);
    if (!work)
        return ValueMaker::unknown(place);
    Value result = evaluator.evaluate(expression.arguments[1], place);
    for (std::size_t i = 0; i < work->input.items.size(); ++i)
        result = work->lambdas[0]({result, work->input.items[i],
                                   evaluator.maker().integer(static_cast<std::int64_t>(i), place)});
    return result;
}

/// Merges two sorted halves. Its own, because a lambda need not be a sound order.
Value sort(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 1);
    if (!work)
        return ValueMaker::unknown(place);
    std::vector<Value> items(work->input.items.begin(), work->input.items.end());
    std::vector<Value> merged(items.size());
    for (std::size_t width = 1; width < items.size(); width *= 2) {
        for (std::size_t start = 0; start < items.size(); start += 2 * width) {
            const std::size_t middle = std::min(start + width, items.size());
            const std::size_t end = std::min(start + 2 * width, items.size());
            std::size_t left = start;
            std::size_t right = middle;
            for (std::size_t at = start; at < end; ++at) {
                bool takesRight = left == middle;
                if (!takesRight && right < end) {
                    const Value before = work->lambdas[0]({items[right], items[left]});
                    if (before.type != Type::Boolean)
                        return before.type == Type::Unknown
                                   ? before
                                   : evaluator.refuse(place,
                                                      "the lambda of sort() gives true or false");
                    takesRight = before.boolean;
                }
                merged[at] = takesRight ? items[right++] : items[left++];
            }
        }
        items.swap(merged);
    }
    return evaluator.maker().list(std::move(items), place);
}

/// The key that a lambda makes of an element; nothing and a report when it is no text.
std::optional<std::string_view> keyOf(Evaluator& evaluator, const Lambda& lambda, const Value& item,
                                      const Value& place, std::string_view function)
{
    const Value key = lambda({item});
    if (key.isString())
        return key.text;
    if (key.type != Type::Unknown)
        evaluator.refuse(place, fmt::format("the first lambda of {}() gives text", function));
    return std::nullopt;
}

Value toObject(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 1);
    if (!work)
        return ValueMaker::unknown(place);
    std::vector<Member> members;
    for (const Value& item : work->input.items) {
        const auto key = keyOf(evaluator, work->lambdas[0], item, place, "toObject");
        if (!key)
            return ValueMaker::unknown(place);
        const Value value = work->lambdas.size() > 1 ? work->lambdas[1]({item}) : item;
        evaluator.maker().spend(members.size());
        const auto known = std::find_if(members.begin(), members.end(), [&](const Member& member) {
            return equalsIgnoringCase(member.key, *key);
        });
        if (known != members.end())
            known->value = value;
        else
            members.push_back({*key, value});
    }
    return evaluator.maker().object(std::move(members), place);
}

Value groupBy(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 1);
    if (!work)
        return ValueMaker::unknown(place);
    std::vector<std::pair<std::string_view, std::vector<Value>>> groups;
    for (const Value& item : work->input.items) {
        const auto key = keyOf(evaluator, work->lambdas[0], item, place, "groupBy");
        if (!key)
            return ValueMaker::unknown(place);
        const Value value = work->lambdas.size() > 1 ? work->lambdas[1]({item}) : item;
        evaluator.maker().spend(groups.size());
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) {
            return equalsIgnoringCase(known.first, *key);
        });
        if (group == groups.end())
            group = groups.insert(groups.end(), {*key, {}});
        group->second.push_back(value);
    }
    std::vector<Member> members;
    for (auto& [key, items] : groups)
        members.push_back({key, evaluator.maker().list(std::move(items), place)});
    return evaluator.maker().object(std::move(members), place);
}

Value mapValues(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const auto work = prepare(evaluator, expression, place, 1, Type::Object);
    if (!work)
        return ValueMaker::unknown(place);
    std::vector<Member> members;
    for (const Member& member : work->input.members)
        members.push_back({member.key, work->lambdas[0]({member.value})});
    return evaluator.maker().object(std::move(members), place);
}

Value lambdaAlone(Evaluator& evaluator, const Expression&, const Value& place)
{
    return evaluator.refuse(place, "lambda() stands only in map(), filter() and their like");
}

Value lambdaVariable(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "text");
    const auto& variables = call.evaluator.lambdaVariables;
    const auto found = std::find_if(variables.rbegin(), variables.rend(), [&](const auto& local) {
        return equalsIgnoringCase(local.name, call.text(0));
    });
    return found != variables.rend()
               ? found->value
               : call.refuse(fmt::format("there is no lambda variable {}", call.text(0)));
}

constexpr std::array kLambdaFunctions{
    Function{"map", "map", 2, 2, nullptr, map},
    Function{"filter", "filter", 2, 2, nullptr, filter},
    Function{"reduce", "reduce", 3, 3, nullptr, reduce},
    Function{"sort", "sort", 2, 2, nullptr, sort},
    Function{"toobject", "toObject", 2, 3, nullptr, toObject},
    Function{"groupby", "groupBy", 2, 3, nullptr, groupBy},
    Function{"mapvalues", "mapValues", 2, 2, nullptr, mapValues},
    Function{"lambda", "lambda", 1, kAnyNumber, nullptr, lambdaAlone},
    Function{"lambdavariables", "lambdaVariables", 1, 1, lambdaVariable},
};

} // namespace

std::span<const Function> lambdaFunctions()
{
    return kLambdaFunctions;
}

} // namespace peerscape::read::arm
