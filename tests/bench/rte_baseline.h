#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace peerscape::bench {

/// DPDK's longest prefix match over IPv4, as the yardstick for look-ups.
class RteBaseline
{
public:
    struct Prefix
    {
        std::uint32_t address = 0;
        std::uint8_t length = 0;
    };
    /// Null without libdpdk, or where it cannot start.
    static std::unique_ptr<RteBaseline> make(const std::vector<Prefix>& prefixes);
    RteBaseline() = default;
    virtual ~RteBaseline() = default;
    RteBaseline(const RteBaseline&) = delete;
    RteBaseline& operator=(const RteBaseline&) = delete;
    /// Looks all addresses up, 32 at a time; gives the sum of the answers.
    virtual std::uint64_t lookUp(const std::vector<std::uint32_t>& addresses) = 0;
};

} // namespace peerscape::bench
