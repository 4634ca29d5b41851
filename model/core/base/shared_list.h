#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace peerscape {

/// A list of plain values in one pointer and one allocation: copies share the values and only count
/// references; changing a list that others share copies it first. The empty list owns nothing. For
/// indexes that have a list for each of many thousand objects, and that versions of a document
/// share. Thread-safe to share.
template<class T>
class SharedList
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    SharedList() noexcept = default;
    SharedList(const SharedList& other) noexcept
        : m_block(other.m_block)
    {
        if (m_block != nullptr)
            m_block->references.fetch_add(1, std::memory_order_relaxed);
    }
    SharedList(SharedList&& other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {
    }
    SharedList& operator=(SharedList other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~SharedList()
    {
        if (m_block == nullptr || m_block->references.fetch_sub(1, std::memory_order_acq_rel) != 1)
            return;
        m_block->~Block();
        ::operator delete(static_cast<void*>(m_block));
    }

    /// Valid until this list changes, and as long as some copy of it lives.
    [[nodiscard]] std::span<const T> items() const noexcept
    {
        return m_block != nullptr ? std::span<const T>(m_block->items(), m_block->size)
                                  : std::span<const T>();
    }
    [[nodiscard]] bool empty() const noexcept { return items().empty(); }

    /// Puts `value` in front of the item at `place`. O(n).
    void insert(std::size_t place, T value)
    {
        const std::size_t size = items().size();
        // Room for a few more instead of for twice as many: there are many lists. With the counts
        // in front, three more than a multiple of four fill what an allocator hands out.
        const bool full = m_block == nullptr || size == m_block->capacity;
        makeOwn(full ? (size + size / 8 + 1) | 3U : m_block->capacity);
        T* items = m_block->items();
        std::copy_backward(items + place, items + size, items + size + 1);
        items[place] = value;
        ++m_block->size;
    }
    /// Adds values at the end, with room for no more than those. O(n).
    void append(std::span<const T> values)
    {
        if (values.empty())
            return;
        makeOwn(items().size() + values.size());
        std::copy(values.begin(), values.end(), m_block->items() + m_block->size);
        m_block->size += static_cast<std::uint32_t>(values.size());
    }
    /// Takes out the item at `place`. O(n).
    void erase(std::size_t place)
    {
        makeOwn(m_block->capacity);
        T* items = m_block->items();
        std::copy(items + place + 1, items + m_block->size, items + place);
        --m_block->size;
    }

private:
    struct Block
    {
        std::atomic<std::uint32_t> references;
        std::uint32_t size;
        std::uint32_t capacity;

        /// Behind the block.
        [[nodiscard]] T* items() noexcept { return reinterpret_cast<T*>(this + 1); }
    };
    static_assert(alignof(T) <= alignof(Block));

    /// Makes the items ours alone, with this capacity.
    void makeOwn(std::size_t capacity)
    {
        if (m_block != nullptr && m_block->capacity == capacity
            && m_block->references.load(std::memory_order_acquire) == 1)
            return;
        const std::span<const T> shared = items();
        SharedList own;
        own.m_block = new (::operator new(sizeof(Block) + capacity * sizeof(T))) Block{
            1, static_cast<std::uint32_t>(shared.size()), static_cast<std::uint32_t>(capacity)};
        std::uninitialized_copy(shared.begin(), shared.end(), own.m_block->items());
        std::swap(m_block, own.m_block);
    }

    Block* m_block = nullptr;
};

} // namespace peerscape
