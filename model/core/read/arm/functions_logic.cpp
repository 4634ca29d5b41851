#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <algorithm>
#include <array>

/// Numbers, comparisons and truth: add, equals, less, and, if …
namespace peerscape::read::arm {

namespace {

/// add, sub, mul, div, mod.
template<bool (*kOperation)(std::int64_t, std::int64_t, std::int64_t*)>
Value arithmetic(const Call& call)
{
    const auto a = integerOf(call[0]);
    const auto b = integerOf(call[1]);
    if (!a || !b)
        return call.wrongType(a ? 1 : 0, "two whole numbers");
    std::int64_t result = 0;
    return kOperation(*a, *b, &result)
               ? call.integer(result)
               : call.refuse(std::string(call.name) + "() has no result that fits 64 bits");
}

bool add(std::int64_t a, std::int64_t b, std::int64_t* result)
{
    return !__builtin_add_overflow(a, b, result);
}
bool subtract(std::int64_t a, std::int64_t b, std::int64_t* result)
{
    return !__builtin_sub_overflow(a, b, result);
}
bool multiply(std::int64_t a, std::int64_t b, std::int64_t* result)
{
    return !__builtin_mul_overflow(a, b, result);
}
bool divide(std::int64_t a, std::int64_t b, std::int64_t* result)
{
    if (b == 0 || (b == -1 && a == INT64_MIN))
        return false;
    *result = a / b;
    return true;
}
bool remainder(std::int64_t a, std::int64_t b, std::int64_t* result)
{
    if (b == 0)
        return false;
    *result = b == -1 ? 0 : a % b;
    return true;
}

/// The largest or smallest of whole numbers, given one by one or as one list.
Value extreme(const Call& call, bool largest)
{
    const std::span<const Value> values =
        call.size() == 1 && call[0].isArray() ? call[0].items : call.arguments;
    std::optional<std::int64_t> best;
    for (const Value& value : values) {
        const auto number = integerOf(value);
        if (value.type == Type::Unknown)
            return call.unknown();
        if (!number)
            return call.refuse(std::string(call.name) + "() takes whole numbers or a list of them");
        if (!best || (largest ? *number > *best : *number < *best))
            best = number;
    }
    return best ? call.integer(*best) : call.refuse(std::string(call.name) + "() of nothing");
}

bool isLess(int order)
{
    return order < 0;
}
bool isLessOrEqual(int order)
{
    return order <= 0;
}
bool isGreater(int order)
{
    return order > 0;
}
bool isGreaterOrEqual(int order)
{
    return order >= 0;
}

/// less, lessOrEquals, greater, greaterOrEquals: of two numbers or two texts, with case.
template<bool (*kHolds)(int)>
Value compare(const Call& call)
{
    const auto a = integerOf(call[0]);
    const auto b = integerOf(call[1]);
    if (a && b)
        return call.boolean(kHolds(*a < *b ? -1 : *a > *b ? 1 : 0));
    if (call.isText(0) && call.isText(1))
        return call.boolean(kHolds(call.text(0).compare(call.text(1))));
    return call.wrongType(a || call.isText(0) ? 1 : 0, "two whole numbers or two texts");
}

Value equals(const Call& call)
{
    if (call.maker().holdsUnknown(call[0]) || call.maker().holdsUnknown(call[1]))
        return call.unknown();
    return call.boolean(isSame(call[0], call[1], call.maker()));
}

/// and, or: false and anything is false, true or anything is true, also when it is unknown.
Value allOrAny(const Call& call, bool decides)
{
    bool isKnown = true;
    for (std::size_t i = 0; i < call.size(); ++i) {
        if (call[i].type == Type::Unknown)
            isKnown = false;
        else if (call[i].type != Type::Boolean)
            return call.wrongType(i, "true or false");
        else if (call[i].boolean == decides)
            return call.boolean(decides);
    }
    return isKnown ? call.boolean(!decides) : call.unknown();
}

Value negate(const Call& call)
{
    return call[0].type == Type::Boolean ? call.boolean(!call[0].boolean)
                                         : call.wrongType(0, "true or false");
}

Value toBoolean(const Call& call)
{
    const Value& value = call[0];
    if (value.type == Type::Boolean)
        return value;
    if (const auto number = integerOf(value))
        return call.boolean(*number != 0);
    if (value.isString() && (value.text.size() == 4 || value.text.size() == 5)) {
        if (equalsIgnoringCase(value.text, "true"))
            return call.boolean(true);
        if (equalsIgnoringCase(value.text, "false"))
            return call.boolean(false);
    }
    return call.refuse("bool() takes true, false or a whole number, not " + textOf(value));
}

Value toInteger(const Call& call)
{
    Value number = call[0];
    if (number.isString() && number.text.starts_with('+'))
        number.text.remove_prefix(1);
    if (number.isString())
        number.type = Type::Number;
    const auto value = integerOf(number);
    return value ? call.integer(*value)
                 : call.refuse("int() takes a whole number, not " + textOf(call[0]));
}

Value toFloat(const Call& call)
{
    const std::string text = textOf(call[0]);
    char* end = nullptr;
    static_cast<void>(std::strtod(text.c_str(), &end));
    if ((!call[0].isString() && call[0].type != Type::Number) || text.empty() || *end != '\0')
        return call.refuse("float() takes a number, not " + text);
    const bool isWhole = text.find_first_of(".eE") == std::string::npos;
    return call.maker().digits(isWhole ? text + ".0" : text, call.place);
}

/// Only the branch that is taken is evaluated.
Value ifThenElse(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    const Value condition = evaluator.evaluate(expression.arguments[0], place);
    if (condition.type == Type::Unknown)
        return condition;
    if (condition.type != Type::Boolean)
        return evaluator.refuse(place, "if() takes true or false first");
    return evaluator.evaluate(expression.arguments[condition.boolean ? 1 : 2], place);
}

/// The first that is not null; those behind it are not evaluated.
Value coalesce(Evaluator& evaluator, const Expression& expression, const Value& place)
{
    for (const Expression& argument : expression.arguments) {
        const Value value = evaluator.evaluate(argument, place);
        if (!value.isNull())
            return value;
    }
    return ValueMaker::null(place);
}

constexpr std::array kLogicFunctions{
    Function{"add", "add", 2, 2, arithmetic<add>},
    Function{"sub", "sub", 2, 2, arithmetic<subtract>},
    Function{"mul", "mul", 2, 2, arithmetic<multiply>},
    Function{"div", "div", 2, 2, arithmetic<divide>},
    Function{"mod", "mod", 2, 2, arithmetic<remainder>},
    Function{"min", "min", 1, kAnyNumber, [](const Call& c) { return extreme(c, false); }},
    Function{"max", "max", 1, kAnyNumber, [](const Call& c) { return extreme(c, true); }},
    Function{"int", "int", 1, 1, toInteger},
    Function{"float", "float", 1, 1, toFloat},
    Function{"bool", "bool", 1, 1, toBoolean},
    Function{"equals", "equals", 2, 2, equals, nullptr, true},
    Function{"less", "less", 2, 2, compare<isLess>},
    Function{"lessorequals", "lessOrEquals", 2, 2, compare<isLessOrEqual>},
    Function{"greater", "greater", 2, 2, compare<isGreater>},
    Function{"greaterorequals", "greaterOrEquals", 2, 2, compare<isGreaterOrEqual>},
    Function{"and", "and", 1, kAnyNumber, [](const Call& c) { return allOrAny(c, false); }, nullptr,
             true},
    Function{"or", "or", 1, kAnyNumber, [](const Call& c) { return allOrAny(c, true); }, nullptr,
             true},
    Function{"not", "not", 1, 1, negate},
    Function{"true", "true", 0, 0, [](const Call& c) { return c.boolean(true); }},
    Function{"false", "false", 0, 0, [](const Call& c) { return c.boolean(false); }},
    Function{"null", "null", 0, 0, [](const Call& c) { return c.null(); }},
    Function{"if", "if", 3, 3, nullptr, ifThenElse},
    Function{"coalesce", "coalesce", 1, kAnyNumber, nullptr, coalesce},
};

} // namespace

std::span<const Function> logicFunctions()
{
    return kLogicFunctions;
}

} // namespace peerscape::read::arm
