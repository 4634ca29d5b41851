#pragma once

#include "core/shell/az/failure.h"

/// How az prints answers (az-shell 3.1 to 3.4).
namespace peerscape::shell {

enum class OutputFormat : std::uint8_t { AsJson, AsYaml, AsTable, AsTsv, Nothing };

/// "json", "jsonc", "yaml", "yamlc", "table", "tsv", "none".
[[nodiscard]] OutputFormat parseOutputFormat(std::string_view name);

/// An answer as text with a line break at the end; empty for null. `sorted`: plain columns of a
/// table stand in the order of their names.
[[nodiscard]] std::string print(const Json& answer, OutputFormat format, bool sorted);

/// Two spaces of indent, members sorted by name at every level.
[[nodiscard]] std::string printJson(const Json& answer);
/// Block style, members sorted by name, lists not indented below their name.
[[nodiscard]] std::string printYaml(const Json& answer);
[[nodiscard]] std::string printTsv(const Json& answer);
/// The same with the members of every object in the order of their names.
[[nodiscard]] Json sortedByName(const Json& answer);
/// Columns in the order of their first appearance, or by name. A single empty line when nothing can
/// be shown.
[[nodiscard]] std::string printTable(const Json& answer, bool sorted);

/// Headers, dashes and rows with two blanks between columns, trailing blanks cut: the layout of
/// az's tables. A column is at least its header and two blanks wide.
[[nodiscard]] std::string layOut(const std::vector<std::string>& headers,
                                 const std::vector<std::vector<std::string>>& rows);

/// A resource with the members of `properties` beside the others, as az shows it: envelope, then
/// properties, each by name, then `resourceGroup`, which follows from the id.
[[nodiscard]] Json flattened(const Json& resource);

} // namespace peerscape::shell
