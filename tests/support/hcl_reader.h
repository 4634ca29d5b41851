#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>

namespace peerscape::test {

/// Reads the part of HCL that our writer writes, and nothing more: blocks, attributes with literal
/// values, lists, maps, references, a variable in a text, `for_each` over a literal map. Gives the
/// plan of creating it all, as `terraform show -json` prints one: names are known, ids are not and
/// stand in the configuration as references. Error: `Syntax` with what was expected and where.
[[nodiscard]] Result<nlohmann::ordered_json> readHclAsPlan(const std::string& text);

} // namespace peerscape::test
