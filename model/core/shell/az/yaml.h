#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace peerscape::shell {

/// A value as YAML in block style, as PyYAML writes it: lists not indented below their name, texts
/// quoted only where they would read as something else, a bare scalar followed by `...`.
[[nodiscard]] std::string writeYaml(const nlohmann::json& value);

} // namespace peerscape::shell
