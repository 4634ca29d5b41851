#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/read/estate_building.h"

#include <algorithm>

namespace peerscape::read {

using json::Value;

namespace {

/// Whether one of the first parts has this name, compared without case.
template<class Part>
bool isNamed(const std::vector<Part>& parts, std::size_t count, const Text& name)
{
    return std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Part& part) { return equalsIgnoringCase(part.name, name); });
}

/// A rule's protocol in Azure's letters, which templates do not always use and Terraform wants.
Text protocolOf(std::string_view text)
{
    for (const std::string_view known : {"Tcp", "Udp", "Icmp", "Esp", "Ah"}) {
        if (equalsIgnoringCase(text, known))
            return Text(known);
    }
    return Text(text);
}

} // namespace

void EstateReader::buildRouteTable(const Record& record)
{
    azure::RouteTable table;
    readGrouped(record, table);
    table.disableBgpRoutePropagation = flag(get(record, "disableBgpRoutePropagation"), false);
    std::size_t inlineCount = 0;
    const auto addRoute = [&](const Value& item) {
        azure::Route route;
        std::string name = text(get(item, "name")).str();
        route.name = name.substr(name.rfind('/') + 1); // a separate child is named table/route
        if (isNamed(table.routes, inlineCount, route.name)) { // written inline and as a child
            drop(item);
            return;
        }
        const std::string_view prefix = view(get(item, "addressPrefix"));
        route.addressPrefix = net::Prefix::parse(prefix);
        if (!route.addressPrefix)
            route.serviceTag = Text(prefix);
        const Value* type = get(item, "nextHopType");
        if (const auto known = azure::parseNextHopType(view(type)))
            route.nextHopType = *known;
        else if (type != nullptr)
            note(ReportEntry::Kind::Approximated, *type, record.armId,
                 {PEERSCAPE_TR_NOOP(
                      "the next hop type {0} of the route {1} is not known; it is read as {2}"),
                  {json::serialise(*type), route.name.str(),
                   std::string(azure::toString(route.nextHopType))}});
        const net::Address hop = address(record, get(item, "nextHopIpAddress"));
        if (!hop.isNone())
            route.nextHopIpAddress = hop;
        drop(item, "hasBgpOverride"); // read only
        route.extra = extraOf(item);
        table.routes.push_back(std::move(route));
    };
    if (const Value* list = get(record, "routes")) {
        table.routes.reserve(list->items.size());
        std::for_each(list->items.begin(), list->items.end(), addRoute);
    }
    inlineCount = table.routes.size();
    for (const Value& child : childrenOf(record, "routes"))
        addRoute(child);
    drop(record, "subnets"); // read only
    put(record, std::move(table));
}

void EstateReader::buildNsg(const Record& record)
{
    azure::NetworkSecurityGroup group;
    readGrouped(record, group);
    std::size_t inlineCount = 0;
    const auto addRule = [&](const Value& item) {
        azure::SecurityRule rule;
        const std::string name = text(get(item, "name")).str();
        rule.name = name.substr(name.rfind('/') + 1);
        if (isNamed(group.securityRules, inlineCount, rule.name)) { // written inline and as a child
            drop(item);
            return;
        }
        rule.priority = static_cast<std::int32_t>(number(get(item, "priority"), 100));
        rule.direction = azure::parseRuleDirection(view(get(item, "direction")))
                             .value_or(azure::RuleDirection::Inbound);
        rule.access =
            azure::parseRuleAccess(view(get(item, "access"))).value_or(azure::RuleAccess::Deny);
        rule.protocol = protocolOf(view(get(item, "protocol")));
        const auto both = [&](std::string_view one, std::string_view many) {
            std::vector<Text> list = texts(get(item, many));
            const Text single = text(get(item, one));
            if (!single.empty())
                list.insert(list.begin(), single);
            return list;
        };
        rule.sourceAddressPrefixes = both("sourceAddressPrefix", "sourceAddressPrefixes");
        rule.destinationAddressPrefixes =
            both("destinationAddressPrefix", "destinationAddressPrefixes");
        rule.sourceApplicationSecurityGroups = references<Kind::ApplicationSecurityGroup>(
            record, get(item, "sourceApplicationSecurityGroups"));
        rule.destinationApplicationSecurityGroups = references<Kind::ApplicationSecurityGroup>(
            record, get(item, "destinationApplicationSecurityGroups"));
        rule.sourcePortRanges = both("sourcePortRange", "sourcePortRanges");
        rule.destinationPortRanges = both("destinationPortRange", "destinationPortRanges");
        rule.extra = extraOf(record, item, azure::keyedLists<azure::SecurityRule>());
        group.securityRules.push_back(std::move(rule));
    };
    if (const Value* list = get(record, "securityRules")) {
        group.securityRules.reserve(list->items.size());
        std::for_each(list->items.begin(), list->items.end(), addRule);
    }
    inlineCount = group.securityRules.size();
    for (const Value& child : childrenOf(record, "securityRules"))
        addRule(child);
    drop(record, "defaultSecurityRules"); // read only, the same in every group
    drop(record, "subnets");
    drop(record, "networkInterfaces");
    put(record, std::move(group));
}

void EstateReader::buildAsg(const Record& record)
{
    azure::ApplicationSecurityGroup group;
    readGrouped(record, group);
    put(record, std::move(group));
}

} // namespace peerscape::read
