#include "app/cli/verb.h"
#include "core/azure/names.h"
#include "core/azure/peering_state.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace peerscape::cli {

namespace {

using Json = nlohmann::ordered_json;

struct InventoryOptions
{
    InputOptions input;
    bool report = false;
    std::string format;
};

template<class T>
Json texts(const std::vector<T>& values)
{
    Json list = Json::array();
    for (const T& value : values) {
        if constexpr (requires { value.toString(); })
            list.push_back(value.toString());
        else
            list.push_back(value.str());
    }
    return list;
}

Json names(const azure::Document& document, std::span<const ObjectId> ids)
{
    Json list = Json::array();
    for (const ObjectId id : ids)
        list.push_back(azure::displayName(document, id));
    return list;
}

/// The name of an object, or null when there is none.
Json nameOrNull(const azure::Document& document, ObjectId id)
{
    return document.contains(id) ? Json(azure::displayName(document, id)) : Json();
}

/// Name, resource group and location, which every grouped resource has.
template<class R>
Json grouped(const azure::Document& document, const R& resource)
{
    Json item;
    item["name"] = resource.name.str();
    item["resourceGroup"] = document.nameOf(resource.resourceGroup).str();
    item["location"] = resource.location.str();
    return item;
}

/// What a kind has besides; overloads for the kinds that have something worth listing.
template<class R>
void addDetails(const azure::Document&, Json&, Id<R::kKind>, const R&)
{
}

void addDetails(const azure::Document& document, Json& item, VnetId id,
                const azure::VirtualNetwork& vnet)
{
    item["addressPrefixes"] = texts(vnet.addressPrefixes);
    if (vnet.external)
        item["external"] = true;
    item["subnets"] = Json::array();
    for (const ObjectId child : azure::subnetsOf(document, id)) {
        const auto* subnet = document.find(SubnetId::of(child));
        Json entry{{"name", subnet->name.str()},
                   {"addressPrefixes", texts(subnet->addressPrefixes)}};
        if (subnet->routeTable)
            entry["routeTable"] = nameOrNull(document, subnet->routeTable);
        if (subnet->networkSecurityGroup)
            entry["networkSecurityGroup"] = nameOrNull(document, subnet->networkSecurityGroup);
        if (subnet->natGateway)
            entry["natGateway"] = nameOrNull(document, subnet->natGateway);
        item["subnets"].push_back(std::move(entry));
    }
}

void addDetails(const azure::Document& document, Json& item, NicId,
                const azure::NetworkInterface& nic)
{
    item["subnet"] = nameOrNull(document, nic.subnet());
    item["privateIPAddresses"] = Json::array();
    for (const auto& configuration : nic.ipConfigurations) {
        if (!configuration.privateIPAddress.isNone())
            item["privateIPAddresses"].push_back(configuration.privateIPAddress.toString());
    }
    item["enableIPForwarding"] = nic.enableIPForwarding;
    if (nic.virtualMachine)
        item["virtualMachine"] = nameOrNull(document, nic.virtualMachine);
    if (nic.networkSecurityGroup)
        item["networkSecurityGroup"] = nameOrNull(document, nic.networkSecurityGroup);
}

void addDetails(const azure::Document& document, Json& item, VmId id, const azure::VirtualMachine&)
{
    item["networkInterfaces"] = names(document, document.referrers(id, Kind::NetworkInterface));
}

void addDetails(const azure::Document& document, Json& item, RouteTableId id,
                const azure::RouteTable& table)
{
    item["disableBgpRoutePropagation"] = table.disableBgpRoutePropagation;
    item["routes"] = Json::array();
    for (const azure::Route& route : table.routes) {
        Json entry{{"name", route.name.str()},
                   {"addressPrefix",
                    route.addressPrefix ? route.addressPrefix->toString() : route.serviceTag.str()},
                   {"nextHopType", azure::toString(route.nextHopType)}};
        if (route.nextHopIpAddress)
            entry["nextHopIpAddress"] = route.nextHopIpAddress->toString();
        item["routes"].push_back(std::move(entry));
    }
    item["subnets"] = names(document, document.referrers(id, Kind::Subnet));
}

void addDetails(const azure::Document&, Json& item, NsgId, const azure::NetworkSecurityGroup& group)
{
    item["securityRules"] = Json::array();
    for (const azure::SecurityRule& rule : group.securityRules) {
        item["securityRules"].push_back({{"name", rule.name.str()},
                                         {"priority", rule.priority},
                                         {"direction", azure::toString(rule.direction)},
                                         {"access", azure::toString(rule.access)}});
    }
}

void addDetails(const azure::Document& document, Json& item, GatewayId id,
                const azure::VirtualNetworkGateway& gateway)
{
    item["gatewayType"] = azure::toString(gateway.gatewayType);
    item["subnet"] = nameOrNull(document, azure::subnetOf(document, id));
    item["activeActive"] = gateway.activeActive;
    item["enableBgp"] = gateway.enableBgp;
    item["sku"] = gateway.sku.str();
}

void addDetails(const azure::Document&, Json& item, SiteId, const azure::LocalNetworkGateway& site)
{
    item["gatewayIpAddress"] =
        site.gatewayIpAddress.isNone() ? Json() : Json(site.gatewayIpAddress.toString());
    item["addressPrefixes"] = texts(site.addressPrefixes);
}

void addDetails(const azure::Document& document, Json& item, ConnectionId,
                const azure::Connection& connection)
{
    item["connectionType"] = azure::toString(connection.connectionType);
    item["virtualNetworkGateway1"] = nameOrNull(document, connection.virtualNetworkGateway1);
    if (connection.virtualNetworkGateway2)
        item["virtualNetworkGateway2"] = nameOrNull(document, connection.virtualNetworkGateway2);
    if (connection.localNetworkGateway2)
        item["localNetworkGateway2"] = nameOrNull(document, connection.localNetworkGateway2);
    if (connection.expressRouteCircuit)
        item["expressRouteCircuit"] = nameOrNull(document, connection.expressRouteCircuit);
    item["enableBgp"] = connection.enableBgp;
    item["up"] = connection.up;
}

void addDetails(const azure::Document&, Json& item, PublicIpId,
                const azure::PublicIpAddress& address)
{
    item["ipAddress"] = address.ipAddress.isNone() ? Json() : Json(address.ipAddress.toString());
}

void addDetails(const azure::Document& document, Json& item, PrivateEndpointId,
                const azure::PrivateEndpoint& endpoint)
{
    item["subnet"] = nameOrNull(document, endpoint.subnet);
    item["privateIPAddress"] =
        endpoint.privateIPAddress.isNone() ? Json() : Json(endpoint.privateIPAddress.toString());
}

void addDetails(const azure::Document&, Json& item, UnknownId,
                const azure::UnknownResource& resource)
{
    item["type"] = resource.type.str();
}

Json peeringsJson(const azure::Document& document)
{
    Json list = Json::array();
    document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
        std::string to = document.nameOf(peering.remoteVirtualNetwork).str();
        if (to.empty()) {
            const std::string remote = peering.remoteResourceId.str();
            to = remote.substr(remote.rfind('/') + 1);
        }
        list.push_back(
            {{"name", peering.name.str()},
             {"from", document.nameOf(peering.virtualNetwork).str()},
             {"to", to},
             {"peeringState", azure::toString(azure::peeringState(document, id))},
             {"peeringSyncLevel", azure::toString(azure::peeringSyncLevel(document, id))},
             {"allowVirtualNetworkAccess", peering.allowVirtualNetworkAccess},
             {"allowForwardedTraffic", peering.allowForwardedTraffic},
             {"allowGatewayTransit", peering.allowGatewayTransit},
             {"useRemoteGateways", peering.useRemoteGateways},
             {"peerCompleteVnets", peering.peerCompleteVnets}});
    });
    return list;
}

template<class R>
Json tableJson(const azure::Document& document)
{
    Json list = Json::array();
    document.all<R>().forEach([&](Id<R::kKind> id, const R& resource) {
        Json item = grouped(document, resource);
        addDetails(document, item, id, resource);
        list.push_back(std::move(item));
    });
    return list;
}

Json reportJson(const read::ImportReport& report)
{
    const auto entries = [&](read::ReportEntry::Kind kind) {
        Json list = Json::array();
        for (const read::ReportEntry& entry : report.entries) {
            if (entry.kind != kind)
                continue;
            Json item{{"subject", entry.subject},
                      {"message", render(entry.message)},
                      {"file", entry.position.file}};
            if (entry.position.line > 0) {
                item["line"] = entry.position.line;
                item["column"] = entry.position.column;
            }
            list.push_back(std::move(item));
        }
        return list;
    };
    return {{"understood", report.understood},
            {"approximated", entries(read::ReportEntry::Kind::Approximated)},
            {"ignored", entries(read::ReportEntry::Kind::Ignored)}};
}

Json asJson(const azure::Document& document)
{
    Json root;
    root["virtualNetworks"] = tableJson<azure::VirtualNetwork>(document);
    root["peerings"] = peeringsJson(document);
    root["networkInterfaces"] = tableJson<azure::NetworkInterface>(document);
    root["virtualMachines"] = tableJson<azure::VirtualMachine>(document);
    root["routeTables"] = tableJson<azure::RouteTable>(document);
    root["networkSecurityGroups"] = tableJson<azure::NetworkSecurityGroup>(document);
    root["applicationSecurityGroups"] = tableJson<azure::ApplicationSecurityGroup>(document);
    root["publicIPAddresses"] = tableJson<azure::PublicIpAddress>(document);
    root["natGateways"] = tableJson<azure::NatGateway>(document);
    root["virtualNetworkGateways"] = tableJson<azure::VirtualNetworkGateway>(document);
    root["localNetworkGateways"] = tableJson<azure::LocalNetworkGateway>(document);
    root["connections"] = tableJson<azure::Connection>(document);
    root["expressRouteCircuits"] = tableJson<azure::ExpressRouteCircuit>(document);
    root["privateEndpoints"] = tableJson<azure::PrivateEndpoint>(document);
    root["azureFirewalls"] = tableJson<azure::AzureFirewall>(document);
    root["bastionHosts"] = tableJson<azure::BastionHost>(document);
    root["loadBalancers"] = tableJson<azure::LoadBalancer>(document);
    root["routeServers"] = tableJson<azure::RouteServer>(document);
    root["notModelled"] = tableJson<azure::UnknownResource>(document);
    return root;
}

void writeTable(const azure::Document& document, std::ostream& out)
{
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (table.size() == 0 || IdType::kKind == Kind::Note)
            return;
        out << azure::kindLabel(IdType::kKind) << " (" << table.size() << ")\n";
        table.forEach([&](IdType id, const auto& resource) {
            out << "  " << azure::displayName(document, id);
            if constexpr (requires { resource.addressPrefixes; }) {
                for (const net::Prefix& prefix : resource.addressPrefixes)
                    out << ' ' << prefix.toString();
            }
            if constexpr (IdType::kKind == Kind::NetworkInterface) {
                out << ' ' << azure::displayName(document, resource.subnet());
                for (const auto& configuration : resource.ipConfigurations) {
                    if (!configuration.privateIPAddress.isNone())
                        out << ' ' << configuration.privateIPAddress.toString();
                }
            }
            if constexpr (IdType::kKind == Kind::Peering)
                out << " -> " << document.nameOf(resource.remoteVirtualNetwork).view() << ' '
                    << azure::toString(azure::peeringState(document, id));
            if constexpr (IdType::kKind == Kind::UnknownResource)
                out << ' ' << resource.type.view();
            out << '\n';
        });
    });
}

void writeReport(const read::ImportReport& report, std::ostream& out)
{
    out << "read: " << report.understood << " understood\n";
    for (const read::ReportEntry& entry : report.entries) {
        out << "  " << (entry.kind == read::ReportEntry::Kind::Ignored ? "ignored" : "approximated")
            << ": ";
        if (entry.position.line > 0)
            out << entry.position.file << ':' << entry.position.line << ':' << entry.position.column
                << ": ";
        else if (!entry.position.file.empty())
            out << entry.position.file << ": ";
        out << entry.subject << ": " << render(entry.message) << '\n';
    }
}

void runInventory(const InventoryOptions& options, Context& context)
{
    const auto input = options.input.load(context);
    if (!input)
        return;
    std::ostream& out = context.streams.out;
    if (options.format == "json") {
        Json root = asJson(input->document);
        if (options.report)
            root["report"] = reportJson(input->report);
        out << root.dump(2) << '\n';
        return;
    }
    writeTable(input->document, out);
    if (options.report)
        writeReport(input->report, out);
}

} // namespace

void addInventory(CLI::App& program, Context& context)
{
    auto options = std::make_shared<InventoryOptions>();
    CLI::App* verb =
        program.add_subcommand("inventory", "What was read: every resource that Peerscape keeps");
    options->input.addTo(*verb);
    verb->add_flag("--report", options->report,
                   "Also what was approximated or ignored, with positions");
    addFormat(*verb, options->format, {"table", "json"});
    verb->callback([options, &context] { runInventory(*options, context); });
}

} // namespace peerscape::cli
