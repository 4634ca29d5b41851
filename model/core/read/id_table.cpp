#include "core/read/id_table.h"

#include "core/base/text.h"

#include <algorithm>
#include <bit>

namespace peerscape::read {

namespace {

std::uint32_t hashOf(std::string_view id)
{
    return static_cast<std::uint32_t>(CaseFoldedHash{}(id));
}

} // namespace

std::optional<std::uint32_t> IdTable::find(std::string_view id) const
{
    if (m_slots.empty())
        return std::nullopt;
    const Slot& slot = m_slots[slotOf(id, hashOf(id))];
    return slot.next != 0 ? std::optional(slot.next - 1) : std::nullopt;
}

IdTable::Added IdTable::add(std::string_view id)
{
    reserve(m_ids.size() + 1);
    const std::uint32_t hash = hashOf(id);
    Slot& slot = m_slots[slotOf(id, hash)];
    if (slot.next != 0)
        return {slot.next - 1, false};
    m_ids.push_back(m_texts.keep(id));
    slot = {hash, static_cast<std::uint32_t>(m_ids.size())};
    return {slot.next - 1, true};
}

std::size_t IdTable::slotOf(std::string_view id, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t place = hash & mask;
    while (
        m_slots[place].next != 0
        && (m_slots[place].hash != hash || !equalsIgnoringCase(m_ids[m_slots[place].next - 1], id)))
        place = (place + 1) & mask;
    return place;
}

void IdTable::reserve(std::size_t count)
{
    constexpr std::size_t kFirst = 64;
    if (m_slots.size() < 2 * count)
        growTo(std::max(kFirst, std::bit_ceil(2 * count)));
}

void IdTable::growTo(std::size_t slots)
{
    const std::vector<Slot> before = std::move(m_slots);
    m_slots.assign(slots, {});
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : before) {
        if (slot.next == 0)
            continue;
        std::size_t place = slot.hash & mask;
        while (m_slots[place].next != 0)
            place = (place + 1) & mask;
        m_slots[place] = slot;
    }
}

} // namespace peerscape::read
