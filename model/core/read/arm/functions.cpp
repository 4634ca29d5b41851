#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <algorithm>
#include <array>

namespace peerscape::read::arm {

using json::Type;
using json::Value;

namespace {

/// What a function gets to work with.
struct Call
{
    Evaluator& evaluator;
    const std::vector<Value>& arguments;
    const Value& place;
    json::Pool& pool;
    std::string& why;

    [[nodiscard]] Value unknown() const { return Evaluator::unknown(place); }
    [[nodiscard]] Value refuse(std::string reason) const
    {
        why = std::move(reason);
        return unknown();
    }
    [[nodiscard]] Value string(std::string text) const
    {
        return evaluator.makeString(std::move(text), place);
    }
    [[nodiscard]] Value number(std::int64_t value) const
    {
        return evaluator.makeNumber(value, place);
    }
    [[nodiscard]] Value boolean(bool value) const { return Evaluator::makeBoolean(value, place); }
    [[nodiscard]] Value list(std::vector<Value> items) const
    {
        Value value = unknown();
        value.type = Type::Array;
        value.items = pool.keep(std::move(items));
        return value;
    }
    [[nodiscard]] Value object(std::vector<json::Member> members) const
    {
        Value value = unknown();
        value.type = Type::Object;
        value.members = pool.keep(std::move(members));
        return value;
    }
    [[nodiscard]] std::string text(std::size_t i) const { return textOf(arguments[i]); }
    [[nodiscard]] std::int64_t integer(std::size_t i) const
    {
        return i < arguments.size() ? Evaluator::asNumber(arguments[i]).value_or(0) : 0;
    }

    /// A value as concat, format and string write it.
    static std::string textOf(const Value& value)
    {
        switch (value.type) {
        case Type::String:
        case Type::Number:
            return std::string(value.text);
        case Type::Boolean:
            return value.boolean ? "True" : "False";
        case Type::Null:
            return {};
        default:
            return json::serialise(value);
        }
    }
};

bool equal(const Value& a, const Value& b)
{
    if (a.isString() && b.isString())
        return equalsIgnoringCase(a.text, b.text);
    return json::serialise(a) == json::serialise(b);
}

Value concat(const Call& call)
{
    if (!call.arguments.empty() && call.arguments[0].isArray()) {
        std::vector<Value> items;
        for (const Value& argument : call.arguments)
            items.insert(items.end(), argument.items.begin(), argument.items.end());
        return call.list(std::move(items));
    }
    std::string text;
    for (const Value& argument : call.arguments)
        text += Call::textOf(argument);
    return call.string(std::move(text));
}

Value format(const Call& call)
{
    const std::string pattern = call.text(0);
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] != '{') {
            const std::size_t close = pattern.find('}', i);
            const std::size_t number =
                close == std::string::npos
                    ? 0
                    : static_cast<std::size_t>(std::atoi(pattern.c_str() + i + 1)) + 1;
            if (close == std::string::npos || number >= call.arguments.size())
                return call.refuse("a place of format() has no argument");
            text += Call::textOf(call.arguments[number]);
            i = close;
        } else {
            if ((pattern[i] == '{' || pattern[i] == '}') && i + 1 < pattern.size()
                && pattern[i + 1] == pattern[i])
                ++i;
            text += pattern[i];
        }
    }
    return call.string(std::move(text));
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t end = text.find(separator);; end = text.find(separator, start)) {
        parts.push_back(text.substr(start, end - start));
        if (end == std::string::npos)
            return parts;
        start = end + 1;
    }
}

/// resourceId([subscription], [group], type, name…); a name with slashes counts as several
/// (import.md 3).
Value resourceId(const Call& call, bool withGroup)
{
    std::size_t type = 0;
    while (type < call.arguments.size() && call.text(type).find('/') == std::string::npos)
        ++type;
    if (type >= call.arguments.size() || type > 2)
        return call.refuse("resourceId() has no resource type");
    std::string subscription = call.evaluator.subscriptionId();
    std::string group = call.evaluator.resourceGroup();
    if (type == 2) {
        subscription = call.text(0);
        group = call.text(1);
    } else if (type == 1) {
        (withGroup ? group : subscription) = call.text(0);
    }
    const std::vector<std::string> types = split(call.text(type), '/');
    std::vector<std::string> names;
    for (std::size_t i = type + 1; i < call.arguments.size(); ++i) {
        for (std::string& name : split(call.text(i), '/'))
            names.push_back(std::move(name));
    }
    if (names.size() + 1 != types.size())
        return call.refuse("resourceId() has not as many names as types");
    std::string id = "/subscriptions/" + subscription;
    if (withGroup)
        id += "/resourceGroups/" + group;
    id += "/providers/" + types[0];
    for (std::size_t i = 0; i < names.size(); ++i)
        id += '/' + types[i + 1] + '/' + names[i];
    return call.string(std::move(id));
}

/// A stable stand-in: Azure's own cannot be computed without the real group (import.md 3).
std::string uniqueText(const std::string& seed)
{
    std::size_t hash = CaseFoldedHash()(seed);
    std::string text;
    for (int i = 0; i < 13; ++i) {
        text += "abcdefghijklmnopqrstuvwxyz234567"[hash % 32];
        hash = hash / 32 * 31 + static_cast<std::size_t>(i) * 7919;
    }
    return text;
}

Value substring(const Call& call)
{
    const std::string text = call.text(0);
    const std::int64_t start = call.integer(1);
    if (start < 0 || static_cast<std::size_t>(start) > text.size())
        return call.refuse("substring() begins outside the text");
    const std::size_t length =
        call.arguments.size() > 2
            ? static_cast<std::size_t>(std::max<std::int64_t>(0, call.integer(2)))
            : std::string::npos;
    return call.string(text.substr(static_cast<std::size_t>(start), length));
}

Value replace(const Call& call)
{
    std::string text = call.text(0);
    const std::string from = call.text(1);
    const std::string to = call.text(2);
    if (from.empty())
        return call.string(text);
    std::string result;
    std::size_t start = 0;
    for (std::size_t place = text.find(from); place != std::string::npos;
         place = text.find(from, start)) {
        result += text.substr(start, place - start) + to;
        start = place + from.size();
    }
    return call.string(result + text.substr(start));
}

Value length(const Call& call)
{
    const Value& value = call.arguments[0];
    return call.number(static_cast<std::int64_t>(value.isArray()    ? value.items.size()
                                                 : value.isObject() ? value.members.size()
                                                                    : value.text.size()));
}

Value contains(const Call& call)
{
    const Value& container = call.arguments[0];
    if (container.isObject())
        return call.boolean(container.find(call.text(1)) != nullptr);
    if (container.isArray())
        return call.boolean(
            std::any_of(container.items.begin(), container.items.end(),
                        [&](const Value& item) { return equal(item, call.arguments[1]); }));
    return call.boolean(call.text(0).find(call.text(1)) != std::string::npos);
}

Value range(const Call& call)
{
    const std::int64_t count = call.integer(1);
    if (count < 0 || count > 10000)
        return call.refuse("range() is too long");
    std::vector<Value> items;
    for (std::int64_t i = 0; i < count; ++i)
        items.push_back(call.number(call.integer(0) + i));
    return call.list(std::move(items));
}

Value arithmetic(const Call& call, const std::string& name)
{
    const auto a = Evaluator::asNumber(call.arguments[0]);
    const auto b = Evaluator::asNumber(call.arguments[1]);
    if (!a || !b)
        return call.refuse(name + "() takes two numbers");
    std::int64_t result = 0;
    const bool overflow = name == "add"   ? __builtin_add_overflow(*a, *b, &result)
                          : name == "sub" ? __builtin_sub_overflow(*a, *b, &result)
                          : name == "mul" ? __builtin_mul_overflow(*a, *b, &result)
                                          : false;
    if (name == "div" || name == "mod") {
        if (*b == 0 || (*b == -1 && *a == INT64_MIN))
            return call.refuse(name + "() divides by zero");
        result = name == "div" ? *a / *b : *a % *b;
    }
    return overflow ? call.refuse(name + "() overflows") : call.number(result);
}

Value copyIndex(const Call& call)
{
    const std::vector<Evaluator::Loop>& loops = call.evaluator.loops;
    const bool named = !call.arguments.empty() && call.arguments[0].isString();
    const std::int64_t offset = call.integer(named ? 1 : 0);
    for (auto loop = loops.rbegin(); loop != loops.rend(); ++loop) {
        if (!named || equalsIgnoringCase(loop->name, call.text(0)))
            return call.number(loop->index + offset);
    }
    return call.refuse("copyIndex() outside a copy");
}

Value resourceGroup(const Call& call)
{
    const std::string& name = call.evaluator.resourceGroup();
    return call.object({{"name", call.string(name)},
                        {"id", call.string("/subscriptions/" + call.evaluator.subscriptionId()
                                           + "/resourceGroups/" + name)},
                        {"location", call.string("westeurope")}});
}

Value subscription(const Call& call)
{
    const std::string& id = call.evaluator.subscriptionId();
    return call.object({{"subscriptionId", call.string(id)},
                        {"id", call.string("/subscriptions/" + id)},
                        {"tenantId", call.string("00000000-0000-0000-0000-000000000000")}});
}

Value firstOrLast(const Call& call, bool first)
{
    const Value& value = call.arguments[0];
    if (value.isArray()) {
        if (value.items.empty())
            return call.refuse("first() and last() need an element");
        return first ? value.items.front() : value.items.back();
    }
    const std::string text = call.text(0);
    return call.string(text.empty() ? text : std::string(1, first ? text.front() : text.back()));
}

Value splitText(const Call& call)
{
    std::vector<Value> items;
    const std::string separator = call.text(1);
    if (separator.size() != 1)
        return call.refuse("split() takes one character");
    for (std::string& part : split(call.text(0), separator[0]))
        items.push_back(call.string(std::move(part)));
    return call.list(std::move(items));
}

Value isEmpty(const Call& call)
{
    const Value& value = call.arguments[0];
    return call.boolean(value.isNull()
                        || (value.items.empty() && value.members.empty() && value.text.empty()));
}

Value createObject(const Call& call)
{
    std::vector<json::Member> members;
    for (std::size_t i = 0; i + 1 < call.arguments.size(); i += 2)
        members.push_back({call.arguments[i].text, call.arguments[i + 1]});
    return call.object(std::move(members));
}

Value takeOrSkip(const Call& call, bool take)
{
    const Value& value = call.arguments[0];
    const std::size_t size = value.isArray() ? value.items.size() : value.text.size();
    const std::size_t count =
        std::min(size, static_cast<std::size_t>(std::max<std::int64_t>(0, call.integer(1))));
    Value result = value;
    if (value.isArray())
        result.items = take ? value.items.first(count) : value.items.subspan(count);
    else
        result.text = take ? value.text.substr(0, count) : value.text.substr(count);
    return result;
}

using Function = Value (*)(const Call&);
struct Entry
{
    std::string_view name;
    std::size_t least; ///< Arguments that must be there.
    Function function;
};

/// Every function that is answered. The others give Unknown and say so.
constexpr std::array kFunctions{
    Entry{"concat", 1, concat},
    Entry{"format", 1, format},
    Entry{"resourceid", 2, [](const Call& c) { return resourceId(c, true); }},
    Entry{"subscriptionresourceid", 2, [](const Call& c) { return resourceId(c, false); }},
    Entry{"equals", 2,
          [](const Call& c) { return c.boolean(equal(c.arguments[0], c.arguments[1])); }},
    Entry{"not", 1, [](const Call& c) { return c.boolean(!c.arguments[0].boolean); }},
    Entry{"and", 1,
          [](const Call& c) {
              return c.boolean(std::all_of(c.arguments.begin(), c.arguments.end(),
                                           [](const Value& v) { return v.boolean; }));
          }},
    Entry{"or", 1,
          [](const Call& c) {
              return c.boolean(std::any_of(c.arguments.begin(), c.arguments.end(),
                                           [](const Value& v) { return v.boolean; }));
          }},
    Entry{"resourcegroup", 0, resourceGroup},
    Entry{"subscription", 0, subscription},
    Entry{"uniquestring", 1,
          [](const Call& c) { return c.string(uniqueText(Call::textOf(concat(c)))); }},
    Entry{"copyindex", 0, copyIndex},
    Entry{"tolower", 1, [](const Call& c) { return c.string(toLower(c.text(0))); }},
    Entry{"toupper", 1,
          [](const Call& c) {
              std::string text = c.text(0);
              for (char& letter : text)
                  letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A')
                                                          : letter;
              return c.string(std::move(text));
          }},
    Entry{"substring", 2, substring},
    Entry{"replace", 3, replace},
    Entry{"length", 1, length},
    Entry{"contains", 2, contains},
    Entry{"range", 2, range},
    Entry{"add", 2, [](const Call& c) { return arithmetic(c, "add"); }},
    Entry{"sub", 2, [](const Call& c) { return arithmetic(c, "sub"); }},
    Entry{"mul", 2, [](const Call& c) { return arithmetic(c, "mul"); }},
    Entry{"div", 2, [](const Call& c) { return arithmetic(c, "div"); }},
    Entry{"mod", 2, [](const Call& c) { return arithmetic(c, "mod"); }},
    Entry{"string", 1, [](const Call& c) { return c.string(c.text(0)); }},
    Entry{"int", 1,
          [](const Call& c) {
              const auto number = Evaluator::asNumber(c.arguments[0]);
              return number ? c.number(*number) : c.refuse("int() takes a number");
          }},
    Entry{"bool", 1,
          [](const Call& c) {
              return c.boolean(c.arguments[0].boolean || equalsIgnoringCase(c.text(0), "true")
                               || c.text(0) == "1");
          }},
    Entry{"empty", 1, isEmpty},
    Entry{"first", 1, [](const Call& c) { return firstOrLast(c, true); }},
    Entry{"last", 1, [](const Call& c) { return firstOrLast(c, false); }},
    Entry{"split", 2, splitText},
    Entry{"take", 2, [](const Call& c) { return takeOrSkip(c, true); }},
    Entry{"skip", 2, [](const Call& c) { return takeOrSkip(c, false); }},
    Entry{"createarray", 0, [](const Call& c) { return c.list(c.arguments); }},
    Entry{"createobject", 0, createObject},
    Entry{"true", 0, [](const Call& c) { return c.boolean(true); }},
    Entry{"false", 0, [](const Call& c) { return c.boolean(false); }},
    Entry{"null", 0,
          [](const Call& c) {
              Value value = c.unknown();
              value.type = Type::Null;
              return value;
          }},
};

} // namespace

json::Value callFunction(Evaluator& evaluator, const std::string& name,
                         const std::vector<Value>& arguments, const Value& place, json::Pool& pool,
                         std::string& whyUnknown)
{
    const auto entry = std::find_if(kFunctions.begin(), kFunctions.end(),
                                    [&](const Entry& function) { return function.name == name; });
    if (entry == kFunctions.end()) {
        whyUnknown =
            "only Azure knows what " + name + "() gives, or Peerscape does not read it yet";
        return Evaluator::unknown(place);
    }
    if (arguments.size() < entry->least) {
        whyUnknown = name + "() has too few arguments";
        return Evaluator::unknown(place);
    }
    // Unknown spreads; whoever made it has said why. A list may hold unknown elements.
    const bool spreads = name != "createarray" && name != "createobject" && name != "length";
    if (spreads && std::any_of(arguments.begin(), arguments.end(), [](const Value& v) {
            return v.type == Type::Unknown;
        }))
        return Evaluator::unknown(place);
    return entry->function({evaluator, arguments, place, pool, whyUnknown});
}

} // namespace peerscape::read::arm
