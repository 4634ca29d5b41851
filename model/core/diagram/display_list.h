#pragma once

#include "core/azure/layout.h"
#include "core/azure/note_order.h"
#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/diagram/color_table.h"
#include "core/diagram/icon.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The one geometry that every renderer reads: canvas, SVG, PNG, PDF and the accessible tree.
/// Nobody else decides what a peering looks like. Canvas units are pixels at 100 %; y grows
/// downwards.
namespace peerscape::diagram {

using azure::Point;
using azure::Rect;

/// Levels of detail (design: canvas vocabulary). The two near ones are bits of a primitive's
/// `levels`; at the two far ones boxes are drawn as a Block and lines as a Wire or a Bundle.
enum Level : std::uint8_t {
    kBlocks = 1, ///< Below 15 %: coloured blocks, bundled peerings.
    kNames = 2,  ///< 15–35 %: boxes with names, every line one stroke.
    kNormal = 4, ///< 35–70 %: without the small print.
    kFull = 8,   ///< Above 70 %, and every export.
    kAllLevels = 15,
};
/// The level to draw at a zoom factor (1 is 100 %).
[[nodiscard]] constexpr Level levelAt(double zoom)
{
    return zoom < 0.15 ? kBlocks : zoom < 0.35 ? kNames : zoom < 0.7 ? kNormal : kFull;
}

enum class FontFace : std::uint8_t { Sans, SansBold, Mono };
enum class Align : std::uint8_t { Left, Center, Right };
enum class Dash : std::uint8_t { Solid, Dashed, Dotted, Broken };

struct BoxShape
{
    Rect rect;
    double radius = 0;
    ColorRole fill = ColorRole::None;
    ColorRole line = ColorRole::None;
    double lineWidth = 1;
    Dash dash = Dash::Solid;
    bool operator==(const BoxShape&) const = default;
};
/// One line of text: `position` is the baseline's left, middle or right end. Longer than `maxWidth`
/// (0: unlimited) is elided.
struct TextShape
{
    Point position;
    std::string text;
    FontFace face = FontFace::Sans;
    double pixelSize = 13;
    ColorRole color = ColorRole::Text;
    Align align = Align::Left;
    double maxWidth = 0;
    bool operator==(const TextShape&) const = default;
};
/// A glyph of glyphs.h (20 × 20 grid) scaled into `rect`.
struct GlyphShape
{
    Rect rect;
    std::string_view glyph;
    ColorRole color = ColorRole::Text;
    bool operator==(const GlyphShape&) const = default;
};
/// An open line with optional arrow heads.
struct LineShape
{
    std::vector<Point> points;
    ColorRole color = ColorRole::Text;
    double width = 1.5;
    Dash dash = Dash::Solid;
    bool arrowAtStart = false;
    bool arrowAtEnd = false;
    bool operator==(const LineShape&) const = default;
};
/// A picture that fills `rect`; its URL is of azure/image.h.
struct ImageShape
{
    Rect rect;
    Text url;
    bool operator==(const ImageShape&) const = default;
};
/// A person's icon that fills `rect`, which has the icon's own proportions. In exports only.
struct IconShape
{
    Rect rect;
    std::shared_ptr<const Icon> icon;
    bool operator==(const IconShape&) const = default;
};
using Shape = std::variant<BoxShape, TextShape, GlyphShape, LineShape, ImageShape, IconShape>;

struct Primitive
{
    Shape shape;
    std::uint8_t levels = kAllLevels;
    bool operator==(const Primitive&) const = default;
};

enum class ElementKind : std::uint8_t {
    RegionBand,
    TenantFrame,
    SubscriptionFrame,
    VirtualNetwork,
    Subnet,
    Chip,      ///< NIC or VM, gateway, appliance, firewall, private endpoint, …
    FreeBox,   ///< Site, circuit, unknown resource, note, frame, image.
    Connector, ///< Peering side, connection.
};

/// Something a person can point at, select and hear read aloud. One for each object drawn; a NIC
/// attached to a VM is one chip with the VM; region bands and frames are named by `band`.
struct Element
{
    ElementKind kind = ElementKind::Chip;
    ObjectId object;         ///< None for bands and frames.
    Text band;               ///< Region, subscription or tenant of a band or frame.
    ObjectId parent;         ///< The element inside which this one is drawn; none at the top.
    Rect bounds;             ///< Everything painted lies inside.
    Rect box;                ///< The box itself, for boxes; connectors: bounds of the line.
    std::vector<Point> path; ///< Connectors: the line to hit; empty for boxes.
    ObjectId from;           ///< Connectors: the elements at both ends.
    ObjectId to;
    std::vector<Primitive> primitives; ///< In painting order.
    /// "Peering SalesVNet to MarketingVNet, connected, gateway transit allowed", in the language of
    /// the drawing.
    std::string accessibleName;
    bool operator==(const Element&) const = default;
};

/// A free-standing box as it is drawn from far out: filled, outlined, named as far as there is
/// room.
struct Block
{
    ObjectId object;
    Rect rect;
    ColorRole fill = ColorRole::VnetHeader;
    ColorRole line = ColorRole::VnetLine;
    std::uint32_t lines = 0; ///< Number of peerings (both sides one) and connections.
    bool frame = false;      ///< Only its outline is drawn.
    azure::Depth depth;
};

/// A connector as it is drawn from some way out: one stroke for both sides.
struct Wire
{
    const std::vector<Point>& line;
    ObjectId from; ///< The boxes at both ends.
    ObjectId to;
    ColorRole color = ColorRole::Good;
    Dash dash = Dash::Solid;
};

/// What of a box lies under a point.
enum class HitPart : std::uint8_t { Nothing, Body, Header, Title, ResizeHandle, Line };

} // namespace peerscape::diagram
