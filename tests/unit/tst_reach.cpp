#include "tests/support/test_registry.h"
#include "tests/unit/walks.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using reach::Answer;
using reach::End;
using reach::Reason;
using test::ask;
using test::at;
using test::NetworkBuilder;
using test::stations;
using test::text;
using test::verdict;
using test::verdictOf;

namespace {

/// Example 7 of azure-routing.md: a hub with an appliance between two spokes.
struct TwoSpokes
{
    explicit TwoSpokes(std::string_view noneList = "obs-netlab")
        : net(noneList)
    {
        net.peer(hub, spoke1, {}, {.allowForwardedTraffic = true});
        toHub2 = net.peer(hub, spoke2, {}, {.allowForwardedTraffic = true}).second;
    }
    void routeSpoke1()
    {
        net.route(table1, "rfc1918-1", "10.0.0.0/8", NextHopType::VirtualAppliance, "10.4.2.101");
    }
    void routeSpoke2()
    {
        net.route(table2, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.4.2.101");
    }
    Answer ask() { return test::ask(net.document(), {vm1, {}}, {vm2, {}}); }

    NetworkBuilder net;
    VnetId hub = net.vnet("hub", {"10.4.0.0/16"});
    VnetId spoke1 = net.vnet("spoke1", {"10.1.0.0/16"});
    VnetId spoke2 = net.vnet("spoke2", {"10.2.0.0/16"});
    RouteTableId table1 = net.routeTable("rt1");
    RouteTableId table2 = net.routeTable("rt2");
    SubnetId subnet1 = net.subnet(spoke1, "s1", {"10.1.1.0/24"}, table1);
    SubnetId subnet2 = net.subnet(spoke2, "s2", {"10.2.1.0/24"}, table2);
    SubnetId middle = net.subnet(hub, "nva", {"10.4.2.0/24"});
    NicId vm1 = net.nic(subnet1, "vm1");
    NicId vm2 = net.nic(subnet2, "vm2");
    NicId nva = net.appliance(middle, "nva", "10.4.2.101");
    PeeringId toHub2;
};

NsgId addNsg(NetworkBuilder& net, std::vector<azure::SecurityRule> rules)
{
    azure::NetworkSecurityGroup group;
    group.name = "nsg";
    group.securityRules = std::move(rules);
    return net.transaction().add(std::move(group));
}

constexpr auto kAllow = azure::RuleAccess::Allow;
constexpr auto kDeny = azure::RuleAccess::Deny;
constexpr reach::Flow kPing{reach::Protocol::Icmp, 0, 0};

} // namespace

/// Walks over small designs: T9 and T11 of azure-routing.md 12, and each rule of its section 7 with
/// the reason code that it gives; those about gateways stand in TestReachGateways.
class TestReach : public QObject
{
    Q_OBJECT

private slots:
    void t11_fiveStepsOfExample7()
    {
        TwoSpokes x;
        QCOMPARE(verdictOf(x.ask()), "ReservedPrefix");
        x.routeSpoke1();
        QCOMPARE(verdictOf(x.ask()), "back:ReservedPrefix");
        x.routeSpoke2();
        const Answer both = x.ask();
        QCOMPARE(verdictOf(both), "Reachable");
        QCOMPARE(stations(x.net.document(), both.forward.front()), "vm1 > nva > vm2");
        QCOMPARE(stations(x.net.document(), both.back.front()), "vm2 > nva > vm1");
        QCOMPARE(both.forward.front().hops[0].routes.front().name, Text("rfc1918-1"));
        QVERIFY(both.forward.front().hops[1].routes.front().nextHopType
                == NextHopType::VNetPeering);
        QVERIFY(!both.asymmetric);

        x.net.update(x.toHub2, [](azure::Peering& p) { p.allowForwardedTraffic = false; });
        const Answer blocked = x.ask();
        QCOMPARE(verdictOf(blocked), "ForwardedTrafficBlocked");
        QCOMPARE(blocked.verdict().subjects.front(), ObjectId(x.toHub2));
        x.net.update(x.toHub2, [](azure::Peering& p) { p.allowForwardedTraffic = true; });

        x.net.update(x.nva, [](azure::NetworkInterface& n) { n.enableIPForwarding = false; });
        QCOMPARE(verdictOf(x.ask()), "IpForwardingDisabled");
    }

    void t9_peeringBesideVpn()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const NicId one = net.nic(net.subnet(a, "s", {"10.1.0.0/24"}), "one");
        const NicId two = net.nic(net.subnet(b, "s", {"10.2.0.0/24"}), "two");
        net.connect(net.vpnGateway(a, "gwA", "20.0.0.1"), net.vpnGateway(b, "gwB", "20.0.0.2"));
        const Answer tunnel = ask(net.document(), {one, {}}, {two, {}});
        QCOMPARE(verdictOf(tunnel), "Reachable");
        QCOMPARE(stations(net.document(), tunnel.forward.front()), "one > gwA > gwB > two");
        QCOMPARE(stations(net.document(), tunnel.back.front()), "two > gwB > gwA > one");
        net.peer(a, b);
        const Answer peered = ask(net.document(), {one, {}}, {two, {}});
        QCOMPARE(verdictOf(peered), "Reachable");
        QCOMPARE(stations(net.document(), peered.forward.front()), "one > two");
    }

    void t12_unlistedSubnetOfSubnetPeering()
    {
        NetworkBuilder net;
        const VnetId left = net.vnet("left", {"10.0.0.0/16"});
        const VnetId right = net.vnet("right", {"10.1.0.0/16"});
        const NicId listed = net.nic(net.subnet(left, "subnet1", {"10.0.1.0/24"}), "listed");
        const NicId other = net.nic(net.subnet(left, "subnet9", {"10.0.9.0/24"}), "other");
        const NicId far = net.nic(net.subnet(right, "subnet0", {"10.1.0.0/24"}), "far");
        net.subnetLink(left, right, {"subnet1"}, {"subnet0"});
        net.subnetLink(right, left, {"subnet0"}, {"subnet1"});
        const azure::Document document = net.document();
        QCOMPARE(verdict(document, {listed, {}}, {far, {}}), "Reachable");
        QCOMPARE(verdict(document, {other, {}}, {far, {}}), "SubnetNotPeered");
        QCOMPARE(verdict(document, {far, {}}, {other, {}}), "PrivateDestination");
    }

    void guestThatDoesNotForward()
    {
        TwoSpokes x;
        x.routeSpoke1();
        x.routeSpoke2();
        x.net.update(x.nva, [](azure::NetworkInterface& n) { n.osForwards = false; });
        QCOMPARE(verdictOf(x.ask()), "GuestDoesNotForward");
    }

    void nextHopThatNobodyHas()
    {
        TwoSpokes x;
        x.net.route(x.table1, "lost", "10.2.0.0/16", NextHopType::VirtualAppliance, "10.4.2.9");
        QCOMPARE(verdictOf(x.ask()), "NextHopNotFound");
    }

    void nextHopThatForwardsNothing()
    {
        TwoSpokes x;
        x.net.privateEndpoint(x.middle, "pe", "10.4.2.7");
        x.net.route(x.table1, "lost", "10.2.0.0/16", NextHopType::VirtualAppliance, "10.4.2.7");
        QCOMPARE(verdictOf(x.ask()), "NextHopNotAppliance");
    }

    void nextHopThatIsTheDestination() // D12
    {
        TwoSpokes x;
        const End nva{x.nva, {}};
        x.net.route(x.table1, "self", "10.4.2.101/32", NextHopType::VirtualAppliance, "10.4.2.101");
        QCOMPARE(verdict(x.net.document(), {x.vm1, {}}, nva), "Reachable");
    }

    void applianceInTheSubnetWhoseTablePointsAtIt() // 5.4.4
    {
        TwoSpokes x;
        x.routeSpoke1();
        x.net.associate(x.middle, x.table1);
        x.net.route(x.table1, "exact", "10.2.0.0/16", NextHopType::VirtualAppliance, "10.4.2.101");
        QCOMPARE(verdictOf(x.ask()), "RoutingLoop");
    }

    void userRouteNone()
    {
        TwoSpokes x;
        x.net.route(x.table1, "drop", "10.2.0.0/16", NextHopType::None);
        QCOMPARE(verdictOf(x.ask()), "UserRouteNone");
    }

    void addressThatNobodyHas()
    {
        TwoSpokes x;
        QCOMPARE(verdict(x.net.document(), {x.vm1, {}}, at("10.4.9.9")), "NoHost");
        QCOMPARE(verdict(x.net.document(), {x.vm1, {}}, at("10.4.2.101")), "Reachable");
    }

    void sourceTranslationSpareTheWayBack() // 7.2.2
    {
        TwoSpokes x;
        x.routeSpoke1();
        x.net.update(x.toHub2, [](azure::Peering& p) { p.allowForwardedTraffic = false; });
        x.net.update(x.nva, [](azure::NetworkInterface& n) { n.snat = true; });
        const Answer answer = x.ask();
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(answer.forward.front().hops[1].source, test::address("10.4.2.101"));
        QCOMPARE(stations(x.net.document(), answer.back.front()), "vm2 > nva > vm1");
    }

    void statefulFirewallThatSeesOneDirection() // 7.3.2
    {
        TwoSpokes x;
        x.routeSpoke1();
        x.routeSpoke2();
        const NicId second = x.net.appliance(x.middle, "nva2", "10.4.2.102");
        x.net.update(x.table2, [](azure::RouteTable& table) {
            table.routes.front().nextHopIpAddress = test::address("10.4.2.102");
        });
        const Answer loose = x.ask();
        QCOMPARE(verdictOf(loose), "Reachable");
        QVERIFY(loose.asymmetric);
        x.net.update(second, [](azure::NetworkInterface& n) { n.isStateful = true; });
        QCOMPARE(verdictOf(x.ask()), "back:AsymmetricStateful");
    }

    /// One interface takes the packet, the other the answer: both forward, and the machine behind
    /// them sees both directions.
    void applianceWithTwoInterfaces() // 7.2.3
    {
        TwoSpokes x;
        azure::VirtualMachine machine;
        machine.name = "router";
        const VmId router = x.net.transaction().add(std::move(machine));
        const SubnetId outside = x.net.subnet(x.hub, "outside", {"10.4.3.0/24"});
        const NicId second = x.net.appliance(outside, "nva2", "10.4.3.101");
        for (const NicId nic : {x.nva, second})
            x.net.update(nic, [](azure::NetworkInterface& n) { n.isStateful = true; });
        x.net.route(x.table1, "there", "10.2.0.0/16", NextHopType::VirtualAppliance, "10.4.2.101");
        x.net.route(x.table2, "back", "10.1.0.0/16", NextHopType::VirtualAppliance, "10.4.3.101");
        QCOMPARE(verdictOf(x.ask()), "back:AsymmetricStateful"); // two machines
        for (const NicId nic : {x.nva, second})
            x.net.update(nic, [&](azure::NetworkInterface& n) { n.virtualMachine = router; });
        const Answer answer = x.ask();
        QCOMPARE(verdictOf(answer), "Reachable");
        QVERIFY(!answer.asymmetric);
        QCOMPARE(stations(x.net.document(), answer.forward.front()), "vm1 > nva > vm2");
        QCOMPARE(stations(x.net.document(), answer.back.front()), "vm2 > nva2 > vm1");
        const auto forward = [&](NicId nic, bool on) {
            x.net.update(nic, [&](azure::NetworkInterface& n) { n.enableIPForwarding = on; });
        };
        forward(second, false);
        QCOMPARE(verdictOf(x.ask()), "back:IpForwardingDisabled");
        forward(second, true);
        forward(x.nva, false);
        QCOMPARE(verdictOf(x.ask()), "IpForwardingDisabled");
        // Nor does an interface send on what bears another's address.
        const reach::Host forged{x.vm1, {}, test::address("10.1.1.77")};
        const auto sent = reach::reachHosts(route::RouteEngine(x.net.document()), forged,
                                            {x.nva, {}, test::address("10.4.2.101")});
        QVERIFY(sent && sent->verdict().reason == Reason::IpForwardingDisabled);
    }

    void internalLoadBalancerAsNextHop() // 7.2.4
    {
        TwoSpokes x;
        const NicId second = x.net.appliance(x.middle, "nva2", "10.4.2.102");
        azure::LoadBalancer balancer;
        balancer.name = "ilb";
        balancer.subnet = x.middle;
        balancer.privateIPAddress = test::address("10.4.2.50");
        balancer.backendNics = {x.nva, second};
        const LoadBalancerId id = x.net.transaction().add(balancer);
        for (const auto& [table, prefix] :
             {std::pair(x.table1, "10.2.0.0/16"), std::pair(x.table2, "10.1.0.0/16")})
            x.net.route(table, "via", prefix, NextHopType::VirtualAppliance, "10.4.2.50");
        x.net.update(x.nva, [](azure::NetworkInterface& n) { n.isStateful = true; });
        const Answer answer = x.ask();
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(answer.forward.size(), std::size_t{2});
        QCOMPARE(answer.forward.front().hops[1].balancer, id);
        x.net.update(second, [](azure::NetworkInterface& n) { n.enableIPForwarding = false; });
        QCOMPARE(verdictOf(x.ask()), "IpForwardingDisabled");
        x.net.update(id, [](azure::LoadBalancer& lb) { lb.backendNics.clear(); });
        QCOMPARE(verdictOf(x.ask()), "NoBackend");
    }

    void basicLoadBalancerOverGlobalPeering() // 3.9.6
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"}, "eastus");
        const NicId one = net.nic(net.subnet(a, "s", {"10.1.0.0/24"}), "one");
        const SubnetId subnet = net.subnet(b, "s", {"10.2.0.0/24"});
        azure::LoadBalancer balancer;
        balancer.name = "ilb";
        balancer.sku = "Basic";
        balancer.subnet = subnet;
        balancer.privateIPAddress = test::address("10.2.0.50");
        balancer.backendNics = {net.nic(subnet, "two")};
        const LoadBalancerId id = net.transaction().add(balancer);
        net.peer(a, b);
        QCOMPARE(verdict(net.document(), {one, {}}, {id, {}}), "BasicLoadBalancer");
        net.update(id, [](azure::LoadBalancer& lb) { lb.sku = "Standard"; });
        QCOMPARE(verdict(net.document(), {one, {}}, {id, {}}), "Reachable");
    }

    void securityGroups() // 7.4
    {
        TwoSpokes x;
        x.routeSpoke1();
        x.routeSpoke2();
        const NsgId nsg =
            addNsg(x.net, {test::rule("ssh", 100, kDeny,
                                      {.source = "10.1.0.0/16", .port = "22", .protocol = "Tcp"})});
        x.net.update(x.vm2, [&](azure::NetworkInterface& n) { n.networkSecurityGroup = nsg; });
        const Answer denied = x.ask();
        QCOMPARE(verdictOf(denied), "SecurityRuleDenies");
        QCOMPARE(denied.forward.front().hops.back().arriving.front().ruleName(),
                 std::string("securityRules/ssh"));
        // D17: the rule is about Tcp 22 alone; 0.0.0.0/0 in the table widens the tag (7.4.3).
        const azure::Document document = x.net.document();
        QCOMPARE(verdict(document, {x.vm1, {}}, {x.vm2, {}}, {reach::Protocol::Tcp, 443}),
                 "Reachable");
        const Answer ping = ask(document, {x.vm1, {}}, {x.vm2, {}}, kPing);
        QCOMPARE(verdictOf(ping), "Reachable");
        QCOMPARE(ping.forward.front().hops.back().arriving.front().ruleName(),
                 std::string("defaultSecurityRules/AllowVNetInBound"));
        // The answer of an allowed flow needs no rule (7.3.3).
        QCOMPARE(verdict(document, {x.vm2, {}}, {x.vm1, {}}), "Reachable");
    }

    void tagFollowsAllowVirtualNetworkAccess() // 3.4
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const NicId one = net.nic(net.subnet(a, "s", {"10.1.0.0/24"}), "one");
        const NicId two = net.nic(net.subnet(b, "s", {"10.2.0.0/24"}), "two");
        const PeeringId back = net.peer(a, b).second;
        net.update(back, [](azure::Peering& p) { p.allowVirtualNetworkAccess = false; });
        QCOMPARE(verdict(net.document(), {one, {}}, {two, {}}), "Reachable"); // 3.4.2
        const NsgId nsg = addNsg(net, {});
        net.update(two, [&](azure::NetworkInterface& n) { n.networkSecurityGroup = nsg; });
        const Answer denied = ask(net.document(), {one, {}}, {two, {}});
        QCOMPARE(verdictOf(denied), "SecurityRuleDenies");
        QCOMPARE(denied.forward.front().hops.back().arriving.front().ruleName(),
                 std::string("defaultSecurityRules/DenyAllInBound"));
        net.update(back, [](azure::Peering& p) { p.allowVirtualNetworkAccess = true; });
        QCOMPARE(verdict(net.document(), {one, {}}, {two, {}}), "Reachable");
    }

    void applicationSecurityGroups()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("v", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/24"});
        const NicId web = net.nic(subnet, "web");
        const NicId other = net.nic(subnet, "other");
        const NicId data = net.nic(subnet, "data");
        azure::ApplicationSecurityGroup group;
        group.name = "asg-web";
        const AsgId asg = net.transaction().add(group);
        net.update(web, [&](azure::NetworkInterface& n) {
            n.ipConfigurations.front().applicationSecurityGroups = {asg};
        });
        azure::SecurityRule allow = test::rule("web", 100, kAllow);
        allow.sourceAddressPrefixes.clear();
        allow.sourceApplicationSecurityGroups = {asg};
        const NsgId nsg = addNsg(net, {allow, test::rule("rest", 200, kDeny)});
        net.update(data, [&](azure::NetworkInterface& n) { n.networkSecurityGroup = nsg; });
        QCOMPARE(verdict(net.document(), {web, {}}, {data, {}}), "Reachable");
        QCOMPARE(verdict(net.document(), {other, {}}, {data, {}}), "SecurityRuleDenies");
    }

    void guestFirewallOfTheExercise()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("v", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(vnet, "s", {"10.0.0.0/24"});
        const NicId one = net.nic(subnet, "one");
        const NicId two = net.nic(subnet, "two");
        azure::VirtualMachine machine;
        machine.name = "MarketingVM";
        machine.guestFirewall = true;
        machine.guestFirewallRules = {{"rdp", "Tcp", {"3389"}, kAllow}};
        const VmId vm = net.transaction().add(machine);
        net.update(two, [&](azure::NetworkInterface& n) { n.virtualMachine = vm; });
        QCOMPARE(verdict(net.document(), {one, {}}, {vm, {}}, kPing), "GuestFirewallDenies");
        QCOMPARE(verdict(net.document(), {one, {}}, {vm, {}}, {reach::Protocol::Tcp, 3389}),
                 "Reachable");
        net.update(vm, [](azure::VirtualMachine& m) {
            m.guestFirewallRules.push_back({"Allow ICMPv4-In", "Icmp", {}, kAllow});
        });
        QCOMPARE(verdict(net.document(), {one, {}}, {vm, {}}, kPing), "Reachable");
        net.update(vm, [](azure::VirtualMachine& m) { m.running = false; });
        QCOMPARE(verdict(net.document(), {one, {}}, {vm, {}}, kPing), "MachineStopped");
    }

    void internet() // 7.6
    {
        TwoSpokes x("hidden");
        const End vm1{x.vm1, {}};
        QCOMPARE(verdict(x.net.document(), vm1, test::internet()), "NoOutboundMethod");
        QCOMPARE(verdict(x.net.document(), vm1, at("10.9.9.9")), "PrivateDestination"); // 2.5
        const PublicIpId ip = x.net.publicIp("pip", "20.0.0.9");
        x.net.update(x.vm1, [&](azure::NetworkInterface& n) {
            n.ipConfigurations.front().publicIPAddress = ip;
        });
        QCOMPARE(verdict(x.net.document(), vm1, test::internet()), "Reachable");
        QCOMPARE(verdict(x.net.document(), test::internet(), vm1), "Reachable");
        QCOMPARE(verdict(x.net.document(), test::internet(), {x.vm2, {}}), "NoPublicAddress");
        x.net.route(x.table1, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.4.2.101");
        QCOMPARE(verdict(x.net.document(), vm1, test::internet()), "SourceNotTranslated");
        QCOMPARE(verdict(x.net.document(), test::internet(), vm1), "back:ReplyTakesAnotherPath");
        x.net.update(x.nva, [&](azure::NetworkInterface& n) { n.snat = true; });
        QCOMPARE(verdict(x.net.document(), vm1, test::internet()), "NoOutboundMethod");
        x.net.update(x.middle, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        const Answer out = ask(x.net.document(), vm1, test::internet());
        QCOMPARE(verdictOf(out), "Reachable");
        QCOMPARE(stations(x.net.document(), out.forward.front()), "vm1 > nva > Internet");
        QCOMPARE(stations(x.net.document(), out.back.front()), "nva > vm1");
    }

    void azureFirewallTranslatesForTheInternetOnly() // 6.4.1
    {
        TwoSpokes x("hidden");
        const SubnetId subnet = x.net.subnet(x.hub, "AzureFirewallSubnet", {"10.4.3.0/26"});
        azure::AzureFirewall firewall;
        firewall.name = "fw";
        firewall.subnet = subnet;
        firewall.privateIPAddress = test::address("10.4.3.4");
        firewall.publicIPAddress = x.net.publicIp("fwip");
        x.net.transaction().add(firewall);
        x.net.route(x.table1, "all", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.4.3.4");
        QCOMPARE(verdict(x.net.document(), {x.vm1, {}}, test::internet()), "Reachable");
        QCOMPARE(verdictOf(x.ask()), "back:PrivateDestination");
        x.net.route(x.table2, "all", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.4.3.4");
        const Answer answer = x.ask();
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(answer.forward.front().hops[1].source, test::address("10.1.1.4"));
    }

    void privateEndpoints()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const NicId one = net.nic(net.subnet(a, "s", {"10.1.0.0/24"}), "one");
        const SubnetId subnet = net.subnet(b, "plink", {"10.2.0.0/24"});
        const PrivateEndpointId endpoint = net.privateEndpoint(subnet, "pe", "10.2.0.4");
        net.peer(a, b);
        const NsgId nsg = addNsg(net, {test::rule("none", 100, kDeny)});
        net.update(subnet, [&](azure::Subnet& s) { s.networkSecurityGroup = nsg; });
        QCOMPARE(verdict(net.document(), {one, {}}, {endpoint, {}}), "Reachable"); // D9
        net.update(subnet, [](azure::Subnet& s) {
            s.privateEndpointNetworkPolicies = azure::PrivateEndpointNetworkPolicies::Enabled;
        });
        QCOMPARE(verdict(net.document(), {one, {}}, {endpoint, {}}), "SecurityRuleDenies");
    }

    void imaginedHostsOfEmptySubnets()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const SubnetId one = net.subnet(a, "s", {"10.1.0.0/24"});
        net.subnet(b, "s", {"10.2.0.0/24"});
        QCOMPARE(verdict(net.document(), {one, {}}, {b, {}}), "PrivateDestination");
        net.peer(a, b);
        QCOMPARE(verdict(net.document(), {one, {}}, {b, {}}), "Reachable");
    }

    void endsByName()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const SubnetId subnet = net.subnet(a, "s", {"10.1.0.0/24"});
        const NicId nic = net.nic(subnet, "nic1");
        const azure::Document document = net.document();
        QCOMPARE(*reach::parseEnd(document, "NIC1"), (End{nic, {}}));
        QCOMPARE(*reach::parseEnd(document, "a/s"), (End{subnet, {}}));
        QCOMPARE(*reach::parseEnd(document, "a"), (End{a, {}}));
        QCOMPARE(*reach::parseEnd(document, "10.1.2.3"), at("10.1.2.3"));
        QVERIFY(reach::parseEnd(document, "Internet")->isInternet());
        QCOMPARE(reach::parseEnd(document, "nobody").error().code, std::string("NotFound"));
    }

    void ipFlowVerify() // 7.7
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const NicId nic = net.nic(net.subnet(a, "s", {"10.1.0.0/24"}), "nic");
        const route::RouteEngine open(net.document());
        const reach::FlowPacket packet{
            {reach::Protocol::Tcp, 80}, test::address("10.1.0.4"), test::address("13.107.21.200")};
        QVERIFY(
            !reach::verifyIpFlow(open, nic, azure::RuleDirection::Outbound, packet).decision.group);
        const NsgId nsg = addNsg(net, {});
        net.update(nic, [&](azure::NetworkInterface& n) { n.networkSecurityGroup = nsg; });
        const route::RouteEngine guarded(net.document());
        const auto out = reach::verifyIpFlow(guarded, nic, azure::RuleDirection::Outbound, packet);
        QVERIFY(out.access == kAllow);
        QCOMPARE(out.decision.ruleName(),
                 std::string("defaultSecurityRules/AllowInternetOutBound"));
        const auto in = reach::verifyIpFlow(guarded, nic, azure::RuleDirection::Inbound,
                                            {packet.flow, packet.destination, packet.source});
        QVERIFY(in.access == kDeny);
        QCOMPARE(in.decision.ruleName(), std::string("defaultSecurityRules/DenyAllInBound"));
    }
};

PEERSCAPE_TEST_CLASS(TestReach)
#include "tst_reach.moc"
