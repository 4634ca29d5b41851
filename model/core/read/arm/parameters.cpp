#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::read::arm {

namespace {

constexpr int kMaxReferences = 10;

/// A value as a person types it: text as it is, everything else as JSON.
std::string typed(const Value& value)
{
    return value.isString() ? std::string(value.text) : json::serialise(value);
}

} // namespace

Value Evaluator::remember(const std::string& key, const Value& place, std::string_view what,
                          std::string_view name, const std::function<Value()>& make)
{
    Scope& scope = *m_scope->names;
    if (const auto known = scope.known.find(key); known != scope.known.end()) {
        touch(known->second.touched);
        return known->second.value;
    }
    if (!scope.running.insert(key).second)
        return refuse(place, fmt::format("the {} {} refers to itself", what, name));
    Known known;
    {
        const Collect collect(*this, known.touched);
        known.value = make();
    }
    scope.running.erase(key);
    return scope.known.emplace(key, std::move(known)).first->second.value;
}

void Evaluator::complain(const Value& place, const std::string& reason)
{
    if (m_isStrict)
        stop(place, reason);
    else
        refuse(place, reason);
}

Value Evaluator::parameter(std::string_view name, const Value& place)
{
    if (m_arguments != nullptr) {
        for (const Local& argument : *m_arguments) {
            if (equalsIgnoringCase(argument.name, name))
                return argument.value;
        }
        return refuse(place, fmt::format("the function has no parameter {}", name));
    }
    return remember("p:" + toLower(name), place, "parameter", name,
                    [&] { return resolveParameter(name, place); });
}

Value Evaluator::variable(std::string_view name, const Value& place)
{
    if (m_arguments != nullptr)
        return refuse(place, "a user-defined function sees no variables");
    return remember("v:" + toLower(name), place, "variable", name,
                    [&] { return resolveVariable(name, place); });
}

Value Evaluator::resolveVariable(std::string_view name, const Value& place)
{
    Scope& scope = *m_scope->names;
    const Enter enter(*this, scope, {});
    const Value* declarations = memberOf(*scope.root, "variables");
    if (declarations == nullptr)
        return refuse(place, fmt::format("there is no variable {}", name));
    m_maker.spend(declarations->members.size());
    if (const Value* declared = memberOf(*declarations, name))
        return evaluate(*declared);
    if (const Value* copies = memberOf(*declarations, "copy")) {
        for (const Value& copy : copies->items) {
            const Value* input = memberOf(copy, "input");
            if (input != nullptr && equalsIgnoringCase(textMember(copy, "name"), name))
                return expandCopy(copy, *input, textMember(copy, "name"), true);
        }
    }
    return refuse(place, fmt::format("there is no variable {}", name));
}

const Value* Evaluator::typeOf(const Value& declaration, std::string_view property) const
{
    const Value* at = &declaration;
    for (int hops = 0; hops < kMaxReferences; ++hops) {
        if (const Value* found = memberOf(*at, property))
            return found;
        // "#/definitions/name"
        const std::string_view reference = textMember(*at, "$ref");
        const Value* definitions = memberOf(*m_scope->names->root, "definitions");
        constexpr std::string_view kPrefix = "#/definitions/";
        if (!reference.starts_with(kPrefix) || definitions == nullptr)
            return nullptr;
        at = memberOf(*definitions, reference.substr(kPrefix.size()));
        if (at == nullptr)
            return nullptr;
    }
    return nullptr;
}

Value Evaluator::resolveParameter(std::string_view name, const Value& place)
{
    Scope& scope = *m_scope->names;
    const Enter enter(*this, scope, {});
    const Value* declarations = memberOf(*scope.root, "parameters");
    if (declarations != nullptr)
        m_maker.spend(declarations->members.size());
    const Value* declaration = declarations != nullptr ? memberOf(*declarations, name) : nullptr;
    const Value* nullable = declaration != nullptr ? typeOf(*declaration, "nullable") : nullptr;
    const bool mayBeNull = nullable != nullptr && nullable->boolean;
    if (const auto found = scope.parameters.find(toLower(name)); found != scope.parameters.end()) {
        const Value value = given(found->second, declaration, name);
        if (!value.isNull() || mayBeNull)
            return value;
    }
    if (declaration == nullptr)
        return refuse(place, fmt::format("there is no parameter {}", name));
    if (const Value* otherwise = memberOf(*declaration, "defaultValue"))
        return evaluate(*otherwise);
    return mayBeNull ? ValueMaker::null(*declaration) : standIn(*declaration, name);
}

Value Evaluator::given(const Given& given, const Value* declaration, std::string_view name)
{
    if (given.value.type == Type::Unknown)
        return refuse(
            given.value,
            fmt::format("the parameter {} is a key vault's secret, which only Azure reads", name));
    if (given.scope == nullptr)
        return coerced(given.value, declaration, name);
    Value value;
    {
        const Enter enter(*this, *given.scope, given.loops);
        value = evaluate(given.value);
    }
    if (given.isEntry && value.type != Type::Unknown) {
        const Value* inside = memberOf(value, "value");
        value = inside != nullptr ? *inside
                                  : refuse(given.value, fmt::format("the parameter {} is given "
                                                                    "without a value",
                                                                    name));
    }
    return coerced(value, declaration, name);
}

Value Evaluator::coerced(const Value& value, const Value* declaration, std::string_view name)
{
    if (declaration == nullptr || value.type == Type::Unknown)
        return value;
    const Value* declared = typeOf(*declaration, "type");
    const std::string type = declared != nullptr ? toLower(declared->text) : std::string();
    Value result = value;
    if (type == "int" && value.isString()) {
        result.type = Type::Number;
        if (!integerOf(result))
            return refuse(value, fmt::format("the parameter {} wants a whole number", name));
    } else if (type == "bool" && value.isString()) {
        const bool isTrue = equalsIgnoringCase(value.text, "true");
        if (!isTrue && !equalsIgnoringCase(value.text, "false"))
            return refuse(value, fmt::format("the parameter {} wants true or false", name));
        result = ValueMaker::boolean(isTrue, value);
    }
    const Value* allowed = typeOf(*declaration, "allowedValues");
    if (allowed != nullptr && allowed->isArray() && !result.isArray() && !result.isNull()
        && std::none_of(allowed->items.begin(), allowed->items.end(),
                        [&](const Value& item) { return isSame(item, result, m_maker); }))
        complain(value, fmt::format("{} is not among the values that the parameter {} allows",
                                    typed(result), name));
    return result;
}

Value Evaluator::standIn(const Value& declaration, std::string_view name)
{
    const Value* declared = typeOf(declaration, "type");
    const std::string type = declared != nullptr && declared->isString() ? toLower(declared->text)
                                                                         : std::string("string");
    const Value* allowed = typeOf(declaration, "allowedValues");
    Value value = ValueMaker::unknown(declaration);
    const bool isText = type == "string" || type == "securestring";
    if (allowed != nullptr && !allowed->items.empty() && type != "array") {
        value = allowed->items.front();
    } else if (isText && equalsIgnoringCase(name, "_artifactsLocation")) {
        return m_maker.string(m_scope->address, declaration); // where the template's files lie
    } else if (isText && equalsIgnoringCase(name, "_artifactsLocationSasToken")) {
        return m_maker.string({}, declaration);
    } else if (isText) {
        const Value* longest = typeOf(declaration, "maxLength");
        const auto length = longest != nullptr ? integerOf(*longest) : std::nullopt;
        value = m_maker.string(
            std::string(name.substr(0, static_cast<std::size_t>(
                                           std::max<std::int64_t>(0, length.value_or(INT32_MAX))))),
            declaration);
    } else if (type == "int") {
        const Value* lowest = typeOf(declaration, "minValue");
        value = lowest != nullptr && integerOf(*lowest) ? *lowest : m_maker.integer(1, declaration);
    } else if (type == "bool") {
        value = ValueMaker::boolean(false, declaration);
    } else if (type == "array") {
        value = m_maker.list({}, declaration);
    } else {
        value = m_maker.object({}, declaration);
    }
    if (m_scope->names->parent != nullptr) {
        complain(declaration,
                 fmt::format("the parameter {} of a nested template has no value; {} is used", name,
                             typed(value)));
        return value;
    }
    OpenParameter open{std::string(name), type, {}, {}, typed(value), declaration, false};
    if (const Value* metadata = memberOf(declaration, "metadata"))
        open.description = textMember(*metadata, "description");
    if (allowed != nullptr) {
        for (const Value& item : allowed->items)
            open.allowedValues.push_back(typed(item));
    }
    touch({m_openParameters.size()});
    m_openParameters.push_back(std::move(open));
    return value;
}

} // namespace peerscape::read::arm
