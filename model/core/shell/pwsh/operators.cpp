#include "core/shell/pwsh/runspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>

namespace peerscape::shell::pwsh {

namespace {

constexpr std::size_t kMostPattern = 100;
constexpr std::size_t kMostMatched = 400;
constexpr std::int64_t kMostRange = 5000;

Value numberValue(double number)
{
    if (std::floor(number) == number && std::fabs(number) < 9e15)
        return static_cast<std::int64_t>(number);
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

} // namespace peerscape::shell::pwsh
