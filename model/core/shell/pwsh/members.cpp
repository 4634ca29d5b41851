#include "core/shell/pwsh/cmdlet.h"
#include "core/shell/pwsh/runspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peerscape::shell::pwsh {

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

} // namespace peerscape::shell::pwsh
