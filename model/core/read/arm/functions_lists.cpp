#include "core/base/text.h"
#include "core/read/arm/characters.h"
#include "core/read/arm/evaluator.h"

#include <algorithm>
#include <array>

/// Functions of lists, and those that take lists as well as texts: concat, first, length …
namespace peerscape::read::arm {

namespace {

/// range() makes at most this many numbers, as documented.
constexpr std::int64_t kMaxRange = 10000;

Value concat(const Call& call)
{
    if (call[0].isArray()) {
        const std::size_t other = call.firstNot(Type::Array);
        if (other < call.size())
            return call.wrongType(other, "lists together with lists");
        std::vector<Value> items;
        for (const Value& list : call.arguments)
            items.insert(items.end(), list.items.begin(), list.items.end());
        return call.list(std::move(items));
    }
    std::string text;
    for (std::size_t i = 0; i < call.size(); ++i) {
        if (call[i].isArray() || call[i].isObject())
            return call.wrongType(i, "texts together with texts");
        text += textOf(call[i]);
        if (text.size() > kMaxText)
            break;
    }
    return call.string(std::move(text));
}

Value length(const Call& call)
{
    const Value& value = call[0];
    switch (value.type) {
    case Type::Array:
        return call.integer(static_cast<std::int64_t>(value.items.size()));
    case Type::Object:
        return call.integer(static_cast<std::int64_t>(value.members.size()));
    case Type::String:
        return call.integer(static_cast<std::int64_t>(Characters(value.text).size()));
    case Type::Null:
        return call.integer(0); // of a parameter left out: none (import.md 3)
    default:
        return call.wrongType(0, "a list, an object or text");
    }
}

Value isEmpty(const Call& call)
{
    const Value& value = call[0];
    switch (value.type) {
    case Type::Array:
        return call.boolean(value.items.empty());
    case Type::Object:
        return call.boolean(value.members.empty());
    case Type::String:
        return call.boolean(value.text.empty());
    case Type::Null:
        return call.boolean(true);
    default:
        return call.wrongType(0, "a list, an object or text");
    }
}

Value contains(const Call& call)
{
    const Value& container = call[0];
    if (container.isString()) {
        if (!call.isText(1) && call[1].type != Type::Number)
            return call.wrongType(1, "text to look for in text");
        return call.boolean(container.text.find(textOf(call[1])) != std::string::npos);
    }
    if (container.isObject())
        return call.isText(1) ? call.boolean(memberOf(container, call.text(1)) != nullptr)
                              : call.wrongType(1, "a member's name");
    if (!container.isArray())
        return call.wrongType(0, "a list, an object or text");
    bool mayHold = false;
    for (const Value& item : container.items) {
        mayHold = mayHold || call.maker().holdsUnknown(item);
        if (isSame(item, call[1], call.maker()))
            return call.boolean(true);
    }
    return mayHold ? call.unknown() : call.boolean(false);
}

Value firstOrLast(const Call& call, bool isFirst)
{
    const Value& value = call[0];
    if (value.isArray())
        return value.items.empty() ? call.refuse(std::string(call.name) + "() of an empty list")
                                   : (isFirst ? value.items.front() : value.items.back());
    if (!value.isString())
        return call.wrongType(0, "a list or text");
    const Characters characters(value.text);
    if (characters.size() == 0)
        return call.string({});
    return call.string(characters.part(isFirst ? 0 : characters.size() - 1, 1));
}

Value takeOrSkip(const Call& call, bool isTake)
{
    const auto number = integerOf(call[1]);
    if (!number)
        return call.wrongType(1, "a whole number second");
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, *number));
    if (call[0].isArray()) {
        Value result = call[0];
        const std::size_t cut = std::min(count, result.items.size());
        result.items = isTake ? result.items.first(cut) : result.items.subspan(cut);
        return result;
    }
    if (!call.isText(0))
        return call.wrongType(0, "a list or text first");
    const Characters characters(call.text(0));
    const std::size_t cut = std::min(count, characters.size());
    return call.string(isTake ? characters.part(0, cut)
                              : characters.part(cut, characters.size() - cut));
}

/// indexOf and lastIndexOf: in text without case, in a list with case.
Value position(const Call& call, bool isFirst)
{
    if (call[0].isArray()) {
        std::int64_t found = -1;
        for (std::size_t i = 0; i < call[0].items.size(); ++i) {
            if (!isSame(call[0].items[i], call[1], call.maker()))
                continue;
            found = static_cast<std::int64_t>(i);
            if (isFirst)
                break;
        }
        return found < 0 && call.maker().holdsUnknown(call[0]) ? call.unknown()
                                                               : call.integer(found);
    }
    if (!call.isText(0) || !call.isText(1))
        return call.wrongType(call.isText(0) ? 1 : 0, "two texts, or a list and a value");
    const std::string text = toLower(call.text(0));
    const std::string part = toLower(call.text(1));
    const std::size_t place = isFirst ? text.find(part) : text.rfind(part);
    return call.integer(place == std::string::npos
                            ? -1
                            : static_cast<std::int64_t>(
                                  Characters(std::string_view(text).substr(0, place)).size()));
}

Value indexFromEnd(const Call& call, bool isTry)
{
    const auto number = integerOf(call[1]);
    if (!call[0].isArray() || !number)
        return call.wrongType(call[0].isArray() ? 1 : 0, "a list and a whole number");
    const auto size = static_cast<std::int64_t>(call[0].items.size());
    if (*number >= 1 && *number <= size)
        return call[0].items[static_cast<std::size_t>(size - *number)];
    return isTry ? call.null() : call.refuse(std::string(call.name) + "() is out of the list");
}

Value range(const Call& call)
{
    const auto start = integerOf(call[0]);
    const auto count = integerOf(call[1]);
    if (!start || !count)
        return call.wrongType(start ? 1 : 0, "two whole numbers");
    if (*count < 0 || *count > kMaxRange || *start > INT32_MAX - *count || *start < INT32_MIN)
        return call.refuse("range() makes 0 to 10000 numbers up to 2147483647");
    std::vector<Value> items;
    items.reserve(static_cast<std::size_t>(*count));
    for (std::int64_t i = 0; i < *count; ++i)
        items.push_back(call.integer(*start + i));
    return call.list(std::move(items));
}

Value flatten(const Call& call)
{
    if (!call[0].isArray())
        return call.wrongType(0, "a list of lists");
    std::vector<Value> items;
    for (const Value& inner : call[0].items) {
        if (inner.type == Type::Unknown)
            return call.unknown();
        if (!inner.isArray())
            return call.refuse("flatten() takes a list of lists");
        items.insert(items.end(), inner.items.begin(), inner.items.end());
    }
    return call.list(std::move(items));
}

Value join(const Call& call)
{
    if (!call[0].isArray() || !call.isText(1))
        return call.wrongType(call[0].isArray() ? 1 : 0, "a list and text");
    if (call.maker().holdsUnknown(call[0]))
        return call.unknown();
    std::string text;
    for (std::size_t i = 0; i < call[0].items.size() && text.size() <= kMaxText; ++i) {
        if (i > 0)
            text += call.text(1);
        text += textOf(call[0].items[i]);
    }
    return call.string(std::move(text));
}

constexpr std::array kListsFunctions{
    Function{"concat", "concat", 1, kAnyNumber, concat},
    Function{"length", "length", 1, 1, length},
    Function{"empty", "empty", 1, 1, isEmpty},
    Function{"contains", "contains", 2, 2, contains},
    Function{"first", "first", 1, 1, [](const Call& c) { return firstOrLast(c, true); }},
    Function{"last", "last", 1, 1, [](const Call& c) { return firstOrLast(c, false); }},
    Function{"take", "take", 2, 2, [](const Call& c) { return takeOrSkip(c, true); }},
    Function{"skip", "skip", 2, 2, [](const Call& c) { return takeOrSkip(c, false); }},
    Function{"indexof", "indexOf", 2, 2, [](const Call& c) { return position(c, true); }},
    Function{"lastindexof", "lastIndexOf", 2, 2, [](const Call& c) { return position(c, false); }},
    Function{"indexfromend", "indexFromEnd", 2, 2,
             [](const Call& c) { return indexFromEnd(c, false); }},
    Function{"tryindexfromend", "tryIndexFromEnd", 2, 2,
             [](const Call& c) { return indexFromEnd(c, true); }},
    Function{"range", "range", 2, 2, range},
    Function{"flatten", "flatten", 1, 1, flatten},
    Function{"join", "join", 2, 2, join},
    Function{"createarray", "createArray", 0, kAnyNumber,
             [](const Call& c) { return c.list({c.arguments.begin(), c.arguments.end()}); },
             nullptr, true},
    Function{"array", "array", 1, 1,
             [](const Call& c) { return c[0].isArray() ? c[0] : c.list({c[0]}); }},
};

} // namespace

std::span<const Function> listFunctions()
{
    return kListsFunctions;
}

} // namespace peerscape::read::arm
