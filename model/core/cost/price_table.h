#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What data over peerings costs in a month, by list prices that somebody noted on a date.
namespace peerscape::cost {

/// Money in millionths of the table's currency. Sums stay at the largest value that there is.
using Money = std::int64_t;

/// What one GB costs; nothing while nobody knows, which is not the same as free.
using Price = std::optional<Money>;

/// Of one GB that leaves a network over a peering, and of one that enters it.
struct Rates
{
    Price outbound;
    Price inbound;
    bool operator==(const Rates&) const = default;
};

/// Regions that Azure bills alike; no availability zone.
struct Zone
{
    std::string name;
    Rates betweenRegions;             ///< For the end of a peering that lies in this zone.
    std::vector<std::string> regions; ///< As Azure spells them: "westeurope".
    bool operator==(const Zone&) const = default;
};

/// Prices with where they are from. A region is in one zone at most; of one that is in none, no
/// price is known.
struct PriceTable
{
    std::string date; ///< Of the prices: "2023-08" or "2023-08-31".
    std::string source;
    std::string currency; ///< "USD".
    Rates withinRegion;   ///< When both ends lie in one region of any zone.
    std::vector<Zone> zones;
    bool operator==(const PriceTable&) const = default;
};

inline constexpr Money kWhole = 1'000'000;             ///< One unit of the currency.
inline constexpr Money kMostPerGigabyte = 10 * kWhole; ///< More is a slip of the pen.

/// A price as digits and at most six decimals ("0.035"); nothing when it is none, or out of range.
[[nodiscard]] Price parsePrice(std::string_view text);

/// A price with as many decimals as it needs and at least two: "0.035", "0.10".
[[nodiscard]] std::string priceText(Money price);

/// A sum with two decimals, rounded to the nearest: "1234.50".
[[nodiscard]] std::string moneyText(Money sum);

/// Whether a text is a date as a table has it: year and month, and the day where it is known.
[[nodiscard]] bool isDate(std::string_view text);

} // namespace peerscape::cost
