#pragma once

#include "core/azure/document.h"

namespace peerscape::bench {

/// How large an estate is.
struct EstateSize
{
    std::uint32_t networks = 0;
    std::uint32_t subnets = 1;        ///< Of each network.
    std::uint32_t nics = 0;           ///< Of each subnet.
    std::uint32_t spokesPerHub = 999; ///< Every hub has so many, the last one what is left.
};

/// Hubs with their spokes, spread over five regions, hubs peered with each other. The first network
/// of every cluster is its hub. The same size gives the same document.
[[nodiscard]] azure::Document buildEstate(const EstateSize& size);

} // namespace peerscape::bench
