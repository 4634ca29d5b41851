#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

/// Values as Python writes them: az's messages and its tables show them so.
namespace peerscape::shell {

/// `str(value)`: a text as it is, `True`, `None`, `['a', 1]`, `{'a': 1}`.
[[nodiscard]] std::string pythonText(const nlohmann::ordered_json& value);

/// `repr(text)`: in single quotes, or in double quotes when it holds single ones only.
[[nodiscard]] std::string pythonQuoted(std::string_view text);

/// `type(value).__name__`: "NoneType", "bool", "int", "float", "str", "list", "dict".
[[nodiscard]] std::string_view pythonTypeName(const nlohmann::ordered_json& value);

} // namespace peerscape::shell
