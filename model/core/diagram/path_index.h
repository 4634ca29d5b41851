#pragma once

#include "core/azure/layout.h"
#include "core/diagram/cell_map.h"
#include "core/diagram/float_area.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace peerscape::diagram {

/// How far from a segment its second side and its arrows may be.
inline constexpr double kSegmentReach = 14;

/// What a segment of a path covers with those.
inline azure::Rect segmentArea(const std::vector<azure::Point>& path, std::size_t i)
{
    const azure::Point a = path[i];
    const azure::Point b = path[i + 1];
    return azure::Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x),
                       std::abs(a.y - b.y)}
        .grown(kSegmentReach);
}

/// Whether a segment of a path passes an area.
inline bool passes(const std::vector<azure::Point>& path, const azure::Rect& area)
{
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        if (segmentArea(path, i).intersects(area))
            return true;
    }
    return false;
}

/// Lines by where they run: each segment stands, with its area, in every 1024-unit square that it
/// passes, so that a look at a place touches no line that does not run there. `T` is a pointer or
/// a number. Insert and remove: O(squares passed); query: O(segments near).
template<class T>
class PathIndex
{
public:
    void insert(const std::vector<azure::Point>& path, T line)
    {
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const azure::Rect area = segmentArea(path, i);
            const Passage passage{FloatArea(area), line};
            if (!forCells(area, [&](std::uint64_t cell) { m_cells.add(cell, passage); }))
                m_far.push_back(passage);
        }
    }

    /// `path` must be the one that the line was put in with.
    void remove(const std::vector<azure::Point>& path, T line)
    {
        const auto isOf = [&](const Passage& passage) { return passage.line == line; };
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            if (!forCells(segmentArea(path, i), [&](std::uint64_t cell) {
                    // Nothing, where another segment of the line was here, too.
                    m_cells.change(cell, [&](auto& passages) { std::erase_if(passages, isOf); });
                }))
                std::erase_if(m_far, isOf);
        }
    }

    /// Fetches what a query at a point looks at: where its square is, and then, `items`, what
    /// lies there.
    void prefetch(azure::Point point, bool items) const
    {
        forCells({point.x, point.y, 0, 0}, [&](std::uint64_t cell) {
            items ? m_cells.prefetchItems(cell) : m_cells.prefetch(cell);
        });
    }

    /// Calls `visit(T)` for each segment that passes an area (rounded outwards), some more than
    /// once, in no particular order. Where the area is too large to look at it square by square it
    /// visits nothing and gives false.
    template<class Visit>
    bool query(const azure::Rect& area, Visit&& visit) const
    {
        const FloatArea wanted(area);
        const auto visitAll = [&](const std::vector<Passage>& passages) {
            for (const Passage& passage : passages) {
                if (passage.area.touches(wanted))
                    visit(passage.line);
            }
        };
        if (!forCells(area, [&](std::uint64_t cell) {
                if (const auto* passages = m_cells.find(cell))
                    visitAll(*passages);
            }))
            return false;
        visitAll(m_far);
        return true;
    }

private:
    static constexpr double kSide = 1024;
    static constexpr std::int64_t kMostCells = 4096; ///< Larger areas are not told apart.

    struct Passage
    {
        FloatArea area;
        T line;
    };

    /// Visits the squares of an area; false when they are too many.
    template<class Visit>
    static bool forCells(const azure::Rect& area, Visit&& visit)
    {
        const auto cell = [](double v) {
            return roundedDown(std::clamp(v, -kFarthest, kFarthest) / kSide);
        };
        const std::int64_t left = cell(area.x);
        const std::int64_t right = cell(area.right());
        const std::int64_t top = cell(area.y);
        const std::int64_t bottom = cell(area.bottom());
        if ((right - left + 1) * (bottom - top + 1) > kMostCells)
            return false;
        for (std::int64_t y = top; y <= bottom; ++y) {
            for (std::int64_t x = left; x <= right; ++x)
                visit((static_cast<std::uint64_t>(x) << 32U)
                      ^ (static_cast<std::uint64_t>(y) & 0xffffffffU));
        }
        return true;
    }

    CellMap<Passage> m_cells;
    std::vector<Passage> m_far; ///< Segments that pass too many squares.
};

} // namespace peerscape::diagram
