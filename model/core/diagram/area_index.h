#pragma once

#include "core/diagram/cell_map.h"
#include "core/diagram/float_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace peerscape::diagram {

/// Things by the area they cover. Each stands in at most four cells of a grid whose cells are at
/// least as large as its area, so that a line across the whole drawing costs as little as a small
/// box. `T` is a pointer or a number. Insert and remove: O(1) cells; query: O(things near).
template<class T>
class AreaIndex
{
public:
    void insert(const azure::Rect& area, T item)
    {
        const Entry entry{FloatArea(area), item};
        const Cells cells = cellsOf(entry.area, levelOf(entry.area));
        for (std::int64_t y = cells.top; y <= cells.bottom; ++y) {
            for (std::int64_t x = cells.left; x <= cells.right; ++x)
                m_cells.add(key(cells.level, x, y), entry);
        }
        ++m_counts[static_cast<std::size_t>(cells.level)];
        ++m_size;
    }

    /// `area` must be the one that the item was put in with.
    void remove(const azure::Rect& area, T item)
    {
        const FloatArea floats(area);
        const Cells cells = cellsOf(floats, levelOf(floats));
        for (std::int64_t y = cells.top; y <= cells.bottom; ++y) {
            for (std::int64_t x = cells.left; x <= cells.right; ++x) {
                m_cells.change(key(cells.level, x, y), [&](std::vector<Entry>& entries) {
                    const auto place = std::find_if(entries.begin(), entries.end(),
                                                    [&](const Entry& e) { return e.item == item; });
                    *place = entries.back();
                    entries.pop_back();
                });
            }
        }
        --m_counts[static_cast<std::size_t>(cells.level)];
        --m_size;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Fetches what a query at a point looks at among things of ordinary size: where their cell
    /// is, and then, `items`, what lies there.
    void prefetch(azure::Point point, bool items) const
    {
        const Cells cells = cellsOf(FloatArea({point.x, point.y, 0, 0}), 0);
        const std::uint64_t cell = key(0, cells.left, cells.top);
        items ? m_cells.prefetchItems(cell) : m_cells.prefetch(cell);
    }

    /// Calls `visit(T)` once for each thing whose area (rounded outwards) touches `area`, in no
    /// particular order. `visit` must not change the index.
    template<class Visit>
    void query(const azure::Rect& area, Visit&& visit) const
    {
        const FloatArea wanted(area);
        bool scan = false;
        for (int level = 0; level < kLevels; ++level) {
            if (m_counts[static_cast<std::size_t>(level)] == 0)
                continue;
            const Cells cells = cellsOf(wanted, level);
            if (cells.count() > m_cells.size()) {
                scan = true;
                continue;
            }
            for (std::int64_t y = cells.top; y <= cells.bottom; ++y) {
                for (std::int64_t x = cells.left; x <= cells.right; ++x) {
                    if (const auto* entries = m_cells.find(key(level, x, y)))
                        visitCell(*entries, x, y, cells, wanted, visit);
                }
            }
        }
        if (scan)
            scanAll(wanted, visit);
    }

private:
    static constexpr int kSmallest = 10; ///< Cells of 1024 units at level 0.
    static constexpr int kLevels = 24;
    /// Cells in a unit, level by level.
    static constexpr std::array<float, kLevels> kScales = [] {
        std::array<float, kLevels> scales{};
        float scale = 1.0F / (1U << kSmallest);
        for (float& each : scales) {
            each = scale;
            scale /= 2;
        }
        return scales;
    }();

    struct Entry
    {
        FloatArea area;
        T item;
    };
    struct Cells
    {
        int level = 0;
        std::int64_t left = 0;
        std::int64_t top = 0;
        std::int64_t right = 0;
        std::int64_t bottom = 0;
        [[nodiscard]] std::size_t count() const
        {
            return static_cast<std::size_t>((right - left + 1) * (bottom - top + 1));
        }
    };

    static int levelOf(const FloatArea& area)
    {
        const float side = std::max(area.right - area.left, area.bottom - area.top);
        int level = 0;
        while (level + 1 < kLevels && side > std::ldexp(1.0F, level + kSmallest))
            ++level;
        return level;
    }
    static Cells cellsOf(const FloatArea& area, int level)
    {
        const auto cell = [scale = kScales[static_cast<std::size_t>(level)]](float v) {
            return roundedDown(v * scale);
        };
        return {level, cell(area.left), cell(area.top), cell(area.right), cell(area.bottom)};
    }
    static std::uint64_t key(int level, std::int64_t x, std::int64_t y)
    {
        constexpr std::uint64_t kMask = (1U << 28U) - 1;
        return (static_cast<std::uint64_t>(level) << 56U)
               | ((static_cast<std::uint64_t>(x) & kMask) << 28U)
               | (static_cast<std::uint64_t>(y) & kMask);
    }

    /// Visits the entries of one cell that are not visited in another cell of the query: each
    /// counts in the first cell that its own area and the query have in common.
    template<class Visit>
    static void visitCell(const std::vector<Entry>& entries, std::int64_t x, std::int64_t y,
                          const Cells& query, const FloatArea& wanted, Visit& visit)
    {
        for (const Entry& entry : entries) {
            if (!entry.area.touches(wanted))
                continue;
            const Cells own = cellsOf(entry.area, query.level);
            if (x == std::max(own.left, query.left) && y == std::max(own.top, query.top))
                visit(entry.item);
        }
    }
    /// For a view from far out: looking at the filled cells is less than at the area's.
    template<class Visit>
    void scanAll(const FloatArea& wanted, Visit& visit) const
    {
        std::array<Cells, kLevels> queries;
        for (int level = 0; level < kLevels; ++level)
            queries[static_cast<std::size_t>(level)] = cellsOf(wanted, level);
        m_cells.forEach([&](std::uint64_t cell, const std::vector<Entry>& entries) {
            const Cells& query = queries[cell >> 56U];
            if (query.count() <= m_cells.size())
                return;
            const auto coordinate = [](std::uint64_t bits) { // sign-extends 28 bits
                return static_cast<std::int64_t>(bits << 36U) >> 36;
            };
            visitCell(entries, coordinate(cell >> 28U), coordinate(cell), query, wanted, visit);
        });
    }

    CellMap<Entry> m_cells;
    std::array<std::size_t, kLevels> m_counts{}; ///< Things at each level.
    std::size_t m_size = 0;
};

} // namespace peerscape::diagram
