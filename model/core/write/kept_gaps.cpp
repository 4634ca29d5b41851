#include "core/write/kept_gaps.h"

#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/write/machine_setup.h"
#include "core/write/terraform_attributes.h"
#include "core/write/wide_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace peerscape::write {

using Json = nlohmann::ordered_json;

namespace {

/// Whether a list holds what was kept of parts that are modelled: those say their names
/// themselves.
bool isOfParts(const Json& value)
{
    return value.is_array() && !value.empty()
           && std::all_of(value.begin(), value.end(), [](const Json& item) {
                  return item.is_null() || (item.is_object() && !item.contains("name"));
              });
}

/// The names of members that were kept, without doubles.
class KeptNames
{
public:
    void add(const Json& kept)
    {
        addMembers(kept, {});
        if (const auto properties = kept.find("properties"); properties != kept.end())
            addMembers(*properties, {});
    }

    [[nodiscard]] std::string text() const { return fmt::format("{}", fmt::join(m_names, ", ")); }

private:
    void addMembers(const Json& object, const std::string& before)
    {
        if (!object.is_object())
            return;
        for (auto member = object.begin(); member != object.end(); ++member) {
            const std::string& key = member.key();
            // Of a machine's setup the rest is told more closely, as most of it is written.
            if (before.empty() && (key == "storageProfile" || key == "osProfile"))
                addMembers(*member, key + '.');
            else if (key == azure::kTerraformAttributes)
                addMembers(*member, before);
            else if (before.empty() && isOfParts(*member)) {
                for (const Json& part : *member) {
                    if (part.is_object())
                        add(part);
                }
            } else if (key != "properties" && key != "peerscape" && key != "tags"
                       && m_known.insert(before + key).second)
                m_names.push_back(before + key);
        }
    }

    std::vector<std::string> m_names;
    std::unordered_set<std::string> m_known; ///< The same.
};

/// Puts what was kept of a list's elements beside the list, by the names under which a gap tells
/// of it: which element says it, no gap tells.
void nameElementMembers(Json& kept, const azure::KeyedList& list)
{
    auto ofElements = takeElements(kept, list);
    if (ofElements.empty())
        return;
    WideObject properties(kept["properties"]);
    for (auto& [word, element] : ofElements) {
        for (Json* members : {&element, memberNamed(element, "properties")}) {
            if (members == nullptr || !members->is_object())
                continue;
            for (auto member = members->begin(); member != members->end(); ++member) {
                if (member.key() != "properties")
                    properties.at(list.memberName(member.key())) = *member;
            }
        }
    }
}

void collectAttributes(const Json& kept, std::string& names)
{
    for (auto member = kept.begin(); member != kept.end(); ++member) {
        if (kept.is_object() && member.key() == azure::kTerraformAttributes) {
            Json own{{member.key(), *member}};
            const auto attributes = takeAttributes(own);
            if (!attributes)
                continue;
            for (auto value = attributes->values.begin(); value != attributes->values.end();
                 ++value)
                names += (names.empty() ? "" : ", ") + value.key();
        } else if (member->is_structured()) {
            collectAttributes(*member, names);
        }
    }
}

} // namespace

Json keptRest(const azure::Document& document, ObjectId id)
{
    Json rest = Json::object();
    document.visit(id, [&](auto, const auto& resource) {
        using R = std::decay_t<decltype(resource)>;
        if constexpr (std::is_same_v<R, azure::UnknownResource>) {
            rest = requestBody(keptResource(resource.extra));
            rest.erase("location");
        } else {
            rest = keptObject(resource.extra);
            rest.erase("comments"); // of a template
        }
        if constexpr (std::is_same_v<R, azure::VirtualMachine>)
            takeSetup(resource, rest);
        for (const azure::KeyedList& list : azure::keyedLists<R>())
            nameElementMembers(rest, list);
        if constexpr (std::is_same_v<R, azure::RouteServer>)
            takePublicAddress(rest);
        if constexpr (std::is_same_v<R, azure::LoadBalancer>)
            takeBalancerNames(rest);
        if constexpr (azure::HasFields<R>)
            azure::visitFields(resource, [&](std::string_view name, const auto& field) {
                if constexpr (azure::PartList<decltype(field)>) {
                    Json parts = Json::array();
                    for (const auto& part : field) {
                        Json kept = keptObject(part.extra);
                        for (const azure::KeyedList& list :
                             azure::keyedLists<std::decay_t<decltype(part)>>())
                            nameElementMembers(kept, list);
                        parts.push_back(std::move(kept));
                    }
                    if (std::any_of(parts.begin(), parts.end(),
                                    [](const Json& part) { return !part.empty(); }))
                        rest["properties"][std::string(name)] = std::move(parts);
                }
            });
    });
    return rest;
}

void takeElementMember(Json& rest, const azure::KeyedList& list, std::string_view member)
{
    Json* properties = memberNamed(rest, "properties");
    if (properties != nullptr && properties->is_object())
        properties->erase(list.memberName(member));
}

std::optional<CodeGap> keptGap(const azure::Document& document, ObjectId id, Json rest)
{
    prune(rest);
    KeptNames kept;
    kept.add(rest);
    const std::string names = kept.text();
    if (names.empty())
        return std::nullopt;
    return CodeGap{id,
                   {PEERSCAPE_TR_NOOP("{0}: what was kept of the imported file is left out: {1}"),
                    {azure::displayName(document, id), names}}};
}

std::string terraformNames(const Json& kept)
{
    std::string names;
    collectAttributes(kept, names);
    return names;
}

} // namespace peerscape::write
