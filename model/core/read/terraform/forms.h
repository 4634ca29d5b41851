#pragma once

#include "core/read/terraform/attributes.h"

namespace peerscape::read::terraform {

/// A resource type of azurerm that is one resource of Azure.
struct Form
{
    std::string_view type;
    std::string_view armType;
    /// The attribute that names the parent in the same group; empty for resources of a group.
    std::string_view parentName{};
    /// The attribute that holds the parent's id.
    std::string_view parentId{};
    std::string_view system{}; ///< Of a machine: "Linux", "Windows".
    bool isGlobal = false;     ///< Azure has it in no region, and Terraform says none.
};

/// The resource type of the azapi provider: a resource of Azure in Azure's own words; and the one
/// that changes members of a resource which is there.
inline constexpr std::string_view kAzapiResource = "azapi_resource";
inline constexpr std::string_view kAzapiUpdate = "azapi_update_resource";

/// Where Azure says that such a resource is.
inline constexpr std::string_view kGlobal = "global";

/// Null for what is no such type.
[[nodiscard]] const Form* formOf(std::string_view type);

/// All of them, by type.
[[nodiscard]] std::span<const Form> forms();

/// A resource type of azurerm that only ties two resources together.
struct Association
{
    enum class Place : std::uint8_t {
        Object,      ///< A member of the object.
        ObjectList,  ///< An element of a list of the object.
        EveryIpList, ///< An element of a list of each of its ipConfigurations.
        OneIpList,   ///< The same of the one that `ip_configuration_name` names.
    };
    std::string_view type;
    std::string_view object; ///< The attribute with the id of what is changed.
    std::string_view objectType;
    std::string_view target; ///< The attribute with the id that it gets.
    std::string_view targetType;
    std::string_view member; ///< Azure's name.
    Place place = Place::Object;
};

[[nodiscard]] const Association* associationOf(std::string_view type);

} // namespace peerscape::read::terraform
