#include "tests/support/test_registry.h"
#include "tests/unit/walks.h"

#include <QTest>

using namespace peerscape;
using azure::NextHopType;
using reach::Answer;
using test::ask;
using test::at;
using test::NetworkBuilder;
using test::stations;
using test::text;
using test::verdict;
using test::verdictOf;

/// Walks through gateways: sites, circuits, networks joined by gateways, route servers (4.4 to 4.8,
/// 6.3, 7.5).
class TestReachGateways : public QObject
{
    Q_OBJECT

private slots:
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

    void forcedTunnelByEachOfItsWays() // 4.6
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const RouteTableId table = net.routeTable("rt", true);
        const SubnetId open = net.subnet(hub, "open", {"10.0.1.0/24"});
        const SubnetId shut = net.subnet(hub, "shut", {"10.0.2.0/24"}, table);
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const SubnetId far = net.subnet(spoke, "far", {"10.1.1.0/24"});
        for (const SubnetId subnet : {open, shut, far})
            net.update(subnet, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        const NicId nic = net.nic(open, "nic");
        const NicId guarded = net.nic(shut, "guarded");
        const NicId inSpoke = net.nic(far, "inSpoke");
        const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
        const SiteId hq = net.site("hq", {"192.168.0.0/16"});
        net.connect(gateway, hq);
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        const auto way = [&](NicId from) {
            const azure::Document document = net.document();
            return stations(document, ask(document, {from, {}}, test::internet()).forward.front());
        };
        QCOMPARE(way(nic), "nic > Internet");
        // A Default Site: all subnets, and spokes by transit, but those that do not learn routes.
        net.update(gateway, [&](azure::VirtualNetworkGateway& g) { g.gatewayDefaultSite = hq; });
        QCOMPARE(way(nic), "nic > gw > hq");
        QCOMPARE(way(inSpoke), "inSpoke > gw > hq");
        QCOMPARE(way(guarded), "guarded > Internet");
        // A user route to the gateway; and one to the Internet, which exempts (4.6.3).
        net.route(table, "all", "0.0.0.0/0", NextHopType::VirtualNetworkGateway);
        QCOMPARE(way(guarded), "guarded > gw > hq");
        const RouteTableId exempt = net.routeTable("exempt");
        net.route(exempt, "out", "0.0.0.0/0", NextHopType::Internet);
        net.associate(open, exempt);
        QCOMPARE(way(nic), "nic > Internet");
    }

    void learnedDefaultRouteForcesTheTunnel() // 4.6.2
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const SubnetId subnet = net.subnet(hub, "s", {"10.0.1.0/24"});
        net.update(subnet, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        const NicId nic = net.nic(subnet, "nic");
        const GatewayId gateway = net.expressRouteGateway(hub, "er");
        const CircuitId circuit = net.circuit("circuit", {"192.168.0.0/16"});
        net.connect(gateway, circuit);
        QCOMPARE(verdict(net.document(), {nic, {}}, test::internet()), "Reachable");
        net.update(circuit, [](azure::ExpressRouteCircuit& c) {
            c.advertises.push_back(test::prefix("0.0.0.0/0"));
        });
        QCOMPARE(stations(net.document(),
                          ask(net.document(), {nic, {}}, test::internet()).forward.front()),
                 "nic > er > circuit");
    }
};

PEERSCAPE_TEST_CLASS(TestReachGateways)
#include "tst_reach_gateways.moc"
