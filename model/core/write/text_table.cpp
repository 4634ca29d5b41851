#include "core/write/text_table.h"

#include <algorithm>

namespace peerscape::write {

namespace {

/// Characters, not bytes: names may hold any letters.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

void appendLine(std::string& text, const Cells& cells, const std::vector<std::size_t>& widths)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += "  ";
        line += cells[i];
        line.append(widths[i] - widthOf(cells[i]), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
}

std::string markdownCell(const std::string& cell)
{
    std::string escaped;
    for (const char c : cell) {
        if (c == '|' || c == '\\')
            escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

} // namespace

std::string columnTable(const Cells& headers, const std::vector<Cells>& lines)
{
    std::vector<std::size_t> widths;
    Cells dashes;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        std::size_t width = widthOf(headers[i]) + 2;
        for (const Cells& line : lines)
            width = std::max(width, widthOf(line[i]));
        widths.push_back(width);
        dashes.emplace_back(width, '-');
    }
    // The last header is not padded: az trims every line.
    std::string text;
    appendLine(text, headers, widths);
    appendLine(text, dashes, widths);
    for (const Cells& line : lines)
        appendLine(text, line, widths);
    return text;
}

std::string csvCell(std::string_view cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(cell);
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csvTable(const Cells& headers, const std::vector<Cells>& lines)
{
    std::string text;
    const auto append = [&](const Cells& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i > 0 ? "," : "") + csvCell(cells[i]);
        text += '\n';
    };
    append(headers);
    for (const Cells& cells : lines)
        append(cells);
    return text;
}

std::string markdownTable(const Cells& headers, const std::vector<Cells>& lines)
{
    std::string text;
    const auto append = [&](const Cells& cells) {
        for (const std::string& cell : cells)
            text += "| " + markdownCell(cell) + (cell.empty() ? "" : " ");
        text += "|\n";
    };
    append(headers);
    append(Cells(headers.size(), "---"));
    for (const Cells& cells : lines)
        append(cells);
    return text;
}

} // namespace peerscape::write
