#pragma once

#include "core/route/next_hop_finder.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The table of one subnet flattened as a whole, for one that is asked again and again. Internal to
/// the next hop finder.
namespace peerscape::route {

/// What decides from each of the sorted addresses `starts` up to the next; the first is the lowest
/// address of the family.
template<class Number>
struct RangeTable
{
    std::vector<Number> starts;
    std::vector<Decision> decisions;

    /// O(log n), without branches that depend on the data.
    [[nodiscard]] const Decision& find(Number address) const
    {
        const Number* base = starts.data();
        for (std::size_t count = starts.size(); count > 1;) {
            const std::size_t half = count / 2;
            base += base[half] <= address ? half : 0;
            count -= half;
        }
        return decisions[static_cast<std::size_t>(base - starts.data())];
    }
};

/// The same for IPv4, where several searches go on in step: none waits for what another one
/// fetches.
class SteppedTable
{
public:
    /// So many searches go on in step.
    static constexpr std::size_t kSearches = 8;

    SteppedTable() = default;
    explicit SteppedTable(RangeTable<std::uint32_t> table);

    [[nodiscard]] const Decision& find(std::uint32_t address) const
    {
        return m_table.find(address);
    }
    /// Answers questions about IPv4. O(log n) for all of them.
    void find(std::span<const NextHopFinder::Question, kSearches> questions,
              std::span<Decision, kSearches> answers) const;

private:
    /// Four numbers that every processor compares at once.
    using Lanes [[gnu::vector_size(16)]] = std::int32_t;
    static constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(std::int32_t);
    /// The first steps of a search are a look at where all parts of the table but the first begin:
    /// no more parts than this, each as long as the same power of two.
    static constexpr std::uint32_t kMostParts = 16;

    RangeTable<std::uint32_t> m_table; ///< All parts are full: the last entry is repeated.
    std::uint32_t m_inPart = 1;
    std::int32_t m_laterParts = 0;
    Lanes m_partStarts[kMostParts - 1] = {}; ///< `ordered`, one in all lanes.
};

} // namespace peerscape::route
