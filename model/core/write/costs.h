#pragma once

#include "core/cost/peering_costs.h"

#include <string>

/// Price tables, and what peerings cost by them, as text.
namespace peerscape::write {

enum class CostFormat : std::uint8_t { Table, Json, Csv, Markdown };

/// The directions with their prices and costs. Table and Markdown: then the totals by network and
/// by pair of regions, what is not counted, and where the prices are from; Csv: a line for each
/// direction with the date of its prices; Json: all of it, unknown prices and costs as null. Ends
/// with a line break.
[[nodiscard]] std::string writeCosts(const azure::Document& document,
                                     const cost::Estimate& estimate, const cost::PriceTable& prices,
                                     CostFormat format);

/// A table as `read::readPrices` takes it.
[[nodiscard]] std::string writePrices(const cost::PriceTable& prices);

} // namespace peerscape::write
