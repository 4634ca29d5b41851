#include "core/azure/fields.h"
#include "core/azure/file_names.h"
#include "core/write/kept_json.h"
#include "core/write/pretty_json.h"
#include "core/write/wide_json.h"
#include "core/write/write.h"

#include <cmath>
#include <utility>

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

/// Adds members that are not there yet.
void addUnknown(Json& object, const Json& unknown)
{
    if (!unknown.is_object())
        return;
    WideObject members(object);
    for (auto item = unknown.begin(); item != unknown.end(); ++item) {
        if (members.find(item.key()) == nullptr)
            members.at(item.key()) = item.value();
    }
}

/// Adds what the reader kept: foreign members under "extra", unknown members of our own file beside
/// the others.
void addExtra(Json& object, const Text& extra)
{
    if (extra.empty())
        return;
    Json kept = keptMembers(extra);
    Json unknown;
    if (const auto found = kept.find("peerscape"); found != kept.end()) {
        unknown = *found;
        kept.erase("peerscape");
    }
    if (!kept.empty())
        object["extra"] = std::move(kept);
    addUnknown(object, unknown);
}

template<azure::HasFields T>
Json toJson(const T& value)
{
    Json object = Json::object();
    addFields(object, value);
    addExtra(object, value.extra);
    return object;
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
    if (placement.locked)
        object["locked"] = true;
    if (placement.collapsed)
        object["collapsed"] = true;
    if (placement.order != 0)
        object["order"] = placement.order;
    return object;
}

Json bendsJson(const std::vector<azure::Point>& bends)
{
    Json list = Json::array();
    for (const azure::Point& bend : bends)
        list.push_back(Json::array({toJson(bend.x), toJson(bend.y)}));
    return Json{{"bends", std::move(list)}};
}

void addSection(std::string& out, std::string_view name, const std::string& content)
{
    out += ",\n  " + Json(std::string(name)).dump() + ": " + content;
}

/// Takes the unknown members of a section out of those of the whole file.
Json takeSection(Json& unknown, const char* name)
{
    Json section;
    if (const auto found = unknown.find(name); found != unknown.end()) {
        section = std::move(*found);
        unknown.erase(name);
    }
    return section;
}

Json settingsJson(const azure::DocumentSettings& settings, const Json& unknown)
{
    Json json;
    if (!settings.title.empty())
        json["title"] = settings.title.str();
    json["noneList"] = settings.noneList.str();
    if (settings.showSubscriptions)
        json["showSubscriptions"] = true;
    for (const azure::LayerName& layer : azure::kLayers) {
        if (settings.hiddenLayers.contains(layer.layer))
            json["hiddenLayers"].push_back(std::string(layer.name));
    }
    if (!settings.expectations.empty())
        json["expectations"] = toJson(settings.expectations);
    addUnknown(json, unknown);
    return json;
}

Json nextIdsJson(const azure::Document& document, const Json& unknown)
{
    Json json = Json::object();
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (table.nextIndex() > 1)
            json[std::string(azure::fileSection(IdType::kKind))] = table.nextIndex();
    });
    addUnknown(json, unknown);
    return json;
}

/// The objects of one kind, each on lines of its own.
template<class R>
std::string sectionText(const azure::Table<R>& table, ProgressSteps& steps)
{
    std::string list = "[";
    table.forEach([&](auto id, const R& resource) {
        if (!steps.next())
            return;
        Json object;
        object["id"] = azure::fileId(id);
        addFields(object, resource);
        addExtra(object, resource.extra);
        list += list.size() == 1 ? "\n    " : ",\n    ";
        writePretty(object, list, 4, 160);
    });
    return list + "\n  ]";
}

/// Where everything stands, an object a line, so that a move changes one line.
std::string layoutText(const azure::Document& document, Json unknown, ProgressSteps& steps)
{
    WideObject unknownPlaces(unknown);
    std::string places = "{";
    const auto add = [&](const std::string& key, const Json& value) {
        places += places.size() == 1 ? "\n    " : ",\n    ";
        places += Json(key).dump() + ": ";
        writePretty(value, places, 4);
    };
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto&) {
            if (!steps.next())
                return;
            Json place = Json::object();
            if (const azure::Placement* placement = document.placement(id))
                place = placementJson(*placement);
            else if (const auto* bends = document.bends(id))
                place = bendsJson(*bends);
            else if (!azure::isLine(ObjectId(id).kind()))
                return;
            if (Json* more = unknownPlaces.find(azure::fileId(id)))
                addUnknown(place, std::exchange(*more, Json()));
            if (!place.empty())
                add(azure::fileId(id), place);
        });
    });
    for (auto item = unknown.begin(); item != unknown.end(); ++item) {
        const auto id = azure::parseFileId(item.key());
        const bool known = id && (azure::isPlaced(id->kind()) || azure::isLine(id->kind()));
        if (!known) // else of an object that was deleted
            add(item.key(), item.value());
    }
    return places + (places.size() == 1 ? "}" : "\n  }");
}

} // namespace

std::string writePeerscape(const azure::Document& document, const Progress& progress)
{
    std::size_t objects = 0;
    document.forEachTable([&](const auto& table) { objects += table.size(); });
    ProgressSteps steps(progress, 0, 1, 2 * objects);
    std::string out =
        "{\n  \"format\": \"peerscape\",\n  \"version\": 1,\n  \"generator\": \"Peerscape\"";
    Json unknown = keptMembers(document.settings().extra);
    const auto addObject = [&](const std::string& name, const Json& json) {
        std::string content;
        writePretty(json, content, 2);
        addSection(out, name, content);
    };
    addObject("settings", settingsJson(document.settings(), takeSection(unknown, "settings")));
    addObject("nextIds", nextIdsJson(document, takeSection(unknown, "nextIds")));
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (table.size() > 0)
            addSection(out, azure::fileSection(IdType::kKind), sectionText(table, steps));
    });
    addSection(out, "layout", layoutText(document, takeSection(unknown, "layout"), steps));
    for (auto item = unknown.begin(); item != unknown.end(); ++item)
        addObject(item.key(), item.value());
    return steps.next() ? out + "\n}\n" : std::string();
}

} // namespace peerscape::write
