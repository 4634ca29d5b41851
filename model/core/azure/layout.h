#pragma once

#include "core/base/ids.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace peerscape::azure {

/// A point of the drawing, in canvas units (one unit is one pixel at 100 %), y downwards.
struct Point
{
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Size
{
    double width = 0;
    double height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Rect&) const = default;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool contains(Point p) const
    {
        return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom();
    }
    [[nodiscard]] bool contains(const Rect& r) const
    {
        return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
    }
    [[nodiscard]] bool intersects(const Rect& r) const
    {
        return r.x < right() && x < r.right() && r.y < bottom() && y < r.bottom();
    }
    [[nodiscard]] Rect united(const Rect& r) const
    {
        const double left = x < r.x ? x : r.x;
        const double top = y < r.y ? y : r.y;
        const double farRight = right() > r.right() ? right() : r.right();
        const double farBottom = bottom() > r.bottom() ? bottom() : r.bottom();
        return {left, top, farRight - left, farBottom - top};
    }
    [[nodiscard]] Rect grown(double by) const
    {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
};

/// Where a person put a thing that stands freely on the canvas: virtual networks, sites, circuits,
/// unknown resources and notes. Subnets and what is inside them are arranged by the diagram. A size
/// of zero means as large as the content needs; a larger one is kept, a smaller one grows.
struct Placement
{
    Point position; ///< Top left corner.
    Size size;
    bool locked = false;    ///< Stays where it is: no drag, key or arrangement moves it.
    bool collapsed = false; ///< A network shown as its header alone, as large as that needs.
    std::int32_t order = 0; ///< Of a note, at most kMostOrder either way; see note_order.h.
    bool operator==(const Placement&) const = default;
};

inline constexpr std::int32_t kMostOrder = 1'000'000;

/// Parts of the drawing that a document can hide. What is hidden keeps its meaning.
enum class Layer : std::uint8_t { Peerings, Routes, Addresses, Security, Notes };

struct LayerName
{
    Layer layer;
    std::string_view name; ///< In files: "peerings".
};
inline constexpr std::array<LayerName, 5> kLayers{{{Layer::Peerings, "peerings"},
                                                   {Layer::Routes, "routes"},
                                                   {Layer::Addresses, "addresses"},
                                                   {Layer::Security, "security"},
                                                   {Layer::Notes, "notes"}}};

/// A set of layers.
class Layers
{
public:
    [[nodiscard]] constexpr bool contains(Layer layer) const { return (m_bits & bit(layer)) != 0; }
    constexpr void set(Layer layer, bool on)
    {
        m_bits = static_cast<std::uint8_t>(on ? m_bits | bit(layer) : m_bits & ~bit(layer));
    }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    bool operator==(const Layers&) const = default;

private:
    static constexpr unsigned bit(Layer layer) { return 1U << static_cast<unsigned>(layer); }
    std::uint8_t m_bits = 0;
};

/// Whether objects of this kind stand freely and have a Placement.
[[nodiscard]] constexpr bool isPlaced(Kind kind)
{
    return kind == Kind::VirtualNetwork || kind == Kind::LocalNetworkGateway
           || kind == Kind::ExpressRouteCircuit || kind == Kind::UnknownResource
           || kind == Kind::Note;
}

/// Whether objects of this kind are drawn as lines and can have bends.
[[nodiscard]] constexpr bool isLine(Kind kind)
{
    return kind == Kind::Peering || kind == Kind::Connection;
}

} // namespace peerscape::azure
