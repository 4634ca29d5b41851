#pragma once

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace peerscape {

/// An immutable string in one pointer: copies share the characters and only count references.
///
/// Entities hold names, locations and raw JSON as Text, so that copying a leaf of entities on every
/// edit costs no allocation and an estate of a million interfaces stores "westeurope" once.
/// The empty text owns nothing. Comparison is by characters, case-sensitive. Thread-safe to share.
class Text
{
public:
    Text() noexcept = default;
    Text(std::string_view characters);
    Text(const std::string& characters)
        : Text(std::string_view(characters))
    {
    }
    Text(const char* characters)
        : Text(std::string_view(characters))
    {
    }
    Text(const Text& other) noexcept
        : m_block(other.m_block)
    {
        retain();
    }
    Text(Text&& other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {
    }
    Text& operator=(Text other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~Text()
    {
        if (m_block != nullptr)
            release();
    }

    /// The characters; valid as long as any copy of this text lives. O(1).
    [[nodiscard]] std::string_view view() const noexcept
    {
        return m_block != nullptr ? m_block->view() : std::string_view();
    }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    [[nodiscard]] bool empty() const noexcept { return m_block == nullptr; }
    [[nodiscard]] std::size_t size() const noexcept { return view().size(); }
    operator std::string_view() const noexcept { return view(); }
    /// Has the processor fetch the characters of a text that is read or copied soon.
    void prefetch() const noexcept { __builtin_prefetch(m_block, 1); }

    friend bool operator==(const Text& a, const Text& b) noexcept
    {
        return a.m_block == b.m_block || a.view() == b.view();
    }
    friend bool operator==(const Text& a, std::string_view b) noexcept { return a.view() == b; }
    friend bool operator==(const Text& a, const char* b) noexcept { return a.view() == b; }
    friend bool operator==(const Text& a, const std::string& b) noexcept { return a.view() == b; }
    friend std::strong_ordering operator<=>(const Text& a, const Text& b) noexcept
    {
        return a.view() <=> b.view();
    }

private:
    /// The count, and behind it the length in one byte and the characters: an estate has a million
    /// short names. For a length that no byte holds there is kLong instead and then four bytes.
    struct Block
    {
        static constexpr unsigned char kLong = 0xff;

        std::atomic<std::uint32_t> references;

        [[nodiscard]] std::string_view view() const noexcept
        {
            const char* bytes = reinterpret_cast<const char*>(this + 1);
            const auto length = static_cast<unsigned char>(*bytes);
            if (length != kLong)
                return {bytes + 1, length};
            std::uint32_t longLength = 0;
            std::memcpy(&longLength, bytes + 1, sizeof longLength);
            return {bytes + 1 + sizeof longLength, longLength};
        }
    };
    void retain() const noexcept
    {
        if (m_block != nullptr)
            m_block->references.fetch_add(1, std::memory_order_relaxed);
    }
    void release() noexcept;

    Block* m_block = nullptr;
};

/// Whether two names are the same to Azure: ASCII letters compare without case. O(n).
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b) noexcept;

/// Orders two names as Azure compares them (ASCII case folded): negative, zero or positive. O(n).
[[nodiscard]] int compareIgnoringCase(std::string_view a, std::string_view b) noexcept;

/// A copy with ASCII letters in lower case; other bytes are unchanged.
[[nodiscard]] std::string toLower(std::string_view text);

/// Hash and equality that fold ASCII case, for unordered containers keyed by Azure names.
struct CaseFoldedHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept;
};
struct CaseFoldedEqual
{
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const noexcept
    {
        return equalsIgnoringCase(a, b);
    }
};

} // namespace peerscape
