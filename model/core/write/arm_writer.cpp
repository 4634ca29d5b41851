#include "core/azure/names.h"
#include "core/write/pretty_json.h"
#include "core/write/write.h"

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

/// Literal ARM: every reference is a full resource id, children are resources of their own after
/// their parents.
class ArmWriter
{
public:
    explicit ArmWriter(const azure::Document& document)
        : m_document(document)
    {
    }

    std::string write()
    {
        m_resources = Json::array();
        m_document.all<azure::PublicIpAddress>().forEach(
            [&](PublicIpId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::NatGateway>().forEach(
            [&](NatGatewayId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::RouteTable>().forEach(
            [&](RouteTableId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::NetworkSecurityGroup>().forEach(
            [&](NsgId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::LocalNetworkGateway>().forEach(
            [&](SiteId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::ExpressRouteCircuit>().forEach(
            [&](CircuitId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const azure::VirtualNetwork& vnet) {
                if (!vnet.external)
                    add(id, vnet, properties(id, vnet));
            });
        // Peerings as resources of their own, after every network: inline ones may silently do
        // nothing.
        m_document.all<azure::Peering>().forEach(
            [&](PeeringId id, const azure::Peering& r) { addPeering(id, r); });
        m_document.all<azure::AzureFirewall>().forEach(
            [&](FirewallId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::LoadBalancer>().forEach(
            [&](LoadBalancerId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::NetworkInterface>().forEach(
            [&](NicId id, const auto& r) { add(id, r, properties(id, r)); });
        m_document.all<azure::VirtualMachine>().forEach(
            [&](VmId id, const auto& r) { add(id, r, properties(id, r)); });
        m_document.all<azure::PrivateEndpoint>().forEach(
            [&](PrivateEndpointId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::BastionHost>().forEach(
            [&](BastionId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::VirtualNetworkGateway>().forEach(
            [&](GatewayId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::Connection>().forEach(
            [&](ConnectionId id, const auto& r) { add(id, r, properties(r)); });
        m_document.all<azure::RouteServer>().forEach(
            [&](RouteServerId id, const auto& r) { addRouteServer(id, r); });
        m_document.all<azure::UnknownResource>().forEach(
            [&](UnknownId, const azure::UnknownResource& r) {
                Json kept = Json::parse(r.extra.view(), nullptr, false);
                if (kept.is_object())
                    m_resources.push_back(std::move(kept));
            });
        Json root;
        root["$schema"] =
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
        root["contentVersion"] = "1.0.0.0";
        root["resources"] = std::move(m_resources);
        std::string out;
        writePretty(root, out, 0, 100);
        return out + '\n';
    }

private:
    static constexpr const char* kApiVersion = "2024-05-01";

    [[nodiscard]] std::string idOf(ObjectId id) const { return azure::resourceId(m_document, id); }
    [[nodiscard]] Json reference(ObjectId id) const { return {{"id", idOf(id)}}; }

    template<class T>
    [[nodiscard]] static Json texts(const std::vector<T>& values)
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

    /// A resource with its envelope, its own properties and what the reader kept of it.
    template<class R>
    void add(ObjectId id, const R& resource, Json properties)
    {
        Json item;
        item["type"] = azure::armType(id.kind());
        item["apiVersion"] = kApiVersion;
        item["name"] = resource.name.str();
        item["location"] = resource.location.str();
        addEnvelope(item, resource, properties);
        item["properties"] = std::move(properties);
        addExtra(item, resource.extra);
        m_resources.push_back(std::move(item));
    }

    template<class R>
    static void addEnvelope(Json& item, const R& resource, Json& properties)
    {
        if (const auto sku = properties.find("sku"); sku != properties.end()
                                                     && R::kKind != Kind::VirtualNetworkGateway
                                                     && R::kKind != Kind::AzureFirewall) {
            item["sku"] = *sku;
            properties.erase("sku");
        }
        if constexpr (requires { resource.advertises; }) {
            if (!resource.advertises.empty()) {
                std::string list;
                for (const net::Prefix& prefix : resource.advertises)
                    list += (list.empty() ? "" : ",") + prefix.toString();
                item["tags"]["peerscape-advertises"] = list; // D21
            }
        }
    }

    /// Members that are not there yet; nothing that we write ourselves is replaced.
    static void addExtra(Json& item, const Text& extra)
    {
        const Json kept = Json::parse(extra.view(), nullptr, false);
        if (!kept.is_object())
            return;
        for (auto member = kept.begin(); member != kept.end(); ++member) {
            if (member.key() == "peerscape")
                continue;
            if (member.key() == "properties" || member.key() == "tags") {
                for (auto inner = member->begin(); inner != member->end(); ++inner) {
                    if (!item[member.key()].contains(inner.key()))
                        item[member.key()][inner.key()] = *inner;
                }
            } else if (!item.contains(member.key())) {
                item[member.key()] = *member;
            }
        }
    }

    [[nodiscard]] Json properties(const azure::PublicIpAddress& r) const
    {
        Json p;
        if (!r.sku.empty())
            p["sku"] = {{"name", r.sku.str()}};
        p["publicIPAllocationMethod"] = azure::toString(r.publicIPAllocationMethod);
        if (!r.ipAddress.isNone())
            p["ipAddress"] = r.ipAddress.toString();
        return p;
    }

    [[nodiscard]] Json properties(const azure::NatGateway& r) const
    {
        Json p;
        p["sku"] = {{"name", "Standard"}};
        p["publicIpAddresses"] = Json::array();
        for (const PublicIpId id : r.publicIpAddresses)
            p["publicIpAddresses"].push_back(reference(id));
        return p;
    }

    [[nodiscard]] Json properties(const azure::RouteTable& r) const
    {
        Json p;
        p["disableBgpRoutePropagation"] = r.disableBgpRoutePropagation;
        p["routes"] = Json::array();
        for (const azure::Route& route : r.routes) {
            Json inner;
            inner["addressPrefix"] =
                route.addressPrefix ? route.addressPrefix->toString() : route.serviceTag.str();
            inner["nextHopType"] = azure::toString(route.nextHopType);
            if (route.nextHopIpAddress)
                inner["nextHopIpAddress"] = route.nextHopIpAddress->toString();
            p["routes"].push_back({{"name", route.name.str()}, {"properties", std::move(inner)}});
        }
        return p;
    }

    [[nodiscard]] Json properties(const azure::NetworkSecurityGroup& r) const
    {
        Json p;
        p["securityRules"] = Json::array();
        for (const azure::SecurityRule& rule : r.securityRules) {
            Json inner;
            inner["priority"] = rule.priority;
            inner["direction"] = azure::toString(rule.direction);
            inner["access"] = azure::toString(rule.access);
            inner["protocol"] = rule.protocol.str();
            const auto side = [&](const char* one, const char* many,
                                  const std::vector<Text>& values) {
                if (values.size() == 1)
                    inner[one] = values.front().str();
                else
                    inner[many] = texts(values);
            };
            side("sourceAddressPrefix", "sourceAddressPrefixes", rule.sourceAddressPrefixes);
            side("destinationAddressPrefix", "destinationAddressPrefixes",
                 rule.destinationAddressPrefixes);
            side("sourcePortRange", "sourcePortRanges", rule.sourcePortRanges);
            side("destinationPortRange", "destinationPortRanges", rule.destinationPortRanges);
            p["securityRules"].push_back(
                {{"name", rule.name.str()}, {"properties", std::move(inner)}});
        }
        return p;
    }

    [[nodiscard]] Json properties(const azure::LocalNetworkGateway& r) const
    {
        Json p;
        p["localNetworkAddressSpace"] = {{"addressPrefixes", texts(r.addressPrefixes)}};
        if (!r.gatewayIpAddress.isNone())
            p["gatewayIpAddress"] = r.gatewayIpAddress.toString();
        if (!r.fqdn.empty())
            p["fqdn"] = r.fqdn.str();
        if (r.asn)
            p["bgpSettings"]["asn"] = *r.asn;
        if (r.bgpPeeringAddress)
            p["bgpSettings"]["bgpPeeringAddress"] = r.bgpPeeringAddress->toString();
        return p;
    }

    [[nodiscard]] Json properties(const azure::ExpressRouteCircuit& r) const
    {
        Json p = Json::object();
        p["serviceProviderProperties"] = {{"serviceProviderName", r.serviceProviderName.str()},
                                          {"peeringLocation", r.peeringLocation.str()},
                                          {"bandwidthInMbps", r.bandwidthInMbps}};
        return p;
    }

    [[nodiscard]] Json subnetProperties(const azure::Subnet& r) const
    {
        Json p;
        if (r.addressPrefixes.size() == 1)
            p["addressPrefix"] = r.addressPrefixes.front().toString();
        else
            p["addressPrefixes"] = texts(r.addressPrefixes);
        if (r.routeTable)
            p["routeTable"] = reference(r.routeTable);
        if (r.networkSecurityGroup)
            p["networkSecurityGroup"] = reference(r.networkSecurityGroup);
        if (r.natGateway)
            p["natGateway"] = reference(r.natGateway);
        for (const Text& service : r.serviceEndpoints)
            p["serviceEndpoints"].push_back({{"service", service.str()}});
        for (const Text& service : r.delegations)
            p["delegations"].push_back(
                {{"name", service.str()}, {"properties", {{"serviceName", service.str()}}}});
        p["privateEndpointNetworkPolicies"] = azure::toString(r.privateEndpointNetworkPolicies);
        p["defaultOutboundAccess"] = r.defaultOutboundAccess;
        return p;
    }

    [[nodiscard]] Json properties(VnetId id, const azure::VirtualNetwork& r) const
    {
        Json p;
        p["addressSpace"] = {{"addressPrefixes", texts(r.addressPrefixes)}};
        if (!r.dnsServers.empty())
            p["dhcpOptions"] = {{"dnsServers", texts(r.dnsServers)}};
        if (!r.summarizedGatewayPrefixes.empty())
            p["summarizedGatewayPrefixes"] = texts(r.summarizedGatewayPrefixes);
        p["subnets"] = Json::array();
        for (const ObjectId child : azure::subnetsOf(m_document, id)) {
            const azure::Subnet& subnet = *m_document.find(SubnetId::of(child));
            Json item{{"name", subnet.name.str()}, {"properties", subnetProperties(subnet)}};
            addExtra(item, subnet.extra);
            p["subnets"].push_back(std::move(item));
        }
        return p;
    }

    void addPeering(PeeringId id, const azure::Peering& r)
    {
        const azure::VirtualNetwork* vnet = m_document.find(r.virtualNetwork);
        if (vnet == nullptr)
            return;
        Json p;
        const std::string remote =
            r.remoteVirtualNetwork ? idOf(r.remoteVirtualNetwork) : r.remoteResourceId.str();
        p["remoteVirtualNetwork"] = {{"id", remote}};
        p["allowVirtualNetworkAccess"] = r.allowVirtualNetworkAccess;
        p["allowForwardedTraffic"] = r.allowForwardedTraffic;
        p["allowGatewayTransit"] = r.allowGatewayTransit;
        p["useRemoteGateways"] = r.useRemoteGateways;
        if (r.doNotVerifyRemoteGateways)
            p["doNotVerifyRemoteGateways"] = true;
        if (!r.peerCompleteVnets) {
            p["peerCompleteVnets"] = false;
            p["localSubnetNames"] = texts(r.localSubnetNames);
            p["remoteSubnetNames"] = texts(r.remoteSubnetNames);
            p["enableOnlyIPv6Peering"] = r.enableOnlyIPv6Peering;
        }
        if (r.disconnected)
            p["peeringState"] = "Disconnected";
        p["remoteAddressSpace"] = {{"addressPrefixes", texts(r.remoteAddressSpace)}};
        Json item;
        item["type"] = azure::armType(Kind::Peering);
        item["apiVersion"] = kApiVersion;
        item["name"] = vnet->name.str() + '/' + m_document.nameOf(id).str();
        item["properties"] = std::move(p);
        addExtra(item, r.extra);
        m_resources.push_back(std::move(item));
    }

    [[nodiscard]] Json properties(NicId id, const azure::NetworkInterface& r) const
    {
        Json p;
        p["ipConfigurations"] = Json::array();
        for (const azure::NicIpConfiguration& configuration : r.ipConfigurations) {
            Json inner;
            if (configuration.subnet)
                inner["subnet"] = reference(configuration.subnet);
            if (!configuration.privateIPAddress.isNone()) {
                inner["privateIPAddress"] = configuration.privateIPAddress.toString();
                if (!configuration.privateIPAddress.isV4())
                    inner["privateIPAddressVersion"] = "IPv6";
            }
            inner["privateIPAllocationMethod"] =
                azure::toString(configuration.privateIPAllocationMethod);
            inner["primary"] = configuration.primary;
            if (configuration.publicIPAddress)
                inner["publicIPAddress"] = reference(configuration.publicIPAddress);
            const Json pools = backendPools(id);
            if (!pools.empty() && configuration.primary)
                inner["loadBalancerBackendAddressPools"] = pools;
            p["ipConfigurations"].push_back(
                {{"name", configuration.name.str()}, {"properties", std::move(inner)}});
        }
        p["enableIPForwarding"] = r.enableIPForwarding;
        if (r.networkSecurityGroup)
            p["networkSecurityGroup"] = reference(r.networkSecurityGroup);
        return p;
    }

    [[nodiscard]] Json backendPools(NicId id) const
    {
        Json list = Json::array();
        for (const ObjectId balancer : m_document.referrers(id, Kind::LoadBalancer))
            list.push_back({{"id", idOf(balancer) + "/backendAddressPools/backend"}});
        return list;
    }

    [[nodiscard]] Json properties(VmId id, const azure::VirtualMachine& r) const
    {
        Json p;
        if (!r.vmSize.empty())
            p["hardwareProfile"] = {{"vmSize", r.vmSize.str()}};
        if (!r.osType.empty())
            p["storageProfile"] = {{"osDisk", {{"osType", r.osType.str()}}}};
        Json nics = Json::array();
        for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
            nics.push_back(reference(nic));
        p["networkProfile"] = {{"networkInterfaces", std::move(nics)}};
        return p;
    }

    [[nodiscard]] Json properties(const azure::PrivateEndpoint& r) const
    {
        Json p;
        p["subnet"] = reference(r.subnet);
        p["privateLinkServiceConnections"] =
            Json::array({{{"name", "connection"},
                          {"properties",
                           {{"privateLinkServiceId", r.privateLinkServiceId.str()},
                            {"groupIds", texts(r.groupIds)}}}}});
        if (!r.privateIPAddress.isNone())
            p["ipConfigurations"] = Json::array(
                {{{"name", "ipconfig"},
                  {"properties", {{"privateIPAddress", r.privateIPAddress.toString()}}}}});
        return p;
    }

    [[nodiscard]] Json properties(const azure::AzureFirewall& r) const
    {
        Json inner;
        inner["subnet"] = reference(r.subnet);
        if (!r.privateIPAddress.isNone())
            inner["privateIPAddress"] = r.privateIPAddress.toString();
        if (r.publicIPAddress)
            inner["publicIPAddress"] = reference(r.publicIPAddress);
        Json p;
        if (!r.sku.empty())
            p["sku"] = {{"name", "AZFW_VNet"}, {"tier", r.sku.str()}};
        p["ipConfigurations"] =
            Json::array({{{"name", "ipconfig"}, {"properties", std::move(inner)}}});
        return p;
    }

    [[nodiscard]] Json properties(const azure::BastionHost& r) const
    {
        Json inner;
        inner["subnet"] = reference(r.subnet);
        if (r.publicIPAddress)
            inner["publicIPAddress"] = reference(r.publicIPAddress);
        return {{"ipConfigurations",
                 Json::array({{{"name", "ipconfig"}, {"properties", std::move(inner)}}})}};
    }

    [[nodiscard]] Json properties(const azure::LoadBalancer& r) const
    {
        Json inner;
        if (r.subnet) {
            inner["subnet"] = reference(r.subnet);
            inner["privateIPAllocationMethod"] = azure::toString(r.privateIPAllocationMethod);
            if (!r.privateIPAddress.isNone())
                inner["privateIPAddress"] = r.privateIPAddress.toString();
        }
        if (r.publicIPAddress)
            inner["publicIPAddress"] = reference(r.publicIPAddress);
        Json p;
        if (!r.sku.empty())
            p["sku"] = {{"name", r.sku.str()}};
        p["frontendIPConfigurations"] =
            Json::array({{{"name", "frontend"}, {"properties", std::move(inner)}}});
        p["backendAddressPools"] = Json::array({{{"name", "backend"}}});
        return p;
    }

    [[nodiscard]] Json properties(const azure::VirtualNetworkGateway& r) const
    {
        Json p;
        p["gatewayType"] = azure::toString(r.gatewayType);
        p["vpnType"] = azure::toString(r.vpnType);
        if (!r.sku.empty())
            p["sku"] = {{"name", r.sku.str()}, {"tier", r.sku.str()}};
        p["activeActive"] = r.activeActive;
        p["enableBgp"] = r.enableBgp;
        p["bgpSettings"]["asn"] = r.asn;
        std::string peers;
        for (const net::Address& peer : r.bgpPeeringAddresses)
            peers += (peers.empty() ? "" : ",") + peer.toString();
        if (!peers.empty())
            p["bgpSettings"]["bgpPeeringAddress"] = peers;
        p["ipConfigurations"] = Json::array();
        for (const azure::GatewayIpConfiguration& configuration : r.ipConfigurations) {
            Json inner;
            if (configuration.subnet)
                inner["subnet"] = reference(configuration.subnet);
            if (configuration.publicIPAddress)
                inner["publicIPAddress"] = reference(configuration.publicIPAddress);
            p["ipConfigurations"].push_back(
                {{"name", configuration.name.str()}, {"properties", std::move(inner)}});
        }
        if (!r.vpnClientAddressPool.empty())
            p["vpnClientConfiguration"] = {
                {"vpnClientAddressPool", {{"addressPrefixes", texts(r.vpnClientAddressPool)}}}};
        if (r.gatewayDefaultSite)
            p["gatewayDefaultSite"] = reference(r.gatewayDefaultSite);
        return p;
    }

    [[nodiscard]] Json properties(const azure::Connection& r) const
    {
        Json p;
        p["connectionType"] = azure::toString(r.connectionType);
        const auto refer = [&](const char* name, ObjectId id) {
            if (id)
                p[name] = reference(id);
        };
        refer("virtualNetworkGateway1", r.virtualNetworkGateway1);
        refer("virtualNetworkGateway2", r.virtualNetworkGateway2);
        refer("localNetworkGateway2", r.localNetworkGateway2);
        refer("peer", r.expressRouteCircuit);
        p["enableBgp"] = r.enableBgp;
        if (!r.up)
            p["connectionStatus"] = "NotConnected";
        return p;
    }

    void addRouteServer(RouteServerId id, const azure::RouteServer& r)
    {
        add(id, r,
            {{"sku", "Standard"}, {"allowBranchToBranchTraffic", r.allowBranchToBranchTraffic}});
        m_resources.back()["properties"]["sku"] = "Standard";
        m_resources.back().erase("sku");
        const auto child = [&](const char* type, const std::string& name, Json properties) {
            m_resources.push_back(
                {{"type", std::string(azure::armType(Kind::RouteServer)) + '/' + type},
                 {"apiVersion", kApiVersion},
                 {"name", r.name.str() + '/' + name},
                 {"properties", std::move(properties)}});
        };
        if (r.subnet)
            child("ipConfigurations", "ipconfig", {{"subnet", reference(r.subnet)}});
        for (const azure::RouteServerPeer& peer : r.peers)
            child("bgpConnections", peer.name.str(),
                  {{"peerAsn", peer.peerAsn}, {"peerIp", peer.peerIp.toString()}});
    }

    const azure::Document& m_document;
    Json m_resources;
};

} // namespace

std::string writeArm(const azure::Document& document)
{
    return ArmWriter(document).write();
}

} // namespace peerscape::write
