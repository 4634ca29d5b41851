#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Every colour of Peerscape, named by what it is for. The window, the canvas and the exported
/// pictures read this one table; nothing else spells a colour. tests/views/tst_theme.cpp holds
/// every pair that is drawn on each other to a contrast of 4.5:1 for text and 3:1 for lines and
/// glyphs that carry meaning (7:1 for text in the high-contrast themes).
namespace peerscape::diagram {

enum class ThemeKind : std::uint8_t { Light, Dark, HighContrastLight, HighContrastDark };
inline constexpr std::size_t kThemeKindCount = 4;

/// What a colour is for. `None` is "do not paint" and has no colour.
enum class ColorRole : std::uint8_t {
    None,

    // The window.
    Window,      ///< Behind the panels: splitters, page margins, the rails of sliders.
    Panel,       ///< Menus, tool bar, docks, tables, dialogs.
    Line,        ///< Hairlines between panels and table rows; furniture, carries no meaning.
    Field,       ///< The inside of a text field.
    ControlLine, ///< The outline of what can be operated: check box, text field, combo box.
    Text,
    MutedText, ///< Second-rank text: explanations, table headers, prefixes beside names. Legible on
               ///< every surface.
    DisabledText, ///< Text and glyphs of a disabled control.
    Accent,       ///< Lines, fills and glyphs in the accent colour.
    AccentText,   ///< Text in the accent colour: links, the checked tool, pills. Legible on every
                  ///< surface.
    OnAccent,     ///< Text and ticks on a fill of Accent.
    Selection,    ///< Selected rows, the checked tool, accent pills.
    Hover,        ///< The row or button under the pointer.
    Focus,        ///< The ring round the control that has the keyboard.

    // The picture.
    Canvas,      ///< The ground of the canvas and of exported pictures.
    GridDot,     ///< Dots of the grid; furniture.
    RegionBand0, ///< The four region bands rotate: see regionBand().
    RegionBand1,
    RegionBand2,
    RegionBand3,
    RegionLine, ///< The outline of a band and of subscription and tenant frames.
    VnetLine,
    VnetFill,
    VnetHeader, ///< The header band of a network: name and address space stand on it.
    SubnetLine,
    SubnetFill,
    ChipLine, ///< The outline of a VM or NIC chip; the glyph and the name carry the meaning.
    ChipFill, ///< Inside chips and free-standing boxes.
    TagLine,  ///< The outline of a neutral tag on a connector ("global").
    TagFill,
    Gateway,   ///< VPN and ExpressRoute gateways and their connections: line, glyph, text.
    Site,      ///< On-premises sites.
    Appliance, ///< Firewalls and network virtual appliances.
    Ghost,     ///< The dotted place of something that is missing: the other side of a peering.

    // States; each with the tint its pill or its table row is filled with.
    Good,
    GoodTint,
    Warning,
    WarningTint,
    Bad,
    BadTint,
};
inline constexpr std::size_t kColorRoleCount = static_cast<std::size_t>(ColorRole::BadTint) + 1;

/// 0xRRGGBB, opaque.
using Rgb = std::uint32_t;

struct ColorRow
{
    ColorRole role = ColorRole::None;
    std::string_view name; ///< The role in lower case with dashes, for style classes and messages.
    std::array<Rgb, kThemeKindCount> colors{}; ///< By ThemeKind.
};

/// The table. Light and Dark are the colours of the design; where a pair of it missed the bar the
/// darker or lighter colour of the same hue next to it was taken:
/// - muted text was #667285 (4.1:1 on a network's header, 4.4:1 on two bands);
/// - accent text was the accent itself, #1f6feb (4.0:1 on the selection, 4.3:1 on the window);
/// - good was #1a7f4b (4.43:1 on its own tint);
/// - the subnet's line was #b9cdf0 and #3d5478 (1.5:1 and 1.8:1 on the subnet's fill).
/// The high-contrast themes are black, white and two hues (light: blue and orange-red, dark: sky
/// blue and yellow) with tints of those two; glyph, word and dash tell good from accent and warning
/// from bad.
inline constexpr std::array<ColorRow, kColorRoleCount> kColorTable{{
    {ColorRole::None, "none", {0x000000, 0xffffff, 0x000000, 0xffffff}},

    {ColorRole::Window, "window", {0xf5f6f8, 0x171b21, 0xffffff, 0x000000}},
    {ColorRole::Panel, "panel", {0xffffff, 0x1f242c, 0xffffff, 0x000000}},
    {ColorRole::Line, "line", {0xd9dee5, 0x343b46, 0x000000, 0xffffff}},
    {ColorRole::Field, "field", {0xf5f6f8, 0x171b21, 0xffffff, 0x000000}},
    {ColorRole::ControlLine, "control-line", {0x868f9d, 0x6f7885, 0x000000, 0xffffff}},
    {ColorRole::Text, "text", {0x1c2430, 0xe7ebf1, 0x000000, 0xffffff}},
    {ColorRole::MutedText, "muted-text", {0x606b7d, 0x9aa5b5, 0x000000, 0xffffff}},
    {ColorRole::DisabledText, "disabled-text", {0x8b94a2, 0x6f7a89, 0x595959, 0xa6a6a6}},
    {ColorRole::Accent, "accent", {0x1f6feb, 0x6ea8ff, 0x00389e, 0x8ccbff}},
    {ColorRole::AccentText, "accent-text", {0x1c65d7, 0x6ea8ff, 0x00389e, 0x8ccbff}},
    {ColorRole::OnAccent, "on-accent", {0xffffff, 0x171b21, 0xffffff, 0x000000}},
    {ColorRole::Selection, "selection", {0xe7f0fe, 0x22344f, 0xdce8ff, 0x06294a}},
    {ColorRole::Hover, "hover", {0xf0f2f5, 0x2a303a, 0xe8f0ff, 0x041c33}},
    {ColorRole::Focus, "focus", {0x1f6feb, 0x6ea8ff, 0x8a2800, 0xffe14d}},

    {ColorRole::Canvas, "canvas", {0xfbfcfd, 0x14181d, 0xffffff, 0x000000}},
    {ColorRole::GridDot, "grid-dot", {0xe3e7ed, 0x262c35, 0xd0d0d0, 0x404040}},
    {ColorRole::RegionBand0, "region-band-0", {0xeef4ff, 0x18212d, 0xffffff, 0x000000}},
    {ColorRole::RegionBand1, "region-band-1", {0xeefaf4, 0x16241f, 0xffffff, 0x000000}},
    {ColorRole::RegionBand2, "region-band-2", {0xfff6ea, 0x2a2318, 0xffffff, 0x000000}},
    {ColorRole::RegionBand3, "region-band-3", {0xf6f0ff, 0x221c2e, 0xffffff, 0x000000}},
    {ColorRole::RegionLine, "region-line", {0xd9dee5, 0x343b46, 0x000000, 0xffffff}},
    {ColorRole::VnetLine, "vnet-line", {0x1f6feb, 0x6ea8ff, 0x00389e, 0x8ccbff}},
    {ColorRole::VnetFill, "vnet-fill", {0xffffff, 0x1f2630, 0xffffff, 0x000000}},
    {ColorRole::VnetHeader, "vnet-header", {0xe4edfd, 0x283549, 0xdce8ff, 0x06294a}},
    {ColorRole::SubnetLine, "subnet-line", {0x718fc6, 0x5f7fb0, 0x00389e, 0x8ccbff}},
    {ColorRole::SubnetFill, "subnet-fill", {0xf3f7fd, 0x232d3a, 0xffffff, 0x000000}},
    {ColorRole::ChipLine, "chip-line", {0xd9dee5, 0x343b46, 0x000000, 0xffffff}},
    {ColorRole::ChipFill, "chip-fill", {0xffffff, 0x1f242c, 0xffffff, 0x000000}},
    {ColorRole::TagLine, "tag-line", {0xd9dee5, 0x484f5a, 0x000000, 0xffffff}},
    {ColorRole::TagFill, "tag-fill", {0xffffff, 0x1f242c, 0xffffff, 0x000000}},
    {ColorRole::Gateway, "gateway", {0x7a4fd0, 0xb79bff, 0x00389e, 0x8ccbff}},
    {ColorRole::Site, "site", {0x8a5a12, 0xe2b266, 0x8a2800, 0xffe14d}},
    {ColorRole::Appliance, "appliance", {0xb42318, 0xff8a80, 0x8a2800, 0xffe14d}},
    {ColorRole::Ghost, "ghost", {0x828b99, 0x6f7885, 0x000000, 0xffffff}},

    {ColorRole::Good, "good", {0x197c4a, 0x5fd08f, 0x00389e, 0x8ccbff}},
    {ColorRole::GoodTint, "good-tint", {0xe3f5ea, 0x193326, 0xdce8ff, 0x06294a}},
    {ColorRole::Warning, "warning", {0xa15c00, 0xf0b65a, 0x8a2800, 0xffe14d}},
    {ColorRole::WarningTint, "warning-tint", {0xfff3dc, 0x3a2d14, 0xffe3d6, 0x332b00}},
    {ColorRole::Bad, "bad", {0xb42318, 0xff8a80, 0x8a2800, 0xffe14d}},
    {ColorRole::BadTint, "bad-tint", {0xfdeceb, 0x3d1f1d, 0xffe3d6, 0x332b00}},
}};

/// The colour of a role; of None the colour of a forgotten None: black on light, white on dark.
/// O(1).
[[nodiscard]] constexpr Rgb color(ThemeKind theme, ColorRole role)
{
    return kColorTable[static_cast<std::size_t>(role)].colors[static_cast<std::size_t>(theme)];
}

/// The role's name, "subnet-fill".
[[nodiscard]] constexpr std::string_view colorRoleName(ColorRole role)
{
    return kColorTable[static_cast<std::size_t>(role)].name;
}

/// The band of the `index`-th region; the four rotate.
[[nodiscard]] constexpr ColorRole regionBand(std::size_t index)
{
    return static_cast<ColorRole>(static_cast<std::size_t>(ColorRole::RegionBand0) + index % 4);
}

/// True when text is lighter than what it stands on.
[[nodiscard]] constexpr bool isDark(ThemeKind theme)
{
    return theme == ThemeKind::Dark || theme == ThemeKind::HighContrastDark;
}

/// True for the themes made of black, white and two hues.
[[nodiscard]] constexpr bool isHighContrast(ThemeKind theme)
{
    return theme == ThemeKind::HighContrastLight || theme == ThemeKind::HighContrastDark;
}

/// "#rrggbb", as SVG and style sheets write it.
[[nodiscard]] inline std::string hex(Rgb color)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "#000000";
    for (std::size_t digit = 0; digit < 6; ++digit)
        text[6 - digit] = kDigits[(color >> (4 * digit)) & 0xfU];
    return text;
}

namespace detail {
/// The table is indexed by role, so its rows must stand in the order of the roles.
[[nodiscard]] constexpr bool rowsStandInOrder()
{
    for (std::size_t index = 0; index < kColorRoleCount; ++index) {
        if (static_cast<std::size_t>(kColorTable[index].role) != index)
            return false;
    }
    return true;
}
} // namespace detail
static_assert(detail::rowsStandInOrder());

} // namespace peerscape::diagram
