#pragma once

#include "core/azure/fields.h"
#include "core/azure/part_names.h"
#include "core/write/code.h"
#include "core/write/kept_json.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

/// What a form of code loses of what was kept of an imported file.
namespace peerscape::write {

/// What a reader kept of a resource and a form has to have words for: without what every form
/// writes, such as the setup of machines, and with what was kept of its parts in its lists of them.
/// O(its size).
[[nodiscard]] nlohmann::ordered_json keptRest(const azure::Document& document, ObjectId id);

/// Takes out of it what a form has words for: a member of the elements of a list.
void takeElementMember(nlohmann::ordered_json& rest, const azure::KeyedList& list,
                       std::string_view member);

/// Names what is left of it; nothing when that says nothing.
[[nodiscard]] std::optional<CodeGap> keptGap(const azure::Document& document, ObjectId id,
                                             nlohmann::ordered_json rest);

/// The attributes that only Terraform knows of a resource and its parts, with commas between.
[[nodiscard]] std::string terraformNames(const nlohmann::ordered_json& kept);
template<class R>
[[nodiscard]] std::string terraformNames(const R& resource)
{
    const auto namesIn = [](const Text& extra) {
        return extra.view().find(azure::kTerraformAttributes) == std::string_view::npos
                   ? std::string()
                   : terraformNames(keptObject(extra));
    };
    std::string names = namesIn(resource.extra);
    if constexpr (azure::HasFields<R>)
        azure::visitFields(resource, [&](std::string_view, const auto& field) {
            if constexpr (azure::PartList<decltype(field)>) {
                for (const auto& part : field) {
                    const std::string own = namesIn(part.extra);
                    names += (names.empty() || own.empty() ? "" : ", ") + own;
                }
            }
        });
    return names;
}

} // namespace peerscape::write
