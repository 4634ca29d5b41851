#include "core/azure/names.h"
#include "tests/bench/estate.h"

#include <fmt/format.h>

#include <iterator>

namespace peerscape::bench {

using namespace azure;

namespace {

/// Writes a document in the form of `az graph query`, every resource with the members that Azure
/// adds: ids in full, types in lower case, tags, provisioning states.
class GraphWriter
{
public:
    explicit GraphWriter(const Document& document)
        : m_document(document)
    {
    }

    std::string write()
    {
        m_out = "{\"data\":[";
        m_document.forEachTable([&](const auto& table) {
            using R = std::decay_t<decltype(*table.find({}))>;
            if constexpr (requires(GraphWriter& w, const R& r) { w.properties(ObjectId(), r); })
                table.forEach([&](auto id, const R& resource) { element(id, resource); });
        });
        if (m_out.back() == ',')
            m_out.pop_back();
        m_out += "],\"skip_token\":null,\"total_records\":" + std::to_string(m_count) + "}";
        return std::move(m_out);
    }

    void properties(ObjectId id, const RouteTable& table)
    {
        print("\"disableBgpRoutePropagation\":{},\"routes\":[", table.disableBgpRoutePropagation);
        list(table.routes, [&](const Route& route) {
            child(id, "routes", "Microsoft.Network/routeTables/routes", route.name, [&] {
                if (route.addressPrefix)
                    print("\"addressPrefix\":\"{}\",", route.addressPrefix->toString());
                if (route.nextHopIpAddress)
                    print("\"nextHopIpAddress\":\"{}\",", route.nextHopIpAddress->toString());
                print("\"nextHopType\":\"{}\",\"hasBgpOverride\":false",
                      toString(route.nextHopType));
            });
        });
        print("]");
    }

    void properties(ObjectId id, const VirtualNetwork& vnet)
    {
        print("\"addressSpace\":{{\"addressPrefixes\":");
        prefixes(vnet.addressPrefixes);
        print("}},\"enableDdosProtection\":false,\"subnets\":[");
        list(subnetsOf(m_document, VnetId::of(id)),
             [&](ObjectId subnet) { writeSubnet(id, subnet); });
        print("],\"virtualNetworkPeerings\":[");
        list(peeringsOf(m_document, VnetId::of(id)),
             [&](PeeringId link) { writePeering(id, *m_document.find(link)); });
        print("]");
    }

    void properties(ObjectId id, const NetworkInterface& nic)
    {
        print("\"enableAcceleratedNetworking\":true,\"enableIPForwarding\":{},"
              "\"ipConfigurations\":[",
              nic.enableIPForwarding);
        list(nic.ipConfigurations, [&](const NicIpConfiguration& configuration) {
            child(id, "ipConfigurations", "Microsoft.Network/networkInterfaces/ipConfigurations",
                  configuration.name, [&] {
                      print("\"privateIPAddress\":\"{}\",\"privateIPAddressVersion\":\"IPv4\","
                            "\"privateIPAllocationMethod\":\"{}\",\"primary\":{},\"subnet\":",
                            configuration.privateIPAddress.toString(),
                            toString(configuration.privateIPAllocationMethod),
                            configuration.primary);
                      reference(configuration.subnet);
                  });
        });
        print("]");
    }

    void properties(ObjectId, const PublicIpAddress& address)
    {
        print("\"publicIPAllocationMethod\":\"Static\",\"publicIPAddressVersion\":\"IPv4\","
              "\"ipAddress\":\"{}\"",
              address.ipAddress.toString());
    }

    void properties(ObjectId id, const VirtualNetworkGateway& gateway)
    {
        print("\"gatewayType\":\"Vpn\",\"vpnType\":\"RouteBased\",\"enableBgp\":{},"
              "\"activeActive\":false,\"sku\":{{\"name\":\"{}\"}},\"ipConfigurations\":[",
              gateway.enableBgp, gateway.sku.view());
        list(gateway.ipConfigurations, [&](const GatewayIpConfiguration& configuration) {
            child(id, "ipConfigurations",
                  "Microsoft.Network/virtualNetworkGateways/ipConfigurations", configuration.name,
                  [&] {
                      print("\"subnet\":");
                      reference(configuration.subnet);
                      print(",\"publicIPAddress\":");
                      reference(configuration.publicIPAddress);
                  });
        });
        print("]");
    }

    void properties(ObjectId, const LocalNetworkGateway& site)
    {
        print("\"gatewayIpAddress\":\"{}\",\"localNetworkAddressSpace\":{{\"addressPrefixes\":",
              site.gatewayIpAddress.toString());
        prefixes(site.addressPrefixes);
        print("}}");
    }

    void properties(ObjectId, const Connection& connection)
    {
        print("\"connectionType\":\"IPsec\",\"enableBgp\":false,\"virtualNetworkGateway1\":");
        reference(connection.virtualNetworkGateway1);
        print(",\"localNetworkGateway2\":");
        reference(connection.localNetworkGateway2);
    }

private:
    template<class... Arguments>
    void print(fmt::format_string<Arguments...> format, Arguments&&... arguments)
    {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Arguments>(arguments)...);
    }

    template<class List, class Write>
    void list(const List& values, Write&& write)
    {
        bool first = true;
        for (const auto& value : values) {
            if (!first)
                m_out += ',';
            first = false;
            write(value);
        }
    }

    template<class R>
    void element(ObjectId id, const R& resource)
    {
        if (m_count++ > 0)
            m_out += ',';
        const std::string full = resourceId(m_document, id);
        const auto& group = *m_document.find(resource.resourceGroup);
        print("{{\"id\":\"{}\",\"name\":\"{}\",\"type\":\"{}\",\"location\":\"{}\","
              "\"subscriptionId\":\"{}\",\"resourceGroup\":\"{}\","
              "\"tags\":{{\"env\":\"test\",\"hub\":\"{:03}\"}},\"properties\":{{",
              full, resource.name.view(), toLower(armType(id.kind())), resource.location.view(),
              m_document.find(group.subscription)->subscriptionId.view(), group.name.view(),
              resource.resourceGroup.index % 10);
        m_current = full;
        properties(id, resource);
        print(",\"provisioningState\":\"Succeeded\"}}}}");
    }

    template<class Write>
    void child(ObjectId, std::string_view list, std::string_view type, const Text& name,
               Write&& write)
    {
        print("{{\"name\":\"{}\",\"id\":\"{}/{}/{}\",\"type\":\"{}\",\"properties\":{{",
              name.view(), m_current, list, name.view(), type);
        write();
        print(",\"provisioningState\":\"Succeeded\"}}}}");
    }

    void writeSubnet(ObjectId vnet, ObjectId id)
    {
        const Subnet& subnet = *m_document.find(SubnetId::of(id));
        child(vnet, "subnets", "Microsoft.Network/virtualNetworks/subnets", subnet.name, [&] {
            print("\"addressPrefix\":\"{}\",\"privateEndpointNetworkPolicies\":\"Disabled\","
                  "\"privateLinkServiceNetworkPolicies\":\"Enabled\",\"delegations\":[]",
                  subnet.addressPrefixes.front().toString());
            if (subnet.routeTable) {
                print(",\"routeTable\":");
                reference(subnet.routeTable);
            }
        });
    }

    void writePeering(ObjectId vnet, const Peering& link)
    {
        child(vnet, "virtualNetworkPeerings",
              "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", link.name, [&] {
                  print("\"allowVirtualNetworkAccess\":{},\"allowForwardedTraffic\":{},"
                        "\"allowGatewayTransit\":{},\"useRemoteGateways\":{},"
                        "\"doNotVerifyRemoteGateways\":false,\"peerCompleteVnets\":true,"
                        "\"peeringState\":\"Connected\",\"peeringSyncLevel\":\"FullyInSync\","
                        "\"remoteVirtualNetwork\":",
                        link.allowVirtualNetworkAccess, link.allowForwardedTraffic,
                        link.allowGatewayTransit, link.useRemoteGateways);
                  reference(link.remoteVirtualNetwork);
                  print(",\"remoteAddressSpace\":{{\"addressPrefixes\":");
                  prefixes(link.remoteAddressSpace);
                  print("}}");
              });
    }

    void prefixes(const std::vector<Prefix>& values)
    {
        m_out += '[';
        list(values, [&](const Prefix& prefix) { print("\"{}\"", prefix.toString()); });
        m_out += ']';
    }

    void reference(ObjectId id) { print("{{\"id\":\"{}\"}}", resourceId(m_document, id)); }

    const Document& m_document;
    std::string m_out;
    std::string m_current; ///< The resource id of the element being written.
    std::size_t m_count = 0;
};

} // namespace

std::string graphAnswer(const Document& document)
{
    return GraphWriter(document).write();
}

} // namespace peerscape::bench
