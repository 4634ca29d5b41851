#include "core/write/costs.h"

#include "core/azure/names.h"
#include "core/write/pretty_json.h"
#include "core/write/text_table.h"

#include <nlohmann/json.hpp>

namespace peerscape::write {

using cost::Direction;
using cost::Estimate;
using cost::Group;
using cost::PriceTable;

namespace {

using CostJson = nlohmann::ordered_json;

std::string priceOr(cost::Price price, const char* otherwise)
{
    return price ? cost::priceText(*price) : otherwise;
}

std::string moneyOr(std::optional<cost::Money> money, const char* otherwise)
{
    return money ? cost::moneyText(*money) : otherwise;
}

std::string gigabytesOr(const Direction& direction, const char* otherwise)
{
    return direction.gigabytes ? std::to_string(*direction.gigabytes) : otherwise;
}

std::string regionsCell(const Direction& direction)
{
    const auto named = [](const std::string& region) {
        return region.empty() ? std::string("?") : region;
    };
    return direction.isWithinRegion()
               ? direction.fromRegion
               : named(direction.fromRegion) + " -> " + named(direction.toRegion);
}

std::vector<Cells> directionLines(const azure::Document& document, const Estimate& estimate)
{
    std::vector<Cells> lines;
    for (const Direction& each : estimate.directions)
        lines.push_back({each.fromName, each.toName, regionsCell(each),
                         gigabytesOr(each, "not stated"), priceOr(each.outbound, "no price"),
                         priceOr(each.inbound, "no price"), priceOr(each.price(), "no price"),
                         moneyOr(each.cost(), ""), render(noteOf(document, each))});
    return lines;
}

std::vector<Cells> groupLines(const std::vector<Group>& groups)
{
    std::vector<Cells> lines;
    for (const Group& each : groups)
        lines.push_back({each.name, moneyOr(each.total.known(), "not known"),
                         render(cost::gapsOf(each.total))});
    return lines;
}

template<class WriteTable>
std::string report(const azure::Document& document, const Estimate& estimate,
                   const PriceTable& prices, WriteTable writeTable)
{
    std::string text = writeTable(
        Cells{"From", "To", "Regions", "GB a month", "Out", "In", "Per GB", "Cost", "Note"},
        directionLines(document, estimate));
    text += '\n' + writeTable(Cells{"Billed at", "Cost", "Note"}, groupLines(estimate.networks));
    text += '\n' + writeTable(Cells{"Regions", "Cost", "Note"}, groupLines(estimate.regionPairs));
    text += "\nTotal a month: " + moneyOr(estimate.total.known(), "not known");
    if (estimate.total.known())
        text += ' ' + prices.currency;
    if (const std::string gaps = render(cost::gapsOf(estimate.total)); !gaps.empty())
        text += ". " + gaps;
    return text + "\n\n" + render(cost::originOf(prices)) + '\n';
}

std::string csv(const azure::Document& document, const Estimate& estimate, const PriceTable& prices)
{
    std::vector<Cells> lines;
    for (const Direction& each : estimate.directions)
        lines.push_back({each.fromName, each.toName, azure::displayName(document, each.side),
                         each.fromRegion, each.toRegion, gigabytesOr(each, ""),
                         priceOr(each.outbound, ""), priceOr(each.inbound, ""),
                         priceOr(each.price(), ""), moneyOr(each.cost(), ""), prices.currency,
                         prices.date, render(noteOf(document, each))});
    return csvTable({"from", "to", "peering", "fromRegion", "toRegion", "monthlyGigabytes",
                     "outboundPerGigabyte", "inboundPerGigabyte", "perGigabyte", "monthlyCost",
                     "currency", "pricesAsOf", "note"},
                    lines);
}

CostJson moneyOrNull(std::optional<cost::Money> money)
{
    return money ? CostJson(static_cast<double>(*money) / cost::kWhole) : CostJson();
}

CostJson groupsJson(const std::vector<Group>& groups)
{
    CostJson list = CostJson::array();
    for (const Group& each : groups)
        list.push_back({{"name", each.name},
                        {"monthlyCost", moneyOrNull(each.total.known())},
                        {"directions", each.total.directions},
                        {"counted", each.total.counted()}});
    return list;
}

CostJson costJson(const azure::Document& document, const Estimate& estimate,
                  const PriceTable& prices)
{
    CostJson directions = CostJson::array();
    for (const Direction& each : estimate.directions) {
        directions.push_back(
            {{"from", each.fromName},
             {"to", each.toName},
             {"peering", azure::displayName(document, each.side)},
             {"fromRegion", each.fromRegion},
             {"toRegion", each.toRegion},
             {"connected", each.connected},
             {"monthlyGigabytes", each.gigabytes ? CostJson(*each.gigabytes) : CostJson()},
             {"outboundPerGigabyte", moneyOrNull(each.outbound)},
             {"inboundPerGigabyte", moneyOrNull(each.inbound)},
             {"monthlyCost", moneyOrNull(each.cost())}});
        if (const std::string note = render(noteOf(document, each)); !note.empty())
            directions.back()["note"] = note;
    }
    const cost::Total& total = estimate.total;
    return {{"prices",
             {{"asOf", prices.date}, {"source", prices.source}, {"currency", prices.currency}}},
            {"directions", std::move(directions)},
            {"networks", groupsJson(estimate.networks)},
            {"regionPairs", groupsJson(estimate.regionPairs)},
            {"total",
             {{"monthlyCost", moneyOrNull(total.known())},
              {"directions", total.directions},
              {"counted", total.counted()},
              {"notStated", total.notStated},
              {"withoutPrice", total.withoutPrice},
              {"notConnected", total.notConnected}}}};
}

CostJson ratesJson(const cost::Rates& rates)
{
    return {{"outbound", moneyOrNull(rates.outbound)}, {"inbound", moneyOrNull(rates.inbound)}};
}

} // namespace

std::string writeCosts(const azure::Document& document, const Estimate& estimate,
                       const PriceTable& prices, CostFormat format)
{
    switch (format) {
    case CostFormat::Csv:
        return csv(document, estimate, prices);
    case CostFormat::Json:
        return costJson(document, estimate, prices)
                   .dump(2, ' ', false, CostJson::error_handler_t::replace)
               + '\n';
    case CostFormat::Markdown:
        return report(document, estimate, prices, markdownTable);
    case CostFormat::Table:
        break;
    }
    return report(document, estimate, prices, columnTable);
}

std::string writePrices(const PriceTable& prices)
{
    CostJson zones = CostJson::array();
    for (const cost::Zone& each : prices.zones) {
        CostJson zone{{"name", each.name}};
        zone.update(ratesJson(each.betweenRegions));
        zone["regions"] = each.regions;
        zones.push_back(std::move(zone));
    }
    std::string text;
    writePretty({{"date", prices.date},
                 {"source", prices.source},
                 {"currency", prices.currency},
                 {"withinRegion", ratesJson(prices.withinRegion)},
                 {"zones", std::move(zones)}},
                text);
    return text + '\n';
}

} // namespace peerscape::write
