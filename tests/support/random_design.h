#pragma once

#include "core/azure/document.h"

#include <cstdint>

namespace peerscape::test {

/// A small design that could be somebody's, right or wrong: a hub with one or two appliances, a few
/// spokes with peerings of all flags, route tables, security groups, source NAT and machines. No
/// two networks overlap. The same seed gives the same design.
[[nodiscard]] azure::Document randomDesign(std::uint32_t seed);

} // namespace peerscape::test
