#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Rows of bits, 64 in a word, and what is done to ranges of them.
namespace peerscape::reach {

using Word = std::uint64_t;

/// The bits from `first` up to, not including, `end`.
struct BitRange
{
    std::uint32_t first = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool empty() const { return first >= end; }
    [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : end - first; }
    bool operator==(const BitRange&) const = default;
};

/// The bits that both ranges have.
[[nodiscard]] BitRange common(const BitRange& a, const BitRange& b);

/// The number of words that hold so many bits.
[[nodiscard]] constexpr std::size_t wordsFor(std::size_t bits)
{
    return (bits + 63) / 64;
}
[[nodiscard]] inline bool bitAt(std::span<const Word> row, std::uint32_t bit)
{
    return ((row[bit / 64] >> (bit % 64)) & 1U) != 0;
}
inline void setBit(std::span<Word> row, std::uint32_t bit)
{
    row[bit / 64] |= Word{1} << (bit % 64);
}

// O(words of the range).
void clearBits(std::span<Word> row, const BitRange& range);
void setBits(std::span<Word> row, const BitRange& range);
void copyBits(std::span<Word> row, std::span<const Word> from, const BitRange& range);

} // namespace peerscape::reach
