#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace peerscape::diagram {

/// What lies in the filled cells of a grid, by the number of the cell. What a cell holds is two
/// steps through memory away, and the first can be made ahead. Expected O(1).
template<class Item>
class CellMap
{
public:
    /// Number of filled cells.
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// What lies in a cell, or null when it is empty. Valid until anything is put in or taken out.
    [[nodiscard]] const std::vector<Item>* find(std::uint64_t cell) const
    {
        if (m_size == 0)
            return nullptr;
        const Slot& slot = m_slots[placeOf(cell)];
        return slot.items.empty() ? nullptr : &slot.items;
    }
    /// Fetches what finding a cell will look at.
    void prefetch(std::uint64_t cell) const
    {
        if (m_size != 0)
            __builtin_prefetch(&m_slots[homeOf(cell)]);
    }
    /// Fetches the first of what lies in a cell.
    void prefetchItems(std::uint64_t cell) const
    {
        constexpr std::size_t kLine = 64;
        constexpr std::size_t kMostLines = 6;
        const std::vector<Item>* items = find(cell);
        if (items == nullptr)
            return;
        const auto* bytes = reinterpret_cast<const char*>(items->data());
        const std::size_t count = items->size() * sizeof(Item);
        for (std::size_t at = 0; at < std::min(count, kMostLines * kLine); at += kLine)
            __builtin_prefetch(bytes + at);
    }

    void add(std::uint64_t cell, const Item& item)
    {
        if ((m_size + 1) * 3 > m_slots.size() * 2)
            grow();
        Slot& slot = m_slots[placeOf(cell)];
        if (slot.items.empty()) {
            slot.cell = cell;
            ++m_size;
        }
        slot.items.push_back(item);
    }
    /// Lets `change(std::vector<Item>&)` take things out of a cell; nothing happens when it is
    /// empty.
    template<class Change>
    void change(std::uint64_t cell, Change&& change)
    {
        if (m_size == 0)
            return;
        const std::size_t place = placeOf(cell);
        std::vector<Item>& items = m_slots[place].items;
        if (items.empty())
            return;
        change(items);
        if (items.empty())
            close(place);
    }

    /// Calls `visit(std::uint64_t cell, const std::vector<Item>&)` for each filled cell, in no
    /// particular order.
    template<class Visit>
    void forEach(Visit&& visit) const
    {
        for (const Slot& slot : m_slots) {
            if (!slot.items.empty())
                visit(slot.cell, slot.items);
        }
    }

private:
    /// A slot without items is free.
    struct Slot
    {
        std::uint64_t cell = 0;
        std::vector<Item> items;
    };

    /// Where a cell would stand if nothing else did.
    [[nodiscard]] std::size_t homeOf(std::uint64_t cell) const
    {
        constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
        return static_cast<std::size_t>((cell * kOdd) >> m_shift);
    }
    /// Where a cell stands, or could: the first of its slots that is free.
    [[nodiscard]] std::size_t placeOf(std::uint64_t cell) const
    {
        std::size_t place = homeOf(cell);
        while (!m_slots[place].items.empty() && m_slots[place].cell != cell)
            place = next(place);
        return place;
    }
    [[nodiscard]] std::size_t next(std::size_t place) const
    {
        return (place + 1) & (m_slots.size() - 1);
    }

    void grow()
    {
        constexpr std::size_t kLeast = 16;
        const std::size_t count = m_slots.empty() ? kLeast : 2 * m_slots.size();
        std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(count));
        m_shift = 64 - std::countr_zero(count);
        for (Slot& slot : old) {
            if (!slot.items.empty())
                m_slots[placeOf(slot.cell)] = std::move(slot);
        }
    }

    /// Closes the gap that a cell leaves: those that had to stand further on move up.
    void close(std::size_t gap)
    {
        --m_size;
        m_slots[gap].items = {};
        for (std::size_t place = next(gap); !m_slots[place].items.empty(); place = next(place)) {
            const std::size_t home = homeOf(m_slots[place].cell);
            // Whether its home lies after the gap, round the end of the slots.
            const bool stays =
                ((place - home) & (m_slots.size() - 1)) < ((place - gap) & (m_slots.size() - 1));
            if (stays)
                continue;
            m_slots[gap] = std::move(m_slots[place]);
            m_slots[place].items = {};
            gap = place;
        }
    }

    std::vector<Slot> m_slots; ///< A power of two of them, or none.
    int m_shift = 64;
    std::size_t m_size = 0;
};

} // namespace peerscape::diagram
