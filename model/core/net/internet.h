#pragma once

#include "core/net/address.h"

namespace peerscape::net {

/// Whether an address is routed on the Internet: neither RFC 1918, 100.64.0.0/10 nor a local IPv6
/// one (azure-routing.md 2.5).
[[nodiscard]] constexpr bool isPublic(const Address& address)
{
    if (!address.isV4())
        return (address.high() >> 61U) == 1; // 2000::/3
    const std::uint32_t a = address.v4Value();
    return (a >> 24U) != 10 && (a >> 20U) != 0xac1 && (a >> 16U) != 0xc0a8 && (a >> 22U) != 0x191;
}

} // namespace peerscape::net
