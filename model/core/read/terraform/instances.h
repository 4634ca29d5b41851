#pragma once

#include "core/read/json_tree.h"

#include <string>
#include <string_view>
#include <vector>

/// The resource instances of Terraform's three files, in one form.
namespace peerscape::read::terraform {

using json::Value;

/// One instance of a resource block.
struct Instance
{
    Value place;        ///< Where the file describes it.
    Value values;       ///< Its attributes; what is unknown is left out.
    std::string module; ///< Address of the module instance; empty for the root.
    std::string_view type;
    std::string_view name;
    std::string index; ///< What for_each and count give, as in addresses: `"web"`, `0`.
    bool isData = false;
    /// What the file marks as secret: `true` in the places of `values`; of a state file a list of
    /// paths.
    Value secrets;

    [[nodiscard]] std::string address() const;
    /// The address of its block within the module: `azurerm_subnet.web`, `data.azurerm_subnet.x`.
    [[nodiscard]] std::string block() const;
};

/// Which side of a plan is read; a state has only one.
enum class Side : std::uint8_t { After, Before };

/// The instances of a state, a plan or a state file, in the file's order. Data sources of a plan
/// come from its prior state. O(size).
[[nodiscard]] std::vector<Instance> instancesOf(const Value& root, Side side);

/// The outputs of that side; null where it has none. O(1).
[[nodiscard]] const Value* outputsOf(const Value& root, Side side);

} // namespace peerscape::read::terraform
