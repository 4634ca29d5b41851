#pragma once

#include "core/base/result.h"
#include "core/cost/price_table.h"

/// Price tables in their JSON form: resources/prices/peering-prices.json is one.
namespace peerscape::read {

inline constexpr std::size_t kMostPriceBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMostZones = 50;

/// Reads a table. A price that is null or left out is not known. Error codes `Syntax`, `Limit` and
/// `Invalid` (a member that is missing or that nobody knows, a price out of range, a region twice
/// …); the message is `NAME:line:column: reason`.
[[nodiscard]] Result<cost::PriceTable> readPrices(const std::string& name, std::string_view bytes);

/// The table that Peerscape brings along.
[[nodiscard]] const cost::PriceTable& shippedPrices();

} // namespace peerscape::read
