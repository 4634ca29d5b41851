#include "core/write/address_mask.h"

#include <algorithm>

namespace peerscape::write {

using net::Address;
using net::Prefix;

namespace {

/// Mixes bits so that near values differ everywhere (splitmix64).
std::uint64_t scrambled(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

/// How many leading bits of an address stay: all of them for one that means something by itself.
unsigned keptBits(const Address& address)
{
    if (!address.isV4())
        return address.high() == 0 || (address.high() >> 54U) == 0x3fa ? 128 : 16; // ::, fe80::/10
    const std::uint32_t value = address.v4Value();
    const std::uint32_t octet = value >> 24U;
    if (octet == 0 || octet == 127 || octet >= 224 || value >> 16U == 0xa9feU
        || value >> 16U == 0xa83fU)
        return 32;
    switch (octet) {
    case 100:
        return 10;
    case 172:
        return 12;
    case 168:
    case 169:
    case 192:
    case 198:
        return 16;
    default:
        return 8;
    }
}

/// The bits of an address from the top of its family, in two words.
struct Bits
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    explicit Bits(const Address& address)
        : high(address.isV4() ? std::uint64_t{address.v4Value()} << 32U : address.high())
        , low(address.isV4() ? 0 : address.low())
    {
    }
    void flip(unsigned bit) { (bit < 64 ? high : low) ^= std::uint64_t{1} << (63 - bit % 64); }
    /// The first `count` bits, the others zero.
    [[nodiscard]] Bits first(unsigned count) const
    {
        Bits bits = *this;
        bits.high &= count >= 64  ? ~std::uint64_t{0}
                     : count == 0 ? 0
                                  : ~std::uint64_t{0} << (64 - count);
        bits.low &= count <= 64    ? 0
                    : count >= 128 ? ~std::uint64_t{0}
                                   : ~std::uint64_t{0} << (128 - count);
        return bits;
    }
};

} // namespace

AddressMask::AddressMask(std::uint64_t key, std::vector<Prefix> subnets)
    : m_key(key)
{
    // In this order a prefix stands right after those that could contain it.
    std::sort(subnets.begin(), subnets.end());
    for (const Prefix& subnet : subnets) {
        if (m_subnets.empty() || !m_subnets.back().contains(subnet))
            m_subnets.push_back(subnet);
    }
}

unsigned AddressMask::lengthOfSubnetRound(const Address& address) const
{
    const Prefix host = Prefix::containing(address, 128);
    const auto after = std::upper_bound(m_subnets.begin(), m_subnets.end(), host);
    if (after == m_subnets.begin() || !std::prev(after)->contains(address))
        return host.width();
    return std::prev(after)->length();
}

Address AddressMask::masked(const Address& address, unsigned length) const
{
    const unsigned end = std::min(length, lengthOfSubnetRound(address));
    const Bits original(address);
    Bits bits = original;
    for (unsigned bit = keptBits(address); bit < end; ++bit) {
        const Bits path = original.first(bit);
        const std::uint64_t family = address.isV4() ? 4 : 6;
        if ((scrambled(scrambled(scrambled(m_key ^ family) ^ path.high) ^ path.low
                       ^ (std::uint64_t{bit} << 56U))
             & 1U)
            != 0)
            bits.flip(bit);
    }
    return address.isV4() ? Address::v4(static_cast<std::uint32_t>(bits.high >> 32U))
                          : Address::v6(bits.high, bits.low);
}

Address AddressMask::operator()(const Address& address) const
{
    return masked(address, address.isV4() ? 32 : 128);
}

Prefix AddressMask::operator()(const Prefix& prefix) const
{
    return Prefix::containing(masked(prefix.address(), prefix.length()), prefix.length());
}

} // namespace peerscape::write
