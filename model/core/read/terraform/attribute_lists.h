#pragma once

#include "core/read/terraform/attributes.h"

/// Checked against the provider's schemas named in import.md 5: azurerm 4, with the names of 3 and
/// 5 where they differ. Internal to `terraform`.
namespace peerscape::read::terraform {

/// A resource type with its attributes.
struct AttributeList
{
    std::string_view type;
    std::span<const Attribute> attributes;
};

/// Of networks and what stands beside them.
[[nodiscard]] std::span<const AttributeList> networkAttributes();
/// Of what stands in subnets.
[[nodiscard]] std::span<const AttributeList> hostAttributes();
/// Of what leads out of Azure.
[[nodiscard]] std::span<const AttributeList> hybridAttributes();

} // namespace peerscape::read::terraform
