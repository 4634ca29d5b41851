#include "tests/bench/canvas_estate.h"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace peerscape::bench {

namespace {

class Builder
{
public:
    explicit Builder(const EstateSize& size)
        : m_size(size)
        , m_transaction(azure::Document())
    {
        azure::Subscription subscription;
        subscription.name = "estate";
        azure::ResourceGroup group;
        group.name = "rg-estate";
        group.subscription = m_transaction.add(subscription);
        m_group = m_transaction.add(group);
    }

    azure::Document build()
    {
        std::vector<VnetId> hubs;
        for (std::uint32_t made = 0; made < m_size.networks;) {
            const auto cluster = static_cast<std::uint32_t>(hubs.size());
            const VnetId hub = addNetwork("hub", cluster, made++);
            for (const VnetId other : hubs)
                peer(other, hub);
            hubs.push_back(hub);
            for (std::uint32_t i = 0; i < m_size.spokesPerHub && made < m_size.networks; ++i)
                peer(hub, addNetwork("spoke", cluster, made++));
        }
        return m_transaction.take();
    }

private:
    static std::string numbered(const char* word, std::uint32_t number)
    {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "%s-%05u", word, number);
        return text.data();
    }
    static net::Prefix prefix(std::uint32_t address, unsigned length)
    {
        return net::Prefix::containing(net::Address::v4(address), length);
    }

    VnetId addNetwork(const char* word, std::uint32_t cluster, std::uint32_t number)
    {
        static constexpr std::array kRegions{"westeurope", "northeurope", "eastus", "westus2",
                                             "southeastasia"};
        // A /24 each: 65,536 networks fit 10.0.0.0/8.
        const std::uint32_t base = (10U << 24U) | (number << 8U);
        azure::VirtualNetwork vnet;
        vnet.name = numbered(word, number);
        vnet.resourceGroup = m_group;
        vnet.location = kRegions[cluster % kRegions.size()];
        vnet.addressPrefixes = {prefix(base, 24)};
        const VnetId id = m_transaction.add(vnet);
        for (std::uint32_t i = 0; i < m_size.subnets; ++i)
            addSubnet(id, number, i, base + i * 64);
        return id;
    }

    void addSubnet(VnetId vnet, std::uint32_t network, std::uint32_t number, std::uint32_t base)
    {
        azure::Subnet subnet;
        subnet.name = numbered("snet", number);
        subnet.virtualNetwork = vnet;
        subnet.addressPrefixes = {prefix(base, 26)};
        const SubnetId id = m_transaction.add(subnet);
        for (std::uint32_t i = 0; i < m_size.nics; ++i) {
            azure::NetworkInterface nic;
            nic.name = numbered("nic", network * 1000 + number * 100 + i);
            nic.resourceGroup = m_group;
            azure::NicIpConfiguration configuration;
            configuration.name = "ipconfig1";
            configuration.subnet = id;
            configuration.privateIPAddress = net::Address::v4(base + 4 + i);
            nic.ipConfigurations = {configuration};
            m_transaction.add(nic);
        }
    }

    void peer(VnetId a, VnetId b)
    {
        for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
            azure::Peering side;
            side.name = "to-" + std::to_string(to.index);
            side.virtualNetwork = from;
            side.remoteVirtualNetwork = to;
            side.remoteAddressSpace = m_transaction.document().find(to)->addressPrefixes;
            m_transaction.add(side);
        }
    }

    EstateSize m_size;
    azure::Transaction m_transaction;
    ResourceGroupId m_group;
};

} // namespace

azure::Document buildEstate(const EstateSize& size)
{
    return Builder(size).build();
}

} // namespace peerscape::bench
