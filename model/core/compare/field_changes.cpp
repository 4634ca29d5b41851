#include "core/compare/field_changes.h"

#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/azure/references.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace peerscape::compare {

using azure::Document;
using Json = nlohmann::json;

namespace {

std::string inWords(const Document&, const Text& value)
{
    return value.str();
}
std::string inWords(const Document&, bool value)
{
    return value ? "true" : "false";
}
template<class Number>
    requires std::is_arithmetic_v<Number>
std::string inWords(const Document&, Number value)
{
    return std::to_string(value);
}
std::string inWords(const Document&, const net::Address& value)
{
    return value.isNone() ? std::string() : value.toString();
}
std::string inWords(const Document&, const net::Prefix& value)
{
    return value.toString();
}
template<Kind K>
std::string inWords(const Document& document, Id<K> value)
{
    return document.contains(value) ? azure::displayName(document, value) : std::string();
}
template<class Enum>
    requires std::is_enum_v<Enum>
std::string inWords(const Document&, Enum value)
{
    return std::string(azure::toString(value));
}
template<class T>
std::string inWords(const Document& document, const std::optional<T>& value)
{
    return value ? inWords(document, *value) : std::string();
}
template<class T>
std::string inWords(const Document& document, const std::vector<T>& values)
{
    std::string text;
    for (const T& value : values)
        text += (text.empty() ? "" : ", ") + inWords(document, value);
    return text;
}
template<class T, class Storage>
std::string inWords(const Document& document, const PackedList<T, Storage>& values)
{
    return inWords(document, std::vector<T>(values));
}
/// A part on one line: what its fields say that a fresh part does not.
template<azure::Part T>
std::string inWords(const Document& document, const T& part)
{
    static const T fresh{};
    std::vector<std::string> defaults;
    azure::visitFields(fresh, [&](const char*, const auto& field) {
        defaults.push_back(inWords(document, field));
    });
    std::string text;
    std::size_t i = 0;
    azure::visitFields(part, [&](const char* name, const auto& field) {
        const std::string value = inWords(document, field);
        if (value != defaults[i++] && std::string_view(name) != "name")
            text += (text.empty() ? "" : ", ") + (std::string(name) + ' ') + value;
    });
    return text.empty() ? part.name.str() : text;
}

/// Members that change by themselves and mean nothing to a design.
constexpr std::array<std::string_view, 4> kVolatile{"etag", "provisioningState", "resourceGuid",
                                                    "uniqueId"};

void flatten(const Json& json, const std::string& path, std::map<std::string, std::string>& out)
{
    if (!json.is_object()) {
        out[path] = json.is_string() ? json.get<std::string>() : json.dump();
        return;
    }
    for (const auto& [key, value] : json.items()) {
        if (std::find(kVolatile.begin(), kVolatile.end(), key) == kVolatile.end())
            flatten(value, path.empty() ? key : path + '/' + key, out);
    }
}

std::map<std::string, std::string> keptMembers(const Text& extra)
{
    std::map<std::string, std::string> members;
    if (!extra.empty())
        flatten(Json::parse(extra.view(), nullptr, false), {}, members);
    return members;
}

/// Compares two resources of one kind; the first is compared with its references translated.
template<class R>
class ResourceComparer
{
public:
    ResourceComparer(const Document& before, const Document& after,
                     const Counterparts& counterparts)
        : m_before(before)
        , m_after(after)
        , m_counterparts(counterparts)
    {
    }

    std::vector<FieldChange> compare(const R& first, const R& second)
    {
        R translated = first;
        azure::visitReferences(translated, [&](auto& id) {
            using IdType = std::decay_t<decltype(id)>;
            if (!id)
                return;
            const auto counterpart = IdType::of(m_counterparts.after(id));
            // What has no counterpart equals nothing.
            id = counterpart ? counterpart : IdType(ObjectId::kMaxIndex);
        });
        addFields({}, first, translated, second);
        addKept({}, first.extra, second.extra);
        return std::move(m_changes);
    }

private:
    template<class T>
    void addFields(const std::string& path, const T& first, const T& translated, const T& second)
    {
        std::vector<const void*> firsts;
        std::vector<const void*> translations;
        azure::visitFields(first, [&](const char*, const auto& f) { firsts.push_back(&f); });
        azure::visitFields(translated,
                           [&](const char*, const auto& f) { translations.push_back(&f); });
        std::size_t i = 0;
        azure::visitFields(second, [&](const char* name, const auto& field) {
            using Field = std::decay_t<decltype(field)>;
            const Field& before = *static_cast<const Field*>(firsts[i]);
            const Field& same = *static_cast<const Field*>(translations[i]);
            ++i;
            if (same == field)
                return;
            if constexpr (std::is_same_v<Field, Text>) {
                if (std::string_view(name) == "name" && equalsIgnoringCase(same, field))
                    return; // Azure does not tell them apart
            }
            if constexpr (azure::PartList<Field>)
                addParts(path + name, before, same, field);
            else
                add(path + name, inWords(m_before, before), inWords(m_after, field));
        });
    }

    template<class List>
    void addParts(const std::string& path, const List& first, const List& translated,
                  const List& second)
    {
        const auto find = [](const List& list, const Text& name) {
            std::size_t i = 0;
            while (i < list.size() && !equalsIgnoringCase(list[i].name, name))
                ++i;
            return i;
        };
        const std::size_t count = m_changes.size();
        for (std::size_t i = 0; i < first.size(); ++i) {
            const std::size_t j = find(second, first[i].name);
            const std::string place = path + '/' + first[i].name.str();
            if (j == second.size()) {
                add(place, inWords(m_before, first[i]), {});
                continue;
            }
            addFields(place + '/', first[i], translated[i], second[j]);
            addKept(place + '/', first[i].extra, second[j].extra);
        }
        for (const auto& part : second) {
            if (find(first, part.name) == first.size())
                add(path + '/' + part.name.str(), {}, inWords(m_after, part));
        }
        if (m_changes.size() == count) { // the same parts in another order
            const auto names = [](const List& list) {
                std::string text;
                for (const auto& part : list)
                    text += (text.empty() ? "" : ", ") + part.name.str();
                return text;
            };
            add(path, names(first), names(second));
        }
    }

    void addKept(const std::string& path, const Text& first, const Text& second)
    {
        if (first == second)
            return;
        const auto before = keptMembers(first);
        const auto after = keptMembers(second);
        for (const auto& [name, value] : before) {
            const auto found = after.find(name);
            if (found == after.end() || found->second != value)
                m_changes.push_back(
                    {path + name, value, found != after.end() ? found->second : std::string()});
        }
        for (const auto& [name, value] : after) {
            if (before.count(name) == 0)
                m_changes.push_back({path + name, {}, value});
        }
    }

    void add(std::string field, std::string before, std::string after)
    {
        if (before != after)
            m_changes.push_back({std::move(field), std::move(before), std::move(after)});
    }

    const Document& m_before;
    const Document& m_after;
    const Counterparts& m_counterparts;
    std::vector<FieldChange> m_changes;
};

} // namespace

std::vector<FieldChange> changedFields(const Document& before, ObjectId first,
                                       const Document& after, ObjectId second,
                                       const Counterparts& counterparts)
{
    std::vector<FieldChange> changes;
    const Document& known = second ? after : before;
    known.visit(second ? second : first, [&](auto id, const auto& resource) {
        using R = std::decay_t<decltype(resource)>;
        using IdType = decltype(id);
        static const R fresh{};
        const R* one = before.find(IdType::of(first));
        const R* other = after.find(IdType::of(second));
        changes = ResourceComparer<R>(before, after, counterparts)
                      .compare(one != nullptr ? *one : fresh, other != nullptr ? *other : fresh);
    });
    return changes;
}

} // namespace peerscape::compare
