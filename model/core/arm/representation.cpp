#include "core/arm/representation.h"

#include "core/arm/identity.h"
#include "core/arm/security_defaults.h"
#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/azure/peering_state.h"
#include "core/write/arm_resources.h"
#include "core/write/wide_json.h"

namespace peerscape::arm {

namespace {

using azure::Document;

/// Adds to what a template says of a resource what only the service knows.
class Representation
{
public:
    explicit Representation(const Document& document)
        : m_document(document)
    {
    }

    Json of(ObjectId id)
    {
        if (!m_document.contains(id))
            return {};
        if (const auto* group = m_document.find(ResourceGroupId::of(id)))
            return ofGroup(id, *group);
        if (const auto* subscription = m_document.find(SubscriptionId::of(id)))
            return ofSubscription(id, *subscription);
        if (const auto* subnet = m_document.find(SubnetId::of(id)))
            return ofSubnet(SubnetId::of(id), subnet->virtualNetwork);
        Json resource = asDeployed(id);
        if (resource.is_null())
            return {};
        if (id.kind() == Kind::UnknownResource)
            return withEnvelope(id, std::move(resource), false);
        const bool hasGuid = complete(id, resource);
        return withEnvelope(id, std::move(resource), hasGuid);
    }

private:
    [[nodiscard]] std::string idOf(ObjectId id) const { return azure::resourceId(m_document, id); }
    [[nodiscard]] Json reference(ObjectId id) const { return {{"id", idOf(id)}}; }

    /// What a template says of a resource, with the stand-ins for what a deployment fills in
    /// filled in or taken out; null for what is not deployed.
    [[nodiscard]] Json asDeployed(ObjectId id) const
    {
        std::vector<Json> written = write::armResources(m_document, id);
        if (written.empty())
            return {};
        Json& resource = written.front();
        m_document.visit(id, [&](auto, const auto& r) {
            if constexpr (requires {
                              r.resourceGroup;
                              r.location;
                          }) {
                if (const auto* group = m_document.find(r.resourceGroup); r.location.empty())
                    resource["location"] = group != nullptr ? group->location.str() : std::string();
            }
        });
        if (id.kind() == Kind::VirtualMachine && resource["properties"].contains("osProfile"))
            resource["properties"]["osProfile"].erase("adminPassword");
        return std::move(resource);
    }

    /// A subnet is written as an element of its network's list.
    Json ofSubnet(SubnetId id, VnetId network)
    {
        Json written = asDeployed(network);
        Json& list = written["properties"]["subnets"];
        std::size_t index = 0;
        for (const ObjectId sibling : azure::subnetsOf(m_document, network)) {
            if (sibling == ObjectId(id))
                return subnetFrom(id, std::move(list[index]));
            ++index;
        }
        return {};
    }
    Json subnetFrom(SubnetId id, Json item)
    {
        item["type"] = azure::armType(Kind::Subnet);
        completeSubnet(id, item["properties"]);
        return withEnvelope(id, std::move(item), false);
    }

    /// The members beside `properties`, in the service's order.
    Json withEnvelope(ObjectId id, Json resource, bool hasGuid)
    {
        const std::string resourceId = idOf(id);
        Json whole;
        whole["name"] = m_document.nameOf(id).str();
        whole["id"] = resourceId;
        if (id.kind() != Kind::VirtualMachine)
            whole["etag"] = etagOf(resource.dump(-1, ' ', false, Json::error_handler_t::replace));
        if (resource.contains("type"))
            whole["type"] = resource["type"];
        write::WideObject members(whole);
        for (auto member = resource.begin(); member != resource.end(); ++member) {
            if (member.key() != "name" && member.key() != "type" && member.key() != "apiVersion"
                && member.key() != "id" && member.key() != "properties")
                members.at(member.key()) = *member;
        }
        if (id.kind() == Kind::PublicIpAddress && whole.contains("sku"))
            setDefault(whole["sku"], "tier", "Regional");
        whole["properties"] = {{"provisioningState", "Succeeded"}};
        if (hasGuid)
            whole["properties"]["resourceGuid"] = guidOf(guidSource(id));
        if (const auto own = resource.find("properties");
            own != resource.end() && own->is_object()) {
            write::WideObject properties(whole["properties"]);
            for (auto member = own->begin(); member != own->end(); ++member)
                properties.at(member.key()) = *member;
        }
        return whole;
    }

    /// Both sides of a peering carry the same guid.
    [[nodiscard]] std::string guidSource(ObjectId id) const
    {
        const auto* peering = m_document.find(PeeringId::of(id));
        if (peering == nullptr)
            return idOf(id);
        std::string one = idOf(peering->virtualNetwork);
        std::string other = peering->remoteVirtualNetwork ? idOf(peering->remoteVirtualNetwork)
                                                          : peering->remoteResourceId.str();
        if (compareIgnoringCase(other, one) < 0)
            std::swap(one, other);
        return one + '+' + other;
    }

    Json ofGroup(ObjectId id, const azure::ResourceGroup& group) const
    {
        Json whole;
        whole["id"] = idOf(id);
        whole["name"] = group.name.str();
        whole["type"] = "Microsoft.Resources/resourceGroups";
        whole["location"] = group.location.str();
        const Json kept = Json::parse(group.extra.view(), nullptr, false);
        if (kept.is_object())
            whole.update(kept);
        whole.erase(std::string(azure::kTerraformAttributes));
        whole["properties"] = {{"provisioningState", "Succeeded"}};
        return whole;
    }

    Json ofSubscription(ObjectId id, const azure::Subscription& subscription) const
    {
        Json whole;
        whole["id"] = idOf(id);
        whole["subscriptionId"] = subscription.subscriptionId.str();
        whole["tenantId"] =
            subscription.tenantId.empty() ? std::string(kTenant) : subscription.tenantId.str();
        whole["displayName"] = subscription.name.str();
        whole["state"] = "Enabled";
        return whole;
    }

    /// Adds the members of a kind's properties; says whether the kind has a guid.
    bool complete(ObjectId id, Json& resource)
    {
        Json& properties = resource["properties"];
        switch (id.kind()) {
        case Kind::VirtualNetwork:
            completeNetwork(VnetId::of(id), properties);
            return true;
        case Kind::Peering:
            completePeering(PeeringId::of(id), properties);
            return true;
        case Kind::NetworkInterface:
            completeInterface(NicId::of(id), properties);
            return true;
        case Kind::VirtualMachine:
            properties["vmId"] = guidOf(idOf(id));
            return false;
        case Kind::RouteTable:
            completeItems(id, properties, "routes", {{"hasBgpOverride", false}});
            addReferrers(id, Kind::Subnet, properties, "subnets");
            return true;
        case Kind::NetworkSecurityGroup:
            completeSecurityGroup(NsgId::of(id), properties);
            return true;
        case Kind::PublicIpAddress:
            completePublicAddress(PublicIpId::of(id), resource["location"], properties);
            return true;
        case Kind::VirtualNetworkGateway:
            completeGateway(GatewayId::of(id), properties);
            return true;
        case Kind::Connection:
            completeConnection(ConnectionId::of(id), properties);
            return true;
        default:
            completeItems(id, properties, "ipConfigurations", Json::object());
            return true;
        }
    }

    static void setDefault(Json& properties, const char* name, Json value)
    {
        if (!properties.contains(name))
            properties[name] = std::move(value);
    }

    void addReferrers(ObjectId id, Kind kind, Json& properties, const char* name) const
    {
        for (const ObjectId user : m_document.referrers(id, kind))
            properties[name].push_back(reference(user));
    }

    /// Elements of a list that are resources of their own to the service.
    void completeItems(ObjectId id, Json& properties, const char* list, const Json& defaults) const
    {
        if (!properties.contains(list))
            return;
        const std::string prefix = idOf(id) + '/' + list + '/';
        const std::string type = std::string(azure::armType(id.kind())) + '/' + list;
        for (Json& item : properties[list]) {
            if (!item.is_object() || !item.contains("name") || !item["name"].is_string())
                continue;
            Json whole;
            whole["name"] = item["name"];
            whole["id"] = prefix + item["name"].get<std::string>();
            whole["etag"] = etagOf(item.dump(-1, ' ', false, Json::error_handler_t::replace));
            whole["type"] = type;
            whole["properties"] = {{"provisioningState", "Succeeded"}};
            whole["properties"].update(defaults);
            if (item.contains("properties"))
                whole["properties"].update(item["properties"]);
            item = std::move(whole);
        }
    }

    void completeNetwork(VnetId id, Json& properties)
    {
        setDefault(properties, "enableDdosProtection", false);
        std::size_t index = 0;
        for (const ObjectId child : azure::subnetsOf(m_document, id)) {
            Json& item = properties["subnets"][index++];
            item = subnetFrom(SubnetId::of(child), std::move(item));
        }
        properties["virtualNetworkPeerings"] = Json::array();
        for (const PeeringId child : azure::peeringsOf(m_document, id))
            properties["virtualNetworkPeerings"].push_back(of(child));
    }

    void completeSubnet(SubnetId id, Json& properties) const
    {
        setDefault(properties, "delegations", Json::array());
        setDefault(properties, "privateLinkServiceNetworkPolicies", "Enabled");
        // The service keeps silent about what nobody switched off.
        if (properties.value("defaultOutboundAccess", true))
            properties.erase("defaultOutboundAccess");
        completeItems(
            id, properties, "delegations",
            {{"actions", Json::array({"Microsoft.Network/virtualNetworks/subnets/action"})}});
        if (properties.contains("serviceEndpoints")) {
            for (Json& endpoint : properties["serviceEndpoints"]) {
                endpoint["locations"] = Json::array({"*"});
                endpoint["provisioningState"] = "Succeeded";
            }
        }
        for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface)) {
            for (const auto& configuration : m_document.find(NicId::of(nic))->ipConfigurations) {
                if (configuration.subnet == id)
                    properties["ipConfigurations"].push_back(
                        {{"id", idOf(nic) + "/ipConfigurations/" + configuration.name.str()}});
            }
        }
    }

    void completePeering(PeeringId id, Json& properties) const
    {
        const azure::Peering& peering = *m_document.find(id);
        properties["peeringState"] = azure::toString(azure::peeringState(m_document, id));
        properties["peeringSyncLevel"] = azure::toString(azure::peeringSyncLevel(m_document, id));
        setDefault(properties, "doNotVerifyRemoteGateways", false);
        Json current = Json::array();
        for (const net::Prefix& prefix : azure::currentRemoteSpace(m_document, peering))
            current.push_back(prefix.toString());
        properties["remoteVirtualNetworkAddressSpace"] = {{"addressPrefixes", std::move(current)}};
    }

    void completeInterface(NicId id, Json& properties) const
    {
        const azure::NetworkInterface& nic = *m_document.find(id);
        completeItems(id, properties, "ipConfigurations", {{"privateIPAddressVersion", "IPv4"}});
        setDefault(properties, "dnsSettings",
                   {{"dnsServers", Json::array()}, {"appliedDnsServers", Json::array()}});
        if (!properties["dnsSettings"].is_object())
            properties["dnsSettings"] = Json::object();
        if (Json& applied = properties["dnsSettings"]["appliedDnsServers"]; applied.is_null())
            applied = Json::array();
        // Clients send back what they know of the subnet; the service answers with its id.
        for (Json& item : properties["ipConfigurations"]) {
            if (Json& subnet = item["properties"]["subnet"]; subnet.contains("id"))
                subnet = Json{{"id", subnet["id"]}};
        }
        properties["macAddress"] = macAddressOf(idOf(id));
        setDefault(properties, "enableAcceleratedNetworking", false);
        setDefault(properties, "nicType", "Standard");
        setDefault(properties, "hostedWorkloads", Json::array());
        setDefault(properties, "tapConfigurations", Json::array());
        properties["vnetEncryptionSupported"] = false;
        if (!nic.virtualMachine)
            return;
        properties["primary"] =
            m_document.referrers(nic.virtualMachine, Kind::NetworkInterface).front()
            == ObjectId(id);
        properties["virtualMachine"] = reference(nic.virtualMachine);
    }

    void completeSecurityGroup(NsgId id, Json& properties) const
    {
        for (Json& rule : properties["securityRules"]) {
            for (const char* list : {"sourceAddressPrefixes", "destinationAddressPrefixes",
                                     "sourcePortRanges", "destinationPortRanges"})
                setDefault(rule["properties"], list, Json::array());
        }
        completeItems(id, properties, "securityRules", Json::object());
        properties["defaultSecurityRules"] = defaultSecurityRules();
        completeItems(id, properties, "defaultSecurityRules", Json::object());
        addReferrers(id, Kind::Subnet, properties, "subnets");
        addReferrers(id, Kind::NetworkInterface, properties, "networkInterfaces");
    }

    void completePublicAddress(PublicIpId id, const Json& location, Json& properties) const
    {
        // The name that the service makes of a label, whatever a client sends beside it.
        if (const auto dns = properties.find("dnsSettings");
            dns != properties.end() && dns->is_object() && location.is_string()) {
            const auto label = dns->find("domainNameLabel");
            if (label != dns->end() && label->is_string() && *label != "")
                (*dns)["fqdn"] = label->get<std::string>() + '.' + location.get<std::string>()
                                 + ".cloudapp.azure.com";
        }
        setDefault(properties, "publicIPAddressVersion", "IPv4");
        setDefault(properties, "idleTimeoutInMinutes", 4);
        setDefault(properties, "ipTags", Json::array());
        for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface)) {
            for (const auto& configuration : m_document.find(NicId::of(nic))->ipConfigurations) {
                if (configuration.publicIPAddress == id)
                    properties["ipConfiguration"] = {
                        {"id", idOf(nic) + "/ipConfigurations/" + configuration.name.str()}};
            }
        }
        for (const ObjectId gateway : m_document.referrers(id, Kind::VirtualNetworkGateway)) {
            for (const auto& part : m_document.find(GatewayId::of(gateway))->ipConfigurations) {
                if (part.publicIPAddress == id)
                    properties["ipConfiguration"] = {
                        {"id", idOf(gateway) + "/ipConfigurations/" + part.name.str()}};
            }
        }
    }

    void completeGateway(GatewayId id, Json& properties) const
    {
        completeItems(id, properties, "ipConfigurations",
                      {{"privateIPAllocationMethod", "Dynamic"}});
        setDefault(properties, "enablePrivateIpAddress", false);
        setDefault(properties, "vpnGatewayGeneration",
                   m_document.find(id)->gatewayType == azure::GatewayType::Vpn ? "Generation1"
                                                                               : "None");
    }

    void completeConnection(ConnectionId id, Json& properties) const
    {
        setDefault(properties, "connectionStatus",
                   m_document.find(id)->up ? "Connected" : "NotConnected");
        setDefault(properties, "routingWeight", 10);
    }

    const Document& m_document;
};

} // namespace

Json representationOf(const Document& document, ObjectId id)
{
    return Representation(document).of(id);
}

Json listChild(const Json& parent, std::string_view list, std::string_view name)
{
    const auto properties = parent.find("properties");
    if (properties == parent.end() || !properties->contains(list))
        return {};
    for (const Json& item : properties->at(std::string(list))) {
        if (equalsIgnoringCase(item["name"].get<std::string>(), name))
            return item;
    }
    return {};
}

} // namespace peerscape::arm
