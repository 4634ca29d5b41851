#pragma once

#include "core/azure/enums.h"
#include "core/base/ids.h"
#include "core/net/address.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

/// Layers of route tables as the next hop finder asks them. Internal to it.
namespace peerscape::route {

constexpr std::int32_t kNobody = -1;

/// A set of the prefix lengths of a family: of IPv4 one word, of IPv6 three.
template<std::size_t Words>
class Lengths
{
public:
    void add(unsigned length) { m_words[length / 64] |= std::uint64_t{1} << (length % 64); }
    [[nodiscard]] bool has(unsigned length) const
    {
        return ((m_words[length / 64] >> (length % 64)) & 1U) != 0;
    }
    [[nodiscard]] Lengths without(const Lengths& other) const
    {
        Lengths result;
        for (std::size_t i = 0; i < Words; ++i)
            result.m_words[i] = m_words[i] & ~other.m_words[i];
        return result;
    }
    [[nodiscard]] Lengths with(const Lengths& other) const
    {
        Lengths result;
        for (std::size_t i = 0; i < Words; ++i)
            result.m_words[i] = m_words[i] | other.m_words[i];
        return result;
    }
    /// Only those shorter than `length`.
    [[nodiscard]] Lengths below(int length) const
    {
        Lengths result = *this;
        for (std::size_t i = 0; i < Words; ++i) {
            const int kept = length - static_cast<int>(i) * 64;
            if (kept <= 0)
                result.m_words[i] = 0;
            else if (kept < 64)
                result.m_words[i] &= (std::uint64_t{1} << kept) - 1;
        }
        return result;
    }
    /// -1 when empty.
    [[nodiscard]] int longest() const
    {
        for (std::size_t i = Words; i-- > 0;) {
            if (m_words[i] != 0)
                return static_cast<int>(i) * 64 + 63 - std::countl_zero(m_words[i]);
        }
        return -1;
    }
    /// Beyond every length when empty.
    [[nodiscard]] int shortest() const
    {
        for (std::size_t i = 0; i < Words; ++i) {
            if (m_words[i] != 0)
                return static_cast<int>(i) * 64 + std::countr_zero(m_words[i]);
        }
        return static_cast<int>(Words) * 64;
    }

private:
    std::array<std::uint64_t, Words> m_words{};
};

/// Addresses of IPv6 as numbers; those of IPv4 are `std::uint32_t`.
struct WideNumber
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend auto operator<=>(const WideNumber&, const WideNumber&) = default;
};

[[nodiscard]] inline std::uint32_t numberOf(const net::Address& address, std::uint32_t)
{
    return address.v4Value();
}
[[nodiscard]] inline WideNumber numberOf(const net::Address& address, WideNumber)
{
    return {address.high(), address.low()};
}

/// A row of a layer: what an answer says of it.
struct FlatRow
{
    net::Prefix prefix;
    ObjectId origin;
    std::uint32_t originIndex = 0;
    azure::NextHopType type = azure::NextHopType::None;
};

/// The layers of one address family, flattened: of each, the ranges between which the set of
/// prefixes that hold an address does not change, sorted.
template<class Number>
class Flattened
{
public:
    using Set = Lengths<sizeof(Number) == sizeof(std::uint32_t) ? 1 : 3>;

    /// Where a layer's ranges lie; a layer without rows has none.
    struct Layer
    {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    /// A prefix of a layer, with those around it.
    struct Node
    {
        Set lengths; ///< Its own length and those of the prefixes around it.
        std::int32_t around = kNobody;
        ObjectId origin;
        std::uint32_t originIndex = 0;
        azure::NextHopType type = azure::NextHopType::None;
        std::uint8_t length = 0;
    };

    /// Adds a layer; of equal prefixes the first counts. O(n log n).
    Layer add(std::vector<FlatRow> rows, bool v4)
    {
        std::erase_if(rows, [&](const FlatRow& row) { return row.prefix.isV4() != v4; });
        Layer layer{static_cast<std::uint32_t>(m_ranges.size()), 0};
        if (rows.empty())
            return layer;
        std::stable_sort(rows.begin(), rows.end(),
                         [](const FlatRow& a, const FlatRow& b) { return a.prefix < b.prefix; });
        start(layer, Number(), kNobody);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const net::Prefix& prefix = rows[i].prefix;
            if (i > 0 && rows[i - 1].prefix == prefix)
                continue;
            while (!m_open.empty() && !m_open.back().contains(prefix))
                close(layer);
            open(layer, rows[i]);
        }
        while (!m_open.empty())
            close(layer);
        return layer;
    }

    /// The innermost prefix of a layer that holds the address, or -1. O(log n), without branches
    /// that depend on the data.
    [[nodiscard]] std::int32_t innermost(const Layer& layer, Number address) const
    {
        if (layer.count == 0)
            return kNobody;
        const Range* base = m_ranges.data() + layer.first;
        for (std::uint32_t count = layer.count; count > 1;) {
            const std::uint32_t half = count / 2;
            base += base[half].start <= address ? half : 0;
            count -= half;
        }
        return base->top;
    }
    [[nodiscard]] const Node& node(std::int32_t id) const
    {
        return m_nodes[static_cast<std::size_t>(id)];
    }
    /// The lengths of a prefix and those around it; none for -1.
    [[nodiscard]] Set lengths(std::int32_t id) const
    {
        return id == kNobody ? Set() : node(id).lengths;
    }
    /// The prefix of this length among one and those around it; there must be one.
    [[nodiscard]] const Node& ofLength(std::int32_t id, int length) const
    {
        const Node* found = &node(id);
        while (found->length != length)
            found = &node(found->around);
        return *found;
    }
    /// Fetches where a search in the layer begins.
    void prefetch(const Layer& layer) const
    {
        __builtin_prefetch(m_ranges.data() + layer.first + layer.count / 2);
    }
    void prefetchNode(std::int32_t id) const
    {
        if (id != kNobody)
            __builtin_prefetch(m_nodes.data() + id);
    }
    /// Where the ranges of a layer begin.
    void addStarts(const Layer& layer, std::vector<Number>& starts) const
    {
        for (std::uint32_t i = layer.first; i < layer.first + layer.count; ++i)
            starts.push_back(m_ranges[i].start);
    }

private:
    struct Range
    {
        Number start{};
        std::int32_t top = kNobody; ///< Innermost prefix from here on.
    };

    void start(Layer& layer, Number address, std::int32_t top)
    {
        if (layer.count > 0 && m_ranges.back().start == address) {
            m_ranges.back().top = top;
            return;
        }
        m_ranges.push_back({address, top});
        ++layer.count;
    }
    void open(Layer& layer, const FlatRow& row)
    {
        Node node;
        node.around = m_openNodes.empty() ? kNobody : m_openNodes.back();
        node.lengths = lengths(node.around);
        node.length = static_cast<std::uint8_t>(row.prefix.length());
        node.lengths.add(node.length);
        node.origin = row.origin;
        node.originIndex = row.originIndex;
        node.type = row.type;
        m_open.push_back(row.prefix);
        m_openNodes.push_back(static_cast<std::int32_t>(m_nodes.size()));
        m_nodes.push_back(node);
        start(layer, numberOf(row.prefix.first(), Number()), m_openNodes.back());
    }
    void close(Layer& layer)
    {
        const net::Address last = m_open.back().last();
        m_open.pop_back();
        m_openNodes.pop_back();
        const net::Address next = last.plus(1);
        if (next.family() == last.family() && last < next)
            start(layer, numberOf(next, Number()),
                  m_openNodes.empty() ? kNobody : m_openNodes.back());
    }

    std::vector<Range> m_ranges;
    std::vector<Node> m_nodes;
    std::vector<net::Prefix> m_open; ///< While adding: the prefixes around the next one.
    std::vector<std::int32_t> m_openNodes;
};

} // namespace peerscape::route
