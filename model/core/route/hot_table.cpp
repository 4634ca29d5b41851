#include "core/route/hot_table.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace peerscape::route {

namespace {

/// Numbers in the order of the unsigned ones: only signed lanes are compared at once everywhere.
std::int32_t ordered(std::uint32_t address)
{
    return static_cast<std::int32_t>(address ^ (1U << 31U));
}

} // namespace

SteppedTable::SteppedTable(RangeTable<std::uint32_t> table)
    : m_table(std::move(table))
{
    const auto count = static_cast<std::uint32_t>(m_table.starts.size());
    m_inPart = std::max(std::bit_ceil(count) / kMostParts, 1U);
    const std::uint32_t parts = (count - 1) / m_inPart + 1;
    const std::size_t full = std::size_t{parts} * m_inPart;
    m_table.starts.resize(full, std::numeric_limits<std::uint32_t>::max());
    m_table.decisions.resize(full, Decision(m_table.decisions.back()));
    for (std::uint32_t part = 1; part < parts; ++part) {
        const std::int32_t start = ordered(m_table.starts[std::size_t{part} * m_inPart]);
        m_partStarts[m_laterParts++] = Lanes{start, start, start, start};
    }
}

void SteppedTable::find(std::span<const NextHopFinder::Question, kSearches> questions,
                        std::span<Decision, kSearches> answers) const
{
    static_assert(kSearches == 2 * kLanes);
    const auto address = [&](std::size_t i) { return questions[i].destination.v4Value(); };
    const auto ordered4 = [&](std::size_t i) {
        return Lanes{ordered(address(i)), ordered(address(i + 1)), ordered(address(i + 2)),
                     ordered(address(i + 3))};
    };
    const Lanes low = ordered4(0);
    const Lanes high = ordered4(kLanes);
    Lanes lowBefore = Lanes{} + m_laterParts;
    Lanes highBefore = lowBefore;
    for (std::int32_t part = 0; part < m_laterParts; ++part) { // a comparison that holds is -1
        lowBefore += m_partStarts[part] > low;
        highBefore += m_partStarts[part] > high;
    }

    const std::uint32_t* starts = m_table.starts.data();
    std::array<std::uint32_t, kSearches> places;
#pragma GCC unroll 8 // places that are known to the compiler one by one stay in registers
    for (std::size_t i = 0; i < kSearches; ++i)
        places[i] = static_cast<std::uint32_t>(i < kLanes ? lowBefore[i] : highBefore[i - kLanes])
                    * m_inPart;
    for (std::uint32_t half = m_inPart / 2; half > 0; half /= 2) {
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kSearches; ++i)
            places[i] += starts[places[i] + half] <= address(i) ? half : 0;
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kSearches; ++i)
        answers[i] = m_table.decisions[places[i]];
}

} // namespace peerscape::route
