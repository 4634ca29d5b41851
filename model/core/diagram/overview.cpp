#include "core/diagram/overview.h"

#include <utility>

namespace peerscape::diagram {

namespace {

constexpr double kCellPixels = 90;
constexpr int kSmallestShift = 10; ///< log2 of Overview::kSmallestCell.

Point mean(std::int64_t x, std::int64_t y, std::uint32_t count)
{
    return {static_cast<double>(x) / count, static_cast<double>(y) / count};
}

} // namespace

Point Bundle::from() const
{
    return mean(sums[0], sums[1], count());
}

Point Bundle::to() const
{
    return mean(sums[2], sums[3], count());
}

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

void Overview::change(const Strand& strand, int by)
{
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
        auto& bundles = m_levels[static_cast<std::size_t>(level)];
        const auto place = bundles.try_emplace(key).first;
        Bundle& bundle = place->second;
        bundle.connections = strand.connection;
        for (std::size_t i = 0; i < ends.size(); ++i)
            bundle.sums[i] += by * ends[i];
        bundle.counts[static_cast<std::size_t>(strand.state)] += static_cast<std::uint32_t>(by);
        if (bundle.count() == 0)
            bundles.erase(place);
    }
}

} // namespace peerscape::diagram
