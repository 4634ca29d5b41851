#include "core/arm/identity.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <set>

namespace peerscape::arm {

namespace {

/// FNV-1a, letter case aside, from a given start.
std::uint64_t hashOf(std::string_view text, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        hash = (hash ^ byte) * 0x100000001b3ULL;
    }
    // The last bytes spread over all bits.
    hash ^= hash >> 32U;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32U);
}

} // namespace

std::string guidOf(std::string_view text)
{
    const std::uint64_t high = hashOf(text, 1);
    const std::uint64_t low = hashOf(text, 2);
    return fmt::format("{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}", high >> 32U,
                       (high >> 16U) & 0xffffU, high & 0xfffU, low >> 52U, low & 0xffffffffffffULL);
}

std::string etagOf(std::string_view content)
{
    return "W/\"" + guidOf(content) + '"';
}

std::string macAddressOf(std::string_view resourceId)
{
    const std::uint64_t hash = hashOf(resourceId, 3);
    return fmt::format("00-0D-3A-{:02X}-{:02X}-{:02X}", hash & 0xffU, (hash >> 8U) & 0xffU,
                       (hash >> 16U) & 0xffU);
}

net::Address publicAddressFor(const azure::Document& document, std::string_view resourceId)
{
    std::set<net::Address> taken;
    document.all<azure::PublicIpAddress>().forEach(
        [&](PublicIpId, const azure::PublicIpAddress& address) {
            if (!address.ipAddress.isNone())
                taken.insert(address.ipAddress);
        });
    // 20.x.y.z with x from 38 to 93 and neither y nor z at the ends of their range.
    const std::uint64_t start = hashOf(resourceId, 4);
    for (std::uint64_t i = 0;; ++i) {
        const std::uint64_t hash = start + i * 0x9e3779b9ULL;
        const auto address = net::Address::v4(static_cast<std::uint32_t>(
            20U << 24U | (38 + hash % 56) << 16U | (1 + (hash >> 8U) % 254) << 8U
            | (1 + (hash >> 16U) % 254)));
        if (taken.count(address) == 0)
            return address;
    }
}

} // namespace peerscape::arm
