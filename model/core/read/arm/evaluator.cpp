#include "core/read/arm/evaluator.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::read::arm {

namespace {

constexpr unsigned kMaxEvaluationDepth = 500;
/// Azure copies at most 800 times; more than this is a mistake or an attack.
constexpr std::int64_t kMaxCopies = 10000;

/// Members that never reach the drawing, whatever parameter they are made from (import.md 4).
bool isBesideTheDrawing(std::string_view key)
{
    constexpr std::array kBeside{"sharedKey",
                                 "authorizationKey",
                                 "dnsSettings",
                                 "domainNameLabel",
                                 "tags",
                                 "osProfile",
                                 "storageProfile",
                                 "adminUsername",
                                 "adminPassword",
                                 "zones",
                                 "sku",
                                 "diagnosticsProfile",
                                 "publicKeys",
                                 "hardwareProfile",
                                 "securityProfile",
                                 "vpnClientRootCertificates",
                                 "identity",
                                 "plan"};
    return std::any_of(kBeside.begin(), kBeside.end(),
                       [&](std::string_view name) { return equalsIgnoringCase(name, key); });
}

bool isPlain(const Value& before, const Value& after)
{
    return before.type == after.type && before.text.data() == after.text.data()
           && before.items.data() == after.items.data()
           && before.members.data() == after.members.data();
}

/// Whether a member is a list of property copies rather than something called "copy".
bool isPropertyCopy(const Member& member)
{
    return equalsIgnoringCase(member.key, "copy") && member.value.isArray()
           && std::all_of(
               member.value.items.begin(), member.value.items.end(), [](const Value& copy) {
                   return memberOf(copy, "name") != nullptr && memberOf(copy, "count") != nullptr;
               });
}

} // namespace

struct Evaluator::Enter::Frame
{
    Scope* scope;
    std::vector<Loop> loops;
    std::vector<Local> lambdaVariables;
    const std::vector<Local>* arguments;
};

Evaluator::Enter::Enter(Evaluator& evaluator, Scope& scope, std::vector<Loop> loops)
    : m_evaluator(evaluator)
    , m_outer(new Frame{evaluator.m_scope, std::move(evaluator.m_loops),
                        std::move(evaluator.lambdaVariables), evaluator.m_arguments})
{
    evaluator.m_scope = &scope;
    evaluator.m_loops = std::move(loops);
    evaluator.lambdaVariables.clear();
    evaluator.m_arguments = nullptr;
}

Evaluator::Enter::~Enter()
{
    m_evaluator.m_scope = m_outer->scope;
    m_evaluator.m_loops = std::move(m_outer->loops);
    m_evaluator.lambdaVariables = std::move(m_outer->lambdaVariables);
    m_evaluator.m_arguments = m_outer->arguments;
}

Evaluator::Collect::Collect(Evaluator& evaluator, Touched& touched, bool isolated)
    : m_evaluator(evaluator)
    , m_touched(touched)
    , m_outer(evaluator.m_touched)
    , m_isolated(isolated)
{
    evaluator.m_touched = &touched;
}

Evaluator::Collect::~Collect()
{
    m_evaluator.m_touched = m_outer;
    if (!m_isolated)
        m_evaluator.touch(m_touched);
}

Evaluator::Evaluator(ValueMaker& maker, Report report)
    : m_maker(maker)
    , m_report(std::move(report))
{
}

void Evaluator::touch(const Touched& touched)
{
    if (m_touched != nullptr && m_touched != &touched)
        m_touched->insert(touched.begin(), touched.end());
}

Value Evaluator::refuse(const Value& place, const std::string& reason)
{
    if (!m_stopped)
        m_report(place, reason);
    return ValueMaker::unknown(place);
}

void Evaluator::stop(const Value& place, std::string reason)
{
    if (m_stopped)
        return;
    m_stopped = std::move(reason);
    m_stoppedAt = place;
}

std::string Evaluator::evaluateText(const Value& value)
{
    const Value result = evaluate(value);
    return result.isString() || result.type == Type::Number ? std::string(result.text)
                                                            : std::string();
}

Value Evaluator::evaluate(const Value& value)
{
    if (!m_maker.spend(sizeof(Value) / 2))
        stop(value, "the template makes more than Peerscape reads (strings that double, or loops "
                    "in loops)");
    if (m_stopped)
        return ValueMaker::unknown(value);
    if (m_depth > kMaxEvaluationDepth)
        return refuse(value, "the template is nested too deeply");
    if (!value.isString() && value.items.empty() && value.members.empty())
        return value;
    ++m_depth;
    const Value result = value.isString()  ? evaluateString(value)
                         : value.isArray() ? evaluateList(value)
                                           : evaluateObject(value);
    --m_depth;
    return result;
}

Value Evaluator::evaluateString(const Value& value)
{
    if (!isExpression(value.text)) {
        Value result = value;
        result.text = withoutEscape(value.text);
        return result;
    }
    const Expression* expression = parsed(value);
    return expression != nullptr ? evaluate(*expression, value)
                                 : refuse(value, m_unparsable[value.text]);
}

const Expression* Evaluator::parsed(const Value& value)
{
    if (const auto known = m_parsed.find(value.text); known != m_parsed.end())
        return known->second.get();
    if (m_unparsable.contains(value.text))
        return nullptr;
    m_maker.spend(value.text.size() * 4);
    auto expression = parseExpression(value.text.substr(1, value.text.size() - 2));
    if (!expression) {
        m_unparsable.emplace(value.text, expression.error().message);
        return nullptr;
    }
    return m_parsed.emplace(value.text, std::make_unique<Expression>(std::move(*expression)))
        .first->second.get();
}

Value Evaluator::evaluateList(const Value& value)
{
    std::vector<Value> items;
    items.reserve(value.items.size());
    bool isChanged = false;
    for (const Value& item : value.items) {
        items.push_back(evaluate(item));
        isChanged = isChanged || !isPlain(item, items.back());
    }
    return isChanged ? m_maker.list(std::move(items), value) : value;
}

Value Evaluator::evaluateObject(const Value& value)
{
    std::vector<Member> members;
    members.reserve(value.members.size());
    bool isChanged = false;
    for (const Member& member : value.members) {
        if (isPropertyCopy(member)) {
            isChanged = true;
            for (const Value& copy : member.value.items) {
                const std::string_view name = textMember(copy, "name");
                const Value* input = memberOf(copy, "input");
                members.push_back({name, input != nullptr ? expandCopy(copy, *input, name, false)
                                                          : refuse(copy, "a copy needs an input")});
            }
            continue;
        }
        Member evaluated{member.key, {}};
        if (m_touched != nullptr && isBesideTheDrawing(member.key)) {
            Touched beside;
            const Collect collect(*this, beside, true);
            evaluated.value = evaluate(member.value);
        } else {
            evaluated.value = evaluate(member.value);
        }
        if (isExpression(member.key)) {
            Value key = value;
            key.type = Type::String;
            key.text = member.key;
            evaluated.key = m_maker.key(evaluateText(key));
        } else {
            evaluated.key = withoutEscape(member.key);
        }
        isChanged = isChanged || evaluated.key.data() != member.key.data()
                    || !isPlain(member.value, evaluated.value);
        members.push_back(evaluated);
    }
    return isChanged ? m_maker.object(std::move(members), value) : value;
}

std::int64_t Evaluator::copyCount(const Value& copy)
{
    const Value* count = memberOf(copy, "count");
    const Value times = count != nullptr ? evaluate(*count) : ValueMaker::unknown(copy);
    if (const auto number = integerOf(times); number && *number >= 0) {
        if (*number > kMaxCopies) {
            stop(*count, fmt::format("a copy count of {} is more than the {} that are read (Azure "
                                     "allows 800)",
                                     *number, kMaxCopies));
            return 0;
        }
        return *number;
    }
    refuse(count != nullptr ? *count : copy, "the copy's count is unknown; one is assumed");
    return 1;
}

Value Evaluator::expandCopy(const Value& copy, const Value& input, std::string_view name,
                            bool isVariable)
{
    const std::int64_t count = copyCount(copy);
    std::vector<Value> items;
    for (std::int64_t i = 0; i < count && !m_stopped; ++i) {
        m_loops.push_back({std::string(name), i, isVariable});
        items.push_back(evaluate(input));
        m_loops.pop_back();
    }
    return m_maker.list(std::move(items), copy);
}

Value Evaluator::evaluate(const Expression& expression, const Value& place)
{
    if (!m_maker.spend(sizeof(Value) / 2))
        stop(place, "the template makes more than Peerscape reads (strings that double, or loops "
                    "in loops)");
    if (m_stopped)
        return ValueMaker::unknown(place);
    if (m_depth > kMaxEvaluationDepth)
        return refuse(place, "the template is nested too deeply");
    ++m_depth;
    Value result;
    switch (expression.kind) {
    case Expression::Kind::String:
        result = m_maker.string(expression.text, place);
        break;
    case Expression::Kind::Number:
        result = m_maker.digits(expression.text, place);
        break;
    case Expression::Kind::Member:
        if (const auto output = outputOfDeployment(expression, place))
            result = *output;
        else
            result = member(evaluate(expression.arguments[0], place), expression.text,
                            expression.safe, place);
        break;
    case Expression::Kind::Index:
        result = index(expression, place);
        break;
    case Expression::Kind::Call:
        result = call(expression, place);
        break;
    }
    --m_depth;
    return result;
}

std::optional<Value> Evaluator::outputOfDeployment(const Expression& expression, const Value& place)
{
    // reference(deployment).outputs.name: the other outputs are not evaluated.
    const Expression& outputs = expression.arguments[0];
    if (m_surroundings == nullptr || outputs.kind != Expression::Kind::Member
        || !equalsIgnoringCase(outputs.text, "outputs"))
        return std::nullopt;
    const Expression& reference = outputs.arguments[0];
    if (reference.kind != Expression::Kind::Call || reference.text != "reference"
        || reference.arguments.empty())
        return std::nullopt;
    const Value name = evaluate(reference.arguments[0], place);
    if (!name.isString())
        return std::nullopt;
    return m_surroundings->output(name.text, expression.text, place);
}

Value Evaluator::index(const Expression& expression, const Value& place)
{
    const Value list = evaluate(expression.arguments[0], place);
    const Value index = evaluate(expression.arguments[1], place);
    if (list.type == Type::Unknown || index.type == Type::Unknown)
        return ValueMaker::unknown(place);
    if (index.isString())
        return member(list, index.text, expression.safe, place);
    const auto number = integerOf(index);
    if (expression.safe
        && (list.isNull()
            || (list.isArray() && number
                && (*number < 0 || static_cast<std::size_t>(*number) >= list.items.size()))))
        return ValueMaker::null(place);
    if (!list.isArray() || !number)
        return refuse(place,
                      fmt::format("[{}] does not fit {}", textOf(index), typeName(list.type)));
    if (*number < 0 || static_cast<std::size_t>(*number) >= list.items.size())
        return refuse(place, fmt::format("the list has {} elements, and none at {}",
                                         list.items.size(), *number));
    return list.items[static_cast<std::size_t>(*number)];
}

Value Evaluator::member(const Value& object, std::string_view name, bool safe, const Value& place)
{
    if (object.type == Type::Unknown)
        return ValueMaker::unknown(place);
    m_maker.spend(object.members.size());
    if (const Value* found = memberOf(object, name))
        return *found;
    if (safe && (object.isObject() || object.isNull()))
        return ValueMaker::null(place);
    return refuse(place, object.isObject()
                             ? fmt::format("there is no member {}", name)
                             : fmt::format("{} has no member {}", typeName(object.type), name));
}

Value Evaluator::call(const Expression& expression, const Value& place)
{
    const Function* function = expression.function;
    if (function == nullptr)
        return userFunction(expression, place);
    const std::size_t size = expression.arguments.size();
    if (size < function->least || (size > function->most && function->most != kAnyNumber))
        return refuse(
            place, fmt::format("{}() takes {} arguments, not {}", function->usual,
                               function->least == function->most ? std::to_string(function->least)
                               : function->most == kAnyNumber
                                   ? fmt::format("at least {}", function->least)
                                   : fmt::format("{} to {}", function->least, function->most),
                               size));
    if (function->lazy != nullptr)
        return function->lazy(*this, expression, place);
    std::vector<Value> arguments;
    arguments.reserve(size);
    bool isKnown = true;
    std::size_t weight = 1;
    for (const Expression& argument : expression.arguments) {
        arguments.push_back(evaluate(argument, place));
        const Value& value = arguments.back();
        isKnown = isKnown && value.type != Type::Unknown;
        weight += value.text.size() / 16 + value.items.size() + value.members.size();
    }
    m_maker.spend(weight);
    // Unknown spreads; whoever made it has said why.
    if (!isKnown && !function->takesUnknown)
        return ValueMaker::unknown(place);
    return function->answer({*this, function->usual, arguments, place});
}

Value Evaluator::userFunction(const Expression& expression, const Value& place)
{
    const std::size_t dot = expression.text.rfind('.');
    const Value* namespaces = memberOf(*m_scope->names->root, "functions");
    if (dot == std::string::npos || namespaces == nullptr)
        return refuse(place, fmt::format("there is no function {}()", expression.text));
    const std::string_view text = expression.text;
    for (const Value& space : namespaces->items) {
        const Value* members = memberOf(space, "members");
        const Value* function =
            equalsIgnoringCase(textMember(space, "namespace"), text.substr(0, dot))
                    && members != nullptr
                ? memberOf(*members, text.substr(dot + 1))
                : nullptr;
        const Value* output = function != nullptr ? memberOf(*function, "output") : nullptr;
        const Value* value = output != nullptr ? memberOf(*output, "value") : nullptr;
        if (value == nullptr)
            continue;
        std::vector<Local> locals;
        const Value* parameters = memberOf(*function, "parameters");
        for (std::size_t i = 0; parameters != nullptr && i < parameters->items.size(); ++i)
            locals.push_back({toLower(textMember(parameters->items[i], "name")),
                              i < expression.arguments.size()
                                  ? evaluate(expression.arguments[i], place)
                                  : ValueMaker::null(place)});
        const Enter enter(*this, *m_scope, {});
        m_arguments = &locals;
        return evaluate(*value);
    }
    return refuse(place, fmt::format("there is no function {}()", expression.text));
}

Value Evaluator::output(const Value& declaration)
{
    if (const Value* copy = memberOf(declaration, "copy")) {
        const Value* input = memberOf(*copy, "input");
        return input != nullptr ? expandCopy(*copy, *input, {}, true)
                                : refuse(*copy, "a copy needs an input");
    }
    const Value* value = memberOf(declaration, "value");
    return value != nullptr ? evaluate(*value) : refuse(declaration, "the output has no value");
}

} // namespace peerscape::read::arm
