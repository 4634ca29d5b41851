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

} // namespace

Text::Text(std::string_view characters)
{
    if (characters.empty())
        return;
    if (characters.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("Text");
    void* memory = ::operator new(sizeof(Block) + characters.size());
    m_block = new (memory) Block{1, static_cast<std::uint32_t>(characters.size())};
    std::memcpy(static_cast<char*>(memory) + sizeof(Block), characters.data(), characters.size());
}

void Text::release() noexcept
{
    if (m_block != nullptr && m_block->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        m_block->~Block();
        ::operator delete(static_cast<void*>(m_block));
    }
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && compareIgnoringCase(a, b) == 0;
}

int compareIgnoringCase(std::string_view a, std::string_view b) noexcept
{
    const std::size_t common = a.size() < b.size() ? a.size() : b.size();
    for (std::size_t i = 0; i < common; ++i) {
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
    std::size_t hash = 14695981039346656037ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(lower(c))) * 1099511628211ULL;
    return hash;
}

} // namespace peerscape
