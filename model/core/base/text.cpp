#include "core/base/text.h"

#include <cstring>
#include <limits>
#include <new>
#include <stdexcept>

namespace peerscape {

namespace {

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::size_t kWord = 8;

std::uint64_t wordAt(const char* bytes) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, kWord);
    return word;
}

/// Up to seven bytes as a word that tells texts of one length apart.
std::uint64_t shortWord(const char* bytes, std::size_t size) noexcept
{
    const auto byte = [&](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(bytes[i])};
    };
    if (size >= 4) { // its first and its last four overlap
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, bytes, 4);
        std::memcpy(&last, bytes + size - 4, 4);
        return std::uint64_t{first} << 32U | last;
    }
    return size == 0 ? 0 : byte(0) << 16U | byte(size / 2) << 8U | byte(size - 1);
}

/// Eight bytes with A-Z in lower case. Resource ids are long, and an estate compares and hashes
/// millions of them.
std::uint64_t lowerWord(std::uint64_t word) noexcept
{
    constexpr std::uint64_t kEach = 0x0101010101010101ULL;
    const std::uint64_t low = word & (0x7f * kEach);
    const std::uint64_t fromA = low + (0x80 - 'A') * kEach; // the top bit of a byte: 'A' or above
    const std::uint64_t aboveZ = low + (0x7f - 'Z') * kEach;
    const std::uint64_t capitals = fromA & ~aboveZ & ~word & (0x80 * kEach);
    return word | (capitals >> 2U);
}

} // namespace

Text::Text(std::string_view characters)
{
    if (characters.empty())
        return;
    if (characters.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("Text");
    const auto length = static_cast<std::uint32_t>(characters.size());
    const bool isLong = length >= Block::kLong;
    const std::size_t header = sizeof(Block) + 1 + (isLong ? sizeof length : 0);
    void* memory = ::operator new(header + length);
    m_block = new (memory) Block{1};
    char* bytes = static_cast<char*>(memory) + sizeof(Block);
    *bytes = static_cast<char>(isLong ? Block::kLong : length);
    if (isLong)
        std::memcpy(bytes + 1, &length, sizeof length);
    std::memcpy(static_cast<char*>(memory) + header, characters.data(), length);
}

void Text::release() noexcept
{
    if (m_block->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        m_block->~Block();
        ::operator delete(static_cast<void*>(m_block));
    }
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) noexcept
{
    if (a.size() != b.size())
        return false;
    if (a.data() == b.data()) // as those of Texts that are kept once
        return true;
    const std::size_t size = a.size();
    const auto differ = [&](std::size_t i) {
        const std::uint64_t x = wordAt(a.data() + i);
        const std::uint64_t y = wordAt(b.data() + i);
        return x != y && lowerWord(x) != lowerWord(y);
    };
    if (size < kWord)
        return lowerWord(shortWord(a.data(), size)) == lowerWord(shortWord(b.data(), size));
    // The ends of resource ids tell them apart.
    if (differ(size - kWord))
        return false;
    for (std::size_t i = 0; i + kWord < size; i += kWord) {
        if (differ(i))
            return false;
    }
    return true;
}

int compareIgnoringCase(std::string_view a, std::string_view b) noexcept
{
    const std::size_t common = a.size() < b.size() ? a.size() : b.size();
    std::size_t i = 0;
    for (; i + kWord <= common; i += kWord) {
        const std::uint64_t x = wordAt(a.data() + i);
        const std::uint64_t y = wordAt(b.data() + i);
        if (x != y && lowerWord(x) != lowerWord(y))
            break;
    }
    for (; i < common; ++i) {
        const auto x = static_cast<unsigned char>(lower(a[i]));
        const auto y = static_cast<unsigned char>(lower(b[i]));
        if (x != y)
            return x < y ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1);
}

std::string toLower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = lower(c);
    return result;
}

std::size_t CaseFoldedHash::operator()(std::string_view text) const noexcept
{
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
    const std::size_t size = text.size();
    std::uint64_t hash = size * kOdd;
    const auto add = [&](std::uint64_t word) {
        hash = (hash ^ lowerWord(word)) * kOdd;
        hash ^= hash >> 32U;
    };
    if (size < kWord) {
        add(shortWord(text.data(), size));
    } else {
        for (std::size_t i = 0; i + kWord < size; i += kWord)
            add(wordAt(text.data() + i));
        add(wordAt(text.data() + size - kWord));
    }
    return hash;
}

} // namespace peerscape
