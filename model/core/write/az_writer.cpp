#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/write/arm_resources.h"
#include "core/write/code.h"
#include "core/write/deployment_plan.h"
#include "core/write/kept_gaps.h"
#include "core/write/kept_json.h"
#include "core/write/machine_setup.h"
#include "core/write/pretty_json.h"
#include "core/write/shell_word.h"

#include <map>
#include <set>

namespace peerscape::write {

namespace {

/// One az command: its words, then options with their values.
class Command
{
public:
    explicit Command(std::string_view words)
        : m_text("az " + std::string(words))
    {
    }

    /// An option with a value; nothing when that is empty.
    Command& add(std::string_view option, std::string_view value)
    {
        if (!value.empty())
            append(option, shellWord(value));
        return *this;
    }
    Command& flag(std::string_view option, bool value)
    {
        append(option, value ? "true" : "false");
        return *this;
    }
    /// An option with several values.
    template<class List>
    Command& list(std::string_view option, const List& values)
    {
        std::string words;
        for (const auto& value : values) {
            std::string text;
            if constexpr (requires { value.toString(); })
                text = value.toString();
            else
                text = std::string(std::string_view(value));
            words += (words.empty() ? "" : " ") + shellWord(text);
        }
        if (!words.empty())
            append(option, words);
        return *this;
    }
    /// An option whose value the shell works out, such as a variable in quotes.
    Command& raw(std::string_view option, std::string_view value)
    {
        append(option, value);
        return *this;
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void append(std::string_view option, std::string_view value)
    {
        m_text += " \\\n    --" + std::string(option);
        m_text += value.empty() ? std::string() : ' ' + std::string(value);
    }

    std::string m_text;
};

constexpr const char* kPassword = "\"${ADMIN_PASSWORD:?set it to the password of the machines}\"";
constexpr const char* kSharedKey = "\"${SHARED_KEY:?set it to the key of the connections}\"";

/// The script, resource by resource.
class AzWriter
{
public:
    explicit AzWriter(const azure::Document& document)
        : m_document(document)
    {
    }

    Code write()
    {
        const std::vector<DeploymentStep> plan = planDeployment(m_document);
        m_text = "#!/usr/bin/env bash\n";
        for (const std::string& line :
             codeHeader(m_document,
                        "Run with: bash FILE. It creates what is missing and leaves the rest."))
            m_text += "# " + line + '\n';
        m_text += R"(set -euo pipefail

# ensure ID COMMAND…: runs the command unless the resource is there.
ensure() {
    local id=$1
    shift
    if az resource show --ids "$id" --output none 2>/dev/null; then
        echo "exists:  $id"
    else
        echo "creates: $id"
        "$@" --output none
    fi
}
)";
        addGroups(plan);
        for (const DeploymentStep& step : plan)
            m_document.visit(step.id, [&](auto id, const auto& resource) { add(id, resource); });
        return {{{{}, m_text}}, std::move(m_gaps), std::move(m_usualImages)};
    }

    /// The commands that create one object, without asking whether it is there.
    std::vector<std::string> commandsOf(ObjectId id)
    {
        m_onlyCommands = true;
        if (const SubnetId subnet = SubnetId::of(id))
            addSubnet(subnet);
        else
            m_document.visit(id, [&](auto typed, const auto& resource) { add(typed, resource); });
        return std::move(m_commands);
    }

private:
    void addGroups(const std::vector<DeploymentStep>& plan)
    {
        std::map<ResourceGroupId, std::string> locations = groupLocations(m_document, plan);
        for (const DeploymentStep& step : plan) {
            const auto group = locations.extract(deploymentGroup(m_document, step.id));
            if (group.empty()) // written, or there already
                continue;
            const auto* place = m_document.find(group.key());
            const auto* subscription = m_document.find(place->subscription);
            Command command("group create");
            command.add("name", place->name.view()).add("location", group.mapped());
            if (subscription != nullptr)
                command.add("subscription", subscription->subscriptionId.view());
            command.list("tags", tagWords(keptObject(place->extra)));
            m_text += '\n' + command.raw("output", "none").text() + '\n';
        }
    }

    /// A command that creates `id`, with group and subscription.
    Command begin(std::string_view words, ObjectId id) const
    {
        Command command(words);
        const auto* group = m_document.find(deploymentGroup(
            m_document, id.kind() == Kind::Subnet ? ObjectId(azure::vnetOf(m_document, id)) : id));
        command.add("name", m_document.nameOf(id).view());
        addGroup(command, group);
        m_document.visit(id, [&](auto, const auto& resource) {
            if constexpr (requires { resource.location; })
                command.add("location", resource.location.view());
        });
        if (!m_onlyCommands && id.kind() != Kind::Subnet && id.kind() != Kind::Peering)
            command.list("tags", tagsOf(id));
        return command;
    }

    /// The tags of an object, those of facts that az has no option for among them (D21).
    [[nodiscard]] std::vector<std::string> tagsOf(ObjectId id) const
    {
        const auto resources = armResources(m_document, id);
        return resources.empty() ? std::vector<std::string>() : tagWords(resources.front());
    }
    [[nodiscard]] static std::vector<std::string> tagWords(const nlohmann::ordered_json& resource)
    {
        std::vector<std::string> words;
        const auto tags = resource.find("tags");
        if (tags == resource.end() || !tags->is_object())
            return words;
        for (auto tag = tags->begin(); tag != tags->end(); ++tag)
            words.push_back(tag.key() + '='
                            + (tag->is_string() ? tag->get<std::string>() : tag->dump()));
        return words;
    }

    void addGroup(Command& command, const azure::ResourceGroup* group) const
    {
        if (group == nullptr)
            return;
        command.add("resource-group", group->name.view());
        if (const auto* subscription = m_document.find(group->subscription))
            command.add("subscription", subscription->subscriptionId.view());
    }

    void ensure(const std::string& id, const Command& command)
    {
        if (m_onlyCommands) {
            m_commands.push_back(command.text());
            return;
        }
        m_text += "\nensure " + shellWord(id) + " \\\n    " + command.text() + '\n';
    }
    /// A command of which nothing says whether it was run before.
    void run(Command& command)
    {
        if (m_onlyCommands)
            m_commands.push_back(command.text());
        else
            m_text += '\n' + command.raw("output", "none").text() + '\n';
    }
    /// Creates an object; what was kept of it and has no option is a gap.
    void ensure(ObjectId id, const Command& command)
    {
        ensure(azure::resourceId(m_document, id), command);
        if (m_onlyCommands)
            return;
        nlohmann::ordered_json rest = keptRest(m_document, id);
        dropAttributes(rest);
        takeElementMember(rest, azure::kInterfacesOfMachine, "deleteOption");
        if (auto kept = keptGap(m_document, id, std::move(rest)))
            m_gaps.push_back(std::move(*kept));
    }

    [[nodiscard]] std::string idOf(ObjectId id) const
    {
        return id ? azure::resourceId(m_document, id) : std::string();
    }
    [[nodiscard]] std::string nameOf(ObjectId id) const { return m_document.nameOf(id).str(); }

    void leaveOut(ObjectId id, Message why) { m_gaps.push_back({id, std::move(why)}); }

    void gap(ObjectId id, Message what)
    {
        m_gaps.push_back({id,
                          {PEERSCAPE_TR_NOOP("{0}: {1} is left out: az has no option for it here"),
                           {nameOf(id)},
                           {std::move(what)}}});
    }
    /// What is called by a name of its own.
    void gap(ObjectId id, std::string name)
    {
        gap(id, Message{PEERSCAPE_TR_NOOP("{0}"), {std::move(name)}});
    }

    template<class IdType, class R>
    void add(IdType, const R&)
    {
    }

    void add(PublicIpId id, const azure::PublicIpAddress& r)
    {
        ensure(id, begin("network public-ip create", id)
                       .add("sku", r.sku.empty() ? azure::kUnsaidSku : r.sku.view())
                       .add("allocation-method", azure::toString(r.publicIPAllocationMethod)));
    }

    void add(NatGatewayId id, const azure::NatGateway& r)
    {
        ensure(id, begin("network nat gateway create", id)
                       .list("public-ip-addresses", idsOf(r.publicIpAddresses)));
    }

    void add(RouteTableId id, const azure::RouteTable& r)
    {
        ensure(id, begin("network route-table create", id)
                       .flag("disable-bgp-route-propagation", r.disableBgpRoutePropagation));
        for (const azure::Route& route : r.routes) {
            Command command("network route-table route create");
            addGroup(command, m_document.find(r.resourceGroup));
            command.add("route-table-name", r.name.view())
                .add("name", route.name.view())
                .add("address-prefix",
                     route.addressPrefix ? route.addressPrefix->toString() : route.serviceTag.str())
                .add("next-hop-type", azure::toString(route.nextHopType))
                .add("next-hop-ip-address",
                     route.nextHopIpAddress ? route.nextHopIpAddress->toString() : std::string());
            ensure(idOf(id) + "/routes/" + route.name.str(), command);
        }
    }

    template<class Ids>
    [[nodiscard]] std::vector<std::string> idsOf(const Ids& ids) const
    {
        std::vector<std::string> texts;
        for (const ObjectId id : ids)
            texts.push_back(idOf(id));
        return texts;
    }

    void add(AsgId id, const azure::ApplicationSecurityGroup&)
    {
        ensure(id, begin("network asg create", id));
    }

    void add(NsgId id, const azure::NetworkSecurityGroup& r)
    {
        ensure(id, begin("network nsg create", id));
        for (const azure::SecurityRule& rule : r.securityRules) {
            Command command("network nsg rule create");
            addGroup(command, m_document.find(r.resourceGroup));
            command.add("nsg-name", r.name.view())
                .add("name", rule.name.view())
                .add("priority", std::to_string(rule.priority))
                .add("direction", azure::toString(rule.direction))
                .add("access", azure::toString(rule.access))
                .add("protocol", rule.protocol.view())
                .list("source-address-prefixes", rule.sourceAddressPrefixes)
                .list("source-port-ranges", rule.sourcePortRanges)
                .list("destination-address-prefixes", rule.destinationAddressPrefixes)
                .list("destination-port-ranges", rule.destinationPortRanges)
                .list("source-asgs", idsOf(rule.sourceApplicationSecurityGroups))
                .list("destination-asgs", idsOf(rule.destinationApplicationSecurityGroups));
            ensure(idOf(id) + "/securityRules/" + rule.name.str(), command);
        }
    }

    void add(SiteId id, const azure::LocalNetworkGateway& r)
    {
        Command command = begin("network local-gateway create", id);
        if (!r.gatewayIpAddress.isNone())
            command.add("gateway-ip-address", r.gatewayIpAddress.toString());
        command.add("fqdn", r.fqdn.view()).list("address-prefixes", r.addressPrefixes);
        if (r.asn)
            command.add("asn", std::to_string(*r.asn));
        if (r.bgpPeeringAddress)
            command.add("bgp-peering-address", r.bgpPeeringAddress->toString());
        ensure(id, command);
    }

    void add(CircuitId id, const azure::ExpressRouteCircuit& r)
    {
        ensure(id, begin("network express-route create", id)
                       .add("provider", r.serviceProviderName.view())
                       .add("peering-location", r.peeringLocation.view())
                       .add("bandwidth", std::to_string(r.bandwidthInMbps)));
    }

    void add(VnetId id, const azure::VirtualNetwork& r)
    {
        if (r.addressPrefixes.empty()) // az would make one up
            return gap(
                id, Message{PEERSCAPE_TR_NOOP("a virtual network without an address space"), {}});
        ensure(id, begin("network vnet create", id)
                       .list("address-prefixes", r.addressPrefixes)
                       .list("dns-servers", r.dnsServers));
        for (const ObjectId child : azure::subnetsOf(m_document, id))
            addSubnet(SubnetId::of(child));
    }

    void addSubnet(SubnetId id)
    {
        const azure::Subnet& subnet = *m_document.find(id);
        ensure(id, begin("network vnet subnet create", id)
                       .add("vnet-name", nameOf(subnet.virtualNetwork))
                       .list("address-prefixes", subnet.addressPrefixes)
                       .add("route-table", idOf(subnet.routeTable))
                       .add("network-security-group", idOf(subnet.networkSecurityGroup))
                       .add("nat-gateway", idOf(subnet.natGateway))
                       .list("service-endpoints", subnet.serviceEndpoints)
                       .list("delegations", subnet.delegations)
                       .add("private-endpoint-network-policies",
                            azure::toString(subnet.privateEndpointNetworkPolicies))
                       .flag("default-outbound", subnet.defaultOutboundAccess));
    }

    void add(PeeringId id, const azure::Peering& r)
    {
        if (!r.remoteVirtualNetwork)
            return leaveOut(id, deletedRemote(azure::displayName(m_document, id)));
        Command command = begin("network vnet peering create", id);
        command.add("vnet-name", nameOf(r.virtualNetwork))
            .add("remote-vnet", idOf(r.remoteVirtualNetwork))
            .flag("allow-vnet-access", r.allowVirtualNetworkAccess)
            .flag("allow-forwarded-traffic", r.allowForwardedTraffic)
            .flag("allow-gateway-transit", r.allowGatewayTransit)
            .flag("use-remote-gateways", r.useRemoteGateways);
        if (!r.peerCompleteVnets)
            command.flag("peer-complete-vnets", false)
                .list("local-subnet-names", r.localSubnetNames)
                .list("remote-subnet-names", r.remoteSubnetNames)
                .flag("enable-only-ipv6", r.enableOnlyIPv6Peering);
        ensure(id, command);
        if (r.doNotVerifyRemoteGateways)
            gap(id, std::string("doNotVerifyRemoteGateways"));
    }

    void add(FirewallId id, const azure::AzureFirewall& r)
    {
        ensure(id, begin("network firewall create", id).add("tier", r.sku.view()));
        const VnetId vnet = azure::vnetOf(m_document, id);
        if (!vnet)
            return;
        Command command("network firewall ip-config create");
        addGroup(command, m_document.find(r.resourceGroup));
        command.add("firewall-name", r.name.view())
            .add("name", azure::kIpConfigurationName)
            .add("vnet-name", nameOf(vnet))
            .add("public-ip-address", idOf(r.publicIPAddress));
        run(command);
    }

    void add(LoadBalancerId id, const azure::LoadBalancer& r)
    {
        Command command = begin("network lb create", id);
        command.add("sku", r.sku.empty() ? azure::kUnsaidSku : r.sku.view())
            .add("frontend-ip-name", frontEndName(r))
            .add("backend-pool-name", backEndPoolName(r))
            .add("subnet", idOf(r.subnet))
            .add("public-ip-address", idOf(r.publicIPAddress));
        if (r.subnet && r.privateIPAllocationMethod == azure::AllocationMethod::Static)
            command.add("private-ip-address", r.privateIPAddress.toString());
        ensure(id, command);
    }

    void addConfiguration(Command& command, const azure::NicIpConfiguration& configuration,
                          ObjectId nic, bool isPrimary) const
    {
        command.add("subnet", idOf(configuration.subnet))
            .add("public-ip-address", idOf(configuration.publicIPAddress));
        if (configuration.privateIPAllocationMethod == azure::AllocationMethod::Static)
            command.add("private-ip-address", configuration.privateIPAddress.toString());
        if (!configuration.privateIPAddress.isNone() && !configuration.privateIPAddress.isV4())
            command.add("private-ip-address-version", "IPv6");
        std::vector<std::string> pools;
        for (const ObjectId balancer : m_document.referrers(nic, Kind::LoadBalancer))
            pools.push_back(idOf(balancer) + "/backendAddressPools/"
                            + backEndPoolName(*m_document.find(LoadBalancerId::of(balancer))));
        if (isPrimary)
            command.list("lb-address-pools", pools);
        command.list("application-security-groups", idsOf(configuration.applicationSecurityGroups));
    }

    void add(NicId id, const azure::NetworkInterface& r)
    {
        if (r.ipConfigurations.empty())
            return gap(id,
                       Message{PEERSCAPE_TR_NOOP("an interface without an IP configuration"), {}});
        const auto* primary = r.primaryConfiguration();
        Command command = begin("network nic create", id);
        addConfiguration(command, *primary, id, true);
        ensure(id, command.add("network-security-group", idOf(r.networkSecurityGroup))
                       .flag("ip-forwarding", r.enableIPForwarding));
        for (const azure::NicIpConfiguration& configuration : r.ipConfigurations) {
            if (&configuration == primary)
                continue;
            Command further("network nic ip-config create");
            addGroup(further, m_document.find(r.resourceGroup));
            further.add("nic-name", r.name.view()).add("name", configuration.name.view());
            addConfiguration(further, configuration, id, false);
            run(further);
        }
    }

    void add(VmId id, const azure::VirtualMachine& r)
    {
        std::vector<std::string> nics;
        for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
            nics.push_back(idOf(nic));
        if (nics.empty()) // az would make an interface up, and a network for it
            return gap(id, Message{PEERSCAPE_TR_NOOP("a machine without an interface"), {}});
        const MachineSetup setup = setupOf(r);
        if (setup.attachesDisk && setup.attachedDisk.empty())
            return leaveOut(id, needsItsDisk(nameOf(id)));
        Command command = begin("vm create", id);
        command.list("nics", nics).list("nic-delete-option", deleteOptions(r, nics));
        if (setup.attachesDisk)
            command.add("attach-os-disk", setup.attachedDisk).add("os-type", r.osType.view());
        else
            command.add("image", setup.imageId.empty() ? setup.publisher + ':' + setup.offer + ':'
                                                             + setup.sku + ':' + setup.version
                                                       : setup.imageId);
        command.add("size", r.vmSize.view())
            .add("os-disk-name", setup.diskName)
            .add("os-disk-caching", setup.diskCaching)
            .add("os-disk-size-gb", setup.diskSizeGb)
            .add("storage-sku", setup.diskSku);
        const bool isWindows = setup.imageId.empty()
                                   ? azure::isWindowsImage(setup.publisher, setup.offer)
                                   : equalsIgnoringCase(r.osType, "Windows");
        const bool isTaken = azure::isAdministratorName(setup.adminUsername, isWindows);
        if (!setup.attachesDisk)
            command.add("computer-name", setup.computerName)
                .add("admin-username", isTaken ? setup.adminUsername : azure::kAdministrator)
                .raw("admin-password", kPassword);
        ensure(id, command);
        if (!setup.attachesDisk && !isTaken)
            gap(id,
                Message{PEERSCAPE_TR_NOOP("the administrator's name {0}"), {setup.adminUsername}});
        if (setup.isUsualImage)
            m_usualImages.push_back(id);
    }

    /// What becomes of a machine's interfaces with it: a word for all, else `ID=WORD` for each of
    /// which the file says it.
    static std::vector<std::string> deleteOptions(const azure::VirtualMachine& machine,
                                                  const std::vector<std::string>& nics)
    {
        nlohmann::ordered_json kept = keptObject(machine.extra);
        auto ofInterfaces = takeElements(kept, azure::kInterfacesOfMachine);
        std::vector<std::string> options;
        std::set<std::string> words;
        for (const std::string& nic : nics) {
            const std::string word = takeElementText(ofInterfaces[toLower(nic)], "deleteOption");
            words.insert(word);
            if (!word.empty())
                options.push_back(nic + '=' + word);
        }
        if (options.size() == nics.size() && words.size() == 1)
            options = {*words.begin()};
        return options;
    }

    void add(PrivateEndpointId id, const azure::PrivateEndpoint& r)
    {
        ensure(id, begin("network private-endpoint create", id)
                       .add("subnet", idOf(r.subnet))
                       .add("connection-name", azure::kPrivateLinkName)
                       .add("private-connection-resource-id", r.privateLinkServiceId.view())
                       .list("group-id", r.groupIds));
        if (!r.privateIPAddress.isNone())
            gap(id, r.privateIPAddress.toString());
    }

    void add(BastionId id, const azure::BastionHost& r)
    {
        ensure(id, begin("network bastion create", id)
                       .add("vnet-name", nameOf(azure::vnetOf(m_document, id)))
                       .add("public-ip-address", idOf(r.publicIPAddress)));
    }

    void add(GatewayId id, const azure::VirtualNetworkGateway& r)
    {
        std::vector<std::string> addresses;
        for (const azure::GatewayIpConfiguration& configuration : r.ipConfigurations) {
            if (configuration.publicIPAddress)
                addresses.push_back(idOf(configuration.publicIPAddress));
        }
        Command command = begin("network vnet-gateway create", id);
        command.add("vnet", idOf(azure::vnetOf(m_document, id)))
            .list("public-ip-addresses", addresses)
            .add("gateway-type", azure::toString(r.gatewayType))
            .add("sku", r.sku.empty() ? azure::unsaidGatewaySku(r.gatewayType) : r.sku.view());
        if (r.gatewayType == azure::GatewayType::Vpn)
            command.add("vpn-type", azure::toString(r.vpnType));
        if (r.enableBgp)
            command.add("asn", std::to_string(r.asn));
        command.list("address-prefixes", r.vpnClientAddressPool)
            .add("gateway-default-site", idOf(r.gatewayDefaultSite));
        ensure(id, command);
        if (r.activeActive && addresses.size() < 2)
            gap(id,
                Message{PEERSCAPE_TR_NOOP("active-active without a second public address"), {}});
    }

    void add(ConnectionId id, const azure::Connection& r)
    {
        Command command = begin("network vpn-connection create", id);
        command.add("vnet-gateway1", idOf(r.virtualNetworkGateway1))
            .add("vnet-gateway2", idOf(r.virtualNetworkGateway2))
            .add("local-gateway2", idOf(r.localNetworkGateway2))
            .add("express-route-circuit2", idOf(r.expressRouteCircuit));
        if (r.connectionType != azure::ConnectionType::ExpressRoute)
            command.raw("shared-key", kSharedKey);
        if (r.enableBgp)
            command.raw("enable-bgp", "");
        ensure(id, command);
    }

    void add(RouteServerId id, const azure::RouteServer& r)
    {
        nlohmann::ordered_json kept = keptObject(r.extra);
        const std::string address = takePublicAddress(kept);
        ensure(id, begin("network routeserver create", id)
                       .add("hosted-subnet", idOf(r.subnet))
                       .add("public-ip-address", address));
        if (address.empty())
            gap(id, std::string("--public-ip-address"));
        if (r.allowBranchToBranchTraffic) {
            Command command("network routeserver update");
            command.add("name", r.name.view());
            addGroup(command, m_document.find(r.resourceGroup));
            run(command.flag("allow-b2b-traffic", true));
        }
        for (const azure::RouteServerPeer& peer : r.peers) {
            Command command("network routeserver peering create");
            addGroup(command, m_document.find(r.resourceGroup));
            ensure(idOf(id) + "/bgpConnections/" + peer.name.str(),
                   command.add("routeserver", r.name.view())
                       .add("name", peer.name.view())
                       .add("peer-asn", std::to_string(peer.peerAsn))
                       .add("peer-ip", peer.peerIp.toString()));
        }
    }

    /// A resource of a type that is not modelled, as the request that puts it.
    void add(UnknownId id, const azure::UnknownResource& r)
    {
        const auto resources = armResources(m_document, id);
        if (resources.empty())
            return gap(id, r.type.str());
        const std::string version = textOf(resources.front(), "apiVersion");
        nlohmann::ordered_json body = requestBody(resources.front());
        const bool hasRegion = !textOf(body, "location").empty();
        if (!version.empty() && !hasRegion) { // `resource create` would give it one
            Command command("rest");
            command.add("method", "put")
                .add("url", idOf(id) + "?api-version=" + version)
                .add("body", prettyJson(body));
            return ensure(idOf(id), command);
        }
        Command command("resource create");
        command.add("id", idOf(id)).add("api-version", version);
        if (hasRegion)
            command.raw("is-full-object", "").add("properties", prettyJson(body));
        else
            command.add("properties", prettyJson(takeProperties(body)));
        ensure(idOf(id), command);
        if (version.empty())
            m_gaps.push_back(newestVersion(id, nameOf(id), r.type.str()));
        if (!hasRegion) {
            if (auto kept = keptGap(m_document, id, std::move(body)))
                m_gaps.push_back(std::move(*kept));
        }
    }

    static nlohmann::ordered_json takeProperties(nlohmann::ordered_json& body)
    {
        const auto found = body.find("properties");
        auto properties = nlohmann::ordered_json::object();
        if (found != body.end()) {
            properties = std::move(*found);
            body.erase(found);
        }
        return properties;
    }

    static std::string prettyJson(const nlohmann::ordered_json& value)
    {
        std::string text;
        writePretty(value, text);
        return text;
    }

    const azure::Document& m_document;
    std::string m_text;
    std::vector<CodeGap> m_gaps;
    std::vector<VmId> m_usualImages;
    bool m_onlyCommands = false;
    std::vector<std::string> m_commands;
};

} // namespace

std::vector<std::string> azCommands(const azure::Document& document, ObjectId id)
{
    std::vector<std::string> commands = AzWriter(document).commandsOf(id);
    for (std::string& command : commands) {
        for (const auto& [asked, variable] :
             {std::pair{kPassword, "\"$ADMIN_PASSWORD\""}, {kSharedKey, "\"$SHARED_KEY\""}}) {
            if (const std::size_t at = command.find(asked); at != std::string::npos)
                command.replace(at, std::string_view(asked).size(), variable);
        }
    }
    return commands;
}

Code writeAzCli(const azure::Document& document)
{
    return AzWriter(document).write();
}

} // namespace peerscape::write
