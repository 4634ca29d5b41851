#include "core/diagram/overview.h"

#include <utility>

namespace peerscape::diagram {

namespace {

constexpr double kCellPixels = 90;
constexpr int kSmallestShift = 10; ///< log2 of Overview::kSmallestCell.

} // namespace

ColorRole Bundle::color() const
{
    if (counts[static_cast<std::size_t>(LineState::Broken)] > 0)
        return ColorRole::Bad;
    if (counts[static_cast<std::size_t>(LineState::OneSided)] > 0)
        return ColorRole::Warning;
    return connections ? ColorRole::Gateway : ColorRole::Good;
}

int Overview::levelAt(double zoom)
{
    int level = 0;
    while (level + 1 < kLevels
           && static_cast<double>(1U << static_cast<unsigned>(level)) * kSmallestCell * zoom
                  < kCellPixels)
        ++level;
    return level;
}

std::size_t Overview::Hash::operator()(const Key& key) const noexcept
{
    std::uint64_t hash = key.connection ? 1 : 0;
    for (const std::int32_t cell : key.cells)
        hash = (hash ^ static_cast<std::uint32_t>(cell)) * 0x9e3779b97f4a7c15ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

const std::vector<Bundle>& Overview::bundles(int level) const
{
    if (m_level == level)
        return m_bundles;
    m_level = level;
    m_bundles.clear();
    for (const auto& [key, sum] : m_levels[static_cast<std::size_t>(level)]) {
        Bundle& bundle = m_bundles.emplace_back();
        bundle.counts = sum.counts;
        bundle.connections = key.connection;
        const auto mean = [count = bundle.count()](std::int64_t total) {
            return static_cast<double>(total) / count;
        };
        bundle.from = {mean(sum.ends[0]), mean(sum.ends[1])};
        bundle.to = {mean(sum.ends[2]), mean(sum.ends[3])};
    }
    return m_bundles;
}

void Overview::change(const Strand& strand, int by)
{
    m_level = kLevels;
    for (int level = 0; level < kLevels; ++level) {
        const int shift = kSmallestShift + level;
        Key key{{strand.fromX >> shift, strand.fromY >> shift, strand.toX >> shift,
                 strand.toY >> shift},
                strand.connection};
        std::array<std::int64_t, 4> ends{strand.fromX, strand.fromY, strand.toX, strand.toY};
        // One bundle for both directions.
        if (std::pair(key.cells[2], key.cells[3]) < std::pair(key.cells[0], key.cells[1])) {
            std::swap(key.cells[0], key.cells[2]);
            std::swap(key.cells[1], key.cells[3]);
            std::swap(ends[0], ends[2]);
            std::swap(ends[1], ends[3]);
        }
        auto& sums = m_levels[static_cast<std::size_t>(level)];
        const auto place = sums.try_emplace(key).first;
        Sum& sum = place->second;
        for (std::size_t i = 0; i < ends.size(); ++i)
            sum.ends[i] += by * ends[i];
        sum.counts[static_cast<std::size_t>(strand.state)] += static_cast<std::uint32_t>(by);
        if (sum.counts == std::array<std::uint32_t, kLineStates>{})
            sums.erase(place);
    }
}

} // namespace peerscape::diagram
