#include "core/write/matrix_svg.h"

#include "core/diagram/color_table.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::write {

using diagram::ColorRole;
using reach::Matrix;
using reach::MatrixCell;

namespace {

constexpr std::size_t kCell = 22;
constexpr std::size_t kTop = 40;
constexpr std::size_t kLegend = 40;
constexpr std::size_t kBorder = 16;
constexpr std::size_t kLetter = 7; ///< Width of a character at 12 pixels, on the safe side.

std::string colorOf(ColorRole role)
{
    return diagram::hex(diagram::color(diagram::ThemeKind::Light, role));
}

std::string textAt(std::size_t x, std::size_t y, std::string_view anchor, std::string_view text)
{
    return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-family=\"sans-serif\" "
                       "font-size=\"12\" fill=\"{}\">{}</text>\n",
                       x, y, anchor, colorOf(ColorRole::Text), escapedXml(text));
}

/// The square of a pair at its upper left corner.
std::string square(std::size_t x, std::size_t y, const MatrixCell& cell, std::string_view title)
{
    const bool yes = cell.reachable();
    const ColorRole fill = yes            ? ColorRole::GoodTint
                           : cell.arrives ? ColorRole::WarningTint
                                          : ColorRole::Panel;
    std::string text = fmt::format(
        "<g><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" "
        "stroke=\"{}\"/>",
        escapedXml(title), x, y, kCell, kCell, colorOf(fill), colorOf(ColorRole::Line));
    const std::size_t middle = kCell / 2;
    if (yes)
        text += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{}\"/>", x + middle,
                            y + middle, colorOf(ColorRole::Good));
    else if (cell.arrives)
        text += fmt::format("<path d=\"M{} {}h10m-4 -4l4 4l-4 4\" fill=\"none\" stroke=\"{}\" "
                            "stroke-width=\"2\"/>",
                            x + 6, y + middle, colorOf(ColorRole::Warning));
    return text + "</g>\n";
}

} // namespace

std::string matrixSvg(const std::vector<std::string>& labels, const Matrix& matrix)
{
    std::size_t longest = 0;
    for (const std::string& label : labels)
        longest = std::max(longest, label.size());
    const std::size_t left = kBorder + (longest + 6) * kLetter;
    const std::size_t side = labels.size() * kCell;
    const std::size_t width = std::max<std::size_t>(left + side + kBorder, 560);
    const std::size_t height = kTop + side + kLegend + kBorder;
    std::string svg = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "version=\"1.1\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n<rect "
        "width=\"{0}\" height=\"{1}\" fill=\"{2}\"/>\n",
        width, height, colorOf(ColorRole::Canvas));
    for (std::size_t from = 0; from < labels.size(); ++from) {
        const std::size_t y = kTop + from * kCell;
        svg += textAt(left - 8, y + 15, "end", fmt::format("{}  {}", labels[from], from + 1));
        svg +=
            textAt(left + from * kCell + kCell / 2, kTop - 8, "middle", std::to_string(from + 1));
        for (std::size_t to = 0; to < labels.size(); ++to) {
            const MatrixCell& cell = matrix.at(from, to);
            if (from != to)
                svg += square(
                    left + to * kCell, y, cell,
                    fmt::format("{} to {}: {}", labels[from], labels[to], code(cell.reason)));
        }
    }
    const std::size_t y = kTop + side + 14;
    svg += square(kBorder, y, {reach::Reason::Delivered, true}, "");
    svg += textAt(kBorder + 30, y + 15, "start", "arrives, and the answer comes back");
    svg += square(kBorder + 250, y, {reach::Reason::NoRoute, true}, "");
    svg += textAt(kBorder + 280, y + 15, "start", "the answer is lost");
    svg += square(kBorder + 400, y, {reach::Reason::NoRoute, false}, "");
    svg += textAt(kBorder + 430, y + 15, "start", "does not arrive");
    return svg + "</svg>\n";
}

} // namespace peerscape::write
