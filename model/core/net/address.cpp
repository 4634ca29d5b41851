#include "core/net/address.h"

#include <array>
#include <charconv>

namespace peerscape::net {

namespace {

/// Of a number below a thousand.
std::size_t digitsOf(unsigned value)
{
    return value >= 100 ? 3 : value >= 10 ? 2 : 1;
}

/// Reads one decimal octet without leading zeros; advances `text`.
std::optional<std::uint32_t> takeOctet(std::string_view& text)
{
    std::uint32_t value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
        if (digits == 3)
            return std::nullopt;
        value = value * 10 + static_cast<std::uint32_t>(text[digits] - '0');
        ++digits;
    }
    if (digits == 0 || value > 255 || (digits > 1 && text[0] == '0'))
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

std::optional<std::uint32_t> parseV4(std::string_view text)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        if (i > 0) {
            if (text.empty() || text.front() != '.')
                return std::nullopt;
            text.remove_prefix(1);
        }
        const auto octet = takeOctet(text);
        if (!octet)
            return std::nullopt;
        value = (value << 8U) | *octet;
    }
    return text.empty() ? std::optional(value) : std::nullopt;
}

/// Reads the colon-separated groups of one side of a `::`; the last may be a dotted IPv4 address.
/// Gives the number of groups, or nothing when the text is malformed or longer than `groups`
/// allows.
std::optional<std::size_t> parseGroups(std::string_view text, std::array<std::uint16_t, 8>& groups)
{
    std::size_t count = 0;
    if (text.empty())
        return count;
    for (;;) {
        const std::size_t colon = text.find(':');
        const std::string_view part = text.substr(0, colon);
        if (part.find('.') != std::string_view::npos) {
            const auto v4 = parseV4(part);
            if (!v4 || colon != std::string_view::npos || count > 6)
                return std::nullopt;
            groups[count++] = static_cast<std::uint16_t>(*v4 >> 16U);
            groups[count++] = static_cast<std::uint16_t>(*v4);
            return count;
        }
        std::uint16_t value = 0;
        const auto [end, error] =
            std::from_chars(part.data(), part.data() + part.size(), value, 16);
        if (part.empty() || part.size() > 4 || error != std::errc()
            || end != part.data() + part.size() || count == 8)
            return std::nullopt;
        groups[count++] = value;
        if (colon == std::string_view::npos)
            return count;
        text.remove_prefix(colon + 1);
    }
}

std::optional<Address> parseV6(std::string_view text)
{
    std::array<std::uint16_t, 8> head{};
    std::array<std::uint16_t, 8> tail{};
    const std::size_t gap = text.find("::");
    const auto headCount = parseGroups(text.substr(0, gap), head);
    if (!headCount)
        return std::nullopt;
    if (gap == std::string_view::npos) {
        if (*headCount != 8)
            return std::nullopt;
    } else {
        const auto tailCount = parseGroups(text.substr(gap + 2), tail);
        if (!tailCount || *headCount + *tailCount > 7)
            return std::nullopt;
        for (std::size_t i = 0; i < *tailCount; ++i)
            head[8 - *tailCount + i] = tail[i];
    }
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        high = (high << 16U) | head[i];
        low = (low << 16U) | head[i + 4];
    }
    return Address::v6(high, low);
}

/// The upper and lower halves of a 128-bit mask with `bits` leading ones.
constexpr std::uint64_t maskHalf(unsigned bits)
{
    return bits == 0 ? 0 : ~std::uint64_t{0} << (64U - bits);
}
constexpr std::uint64_t highMask(unsigned bits)
{
    return maskHalf(bits < 64 ? bits : 64);
}
constexpr std::uint64_t lowMask(unsigned bits)
{
    return maskHalf(bits > 64 ? bits - 64 : 0);
}

constexpr unsigned bits128(bool v4, unsigned length)
{
    return v4 ? length + 96 : length;
}

} // namespace

std::optional<Address> Address::parse(std::string_view text)
{
    if (text.size() > 45)
        return std::nullopt;
    if (text.find(':') != std::string_view::npos)
        return parseV6(text);
    if (const auto value = parseV4(text))
        return v4(*value);
    return std::nullopt;
}

std::string Address::toString() const
{
    if (isV4()) {
        std::array<char, sizeof "255.255.255.255"> text{};
        char* end = text.data();
        for (unsigned shift = 32; shift > 0; shift -= 8) {
            if (shift != 32)
                *end++ = '.';
            end = std::to_chars(end, text.data() + text.size(), (v4Value() >> (shift - 8)) & 0xffU)
                      .ptr;
        }
        return {text.data(), end};
    }
    std::array<unsigned, 8> groups{};
    for (unsigned i = 0; i < 4; ++i) {
        groups[i] = static_cast<unsigned>(m_high >> (48U - 16U * i)) & 0xffffU;
        groups[i + 4] = static_cast<unsigned>(m_low >> (48U - 16U * i)) & 0xffffU;
    }
    std::size_t bestStart = 8;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && groups[end] == 0)
            ++end;
        if (end - i > bestLength) {
            bestStart = i;
            bestLength = end - i;
        }
        i = end + 1;
    }
    std::string text;
    std::array<char, 8> buffer{};
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == bestStart) {
            text += "::";
            i += bestLength - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text += ':';
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), groups[i], 16);
        text.append(buffer.data(), end.ptr);
    }
    return text;
}

std::size_t Address::textLength() const
{
    if (!isV4())
        return toString().size();
    std::size_t length = 3; // dots
    for (unsigned shift = 0; shift < 32; shift += 8)
        length += digitsOf((v4Value() >> shift) & 0xffU);
    return length;
}

Prefix Prefix::containing(Address address, unsigned length)
{
    const bool v4 = address.isV4();
    const unsigned width = v4 ? 32 : 128;
    if (length > width)
        length = width;
    const unsigned bits = bits128(v4, length);
    return Prefix(Address::v6(address.high() & highMask(bits), address.low() & lowMask(bits)),
                  length);
}

std::optional<Prefix> Prefix::parse(std::string_view text, PrefixError* error)
{
    const auto refuse = [error](PrefixError why) {
        if (error != nullptr)
            *error = why;
        return std::nullopt;
    };
    const std::size_t slash = text.find('/');
    const auto address = Address::parse(text.substr(0, slash));
    if (!address)
        return refuse(PrefixError::Syntax);
    const unsigned width = address->isV4() ? 32 : 128;
    unsigned length = width;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const auto [end, code] =
            std::from_chars(digits.data(), digits.data() + digits.size(), length);
        if (digits.empty() || digits.size() > 3 || code != std::errc()
            || end != digits.data() + digits.size())
            return refuse(PrefixError::Syntax);
        if (length > width)
            return refuse(PrefixError::Length);
    }
    const Prefix prefix = containing(*address, length);
    if (prefix.address() != *address)
        return refuse(PrefixError::HostBitsSet);
    return prefix;
}

Address Prefix::last() const
{
    const unsigned bits = bits128(isV4(), m_length);
    return Address::v6(m_address.high() | ~highMask(bits), m_address.low() | ~lowMask(bits));
}

std::uint64_t Prefix::addressCount() const
{
    const unsigned hostBits = width() - m_length;
    return hostBits >= 64 ? ~std::uint64_t{0} : std::uint64_t{1} << hostBits;
}

bool Prefix::contains(Address address) const
{
    if (address.family() != family())
        return false;
    const unsigned bits = bits128(isV4(), m_length);
    return (address.high() & highMask(bits)) == m_address.high()
           && (address.low() & lowMask(bits)) == m_address.low();
}

bool Prefix::contains(const Prefix& other) const
{
    return other.m_length >= m_length && contains(other.m_address);
}

std::string Prefix::toString() const
{
    return m_address.toString() + '/' + std::to_string(m_length);
}

std::size_t Prefix::textLength() const
{
    return m_address.textLength() + 1 + digitsOf(m_length);
}

} // namespace peerscape::net
