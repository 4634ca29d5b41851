#include "tests/bench/estate.h"

#include <fmt/format.h>

namespace peerscape::bench {

using namespace azure;

namespace {

constexpr std::array kRegions{"westeurope", "northeurope", "eastus", "westus2", "southeastasia"};
constexpr std::uint32_t kVnetsPerSubscription = 1000;
constexpr std::uint32_t kVnetsPerGroup = 100;

/// Numbers that look random and are the same on every machine.
std::uint64_t scrambled(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

/// The addresses: each network a part of 10.0.0.0/8, each subnet with room for one interface more.
class Plan
{
public:
    explicit Plan(const Shape& shape)
        : m_shape(shape)
    {
        while ((1U << (32 - m_subnetLength)) <= shape.nics + 5 && m_subnetLength > 24)
            --m_subnetLength;
    }
    [[nodiscard]] net::Prefix space(std::uint32_t vnet) const
    {
        const unsigned length = m_shape.networkLength();
        return net::Prefix::containing(net::Address::v4(0x0a000000U + (vnet << (32 - length))),
                                       length);
    }
    [[nodiscard]] net::Prefix subnet(std::uint32_t vnet, std::uint32_t number) const
    {
        return net::Prefix::containing(
            space(vnet).address().plus(std::uint64_t{number} << (32 - m_subnetLength)),
            m_subnetLength);
    }
    [[nodiscard]] net::Prefix gatewaySubnet(std::uint32_t vnet) const
    {
        return net::Prefix::containing(space(vnet).last(), 27);
    }
    [[nodiscard]] static net::Prefix onPremises(std::uint32_t number)
    {
        return net::Prefix::containing(net::Address::v4(0xac100000U + (number << 8U)), 24);
    }
    [[nodiscard]] net::Address nic(std::uint32_t vnet, std::uint32_t number,
                                   std::uint32_t nic) const
    {
        return subnet(vnet, number).first().plus(4 + nic);
    }
    [[nodiscard]] net::Address appliance(std::uint32_t hub) const { return nic(hub, 0, 0); }

    /// Route `number` of the table of a spoke: two wide ones, then networks and on-premises
    /// prefixes through the hub's appliance, some to elsewhere.
    [[nodiscard]] Route route(std::uint32_t vnet, std::uint32_t hub, std::uint32_t number) const
    {
        Route route;
        route.name = fmt::format("udr-{:03}", number);
        route.nextHopType = NextHopType::VirtualAppliance;
        route.nextHopIpAddress = appliance(hub);
        const auto wide = [](std::uint32_t base, unsigned length) {
            return net::Prefix::containing(net::Address::v4(base), length);
        };
        if (number < 2) {
            route.addressPrefix = number == 0 ? wide(0, 0) : wide(0x0a000000U, 8);
            return route;
        }
        const std::uint64_t random = scrambled((std::uint64_t{vnet} << 32U) + number);
        const auto kind = static_cast<std::uint32_t>(random % 8);
        // The number is part of the address, so that no two routes of a table are alike.
        if (kind < 3 && m_shape.onPremises > number)
            route.addressPrefix = onPremises(number);
        else if (kind < 6)
            route.addressPrefix = space((vnet + number * 7 + 1) % m_shape.vnets);
        else
            route.addressPrefix = wide(0xc6120000U + (number << 8U), 24);
        if (kind >= 6) {
            route.nextHopIpAddress.reset();
            route.nextHopType = kind == 6 ? NextHopType::Internet : NextHopType::None;
        }
        return route;
    }

private:
    Shape m_shape;
    unsigned m_subnetLength = 29;
};

std::string vnetName(const Shape& shape, std::uint32_t vnet)
{
    return vnet < shape.hubCount() ? fmt::format("vnet-hub-{:03}", vnet)
                                   : fmt::format("vnet-spoke-{:05}", vnet);
}

std::uint32_t hubOf(const Shape& shape, std::uint32_t vnet)
{
    return vnet < shape.hubCount() ? vnet : (vnet - shape.hubCount()) % shape.hubCount();
}

/// Makes the document; resources that share a text share its characters.
class Builder
{
public:
    explicit Builder(const Shape& shape)
        : m_shape(shape)
        , m_plan(shape)
    {
    }

    Estate build()
    {
        for (std::uint32_t v = 0; v < m_shape.vnets; ++v)
            addNetwork(v);
        for (std::uint32_t v = 0; v < m_shape.vnets; ++v)
            addPeerings(v);
        for (std::uint32_t v = 0; v < m_shape.hubCount(); ++v)
            addGateway(v);
        m_estate.document = m_transaction.take();
        return std::move(m_estate);
    }

private:
    template<class R>
    R grouped(std::uint32_t vnet, Text name)
    {
        R resource;
        resource.name = std::move(name);
        resource.location = m_regions[hubOf(m_shape, vnet) % kRegions.size()];
        while (m_groups.size() <= vnet / kVnetsPerGroup) {
            const auto next = static_cast<std::uint32_t>(m_groups.size()) * kVnetsPerGroup;
            if (next % kVnetsPerSubscription == 0) {
                Subscription subscription;
                subscription.name = fmt::format("sub-{:02}", next / kVnetsPerSubscription);
                subscription.subscriptionId = subscription.name;
                m_subscription = m_transaction.add(std::move(subscription));
            }
            ResourceGroup group;
            group.name = fmt::format("rg-net-{:03}", m_groups.size());
            group.subscription = m_subscription;
            group.location = m_regions.front();
            m_groups.push_back(m_transaction.add(std::move(group)));
        }
        resource.resourceGroup = m_groups[vnet / kVnetsPerGroup];
        return resource;
    }

    [[nodiscard]] bool isHub(std::uint32_t vnet) const { return vnet < m_shape.hubCount(); }

    void addNetwork(std::uint32_t v)
    {
        RouteTableId routeTable;
        if (!isHub(v) && m_shape.userRoutes > 0)
            routeTable = addRouteTable(v);
        auto vnet = grouped<VirtualNetwork>(v, vnetName(m_shape, v));
        vnet.addressPrefixes = {m_plan.space(v)};
        m_vnets.push_back(m_transaction.add(std::move(vnet)));
        (isHub(v) ? m_estate.hubs : m_estate.spokes).push_back(m_vnets.back());
        for (std::uint32_t s = 0; s < m_shape.subnets; ++s) {
            const SubnetId id = addSubnet(v, m_subnetNames[s], m_plan.subnet(v, s),
                                          s + 1 < m_shape.subnets ? routeTable : RouteTableId());
            m_estate.subnets.push_back(id);
            for (std::uint32_t n = 0; n < m_shape.nics; ++n)
                addNic(v, s, n, id);
        }
    }

    RouteTableId addRouteTable(std::uint32_t v)
    {
        auto table = grouped<RouteTable>(v, "rt-" + vnetName(m_shape, v));
        table.disableBgpRoutePropagation = scrambled(v) % 10 == 0;
        table.routes.reserve(m_shape.userRoutes);
        for (std::uint32_t i = 0; i < m_shape.userRoutes; ++i) {
            Route route = m_plan.route(v, hubOf(m_shape, v), i);
            if (m_routeNames.size() == i)
                m_routeNames.push_back(route.name);
            route.name = m_routeNames[i];
            table.routes.push_back(std::move(route));
        }
        const RouteTableId id = m_transaction.add(std::move(table));
        m_estate.routeTables.push_back(id);
        return id;
    }

    SubnetId addSubnet(std::uint32_t v, const Text& name, const net::Prefix& prefix,
                       RouteTableId routeTable)
    {
        Subnet subnet;
        subnet.name = name;
        subnet.virtualNetwork = m_vnets[v];
        subnet.addressPrefixes = {prefix};
        subnet.routeTable = routeTable;
        return m_transaction.add(std::move(subnet));
    }

    void addNic(std::uint32_t v, std::uint32_t s, std::uint32_t n, SubnetId subnet)
    {
        const bool appliance = isHub(v) && s == 0 && n == 0;
        auto nic =
            grouped<NetworkInterface>(v, appliance ? fmt::format("nic-nva-{:03}", v)
                                                   : fmt::format("nic-{:05}-{:03}-{:05}", v, s, n));
        nic.enableIPForwarding = appliance;
        nic.isAppliance = appliance;
        nic.extra = m_tags;
        NicIpConfiguration configuration;
        configuration.name = m_configurationName;
        configuration.subnet = subnet;
        configuration.privateIPAddress = m_plan.nic(v, s, n);
        configuration.primary = true;
        nic.ipConfigurations = {std::move(configuration)};
        m_estate.nics.push_back(m_transaction.add(std::move(nic)));
    }

    PeeringId link(std::uint32_t from, std::uint32_t to, bool transit, bool remote)
    {
        Peering peering;
        peering.name = "peer-" + vnetName(m_shape, to);
        peering.virtualNetwork = m_vnets[from];
        peering.remoteVirtualNetwork = m_vnets[to];
        peering.allowForwardedTraffic = true;
        peering.allowGatewayTransit = transit;
        peering.useRemoteGateways = remote;
        peering.remoteAddressSpace = {m_plan.space(to)};
        return m_transaction.add(std::move(peering));
    }

    /// The peerings of one network after the other, as files list them and readers make them.
    void addPeerings(std::uint32_t v)
    {
        const std::uint32_t hubs = m_shape.hubCount();
        const bool gateway = m_shape.onPremises > 0;
        if (!isHub(v)) {
            m_estate.spokeSides.push_back(link(v, hubOf(m_shape, v), false, gateway));
            return;
        }
        for (std::uint32_t other = 0; other < hubs; ++other) {
            if (other != v)
                link(v, other, false, false);
        }
        m_estate.hubSides.resize(m_shape.vnets - hubs);
        for (std::uint32_t spoke = hubs + v; spoke < m_shape.vnets; spoke += hubs)
            m_estate.hubSides[spoke - hubs] = link(v, spoke, gateway, false);
    }

    void addGateway(std::uint32_t v)
    {
        if (m_shape.onPremises == 0)
            return;
        auto address = grouped<PublicIpAddress>(v, fmt::format("pip-vgw-{:03}", v));
        address.ipAddress = net::Address::v4(0xcb007100U + v);
        address.sku = "Standard";
        auto gateway = grouped<VirtualNetworkGateway>(v, fmt::format("vgw-{:03}", v));
        gateway.sku = "VpnGw2AZ";
        gateway.ipConfigurations = {{"default",
                                     addSubnet(v, "GatewaySubnet", m_plan.gatewaySubnet(v), {}),
                                     m_transaction.add(std::move(address))}};
        m_estate.gateways.push_back(m_transaction.add(std::move(gateway)));
        auto site = grouped<LocalNetworkGateway>(v, fmt::format("lgw-{:03}", v));
        site.gatewayIpAddress = net::Address::v4(0xcb007200U + v);
        for (std::uint32_t i = 0; i < m_shape.onPremises; ++i)
            site.addressPrefixes.push_back(Plan::onPremises(i));
        m_estate.sites.push_back(m_transaction.add(std::move(site)));
        auto connection = grouped<Connection>(v, fmt::format("cn-{:03}", v));
        connection.virtualNetworkGateway1 = m_estate.gateways.back();
        connection.localNetworkGateway2 = m_estate.sites.back();
        m_transaction.add(std::move(connection));
    }

    Shape m_shape;
    Plan m_plan;
    Transaction m_transaction{Document()};
    Estate m_estate;
    std::vector<VnetId> m_vnets;
    std::vector<ResourceGroupId> m_groups;
    SubscriptionId m_subscription;
    std::vector<Text> m_regions{kRegions.begin(), kRegions.end()};
    std::vector<Text> m_subnetNames{"snet-000", "snet-001", "snet-002", "snet-003"};
    std::vector<Text> m_routeNames;
    Text m_configurationName = "ipconfig1";
    Text m_tags = R"({"tags":{"env":"test"},"properties":{"enableAcceleratedNetworking":true}})";
};

} // namespace

Estate makeEstate(const Shape& shape)
{
    return Builder(shape).build();
}

} // namespace peerscape::bench
