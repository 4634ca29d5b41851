#include "core/shell/jmespath/evaluator.h"
#include "core/shell/python_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace peerscape::shell::jmespath {

namespace {

// Types that a parameter takes; none: any.
enum : unsigned {
    kAny = 0,
    kString = 1U << 0U,
    kNumber = 1U << 1U,
    kArray = 1U << 2U,
    kObject = 1U << 3U,
    kReference = 1U << 4U,
    kArrayOfString = 1U << 5U,
    kArrayOfNumber = 1U << 6U,
};

struct Parameter
{
    unsigned types = kAny;
    std::string_view expected; ///< As the error text lists them.
};

/// An argument: a value, or the expression behind `&`.
struct Argument
{
    Json value;
    const Node* reference = nullptr;
};
using Arguments = std::vector<Argument>;
using Body = Result<Json> (*)(const Arguments&);

struct Function
{
    std::string_view name;
    Body body;
    std::array<Parameter, 2> parameters;
    std::size_t arity = 1;
    bool variadic = false; ///< At least `arity`, all like the last parameter.
};

tl::unexpected<Error> typeError(std::string_view function, std::string_view value,
                                std::string_view expected, std::string_view received)
{
    return fail("invalid-type",
                fmt::format("In function {}(), invalid type for value: {}, expected one of: {}, "
                            "received: \"{}\"",
                            function, value, expected, received));
}

std::string_view typeName(const Json& value)
{
    return value.is_null()      ? "null"
           : value.is_boolean() ? "boolean"
           : value.is_number()  ? "number"
           : value.is_string()  ? "string"
           : value.is_array()   ? "array"
                                : "object";
}

bool isA(const Json& value, unsigned types)
{
    return ((types & kString) != 0 && value.is_string())
           || ((types & kNumber) != 0 && value.is_number())
           || ((types & (kArray | kArrayOfString | kArrayOfNumber)) != 0 && value.is_array())
           || ((types & kObject) != 0 && value.is_object());
}

/// Whether an argument fits a parameter. An array of numbers or strings is of the kind of its first
/// element.
Result<void> check(const Function& function, const Parameter& parameter, const Argument& argument)
{
    if (argument.reference != nullptr) {
        if ((parameter.types & kReference) == 0 && parameter.types != kAny)
            return typeError(function.name, "an expression", parameter.expected, "expref");
        return {};
    }
    const Json& value = argument.value;
    if (parameter.types == kAny)
        return {};
    if (!isA(value, parameter.types))
        return typeError(function.name, pythonText(value), parameter.expected, typeName(value));
    unsigned elements = 0;
    if ((parameter.types & kArrayOfString) != 0)
        elements |= kString;
    if ((parameter.types & kArrayOfNumber) != 0)
        elements |= kNumber;
    if (elements == 0)
        return {};
    if (elements == (kString | kNumber) && !value.empty() && isA(value.front(), elements))
        elements = value.front().is_string() ? kString : kNumber;
    for (const Json& element : value) {
        if (!isA(element, elements))
            return typeError(function.name, pythonText(element), parameter.expected,
                             pythonTypeName(element));
    }
    return {};
}

bool isLess(const Json& a, const Json& b)
{
    return a < b; // both numbers or both strings
}

std::vector<std::string_view> codePoints(std::string_view text)
{
    std::vector<std::string_view> points;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        points.push_back(text.substr(i, end - i));
        i = end;
    }
    return points;
}

const std::string& stringOf(const Json& value)
{
    return value.get_ref<const std::string&>();
}

Json rounded(const Json& value, double (*round)(double))
{
    if (!value.is_number_float())
        return value;
    const double result = round(value.get<double>());
    return std::abs(result) < 9e15 ? Json(static_cast<long long>(result)) : Json(result);
}

Json absolute(const Json& value)
{
    if (value.is_number_float())
        return std::abs(value.get<double>());
    if (value.is_number_unsigned() || value.get<long long>() >= 0)
        return value;
    // The smallest integer has no positive counterpart of its type.
    return -static_cast<unsigned long long>(value.get<long long>());
}

Json sumOf(const Json& list)
{
    double real = 0;
    long long whole = 0;
    bool isReal = false;
    for (const Json& item : list) {
        real += item.get<double>();
        isReal = isReal || item.is_number_float()
                 || __builtin_add_overflow(whole, item.get<long long>(), &whole);
    }
    return isReal ? Json(real) : Json(whole);
}

Result<Json> contains(const Arguments& arguments)
{
    const Json& subject = arguments[0].value;
    const Json& wanted = arguments[1].value;
    if (subject.is_string())
        return wanted.is_string() && stringOf(subject).find(stringOf(wanted)) != std::string::npos;
    return std::any_of(subject.begin(), subject.end(),
                       [&](const Json& item) { return sameValue(item, wanted); });
}

Result<Json> join(const Arguments& arguments)
{
    std::string out;
    for (std::size_t i = 0; i < arguments[1].value.size(); ++i)
        out += (i > 0 ? stringOf(arguments[0].value) : "") + stringOf(arguments[1].value[i]);
    return out;
}

Result<Json> keys(const Arguments& arguments)
{
    Json list = Json::array();
    for (auto member = arguments[0].value.begin(); member != arguments[0].value.end(); ++member)
        list.push_back(member.key());
    return list;
}

Result<Json> values(const Arguments& arguments)
{
    Json list = Json::array();
    for (const Json& value : arguments[0].value)
        list.push_back(value);
    return list;
}

Result<Json> length(const Arguments& arguments)
{
    const Json& value = arguments[0].value;
    return value.is_string() ? codePoints(stringOf(value)).size() : value.size();
}

Result<Json> reverse(const Arguments& arguments)
{
    Json value = arguments[0].value;
    if (value.is_array()) {
        std::reverse(value.begin(), value.end());
        return value;
    }
    std::string out;
    const auto points = codePoints(stringOf(value));
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        out += *point;
    return out;
}

Result<Json> merge(const Arguments& arguments)
{
    Json merged = Json::object();
    for (const Argument& argument : arguments) {
        for (auto member = argument.value.begin(); member != argument.value.end(); ++member)
            merged[member.key()] = *member;
    }
    return merged;
}

Result<Json> map(const Arguments& arguments)
{
    Json list = Json::array();
    for (const Json& element : arguments[1].value) {
        auto found = evaluate(*arguments[0].reference, element);
        if (!found)
            return tl::unexpected<Error>(found.error());
        list.push_back(found->take());
    }
    return list;
}

/// The key of each element, all numbers or all strings.
Result<std::vector<Json>> keysOf(std::string_view function, const Arguments& arguments)
{
    std::vector<Json> keys;
    unsigned wanted = kString | kNumber;
    for (const Json& element : arguments[0].value) {
        auto found = evaluate(*arguments[1].reference, element);
        if (!found)
            return tl::unexpected<Error>(found.error());
        Json key = found->take();
        if (!isA(key, wanted))
            return typeError(function, pythonText(key),
                             wanted == kString   ? "['string']"
                             : wanted == kNumber ? "['number']"
                                                 : "['number', 'string']",
                             typeName(key));
        wanted = key.is_string() ? kString : kNumber;
        keys.push_back(std::move(key));
    }
    return keys;
}

Result<Json> sortBy(const Arguments& arguments)
{
    const auto keys = keysOf("sort_by", arguments);
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    std::vector<std::size_t> order(keys->size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return isLess((*keys)[a], (*keys)[b]); });
    Json list = Json::array();
    for (const std::size_t index : order)
        list.push_back(arguments[0].value[index]);
    return list;
}

template<bool largest>
Result<Json> extremeBy(const Arguments& arguments)
{
    const auto keys = keysOf(largest ? "max_by" : "min_by", arguments);
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    if (keys->empty())
        return Json();
    const auto place = largest ? std::max_element(keys->begin(), keys->end(), isLess)
                               : std::min_element(keys->begin(), keys->end(), isLess);
    return arguments[0].value[static_cast<std::size_t>(place - keys->begin())];
}

template<bool largest>
Result<Json> extreme(const Arguments& arguments)
{
    const Json& list = arguments[0].value;
    if (list.empty())
        return Json();
    return largest ? *std::max_element(list.begin(), list.end(), isLess)
                   : *std::min_element(list.begin(), list.end(), isLess);
}

Result<Json> sort(const Arguments& arguments)
{
    Json list = arguments[0].value;
    std::stable_sort(list.begin(), list.end(), isLess);
    return list;
}

Result<Json> notNull(const Arguments& arguments)
{
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [](const Argument& a) { return !a.value.is_null(); });
    return found != arguments.end() ? found->value : Json();
}

Result<Json> toNumber(const Arguments& arguments)
{
    const Json& value = arguments[0].value;
    if (value.is_number())
        return value;
    if (!value.is_string())
        return Json();
    const std::string& text = stringOf(value);
    const char* end = text.data() + text.size();
    long long whole = 0;
    if (const auto [stop, error] = std::from_chars(text.data(), end, whole);
        error == std::errc() && stop == end)
        return whole;
    double real = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, real);
    return error == std::errc() && stop == end && !text.empty() ? Json(real) : Json();
}

Result<Json> toString(const Arguments& arguments)
{
    const Json& value = arguments[0].value;
    return value.is_string() ? value
                             : Json(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

constexpr Parameter kAnything{};
constexpr Parameter kOneNumber{kNumber, "['number']"};
constexpr Parameter kOneString{kString, "['string']"};
constexpr Parameter kOneArray{kArray, "['array']"};
constexpr Parameter kOneObject{kObject, "['object']"};
constexpr Parameter kOneReference{kReference, "['expref']"};
constexpr Parameter kNumbers{kArrayOfNumber, "['array-number']"};
constexpr Parameter kStrings{kArrayOfString, "['array-string']"};
constexpr Parameter kNumbersOrStrings{kArrayOfNumber | kArrayOfString,
                                      "['array-number', 'array-string']"};
constexpr Parameter kStringsOrNumbers{kArrayOfNumber | kArrayOfString,
                                      "['array-string', 'array-number']"};
constexpr Parameter kSized{kString | kArray | kObject, "['string', 'array', 'object']"};
constexpr Parameter kArrayOrString{kArray | kString, "['array', 'string']"};

constexpr std::array kFunctions{
    Function{"abs",
             [](const Arguments& a) -> Result<Json> { return absolute(a[0].value); },
             {kOneNumber}},
    Function{"avg",
             [](const Arguments& a) -> Result<Json> {
                 return a[0].value.empty() ? Json()
                                           : Json(sumOf(a[0].value).get<double>()
                                                  / static_cast<double>(a[0].value.size()));
             },
             {kNumbers}},
    Function{"ceil",
             [](const Arguments& a) -> Result<Json> { return rounded(a[0].value, std::ceil); },
             {kOneNumber}},
    Function{"contains", contains, {kArrayOrString, kAnything}, 2},
    Function{"ends_with",
             [](const Arguments& a) -> Result<Json> {
                 return stringOf(a[0].value).ends_with(stringOf(a[1].value));
             },
             {kOneString, kOneString},
             2},
    Function{"floor",
             [](const Arguments& a) -> Result<Json> { return rounded(a[0].value, std::floor); },
             {kOneNumber}},
    Function{"join", join, {kOneString, kStrings}, 2},
    Function{"keys", keys, {kOneObject}},
    Function{"length", length, {kSized}},
    Function{"map", map, {kOneReference, kOneArray}, 2},
    Function{"max", extreme<true>, {kNumbersOrStrings}},
    Function{"max_by", extremeBy<true>, {kOneArray, kOneReference}, 2},
    Function{"merge", merge, {kOneObject}, 1, true},
    Function{"min", extreme<false>, {kNumbersOrStrings}},
    Function{"min_by", extremeBy<false>, {kOneArray, kOneReference}, 2},
    Function{"not_null", notNull, {kAnything}, 1, true},
    Function{"reverse", reverse, {kArrayOrString}},
    Function{"sort", sort, {kStringsOrNumbers}},
    Function{"sort_by", sortBy, {kOneArray, kOneReference}, 2},
    Function{"starts_with",
             [](const Arguments& a) -> Result<Json> {
                 return stringOf(a[0].value).starts_with(stringOf(a[1].value));
             },
             {kOneString, kOneString},
             2},
    Function{
        "sum", [](const Arguments& a) -> Result<Json> { return sumOf(a[0].value); }, {kNumbers}},
    Function{"to_array",
             [](const Arguments& a) -> Result<Json> {
                 return a[0].value.is_array() ? a[0].value : Json::array({a[0].value});
             },
             {kAnything}},
    Function{"to_number", toNumber, {kAnything}},
    Function{"to_string", toString, {kAnything}},
    Function{"type",
             [](const Arguments& a) -> Result<Json> { return typeName(a[0].value); },
             {kAnything}},
    Function{"values", values, {kOneObject}},
};

Result<void> checkCount(const Function& function, std::size_t given)
{
    const bool fits = function.variadic ? given >= function.arity : given == function.arity;
    if (fits)
        return {};
    return fail("invalid-arity",
                fmt::format("Expected {}{} argument{} for function {}(), received {}",
                            function.variadic ? "at least " : "", function.arity,
                            function.arity == 1 ? "" : "s", function.name, given));
}

} // namespace

Result<Json> callFunction(const std::string& name, std::span<const Node> nodes, const Json& input)
{
    const auto* function = std::find_if(kFunctions.begin(), kFunctions.end(),
                                        [&](const Function& f) { return f.name == name; });
    if (function == kFunctions.end())
        return fail("unknown-function", fmt::format("Unknown function: {}()", name));
    if (const auto fits = checkCount(*function, nodes.size()); !fits)
        return tl::unexpected<Error>(fits.error());
    Arguments arguments;
    for (const Node& node : nodes) {
        Argument argument;
        if (node.type == NodeType::Reference) {
            argument.reference = &node.children[0];
        } else {
            auto found = evaluate(node, input);
            if (!found)
                return tl::unexpected<Error>(std::move(found.error()));
            argument.value = found->take();
        }
        const std::size_t place = std::min(arguments.size(), function->arity - 1);
        if (const auto fits = check(*function, function->parameters[place], argument); !fits)
            return tl::unexpected<Error>(fits.error());
        arguments.push_back(std::move(argument));
    }
    return function->body(arguments);
}

} // namespace peerscape::shell::jmespath
