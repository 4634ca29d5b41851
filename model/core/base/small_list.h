#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace peerscape {

/// A list of plain values, the first `Inline` of which need no allocation: a resource is described
/// in one place nearly always, and a large file has a hundred thousand. Reads like a const
/// std::vector; grows by push_back only.
template<class T, std::size_t Inline = 1>
class SmallList
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    using value_type = T;
    using const_iterator = const T*;

    SmallList() noexcept = default;
    SmallList(std::initializer_list<T> values) { assign(values.begin(), values.end()); }
    SmallList(std::span<const T> values) { assign(values.begin(), values.end()); }
    SmallList(const std::vector<T>& values)
        : SmallList(std::span<const T>(values))
    {
    }
    SmallList(const SmallList& other)
    {
        if (other.m_heap)
            assign(other.begin(), other.end());
        else {
            m_inline = other.m_inline;
            m_size = other.m_size;
        }
    }
    SmallList(SmallList&& other) noexcept
        : m_inline(other.m_inline)
        , m_heap(std::move(other.m_heap))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, Inline))
    {
    }
    SmallList& operator=(SmallList other) noexcept
    {
        m_inline = other.m_inline;
        m_heap = std::move(other.m_heap);
        m_size = other.m_size;
        m_capacity = other.m_capacity;
        return *this;
    }
    ~SmallList() = default;

    [[nodiscard]] const T* begin() const noexcept
    {
        return m_heap ? m_heap.get() : m_inline.data();
    }
    [[nodiscard]] const T* end() const noexcept { return begin() + m_size; }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return begin()[i]; }
    [[nodiscard]] const T& front() const noexcept { return *begin(); }
    [[nodiscard]] const T& back() const noexcept { return *(end() - 1); }
    operator std::span<const T>() const noexcept { return {begin(), m_size}; }

    void push_back(const T& value)
    {
        const T copy = value;
        if (m_size == m_capacity) {
            const std::uint32_t capacity = m_capacity * 2 + 2;
            auto grown = std::make_unique<T[]>(capacity);
            std::copy(begin(), end(), grown.get());
            m_heap = std::move(grown);
            m_capacity = capacity;
        }
        (m_heap ? m_heap.get() : m_inline.data())[m_size++] = copy;
    }

    friend bool operator==(const SmallList& a, const SmallList& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    template<class It>
    void assign(It first, It last)
    {
        const auto count = static_cast<std::uint32_t>(last - first);
        if (count > Inline) {
            m_heap = std::make_unique<T[]>(count);
            m_capacity = count;
        }
        std::copy(first, last, m_heap ? m_heap.get() : m_inline.data());
        m_size = count;
    }

    std::array<T, Inline> m_inline{};
    std::unique_ptr<T[]> m_heap;
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = Inline;
};

} // namespace peerscape
