#pragma once

#include "core/read/json_tree.h"

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

namespace peerscape::read::json {

/// Keeps arrays of plain values in few blocks, each twice as large as the one before: a large file
/// has millions of small ones, the body of a request a dozen.
template<class T>
class Arena
{
public:
    std::span<const T> keep(std::span<const T> values)
    {
        if (values.empty())
            return {};
        if (m_left < values.size())
            addBlock(std::max(values.size(), m_block));
        T* first = m_next;
        std::copy(values.begin(), values.end(), first);
        m_next += values.size();
        m_left -= values.size();
        return {first, values.size()};
    }

    /// Forgets everything but the largest block, for what comes next.
    void clear()
    {
        if (m_blocks.size() > 1)
            m_blocks.erase(m_blocks.begin(), m_blocks.end() - 1);
        m_next = m_blocks.empty() ? nullptr : m_blocks.back().get();
        m_left = m_size;
    }

private:
    static constexpr std::size_t kLargestBlock = std::max<std::size_t>(4096, 65536 / sizeof(T));

    void addBlock(std::size_t size)
    {
        m_next = m_blocks.emplace_back(std::make_unique_for_overwrite<T[]>(size)).get();
        m_size = size;
        m_left = size;
        m_block = std::min(2 * m_block, kLargestBlock);
    }

    std::size_t m_block = 32;
    std::vector<std::unique_ptr<T[]>> m_blocks;
    std::size_t m_size = 0; ///< Of the last block.
    T* m_next = nullptr;
    std::size_t m_left = 0;
};

/// What values view into.
struct Storage
{
    Arena<char> texts; ///< Strings that do not stand in the file as they are.
    Arena<Value> items;
    Arena<Member> members;

    std::string_view keep(std::string_view text)
    {
        const std::span<const char> kept = texts.keep(text);
        return {kept.data(), kept.size()};
    }
    void clear()
    {
        texts.clear();
        items.clear();
        members.clear();
    }
};

} // namespace peerscape::read::json
