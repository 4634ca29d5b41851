#pragma once

#include "core/azure/document.h"

#include <array>
#include <cstdint>
#include <vector>

namespace peerscape::test {

/// What a random step is made of: which step, and three choices within it. Any numbers mean some
/// step, so a failing sequence stays valid while it is shrunk.
using Dice = std::array<std::uint32_t, 4>;

/// Makes one random step in a document through a transaction: any kind of resource that has a part
/// in routes comes, changes, or goes with what hangs on it. Breaks many of Azure's rules on
/// purpose; the only promise kept is that references name objects that exist.
void randomStep(azure::Transaction& transaction, const Dice& dice);

/// A document with hubs, spokes, gateways, sites, tables and endpoints to start from.
[[nodiscard]] azure::Document startingNetwork();

} // namespace peerscape::test
