#pragma once

#include "core/base/result.h"
#include "core/write/code.h"

#include <nlohmann/json.hpp>

namespace peerscape::test {

/// Reads the part of Bicep that our writer writes, and nothing more: parameters with text defaults,
/// resources with literal values, `symbol.id`, texts with `${…}`, `json()`, modules with
/// parameters. Gives the resources as Azure's REST answers, a list with full ids; those without a
/// scope of their own stand in `group` ("/subscriptions/S/resourceGroups/G"). Error: `Syntax` with
/// what was expected and where.
[[nodiscard]] Result<nlohmann::ordered_json> readBicep(const write::Code& code,
                                                       const std::string& group);

} // namespace peerscape::test
