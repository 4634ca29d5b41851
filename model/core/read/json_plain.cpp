#include "core/read/json_plain.h"

#include <cstring>

namespace peerscape::read::json {

namespace {

constexpr std::size_t kMostOpen = 8192;

/// Whether one of eight bytes is this one.
bool holds(std::uint64_t word, char byte)
{
    constexpr std::uint64_t kEach = 0x0101010101010101ULL;
    const std::uint64_t zeroWhereEqual = word ^ (kEach * static_cast<unsigned char>(byte));
    return ((zeroWhereEqual - kEach) & ~zeroWhereEqual & (kEach << 7U)) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

inline void PlainBuilder::skipSpace()
{
    while (static_cast<unsigned char>(*m_next) <= ' ' && m_next < m_end
           && (*m_next == ' ' || *m_next == '\n' || *m_next == '\r' || *m_next == '\t'))
        ++m_next;
}

inline bool PlainBuilder::comes(char character)
{
    skipSpace();
    if (*m_next != character || m_next >= m_end)
        return false;
    ++m_next;
    return true;
}

PlainBuilder::PlainBuilder(Storage& storage)
    : m_storage(storage)
{
    m_items.reserve(kMostOpen);
    m_members.reserve(kMostOpen);
}

bool PlainBuilder::build(std::string_view text, const Place& place, Value& root)
{
    m_place = place;
    m_first = text.data();
    m_next = m_first;
    m_end = m_first + text.size();
    m_count = 0;
    m_items.clear();
    m_members.clear();
    return value(root, place.depth) && m_next == m_end;
}

bool PlainBuilder::value(Value& target, unsigned depth)
{
    skipSpace();
    if (m_next >= m_end || depth > kMaxDepth)
        return false;
    ++m_count;
    target.file = m_place.file;
    target.offset = m_place.offset + static_cast<std::uint32_t>(m_next - m_first);
    switch (*m_next) {
    case '{':
        return object(target, depth);
    case '[':
        return array(target, depth);
    case '"':
        target.type = Type::String;
        return string(target.text);
    case 't':
    case 'f':
        target.type = Type::Boolean;
        target.boolean = *m_next == 't';
        return word(target.boolean ? "true" : "false");
    case 'n':
        return word("null");
    default:
        return number(target);
    }
}

bool PlainBuilder::object(Value& target, unsigned depth)
{
    const std::size_t first = m_members.size();
    const char* start = m_next++;
    if (!comes('}')) {
        do {
            if (m_members.size() == kMostOpen)
                return false;
            Member& member = m_members.emplace_back();
            std::string_view key;
            skipSpace();
            if (!string(key) || !comes(':') || !value(member.value, depth + 1))
                return false;
            member.key = key;
        } while (comes(','));
        if (!comes('}'))
            return false;
    }
    target.type = Type::Object;
    target.size = static_cast<std::uint32_t>(m_next - start);
    target.members = m_storage.members.keep(std::span<const Member>(m_members).subspan(first));
    m_members.resize(first);
    return true;
}

bool PlainBuilder::array(Value& target, unsigned depth)
{
    const std::size_t first = m_items.size();
    ++m_next;
    if (!comes(']')) {
        do {
            if (m_items.size() == kMostOpen || !value(m_items.emplace_back(), depth + 1))
                return false;
        } while (comes(','));
        if (!comes(']'))
            return false;
    }
    target.type = Type::Array;
    target.items = m_storage.items.keep(std::span<const Value>(m_items).subspan(first));
    m_items.resize(first);
    return true;
}

bool PlainBuilder::string(std::string_view& text)
{
    if (m_next >= m_end || *m_next != '"')
        return false;
    const char* first = ++m_next;
    for (;;) {
        std::uint64_t word = 0;
        std::memcpy(&word, m_next, sizeof word);
        if (holds(word, '\\') || holds(word, '"'))
            break;
        m_next += sizeof word;
        if (m_next >= m_end)
            return false;
    }
    while (*m_next != '"') {
        if (*m_next == '\\')
            return false;
        ++m_next;
    }
    text = {first, static_cast<std::size_t>(m_next - first)};
    ++m_next;
    return m_next <= m_end;
}

bool PlainBuilder::number(Value& target)
{
    constexpr std::ptrdiff_t kMostDigits = 18;
    const char* first = m_next;
    if (*m_next == '-')
        ++m_next;
    const char* digits = m_next;
    while (isDigit(*m_next) && m_next - digits < kMostDigits)
        ++m_next;
    const bool hasZeroInFront = *digits == '0' && m_next - digits > 1;
    target.type = Type::Number;
    target.text = {first, static_cast<std::size_t>(m_next - first)};
    // What makes a fraction or an exponent of it is none of what may come behind a value.
    return m_next != digits && !hasZeroInFront;
}

bool PlainBuilder::word(std::string_view expected)
{
    if (std::string_view(m_next, expected.size()) != expected)
        return false;
    m_next += expected.size();
    return true;
}

} // namespace peerscape::read::json
