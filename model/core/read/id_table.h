#pragma once

#include "core/read/json_tree.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace peerscape::read {

/// Numbers resource ids, letter case aside, in the order in which they come. Ids are long and an
/// estate asks for millions of them: a few bytes of each id's hash stand beside its number, so that
/// only the right one is compared.
class IdTable
{
public:
    struct Added
    {
        std::uint32_t number = 0;
        bool isNew = false;
    };

    /// Makes room for so many ids.
    void reserve(std::size_t count);
    /// The number of an id that was added. O(its length).
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    /// The number of an id, the next one when it was not added before. O(its length).
    Added add(std::string_view id);
    /// An id as it was added first; lasts as long as the table.
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return m_ids[number]; }

private:
    struct Slot
    {
        std::uint32_t hash = 0;
        std::uint32_t next = 0; ///< One more than the number; 0 where nothing is.
    };
    /// The slot of an id, or the free one where it would be.
    [[nodiscard]] std::size_t slotOf(std::string_view id, std::uint32_t hash) const;
    void growTo(std::size_t slots);

    std::vector<Slot> m_slots; ///< A power of two of them, at most half of them taken.
    std::vector<std::string_view> m_ids;
    json::Pool m_texts;
};

} // namespace peerscape::read
