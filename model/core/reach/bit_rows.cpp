#include "core/reach/bit_rows.h"

#include <algorithm>

namespace peerscape::reach {

namespace {

/// Calls `change(word, mask)` for the first and the last word of a range, whose bits belong to it
/// in part, and `whole(first, last)` for those between.
template<class Change, class Whole>
void overWords(const BitRange& range, Change&& change, Whole&& whole)
{
    if (range.empty())
        return;
    const std::size_t first = range.first / 64;
    const std::size_t last = (range.end - 1) / 64;
    const Word from = ~Word{0} << (range.first % 64);
    const Word upTo = ~Word{0} >> (63 - (range.end - 1) % 64);
    if (first == last) {
        change(first, from & upTo);
        return;
    }
    change(first, from);
    whole(first + 1, last);
    change(last, upTo);
}

} // namespace

BitRange common(const BitRange& a, const BitRange& b)
{
    return {std::max(a.first, b.first), std::min(a.end, b.end)};
}

void clearBits(std::span<Word> row, const BitRange& range)
{
    overWords(
        range, [&](std::size_t word, Word mask) { row[word] &= ~mask; },
        [&](std::size_t first, std::size_t last) {
            std::fill(row.data() + first, row.data() + last, Word{0});
        });
}

void setBits(std::span<Word> row, const BitRange& range)
{
    overWords(
        range, [&](std::size_t word, Word mask) { row[word] |= mask; },
        [&](std::size_t first, std::size_t last) {
            std::fill(row.data() + first, row.data() + last, ~Word{0});
        });
}

void copyBits(std::span<Word> row, std::span<const Word> from, const BitRange& range)
{
    overWords(
        range,
        [&](std::size_t word, Word mask) { row[word] = (row[word] & ~mask) | (from[word] & mask); },
        [&](std::size_t first, std::size_t last) {
            std::copy(from.data() + first, from.data() + last, row.data() + first);
        });
}

} // namespace peerscape::reach
