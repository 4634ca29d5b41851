#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Terraform's addresses: `module.spoke["a"].azurerm_subnet.web[0].id`.
namespace peerscape::read::terraform {

/// A name and what stands in brackets behind it, quotes included: `web` and `0`, `this` and `"a"`.
struct AddressPart
{
    std::string_view name;
    std::string_view index;
};

/// The parts between dots; dots and brackets in quotes are part of an index. Views into the text.
/// O(text).
[[nodiscard]] std::vector<AddressPart> splitAddress(std::string_view text);

/// `name[index]`, or the name alone when there is no index.
[[nodiscard]] std::string withIndex(std::string_view name, std::string_view index);

/// A module instance seen from inside: which call made it, and from where.
struct ModulePlace
{
    std::string parent; ///< The address of the module that calls it; empty for the root.
    std::string call;   ///< The name of the call.
    std::string index;  ///< Of the call, with quotes; empty without for_each and count.
};

/// Takes `module.a.module.b["x"]` apart: parent `module.a`, call `b`, index `"x"`. All empty for
/// the root.
[[nodiscard]] ModulePlace placeOfModule(std::string_view address);

/// The address of a module instance without any index, as the configuration knows it.
[[nodiscard]] std::string configurationOf(std::string_view module);

} // namespace peerscape::read::terraform
