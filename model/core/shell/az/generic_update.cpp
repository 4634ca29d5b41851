#include "core/base/json_depth.h"
#include "core/base/text.h"
#include "core/shell/az/az.h"
#include "core/shell/python_text.h"

#include <fmt/format.h>

namespace peerscape::shell {

namespace {

/// One step of a path: a member or, in brackets, an element's number or `name=value`.
struct Step
{
    std::string text;
    bool isElement = false;
};

std::vector<Step> steps(std::string_view path)
{
    std::vector<Step> list;
    std::string word;
    const auto finish = [&](bool isElement) {
        if (!word.empty())
            list.push_back({word, isElement});
        word.clear();
    };
    for (const char c : path) {
        if (c == '.' || c == '[') {
            finish(false);
        } else if (c == ']') {
            finish(true);
        } else {
            word += c;
        }
    }
    finish(false);
    return list;
}

std::optional<std::size_t> indexOf(std::string_view text)
{
    const auto index = wholeNumber(text);
    return index && *index >= 0 ? std::optional(static_cast<std::size_t>(*index)) : std::nullopt;
}

/// `allow_gateway_transit` is another spelling of `allowGatewayTransit`.
bool isSameMember(std::string_view member, std::string_view typed)
{
    std::string plain;
    for (const char c : typed) {
        if (c != '_')
            plain += c;
    }
    return equalsIgnoringCase(member, plain);
}

/// The member; the end where there is none, or no object.
Json::iterator memberIn(Json& object, const std::string& name)
{
    if (!object.is_object())
        return object.end();
    auto member = object.begin();
    while (member != object.end() && !isSameMember(member.key(), name))
        ++member;
    return member;
}

/// The member of an object or of its `properties`; made where it is missing.
Json& member(Json& object, const std::string& name)
{
    if (const auto known = memberIn(object, name); known != object.end() && name != "properties")
        return *known;
    const auto properties = object.find("properties");
    if (properties == object.end() || !properties->is_object())
        return object[name];
    const auto known = memberIn(*properties, name);
    return known != properties->end() ? *known : (*properties)[name];
}

Json* element(Json& list, const std::string& text)
{
    if (!list.is_array())
        return nullptr;
    if (const auto index = indexOf(text))
        return *index < list.size() ? &list[*index] : nullptr;
    const std::size_t equals = text.find('=');
    for (Json& item : list) {
        Json* named = equals != std::string::npos && item.is_object()
                          ? &member(item, text.substr(0, equals))
                          : nullptr;
        if (named != nullptr && named->is_string() && *named == text.substr(equals + 1))
            return &item;
    }
    return nullptr;
}

/// Follows a path; null where an element does not exist.
Json* follow(Json& root, const std::vector<Step>& path)
{
    Json* at = &root;
    for (std::size_t i = 0; i < path.size() && at != nullptr; ++i) {
        if (path[i].isElement)
            at = element(*at, path[i].text);
        else if (at->is_object() || at->is_null())
            at = &member(*at, path[i].text);
        else
            at = nullptr;
    }
    return at;
}

/// A value as typed: JSON where it is JSON that nests no deeper than kMaxJsonDepth, Python's None,
/// else a text.
Json valueOf(const std::string& text, bool isText)
{
    if (isText || tooDeepAt(text) < text.size())
        return text;
    if (text == "None")
        return {};
    if (equalsIgnoringCase(text, "true") || equalsIgnoringCase(text, "false"))
        return equalsIgnoringCase(text, "true");
    Json parsed = Json::parse(text, nullptr, false);
    return parsed.is_discarded() ? Json(text) : parsed;
}

tl::unexpected<Failure> notThere(const std::string& path)
{
    return refuse(fmt::format("Couldn't find '{}' in the resource.", path));
}

/// Whether a path names what is a text even where it is not there yet: a tag, a description.
bool namesText(std::string_view path)
{
    return path.starts_with("tags.") || path.starts_with("tags[") || path == "description";
}

/// The refusal of a value of another type than the one that a member has.
std::optional<Failure> typeRefusal(std::string_view wanted, const Json& value)
{
    if (value.is_null() || pythonTypeName(value) == wanted)
        return std::nullopt;
    return Failure{1, fmt::format("Expect <class '{}'>, got {} (<class '{}'>)", wanted,
                                  pythonText(value), pythonTypeName(value))};
}

tl::expected<void, Failure> set(Json& root, const std::string& word, bool isText)
{
    const std::size_t equals =
        word.find('=', word.find(']') == std::string::npos ? 0 : word.rfind(']'));
    if (equals == std::string::npos)
        return refuse("usage error: --set KEY=VALUE [KEY=VALUE ...]");
    Json* place = follow(root, steps(word.substr(0, equals)));
    if (place == nullptr)
        return notThere(word.substr(0, equals));
    Json value = valueOf(word.substr(equals + 1), isText);
    if (place->is_primitive() && (!place->is_null() || namesText(word.substr(0, equals)))) {
        if (auto refusal = typeRefusal(
                place->is_null() ? std::string_view("str") : pythonTypeName(*place), value))
            return tl::unexpected<Failure>(std::move(*refusal));
    }
    *place = std::move(value);
    return {};
}

tl::expected<void, Failure> add(Json& root, const std::vector<std::string>& words, bool isText)
{
    if (words.size() < 2)
        return refuse("usage error: --add LIST_PROPERTY KEY=VALUE [KEY=VALUE ...] | VALUE");
    Json* list = follow(root, steps(words.front()));
    if (list == nullptr)
        return notThere(words.front());
    if (list->is_null())
        *list = Json::array();
    if (!list->is_array())
        return refuse(fmt::format("'{}' is not a list.", words.front()));
    Json made;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos)
            list->push_back(valueOf(words[i], isText));
        else
            made[words[i].substr(0, equals)] = valueOf(words[i].substr(equals + 1), isText);
    }
    if (!made.is_null())
        list->push_back(std::move(made));
    return {};
}

/// Takes the member out, of the object or of its `properties`; false where it has none.
bool eraseMember(Json& object, const std::string& name)
{
    const auto eraseFrom = [&](Json& place) {
        const auto known = memberIn(place, name);
        const bool isThere = known != place.end();
        if (isThere)
            place.erase(known);
        return isThere;
    };
    if (eraseFrom(object))
        return true;
    const auto properties = memberIn(object, "properties");
    return properties != object.end() && eraseFrom(*properties);
}

tl::expected<void, Failure> remove(Json& root, const std::vector<std::string>& words)
{
    std::vector<Step> path = words.empty() ? std::vector<Step>() : steps(words.front());
    if (path.empty() || words.size() > 2 || (words.size() == 1 && path.back().isElement))
        return refuse("invalid syntax: --remove property.list <indexToRemove> OR --remove "
                      "propertyToRemove");
    if (words.size() == 2) {
        Json* list = follow(root, path);
        const auto index = indexOf(words[1]);
        if (list == nullptr || !list->is_array())
            return refuse(fmt::format("{} doesn't exist", path.back().text));
        if (!index || *index >= list->size())
            return refuse(fmt::format("index {} doesn't exist on {}", words[1], path.back().text));
        list->erase(*index);
        return {};
    }
    const std::string name = path.back().text;
    path.pop_back();
    Json* object = follow(root, path);
    if (object == nullptr || !eraseMember(*object, name))
        return notThere(words.front());
    return {};
}

} // namespace

tl::expected<void, Failure> applyUpdates(Json& resource, const Arguments& arguments)
{
    const bool isText = arguments.flag("force-string");
    for (const GenericUpdate& update : arguments.updates()) {
        tl::expected<void, Failure> done;
        if (update.kind == "set") {
            for (std::size_t i = 0; i < update.words.size() && done; ++i)
                done = set(resource, update.words[i], isText);
        } else {
            done = update.kind == "add" ? add(resource, update.words, isText)
                                        : remove(resource, update.words);
        }
        if (!done)
            return done;
    }
    return {};
}

} // namespace peerscape::shell
