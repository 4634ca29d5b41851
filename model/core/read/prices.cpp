#include "core/read/prices.h"

#include "core/azure/regions.h"
#include "core/read/json_tree.h"
#include "core/read/shipped_prices.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <unordered_set>

namespace peerscape::read {

namespace {

using json::Type;
using json::Value;

constexpr std::size_t kMostRegions = 1000;
constexpr std::size_t kMostNameBytes = 80;
constexpr std::size_t kMostSourceBytes = 2000;

/// Reads one table; the first thing that is wrong stays as the error.
class PriceReader
{
public:
    explicit PriceReader(const json::Tree& tree)
        : m_tree(tree)
    {
    }

    Result<cost::PriceTable> read()
    {
        const Value& root = m_tree.root();
        cost::PriceTable table;
        if (!root.isObject()) {
            refuse(root, "this is no price table");
            return failure();
        }
        knowOnly(root, {"date", "source", "currency", "withinRegion", "zones"});
        const Value& date = member(root, "date", Type::String, "a date");
        table.date = date.text;
        if (!cost::isDate(table.date))
            refuse(date, "\"date\" is not a date such as 2023-08 or 2023-08-31");
        table.source = text(root, "source", kMostSourceBytes);
        const Value& currency = member(root, "currency", Type::String, "a currency");
        table.currency = currency.text;
        if (table.currency.size() != 3
            || !std::all_of(table.currency.begin(), table.currency.end(),
                            [](char c) { return c >= 'A' && c <= 'Z'; }))
            refuse(currency, "\"currency\" is not a code such as USD");
        const Value& within = member(root, "withinRegion", Type::Object, "an object of prices");
        if (within.isObject())
            knowOnly(within, {"outbound", "inbound"});
        table.withinRegion = rates(within, "within a region");
        const Value& zones = member(root, "zones", Type::Array, "a list of zones");
        if (zones.items.size() > kMostZones)
            refuse(zones, fmt::format("there are more than {} zones", kMostZones), "Limit");
        for (const Value& each : zones.items) {
            if (m_error)
                break;
            table.zones.push_back(zone(each));
        }
        if (m_error)
            return failure();
        return table;
    }

private:
    tl::unexpected<Error> failure() { return tl::unexpected<Error>(std::move(*m_error)); }

    void refuse(const Value& value, std::string_view reason, const char* code = "Invalid")
    {
        if (m_error)
            return;
        const json::LineColumn at = m_tree.at(value.offset);
        m_error =
            Error{code, fmt::format("{}:{}:{}: {}", m_tree.name(), at.line, at.column, reason), {}};
    }

    /// A slip in a name must not leave a price out in silence.
    void knowOnly(const Value& object, std::initializer_list<std::string_view> names)
    {
        json::SeenKeys seen;
        for (const json::Member& each : object.members) {
            if (std::find(names.begin(), names.end(), each.key) == names.end())
                refuse(each.value, fmt::format("nothing is called \"{}\" here", each.key));
            else if (!seen.add(each.key))
                refuse(each.value, fmt::format("\"{}\" stands here twice", each.key));
        }
    }

    /// A member that has to be there; where it is not, a value of no type.
    const Value& member(const Value& object, std::string_view name, Type type,
                        std::string_view what)
    {
        static const Value kNothing;
        const Value* found = object.peek(name);
        if (found != nullptr && found->type == type)
            return *found;
        refuse(found != nullptr ? *found : object,
               found != nullptr ? fmt::format("\"{}\" is not {}", name, what)
                                : fmt::format("\"{}\" is missing: {}", name, what));
        return kNothing;
    }

    std::string text(const Value& object, std::string_view name, std::size_t most)
    {
        const Value& value = member(object, name, Type::String, "a text");
        if (value.text.empty())
            refuse(value, fmt::format("\"{}\" is empty", name));
        else if (value.text.size() > most)
            refuse(value, fmt::format("\"{}\" is longer than {} bytes", name, most), "Limit");
        return std::string(value.text);
    }

    cost::Price price(const Value& object, std::string_view name, std::string_view where)
    {
        const Value* value = object.peek(name);
        if (value == nullptr || value->isNull())
            return std::nullopt;
        const cost::Price read =
            value->type == Type::Number ? cost::parsePrice(value->text) : std::nullopt;
        if (!read)
            refuse(*value, fmt::format("the {} price {} is not a number from 0 to {} with at most "
                                       "six decimals",
                                       name, where, cost::kMostPerGigabyte / cost::kWhole));
        return read;
    }

    cost::Rates rates(const Value& object, std::string_view where)
    {
        return {price(object, "outbound", where), price(object, "inbound", where)};
    }

    cost::Zone zone(const Value& object)
    {
        cost::Zone zone;
        if (!object.isObject()) {
            refuse(object, "a zone is an object");
            return zone;
        }
        knowOnly(object, {"name", "outbound", "inbound", "regions"});
        zone.name = text(object, "name", kMostNameBytes);
        zone.betweenRegions = rates(object, fmt::format("of {}", zone.name));
        const Value& regions = member(object, "regions", Type::Array, "a list of regions");
        for (const Value& each : regions.items) {
            const std::string region = each.isString() ? azure::regionName(each.text) : "";
            if (region.empty() || region.size() > kMostNameBytes)
                refuse(each,
                       fmt::format("a region of {} is not a name such as westeurope", zone.name));
            else if (!m_regions.insert(region).second)
                refuse(each, fmt::format("{} is in two zones, or twice in {}", region, zone.name));
            else if (m_regions.size() > kMostRegions)
                refuse(each, fmt::format("there are more than {} regions", kMostRegions), "Limit");
            if (m_error)
                break;
            zone.regions.push_back(region);
        }
        return zone;
    }

    const json::Tree& m_tree;
    std::optional<Error> m_error;
    std::unordered_set<std::string> m_regions;
};

} // namespace

Result<cost::PriceTable> readPrices(const std::string& name, std::string_view bytes)
{
    if (bytes.size() > kMostPriceBytes)
        return fail("Limit", name + ":1:1: a price table is not larger than a megabyte");
    const auto tree = json::Tree::parse(name, bytes, 0, {.lenient = false});
    if (!tree)
        return tl::unexpected<Error>(tree.error());
    return PriceReader(**tree).read();
}

const cost::PriceTable& shippedPrices()
{
    static const cost::PriceTable kTable = [] {
        auto table = readPrices("peering-prices.json", kShippedPrices);
        assert(table); // a test reads it
        return std::move(*table);
    }();
    return kTable;
}

} // namespace peerscape::read
