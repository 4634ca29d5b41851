#pragma once

#include "core/azure/keyed_lists.h"
#include "core/azure/resources.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::write {

/// The member of this name, letter case aside; null when there is none. O(members).
[[nodiscard]] nlohmann::ordered_json* memberNamed(nlohmann::ordered_json& object,
                                                  std::string_view name);
[[nodiscard]] const nlohmann::ordered_json* memberNamed(const nlohmann::ordered_json& object,
                                                        std::string_view name);

/// The members that a reader kept of a resource because nothing models them; an empty object when
/// there are none.
[[nodiscard]] nlohmann::ordered_json keptMembers(const Text& extra);
/// The same without `dependsOn`, of which planDeployment makes the order of what is written.
[[nodiscard]] nlohmann::ordered_json keptObject(const Text& extra);

/// A whole resource that was kept, in the shape of a template: of an answer, which says its id,
/// without what only answers say, and with what az writes beside the name where it belongs. Empty
/// for a block of Terraform's.
[[nodiscard]] nlohmann::ordered_json keptResource(const Text& extra);

/// A resource of a template as the request says it that puts it: without what the address says, and
/// without what only templates know.
[[nodiscard]] nlohmann::ordered_json requestBody(nlohmann::ordered_json resource);

/// A text that is a member of an object; empty when it has none.
[[nodiscard]] std::string textOf(const nlohmann::ordered_json& object, const char* member);

/// A block of Terraform's whose type is not modelled, as it was kept.
struct KeptBlock
{
    std::string type;  ///< "azurerm_key_vault".
    std::string label; ///< Of the block and its key.
    std::string id;    ///< By which Terraform knows it; empty for what a plan creates.
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    std::vector<std::string> missing; ///< Attributes whose values are not kept.
    bool isState = false;             ///< The values hold what only Azure gives, too.
};
/// Nothing for what was kept in another form.
[[nodiscard]] std::optional<KeptBlock> keptBlock(const Text& extra);
/// The same without the block. O(length) at most.
[[nodiscard]] bool isKeptBlock(const Text& extra);

/// What only Terraform says of a resource that is modelled, or of a part of one.
struct KeptAttributes
{
    std::string type; ///< "azurerm_network_interface".
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    std::vector<std::string> missing; ///< Attributes whose values are not kept.
    bool isState = false;             ///< The values hold what only Azure gives, too.
};
/// Takes it out of what was kept; nothing where there is none.
[[nodiscard]] std::optional<KeptAttributes> takeAttributes(nlohmann::ordered_json& kept);
/// Takes it out everywhere: Azure knows nothing of it. O(kept).
void dropAttributes(nlohmann::ordered_json& kept);

/// Takes out of what was kept of a resource what its file says of a list's elements beyond the word
/// that we have for each, such as the name of a delegation: by that word in lower case, without it.
/// O(kept).
[[nodiscard]] std::map<std::string, nlohmann::ordered_json>
takeElements(nlohmann::ordered_json& kept, const azure::KeyedList& list);
/// Takes a text out of that of one element, from its `properties` or beside them; empty when it
/// does not say it.
std::string takeElementText(nlohmann::ordered_json& ofElement, const char* name);

/// A text at a place of what was kept of a resource, such as "/properties/sku/name"; `otherwise`
/// when there is none.
[[nodiscard]] std::string keptText(const Text& extra, const char* place,
                                   std::string_view otherwise);

/// Whether nobody may log in to a machine with a password, and its file holds keys.
[[nodiscard]] bool takesOnlyKeys(const Text& extra);

/// The names that a load balancer's first front end and pool had where it was read, else ours.
[[nodiscard]] std::string frontEndName(const azure::LoadBalancer& balancer);
[[nodiscard]] std::string backEndPoolName(const azure::LoadBalancer& balancer);
/// Takes those names out of what was kept, so that what is left is what they do not say.
void takeBalancerNames(nlohmann::ordered_json& kept);

/// Takes the id of a route server's public address out of what was kept of it; empty when its file
/// names none.
std::string takePublicAddress(nlohmann::ordered_json& kept);

} // namespace peerscape::write
