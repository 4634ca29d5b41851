#include "core/arm/actions.h"
#include "core/arm/representation.h"
#include "core/azure/names.h"
#include "core/write/route_tables.h"

#include <fmt/format.h>

namespace peerscape::arm {

namespace {

using azure::Document;

/// An effective rule writes ports as ranges and "any" as all of them.
std::string portRange(const std::string& text)
{
    if (text == "*")
        return "0-65535";
    return text.find('-') == std::string::npos ? text + '-' + text : text;
}

/// One side's addresses or ports: the single member and the list.
void addSide(Json& rule, const Json& properties, const char* one, const char* many, bool isPort)
{
    const auto text = [&](const std::string& value) {
        return isPort ? portRange(value) : value == "*" ? std::string("0.0.0.0/0") : value;
    };
    Json all = Json::array();
    if (properties.contains(one))
        all.push_back(text(properties[one].get<std::string>()));
    if (properties.contains(many)) {
        for (const Json& item : properties[many])
            all.push_back(text(item.get<std::string>()));
    }
    rule[one] = all.empty() ? Json() : all.front();
    rule[many] = std::move(all);
}

Json effectiveRule(const Json& item, std::string_view list)
{
    const Json& properties = item["properties"];
    Json rule;
    rule["name"] = fmt::format("{}/{}", list, item["name"].get<std::string>());
    const auto protocol = properties.value("protocol", "*");
    rule["protocol"] = protocol == "*" ? "All" : protocol;
    addSide(rule, properties, "sourcePortRange", "sourcePortRanges", true);
    addSide(rule, properties, "destinationPortRange", "destinationPortRanges", true);
    addSide(rule, properties, "sourceAddressPrefix", "sourceAddressPrefixes", false);
    addSide(rule, properties, "destinationAddressPrefix", "destinationAddressPrefixes", false);
    rule["access"] = properties["access"];
    rule["priority"] = properties["priority"];
    rule["direction"] = properties["direction"];
    return rule;
}

/// The rules of one group and what it is associated with.
Json effectiveGroup(const Document& document, NsgId group, const char* place, ObjectId associated)
{
    Json entry;
    entry["networkSecurityGroup"] = {{"id", azure::resourceId(document, group)}};
    entry["association"][place] = {{"id", azure::resourceId(document, associated)}};
    entry["effectiveSecurityRules"] = Json::array();
    const Json whole = representationOf(document, group);
    for (const char* list : {"securityRules", "defaultSecurityRules"}) {
        for (const Json& item : whole["properties"][list])
            entry["effectiveSecurityRules"].push_back(effectiveRule(item, list));
    }
    return entry;
}

Response effectiveGroups(const Document& document, NicId id)
{
    const azure::NetworkInterface& nic = *document.find(id);
    Json list = Json::array();
    if (nic.networkSecurityGroup)
        list.push_back(effectiveGroup(document, nic.networkSecurityGroup, "networkInterface", id));
    const azure::Subnet* subnet = document.find(nic.subnet());
    if (subnet != nullptr && subnet->networkSecurityGroup)
        list.push_back(
            effectiveGroup(document, subnet->networkSecurityGroup, "subnet", nic.subnet()));
    Response response;
    response.body["value"] = std::move(list);
    return response;
}

} // namespace

Response interfaceAction(const route::RouteEngine& routes, NicId id, std::string_view action)
{
    const Document& document = routes.document();
    const bool asksRoutes = action == "effectiveroutetable";
    if (!asksRoutes && action != "effectivenetworksecuritygroups")
        return errorResponse(
            {"NotFound", "The action '" + std::string(action) + "' does not exist.", {id}});
    const auto* machine = document.find(document.find(id)->virtualMachine);
    if (machine == nullptr || !machine->running)
        return errorResponse(
            {asksRoutes ? "NicMustBeAttachedToRunningVmToGetEffectiveRoutes"
                        : "NicMustBeAttachedToRunningVmToGetEffectiveSecurityGroups",
             fmt::format("A network interface must be attached to a running virtual machine to get "
                         "effective {}. The network interface {} is not attached to a running "
                         "virtual machine.",
                         asksRoutes ? "route table" : "network security groups",
                         azure::resourceId(document, id)),
             {id}});
    if (!asksRoutes)
        return effectiveGroups(document, id);
    Response response;
    response.body = Json::parse(write::writeRouteTable(routes.table(id), write::TableFormat::Json));
    return response;
}

} // namespace peerscape::arm
