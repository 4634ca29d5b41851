#include "core/diagram/text_metrics.h"

#include <array>

namespace peerscape::diagram {

namespace {

// Advance widths of the characters from blank to tilde in thousandths of the font size: Inter
// Regular and Inter Semi Bold, with two per cent to spare for other faces.
// clang-format off
constexpr std::array<short, 95> kRegular{
    287, 284, 412, 644, 651, 829, 652, 226, 370, 370, 510, 673, 286, 470, 282, 364,
    638, 474, 618, 650, 655, 621, 636, 583, 629, 636, 282, 286, 673, 673, 673, 518,
    955, 690, 664, 742, 734, 610, 599, 758, 755, 270, 554, 665, 574, 907, 768, 777,
    648, 777, 652, 651, 655, 757, 690, 968, 655, 679, 638, 370, 364, 370, 479, 461,
    508, 576, 634, 570, 634, 594, 368, 622, 603, 242, 242, 555, 242, 887, 597, 609,
    622, 622, 380, 534, 371, 593, 568, 829, 551, 568, 552, 370, 334, 370, 673,
};
constexpr std::array<short, 95> kBold{
    254, 316, 404, 656, 663, 861, 676, 218, 402, 402, 555, 687, 301, 476, 297, 387,
    681, 491, 634, 665, 680, 646, 662, 599, 659, 662, 297, 301, 687, 687, 687, 555,
    1020, 739, 671, 759, 739, 620, 598, 771, 759, 281, 572, 691, 578, 925, 756, 791,
    657, 792, 664, 663, 673, 749, 739, 1027, 705, 719, 666, 402, 387, 402, 491, 478,
    508, 587, 643, 589, 643, 605, 385, 638, 626, 266, 266, 581, 266, 916, 622, 621,
    638, 638, 405, 560, 388, 621, 588, 855, 574, 588, 573, 402, 366, 402, 687,
};
// clang-format on
constexpr int kMono = 610;
constexpr int kOther = 700; ///< Letters beyond ASCII; wide scripts count double.

/// Width of one code point in thousandths.
int advance(char32_t c, FontFace face)
{
    const int wide = c >= 0x1100 ? 2 : 1;
    if (face == FontFace::Mono)
        return kMono * wide;
    if (c < 32)
        return 0;
    if (c < 127)
        return (face == FontFace::SansBold ? kBold : kRegular)[static_cast<std::size_t>(c - 32)];
    // Punctuation such as dashes, dots and arrows is about one letter wide.
    return c >= 0x2000 && c < 0x2e00 ? 700 : kOther * wide;
}

/// Takes the next code point off `text`; a broken byte counts as one.
char32_t take(std::string_view& text)
{
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < 0x80) {
        text.remove_prefix(1);
        return byte;
    }
    std::size_t length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (length > text.size() || byte < 0xc0)
        length = 1;
    char32_t c = length == 1 ? byte : byte & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        c = (c << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    text.remove_prefix(length);
    return c;
}

} // namespace

double TextMetrics::width(std::string_view text, FontFace face, double pixelSize)
{
    int total = 0;
    while (!text.empty())
        total += advance(take(text), face);
    return total * pixelSize / 1000;
}

double TextMetrics::monoWidth(std::size_t letters, double pixelSize)
{
    return static_cast<double>(letters * kMono) * pixelSize / 1000;
}

std::string TextMetrics::elided(std::string_view text, FontFace face, double pixelSize,
                                double maxWidth)
{
    if (width(text, face, pixelSize) <= maxWidth)
        return std::string(text);
    constexpr std::string_view kDots = "…";
    const double room = maxWidth - width(kDots, face, pixelSize);
    std::string_view rest = text;
    double used = 0;
    std::size_t kept = 0;
    while (!rest.empty()) {
        used += advance(take(rest), face) * pixelSize / 1000;
        if (used > room)
            break;
        kept = text.size() - rest.size();
    }
    return std::string(text.substr(0, kept)) + std::string(kDots);
}

} // namespace peerscape::diagram
