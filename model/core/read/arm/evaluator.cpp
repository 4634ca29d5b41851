#include "core/read/arm/evaluator.h"

#include "core/base/text.h"

#include <charconv>

namespace peerscape::read::arm {

using json::Type;

namespace {

constexpr unsigned kMaxEvaluationDepth = 200;
constexpr std::size_t kMaxMade = std::size_t{64} << 20U;
constexpr std::int64_t kMaxCopies = 10000;

} // namespace

Evaluator::Evaluator(const Value& root, json::Pool& pool, Report report)
    : m_root(root)
    , m_pool(pool)
    , m_report(std::move(report))
{
}

void Evaluator::setParameter(const std::string& name, Value value)
{
    m_parameters[toLower(name)] = value;
}

json::Value Evaluator::unknown(const Value& place)
{
    Value value;
    value.type = Type::Unknown;
    value.file = place.file;
    value.offset = place.offset;
    return value;
}

json::Value Evaluator::refuse(const Value& place, const std::string& reason)
{
    m_report(place, reason);
    return unknown(place);
}

json::Value Evaluator::makeString(std::string text, const Value& place)
{
    m_made += text.size();
    if (m_made > kMaxMade)
        return unknown(place);
    Value value = unknown(place);
    value.type = Type::String;
    value.text = m_pool.keep(std::move(text));
    return value;
}

json::Value Evaluator::makeNumber(std::int64_t number, const Value& place)
{
    Value value = makeString(std::to_string(number), place);
    value.type = Type::Number;
    return value;
}

json::Value Evaluator::makeBoolean(bool truth, const Value& place)
{
    Value value = unknown(place);
    value.type = Type::Boolean;
    value.boolean = truth;
    return value;
}

std::optional<std::int64_t> Evaluator::asNumber(const Value& value)
{
    std::int64_t number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto [stop, error] = std::from_chars(value.text.data(), end, number);
    if ((value.type != Type::Number && value.type != Type::String) || error != std::errc()
        || stop != end)
        return std::nullopt;
    return number;
}

std::string Evaluator::evaluateText(const Value& value)
{
    const Value result = evaluate(value);
    return result.type == Type::String || result.type == Type::Number ? std::string(result.text)
                                                                      : std::string();
}

json::Value Evaluator::evaluate(const Value& value)
{
    if (m_depth > kMaxEvaluationDepth || m_made > kMaxMade)
        return refuse(value, "the template is nested or grows too far");
    ++m_depth;
    m_made += sizeof(Value);
    Value result = value;
    if (value.isString()) {
        if (isExpression(value.text)) {
            const auto expression = parseExpression(value.text.substr(1, value.text.size() - 2));
            result = expression ? evaluateExpression(*expression, value)
                                : refuse(value, expression.error().message);
        } else if (value.text.starts_with("[[")) {
            result.text = value.text.substr(1); // an escaped bracket
        }
    } else if (value.isArray()) {
        std::vector<Value> items;
        items.reserve(value.items.size());
        for (const Value& item : value.items)
            items.push_back(evaluate(item));
        result.items = m_pool.keep(std::move(items));
    } else if (value.isObject()) {
        std::vector<json::Member> members;
        members.reserve(value.members.size());
        for (const json::Member& member : value.members) {
            if (equalsIgnoringCase(member.key, "copy") && member.value.isArray()) {
                for (const Value& copy : member.value.items)
                    expandPropertyCopy(copy, members);
                continue;
            }
            json::Member evaluated{member.key, evaluate(member.value)};
            if (isExpression(member.key)) {
                Value key = value;
                key.type = Type::String;
                key.text = member.key;
                evaluated.key = m_pool.keep(evaluateText(key));
            }
            members.push_back(evaluated);
        }
        result.members = m_pool.keep(std::move(members));
    }
    --m_depth;
    return result;
}

json::Value Evaluator::expandPropertyCopy(const Value& copy, std::vector<json::Member>& members)
{
    const Value* name = copy.find("name");
    const Value* count = copy.find("count");
    const Value* input = copy.find("input");
    if (name == nullptr || count == nullptr || input == nullptr)
        return refuse(copy, "a copy needs name, count and input");
    const auto times = asNumber(evaluate(*count));
    if (times && (*times < 0 || *times > kMaxCopies))
        return refuse(copy, "the copy's count is out of range");
    if (!times)
        m_report(*count, "the copy's count is unknown; one is assumed");
    std::vector<Value> items;
    for (std::int64_t i = 0; i < times.value_or(1); ++i) {
        loops.push_back({std::string(name->text), i});
        items.push_back(evaluate(*input));
        loops.pop_back();
    }
    Value list = copy;
    list.type = Type::Array;
    list.members = {};
    list.items = m_pool.keep(std::move(items));
    members.push_back({name->text, list});
    return list;
}

json::Value Evaluator::evaluateExpression(const Expression& expression, const Value& place)
{
    if (m_depth > kMaxEvaluationDepth)
        return refuse(place, "the template is nested too deeply");
    switch (expression.kind) {
    case Expression::Kind::String:
        return makeString(expression.text, place);
    case Expression::Kind::Number: {
        Value number = makeString(expression.text, place);
        number.type = Type::Number;
        return number;
    }
    case Expression::Kind::Member:
        return member(evaluateExpression(expression.arguments[0], place), expression.text, place);
    case Expression::Kind::Index: {
        const Value list = evaluateExpression(expression.arguments[0], place);
        const Value index = evaluateExpression(expression.arguments[1], place);
        if (list.type == Type::Unknown || index.type == Type::Unknown)
            return unknown(place);
        if (index.isString())
            return member(list, std::string(index.text), place);
        const auto number = asNumber(index);
        if (!list.isArray() || !number || *number < 0
            || static_cast<std::size_t>(*number) >= list.items.size())
            return refuse(place, "an index is out of range");
        return list.items[static_cast<std::size_t>(*number)];
    }
    case Expression::Kind::Call:
        break;
    }
    const std::string name = toLower(expression.text);
    // Only the branch that is taken is evaluated.
    if (name == "if" && expression.arguments.size() == 3) {
        const Value condition = evaluateExpression(expression.arguments[0], place);
        if (condition.type != Type::Boolean)
            return refuse(place, "the condition is unknown");
        return evaluateExpression(expression.arguments[condition.boolean ? 1 : 2], place);
    }
    ++m_depth;
    std::vector<Value> arguments;
    for (const Expression& argument : expression.arguments)
        arguments.push_back(evaluateExpression(argument, place));
    --m_depth;
    if ((name == "parameters" || name == "variables") && arguments.size() == 1
        && arguments[0].isString()) {
        return name == "parameters" ? parameter(std::string(arguments[0].text), place)
                                    : variable(std::string(arguments[0].text), place);
    }
    std::string why;
    const Value result = callFunction(*this, name, arguments, place, m_pool, why);
    return result.type == Type::Unknown && !why.empty() ? refuse(place, why) : result;
}

json::Value Evaluator::member(const Value& object, const std::string& name, const Value& place)
{
    if (object.type == Type::Unknown)
        return unknown(place);
    const Value* found = object.find(name);
    if (found == nullptr)
        return refuse(place, "there is no member " + name);
    return *found;
}

json::Value Evaluator::standIn(const Value& declaration, const std::string& name)
{
    if (const Value* allowed = declaration.find("allowedValues");
        allowed != nullptr && !allowed->items.empty())
        return allowed->items.front();
    const Value* type = declaration.find("type");
    const std::string kind = type != nullptr && type->isString() ? toLower(type->text) : "string";
    m_report(declaration, "the parameter " + name + " has no value; a stand-in is used");
    if (kind == "int") {
        const Value* lowest = declaration.find("minValue");
        return lowest != nullptr ? *lowest : makeNumber(1, declaration);
    }
    if (kind == "bool")
        return makeBoolean(false, declaration);
    Value empty = unknown(declaration);
    if (kind == "array" || kind == "object" || kind == "secureobject") {
        empty.type = kind == "array" ? Type::Array : Type::Object;
        return empty;
    }
    return makeString(name, declaration);
}

json::Value Evaluator::parameter(const std::string& name, const Value& place)
{
    const std::string key = "p:" + toLower(name);
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    if (!m_running.insert(key).second)
        return refuse(place, "the parameter " + name + " refers to itself");
    const Value* declarations = m_root.find("parameters");
    const Value* declaration = declarations != nullptr ? declarations->find(name) : nullptr;
    Value value = unknown(place);
    if (const auto given = m_parameters.find(toLower(name)); given != m_parameters.end())
        value = given->second;
    else if (declaration == nullptr)
        value = refuse(place, "there is no parameter " + name);
    else if (const Value* otherwise = declaration->find("defaultValue"))
        value = evaluate(*otherwise);
    else
        value = standIn(*declaration, name);
    m_running.erase(key);
    m_known.emplace(key, value);
    return value;
}

json::Value Evaluator::variable(const std::string& name, const Value& place)
{
    const std::string key = "v:" + toLower(name);
    // A variable's value may use copyIndex() only in its own copy, so it can be kept.
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    if (!m_running.insert(key).second)
        return refuse(place, "the variable " + name + " refers to itself");
    const Value* declarations = m_root.find("variables");
    Value value = unknown(place);
    const Value* declared = declarations != nullptr ? declarations->find(name) : nullptr;
    const Value* copies = declarations != nullptr ? declarations->find("copy") : nullptr;
    if (declared != nullptr) {
        value = evaluate(*declared);
    } else {
        bool found = false;
        if (copies != nullptr) {
            for (const Value& copy : copies->items) {
                const Value* copyName = copy.find("name");
                if (copyName == nullptr || !equalsIgnoringCase(copyName->text, name))
                    continue;
                std::vector<json::Member> made;
                value = expandPropertyCopy(copy, made);
                found = true;
            }
        }
        if (!found)
            value = refuse(place, "there is no variable " + name);
    }
    m_running.erase(key);
    m_known.emplace(key, value);
    return value;
}

} // namespace peerscape::read::arm
