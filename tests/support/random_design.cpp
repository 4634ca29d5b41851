#include "tests/support/random_design.h"

#include "tests/support/network_builder.h"

#include <random>
#include <string>

namespace peerscape::test {

using azure::NextHopType;
using azure::RuleAccess;
using azure::RuleDirection;
using azure::SecurityRule;

namespace {

class Designer
{
public:
    explicit Designer(std::uint32_t seed)
        : m_random(seed)
        , m_net(chance(50) ? "obs-2026" : "hidden")
    {
    }

    azure::Document design()
    {
        addNetworks();
        addLinks();
        addRoutes();
        addSecurity();
        return m_net.document();
    }

private:
    struct Vnet
    {
        VnetId id;
        std::string space;
        std::vector<SubnetId> subnets;
    };

    [[nodiscard]] std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(m_random() % limit);
    }
    [[nodiscard]] bool chance(std::uint32_t percent) { return below(100) < percent; }
    template<class T>
    [[nodiscard]] const T& pick(const std::vector<T>& list)
    {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

    void addNetworks()
    {
        const std::uint32_t count = 3 + below(3);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::string second = std::to_string(i);
            Vnet vnet{{}, "10." + second + ".0.0/16", {}};
            const std::string name = i == 0 ? "hub" : "spoke" + second;
            vnet.id = m_net.vnet(name, {vnet.space}, chance(75) ? "westeurope" : "eastus");
            for (std::uint32_t j = 1; j <= 1 + below(2); ++j) {
                const std::string space = "10." + second + '.' + std::to_string(j) + ".0/24";
                const SubnetId subnet = m_net.subnet(vnet.id, "s" + std::to_string(j), {space});
                vnet.subnets.push_back(subnet);
                for (std::uint32_t k = 0; k <= below(2); ++k) {
                    const std::string nic = name + '-' + std::to_string(j) + std::to_string(k);
                    m_nics.push_back(m_net.nic(subnet, nic));
                }
            }
            m_vnets.push_back(vnet);
        }
        m_middle = m_net.subnet(m_vnets.front().id, "nva", {"10.0.9.0/24"});
        for (std::uint32_t i = 0; i <= below(2); ++i) {
            const std::string address = "10.0.9." + std::to_string(10 + i);
            const NicId nva = m_net.appliance(m_middle, "nva" + std::to_string(i), address);
            m_hops.push_back(address);
            m_net.update(nva, [&](azure::NetworkInterface& nic) {
                nic.enableIPForwarding = chance(90);
                nic.osForwards = chance(90);
                nic.snat = chance(15);
            });
        }
        const std::vector<std::string> appliances = m_hops;
        m_hops.insert(m_hops.end(), appliances.begin(), appliances.end());
        m_hops.emplace_back("10.0.9.99"); // nobody
        m_hops.emplace_back("10.1.1.4");  // a machine that does not forward
    }

    Flags flags()
    {
        return {.allowVirtualNetworkAccess = chance(85), .allowForwardedTraffic = chance(65)};
    }

    void addLinks()
    {
        for (std::size_t i = 0; i < m_vnets.size(); ++i) {
            for (std::size_t j = i + 1; j < m_vnets.size(); ++j) {
                if (!chance(i == 0 ? 92 : 20))
                    continue;
                m_net.link(m_vnets[i].id, m_vnets[j].id, flags());
                if (chance(92))
                    m_net.link(m_vnets[j].id, m_vnets[i].id, flags());
            }
        }
    }

    void addRoutes()
    {
        for (const Vnet& vnet : m_vnets) {
            for (const SubnetId subnet : vnet.subnets) {
                if (chance(70))
                    m_net.associate(subnet, addTable(vnet));
            }
        }
        if (chance(20))
            m_net.associate(m_middle, addTable(m_vnets.front()));
    }

    RouteTableId addTable(const Vnet& vnet)
    {
        const RouteTableId table = m_net.routeTable("rt" + std::to_string(++m_tables));
        std::vector<std::string> prefixes{"0.0.0.0/0", "10.0.0.0/8", vnet.space};
        for (const Vnet& other : m_vnets)
            prefixes.push_back(other.space);
        std::vector<std::string> used;
        for (std::uint32_t i = 0; i <= below(3); ++i) {
            const std::string prefix = pick(prefixes);
            if (std::find(used.begin(), used.end(), prefix) != used.end())
                continue;
            used.push_back(prefix);
            const std::string name = "route" + std::to_string(i);
            if (chance(80))
                m_net.route(table, name, prefix, NextHopType::VirtualAppliance, pick(m_hops));
            else if (prefix == vnet.space)
                m_net.route(table, name, prefix, NextHopType::VnetLocal);
            else
                m_net.route(table, name, prefix,
                            chance(50) ? NextHopType::None : NextHopType::Internet);
        }
        return table;
    }

    std::string side()
    {
        const std::uint32_t choice = below(6);
        if (choice < 2)
            return "*";
        if (choice < 4)
            return "VirtualNetwork";
        return choice == 4 ? pick(m_vnets).space : "10.0.0.0/8";
    }

    NsgId addNsg()
    {
        azure::NetworkSecurityGroup group;
        group.name = "nsg" + std::to_string(++m_groups);
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(below(4)); ++i) {
            SecurityRule rule;
            rule.name = "rule" + std::to_string(i);
            rule.priority = 100 + 10 * i;
            rule.direction = chance(60) ? RuleDirection::Inbound : RuleDirection::Outbound;
            rule.access = chance(60) ? RuleAccess::Allow : RuleAccess::Deny;
            rule.protocol = chance(60) ? "*" : (chance(70) ? "Udp" : "Tcp");
            rule.sourceAddressPrefixes = {Text(side())};
            rule.destinationAddressPrefixes = {Text(side())};
            rule.sourcePortRanges = {"*"};
            rule.destinationPortRanges = {chance(50) ? "*" : (chance(50) ? "4000" : "4001-4009")};
            group.securityRules.push_back(std::move(rule));
        }
        return m_net.transaction().add(std::move(group));
    }

    void addSecurity()
    {
        for (const Vnet& vnet : m_vnets) {
            for (const SubnetId subnet : vnet.subnets) {
                if (chance(30))
                    m_net.update(
                        subnet, [id = addNsg()](azure::Subnet& s) { s.networkSecurityGroup = id; });
            }
        }
        for (const NicId nic : m_nics) {
            if (chance(25))
                m_net.update(nic, [id = addNsg()](azure::NetworkInterface& n) {
                    n.networkSecurityGroup = id;
                });
        }
    }

    std::mt19937 m_random;
    NetworkBuilder m_net;
    std::vector<Vnet> m_vnets;
    std::vector<NicId> m_nics;
    std::vector<std::string> m_hops;
    SubnetId m_middle;
    int m_tables = 0;
    int m_groups = 0;
};

} // namespace

azure::Document randomDesign(std::uint32_t seed)
{
    return Designer(seed).design();
}

} // namespace peerscape::test
