#include "core/reach/reach.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using reach::Answer;
using reach::End;
using reach::Reason;
using test::NetworkBuilder;

namespace {

Answer ask(const azure::Document& document, const End& from, const End& to,
           const reach::Flow& flow = {})
{
    const route::RouteEngine routes(document);
    auto answer = reach::reach(routes, from, to, flow);
    if (!answer)
        qFatal("%s", answer.error().message.c_str());
    return std::move(*answer);
}

QByteArray text(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

/// "Reachable", or the code of the verdict that decides, with "back:" before it when the packet
/// arrives and the answer is lost.
QByteArray verdictOf(const Answer& answer)
{
    if (answer.reachable)
        return "Reachable";
    const bool arrives = answer.forward.front().verdict.reachable();
    return (arrives ? QByteArray("back:") : QByteArray()) + text(code(answer.verdict().reason));
}

QByteArray verdict(const azure::Document& document, const End& from, const End& to,
                   const reach::Flow& flow = {})
{
    return verdictOf(ask(document, from, to, flow));
}

/// The stations of a path by name, joined: "vm1 > nva > vm2".
QByteArray stations(const azure::Document& document, const reach::Path& path)
{
    QByteArray line;
    for (const reach::Hop& hop : path.hops) {
        if (!line.isEmpty())
            line += " > ";
        line += hop.object ? text(document.nameOf(hop.object)) : text(toString(hop.kind));
    }
    return line;
}

End internet()
{
    return {};
}

End at(std::string_view address)
{
    return {{}, test::address(address)};
}

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
    Answer ask() { return ::ask(net.document(), {vm1, {}}, {vm2, {}}); }

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

azure::SecurityRule rule(std::string_view name, int priority, azure::RuleAccess access,
                         std::string_view source, std::string_view port = "*",
                         std::string_view protocol = "*")
{
    azure::SecurityRule rule;
    rule.name = name;
    rule.priority = priority;
    rule.access = access;
    rule.protocol = protocol;
    rule.sourceAddressPrefixes = {Text(source)};
    rule.destinationAddressPrefixes = {"*"};
    rule.sourcePortRanges = {"*"};
    rule.destinationPortRanges = {Text(port)};
    return rule;
}

constexpr auto kAllow = azure::RuleAccess::Allow;
constexpr auto kDeny = azure::RuleAccess::Deny;
constexpr reach::Flow kPing{reach::Protocol::Icmp, 0, 0};

} // namespace

/// Walks over small designs: T9 and T11 of azure-routing.md 12, and each rule of its section 7 with
/// the reason code that it gives.
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
        const NsgId nsg = addNsg(x.net, {rule("ssh", 100, kDeny, "10.1.0.0/16", "22", "Tcp")});
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
        azure::SecurityRule allow = rule("web", 100, kAllow, "*");
        allow.sourceAddressPrefixes.clear();
        allow.sourceApplicationSecurityGroups = {asg};
        const NsgId nsg = addNsg(net, {allow, rule("rest", 200, kDeny, "*")});
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
        QCOMPARE(verdict(x.net.document(), vm1, ::internet()), "NoOutboundMethod");
        QCOMPARE(verdict(x.net.document(), vm1, at("10.9.9.9")), "PrivateDestination"); // 2.5
        const PublicIpId ip = x.net.publicIp("pip", "20.0.0.9");
        x.net.update(x.vm1, [&](azure::NetworkInterface& n) {
            n.ipConfigurations.front().publicIPAddress = ip;
        });
        QCOMPARE(verdict(x.net.document(), vm1, ::internet()), "Reachable");
        QCOMPARE(verdict(x.net.document(), ::internet(), vm1), "Reachable");
        QCOMPARE(verdict(x.net.document(), ::internet(), {x.vm2, {}}), "NoPublicAddress");
        x.net.route(x.table1, "default", "0.0.0.0/0", NextHopType::VirtualAppliance, "10.4.2.101");
        QCOMPARE(verdict(x.net.document(), vm1, ::internet()), "SourceNotTranslated");
        QCOMPARE(verdict(x.net.document(), ::internet(), vm1), "back:ReplyTakesAnotherPath");
        x.net.update(x.nva, [&](azure::NetworkInterface& n) { n.snat = true; });
        QCOMPARE(verdict(x.net.document(), vm1, ::internet()), "NoOutboundMethod");
        x.net.update(x.middle, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        const Answer out = ask(x.net.document(), vm1, ::internet());
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
        QCOMPARE(verdict(x.net.document(), {x.vm1, {}}, ::internet()), "Reachable");
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
        const NsgId nsg = addNsg(net, {rule("none", 100, kDeny, "*")});
        net.update(subnet, [&](azure::Subnet& s) { s.networkSecurityGroup = nsg; });
        QCOMPARE(verdict(net.document(), {one, {}}, {endpoint, {}}), "Reachable"); // D9
        net.update(subnet, [](azure::Subnet& s) {
            s.privateEndpointNetworkPolicies = azure::PrivateEndpointNetworkPolicies::Enabled;
        });
        QCOMPARE(verdict(net.document(), {one, {}}, {endpoint, {}}), "SecurityRuleDenies");
    }

    void sitesBehindTheGateway() // 4.4, 7.5
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const NicId inHub = net.nic(net.subnet(hub, "s", {"10.0.1.0/24"}), "inHub");
        const NicId inSpoke = net.nic(net.subnet(spoke, "s", {"10.1.1.0/24"}), "inSpoke");
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
        const SiteId hq = net.site("hq", {"192.168.0.0/16"});
        const ConnectionId connection = net.connect(gateway, hq);
        const auto [toSpoke, toHub] = net.peer(hub, spoke);
        QCOMPARE(verdict(net.document(), {inHub, {}}, {hq, {}}), "Reachable");
        QCOMPARE(verdict(net.document(), {hq, {}}, {inHub, {}}), "Reachable");
        // 7.5.5: no row out, and not announced.
        const Answer without = ask(net.document(), {inSpoke, {}}, {hq, {}});
        QCOMPARE(verdictOf(without), "PrivateDestination");
        QCOMPARE(text(code(without.back.front().verdict.reason)), "NotAdvertised");
        net.update(toSpoke, [](azure::Peering& p) { p.allowGatewayTransit = true; });
        net.update(toHub, [](azure::Peering& p) { p.useRemoteGateways = true; });
        const Answer with = ask(net.document(), {inSpoke, {}}, {hq, {}});
        QCOMPARE(verdictOf(with), "Reachable");
        QCOMPARE(stations(net.document(), with.forward.front()), "inSpoke > gw > hq");
        QCOMPARE(stations(net.document(), with.back.front()), "hq > gw > inSpoke");
        net.update(connection, [](azure::Connection& c) { c.up = false; });
        QCOMPARE(verdict(net.document(), {hq, {}}, {inSpoke, {}}), "NoConnection");
    }

    void summarizedPrefixesDecideTheWayBack() // 4.8
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const NicId nic = net.nic(net.subnet(hub, "s", {"10.0.1.0/24"}), "nic");
        const SiteId hq = net.site("hq", {"192.168.0.0/16"});
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
        net.connect(gateway, hq);
        net.update(hub, [](azure::VirtualNetwork& v) {
            v.summarizedGatewayPrefixes = {test::prefix("10.0.2.0/24")};
        });
        QCOMPARE(verdict(net.document(), {nic, {}}, {hq, {}}), "back:NotAdvertised");
        // D22: a default site knows every way back.
        net.update(gateway, [&](azure::VirtualNetworkGateway& g) { g.gatewayDefaultSite = hq; });
        QCOMPARE(verdict(net.document(), {nic, {}}, {hq, {}}), "Reachable");
    }

    void spokeToSpokeThroughTheGateway() // 4.4.8
    {
        NetworkBuilder net("obs-2026");
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
        std::vector<NicId> nics;
        std::vector<PeeringId> links;
        for (const char* third : {"1", "2"}) {
            const std::string name = std::string("spoke") + third;
            const std::string space = std::string("10.") + third + ".0.0/16";
            const RouteTableId table = net.routeTable("rt-" + name);
            net.route(table, "all", "0.0.0.0/0", NextHopType::VirtualNetworkGateway);
            const VnetId spoke = net.vnet(name, {space});
            const SubnetId subnet =
                net.subnet(spoke, "s", {std::string("10.") + third + ".1.0/24"}, table);
            nics.push_back(net.nic(subnet, name));
            links.push_back(
                net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true})
                    .second);
        }
        const Answer answer = ask(net.document(), {nics[0], {}}, {nics[1], {}});
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(stations(net.document(), answer.forward.front()), "spoke1 > gw > spoke2");
        net.update(links[1], [](azure::Peering& p) { p.useRemoteGateways = false; });
        QCOMPARE(verdict(net.document(), {nics[0], {}}, {nics[1], {}}), "TransitNotInForce");
        net.update(links[0], [](azure::Peering& p) { p.useRemoteGateways = false; });
        QCOMPARE(verdict(net.document(), {nics[0], {}}, {nics[1], {}}), "NoGateway");
        net.update(links[0], [](azure::Peering& p) { p.useRemoteGateways = true; });
        net.expressRouteGateway(hub, "er"); // 4.7.4
        QCOMPARE(verdict(net.document(), {nics[0], {}}, {nics[1], {}}), "GatewayIgnoresUserRoutes");
        QVERIFY(gateway);
    }

    void gatewaySubnetSendsThroughTheAppliance() // 7.5.2
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const NicId nva = net.appliance(net.subnet(hub, "nva", {"10.0.1.0/24"}), "nva", "10.0.1.4");
        const RouteTableId divert = net.routeTable("rt-gateway");
        net.route(divert, "spoke", "10.1.0.0/16", NextHopType::VirtualAppliance, "10.0.1.4");
        net.subnet(hub, "GatewaySubnet", {"10.0.255.0/27"}, divert);
        const RouteTableId back = net.routeTable("rt-spoke");
        net.route(back, "site", "192.168.0.0/16", NextHopType::VirtualAppliance, "10.0.1.4");
        const NicId nic = net.nic(net.subnet(spoke, "s", {"10.1.1.0/24"}, back), "nic");
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
        const SiteId hq = net.site("hq", {"192.168.0.0/16"});
        net.connect(gateway, hq);
        net.peer(hub, spoke, {.allowForwardedTraffic = true, .allowGatewayTransit = true},
                 {.allowForwardedTraffic = true, .useRemoteGateways = true});
        const Answer answer = ask(net.document(), {hq, {}}, {nic, {}});
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(stations(net.document(), answer.forward.front()), "hq > gw > nva > nic");
        QCOMPARE(stations(net.document(), answer.back.front()), "nic > nva > gw > hq");
        net.update(nva, [](azure::NetworkInterface& n) { n.enableIPForwarding = false; });
        QCOMPARE(verdict(net.document(), {hq, {}}, {nic, {}}), "IpForwardingDisabled");
    }

    void networkToNetworkByGateways() // 7.5.3
    {
        NetworkBuilder net;
        const VnetId left = net.vnet("left", {"10.1.0.0/16"});
        const VnetId right = net.vnet("right", {"10.2.0.0/16"});
        const NicId one = net.nic(net.subnet(left, "s", {"10.1.1.0/24"}), "one");
        const NicId other = net.nic(net.subnet(right, "s", {"10.2.1.0/24"}), "other");
        const GatewayId gw1 = net.vpnGateway(left, "gw1", "20.0.0.1");
        const GatewayId gw2 = net.vpnGateway(right, "gw2", "20.0.0.2");
        const ConnectionId line = net.connect(gw1, gw2);
        const Answer answer = ask(net.document(), {one, {}}, {other, {}});
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(stations(net.document(), answer.forward.front()), "one > gw1 > gw2 > other");
        QCOMPARE(stations(net.document(), answer.back.front()), "other > gw2 > gw1 > one");
        net.update(line, [](azure::Connection& c) { c.up = false; });
        QCOMPARE(verdict(net.document(), {one, {}}, {other, {}}), "PrivateDestination");
    }

    void siteToSite() // 7.5.4
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
        const SiteId paris = net.site("paris", {"192.168.1.0/24"}, "192.168.1.1");
        const SiteId rome = net.site("rome", {"192.168.2.0/24"}, "192.168.2.1");
        const ConnectionId one = net.connect(gateway, paris, true);
        net.connect(gateway, rome, true);
        const Answer answer = ask(net.document(), {paris, {}}, {rome, {}});
        QCOMPARE(verdictOf(answer), "Reachable");
        QCOMPARE(stations(net.document(), answer.forward.front()), "paris > gw > rome");
        net.update(one, [](azure::Connection& c) { c.enableBgp = false; });
        QCOMPARE(verdict(net.document(), {paris, {}}, {rome, {}}), "NotAdvertised");
    }

    void circuitAndVpnSite() // 4.7.2, 4.7.3
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const NicId nic = net.nic(net.subnet(hub, "s", {"10.0.1.0/24"}), "nic");
        const GatewayId vpn = net.vpnGateway(hub, "vpn", "20.0.0.1", true, true);
        const GatewayId er = net.expressRouteGateway(hub, "er");
        const SiteId site = net.site("site", {"192.168.1.0/24"}, "192.168.1.1");
        const CircuitId circuit = net.circuit("circuit", {"192.168.0.0/16", "192.168.1.0/24"});
        net.connect(vpn, site, true);
        net.connect(er, circuit);
        const Answer both = ask(net.document(), {nic, {}}, at("192.168.1.9"));
        QCOMPARE(stations(net.document(), both.forward.front()), "nic > er > circuit");
        net.update(circuit, [](azure::ExpressRouteCircuit& c) {
            c.advertises = {test::prefix("192.168.0.0/16")};
        });
        const Answer longer = ask(net.document(), {nic, {}}, at("192.168.1.9"));
        QCOMPARE(stations(net.document(), longer.forward.front()), "nic > vpn > site");
        QCOMPARE(verdict(net.document(), {circuit, {}}, {site, {}}), "NotAdvertised");
        const RouteServerId server = net.routeServer(hub, "rs");
        net.update(server, [](azure::RouteServer& s) { s.allowBranchToBranchTraffic = true; });
        QCOMPARE(verdict(net.document(), {circuit, {}}, {site, {}}), "Reachable");
    }

    void applianceThatSpeaksBgp() // 6.3
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const NicId nva = net.appliance(net.subnet(hub, "nva", {"10.0.2.0/24"}), "nva", "10.0.2.4");
        net.update(nva, [](azure::NetworkInterface& n) {
            n.advertises = {test::prefix("172.22.2.0/24")};
        });
        net.routeServer(hub, "rs");
        const NicId inSpoke = net.nic(net.subnet(spoke, "s", {"10.1.1.0/24"}), "inSpoke");
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        const Answer answer = ask(net.document(), {inSpoke, {}}, at("172.22.2.9"));
        QCOMPARE(stations(net.document(), answer.forward.front()), "inSpoke > nva > nva");
        QVERIFY(answer.forward.front().hops.back().kind == reach::HopKind::Branch);
        // The answer comes from beyond the hub, so the spoke must take forwarded traffic.
        QCOMPARE(verdictOf(answer), "back:ForwardedTrafficBlocked");
    }

    void learnedDefaultRouteForcesTheTunnel() // 4.6
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(hub, "s", {"10.0.1.0/24"});
        net.update(subnet, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        const NicId nic = net.nic(subnet, "nic");
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1", false, true);
        const SiteId hq = net.site("hq", {"192.168.0.0/16"}, "192.168.0.1");
        net.connect(gateway, hq, true);
        QCOMPARE(
            stations(net.document(), ask(net.document(), {nic, {}}, ::internet()).forward.front()),
            "nic > Internet");
        net.update(gateway, [&](azure::VirtualNetworkGateway& g) { g.gatewayDefaultSite = hq; });
        QCOMPARE(
            stations(net.document(), ask(net.document(), {nic, {}}, ::internet()).forward.front()),
            "nic > gw > hq");
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
