#pragma once

#include "core/net/address.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace peerscape::reach {

/// What a packet carries, in the spelling of security rules.
enum class Protocol : std::uint8_t { Tcp, Udp, Icmp };

[[nodiscard]] std::string_view toString(Protocol protocol);
/// "Tcp", "Udp" or "Icmp", without case; nothing for other text.
[[nodiscard]] std::optional<Protocol> parseProtocol(std::string_view text);

/// The kind of traffic that is asked about. Without protocol and port it is Tcp 22 (D11); ports
/// mean nothing with Icmp.
struct Flow
{
    Protocol protocol = Protocol::Tcp;
    std::uint16_t destinationPort = 22;
    std::uint16_t sourcePort = 50000; ///< Any of those that a client takes for itself.
    bool operator==(const Flow&) const = default;
};

/// Stands for "the Internet" where a packet needs an address: routed there and in no reserved list.
inline constexpr net::Address kInternetAddress = net::Address::v4(0x08080808);

} // namespace peerscape::reach
