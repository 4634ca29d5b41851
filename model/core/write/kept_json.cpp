#include "core/write/kept_json.h"

#include "core/azure/part_names.h"
#include "core/write/code_names.h"

#include <algorithm>
#include <array>

namespace peerscape::write {

using Pointer = nlohmann::ordered_json::json_pointer;

nlohmann::ordered_json keptObject(const Text& extra)
{
    auto kept = nlohmann::ordered_json::parse(extra.view(), nullptr, false);
    return kept.is_object() ? std::move(kept) : nlohmann::ordered_json::object();
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
    static constexpr std::array<std::string_view, 15> kEnvelope{
        "type",  "apiVersion", "name",      "location",         "tags",
        "sku",   "kind",       "plan",      "identity",         "zones",
        "scope", "managedBy",  "dependsOn", "extendedLocation", "properties"};
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
        (isFlat && !isAmong(kEnvelope, member.key()) ? inner : item)[member.key()] = *member;
    }
    inner.erase("provisioningState");
    if (!inner.empty())
        item["properties"] = std::move(inner);
    return item;
}

std::optional<KeptBlock> keptBlock(const Text& extra)
{
    if (extra.view().find(azure::kTerraformMember) == std::string_view::npos)
        return std::nullopt;
    const nlohmann::ordered_json kept = keptObject(extra);
    const auto found = kept.find(azure::kTerraformMember);
    if (found == kept.end() || !found->is_object())
        return std::nullopt;
    const auto textOf = [&](const char* member) {
        const auto value = found->find(member);
        return value != found->end() && value->is_string() ? value->get<std::string>()
                                                           : std::string();
    };
    KeptBlock block{textOf("type"), textOf("label"), textOf("id"), {}, {}, false};
    if (!isIdentifier(block.type))
        return std::nullopt;
    block.isState = textOf("from") == azure::kTerraformState;
    block.values = found->value("values", nlohmann::ordered_json::object());
    for (const auto& name : found->value("missing", nlohmann::ordered_json::array())) {
        if (name.is_string())
            block.missing.push_back(name.get<std::string>());
    }
    return block;
}

bool isKeptBlock(const Text& extra)
{
    return keptBlock(extra).has_value();
}

std::string keptText(const Text& extra, const char* place, std::string_view otherwise)
{
    const nlohmann::ordered_json kept = keptObject(extra);
    const Pointer pointer(place);
    return kept.contains(pointer) && kept.at(pointer).is_string()
               ? kept.at(pointer).get<std::string>()
               : std::string(otherwise);
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
