#include "core/write/kept_json.h"

#include "core/azure/part_names.h"
#include "core/write/code_names.h"
#include "core/write/wide_json.h"

#include <algorithm>
#include <array>

namespace peerscape::write {

using Pointer = nlohmann::ordered_json::json_pointer;

namespace {

/// What a block and a part of one have in common.
template<class Block>
void readBlock(const nlohmann::ordered_json& kept, Block& block)
{
    block.isState = textOf(kept, "from") == azure::kTerraformState;
    if (const auto values = kept.find("values"); values != kept.end() && values->is_object())
        block.values = *values;
    const auto missing = kept.find("missing");
    for (const auto& name : missing != kept.end() && missing->is_array()
                                ? *missing
                                : nlohmann::ordered_json::array()) {
        if (name.is_string())
            block.missing.push_back(name.template get<std::string>());
    }
}

/// Of an object that may be changed, or not.
template<class Json>
Json* findMember(Json& object, std::string_view name)
{
    if (!object.is_object())
        return nullptr;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (equalsIgnoringCase(member.key(), name))
            return &*member;
    }
    return nullptr;
}

} // namespace

const nlohmann::ordered_json* memberNamed(const nlohmann::ordered_json& object,
                                          std::string_view name)
{
    return findMember(object, name);
}

nlohmann::ordered_json* memberNamed(nlohmann::ordered_json& object, std::string_view name)
{
    return findMember(object, name);
}

nlohmann::ordered_json keptMembers(const Text& extra)
{
    auto kept = parseWide(extra.view());
    return kept.is_object() ? std::move(kept) : nlohmann::ordered_json::object();
}

nlohmann::ordered_json keptObject(const Text& extra)
{
    auto kept = keptMembers(extra);
    kept.erase("dependsOn");
    return kept;
}

nlohmann::ordered_json keptResource(const Text& extra)
{
    if (isKeptBlock(extra))
        return nlohmann::ordered_json::object();
    nlohmann::ordered_json read = keptObject(extra);
    if (!read.contains("id"))
        return read; // of a template
    static constexpr std::array<std::string_view, 8> kAnswered{
        "id",       "etag",           "systemData",  "resourceGroup",
        "tenantId", "subscriptionId", "createdTime", "changedTime"};
    static constexpr std::array<std::string_view, 14> kEnvelope{"type",
                                                                "apiVersion",
                                                                "name",
                                                                "location",
                                                                "tags",
                                                                "sku",
                                                                "kind",
                                                                "plan",
                                                                "identity",
                                                                "zones",
                                                                "scope",
                                                                "managedBy",
                                                                "extendedLocation",
                                                                "properties"};
    const auto isAmong = [](const auto& names, std::string_view key) {
        return std::find(names.begin(), names.end(), key) != names.end();
    };
    const auto properties = read.find("properties");
    const bool isFlat = properties == read.end() || properties->is_null();
    auto item = nlohmann::ordered_json::object();
    auto inner = nlohmann::ordered_json::object();
    for (auto member = read.begin(); member != read.end(); ++member) {
        if (isAmong(kAnswered, member.key()) || member->is_null())
            continue;
        append(isFlat && !isAmong(kEnvelope, member.key()) ? inner : item, member.key(), *member);
    }
    inner.erase("provisioningState");
    if (!inner.empty())
        item["properties"] = std::move(inner);
    return item;
}

nlohmann::ordered_json requestBody(nlohmann::ordered_json resource)
{
    for (const char* name : {"id", "type", "name", "apiVersion", "scope", "condition", "comments"})
        resource.erase(name);
    return resource;
}

std::string textOf(const nlohmann::ordered_json& object, const char* member)
{
    const auto value = object.find(member);
    return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

std::optional<KeptBlock> keptBlock(const Text& extra)
{
    if (extra.view().find(azure::kTerraformMember) == std::string_view::npos)
        return std::nullopt;
    const nlohmann::ordered_json kept = keptObject(extra);
    const auto found = kept.find(azure::kTerraformMember);
    if (found == kept.end() || !found->is_object())
        return std::nullopt;
    KeptBlock block{
        textOf(*found, "type"), textOf(*found, "label"), textOf(*found, "id"), {}, {}, false};
    if (!isIdentifier(block.type))
        return std::nullopt;
    readBlock(*found, block);
    return block;
}

std::optional<KeptAttributes> takeAttributes(nlohmann::ordered_json& kept)
{
    const auto found = kept.find(azure::kTerraformAttributes);
    if (found == kept.end())
        return std::nullopt;
    const nlohmann::ordered_json own = std::move(*found);
    kept.erase(found);
    if (!own.is_object())
        return std::nullopt;
    KeptAttributes attributes;
    attributes.type = textOf(own, "type");
    readBlock(own, attributes);
    return attributes;
}

void dropAttributes(nlohmann::ordered_json& kept)
{
    if (kept.is_object())
        kept.erase(std::string(azure::kTerraformAttributes));
    for (auto& member : kept) {
        if (member.is_structured())
            dropAttributes(member);
    }
}

bool isKeptBlock(const Text& extra)
{
    return keptBlock(extra).has_value();
}

std::map<std::string, nlohmann::ordered_json> takeElements(nlohmann::ordered_json& kept,
                                                           const azure::KeyedList& list)
{
    std::map<std::string, nlohmann::ordered_json> taken;
    const Pointer place(list.place());
    if (!kept.contains(place) || !kept.at(place).is_array())
        return taken;
    const Pointer key(list.keyPlace());
    for (nlohmann::ordered_json& element : kept.at(place)) {
        if (!element.contains(key) || !element.at(key).is_string())
            continue;
        std::string word = toLower(element.at(key).get<std::string>());
        element.at(key.parent_pointer()).erase(key.back());
        taken.try_emplace(std::move(word), std::move(element));
    }
    kept.at(place.parent_pointer()).erase(place.back());
    return taken;
}

std::string takeElementText(nlohmann::ordered_json& ofElement, const char* name)
{
    for (const Pointer& place : {Pointer("/properties"), Pointer()}) {
        if (!ofElement.contains(place) || !ofElement.at(place).is_object())
            continue;
        std::string text = textOf(ofElement.at(place), name);
        if (text.empty())
            continue;
        ofElement.at(place).erase(name);
        return text;
    }
    return {};
}

std::string keptText(const Text& extra, const char* place, std::string_view otherwise)
{
    const nlohmann::ordered_json kept = keptObject(extra);
    const Pointer pointer(place);
    return kept.contains(pointer) && kept.at(pointer).is_string()
               ? kept.at(pointer).get<std::string>()
               : std::string(otherwise);
}

bool takesOnlyKeys(const Text& extra)
{
    const nlohmann::ordered_json kept = keptObject(extra);
    const Pointer system("/properties/osProfile/linuxConfiguration");
    if (!kept.contains(system) || !kept.at(system).is_object())
        return false;
    const nlohmann::ordered_json& linux = kept.at(system);
    const Pointer keys("/ssh/publicKeys");
    return linux.value("disablePasswordAuthentication", nlohmann::ordered_json()) == true
           && linux.contains(keys) && linux.at(keys).is_array() && !linux.at(keys).empty();
}

std::string frontEndName(const azure::LoadBalancer& balancer)
{
    return keptText(balancer.extra, "/properties/frontendIPConfigurations/0/name",
                    azure::kFrontEndName);
}

std::string backEndPoolName(const azure::LoadBalancer& balancer)
{
    return keptText(balancer.extra, "/properties/backendAddressPools/0/name",
                    azure::kBackEndPoolName);
}

void takeBalancerNames(nlohmann::ordered_json& kept)
{
    for (const char* list : {"frontendIPConfigurations", "backendAddressPools"}) {
        const Pointer place = Pointer("/properties") / list;
        if (kept.contains(place) && kept.at(place).is_array() && kept.at(place).size() == 1
            && kept.at(place).front().size() == 1)
            kept["properties"].erase(list);
    }
}

std::string takePublicAddress(nlohmann::ordered_json& kept)
{
    const Pointer list("/properties/ipConfigurations");
    const Pointer id("/properties/publicIPAddress/id");
    if (!kept.contains(list) || !kept.at(list).is_array() || kept.at(list).size() != 1)
        return {};
    nlohmann::ordered_json& only = kept.at(list).front();
    if (!only.contains(id) || !only.at(id).is_string())
        return {};
    std::string address = only.at(id).get<std::string>();
    only["properties"].erase("publicIPAddress");
    if (only["properties"].empty()) // but for its name, which says nothing
        kept["properties"].erase("ipConfigurations");
    return address;
}

} // namespace peerscape::write
