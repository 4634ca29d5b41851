#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <algorithm>
#include <array>

/// Functions of objects: createObject, union, items, tryGet, json …
namespace peerscape::read::arm {

namespace {

/// Sets a member, the name compared without case and the first spelling kept.
void set(std::vector<Member>& members, std::string_view key, const Value& value)
{
    for (Member& member : members) {
        if (equalsIgnoringCase(member.key, key)) {
            member.value = value;
            return;
        }
    }
    members.push_back({key, value});
}

Value createObject(const Call& call)
{
    if (call.size() % 2 != 0)
        return call.refuse("createObject() takes pairs of a name and a value");
    std::vector<Member> members;
    for (std::size_t i = 0; i < call.size(); i += 2) {
        if (call[i].type == Type::Unknown)
            return call.unknown();
        if (!call.isText(i))
            return call.wrongType(i, "text as a name");
        call.maker().spend(members.size());
        set(members, call.text(i), call[i + 1]);
    }
    return call.object(std::move(members));
}

/// What union makes of two objects: members of the later win, objects in both are united.
Value united(const Call& call, const Value& a, const Value& b)
{
    std::vector<Member> members(a.members.begin(), a.members.end());
    for (const Member& member : b.members) {
        call.maker().spend(members.size());
        const Value* before = memberOf(a, member.key);
        set(members, member.key,
            before != nullptr && before->isObject() && member.value.isObject()
                ? united(call, *before, member.value)
                : member.value);
    }
    return call.object(std::move(members));
}

Value unionOf(const Call& call)
{
    const Type type = call[0].type;
    if (type != Type::Array && type != Type::Object)
        return call.wrongType(0, "lists or objects");
    if (const std::size_t other = call.firstNot(type); other < call.size())
        return call.wrongType(other, "lists with lists or objects with objects");
    if (type == Type::Object) {
        Value result = call[0];
        for (const Value& argument : call.arguments.subspan(1))
            result = united(call, result, argument);
        return result;
    }
    std::vector<Value> items;
    for (const Value& argument : call.arguments) {
        for (const Value& item : argument.items) {
            if (std::none_of(items.begin(), items.end(),
                             [&](const Value& other) { return isSame(item, other, call.maker()); }))
                items.push_back(item);
        }
    }
    return call.list(std::move(items));
}

Value intersection(const Call& call)
{
    const Type type = call[0].type;
    if (type != Type::Array && type != Type::Object)
        return call.wrongType(0, "lists or objects");
    if (const std::size_t other = call.firstNot(type); other < call.size())
        return call.wrongType(other, "lists with lists or objects with objects");
    if (std::any_of(call.arguments.begin(), call.arguments.end(),
                    [&](const Value& value) { return call.maker().holdsUnknown(value); }))
        return call.unknown();
    const auto inAll = [&](const auto& holds) {
        return std::all_of(call.arguments.begin() + 1, call.arguments.end(), holds);
    };
    if (type == Type::Array) {
        std::vector<Value> items;
        for (const Value& item : call[0].items) {
            if (inAll([&](const Value& list) {
                    return std::any_of(
                        list.items.begin(), list.items.end(),
                        [&](const Value& other) { return isSame(item, other, call.maker()); });
                }))
                items.push_back(item);
        }
        return call.list(std::move(items));
    }
    std::vector<Member> members;
    for (const Member& member : call[0].members) {
        if (inAll([&](const Value& object) {
                const Value* other = memberOf(object, member.key);
                return other != nullptr && isSame(member.value, *other, call.maker());
            }))
            members.push_back({member.key, member.value});
    }
    return call.object(std::move(members));
}

/// The members of an object in the order of their names, as Azure gives them.
std::vector<Member> sortedMembers(const Value& object)
{
    std::vector<Member> members(object.members.begin(), object.members.end());
    std::stable_sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
        return compareIgnoringCase(a.key, b.key) < 0;
    });
    return members;
}

Value text(const Call& call, std::string_view characters)
{
    Value value = ValueMaker::unknown(call.place);
    value.type = Type::String;
    value.text = characters; // a member's name lives as long as its object
    return value;
}

Value items(const Call& call)
{
    if (!call[0].isObject())
        return call.wrongType(0, "an object");
    std::vector<Value> list;
    for (const Member& member : sortedMembers(call[0]))
        list.push_back(call.object({{"key", text(call, member.key)}, {"value", member.value}}));
    return call.list(std::move(list));
}

Value objectKeys(const Call& call)
{
    if (!call[0].isObject())
        return call.wrongType(0, "an object");
    std::vector<Value> list;
    for (const Member& member : sortedMembers(call[0]))
        list.push_back(text(call, member.key));
    return call.list(std::move(list));
}

Value shallowMerge(const Call& call)
{
    if (!call[0].isArray())
        return call.wrongType(0, "a list of objects");
    std::vector<Member> members;
    for (const Value& object : call[0].items) {
        if (object.type == Type::Unknown)
            return call.unknown();
        if (!object.isObject())
            return call.refuse("shallowMerge() takes a list of objects");
        for (const Member& member : object.members) {
            call.maker().spend(members.size());
            set(members, member.key, member.value);
        }
    }
    return call.object(std::move(members));
}

Value tryGet(const Call& call)
{
    Value value = call[0];
    for (std::size_t i = 1; i < call.size(); ++i) {
        if (value.type == Type::Unknown)
            return call.unknown();
        const auto number = integerOf(call[i]);
        if (value.isNull())
            return call.null();
        if (value.isArray() && number) {
            if (*number < 0 || static_cast<std::size_t>(*number) >= value.items.size())
                return call.null();
            value = value.items[static_cast<std::size_t>(*number)];
        } else if (value.isObject() && call.isText(i)) {
            const Value* member = memberOf(value, call.text(i));
            if (member == nullptr)
                return call.null();
            value = *member;
        } else {
            return call.wrongType(value.isArray() || value.isObject() ? i : 0,
                                  "an object and names, or a list and numbers");
        }
    }
    return value;
}

/// Strings in single quotes, which Azure's reader takes too, put in double ones.
std::string withDoubleQuotes(std::string_view json)
{
    std::string result;
    char inside = '\0';
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inside != '\0' && c == '\\' && i + 1 < json.size()) {
            ++i;
            result += json[i] == '\'' ? std::string("'") : std::string{c, json[i]};
        } else if (c == '"' && inside == '\'') {
            result += "\\\"";
        } else if ((c == '\'' && inside != '"') || (c == '"' && inside != '\'')) {
            inside = inside == '\0' ? c : '\0';
            result += '"';
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace

Value parseJson(const Call& call, std::string_view text)
{
    if (text.empty() || !call.maker().spend(text.size() * 4))
        return text.empty() ? call.null() : call.unknown();
    // In brackets, so that a number or word alone is a document too.
    for (const std::string& source :
         {'[' + std::string(text) + ']', '[' + withDoubleQuotes(text) + ']'}) {
        const auto tree = json::Tree::parse("json", source, 0);
        if (tree && (*tree)->root().items.size() == 1)
            return call.maker().adopt((*tree)->root().items.front(), call.place);
    }
    return call.refuse(std::string(call.name) + "() was given text that is no JSON");
}

namespace {

constexpr std::array kObjectsFunctions{
    Function{"createobject", "createObject", 0, kAnyNumber, createObject, nullptr, true},
    Function{"union", "union", 2, kAnyNumber, unionOf},
    Function{"intersection", "intersection", 2, kAnyNumber, intersection},
    Function{"items", "items", 1, 1, items},
    Function{"objectkeys", "objectKeys", 1, 1, objectKeys},
    Function{"shallowmerge", "shallowMerge", 1, 1, shallowMerge},
    Function{"tryget", "tryGet", 2, kAnyNumber, tryGet},
    Function{"json", "json", 1, 1,
             [](const Call& c) {
                 return c.isText(0) ? parseJson(c, c.text(0)) : c.wrongType(0, "text");
             }},
};

} // namespace

std::span<const Function> objectFunctions()
{
    return kObjectsFunctions;
}

} // namespace peerscape::read::arm
