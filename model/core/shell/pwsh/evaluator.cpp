#include "core/shell/pwsh/cmdlet.h"
#include "core/shell/pwsh/runspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>

namespace peerscape::shell::pwsh {

namespace {

using Kind = Node::Kind;

constexpr std::size_t kMostPattern = 100;
constexpr std::size_t kMostMatched = 400;
constexpr std::int64_t kMostRange = 5000;

Value numberValue(double number)
{
    if (std::floor(number) == number && std::fabs(number) < 9e15)
        return static_cast<std::int64_t>(number);
    return number;
}

double numberFor(const Value& value)
{
    double number = 0;
    if (!value.toNumber(number))
        throw PowerShellError{
            fmt::format("InvalidArgument: Cannot convert value \"{}\" to type \"System.Int32\". "
                        "Error: \"The input string '{}' was not in a correct format.\"",
                        textOf(value), textOf(value))};
    return number;
}

/// A pattern of -match, -replace or -split. The library's matcher recurses and tries again: what
/// could take long is refused.
std::regex pattern(const std::string& text, bool withCase)
{
    const bool repeatsGroups = text.find(")*") != std::string::npos
                               || text.find(")+") != std::string::npos
                               || text.find("){") != std::string::npos
                               || std::count_if(text.begin(), text.end(), [](char c) {
                                      return c == '*' || c == '+' || c == '{';
                                  }) > 4;
    if (text.size() > kMostPattern || repeatsGroups)
        throw PowerShellError{"This pattern is not part of this offline shell."};
    try {
        return std::regex(text, withCase ? std::regex::ECMAScript
                                         : std::regex::ECMAScript | std::regex::icase);
    } catch (const std::regex_error&) {
        throw PowerShellError{fmt::format("Invalid pattern '{}'.", text)};
    }
}

std::string matched(const Value& value)
{
    return textOf(value).substr(0, kMostMatched);
}

std::string repeated(const std::string& text, double times)
{
    std::string all;
    for (double i = 0; i < times && all.size() < (std::size_t{1} << 16U); ++i)
        all += text;
    return all;
}

/// `'{0,10} {1}' -f …`: positions, widths and `:N2`-like formats of numbers.
std::string inFormat(const std::string& format, const List& values)
{
    std::string text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        const bool isDouble = i + 1 < format.size() && format[i + 1] == c;
        if ((c == '{' || c == '}') && isDouble) {
            text += c;
            ++i;
            continue;
        }
        const std::size_t end = c == '{' ? format.find('}', i) : std::string::npos;
        if (end == std::string::npos) {
            text += c;
            continue;
        }
        const std::string inner = format.substr(i + 1, end - i - 1);
        const auto position = static_cast<std::size_t>(std::atoi(inner.c_str()));
        if (inner.empty() || inner[0] < '0' || inner[0] > '9' || position >= values.size())
            throw PowerShellError{
                "FormatError: Error formatting a string: Index (zero based) must be greater than "
                "or equal to zero and less than the size of the argument list."};
        std::string value = textOf(values[position]);
        if (const std::size_t comma = inner.find(','); comma != std::string::npos) {
            const int width = std::clamp(std::atoi(inner.c_str() + comma + 1), -200, 200);
            const auto size = static_cast<std::size_t>(std::abs(width));
            if (value.size() < size)
                value.insert(width < 0 ? value.size() : 0, size - value.size(), ' ');
        }
        text += value;
        i = end;
    }
    return text;
}

} // namespace

bool isLike(std::string_view text, std::string_view pattern)
{
    const std::string a = toLower(text);
    const std::string b = toLower(pattern);
    // The last star is the only one that may have to take more.
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t star = std::string::npos;
    std::size_t mark = 0;
    while (i < a.size()) {
        if (j < b.size() && (b[j] == '?' || (b[j] != '*' && b[j] == a[i]))) {
            ++i;
            ++j;
        } else if (j < b.size() && b[j] == '*') {
            star = j++;
            mark = i;
        } else if (star != std::string::npos) {
            j = star + 1;
            i = ++mark;
        } else {
            return false;
        }
    }
    while (j < b.size() && b[j] == '*')
        ++j;
    return j == b.size();
}

Value Runspace::evaluate(const Node& node)
{
    spend(1);
    switch (node.kind) {
    case Kind::Constant:
        return node.value;
    case Kind::Expand: {
        std::string text;
        for (const NodePtr& part : node.children)
            text += wordOf(*part);
        spend(text.size() / 64);
        return text.substr(0, std::size_t{1} << 17U);
    }
    case Kind::Variable:
        return variable(node.text);
    case Kind::Member:
        return evaluateMember(node);
    case Kind::Index:
        return evaluateIndex(node);
    case Kind::Call:
        return evaluateCall(node);
    case Kind::Type:
        return "System." + node.text;
    case Kind::Cast:
        return cast(node.text, evaluate(*node.children.front()));
    case Kind::Unary:
        return evaluateUnary(node);
    case Kind::Binary:
        return evaluateBinary(node);
    case Kind::Comma: {
        List list;
        for (const NodePtr& item : node.children)
            list.push_back(evaluate(*item));
        return list;
    }
    case Kind::Array: {
        List list;
        execute(*node.children.front(), list);
        return list;
    }
    case Kind::SubExpression:
    case Kind::Paren: {
        // `($x)++` and `($x = 1)` give the value on.
        const NodePtr& block = node.children.front();
        if (node.kind == Kind::Paren && block->children.size() == 1
            && block->children.front()->kind == Kind::Assign) {
            List none;
            execute(*block->children.front(), none);
            return evaluate(*block->children.front()->children.front());
        }
        if (block->children.size() == 1)
            return valueOfStatement(*block->children.front());
        List list;
        for (const NodePtr& statement : block->children)
            execute(*statement, list);
        return unrolled(std::move(list));
    }
    case Kind::Hash: {
        auto table = newObject(kHashtable);
        for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
            table->set(wordOf(*node.children[i]), valueOfStatement(*node.children[i + 1]));
        }
        return table;
    }
    case Kind::Script:
        return std::make_shared<const Node>(node);
    case Kind::Step: {
        List value;
        step(node, &value);
        return unrolled(std::move(value));
    }
    default: {
        List list;
        execute(node, list);
        return unrolled(std::move(list));
    }
    }
}

Value Runspace::valueOfStatement(const Node& node)
{
    if (node.kind == Kind::Pipeline && node.children.size() == 1
        && node.children.front()->kind != Kind::Command)
        return evaluate(*node.children.front());
    List values;
    execute(node, values);
    return unrolled(std::move(values));
}

void Runspace::step(const Node& node, List* out)
{
    const Value before = evaluate(*node.children.front());
    if (out != nullptr)
        out->push_back(before.isNull() ? Value(std::int64_t{0}) : before);
    assign(*node.children.front(), numberValue(numberFor(before) + (node.text == "++" ? 1 : -1)));
}

Value Runspace::evaluateUnary(const Node& node)
{
    const Value value = evaluate(*node.children.front());
    if (node.text == "not")
        return !isTrue(value);
    if (node.text == "-")
        return numberValue(-numberFor(value));
    if (node.text == "join") {
        std::string text;
        for (const Value& item : itemsOf(value))
            text += textOf(item);
        return text;
    }
    List words;
    std::string word;
    for (const char c : textOf(value) + ' ') {
        if (c != ' ' && c != '\t' && c != '\n')
            word += c;
        else if (!word.empty())
            words.emplace_back(std::exchange(word, {}));
    }
    return words;
}

Value Runspace::evaluateBinary(const Node& node)
{
    const std::string& name = node.text;
    const Value left = evaluate(*node.children[0]);
    if (name == "and" || name == "or") {
        if (isTrue(left) != (name == "and"))
            return name == "or";
        return isTrue(evaluate(*node.children[1]));
    }
    const Value right = evaluate(*node.children[1]);
    if (name == "xor")
        return isTrue(left) != isTrue(right);
    if (name == "+") {
        if (left.list() != nullptr) {
            List sum = *left.list();
            for (Value& item : itemsOf(right))
                sum.push_back(std::move(item));
            spend(sum.size());
            return sum;
        }
        if (left.isNull())
            return right;
        if (const Object* table = left.object(); table != nullptr && right.object() != nullptr) {
            auto sum = std::make_shared<Object>(*table);
            for (const Member& member : right.object()->members)
                sum->set(member.name, member.value);
            return sum;
        }
        if (left.isNumber())
            return numberValue(numberFor(left) + numberFor(right));
        std::string sum = textOf(left) + textOf(right);
        spend(sum.size() / 64);
        return sum;
    }
    if (name == "-")
        return numberValue(numberFor(left) - numberFor(right));
    if (name == "*") {
        if (const std::string* text = left.string())
            return repeated(*text, std::min(numberFor(right), 65536.0));
        return numberValue(numberFor(left) * numberFor(right));
    }
    if (name == "/" || name == "%") {
        const double divisor = numberFor(right);
        if (divisor == 0)
            throw PowerShellError{"RuntimeException: Attempted to divide by zero."};
        return numberValue(name == "/" ? numberFor(left) / divisor
                                       : std::fmod(numberFor(left), divisor));
    }
    if (name == "..") {
        const auto from = static_cast<std::int64_t>(std::clamp(numberFor(left), -1e9, 1e9));
        const auto to = static_cast<std::int64_t>(std::clamp(numberFor(right), -1e9, 1e9));
        if (std::abs(to - from) > kMostRange)
            throw PowerShellError{"The range is larger than this offline shell allows (5000)."};
        List list;
        for (std::int64_t i = from;; i += from <= to ? 1 : -1) {
            list.emplace_back(i);
            if (i == to)
                break;
        }
        spend(list.size());
        return list;
    }
    if (name == "f")
        return inFormat(textOf(left), itemsOf(right));
    if (name == "join") {
        std::string text;
        bool isFirst = true;
        for (const Value& item : itemsOf(left)) {
            text += (isFirst ? "" : textOf(right)) + textOf(item);
            spend(1 + text.size() / 4096);
            isFirst = false;
        }
        return text;
    }
    if (name == "split") {
        List parts;
        const std::regex separator = pattern(textOf(right), false);
        const std::string text = matched(left);
        for (std::sregex_token_iterator at(text.begin(), text.end(), separator, -1), end; at != end;
             ++at)
            parts.emplace_back(at->str());
        return parts;
    }
    if (name == "replace" || name == "creplace" || name == "ireplace") {
        const List pair = itemsOf(right);
        const std::string to = pair.size() > 1 ? textOf(pair[1]) : std::string();
        const std::regex from =
            pattern(pair.empty() ? std::string() : textOf(pair[0]), name == "creplace");
        List replaced;
        for (const Value& item : itemsOf(left))
            replaced.emplace_back(std::regex_replace(matched(item), from, to));
        return unrolled(std::move(replaced));
    }
    if (name == "is" || name == "isnot") {
        const std::string type = toLower(textOf(right));
        const std::string own = toLower(typeName(left));
        const bool fits = type.ends_with(own) || type.ends_with('.' + own)
                          || (own == "int32" && type.ends_with("int"));
        return fits == (name == "is");
    }
    if (name == "as")
        return cast(textOf(right).substr(7), left);
    const auto contains = [&](const Value& list, const Value& wanted) {
        const List items = itemsOf(list);
        spend(items.size());
        return std::any_of(items.begin(), items.end(),
                           [&](const Value& item) { return equal(item, wanted); });
    };
    if (name == "contains" || name == "notcontains")
        return contains(left, right) == (name == "contains");
    if (name == "in" || name == "notin")
        return contains(right, left) == (name == "in");
    std::optional<std::regex> expression;
    if (name.ends_with("match"))
        expression = pattern(textOf(right), name == "cmatch");
    const auto test = [&](const Value& value) {
        if (expression) {
            std::smatch found;
            const std::string text = matched(value);
            const bool fits = std::regex_search(text, found, *expression);
            if (fits) {
                auto table = newObject(kHashtable);
                for (std::size_t i = 0; i < found.size(); ++i)
                    table->set(std::to_string(i), found[i].str());
                setVariable("matches", Value(table));
            }
            return fits != name.starts_with("not");
        }
        if (name.ends_with("like"))
            return isLike(textOf(value), textOf(right)) != name.starts_with("not");
        const bool withCase = name == "ceq" || name == "cne";
        if (name == "eq" || name == "ceq")
            return equal(value, right, withCase);
        if (name == "ne" || name == "cne")
            return !equal(value, right, withCase);
        const int order = compare(value, right);
        return name == "gt"   ? order > 0
               : name == "ge" ? order >= 0
               : name == "lt" ? order < 0
                              : order <= 0;
    };
    if (left.list() == nullptr)
        return test(left);
    // Of a list those that fit remain.
    List fitting;
    for (const Value& item : *left.list()) {
        spend(1);
        if (test(item))
            fitting.push_back(item);
    }
    return fitting;
}

Value Runspace::property(const Value& value, const std::string& name)
{
    if (const Object* object = value.object()) {
        if (const Value* found = object->find(name))
            return *found;
        const std::string key = toLower(name);
        if (object->isOf(kHashtable) && (key == "keys" || key == "values" || key == "count")) {
            List list;
            for (const Member& member : object->members)
                list.push_back(key == "keys" ? Value(member.name) : member.value);
            return key == "count" ? Value(static_cast<std::int64_t>(list.size())) : Value(list);
        }
        return key == "count" || key == "length" ? Value(std::int64_t{1}) : Value();
    }
    const std::string key = toLower(name);
    if (const std::string* text = value.string()) {
        if (key == "length")
            return static_cast<std::int64_t>(text->size());
        return key == "count" ? Value(std::int64_t{1}) : Value();
    }
    if (const List* list = value.list()) {
        if (key == "count" || key == "length")
            return static_cast<std::int64_t>(list->size());
        List members;
        spend(list->size());
        for (const Value& item : *list) {
            if (item.object() == nullptr)
                continue;
            for (Value& member : itemsOf(property(item, name)))
                members.push_back(std::move(member));
        }
        return unrolled(std::move(members));
    }
    return key == "count" ? Value(std::int64_t{value.isNull() ? 0 : 1}) : Value();
}

Value Runspace::evaluateMember(const Node& node)
{
    const std::string name = textOf(evaluate(*node.children[1]));
    if (node.flag)
        throw PowerShellError{fmt::format("[{}]::{} is not part of this offline shell.",
                                          node.children[0]->text, name)};
    return property(evaluate(*node.children[0]), name);
}

Value Runspace::evaluateIndex(const Node& node)
{
    const Value target = evaluate(*node.children[0]);
    const Value index = evaluate(*node.children[1]);
    if (const Object* object = target.object()) {
        const Value* found = object->find(textOf(index));
        return found != nullptr ? *found : Value();
    }
    if (target.isNull())
        throw PowerShellError{"InvalidOperation: Cannot index into a null array."};
    const auto one = [&](const Value& at) -> Value {
        const auto position = static_cast<std::int64_t>(std::clamp(numberFor(at), -1e9, 1e9));
        if (const std::string* text = target.string()) {
            const auto size = static_cast<std::int64_t>(text->size());
            const std::int64_t place = position < 0 ? position + size : position;
            return place >= 0 && place < size
                       ? Value(text->substr(static_cast<std::size_t>(place), 1))
                       : Value();
        }
        const List items = itemsOf(target);
        const auto size = static_cast<std::int64_t>(items.size());
        const std::int64_t place = position < 0 ? position + size : position;
        return place >= 0 && place < size ? items[static_cast<std::size_t>(place)] : Value();
    };
    if (const List* several = index.list()) {
        List items;
        for (const Value& at : *several) {
            spend(1);
            items.push_back(one(at));
        }
        return items;
    }
    return one(index);
}

Value Runspace::evaluateCall(const Node& node)
{
    List arguments;
    for (std::size_t i = 1; i < node.children.size(); ++i)
        arguments.push_back(evaluate(*node.children[i]));
    if (node.flag)
        return evaluateStatic(node.children.front()->text, toLower(node.text), arguments);
    return callMethod(evaluate(*node.children.front()), toLower(node.text), arguments);
}

Value Runspace::evaluateStatic(const std::string& type, const std::string& name,
                               const List& arguments)
{
    const auto argument = [&](std::size_t i) {
        return i < arguments.size() ? textOf(arguments[i]) : std::string();
    };
    if (name == "new" && (type.ends_with("pscredential"))) {
        auto credential = newObject(kCredential);
        credential->set("UserName", argument(0));
        credential->set("Password", arguments.size() > 1 ? arguments[1] : Value());
        return credential;
    }
    if (type.ends_with("string") && name == "isnullorempty")
        return argument(0).empty();
    if (type.ends_with("string") && name == "join" && arguments.size() > 1) {
        std::string text;
        bool isFirst = true;
        for (const Value& item : itemsOf(arguments[1])) {
            text += (isFirst ? "" : argument(0)) + textOf(item);
            spend(1 + text.size() / 4096);
            isFirst = false;
        }
        return text;
    }
    if (type.ends_with("math") && (name == "max" || name == "min") && arguments.size() == 2) {
        const bool first = (compare(arguments[0], arguments[1]) > 0) == (name == "max");
        return arguments[first ? 0 : 1];
    }
    throw PowerShellError{fmt::format("[{}]::{}() is not part of this offline shell.", type, name)};
}

Value Runspace::callMethod(const Value& target, const std::string& name, const List& arguments)
{
    const auto argument = [&](std::size_t i) {
        return i < arguments.size() ? textOf(arguments[i]) : std::string();
    };
    if (target.isNull())
        throw PowerShellError{
            "InvalidOperation: You cannot call a method on a null-valued expression."};
    if (name == "tostring")
        return textOf(target);
    if (name == "gettype") {
        auto type = newObject("RuntimeType");
        type->set("Name", typeName(target));
        return type;
    }
    if (Object* object = target.object()) {
        if (object->isOf(kCredential) && name == "getnetworkcredential") {
            auto plain = newObject("NetworkCredential");
            plain->set("UserName", object->text("UserName"));
            const Value* secret = object->find("Password");
            const Object* secure = secret != nullptr ? secret->object() : nullptr;
            plain->set("Password", secure != nullptr ? secure->text("Secret") : std::string());
            return plain;
        }
        if (object->isOf(kHashtable) && (name == "containskey" || name == "contains"))
            return object->find(argument(0)) != nullptr;
        if (object->isOf(kHashtable) && name == "add" && arguments.size() == 2) {
            std::size_t budget = 10'000;
            if (!holds(arguments[1], object, budget))
                object->set(argument(0), arguments[1]);
            return {};
        }
        if (object->isOf(kHashtable) && name == "remove") {
            std::erase_if(object->members, [&](const Member& member) {
                return equalsIgnoringCase(member.name, argument(0));
            });
            return {};
        }
    }
    if (const std::string* text = target.string()) {
        if (name == "replace") {
            const std::string from = argument(0);
            const std::string to = argument(1);
            if (from.empty())
                throw PowerShellError{"MethodInvocationException: The value cannot be an empty "
                                      "string. (Parameter 'oldValue')"};
            std::string replaced;
            for (std::size_t at = 0;;) {
                const std::size_t found = text->find(from, at);
                replaced += text->substr(at, found - at);
                if (found == std::string::npos || replaced.size() > (std::size_t{1} << 17U))
                    return replaced;
                replaced += to;
                at = found + from.size();
            }
        }
        if (name == "tolower")
            return toLower(*text);
        if (name == "toupper") {
            std::string upper = *text;
            std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            });
            return upper;
        }
        if (name == "trim") {
            const std::size_t first = text->find_first_not_of(" \t\r\n");
            const std::size_t last = text->find_last_not_of(" \t\r\n");
            return first == std::string::npos ? std::string()
                                              : text->substr(first, last - first + 1);
        }
        if (name == "startswith")
            return text->starts_with(argument(0));
        if (name == "endswith")
            return text->ends_with(argument(0));
        if (name == "contains")
            return text->find(argument(0)) != std::string::npos;
        if (name == "indexof") {
            const std::size_t at = text->find(argument(0));
            return at == std::string::npos ? std::int64_t{-1} : static_cast<std::int64_t>(at);
        }
        if (name == "split" && !argument(0).empty()) {
            List parts;
            for (std::size_t at = 0;;) {
                const std::size_t end = text->find(argument(0), at);
                parts.emplace_back(text->substr(at, end - at));
                spend(1);
                if (end == std::string::npos)
                    return parts;
                at = end + argument(0).size();
            }
        }
        if (name == "substring") {
            const double from = arguments.empty() ? 0 : numberFor(arguments[0]);
            const double size = arguments.size() > 1 ? numberFor(arguments[1])
                                                     : static_cast<double>(text->size()) - from;
            if (from < 0 || size < 0 || from + size > static_cast<double>(text->size()))
                throw PowerShellError{"MethodInvocationException: Index and length must refer to "
                                      "a location within the string. (Parameter 'length')"};
            return text->substr(static_cast<std::size_t>(from), static_cast<std::size_t>(size));
        }
    }
    if (List* list = target.list(); list != nullptr && name == "contains")
        return std::any_of(list->begin(), list->end(), [&](const Value& item) {
            return !arguments.empty() && equal(item, arguments.front());
        });
    throw PowerShellError{fmt::format(
        "InvalidOperation: Method invocation failed because [{}] does not contain a method named "
        "'{}'.",
        typeName(target), name)};
}

Value Runspace::cast(const std::string& type, const Value& value)
{
    if (type.ends_with("[]")) {
        List list;
        for (const Value& item : itemsOf(value))
            list.push_back(cast(type.substr(0, type.size() - 2), item));
        return list;
    }
    if (type.ends_with("securestring")) {
        if (value.object() != nullptr)
            return value;
        auto secret = newObject(kSecureString);
        secret->set("Length", static_cast<std::int64_t>(textOf(value).size()));
        secret->set("Secret", textOf(value));
        return secret;
    }
    if (type == "string" || type == "system.string")
        return textOf(value);
    if (type == "bool" || type == "switch" || type == "boolean")
        return isTrue(value);
    if (type == "int" || type == "int32" || type == "long" || type == "int64")
        return static_cast<std::int64_t>(std::clamp(std::nearbyint(numberFor(value)), -9e15, 9e15));
    if (type == "double")
        return numberFor(value);
    if (type == "array")
        return itemsOf(value);
    if (type == "pscustomobject" && value.object() != nullptr) {
        auto object = std::make_shared<Object>(*value.object());
        object->type = "PSCustomObject";
        return object;
    }
    if (type == "void")
        return {};
    return value;
}

void Runspace::assign(const Node& target, const Value& value)
{
    if (target.kind == Kind::Variable) {
        setVariable(target.text, value);
        return;
    }
    if (target.kind == Kind::Cast) {
        assign(*target.children.front(), cast(target.text, value));
        return;
    }
    if (target.kind == Kind::Comma) {
        const List items = itemsOf(value);
        for (std::size_t i = 0; i < target.children.size(); ++i)
            assign(*target.children[i], i < items.size() ? items[i] : Value());
        return;
    }
    if (target.kind != Kind::Member && target.kind != Kind::Index)
        throw PowerShellError{"The assignment expression is not valid. The input to an assignment "
                              "operator must be an object that is able to accept assignments, such "
                              "as a variable or a property."};
    const Value owner = evaluate(*target.children[0]);
    const Value key = evaluate(*target.children[1]);
    if (Object* object = owner.object()) {
        const bool mayGrow = object->isOf(kHashtable);
        if (!mayGrow && object->find(textOf(key)) == nullptr)
            throw PowerShellError{fmt::format(
                "InvalidOperation: The property '{}' cannot be found on this object. Verify that "
                "the property exists and can be set.",
                textOf(key))};
        std::size_t budget = 10'000;
        if (holds(value, object, budget))
            throw PowerShellError{"An object cannot hold itself in this offline shell."};
        return object->set(textOf(key), value);
    }
    List* list = owner.list();
    double place = 0;
    if (list == nullptr || !key.toNumber(place))
        throw PowerShellError{fmt::format(
            "InvalidOperation: The property '{}' cannot be found on this object. Verify that the "
            "property exists and can be set.",
            textOf(key))};
    if (place < 0)
        place += static_cast<double>(list->size());
    if (place < 0 || place >= static_cast<double>(list->size()))
        throw PowerShellError{"OperationStopped: Index was outside the bounds of the array."};
    std::size_t budget = 10'000;
    if (holds(value, list, budget))
        throw PowerShellError{"A list cannot hold itself in this offline shell."};
    (*list)[static_cast<std::size_t>(place)] = value;
}

} // namespace peerscape::shell::pwsh
