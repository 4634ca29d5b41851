#include "core/shell/pwsh/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace peerscape::shell::pwsh {

namespace {

constexpr std::size_t kMostValueText = std::size_t{1} << 17U;
constexpr int kDeepestValue = 60;

void addText(const Value& value, std::string& text, int depth)
{
    if (text.size() > kMostValueText)
        return;
    if (const auto* flag = std::get_if<bool>(&value.data)) {
        text += *flag ? "True" : "False";
    } else if (const auto* whole = std::get_if<std::int64_t>(&value.data)) {
        text += std::to_string(*whole);
    } else if (const auto* number = std::get_if<double>(&value.data)) {
        text += fmt::format("{}", *number);
    } else if (const std::string* string = value.string()) {
        text.append(*string, 0, kMostValueText);
    } else if (const List* list = value.list()) {
        for (std::size_t i = 0; i < list->size() && depth < kDeepestValue; ++i) {
            text += i > 0 ? " " : "";
            addText((*list)[i], text, depth + 1);
            if (text.size() > kMostValueText)
                return;
        }
    } else if (const Object* object = value.object()) {
        if (object->isOf(kHashtable))
            text += "System.Collections.Hashtable";
        else if (object->isOf(kFormatted))
            text += object->text("Text");
        else if (object->isOf("PSCustomObject"))
            text += "@{...}";
        else if (object->isOf(kSecureString))
            text += "System.Security.SecureString";
        else
            text += "Microsoft.Azure.Commands.Network.Models." + object->type;
    } else if (value.block() != nullptr) {
        text += "{ }";
    }
}

/// A JSON name as Az spells it: "publicIPAddress" is PublicIpAddress.
std::string memberName(std::string_view jsonName)
{
    if (jsonName == "tags")
        return "Tag";
    std::string name(jsonName);
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    for (const char* part : {"IPAddress", "IPAlloc"}) {
        const std::size_t at = name.find(part);
        if (at != std::string::npos)
            name[at + 1] = 'p';
    }
    return name;
}

/// Members that stand beside "properties".
bool isOutside(std::string_view jsonName)
{
    constexpr std::array kOutside{"name", "id",        "etag", "type",     "location",
                                  "tags", "zones",     "sku",  "identity", "extendedLocation",
                                  "plan", "managedBy", "kind"};
    return std::find(kOutside.begin(), kOutside.end(), jsonName) != kOutside.end();
}

std::string partOf(std::string_view id, std::string_view before)
{
    const std::size_t at = toLower(id).find(before);
    if (at == std::string::npos)
        return {};
    const std::string_view rest = id.substr(at + before.size());
    return std::string(rest.substr(0, rest.find('/')));
}

std::string typeOfArm(const std::string& armType)
{
    const std::size_t slash = armType.rfind('/');
    if (slash == std::string::npos)
        return "PSObject";
    constexpr std::array<std::array<const char*, 2>, 13> kTypes{{
        {"virtualnetworks", "PSVirtualNetwork"},
        {"subnets", "PSSubnet"},
        {"virtualnetworkpeerings", "PSVirtualNetworkPeering"},
        {"publicipaddresses", "PSPublicIpAddress"},
        {"networkinterfaces", "PSNetworkInterface"},
        {"networksecuritygroups", "PSNetworkSecurityGroup"},
        {"securityrules", "PSSecurityRule"},
        {"routetables", "PSRouteTable"},
        {"routes", "PSRoute"},
        {"virtualmachines", "PSVirtualMachine"},
        {"resourcegroups", "PSResourceGroup"},
        {"virtualnetworkgateways", "PSVirtualNetworkGateway"},
        {"localnetworkgateways", "PSLocalNetworkGateway"},
    }};
    const std::string last = toLower(armType.substr(slash + 1));
    for (const auto& [json, type] : kTypes) {
        if (last == json)
            return type;
    }
    return "PSObject";
}

Value armValue(const Json& json, int depth);

Value armObject(const Json& json, int depth)
{
    auto object = newObject("PSObject");
    object->wrapsProperties = json.contains("properties") && json["properties"].is_object();
    if (const auto type = json.find("type"); type != json.end() && type->is_string())
        object->type = typeOfArm(type->get<std::string>());
    const auto add = [&](const std::string& name, const Json& value) {
        // One prefix or several: Az always has a list.
        if (name == "addressPrefixes" && object->wrapsProperties) {
            object->set("AddressPrefix", armValue(value, depth + 1), "addressPrefixes");
            return;
        }
        if (name == "addressPrefix" && object->isOf("PSSubnet")) {
            if (value.is_string() && object->find("AddressPrefix") == nullptr)
                object->set("AddressPrefix", List{value.get<std::string>()}, "addressPrefixes");
            return;
        }
        if (name == "type")
            return; // the object's own type says it
        if (name == "tags") {
            const Value tags = fromJson(value);
            if (tags.object() != nullptr)
                tags.object()->type = kHashtable;
            object->set("Tag", tags, name);
            return;
        }
        object->set(memberName(name), armValue(value, depth + 1), name);
    };
    for (const char* first : {"name", "location", "id", "etag"}) {
        if (json.contains(first))
            add(first, json[first]);
        if (first == std::string_view("name") && json.contains("id") && json["id"].is_string()) {
            if (std::string group = partOf(json["id"].get<std::string>(), "/resourcegroups/");
                !group.empty() && object->wrapsProperties && json.contains("location"))
                object->set("ResourceGroupName", std::move(group));
        }
    }
    for (auto member = json.begin(); member != json.end(); ++member) {
        if (member.key() == "properties" && object->wrapsProperties) {
            for (auto inner = member->begin(); inner != member->end(); ++inner)
                add(inner.key(), *inner);
        } else if (object->find(memberName(member.key())) == nullptr) {
            add(member.key(), *member);
        }
    }
    return object;
}

Value armValue(const Json& json, int depth)
{
    if (depth > kDeepestValue)
        return {};
    if (json.is_array()) {
        List list;
        for (const Json& item : json)
            list.push_back(armValue(item, depth + 1));
        return list;
    }
    return json.is_object() ? armObject(json, depth) : fromJson(json);
}

Json armJson(const Value& value, int depth)
{
    if (depth > kDeepestValue)
        return {};
    if (const List* list = value.list()) {
        Json json = Json::array();
        for (const Value& item : *list)
            json.push_back(armJson(item, depth + 1));
        return json;
    }
    const Object* object = value.object();
    if (object == nullptr)
        return toJson(value, 1);
    Json json = Json::object();
    for (const Member& member : object->members) {
        const bool isHash = object->isOf(kHashtable);
        if (member.jsonName.empty() && !isHash)
            continue;
        const std::string& name = isHash ? member.name : member.jsonName;
        Json item = armJson(member.value, depth + 1);
        if (object->wrapsProperties && !isOutside(name))
            json["properties"][name] = std::move(item);
        else
            json[name] = std::move(item);
    }
    return json;
}

} // namespace

List* Value::list() const
{
    const auto* list = std::get_if<std::shared_ptr<List>>(&data);
    return list != nullptr ? list->get() : nullptr;
}

Object* Value::object() const
{
    const auto* object = std::get_if<std::shared_ptr<Object>>(&data);
    return object != nullptr ? object->get() : nullptr;
}

const Node* Value::block() const
{
    const auto* block = std::get_if<std::shared_ptr<const Node>>(&data);
    return block != nullptr ? block->get() : nullptr;
}

bool Value::isNumber() const
{
    return std::holds_alternative<std::int64_t>(data) || std::holds_alternative<double>(data);
}

bool Value::toNumber(double& number) const
{
    if (const auto* whole = std::get_if<std::int64_t>(&data)) {
        number = static_cast<double>(*whole);
    } else if (const auto* real = std::get_if<double>(&data)) {
        number = *real;
    } else if (const auto* flag = std::get_if<bool>(&data)) {
        number = *flag ? 1 : 0;
    } else if (const std::string* text = string()) {
        const char* end = text->data() + text->size();
        const auto [stop, error] = std::from_chars(text->data(), end, number);
        return !text->empty() && error == std::errc() && stop == end;
    } else {
        number = 0;
        return isNull();
    }
    return true;
}

Value* Object::find(std::string_view name)
{
    for (Member& member : members) {
        if (equalsIgnoringCase(member.name, name))
            return &member.value;
    }
    return nullptr;
}

const Value* Object::find(std::string_view name) const
{
    return const_cast<Object*>(this)->find(name);
}

std::string Object::text(std::string_view name) const
{
    const Value* value = find(name);
    return value != nullptr ? textOf(*value) : std::string();
}

void Object::set(std::string_view name, Value value, std::string_view jsonName)
{
    if (Value* existing = find(name))
        *existing = std::move(value);
    else
        members.push_back({std::string(name), std::move(value), std::string(jsonName)});
}

bool Object::isOf(std::string_view typeName) const
{
    return equalsIgnoringCase(type, typeName);
}

std::shared_ptr<Object> newObject(std::string type)
{
    auto object = std::make_shared<Object>();
    object->type = std::move(type);
    return object;
}

std::string textOf(const Value& value)
{
    std::string text;
    addText(value, text, 0);
    return text;
}

bool isTrue(const Value& value)
{
    if (const auto* flag = std::get_if<bool>(&value.data))
        return *flag;
    if (const List* list = value.list())
        return list->size() > 1 || (list->size() == 1 && isTrue(list->front()));
    if (const std::string* text = value.string())
        return !text->empty();
    double number = 0;
    return value.isNumber() ? value.toNumber(number) && number != 0 : !value.isNull();
}

int compare(const Value& left, const Value& right, bool withCase)
{
    double a = 0;
    double b = 0;
    const bool numeric = left.isNumber() || std::holds_alternative<bool>(left.data);
    if (numeric && left.toNumber(a) && right.toNumber(b))
        return a < b ? -1 : a > b ? 1 : 0;
    const std::string one = textOf(left);
    const std::string other = textOf(right);
    const int order = withCase ? one.compare(other) : compareIgnoringCase(one, other);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool equal(const Value& left, const Value& right, bool withCase)
{
    if (left.isNull() || right.isNull())
        return left.isNull() && right.isNull();
    if (left.object() != nullptr || right.object() != nullptr)
        return left.object() == right.object();
    if (std::holds_alternative<bool>(left.data))
        return std::get<bool>(left.data) == isTrue(right);
    return compare(left, right, withCase) == 0;
}

List itemsOf(const Value& value)
{
    if (const List* list = value.list())
        return *list;
    return value.isNull() ? List{} : List{value};
}

Value unrolled(List items)
{
    if (items.empty())
        return {};
    return items.size() == 1 ? std::move(items.front()) : Value(std::move(items));
}

std::string typeName(const Value& value)
{
    if (const Object* object = value.object())
        return object->type;
    constexpr std::array kNames{"Null",   "Boolean",  "Int32",  "Double",
                                "String", "Object[]", "Object", "ScriptBlock"};
    return kNames[value.data.index()];
}

bool holds(const Value& inner, const void* outer, std::size_t& budget)
{
    if (budget == 0)
        return true;
    --budget;
    if (const List* list = inner.list())
        return list == outer || std::any_of(list->begin(), list->end(), [&](const Value& item) {
                   return holds(item, outer, budget);
               });
    const Object* object = inner.object();
    if (object == nullptr)
        return false;
    return object == outer
           || std::any_of(object->members.begin(), object->members.end(),
                          [&](const Member& member) { return holds(member.value, outer, budget); });
}

Json toJson(const Value& value, int depth)
{
    if (const auto* flag = std::get_if<bool>(&value.data))
        return *flag;
    if (const auto* whole = std::get_if<std::int64_t>(&value.data))
        return *whole;
    if (const auto* real = std::get_if<double>(&value.data))
        return *real;
    if (value.isNull())
        return nullptr;
    if (depth < 0)
        return textOf(value);
    if (const List* list = value.list()) {
        Json json = Json::array();
        for (const Value& item : *list)
            json.push_back(toJson(item, depth - 1));
        return json;
    }
    const Object* object = value.object();
    if (object == nullptr || object->isOf(kSecureString) || object->isOf(kFormatted))
        return textOf(value);
    Json json = Json::object();
    for (const Member& member : object->members)
        json[member.name] = toJson(member.value, depth - 1);
    return json;
}

Value fromJson(const Json& json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_array()) {
        List list;
        for (const Json& item : json)
            list.push_back(fromJson(item));
        return list;
    }
    if (!json.is_object())
        return {};
    auto object = newObject("PSCustomObject");
    for (auto member = json.begin(); member != json.end(); ++member)
        object->set(member.key(), fromJson(*member));
    return object;
}

Value fromArm(const Json& resource)
{
    return armValue(resource, 0);
}

Json toArm(const Value& value)
{
    return armJson(value, 0);
}

} // namespace peerscape::shell::pwsh
