#pragma once

#include "core/base/ids.h"

#include <array>
#include <string_view>

/// The drawings of every icon of Peerscape, ours, once. The canvas paints them, the SVG writer
/// copies them and the window makes its icons from them, each in a colour of color_table.h.
namespace peerscape::diagram {

/// One icon on a 20 × 20 grid, y downwards, to be stroked (never filled) with kGlyphStroke wide
/// lines, round caps and joins. `path` is SVG path data of the commands M, L, H, V, C, A and Z in
/// their absolute form only; every command letter is written out and numbers, arc flags among them,
/// are separated by one blank, so that a reader of ten lines does. A dot is a line of length 0.01.
struct Glyph
{
    std::string_view name;
    std::string_view path;
};

/// The width of a glyph's lines on its grid.
inline constexpr double kGlyphStroke = 1.5;
/// The side of the grid.
inline constexpr double kGlyphGrid = 20;

// clang-format off
inline constexpr std::array<Glyph, 92> kGlyphs{{
    // Tools.
    {"select",
     "M4.5 3.75 L15.75 8.5 L10.75 10.75 L8.5 15.75 Z"},
    {"pan",
     "M10 3 V17 M3 10 H17 M7.75 5.25 L10 3 L12.25 5.25 M7.75 14.75 L10 17 L12.25 14.75 M5.25 7.75 L3 10 "
     "L5.25 12.25 M14.75 7.75 L17 10 L14.75 12.25"},
    {"trace",
     "M4.75 12.75 A2 2 0 0 1 4.75 16.75 A2 2 0 0 1 4.75 12.75 Z M6.75 14.75 H10 V5.25 H16.5 M13.75 2.5 L16.5 "
     "5.25 L13.75 8"},
    // Networks.
    {"vnet",
     "M5.25 3.75 H14.75 A2 2 0 0 1 16.75 5.75 V14.25 A2 2 0 0 1 14.75 16.25 H5.25 A2 2 0 0 1 3.25 14.25 "
     "V5.75 A2 2 0 0 1 5.25 3.75 Z M3.25 7.75 H16.75"},
    {"subnet",
     "M3.25 7 V6.75 A2 2 0 0 1 5.25 4.75 H6.25 M8.75 4.75 H11.25 M13.75 4.75 H14.75 A2 2 0 0 1 16.75 6.75 "
     "V7 M16.75 9.5 V10.5 M16.75 13 V13.25 A2 2 0 0 1 14.75 15.25 H13.75 M11.25 15.25 H8.75 M6.25 15.25 "
     "H5.25 A2 2 0 0 1 3.25 13.25 V13 M3.25 10.5 V9.5"},
    {"peering",
     "M2.75 5 V15 M17.25 5 V15 M6 8.5 H14 L11.25 5.75 M14 11.5 H6 L8.75 14.25"},
    {"peering-one-side",
     "M2.75 5 V15 M17.25 5 V15 M6 10 H14 M11.25 7.25 L14 10 L11.25 12.75"},
    {"connection",
     "M2.75 10 H17.25 M8 6.5 V13.5 M12 6.5 V13.5"},
    // Machines and what they carry.
    {"vm",
     "M4.75 3.75 H15.25 A1.5 1.5 0 0 1 16.75 5.25 V11.75 A1.5 1.5 0 0 1 15.25 13.25 H4.75 A1.5 1.5 0 0 1 "
     "3.25 11.75 V5.25 A1.5 1.5 0 0 1 4.75 3.75 Z M10 13.25 V16.25 M6.75 16.25 H13.25"},
    {"nic",
     "M6.75 5.25 H13.25 A1.5 1.5 0 0 1 14.75 6.75 V13.25 A1.5 1.5 0 0 1 13.25 14.75 H6.75 A1.5 1.5 0 0 1 "
     "5.25 13.25 V6.75 A1.5 1.5 0 0 1 6.75 5.25 Z M8 5.25 V3 M12 5.25 V3 M8 14.75 V17 M12 14.75 V17 M5.25 "
     "8 H3 M5.25 12 H3 M14.75 8 H17 M14.75 12 H17"},
    {"appliance",
     "M10 2.75 L16 5 V9.75 C16 13.25 13.5 15.9 10 17.25 C6.5 15.9 4 13.25 4 9.75 V5 Z M7 10 H12.75 M10.75 "
     "8 L12.75 10 L10.75 12"},
    {"firewall",
     "M4 4.75 H16 A0.75 0.75 0 0 1 16.75 5.5 V14.5 A0.75 0.75 0 0 1 16 15.25 H4 A0.75 0.75 0 0 1 3.25 14.5 "
     "V5.5 A0.75 0.75 0 0 1 4 4.75 Z M3.25 8.25 H16.75 M3.25 11.75 H16.75 M10 4.75 V8.25 M6.75 8.25 V11.75 "
     "M13.25 8.25 V11.75 M10 11.75 V15.25"},
    {"public-ip",
     "M10 3.25 A6.75 6.75 0 0 1 10 16.75 A6.75 6.75 0 0 1 10 3.25 Z M3.25 10 H16.75 M10 3.25 C12 5.25 13 "
     "7.5 13 10 C13 12.5 12 14.75 10 16.75 C8 14.75 7 12.5 7 10 C7 7.5 8 5.25 10 3.25 Z"},
    {"nat-gateway",
     "M3 5.25 H4.5 C8 5.25 7.5 10 11 10 H17 M3 14.75 H4.5 C8 14.75 7.5 10 11 10 M3 10 H11 M14.25 7.25 L17 "
     "10 L14.25 12.75"},
    {"private-endpoint",
     "M10 17.25 V13.75 M5.75 8 H14.25 V9.5 A4.25 4.25 0 0 1 5.75 9.5 Z M8 8 V3.5 M12 8 V3.5"},
    {"bastion",
     "M4.75 16.75 V4.25 H7.25 V6.25 H8.75 V4.25 H11.25 V6.25 H12.75 V4.25 H15.25 V16.75 Z M8.5 16.75 "
     "V12.75 A1.5 1.5 0 0 1 11.5 12.75 V16.75"},
    {"load-balancer",
     "M10 2.75 A2 2 0 0 1 10 6.75 A2 2 0 0 1 10 2.75 Z M10 6.75 V13.25 M4.5 13.25 V11 A1 1 0 0 1 5.5 10 "
     "H14.5 A1 1 0 0 1 15.5 11 V13.25 M4.5 13.25 A1.75 1.75 0 0 1 4.5 16.75 A1.75 1.75 0 0 1 4.5 13.25 Z "
     "M10 13.25 A1.75 1.75 0 0 1 10 16.75 A1.75 1.75 0 0 1 10 13.25 Z M15.5 13.25 A1.75 1.75 0 0 1 15.5 "
     "16.75 A1.75 1.75 0 0 1 15.5 13.25 Z"},
    // Hybrid.
    {"vpn-gateway",
     "M5.75 8.75 H14.25 A1.5 1.5 0 0 1 15.75 10.25 V15.25 A1.5 1.5 0 0 1 14.25 16.75 H5.75 A1.5 1.5 0 0 1 "
     "4.25 15.25 V10.25 A1.5 1.5 0 0 1 5.75 8.75 Z M6.75 8.75 V6.5 A3.25 3.25 0 0 1 13.25 6.5 V8.75"},
    {"expressroute",
     "M3 16.25 L10 3.75 L17 16.25 M6.75 16.25 L10 10.5 L13.25 16.25"},
    {"circuit",
     "M6.25 12.25 L10 5.25 L13.75 12.25 Z M2.75 16 H17.25"},
    {"site",
     "M3.25 16.25 V3.75 H6.25 V10.25 L11.25 7.25 V10.25 L16.75 7.25 V16.25 Z M6.75 13.25 H8 M12 13.25 "
     "H13.25"},
    {"route-server",
     "M10 3.25 A6.75 6.75 0 0 1 10 16.75 A6.75 6.75 0 0 1 10 3.25 Z M6.5 8.5 H13.5 L11.5 6.5 M13.5 11.5 "
     "H6.5 L8.5 13.5"},
    // Policy and grouping.
    {"route-table",
     "M3.25 4.75 H16.75 M3.25 9.25 H9 M3.25 13.75 H9 M11.5 12.5 H16.75 M14.25 10 L16.75 12.5 L14.25 15"},
    {"security-group",
     "M10 2.75 L16 5 V9.75 C16 13.25 13.5 15.9 10 17.25 C6.5 15.9 4 13.25 4 9.75 V5 Z"},
    {"region",
     "M10 17.25 C6.5 13.5 4.75 10.75 4.75 8.25 A5.25 5.25 0 0 1 15.25 8.25 C15.25 10.75 13.5 13.5 10 17.25 "
     "Z M10 6.5 A1.75 1.75 0 0 1 10 10 A1.75 1.75 0 0 1 10 6.5 Z"},
    {"subscription",
     "M6.5 10.25 A3.25 3.25 0 0 1 6.5 16.75 A3.25 3.25 0 0 1 6.5 10.25 Z M8.8 11.2 L16.5 3.5 M13 7 L15.5 "
     "9.5"},
    {"resource-group",
     "M6 3.75 H3.25 V16.25 H6 M14 3.75 H16.75 V16.25 H14 M10 6.5 L13 8.25 V11.75 L10 13.5 L7 11.75 V8.25 Z"},
    {"tenant",
     "M10 3.5 A3 3 0 0 1 10 9.5 A3 3 0 0 1 10 3.5 Z M3.75 16.75 C3.75 13.5 6.5 12 10 12 C13.5 12 16.25 "
     "13.5 16.25 16.75"},
    {"passport",
     "M5.75 2.75 H14.25 A1.5 1.5 0 0 1 15.75 4.25 V15.75 A1.5 1.5 0 0 1 14.25 17.25 H5.75 A1.5 1.5 0 0 1 "
     "4.25 15.75 V4.25 A1.5 1.5 0 0 1 5.75 2.75 Z M10 5.75 A2.75 2.75 0 0 1 10 11.25 A2.75 2.75 0 0 1 10 "
     "5.75 Z M7.75 14.25 H12.25"},
    {"unknown",
     "M5.25 3.25 H14.75 A2 2 0 0 1 16.75 5.25 V14.75 A2 2 0 0 1 14.75 16.75 H5.25 A2 2 0 0 1 3.25 14.75 "
     "V5.25 A2 2 0 0 1 5.25 3.25 Z M8 8 A2.05 2.05 0 1 1 10.9 9.9 C10.3 10.2 10 10.6 10 11.4 M10 13.5 "
     "H10.01"},
    {"frame",
     "M3.5 6.5 V3.5 H6.5 M13.5 3.5 H16.5 V6.5 M16.5 13.5 V16.5 H13.5 M6.5 16.5 H3.5 V13.5 M8.5 3.5 H11.5 "
     "M8.5 16.5 H11.5 M3.5 8.5 V11.5 M16.5 8.5 V11.5"},
    {"note",
     "M5 3.75 H15 A1.25 1.25 0 0 1 16.25 5 V11.75 L11.75 16.25 H5 A1.25 1.25 0 0 1 3.75 15 V5 A1.25 1.25 0 "
     "0 1 5 3.75 Z M16.25 11.75 H11.75 V16.25"},
    {"image",
     "M5 3.75 H15 A1.25 1.25 0 0 1 16.25 5 V15 A1.25 1.25 0 0 1 15 16.25 H5 A1.25 1.25 0 0 1 3.75 15 V5 A1.25 "
     "1.25 0 0 1 5 3.75 Z M3.75 14 L8 9.5 L11.25 12.75 L13 11 L16.25 14.25 M12.5 7 H12.51"},
    // Commands.
    {"undo",
     "M7.25 3.75 L3.75 7.25 L7.25 10.75 M3.75 7.25 H12 A4.5 4.5 0 0 1 12 16.25 H8"},
    {"redo",
     "M12.75 3.75 L16.25 7.25 L12.75 10.75 M16.25 7.25 H8 A4.5 4.5 0 0 0 8 16.25 H12"},
    {"new",
     "M11.25 2.75 H6 A1.25 1.25 0 0 0 4.75 4 V16 A1.25 1.25 0 0 0 6 17.25 H14 A1.25 1.25 0 0 0 15.25 16 "
     "V6.75 Z M11.25 2.75 V6.75 H15.25"},
    {"open",
     "M2.75 15.75 V5.25 A1 1 0 0 1 3.75 4.25 H7.25 L9.25 6.25 H14.25 A1 1 0 0 1 15.25 7.25 V9.25 M2.75 "
     "15.75 L5.25 9.25 H17.5 L15 15.75 Z"},
    {"save",
     "M4.25 3.25 H13.25 L16.75 6.75 V15.75 A1 1 0 0 1 15.75 16.75 H4.25 A1 1 0 0 1 3.25 15.75 V4.25 A1 1 0 "
     "0 1 4.25 3.25 Z M6.75 3.25 V7.25 H12.25 V3.25 M6.25 16.75 V11.25 H13.75 V16.75"},
    {"export",
     "M10 12.25 V3.25 M6.5 6.5 L10 3 L13.5 6.5 M3.75 11.25 V15.25 A1 1 0 0 0 4.75 16.25 H15.25 A1 1 0 0 0 "
     "16.25 15.25 V11.25"},
    {"import",
     "M10 3.25 V12 M6.5 8.75 L10 12.25 L13.5 8.75 M3.75 11.25 V15.25 A1 1 0 0 0 4.75 16.25 H15.25 A1 1 0 0 "
     "0 16.25 15.25 V11.25"},
    {"cut",
     "M7 13 L13.25 3.25 M13 13 L6.75 3.25 M5.75 12.75 A2 2 0 0 1 5.75 16.75 A2 2 0 0 1 5.75 12.75 Z M14.25 "
     "12.75 A2 2 0 0 1 14.25 16.75 A2 2 0 0 1 14.25 12.75 Z"},
    {"copy",
     "M8.5 7.25 H15.5 A1.25 1.25 0 0 1 16.75 8.5 V15.5 A1.25 1.25 0 0 1 15.5 16.75 H8.5 A1.25 1.25 0 0 1 "
     "7.25 15.5 V8.5 A1.25 1.25 0 0 1 8.5 7.25 Z M4.5 12.75 A1.25 1.25 0 0 1 3.25 11.5 V4.5 A1.25 1.25 0 0 "
     "1 4.5 3.25 H11.5 A1.25 1.25 0 0 1 12.75 4.5"},
    {"paste",
     "M7.25 4.25 H5.75 A1 1 0 0 0 4.75 5.25 V15.75 A1 1 0 0 0 5.75 16.75 H14.25 A1 1 0 0 0 15.25 15.75 "
     "V5.25 A1 1 0 0 0 14.25 4.25 H12.75 M7.75 2.75 H12.25 A0.5 0.5 0 0 1 12.75 3.25 V5.25 A0.5 0.5 0 0 1 "
     "12.25 5.75 H7.75 A0.5 0.5 0 0 1 7.25 5.25 V3.25 A0.5 0.5 0 0 1 7.75 2.75 Z"},
    {"delete",
     "M3.25 5.75 H16.75 M7.75 5.75 V3.25 H12.25 V5.75 M5.25 5.75 L6 16.75 H14 L14.75 5.75 M8.5 9 V13.5 "
     "M11.5 9 V13.5"},
    {"rename",
     "M3.5 16.5 L4.25 12.75 L12.75 4.25 A1 1 0 0 1 14.15 4.25 L15.75 5.85 A1 1 0 0 1 15.75 7.25 L7.25 "
     "15.75 Z M11 6 L14 9"},
    {"zoom-in",
     "M8.75 3.25 A5.5 5.5 0 0 1 8.75 14.25 A5.5 5.5 0 0 1 8.75 3.25 Z M12.75 12.75 L17 17 M8.75 6.5 V11 "
     "M6.5 8.75 H11"},
    {"zoom-out",
     "M8.75 3.25 A5.5 5.5 0 0 1 8.75 14.25 A5.5 5.5 0 0 1 8.75 3.25 Z M12.75 12.75 L17 17 M6.5 8.75 H11"},
    {"fit",
     "M3.25 7.25 V3.25 H7.25 M12.75 3.25 H16.75 V7.25 M16.75 12.75 V16.75 H12.75 M7.25 16.75 H3.25 V12.75 "
     "M7.25 7.75 H12.75 V12.25 H7.25 Z"},
    {"fit-width",
     "M2.75 4.75 V15.25 M17.25 4.75 V15.25 M5 10 H15 M7.25 7.75 L5 10 L7.25 12.25 M12.75 7.75 L15 10 L12.75 "
     "12.25"},
    {"portrait",
     "M5.75 3.25 H14.25 V16.75 H5.75 Z"},
    {"landscape",
     "M3.25 5.75 H16.75 V14.25 H3.25 Z"},
    {"first-page",
     "M5.25 4.5 V15.5 M14.25 4.5 L8.75 10 L14.25 15.5"},
    {"last-page",
     "M14.75 4.5 V15.5 M5.75 4.5 L11.25 10 L5.75 15.5"},
    {"page",
     "M5.75 3.25 H11.25 L14.25 6.25 V16.75 H5.75 Z M11.25 3.25 V6.25 H14.25"},
    {"facing-pages",
     "M3.25 4.25 H16.75 V15.75 H3.25 Z M10 4.25 V15.75"},
    {"all-pages",
     "M3.75 3.75 H8.5 V8.5 H3.75 Z M11.5 3.75 H16.25 V8.5 H11.5 Z M3.75 11.5 H8.5 V16.25 H3.75 Z M11.5 11.5 "
     "H16.25 V16.25 H11.5 Z"},
    {"print",
     "M6.25 7.25 V3.25 H13.75 V7.25 M6.25 13.75 H3.25 V7.25 H16.75 V13.75 H13.75 M6.25 11.25 H13.75 V16.75 "
     "H6.25 Z"},
    {"arrange",
     "M4 3.25 H7.5 A0.75 0.75 0 0 1 8.25 4 V7.5 A0.75 0.75 0 0 1 7.5 8.25 H4 A0.75 0.75 0 0 1 3.25 7.5 V4 "
     "A0.75 0.75 0 0 1 4 3.25 Z M12.5 3.25 H16 A0.75 0.75 0 0 1 16.75 4 V7.5 A0.75 0.75 0 0 1 16 8.25 "
     "H12.5 A0.75 0.75 0 0 1 11.75 7.5 V4 A0.75 0.75 0 0 1 12.5 3.25 Z M4 11.75 H7.5 A0.75 0.75 0 0 1 8.25 "
     "12.5 V16 A0.75 0.75 0 0 1 7.5 16.75 H4 A0.75 0.75 0 0 1 3.25 16 V12.5 A0.75 0.75 0 0 1 4 11.75 Z "
     "M12.5 11.75 H16 A0.75 0.75 0 0 1 16.75 12.5 V16 A0.75 0.75 0 0 1 16 16.75 H12.5 A0.75 0.75 0 0 1 "
     "11.75 16 V12.5 A0.75 0.75 0 0 1 12.5 11.75 Z"},
    {"layers",
     "M10 3.25 L17 7 L10 10.75 L3 7 Z M3 10.25 L10 14 L17 10.25 M3 13.5 L10 17.25 L17 13.5"},
    {"search",
     "M8.75 3.25 A5.5 5.5 0 0 1 8.75 14.25 A5.5 5.5 0 0 1 8.75 3.25 Z M12.75 12.75 L17 17"},
    {"settings",
     "M12.25 4 A2.25 2.25 0 0 1 12.25 8.5 A2.25 2.25 0 0 1 12.25 4 Z M3 6.25 H10 M14.5 6.25 H17 M7.75 11.5 "
     "A2.25 2.25 0 0 1 7.75 16 A2.25 2.25 0 0 1 7.75 11.5 Z M3 13.75 H5.5 M10 13.75 H17"},
    {"theme",
     "M10 3.25 A6.75 6.75 0 0 1 10 16.75 A6.75 6.75 0 0 1 10 3.25 Z M10 3.25 V16.75 M12.25 4.25 V15.75 "
     "M14.5 5.25 V14.75"},
    {"sun",
     "M10 6.75 A3.25 3.25 0 0 1 10 13.25 A3.25 3.25 0 0 1 10 6.75 Z M10 2.5 V3.75 M10 16.25 V17.5 M2.5 10 "
     "H3.75 M16.25 10 H17.5 M4.7 4.7 L5.55 5.55 M14.45 14.45 L15.3 15.3 M4.7 15.3 L5.55 14.45 M14.45 5.55 "
     "L15.3 4.7"},
    {"moon",
     "M16.5 11.9 A6.75 6.75 0 1 1 8.1 3.5 A5.5 5.5 0 0 0 16.5 11.9 Z"},
    {"help",
     "M10 3.25 A6.75 6.75 0 0 1 10 16.75 A6.75 6.75 0 0 1 10 3.25 Z M8 8 A2.05 2.05 0 1 1 10.9 9.9 C10.3 "
     "10.2 10 10.6 10 11.4 M10 13.5 H10.01"},
    {"present",
     "M6.25 4 L15.75 10 L6.25 16 Z"},
    {"pause",
     "M7 4.5 V15.5 M13 4.5 V15.5"},
    {"pin",
     "M6.5 3.25 H13.5 M7.75 3.25 V8.25 L4.75 11.75 H15.25 L12.25 8.25 V3.25 M10 11.75 V17.25"},
    {"history",
     "M4.15 6.65 A6.75 6.75 0 1 1 3.35 11.1 M3.75 3 V6.75 H7.5 M10 6.25 V10.25 L12.75 12"},
    {"outline",
     "M3.75 4.75 H8.75 M5.25 4.75 V15.25 H8 M5.25 10 H8 M10.5 10 H16.25 M10.5 15.25 H16.25"},
    {"terminal",
     "M4.75 4.25 H15.25 A1.5 1.5 0 0 1 16.75 5.75 V14.25 A1.5 1.5 0 0 1 15.25 15.75 H4.75 A1.5 1.5 0 0 1 "
     "3.25 14.25 V5.75 A1.5 1.5 0 0 1 4.75 4.25 Z M6.25 7.75 L8.5 10 L6.25 12.25 M10.5 12.25 H13.5"},
    {"more",
     "M4.5 10 H4.51 M10 10 H10.01 M15.5 10 H15.51"},
    // States.
    {"warning",
     "M10 3.25 L17.25 16.25 H2.75 Z M10 8 V11.25 M10 13.75 H10.01"},
    {"error",
     "M7.2 3.25 H12.8 L16.75 7.2 V12.8 L12.8 16.75 H7.2 L3.25 12.8 V7.2 Z M7.75 7.75 L12.25 12.25 M12.25 "
     "7.75 L7.75 12.25"},
    {"info",
     "M10 3.25 A6.75 6.75 0 0 1 10 16.75 A6.75 6.75 0 0 1 10 3.25 Z M10 9.5 V13.5 M10 6.75 H10.01"},
    {"ok",
     "M10 3.25 A6.75 6.75 0 0 1 10 16.75 A6.75 6.75 0 0 1 10 3.25 Z M7 10.25 L9.25 12.5 L13.25 8"},
    {"check",
     "M4.25 10.5 L8.25 14.5 L15.75 6"},
    {"dot",
     "M10 6.75 A3.25 3.25 0 0 1 10 13.25 A3.25 3.25 0 0 1 10 6.75 Z M10 8 A2 2 0 0 1 10 12 A2 2 0 0 1 10 8 "
     "Z M10 9.2 A0.8 0.8 0 0 1 10 10.8 A0.8 0.8 0 0 1 10 9.2 Z"},
    {"half",
     "M10 4.75 A5.25 5.25 0 0 1 10 15.25 A5.25 5.25 0 0 1 10 4.75 Z M9.75 4.75 V15.25 M8.5 5 V15 M7.25 5.5 "
     "V14.5 M6 6.6 V13.4"},
    {"disconnected",
     "M2.75 10 H6.75 M13.25 10 H17.25 M7.25 13.5 L9 6.5 M11 13.5 L12.75 6.5"},
    {"sync",
     "M16.25 8.25 A6.5 6.5 0 0 0 4.6 6.4 M4.25 3 V6.75 H8 M3.75 11.75 A6.5 6.5 0 0 0 15.4 13.6 M15.75 17 "
     "V13.25 H12"},
    {"lock",
     "M6 9.25 H14 A1.25 1.25 0 0 1 15.25 10.5 V15.5 A1.25 1.25 0 0 1 14 16.75 H6 A1.25 1.25 0 0 1 4.75 "
     "15.5 V10.5 A1.25 1.25 0 0 1 6 9.25 Z M7.25 9.25 V6.5 A2.75 2.75 0 0 1 12.75 6.5 V9.25 M10 12.25 "
     "V13.75"},
    // Small signs.
    {"arrow-right",
     "M3.25 10 H16.75 M11.75 5 L16.75 10 L11.75 15"},
    {"arrow-left",
     "M16.75 10 H3.25 M8.25 5 L3.25 10 L8.25 15"},
    {"chevron-right",
     "M7.5 4.5 L13 10 L7.5 15.5"},
    {"chevron-left",
     "M12.5 4.5 L7 10 L12.5 15.5"},
    {"chevron-down",
     "M4.5 7.5 L10 13 L15.5 7.5"},
    {"chevron-up",
     "M4.5 12.5 L10 7 L15.5 12.5"},
    {"close",
     "M5 5 L15 15 M15 5 L5 15"},
    {"add",
     "M10 3.75 V16.25 M3.75 10 H16.25"},
    {"remove",
     "M3.75 10 H16.25"},
    {"link",
     "M9 6 L10.75 4.25 A3.54 3.54 0 0 1 15.75 9.25 L14 11 M11 14 L9.25 15.75 A3.54 3.54 0 0 1 4.25 10.75 "
     "L6 9 M7.75 12.25 L12.25 7.75"},
}};
// clang-format on

/// The path of a glyph; empty when there is none of that name. O(glyphs).
[[nodiscard]] constexpr std::string_view glyphPath(std::string_view name)
{
    for (const Glyph& glyph : kGlyphs) {
        if (glyph.name == name)
            return glyph.path;
    }
    return {};
}

/// The glyph's name for a kind of resource. A gateway is shown as a VPN gateway, a NIC or VM as
/// such: who knows more (ExpressRoute, IP forwarding) takes "expressroute" or "appliance" instead.
[[nodiscard]] constexpr std::string_view glyphOf(Kind kind)
{
    switch (kind) {
    case Kind::None:
        return "unknown";
    case Kind::Subscription:
        return "subscription";
    case Kind::ResourceGroup:
        return "resource-group";
    case Kind::VirtualNetwork:
        return "vnet";
    case Kind::Subnet:
        return "subnet";
    case Kind::Peering:
        return "peering";
    case Kind::NetworkInterface:
        return "nic";
    case Kind::VirtualMachine:
        return "vm";
    case Kind::RouteTable:
        return "route-table";
    case Kind::NetworkSecurityGroup:
    case Kind::ApplicationSecurityGroup:
        return "security-group";
    case Kind::PublicIpAddress:
        return "public-ip";
    case Kind::NatGateway:
        return "nat-gateway";
    case Kind::VirtualNetworkGateway:
        return "vpn-gateway";
    case Kind::LocalNetworkGateway:
        return "site";
    case Kind::Connection:
        return "connection";
    case Kind::ExpressRouteCircuit:
        return "circuit";
    case Kind::PrivateEndpoint:
        return "private-endpoint";
    case Kind::AzureFirewall:
        return "firewall";
    case Kind::BastionHost:
        return "bastion";
    case Kind::LoadBalancer:
        return "load-balancer";
    case Kind::RouteServer:
        return "route-server";
    case Kind::UnknownResource:
        return "unknown";
    case Kind::Note:
        return "note";
    }
    return "unknown";
}

} // namespace peerscape::diagram
