#include "core/write/arm_resources.h"

#include "core/azure/guest_firewall_text.h"
#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/write/kept_json.h"
#include "core/write/machine_setup.h"
#include "core/write/wide_json.h"

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

/// The object that is a member, made when it is missing or something else.
Json& objectIn(Json& parent, const char* name)
{
    Json& member = parent[name];
    if (!member.is_object())
        member = Json::object();
    return member;
}

/// Adds what was kept and is not there yet; nothing that we write ourselves is replaced, but of a
/// list whose first element we model the name of that and the other elements are taken over.
void merge(Json& ours, const Json& kept)
{
    WideObject members(ours);
    for (auto member = kept.begin(); member != kept.end(); ++member) {
        Json* place = members.find(member.key());
        if (place == nullptr) {
            members.at(member.key()) = *member;
        } else if (place->is_object() && member->is_object()) {
            merge(*place, *member);
        } else if (place->is_array() && member->is_array() && place->size() == 1
                   && (*place)[0].is_object() && !member->empty() && (*member)[0].is_object()) {
            Json& first = (*place)[0];
            merge(first, (*member)[0]);
            if (const auto name = (*member)[0].find("name"); name != (*member)[0].end())
                first["name"] = *name;
            place->insert(place->end(), member->begin() + 1, member->end());
        }
    }
}

void mergeKept(Json& item, Json kept)
{
    kept.erase("peerscape"); // of our own format
    dropAttributes(kept);
    merge(item, kept);
}

/// Gives what was kept of a list's elements to those that are still there.
void mergeElements(Json& item, Json& kept, const azure::KeyedList& list)
{
    const Json::json_pointer place(list.place());
    const Json::json_pointer key(list.keyPlace());
    auto ofElements = takeElements(kept, list);
    if (ofElements.empty() || !item.contains(place))
        return;
    for (Json& element : item.at(place)) {
        const auto known = ofElements.extract(toLower(element.at(key).get<std::string>()));
        if (known.empty())
            continue;
        if (const auto name = known.mapped().find("name"); name != known.mapped().end())
            element["name"] = *name;
        merge(element, known.mapped());
    }
}

template<class R>
void mergeExtra(Json& item, const R& resource)
{
    Json kept = keptObject(resource.extra);
    for (const azure::KeyedList& list : azure::keyedLists<R>())
        mergeElements(item, kept, list);
    mergeKept(item, std::move(kept));
}

/// An element of a list, such as a route.
template<class Part>
Json part(const Part& element, Json properties)
{
    Json item{{"name", element.name.str()}, {"properties", std::move(properties)}};
    mergeExtra(item, element);
    return item;
}

/// A resource that stands on another one, such as a role assignment.
struct Extension
{
    std::string scope; ///< "Microsoft.Storage/storageAccounts/a"; empty for other resources.
    std::string type;
    std::string name;
};

/// Takes a type "N/a/providers/b" with the name "x/M/y" apart: M/b y on N/a/x.
Extension asExtension(std::string_view type, std::string_view name)
{
    constexpr std::string_view kProviders = "/providers/";
    const std::size_t cut = type.rfind(kProviders);
    if (cut == std::string_view::npos)
        return {};
    Extension made;
    // Every part of the type but the namespace has a part of the name.
    const auto next = [](std::string_view& list) {
        const std::size_t slash = std::min(list.find('/'), list.size());
        const std::string_view part = list.substr(0, slash);
        list.remove_prefix(std::min(slash + 1, list.size()));
        return std::string(part);
    };
    std::string_view parents = type.substr(0, cut);
    made.scope = next(parents);
    while (!parents.empty()) {
        made.scope += '/' + next(parents);
        made.scope += '/' + next(name);
    }
    made.type = next(name) + '/' + std::string(type.substr(cut + kProviders.size()));
    made.name = name;
    return made;
}

/// Writes one resource after another.
class ResourceWriter
{
public:
    explicit ResourceWriter(const azure::Document& document)
        : m_document(document)
    {
    }

    std::vector<Json> write(ObjectId id)
    {
        m_document.visit(id, [&](auto typed, const auto& r) { add(typed, r); });
        return std::move(m_resources);
    }

private:
    template<class IdType, class R>
    void add(IdType id, const R& resource)
    {
        if constexpr (requires { properties(id, resource); })
            add(id, resource, properties(id, resource));
        else if constexpr (requires { properties(resource); })
            add(id, resource, properties(resource));
    }

    void add(UnknownId, const azure::UnknownResource& resource)
    {
        Json item = keptResource(resource.extra);
        if (item.empty())
            return;
        dropAttributes(item);
        const std::string type = resource.type.str();
        const std::string name = resource.name.str();
        const Extension extension = asExtension(type, name);
        const bool isExtension = !extension.scope.empty();
        // The file may say only the last part of them, or something unknown.
        item["type"] = isExtension ? extension.type : type;
        item["name"] = isExtension ? extension.name : name;
        if (isExtension)
            item["scope"] = extension.scope;
        m_resources.push_back(std::move(item));
    }

    /// A resource with its envelope, its own properties and what the reader kept of it.
    template<class IdType, class R>
    void add(IdType /*id*/, const R& resource, Json properties)
    {
        Json item;
        item["type"] = azure::armType(IdType::kKind);
        item["apiVersion"] = apiVersion(IdType::kKind);
        if constexpr (IdType::kKind == Kind::Peering)
            item["name"] =
                m_document.nameOf(resource.virtualNetwork).str() + '/' + resource.name.str();
        else
            item["name"] = resource.name.str();
        if constexpr (requires { resource.location; })
            item["location"] = resource.location.empty() ? kGroupLocation : resource.location.str();
        const Json tags = tagsOf(resource);
        if (!tags.empty())
            item["tags"] = tags;
        constexpr bool kSkuOutside = IdType::kKind == Kind::PublicIpAddress
                                     || IdType::kKind == Kind::NatGateway
                                     || IdType::kKind == Kind::LoadBalancer;
        if (const auto sku = properties.find("sku"); kSkuOutside && sku != properties.end()) {
            item["sku"] = *sku;
            properties.erase("sku");
        }
        item["properties"] = std::move(properties);
        mergeExtra(item, resource);
        if constexpr (IdType::kKind == Kind::VirtualMachine)
            addUsual(item, resource);
        if constexpr (IdType::kKind == Kind::RouteServer) {
            Json configurations = takeConfigurations(item);
            m_resources.push_back(std::move(item));
            addRouteServerParts(resource, configurations);
        } else {
            m_resources.push_back(std::move(item));
        }
    }

    /// Facts that ARM has no field for (D21).
    template<class R>
    [[nodiscard]] static Json tagsOf(const R& resource)
    {
        Json tags = Json::object();
        const auto add = [&](std::string_view tag, std::string value) {
            tags[std::string(tag)] = std::move(value);
        };
        if constexpr (requires { resource.advertises; }) {
            std::string list;
            for (const net::Prefix& prefix : resource.advertises)
                list += (list.empty() ? "" : ",") + prefix.toString();
            if (!list.empty())
                add(azure::kAdvertisesTag, list);
        }
        if constexpr (requires { resource.isAppliance; }) {
            if (resource.isAppliance != resource.enableIPForwarding)
                add(azure::kApplianceTag, resource.isAppliance ? "true" : "false");
            if (resource.isStateful)
                add(azure::kStatefulTag, "true");
            if (!resource.osForwards)
                add(azure::kOsForwardsTag, "false");
            if (resource.snat)
                add(azure::kSnatTag, "true");
        }
        if constexpr (requires { resource.running; }) {
            if (!resource.running)
                add(azure::kRunningTag, "false");
            if (const std::string firewall = azure::guestFirewallText(resource); !firewall.empty())
                add(azure::kGuestFirewallTag, firewall);
        }
        return tags;
    }

    /// What Azure wants of a machine and neither the design nor the file it came from says.
    static void addUsual(Json& item, const azure::VirtualMachine& machine)
    {
        Json& properties = objectIn(item, "properties");
        Json& storage = objectIn(properties, "storageProfile");
        const Json usualDisk{{"createOption", azure::kDiskCreateOption}};
        Json& disk = objectIn(storage, "osDisk");
        merge(disk, usualDisk);
        if (!disk["createOption"].is_string()
            || !equalsIgnoringCase(disk["createOption"].get<std::string>(),
                                   azure::kDiskCreateOption))
            return; // an existing disk
        const bool isWindows = equalsIgnoringCase(machine.osType, "Windows");
        const azure::Image& image = azure::usualImage(isWindows);
        if (getsUsualImage(machine))
            storage["imageReference"] = {{"publisher", image.publisher},
                                         {"offer", image.offer},
                                         {"sku", image.sku},
                                         {"version", azure::kImageVersion}};
        Json& profile = objectIn(properties, "osProfile");
        merge(profile, {{"computerName", azure::computerName(machine)},
                        {"adminUsername", azure::kAdministrator}});
        static const Json::json_pointer kOnlyKeys(
            "/linuxConfiguration/disablePasswordAuthentication");
        if (!profile.contains(kOnlyKeys) || profile.at(kOnlyKeys) != Json(true))
            profile["adminPassword"] = kAdminPassword;
    }

    static std::string_view apiVersion(Kind kind)
    {
        return kind == Kind::VirtualMachine ? "2024-07-01" : "2024-05-01";
    }

    /// The configurations of a route server are children of it: takes what was kept of them.
    static Json takeConfigurations(Json& item)
    {
        Json& properties = item["properties"];
        Json list = Json::array({{{"name", azure::kIpConfigurationName}}});
        if (const auto kept = properties.find("ipConfigurations"); kept != properties.end()) {
            if (kept->is_array() && !kept->empty())
                list = *kept;
            properties.erase("ipConfigurations");
        }
        return list;
    }

    void addRouteServerParts(const azure::RouteServer& r, Json& configurations)
    {
        const auto child = [&](const char* type, Json item) {
            Json envelope{{"type", std::string(azure::armType(Kind::RouteServer)) + '/' + type},
                          {"apiVersion", apiVersion(Kind::RouteServer)},
                          {"name", r.name.str() + '/' + item["name"].get<std::string>()}};
            merge(envelope, item);
            m_resources.push_back(std::move(envelope));
        };
        Json& first = configurations.front();
        if (r.subnet && first.is_object() && first["name"].is_string()) {
            objectIn(objectIn(first, "properties"), "subnet")["id"] = idOf(r.subnet);
            child("ipConfigurations", first);
        }
        for (const azure::RouteServerPeer& peer : r.peers)
            child("bgpConnections",
                  part(peer, {{"peerAsn", peer.peerAsn}, {"peerIp", peer.peerIp.toString()}}));
    }

    [[nodiscard]] std::string idOf(ObjectId id) const { return azure::resourceId(m_document, id); }
    [[nodiscard]] Json reference(ObjectId id) const { return {{"id", idOf(id)}}; }
    template<class Ids>
    [[nodiscard]] Json references(const Ids& ids) const
    {
        Json list = Json::array();
        for (const ObjectId id : ids)
            list.push_back(reference(id));
        return list;
    }

    template<class List>
    [[nodiscard]] static Json texts(const List& values)
    {
        Json list = Json::array();
        for (const auto& value : values) {
            if constexpr (requires { value.toString(); })
                list.push_back(value.toString());
            else
                list.push_back(value.str());
        }
        return list;
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
        p["publicIpAddresses"] = references(r.publicIpAddresses);
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
            p["routes"].push_back(part(route, std::move(inner)));
        }
        return p;
    }

    [[nodiscard]] Json properties(const azure::ApplicationSecurityGroup& /*r*/) const
    {
        return Json::object();
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
                else if (!values.empty())
                    inner[many] = texts(values);
            };
            const auto groups = [&](const char* name, const std::vector<AsgId>& ids) {
                if (!ids.empty())
                    inner[name] = references(ids);
            };
            groups("sourceApplicationSecurityGroups", rule.sourceApplicationSecurityGroups);
            groups("destinationApplicationSecurityGroups",
                   rule.destinationApplicationSecurityGroups);
            side("sourceAddressPrefix", "sourceAddressPrefixes", rule.sourceAddressPrefixes);
            side("destinationAddressPrefix", "destinationAddressPrefixes",
                 rule.destinationAddressPrefixes);
            side("sourcePortRange", "sourcePortRanges", rule.sourcePortRanges);
            side("destinationPortRange", "destinationPortRanges", rule.destinationPortRanges);
            p["securityRules"].push_back(part(rule, std::move(inner)));
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
            p["subnets"].push_back(part(subnet, subnetProperties(subnet)));
        }
        return p;
    }

    [[nodiscard]] Json properties(const azure::Peering& r) const
    {
        Json p;
        p["remoteVirtualNetwork"] = {{"id", r.remoteVirtualNetwork ? idOf(r.remoteVirtualNetwork)
                                                                   : r.remoteResourceId.str()}};
        p["allowVirtualNetworkAccess"] = r.allowVirtualNetworkAccess;
        p["allowForwardedTraffic"] = r.allowForwardedTraffic;
        p["allowGatewayTransit"] = r.allowGatewayTransit;
        p["useRemoteGateways"] = r.useRemoteGateways;
        if (r.doNotVerifyRemoteGateways)
            p["doNotVerifyRemoteGateways"] = true;
        if (!r.peerCompleteVnets)
            p["peerCompleteVnets"] = false;
        if (!r.localSubnetNames.empty())
            p["localSubnetNames"] = texts(r.localSubnetNames);
        if (!r.remoteSubnetNames.empty())
            p["remoteSubnetNames"] = texts(r.remoteSubnetNames);
        if (r.enableOnlyIPv6Peering)
            p["enableOnlyIPv6Peering"] = true;
        if (r.disconnected)
            p["peeringState"] = "Disconnected";
        p["remoteAddressSpace"] = {{"addressPrefixes", texts(r.remoteAddressSpace)}};
        return p;
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
            if (!configuration.applicationSecurityGroups.empty())
                inner["applicationSecurityGroups"] =
                    references(configuration.applicationSecurityGroups);
            const Json pools = backendPools(id);
            if (!pools.empty() && &configuration == r.primaryConfiguration())
                inner["loadBalancerBackendAddressPools"] = pools;
            p["ipConfigurations"].push_back(part(configuration, std::move(inner)));
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
            list.push_back(
                {{"id", idOf(balancer) + "/backendAddressPools/"
                            + backEndPoolName(*m_document.find(LoadBalancerId::of(balancer)))}});
        return list;
    }

    [[nodiscard]] Json properties(VmId id, const azure::VirtualMachine& r) const
    {
        Json p;
        if (!r.vmSize.empty())
            p["hardwareProfile"] = {{"vmSize", r.vmSize.str()}};
        if (!r.osType.empty())
            p["storageProfile"]["osDisk"]["osType"] = r.osType.str();
        Json nics = Json::array();
        for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
            nics.push_back(reference(nic));
        p["networkProfile"] = {{"networkInterfaces", std::move(nics)}};
        return p;
    }

    [[nodiscard]] Json properties(const azure::PrivateEndpoint& r) const
    {
        Json p;
        if (r.subnet)
            p["subnet"] = reference(r.subnet);
        p["privateLinkServiceConnections"] =
            Json::array({{{"name", azure::kPrivateLinkName},
                          {"properties",
                           {{"privateLinkServiceId", r.privateLinkServiceId.str()},
                            {"groupIds", texts(r.groupIds)}}}}});
        if (!r.privateIPAddress.isNone())
            p["ipConfigurations"] = Json::array(
                {{{"name", azure::kIpConfigurationName},
                  {"properties", {{"privateIPAddress", r.privateIPAddress.toString()}}}}});
        return p;
    }

    /// Of a hub's firewall the reader kept it.
    [[nodiscard]] static std::string skuName(const azure::AzureFirewall& r)
    {
        return keptText(r.extra, "/properties/sku/name", azure::kNetworkFirewall);
    }

    [[nodiscard]] Json properties(const azure::AzureFirewall& r) const
    {
        Json inner = Json::object();
        if (r.subnet)
            inner["subnet"] = reference(r.subnet);
        if (!r.privateIPAddress.isNone())
            inner["privateIPAddress"] = r.privateIPAddress.toString();
        if (r.publicIPAddress)
            inner["publicIPAddress"] = reference(r.publicIPAddress);
        Json p;
        if (!r.sku.empty())
            p["sku"] = {{"name", skuName(r)}, {"tier", r.sku.str()}};
        p["ipConfigurations"] = Json::array(
            {{{"name", azure::kIpConfigurationName}, {"properties", std::move(inner)}}});
        return p;
    }

    [[nodiscard]] Json properties(const azure::BastionHost& r) const
    {
        Json inner = Json::object();
        if (r.subnet)
            inner["subnet"] = reference(r.subnet);
        if (r.publicIPAddress)
            inner["publicIPAddress"] = reference(r.publicIPAddress);
        return {{"ipConfigurations", Json::array({{{"name", azure::kIpConfigurationName},
                                                   {"properties", std::move(inner)}}})}};
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
            Json::array({{{"name", azure::kFrontEndName}, {"properties", std::move(inner)}}});
        p["backendAddressPools"] = Json::array({{{"name", azure::kBackEndPoolName}}});
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
            p["ipConfigurations"].push_back(part(configuration, std::move(inner)));
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

    [[nodiscard]] static Json properties(const azure::RouteServer& r)
    {
        return {{"sku", "Standard"}, {"allowBranchToBranchTraffic", r.allowBranchToBranchTraffic}};
    }

    const azure::Document& m_document;
    std::vector<Json> m_resources;
};

} // namespace

std::vector<nlohmann::ordered_json> armResources(const azure::Document& document, ObjectId id)
{
    return ResourceWriter(document).write(id);
}

bool getsUsualImage(const azure::VirtualMachine& machine)
{
    const MachineSetup setup = setupOf(machine);
    return setup.isUsualImage && !setup.isPartOfImageKnown;
}

} // namespace peerscape::write
