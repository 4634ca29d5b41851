#include "core/azure/guest_firewall_text.h"
#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/read/estate_building.h"

#include <algorithm>

namespace peerscape::read {

using json::Value;

namespace {

/// Whether a machine's image is this one of the marketplace.
bool isImage(const Value& reference, const azure::Image& image)
{
    return view(reference.peek("publisher")) == image.publisher
           && view(reference.peek("offer")) == image.offer
           && view(reference.peek("sku")) == image.sku
           && view(reference.peek("version")) == azure::kImageVersion;
}

/// Whether nothing else is said of it; Azure answers which version "latest" was.
bool saysOnlyImage(const Value& reference)
{
    constexpr std::array<json::Key, 5> kNames{"publisher", "offer", "sku", "version",
                                              "exactVersion"};
    return std::all_of(
        reference.members.begin(), reference.members.end(), [&](const json::Member& member) {
            return std::any_of(kNames.begin(), kNames.end(),
                               [&](const json::Key& name) { return member.key.isNamed(name); });
        });
}

/// The first member of a balancer's pool that is an address and not an interface; null when there
/// is none.
const Value* addressIn(const Value& pool)
{
    const Value* list = peekDeep(pool, "loadBalancerBackendAddresses");
    if (list == nullptr)
        return nullptr;
    const auto found =
        std::find_if(list->items.begin(), list->items.end(), [](const Value& address) {
            return peekDeep(address, "networkInterfaceIPConfiguration") == nullptr;
        });
    return found != list->items.end() ? &*found : nullptr;
}

} // namespace

void EstateReader::buildNetwork(const Record& record)
{
    azure::VirtualNetwork vnet;
    readGrouped(record, vnet);
    for (const Value& source : record.sources) {
        if (vnet.addressPrefixes.empty())
            vnet.addressPrefixes = prefixes(record, get(source, "addressSpace", "addressPrefixes"));
        if (vnet.dnsServers.empty())
            vnet.dnsServers = texts(get(source, "dhcpOptions", "dnsServers"));
    }
    vnet.summarizedGatewayPrefixes = prefixes(record, get(record, "summarizedGatewayPrefixes"));
    vnet.external = record.isExisting;
    for (const Value& source : record.sources) {
        for (const auto& [list, type] : kInlineChildren)
            (void)get(source, list); // objects of their own
    }
    put(record, std::move(vnet));
}

void EstateReader::buildSubnet(const Record& record)
{
    azure::Subnet subnet;
    subnet.name = childName(record);
    const std::size_t cut = record.armId.rfind('/', record.armId.rfind('/') - 1);
    subnet.virtualNetwork = vnetReference(record, record.armId.substr(0, cut));
    subnet.addressPrefixes = prefixes(record, get(record, "addressPrefixes"));
    const std::vector<net::Prefix> single = prefixes(record, get(record, "addressPrefix"));
    if (subnet.addressPrefixes.empty())
        subnet.addressPrefixes = single;
    subnet.routeTable = reference<Kind::RouteTable>(record, get(record, "routeTable"));
    subnet.networkSecurityGroup =
        reference<Kind::NetworkSecurityGroup>(record, get(record, "networkSecurityGroup"));
    subnet.natGateway = reference<Kind::NatGateway>(record, get(record, "natGateway"));
    const auto readServices = [&](const azure::KeyedList& list, std::string_view answered,
                                  std::vector<Text>& services) {
        const Value* found = get(record, list.name);
        if (found == nullptr)
            return;
        for (const Value& item : found->items) {
            if (const Value* service = get(item, list.key))
                services.push_back(text(service));
            drop(item, answered);
        }
        keepOfElements(record, list, {found});
    };
    readServices(azure::kServiceEndpoints, "locations", subnet.serviceEndpoints); // Azure's choice
    readServices(azure::kDelegations, "actions", subnet.delegations); // follow from the service
    subnet.privateEndpointNetworkPolicies =
        azure::parsePrivateEndpointNetworkPolicies(
            view(get(record, "privateEndpointNetworkPolicies")))
            .value_or(azure::PrivateEndpointNetworkPolicies::Disabled);
    // D14: absent means on for API versions up to 2026-03-31 and off for later ones.
    const bool usual = record.apiVersion.view().substr(0, 10) <= "2026-03-31";
    subnet.defaultOutboundAccess = flag(get(record, "defaultOutboundAccess"), usual);
    drop(record, "ipConfigurations"); // read only: who stands in the subnet is known from them
    drop(record, "privateEndpoints");
    put(record, std::move(subnet));
}

void EstateReader::buildPeering(const Record& record)
{
    azure::Peering peering;
    peering.name = childName(record);
    const std::size_t cut = record.armId.rfind('/', record.armId.rfind('/') - 1);
    peering.virtualNetwork = vnetReference(record, record.armId.substr(0, cut));
    const Value* remotePlace = get(record, "remoteVirtualNetwork");
    const std::string_view remote = idOf(remotePlace);
    // D3: only Disconnected is believed; the rest follows from both sides. What was not sent is
    // false, but access is on for whoever leaves it out (3.1.2).
    peering.disconnected = equalsIgnoringCase(view(get(record, "peeringState")), "Disconnected");
    if (peering.disconnected && remotePlace != nullptr && !knownId(remote)) {
        peering.remoteResourceId = remote;
        note(ReportEntry::Kind::Approximated, *remotePlace, record.armId,
             {PEERSCAPE_TR_NOOP("the remote network of a disconnected peering is not in the files; "
                                "it is taken as deleted"),
              {}});
    } else {
        peering.remoteVirtualNetwork = vnetReference(record, remote);
        if (!peering.remoteVirtualNetwork)
            peering.remoteResourceId = remote;
    }
    drop(record, "peeringSyncLevel");
    drop(record, "remoteVirtualNetworkAddressSpace");
    drop(record, "localAddressSpace");
    drop(record, "localVirtualNetworkAddressSpace");
    peering.allowVirtualNetworkAccess = flag(get(record, "allowVirtualNetworkAccess"), true);
    peering.allowForwardedTraffic = flag(get(record, "allowForwardedTraffic"), false);
    peering.allowGatewayTransit = flag(get(record, "allowGatewayTransit"), false);
    peering.useRemoteGateways = flag(get(record, "useRemoteGateways"), false);
    peering.doNotVerifyRemoteGateways = flag(get(record, "doNotVerifyRemoteGateways"), false);
    peering.peerCompleteVnets = flag(get(record, "peerCompleteVnets"), true);
    peering.enableOnlyIPv6Peering = flag(get(record, "enableOnlyIPv6Peering"), false);
    peering.localSubnetNames = texts(get(record, "localSubnetNames"));
    peering.remoteSubnetNames = texts(get(record, "remoteSubnetNames"));
    const Value* space = get(record, "remoteAddressSpace");
    const Value* list = space != nullptr ? get(*space, "addressPrefixes") : nullptr;
    peering.remoteAddressSpace = prefixes(record, list);
    if (list == nullptr)
        m_withoutSpace.push_back(PeeringId::of(record.id)); // D4: absent means in sync
    put(record, std::move(peering));
}

void EstateReader::buildNic(const Record& record)
{
    azure::NetworkInterface nic;
    readGrouped(record, nic);
    if (const Value* list = get(record, "ipConfigurations")) {
        for (const Value& item : list->items) {
            azure::NicIpConfiguration configuration;
            configuration.name = text(get(item, "name"));
            configuration.subnet = subnetReference(record, get(item, "subnet"));
            configuration.privateIPAddress = address(record, get(item, "privateIPAddress"));
            configuration.privateIPAllocationMethod =
                azure::parseAllocationMethod(view(get(item, "privateIPAllocationMethod")))
                    .value_or(azure::AllocationMethod::Dynamic);
            configuration.primary = flag(get(item, "primary"), false);
            configuration.publicIPAddress =
                reference<Kind::PublicIpAddress>(record, get(item, "publicIPAddress"));
            configuration.applicationSecurityGroups = references<Kind::ApplicationSecurityGroup>(
                record, get(item, "applicationSecurityGroups"));
            drop(item, "privateIPAddressVersion"); // follows from the address
            // Members of a pool are kept with the load balancer where that is known.
            if (const Value* pools = get(item, "loadBalancerBackendAddressPools")) {
                for (const Value& pool : pools->items) {
                    if (!isKnownBalancer(pool))
                        note(ReportEntry::Kind::Approximated, pool, record.armId,
                             {PEERSCAPE_TR_NOOP("it refers to {0}, which is not in the files"),
                              {std::string(idOf(&pool))}});
                }
            }
            configuration.extra =
                extraOf(record, item, azure::keyedLists<azure::NicIpConfiguration>());
            nic.ipConfigurations.push_back(std::move(configuration));
        }
        // Where nothing says it, Azure takes the first one.
        if (!nic.ipConfigurations.empty()
            && std::none_of(nic.ipConfigurations.begin(), nic.ipConfigurations.end(),
                            [](const auto& configuration) { return configuration.primary; }))
            nic.ipConfigurations.front().primary = true;
    }
    nic.enableIPForwarding = flag(get(record, "enableIPForwarding"), false);
    nic.isAppliance = tagFlag(record, azure::kApplianceTag, nic.enableIPForwarding);
    nic.isStateful = tagFlag(record, azure::kStatefulTag, false);
    nic.osForwards = tagFlag(record, azure::kOsForwardsTag, true);
    nic.snat = tagFlag(record, azure::kSnatTag, false);
    nic.networkSecurityGroup =
        reference<Kind::NetworkSecurityGroup>(record, get(record, "networkSecurityGroup"));
    nic.advertises = advertised(record);
    const auto machine = m_machineOfNic.find(record.armId);
    const Value* named = get(record, "virtualMachine");
    const std::string_view armId =
        machine != m_machineOfNic.end() ? std::string_view(machine->second) : idOf(named);
    if (const ObjectId known = knownId(armId))
        nic.virtualMachine = VmId::of(known);
    else if (named != nullptr)
        nic.virtualMachine = reference<Kind::VirtualMachine>(record, named);
    put(record, std::move(nic));
}

void EstateReader::dropUsual(const Record& record, const azure::VirtualMachine& machine)
{
    const auto dropIf = [](const Value& object, std::string_view name, std::string_view usual) {
        if (view(object.peek(name)) == usual)
            drop(object, name);
    };
    for (const Value& source : record.sources) {
        if (const Value* profile = get(source, "osProfile")) {
            drop(*profile, "adminPassword"); // a secret
            drop(*profile, "customData");    // may hold some
            dropIf(*profile, "adminUsername", azure::kAdministrator);
            dropIf(*profile, "computerName", azure::computerName(machine));
        }
        const Value* storage = get(source, "storageProfile");
        const Value* disk = storage != nullptr ? get(*storage, "osDisk") : nullptr;
        if (disk != nullptr
            && equalsIgnoringCase(view(disk->peek("createOption")), azure::kDiskCreateOption))
            drop(*disk, "createOption");
        const Value* image = storage != nullptr ? storage->peek("imageReference") : nullptr;
        for (const bool isWindows : {false, true}) {
            if (image != nullptr && isImage(*image, azure::usualImage(isWindows))
                && saysOnlyImage(*image))
                drop(*storage, "imageReference");
        }
    }
}

Text EstateReader::systemOfImage(const Record& record)
{
    for (const Value& source : record.sources) {
        const Value* storage = get(source, "storageProfile");
        const Value* image = storage != nullptr ? storage->peek("imageReference") : nullptr;
        // The usual one is also what we write of a machine whose system nobody knows.
        if (image == nullptr || isImage(*image, azure::usualImage(false)))
            continue;
        const std::string publisher = toLower(view(image->peek("publisher")));
        if (azure::isWindowsImage(publisher, view(image->peek("offer"))))
            return "Windows";
        for (const std::string_view maker :
             {"almalinux", "canonical", "debian", "kinvolk", "microsoftcblmariner", "openlogic",
              "oracle", "redhat", "resf", "suse"}) {
            if (publisher == maker)
                return "Linux";
        }
    }
    return {};
}

void EstateReader::buildMachine(const Record& record)
{
    azure::VirtualMachine machine;
    readGrouped(record, machine);
    for (const Value& source : record.sources)
        (void)interfacesOf(source); // they know it
    for (const Value& source : record.sources) {
        if (const Value* size = get(source, "hardwareProfile", "vmSize"))
            machine.vmSize = text(size);
        const Value* storage = get(source, "storageProfile");
        const Value* disk = storage != nullptr ? get(*storage, "osDisk") : nullptr;
        if (disk != nullptr)
            machine.osType = text(get(*disk, "osType"));
    }
    // A template says the system only through its configuration or its image.
    const Value* profile = get(record, "osProfile");
    if (machine.osType.empty() && profile != nullptr)
        machine.osType = get(*profile, "linuxConfiguration") != nullptr     ? Text("Linux")
                         : get(*profile, "windowsConfiguration") != nullptr ? Text("Windows")
                                                                            : Text();
    if (machine.osType.empty())
        machine.osType = systemOfImage(record);
    const std::string_view power = view(get(record, "powerState"));
    machine.running = tagFlag(record, azure::kRunningTag,
                              power.empty() || power.find("running") != std::string_view::npos);
    const Value* tags = get(record, "tags");
    if (const Value* firewall = tags != nullptr ? tags->find(azure::kGuestFirewallTag) : nullptr)
        azure::readGuestFirewall(view(firewall), machine);
    dropUsual(record, machine);
    const azure::KeyedList& interfaces = azure::kInterfacesOfMachine;
    std::vector<const Value*> lists;
    for (const Value& source : record.sources) {
        if (const Value* list = get(source, interfaces.parent, interfaces.name))
            lists.push_back(list);
    }
    keepOfElements(record, interfaces, lists);
    put(record, std::move(machine));
}

void EstateReader::buildPublicIp(const Record& record)
{
    azure::PublicIpAddress resource;
    readGrouped(record, resource);
    resource.ipAddress = address(record, get(record, "ipAddress"));
    const Value* sku = get(record, "sku");
    resource.sku = sku != nullptr ? text(get(*sku, "name")) : Text();
    resource.publicIPAllocationMethod =
        azure::parseAllocationMethod(view(get(record, "publicIPAllocationMethod")))
            .value_or(azure::AllocationMethod::Dynamic);
    drop(record, "ipConfiguration"); // read only
    put(record, std::move(resource));
}

void EstateReader::buildNatGateway(const Record& record)
{
    azure::NatGateway gateway;
    readGrouped(record, gateway);
    const azure::KeyedList& addresses = azure::kAddressesOfNatGateway;
    if (const Value* list = get(record, addresses.name)) {
        gateway.publicIpAddresses = references<Kind::PublicIpAddress>(record, list);
        keepOfElements(record, addresses, {list});
    }
    const Value* sku = get(record, "sku");
    if (sku != nullptr && view(sku->peek("name")) == "Standard")
        drop(*sku, "name");  // the only one there was for long
    drop(record, "subnets"); // read only
    put(record, std::move(gateway));
}

void EstateReader::buildGateway(const Record& record)
{
    azure::VirtualNetworkGateway gateway;
    readGrouped(record, gateway);
    gateway.gatewayType =
        azure::parseGatewayType(view(get(record, "gatewayType"))).value_or(azure::GatewayType::Vpn);
    gateway.vpnType =
        azure::parseVpnType(view(get(record, "vpnType"))).value_or(azure::VpnType::RouteBased);
    const Value* sku = get(record, "sku");
    gateway.sku = sku != nullptr ? text(get(*sku, "name")) : Text();
    if (sku != nullptr && gateway.sku == view(sku->peek("tier")))
        drop(*sku, "tier");
    if (sku != nullptr)
        drop(*sku, "capacity"); // follows from the name
    gateway.activeActive = flag(get(record, "activeActive"), flag(get(record, "active"), false));
    gateway.enableBgp = flag(get(record, "enableBgp"), false);
    if (const Value* bgp = get(record, "bgpSettings")) {
        gateway.asn = number(get(*bgp, "asn"), 65515);
        // One address, or several separated by commas for an active-active gateway.
        std::string_view rest = view(get(*bgp, "bgpPeeringAddress"));
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            if (const auto peer = net::Address::parse(rest.substr(0, comma)))
                gateway.bgpPeeringAddresses.push_back(*peer);
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        }
    }
    if (const Value* list = get(record, "ipConfigurations")) {
        for (const Value& item : list->items) {
            azure::GatewayIpConfiguration configuration;
            configuration.name = text(get(item, "name"));
            configuration.subnet = subnetReference(record, get(item, "subnet"));
            configuration.publicIPAddress =
                reference<Kind::PublicIpAddress>(record, get(item, "publicIPAddress"));
            drop(item, "privateIPAllocationMethod"); // always dynamic
            drop(item, "privateIPAddress");          // Azure's choice
            configuration.extra = extraOf(item);
            gateway.ipConfigurations.push_back(std::move(configuration));
        }
    }
    if (const Value* client = get(record, "vpnClientConfiguration")) {
        if (const Value* pool = get(*client, "vpnClientAddressPool"))
            gateway.vpnClientAddressPool = prefixes(record, get(*pool, "addressPrefixes"));
    }
    gateway.gatewayDefaultSite =
        reference<Kind::LocalNetworkGateway>(record, get(record, "gatewayDefaultSite"));
    put(record, std::move(gateway));
}

void EstateReader::buildSite(const Record& record)
{
    azure::LocalNetworkGateway site;
    readGrouped(record, site);
    site.gatewayIpAddress = address(record, get(record, "gatewayIpAddress"));
    site.fqdn = text(get(record, "fqdn"));
    for (const Value& source : record.sources)
        site.addressPrefixes =
            prefixes(record, get(source, "localNetworkAddressSpace", "addressPrefixes"));
    if (const Value* bgp = get(record, "bgpSettings")) {
        if (const std::uint32_t asn = number(get(*bgp, "asn"), 0); asn != 0)
            site.asn = asn;
        const net::Address peer = address(record, get(*bgp, "bgpPeeringAddress"));
        if (!peer.isNone())
            site.bgpPeeringAddress = peer;
    }
    put(record, std::move(site));
}

void EstateReader::buildConnection(const Record& record)
{
    azure::Connection connection;
    readGrouped(record, connection);
    connection.connectionType = azure::parseConnectionType(view(get(record, "connectionType")))
                                    .value_or(azure::ConnectionType::IPsec);
    connection.virtualNetworkGateway1 =
        reference<Kind::VirtualNetworkGateway>(record, get(record, "virtualNetworkGateway1"));
    connection.virtualNetworkGateway2 =
        reference<Kind::VirtualNetworkGateway>(record, get(record, "virtualNetworkGateway2"));
    connection.localNetworkGateway2 =
        reference<Kind::LocalNetworkGateway>(record, get(record, "localNetworkGateway2"));
    connection.expressRouteCircuit =
        reference<Kind::ExpressRouteCircuit>(record, get(record, "peer"));
    connection.enableBgp = flag(get(record, "enableBgp"), false);
    // 4.2: up unless the file says otherwise.
    const std::string_view status = view(get(record, "connectionStatus"));
    connection.up = status.empty() || equalsIgnoringCase(status, "Connected")
                    || equalsIgnoringCase(status, "Unknown");
    // A shared key is a secret: never kept (import.md 5).
    drop(record, "sharedKey");
    drop(record, "authorizationKey");
    put(record, std::move(connection));
}

void EstateReader::buildCircuit(const Record& record)
{
    azure::ExpressRouteCircuit circuit;
    readGrouped(record, circuit);
    if (const Value* provider = get(record, "serviceProviderProperties")) {
        circuit.serviceProviderName = text(get(*provider, "serviceProviderName"));
        circuit.peeringLocation = text(get(*provider, "peeringLocation"));
        circuit.bandwidthInMbps = number(get(*provider, "bandwidthInMbps"), 0);
    }
    circuit.advertises = advertised(record);
    drop(record, "serviceKey"); // a secret
    if (const Value* list = get(record, "authorizations")) {
        note(ReportEntry::Kind::Ignored, *list, record.armId,
             {PEERSCAPE_TR_NOOP("authorizations of a circuit hold keys and are left out"), {}});
        drop(record, "authorizations");
    }
    put(record, std::move(circuit));
}

void EstateReader::buildPrivateEndpoint(const Record& record)
{
    azure::PrivateEndpoint endpoint;
    readGrouped(record, endpoint);
    endpoint.subnet = subnetReference(record, get(record, "subnet"));
    const Value* connections = get(record, "privateLinkServiceConnections");
    if (connections == nullptr) {
        connections = get(record, "manualPrivateLinkServiceConnections");
        if (connections != nullptr)
            note(ReportEntry::Kind::Approximated, *connections, record.armId,
                 {PEERSCAPE_TR_NOOP("a connection that waits for approval is read as approved"),
                  {}});
    }
    if (connections != nullptr && !connections->items.empty()) {
        const Value& first = connections->items.front();
        endpoint.privateLinkServiceId = text(get(first, "privateLinkServiceId"));
        endpoint.groupIds = texts(get(first, "groupIds"));
        drop(first, "privateLinkServiceConnectionState"); // read only
        keepRest("privateLinkServiceConnections", *connections, azure::kPrivateLinkName);
    }
    const Value* configurations = get(record, "ipConfigurations");
    if (configurations != nullptr && !configurations->items.empty()) {
        endpoint.privateIPAddress =
            address(record, get(configurations->items.front(), "privateIPAddress"));
        keepRest("ipConfigurations", *configurations, azure::kIpConfigurationName);
    }
    if (const Value* dns = get(record, "customDnsConfigs");
        dns != nullptr && endpoint.privateIPAddress.isNone()) {
        for (const Value& item : dns->items) {
            const Value* list = get(item, "ipAddresses");
            if (list != nullptr && !list->items.empty())
                endpoint.privateIPAddress = address(record, &list->items.front());
        }
    }
    drop(record, "customDnsConfigs");  // follow from the endpoint
    drop(record, "networkInterfaces"); // read only
    put(record, std::move(endpoint));
}

void EstateReader::noteUndrawn(const Record& record, SubnetId subnet)
{
    if (!subnet)
        note(ReportEntry::Kind::Approximated, record.sources.front(), record.armId,
             {PEERSCAPE_TR_NOOP("it stands in no subnet: the outline lists it, the picture leaves "
                                "it out"),
              {}});
}

void EstateReader::buildFirewall(const Record& record)
{
    azure::AzureFirewall firewall;
    readGrouped(record, firewall);
    if (const Value* list = get(record, "ipConfigurations")) {
        for (const Value& item : list->items) {
            if (const Value* subnet = get(item, "subnet"); subnet != nullptr && !firewall.subnet)
                firewall.subnet = subnetReference(record, subnet);
            if (firewall.privateIPAddress.isNone())
                firewall.privateIPAddress = address(record, get(item, "privateIPAddress"));
            if (!firewall.publicIPAddress)
                firewall.publicIPAddress =
                    reference<Kind::PublicIpAddress>(record, get(item, "publicIPAddress"));
            drop(item, "privateIPAllocationMethod"); // always dynamic
        }
        keepRest("ipConfigurations", *list, azure::kIpConfigurationName);
    }
    if (const Value* sku = get(record, "sku")) {
        firewall.sku = text(get(*sku, "tier"));
        if (view(sku->peek("name")) == azure::kNetworkFirewall)
            drop(*sku, "name");
        else
            note(ReportEntry::Kind::Approximated, *sku, record.armId,
                 {PEERSCAPE_TR_NOOP("a firewall of a virtual hub is drawn as one of a network"),
                  {}});
    }
    noteUndrawn(record, firewall.subnet);
    put(record, std::move(firewall));
}

void EstateReader::buildBastion(const Record& record)
{
    azure::BastionHost bastion;
    readGrouped(record, bastion);
    if (const Value* list = get(record, "ipConfigurations")) {
        for (const Value& item : list->items) {
            if (bastion.subnet)
                break;
            bastion.subnet = subnetReference(record, get(item, "subnet"));
            bastion.publicIPAddress =
                reference<Kind::PublicIpAddress>(record, get(item, "publicIPAddress"));
            drop(item, "privateIPAllocationMethod"); // always dynamic
        }
        keepRest("ipConfigurations", *list, azure::kIpConfigurationName);
    }
    noteUndrawn(record, bastion.subnet);
    put(record, std::move(bastion));
}

void EstateReader::buildLoadBalancer(const Record& record)
{
    azure::LoadBalancer balancer;
    readGrouped(record, balancer);
    const Value* sku = get(record, "sku");
    balancer.sku = sku != nullptr ? text(get(*sku, "name")) : Text();
    if (const Value* list = get(record, "frontendIPConfigurations")) {
        if (list->items.size() > 1)
            note(
                ReportEntry::Kind::Approximated, *list, record.armId,
                {PEERSCAPE_TR_NOOP("only the first front end of a load balancer is modelled"), {}});
        for (const Value& item : list->items) {
            if (const Value* subnet = get(item, "subnet"))
                balancer.subnet = subnetReference(record, subnet);
            balancer.privateIPAddress = address(record, get(item, "privateIPAddress"));
            balancer.privateIPAllocationMethod =
                azure::parseAllocationMethod(view(get(item, "privateIPAllocationMethod")))
                    .value_or(azure::AllocationMethod::Dynamic);
            balancer.publicIPAddress =
                reference<Kind::PublicIpAddress>(record, get(item, "publicIPAddress"));
            drop(item, "privateIPAddressVersion"); // follows from the address
            for (const std::string_view users :
                 {"loadBalancingRules", "outboundRules", "inboundNatRules", "inboundNatPools"})
                drop(item, users); // read only
            break;
        }
        keepRest("frontendIPConfigurations", *list, azure::kFrontEndName);
    }
    if (const Value* list = get(record, "backendAddressPools")) {
        if (list->items.size() > 1)
            note(ReportEntry::Kind::Approximated, *list, record.armId,
                 {PEERSCAPE_TR_NOOP("the members of all pools of a load balancer are read as one"),
                  {}});
        for (const Value& item : list->items) {
            for (const std::string_view users : {"backendIPConfigurations", "loadBalancingRules",
                                                 "outboundRules", "inboundNatRules"})
                drop(item, users); // members say themselves; the others are read only
            if (const Value* address = addressIn(item))
                note(
                    ReportEntry::Kind::Approximated, *address, record.armId,
                    {PEERSCAPE_TR_NOOP("a member of a pool that is an address is kept, but nothing "
                                       "here sends traffic to it"),
                     {}});
            else
                drop(item, "loadBalancerBackendAddresses");
        }
        keepRest("backendAddressPools", *list, azure::kBackEndPoolName);
    }
    // Members of a backend pool say so themselves; each is listed once, in however many pools.
    for (const auto& [pool, nic] : m_poolMembers) {
        const std::string_view poolId = pool;
        if (poolId.size() > record.armId.size() && poolId[record.armId.size()] == '/'
            && equalsIgnoringCase(poolId.substr(0, record.armId.size()), record.armId)
            && (balancer.backendNics.empty() || balancer.backendNics.back() != nic))
            balancer.backendNics.push_back(nic);
    }
    noteUndrawn(record, balancer.subnet);
    put(record, std::move(balancer));
}

void EstateReader::buildRouteServer(const Record& record)
{
    azure::RouteServer server;
    readGrouped(record, server);
    server.allowBranchToBranchTraffic = flag(get(record, "allowBranchToBranchTraffic"), false);
    const std::vector<Value> configurations = childrenOf(record, "ipConfigurations");
    if (!configurations.empty()) {
        for (const Value& item : configurations)
            server.subnet = subnetReference(record, get(item, "subnet"));
        Value list;
        list.items = configurations;
        keepRest("ipConfigurations", list, azure::kIpConfigurationName);
    }
    for (const std::string_view settled : {"sku", "virtualRouterAsn", "virtualRouterIps"})
        drop(record, settled); // the same for every route server, or Azure's choice
    for (const Value& item : childrenOf(record, "bgpConnections")) {
        const std::string name = text(get(item, "name")).str();
        azure::RouteServerPeer peer;
        peer.name = name.substr(name.rfind('/') + 1);
        peer.peerAsn = number(get(item, "peerAsn"), 0);
        peer.peerIp = address(record, get(item, "peerIp"));
        drop(item, "connectionState"); // read only
        peer.extra = extraOf(item);
        server.peers.push_back(std::move(peer));
    }
    put(record, std::move(server));
}

void EstateReader::buildUnknown(const Record& record)
{
    if (record.sources.empty())
        return;
    azure::UnknownResource resource;
    readGrouped(record, resource);
    if (const auto parts = azure::splitResourceId(record.armId)) {
        resource.type = parts->type;
        std::string name;
        for (const std::string_view part : parts->names)
            name += (name.empty() ? "" : "/") + std::string(part);
        resource.name = name;
    }
    resource.extra = json::serialise(record.sources.front());
    m_transaction.put(UnknownId::of(record.id), std::move(resource));
}

} // namespace peerscape::read
