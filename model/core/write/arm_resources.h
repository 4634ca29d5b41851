#pragma once

#include "core/azure/document.h"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

/// Resources in Azure Resource Manager's form, for the writers of templates.
namespace peerscape::write {

/// Stands for the region of the resource group, where an object has no region of its own.
inline constexpr const char* kGroupLocation = "[resourceGroup().location]";
/// Stands for the administrator's password of a machine: never in a file.
inline constexpr const char* kAdminPassword = "[parameters('adminPassword')]";

/// An object as ARM resources: itself, then those of its children that are resources of their own;
/// none for what is not deployed. References are full resource ids. What the reader kept is written
/// back; facts that ARM has no field for are tags (D21). O(its size).
[[nodiscard]] std::vector<nlohmann::ordered_json> armResources(const azure::Document& document,
                                                               ObjectId id);

/// Whether a machine is written with a usual image: not when its file says anything of one. O(what
/// was kept of it).
[[nodiscard]] bool getsUsualImage(const azure::VirtualMachine& machine);

} // namespace peerscape::write
