#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace peerscape {

/// An immutable sparse array indexed by 32-bit numbers: copying it is O(1), changing one element
/// copies one path of 32-wide nodes (O(log32 n)) and shares everything else with the old version.
///
/// A slot is empty or holds a T. Iteration visits filled slots in index order, so it is
/// deterministic. Two versions differ only below nodes whose pointers differ, which makes `diff`
/// proportional to the change. Reading is thread-safe; a version is a value.
template<class T>
class PersistentArray
{
    static constexpr std::uint32_t kBits = 5;
    static constexpr std::uint32_t kWidth = 1U << kBits;

    struct Leaf
    {
        std::array<T, kWidth> values{};
        std::uint32_t filled = 0; ///< Bit i: slot i holds a value.
    };
    struct Node
    {
        std::array<std::shared_ptr<const void>, kWidth> children;
    };

public:
    /// Number of filled slots. O(1).
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    /// The element at `index`, or null. Valid while any version that shares it lives. O(log32 n).
    [[nodiscard]] const T* find(std::uint32_t index) const
    {
        const auto* leaf = static_cast<const Leaf*>(leafOf(index));
        const std::uint32_t slot = index % kWidth;
        return leaf != nullptr && ((leaf->filled >> slot) & 1U) != 0 ? &leaf->values[slot]
                                                                     : nullptr;
    }

    /// Has the processor fetch the slot at `index`, which is asked for soon. O(log32 n).
    void prefetch(std::uint32_t index) const
    {
        if (const auto* leaf = static_cast<const Leaf*>(leafOf(index))) {
            __builtin_prefetch(&leaf->filled);
            __builtin_prefetch(&leaf->values[index % kWidth]);
        }
    }

    /// Puts `value` at `index`, replacing what is there. Other versions keep the old value.
    void set(std::uint32_t index, T value)
    {
        while (!m_root || index >= capacity())
            grow();
        Leaf& leaf = mutableLeaf(index);
        const std::uint32_t slot = index % kWidth;
        if (((leaf.filled >> slot) & 1U) == 0) {
            leaf.filled |= 1U << slot;
            ++m_size;
        }
        leaf.values[slot] = std::move(value);
    }

    /// The element at `index` to be changed in place, made if the slot is empty; the path to it is
    /// copied where other versions share it, so that those keep the old value.
    T& mutate(std::uint32_t index)
    {
        if (find(index) == nullptr)
            set(index, T{});
        return mutableLeaf(index).values[index % kWidth];
    }

    /// Empties the slot at `index`; nothing happens when it is empty already.
    void erase(std::uint32_t index)
    {
        if (find(index) == nullptr)
            return;
        Leaf& leaf = mutableLeaf(index);
        const std::uint32_t slot = index % kWidth;
        leaf.filled &= ~(1U << slot);
        leaf.values[slot] = T{};
        --m_size;
    }

    /// Calls `visit(index, const T&)` for every filled slot in index order. O(n).
    template<class Visit>
    void forEach(Visit&& visit) const
    {
        if (m_root)
            forEachIn(m_root.get(), m_height, 0, visit);
    }

    /// Calls `visit(index, const T* before, const T* after)` for every index whose slot is not
    /// shared by the two versions and differs in being filled or, by `==`, in value. O(changed
    /// paths).
    template<class Visit>
    static void diff(const PersistentArray& before, const PersistentArray& after, Visit&& visit)
    {
        PersistentArray a = before;
        PersistentArray b = after;
        while (a.m_root && b.m_root && a.m_height < b.m_height)
            a.grow();
        while (a.m_root && b.m_root && b.m_height < a.m_height)
            b.grow();
        const std::uint32_t height = a.m_root ? a.m_height : b.m_height;
        diffIn(a.m_root.get(), b.m_root.get(), height, 0, visit);
    }

private:
    [[nodiscard]] std::uint64_t capacity() const
    {
        return std::uint64_t{1} << ((m_height + 1) * kBits);
    }

    [[nodiscard]] const void* leafOf(std::uint32_t index) const
    {
        if (!m_root || index >= capacity())
            return nullptr;
        const void* node = m_root.get();
        for (std::uint32_t shift = m_height * kBits; shift > 0 && node != nullptr; shift -= kBits)
            node = static_cast<const Node*>(node)->children[(index >> shift) % kWidth].get();
        return node;
    }

    void grow()
    {
        if (!m_root) {
            m_root = std::make_shared<Leaf>();
            m_height = 0;
            return;
        }
        auto node = std::make_shared<Node>();
        node->children[0] = std::move(m_root);
        m_root = std::move(node);
        ++m_height;
    }

    /// Copies the nodes on the way to `index` that other versions share, and gives the leaf to
    /// write.
    Leaf& mutableLeaf(std::uint32_t index)
    {
        std::shared_ptr<const void>* place = &m_root;
        for (std::uint32_t shift = m_height * kBits; shift > 0; shift -= kBits) {
            Node& node = own<Node>(*place);
            place = &node.children[(index >> shift) % kWidth];
        }
        return own<Leaf>(*place);
    }

    /// The object behind `place`, made ours alone first: a fresh one when empty, a copy when
    /// shared.
    template<class N>
    static N& own(std::shared_ptr<const void>& place)
    {
        if (!place)
            place = std::make_shared<N>();
        else if (place.use_count() != 1)
            place = std::make_shared<N>(*static_cast<const N*>(place.get()));
        return *const_cast<N*>(static_cast<const N*>(place.get()));
    }

    template<class Visit>
    static void forEachIn(const void* place, std::uint32_t height, std::uint32_t base, Visit& visit)
    {
        if (place == nullptr)
            return;
        if (height == 0) {
            const auto* leaf = static_cast<const Leaf*>(place);
            for (std::uint32_t slot = 0; slot < kWidth; ++slot) {
                if (((leaf->filled >> slot) & 1U) != 0)
                    visit(base + slot, leaf->values[slot]);
            }
            return;
        }
        const auto* node = static_cast<const Node*>(place);
        for (std::uint32_t i = 0; i < kWidth; ++i)
            forEachIn(node->children[i].get(), height - 1, base + (i << (height * kBits)), visit);
    }

    template<class Visit>
    static void diffIn(const void* a, const void* b, std::uint32_t height, std::uint32_t base,
                       Visit& visit)
    {
        if (a == b)
            return;
        if (height == 0) {
            const auto* before = static_cast<const Leaf*>(a);
            const auto* after = static_cast<const Leaf*>(b);
            for (std::uint32_t slot = 0; slot < kWidth; ++slot) {
                const T* x =
                    before && ((before->filled >> slot) & 1U) ? &before->values[slot] : nullptr;
                const T* y =
                    after && ((after->filled >> slot) & 1U) ? &after->values[slot] : nullptr;
                if ((x == nullptr) != (y == nullptr) || (x != nullptr && !(*x == *y)))
                    visit(base + slot, x, y);
            }
            return;
        }
        const auto* before = static_cast<const Node*>(a);
        const auto* after = static_cast<const Node*>(b);
        for (std::uint32_t i = 0; i < kWidth; ++i)
            diffIn(before ? before->children[i].get() : nullptr,
                   after ? after->children[i].get() : nullptr, height - 1,
                   base + (i << (height * kBits)), visit);
    }

    std::shared_ptr<const void> m_root;
    std::uint32_t m_height = 0;
    std::size_t m_size = 0;
};

} // namespace peerscape
