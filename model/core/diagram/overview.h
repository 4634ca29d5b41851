#pragma once

#include "core/diagram/display_list.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace peerscape::diagram {

/// How a line between two boxes stands, worst last.
enum class LineState : std::uint8_t { Live, OneSided, Broken };
inline constexpr std::size_t kLineStates = 3;

/// A line as the overview sees it: the middles of its two boxes and its state. Both sides of a
/// peering are one strand.
struct Strand
{
    std::int32_t fromX = 0;
    std::int32_t fromY = 0;
    std::int32_t toX = 0;
    std::int32_t toY = 0;
    LineState state = LineState::Live;
    bool connection = false; ///< To a site, circuit or other gateway, not a peering.
    friend bool operator==(const Strand&, const Strand&) = default;
};

/// Lines that run from one part of the drawing to another, drawn as one stroke with their number.
struct Bundle
{
    Point from; ///< The mean of the strands' ends.
    Point to;
    std::array<std::uint32_t, kLineStates> counts{};
    bool connections = false;
    bool operator==(const Bundle&) const = default;

    [[nodiscard]] std::uint32_t count() const { return counts[0] + counts[1] + counts[2]; }
    /// The colour of the worst state among the strands.
    [[nodiscard]] ColorRole color() const;
};

/// The lines of a drawing bundled for views from far out: at every level, by the two square cells
/// of a grid in which they end; cells double from level to level. Kept up to date strand by strand:
/// O(levels) each.
class Overview
{
public:
    static constexpr int kLevels = 9;
    static constexpr double kSmallestCell = 1024;

    /// The level whose cells are at least 90 pixels wide at a zoom factor.
    [[nodiscard]] static int levelAt(double zoom);

    void add(const Strand& strand) { change(strand, 1); }
    /// `strand` must have been added.
    void remove(const Strand& strand) { change(strand, -1); }

    /// The bundles of a level, in no particular order. O(1) when they were the last asked for and
    /// nothing changed since, else O(bundles there).
    [[nodiscard]] const std::vector<Bundle>& bundles(int level) const;

private:
    struct Key
    {
        std::array<std::int32_t, 4> cells{};
        bool connection = false;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key& key) const noexcept;
    };

    struct Sum
    {
        std::array<std::int64_t, 4> ends{}; ///< Of the strands' four coordinates.
        std::array<std::uint32_t, kLineStates> counts{};
    };

    void change(const Strand& strand, int by);

    std::array<std::unordered_map<Key, Sum, Hash>, kLevels> m_levels;
    mutable std::vector<Bundle> m_bundles; ///< Of the level below.
    mutable int m_level = kLevels;         ///< The level last asked for; kLevels: none.
};

} // namespace peerscape::diagram
