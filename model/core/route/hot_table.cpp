#include "core/route/hot_table.h"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace peerscape::route {

/// Which of its entries a level looks at.
template<std::size_t Level>
constexpr std::uint32_t DirectTable::part(std::uint32_t address)
{
    const std::uint32_t rest = address >> kShifts[Level];
    if constexpr (Level == 0)
        return rest;
    else
        return rest & ((1U << (kShifts[Level - 1] - kShifts[Level])) - 1);
}

DirectTable::DirectTable(RangeTable<std::uint32_t> table)
    : m_table(std::move(table))
{
    const std::vector<std::uint32_t>& starts = m_table.starts;
    m_entries.reserve(3 * kRoot); // of which pages are taken when they are written
    m_entries.resize(kRoot);
    for (std::uint32_t i = 0; i < starts.size(); ++i) {
        const std::uint32_t last =
            i + 1 < starts.size() ? starts[i + 1] - 1 : std::numeric_limits<std::uint32_t>::max();
        if (!fill<0>(0, starts[i], last, i)) {
            m_entries = {};
            return;
        }
    }
}

/// Writes a range of addresses that lies within a node; false when it would take too much memory.
template<std::size_t Level>
bool DirectTable::fill(std::size_t node, std::uint32_t first, std::uint32_t last,
                       std::uint32_t decision)
{
    constexpr std::uint32_t within = (1U << kShifts[Level]) - 1;
    std::size_t from = node + part<Level>(first);
    std::size_t to = node + part<Level>(last);
    const bool beginsInside = (first & within) != 0;
    const bool endsInside = (last & within) != within;
    if (from == to && (beginsInside || endsInside))
        return fillPart<Level>(from, first, last, decision);
    if (beginsInside && !fillPart<Level>(from++, first, first | within, decision))
        return false;
    if (endsInside && !fillPart<Level>(to--, last & ~within, last, decision))
        return false;
    std::fill(m_entries.begin() + static_cast<std::ptrdiff_t>(from),
              m_entries.begin() + static_cast<std::ptrdiff_t>(to) + 1, decision);
    return true;
}

/// The same for a range that lies within one entry without filling it.
template<std::size_t Level>
bool DirectTable::fillPart(std::size_t entry, std::uint32_t first, std::uint32_t last,
                           std::uint32_t decision)
{
    if constexpr (Level + 1 == kShifts.size()) {
        return true; // an address is never filled in part
    } else {
        std::uint32_t next = m_entries[entry];
        if ((next & kGoesOn) == 0) {
            const std::size_t node = m_entries.size();
            const std::size_t size = std::size_t{1} << (kShifts[Level] - kShifts[Level + 1]);
            if (node + size > kMostEntries)
                return false;
            m_entries.resize(node + size, next);
            next = kGoesOn | static_cast<std::uint32_t>(node);
            m_entries[entry] = next;
        }
        return fill<Level + 1>(next & ~kGoesOn, first, last, decision);
    }
}

void DirectTable::find(std::span<const NextHopFinder::Question, kAtOnce> questions,
                       std::span<Decision, kAtOnce> answers) const
{
    if (!hasEntries()) {
        for (std::size_t i = 0; i < kAtOnce; ++i)
            answers[i] = find(questions[i].destination.v4Value());
        return;
    }
    const std::uint32_t* entries = m_entries.data();
    std::array<std::uint32_t, kAtOnce> found;
#pragma GCC unroll 8 // places that are known to the compiler one by one stay in registers
    for (std::size_t i = 0; i < kAtOnce; ++i)
        found[i] = entries[part<0>(questions[i].destination.v4Value())];
    const auto anyGoesOn = [&found] {
        std::uint32_t any = 0;
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kAtOnce; ++i)
            any |= found[i];
        return (any & kGoesOn) != 0;
    };
    // Without a branch for each: an entry is read in any case.
    const auto goOn = [&]<std::size_t Level>(std::integral_constant<std::size_t, Level>) {
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kAtOnce; ++i) {
            const std::uint32_t goesOn = 0 - (found[i] >> 31U);
            const std::uint32_t next =
                (found[i] & ~kGoesOn) + part<Level>(questions[i].destination.v4Value());
            found[i] = (entries[next & goesOn] & goesOn) | (found[i] & ~goesOn);
        }
    };
    if (anyGoesOn()) {
        goOn(std::integral_constant<std::size_t, 1>());
        if (anyGoesOn())
            goOn(std::integral_constant<std::size_t, 2>());
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kAtOnce; ++i)
        answers[i] = m_table.decisions[found[i]];
}

} // namespace peerscape::route
