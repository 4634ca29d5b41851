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

/// The same for IPv4, found without a search: the first 14 bits of an address say which entry of a
/// table it is, and where that does not decide, the next 10, then the last 8. Several are looked up
/// in step, so that none waits for what another one fetches.
class DirectTable
{
public:
    /// So many are looked up in step.
    static constexpr std::size_t kAtOnce = 8;
    /// So many questions pay for the entries, whatever the table.
    static constexpr std::size_t kLeastWorth = 512;

    DirectTable() = default;
    /// O(ranges + entries). Memory: 64 KB, and 4 KB for each /14 and 1 KB for each /24 that is not
    /// decided as a whole; none at all where these would be more than 1 MB.
    explicit DirectTable(RangeTable<std::uint32_t> table);

    [[nodiscard]] bool hasEntries() const { return !m_entries.empty(); }
    [[nodiscard]] const Decision& find(std::uint32_t address) const
    {
        return m_table.find(address);
    }
    /// Answers questions about IPv4. O(1) for each where there are entries, else O(log n).
    void find(std::span<const NextHopFinder::Question, kAtOnce> questions,
              std::span<Decision, kAtOnce> answers) const;

private:
    /// The lowest bit that each level looks at.
    static constexpr std::array<unsigned, 3> kShifts{18, 8, 0};
    static constexpr std::size_t kRoot = std::size_t{1} << (32U - kShifts[0]);
    static constexpr std::size_t kMostEntries = std::size_t{1} << 18U;
    /// An entry is the number of a decision, or this and where the next level's entries begin.
    static constexpr std::uint32_t kGoesOn = 1U << 31U;

    template<std::size_t Level>
    static constexpr std::uint32_t part(std::uint32_t address);
    template<std::size_t Level>
    bool fill(std::size_t node, std::uint32_t first, std::uint32_t last, std::uint32_t decision);
    template<std::size_t Level>
    bool fillPart(std::size_t entry, std::uint32_t first, std::uint32_t last,
                  std::uint32_t decision);

    RangeTable<std::uint32_t> m_table;
    std::vector<std::uint32_t> m_entries;
};

} // namespace peerscape::route
