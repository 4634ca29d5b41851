#include "core/shell/az/commands.h"
#include "core/shell/python_text.h"

#include <algorithm>

namespace peerscape::shell {

namespace {

const Json* memberOf(const Json& object, const char* name)
{
    const auto member = object.is_object() ? object.find(name) : object.end();
    return member != object.end() && !member->is_null() ? &*member : nullptr;
}

std::string textOf(const Json& object, const char* name)
{
    const Json* member = memberOf(object, name);
    return member != nullptr ? pythonText(*member) : std::string();
}

/// The texts of a list with `separator` between them.
std::string joined(const Json* list, std::string_view separator)
{
    std::string text;
    if (list != nullptr && list->is_array()) {
        for (const Json& item : *list)
            text += (text.empty() ? std::string() : std::string(separator)) + pythonText(item);
    }
    return text;
}

template<class Row>
Answer rowsOf(const Json& answer, Row&& row)
{
    if (!answer.is_array())
        return row(answer);
    Json rows = Json::array();
    for (const Json& item : answer)
        rows.push_back(row(item));
    return rows;
}

const Json& valuesOf(const Json& answer)
{
    const Json* value = memberOf(answer, "value");
    return value != nullptr ? *value : answer;
}

/// The last part of a resource id.
std::string nameOf(const std::string& id)
{
    return id.substr(id.rfind('/') + 1);
}

} // namespace

Answer vnetTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& vnet) {
        const Json* space = memberOf(vnet, "addressSpace");
        const Json* dns = memberOf(vnet, "dhcpOptions");
        const Json* subnets = memberOf(vnet, "subnets");
        Json row;
        row["Name"] = textOf(vnet, "name");
        row["ResourceGroup"] = textOf(vnet, "resourceGroup");
        row["Location"] = textOf(vnet, "location");
        row["NumSubnets"] = subnets != nullptr ? subnets->size() : 0;
        row["Prefixes"] =
            joined(space != nullptr ? memberOf(*space, "addressPrefixes") : nullptr, ", ");
        row["DnsServers"] = joined(dns != nullptr ? memberOf(*dns, "dnsServers") : nullptr, ", ");
        row["DDOSProtection"] = textOf(vnet, "enableDdosProtection");
        row["VMProtection"] = textOf(vnet, "enableVmProtection");
        return row;
    });
}

Answer routeTable(const Json& answer)
{
    return rowsOf(valuesOf(answer), [](const Json& route) {
        Json row;
        row["Source"] = textOf(route, "source");
        row["State"] = textOf(route, "state");
        row["Address Prefix"] = joined(memberOf(route, "addressPrefix"), " ");
        row["Next Hop Type"] = textOf(route, "nextHopType");
        row["Next Hop IP"] = joined(memberOf(route, "nextHopIpAddress"), " ");
        return row;
    });
}

Answer effectiveRulesTable(const Json& answer)
{
    Json rows = Json::array();
    for (const Json& group : valuesOf(answer)) {
        const Json& place = group["association"];
        const auto associated = [&](const char* kind) {
            const Json* reference = memberOf(place, kind);
            return reference != nullptr ? nameOf(textOf(*reference, "id")) : std::string("-");
        };
        bool isFirst = true;
        for (const Json& rule : group["effectiveSecurityRules"]) {
            Json row;
            row["NIC"] = isFirst ? associated("networkInterface") : "";
            row["Subnet"] = isFirst ? associated("subnet") : "";
            row["NSG"] = isFirst ? nameOf(textOf(group["networkSecurityGroup"], "id")) : "";
            row["Rule Name"] = textOf(rule, "name");
            row["Protocol"] = textOf(rule, "protocol");
            row["Direction"] = textOf(rule, "direction");
            row["Access"] = textOf(rule, "access");
            rows.push_back(std::move(row));
            isFirst = false;
        }
    }
    return rows;
}

Answer ruleTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& rule) {
        const auto both = [&](const char* one, const char* many) {
            const Json* single = memberOf(rule, one);
            return single != nullptr ? pythonText(*single) : joined(memberOf(rule, many), " ");
        };
        const auto groups = [&](const char* name) {
            std::string text;
            if (const Json* list = memberOf(rule, name)) {
                for (const Json& item : *list)
                    text += (text.empty() ? "" : " ") + nameOf(textOf(item, "id"));
            }
            return text.empty() ? std::string("None") : text;
        };
        Json row;
        row["Name"] = textOf(rule, "name");
        row["ResourceGroup"] = textOf(rule, "resourceGroup");
        row["Priority"] = textOf(rule, "priority");
        row["SourcePortRanges"] = both("sourcePortRange", "sourcePortRanges");
        row["SourceAddressPrefixes"] = both("sourceAddressPrefix", "sourceAddressPrefixes");
        row["SourceASG"] = groups("sourceApplicationSecurityGroups");
        row["Access"] = textOf(rule, "access");
        row["Protocol"] = textOf(rule, "protocol");
        row["Direction"] = textOf(rule, "direction");
        row["DestinationPortRanges"] = both("destinationPortRange", "destinationPortRanges");
        row["DestinationAddressPrefixes"] =
            both("destinationAddressPrefix", "destinationAddressPrefixes");
        row["DestinationASG"] = groups("destinationApplicationSecurityGroups");
        return row;
    });
}

Answer publicIpTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& address) {
        Json row;
        row["Name"] = textOf(address, "name");
        row["ResourceGroup"] = textOf(address, "resourceGroup");
        row["Location"] = textOf(address, "location");
        row["Zones"] = joined(memberOf(address, "zones"), " ");
        row["Address"] = textOf(address, "ipAddress");
        row["AddressVersion"] = textOf(address, "publicIPAddressVersion");
        row["AllocationMethod"] = textOf(address, "publicIPAllocationMethod");
        row["IdleTimeoutInMinutes"] = textOf(address, "idleTimeoutInMinutes");
        row["ProvisioningState"] = textOf(address, "provisioningState");
        return row;
    });
}

Answer localGatewayTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& site) {
        const Json* space = memberOf(site, "localNetworkAddressSpace");
        const Json* prefixes = space != nullptr ? memberOf(*space, "addressPrefixes") : nullptr;
        Json row;
        row["Name"] = textOf(site, "name");
        row["Location"] = textOf(site, "location");
        row["ResourceGroup"] = textOf(site, "resourceGroup");
        row["ProvisioningState"] = textOf(site, "provisioningState");
        row["GatewayIpAddress"] = textOf(site, "gatewayIpAddress");
        row["AddressPrefixes"] =
            prefixes == nullptr || prefixes->empty()
                ? std::string()
                : pythonText(prefixes->front()) + (prefixes->size() > 1 ? ", ..." : "");
        return row;
    });
}

Answer gatewayRouteTable(const Json& answer)
{
    return rowsOf(valuesOf(answer), [](const Json& route) {
        Json row;
        row["Network"] = textOf(route, "network");
        row["NextHop"] = textOf(route, "nextHop");
        row["Origin"] = textOf(route, "origin");
        row["SourcePeer"] = textOf(route, "sourcePeer");
        row["AsPath"] = textOf(route, "asPath");
        row["Weight"] = textOf(route, "weight");
        return row;
    });
}

Answer bgpPeerTable(const Json& answer)
{
    return rowsOf(valuesOf(answer), [](const Json& peer) {
        Json row;
        row["Neighbor"] = textOf(peer, "neighbor");
        row["ASN"] = textOf(peer, "asn");
        row["State"] = textOf(peer, "state");
        row["ConnectedDuration"] = textOf(peer, "connectedDuration");
        row["RoutesReceived"] = textOf(peer, "routesReceived");
        row["MessagesSent"] = textOf(peer, "messagesSent");
        row["MessagesReceived"] = textOf(peer, "messagesReceived");
        return row;
    });
}

Answer machineTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& machine) {
        Json row;
        row["Name"] = textOf(machine, "name");
        row["ResourceGroup"] = textOf(machine, "resourceGroup");
        if (memberOf(machine, "powerState") != nullptr) {
            row["PowerState"] = textOf(machine, "powerState");
            row["PublicIps"] = textOf(machine, "publicIps");
            row["Fqdns"] = textOf(machine, "fqdns");
        }
        row["Location"] = textOf(machine, "location");
        row["Zones"] = joined(memberOf(machine, "zones"), " ");
        return row;
    });
}

Answer machineAddressTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& item) {
        const Json& machine = item["virtualMachine"];
        const Json& network = machine["network"];
        std::string addresses;
        for (const Json& address : network["publicIpAddresses"])
            addresses += (addresses.empty() ? "" : ",") + textOf(address, "ipAddress");
        Json row;
        row["VirtualMachine"] = textOf(machine, "name");
        if (!addresses.empty())
            row["PublicIPAddresses"] = addresses;
        row["PrivateIPAddresses"] = joined(memberOf(network, "privateIpAddresses"), ",");
        return row;
    });
}

Answer groupTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& group) {
        Json row;
        row["Name"] = textOf(group, "name");
        row["Location"] = textOf(group, "location");
        row["Status"] = textOf(group["properties"], "provisioningState");
        return row;
    });
}

Answer accountTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& account) {
        Json row;
        row["Name"] = textOf(account, "name");
        row["CloudName"] = textOf(account, "cloudName");
        row["SubscriptionId"] = textOf(account, "id");
        row["TenantId"] = textOf(account, "tenantId");
        row["State"] = textOf(account, "state");
        row["IsDefault"] = textOf(account, "isDefault");
        return row;
    });
}

Answer interfaceTable(const Json& answer)
{
    return rowsOf(answer, [](const Json& nic) {
        Json row;
        for (auto member = nic.begin(); member != nic.end(); ++member) {
            // The column has been spelt so since before the member's spelling changed.
            row[member.key() == "enableIPForwarding" ? "enableIpForwarding" : member.key()] =
                *member;
        }
        return sortedByName(row);
    });
}

} // namespace peerscape::shell
