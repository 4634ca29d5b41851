#include "core/read/prices.h"

#include "core/azure/regions.h"
#include "core/read/json_tree.h"
#include "core/read/shipped_prices.h"

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
            refuse(root, {PEERSCAPE_TR_NOOP("this is no price table"), {}});
            return failure();
        }
        knowOnly(root, {"date", "source", "currency", "withinRegion", "zones"});
        const Value& date = member(root, "date", Type::String, PEERSCAPE_TR_NOOP("a date"));
        table.date = date.text;
        if (!cost::isDate(table.date))
            refuse(date,
                   {PEERSCAPE_TR_NOOP("\"date\" is not a date such as 2023-08 or 2023-08-31"), {}});
        table.source = text(root, "source", kMostSourceBytes);
        const Value& currency =
            member(root, "currency", Type::String, PEERSCAPE_TR_NOOP("a currency"));
        table.currency = currency.text;
        if (table.currency.size() != 3
            || !std::all_of(table.currency.begin(), table.currency.end(),
                            [](char c) { return c >= 'A' && c <= 'Z'; }))
            refuse(currency, {PEERSCAPE_TR_NOOP("\"currency\" is not a code such as USD"), {}});
        const Value& within =
            member(root, "withinRegion", Type::Object, PEERSCAPE_TR_NOOP("an object of prices"));
        if (within.isObject())
            knowOnly(within, {"outbound", "inbound"});
        table.withinRegion = rates(within, {PEERSCAPE_TR_NOOP("within a region"), {}});
        const Value& zones =
            member(root, "zones", Type::Array, PEERSCAPE_TR_NOOP("a list of zones"));
        if (zones.items.size() > kMostZones)
            refuse(
                zones,
                {PEERSCAPE_TR_NOOP("there are more than {0} zones"), {std::to_string(kMostZones)}},
                "Limit");
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

    void refuse(const Value& value, Message reason, const char* code = "Invalid")
    {
        if (!m_error)
            m_error =
                json::errorAt(m_tree.name(), m_tree.at(value.offset), code, std::move(reason));
    }

    /// A slip in a name must not leave a price out in silence.
    void knowOnly(const Value& object, std::initializer_list<std::string_view> names)
    {
        json::SeenKeys seen;
        for (const json::Member& each : object.members) {
            if (std::find(names.begin(), names.end(), each.key) == names.end())
                refuse(each.value, {PEERSCAPE_TR_NOOP("nothing is called \"{0}\" here"),
                                    {std::string(each.key)}});
            else if (!seen.add(each.key))
                refuse(each.value,
                       {PEERSCAPE_TR_NOOP("\"{0}\" stands here twice"), {std::string(each.key)}});
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
               {found != nullptr ? PEERSCAPE_TR_NOOP("\"{0}\" is not {1}")
                                 : PEERSCAPE_TR_NOOP("\"{0}\" is missing: {1}"),
                {std::string(name)},
                {{what, {}}}});
        return kNothing;
    }

    std::string text(const Value& object, std::string_view name, std::size_t most)
    {
        const Value& value = member(object, name, Type::String, PEERSCAPE_TR_NOOP("a text"));
        if (value.text.empty())
            refuse(value, {PEERSCAPE_TR_NOOP("\"{0}\" is empty"), {std::string(name)}});
        else if (value.text.size() > most)
            refuse(value,
                   {PEERSCAPE_TR_NOOP("\"{0}\" is longer than {1} bytes"),
                    {std::string(name), std::to_string(most)}},
                   "Limit");
        return std::string(value.text);
    }

    cost::Price price(const Value& object, std::string_view name, const Message& where)
    {
        const Value* value = object.peek(name);
        if (value == nullptr || value->isNull())
            return std::nullopt;
        const cost::Price read =
            value->type == Type::Number ? cost::parsePrice(value->text) : std::nullopt;
        if (!read)
            refuse(
                *value,
                {PEERSCAPE_TR_NOOP("the {0} price {2} is not a number from 0 to {1} with at most "
                                   "six decimals"),
                 {std::string(name), std::to_string(cost::kMostPerGigabyte / cost::kWhole)},
                 {where}});
        return read;
    }

    cost::Rates rates(const Value& object, const Message& where)
    {
        return {price(object, "outbound", where), price(object, "inbound", where)};
    }

    cost::Zone zone(const Value& object)
    {
        cost::Zone zone;
        if (!object.isObject()) {
            refuse(object, {PEERSCAPE_TR_NOOP("a zone is an object"), {}});
            return zone;
        }
        knowOnly(object, {"name", "outbound", "inbound", "regions"});
        zone.name = text(object, "name", kMostNameBytes);
        zone.betweenRegions = rates(object, {PEERSCAPE_TR_NOOP("of {0}"), {zone.name}});
        const Value& regions =
            member(object, "regions", Type::Array, PEERSCAPE_TR_NOOP("a list of regions"));
        for (const Value& each : regions.items) {
            const std::string region = each.isString() ? azure::regionName(each.text) : "";
            if (region.empty() || region.size() > kMostNameBytes)
                refuse(each, {PEERSCAPE_TR_NOOP("a region of {0} is not a name such as westeurope"),
                              {zone.name}});
            else if (!m_regions.insert(region).second)
                refuse(each, {PEERSCAPE_TR_NOOP("{0} is in two zones, or twice in {1}"),
                              {region, zone.name}});
            else if (m_regions.size() > kMostRegions)
                refuse(each,
                       {PEERSCAPE_TR_NOOP("there are more than {0} regions"),
                        {std::to_string(kMostRegions)}},
                       "Limit");
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
        return failOwn(
            "Limit",
            {PEERSCAPE_TR_NOOP("{0}:1:1: a price table is not larger than a megabyte"), {name}});
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
