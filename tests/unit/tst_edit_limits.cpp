#include "core/edit/create.h"
#include "core/edit/put.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/edit_expectations.h"

using namespace peerscape;
using namespace peerscape::test;
using azure::Document;

/// The limits of azure-routing.md 9: the last that is accepted and the first that is refused.
class TestEditLimits : public QObject
{
    Q_OBJECT

private slots:
    void v22TooManyVnets()
    {
        NetworkBuilder net;
        for (int i = 0; i < 1000; ++i)
            net.vnet("v" + std::to_string(i), {"10.0.0.0/16"});
        COMPARE_TEXT(codeOf(edit::addVnet(net.document(), {})), "VnetCountLimitReached");
        edit::NewVnet elsewhere;
        elsewhere.location = "northeurope";
        COMPARE_TEXT(codeOf(edit::addVnet(net.document(), elsewhere)), "accepted");
    }

    void v26TooManyConnections()
    {
        NetworkBuilder net;
        const GatewayId gateway =
            net.vpnGateway(net.vnet("hub", {"10.0.0.0/16"}), "gw", "20.0.0.1");
        for (int i = 0; i < 30; ++i)
            net.connect(gateway, net.site("s" + std::to_string(i), {"192.168.0.0/24"}));
        const auto site = net.site("one-more", {"192.168.0.0/24"});
        COMPARE_TEXT(outcome(edit::addConnection(net.document(), gateway, site)),
                     "MaximumLocalNetworkSitesLimitReachedForGateway: Maximum connection limit "
                     "reached. Current site to site connections : 31, max limit : 30");
    }

    void limitsOfCounts()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.0.0.0/8"});
        const auto subnet = net.subnet(vnet, "s", {"10.0.0.0/16"});
        for (int i = 0; i < 199; ++i)
            net.routeTable("t" + std::to_string(i));
        const Document full = accepted(net.document(), edit::addRouteTable(net.document()));
        COMPARE_TEXT(codeOf(edit::addRouteTable(full)), "SIM-9");
        NetworkBuilder groups(full);
        azure::NetworkSecurityGroup group;
        full.all<azure::ResourceGroup>().forEach(
            [&](ResourceGroupId id, const auto&) { group.resourceGroup = id; });
        group.location = "westeurope";
        for (int i = 0; i < 5000; ++i) {
            group.name = "g" + std::to_string(i);
            groups.transaction().add(group);
        }
        const Document groupsFull = groups.document();
        COMPARE_TEXT(codeOf(edit::addNsg(groupsFull)), "SIM-9");

        const auto servers = [&](std::size_t count) {
            return edit::modify(full, vnet, [&](azure::VirtualNetwork& v) {
                v.dnsServers.assign(count, Text("10.0.0.4"));
            });
        };
        COMPARE_TEXT(codeOf(servers(20)), "accepted");
        COMPARE_TEXT(codeOf(servers(21)), "SIM-9");

        const Document withNic = accepted(full, edit::addNic(full, subnet));
        const auto configurations = [&](std::size_t count) {
            return edit::modify(withNic, NicId(1), [&](azure::NetworkInterface& nic) {
                for (std::size_t i = nic.ipConfigurations.size(); i < count; ++i) {
                    azure::NicIpConfiguration configuration;
                    configuration.name = "c" + std::to_string(i);
                    configuration.subnet = subnet;
                    nic.ipConfigurations.push_back(configuration);
                }
            });
        };
        COMPARE_TEXT(codeOf(configurations(256)), "accepted");
        COMPARE_TEXT(codeOf(configurations(257)), "SIM-9");

        const Document withGroup = accepted(full, edit::addNsg(full));
        const auto rules = [&](int count) {
            return edit::modify(withGroup, NsgId(1), [&](azure::NetworkSecurityGroup& nsg) {
                for (int i = 0; i < count; ++i) {
                    azure::SecurityRule rule;
                    rule.name = "r" + std::to_string(i);
                    rule.priority = 100 + i;
                    rule.protocol = "*";
                    rule.sourceAddressPrefixes = rule.destinationAddressPrefixes = {"*"};
                    rule.sourcePortRanges = rule.destinationPortRanges = {"*"};
                    nsg.securityRules.push_back(rule);
                }
            });
        };
        COMPARE_TEXT(codeOf(rules(1000)), "accepted");
        COMPARE_TEXT(codeOf(rules(1001)), "SIM-9");
    }

    void limitOfSubnets()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.0.0.0/8"});
        for (unsigned i = 0; i < 2999; ++i) {
            const std::string prefix =
                net::Prefix::containing(net::Address::v4(0x0a000000U + i * 256U), 24).toString();
            net.subnet(vnet, "s" + std::to_string(i), {prefix});
        }
        const Document full = accepted(net.document(), edit::addSubnet(net.document(), vnet));
        COMPARE_TEXT(codeOf(edit::addSubnet(full, vnet)), "SIM-9");
    }
};

PEERSCAPE_TEST_CLASS(TestEditLimits)
#include "tst_edit_limits.moc"
