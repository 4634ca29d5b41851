#include "core/azure/fields.h"
#include "core/azure/file_names.h"
#include "core/write/pretty_json.h"
#include "core/write/write.h"

#include <cmath>

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Text& value)
{
    return value.str();
}
Json toJson(bool value)
{
    return value;
}
template<class Number>
    requires std::is_arithmetic_v<Number>
Json toJson(Number value)
{
    // Whole numbers are written without a fraction: places are mostly on the grid.
    if constexpr (std::is_floating_point_v<Number>) {
        if (value == std::floor(value) && std::abs(value) < 1e15)
            return static_cast<std::int64_t>(value);
    }
    return value;
}
Json toJson(const net::Address& value)
{
    return value.toString();
}
Json toJson(const net::Prefix& value)
{
    return value.toString();
}
template<Kind K>
Json toJson(Id<K> value)
{
    return azure::fileId(value);
}
template<class Enum>
    requires std::is_enum_v<Enum>
Json toJson(Enum value)
{
    return azure::toString(value);
}
template<azure::HasFields T>
Json toJson(const T& value);
template<class T>
Json toJson(const std::optional<T>& value)
{
    return value ? toJson(*value) : Json();
}
template<class T>
Json toJson(const std::vector<T>& values)
{
    Json list = Json::array();
    for (const T& value : values)
        list.push_back(toJson(value));
    return list;
}
template<class T, class Storage>
Json toJson(const PackedList<T, Storage>& values)
{
    return toJson(std::vector<T>(values));
}

/// Adds the fields that differ from a fresh resource's; the name always.
template<class T>
void addFields(Json& object, const T& value)
{
    static const T fresh{};
    std::vector<const void*> defaults;
    azure::visitFields(fresh, [&](const char*, const auto& field) { defaults.push_back(&field); });
    std::size_t i = 0;
    azure::visitFields(value, [&](const char* name, const auto& field) {
        using Field = std::decay_t<decltype(field)>;
        if (i == 0 || !(field == *static_cast<const Field*>(defaults[i])))
            object[name] = toJson(field);
        ++i;
    });
}

template<azure::HasFields T>
Json toJson(const T& value)
{
    Json object = Json::object();
    addFields(object, value);
    return object;
}

/// Adds what the reader kept: foreign members under "extra", unknown members of our own file beside
/// the others.
void addExtra(Json& object, const Text& extra)
{
    if (extra.empty())
        return;
    Json kept = Json::parse(extra.view(), nullptr, false);
    if (!kept.is_object())
        return;
    Json unknown;
    if (const auto found = kept.find("peerscape"); found != kept.end()) {
        unknown = *found;
        kept.erase("peerscape");
    }
    if (!kept.empty())
        object["extra"] = std::move(kept);
    for (auto item = unknown.begin(); item != unknown.end(); ++item)
        object[item.key()] = item.value();
}

Json placementJson(const azure::Placement& placement)
{
    Json object;
    object["x"] = toJson(placement.position.x);
    object["y"] = toJson(placement.position.y);
    if (placement.size.width != 0 || placement.size.height != 0) {
        object["width"] = toJson(placement.size.width);
        object["height"] = toJson(placement.size.height);
    }
    return object;
}

void addSection(std::string& out, std::string_view name, const std::string& content)
{
    out += ",\n  " + Json(std::string(name)).dump() + ": " + content;
}

} // namespace

std::string writePeerscape(const azure::Document& document)
{
    std::string out =
        "{\n  \"format\": \"peerscape\",\n  \"version\": 1,\n  \"generator\": \"Peerscape\"";
    const azure::DocumentSettings& settings = document.settings();
    Json settingsJson;
    if (!settings.title.empty())
        settingsJson["title"] = settings.title.str();
    settingsJson["noneList"] = settings.noneList.str();
    if (settings.showSubscriptions)
        settingsJson["showSubscriptions"] = true;
    std::string content;
    writePretty(settingsJson, content, 2);
    addSection(out, "settings", content);

    Json nextIds = Json::object();
    std::string places = "{";
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (table.nextIndex() > 1)
            nextIds[std::string(azure::fileSection(IdType::kKind))] = table.nextIndex();
    });
    content.clear();
    writePretty(nextIds, content, 2);
    addSection(out, "nextIds", content);

    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (table.size() == 0)
            return;
        std::string list = "[";
        table.forEach([&](IdType id, const auto& resource) {
            Json object;
            object["id"] = azure::fileId(id);
            addFields(object, resource);
            addExtra(object, resource.extra);
            list += list.size() == 1 ? "\n    " : ",\n    ";
            writePretty(object, list, 4, 160);
            if (const azure::Placement* placement = document.placement(id)) {
                places += places.size() == 1 ? "\n    \"" : ",\n    \"";
                places += azure::fileId(id) + "\": ";
                writePretty(placementJson(*placement), places, 4);
            }
        });
        addSection(out, azure::fileSection(IdType::kKind), list + "\n  ]");
    });

    addSection(out, "layout", places + (places.size() == 1 ? "}" : "\n  }"));

    const Json unknown = Json::parse(settings.extra.view(), nullptr, false);
    if (unknown.is_object()) {
        for (auto item = unknown.begin(); item != unknown.end(); ++item) {
            content.clear();
            writePretty(item.value(), content, 2);
            addSection(out, item.key(), content);
        }
    }
    return out + "\n}\n";
}

} // namespace peerscape::write
