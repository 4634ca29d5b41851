#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Rows of cells as text. Every line has as many cells as there are headers; each table ends with a
/// line break.
namespace peerscape::write {

using Cells = std::vector<std::string>;

/// Columns as az prints them (10.2.2): two blanks apart, a line of dashes under the headers.
[[nodiscard]] std::string columnTable(const Cells& headers, const std::vector<Cells>& lines);

[[nodiscard]] std::string csvTable(const Cells& headers, const std::vector<Cells>& lines);
/// A cell as CSV wants it: in quotes when it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvCell(std::string_view cell);

[[nodiscard]] std::string markdownTable(const Cells& headers, const std::vector<Cells>& lines);

} // namespace peerscape::write
