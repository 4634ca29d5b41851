#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"
#include "core/cost/price_table.h"

namespace peerscape::cost {

/// Why a direction is not counted.
enum class Gap : std::uint8_t {
    None,
    NotConnected, ///< Nothing passes.
    NotStated,    ///< Nobody said how much data it is.
    NoPrice,      ///< The table does not say what a GB costs.
};

/// The data that one side of a peering sends. Both sides of a pair make two directions, each of
/// which Azure bills twice: as outbound at the sender, as inbound at the receiver.
struct Direction
{
    PeeringId side; ///< Of the sender.
    VnetId from;
    VnetId to; ///< None when the network was deleted.
    std::string fromName;
    std::string toName;
    std::string fromRegion; ///< Empty where it is not known.
    std::string toRegion;
    Price outbound; ///< Of a GB, at the sender.
    Price inbound;  ///< Of a GB, at the receiver.
    std::optional<std::uint32_t> gigabytes;
    bool connected = false;
    /// Whichever network uses the gateway of the other. What goes on through that is billed at the
    /// user's end alone: the estimate, which counts both, is the most that it costs.
    VnetId gatewayUser;

    [[nodiscard]] bool isWithinRegion() const
    {
        return !fromRegion.empty() && fromRegion == toRegion;
    }
    /// Of a GB at both ends together.
    [[nodiscard]] Price price() const;
    /// Of the month; nothing while there is a gap.
    [[nodiscard]] std::optional<Money> cost() const;
    [[nodiscard]] Gap gap() const;
    bool operator==(const Direction&) const = default;
};

/// A sum and what is missing in it.
struct Total
{
    Money money = 0;
    std::size_t directions = 0; ///< All of them.
    std::size_t notConnected = 0;
    std::size_t notStated = 0;
    std::size_t withoutPrice = 0;

    [[nodiscard]] std::size_t counted() const
    {
        return directions - notConnected - notStated - withoutPrice;
    }
    /// The money; nothing where all that could cost something is unknown.
    [[nodiscard]] std::optional<Money> known() const
    {
        return counted() > 0 || notStated + withoutPrice == 0 ? std::optional(money) : std::nullopt;
    }
    bool operator==(const Total&) const = default;
};

/// A total by name.
struct Group
{
    std::string name;
    Total total;
    bool operator==(const Group&) const = default;
};

struct Estimate
{
    std::vector<Direction> directions; ///< In document order, both of a pair one after the other.
    Total total;
    std::vector<Group> networks;    ///< What is billed at each: outbound there and inbound there.
    std::vector<Group> regionPairs; ///< Either way: "eastus - westeurope", "westeurope".
};

/// What the peerings of a design cost with these prices. O(peerings log peerings).
[[nodiscard]] Estimate estimate(const azure::Document& document, const PriceTable& prices);

/// One of its directions.
[[nodiscard]] Direction directionOf(const azure::Document& document, const PriceTable& prices,
                                    PeeringId side);

/// Why a direction is not counted, or what else is to be said of it; an empty message for nothing.
[[nodiscard]] Message noteOf(const azure::Document& document, const Direction& direction);

/// What a total leaves out ("Not counted: 2 not stated, 1 not Connected."); empty for nothing.
[[nodiscard]] Message gapsOf(const Total& total);

/// Where the prices are from and what they are not.
[[nodiscard]] Message originOf(const PriceTable& prices);

} // namespace peerscape::cost
