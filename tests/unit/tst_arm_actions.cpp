#include "core/arm/provider.h"
#include "core/azure/names.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/arm_answers.h"
#include "tests/unit/edit_expectations.h"

#include <QTest>

using namespace peerscape;
using arm::Json;
using arm::Method;
using arm::Response;

namespace {

/// A hub with a gateway and a spoke, each with a running machine, and a site that speaks BGP. The
/// hub's interface has a security group, the spoke's subnet a route table.
class ActionDesign
{
public:
    ActionDesign()
    {
        test::NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const auto apps = net.subnet(hub, "apps", {"10.0.1.0/24"});
        const auto data = net.subnet(spoke, "data", {"10.1.1.0/24"});
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        const auto gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
        const auto site = net.site("hq", {"172.16.0.0/16"}, "192.168.0.1");
        net.connect(gateway, site, true);
        net.update(gateway, [](azure::VirtualNetworkGateway& g) { g.asn = 65010; });
        net.update(site, [](azure::LocalNetworkGateway& s) { s.asn = 65050; });
        const auto table = net.routeTable("ways");
        net.route(table, "drop", "10.99.0.0/16", azure::NextHopType::None);
        net.associate(data, table);

        azure::NetworkSecurityGroup group;
        group.name = "guard";
        group.location = "westeurope";
        net.transaction().document().all<azure::ResourceGroup>().forEach(
            [&](ResourceGroupId id, const azure::ResourceGroup&) { group.resourceGroup = id; });
        group.securityRules = {
            test::rule("no-ssh", 100, azure::RuleAccess::Deny, {.port = "22", .protocol = "Tcp"})};
        const NsgId guard = net.transaction().add(std::move(group));
        for (const auto& [name, subnet] :
             {std::pair{"a", apps}, std::pair{"b", data}, std::pair{"off", data}}) {
            const NicId nic = net.nic(subnet, std::string(name) + "-nic");
            azure::VirtualMachine machine;
            machine.name = name;
            machine.running = std::string_view(name) != "off";
            machine.location = "westeurope";
            machine.resourceGroup = net.transaction().document().find(nic)->resourceGroup;
            const VmId vm = net.transaction().add(std::move(machine));
            net.update(nic, [&](azure::NetworkInterface& value) {
                value.virtualMachine = vm;
                if (subnet == apps)
                    value.networkSecurityGroup = guard;
            });
        }
        m_provider.emplace(net.document());
    }

    Response post(const std::string& path, Json body = {},
                  std::map<std::string, std::string> query = {})
    {
        return m_provider->handle({Method::Post, path, std::move(query), std::move(body), {}});
    }

private:
    std::optional<arm::Provider> m_provider;
};

const std::string kWatcher = "/subscriptions/sub1/resourceGroups/NetworkWatcherRG/providers/"
                             "Microsoft.Network/networkWatchers/NetworkWatcher_westeurope/";
std::string nicAction(const std::string& nic, const std::string& action)
{
    return test::networkId("networkInterfaces", nic) + '/' + action;
}
std::string gatewayAction(const std::string& action)
{
    return test::networkId("virtualNetworkGateways", "gw") + '/' + action;
}

std::string machineId(const std::string& name)
{
    return test::groupId() + "/providers/Microsoft.Compute/virtualMachines/" + name;
}

/// Answers of Network Watcher.
std::string hop(const char* type, const std::string& table)
{
    return Json{{"nextHopType", type}, {"nextHopIpAddress", nullptr}, {"routeTableId", table}}
        .dump();
}
std::string flow(const char* access, const char* rule)
{
    return Json{{"access", access}, {"ruleName", rule}}.dump();
}

/// Members of each element of a list, one line each.
std::string column(const Json& list, std::initializer_list<const char*> names)
{
    std::string text;
    for (const Json& item : list) {
        for (const char* name : names)
            text += (name == *names.begin() ? "" : " ")
                    + (item.at(name).is_string() ? item.at(name).get<std::string>()
                                                 : item.at(name).dump());
        text += '\n';
    }
    return text;
}

} // namespace

/// The questions that the service answers by POST: whose code, what they say, and how they refuse.
class TestArmActions : public QObject
{
    Q_OBJECT

private slots:
    void effectiveRouteTable()
    {
        ActionDesign design;
        const Response response = design.post(nicAction("b-nic", "effectiveRouteTable"));
        QCOMPARE(response.status, 200);
        COMPARE_TEXT(column(response.body.at("value"), {"source", "state", "addressPrefix",
                                                        "nextHopType", "nextHopIpAddress"}),
                     "Default Active [\"10.1.0.0/16\"] VnetLocal []\n"
                     "Default Active [\"10.0.0.0/16\"] VNetPeering []\n"
                     "VirtualNetworkGateway Active [\"172.16.0.0/16\"] VirtualNetworkGateway "
                     "[\"20.0.0.1\"]\n"
                     "VirtualNetworkGateway Active [\"192.168.0.1/32\"] VirtualNetworkGateway "
                     "[\"20.0.0.1\"]\n"
                     "Default Active [\"0.0.0.0/0\"] Internet []\n"
                     "User Active [\"10.99.0.0/16\"] None []\n");
        COMPARE_TEXT(test::said(design.post(nicAction("off-nic", "effectiveRouteTable"))),
                     "400 NicMustBeAttachedToRunningVmToGetEffectiveRoutes");
    }

    void effectiveNetworkSecurityGroups()
    {
        ActionDesign design;
        const Response response = design.post(nicAction("a-nic", "effectiveNetworkSecurityGroups"));
        QCOMPARE(response.status, 200);
        const Json& groups = response.body.at("value");
        QCOMPARE(groups.size(), std::size_t{1});
        const Json& group = groups.front();
        COMPARE_TEXT(group.at("networkSecurityGroup").at("id").get<std::string>(),
                     test::networkId("networkSecurityGroups", "guard"));
        COMPARE_TEXT(
            group.at("association").dump(),
            (Json{{"networkInterface", {{"id", test::networkId("networkInterfaces", "a-nic")}}}})
                .dump());
        COMPARE_TEXT(
            column(group.at("effectiveSecurityRules"),
                   {"name", "protocol", "sourceAddressPrefix", "destinationPortRange", "access",
                    "priority", "direction"}),
            "securityRules/no-ssh Tcp 0.0.0.0/0 22-22 Deny 100 Inbound\n"
            "defaultSecurityRules/AllowVnetInBound All VirtualNetwork 0-65535 Allow 65000 Inbound\n"
            "defaultSecurityRules/AllowAzureLoadBalancerInBound All AzureLoadBalancer 0-65535 "
            "Allow 65001 Inbound\n"
            "defaultSecurityRules/DenyAllInBound All 0.0.0.0/0 0-65535 Deny 65500 Inbound\n"
            "defaultSecurityRules/AllowVnetOutBound All VirtualNetwork 0-65535 Allow 65000 "
            "Outbound\n"
            "defaultSecurityRules/AllowInternetOutBound All 0.0.0.0/0 0-65535 Allow 65001 "
            "Outbound\n"
            "defaultSecurityRules/DenyAllOutBound All 0.0.0.0/0 0-65535 Deny 65500 Outbound\n");
        COMPARE_TEXT(
            test::said(design.post(nicAction("off-nic", "effectiveNetworkSecurityGroups"))),
            "400 NicMustBeAttachedToRunningVmToGetEffectiveSecurityGroups");
    }

    void nextHop()
    {
        ActionDesign design;
        const auto ask = [&](const char* to) {
            return design
                .post(kWatcher + "nextHop", {{"targetResourceId", machineId("b")},
                                             {"sourceIPAddress", "10.1.1.4"},
                                             {"destinationIPAddress", to}})
                .body.dump();
        };
        COMPARE_TEXT(ask("10.99.1.1"), hop("None", test::networkId("routeTables", "ways")));
        COMPARE_TEXT(ask("10.0.1.4"), hop("VnetPeering", "System Route"));
        COMPARE_TEXT(ask("8.8.8.8"), hop("Internet", "System Route"));
        COMPARE_TEXT(
            test::said(design.post(kWatcher + "nextHop", {{"targetResourceId", machineId("b")},
                                                          {"destinationIPAddress", "ten"}})),
            "400 InvalidRequestFormat");
    }

    void ipFlowVerify()
    {
        ActionDesign design;
        const auto ask = [&](const char* direction, const char* localPort, const char* remote) {
            return design
                .post(kWatcher + "ipFlowVerify", {{"targetResourceId", machineId("a")},
                                                  {"direction", direction},
                                                  {"protocol", "TCP"},
                                                  {"localPort", localPort},
                                                  {"remotePort", "60000"},
                                                  {"localIPAddress", "10.0.1.4"},
                                                  {"remoteIPAddress", remote}})
                .body.dump();
        };
        COMPARE_TEXT(ask("Inbound", "22", "10.1.1.4"), flow("Deny", "securityRules/no-ssh"));
        COMPARE_TEXT(ask("Inbound", "80", "10.1.1.4"),
                     flow("Allow", "defaultSecurityRules/AllowVNetInBound"));
        COMPARE_TEXT(ask("Inbound", "80", "8.8.8.8"),
                     flow("Deny", "defaultSecurityRules/DenyAllInBound"));
        COMPARE_TEXT(ask("Outbound", "80", "8.8.8.8"),
                     flow("Allow", "defaultSecurityRules/AllowInternetOutBound"));
        COMPARE_TEXT(
            test::said(design.post(kWatcher + "ipFlowVerify", {{"targetResourceId", machineId("a")},
                                                               {"direction", "Sideways"}})),
            "400 InvalidRequestFormat");
    }

    void connectivityCheck()
    {
        ActionDesign design;
        const auto ask = [&](int port) {
            return design
                .post(kWatcher + "connectivityCheck",
                      {{"source", {{"resourceId", machineId("b")}}},
                       {"destination", {{"resourceId", machineId("a")}, {"port", port}}}})
                .body;
        };
        const Json open = ask(80);
        COMPARE_TEXT(open.at("connectionStatus").dump() + open.at("probesFailed").dump(),
                     "\"Reachable\"0");
        COMPARE_TEXT(column(open.at("hops"), {"type", "address", "nextHopIds", "issues"}),
                     "Source 10.1.1.4 [\"1\"] []\nVnetLocal 10.0.1.4 [] []\n");
        const Json closed = ask(22);
        COMPARE_TEXT(closed.at("connectionStatus").dump() + closed.at("probesFailed").dump(),
                     "\"Unreachable\"66");
        COMPARE_TEXT(
            closed.at("hops").back().at("issues").dump(),
            "[{\"origin\":\"Inbound\",\"severity\":\"Error\",\"type\":\"NetworkSecurityRule\","
            "\"context\":[{"
            "\"key\":\"Reason\",\"value\":\"no-ssh of guard denies it on the way in.\"}]}]");
        COMPARE_TEXT(test::said(design.post(kWatcher + "connectivityCheck",
                                            {{"source", {{"resourceId", machineId("nope")}}}})),
                     "404 ResourceNotFound");
    }

    void gatewayReports()
    {
        ActionDesign design;
        const auto report = [&](const char* action, std::map<std::string, std::string> query = {}) {
            return design.post(gatewayAction(action), {}, std::move(query)).body.at("value");
        };
        COMPARE_TEXT(column(report("getLearnedRoutes"),
                            {"network", "nextHop", "sourcePeer", "origin", "asPath", "weight"}),
                     "10.0.0.0/16  10.0.255.254 Network  32768\n"
                     "10.1.0.0/16  10.0.255.254 Network  32768\n"
                     "172.16.0.0/16 192.168.0.1 192.168.0.1 EBgp 65050 32768\n"
                     "192.168.0.1/32 192.168.0.1 192.168.0.1 EBgp 65050 32768\n");
        COMPARE_TEXT(column(report("getAdvertisedRoutes", {{"peer", "192.168.0.1"}}),
                            {"network", "nextHop", "origin", "asPath", "weight"}),
                     "10.0.0.0/16 10.0.255.254 Igp 65010 0\n"
                     "10.1.0.0/16 10.0.255.254 Igp 65010 0\n");
        COMPARE_TEXT(report("getAdvertisedRoutes", {{"peer", "192.168.0.9"}}).dump(), "[]");
        COMPARE_TEXT(
            column(report("getBgpPeerStatus"), {"neighbor", "asn", "state", "routesReceived"}),
            "192.168.0.1 65050 Connected 2\n");
    }

    void whatDoesNotExist()
    {
        ActionDesign design;
        COMPARE_TEXT(test::said(design.post(gatewayAction("getEverything"))), "404 NotFound");
        COMPARE_TEXT(test::said(design.post(kWatcher + "getEverything")), "404 NotFound");
        COMPARE_TEXT(test::said(design.post(nicAction("nope", "effectiveRouteTable"))),
                     "404 ResourceNotFound");
    }
};

PEERSCAPE_TEST_CLASS(TestArmActions)
#include "tst_arm_actions.moc"
