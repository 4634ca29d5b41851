#include "core/azure/names.h"
#include "core/edit/limits.h"
#include "core/edit/rules.h"
#include "core/edit/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace peerscape::edit::rules {

namespace {

using azure::NextHopType;
using azure::Route;
using azure::RouteTable;

/// V24, V27b, V27c and the types a route can have (5.1.2).
void checkRoute(RouteTableId id, const Route& route, Errors& errors)
{
    const bool appliance = route.nextHopType == NextHopType::VirtualAppliance;
    if (appliance && !route.nextHopIpAddress)
        errors.push_back(
            Error{"MissingNextHopIpAddress",
                  fmt::format("NextHopIpAddress cannot be Null or Empty in route {} when "
                              "NextHopType is VirtualAppliance.",
                              route.name.view()),
                  {id}});
    if (!appliance && route.nextHopIpAddress)
        errors.push_back(
            Error{"NextHopIpAddressNotAllowed",
                  fmt::format("NextHopIpAddress is not allowed in route {} when NextHopType is {}.",
                              route.name.view(), azure::toString(route.nextHopType)),
                  {id}});
    switch (route.nextHopType) {
    case NextHopType::VirtualNetworkGateway:
    case NextHopType::VnetLocal:
    case NextHopType::Internet:
    case NextHopType::VirtualAppliance:
    case NextHopType::None:
        break;
    default:
        errors.push_back(Error{"SIM-5.1.2",
                               fmt::format("Route {} cannot have next hop type {}.",
                                           route.name.view(), azure::toString(route.nextHopType)),
                               {id}});
    }
    if (!route.addressPrefix && route.serviceTag.empty())
        errors.push_back(Error{
            "SIM-5.1.2", fmt::format("Route {} has no address prefix.", route.name.view()), {id}});
    // No service tag has a slash: a file meant a prefix (V24).
    if (!route.addressPrefix && route.serviceTag.view().find('/') != std::string_view::npos) {
        if (auto prefix = readPrefix(route.serviceTag); !prefix) {
            prefix.error().subjects = {id};
            errors.push_back(within({PEERSCAPE_TR_NOOP("Route {0}: {1}"), {route.name.str()}},
                                    std::move(prefix.error())));
        }
    }
    if (!isValidName(route.name))
        errors.push_back(invalidName(id));
}

} // namespace

bool hasDefaultRouteToInternet(const RouteTable& table)
{
    return std::any_of(table.routes.begin(), table.routes.end(), [](const Route& route) {
        return route.addressPrefix && route.addressPrefix->isV4()
               && route.addressPrefix->isDefaultRoute()
               && route.nextHopType == NextHopType::Internet;
    });
}

void checkRouteTable(const View& view, RouteTableId id, Errors& errors)
{
    const RouteTable* table = view.document.find(id);
    if (table == nullptr)
        return;
    std::map<std::string, const Route*> names;
    std::map<std::string, const Route*> prefixes;
    std::size_t tags = 0;
    for (const Route& route : table->routes) {
        const auto [named, newName] = names.emplace(toLower(route.name), &route);
        if (!newName)
            errors.push_back(
                Error{"SIM-V27",
                      fmt::format("Route table {} has two routes named {}.",
                                  azure::resourceId(view.document, id), route.name.view()),
                      {id}});
        if (!route.addressPrefix)
            ++tags;
        const std::string prefix =
            route.addressPrefix ? route.addressPrefix->toString() : toLower(route.serviceTag);
        const auto [same, newPrefix] = prefixes.emplace(prefix, &route);
        if (!newPrefix && !prefix.empty())
            errors.push_back(
                Error{"RouteConflict",
                      fmt::format("Route: {} conflicts with Route: {}. Routes cannot have the same "
                                  "AddressPrefix.",
                                  same->second->name.view(), route.name.view()),
                      {id}});
        checkRoute(id, route, errors);
    }
    if (tags > limits::kServiceTagRoutesPerTable.refuseAbove)
        errors.push_back(
            Error{"SIM-V27",
                  fmt::format("Route table {} has {} routes with a service tag; {} are "
                              "allowed.",
                              azure::resourceId(view.document, id), tags,
                              limits::kServiceTagRoutesPerTable.refuseAbove),
                  {id}});
    if (table->routes.size() > limits::kRoutesPerTable.refuseAbove)
        errors.push_back(
            Error{"SIM-9",
                  fmt::format("Route table {} has {} routes; {} are allowed.",
                              azure::resourceId(view.document, id), table->routes.size(),
                              limits::kRoutesPerTable.refuseAbove),
                  {id}});
}

void checkNsg(const View& view, NsgId id, Errors& errors)
{
    const azure::NetworkSecurityGroup* nsg = view.document.find(id);
    if (nsg == nullptr)
        return;
    const std::string name = azure::resourceId(view.document, id);
    if (nsg->securityRules.size() > limits::kRulesPerNsg.refuseAbove)
        errors.push_back(
            Error{"SIM-9",
                  fmt::format("Network security group {} has {} rules; {} are allowed.", name,
                              nsg->securityRules.size(), limits::kRulesPerNsg.refuseAbove),
                  {id}});
    const std::size_t most = limits::kPrefixesPerRuleSide.refuseAbove;
    std::map<std::pair<azure::RuleDirection, std::int32_t>, const azure::SecurityRule*> priorities;
    for (const azure::SecurityRule& rule : nsg->securityRules) {
        if (std::max(rule.sourceAddressPrefixes.size(), rule.destinationAddressPrefixes.size())
            > most)
            errors.push_back(Error{
                "SIM-9",
                fmt::format("Security rule {} of {} has more than {} address prefixes on one side.",
                            rule.name.view(), name, most),
                {id}});
        const auto [other, unique] =
            priorities.emplace(std::pair(rule.direction, rule.priority), &rule);
        if (!unique)
            errors.push_back(
                Error{"SecurityRuleConflict",
                      fmt::format("Security rule {} conflicts with rule {}. Rules cannot have the "
                                  "same Priority and Direction.",
                                  rule.name.view(), other->second->name.view()),
                      {id}});
        if (rule.priority < 100 || rule.priority > 4096)
            errors.push_back(Error{
                "SecurityRuleInvalidPriority",
                fmt::format("Security rule has invalid Priority. Priority value must be between "
                            "100 and 4096. Given value: {}.",
                            rule.priority),
                {id}});
    }
}

} // namespace peerscape::edit::rules
