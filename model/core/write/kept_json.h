#pragma once

#include "core/azure/resources.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace peerscape::write {

/// The members that a reader kept of a resource because nothing models them; an empty object when
/// there are none.
[[nodiscard]] nlohmann::ordered_json keptObject(const Text& extra);

/// A whole resource that was kept, in the shape of a template: of an answer, which says its id,
/// without what only answers say, and with what az writes beside the name where it belongs.
[[nodiscard]] nlohmann::ordered_json keptResource(const Text& extra);

/// A text at a place of what was kept of a resource, such as "/properties/sku/name"; `otherwise`
/// when there is none.
[[nodiscard]] std::string keptText(const Text& extra, const char* place,
                                   std::string_view otherwise);

/// The names that a load balancer's first front end and pool had where it was read, else ours.
[[nodiscard]] std::string frontEndName(const azure::LoadBalancer& balancer);
[[nodiscard]] std::string backEndPoolName(const azure::LoadBalancer& balancer);
/// Takes those names out of what was kept, so that what is left is what they do not say.
void takeBalancerNames(nlohmann::ordered_json& kept);

/// Takes the id of a route server's public address out of what was kept of it; empty when its file
/// names none.
std::string takePublicAddress(nlohmann::ordered_json& kept);

} // namespace peerscape::write
