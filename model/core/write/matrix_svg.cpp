#include "core/write/matrix_svg.h"

#include "core/diagram/color_table.h"
#include "core/diagram/text_metrics.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::write {

using diagram::ColorRole;
using diagram::FontFace;
using diagram::TextMetrics;
using reach::GroupCell;
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

/// What a square says.
enum class SquareSign : std::uint8_t { Yes, Some, OneWay, No };

SquareSign signOf(const MatrixCell& cell)
{
    return cell.reachable() ? SquareSign::Yes : cell.arrives ? SquareSign::OneWay : SquareSign::No;
}

SquareSign signOf(const GroupCell& cell)
{
    return cell.working == 0            ? SquareSign::No
           : cell.working == cell.pairs ? SquareSign::Yes
                                        : SquareSign::Some;
}

/// A square with its upper left corner at a place.
std::string square(std::size_t x, std::size_t y, SquareSign sign, std::string_view title)
{
    const ColorRole fill = sign == SquareSign::Yes  ? ColorRole::GoodTint
                           : sign == SquareSign::No ? ColorRole::Panel
                                                    : ColorRole::WarningTint;
    std::string text = fmt::format(
        "<g><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" "
        "stroke=\"{}\"/>",
        escapedXml(title), x, y, kCell, kCell, colorOf(fill), colorOf(ColorRole::Line));
    const std::size_t middle = kCell / 2;
    if (sign == SquareSign::Some)
        text += fmt::format("<path d=\"M{0} {1}a5 5 0 0 0 0 10z\" fill=\"{2}\"/><circle cx=\"{0}\" "
                            "cy=\"{3}\" r=\"5\" fill=\"none\" stroke=\"{2}\" "
                            "stroke-width=\"1.5\"/>",
                            x + middle, y + middle - 5, colorOf(ColorRole::Warning), y + middle);
    else if (sign == SquareSign::Yes)
        text += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{}\"/>", x + middle,
                            y + middle, colorOf(ColorRole::Good));
    else if (sign == SquareSign::OneWay)
        text += fmt::format("<path d=\"M{} {}h10m-4 -4l4 4l-4 4\" fill=\"none\" stroke=\"{}\" "
                            "stroke-width=\"2\"/>",
                            x + 6, y + middle, colorOf(ColorRole::Warning));
    return text + "</g>\n";
}

/// What a sign means.
struct LegendEntry
{
    SquareSign sign;
    std::string_view words; ///< English.
    std::size_t width;      ///< With its words, up to the next one; more where they need it.
};

/// Squares with numbered rows and columns; `squareAt` gives one with its corner at a place.
template<class SquareAt>
std::string squares(const std::vector<std::string>& labels, const SquareAt& squareAt,
                    const std::vector<LegendEntry>& legend, const Translate& translate)
{
    std::size_t longest = 0;
    for (const std::string& label : labels)
        longest = std::max(longest, label.size());
    const std::size_t left = kBorder + (longest + 6) * kLetter;
    const std::size_t side = labels.size() * kCell;
    std::size_t x = kBorder;
    std::string key;
    for (const LegendEntry& entry : legend) {
        const std::string words = translate({entry.words, {}});
        key += square(x, kTop + side + 14, entry.sign, "");
        key += textAt(x + 30, kTop + side + 29, "start", words);
        x += std::max(entry.width,
                      static_cast<std::size_t>(40 + TextMetrics::width(words, FontFace::Sans, 12)));
    }
    const std::size_t width = std::max({left + side + kBorder, x, std::size_t{560}});
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
        for (std::size_t to = 0; to < labels.size(); ++to)
            svg += squareAt(from, to, left + to * kCell, y);
    }
    return svg + key + "</svg>\n";
}

} // namespace

std::string matrixSvg(const std::vector<std::string>& labels, const Matrix& matrix,
                      const Translate& translate)
{
    const std::string title = translate({PEERSCAPE_TR_NOOP("{0} to {1}: {2}"), {}});
    return squares(
        labels,
        [&](std::size_t from, std::size_t to, std::size_t x, std::size_t y) {
            const MatrixCell& cell = matrix.at(from, to);
            return from == to ? std::string()
                              : square(x, y, signOf(cell),
                                       fillTemplate(title, {labels[from], labels[to],
                                                            std::string(code(cell.reason))}));
        },
        {{SquareSign::Yes, PEERSCAPE_TR_NOOP("arrives, and the answer comes back"), 250},
         {SquareSign::OneWay, PEERSCAPE_TR_NOOP("the answer is lost"), 150},
         {SquareSign::No, PEERSCAPE_TR_NOOP("does not arrive"), 0}},
        translate);
}

std::string groupSvg(const std::vector<std::string>& labels, const reach::GroupMatrix& grouped,
                     const Translate& translate)
{
    const std::string title =
        translate({PEERSCAPE_TR_NOOP("{0} to {1}: {2} of {3} pairs work"), {}});
    return squares(
        labels,
        [&](std::size_t from, std::size_t to, std::size_t x, std::size_t y) {
            const GroupCell& cell = grouped.at(from, to);
            return cell.pairs == 0 ? std::string()
                                   : square(x, y, signOf(cell),
                                            fillTemplate(title, {labels[from], labels[to],
                                                                 std::to_string(cell.working),
                                                                 std::to_string(cell.pairs)}));
        },
        {{SquareSign::Yes, PEERSCAPE_TR_NOOP("all pairs work"), 150},
         {SquareSign::Some, PEERSCAPE_TR_NOOP("some pairs work"), 150},
         {SquareSign::No, PEERSCAPE_TR_NOOP("none works"), 0}},
        translate);
}

} // namespace peerscape::write
