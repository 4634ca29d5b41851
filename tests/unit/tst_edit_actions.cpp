#include "core/azure/peering_state.h"
#include "core/edit/addresses.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/edit/validate.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/edit_expectations.h"

#include <algorithm>

using namespace peerscape;
using namespace peerscape::test;
using azure::Document;
using azure::PeeringState;
using azure::PeeringSyncLevel;

namespace {

/// Every violation in a document, for showing that an edit makes none.
std::string violations(const Document& document)
{
    std::string text;
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto&) {
            for (const Error& error : edit::validate(document, id))
                text += error.code + ": " + error.message + '\n';
        });
    });
    return text;
}

std::string namesOf(const Document& document, const std::vector<ObjectId>& ids)
{
    std::string text;
    for (const ObjectId id : ids) {
        if (!text.empty())
            text += ", ";
        text += document.nameOf(id).view();
    }
    return text;
}

std::string text(const std::vector<net::Prefix>& prefixes)
{
    std::string result;
    for (const net::Prefix& prefix : prefixes)
        result += (result.empty() ? "" : ", ") + prefix.toString();
    return result;
}

} // namespace

/// What edits make, what they are called, and what they take along.
class TestEditActions : public QObject
{
    Q_OBJECT

private slots:
    void drawingFromNothing()
    {
        Document document;
        const auto first = edit::addVnet(document, {});
        document = accepted(document, first);
        COMPARE_TEXT(labelOf(first), "Add virtual network vnet1");
        COMPARE_TEXT(namesOf(document, first->created), "vnet1, default");
        COMPARE_TEXT(text(document.find(VnetId(1))->addressPrefixes), "10.1.0.0/16");
        COMPARE_TEXT(document.find(VnetId(1))->location.str(), "westeurope");
        COMPARE_TEXT(text(document.find(SubnetId(1))->addressPrefixes), "10.1.0.0/24");
        document = accepted(document, edit::addVnet(document, {}));
        COMPARE_TEXT(text(document.find(VnetId(2))->addressPrefixes), "10.2.0.0/16");
        QCOMPARE(document.all<azure::ResourceGroup>().size(), std::size_t{1});

        const auto pair = edit::addPeeringPair(document, VnetId(1), VnetId(2));
        document = accepted(document, pair);
        COMPARE_TEXT(labelOf(pair), "Peer vnet1 and vnet2");
        COMPARE_TEXT(namesOf(document, pair->created), "vnet1-To-vnet2, vnet2-To-vnet1");
        QVERIFY(azure::isLive(document, PeeringId(1)));
        QVERIFY(document.find(PeeringId(1))->allowVirtualNetworkAccess);
        COMPARE_TEXT(violations(document), "");
    }

    void everyKindCanBeAdded()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("hub", {"10.0.0.0/16"});
        const auto subnet = net.subnet(vnet, "apps", {"10.0.1.0/24"});
        Document document = net.document();
        const auto add = [&](const edit::EditResult& result, std::string_view label) {
            COMPARE_TEXT(labelOf(result), label);
            document = accepted(document, result);
            QVERIFY(!result->created.empty());
        };
        add(edit::addVm(document, subnet), "Add virtual machine vm1");
        add(edit::addAppliance(document, subnet), "Add virtual machine nva1");
        add(edit::addNic(document, subnet), "Add network interface nic1");
        add(edit::addPrivateEndpoint(document, subnet), "Add private endpoint pe1");
        add(edit::addLoadBalancer(document, subnet), "Add load balancer lb1");
        add(edit::addFirewall(document, vnet), "Add Azure Firewall firewall1");
        add(edit::addBastion(document, vnet), "Add bastion host bastion1");
        add(edit::addRouteServer(document, vnet), "Add route server routeserver1");
        add(edit::addGateway(document, vnet, azure::GatewayType::Vpn), "Add gateway hub-vpn-gw");
        add(edit::addGateway(document, vnet, azure::GatewayType::ExpressRoute),
            "Add gateway hub-er-gw");
        add(edit::addSite(document, "Head office"), "Add site Head office");
        add(edit::addCircuit(document), "Add ExpressRoute circuit circuit1");
        add(edit::addConnection(document, SiteId(1), GatewayId(1)),
            "Add connection hub-vpn-gw-to-Head-office");
        add(edit::addConnection(document, GatewayId(2), CircuitId(1)),
            "Add connection hub-er-gw-to-circuit1");
        add(edit::addRouteTable(document, subnet), "Add route table rt1");
        add(edit::addNsg(document, subnet), "Add network security group nsg1");
        add(edit::addNatGateway(document, subnet), "Add NAT gateway natgw1");
        add(edit::addPublicIp(document, NicId(1)), "Add public IP address pip1");
        add(edit::addNote(document, "why", {{10, 20}, {}}), "Add note");
        COMPARE_TEXT(violations(document), "");
        COMPARE_TEXT(document.nameOf(NicId(1)).str(), "vm1VMNic");
        QVERIFY(document.find(NicId(2))->enableIPForwarding);
        COMPARE_TEXT(text(document.find(azure::subnetOf(document, GatewayId(1)))->addressPrefixes),
                     "10.0.0.160/27");
        COMPARE_TEXT(document.find(FirewallId(1))->privateIPAddress.toString(), "10.0.0.4");
        QVERIFY(document.find(SubnetId(subnet))->natGateway);
    }

    void endsThatDoNotGoTogether()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("hub", {"10.0.0.0/16"});
        const auto vpn = net.vpnGateway(vnet, "vpn");
        const auto express = net.expressRouteGateway(vnet, "er");
        const auto site = net.site("hq", {"192.168.0.0/24"});
        const auto circuit = net.circuit("c", {"192.168.9.0/24"});
        const Document document = net.document();
        COMPARE_TEXT(codeOf(edit::addConnection(document, vpn, circuit)), "SIM-4.1.2");
        COMPARE_TEXT(codeOf(edit::addConnection(document, express, site)), "SIM-4.1.2");
        COMPARE_TEXT(codeOf(edit::addConnection(document, site, circuit)), "SIM-4.1.2");
        COMPARE_TEXT(codeOf(edit::addConnection(document, vpn, vpn)), "SIM-4.1.2");
        COMPARE_TEXT(codeOf(edit::addConnection(document, vpn, site)), "accepted");
    }

    /// 1.7: the lowest free address, which stays with the interface.
    void dynamicAddresses()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.0.0.0/16"});
        const auto apps = net.subnet(vnet, "apps", {"10.0.1.0/24"});
        const auto data = net.subnet(vnet, "data", {"10.0.2.0/24"});
        net.nic(apps, "a", "10.0.1.4");
        net.nic(apps, "c", "10.0.1.6");
        Document document = net.document();
        const auto added = edit::addNic(document, apps);
        document = accepted(document, added);
        const auto id = NicId::of(added->created.front());
        const auto addressNow = [&] {
            return document.find(id)->primaryConfiguration()->privateIPAddress.toString();
        };
        COMPARE_TEXT(addressNow(), "10.0.1.5");
        document = accepted(document, edit::removeObjects(document, {NicId(1)}));
        document = accepted(document, edit::modify(document, id, [](azure::NetworkInterface& n) {
                                n.enableIPForwarding = true;
                            }));
        COMPARE_TEXT(addressNow(), "10.0.1.5");
        const auto moved = edit::moveToSubnet(document, id, data);
        COMPARE_TEXT(labelOf(moved), "Move nic1 to v/data");
        document = accepted(document, moved);
        COMPARE_TEXT(addressNow(), "10.0.2.4");
    }

    void staticAddressDoesNotMove()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.0.0.0/16"});
        const auto apps = net.subnet(vnet, "apps", {"10.0.1.0/24"});
        const auto data = net.subnet(vnet, "data", {"10.0.2.0/24"});
        const auto gateways = net.subnet(vnet, "GatewaySubnet", {"10.0.3.0/27"});
        const auto nic = net.nic(apps, "a", "10.0.1.9");
        COMPARE_TEXT(codeOf(edit::moveToSubnet(net.document(), nic, gateways)), "GatewaySubnet");
        net.update(nic, [](azure::NetworkInterface& n) {
            n.ipConfigurations.front().privateIPAllocationMethod = azure::AllocationMethod::Static;
        });
        COMPARE_TEXT(codeOf(edit::moveToSubnet(net.document(), nic, data)),
                     "PrivateIPAddressNotInSubnet");
    }

    /// 1.6: the sizes of Example 1.
    void usableAddresses_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<int>("usable");
        QTest::newRow("/29") << "10.0.0.0/29" << 3;
        QTest::newRow("/28") << "10.0.0.0/28" << 11;
        QTest::newRow("/27") << "10.0.0.0/27" << 27;
        QTest::newRow("/26") << "10.0.0.0/26" << 59;
        QTest::newRow("/24") << "10.0.0.0/24" << 251;
        QTest::newRow("/30 has none") << "10.0.0.0/30" << 0;
    }
    void usableAddresses()
    {
        QFETCH(QString, space);
        QFETCH(int, usable);
        azure::Subnet subnet;
        subnet.addressPrefixes = {prefix(space.toStdString())};
        QCOMPARE(edit::usableAddresses(subnet), static_cast<std::uint64_t>(usable));
    }

    /// D1: static first, then firewalls, load balancers, interfaces, endpoints.
    void assignedInOrder()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.0.0.0/16"});
        const auto apps = net.subnet(vnet, "apps", {"10.0.1.0/24"});
        net.nic(apps, "fixed", "10.0.1.5");
        const auto endpoint = net.privateEndpoint(apps, "pe", "10.0.1.200");
        const auto nic = net.nic(apps, "dynamic", "10.0.1.201");
        azure::LoadBalancer balancer;
        balancer.name = "lb";
        balancer.subnet = apps;
        const auto lb = net.transaction().add(balancer);
        net.update(endpoint, [](azure::PrivateEndpoint& e) { e.privateIPAddress = {}; });
        net.update(nic, [](azure::NetworkInterface& n) {
            n.ipConfigurations.front().privateIPAddress = {};
        });
        edit::assignMissingAddresses(net.transaction());
        const Document document = net.document();
        COMPARE_TEXT(document.find(lb)->privateIPAddress.toString(), "10.0.1.4");
        COMPARE_TEXT(document.find(nic)->primaryConfiguration()->privateIPAddress.toString(),
                     "10.0.1.6");
        COMPARE_TEXT(document.find(endpoint)->privateIPAddress.toString(), "10.0.1.7");
    }

    void labelsSayWhatChanged_data()
    {
        QTest::addColumn<QString>("flag");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("off");
        QTest::newRow("access") << "access" << "Allow virtual network access on hub-To-spoke"
                                << "Stop allowing virtual network access on hub-To-spoke";
        QTest::newRow("forwarded") << "forwarded" << "Allow forwarded traffic on hub-To-spoke"
                                   << "Stop allowing forwarded traffic on hub-To-spoke";
        QTest::newRow("transit") << "transit" << "Allow gateway transit on hub-To-spoke"
                                 << "Stop allowing gateway transit on hub-To-spoke";
    }
    void labelsSayWhatChanged()
    {
        QFETCH(QString, flag);
        QFETCH(QString, on);
        QFETCH(QString, off);
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const auto side = net.peer(hub, spoke, {.allowVirtualNetworkAccess = false}).first;
        const auto field =
            flag == QLatin1String("access")      ? &azure::Peering::allowVirtualNetworkAccess
            : flag == QLatin1String("forwarded") ? &azure::Peering::allowForwardedTraffic
                                                 : &azure::Peering::allowGatewayTransit;
        const Document document = net.document();
        const auto switched =
            edit::modify(document, side, [&](azure::Peering& p) { p.*field = true; });
        COMPARE_TEXT(labelOf(switched), on.toStdString());
        const auto back =
            edit::modify(switched->next, side, [&](azure::Peering& p) { p.*field = false; });
        COMPARE_TEXT(labelOf(back), off.toStdString());
        QVERIFY(back->next == document);
    }

    void otherLabels()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto apps = net.subnet(hub, "apps", {"10.0.1.0/24"});
        const auto table = net.routeTable("rt");
        const auto nic = net.nic(apps, "nic1");
        const Document document = net.document();
        COMPARE_TEXT(labelOf(edit::rename(document, hub, "centre")), "Rename hub to centre");
        COMPARE_TEXT(
            labelOf(edit::modify(document, apps, [&](azure::Subnet& s) { s.routeTable = table; })),
            "Associate rt with apps");
        COMPARE_TEXT(
            labelOf(edit::modify(document, nic,
                                 [](azure::NetworkInterface& n) { n.enableIPForwarding = true; })),
            "Enable IP forwarding on nic1");
        COMPARE_TEXT(labelOf(edit::modify(
                         document, table,
                         [](azure::RouteTable& t) { t.disableBgpRoutePropagation = true; })),
                     "Stop gateway route propagation in rt");
        COMPARE_TEXT(labelOf(edit::setRegion(document, hub, "northeurope")),
                     "Move hub to northeurope");
    }

    /// T8 and 3.6: a change of space makes both sides say so until the other one is synced.
    void syncAfterGrowing()
    {
        NetworkBuilder net;
        const auto one = net.vnet("one", {"10.1.0.0/16"});
        const auto two = net.vnet("two", {"10.2.0.0/16"});
        const auto sides = net.peer(one, two);
        Document document = net.document();
        document = accepted(document, edit::modify(document, one, [](azure::VirtualNetwork& v) {
                                v.addressPrefixes.push_back(prefix("10.99.0.0/16"));
                            }));
        QVERIFY(azure::peeringSyncLevel(document, sides.first)
                == PeeringSyncLevel::RemoteNotInSync);
        QVERIFY(azure::peeringSyncLevel(document, sides.second)
                == PeeringSyncLevel::LocalNotInSync);
        // Another update of the peering syncs nothing.
        document = accepted(document, edit::modify(document, sides.second, [](azure::Peering& p) {
                                p.allowForwardedTraffic = true;
                            }));
        COMPARE_TEXT(text(document.find(sides.second)->remoteAddressSpace), "10.1.0.0/16");
        document = accepted(document, edit::syncPeering(document, sides.second));
        COMPARE_TEXT(text(document.find(sides.second)->remoteAddressSpace),
                     "10.1.0.0/16, 10.99.0.0/16");
        QVERIFY(azure::peeringSyncLevel(document, sides.first) == PeeringSyncLevel::FullyInSync);
    }

    void syncNeedsAConnectedPeering()
    {
        NetworkBuilder net;
        const auto one = net.vnet("one", {"10.1.0.0/16"});
        const auto two = net.vnet("two", {"10.2.0.0/16"});
        const auto side = net.link(one, two);
        COMPARE_TEXT(codeOf(edit::syncPeering(net.document(), side)), "SIM-3.6.1");
        COMPARE_TEXT(codeOf(edit::resetPeering(net.document(), side)), "SIM-3.2.3");
        COMPARE_TEXT(codeOf(edit::addReciprocal(net.document(), side)), "accepted");
        COMPARE_TEXT(codeOf(edit::addReciprocal(net.document(), PeeringId(9))), "ResourceNotFound");
    }

    /// 3.2.2, 3.2.4: a deleted network leaves the other side with the id of what it was.
    void deletedNetworkLeavesADisconnectedSide()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const auto sides = net.peer(hub, spoke);
        const auto apps = net.subnet(spoke, "apps", {"10.1.1.0/24"});
        net.nic(apps, "nic1");
        const Document before = net.document();
        COMPARE_TEXT(namesOf(before, edit::removalClosure(before, {spoke})),
                     "spoke, apps, spoke-To-hub, nic1");
        const auto removal = edit::removeObjects(before, {spoke});
        COMPARE_TEXT(labelOf(removal), "Delete virtual network spoke");
        const Document document = accepted(before, removal);
        const azure::Peering* left = document.find(sides.first);
        QVERIFY(left->disconnected);
        QVERIFY(!left->remoteVirtualNetwork);
        COMPARE_TEXT(left->remoteResourceId.str(), vnetId("spoke"));
        COMPARE_TEXT(text(left->remoteAddressSpace), "10.1.0.0/16");
        COMPARE_TEXT(codeOf(edit::resetPeering(document, sides.first)),
                     "InvalidGlobalResourceReference");
    }

    void closureOfEachKind()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto apps = net.subnet(hub, "apps", {"10.0.1.0/24"});
        const auto gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
        const auto site = net.site("hq", {"192.168.0.0/24"});
        net.connect(gateway, site);
        const auto table = net.routeTable("rt");
        net.associate(apps, table);
        const Document base = net.document();
        const Document document = accepted(base, edit::addVm(base, apps));
        const auto closure = [&](ObjectId id) {
            return namesOf(document, edit::removalClosure(document, {id}));
        };
        COMPARE_TEXT(closure(VmId(1)), "vm1VMNic, vm1");
        COMPARE_TEXT(closure(NicId(1)), "vm1VMNic, vm1");
        COMPARE_TEXT(closure(apps), "apps, vm1VMNic, vm1");
        COMPARE_TEXT(closure(site),
                     document.nameOf(site).str() + ", " + document.nameOf(ConnectionId(1)).str());
        COMPARE_TEXT(closure(table), "rt");
        const Document without = accepted(document, edit::removeObjects(document, {table}));
        QVERIFY(!without.find(apps)->routeTable);
        const auto group = edit::removeObjects(document, {ResourceGroupId(1)});
        QCOMPARE(accepted(document, group).size(), std::size_t{1}); // the subscription
        COMPARE_TEXT(codeOf(edit::removeObjects(document, {})), "ResourceNotFound");
        COMPARE_TEXT(codeOf(edit::removeObjects(document, {VnetId(9)})), "ResourceNotFound");
    }

    void bothSidesOrOne()
    {
        NetworkBuilder net;
        const auto a = net.vnet("a", {"10.0.0.0/16"});
        const auto b = net.vnet("b", {"10.1.0.0/16"});
        const auto sides = net.peer(a, b);
        const Document document = net.document();
        const auto one = edit::removePeering(document, sides.first);
        QVERIFY(accepted(document, one).find(sides.second)->disconnected);
        const auto both = edit::removePeeringPair(document, sides.first);
        COMPARE_TEXT(labelOf(both), "Delete peering between a and b");
        QVERIFY(accepted(document, both).all<azure::Peering>().size() == 0);
    }

    void subnetNameFollowsIntoPeerings()
    {
        NetworkBuilder net;
        const auto left = net.vnet("left", {"10.0.0.0/16"});
        const auto right = net.vnet("right", {"10.1.0.0/16"});
        const auto one = net.subnet(left, "one", {"10.0.1.0/24"});
        net.subnet(right, "two", {"10.1.1.0/24"});
        const auto there = net.subnetLink(left, right, {"one"}, {"two"});
        const auto back = net.subnetLink(right, left, {"two"}, {"one"});
        const Document document =
            accepted(net.document(), edit::rename(net.document(), one, "uno"));
        COMPARE_TEXT(document.find(there)->localSubnetNames.front().str(), "uno");
        COMPARE_TEXT(document.find(back)->remoteSubnetNames.front().str(), "uno");
        QVERIFY(!azure::isStale(document, *document.find(back)));
    }

    void machineNameFollowsIntoItsInterface()
    {
        NetworkBuilder net;
        const auto apps = net.subnet(net.vnet("hub", {"10.0.0.0/16"}), "apps", {"10.0.1.0/24"});
        const auto made = edit::addVm(net.document(), apps);
        const Document document = accepted(net.document(), made);
        const ObjectId machine = made->created.front();
        const ObjectId nic = made->created.back();
        const auto named = [&](const Document& d) { return d.nameOf(nic).str(); };
        COMPARE_TEXT(named(document), "vm1VMNic");
        const Document renamed = accepted(document, edit::rename(document, machine, "SalesVM"));
        COMPARE_TEXT(named(renamed), "SalesVMVMNic");
        // A name that somebody chose stays.
        const Document chosen = accepted(renamed, edit::rename(renamed, nic, "front"));
        COMPARE_TEXT(named(accepted(chosen, edit::rename(chosen, machine, "vm2"))), "front");
    }

    void regionTakesContentAlong()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto other = net.vnet("other", {"10.1.0.0/16"});
        const auto apps = net.subnet(hub, "apps", {"10.0.1.0/24"});
        const auto otherApps = net.subnet(other, "apps", {"10.1.1.0/24"});
        const auto nic = net.nic(apps, "nic1");
        const auto table = net.routeTable("rt");
        net.associate(apps, table);
        const Document document = net.document();
        const Document moved = accepted(document, edit::setRegion(document, hub, "northeurope"));
        COMPARE_TEXT(moved.find(nic)->location.str(), "northeurope");
        COMPARE_TEXT(moved.find(table)->location.str(), "northeurope");
        COMPARE_TEXT(violations(moved), "");
        net.associate(otherApps, table);
        COMPARE_TEXT(codeOf(edit::setRegion(net.document(), hub, "northeurope")), "SIM-1.10");
    }

    void placing()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto apps = net.subnet(hub, "apps", {"10.0.1.0/24"});
        const Document document = net.document();
        const auto result = edit::place(document, {{hub, {{5, 6}, {}}}}, {"Move", {}});
        QVERIFY(accepted(document, result).placement(hub)->position.x == 5);
        QVERIFY(result->changes.layoutOnly());
        COMPARE_TEXT(codeOf(edit::place(document, {{apps, {}}}, {"Move", {}})), "NotPlaced");
        COMPARE_TEXT(codeOf(edit::place(document, {{VnetId(9), {}}}, {"Move", {}})),
                     "ResourceNotFound");
    }

    void chainIsOneStepOrNothing()
    {
        NetworkBuilder net;
        const auto a = net.vnet("a", {"10.0.0.0/16"});
        const Document document = net.document();
        const auto both = edit::chain(
            document, {"Two", {}}, [&](const Document& d) { return edit::rename(d, a, "b"); },
            [&](const Document& d) { return edit::addSubnet(d, a, "s"); });
        QCOMPARE(accepted(document, both).all<azure::Subnet>().size(), std::size_t{1});
        const auto refused = edit::chain(
            document, {"Two", {}}, [&](const Document& d) { return edit::rename(d, a, "b"); },
            [&](const Document& d) { return edit::rename(d, a, "-"); });
        COMPARE_TEXT(codeOf(refused), "InvalidResourceName");
    }

    /// What an edit changed can be taken back by storing the document before: same value, ids
    /// included.
    void undoGivesTheSameDocument()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto spoke = net.vnet("spoke", {"10.1.0.0/16"});
        net.peer(hub, spoke);
        const Document before = net.document();
        const Document copy = before;
        const auto removal = edit::removeObjects(before, {hub});
        QVERIFY(removal.has_value());
        QVERIFY(before == copy);
        QVERIFY(!(removal->next == before));
        QVERIFY(Document::diff(removal->next, before) == removal->changes.inverted());
    }

    void freeNames()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("VNET1", {"10.0.0.0/16"});
        net.subnet(vnet, "subnet1", {"10.0.1.0/24"});
        const Document document = net.document();
        COMPARE_TEXT(edit::freeName(document, Kind::VirtualNetwork, "vnet"), "vnet2");
        COMPARE_TEXT(edit::freeName(document, Kind::Subnet, "subnet", vnet), "subnet2");
        COMPARE_TEXT(edit::freeName(document, Kind::RouteTable, "rt"), "rt1");
    }

    void noRoomForAnotherSubnet()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.0.0.0/24"});
        Document document = accepted(net.document(), edit::addSubnet(net.document(), vnet));
        COMPARE_TEXT(codeOf(edit::addSubnet(document, vnet)), "SIM-1.5");
        COMPARE_TEXT(codeOf(edit::addSubnet(document, VnetId(9))), "ResourceNotFound");
    }

    void movingNetworksToARegionTogether()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const RouteTableId table = net.routeTable("rt");
        net.subnet(a, "s", {"10.1.1.0/24"}, table);
        net.subnet(b, "s", {"10.2.1.0/24"}, table);
        const Document document = net.document();
        QVERIFY(!edit::setRegion(document, a, "northeurope"));
        const auto moved = edit::setRegion(document, {a, b}, "northeurope");
        const Document after = accepted(document, moved);
        COMPARE_TEXT(labelOf(moved), "Move 2 virtual networks to northeurope");
        COMPARE_TEXT(after.find(a)->location.str(), "northeurope");
        COMPARE_TEXT(after.find(b)->location.str(), "northeurope");
        COMPARE_TEXT(after.find(table)->location.str(), "northeurope");
        COMPARE_TEXT(violations(after), "");
    }

    void lockingChangesPlacesOnly()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const SubnetId subnet = net.subnet(a, "s", {"10.1.1.0/24"});
        net.transaction().place(a, {{10, 20}, {}});
        const Document document = net.document();
        const auto locked = edit::setLocked(document, {a, subnet}, true);
        COMPARE_TEXT(labelOf(locked), "Lock a");
        QVERIFY(locked->changes.layoutOnly());
        QVERIFY(locked->next.placement(a)->locked);
        QVERIFY(edit::setLocked(locked->next, {a}, true)->changes.empty());
        QVERIFY(edit::setLocked(locked->next, {a}, false)->next == document);
    }
};

PEERSCAPE_TEST_CLASS(TestEditActions)
#include "tst_edit_actions.moc"
