#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peerscape::net {

/// An IP family.
enum class Family : std::uint8_t { IPv4, IPv6 };

/// An IPv4 or IPv6 address in 16 bytes. IPv4 is held as the mapped address `::ffff:a.b.c.d`, so
/// that both families order and compare alike; a literal mapped IPv6 address therefore reads as
/// IPv4. The default value is `::`, used as "no address" by those who say so.
class Address
{
public:
    constexpr Address() = default;
    /// The IPv4 address with this value in host order (10.0.0.1 is 0x0a000001).
    static constexpr Address v4(std::uint32_t value)
    {
        return Address(0, 0xffff00000000ULL | value);
    }
    /// The IPv6 address with these upper and lower 64 bits in host order.
    static constexpr Address v6(std::uint64_t high, std::uint64_t low)
    {
        return Address(high, low);
    }

    /// Reads a dotted IPv4 (four decimal numbers without leading zeros) or an RFC 4291 IPv6
    /// address. Nothing around it is allowed. O(length).
    static std::optional<Address> parse(std::string_view text);

    [[nodiscard]] constexpr Family family() const
    {
        return m_high == 0 && (m_low >> 32U) == 0xffff ? Family::IPv4 : Family::IPv6;
    }
    [[nodiscard]] constexpr bool isV4() const { return family() == Family::IPv4; }
    /// True for the default value `::`.
    [[nodiscard]] constexpr bool isNone() const { return m_high == 0 && m_low == 0; }
    /// The host-order value of an IPv4 address.
    [[nodiscard]] constexpr std::uint32_t v4Value() const
    {
        return static_cast<std::uint32_t>(m_low);
    }
    [[nodiscard]] constexpr std::uint64_t high() const { return m_high; }
    [[nodiscard]] constexpr std::uint64_t low() const { return m_low; }

    /// The address `offset` further on; wraps within 128 bits.
    [[nodiscard]] constexpr Address plus(std::uint64_t offset) const
    {
        const std::uint64_t low = m_low + offset;
        return Address(m_high + (low < m_low ? 1 : 0), low);
    }
    /// Dotted IPv4 or RFC 5952 IPv6 text.
    [[nodiscard]] std::string toString() const;
    /// How long that is, without making it of IPv4.
    [[nodiscard]] std::size_t textLength() const;

    friend constexpr auto operator<=>(const Address&, const Address&) = default;

private:
    constexpr Address(std::uint64_t high, std::uint64_t low)
        : m_high(high)
        , m_low(low)
    {
    }
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
};

/// What is wrong with the text of a prefix.
enum class PrefixError : std::uint8_t {
    Syntax,      ///< Not `address/length`.
    Length,      ///< The length is beyond 32 or 128.
    HostBitsSet, ///< The address is not aligned to the length (10.0.0.5/16); see
                 ///< Prefix::containing.
};

/// An address prefix `address/length` whose host bits are zero. Orders IPv4 before IPv6, as the
/// addresses of one lie amid those of the other, then by address, then by length: what a prefix
/// contains follows it at once. 24 bytes; the default is `::/0`.
class Prefix
{
public:
    constexpr Prefix() = default;
    /// The prefix of `length` bits that contains `address`; host bits are cleared. `length` is
    /// clamped to the family's width.
    static Prefix containing(Address address, unsigned length);
    /// Reads `address/length`; an address alone is a host prefix (/32 or /128). On failure `error`,
    /// if given, says why; `HostBitsSet` is refused, never silently cleared (rule V24).
    static std::optional<Prefix> parse(std::string_view text, PrefixError* error = nullptr);

    [[nodiscard]] constexpr Address address() const { return m_address; }
    /// Length in bits of the own family: 0–32 or 0–128.
    [[nodiscard]] constexpr unsigned length() const { return m_length; }
    [[nodiscard]] constexpr Family family() const { return m_address.family(); }
    [[nodiscard]] constexpr bool isV4() const { return m_address.isV4(); }
    /// 32 or 128.
    [[nodiscard]] constexpr unsigned width() const { return isV4() ? 32 : 128; }
    /// True for 0.0.0.0/0 and ::/0.
    [[nodiscard]] constexpr bool isDefaultRoute() const { return m_length == 0; }
    /// The lowest and the highest address inside.
    [[nodiscard]] constexpr Address first() const { return m_address; }
    [[nodiscard]] Address last() const;
    /// Number of addresses inside, saturated at 2^64 - 1.
    [[nodiscard]] std::uint64_t addressCount() const;

    [[nodiscard]] bool contains(Address address) const;
    /// True when `other` is equal to or inside this prefix; never across families.
    [[nodiscard]] bool contains(const Prefix& other) const;
    [[nodiscard]] bool overlaps(const Prefix& other) const
    {
        return contains(other) || other.contains(*this);
    }
    /// `address/length`.
    [[nodiscard]] std::string toString() const;
    /// How long that is.
    [[nodiscard]] std::size_t textLength() const;

    friend constexpr bool operator==(const Prefix&, const Prefix&) = default;
    friend constexpr std::strong_ordering operator<=>(const Prefix& a, const Prefix& b)
    {
        if (a.isV4() != b.isV4())
            return a.isV4() ? std::strong_ordering::less : std::strong_ordering::greater;
        const auto byAddress = a.m_address <=> b.m_address;
        return byAddress != 0 ? byAddress : a.m_length <=> b.m_length;
    }

private:
    constexpr Prefix(Address address, unsigned length)
        : m_address(address)
        , m_length(static_cast<std::uint8_t>(length))
    {
    }
    Address m_address;
    std::uint8_t m_length = 0;
};

} // namespace peerscape::net
